//! A repair or a contract by one name: its steps, and where it stands as a whole. A commissioning has its own line.

use super::{Outlook, Stand, StepKind, StepState, WorkStep, contract, repair};
use crate::{
    domain::{Month, SiteId, WorkId},
    ledger::{Contract, Ledger, Repair},
    rules::Subject,
};
use chrono::NaiveDateTime;

/// A repair or a contract as the facts tell it.
#[derive(Debug, Clone, Copy)]
pub enum Work<'a> {
    Repair(&'a Repair),
    Contract(&'a Contract),
}

impl<'a> Work<'a> {
    /// None for a commissioning, and for what is not known.
    pub fn of(ledger: &'a Ledger, id: &WorkId) -> Option<Work<'a>> {
        match id {
            WorkId::Notice(_) => None,
            WorkId::Repair(id) => ledger.repairs.get(id).map(Work::Repair),
            WorkId::Contract(id) => ledger.contracts.get(id).map(Work::Contract),
        }
    }

    pub fn site(&self) -> &'a SiteId {
        match self {
            Work::Repair(repair) => &repair.site,
            Work::Contract(contract) => &contract.site,
        }
    }

    /// Its steps, in their order.
    pub fn steps(&self, outlook: &Outlook<'_>) -> Vec<WorkStep> {
        match self {
            Work::Repair(one) => repair::steps(outlook, one),
            Work::Contract(one) => contract::steps(outlook, one),
        }
    }
}

/// The pay that comes of the steps before it; `pays`: whether it can come to anything at all.
pub(super) fn paid_step(outlook: &Outlook<'_>, work: &Subject, steps: &[WorkStep], pays: bool) -> WorkStep {
    let last = outlook.lines.of_work(work).iter().map(|place| place.month).max();
    // A decision on lateness holds no money of a repair.
    let holds = |step: &&WorkStep| !step.is_over() && !matches!(step.kind, StepKind::Decision(_));
    let missing = steps.iter().find(holds);
    let state = match (missing, last) {
        _ if !pays => StepState::NotNeeded,
        _ if outlook.is_unsettled(work) => StepState::Unsettled,
        (Some(step), _) => StepState::After(step.kind),
        (None, None) => StepState::NotNeeded,
        (None, Some(month)) if month > Month::of(outlook.now.date()) => StepState::InMonth(month),
        (None, Some(_)) => StepState::Done,
    };
    WorkStep { kind: StepKind::Paid, state, marks: Vec::new(), lack: None, offer: None }
}

/// The step that is to be done next: of several that are open the one whose deadline is the nearest, or else the first.
pub fn next_of(steps: &[WorkStep]) -> Option<&WorkStep> {
    next_among(steps, |_| true)
}

/// The same, of those that `counts` picks.
pub fn next_among(steps: &[WorkStep], counts: impl Fn(&WorkStep) -> bool) -> Option<&WorkStep> {
    let by = |step: &&WorkStep| step.lack.as_ref().and_then(|lack| lack.by).unwrap_or(NaiveDateTime::MAX);
    steps.iter().filter(|step| step.state == StepState::Open && counts(step)).min_by_key(by)
}

/// Where a repair or a contract stands as a whole.
pub fn stand_of(steps: &[WorkStep], now: NaiveDateTime) -> Stand {
    if steps.iter().any(|step| step.is_late(now)) {
        return Stand::Late;
    }
    let open: Vec<StepKind> =
        steps.iter().filter(|step| step.state == StepState::Open).map(|step| step.kind).collect();
    match open[..] {
        [] if steps.iter().any(|step| step.state == StepState::Unsettled) => Stand::Held,
        [] if steps.iter().any(|step| matches!(step.state, StepState::Until(_))) => Stand::Running,
        [] if steps.iter().any(|step| matches!(step.state, StepState::From(_))) => Stand::NotBegun,
        [] => Stand::Done,
        // Nothing but the rate keeps it, which the branch sets for all repairs.
        [StepKind::TaxRate] => Stand::Held,
        _ => Stand::Open,
    }
}
