//! Dates, distances and amounts as people say them. Pure: the language comes in as [`Words`], "now" as a value.

use crate::app::i18n::{Lang, Words};
use chrono::{Datelike, NaiveDate, NaiveDateTime, NaiveTime, Weekday};

pub use crate::ui::number::{number, percent, yuan, yuan_difference, yuan_or_dash, yuan_signed};

/// A day as one says it: `3月4日 周二`, `Tue 4 Mar`; with its year when that is not the year of `today`.
pub fn day(words: Words, date: NaiveDate, today: NaiveDate) -> String {
    let key = if date.year() == today.year() { "ui.date.day" } else { "ui.date.day_year" };
    filled(words, key, date)
}

/// A day without its weekday, for tight columns: `3月4日`, `4 Mar`; with its year when that is not this one.
pub fn short_day(words: Words, date: NaiveDate, today: NaiveDate) -> String {
    let key = if date.year() == today.year() { "ui.date.short" } else { "ui.date.short_year" };
    filled(words, key, date)
}

/// A day with its year and without its weekday, as papers write it: `2026年3月4日`, `4 Mar 2026`.
pub fn full_day(words: Words, date: NaiveDate) -> String {
    filled(words, "ui.date.short_year", date)
}

/// A date as it was written, though there may be no such day: `2月30日`, `30 Feb`.
pub fn written_day(words: Words, year: Option<i32>, month: u32, day: u32) -> String {
    let key = if year.is_some() { "ui.date.short_year" } else { "ui.date.short" };
    let month = if (1..=12).contains(&month) { month_name(words, month, true) } else { month.to_string() };
    words.tv(key, &[("year", &year.unwrap_or_default()), ("month", &month), ("day", &day)])
}

/// A month: `2026年3月`, `March 2026`.
pub fn month(words: Words, year: i32, month: u32) -> String {
    words.tv("ui.date.month", &[("year", &year), ("month", &month_name(words, month, false))])
}

/// A time of day, 24 h: `08:05`.
pub fn time(time: NaiveTime) -> String {
    time.format("%H:%M").to_string()
}

/// A day and its time: `3月4日 周二 08:05`.
pub fn moment(words: Words, at: NaiveDateTime, today: NaiveDate) -> String {
    format!("{} {}", day(words, at.date(), today), time(at.time()))
}

/// The moments of a list, told apart: one that shares its minute with another has its seconds.
pub fn moments(words: Words, all: &[NaiveDateTime], today: NaiveDate) -> Vec<String> {
    let shown: Vec<String> = all.iter().map(|at| moment(words, *at, today)).collect();
    let alike = |text: &String| shown.iter().filter(|other| *other == text).count() > 1;
    let seconds = |text: &String, at: &NaiveDateTime| format!("{text}:{}", at.format("%S"));
    let each = shown.iter().zip(all);
    each.map(|(text, at)| if alike(text) { seconds(text, at) } else { text.clone() }).collect()
}

/// How far a deadline is, and on which side of it one stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Distance {
    pub late: bool,
    pub text: String,
}

/// The distance to a moment: minutes within the hour, hours within two days, then whole days. The one function that says
/// how late something is or how long until: it counts from the deadline's own minute, so that a day late is a day over.
pub fn distance(words: Words, due: NaiveDateTime, now: NaiveDateTime) -> Distance {
    let late = now > due;
    let minutes = (due - now).num_minutes().abs();
    let (key, n) = match (minutes, late) {
        (0..60, false) => ("ui.due.minutes", minutes),
        (0..60, true) => ("ui.late.minutes", minutes.max(1)),
        (60..2880, false) => ("ui.due.hours", minutes / 60),
        (60..2880, true) => ("ui.late.hours", minutes / 60),
        (_, false) => ("ui.due.days", minutes / 1440),
        (_, true) => ("ui.late.days", minutes / 1440),
    };
    Distance { late, text: words.tv(one(key, n), &[("n", &n)]) }
}

/// The form of a distance for exactly one, which English tells apart.
fn one(key: &'static str, n: i64) -> &'static str {
    match (key, n) {
        ("ui.due.days", 1) => "ui.due.day",
        ("ui.due.hours", 1) => "ui.due.hour",
        ("ui.due.minutes", 1) => "ui.due.minute",
        ("ui.late.days", 1) => "ui.late.day",
        ("ui.late.hours", 1) => "ui.late.hour",
        ("ui.late.minutes", 1) => "ui.late.minute",
        _ => key,
    }
}

fn filled(words: Words, key: &str, date: NaiveDate) -> String {
    words.tv(
        key,
        &[
            ("year", &date.year()),
            ("month", &month_name(words, date.month(), true)),
            ("day", &date.day()),
            ("weekday", &weekday(words, date.weekday())),
        ],
    )
}

/// The short name of a weekday: `周二`, `Tue`.
pub fn weekday(words: Words, day: Weekday) -> String {
    words.t(match day {
        Weekday::Mon => "ui.weekday.mon",
        Weekday::Tue => "ui.weekday.tue",
        Weekday::Wed => "ui.weekday.wed",
        Weekday::Thu => "ui.weekday.thu",
        Weekday::Fri => "ui.weekday.fri",
        Weekday::Sat => "ui.weekday.sat",
        Weekday::Sun => "ui.weekday.sun",
    })
}

/// Chinese counts months, English names them.
fn month_name(words: Words, month: u32, short: bool) -> String {
    if words.0 == Lang::ZhCn {
        return month.to_string();
    }
    let name = words.t(match month {
        1 => "ui.month.1",
        2 => "ui.month.2",
        3 => "ui.month.3",
        4 => "ui.month.4",
        5 => "ui.month.5",
        6 => "ui.month.6",
        7 => "ui.month.7",
        8 => "ui.month.8",
        9 => "ui.month.9",
        10 => "ui.month.10",
        11 => "ui.month.11",
        _ => "ui.month.12",
    });
    if short { name.chars().take(3).collect() } else { name }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ZH: Words = Words(Lang::ZhCn);
    const EN: Words = Words(Lang::En);

    fn on(year: i32, month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(year, month, day).unwrap()
    }

    #[test]
    fn days_as_people_say_them() {
        let today = on(2025, 6, 1);
        assert_eq!(day(ZH, on(2025, 3, 4), today), "3月4日 周二");
        assert_eq!(day(EN, on(2025, 3, 4), today), "Tue 4 Mar");
        assert_eq!(day(ZH, on(2026, 3, 4), today), "2026年3月4日 周三");
        assert_eq!(day(EN, on(2026, 3, 4), today), "Wed 4 Mar 2026");
        assert_eq!(short_day(ZH, on(2025, 12, 31), today), "12月31日");
        assert_eq!(short_day(EN, on(2025, 9, 30), today), "30 Sep");
        assert_eq!(full_day(ZH, on(2025, 9, 30)), "2025年9月30日");
        assert_eq!(month(ZH, 2026, 3), "2026年3月");
        assert_eq!(month(EN, 2026, 3), "March 2026");
        let at = on(2025, 3, 4).and_hms_opt(8, 5, 0).unwrap();
        assert_eq!(moment(ZH, at, today), "3月4日 周二 08:05");
    }

    #[test]
    fn deadlines_as_distances() {
        let due = on(2025, 3, 4).and_hms_opt(12, 0, 0).unwrap();
        let check = |minutes: i64, zh: &str, en: &str| {
            let now = due - chrono::TimeDelta::minutes(minutes);
            assert_eq!(distance(ZH, due, now).text, zh);
            assert_eq!(distance(EN, due, now).text, en);
            assert_eq!(distance(ZH, due, now).late, minutes < 0);
        };
        check(2 * 1440, "还有 2 天", "2 days left");
        check(47 * 60 + 59, "还有 47 小时", "47 hours left");
        check(60, "还有 1 小时", "1 hour left");
        check(5, "还有 5 分钟", "5 minutes left");
        check(-1, "晚了 1 分钟", "1 minute late");
        check(-180, "晚了 3 小时", "3 hours late");
        check(-3 * 1440, "晚了 3 天", "3 days late");
        // Into the 29th calendar day, but 28 whole days over.
        check(-28 * 1440 - 600, "晚了 28 天", "28 days late");
    }
}
