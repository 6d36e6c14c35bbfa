//! The words of the calendar's form.

use super::calendar_text::{CalendarProblem, spans};
use crate::{
    app::{
        format::{short_day, weekday, written_day},
        i18n::Words,
    },
    domain::holidays::{LONGEST, NoDay, Trouble},
    journal::limits::NAME_CHARS,
};
use chrono::{Datelike, NaiveDate};

/// What is wrong, in a sentence that says with which words.
pub fn problem_words(words: Words, problem: &CalendarProblem, year: i32) -> String {
    let day = |day: NaiveDate| day_of(words, day, year);
    match problem {
        CalendarProblem::NotAYear => words.t("rules.calendar.wrong.year"),
        CalendarProblem::NoSource => words.t("rules.calendar.wrong.source"),
        CalendarProblem::SourceTooLong => {
            words.tv("rules.calendar.wrong.source_long", &[("most", &NAME_CHARS)])
        }
        CalendarProblem::Text(trouble) => trouble_words(words, trouble, year),
        CalendarProblem::NoWeekend { day: at } => words.tv(
            "rules.calendar.wrong.weekend",
            &[("day", &day(*at)), ("weekday", &weekday(words, at.weekday()))],
        ),
        CalendarProblem::Both { day: at } => words.tv("rules.calendar.wrong.both", &[("day", &day(*at))]),
        CalendarProblem::NoDays { year } => words.tv("rules.calendar.wrong.none", &[("year", year)]),
    }
}

fn trouble_words(words: Words, trouble: &Trouble, year: i32) -> String {
    let say = |key: &str, values: &[(&str, &dyn std::fmt::Display)]| words.tv(key, values);
    let day = |day: NaiveDate| day_of(words, day, year);
    match trouble {
        Trouble::Words { sentence, words: unknown } => {
            say("rules.calendar.wrong.words", &[("sentence", sentence), ("words", &unknown.join(" "))])
        }
        Trouble::NoSuchDay { sentence, day } => say(
            "rules.calendar.wrong.no_such_day",
            &[("sentence", sentence), ("day", &no_day_words(words, *day))],
        ),
        Trouble::OtherYear { day: at } => say("rules.calendar.wrong.other_year", &[("day", &day(*at))]),
        Trouble::EndBeforeBegin { sentence } => say("rules.calendar.wrong.order", &[("sentence", sentence)]),
        Trouble::TooLong { sentence, days } => {
            say("rules.calendar.wrong.long", &[("sentence", sentence), ("days", days), ("most", &LONGEST)])
        }
        Trouble::WrongWeekday { day: at, said } => say(
            "rules.calendar.wrong.weekday",
            &[("day", &day(*at)), ("is", &weekday(words, at.weekday())), ("said", &weekday(words, *said))],
        ),
        Trouble::WrongCount { sentence, said, are } => {
            say("rules.calendar.wrong.count", &[("sentence", sentence), ("said", said), ("are", are)])
        }
        Trouble::NothingBetween { sentence } => {
            say("rules.calendar.wrong.between", &[("sentence", sentence)])
        }
        Trouble::NoDay { sentence } => say("rules.calendar.wrong.no_day", &[("sentence", sentence)]),
        Trouble::Both { day: at } => say("rules.calendar.wrong.both", &[("day", &day(*at))]),
    }
}

/// A day that there is not, as far as it was written.
fn no_day_words(words: Words, NoDay { year, month, day }: NoDay) -> String {
    match month {
        Some(month) => written_day(words, year, month, day),
        None => words.tv("rules.calendar.day", &[("day", &day)]),
    }
}

/// A day with its year when that is not the calendar's.
fn day_of(words: Words, day: NaiveDate, year: i32) -> String {
    short_day(words, day, NaiveDate::from_ymd_opt(year, 1, 1).unwrap_or(day))
}

/// Days as a list of stretches: `1月1日–1月3日 · 1月9日`.
pub fn days_words(words: Words, days: &[NaiveDate], year: i32) -> String {
    let day = |day| day_of(words, day, year);
    let span = |(from, to): (NaiveDate, NaiveDate)| {
        if from == to { day(from) } else { format!("{}\u{2013}{}", day(from), day(to)) }
    };
    spans(days).into_iter().map(span).collect::<Vec<_>>().join(" · ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        app::i18n::Lang,
        domain::{Calendar, holidays::Sense},
        features::rules::calendar_text::CalendarTyped,
    };

    const ZH: Words = Words(Lang::ZhCn);

    fn told(holidays: &str) -> Vec<String> {
        let typed = CalendarTyped {
            year: "2026".into(),
            source: "x".into(),
            holidays: holidays.into(),
            workdays: String::new(),
        };
        let wrong = typed.read(&Calendar::default()).unwrap_err();
        wrong.iter().map(|(_, problem)| problem_words(ZH, problem, 2026)).collect()
    }

    #[test]
    fn what_is_wrong_names_the_words_and_the_day() {
        let text = "5月1日左右放假\n4月4日（周日）放假\n2025年12月31日放假，共2天";
        assert_eq!(
            told(text),
            [
                "“5月1日左右放假”中的“左右”无法识别。",
                "4月4日是周六，不是周日。",
                "“2025年12月31日放假，共2天”写的是 2 天，日期却有 1 天。",
            ]
        );
        assert_eq!(told("2月30日放假"), ["“2月30日放假”：没有2月30日这一天。"]);
        assert_eq!(told("2027年13月1日放假"), ["“2027年13月1日放假”：没有2027年13月1日这一天。"]);
        assert_eq!(told("9月21日上班\n1-1")[0], "9月21日（周一）本来就是工作日，无须写为上班。");
    }

    #[test]
    fn days_are_listed_as_stretches() {
        let said = crate::domain::holidays::read("2025-12-31 – 2026-01-02\n1-9", 2026, Sense::Off).unwrap();
        let days: Vec<NaiveDate> = said.days.into_keys().collect();
        assert_eq!(days_words(ZH, &days, 2026), "2025年12月31日–1月2日 · 1月9日");
    }
}
