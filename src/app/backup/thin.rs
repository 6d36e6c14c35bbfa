//! Which files of a series need not be kept any longer: each holds what those before it held.

use crate::domain::Month;
use chrono::{NaiveDate, NaiveDateTime};
use std::collections::BTreeMap;

/// For how many days before today the last file of each day is kept.
const DAYS: i64 = 7;
/// For how many months, the present one included, the last file of each month is kept.
const MONTHS: i64 = 12;

/// Of the files of one stretch the last is kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Stretch {
    Day(NaiveDate),
    Month(Month),
}

/// What is to be done with a file, by its age alone.
enum Fate {
    Kept,
    OneOf(Stretch),
    Dropped,
}

fn fate(day: NaiveDate, today: NaiveDate) -> Fate {
    let (month, present) = (Month::of(day), Month::of(today));
    if day >= today {
        // From tomorrow: a clock was wrong, then or now. It costs less to keep it.
        Fate::Kept
    } else if (today - day).num_days() <= DAYS {
        Fate::OneOf(Stretch::Day(day))
    } else if count(present) - count(month) < MONTHS {
        Fate::OneOf(Stretch::Month(month))
    } else {
        Fate::Dropped
    }
}

/// Months from the beginning of our calendar.
fn count(month: Month) -> i64 {
    i64::from(month.year()) * 12 + i64::from(month.number())
}

/// The moments of those that are superfluous: not of today, not the last of a day of the week before, not the last of a
/// month of the year, and never the newest of all.
pub fn superfluous(series: &[NaiveDateTime], today: NaiveDate) -> Vec<NaiveDateTime> {
    let newest = series.iter().max();
    let mut last: BTreeMap<Stretch, NaiveDateTime> = BTreeMap::new();
    for &at in series {
        if let Fate::OneOf(stretch) = fate(at.date(), today) {
            let last = last.entry(stretch).or_insert(at);
            *last = at.max(*last);
        }
    }
    let needed = |at: &NaiveDateTime| match fate(at.date(), today) {
        Fate::Kept => true,
        Fate::OneOf(stretch) => last[&stretch] == *at,
        Fate::Dropped => false,
    };
    series.iter().filter(|at| Some(*at) != newest && !needed(at)).copied().collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::TimeDelta;
    use proptest::prelude::*;

    fn today() -> NaiveDate {
        "2026-03-20".parse().unwrap()
    }

    fn check(series: &[&str], dropped: &[&str]) {
        let moment = |at: &&str| format!("{at}:00").parse::<NaiveDateTime>().unwrap();
        let moments: Vec<_> = series.iter().map(moment).collect();
        assert_eq!(superfluous(&moments, today()), dropped.iter().map(moment).collect::<Vec<_>>());
    }

    #[test]
    fn a_day_a_week_and_a_year_are_kept() {
        check(&["2026-03-20T08:00", "2026-03-20T09:00", "2026-03-20T17:00"], &[]);
        check(
            &["2026-03-19T08:00", "2026-03-19T17:00", "2026-03-13T08:00", "2026-03-20T08:00"],
            &["2026-03-19T08:00"],
        );
        let february = ["2026-02-03T08:00", "2026-02-27T08:00"];
        check(
            &[february[0], february[1], "2026-03-02T08:00", "2026-03-12T08:00", "2026-03-20T08:00"],
            &[february[0], "2026-03-02T08:00"],
        );
        check(&["2025-03-31T08:00", "2025-04-01T08:00", "2026-03-20T08:00"], &["2025-03-31T08:00"]);
    }

    #[test]
    fn the_newest_is_kept_however_old_it_is() {
        check(&["2019-01-02T08:00", "2019-01-03T08:00"], &["2019-01-02T08:00"]);
        check(&[], &[]);
    }

    proptest! {
        /// Up to four years back and some days ahead, at any minute.
        #[test]
        fn no_day_week_or_year_is_lost(minutes in prop::collection::btree_set(-2_102_400i64..7200, 0..80)) {
            let midnight = today().and_hms_opt(0, 0, 0).unwrap();
            let series: Vec<_> = minutes.iter().map(|m| midnight + TimeDelta::minutes(*m)).collect();
            let dropped = superfluous(&series, today());
            let kept: Vec<_> = series.iter().filter(|at| !dropped.contains(at)).copied().collect();
            prop_assert_eq!(kept.last(), series.last());
            prop_assert!(dropped.iter().all(|at| at.date() < today()));
            for days in 1..=DAYS {
                let day = today() - TimeDelta::days(days);
                let of_day = |all: &[NaiveDateTime]| all.iter().filter(|at| at.date() == day).max().copied();
                prop_assert_eq!(of_day(&kept), of_day(&series));
                prop_assert!(kept.iter().filter(|at| at.date() == day).count() <= 1);
            }
            for month in 0..MONTHS {
                let of_month = |at: &&NaiveDateTime| count(Month::of(today())) - count(Month::of(at.date())) == month;
                prop_assert_eq!(kept.iter().any(|at| of_month(&at)), series.iter().any(|at| of_month(&at)));
            }
            // What is left is left at the next time, too.
            prop_assert_eq!(superfluous(&kept, today()), Vec::new());
            // Seven days, twelve months, and the newest at most; today's beside them.
            let before = kept.iter().filter(|at| at.date() < today()).count() as i64;
            prop_assert!(before <= DAYS + MONTHS + 1);
        }
    }
}
