//! What can be said of a page and its cells without writing them.

use super::{Cell, Page};
use chrono::{NaiveDate, NaiveDateTime};
use rust_decimal::Decimal;

/// The widths a column of a list may have, in characters.
const NARROWEST: usize = 8;
const WIDEST: usize = 44;

/// What a cell comes to in a format without formulas.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Value<'a> {
    Nothing,
    Head(&'a str),
    Text(&'a str),
    Amount(Decimal),
    Number(Decimal),
    Day(NaiveDate),
    Moment(NaiveDateTime),
}

impl Cell {
    pub(super) fn value(&self) -> Value<'_> {
        match self {
            Cell::Empty | Cell::TotalBlank => Value::Nothing,
            Cell::Head(text) | Cell::NumberHead(text) => Value::Head(text),
            Cell::Text(text) | Cell::TotalName(text) => Value::Text(text),
            Cell::Amount(amount) => Value::Amount(*amount),
            Cell::Sum { comes_to, .. } | Cell::Total { comes_to, .. } => Value::Amount(*comes_to),
            Cell::Number(number) => Value::Number(*number),
            Cell::Day(day) => Value::Day(*day),
            Cell::Moment(at) => Value::Moment(*at),
        }
    }

    /// A text, or nothing where there is none.
    pub fn text(text: impl Into<String>) -> Cell {
        let text = text.into();
        if text.is_empty() { Cell::Empty } else { Cell::Text(text) }
    }
}

impl Value<'_> {
    /// As office programs read it: numbers without separators, days as `2026-03-04`.
    pub(super) fn plain(self) -> String {
        match self {
            Value::Nothing => String::new(),
            Value::Head(text) | Value::Text(text) => text.to_owned(),
            Value::Amount(mut amount) => {
                // To the fen, and never less than is there.
                amount.rescale(amount.scale().max(2));
                amount.to_string()
            }
            Value::Number(number) => number.normalize().to_string(),
            Value::Day(day) => day.format("%Y-%m-%d").to_string(),
            Value::Moment(at) => at.format("%Y-%m-%d %H:%M").to_string(),
        }
    }
}

impl Page {
    /// A plain list: its head and its rows, as wide as they are.
    pub fn list(name: String, head: Vec<Cell>, rows: impl IntoIterator<Item = Vec<Cell>>) -> Page {
        let rows = [head].into_iter().chain(rows).collect();
        let (widths, about) = (Vec::new(), Vec::new());
        Page { name, landscape: false, widths, about, rows, filtered: true }.fitted()
    }

    /// The same list with a last row that says what it comes to.
    pub fn with_total(mut self, total: Vec<Cell>) -> Page {
        self.rows.push(total);
        self.fitted()
    }

    /// As wide as what stands in it, and turned where that is wider than the paper.
    fn fitted(mut self) -> Page {
        let columns = self.rows.iter().map(Vec::len).max().unwrap_or_default();
        let width = |column: usize| {
            let cells = self.rows.iter().filter_map(|row| row.get(column));
            let widest = cells.map(|cell| drawn(cell.value()) + 2).max().unwrap_or_default();
            u16::try_from(widest.clamp(NARROWEST, WIDEST)).unwrap_or_default()
        };
        self.widths = (0..columns).map(width).collect();
        self.landscape = self.widths.iter().map(|width| usize::from(*width)).sum::<usize>() > 90;
        self
    }

    /// How many rows there are between the head and the total.
    pub fn listed(&self) -> usize {
        let total = matches!(self.rows.last().and_then(|row| row.first()), Some(Cell::TotalName(_)));
        self.rows.len().saturating_sub(1 + usize::from(total))
    }
}

/// How wide a cell is drawn. A workbook shows amounts with separators, and `####` where they do not fit.
fn drawn(value: Value<'_>) -> usize {
    let plain = value.plain();
    let separators = match value {
        Value::Amount(_) => {
            plain.chars().take_while(|c| *c != '.').filter(char::is_ascii_digit).count().saturating_sub(1) / 3
        }
        _ => 0,
    };
    width(&plain) + separators
}

/// How wide a text is drawn: a character of Chinese takes the place of two digits.
fn width(text: &str) -> usize {
    text.chars().map(|c| if c < '\u{1100}' { 1 } else { 2 }).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(text: &str) -> Cell {
        Cell::Text(text.to_owned())
    }

    #[test]
    fn a_list_is_as_wide_as_what_stands_in_it() {
        let head = vec![Cell::Head("n".into()), Cell::Head("现场".into()), Cell::Head("text".into())];
        let page =
            Page::list("p".into(), head, [vec![text("0012"), text("城关中学教学楼"), text(&"x".repeat(99))]]);
        assert_eq!(page.widths, [8, 16, 44]);
        assert!(!page.landscape);
    }

    #[test]
    fn an_amount_is_as_wide_as_a_workbook_shows_it() {
        let amount = |amount: &str| vec![text("a"), Cell::Amount(amount.parse().unwrap())];
        let head = vec![Cell::Head("n".into()), Cell::NumberHead("m".into())];
        let page = Page::list("p".into(), head, [amount("-999999.5"), amount("999999.99")]);
        assert_eq!(usize::from(page.widths[1]), "-999,999.50".len() + 2);
        let page = page.with_total(vec![Cell::TotalName("a total".into()), amount("123456789").remove(1)]);
        let widths = ["a total", "123,456,789.00"].map(|drawn| drawn.len() + 2);
        assert_eq!(page.widths.iter().copied().map(usize::from).collect::<Vec<_>>(), widths);
    }

    #[test]
    fn the_total_is_none_of_the_rows() {
        let page = Page::list("p".into(), vec![Cell::Head("n".into())], [vec![text("a")], vec![text("b")]]);
        assert_eq!(page.listed(), 2);
        assert_eq!(page.with_total(vec![Cell::TotalName("total".into())]).listed(), 2);
        assert_eq!(Page::list("p".into(), vec![Cell::Head("n".into())], []).listed(), 0);
    }

    #[test]
    fn values_are_written_as_office_programs_read_them() {
        let plain = |cell: Cell| cell.value().plain();
        assert_eq!(plain(Cell::Amount("1234567.5".parse().unwrap())), "1234567.50");
        assert_eq!(plain(Cell::Amount("-0.005".parse().unwrap())), "-0.005");
        assert_eq!(plain(Cell::Number("300.0".parse().unwrap())), "300");
        assert_eq!(plain(Cell::Day("2026-03-04".parse().unwrap())), "2026-03-04");
        assert_eq!(plain(Cell::Moment("2026-03-04T08:05:00".parse().unwrap())), "2026-03-04 08:05");
    }
}
