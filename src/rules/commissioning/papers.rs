//! The three papers: their limit, and what lateness does to the fee (5.1.7, 6.1.7, 7.4, 7.5).

use crate::{
    domain::{Arrange, PenaltyClause, month::add_days},
    ledger::{Ledger, Notice, PaperHandIn, Stamp},
    rules::{RuleBook, Step, values::LatePapers},
};
use chrono::{NaiveDate, NaiveDateTime};

/// The last day for the papers, by what was known at a moment; none while the work is not finished.
///
/// A later date granted in time moves it; so do papers that were in time but not in format (7.5).
pub fn limit(notice: &Notice, book: &RuleBook, as_of: NaiveDateTime) -> Option<NaiveDate> {
    enum Event {
        Granted(NaiveDate),
        Bad,
    }
    let finished = notice.finished.filter(|finished| finished.by(as_of))?;
    let rules = &book.rules_on(finished.on).papers;
    let granted = notice.papers_until.iter().map(|until| (until.stamp, Event::Granted(until.value)));
    let bad = notice.papers.iter().filter(|papers| !papers.good()).map(|papers| (papers.stamp, Event::Bad));
    let mut events: Vec<(Stamp, Event)> = granted.chain(bad).filter(|(stamp, _)| stamp.by(as_of)).collect();
    events.arrange_by_key(|(stamp, _)| stamp.order());
    let first = add_days(finished.on, rules.within_days);
    Some(events.into_iter().fold(first, |limit, (stamp, event)| match event {
        _ if stamp.on > limit => limit,
        Event::Granted(until) => limit.max(until),
        Event::Bad => limit.max(add_days(stamp.on, rules.redo_days)),
    }))
}

/// What lateness does to a fee.
pub(super) enum Lateness {
    InTime,
    /// Late, and the manager has neither confirmed nor waived the proposal.
    Undecided,
    /// Late, decided, and payable all the same.
    Decided(Step, Stamp),
}

pub(super) enum PapersState<'a> {
    Missing,
    In {
        papers: &'a PaperHandIn,
        lateness: Lateness,
    },
    /// Late, and the fee is lost.
    Forfeited,
}

pub(super) fn state<'a>(ledger: &Ledger, book: &RuleBook, notice: &'a Notice) -> PapersState<'a> {
    let (Some(finished), Some(papers)) = (notice.finished, notice.good_papers()) else {
        return PapersState::Missing;
    };
    let Some(limit) = limit(notice, book, NaiveDateTime::MAX) else { return PapersState::Missing };
    if papers.stamp.on <= limit {
        return PapersState::In { papers, lateness: Lateness::InTime };
    }
    let Some(decision) = ledger.decisions.get(&(PenaltyClause::LatePapers, notice.id.clone())) else {
        return PapersState::In { papers, lateness: Lateness::Undecided };
    };
    let rules = book.rules_on(finished.on);
    let reading = rules.reading.late_papers;
    let further = add_days(limit, rules.papers.further_days);
    let lost = match reading {
        LatePapers::WithholdThenForfeit => papers.stamp.on > further,
        LatePapers::Withhold => false,
        LatePapers::Forfeit => true,
    };
    if decision.confirmed && lost {
        return PapersState::Forfeited;
    }
    let step = Step::LatePapers {
        limit,
        papers: papers.stamp.on,
        confirmed: decision.confirmed,
        reading,
        fact: decision.stamp.fact,
    };
    PapersState::In { papers, lateness: Lateness::Decided(step, decision.stamp) }
}

/// The fee is lost to papers that came too late (7.4): nothing of it is paid any more.
pub fn forfeited(ledger: &Ledger, book: &RuleBook, notice: &Notice) -> bool {
    matches!(state(ledger, book, notice), PapersState::Forfeited)
}

/// The late papers that are in and that the manager has not decided on (7.4).
pub fn undecided<'a>(ledger: &Ledger, book: &RuleBook, notice: &'a Notice) -> Option<&'a PaperHandIn> {
    match state(ledger, book, notice) {
        PapersState::In { papers, lateness: Lateness::Undecided } => Some(papers),
        _ => None,
    }
}

/// The papers came after their limit, or have not come and it is over.
pub fn late_by(notice: &Notice, book: &RuleBook, as_of: NaiveDateTime) -> bool {
    let Some(limit) = limit(notice, book, as_of) else { return false };
    let good = notice.good_papers().filter(|papers| papers.stamp.by(as_of));
    good.map_or(as_of.date(), |papers| papers.stamp.on) > limit
}
