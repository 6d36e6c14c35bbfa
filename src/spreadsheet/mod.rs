//! A spreadsheet as a description: pages of typed cells. Pure.
//!
//! Writing the file needs a library more than a quarter as large as the app, for a button that is pressed once a month.
//! So the app only describes the file, and [`write`] turns the description into bytes in a module of its own
//! (`src/bin/workbook.rs`), which the browser fetches when the button is pressed.

pub mod write;

use crate::domain::Money;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// A file.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Book {
    pub title: String,
    /// The day it says it was made on: the same month gives the same bytes.
    pub created: NaiveDate,
    pub pages: Vec<Page>,
}

/// A sheet of it. Its first row is the head, its first column names the rows; both stay in sight.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Page {
    pub name: String,
    pub landscape: bool,
    /// The widths of the columns, in characters.
    pub widths: Vec<u16>,
    pub rows: Vec<Vec<Cell>>,
    /// The rows between head and total can be filtered.
    pub filtered: bool,
}

/// What stands in a cell.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Cell {
    Empty,
    Head(String),
    /// A head over numbers.
    NumberHead(String),
    Text(String),
    /// In yuan.
    Amount(Money),
    /// The sum of some cells, as a formula with the value it comes to.
    Sum {
        of: Area,
        comes_to: Money,
    },
    TotalName(String),
    /// A place without text in the total's row.
    TotalBlank,
    Total {
        of: Area,
        comes_to: Money,
    },
}

/// A rectangle of cells, rows and columns counted from 0, both ends included.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Area {
    pub first: (u32, u16),
    pub last: (u32, u16),
}
