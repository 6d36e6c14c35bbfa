//! The steps of a maintenance contract (5.3).

use super::{Outlook, StepKind, WorkStep, declared::Declared, work::paid_step};
use crate::{
    domain::Money,
    journal::{ContractDone, FactBody, MoneyReceived, ServerChanged},
    ledger::Contract,
    rules::{Subject, open::Task},
};

/// What every contract goes through, in its order.
static STEPS: [Declared<Contract>; 4] = [
    Declared {
        kind: StepKind::Signed,
        owes: |_| false,
        stamps: |_, contract| vec![contract.signed],
        is_done: |_, _, _| true,
        fact: |_, _, _| None,
        after: &[],
        again: false,
    },
    Declared {
        kind: StepKind::Receipts,
        owes: |task| matches!(task, Task::Receipt { .. }),
        stamps: |_, contract| contract.receipts.iter().map(|receipt| receipt.stamp).collect(),
        is_done: |_, contract, _| contract.outstanding().is_zero(),
        fact: |_, contract, _| {
            let (contract, amount) = (contract.id.clone(), contract.outstanding());
            Some(FactBody::from(MoneyReceived { contract, amount }))
        },
        after: &[StepKind::Signed],
        again: true,
    },
    Declared {
        kind: StepKind::Served,
        owes: |task| matches!(task, Task::PeriodEnd { .. }),
        // The first server came with the signing.
        stamps: |_, contract| contract.servers.iter().skip(1).map(|server| server.stamp).collect(),
        is_done: |_, contract, today| contract.to < today || !contract.done.is_empty(),
        fact: |_, contract, today| {
            let to = contract.server_on(today).value.clone();
            Some(FactBody::from(ServerChanged { contract: contract.id.clone(), to }))
        },
        after: &[StepKind::Signed],
        again: false,
    },
    Declared {
        kind: StepKind::Reviewed,
        owes: |task| task == Task::WorkDone,
        stamps: |_, contract| contract.done.iter().map(|done| done.stamp).collect(),
        is_done: |_, contract, _| !contract.done.is_empty(),
        fact: |_, contract, _| {
            let contract = contract.id.clone();
            Some(FactBody::from(ContractDone { contract, complete: true }))
        },
        after: &[StepKind::Served],
        again: false,
    },
];

/// The steps of a contract, in their order.
pub(super) fn steps(outlook: &Outlook<'_>, contract: &Contract) -> Vec<WorkStep> {
    let lacks = outlook.looked().contract(contract);
    let mut steps: Vec<WorkStep> = Vec::new();
    for declared in &STEPS {
        let step = declared.step(outlook, contract, &lacks, &steps);
        steps.push(step);
    }
    let pays = contract.agreed > Money::ZERO;
    steps.push(paid_step(outlook, &Subject::Contract(contract.id.clone()), &steps, pays));
    steps
}
