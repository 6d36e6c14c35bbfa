//! The clock as far as it changes anything: a screen that shows what is due need not look again every few seconds.

use crate::{
    ledger::Ledger,
    rules::{Due, RuleBook, deadlines, deadlines::passes},
};
use chrono::NaiveDateTime;
use std::sync::Arc;

/// The moment at which what is due was last looked at: as long as no deadline passes, the clock changes nothing.
#[derive(Clone)]
pub struct Moment {
    pub now: NaiveDateTime,
    pub dues: Arc<Vec<Due>>,
    ledger: Arc<Ledger>,
    book: Arc<RuleBook>,
}

impl PartialEq for Moment {
    fn eq(&self, other: &Moment) -> bool {
        Arc::ptr_eq(&self.dues, &other.dues)
    }
}

impl Moment {
    pub(super) fn follow(
        ledger: Arc<Ledger>,
        book: Arc<RuleBook>,
        now: NaiveDateTime,
        before: Option<&Moment>,
    ) -> Moment {
        let same = |before: &&Moment| {
            Arc::ptr_eq(&before.ledger, &ledger)
                && Arc::ptr_eq(&before.book, &book)
                && !passes(&before.dues, before.now, now)
        };
        match before.filter(same) {
            Some(before) => before.clone(),
            None => Moment { dues: Arc::new(deadlines(&ledger, &book, now)), now, ledger, book },
        }
    }
}
