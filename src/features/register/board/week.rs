//! A week of the register as a board: whoever goes to customers in rows, the days in columns, and what nobody has yet.

use super::{
    hours::Hour,
    waits::{self, Waits, stand_beside},
};
use crate::{
    app::words::{actor_name, site_name, visit_kind_key},
    domain::{Area, Arrange, Collected, DayThing, Minute, PersonId, Role, SiteId, ThingId, month::add_days},
    features::register::{
        steps,
        view::{BySubject, Looked, MANY},
    },
    ledger::{Person, Request, Visit},
    rules::Subject,
};
use chrono::{Datelike, NaiveDate};
use std::collections::{BTreeMap, BTreeSet};

/// A week.
#[derive(Debug, Clone, PartialEq)]
pub struct Board {
    pub days: Vec<Day>,
    pub rows: Vec<Row>,
    /// What nobody has yet, by the day for which it is wanted.
    pub open: Vec<Open>,
}

/// A column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Day {
    pub date: NaiveDate,
    pub is_workday: bool,
    /// The part of it, where the columns are hours.
    pub hour: Option<Hour>,
}

/// Somebody with his week.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    pub person: PersonId,
    pub name: String,
    /// One for each day.
    pub cells: Vec<Cell>,
}

/// A day of somebody.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Cell {
    /// He is not in the branch that day: nothing is put there.
    pub not_here: bool,
    /// He cannot come that day (6.2.9).
    pub away: bool,
    /// How many visits he has that day, where these are more than one person gets done.
    pub many: Option<usize>,
    pub cards: Vec<Card>,
}

/// A visit.
#[derive(Debug, Clone, PartialEq)]
pub struct Card {
    pub id: ThingId,
    pub site: String,
    pub kind: String,
    pub time: Option<Minute>,
    /// Where it has come to, where that is not what it waits for.
    pub stand: Option<&'static str>,
    /// What it or its job waits for next.
    pub waits: Option<Waits>,
    /// He has another one at the same time.
    pub clashes: bool,
    /// It is in another area than the one before: where one goes.
    pub way: Option<&'static str>,
    pub phone: bool,
    /// Nobody has arrived yet.
    pub is_movable: bool,
}

/// A request without a visit.
#[derive(Debug, Clone, PartialEq)]
pub struct Open {
    pub id: ThingId,
    pub site: SiteId,
    pub name: String,
    pub kind: String,
    pub what: String,
    pub area: Option<Area>,
    pub wanted: NaiveDate,
    pub urgent: bool,
    pub due: Option<(String, bool)>,
}

/// Monday to Sunday around a day.
pub fn days_of(day: NaiveDate) -> Vec<NaiveDate> {
    let before = chrono::Days::new(u64::from(day.weekday().num_days_from_monday()));
    let monday = day.checked_sub_days(before).unwrap_or(day);
    (0..7).map(|nth| add_days(monday, nth)).collect()
}

/// Whose day: who, and when.
type Places<'a> = BTreeMap<(PersonId, NaiveDate), Vec<&'a Visit>>;

/// The board of the week that a day lies in.
pub fn board(looked: &Looked<'_>, day: NaiveDate) -> Board {
    let days = days_of(day);
    let dues = looked.dues_by_subject();
    let mut places: Places<'_> = BTreeMap::new();
    for visit in looked.ledger.visits.values() {
        let place = visit.place();
        if days.contains(&place.day) {
            places.entry((place.to, place.day)).or_default().push(visit);
        }
    }
    let rows = people(looked, &days, &places);
    let rows = rows.into_iter().map(|person| row(looked, &dues, &days, &mut places, person)).collect();
    let is_workday = |date: &NaiveDate| looked.ledger.calendar.is_workday(*date);
    Board {
        rows,
        days: days.iter().map(|date| Day { date: *date, is_workday: is_workday(date), hour: None }).collect(),
        open: open(looked, &dues),
    }
}

/// Whoever goes to customers and is in the branch on one of the days, leaders first; then whoever else has visits.
fn people(looked: &Looked<'_>, days: &[NaiveDate], places: &Places<'_>) -> Vec<PersonId> {
    let is_here = |person: &Person| days.iter().any(|day| person.employed_on(*day));
    let role = |person: &Person| person.role_on(days[days.len() - 1]);
    let goes = |person: &&Person| role(person).is_field() && is_here(person);
    let mut field: Vec<&Person> = looked.ledger.people.values().filter(goes).collect();
    field.arrange_by_key(|person| (role(person) != Role::Leader, person.joined, person.id.clone()));
    let mut all: Vec<PersonId> = field.into_iter().map(|person| person.id.clone()).collect();
    let busy: BTreeSet<PersonId> = places.keys().map(|(person, _)| person.clone()).distinct();
    let others: Vec<PersonId> = busy.into_iter().filter(|person| !all.contains(person)).collect();
    all.extend(others);
    all
}

fn row(
    looked: &Looked<'_>,
    dues: &BySubject<'_>,
    days: &[NaiveDate],
    places: &mut Places<'_>,
    person: PersonId,
) -> Row {
    let known = looked.ledger.people.get(&person);
    let mut cell = |day: &NaiveDate| {
        let place = (person.clone(), *day);
        let visits = places.remove(&place).unwrap_or_default();
        Cell {
            not_here: known.is_some_and(|known| !known.employed_on(*day)),
            away: looked.ledger.away.contains_key(&place),
            many: Some(visits.len()).filter(|many| *many > MANY),
            cards: cards(looked, dues, visits, *day),
        }
    };
    let cells = days.iter().map(&mut cell).collect();
    Row { name: actor_name(looked.words, looked.ledger, &person), person, cells }
}

/// The visits of a person's day in the order of their hours, those without one last.
fn cards(looked: &Looked<'_>, dues: &BySubject<'_>, mut visits: Vec<&Visit>, day: NaiveDate) -> Vec<Card> {
    visits.arrange_by_cached_key(|visit| {
        let time = visit.place().time;
        (time.is_none(), time, visit.planned.order())
    });
    let open_at = |time: Minute, but: &ThingId| {
        let there = |visit: &&&Visit| visit.place().time == Some(time) && visit.ended.is_none();
        visits.iter().filter(there).any(|visit| visit.id != *but)
    };
    let mut before: Option<Area> = None;
    let mut card = |visit: &&Visit| {
        let time = visit.place().time;
        let area = looked.ledger.sites.get(&visit.site).map(|site| site.area).filter(|_| !visit.phone);
        let way = area.filter(|area| before.is_some_and(|before| before != *area));
        before = area.or(before);
        let stand = steps::stand(looked.ledger, looked.book, visit);
        let waits = waits::of(looked, dues, visit, day);
        Card {
            id: visit.id.clone(),
            site: site_name(looked.ledger, &visit.site),
            kind: looked.words.t(visit_kind_key(visit.kind)),
            time,
            stand: stand_beside(stand, waits.as_ref()),
            waits,
            clashes: visit.ended.is_none() && time.is_some_and(|time| open_at(time, &visit.id)),
            way: way.map(way_key),
            phone: visit.phone,
            is_movable: visit.arrived.is_none() && visit.ended.is_none(),
        }
    };
    visits.iter().map(&mut card).collect()
}

/// The key of the way to an area.
fn way_key(area: Area) -> &'static str {
    match area {
        Area::Local => "register.way.local",
        Area::County => "register.way.county",
        Area::Elsewhere => "register.way.elsewhere",
        Area::Partner => "register.way.partner",
    }
}

fn open(looked: &Looked<'_>, dues: &BySubject<'_>) -> Vec<Open> {
    let ledger = looked.ledger;
    let one = |request: &Request| Open {
        id: request.id.clone(),
        name: site_name(ledger, &request.site),
        kind: looked.words.t(visit_kind_key(request.kind)),
        what: request.what.clone(),
        area: ledger.sites.get(&request.site).map(|site| site.area),
        wanted: request.wanted,
        urgent: request.urgent,
        due: looked.due(dues, &Subject::Day(DayThing::Request, request.id.clone())),
        site: request.site.clone(),
    };
    looked.open_requests().into_iter().map(one).collect()
}
