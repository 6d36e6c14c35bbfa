//! Penalties that the facts suggest. None is charged before the manager confirms it (7).

use super::{
    RuleBook,
    commissioning::papers,
    deadlines::{end_of, owes_sheet, repair_sheet_limit, sheet_limit},
};
use crate::{
    domain::{FactId, JobId, PenaltyClause, PersonId, Role, VisitKind, VisitOutcome, month::add_days},
    ledger::{Complaint, Finding, Ledger, Notice, Repair, Stamp, Visit},
};
use chrono::NaiveDateTime;

/// A penalty proposed by the facts, neither confirmed nor waived yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proposal {
    pub clause: PenaltyClause,
    pub person: PersonId,
    /// What it is about: a job, a visit or a complaint, by its id.
    pub job: JobId,
    /// The evidence.
    pub facts: Vec<FactId>,
}

/// The proposals that stand at a moment; what is dated on that day and says no hour counts as known.
pub fn proposals(ledger: &Ledger, book: &RuleBook, as_of: NaiveDateTime) -> Vec<Proposal> {
    let mut found = Vec::new();
    for notice in ledger.notices.values() {
        of_notice(book, notice, as_of, &mut found);
    }
    for repair in ledger.repairs.values() {
        of_repair(ledger, book, repair, as_of, &mut found);
    }
    for visit in ledger.visits.values() {
        of_visit(ledger, book, visit, as_of, &mut found);
    }
    found.extend(ledger.complaints.values().filter_map(|complaint| of_complaint(complaint, as_of)));
    let undecided = |proposal: &Proposal| {
        let decision = ledger.decisions.get(&(proposal.clause, proposal.job.clone()));
        decision.is_none_or(|decision| !decision.stamp.by(as_of))
    };
    found.retain(undecided);
    found
}

fn of_notice(book: &RuleBook, notice: &Notice, as_of: NaiveDateTime, found: &mut Vec<Proposal>) {
    let Some(finished) = notice.finished.filter(|finished| finished.by(as_of)) else { return };
    let mut propose = |clause, facts| {
        let person = notice.holder().value.clone();
        found.push(Proposal { clause, person, job: notice.id.clone(), facts });
    };
    if papers::late_by(notice, book, as_of) {
        let papers = notice.good_papers().filter(|papers| papers.stamp.by(as_of));
        let facts = std::iter::once(finished.fact).chain(papers.map(|papers| papers.stamp.fact)).collect();
        propose(PenaltyClause::LatePapers, facts);
    }
    // Each check once a notice, however often it fails.
    let mut proposed: Vec<PenaltyClause> = Vec::new();
    for bad in notice.papers.iter().filter(|papers| papers.stamp.by(as_of)) {
        for clause in bad.failed.iter().map(|check| check.clause()) {
            if !proposed.contains(&clause) {
                proposed.push(clause);
                propose(clause, vec![bad.stamp.fact]);
            }
        }
    }
}

/// A repair for which no visit is made.
fn of_repair(
    ledger: &Ledger,
    book: &RuleBook,
    repair: &Repair,
    as_of: NaiveDateTime,
    found: &mut Vec<Proposal>,
) {
    let is_visited = ledger.visits_for(repair.id.as_str()).next().is_some();
    if !repair.done.by(as_of) || is_visited {
        return;
    }
    let rules = &book.rules_on(repair.done.on).deadlines;
    let limit = repair_sheet_limit(book, repair);
    let sheet = repair.sheet.filter(|sheet| sheet.by(as_of));
    if is_over(sheet, limit, as_of) {
        let facts = std::iter::once(repair.done.fact).chain(sheet.map(|sheet| sheet.fact)).collect();
        let (person, job) = (repair.by.clone(), repair.id.clone());
        found.push(Proposal { clause: PenaltyClause::LateSheet, person, job, facts });
    }
    let limit = |sheet: Stamp| end_of(add_days(sheet.on, rules.callback_days));
    found.extend(sheet.and_then(|sheet| {
        let called = repair.callbacks.iter().map(|call| call.stamp);
        not_called(ledger, &repair.id, sheet, called, limit(sheet), as_of)
    }));
}

/// A visit: its sheet, its call, and what was not passed up.
fn of_visit(
    ledger: &Ledger,
    book: &RuleBook,
    visit: &Visit,
    as_of: NaiveDateTime,
    found: &mut Vec<Proposal>,
) {
    let Some(ended) = visit.ended.as_ref().filter(|ended| ended.stamp.by(as_of)) else { return };
    let (rules, who, job) = (book.rules_on(ended.on()), visit.place_by(as_of).to, visit.id.as_job());
    let sheet = visit.sheet.filter(|sheet| sheet.by(as_of));
    let limit = sheet_limit(ledger, rules, &who, ended.on(), as_of);
    if owes_sheet(rules, visit.kind, ended.value) && is_over(sheet, limit, as_of) {
        let facts = std::iter::once(ended.stamp.fact).chain(sheet.map(|sheet| sheet.fact)).collect();
        let (person, job) = (who.clone(), job.clone());
        found.push(Proposal { clause: PenaltyClause::LateSheet, person, job, facts });
    }
    if visit.kind != VisitKind::Repair {
        return;
    }
    found.extend(sheet.and_then(|sheet| {
        let called = visit.calls.iter().map(|call| call.stamp);
        let limit = end_of(add_days(sheet.on, rules.deadlines.callback_days));
        not_called(ledger, &job, sheet, called, limit, as_of)
    }));
    let passed_up = visit.passed_up.filter(|passed| passed.by(as_of));
    if ended.value == VisitOutcome::Unsolved && is_over(passed_up, end_of(ended.on()), as_of) {
        let facts = std::iter::once(ended.stamp.fact).chain(passed_up.map(|passed| passed.fact)).collect();
        found.push(Proposal { clause: PenaltyClause::Unreported, person: who, job, facts });
    }
}

/// Whether something came after its last minute, or has not come and that is over.
fn is_over(came: Option<Stamp>, limit: NaiveDateTime, as_of: NaiveDateTime) -> bool {
    came.map_or(as_of > limit, |came| came.is_after(limit))
}

/// The clerk did not call on the day on which a sheet came (7.9): whoever held the post then.
fn not_called(
    ledger: &Ledger,
    job: &JobId,
    sheet: Stamp,
    called: impl Iterator<Item = Stamp>,
    limit: NaiveDateTime,
    as_of: NaiveDateTime,
) -> Option<Proposal> {
    let first = called.into_iter().find(|call| call.by(as_of));
    let clerk = ledger.holder_of(Role::Clerk, sheet.on).filter(|_| is_over(first, limit, as_of))?;
    let (person, job) = (clerk.id.clone(), job.clone());
    Some(Proposal { clause: PenaltyClause::NoCallback, person, job, facts: vec![sheet.fact] })
}

/// A complaint that came from somebody's own fault (7.1).
fn of_complaint(complaint: &Complaint, as_of: NaiveDateTime) -> Option<Proposal> {
    let verified = complaint.verified.as_ref().filter(|verified| verified.stamp.by(as_of))?;
    let Finding { own_fault, person } = &verified.value;
    let (person, job) = (person.clone().filter(|_| *own_fault)?, complaint.id.as_job());
    let facts = vec![complaint.stamp.fact, verified.stamp.fact];
    Some(Proposal { clause: PenaltyClause::Complaint, person, job, facts })
}
