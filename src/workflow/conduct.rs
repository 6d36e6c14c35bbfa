//! What must hold of penalties (7).

use super::{
    checks::{self, When},
    matter::said,
    refusal::{Field, Problem, Reason, Refusal},
};
use crate::{
    domain::{JobId, Money, PenaltyClause, PersonId},
    journal::{ConductFact, OwnAnswer, PenaltyConfirmed, PenaltyCorrected, PenaltyWaived},
    ledger::Ledger,
    rules::{Clause, RuleBook, deadlines::end_of, proposals},
};
use chrono::NaiveDate;

pub(super) fn check(
    ledger: &Ledger,
    book: &RuleBook,
    (on, at): When,
    fact: &ConductFact,
) -> Result<(), Refusal> {
    match fact {
        ConductFact::PenaltyConfirmed(PenaltyConfirmed { clause, amount, .. }) => {
            sum(book, on, *clause, *amount)
        }
        // Whoever is let off is so for a reason that can be read later.
        ConductFact::PenaltyWaived(PenaltyWaived { reason, .. }) => reasoned(reason),
        ConductFact::PenaltyCorrected(corrected) => correction(ledger, book, on, corrected),
        ConductFact::OwnAnswer(answer) => own_answer(ledger, book, (on, at), answer),
        ConductFact::OwnWorkUnfinished(_) => Ok(()),
    }
}

fn reasoned(reason: &str) -> Result<(), Refusal> {
    match reason.trim().is_empty() {
        true => Err(Refusal::field(Field::Reason, Problem::Empty)),
        false => Ok(()),
    }
}

/// A clause that goes by a sum is confirmed with one.
fn sum(book: &RuleBook, on: NaiveDate, clause: PenaltyClause, amount: Option<Money>) -> Result<(), Refusal> {
    if amount.is_some() || !book.goes_by_a_sum(clause, on) {
        return Ok(());
    }
    Err(Refusal {
        clause: Some(Clause(clause.code())),
        reason: Reason::Invalid { field: Field::Amount, problem: Problem::AmountMissing },
        who: &[],
    })
}

/// What is proposed is put right once, by another clause or for somebody else. What the clause takes is fixed: it is not a
/// matter of the amount.
fn correction(
    ledger: &Ledger,
    book: &RuleBook,
    on: NaiveDate,
    corrected: &PenaltyCorrected,
) -> Result<(), Refusal> {
    let PenaltyCorrected { clause, person, job, right_clause, right_person, amount, reason } = corrected;
    is_proposed(ledger, book, (on, None), (*clause, person, job))?;
    if (clause, person) == (right_clause, right_person) {
        return Err(Refusal::by(clause.code(), Reason::NothingCorrected));
    }
    if clause != right_clause && ledger.decisions.contains_key(&(*right_clause, job.clone())) {
        return Err(Refusal::by(right_clause.code(), Reason::NotProposed));
    }
    checks::person(ledger, right_person)?;
    sum(book, on, *right_clause, *amount)?;
    reasoned(reason)
}

/// His own word is heard before it is decided.
fn own_answer(
    ledger: &Ledger,
    book: &RuleBook,
    when: When,
    OwnAnswer { clause, person, job, answer }: &OwnAnswer,
) -> Result<(), Refusal> {
    is_proposed(ledger, book, when, (*clause, person, job))?;
    said(answer)
}

/// It stands as a proposal on that day, and nobody has decided on it.
fn is_proposed(
    ledger: &Ledger,
    book: &RuleBook,
    (on, _): When,
    (clause, person, job): (PenaltyClause, &PersonId, &JobId),
) -> Result<(), Refusal> {
    let standing = proposals(ledger, book, end_of(on));
    let is_it = |one: &crate::rules::Proposal| {
        (one.clause, &one.person, one.job.as_str()) == (clause, person, job.as_str())
    };
    match standing.iter().any(is_it) {
        true => Ok(()),
        false => Err(Refusal::by(clause.code(), Reason::NotProposed)),
    }
}

#[cfg(test)]
mod tests;
