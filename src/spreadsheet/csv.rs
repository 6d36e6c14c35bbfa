//! A page as comma-separated values: the table alone, its head first. Pure.

use super::{Page, page::Value};

/// Without it Excel takes the file for GBK.
const BYTE_ORDER_MARK: char = '\u{feff}';

/// The text of a `.csv` file as RFC 4180 has it, in UTF-8. What only says what the table is is left out: programs expect
/// the head in the first row.
pub fn csv(page: &Page) -> String {
    let mut text = String::from(BYTE_ORDER_MARK);
    text.push_str(&separated(page, ','));
    text
}

/// The rows, their cells between `separator`s.
pub(super) fn separated(page: &Page, separator: char) -> String {
    let mut text = String::new();
    for row in &page.rows {
        for (at, cell) in row.iter().enumerate() {
            if at > 0 {
                text.push(separator);
            }
            push_field(&mut text, &harmless(cell.value()), separator);
        }
        text.push_str("\r\n");
    }
    text
}

fn push_field(text: &mut String, field: &str, separator: char) {
    if field.contains([separator, '"', '\r', '\n']) {
        text.push('"');
        text.push_str(&field.replace('"', "\"\""));
        text.push('"');
    } else {
        text.push_str(field);
    }
}

/// What somebody typed must not run as a formula in the program that opens or pastes it.
fn harmless(value: Value<'_>) -> String {
    match value {
        Value::Head(text) | Value::Text(text) if starts_formula(text) => format!("'{text}"),
        value => value.plain(),
    }
}

/// Whether office programs would take a text for a formula. In Chinese and Japanese settings they read the full-width
/// signs as the others; tabs and ends of lines they skip.
fn starts_formula(text: &str) -> bool {
    text.starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠', '\t', '\r', '\n'])
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use crate::spreadsheet::Cell;
    use proptest::prelude::*;

    /// A page of rows of texts, the first of them its head.
    pub fn page(rows: &[Vec<String>]) -> Page {
        let cells = |row: &Vec<String>| row.iter().cloned().map(Cell::Text).collect();
        Page::list("page".into(), cells(&rows[0]), rows[1..].iter().map(cells))
    }

    /// Reads what is separated back, as RFC 4180 says it is to be read.
    pub fn read(text: &str, separator: char) -> Vec<Vec<String>> {
        let (mut rows, mut row, mut field, mut quoted) = (Vec::new(), Vec::new(), String::new(), false);
        let mut rest = text.chars().peekable();
        while let Some(c) = rest.next() {
            match c {
                '"' if quoted && rest.peek() == Some(&'"') => field.extend(rest.next()),
                '"' => quoted = !quoted,
                c if quoted => field.push(c),
                c if c == separator => row.push(std::mem::take(&mut field)),
                '\r' if rest.peek() == Some(&'\n') => {
                    rest.next();
                    row.push(std::mem::take(&mut field));
                    rows.push(std::mem::take(&mut row));
                }
                c => field.push(c),
            }
        }
        rows
    }

    /// Texts of what is awkward in them.
    pub fn table() -> impl Strategy<Value = Vec<Vec<String>>> {
        (1..4usize).prop_flat_map(|columns| {
            let text = "[-=+@＝－'a0城, \t\r\n\"]{0,6}";
            proptest::collection::vec(proptest::collection::vec(text, columns), 1..5)
        })
    }

    /// Whether a text that was read is the one that was typed, with or without its guard.
    pub fn same(read: &str, typed: &str) -> bool {
        read == typed || read.strip_prefix('\'') == Some(typed)
    }

    #[test]
    fn a_file_is_a_head_and_rows_of_plain_values() {
        let head = ["工单", "金额", "日期"].map(|text| Cell::Head(text.into()));
        let row = [
            Cell::Text("0012".into()),
            Cell::Amount("-12345.5".parse().unwrap()),
            Cell::Day("2026-03-04".parse().unwrap()),
        ];
        let page =
            Page { about: vec!["what it is".into()], ..Page::list("p".into(), head.into(), [row.into()]) };
        assert_eq!(csv(&page), "\u{feff}工单,金额,日期\r\n0012,-12345.50,2026-03-04\r\n");
    }

    #[test]
    fn nothing_typed_becomes_a_formula() {
        let formulas = ["=1+1", "+86 139", "-x", "@x", "＝1+1", "＋86", "－x", "＠x", "\tx", "\r=x", "\n=x"];
        for text in formulas {
            let written = csv(&page(&[vec![text.to_owned()]]));
            assert_eq!(read(&written, ',')[0][0], format!("\u{feff}'{text}"));
        }
        for text in ["", "a=1", "0012", "1-2", " x", "'=x", "（-x）", "城关"] {
            let written = csv(&page(&[vec![text.to_owned()]]));
            assert_eq!(read(&written, ',')[0][0], format!("\u{feff}{text}"));
        }
    }

    proptest! {
        #[test]
        fn what_is_written_is_read_back(table in table()) {
            let written = csv(&page(&table));
            let read = read(written.strip_prefix('\u{feff}').unwrap(), ',');
            prop_assert_eq!(read.len(), table.len());
            for (read, typed) in read.iter().zip(&table) {
                prop_assert_eq!(read.len(), typed.len());
                prop_assert!(read.iter().zip(typed).all(|(read, typed)| same(read, typed)), "{:?}", read);
            }
        }
    }
}
