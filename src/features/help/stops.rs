//! The tour of the sample: where it stops and what it points at. The texts stand in `locales/*/help.json`: the first line of
//! each is the title.

use crate::{app::route::Route, ledger::Ledger};

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
    /// The newest job that somebody is at.
    OpenJob,
}

impl Stop {
    /// The screen it is on.
    pub fn route(self, ledger: &Ledger) -> Route {
        match self.place {
            Place::Address(address) => Route::parse(address),
            Place::OpenJob => {
                let open = ledger.notices.values().filter(|notice| notice.finished.is_none());
                let newest = open.max_by_key(|notice| (notice.issued.on, &notice.id));
                newest.map_or_else(Route::jobs, |notice| Route::Job(notice.id.to_string()))
            }
        }
    }
}

const fn stop(key: &'static str, address: &'static str, at: &'static str) -> Stop {
    Stop { key, at, place: Place::Address(address) }
}

/// The stops, in their order.
pub const STOPS: &[Stop] = &[
    stop("help.tour.today", "#/", ".today-rows > li"),
    Stop { key: "help.tour.job", at: ".step-current", place: Place::OpenJob },
    stop("help.tour.record", "#/record", ".page .search-box"),
    stop("help.tour.settlement", "#/settlement", ".settle-grid .cell-button, .settle-person"),
    stop("help.tour.my_pay", "#/my-pay", ".mypay-total"),
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
    use std::sync::Arc;

    fn sample_ledger() -> Ledger {
        let mut next = 0_u128;
        let id = || {
            next += 1;
            FactId(uuid::Uuid::from_u128(next))
        };
        let now = "2026-03-20T10:00:00".parse().unwrap();
        let facts = sample(now, &DeviceId::parse("test").unwrap(), id);
        let facts: Vec<Arc<_>> = facts.into_iter().map(Arc::new).collect();
        Ledger::of(&facts)
    }

    #[test]
    fn a_minute_is_enough_and_every_stop_has_its_screen_and_words() {
        assert!((6..=8).contains(&STOPS.len()));
        let ledger = sample_ledger();
        for stop in STOPS {
            assert!(!matches!(stop.route(&ledger), Route::NotFound(_)), "{stop:?}");
            for lang in Lang::ALL {
                let (title, said) = text(lang, stop.key);
                assert!(!title.is_empty() && !said.is_empty(), "{lang:?} {stop:?}");
            }
        }
    }

    #[test]
    fn the_job_it_shows_is_one_that_somebody_is_at() {
        let ledger = sample_ledger();
        let Route::Job(id) = STOPS[1].route(&ledger) else { panic!("no job is open in the sample") };
        let job = ledger.notices.values().find(|notice| notice.id.as_str() == id).unwrap();
        assert!(job.finished.is_none());
        assert_eq!(STOPS[1].route(&Ledger::default()), Route::jobs());
    }
}
