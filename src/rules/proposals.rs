//! Penalties that the facts suggest. None is charged before the manager confirms it (7).

use super::{RuleBook, commissioning::papers};
use crate::{
    domain::{FactId, JobId, PenaltyClause, PersonId, Role, month::add_days},
    ledger::{Ledger, Notice, Repair},
};
use chrono::{NaiveDate, NaiveDateTime};

/// A penalty proposed by the facts, neither confirmed nor waived yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proposal {
    pub clause: PenaltyClause,
    pub person: PersonId,
    pub job: JobId,
    /// The evidence.
    pub facts: Vec<FactId>,
}

/// The proposals that stand at a moment; what is dated on that day counts as known.
pub fn proposals(ledger: &Ledger, book: &RuleBook, as_of: NaiveDateTime) -> Vec<Proposal> {
    let known = as_of.date();
    let mut found = Vec::new();
    for notice in ledger.notices.values() {
        of_notice(book, notice, known, &mut found);
    }
    for repair in ledger.repairs.values() {
        of_repair(ledger, book, repair, as_of, &mut found);
    }
    let undecided = |proposal: &Proposal| {
        let decision = ledger.decisions.get(&(proposal.clause, proposal.job.clone()));
        decision.is_none_or(|decision| decision.stamp.on > known)
    };
    found.retain(undecided);
    found
}

fn of_notice(book: &RuleBook, notice: &Notice, known: NaiveDate, found: &mut Vec<Proposal>) {
    let Some(finished) = notice.finished.filter(|finished| finished.on <= known) else { return };
    let mut propose = |clause, facts| {
        let person = notice.holder().value.clone();
        found.push(Proposal { clause, person, job: notice.id.clone(), facts });
    };
    if papers::late_by(notice, book, known) {
        let papers = notice.good_papers().filter(|papers| papers.stamp.on <= known);
        let facts = std::iter::once(finished.fact).chain(papers.map(|papers| papers.stamp.fact)).collect();
        propose(PenaltyClause::LatePapers, facts);
    }
    let bad = notice.papers.iter().find(|papers| !papers.good() && papers.stamp.on <= known);
    if let Some(bad) = bad {
        propose(PenaltyClause::WrongFormat, vec![bad.stamp.fact]);
    }
}

fn of_repair(
    ledger: &Ledger,
    book: &RuleBook,
    repair: &Repair,
    as_of: NaiveDateTime,
    found: &mut Vec<Proposal>,
) {
    let known = as_of.date();
    if repair.done.on > known {
        return;
    }
    let rules = &book.rules_on(repair.done.on).deadlines;
    let last = add_days(repair.done.on, rules.sheet_days);
    let sheet = repair.sheet.filter(|sheet| sheet.on <= known);
    // Entries carry no hour: a sheet of the last day itself was in time.
    let late = sheet.map_or(as_of > last.and_time(rules.sheet_time), |sheet| sheet.on > last);
    if late {
        let facts = std::iter::once(repair.done.fact).chain(sheet.map(|sheet| sheet.fact)).collect();
        let (person, job) = (repair.by.clone(), repair.id.clone());
        found.push(Proposal { clause: PenaltyClause::LateSheet, person, job, facts });
    }
    let Some(sheet) = sheet else { return };
    let limit = add_days(sheet.on, rules.callback_days);
    let called = repair.callbacks.iter().map(|call| call.on()).find(|on| *on <= known);
    if called.unwrap_or(known) > limit
        && let Some(clerk) = ledger.holder_of(Role::Clerk, sheet.on)
    {
        let (person, job) = (clerk.id.clone(), repair.id.clone());
        found.push(Proposal { clause: PenaltyClause::NoCallback, person, job, facts: vec![sheet.fact] });
    }
}
