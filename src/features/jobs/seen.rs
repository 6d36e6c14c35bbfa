//! What the facts come to now, computed once for a screen.

use crate::ui::prelude::*;
use crate::{
    app::desk::{Desk, Moment},
    ledger::Ledger,
    rules::{Due, Proposal, RuleBook, Settlement, proposals},
    workflow::steps::{ByJob, JobLines, Outlook, by_job},
};
use chrono::NaiveDateTime;
use std::sync::Arc;

/// Everything a line of steps needs.
#[derive(Clone)]
pub struct Seen {
    pub ledger: Arc<Ledger>,
    pub book: Arc<RuleBook>,
    pub settled: Arc<Settlement>,
    pub lines: JobLines,
    pub dues: ByJob<Due>,
    pub proposals: ByJob<Proposal>,
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
    /// Follows the facts, the rules, and the clock as far as a deadline passes.
    pub fn memo(desk: Desk) -> Memo<Seen> {
        Memo::new(move |before: Option<&Seen>| {
            let (ledger, book, settled) = (desk.ledger(), desk.book(), desk.settled());
            let Moment { now, dues, .. } = desk.moment();
            let lines = match before {
                Some(before) => before.lines.follow(&before.settled, &settled),
                None => JobLines::of(&settled),
            };
            let proposals = by_job(proposals(&ledger, &book, now), |proposal| Some(&proposal.job));
            let dues = by_job(dues.iter().cloned(), Due::job);
            Seen { lines, dues, proposals, settled, ledger, book, now }
        })
    }

    pub fn outlook(&self) -> Outlook<'_> {
        Outlook {
            ledger: &self.ledger,
            book: &self.book,
            settled: &self.settled,
            lines: &self.lines,
            dues: &self.dues,
            proposals: &self.proposals,
            now: self.now,
        }
    }
}
