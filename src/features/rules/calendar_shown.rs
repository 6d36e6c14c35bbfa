//! What the calendar's form was understood to say: counts, months, and what is other than now.

use super::{
    calendar_preview::{Beside, CalendarPreview, DrawnDay, DrawnMonth},
    calendar_words::days_words,
};
use crate::ui::prelude::*;
use crate::{
    app::{
        format::weekday,
        i18n::{Words, use_i18n},
        words::month_words,
    },
    domain::holidays::Sense,
    ui::WholeText,
};
use chrono::{NaiveDate, Weekday};

const WEEK: [Weekday; 7] =
    [Weekday::Mon, Weekday::Tue, Weekday::Wed, Weekday::Thu, Weekday::Fri, Weekday::Sat, Weekday::Sun];

/// The sentences, and below them the months that have a day off or a make-up workday.
#[component]
pub fn CalendarShown(#[prop(into)] seen: Signal<Option<CalendarPreview>>) -> impl IntoView {
    let i18n = use_i18n();
    let shown = move || {
        let words = i18n.words();
        seen.get().map(|seen| {
            let lines = lines(words, &seen)
                .into_iter()
                .map(|line| view! { <p><WholeText text=line /></p> })
                .collect_view();
            let months = seen.months.iter().map(|month| drawn(words, month)).collect_view();
            view! {
                <h4 class="cal-title">{words.t("rules.calendar.seen")}</h4>
                {lines}
                <div class="cal-months" translate="no">{months}</div>
            }
        })
    };
    view! {
        <div class="cal-seen" role="status">
            {shown}
        </div>
    }
}

fn lines(words: Words, seen: &CalendarPreview) -> Vec<String> {
    let days = |key: &str, days: &[NaiveDate]| {
        (!days.is_empty()).then(|| words.tv(key, &[("days", &days_words(words, days, seen.year))]))
    };
    let counts = words.tv(
        "rules.calendar.seen.counts",
        &[("off", &seen.off.len()), ("weekdays", &seen.off_weekdays), ("worked", &seen.worked.len())],
    );
    let beside = |beside: &Beside| {
        let key = match beside.partial {
            true => "rules.calendar.seen.beside_unknown",
            false => "rules.calendar.seen.beside",
        };
        words.tv(key, &[("n", &beside.days), ("year", &beside.year)])
    };
    let changed = [
        days("rules.calendar.seen.no_more_worked", &seen.no_more_worked),
        days("rules.calendar.seen.no_more_off", &seen.no_more_off),
    ];
    let same = changed.iter().all(Option::is_none).then(|| words.t("rules.calendar.seen.same"));
    let source = || words.tv("rules.calendar.seen.source", &[("source", &seen.source)]);
    let mut lines = vec![counts];
    lines.extend((!seen.source.is_empty()).then(source));
    lines.extend(days("rules.calendar.seen.off", &seen.off));
    lines.extend(days("rules.calendar.seen.worked", &seen.worked));
    lines.extend(seen.beside.iter().map(beside));
    if seen.replaces {
        lines.extend(changed.into_iter().flatten().chain(same));
    }
    if !seen.aside.is_empty() {
        lines.push(words.tv("rules.calendar.seen.aside", &[("text", &seen.aside.join(" / "))]));
    }
    lines
}

/// A month as a small table. Days off are filled and worked weekends framed, each with its word.
fn drawn(words: Words, month: &DrawnMonth) -> impl IntoView {
    let heads = WEEK.map(|day| view! { <th scope="col">{weekday(words, day)}</th> }).collect_view();
    let week = |week: &[Option<DrawnDay>; 7]| {
        let cells = week.map(|day| cell(words, day)).collect_view();
        view! { <tr>{cells}</tr> }
    };
    view! {
        <table class="cal-month">
            <caption>{month_words(words, month.month)}</caption>
            <thead>
                <tr>{heads}</tr>
            </thead>
            <tbody>{month.weeks.iter().map(week).collect_view()}</tbody>
        </table>
    }
}

fn cell(words: Words, day: Option<DrawnDay>) -> AnyView {
    let Some(day) = day else { return view! { <td></td> }.into_any() };
    let (class, mark) = match day.sense {
        Some(Sense::Off) => ("cal-off", Some("rules.calendar.mark.off")),
        Some(Sense::Worked) => ("cal-worked", Some("rules.calendar.mark.worked")),
        None if day.weekend => ("cal-weekend", None),
        None => ("", None),
    };
    let mark = mark.map(|key| view! { <span class="cal-mark">{words.t(key)}</span> });
    view! { <td class=class>{day.day.format("%-d").to_string()} {mark}</td> }.into_any()
}
