//! A page as what is pasted: a table for office programs, and the same as text for everything else. Pure.

use super::{Page, csv::separated, page::Value};

/// What the clipboard gets, under the names of its two kinds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Clip {
    /// `text/plain`: the cells between tabs.
    pub text: String,
    /// `text/html`
    pub html: String,
}

/// The table alone, its head first.
pub fn clip(page: &Page) -> Clip {
    Clip { text: separated(page, '\t'), html: html(page) }
}

/// With the number formats by which Excel and WPS keep a number a number, a day a day, and `0012` as it is written. In the
/// format of texts `=1+1` is no formula either; a guard before it, as plain text needs one, would be seen there.
fn html(page: &Page) -> String {
    let mut text = String::from(
        "<html xmlns:x=\"urn:schemas-microsoft-com:office:excel\"><head><meta charset=\"utf-8\"></head><body><table>",
    );
    for row in &page.rows {
        text.push_str("<tr>");
        row.iter().for_each(|cell| push_cell(&mut text, cell.value()));
        text.push_str("</tr>");
    }
    text.push_str("</table></body></html>");
    text
}

fn push_cell(text: &mut String, value: Value<'_>) {
    let plain = value.plain();
    let (tag, attributes) = match value {
        Value::Nothing => ("td", String::new()),
        Value::Head(_) => ("th", format(r"\@")),
        Value::Text(_) => ("td", format(r"\@")),
        Value::Amount(_) => ("td", format!(" x:num=\"{plain}\"{}", format(r"\#\,\#\#0\.00"))),
        Value::Number(_) => ("td", format!(" x:num=\"{plain}\"")),
        Value::Day(_) => ("td", format(r"yyyy\-mm\-dd")),
        Value::Moment(_) => ("td", format(r"yyyy\-mm\-dd\ hh\:mm")),
    };
    text.push_str(&format!("<{tag}{attributes}>{}</{tag}>", escaped(&plain)));
}

/// A number format as the style in which office programs look for it.
fn format(code: &str) -> String {
    format!(" style=\"mso-number-format:'{code}'\"")
}

fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\n' => escaped.push_str("<br>"),
            '\r' => {}
            c => escaped.push(c),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::spreadsheet::{
        Cell,
        csv::tests::{page, read, same, table},
    };
    use proptest::prelude::*;

    #[test]
    fn numbers_stay_numbers_and_texts_texts() {
        let head =
            vec![Cell::Head("工单".into()), Cell::NumberHead("金额".into()), Cell::NumberHead("点数".into())];
        let row = vec![
            Cell::Text("0012".into()),
            Cell::Amount("1234.5".parse().unwrap()),
            Cell::Number("300".parse().unwrap()),
        ];
        let clip = clip(&Page::list("p".into(), head, [row]));
        assert_eq!(clip.text, "工单\t金额\t点数\r\n0012\t1234.50\t300\r\n");
        let cells = [
            r#"<td style="mso-number-format:'\@'">0012</td>"#,
            r#"<td x:num="1234.50" style="mso-number-format:'\#\,\#\#0\.00'">1234.50</td>"#,
            r#"<td x:num="300">300</td>"#,
        ];
        assert!(clip.html.contains(&cells.concat()), "{}", clip.html);
    }

    #[test]
    fn nothing_typed_becomes_a_formula() {
        let clip = clip(&page(&[vec!["=1+1".to_owned()]]));
        assert_eq!(clip.text, "'=1+1\r\n");
        assert!(clip.html.contains(r#"<td style="mso-number-format:'\@'">=1+1</td>"#), "{}", clip.html);
    }

    #[test]
    fn nothing_typed_becomes_markup() {
        let typed = vec!["<b onclick=\"x\">&\nnext".to_owned()];
        let html = clip(&page(&[typed])).html;
        assert!(html.contains("&lt;b onclick=&quot;x&quot;&gt;&amp;<br>next"), "{html}");
    }

    proptest! {
        #[test]
        fn every_row_and_cell_arrives(table in table()) {
            let Clip { text, html } = clip(&page(&table));
            prop_assert_eq!(html.matches("<tr>").count(), table.len());
            prop_assert_eq!(html.matches("<td").count(), table.len() * table[0].len());
            let read: Vec<Vec<String>> = read(&text, '\t');
            let alike = read.iter().flatten().zip(table.iter().flatten()).all(|(read, typed)| same(read, typed));
            prop_assert!(alike && read.len() == table.len(), "{:?}", read);
        }
    }
}
