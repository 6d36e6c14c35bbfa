//! A case, recorded through commands as the app would: decide, take the facts, go on.

use super::{
    entry::What,
    format::{Case, Entry},
};
use chrono::{Datelike, NaiveDate, NaiveDateTime, NaiveTime};
use fieldbook::{
    domain::{CalendarYear, DeviceId, FactId, JobId, Minute, Month, PersonId, Role, month::YEARS},
    journal::{
        BranchNamed, CalendarEntered, Fact, FactBody, PeopleFact, PersonJoined, RulesAdopted, SiteDescribed,
        SitesFact, recorders::own_word,
    },
    ledger::Ledger,
    rules::RuleBook,
    workflow::{Command, Context, Refusal, close::figures, decide, permitted},
};
use std::{collections::BTreeMap, sync::Arc};

/// What became of a case's log.
pub struct Recorded {
    pub facts: Vec<Arc<Fact>>,
    /// Positions in the log, with the reason.
    pub refused: BTreeMap<usize, Refusal>,
}

/// Facts of the set-up sort before those of the log.
const LOG_FROM: u64 = 1_000_000;

struct Recorder<'a> {
    case: &'a Case,
    ledger: Ledger,
    book: RuleBook,
    facts: Vec<Arc<Fact>>,
}

/// Records the people, sites, rules and calendar, then the log in the order of its days, closings last.
///
/// # Errors
/// The set-up itself does not fit, such as a rule value of an unknown name.
pub fn record(case: &Case) -> Result<Recorded, String> {
    let ledger = Ledger::of(&[]);
    let book = RuleBook::of(&ledger);
    let mut recorder = Recorder { case, ledger, book, facts: Vec::new() };
    recorder.set_up()?;
    let mut refused = BTreeMap::new();
    for index in turns(&case.log) {
        if let Err(refusal) = recorder.enter(index) {
            refused.insert(index, refusal);
        }
    }
    Ok(Recorded { facts: recorder.facts, refused })
}

/// The order in which entries are given. Entries of one day count by their minute; those without one
/// come first, in the order of the list. One that belongs to a later
/// one (money before its repair) waits for it and follows at once; closings come when all is known.
fn turns(log: &[Entry]) -> Vec<usize> {
    let is_closing = |index: &usize| matches!(log[*index].what, What::CloseMonth { .. });
    let mut by_day: Vec<usize> = (0..log.len()).collect();
    by_day.sort_by_key(|index| (is_closing(index), log[*index].on, log[*index].at, *index));
    let mut to_come: BTreeMap<&str, usize> = BTreeMap::new();
    for id in log.iter().filter_map(|entry| entry.what.begins()) {
        *to_come.entry(id).or_default() += 1;
    }
    let mut begun: Vec<&str> = Vec::new();
    let mut waiting: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    let mut turns = Vec::new();
    for index in by_day {
        let what = &log[index].what;
        if let Some(id) = what.belongs_to().filter(|id| to_come.contains_key(id) && !begun.contains(id)) {
            waiting.entry(id).or_default().push(index);
            continue;
        }
        turns.push(index);
        if let Some(id) = what.begins() {
            begun.push(id);
            turns.extend(waiting.remove(id).unwrap_or_default());
        }
    }
    turns
}

impl Recorder<'_> {
    fn set_up(&mut self) -> Result<(), String> {
        let case = self.case;
        let days = case.log.iter().flat_map(|entry| [entry.on, entry.recorded]);
        let expected = case.expect.pay.keys().map(|month| month.first());
        let Some(on) = days.chain(expected).min().map(|day| Month::of(day).first()) else { return Ok(()) };
        let mut bodies = vec![FactBody::from(BranchNamed { name: case.id.clone() })];
        bodies.extend(case.people.iter().map(|(id, person)| {
            FactBody::People(PeopleFact::PersonJoined(PersonJoined {
                person: id.clone(),
                name: id.to_string(),
                role: person.role,
                base_wage: person.base_wage,
                joined: person.joined,
            }))
        }));
        bodies.extend(case.sites.iter().map(|(id, site)| {
            FactBody::Sites(SitesFact::SiteDescribed(SiteDescribed {
                site: id.clone(),
                name: id.to_string(),
                customer: site.customer.clone().unwrap_or_else(|| id.to_string()),
                area: site.area,
                warranty_until: site.warranty_until,
                dealer: site.dealer.clone(),
                contact: None,
            }))
        }));
        bodies.extend(self.calendar().into_iter().map(|year| CalendarEntered::from(year).into()));
        if !case.rules.is_empty() {
            let from = Month::new(*YEARS.start(), 1).map_err(|error| error.to_string())?;
            bodies.push(FactBody::from(RulesAdopted {
                from,
                name: case.id.clone(),
                values: case.rules.clone(),
            }));
        }
        for (position, body) in (0..).zip(bodies) {
            let words = format!("{body:?}");
            self.give(Command::Record { on, at: None, body }, on.and_time(NaiveTime::MIN), position)
                .map_err(|refusal| format!("set-up refused: {words}: {refusal:?}"))?;
        }
        self.book = RuleBook::of(&self.ledger);
        Ok(())
    }

    /// Plain weekdays but for the days the case names, never the official calendar.
    fn calendar(&self) -> Vec<CalendarYear> {
        let Some((first, last)) = self.case.years() else { return Vec::new() };
        let of = |days: &[NaiveDate], year| days.iter().copied().filter(|day| day.year() == year).collect();
        let years = (first - 1).max(*YEARS.start())..=(last + 2).min(*YEARS.end());
        years
            .map(|year| CalendarYear {
                year,
                source: self.case.id.clone(),
                holidays: of(&self.case.calendar.holidays, year),
                workdays: of(&self.case.calendar.workdays, year),
            })
            .collect()
    }

    fn enter(&mut self, index: usize) -> Result<(), Refusal> {
        let Entry { on, recorded, at, what } = self.case.log[index].clone();
        let known = match what {
            What::CloseMonth { .. } => on.and_hms_opt(23, 59, 59).unwrap_or_default(),
            _ => recorded.and_time(at.map_or(NaiveTime::MIN, Minute::time)),
        };
        let mut command = what.command(on, at, &self.ledger);
        // Whoever closes a month has looked at its figures.
        if let Command::CloseMonth { month, confirmed, .. } = &mut command {
            *confirmed = figures(&self.ledger, *month, known);
        }
        self.give(command, known, LOG_FROM + index as u64)
    }

    fn give(&mut self, command: Command, now: NaiveDateTime, position: u64) -> Result<(), Refusal> {
        let role = permitted(&self.ledger, &command).0.first().copied();
        // An approval is the approver's own, a job is finished by its holder; everything else is entered by whoever may.
        let actor = match &command {
            Command::Record { body, .. } if let Some((by, _)) = own_word(body) => by.clone(),
            Command::Finish { notice, .. } => {
                holder_of(&self.ledger, notice).unwrap_or_else(|| self.somebody(role, now.date()))
            }
            _ => self.somebody(role, now.date()),
        };
        let context = Context {
            now,
            actor,
            role,
            device: DeviceId::parse("case").expect("short text is an id"),
            fact: self.id(position),
            unread: 0,
        };
        let facts = decide(&self.ledger, &self.book, command, &context)?;
        self.facts.extend(facts.into_iter().map(Arc::new));
        self.ledger = Ledger::of(&self.facts);
        Ok(())
    }

    /// Whoever holds a role on a day, or held it once.
    fn somebody(&self, role: Option<Role>, day: NaiveDate) -> PersonId {
        if let Some(holder) = role.and_then(|role| self.ledger.holder_of(role, day)) {
            return holder.id.clone();
        }
        let holding = |role| self.case.people.iter().find(move |(_, person)| person.role == role);
        // The manager does what falls to a role that nobody holds.
        match role.and_then(holding).or_else(|| holding(Role::Manager)) {
            Some((id, _)) => id.clone(),
            None => PersonId::parse("case").expect("short text is an id"),
        }
    }

    /// Sorts like the positions, and differs from the ids of other cases.
    fn id(&self, position: u64) -> FactId {
        let mut noise = [0; 10];
        noise[2..].copy_from_slice(&self.case.digest.to_be_bytes());
        FactId(uuid::Builder::from_unix_timestamp_millis(position, &noise).into_uuid())
    }
}

fn holder_of(ledger: &Ledger, notice: &JobId) -> Option<PersonId> {
    Some(ledger.notices.get(notice)?.holder().value.clone())
}
