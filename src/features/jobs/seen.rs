//! What the facts come to now, computed once for a screen.

use crate::{
    app::desk::Desk,
    ledger::Ledger,
    rules::{Due, Proposal, RuleBook, Settlement, deadlines, proposals},
    workflow::steps::Outlook,
};
use chrono::NaiveDateTime;
use leptos::prelude::*;
use std::sync::Arc;

/// Everything a line of steps needs.
#[derive(Clone)]
pub struct Seen {
    pub ledger: Arc<Ledger>,
    pub book: Arc<RuleBook>,
    pub settled: Arc<Settlement>,
    pub dues: Arc<Vec<Due>>,
    pub proposals: Arc<Vec<Proposal>>,
    pub now: NaiveDateTime,
}

impl PartialEq for Seen {
    fn eq(&self, other: &Seen) -> bool {
        Arc::ptr_eq(&self.ledger, &other.ledger)
            && Arc::ptr_eq(&self.book, &other.book)
            && Arc::ptr_eq(&self.settled, &other.settled)
            && self.now == other.now
    }
}

impl Seen {
    /// Follows the facts, the rules and the clock.
    pub fn memo(desk: Desk) -> Memo<Seen> {
        Memo::new(move |_| {
            let (ledger, book, now) = (desk.ledger(), desk.book(), desk.now());
            Seen {
                dues: Arc::new(deadlines(&ledger, &book, now)),
                proposals: Arc::new(proposals(&ledger, &book, now)),
                settled: desk.settled(),
                ledger,
                book,
                now,
            }
        })
    }

    pub fn outlook(&self) -> Outlook<'_> {
        Outlook {
            ledger: &self.ledger,
            book: &self.book,
            settled: &self.settled,
            dues: &self.dues,
            proposals: &self.proposals,
            now: self.now,
        }
    }
}
