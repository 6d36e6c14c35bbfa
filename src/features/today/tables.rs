//! The list of today to be taken along.

use super::{
    row::Wording,
    view::{Lists, Row},
};
use crate::{
    app::{
        tables::Columns,
        words::{clause_number, task_words},
    },
    spreadsheet::Page,
};

/// What is late first, then what has no last minute, then the penalties to be decided.
pub fn page(wording: Wording<'_>, lists: &Lists) -> Page {
    let rows: Vec<&Row> = [&lists.dated, &lists.undated, &lists.penalties].into_iter().flatten().collect();
    let Wording { words, now, .. } = wording;
    let known = |row: &&Row| Some(row.open.stake.known).filter(|known| !known.is_zero());
    Columns::of(words)
        .until("tables.by", |row: &&Row| row.open.lack.by)
        .text("tables.task", move |row| task_words(words, row.open.lack.task, now.date()))
        .text("facts.field.number", move |row| wording.row(row).number)
        .text("tables.place", move |row| wording.row(row).place)
        .text("tables.who", move |row| wording.row(row).who)
        .text("settlement.clause", move |row| clause_number(words, row.open.lack.clause.0))
        .amount("tables.fine", |row| row.open.lack.fine)
        .amount("tables.stake", known)
        .page("shell.place.today", &rows)
}
