//! The hours of one day as columns, in place of the days of its week.

use super::week::{Board, Cell, Day, Row};
use crate::domain::Minute;
use chrono::{NaiveDate, NaiveTime, Timelike};
use std::ops::RangeInclusive;

/// Which hours are shown though nothing is in them.
const SHOWN: RangeInclusive<u32> = 8..=17;

/// A column within a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Hour {
    /// For what has no hour.
    Unsaid,
    From(u32),
}

impl Hour {
    /// Whether something at a time stands here.
    pub fn has(self, time: Option<Minute>) -> bool {
        match (self, time) {
            (Hour::Unsaid, time) => time.is_none(),
            (Hour::From(hour), Some(time)) => time.time().hour() == hour,
            (Hour::From(_), None) => false,
        }
    }

    /// Its first minute.
    pub fn begins(self) -> Option<Minute> {
        match self {
            Hour::Unsaid => None,
            Hour::From(hour) => NaiveTime::from_hms_opt(hour, 0, 0).map(Minute::of),
        }
    }
}

/// A day of a week's board by its hours. What is said of the whole day is said once.
pub fn hours_of(week: Board, day: NaiveDate) -> Board {
    let Some(at) = week.days.iter().position(|one| one.date == day) else {
        return week;
    };
    let times = week.rows.iter().flat_map(|row| &row.cells[at].cards).filter_map(|card| card.time);
    let hours = times.map(|time| time.time().hour());
    let (first, last) =
        hours.fold((*SHOWN.start(), *SHOWN.end()), |(first, last), hour| (first.min(hour), last.max(hour)));
    let columns: Vec<Hour> = [Hour::Unsaid].into_iter().chain((first..=last).map(Hour::From)).collect();
    let cell = |whole: &Cell, hour: Hour| {
        let begins = hour == Hour::Unsaid;
        Cell {
            not_here: whole.not_here,
            away: whole.away && begins,
            many: whole.many.filter(|_| begins),
            cards: whole.cards.iter().filter(|card| hour.has(card.time)).cloned().collect(),
        }
    };
    let row = |row: Row| {
        let cells = columns.iter().map(|hour| cell(&row.cells[at], *hour)).collect();
        Row { cells, ..row }
    };
    let days = columns.iter().map(|hour| Day { hour: Some(*hour), ..week.days[at] }).collect();
    Board { rows: week.rows.into_iter().map(row).collect(), days, open: week.open }
}
