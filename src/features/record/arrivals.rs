//! What came here from elsewhere: how it is said, and what of it wants to be looked at.

use crate::{
    app::{
        format::{moment, number, short_day},
        i18n::Words,
        words::device_words,
    },
    domain::{DeviceId, FactId},
    journal::{
        Fact,
        arrival::{Arrival, Arrivals},
    },
    ledger::Ledger,
};
use chrono::NaiveDate;
use std::collections::BTreeSet;

/// The mark of a fact that came from elsewhere.
pub fn mark(words: Words, arrival: &Arrival, today: NaiveDate) -> String {
    words.tv("forms.arrivals.mark", &[("day", &short_day(words, arrival.came.date(), today))])
}

/// What brought a fact here; and where it claims to have been recorded well before that, that both are known.
pub fn brought(words: Words, fact: &Fact, arrival: &Arrival, here: &DeviceId, today: NaiveDate) -> String {
    let came = moment(words, arrival.came, today);
    let (name, device) = (&arrival.from.name, device_words(words, &arrival.from.device, here));
    match arrival.is_well_after(fact) {
        false => words.tv("forms.arrivals.brought", &[("came", &came), ("name", name), ("device", &device)]),
        true => {
            let recorded = moment(words, fact.recorded, today);
            words.tv(
                "forms.arrivals.brought.late",
                &[("came", &came), ("name", name), ("device", &device), ("recorded", &recorded)],
            )
        }
    }
}

/// Which device it was exported on and when, and how many facts were new.
pub fn about(words: Words, arrival: &Arrival, here: &DeviceId, today: NaiveDate) -> String {
    let (device, exported) =
        (device_words(words, &arrival.from.device, here), moment(words, arrival.from.exported, today));
    let n = number(arrival.facts.into());
    words.tv("forms.arrivals.about", &[("device", &device), ("exported", &exported), ("n", &n)])
}

/// How much of an arrival is kept aside, in conflict, or belongs to nothing; empty where all is well.
pub fn to_look_at(words: Words, ledger: &Ledger, arrivals: &Arrivals, arrival: u32) -> String {
    let of = |facts: BTreeSet<FactId>| {
        facts.iter().filter(|fact| arrivals.bringing(**fact).is_some_and(|(of, _)| of == arrival)).count()
    };
    let aside = ledger.kept_aside().into_iter().map(|fact| fact.id).collect();
    let conflicts = ledger.conflicts.values().flatten().flat_map(|conflict| conflict.answers.iter().copied());
    let counts = [
        ("forms.arrivals.aside", of(aside)),
        ("forms.arrivals.conflicts", of(conflicts.collect())),
        ("forms.arrivals.strays", of(ledger.strays())),
    ];
    let said = counts.into_iter().filter(|(_, n)| *n > 0).map(|(key, n)| words.tv(key, &[("n", &n)]));
    said.collect::<Vec<_>>().join(" · ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{app::i18n::Lang, features::record::samples::Told, journal::arrival::Source};
    use std::sync::Arc;

    fn arrival() -> Arrival {
        let from = Source {
            name: "lis.json".into(),
            device: DeviceId::parse("phone-77").unwrap(),
            exported: "2026-11-27T18:00:00".parse().unwrap(),
        };
        Arrival { came: "2026-11-28T10:12:00".parse().unwrap(), from, facts: 1200 }
    }

    #[test]
    fn a_fact_that_came_late_says_both_times() {
        let ledger = Told::branch().ledger();
        let (words, today) = (Words(Lang::ZhCn), "2026-11-29".parse().unwrap());
        let here = DeviceId::parse("d").unwrap();
        assert_eq!(mark(words, &arrival(), today), "来自文件 · 11月28日 到");
        let old = (**ledger.recorded().next().unwrap()).clone();
        let said = brought(words, &old, &arrival(), &here, today);
        assert!(said.contains("11月28日 周六 10:12 到本机") && said.contains("登记时间"), "{said}");
        let fresh = Fact { recorded: "2026-11-28T10:00:00".parse().unwrap(), ..old };
        let said = brought(words, &fresh, &arrival(), &here, today);
        assert!(said.contains("lis.json") && !said.contains("登记时间"), "{said}");
        assert!(about(words, &arrival(), &here, today).contains("新登记 1,200 条"));
    }

    #[test]
    fn what_of_it_is_to_be_looked_at_is_counted() {
        let mut told = Told::branch();
        told.tell("2026-11-23", serde_json::from_str(r#"{"paid_in":{"repair":"R-9"}}"#).unwrap());
        let ledger = told.ledger();
        let stray = *ledger.strays().first().unwrap();
        let arrivals = Arrivals::of([(4, (arrival(), Arc::new(vec![stray])))].into());
        let words = Words(Lang::ZhCn);
        assert_eq!(to_look_at(words, &ledger, &arrivals, 4), "无归属 1 条");
        assert_eq!(to_look_at(words, &ledger, &arrivals, 3), "");
    }
}
