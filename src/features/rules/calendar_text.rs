//! A year of the working calendar as somebody types it: one day or a span of days to a line.

use crate::domain::CalendarYear;
use chrono::{Datelike, NaiveDate, Weekday};
use serde::{Deserialize, Serialize};

/// What is typed into the form.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct CalendarTyped {
    pub year: String,
    pub source: String,
    pub holidays: String,
    pub workdays: String,
}

/// The fields of the form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CalendarField {
    Year,
    Source,
    Holidays,
    Workdays,
}

/// What is wrong, and with which line where that matters.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CalendarProblem {
    NotAYear,
    NoSource,
    NotADay {
        line: String,
    },
    OtherYear {
        line: String,
    },
    EndBeforeBegin {
        line: String,
    },
    /// A working day without any notice need not be named one.
    NoWeekend {
        line: String,
    },
    NoDays,
    /// A day cannot be both off and worked.
    Both {
        line: String,
    },
}

impl CalendarTyped {
    /// A known year as one would have typed it.
    pub fn of(year: &CalendarYear) -> CalendarTyped {
        CalendarTyped {
            year: year.year.to_string(),
            source: year.source.clone(),
            holidays: lines(&year.holidays),
            workdays: lines(&year.workdays),
        }
    }

    /// The year, or everything that is wrong with it.
    pub fn read(&self) -> Result<CalendarYear, Vec<(CalendarField, CalendarProblem)>> {
        let mut wrong = Vec::new();
        let year = crate::app::format::plain_digits(&self.year).parse::<i32>().unwrap_or_default();
        if !crate::domain::month::YEARS.contains(&year) {
            wrong.push((CalendarField::Year, CalendarProblem::NotAYear));
            return Err(wrong);
        }
        if self.source.trim().is_empty() {
            wrong.push((CalendarField::Source, CalendarProblem::NoSource));
        }
        let mut days = |field, text: &str| match days_of(text, year) {
            Ok(days) => days,
            Err(problem) => {
                wrong.push((field, problem));
                Vec::new()
            }
        };
        let holidays = days(CalendarField::Holidays, &self.holidays);
        let workdays = days(CalendarField::Workdays, &self.workdays);
        if let Some(day) = workdays.iter().find(|day| !matches!(day.weekday(), Weekday::Sat | Weekday::Sun)) {
            let problem = CalendarProblem::NoWeekend { line: day.to_string() };
            wrong.push((CalendarField::Workdays, problem));
        }
        if let Some(day) = workdays.iter().find(|day| holidays.contains(day)) {
            wrong.push((CalendarField::Workdays, CalendarProblem::Both { line: day.to_string() }));
        }
        if holidays.is_empty() && wrong.is_empty() {
            wrong.push((CalendarField::Holidays, CalendarProblem::NoDays));
        }
        if wrong.is_empty() {
            Ok(CalendarYear { year, source: self.source.trim().to_owned(), holidays, workdays })
        } else {
            Err(wrong)
        }
    }
}

/// Days in a row as one line: `2026-02-15 – 2026-02-23`.
pub fn spans(days: &[NaiveDate]) -> Vec<(NaiveDate, NaiveDate)> {
    let mut spans: Vec<(NaiveDate, NaiveDate)> = Vec::new();
    for day in days {
        match spans.last_mut() {
            Some((_, end)) if end.succ_opt() == Some(*day) => *end = *day,
            _ => spans.push((*day, *day)),
        }
    }
    spans
}

fn lines(days: &[NaiveDate]) -> String {
    let line = |(from, to): (NaiveDate, NaiveDate)| {
        if from == to { from.to_string() } else { format!("{from} {to}") }
    };
    spans(days).into_iter().map(line).collect::<Vec<_>>().join("\n")
}

/// Reads days as `2026-02-15`, `2-15` or `2月15日`, and spans as two of them on one line.
fn days_of(text: &str, year: i32) -> Result<Vec<NaiveDate>, CalendarProblem> {
    let mut days = Vec::new();
    for line in text.lines().map(str::trim).filter(|line| !line.is_empty()) {
        let wrong = || CalendarProblem::NotADay { line: line.to_owned() };
        let numbers: Vec<u32> = line
            .split(|c: char| !c.is_ascii_digit())
            .filter(|part| !part.is_empty())
            .map(|part| part.parse().map_err(|_| wrong()))
            .collect::<Result<_, _>>()?;
        let day = |numbers: &[u32]| match *numbers {
            [month, day] => NaiveDate::from_ymd_opt(year, month, day),
            [year, month, day] => NaiveDate::from_ymd_opt(i32::try_from(year).ok()?, month, day),
            _ => None,
        };
        let span = match numbers.len() {
            2 | 3 => day(&numbers).map(|day| (day, day)),
            4 => day(&numbers[..2]).zip(day(&numbers[2..])),
            6 => day(&numbers[..3]).zip(day(&numbers[3..])),
            _ => None,
        };
        let (from, to) = span.ok_or_else(wrong)?;
        if from.year() != year || to.year() != year {
            return Err(CalendarProblem::OtherYear { line: line.to_owned() });
        }
        if to < from {
            return Err(CalendarProblem::EndBeforeBegin { line: line.to_owned() });
        }
        days.extend(from.iter_days().take_while(|day| *day <= to));
    }
    days.sort();
    days.dedup();
    Ok(days)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Calendar;

    #[test]
    fn a_known_year_reads_back_as_itself() {
        for year in Calendar::official().years() {
            let mut sorted = year.clone();
            sorted.holidays.sort();
            sorted.workdays.sort();
            assert_eq!(CalendarTyped::of(&sorted).read(), Ok(sorted));
        }
    }

    #[test]
    fn days_are_read_as_people_write_them() {
        let days = |text: &str| days_of(text, 2027).map(|days| days.len());
        assert_eq!(days("2027-01-01\n2月5日–2月11日\n\n 4-5 "), Ok(9));
        assert_eq!(days("2月30日"), Err(CalendarProblem::NotADay { line: "2月30日".into() }));
        assert_eq!(days("2026-01-01"), Err(CalendarProblem::OtherYear { line: "2026-01-01".into() }));
        assert_eq!(days("5-5 5-1"), Err(CalendarProblem::EndBeforeBegin { line: "5-5 5-1".into() }));
    }

    #[test]
    fn a_day_is_not_both_off_and_worked() {
        let typed = CalendarTyped {
            year: "2027".into(),
            source: "x".into(),
            holidays: "2-6 2-9".into(),
            workdays: "2-6".into(),
        };
        let both = CalendarProblem::Both { line: "2027-02-06".into() };
        assert_eq!(typed.read(), Err(vec![(CalendarField::Workdays, both)]));
    }

    #[test]
    fn what_is_wrong_is_named_at_its_field() {
        let typed = CalendarTyped { year: "27".into(), ..CalendarTyped::default() };
        assert_eq!(typed.read(), Err(vec![(CalendarField::Year, CalendarProblem::NotAYear)]));
        let typed =
            CalendarTyped { year: "2027".into(), workdays: "2027-02-01".into(), ..CalendarTyped::default() };
        assert_eq!(
            typed.read(),
            Err(vec![
                (CalendarField::Source, CalendarProblem::NoSource),
                (CalendarField::Workdays, CalendarProblem::NoWeekend { line: "2027-02-01".into() }),
            ])
        );
    }
}
