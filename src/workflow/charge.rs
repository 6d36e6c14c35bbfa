//! Somebody must stay who may enter people and rules; otherwise the branch is shut out of its own book.
//!
//! Asked where people sit. [`super::decide()`] does not ask: what a branch once did without a manager is told as it was.

use super::{
    command::Command,
    refusal::{Reason, Refusal},
};
use crate::{
    domain::{PersonId, Role},
    journal::{PersonChanged, PersonLeft},
    ledger::Ledger,
};
use chrono::NaiveDate;

/// Whether a command leaves somebody in charge.
///
/// # Errors
/// It takes away the last one who may enter people and rules.
pub fn keeps_charge(ledger: &Ledger, command: &Command) -> Result<(), Refusal> {
    let Command::Record { on, body, .. } = command else { return Ok(()) };
    let leaves = body.of().is_some_and(|PersonLeft { person }| leaves_charge_open(ledger, person, *on));
    let changes = |PersonChanged { person, role, .. }: &_| gives_up_charge(ledger, person, *role, *on);
    let lost = leaves || body.of().is_some_and(changes);
    if lost { Err(Refusal::by("2.1", Reason::NobodyInCharge)) } else { Ok(()) }
}

/// Whether a person's new role would leave the branch without anybody in charge.
pub fn gives_up_charge(ledger: &Ledger, person: &PersonId, role: Role, day: NaiveDate) -> bool {
    let was = ledger.people.get(person).is_some_and(|person| is_in_charge(person.role_on(day)));
    was && !is_in_charge(role) && !in_charge_without(ledger, person, day)
}

/// Whether a person's leaving would leave the branch without anybody in charge.
pub fn leaves_charge_open(ledger: &Ledger, person: &PersonId, last_day: NaiveDate) -> bool {
    let next = last_day.succ_opt().unwrap_or(last_day);
    let was = ledger.people.get(person).is_some_and(|person| is_in_charge(person.role_on(last_day)));
    was && !in_charge_without(ledger, person, next)
}

/// May enter people and rules.
fn is_in_charge(role: Role) -> bool {
    matches!(role, Role::Manager | Role::GeneralManager)
}

/// Whether anybody is left on a day who may enter people and rules, when `person` no longer counts.
fn in_charge_without(ledger: &Ledger, person: &PersonId, day: NaiveDate) -> bool {
    let others = ledger.people.values().filter(|other| other.id != *person);
    others.into_iter().any(|other| other.employed_on(day) && is_in_charge(other.role_on(day)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        domain::{DeviceId, FactId, Money},
        journal::{Fact, FactBody, PersonJoined},
    };
    use std::sync::Arc;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn who(id: &str) -> PersonId {
        PersonId::parse(id).unwrap()
    }

    fn branch(people: &[(&str, Role, &str)]) -> Ledger {
        let fact = |(number, (id, role, joined)): (u128, &(&str, Role, &str))| {
            Arc::new(Fact {
                id: FactId(uuid::Uuid::from_u128(number)),
                on: day("2026-01-05"),
                at: None,
                recorded: day("2026-01-05").and_hms_opt(9, 0, 0).unwrap(),
                actor: who("ma"),
                device: DeviceId::parse("d").unwrap(),
                link: None,
                body: FactBody::from(PersonJoined {
                    person: who(id),
                    name: id.to_string(),
                    role: *role,
                    base_wage: Money::yuan(3000),
                    joined: day(joined),
                }),
            })
        };
        Ledger::of(&(1..).zip(people).map(fact).collect::<Vec<_>>())
    }

    #[test]
    fn the_last_one_in_charge_cannot_go() {
        let on = day("2026-04-01");
        let keeps =
            |ledger: &Ledger, body| keeps_charge(ledger, &Command::Record { on, at: None, body }).is_ok();
        let leave = |id| FactBody::from(PersonLeft { person: who(id) });
        let becomes = |role| {
            FactBody::from(PersonChanged {
                person: who("ma"),
                name: "ma".to_owned(),
                role,
                base_wage: Money::yuan(3000),
            })
        };
        let alone = branch(&[("ma", Role::Manager, "2026-01-05"), ("li", Role::Technician, "2026-01-05")]);
        assert!(!keeps(&alone, leave("ma")));
        assert!(!keeps(&alone, becomes(Role::Leader)));
        assert!(keeps(&alone, becomes(Role::GeneralManager)));
        assert!(keeps(&alone, leave("li")));
        let two = [("ma", Role::Manager, "2026-01-05"), ("zhao", Role::GeneralManager, "2026-04-02")];
        assert!(keeps(&branch(&two), leave("ma")));
    }
}
