//! A whole morning of the team, entered in one go.

use super::{defaults::day_not_ahead, reader::day_that_came};
use crate::{
    app::{mended::WHOLE, words::Misread},
    domain::{Arrange, PersonId, Role, typed::read_time},
    journal::{ClockedIn, FactBody},
    ledger::Ledger,
    rules::{
        RuleBook,
        attendance::{ClockIn, clock_in, first_clock_in},
    },
    workflow::Command,
};
use chrono::{NaiveDate, NaiveTime};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// The morning as typed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Morning {
    pub day: String,
    /// A time by person.
    pub times: BTreeMap<String, String>,
}

impl Morning {
    /// How many times are typed.
    pub fn count(&self) -> usize {
        self.times.values().filter(|time| !time.trim().is_empty()).count()
    }
}

/// The sheet as it was left, or a new one; it is never about a day to come.
pub fn begun(draft: Option<Morning>, today: NaiveDate) -> Morning {
    let mut morning = draft.unwrap_or(Morning { day: today.to_string(), ..Morning::default() });
    if let Some(day) = day_not_ahead(&morning.day, today) {
        morning.day = day;
    }
    morning
}

/// Who clocks in: everybody of the department who works on the day, by role and name.
pub fn team(ledger: &Ledger, day: NaiveDate) -> Vec<PersonId> {
    let of_department =
        |role: Role| matches!(role, Role::Manager | Role::Clerk | Role::Leader | Role::Technician);
    let here = ledger.people.values().filter(|person| person.employed_on(day));
    let mut here: Vec<_> = here.filter(|person| of_department(person.role_on(day))).collect();
    here.arrange_by_key(|person| (person.role_on(day), person.name().to_owned()));
    here.into_iter().map(|person| person.id.clone()).collect()
}

/// The first clock-in that is known of a person's working day.
pub fn clocked_in(ledger: &Ledger, book: &RuleBook, person: &PersonId, day: NaiveDate) -> Option<NaiveTime> {
    first_clock_in(ledger, book, person, day).map(|punch| punch.value.time())
}

/// What a time on a day means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Meaning {
    /// So early that it belongs to the day before.
    DayBefore,
    InTime,
    Late,
    HalfDay,
    /// No working day, or too late in the day: outside the regulation.
    Nothing,
}

impl Meaning {
    pub fn key(self) -> &'static str {
        match self {
            Meaning::DayBefore => "forms.morning.day_before",
            Meaning::InTime => "forms.morning.in_time",
            Meaning::Late => "forms.morning.late",
            Meaning::HalfDay => "forms.morning.half_day",
            Meaning::Nothing => "forms.morning.nothing",
        }
    }
}

pub fn meaning(ledger: &Ledger, book: &RuleBook, day: NaiveDate, at: NaiveTime) -> Meaning {
    match clock_in(&book.rules_on(day).attendance, at) {
        ClockIn::DayBefore => Meaning::DayBefore,
        _ if !ledger.calendar.is_workday(day) => Meaning::Nothing,
        ClockIn::InTime => Meaning::InTime,
        ClockIn::Late => Meaning::Late,
        ClockIn::HalfDay => Meaning::HalfDay,
        ClockIn::Outside => Meaning::Nothing,
    }
}

/// What a time that is typed for somebody's day comes to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Said {
    /// The day's first clock-in is known and counts: this one changes nothing.
    Counted(NaiveTime),
    Means(Meaning),
}

/// The first clock-in of a day counts, whichever was recorded first.
pub fn said(ledger: &Ledger, book: &RuleBook, person: &PersonId, day: NaiveDate, at: NaiveTime) -> Said {
    let meaning = meaning(ledger, book, day, at);
    match clocked_in(ledger, book, person, day) {
        Some(first) if first <= at && meaning != Meaning::DayBefore => Said::Counted(first),
        _ => Said::Means(meaning),
    }
}

/// Which input of the sheet something is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Place {
    Day,
    /// The time of a person, by his id.
    Time(String),
    /// All of it.
    Sheet,
}

/// What the ids of the inputs begin with, and the name of that of the day.
pub const PREFIX: &str = "morning";
pub const DAY: &str = "day";

impl Place {
    /// The name of the input.
    pub fn name(&self) -> &str {
        match self {
            Place::Day => DAY,
            Place::Time(person) => person,
            Place::Sheet => WHOLE,
        }
    }
}

/// What is wrong, in the order of the sheet: the day, then the people as they stand on it.
pub fn in_order(mut wrong: Vec<(Place, Misread)>, team: &[PersonId]) -> Vec<(Place, Misread)> {
    wrong.arrange_by_key(|(place, _)| match place {
        Place::Day | Place::Sheet => None,
        Place::Time(person) => Some(team.iter().position(|known| known.as_str() == person)),
    });
    wrong
}

/// The day of the sheet: one that has come.
pub fn day_of(morning: &Morning, today: NaiveDate) -> Result<NaiveDate, Misread> {
    day_that_came(&morning.day, today)
}

/// One clock-in for each time that was typed.
///
/// # Errors
/// Everything that cannot be read, with its place.
pub fn commands(morning: &Morning, today: NaiveDate) -> Result<Vec<Command>, Vec<(Place, Misread)>> {
    let day = day_of(morning, today);
    let mut wrong: Vec<(Place, Misread)> = day.err().map(|why| (Place::Day, why)).into_iter().collect();
    let mut commands = Vec::new();
    for (person, typed) in morning.times.iter().filter(|(_, typed)| !typed.trim().is_empty()) {
        match (PersonId::parse(person), read_time(typed), day) {
            (Ok(person), Ok(at), Ok(day)) => {
                let body = FactBody::from(ClockedIn { person, at: day.and_time(at) });
                commands.push(Command::Record { on: day, at: None, body });
            }
            (_, Err(why), _) => wrong.push((Place::Time(person.clone()), why.into())),
            _ => {}
        }
    }
    if commands.is_empty() && wrong.is_empty() {
        wrong.push((Place::Sheet, Misread::Said("forms.wrong.no_times")));
    }
    if wrong.is_empty() { Ok(commands) } else { Err(wrong) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        domain::typed::{DayError, TimeError},
        features::record::samples::{Told, id},
    };

    fn morning(times: &[(&str, &str)]) -> Morning {
        let times = times.iter().map(|(who, at)| ((*who).to_owned(), (*at).to_owned())).collect();
        Morning { day: "2026-11-23".into(), times }
    }

    #[test]
    fn every_typed_time_is_a_clock_in() {
        let today = "2026-11-23".parse().unwrap();
        let commands = |times: &[(&str, &str)]| super::commands(&morning(times), today);
        assert_eq!(commands(&[("a", "7:55"), ("b", ""), ("c", "803")]).unwrap().len(), 2);
        let time = |who: &str, why: TimeError| (Place::Time(who.to_owned()), why.into());
        assert_eq!(
            commands(&[("a", "7:5x"), ("b", "8:05"), ("c", "8:059")]).unwrap_err(),
            [time("a", TimeError::NotATime), time("c", TimeError::NotATime)]
        );
        assert_eq!(commands(&[]).unwrap_err(), [(Place::Sheet, "forms.wrong.no_times".into())]);
    }

    #[test]
    fn what_is_wrong_is_named_from_top_to_bottom() {
        let wrong = |place: Place| (place, Misread::Time(TimeError::NotATime));
        let time = |who: &str| wrong(Place::Time(who.to_owned()));
        let team = [id("wu"), id("li")];
        let sorted = in_order(vec![time("li"), time("wu"), wrong(Place::Day)], &team);
        assert_eq!(sorted, [wrong(Place::Day), time("wu"), time("li")]);
    }

    #[test]
    fn the_day_and_the_times_are_named_at_once() {
        let today = "2026-11-22".parse().unwrap();
        let wrong = |typed: &Morning| super::commands(typed, today).unwrap_err();
        let ahead = wrong(&morning(&[("a", "24:00")]));
        assert_eq!(ahead[0], (Place::Day, "forms.wrong.future".into()));
        assert_eq!(ahead[1], (Place::Time("a".into()), TimeError::NoSuchTime.into()));
        let far = Morning { day: "20266-11-22".into(), ..Morning::default() };
        assert_eq!(wrong(&far), [(Place::Day, DayError::Year { year: 20266 }.into())]);
    }

    #[test]
    fn only_an_earlier_time_changes_what_is_known() {
        let mut told = Told::branch();
        let at = "2026-11-23T08:10:00".parse().unwrap();
        told.tell("2026-11-23", FactBody::from(ClockedIn { person: id("li"), at }));
        let (ledger, day) = (told.ledger(), "2026-11-23".parse().unwrap());
        let book = RuleBook::of(&ledger);
        let said = |who: &str, at: &str| said(&ledger, &book, &id(who), day, read_time(at).unwrap());
        assert_eq!(said("li", "8:50"), Said::Counted(read_time("8:10").unwrap()));
        assert_eq!(said("li", "7:55"), Said::Means(Meaning::InTime));
        assert_eq!(said("wu", "8:50"), Said::Means(Meaning::HalfDay));
        assert_eq!(said("li", "0:30"), Said::Means(Meaning::DayBefore));
    }

    #[test]
    fn a_clock_in_after_midnight_does_not_stand_for_the_morning() {
        let mut told = Told::branch();
        let at = "2026-11-23T00:30:00".parse().unwrap();
        told.tell("2026-11-23", FactBody::from(ClockedIn { person: id("li"), at }));
        let (ledger, day) = (told.ledger(), "2026-11-23".parse().unwrap());
        let book = RuleBook::of(&ledger);
        let late = said(&ledger, &book, &id("li"), day, read_time("8:40").unwrap());
        assert_eq!(late, Said::Means(Meaning::HalfDay));
    }

    #[test]
    fn the_clock_decides() {
        let (ledger, day) = (Ledger::default(), "2026-11-23".parse().unwrap());
        let book = RuleBook::of(&ledger);
        let at = |text: &str| meaning(&ledger, &book, day, read_time(text).unwrap());
        assert_eq!((at("0:00"), at("3:59")), (Meaning::DayBefore, Meaning::DayBefore));
        assert_eq!((at("4:00"), at("7:59")), (Meaning::InTime, Meaning::InTime));
        assert_eq!((at("8:00"), at("8:30")), (Meaning::Late, Meaning::Late));
        assert_eq!((at("8:31"), at("12:00")), (Meaning::HalfDay, Meaning::HalfDay));
        assert_eq!(at("12:01"), Meaning::Nothing);
    }
}
