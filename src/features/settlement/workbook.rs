//! The month as a spreadsheet: typed numbers, frozen head, totals as formulas. Pure.

use super::{subject::subject_text, view};
use crate::{
    app::{
        i18n::Words,
        tables::Tables,
        words::{item_key, line_key, month_words, person_name, role_key},
    },
    domain::{Money, PersonId},
    ledger::Ledger,
    rules::MonthSheet,
    spreadsheet::{Area, Cell, Page, Summands},
};
use chrono::NaiveDate;

/// The month's tables: people by items, and every line.
pub fn workbook(words: Words, ledger: &Ledger, sheet: &MonthSheet, today: NaiveDate) -> Tables {
    let (running, state) = (sheet.is_running(today), view::paper_state_key(sheet, today));
    let of = Source { words, ledger, sheet, running, state };
    Tables {
        name: words.t("settlement.xlsx.name"),
        of: sheet.month.to_string(),
        // The same month gives the same bytes.
        created: sheet.month.last(),
        // Each page says it itself.
        state: String::new(),
        pages: vec![of.people_by_items(), of.every_line()],
    }
}

/// What the pages are made from.
struct Source<'a> {
    words: Words,
    ledger: &'a Ledger,
    sheet: &'a MonthSheet,
    /// The month is not over.
    running: bool,
    /// The key of how far its figures hold.
    state: &'static str,
}

/// The columns before the items: name and role.
const NAMES: u16 = 2;

/// The column of an item.
fn column(at: usize) -> u16 {
    u16::try_from(at).unwrap_or(u16::MAX - NAMES) + NAMES
}

impl Source<'_> {
    /// Whose figures these are, of which month, how far they hold, and in what.
    fn about(&self) -> Vec<String> {
        let w = self.words;
        let month = month_words(w, self.sheet.month);
        let title = w.tv("settlement.xlsx.title", &[("branch", &self.ledger.branch), ("month", &month)]);
        vec![title, w.t(self.state), w.t("settlement.grid.unit")]
    }

    fn people_by_items(&self) -> Page {
        let w = self.words;
        let grid = view::grid(self.ledger, self.sheet, &Default::default());
        let owes = !grid.owed.is_zero();
        let items = grid.columns.len();
        let mut head = vec![Cell::Head(w.t("settlement.person")), Cell::Head(w.t("settlement.role"))];
        head.extend(grid.columns.iter().map(|item| Cell::NumberHead(w.t(item_key(*item)))));
        head.push(Cell::NumberHead(w.t(view::net_key(self.running))));
        head.extend(owes.then(|| Cell::NumberHead(w.t("settlement.owed"))));
        let width = head.len();
        let mut rows = vec![head];
        rows.extend((1..).zip(&grid.rows).map(|(row, person)| self.person(row, person, items, owes)));
        let last = grid.rows.len() as u32;
        let sums = grid.totals.iter().copied().chain([grid.payable]).chain(owes.then_some(-grid.owed));
        let total = |(at, comes_to): (usize, Money)| {
            let of = Area { first: (1, column(at)), last: (last, column(at)) };
            Cell::Total { of, comes_to: comes_to.exact() }
        };
        let mut foot = vec![Cell::TotalName(w.t("settlement.total")), Cell::TotalBlank];
        foot.extend(sums.enumerate().filter(|_| last > 0).map(total));
        rows.push(foot);
        let widths = [14, 10].into_iter().chain((usize::from(NAMES)..width).map(|_| 13)).collect();
        let name = w.t("settlement.xlsx.sheet.people");
        Page { name, landscape: true, widths, about: self.about(), rows, filtered: false }
    }

    /// A person's row: what he is paid and what he owes are the parts of the sum above and below zero.
    fn person(&self, row: u32, person: &view::GridRow, items: usize, owes: bool) -> Vec<Cell> {
        let amount =
            |amount: &Option<Money>| amount.map_or(Cell::Empty, |amount| Cell::Amount(amount.exact()));
        let mut cells = vec![
            Cell::Text(person_name(self.ledger, &person.person)),
            self.role(&person.person).map_or(Cell::Empty, Cell::Text),
        ];
        cells.extend(person.amounts.iter().map(amount));
        let sum = |part: Summands, comes_to: Money| match items {
            0 => Cell::Amount(comes_to.exact()),
            _ => {
                let of = Area { first: (row, NAMES), last: (row, column(items) - 1) };
                Cell::Sum { of, part, comes_to: comes_to.exact() }
            }
        };
        cells.push(sum(if owes { Summands::Above } else { Summands::Whole }, person.paid));
        cells.extend(owes.then(|| sum(Summands::Below, -person.owed)));
        cells
    }

    fn role(&self, person: &PersonId) -> Option<String> {
        let described = self.ledger.people.get(person)?;
        Some(self.words.t(role_key(described.role_on(self.sheet.month.last()))))
    }

    fn every_line(&self) -> Page {
        let w = self.words;
        let heads = ["settlement.person", "settlement.item", "settlement.subject_head", "settlement.clause"];
        let amount = heads.len() as u16;
        let mut head: Vec<Cell> = heads.into_iter().map(|key| Cell::Head(w.t(key))).collect();
        head.push(Cell::NumberHead(w.t("settlement.amount")));
        let mut rows = vec![head];
        for statement in view::people(self.ledger, self.sheet) {
            rows.extend(statement.lines.iter().map(|line| {
                vec![
                    Cell::Text(person_name(self.ledger, &statement.person)),
                    Cell::Text(w.t(line_key(line.item, line.amount))),
                    Cell::Text(subject_text(w, self.ledger, &line.subject).text),
                    Cell::Text(line.clause.0.to_owned()),
                    Cell::Amount(line.amount.exact()),
                ]
            }));
        }
        let last = rows.len() as u32 - 1;
        if last > 0 {
            let of = Area { first: (1, amount), last: (last, amount) };
            let comes_to = (self.sheet.payable() - self.sheet.owed()).exact();
            let mut foot = vec![Cell::TotalName(w.t("settlement.total"))];
            foot.extend([Cell::TotalBlank, Cell::TotalBlank, Cell::TotalBlank]);
            foot.push(Cell::Total { of, comes_to });
            rows.push(foot);
        }
        let name = w.t("settlement.xlsx.sheet.lines");
        let widths = vec![14, 16, 36, 10, 14];
        Page { name, landscape: false, widths, about: self.about(), rows, filtered: last > 0 }
    }
}

#[cfg(test)]
mod tests;
