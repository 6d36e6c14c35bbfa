//! A list as columns: each its head, and what of a row stands below it.

use crate::{
    app::i18n::Words,
    domain::Money,
    rules::deadlines::whole_day,
    spreadsheet::{Area, Cell, Page},
};
use chrono::{NaiveDate, NaiveDateTime};
use rust_decimal::Decimal;

type Below<'a, R> = Box<dyn Fn(&R) -> Cell + 'a>;

/// The columns of a list of rows `R`, from left to right. Every head is named by the key of its words.
pub struct Columns<'a, R> {
    words: Words,
    columns: Vec<(Cell, Below<'a, R>)>,
}

impl<'a, R> Columns<'a, R> {
    pub fn of(words: Words) -> Self {
        Columns { words, columns: Vec::new() }
    }

    fn with(mut self, head: Cell, cell: impl Fn(&R) -> Cell + 'a) -> Self {
        self.columns.push((head, Box::new(cell)));
        self
    }

    pub fn text(self, key: &str, text: impl Fn(&R) -> String + 'a) -> Self {
        let head = Cell::Head(self.words.t(key));
        self.with(head, move |row| Cell::text(text(row)))
    }

    pub fn number(self, key: &str, number: impl Fn(&R) -> Decimal + 'a) -> Self {
        let head = Cell::NumberHead(self.words.t(key));
        self.with(head, move |row| Cell::Number(number(row)))
    }

    /// Numbers where there are some, and words in their place.
    pub fn mixed(self, key: &str, cell: impl Fn(&R) -> Cell + 'a) -> Self {
        let head = Cell::NumberHead(self.words.t(key));
        self.with(head, cell)
    }

    /// How many there are, and a blank where there are none.
    pub fn count(self, key: &str, count: impl Fn(&R) -> usize + 'a) -> Self {
        let head = Cell::NumberHead(self.words.t(key));
        self.with(head, move |row| match count(row) {
            0 => Cell::Empty,
            n => Cell::Number(n.into()),
        })
    }

    pub fn amount<M: Into<Option<Money>>>(self, key: &str, amount: impl Fn(&R) -> M + 'a) -> Self {
        let head = self.words.t(key);
        self.amount_under(head, amount)
    }

    /// The same below a head that is named by what it shows, such as a month.
    pub fn amount_under<M: Into<Option<Money>>>(self, head: String, amount: impl Fn(&R) -> M + 'a) -> Self {
        let cell =
            move |amount: Option<Money>| amount.map_or(Cell::Empty, |amount| Cell::Amount(amount.exact()));
        self.with(Cell::NumberHead(head), move |row| cell(amount(row).into()))
    }

    pub fn day<D: Into<Option<NaiveDate>>>(self, key: &str, day: impl Fn(&R) -> D + 'a) -> Self {
        let head = Cell::Head(self.words.t(key));
        self.with(head, move |row| day(row).into().map_or(Cell::Empty, Cell::Day))
    }

    pub fn moment<M: Into<Option<NaiveDateTime>>>(self, key: &str, at: impl Fn(&R) -> M + 'a) -> Self {
        let head = Cell::Head(self.words.t(key));
        self.with(head, move |row| at(row).into().map_or(Cell::Empty, Cell::Moment))
    }

    /// A last minute: the day alone where it is the day's own.
    pub fn until(self, key: &str, by: impl Fn(&R) -> Option<NaiveDateTime> + 'a) -> Self {
        let head = Cell::Head(self.words.t(key));
        let cell = |by: NaiveDateTime| whole_day(by).map_or(Cell::Moment(by), Cell::Day);
        self.with(head, move |row| by(row).map_or(Cell::Empty, cell))
    }

    /// The page of these rows; `name` is the key of the list's.
    pub fn page(self, name: &str, rows: &[R]) -> Page {
        let name = self.words.t(name);
        let (heads, below): (Vec<Cell>, Vec<Below<'a, R>>) = self.columns.into_iter().unzip();
        let cells = |row: &R| below.iter().map(|cell| cell(row)).collect();
        Page::list(name, heads, rows.iter().map(cells))
    }

    /// The same with a last row that adds up the amounts; `total` is the key of its name.
    pub fn page_with_total(self, name: &str, rows: &[R], total: &str) -> Page {
        let total = Cell::TotalName(self.words.t(total));
        let page = self.page(name, rows);
        if rows.is_empty() {
            return page;
        }
        let width = u16::try_from(page.widths.len()).unwrap_or(u16::MAX);
        let sums = (1..width).map(|column| sum(&page, column));
        let foot = std::iter::once(total).chain(sums).collect();
        page.with_total(foot)
    }
}

/// The sum of a column of amounts; a blank below every other.
fn sum(page: &Page, column: u16) -> Cell {
    let amounts = page.rows[1..].iter().filter_map(|row| match &row[usize::from(column)] {
        Cell::Amount(amount) => Some(*amount),
        _ => None,
    });
    let amounts: Vec<Decimal> = amounts.collect();
    let last = u32::try_from(page.rows.len() - 1).unwrap_or(u32::MAX);
    match amounts.is_empty() {
        true => Cell::TotalBlank,
        false => {
            let of = Area { first: (1, column), last: (last, column) };
            Cell::Total { of, comes_to: amounts.into_iter().sum() }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{app::i18n::Lang, spreadsheet::csv::csv};

    #[derive(Clone)]
    struct Row {
        name: &'static str,
        paid: Option<Money>,
        by: Option<&'static str>,
    }

    fn rows() -> [Row; 3] {
        [
            Row { name: "0012", paid: Some(Money::yuan(2)), by: Some("2026-03-04T23:59:00") },
            Row { name: "a,b", paid: None, by: Some("2026-03-04T18:00:00") },
            Row { name: "", paid: Some(Money::yuan(-5)), by: None },
        ]
    }

    fn columns() -> Columns<'static, Row> {
        Columns::of(Words(Lang::En))
            .text("settlement.person", |row: &Row| row.name.to_owned())
            .amount("settlement.amount", |row| row.paid)
            .until("tables.by", |row| row.by.map(|by| by.parse().unwrap()))
    }

    #[test]
    fn every_row_says_of_every_column_what_kind_it_is() {
        let page = columns().page("tables.take", &rows());
        assert_eq!(page.name, "Export table");
        assert_eq!(
            csv(&page).lines().skip(1).collect::<Vec<_>>(),
            ["0012,2.00,2026-03-04", "\"a,b\",,2026-03-04 18:00", ",-5.00,"]
        );
    }

    #[test]
    fn a_total_adds_up_the_amounts_and_nothing_else() {
        let page = columns().page_with_total("tables.take", &rows(), "settlement.total");
        let foot = page.rows.last().unwrap();
        assert_eq!(foot[0], Cell::TotalName("Total".into()));
        let of = Area { first: (1, 1), last: (3, 1) };
        assert_eq!(foot[1], Cell::Total { of, comes_to: Decimal::from(-3) });
        let long = Row { name: "a", paid: Some(Money::yuan(99_999_999)), by: None };
        let page = columns().page_with_total("tables.take", &[long.clone(), long], "settlement.total");
        assert_eq!(usize::from(page.widths[1]), "199,999,998.00".len() + 2);
        assert_eq!(foot[2], Cell::TotalBlank);
        let none = columns().page_with_total("tables.take", &[], "settlement.total");
        assert_eq!(none.rows.len(), 1);
    }
}
