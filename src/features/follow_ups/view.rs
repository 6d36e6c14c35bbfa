//! The follow-ups of a week: what is listed and what came of it, and whom to list next (5.4.2, 6.3.1).

use crate::{
    app::{
        i18n::Words,
        words::{person_name, site_name},
    },
    domain::{
        Area, Arrange, ListedVisit, PersonId, SiteId, ThingId, VisitKind, VisitOutcome,
        month::{add_days, monday_of},
    },
    ledger::{Contract, Ledger, NoFollowUps, Site, Visit},
    ui::find,
};
use chrono::NaiveDate;
use std::collections::{BTreeMap, BTreeSet};

/// What came of something that was listed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Came {
    /// Nobody has a visit there yet.
    Nothing,
    Given(ThingId, NaiveDate),
    Visited(ThingId, NaiveDate),
    /// Somebody went, and the customer would not have it.
    Refused(ThingId, NaiveDate),
    /// The week is over without a visit.
    Missed,
}

impl Came {
    pub fn key(&self) -> &'static str {
        match self {
            Came::Nothing => "weeks.came.nothing",
            Came::Given(..) => "weeks.came.given",
            Came::Visited(..) => "weeks.came.visited",
            Came::Refused(..) => "weeks.came.refused",
            Came::Missed => "weeks.came.missed",
        }
    }

    pub fn visit(&self) -> Option<(&ThingId, NaiveDate)> {
        match self {
            Came::Given(visit, day) | Came::Visited(visit, day) | Came::Refused(visit, day) => {
                Some((visit, *day))
            }
            Came::Nothing | Came::Missed => None,
        }
    }
}

/// A line of a week's list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listed {
    pub site: SiteId,
    pub name: String,
    pub contact: String,
    pub area: Option<Area>,
    pub person: PersonId,
    pub who: String,
    pub last: Option<NaiveDate>,
    pub came: Came,
}

/// A customer who could be listed, or why he cannot.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Candidate {
    pub site: SiteId,
    pub name: String,
    pub area: Area,
    pub in_warranty: bool,
    /// A maintenance contract runs: a key customer.
    pub has_contract: bool,
    pub last: Option<NaiveDate>,
    /// Who went there last, or looks after it.
    pub proposed: Option<PersonId>,
    pub leader: Option<PersonId>,
    /// Why nobody is sent there.
    pub refused: Option<String>,
}

/// What narrows the candidates.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Wanted {
    pub leader: Option<PersonId>,
    pub area: Option<Area>,
    pub find: String,
    /// Also who is listed already, while a list is corrected.
    pub with_listed: bool,
}

/// Who is to go where in a week: every list counts, and of a customer on several the last one.
pub fn items(ledger: &Ledger, monday: NaiveDate) -> Vec<ListedVisit> {
    let mut all: BTreeMap<&SiteId, &PersonId> = BTreeMap::new();
    for list in ledger.weeks.get(&monday).into_iter().flatten() {
        all.extend(list.value.iter().map(|one| (&one.site, &one.person)));
    }
    let item =
        |(site, person): (&SiteId, &PersonId)| ListedVisit { site: site.clone(), person: person.clone() };
    all.into_iter().map(item).collect()
}

/// The lines of a week, those that nobody has first, then by who goes.
pub fn listed(ledger: &Ledger, monday: NaiveDate, today: NaiveDate) -> Vec<Listed> {
    let line = |ListedVisit { site, person }: ListedVisit| {
        let described = ledger.sites.get(&site);
        Listed {
            name: site_name(ledger, &site),
            contact: described.and_then(|site| site.contact.clone()).unwrap_or_default(),
            area: described.map(|site| site.area),
            who: person_name(ledger, &person),
            last: last_of(ledger, &site, monday),
            came: came(ledger, &site, monday, today),
            site,
            person,
        }
    };
    let mut all: Vec<Listed> = items(ledger, monday).into_iter().map(line).collect();
    all.arrange_by(|one, other| {
        let order = |line: &Listed| (line.came.visit().is_some(), line.who.clone(), line.name.clone());
        order(one).cmp(&order(other))
    });
    all
}

/// What nobody has a visit for yet, of the week of today.
pub fn not_given(ledger: &Ledger, today: NaiveDate) -> Vec<Listed> {
    let mut all = listed(ledger, monday_of(today), today);
    all.retain(|line| line.came == Came::Nothing);
    all
}

fn follow_ups<'a>(ledger: &'a Ledger, site: &SiteId) -> impl Iterator<Item = &'a Visit> + use<'a> {
    ledger.visits_of(site).filter(|visit| visit.kind == VisitKind::FollowUp)
}

fn came(ledger: &Ledger, site: &SiteId, monday: NaiveDate, today: NaiveDate) -> Came {
    let sunday = add_days(monday, 6);
    let in_week = |day: NaiveDate| monday <= day && day <= sunday;
    let (mut given, mut refused) = (None, None);
    for visit in follow_ups(ledger, site) {
        let ended = visit.ended.as_ref().map(|ended| ended.on());
        if let Some(on) = ended.filter(|on| in_week(*on)) {
            if visit.ended.as_ref().is_some_and(|ended| ended.value == VisitOutcome::Refused) {
                refused = Some(Came::Refused(visit.id.clone(), on));
                continue;
            }
            return Came::Visited(visit.id.clone(), on);
        }
        let day = visit.place().day;
        if ended.is_none() && in_week(day) {
            given = Some(Came::Given(visit.id.clone(), day));
        }
    }
    if given.is_none()
        && let Some(refused) = refused
    {
        return refused;
    }
    match given {
        Some(given) if today <= sunday => given,
        None if today <= sunday => Came::Nothing,
        _ => Came::Missed,
    }
}

/// The last follow-up there that ended before a day.
fn last_of(ledger: &Ledger, site: &SiteId, before: NaiveDate) -> Option<NaiveDate> {
    let ended = follow_ups(ledger, site).filter_map(|visit| visit.ended.as_ref().map(|ended| ended.on()));
    ended.filter(|on| *on < before).max()
}

/// Whom to list for a week: in warranty and with a contract first, then who was not followed up for longest; at the end those
/// to whom nobody is sent. Who is listed already is left out.
pub fn candidates(words: Words, ledger: &Ledger, monday: NaiveDate, wanted: &Wanted) -> Vec<Candidate> {
    let listed: BTreeSet<SiteId> = items(ledger, monday).into_iter().map(|one| one.site).collect();
    let runs = |one: &&Contract| one.from <= monday && monday <= one.to;
    let contracts: BTreeSet<&SiteId> = ledger.contracts.values().filter(runs).map(|one| &one.site).collect();
    let is_new = |site: &&Site| wanted.with_listed || !listed.contains(&site.id);
    let sites = ledger.sites.values().filter(is_new);
    let one = |site: &Site| candidate(words, ledger, site, monday, contracts.contains(&site.id));
    let mut all: Vec<Candidate> = sites.map(one).filter(|one| wanted.fits(one)).collect();
    all.arrange_by(|one, other| {
        let order = |one: &Candidate| {
            let first = one.in_warranty || one.has_contract;
            (
                !listed.contains(&one.site),
                one.refused.is_some(),
                !first,
                one.last,
                one.name.clone(),
                one.site.clone(),
            )
        };
        order(one).cmp(&order(other))
    });
    all
}

impl Wanted {
    fn fits(&self, one: &Candidate) -> bool {
        let leader = self.leader.as_ref().is_none_or(|leader| one.leader.as_ref() == Some(leader));
        let area = self.area.is_none_or(|area| one.area == area);
        leader && area && find::answers(&self.find, [one.site.as_str(), &one.name])
    }
}

fn candidate(words: Words, ledger: &Ledger, site: &Site, monday: NaiveDate, has_contract: bool) -> Candidate {
    let last_visit = follow_ups(ledger, &site.id).filter(|visit| visit.ended.is_some()).last();
    let went = last_visit.map(|visit| visit.place().to);
    let leader = site.looked_after_by.as_ref().map(|leader| leader.value.clone());
    let here = |person: &PersonId| ledger.people.get(person).is_some_and(|one| one.employed_on(monday));
    Candidate {
        site: site.id.clone(),
        name: site_name(ledger, &site.id),
        area: site.area,
        in_warranty: site.in_warranty(monday),
        has_contract,
        last: last_of(ledger, &site.id, monday),
        proposed: went.filter(here).or_else(|| leader.clone().filter(here)),
        leader,
        refused: site.no_follow_ups().map(|why| refused(words, &why)),
    }
}

/// How many of a list were visited, are given out, and are neither.
pub fn counts(lines: &[Listed]) -> (usize, usize, usize) {
    let of = |wanted: fn(&Came) -> bool| lines.iter().filter(|line| wanted(&line.came)).count();
    let visited = of(|came| matches!(came, Came::Visited(..)));
    let given = of(|came| matches!(came, Came::Given(..)));
    (visited, given, lines.len() - visited - given)
}

/// The leaders who look after somebody.
pub fn leaders(ledger: &Ledger) -> Vec<(PersonId, String)> {
    let mut all: BTreeMap<PersonId, String> = BTreeMap::new();
    for leader in ledger.sites.values().filter_map(|site| site.looked_after_by.as_ref()) {
        all.insert(leader.value.clone(), person_name(ledger, &leader.value));
    }
    all.into_iter().collect()
}

fn refused(words: Words, why: &NoFollowUps) -> String {
    match why {
        NoFollowUps::NoConsent(dealer) => words.tv("sites.dealer.ask", &[("dealer", dealer)]),
        NoFollowUps::Dropped => words.t("forms.day.dropped"),
    }
}
