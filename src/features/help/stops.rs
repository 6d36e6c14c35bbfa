//! The tour of the sample: where it stops and what it points at. The texts stand in `locales/*/help.json`: the first line of
//! each is the title.

use crate::{
    app::{
        help::Topic,
        route::{PayQuery, Route},
    },
    domain::{Money, PersonId},
    ledger::Ledger,
    rules::{
        RuleBook,
        prospects::{Stage, prospects},
    },
};
use chrono::NaiveDate;
use std::collections::BTreeMap;

/// A stop of the tour.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stop {
    pub key: &'static str,
    /// What it points at, as a selector.
    pub at: &'static str,
    place: Place,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Place {
    Address(&'static str),
    /// A job, the newest that somebody is at.
    OpenJob,
    /// The pay of whoever has most waiting.
    WaitingPay,
}

impl Stop {
    /// The screen it is on.
    pub fn route(self, ledger: &Ledger, book: &RuleBook, today: NaiveDate) -> Route {
        match self.place {
            Place::Address(address) => Route::parse(address),
            Place::OpenJob => Topic::Job.start_among(ledger),
            Place::WaitingPay => {
                let person = has_most_waiting(ledger, book, today).map(|person| person.to_string());
                Route::MyPay(PayQuery { person, month: None })
            }
        }
    }
}

/// Who in the field has most that only waits for a step of somebody's.
fn has_most_waiting(ledger: &Ledger, book: &RuleBook, today: NaiveDate) -> Option<PersonId> {
    let mut waiting: BTreeMap<PersonId, Money> = BTreeMap::new();
    for prospect in prospects(ledger, book, None, today) {
        let of = ledger.people.get(&prospect.person).map(|person| person.role_on(today));
        if let Some(amount) = prospect.amount
            && prospect.stage == Stage::Waiting
            && of.is_some_and(|role| role.is_field())
        {
            *waiting.entry(prospect.person).or_insert(Money::ZERO) += amount;
        }
    }
    waiting.into_iter().max_by_key(|(_, amount)| *amount).map(|(person, _)| person)
}

const fn stop(key: &'static str, address: &'static str, at: &'static str) -> Stop {
    Stop { key, at, place: Place::Address(address) }
}

/// The stops, in their order.
pub const STOPS: &[Stop] = &[
    stop("help.tour.today", "#/", ".today-rows > li"),
    Stop { key: "help.tour.job", at: ".step-current > .step-head", place: Place::OpenJob },
    stop("help.tour.record", "#/record", ".page .search-box"),
    stop("help.tour.settlement", "#/settlement", ".settle-grid .cell-button, .settle-person"),
    Stop { key: "help.tour.my_pay", at: ".mypay-total", place: Place::WaitingPay },
    stop("help.tour.whatif", "#/whatif", ".page-actions"),
    stop("help.tour.own", "#/data", ".sample-line"),
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        app::i18n::Lang,
        domain::{DeviceId, FactId},
        features::help::texts::text,
        workflow::sample::sample,
    };
    use chrono::NaiveDateTime;
    use std::sync::Arc;

    fn now() -> NaiveDateTime {
        "2026-03-20T10:00:00".parse().unwrap()
    }

    fn route(stop: &Stop, ledger: &Ledger) -> Route {
        stop.route(ledger, &RuleBook::of(ledger), now().date())
    }

    fn sample_ledger() -> Ledger {
        let mut next = 0_u128;
        let id = || {
            next += 1;
            FactId(uuid::Uuid::from_u128(next))
        };
        let facts = sample(now(), &DeviceId::parse("test").unwrap(), id);
        let facts: Vec<Arc<_>> = facts.into_iter().map(Arc::new).collect();
        Ledger::of(&facts)
    }

    #[test]
    fn a_minute_is_enough_and_every_stop_has_its_screen_and_words() {
        assert!((6..=8).contains(&STOPS.len()));
        let ledger = sample_ledger();
        for stop in STOPS {
            assert!(!matches!(route(stop, &ledger), Route::NotFound(_)), "{stop:?}");
            for lang in Lang::ALL {
                let (title, said) = text(lang, stop.key);
                assert!(!title.is_empty() && !said.is_empty(), "{lang:?} {stop:?}");
            }
        }
    }

    #[test]
    fn the_job_it_shows_is_one_that_somebody_is_at() {
        let ledger = sample_ledger();
        let Route::Job(id) = route(&STOPS[1], &ledger) else { panic!("no job is open in the sample") };
        let job = ledger.notices.values().find(|notice| notice.id.as_str() == id.as_str()).unwrap();
        assert!(job.finished.is_none());
        assert_eq!(route(&STOPS[1], &Ledger::default()), Route::jobs());
    }

    #[test]
    fn the_pay_it_shows_is_of_somebody_in_the_field_for_whom_something_waits() {
        let ledger = sample_ledger();
        let stop = STOPS.iter().find(|stop| stop.place == Place::WaitingPay).unwrap();
        let Route::MyPay(PayQuery { person: Some(id), .. }) = route(stop, &ledger) else {
            panic!("nothing waits in the sample")
        };
        let person: PersonId = PersonId::parse(&id).unwrap();
        assert!(ledger.people[&person].role_on(now().date()).is_field());
        let of = prospects(&ledger, &RuleBook::of(&ledger), Some(&person), now().date());
        assert!(of.iter().any(|prospect| prospect.stage == Stage::Waiting));
        assert_eq!(route(stop, &Ledger::default()), Route::my_pay());
    }
}
