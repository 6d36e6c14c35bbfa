//! A contract's period: whole months from its first day.

use super::month::add_months;
use chrono::{Datelike, NaiveDate};

/// The most months a period is counted to: more than the years a date may lie in.
const MAX_MONTHS: u32 = 1332;

/// How many whole months lie between two days, both included; none where they are not whole months.
///
/// A period ends on the last day before the same day so many months later, whether that day exists or not:
/// 2024-02-29 to 2025-02-28 is twelve. Where it does not exist, the day before the month's last one counts as well,
/// because people also reckon from there: 2025-08-31 to 2026-02-27 is six, like 2026-02-28.
pub fn whole_months(from: NaiveDate, to: NaiveDate) -> Option<u32> {
    let apart = (to.year() - from.year()) * 12 + to.month() as i32 - from.month() as i32;
    // The last day lies in the month before, or in the very month, of the day after the period.
    let near = u32::try_from(apart).ok()?;
    (near.max(1)..=near + 1).find(|months| to == end_after(from, *months) || to == clamped_end(from, *months))
}

/// The last day of a period of so many months: the one before the same day of the last month, whether that day exists
/// or not.
pub fn end_after(from: NaiveDate, months: u32) -> NaiveDate {
    let next = add_months(from, months);
    if next.day() < from.day() { next } else { next.pred_opt().unwrap_or(next) }
}

/// The day before the same day so many months later, or before the last day of that month where it has no such day.
fn clamped_end(from: NaiveDate, months: u32) -> NaiveDate {
    let next = add_months(from, months);
    next.pred_opt().unwrap_or(next)
}

/// The last days of the months of a period: each the day before the next month begins, the last one with the period.
/// A period that is not whole months is cut the same way and ends with a shorter piece.
pub fn month_ends(from: NaiveDate, to: NaiveDate) -> Vec<NaiveDate> {
    let mut ends: Vec<NaiveDate> = match whole_months(from, to) {
        Some(months) => (1..months).map(|month| clamped_end(from, month)).collect(),
        None => (1..=MAX_MONTHS).map(|month| clamped_end(from, month)).take_while(|end| *end < to).collect(),
    };
    ends.push(to.max(from));
    ends
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn months(from: &str, to: &str) -> Option<u32> {
        whole_months(day(from), day(to))
    }

    #[test]
    fn a_period_ends_before_the_same_day_whether_it_exists_or_not() {
        assert_eq!(months("2024-02-29", "2025-02-28"), Some(12));
        assert_eq!(months("2024-02-29", "2025-02-27"), Some(12));
        assert_eq!(months("2025-08-31", "2026-02-28"), Some(6));
        assert_eq!(months("2025-08-31", "2026-02-27"), Some(6));
        assert_eq!(months("2025-11-30", "2026-02-28"), Some(3));
        assert_eq!(months("2025-01-01", "2025-12-31"), Some(12));
        assert_eq!(months("2025-01-31", "2025-02-28"), Some(1));
        assert_eq!(months("2026-03-15", "2026-04-14"), Some(1));
    }

    #[test]
    fn anything_else_is_no_period() {
        for (from, to) in [
            ("2025-08-31", "2026-03-01"),
            ("2025-08-31", "2026-02-26"),
            ("2026-03-15", "2026-03-15"),
            ("2026-03-15", "2026-04-15"),
            ("2026-03-15", "2026-03-14"),
            ("2026-03-15", "2025-03-14"),
            ("2026-03-01", "2026-02-28"),
        ] {
            assert_eq!(months(from, to), None, "{from} to {to}");
        }
    }

    #[test]
    fn the_months_of_a_period_end_before_the_next_begins() {
        let ends = |from: &str, to: &str| month_ends(day(from), day(to));
        let texts = |ends: Vec<NaiveDate>| ends.iter().map(ToString::to_string).collect::<Vec<_>>();
        assert_eq!(ends("2024-02-29", "2025-02-28").len(), 12);
        assert_eq!(texts(ends("2025-11-30", "2026-02-28")), ["2025-12-29", "2026-01-29", "2026-02-28"]);
        assert_eq!(texts(ends("2026-03-15", "2026-05-01")), ["2026-04-14", "2026-05-01"]);
        assert_eq!(texts(ends("2026-03-15", "2026-03-01")), ["2026-03-15"]);
    }

    fn any_day() -> impl Strategy<Value = NaiveDate> {
        (0..40_000i64).prop_map(|days| day("1990-01-01") + chrono::Duration::days(days))
    }

    proptest! {
        #[test]
        fn every_number_of_months_is_told_from_its_end(from in any_day(), count in 1..240u32) {
            let to = end_after(from, count);
            prop_assert_eq!(whole_months(from, to), Some(count));
            prop_assert_eq!(whole_months(from, clamped_end(from, count)), Some(count));
            let ends = month_ends(from, to);
            prop_assert_eq!(ends.len(), count as usize);
            prop_assert!(ends.is_sorted_by(|a, b| a < b) && ends[0] >= from);
            prop_assert_eq!(ends.last(), Some(&to));
        }

        #[test]
        fn no_day_ends_two_periods_and_few_days_end_one(from in any_day(), days in 0..3_000i64) {
            let to = from + chrono::Duration::days(days);
            let ends: Vec<u32> =
                (1..=120).filter(|n| end_after(from, *n) == to || clamped_end(from, *n) == to).collect();
            prop_assert!(ends.len() <= 1);
            prop_assert_eq!(whole_months(from, to), ends.first().copied());
        }
    }
}
