//! The counts, to be taken along: a page for each of what they are counted by.

use super::view::{By, KINDS, Row, rows, total};
use crate::{
    app::{i18n::Words, tables::Columns},
    ledger::Ledger,
    spreadsheet::Page,
};

pub fn pages(words: Words, ledger: &Ledger, year: i32) -> Vec<Page> {
    By::ALL.into_iter().map(|by| page(words, ledger, year, by)).collect()
}

fn page(words: Words, ledger: &Ledger, year: i32, by: By) -> Page {
    let mut all = rows(words, ledger, year, by);
    if !all.is_empty() {
        all.push(Row { name: words.t("settlement.total"), counts: total(ledger, year) });
    }
    let first = Columns::of(words).text(by.head(), |row: &Row| row.name.clone());
    let columns = KINDS
        .iter()
        .enumerate()
        .fold(first, |columns, (at, key)| columns.number(key, move |row: &Row| row.counts.all()[at].into()));
    columns.page(by.key(), &all)
}
