//! The numbers that people give to jobs and contracts: text that ends in digits and goes on by one.

use chrono::{Datelike, NaiveDate};

/// The number that follows the highest one of the row that the newest one belongs to; a day, a month or a year in it moves on
/// with the calendar. Where there is none to follow, `letter` and the year begin a row. Numbers that are `taken` are passed over.
/// `newest`: the one given last, with its day. `all`: those of its kind, in any order.
pub fn next_number<'a>(
    newest: Option<(&str, NaiveDate)>,
    all: impl IntoIterator<Item = &'a str>,
    letter: &str,
    today: NaiveDate,
    taken: impl Fn(&str) -> bool,
) -> String {
    let counted_newest = newest.and_then(|(id, on)| Some((counted(id)?, on)));
    let (prefix, width) = match counted_newest {
        Some(((prefix, width, _), on)) => (moved_on(&prefix, on, today), width),
        None => (format!("{letter}{}-", today.year()), 3),
    };
    let in_row = all.into_iter().filter_map(counted).filter(|(before, ..)| *before == prefix);
    let highest = in_row.map(|(_, _, number)| number).max().unwrap_or_default();
    let free = highest.saturating_add(1)..;
    free.map(|number| format!("{prefix}{number:0width$}")).find(|id| !taken(id)).unwrap_or_default()
}

/// What stands before the digits, with the calendar's part of it as it is today: the day, the month, or the year.
fn moved_on(prefix: &str, on: NaiveDate, today: NaiveDate) -> String {
    let written = |form: &str| (on.format(form).to_string(), today.format(form).to_string());
    let found = ["%Y%m%d", "%y%m%d", "%Y%m", "%y%m", "%Y"].map(written);
    if let Some((then, now)) = found.iter().find(|(then, _)| prefix.contains(then)) {
        return prefix.replacen(then, now, 1);
    }
    prefix.replace(&(today.year() - 1).to_string(), &today.year().to_string())
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

    fn check(newest: Option<(&str, &str)>, others: &[&str], taken: &[&str], expected: &str) {
        let today = "2026-11-23".parse().unwrap();
        let all = newest.into_iter().map(|(id, _)| id).chain(others.iter().copied());
        let given = newest.map(|(id, on)| (id, on.parse().unwrap()));
        let next = next_number(given, all, "W", today, |id| taken.contains(&id));
        assert_eq!(next, expected, "after {newest:?}");
    }

    #[test]
    fn numbers_are_counted_from_their_end() {
        check(Some(("T2026-009", "2026-11-20")), &[], &[], "T2026-010");
        check(Some(("17", "2026-11-20")), &[], &[], "18");
        check(Some(("W2611-09", "2026-11-20")), &[], &[], "W2611-10");
        check(Some(("99", "2026-11-20")), &[], &[], "100");
    }

    #[test]
    fn the_highest_of_the_row_counts_and_not_the_one_recorded_last() {
        check(Some(("W261123-2", "2026-11-23")), &["W261123-5", "W261122-9", "T261123-8"], &[], "W261123-6");
        check(Some(("W2026-003", "2026-11-23")), &["W2026-041", "W2025-099"], &[], "W2026-042");
    }

    #[test]
    fn a_day_or_a_month_in_it_moves_on() {
        check(Some(("W261120-4", "2026-11-20")), &[], &[], "W261123-1");
        check(Some(("W261120-4", "2026-11-20")), &["W261123-1"], &[], "W261123-2");
        check(Some(("W202610-07", "2026-10-31")), &[], &[], "W202611-01");
        check(Some(("W2610-07", "2026-10-31")), &["W2611-02"], &[], "W2611-03");
    }

    #[test]
    fn a_number_that_is_taken_is_passed_over() {
        check(Some(("7", "2026-11-20")), &[], &["8", "9"], "10");
    }

    #[test]
    fn the_first_number_carries_the_year_and_a_new_year_begins_anew() {
        check(None, &[], &[], "W2026-001");
        check(Some(("T-x", "2026-11-20")), &[], &[], "W2026-001");
        check(Some(("18446744073709551615", "2026-11-20")), &[], &[], "W2026-001");
        check(Some(("T2025-031", "2025-12-30")), &[], &[], "T2026-001");
        // Recorded this year, of a row of the last.
        check(Some(("T2025-031", "2026-01-05")), &[], &[], "T2026-001");
    }
}
