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

/// What somebody typed must not run as a formula in the program that opens it.
fn harmless(value: Value<'_>) -> String {
    match value {
        Value::Head(text) | Value::Text(text) if text.starts_with(['=', '+', '-', '@', '\t', '\r']) => {
            format!("'{text}")
        }
        value => value.plain(),
    }
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
            let text = "[-=+@'a0城, \t\r\n\"]{0,6}";
            proptest::collection::vec(proptest::collection::vec(text, columns), 1..5)
        })
    }

    fn guarded(text: &str) -> String {
        let formula = text.starts_with(['=', '+', '-', '@', '\t', '\r']);
        if formula { format!("'{text}") } else { text.to_owned() }
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
        let typed = ["=1+1", "+86 139", "-x", "@x", "\tx", "a=1"].map(str::to_owned).to_vec();
        let written = csv(&page(&[typed]));
        assert_eq!(written, "\u{feff}'=1+1,'+86 139,'-x,'@x,'\tx,a=1\r\n");
    }

    proptest! {
        #[test]
        fn what_is_written_is_read_back(table in table()) {
            let guarded: Vec<Vec<String>> =
                table.iter().map(|row| row.iter().map(|text| guarded(text)).collect()).collect();
            let written = csv(&page(&table));
            prop_assert_eq!(read(written.strip_prefix('\u{feff}').unwrap(), ','), guarded);
        }
    }
}
