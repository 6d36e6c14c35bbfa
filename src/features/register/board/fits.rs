//! Who fits for a visit: his other work of the day, his points of the month, whether he knows the place, where he is anyway.

use crate::{
    app::words::{area_key, list_words, month_words, person_name},
    domain::{Area, Arrange, Minute, Month, PersonId, SiteId},
    features::register::view::Looked,
    ledger::{Ledger, Person, Visit},
    rules::commissioning::ladder::LadderPoints,
};
use chrono::NaiveDate;
use std::collections::BTreeSet;

/// How somebody knows a place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Knows {
    /// He commissioned it.
    Commissioned,
    /// He was there.
    Visited,
}

/// Somebody who could go.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fit {
    pub person: PersonId,
    pub name: String,
    pub visits: usize,
    /// The hours that are taken, as far as they are said.
    pub times: Vec<Minute>,
    /// What he was given in the month of the visit.
    pub points: u64,
    pub month: Month,
    pub knows: Option<Knows>,
    /// Where his other visits of the day are.
    pub areas: BTreeSet<Area>,
    pub away: bool,
}

/// Whoever goes to customers and is there on a day: the one with the fewest visits first, and of those who knows the place.
pub fn fits(looked: &Looked<'_>, points: &LadderPoints, site: &SiteId, day: NaiveDate) -> Vec<Fit> {
    let ledger = looked.ledger;
    let area = ledger.sites.get(site).map(|site| site.area);
    let goes = |person: &&Person| person.role_on(day).is_field() && person.employed_on(day);
    let mut people: Vec<&Person> = ledger.people.values().filter(goes).collect();
    people.arrange_by_key(|person| (person.joined, person.id.clone()));
    let of_day: Vec<&Visit> = ledger.visits.values().filter(|visit| visit.place().day == day).collect();
    let fit = |person: &Person| {
        let his = || of_day.iter().filter(|visit| visit.place().to == person.id);
        let mut times: Vec<Minute> = his().filter_map(|visit| visit.place().time).collect();
        times.arrange();
        let sites = his().filter(|visit| !visit.phone).filter_map(|visit| ledger.sites.get(&visit.site));
        Fit {
            person: person.id.clone(),
            name: person_name(ledger, &person.id),
            visits: his().count(),
            times,
            points: points.get(&person.id, Month::of(day)),
            month: Month::of(day),
            knows: knows(ledger, &person.id, site),
            areas: sites.map(|site| site.area).collect(),
            away: ledger.away.contains_key(&(person.id.clone(), day)),
        }
    };
    let mut all: Vec<Fit> = people.into_iter().map(fit).collect();
    let is_near = |fit: &Fit| area.is_some_and(|area| fit.areas.contains(&area));
    all.arrange_by_key(|fit| (fit.away, fit.visits, fit.knows.is_none(), !is_near(fit)));
    all
}

fn knows(ledger: &Ledger, person: &PersonId, site: &SiteId) -> Option<Knows> {
    let commissioned = || {
        ledger.notices_of(site).any(|notice| notice.finished.is_some() && notice.holder().value == *person)
    };
    let was_there = |visit: &Visit| visit.arrived.is_some() && visit.place().to == *person;
    let visited = || {
        ledger.visits_of(site).any(was_there) || ledger.repairs_of(site).any(|repair| repair.by == *person)
    };
    commissioned().then_some(Knows::Commissioned).or_else(|| visited().then_some(Knows::Visited))
}

/// What speaks for him and against him.
pub fn said(looked: &Looked<'_>, fit: &Fit) -> String {
    let words = looked.words;
    let visits = match fit.visits {
        0 => words.t("register.fit.free"),
        n if fit.times.is_empty() => words.tv("register.fit.visits", &[("n", &n)]),
        n => {
            let times: Vec<String> = fit.times.iter().map(ToString::to_string).collect();
            words.tv("register.fit.visits_at", &[("n", &n), ("times", &times.join(" "))])
        }
    };
    let points =
        words.tv("register.fit.points", &[("month", &month_words(words, fit.month)), ("n", &fit.points)]);
    let knows = fit.knows.map(|knows| {
        words.t(match knows {
            Knows::Commissioned => "register.fit.commissioned",
            Knows::Visited => "register.fit.visited",
        })
    });
    let areas: Vec<String> = fit.areas.iter().map(|area| words.t(area_key(*area))).collect();
    let areas =
        (!areas.is_empty()).then(|| words.tv("register.fit.areas", &[("areas", &list_words(words, areas))]));
    let away = fit.away.then(|| words.t("register.board.away"));
    list_words(words, away.into_iter().chain([visits]).chain(areas).chain(knows).chain([points]))
}
