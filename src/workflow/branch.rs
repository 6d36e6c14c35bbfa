//! What must hold of what is recorded about the branch itself.

use super::refusal::{Field, Problem, Reason, Refusal};
use crate::{
    journal::{BranchFact, RulesAdopted},
    ledger::Ledger,
    rules::lint,
};

pub(super) fn check(ledger: &Ledger, fact: &BranchFact) -> Result<(), Refusal> {
    match fact {
        BranchFact::RulesAdopted(rules) => adoption(ledger, rules),
        BranchFact::BranchNamed(_)
        | BranchFact::CalendarEntered(_)
        | BranchFact::MonthClosed(_)
        | BranchFact::ClosingRejected(_)
        | BranchFact::Withdrawn(_) => Ok(()),
    }
}

/// Rules that can be gone by, for months that are not closed (8.2).
fn adoption(ledger: &Ledger, RulesAdopted { from, values, .. }: &RulesAdopted) -> Result<(), Refusal> {
    if let Some(month) = ledger.closings.keys().copied().filter(|closed| closed >= from).max() {
        return Err(Refusal::by("8.2", Reason::RulesForClosedMonth { month }));
    }
    lint::adoptable(values).map(drop).map_err(|misfit| {
        Refusal::field(Field::Values, Problem::RuleValue { name: misfit.name().to_owned() })
    })
}
