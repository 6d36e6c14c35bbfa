//! The gates of a repair (5.2).

use super::{
    checks,
    refusal::{Field, Problem, Reason, Refusal},
};
use crate::{
    journal::{Approved, RepairFact, kind::roles::APPROVERS},
    ledger::Ledger,
};
use chrono::NaiveDate;

pub(super) fn check(ledger: &Ledger, on: NaiveDate, fact: &RepairFact) -> Result<(), Refusal> {
    match fact {
        RepairFact::Approved(approved) => approval(ledger, on, approved),
        RepairFact::RepairDone(_) | RepairFact::PaidIn(_) | RepairFact::SheetIn(_) => Ok(()),
    }
}

/// An approval counts when it is the manager's or the sales vice-president's (5.2.5).
fn approval(ledger: &Ledger, on: NaiveDate, Approved { job, by }: &Approved) -> Result<(), Refusal> {
    let person = checks::person(ledger, by)?;
    let counts = |on: NaiveDate| APPROVERS.contains(&person.role_on(on));
    let mut before = ledger.repairs.get(job).into_iter().flat_map(|repair| &repair.approvals);
    if let Some(first) = before.find(|approval| approval.value == *by && counts(approval.on())) {
        return Err(Refusal::by("5.2.5", Reason::AlreadyApproved { on: first.on() }));
    }
    if counts(on) {
        return Ok(());
    }
    let problem = Problem::RoleOf { needed: APPROVERS };
    Err(Refusal::by("5.2.5", Reason::Invalid { field: Field::By, problem }).asking(APPROVERS))
}
