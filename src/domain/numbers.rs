//! The numbers that people give to jobs and contracts: text that ends in digits and goes on by one.

use chrono::{Datelike, NaiveDate};

/// The number that follows the highest one of the row that the newest one belongs to; a day, a month or a year in it moves on
/// with the calendar ([`moved_on`]). Where there is none to follow, `letter` and the year begin a row. Numbers that are `taken`
/// are passed over. `newest`: the one given last, with about its day. `all`: those of its kind, in any order.
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

/// How a day or a month is written in a number, how many letters it has, and how it is read: a month as its first day. The longer
/// one is meant first.
const DATED: [(&str, usize, &str, &str); 6] = [
    ("%Y-%m-%d", 10, "%Y-%m-%d", ""),
    ("%Y%m%d", 8, "%Y%m%d", ""),
    ("%Y-%m", 7, "%Y-%m-%d", "-01"),
    ("%y%m%d", 6, "%y%m%d", ""),
    ("%Y%m", 6, "%Y%m%d", "01"),
    ("%y%m", 4, "%y%m%d", "01"),
];

/// A number's day is near that on which it was given or done: what is further off is no date.
const NEAR_DAYS: i64 = 400;

/// What stands before the digits, with the day, the month or the year in it as it is today. Only what can be a date near `on` is
/// taken for one; a year of two digits is not.
fn moved_on(prefix: &str, on: NaiveDate, today: NaiveDate) -> String {
    let is_near = |day: NaiveDate| (day - on).num_days().abs() <= NEAR_DAYS;
    for (form, length, read, first) in DATED {
        let day = |text: &str| NaiveDate::parse_from_str(&format!("{text}{first}"), read).ok();
        let found = alone(prefix, length).find(|at| day(&prefix[*at..at + length]).is_some_and(is_near));
        if let Some(at) = found {
            return format!("{}{}{}", &prefix[..at], today.format(form), &prefix[at + length..]);
        }
    }
    let year = |text: &str| text.parse().is_ok_and(|year: i32| (on.year() - 1..=on.year()).contains(&year));
    match alone(prefix, 4).find(|at| year(&prefix[*at..at + 4])) {
        Some(at) => format!("{}{}{}", &prefix[..at], today.year(), &prefix[at + 4..]),
        None => prefix.to_owned(),
    }
}

/// Where so many letters stand that digits neither come before nor go on behind.
fn alone(text: &str, length: usize) -> impl Iterator<Item = usize> {
    let digit = move |at: usize| text.as_bytes().get(at).is_some_and(u8::is_ascii_digit);
    let starts = (0..text.len()).filter(move |at| digit(*at) && (*at == 0 || !digit(at - 1)));
    starts.filter(move |at| {
        text.get(*at..at + length).is_some() && digit(at + length - 1) && !digit(at + length)
    })
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

    /// It was quoted for on one day and done on another, or written down later.
    #[test]
    fn the_day_is_that_of_the_number_and_not_the_one_on_which_it_was_given() {
        check(Some(("W261120-4", "2026-11-23")), &[], &[], "W261123-1");
        check(Some(("W261123-1", "2026-11-22")), &[], &[], "W261123-2");
        check(Some(("W202512-07", "2026-01-02")), &[], &[], "W202611-01");
        check(Some(("2026-11-05-003", "2026-11-05")), &[], &[], "2026-11-23-001");
        check(Some(("W-2026-10-03", "2026-10-20")), &[], &[], "W-2026-11-01");
        check(Some(("维20261120号4", "2026-11-20")), &[], &[], "维20261123号1");
    }

    /// Digits that are no date stay what they are.
    #[test]
    fn what_is_no_date_stays() {
        check(Some(("M1001-07", "2026-11-20")), &[], &[], "M1001-08");
        check(Some(("W25-031", "2026-11-20")), &[], &[], "W25-032");
        check(Some(("139000011112222-4", "2026-11-20")), &[], &[], "139000011112222-5");
        check(Some(("261340-4", "2026-11-20")), &[], &[], "261340-5");
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
