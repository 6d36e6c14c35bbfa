//! The working calendar: weekends, public holidays and make-up workdays.

use super::Arrange;
use crate::domain::Collected;
use chrono::{Datelike, NaiveDate, Weekday};
use serde::{Deserialize, Serialize};
use std::{collections::BTreeMap, sync::LazyLock};

use super::{Month, holidays::Sense};

/// What one year's notice says: which weekdays are off and which weekend days are worked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CalendarYear {
    pub year: i32,
    /// Where the days come from, such as the number of the State Council's notice.
    pub source: String,
    /// Days off, weekends among them or not.
    pub holidays: Vec<NaiveDate>,
    /// Weekend days that are worked.
    pub workdays: Vec<NaiveDate>,
}

impl CalendarYear {
    /// A year of which nothing is known yet.
    pub fn unknown(year: i32, source: String) -> CalendarYear {
        CalendarYear { year, source, holidays: Vec::new(), workdays: Vec::new() }
    }

    /// Nothing but days of December or of January are known, as the notice of a year beside it names them: all others
    /// are as weekends have them. A year's own notice always names more.
    pub fn is_partial(&self) -> bool {
        let days = || self.holidays.iter().chain(&self.workdays);
        [1, 12].into_iter().any(|month| days().all(|day| day.month() == month))
    }

    /// The year with its days among the given ones as these say.
    pub fn with<'a>(mut self, days: impl IntoIterator<Item = (&'a NaiveDate, &'a Sense)>) -> CalendarYear {
        for (day, sense) in days.into_iter().filter(|(day, _)| day.year() == self.year) {
            self.holidays.retain(|known| known != day);
            self.workdays.retain(|known| known != day);
            match sense {
                Sense::Off => self.holidays.push(*day),
                Sense::Worked => self.workdays.push(*day),
            }
        }
        self.holidays.arrange();
        self.workdays.arrange();
        self
    }
}

/// The years known here. A year that is not is computed from weekends alone and called estimated.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Calendar {
    years: BTreeMap<i32, CalendarYear>,
}

/// The official years that Fieldbook ships, with the notice each comes from.
static OFFICIAL: LazyLock<Calendar> = LazyLock::new(|| {
    let years: Vec<CalendarYear> =
        serde_json::from_str(include_str!("calendar.json")).expect("calendar.json is checked by a test");
    Calendar { years: years.into_iter().map(|year| (year.year, year)).keyed() }
});

impl Calendar {
    /// Chinese public holidays and make-up workdays as announced.
    pub fn official() -> Calendar {
        OFFICIAL.clone()
    }

    /// Takes a year's days in place of those known before.
    pub fn set(&mut self, year: CalendarYear) {
        self.years.insert(year.year, year);
    }

    pub fn years(&self) -> impl Iterator<Item = &CalendarYear> {
        self.years.values()
    }

    /// What is known of a year.
    pub fn year(&self, year: i32) -> Option<&CalendarYear> {
        self.years.get(&year)
    }

    /// No notice is known for this year, or only days of its turn: the others are as weekends have them.
    pub fn is_estimated(&self, year: i32) -> bool {
        self.years.get(&year).is_none_or(CalendarYear::is_partial)
    }

    pub fn is_workday(&self, day: NaiveDate) -> bool {
        let weekday = !matches!(day.weekday(), Weekday::Sat | Weekday::Sun);
        match self.years.get(&day.year()) {
            Some(year) if weekday => !year.holidays.contains(&day),
            Some(year) => year.workdays.contains(&day),
            None => weekday,
        }
    }

    /// How many working days of the month lie within `from..=to`.
    pub fn working_days(&self, month: Month, from: NaiveDate, to: NaiveDate) -> u32 {
        month.days().filter(|day| (from..=to).contains(day) && self.is_workday(*day)).count() as u32
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_official_years_have_their_days_in_their_own_year() {
        let calendar = Calendar::official();
        assert_eq!(calendar.years().map(|year| year.year).collect::<Vec<_>>(), [2024, 2025, 2026]);
        for year in calendar.years() {
            assert!(!year.source.is_empty());
            for day in &year.holidays {
                assert_eq!(day.year(), year.year);
                assert!(!calendar.is_workday(*day), "{day}");
            }
            for day in &year.workdays {
                assert!(matches!(day.weekday(), Weekday::Sat | Weekday::Sun), "{day} needs no notice");
                assert!(calendar.is_workday(*day), "{day}");
            }
        }
    }

    #[test]
    fn working_days_of_a_year_agree_with_the_notices() {
        let calendar = Calendar::official();
        for (year, days) in [(2024, 251), (2025, 248), (2026, 248)] {
            let worked: u32 = (1..=12)
                .map(|month| Month::new(year, month).unwrap())
                .map(|month| calendar.working_days(month, month.first(), month.last()))
                .sum();
            assert_eq!(worked, days, "{year}");
        }
        assert!(calendar.is_estimated(2031));
    }

    #[test]
    fn days_of_a_neighbours_notice_are_added_and_leave_the_year_estimated() {
        let day = |text: &str| text.parse::<NaiveDate>().unwrap();
        let days = BTreeMap::from([
            (day("2018-12-29"), Sense::Worked),
            (day("2018-12-31"), Sense::Off),
            (day("2019-01-01"), Sense::Off),
        ]);
        let mut calendar = Calendar::default();
        calendar.set(CalendarYear::unknown(2018, "x".into()).with(&days));
        assert!(calendar.is_workday(day("2018-12-29")) && !calendar.is_workday(day("2018-12-31")));
        assert!(calendar.is_workday(day("2018-12-28")) && calendar.is_estimated(2018));
        let known = calendar.year(2018).cloned().unwrap();
        let again = known.with([(&day("2018-12-29"), &Sense::Off)]);
        assert_eq!((again.holidays.len(), again.workdays.len()), (2, 0));
    }
}
