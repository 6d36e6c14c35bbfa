//! What will be late soon, and who has more than a day holds: one line above the list. Pure.

use super::view::Row;
use crate::{
    app::{
        format::{moment, short_day},
        i18n::Words,
        words::{list_words, person_name},
    },
    domain::{PersonId, month::add_days},
    features::register::view::MANY,
    ledger::Ledger,
    rules::deadlines::{end_of, whole_day},
};
use chrono::{NaiveDate, NaiveDateTime};
use std::collections::BTreeMap;

/// What breaches a limit until tomorrow night unless it is done: how many lines by which moment, the first one first.
pub fn breaches(dated: &[Row], now: NaiveDateTime) -> Vec<(NaiveDateTime, usize)> {
    let last = end_of(add_days(now.date(), 1));
    let mut soon: BTreeMap<NaiveDateTime, usize> = BTreeMap::new();
    for row in dated {
        if let Some(by) = row.open.lack.by.filter(|by| *by >= now && *by <= last) {
            *soon.entry(by).or_default() += row.count;
        }
    }
    soon.into_iter().collect()
}

/// The same in words; empty where nothing is.
pub fn breaches_words(words: Words, dated: &[Row], now: NaiveDateTime) -> String {
    let today = now.date();
    let one = |(by, n): (NaiveDateTime, usize)| {
        let when = match whole_day(by) {
            Some(day) => short_day(words, day, today),
            None => moment(words, by, today),
        };
        words.tv("today.ahead.by", &[("when", &when), ("n", &n)])
    };
    let list = list_words(words, breaches(dated, now).into_iter().map(one));
    if list.is_empty() { list } else { words.tv("today.ahead", &[("list", &list)]) }
}

/// Who has more visits than a person gets done, today and tomorrow.
pub fn overloaded(ledger: &Ledger, today: NaiveDate) -> Vec<(NaiveDate, PersonId, usize)> {
    let tomorrow = add_days(today, 1);
    let open = ledger.visits.values().filter(|visit| visit.ended.is_none());
    let mut counts: BTreeMap<(NaiveDate, PersonId), usize> = BTreeMap::new();
    for visit in open {
        let place = visit.place();
        if place.day == today || place.day == tomorrow {
            *counts.entry((place.day, place.to)).or_default() += 1;
        }
    }
    counts.into_iter().filter(|(_, n)| *n > MANY).map(|((day, who), n)| (day, who, n)).collect()
}

/// The same in words; empty where nobody has.
pub fn overloaded_words(words: Words, ledger: &Ledger, today: NaiveDate) -> String {
    let one = |(day, who, n): (NaiveDate, PersonId, usize)| {
        let (who, day) = (person_name(ledger, &who), short_day(words, day, today));
        words.tv("today.ahead.many", &[("who", &who), ("day", &day), ("n", &n)])
    };
    list_words(words, overloaded(ledger, today).into_iter().map(one))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        app::i18n::Lang,
        domain::Role,
        features::record::samples::Told,
        rules::{
            Clause, Subject,
            open::{Actor, Lack, Open, Stake, Task},
        },
    };

    fn row(by: Option<&str>, count: usize) -> Row {
        let lack = Lack {
            task: Task::TaxRate,
            actor: Actor::Role(Role::Manager),
            since: None,
            by: by.map(|by| by.parse().unwrap()),
            clause: Clause("6.2.9"),
            fine: None,
        };
        let month = "2026-11".parse().unwrap();
        Row {
            open: Open {
                lack,
                subject: Subject::Nothing,
                about: None,
                stake: Stake::default(),
                payees: Vec::new(),
                month,
            },
            count,
        }
    }

    #[test]
    fn what_breaches_until_tomorrow_night_is_counted_by_its_moment() {
        let now: NaiveDateTime = "2026-11-30T17:00:00".parse().unwrap();
        let rows = [
            row(Some("2026-11-30T08:30:00"), 1),
            row(Some("2026-12-01T08:30:00"), 3),
            row(Some("2026-12-01T08:30:00"), 1),
            row(Some("2026-11-30T23:59:59"), 2),
            row(Some("2026-12-02T08:30:00"), 1),
            row(None, 1),
        ];
        let counts: Vec<usize> = breaches(&rows, now).into_iter().map(|(_, n)| n).collect();
        assert_eq!(counts, [2, 4], "not what is late already, nor what is later");
        let said = breaches_words(Words(Lang::ZhCn), &rows, now);
        assert!(said.contains("08:30 前 4 项"), "{said}");
        assert_eq!(breaches_words(Words(Lang::ZhCn), &rows[..1], now), "");
    }

    #[test]
    fn who_has_more_than_a_day_holds_is_named() {
        let mut told = Told::branch();
        for n in 0..=MANY {
            let visit = format!(
                r#"{{"visit_planned":{{"visit":"v{n}","site":"s","kind":"repair","to":"li","day":"2026-12-01"}}}}"#
            );
            told.tell("2026-11-30", serde_json::from_str(&visit).unwrap());
        }
        let today = "2026-11-30".parse().unwrap();
        let found = overloaded(&told.ledger(), today);
        assert_eq!(
            found.iter().map(|(_, who, n)| (who.as_str(), *n)).collect::<Vec<_>>(),
            [("li", MANY + 1)]
        );
        assert!(overloaded(&told.ledger(), "2026-12-05".parse().unwrap()).is_empty());
        told.tell("2026-11-30", serde_json::from_str(r#"{"moved":{"visit":"v0","to":"zh"}}"#).unwrap());
        assert!(overloaded(&told.ledger(), today).is_empty());
    }
}
