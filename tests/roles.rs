//! Who may record something may take it back, and nobody else but whoever recorded it: over every kind and every role.
#![cfg(not(target_arch = "wasm32"))]

#[path = "common/samples.rs"]
mod samples;

use fieldbook::{
    domain::{DeviceId, FactId, Money, PersonId, Role},
    journal::{BranchFact, Fact, FactBody, PersonJoined},
    ledger::Ledger,
    workflow::{Command, Seat, may},
};
use std::sync::Arc;

fn who(role: Role) -> PersonId {
    PersonId::parse(&format!("{role:?}")).unwrap()
}

/// Everybody's role is held by one person of its name; the facts were recorded by somebody who is not among them.
fn branch() -> Ledger {
    let day: chrono::NaiveDate = "2026-01-05".parse().unwrap();
    let in_post = |(number, role): (u128, Role)| {
        let (name, base_wage) = (format!("{role:?}"), Money::yuan(3000));
        let body = FactBody::from(PersonJoined { person: who(role), name, role, base_wage, joined: day });
        let recorded = day.and_hms_opt(9, 0, 0).unwrap();
        let (id, device) = (FactId(uuid::Uuid::from_u128(number)), DeviceId::parse("d").unwrap());
        Arc::new(Fact {
            id,
            on: day,
            at: None,
            recorded,
            actor: who(Role::Manager),
            device,
            link: None,
            body,
        })
    };
    let people = (1..).zip(Role::ALL).map(in_post);
    let samples = samples::facts().into_iter().map(|fact| {
        let actor = PersonId::parse("somebody-else").unwrap();
        Arc::new(Fact { actor, ..Arc::unwrap_or_clone(fact) })
    });
    Ledger::of(&people.chain(samples).collect::<Vec<_>>())
}

/// The roles from which something may be done.
fn roles(ledger: &Ledger, command: &Command) -> Vec<Role> {
    let today = "2026-03-11".parse().unwrap();
    let may =
        |role: &Role| may(ledger, command, Seat { person: &who(*role), role: Some(*role), today }).is_ok();
    Role::ALL.into_iter().filter(may).collect()
}

#[test]
fn withdrawing_needs_the_role_that_recording_needs() {
    let ledger = branch();
    let on = "2026-03-11".parse().unwrap();
    for fact in samples::facts() {
        let kind = samples::kind(&fact.body);
        if matches!(
            fact.body,
            FactBody::Branch(
                BranchFact::Withdrawn(_) | BranchFact::MonthClosed(_) | BranchFact::ClosingRejected(_)
            )
        ) {
            continue;
        }
        let mut record = roles(&ledger, &Command::Record { on, at: None, body: fact.body.clone() });
        // A technician's step is taken back by himself, or by those who assign his work.
        record.retain(|role| *role != Role::Technician);
        // What everybody may say is taken back by whoever said it, or by the manager.
        if record.len() + 1 == Role::ALL.len() {
            record.retain(|role| *role == Role::Manager);
        }
        let back = Command::Withdraw { on, fact: fact.id, reason: String::new() };
        assert_eq!(roles(&ledger, &back), record, "{kind}");
        assert!(!record.is_empty(), "{kind}");
    }
}

#[test]
fn what_the_manager_adopts_is_not_the_clerks_to_withdraw() {
    let ledger = branch();
    let on = "2026-03-11".parse().unwrap();
    let managers =
        ["rule_set", "penalty", "waived", "ruling", "recheck", "person", "person_changed", "leave"];
    let facts = samples::facts().into_iter().filter(|fact| managers.contains(&samples::kind(&fact.body)));
    for fact in facts {
        let back = Command::Withdraw { on, fact: fact.id, reason: String::new() };
        let roles = roles(&ledger, &back);
        assert!(roles.contains(&Role::Manager) && !roles.contains(&Role::Clerk), "{fact:?}: {roles:?}");
    }
}
