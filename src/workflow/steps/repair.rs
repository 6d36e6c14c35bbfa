//! The steps of a repair (5.2, 6.2).

use super::{Outlook, StepKind, StepState, WorkStep, declared::Declared, work::paid_step};
use crate::{
    domain::{DayThing, PenaltyClause, PersonId, Role},
    journal::{Approved, CalledBack, FactBody, PaidIn, PenaltyWaived, SheetIn, VisitCalled, VisitSheetIn},
    ledger::{At, Ledger, Repair, Stamp},
    rules::{
        Subject,
        open::Task,
        repair::{RepairStep, unpaid},
    },
};
use chrono::NaiveDate;

/// What every repair goes through, in its order.
static STEPS: [Declared<Repair>; 6] = [
    Declared {
        kind: StepKind::Repaired,
        owes: |_| false,
        stamps: |_, repair| vec![repair.done],
        is_done: |_, _, _| true,
        fact: |_, _, _| None,
        after: &[],
        again: false,
    },
    Declared {
        kind: StepKind::PaidIn,
        owes: |task| task == Task::PaidIn,
        stamps: |_, repair| repair.paid_in.into_iter().collect(),
        is_done: |ledger, repair, _| RepairStep::PaidIn.taken(ledger, repair).is_some(),
        fact: |_, repair, _| Some(FactBody::from(PaidIn { repair: repair.id.clone() })),
        after: &[StepKind::Repaired],
        again: false,
    },
    Declared {
        kind: StepKind::Sheet,
        owes: |task| task == Task::Sheet,
        stamps: |ledger, repair| ledger.sheet_of(repair).into_iter().collect(),
        is_done: |ledger, repair, _| RepairStep::Sheet.taken(ledger, repair).is_some(),
        fact: |ledger, repair, _| Some(sheet(ledger, repair)),
        after: &[StepKind::Repaired],
        again: false,
    },
    Declared {
        kind: StepKind::Callback,
        owes: |task| matches!(task, Task::Callback | Task::CallAgain),
        stamps: |ledger, repair| ledger.calls_of(repair).into_iter().map(|call| call.stamp).collect(),
        is_done: |ledger, repair, _| RepairStep::Callback.taken(ledger, repair).is_some(),
        fact: |ledger, repair, _| Some(call(ledger, repair)),
        after: &[StepKind::Sheet],
        again: false,
    },
    Declared {
        kind: StepKind::ManagerApproval,
        owes: |task| task == Task::ManagerApproval,
        stamps: |ledger, repair| approvals(ledger, repair, Role::Manager),
        is_done: |ledger, repair, _| RepairStep::ManagerApproval.taken(ledger, repair).is_some(),
        fact: |ledger, repair, day| approval(ledger, repair, Role::Manager, day),
        after: &[StepKind::Sheet, StepKind::Callback],
        again: false,
    },
    Declared {
        kind: StepKind::SalesVpApproval,
        owes: |task| task == Task::SalesVpApproval,
        stamps: |ledger, repair| approvals(ledger, repair, Role::SalesVp),
        is_done: |ledger, repair, _| RepairStep::SalesVpApproval.taken(ledger, repair).is_some(),
        fact: |ledger, repair, day| approval(ledger, repair, Role::SalesVp, day),
        after: &[StepKind::Sheet, StepKind::Callback],
        again: false,
    },
];

/// The branch sets it once, for all repairs: only a repair that waits for it has the step.
static TAX_RATE: Declared<Repair> = Declared {
    kind: StepKind::TaxRate,
    owes: |task| task == Task::TaxRate,
    stamps: |_, _| Vec::new(),
    is_done: |_, _, _| false,
    fact: |_, _, _| None,
    after: &[],
    again: false,
};

/// The approval of whoever holds a role.
fn approval(ledger: &Ledger, repair: &Repair, role: Role, day: NaiveDate) -> Option<FactBody> {
    let by = ledger.holder_of(role, day)?.id.clone();
    Some(FactBody::from(Approved { job: repair.id.clone(), by }))
}

/// The approvals that somebody gave in a role.
fn approvals(ledger: &Ledger, repair: &Repair, role: Role) -> Vec<Stamp> {
    let in_role = |one: &&At<PersonId>| {
        ledger.people.get(&one.value).is_some_and(|person| person.role_on(one.on()) == role)
    };
    repair.approvals.iter().filter(in_role).map(|one| one.stamp).collect()
}

/// The steps of a repair, in their order. Steps that this one can never need are left out.
pub(super) fn steps(outlook: &Outlook<'_>, repair: &Repair) -> Vec<WorkStep> {
    let lacks = outlook.looked().repair(repair);
    let mut steps = earlier(outlook, repair);
    for declared in &STEPS {
        let step = declared.step(outlook, repair, &lacks, &steps);
        steps.push(step);
    }
    steps.extend(
        [PenaltyClause::LateSheet, PenaltyClause::NoCallback]
            .into_iter()
            .filter_map(|clause| decision(outlook, repair, clause)),
    );
    let rate = TAX_RATE.step(outlook, repair, &lacks, &steps);
    steps.extend(Some(rate).filter(|rate| rate.lack.is_some()));
    let rules = outlook.book.rules_on(repair.done.on);
    let pays = unpaid(outlook.ledger, rules, repair).is_none();
    steps.push(paid_step(outlook, &Subject::Job(repair.id.clone()), &steps, pays));
    steps
}

/// What came before the repair, as far as there was any: the request, who was there, the quote and who agreed to it.
fn earlier(outlook: &Outlook<'_>, repair: &Repair) -> Vec<WorkStep> {
    let ledger = outlook.ledger;
    let visits = || ledger.visits_for(repair.id.as_str());
    let asked =
        visits().filter_map(|visit| ledger.requests.get(visit.request.as_ref()?)).map(|one| one.stamp);
    let visited = visits().filter_map(|visit| visit.ended.as_ref()).map(|ended| ended.stamp);
    let quote = repair.quote.as_ref();
    let all: [(StepKind, Vec<Stamp>); 5] = [
        (StepKind::Asked, asked.collect()),
        (StepKind::Visited, visited.collect()),
        (StepKind::Quoted, quote.map(|quote| quote.stamp).into_iter().collect()),
        (
            StepKind::QuoteApproved,
            quote.and_then(|quote| quote.approved.as_ref()).map(|one| one.stamp).into_iter().collect(),
        ),
        (StepKind::Consented, quote.and_then(|quote| quote.consented).into_iter().collect()),
    ];
    let step = |(kind, stamps): (StepKind, Vec<Stamp>)| WorkStep {
        kind,
        state: StepState::Done,
        marks: stamps.iter().filter_map(|stamp| outlook.mark(stamp)).collect(),
        lack: None,
        offer: None,
    };
    all.into_iter().filter(|(_, stamps)| !stamps.is_empty()).map(step).collect()
}

/// Only where lateness gave cause for it (7).
fn decision(outlook: &Outlook<'_>, repair: &Repair, clause: PenaltyClause) -> Option<WorkStep> {
    let decided = outlook.ledger.decisions.get(&(clause, repair.id.clone()));
    let mut proposals = outlook.proposals.get(&repair.id).into_iter().flatten();
    let proposal = proposals.find(|proposal| proposal.clause == clause);
    let offer = proposal.map(|proposal| {
        FactBody::from(PenaltyWaived {
            clause,
            person: proposal.person.clone(),
            job: Some(repair.id.clone()),
            reason: String::new(),
        })
    });
    let state = match (decided, &offer) {
        (_, Some(_)) => StepState::Open,
        (Some(_), None) => StepState::Done,
        (None, None) => return None,
    };
    let marks = decided.and_then(|decision| outlook.mark(&decision.stamp)).into_iter().collect();
    Some(WorkStep { kind: StepKind::Decision(clause), state, marks, lack: None, offer })
}

/// The sheet of a repair: that of the visit that is made for it, where there is one.
fn sheet(ledger: &Ledger, repair: &Repair) -> FactBody {
    let mut visits = ledger.visits_for(repair.id.as_str());
    match visits.rfind(|visit| visit.sheet.is_none()) {
        Some(visit) => FactBody::from(VisitSheetIn { visit: visit.id.clone() }),
        None => FactBody::from(SheetIn { job: repair.id.clone() }),
    }
}

/// The call about a repair, or about the visit that is made for it.
fn call(ledger: &Ledger, repair: &Repair) -> FactBody {
    call_of(ledger, repair, true, String::new())
}

/// What records a call about a visit, a notice or a repair; none for anything else.
pub fn call_about(ledger: &Ledger, subject: &Subject, confirmed: bool, remark: String) -> Option<FactBody> {
    match subject {
        Subject::Day(DayThing::Visit, id) => {
            Some(FactBody::from(VisitCalled { visit: id.clone(), confirmed, remark }))
        }
        Subject::Job(id) if ledger.notices.contains_key(id) => {
            Some(FactBody::from(CalledBack { job: id.clone(), confirmed, remark }))
        }
        Subject::Job(id) => ledger.repairs.get(id).map(|repair| call_of(ledger, repair, confirmed, remark)),
        _ => None,
    }
}

fn call_of(ledger: &Ledger, repair: &Repair, confirmed: bool, remark: String) -> FactBody {
    let job = repair.id.clone();
    match ledger.visits_for(repair.id.as_str()).rfind(|visit| visit.sheet.is_some()) {
        Some(visit) => FactBody::from(VisitCalled { visit: visit.id.clone(), confirmed, remark }),
        None => FactBody::from(CalledBack { job, confirmed, remark }),
    }
}
