//! Whoever is named for what is open finds it on his list of today, and may do it.

use super::{Command, CompletionCheck, Context, Paper, Reason, decide, sample};
use crate::{
    domain::{ContractId, DeviceId, FactId, JobId, Money, Month, PersonId, Role},
    journal::{
        Approved, CalledBack, ContractDone, Fact, FactBody, MoneyReceived, PaidIn, PenaltyWaived, Reassigned,
        Rechecked, Ruled, SheetIn, SuccessorNamed, TravelClaimed,
    },
    ledger::{Ledger, Travel},
    rules::{
        Closings, RuleBook, Subject,
        open::{Actor, Known, Open, Task, open},
        prospects::prospects,
        settle,
    },
};
use chrono::{NaiveDate, NaiveDateTime};
use std::{collections::BTreeSet, sync::Arc};

const MOMENTS: [&str; 5] = [
    "2026-11-23T10:20:00",
    "2026-03-14T06:30:00",
    "2025-09-16T15:45:00",
    "2026-05-31T12:00:00",
    "2028-02-29T11:00:00",
];

struct Look {
    now: NaiveDateTime,
    ledger: Ledger,
    book: RuleBook,
    open: Vec<Open>,
}

/// The sample branch at a moment.
fn look(moment: &str) -> Look {
    let now: NaiveDateTime = moment.parse().unwrap();
    let mut next = 0;
    let facts = sample(now, &DeviceId::parse("d").unwrap(), || {
        next += 1;
        FactId(uuid::Uuid::from_u128(next))
    });
    let facts: Vec<Arc<Fact>> = facts.into_iter().map(Arc::new).collect();
    let ledger = Ledger::of(&facts);
    let book = RuleBook::of(&ledger);
    let (first, last) = (Month::of(facts[0].on), Month::of(now.date()));
    let settled = settle(&ledger, &book, first, last, Closings::Respected);
    let expected = prospects(&ledger, &book, None, now.date());
    let known = Known { ledger: &ledger, book: &book, settled: &settled, expected: &expected, now };
    let open = open(&known);
    Look { now, ledger, book, open }
}

/// The fact that does what is open, given by `by` on a day; none for what other commands do.
fn fact(ledger: &Ledger, open: &Open, by: &PersonId) -> Option<FactBody> {
    let id = open.subject.to_string();
    let job = JobId::parse(&id);
    let remark = String::new();
    Some(match open.lack.task {
        Task::Sheet => FactBody::from(SheetIn { job: job.ok()? }),
        Task::Callback | Task::CallAgain => {
            FactBody::from(CalledBack { job: job.ok()?, confirmed: true, remark })
        }
        Task::Recheck | Task::RecheckAgain => {
            FactBody::from(Rechecked { notice: job.ok()?, passed: true, remark })
        }
        Task::Decide(clause) => FactBody::from(PenaltyWaived {
            clause,
            person: open.about.clone()?,
            job: job.ok(),
            reason: remark,
        }),
        Task::Ruling => FactBody::from(Ruled { notice: job.ok()?, rate: rust_decimal::Decimal::ONE }),
        Task::Reassign => FactBody::from(Reassigned { notice: job.ok()?, to: by.clone() }),
        Task::Successor => FactBody::from(SuccessorNamed { notice: job.ok()?, to: by.clone() }),
        Task::PaidIn => FactBody::from(PaidIn { repair: job.ok()? }),
        Task::ManagerApproval | Task::SalesVpApproval => {
            FactBody::from(Approved { job: job.ok()?, by: by.clone() })
        }
        Task::Receipt { .. } => {
            FactBody::from(MoneyReceived { contract: ContractId::parse(&id).ok()?, amount: Money::yuan(1) })
        }
        Task::Consent => {
            let claim = ledger.travel.values().find(|claim| claim.id.as_str() == id)?.clone();
            let Travel { id: travel, person, amount, customer_pays, .. } = claim;
            FactBody::from(TravelClaimed {
                travel,
                number: None,
                person,
                amount,
                approved: true,
                customer_pays,
            })
        }
        Task::WorkDone => {
            FactBody::from(ContractDone { contract: ContractId::parse(&id).ok()?, complete: true })
        }
        _ => return None,
    })
}

fn command(ledger: &Ledger, open: &Open, by: &PersonId, on: NaiveDate) -> Option<Command> {
    let notice = JobId::parse(&open.subject.to_string()).ok();
    match open.lack.task {
        Task::Finish => {
            Some(Command::Finish { on, at: None, notice: notice?, done: CompletionCheck::ALL.to_vec() })
        }
        Task::Papers => Some(Command::HandInPapers {
            on,
            at: None,
            notice: notice?,
            brought: Paper::ALL.to_vec(),
            failed: Vec::new(),
        }),
        _ => fact(ledger, open, by).map(|body| Command::Record { on, at: None, body }),
    }
}

/// The clerk takes papers and sheets in; everything else is done by whoever owes it.
fn recorder(look: &Look, open: &Open) -> Option<PersonId> {
    let today = look.now.date();
    let actor = match open.lack.task {
        Task::Papers | Task::Sheet => Actor::Role(Role::Clerk),
        _ => open.lack.actor.clone(),
    };
    actor.acting(&look.ledger, today).map(|person| person.id.clone())
}

fn is_refused_for_his_role(look: &Look, command: Command, by: &PersonId) -> bool {
    let context = Context {
        now: look.now,
        actor: by.clone(),
        role: Some(look.ledger.people[by].role_on(look.now.date())),
        device: DeviceId::parse("d").unwrap(),
        fact: FactId(uuid::Uuid::max()),
        unread: 0,
    };
    let refusal = decide(&look.ledger, &look.book, command, &context).err();
    refusal.is_some_and(|refusal| matches!(refusal.reason, Reason::WrongRole { .. }))
}

#[test]
fn whoever_is_named_finds_it_on_his_list_and_may_do_it() {
    let mut seen = BTreeSet::new();
    for moment in MOMENTS {
        let look = look(moment);
        for open in look.open.iter().filter(|open| open.is_due() && open.lack.actor != Actor::Outside) {
            let listed = look.ledger.people.keys();
            let listed = listed.filter(|who| open.is_on_the_list_of(&look.ledger, who, look.now)).count();
            assert!(listed > 0, "{moment}: on nobody's list: {open:?}");
            let Some(by) = recorder(&look, open) else { continue };
            if let Some(command) = command(&look.ledger, open, &by, look.now.date()) {
                assert!(!is_refused_for_his_role(&look, command, &by), "{moment}: not {by}'s: {open:?}");
            }
            seen.insert(format!("{:?}", open.lack.task).split([' ', '(']).next().unwrap().to_owned());
        }
    }
    let sampled = [
        "Finish",
        "Papers",
        "Callback",
        "Decide",
        "Ruling",
        "PaidIn",
        "SalesVpApproval",
        "Receipt",
        "Consent",
    ];
    for task in sampled {
        assert!(seen.contains(task), "{task} is never open in the sample: {seen:?}");
    }
}

/// What pays is never without a word: each expected payment that lacks something has it among what is open.
#[test]
fn what_a_payment_lacks_is_open() {
    let look = look(MOMENTS[0]);
    let expected = prospects(&look.ledger, &look.book, None, look.now.date());
    assert!(expected.iter().any(|prospect| !prospect.missing.is_empty()));
    for prospect in &expected {
        for lack in &prospect.missing {
            let is_open = |open: &&Open| open.subject == prospect.subject && open.lack == *lack;
            assert!(look.open.iter().find(is_open).is_some(), "{lack:?} of {:?}", prospect.subject);
        }
    }
    assert!(look.open.iter().all(|open| !matches!(open.subject, Subject::Text(_))));
}
