//! A spreadsheet as a description: pages of typed cells. Pure.
//!
//! Writing the file needs a library, for a button that is pressed now and then. So the app only describes the file, and
//! `web/workbook.js` turns the description into bytes, a script that the browser fetches when the button is pressed. What is
//! plain text needs no library: [`csv`] and [`clip`] stay with the app.

pub mod clip;
pub mod csv;
mod page;
pub mod pasted;
#[cfg(test)]
mod sample;

use chrono::{NaiveDate, NaiveDateTime};
use rust_decimal::Decimal;
use serde::Serialize;
use std::collections::BTreeSet;

/// A file. `web/workbook.js` knows the names of all that is in it; `tests/fixtures/book.json` holds it to them.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Book {
    pub title: String,
    /// The day it says it was made on: the same month gives the same bytes.
    pub created: NaiveDate,
    pub pages: Vec<Page>,
}

impl Book {
    /// Whether office programs take the names of its pages: the writer refuses others.
    pub fn is_well_named(&self) -> bool {
        let known: BTreeSet<String> = self.pages.iter().map(|page| page.name.to_lowercase()).collect();
        let taken = |name: &str| {
            let length = name.encode_utf16().count();
            (1..=31).contains(&length) && !name.contains(['[', ']', ':', '*', '?', '/', '\\'])
        };
        let bare = |name: &str| !name.starts_with('\'') && !name.ends_with('\'');
        known.len() == self.pages.len() && self.pages.iter().all(|page| taken(&page.name) && bare(&page.name))
    }
}

/// A sheet of it: lines that say what it is, a head, rows, and where there is one a total as the last of them. Head and
/// first column stay in sight.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Page {
    pub name: String,
    pub landscape: bool,
    /// The widths of the columns, in characters.
    pub widths: Vec<u16>,
    /// Whose figures these are, of which month, how far they hold: a row each, above the head. Printed on every page.
    pub about: Vec<String>,
    /// The head first. Places in formulas are counted from here.
    pub rows: Vec<Vec<Cell>>,
    /// The rows below the head, without the total's, can be filtered.
    pub filtered: bool,
}

/// Why there is no file, with what the browser or the library says about it, in its own language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Unwritten {
    /// The module that writes did not arrive.
    NotFetched { detail: String },
    /// It arrived and does not write this.
    Refused { detail: String },
}

/// What stands in a cell.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub enum Cell {
    Empty,
    Head(String),
    /// A head over numbers.
    NumberHead(String),
    Text(String),
    /// In yuan. Not [`Money`](crate::domain::Money), whose limit is that of a fact and not that of a sum.
    Amount(Decimal),
    /// A count or a share: no money.
    Number(Decimal),
    Day(NaiveDate),
    /// A day and its time.
    Moment(NaiveDateTime),
    /// What some cells of a row come to, with a value for programs that do not compute.
    Sum {
        of: Area,
        part: Summands,
        comes_to: Decimal,
    },
    TotalName(String),
    /// A place without text in the total's row.
    TotalBlank,
    /// The sum of the rows that a filter shows.
    Total {
        of: Area,
        comes_to: Decimal,
    },
}

/// Which part of a sum is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub enum Summands {
    Whole,
    /// What is above zero, else nothing.
    Above,
    /// What is below zero, else nothing.
    Below,
}

/// A rectangle of cells, rows and columns of a page counted from 0, both ends included.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Area {
    pub first: (u32, u16),
    pub last: (u32, u16),
}
