//! What must hold of penalties (7).

use super::refusal::{Field, Problem, Reason, Refusal};
use crate::{
    journal::{ConductFact, PenaltyConfirmed},
    rules::{Clause, RuleBook},
};
use chrono::NaiveDate;

pub(super) fn check(book: &RuleBook, on: NaiveDate, fact: &ConductFact) -> Result<(), Refusal> {
    match fact {
        ConductFact::PenaltyConfirmed(penalty) => sum(book, on, penalty),
        ConductFact::PenaltyWaived(_) | ConductFact::OwnWorkUnfinished(_) => Ok(()),
    }
}

/// A clause that goes by a sum is confirmed with one.
fn sum(
    book: &RuleBook,
    on: NaiveDate,
    PenaltyConfirmed { clause, amount, .. }: &PenaltyConfirmed,
) -> Result<(), Refusal> {
    if amount.is_some() || !book.goes_by_a_sum(*clause, on) {
        return Ok(());
    }
    Err(Refusal {
        clause: Some(Clause(clause.code())),
        reason: Reason::Invalid { field: Field::Amount, problem: Problem::AmountMissing },
        who: &[],
    })
}
