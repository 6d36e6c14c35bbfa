//! What must hold of what is recorded about the branch itself.

use super::refusal::{Field, Problem, Reason, Refusal};
use crate::{
    journal::{BranchFact, FeesSet, RulesAdopted},
    ledger::Ledger,
    rules::lint,
};
use std::collections::BTreeSet;

pub(super) fn check(ledger: &Ledger, fact: &BranchFact) -> Result<(), Refusal> {
    match fact {
        BranchFact::RulesAdopted(rules) => adoption(ledger, rules),
        BranchFact::FeesSet(fees) => schedule(fees),
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

/// A schedule can be gone by: it has rows, each thing once, and nothing costs less than its floor (5.2.1, 5.2.5).
fn schedule(FeesSet { rows, .. }: &FeesSet) -> Result<(), Refusal> {
    if rows.is_empty() {
        return Err(Refusal::field(Field::Rows, Problem::Empty));
    }
    let mut seen = BTreeSet::new();
    for row in rows {
        let refused = |problem| Err(Refusal::by("5.2.1", Reason::Invalid { field: Field::Rows, problem }));
        if !seen.insert(row.key()) {
            return refused(Problem::Twice { name: row.called() });
        }
        if row.floor > row.charge {
            return refused(Problem::BelowFloor { name: row.called(), charge: row.charge, floor: row.floor });
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{FeeRow, Money};

    fn row(name: &str, charge: i64, floor: i64) -> FeeRow {
        let (charge, floor) = (Money::yuan(charge), Money::yuan(floor));
        FeeRow { name: name.into(), charge, floor, ..FeeRow::default() }
    }

    fn problem(rows: Vec<FeeRow>) -> Option<Problem> {
        let fees = FeesSet { from: "2026-01-01".parse().unwrap(), name: None, rows };
        schedule(&fees).err().map(|refusal| match refusal.reason {
            Reason::Invalid { field: Field::Rows, problem } => problem,
            other => panic!("{other:?}"),
        })
    }

    #[test]
    fn a_schedule_has_each_thing_once_and_nothing_below_its_floor() {
        assert_eq!(problem(vec![row("a", 2, 2), row("b", 2, 0)]), None);
        assert_eq!(problem(Vec::new()), Some(Problem::Empty));
        let twice = Problem::Twice { name: "Ａ".into() };
        assert_eq!(problem(vec![row("a", 2, 1), row("Ａ", 3, 1)]), Some(twice));
        let (charge, floor) = (Money::yuan(1), Money::yuan(2));
        let below = Problem::BelowFloor { name: "a".into(), charge, floor };
        assert_eq!(problem(vec![row("a", 1, 2)]), Some(below));
    }
}
