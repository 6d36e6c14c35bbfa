//! The month as a spreadsheet: typed numbers, frozen head, totals as formulas. Pure.

use super::{subject::subject_text, view};
use crate::{
    app::{
        i18n::Words,
        words::{item_key, month_words, person_name, role_key},
    },
    domain::{Money, PersonId},
    ledger::Ledger,
    rules::MonthSheet,
    spreadsheet::{Area, Book, Cell, Page},
};

/// The file's name, such as `工资结算-2026-03.xlsx`.
pub fn file_name(words: Words, sheet: &MonthSheet) -> String {
    words.tv("settlement.xlsx.file", &[("month", &sheet.month)])
}

/// The month's workbook: people by items, and every line.
pub fn workbook(words: Words, ledger: &Ledger, sheet: &MonthSheet) -> Book {
    Book {
        title: words.tv("settlement.xlsx.title", &[("branch", &ledger.branch), ("month", &sheet.month)]),
        created: sheet.month.last(),
        pages: vec![people_by_items(words, ledger, sheet), every_line(words, ledger, sheet)],
    }
}

/// The columns before the items: name and role.
const NAMES: u16 = 2;

/// The column of an item.
fn column(at: usize) -> u16 {
    u16::try_from(at).unwrap_or(u16::MAX - NAMES) + NAMES
}

fn people_by_items(words: Words, ledger: &Ledger, sheet: &MonthSheet) -> Page {
    let grid = view::grid(ledger, sheet);
    let net = column(grid.columns.len());
    let mut head = vec![Cell::Head(words.t("settlement.person")), Cell::Head(words.t("settlement.role"))];
    head.extend(grid.columns.iter().map(|item| Cell::NumberHead(words.t(item_key(*item)))));
    head.push(Cell::NumberHead(words.t("settlement.net")));
    let mut rows = vec![head];
    for (row, person) in (1..).zip(&grid.rows) {
        let amount = |amount: &Option<Money>| amount.map_or(Cell::Empty, Cell::Amount);
        let of = Area { first: (row, NAMES), last: (row, net - 1) };
        let mut cells = vec![
            Cell::Text(person_name(ledger, &person.person)),
            role(words, ledger, sheet, &person.person).map_or(Cell::Empty, Cell::Text),
        ];
        cells.extend(person.amounts.iter().map(amount));
        cells.push(match grid.columns.is_empty() {
            true => Cell::Amount(person.net),
            false => Cell::Sum { of, comes_to: person.net },
        });
        rows.push(cells);
    }
    let last = grid.rows.len() as u32;
    let totals = grid.totals.iter().copied().chain([grid.payable]).enumerate();
    let total = |(at, comes_to)| {
        let of = Area { first: (1, column(at)), last: (last, column(at)) };
        Cell::Total { of, comes_to }
    };
    let mut foot = vec![Cell::TotalName(words.t("settlement.total")), Cell::TotalBlank];
    foot.extend(totals.filter(|_| last > 0).map(total));
    rows.push(foot);
    let widths = [14, 10].into_iter().chain((NAMES..=net).map(|_| 13)).collect();
    let month = month_words(words, sheet.month);
    let name = words.tv("settlement.xlsx.sheet.people", &[("month", &month)]);
    Page { name, landscape: true, widths, rows, filtered: false }
}

fn role(words: Words, ledger: &Ledger, sheet: &MonthSheet, person: &PersonId) -> Option<String> {
    let described = ledger.people.get(person)?;
    Some(words.t(role_key(described.role_on(sheet.month.last()))))
}

fn every_line(words: Words, ledger: &Ledger, sheet: &MonthSheet) -> Page {
    let heads = ["settlement.person", "settlement.item", "settlement.subject_head", "settlement.clause"];
    let amount = heads.len() as u16;
    let mut head: Vec<Cell> = heads.into_iter().map(|key| Cell::Head(words.t(key))).collect();
    head.push(Cell::NumberHead(words.t("settlement.amount")));
    let mut rows = vec![head];
    for statement in view::people(ledger, sheet) {
        rows.extend(statement.lines.iter().map(|line| {
            vec![
                Cell::Text(person_name(ledger, &statement.person)),
                Cell::Text(words.t(item_key(line.item))),
                Cell::Text(subject_text(words, ledger, &line.subject).text),
                Cell::Text(line.clause.0.to_owned()),
                Cell::Amount(line.amount),
            ]
        }));
    }
    let last = rows.len() as u32 - 1;
    if last > 0 {
        let of = Area { first: (1, amount), last: (last, amount) };
        rows.push(vec![
            Cell::TotalName(words.t("settlement.total")),
            Cell::TotalBlank,
            Cell::TotalBlank,
            Cell::TotalBlank,
            Cell::Total { of, comes_to: sheet.payable() },
        ]);
    }
    let name = words.t("settlement.xlsx.sheet.lines");
    Page { name, landscape: false, widths: vec![14, 16, 36, 10, 14], rows, filtered: last > 0 }
}

// The reader of the tests builds natively only.
#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests;
