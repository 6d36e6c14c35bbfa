//! What the board says on paper: a line for each person and a column for each day of the week, or of a day for each hour in which
//! anybody goes anywhere, in words alone. Pure.

use super::week::{Board, Card, Cell, Open};
use crate::{
    app::{
        format::{short_day, weekday},
        i18n::Words,
        words::list_words,
    },
    features::register::board::hours::Hour,
};
use chrono::{Datelike, NaiveDate};

/// The board as a table.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Paper {
    pub heads: Vec<String>,
    pub rows: Vec<PaperRow>,
    /// What nobody has yet, a line each.
    pub open: Vec<String>,
}

/// Somebody's line: of each day what he does, a line for each visit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PaperRow {
    pub name: String,
    pub cells: Vec<Vec<String>>,
}

/// The table of what the board shows. Hours at which nobody is anywhere take no column of the paper.
pub fn paper(words: Words, board: &Board, today: NaiveDate) -> Paper {
    let is_busy = |at: &usize| {
        let busy = |cell: &Cell| !cell.cards.is_empty();
        board.days[*at].hour.is_none() || board.rows.iter().any(|row| row.cells.get(*at).is_some_and(busy))
    };
    let columns: Vec<usize> = (0..board.days.len()).filter(is_busy).collect();
    let head = |at: &usize| {
        let day = board.days[*at];
        match day.hour {
            None => format!("{} {}", weekday(words, day.date.weekday()), short_day(words, day.date, today)),
            Some(Hour::Unsaid) => words.t("register.board.unsaid"),
            Some(Hour::From(hour)) => format!("{hour}:00"),
        }
    };
    let row = |row: &super::week::Row| PaperRow {
        name: row.name.clone(),
        cells: columns
            .iter()
            .map(|at| row.cells.get(*at).map(|cell| said(words, cell)).unwrap_or_default())
            .collect(),
    };
    Paper {
        heads: columns.iter().map(head).collect(),
        rows: board.rows.iter().map(row).collect(),
        open: board.open.iter().map(|open| open_words(words, open, today)).collect(),
    }
}

/// What somebody does on a day.
fn said(words: Words, cell: &Cell) -> Vec<String> {
    let away = cell.away.then(|| words.t("register.board.away"));
    let gone = cell.not_here.then(|| words.t("register.board.not_here"));
    away.into_iter().chain(gone).chain(cell.cards.iter().map(|card| card_words(words, card))).collect()
}

/// `08:30 Repair East School (Report: late)`
fn card_words(words: Words, card: &Card) -> String {
    let time = card.time.map(|time| time.to_string());
    let marks = [
        card.stand.map(|key| words.t(key)),
        card.waits.as_ref().filter(|waits| waits.is_late).map(|waits| waits.said.clone()),
        card.clashes.then(|| words.t("register.board.clashes")),
        card.phone.then(|| words.t("register.by_phone")),
    ];
    let marks = list_words(words, marks.into_iter().flatten());
    let what = [time, Some(card.kind.clone()), Some(card.site.clone())];
    let what = what.into_iter().flatten().collect::<Vec<_>>().join(" ");
    match marks.is_empty() {
        true => what,
        false => words.tv("register.board.card", &[("what", &what), ("marks", &marks)]),
    }
}

fn open_words(words: Words, open: &Open, today: NaiveDate) -> String {
    let wanted = words.tv("register.wanted", &[("day", &short_day(words, open.wanted, today))]);
    let urgent = open.urgent.then(|| words.t("facts.field.urgent"));
    let said = [open.name.clone(), open.kind.clone(), open.what.clone(), wanted].into_iter().chain(urgent);
    list_words(words, said.filter(|one| !one.is_empty()))
}
