//! The list of today to be taken along.

use super::{
    row::{RowText, Wording},
    view::{Lists, Row},
};
use crate::{
    app::{tables::Columns, words::clause_number},
    spreadsheet::Page,
};

/// What is late first, then what has no last minute, then the penalties to be decided.
pub fn page(wording: Wording<'_>, lists: &Lists) -> Page {
    let rows = [&lists.dated, &lists.undated, &lists.penalties].into_iter().flatten();
    let rows: Vec<(&Row, RowText)> = rows.map(|row| (row, wording.row(row))).collect();
    let words = wording.words;
    let known = |(row, _): &(&Row, RowText)| Some(row.open.stake.known).filter(|known| !known.is_zero());
    Columns::of(words)
        .until("tables.by", |(row, _): &(&Row, RowText)| row.open.lack.by)
        .text("tables.task", |(_, text)| text.what.clone())
        .text("facts.field.number", |(_, text)| text.number.clone())
        .text("tables.place", |(_, text)| text.place.clone())
        .text("tables.who", |(_, text)| text.who.clone())
        .text("settlement.clause", move |(_, text)| clause_number(words, text.clause.0))
        .amount("tables.fine", |(row, _)| row.open.lack.fine)
        .amount("tables.stake", known)
        .text("tables.payee", |(_, text)| text.payee.clone())
        .count("tables.stake_open", |(row, _)| row.open.stake.unknown)
        .page("shell.place.today", &rows)
}
