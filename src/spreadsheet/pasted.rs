//! What was copied out of a spreadsheet, or stands in a CSV file, as rows of cells; and which column is which, by its head. Pure.

use crate::letters::name_key;

/// A row that says something.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pasted {
    /// Which row it is, counted from 1 as spreadsheets do.
    pub number: usize,
    pub cells: Vec<String>,
}

impl Pasted {
    /// A cell without blanks around it; a break within it is a blank.
    pub fn cell(&self, column: usize) -> String {
        let cell = self.cells.get(column).map_or("", String::as_str);
        cell.split(['\r', '\n']).map(str::trim).filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
    }
}

/// The rows of a text that have anything in them. Cells stand between tabs, or where there are none between commas or
/// semicolons; one that holds such a mark or a break stands in quotes.
pub fn rows(text: &str) -> Vec<Pasted> {
    let text = text.trim_start_matches('\u{feff}');
    let parted = parted(text, separator(text));
    let numbered = (1..).zip(parted).map(|(number, cells)| Pasted { number, cells });
    numbered.filter(|row| row.cells.iter().any(|cell| !cell.trim().is_empty())).collect()
}

/// A copy has tabs; a file has the mark that its first row has most of. A title above it has none.
fn separator(text: &str) -> char {
    let first = text.lines().find(|line| line.contains([',', ';'])).unwrap_or_default();
    let count = |mark: char| first.matches(mark).count();
    match text.contains('\t') {
        true => '\t',
        false if count(';') > 0 && count(';') >= count(',') => ';',
        false => ',',
    }
}

fn parted(text: &str, separator: char) -> Vec<Vec<String>> {
    let (mut rows, mut row, mut cell) = (Vec::new(), Vec::new(), String::new());
    let mut letters = text.chars().peekable();
    let mut quoted = false;
    while let Some(letter) = letters.next() {
        match letter {
            // Two of them within a quoted cell are one that is meant.
            '"' if quoted && letters.peek() == Some(&'"') => {
                letters.next();
                cell.push('"');
            }
            '"' if quoted => quoted = false,
            '"' if cell.is_empty() && closes(letters.clone(), separator) => quoted = true,
            _ if quoted => cell.push(letter),
            '\r' => {}
            '\n' => {
                row.push(std::mem::take(&mut cell));
                rows.push(std::mem::take(&mut row));
            }
            letter if letter == separator => row.push(std::mem::take(&mut cell)),
            letter => cell.push(letter),
        }
    }
    row.push(cell);
    rows.push(row);
    rows
}

/// Whether a quote that was opened is closed at the end of a cell: a size in inches is no opened quote.
fn closes(rest: impl Iterator<Item = char>, separator: char) -> bool {
    let mut rest = rest.filter(|letter| *letter != '\r').peekable();
    while let Some(letter) = rest.next() {
        if letter != '"' {
            continue;
        }
        match rest.peek() {
            Some('"') => _ = rest.next(),
            None | Some('\n') => return true,
            Some(next) => return *next == separator,
        }
    }
    false
}

/// Which column each of some things stands in, by the words that its head may have: the same words first, then a head in which
/// they stand. What is looked for first takes a column first, and no column is taken twice.
pub fn columns_by_head(head: &[String], wanted: &[&[&str]]) -> Vec<Option<usize>> {
    let heads: Vec<String> = head.iter().map(|head| name_key(head)).collect();
    let mut found = vec![None; wanted.len()];
    let fits: [fn(&str, &str) -> bool; 2] = [|head, word| head == word, |head, word| head.contains(word)];
    for fits in fits {
        for (at, words) in wanted.iter().enumerate() {
            let free = |column: &usize| !found.contains(&Some(*column));
            let names = |column: &usize| words.iter().any(|word| fits(&heads[*column], &name_key(word)));
            if found[at].is_none() {
                found[at] = (0..heads.len()).filter(free).find(names);
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cells(text: &str) -> Vec<Vec<String>> {
        rows(text).into_iter().map(|row| row.cells).collect()
    }

    #[test]
    fn a_copy_and_a_file_are_the_same_rows() {
        let same = vec![vec!["主板".to_owned(), "1,200".into()], vec!["电源".into(), "80".into()]];
        for text in [
            "主板\t1,200\r\n电源\t80\r\n",
            "\u{feff}主板,\"1,200\"\n电源,80",
            "主板;1,200\n电源;80\n\n",
            "\n  \n主板\t1,200\n\t\n电源\t80",
        ] {
            assert_eq!(cells(text), same, "{text:?}");
        }
    }

    #[test]
    fn a_title_above_says_nothing_of_the_mark_between_cells() {
        assert_eq!(cells("收费标准\n\n项目;收费,元\n主板;5")[1..], [["项目", "收费,元"], ["主板", "5"]]);
    }

    #[test]
    fn a_cell_may_hold_breaks_quotes_and_marks() {
        assert_eq!(
            cells("a,\"b\nc\",\"say \"\"x\"\"\"\nd,e,f"),
            [["a", "b\nc", "say \"x\""], ["d", "e", "f"]]
        );
        assert_eq!(rows("a\t\"b\r\n c\"\t")[0].cell(1), "b c");
        // A size in inches opens nothing.
        assert_eq!(cells("\"7 inch\tx\n8\" pipe\t2"), [["\"7 inch", "x"], ["8\" pipe", "2"]]);
        assert_eq!(rows("a").first().map(|row| row.cell(3)), Some(String::new()));
    }

    #[test]
    fn rows_keep_the_numbers_that_the_spreadsheet_gives_them() {
        let numbers: Vec<_> = rows("a\t1\n\t\nb\t2").into_iter().map(|row| row.number).collect();
        assert_eq!(numbers, [1, 3]);
        assert!(rows(" \n\t\n").is_empty());
    }

    #[test]
    fn a_column_is_known_by_its_head_and_taken_once() {
        let head = ["No.", "Part name", "Unit price (yuan)", "Floor price", "Unit"].map(str::to_owned);
        let wanted: [&[&str]; 5] =
            [&["floor"], &["charge", "price"], &["part", "name"], &["unit"], &["remark"]];
        assert_eq!(columns_by_head(&head, &wanted), [Some(3), Some(2), Some(1), Some(4), None]);
    }

    proptest::proptest! {
        #[test]
        fn whatever_is_pasted_is_taken_apart(text in "[a-c\"\t,;\r\n]{0,60}") {
            let read = rows(&text);
            let kept: usize = read.iter().flat_map(|row| &row.cells).map(|cell| cell.matches(['a', 'b', 'c']).count()).sum();
            proptest::prop_assert_eq!(kept, text.matches(['a', 'b', 'c']).count());
        }
    }
}
