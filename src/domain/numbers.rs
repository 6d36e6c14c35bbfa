//! The numbers that people give to jobs and contracts: text that ends in digits and goes on by one.

use chrono::{Datelike, NaiveDate};

/// The number that follows the newest one of a row; a year in it moves on with the calendar. Where there is none to
/// follow, `letter` and the year begin a row. Numbers that are `taken` are passed over.
pub fn next_number(
    newest: Option<&str>,
    letter: &str,
    today: NaiveDate,
    taken: impl Fn(&str) -> bool,
) -> String {
    let (prefix, width, last) =
        newest.and_then(counted).unwrap_or_else(|| (format!("{letter}{}-", today.year()), 3, 0));
    let before = (today.year() - 1).to_string();
    let (prefix, last) = match prefix.contains(&before) {
        true => (prefix.replace(&before, &today.year().to_string()), 0),
        false => (prefix, last),
    };
    (last + 1..).map(|number| format!("{prefix}{number:0width$}")).find(|id| !taken(id)).unwrap_or_default()
}

/// What stands before the trailing digits, how many they are, and their number.
fn counted(id: &str) -> Option<(String, usize, u64)> {
    let prefix = id.trim_end_matches(|c: char| c.is_ascii_digit());
    let digits = &id[prefix.len()..];
    // The largest number has none after it.
    let last = digits.parse().ok().filter(|last| *last < u64::MAX)?;
    Some((prefix.to_owned(), digits.len(), last))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(newest: Option<&str>, taken: &[&str], expected: &str) {
        let today = "2026-11-23".parse().unwrap();
        assert_eq!(next_number(newest, "W", today, |id| taken.contains(&id)), expected, "after {newest:?}");
    }

    #[test]
    fn numbers_are_counted_from_their_end() {
        check(Some("T2026-009"), &[], "T2026-010");
        check(Some("17"), &[], "18");
        check(Some("W2611-09"), &[], "W2611-10");
        check(Some("99"), &[], "100");
    }

    #[test]
    fn a_number_that_is_taken_is_passed_over() {
        check(Some("7"), &["8", "9"], "10");
    }

    #[test]
    fn the_first_number_carries_the_year_and_a_new_year_begins_anew() {
        check(None, &[], "W2026-001");
        check(Some("T-x"), &[], "W2026-001");
        check(Some("18446744073709551615"), &[], "W2026-001");
        check(Some("T2025-031"), &[], "T2026-001");
    }
}
