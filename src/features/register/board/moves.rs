//! Moving a visit on the board: where it goes, and what is recorded of that.

use super::week::{Board, Card, Day};
use crate::{
    domain::{Minute, PersonId, ThingId, month::add_days},
    journal::{FactBody, VisitMoved},
    ledger::{Ledger, Place},
    workflow::Command,
};
use chrono::{Days, NaiveDate, Timelike};

/// Where one goes from a place of the board.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Direction {
    Before,
    After,
    Up,
    Down,
}

impl Direction {
    /// By the name of an arrow key.
    pub fn of(key: &str) -> Option<Direction> {
        Some(match key {
            "ArrowLeft" => Direction::Before,
            "ArrowRight" => Direction::After,
            "ArrowUp" => Direction::Up,
            "ArrowDown" => Direction::Down,
            _ => return None,
        })
    }
}

impl Board {
    /// In which row a visit is, in which column, and the how manieth there.
    fn place_of(&self, visit: &ThingId) -> Option<(usize, usize, usize)> {
        self.rows.iter().enumerate().find_map(|(row, of)| {
            of.cells.iter().enumerate().find_map(|(column, cell)| {
                let nth = cell.cards.iter().position(|card| card.id == *visit)?;
                Some((row, column, nth))
            })
        })
    }

    fn card_at(&self, row: usize, column: usize, nth: usize) -> Option<&Card> {
        let cards = &self.rows.get(row)?.cells.get(column)?.cards;
        cards.get(nth.min(cards.len().checked_sub(1)?))
    }

    /// The visit next to one: within its day, in the next row of the day, or on the next day that the person goes anywhere.
    pub fn beside(&self, visit: &ThingId, way: Direction) -> Option<&ThingId> {
        let (row, column, nth) = self.place_of(visit)?;
        let in_day = &self.rows[row].cells[column].cards;
        let found = match way {
            Direction::Up if nth > 0 => in_day.get(nth - 1),
            Direction::Down if nth + 1 < in_day.len() => in_day.get(nth + 1),
            Direction::Up => (0..row).rev().find_map(|row| self.card_at(row, column, usize::MAX)),
            Direction::Down => (row + 1..self.rows.len()).find_map(|row| self.card_at(row, column, 0)),
            Direction::Before => (0..column).rev().find_map(|column| self.card_at(row, column, nth)),
            Direction::After => {
                (column + 1..self.days.len()).find_map(|column| self.card_at(row, column, nth))
            }
        };
        found.map(|card| &card.id)
    }

    /// The place next to a visit's: another person who is there that day, another hour, or another day, also one of another
    /// week.
    pub fn shifted(&self, visit: &ThingId, way: Direction) -> Option<Spot> {
        let (row, column, _) = self.place_of(visit)?;
        let Day { date: day, hour, .. } = self.days[column];
        let is_here = |row: &usize| !self.rows[*row].cells[column].not_here;
        let row = match way {
            Direction::Up => (0..row).rev().find(is_here)?,
            Direction::Down => (row + 1..self.rows.len()).find(is_here)?,
            Direction::Before | Direction::After => row,
        };
        let to = self.rows[row].person.clone();
        let day = match way {
            Direction::Up | Direction::Down => day,
            _ if hour.is_some() => {
                return self.hour_beside(column, way).map(|time| Spot { to, day, time });
            }
            Direction::Before => day.checked_sub_days(Days::new(1))?,
            Direction::After => add_days(day, 1),
        };
        Some(Spot { to, day, time: None })
    }

    /// The hour before or after a column; none where there is none, and where no hour would be left.
    fn hour_beside(&self, column: usize, way: Direction) -> Option<Option<Minute>> {
        let column = if way == Direction::Before { column.checked_sub(1)? } else { column + 1 };
        let begins = self.days.get(column)?.hour?.begins()?;
        Some(Some(begins))
    }
}

/// A place of the board; without an hour, it stays.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Spot {
    pub to: PersonId,
    pub day: NaiveDate,
    pub time: Option<Minute>,
}

impl Spot {
    /// Whether a visit stands there.
    pub fn has(&self, place: &Place) -> bool {
        let hour = |time: Minute| time.time().hour();
        let is_time = self.time.is_none_or(|time| place.time.map(hour) == Some(hour(time)));
        place.to == self.to && place.day == self.day && is_time
    }
}

/// A move as it is asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Moving {
    pub visit: ThingId,
    pub from: Place,
    pub to: Place,
}

impl Moving {
    /// A visit and where it is to go; none where it is not in the register.
    pub fn of(ledger: &Ledger, visit: &ThingId, spot: Option<Spot>) -> Option<Moving> {
        let from = ledger.visits.get(visit)?.place();
        let to = spot.map(|Spot { to, day, time }| Place { to, day, time: time.or(from.time) });
        Some(Moving { visit: visit.clone(), to: to.unwrap_or_else(|| from.clone()), from })
    }
}

/// What is recorded of a move: what has changed of the place, and the hour with the day.
pub fn command(moving: &Moving, Place { to, day, time }: Place, told: bool, today: NaiveDate) -> Command {
    let from = &moving.from;
    let is_other_day = day != from.day;
    let body = VisitMoved {
        visit: moving.visit.clone(),
        to: (to != from.to).then_some(to),
        day: is_other_day.then_some(day),
        time: time.filter(|time| is_other_day || from.time != Some(*time)),
        told,
    };
    Command::Record { on: today, at: None, body: FactBody::from(body) }
}
