//! A branch of some years as it would really be: sites that keep coming, their work, clock-ins, what becomes known late,
//! what is taken back and told again, and every month closed by the command that closes months.
//!
//! Pure: the same number of years gives the same facts.

mod chance;
mod office;
mod register;
mod work;

use chance::Chance;
use chrono::{Days, NaiveDate, NaiveDateTime, TimeDelta};
use fieldbook::{
    domain::{Calendar, DeviceId, FactId, Month, PersonId, Role},
    journal::{
        AttendanceFact, CommissioningFact, ConductFact, Fact, FactBody, FollowUpFact, RepairFact, Withdrawn,
    },
    ledger::Ledger,
    rules::RuleBook,
    workflow::{Command, Context, close::figures, decide},
};
use std::sync::Arc;

/// The last month in which anything happens.
const LAST: &str = "2026-10";

/// The months at the end that stay open.
const OPEN: usize = 2;

/// What a branch of some years has written down, in the order in which it became known.
pub struct Years {
    pub facts: Vec<Arc<Fact>>,
    pub from: Month,
    pub to: Month,
}

/// A branch of so many years, whose register is kept on paper.
pub fn years(years: usize) -> Years {
    told(years, false)
}

/// The same branch, whose register is kept here as well: three visits on a working day besides the repairs' own.
#[allow(dead_code, reason = "the benchmarks of the engine are of the years before it")]
pub fn with_visits(years: usize) -> Years {
    told(years, true)
}

fn told(years: usize, has_visits: bool) -> Years {
    let to: Month = LAST.parse().expect("a month");
    let from = (1..years * 12).fold(to, |month, _| month.previous());
    let mut plan = Plan { has_visits, ..Plan::new(from, to) };
    office::open(&mut plan);
    for month in from.through(to) {
        office::month(&mut plan, month);
        work::month(&mut plan, month);
    }
    Years { facts: record(plan.planned, from, to), from, to }
}

/// A fact before it has its id.
struct Planned {
    on: NaiveDate,
    recorded: NaiveDateTime,
    actor: &'static str,
    body: FactBody,
    /// It was a slip: after so many days it is taken back, and told again.
    slip: Option<u64>,
}

/// Everything that happens, in no order.
struct Plan {
    chance: Chance,
    calendar: Calendar,
    first: NaiveDate,
    last: NaiveDate,
    planned: Vec<Planned>,
    sites: Vec<work::Known>,
    begun: u32,
    has_visits: bool,
}

impl Plan {
    fn new(from: Month, to: Month) -> Plan {
        Plan {
            chance: Chance::new(u64::from(from.number()) + from.year().unsigned_abs() as u64),
            calendar: Calendar::official(),
            first: from.first(),
            last: to.last(),
            planned: Vec::new(),
            sites: Vec::new(),
            begun: 0,
            has_visits: false,
        }
    }

    /// Something happens on a day, and is mostly written down on it: one in sixty some weeks late, one in four hundred
    /// wrongly at first. What would lie beyond the last month has not happened yet.
    fn tell(&mut self, on: NaiveDate, actor: &'static str, body: FactBody) {
        let late = if self.chance.one_in(60) { self.chance.below(45) } else { 0 };
        let minute = 480 + self.chance.below(540);
        let recorded = at(on + Days::new(late), minute);
        let slip = self.chance.one_in(400).then(|| 1 + self.chance.below(25));
        if recorded.date() <= self.last {
            self.planned.push(Planned { on, recorded, actor, body, slip });
        }
    }

    /// Something is written down as it happens.
    fn at_once(&mut self, on: NaiveDate, minute: u64, actor: &'static str, body: FactBody) {
        let recorded = at(on, minute);
        if recorded.date() <= self.last {
            self.planned.push(Planned { on, recorded, actor, body, slip: None });
        }
    }

    /// The first working day not before a day.
    fn workday(&self, day: NaiveDate) -> NaiveDate {
        day.iter_days().find(|day| self.calendar.is_workday(*day)).unwrap_or(day)
    }

    /// The number of the next piece of work.
    fn number(&mut self) -> u32 {
        self.begun += 1;
        self.begun
    }
}

fn at(day: NaiveDate, minute: u64) -> NaiveDateTime {
    day.and_time(chrono::NaiveTime::MIN) + TimeDelta::minutes(minute as i64)
}

fn person(id: &str) -> PersonId {
    PersonId::parse(id).expect("short text is an id")
}

/// Writes the planned facts down one after the other, and closes each month nine days after its end.
fn record(mut planned: Vec<Planned>, from: Month, to: Month) -> Vec<Arc<Fact>> {
    planned.sort_by_key(|planned| planned.recorded);
    let mut book = Book::default();
    let mut takings = Vec::new();
    let mut closing = from;
    let close_until = (0..OPEN).fold(to, |month, _| month.previous());
    for Planned { on, recorded, actor, body, slip } in planned {
        while closing <= close_until && recorded > at(closing.last() + Days::new(9), 1080) {
            book.close(closing);
            closing = closing.next();
        }
        if let Some(days) = slip.filter(|_| can_slip(&body)) {
            let slipped = book.write(on, recorded, actor, body.clone());
            takings.push((recorded + TimeDelta::days(days as i64), on, actor, slipped, body));
            continue;
        }
        book.write(on, recorded, actor, body);
        let due = takings.iter().position(|(when, ..)| *when < recorded);
        if let Some((_, on, actor, fact, body)) = due.map(|due| takings.swap_remove(due)) {
            let reason = "slip".to_owned();
            book.write(recorded.date(), recorded, actor, FactBody::from(Withdrawn { fact, reason }));
            book.write(on, recorded, actor, body);
        }
    }
    book.facts
}

/// What a person would take back: nothing rests on it.
fn can_slip(body: &FactBody) -> bool {
    matches!(
        body,
        FactBody::Attendance(AttendanceFact::ClockedIn(_))
            | FactBody::FollowUp(FollowUpFact::FollowUpsReviewed(_))
            | FactBody::Conduct(ConductFact::PenaltyConfirmed(_))
            | FactBody::Repair(RepairFact::PaidIn(_))
            | FactBody::Commissioning(CommissioningFact::Accepted(_))
    )
}

/// What is written down, as it grows.
#[derive(Default)]
struct Book {
    facts: Vec<Arc<Fact>>,
    /// Of the facts up to the last closing.
    ledger: Ledger,
}

impl Book {
    fn write(&mut self, on: NaiveDate, recorded: NaiveDateTime, actor: &str, body: FactBody) -> FactId {
        let id = self.next_id(recorded);
        let (actor, device) = (person(actor), device());
        self.facts.push(Arc::new(Fact { id, on, at: None, recorded, actor, device, link: None, body }));
        id
    }

    /// Ids sort in the order in which they are given.
    fn next_id(&self, recorded: NaiveDateTime) -> FactId {
        let millis = recorded.and_utc().timestamp_millis().unsigned_abs();
        let mut rest = [0; 10];
        rest[..4].copy_from_slice(&(self.facts.len() as u32).to_be_bytes());
        FactId(uuid::Builder::from_unix_timestamp_millis(millis, &rest).into_uuid())
    }

    /// Closes a month with what it comes to.
    fn close(&mut self, month: Month) {
        let now = at(month.last() + Days::new(9), 1080);
        self.ledger.take(&self.facts[self.ledger.facts().len()..]);
        let ledger = &self.ledger;
        let confirmed = figures(ledger, month, now);
        let command = Command::CloseMonth { on: now.date(), month, known_until: Some(now), confirmed };
        let context = Context {
            now,
            actor: person("ma"),
            role: Some(Role::Manager),
            device: device(),
            fact: self.next_id(now),
            unread: 0,
        };
        let closed = decide(ledger, &RuleBook::of(ledger), command, &context);
        self.facts.extend(closed.expect("a month that is over can be closed").into_iter().map(Arc::new));
    }
}

fn device() -> DeviceId {
    DeviceId::parse("desk").expect("short text is an id")
}
