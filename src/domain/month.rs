//! A calendar month, and month arithmetic on days.

use chrono::{Datelike, Days, Months, NaiveDate};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::{fmt, str::FromStr};

/// The first and last year that a date from outside may have.
pub const YEARS: std::ops::RangeInclusive<i32> = 1990..=2100;

/// A calendar month, written `2026-03`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Month {
    first: NaiveDate,
}

/// The text is not `YYYY-MM` within [`YEARS`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not a month of the form YYYY-MM between 1990 and 2100")]
pub struct MonthError;

impl Month {
    /// Before every month that can be told of.
    pub const EARLIEST: Month = Month { first: NaiveDate::MIN };

    pub fn new(year: i32, month: u32) -> Result<Month, MonthError> {
        if !YEARS.contains(&year) {
            return Err(MonthError);
        }
        NaiveDate::from_ymd_opt(year, month, 1).map(|first| Month { first }).ok_or(MonthError)
    }

    /// The month that a day lies in.
    pub fn of(day: NaiveDate) -> Month {
        Month { first: day.with_day(1).unwrap_or(day) }
    }

    pub fn first(self) -> NaiveDate {
        self.first
    }

    pub fn last(self) -> NaiveDate {
        self.next().first.pred_opt().unwrap_or(self.first)
    }

    pub fn year(self) -> i32 {
        self.first.year()
    }

    /// 1 to 12.
    pub fn number(self) -> u32 {
        self.first.month()
    }

    pub fn next(self) -> Month {
        Month { first: add_months(self.first, 1) }
    }

    pub fn previous(self) -> Month {
        Month { first: self.first.checked_sub_months(Months::new(1)).unwrap_or(self.first) }
    }

    pub fn contains(self, day: NaiveDate) -> bool {
        Month::of(day) == self
    }

    pub fn days(self) -> impl Iterator<Item = NaiveDate> {
        self.first.iter_days().take_while(move |day| self.contains(*day))
    }

    /// The months from `self` to `last`, both included.
    pub fn through(self, last: Month) -> impl Iterator<Item = Month> {
        std::iter::successors(Some(self), |month| Some(month.next())).take_while(move |month| *month <= last)
    }
}

/// The same day `months` later, or the last day of that month where it has no such day.
pub fn add_months(day: NaiveDate, months: u32) -> NaiveDate {
    day.checked_add_months(Months::new(months)).unwrap_or(NaiveDate::MAX)
}

/// The Monday of the week that a day lies in.
pub fn monday_of(day: NaiveDate) -> NaiveDate {
    let before = Days::new(u64::from(day.weekday().num_days_from_monday()));
    day.checked_sub_days(before).unwrap_or(day)
}

/// `count` calendar days later.
pub fn add_days(day: NaiveDate, count: u32) -> NaiveDate {
    day.checked_add_days(Days::new(u64::from(count))).unwrap_or(NaiveDate::MAX)
}

impl fmt::Display for Month {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}", self.year(), self.number())
    }
}

impl FromStr for Month {
    type Err = MonthError;
    fn from_str(text: &str) -> Result<Month, MonthError> {
        let (year, month) = text.split_once('-').ok_or(MonthError)?;
        if year.len() != 4 || month.len() != 2 {
            return Err(MonthError);
        }
        if !text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-') {
            return Err(MonthError);
        }
        Month::new(year.parse().map_err(|_| MonthError)?, month.parse().map_err(|_| MonthError)?)
    }
}

impl Serialize for Month {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Month {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = std::borrow::Cow::<'de, str>::deserialize(deserializer)?;
        text.parse().map_err(serde::de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_and_prints_and_steps() {
        let month: Month = "2024-12".parse().unwrap();
        assert_eq!(month.next().to_string(), "2025-01");
        assert_eq!(month.last().to_string(), "2024-12-31");
        for bad in ["2024-13", "2024-1", "24-01", "", "2024", "9999-01", "2024-+1"] {
            assert!(bad.parse::<Month>().is_err(), "{bad}");
        }
    }

    #[test]
    fn a_month_later_clamps_to_the_last_day() {
        let day: NaiveDate = "2024-01-31".parse().unwrap();
        assert_eq!(add_months(day, 1).to_string(), "2024-02-29");
    }
}
