//! What must hold of what is recorded about people.

use super::{
    checks,
    refusal::{Field, Problem, Reason, Refusal},
};
use crate::{
    journal::{PeopleFact, PersonLeft},
    ledger::Ledger,
};
use chrono::NaiveDate;

pub(super) fn check(ledger: &Ledger, on: NaiveDate, fact: &PeopleFact) -> Result<(), Refusal> {
    match fact {
        PeopleFact::PersonLeft(left) => leaving(ledger, on, left),
        PeopleFact::PersonJoined(_) | PeopleFact::PersonChanged(_) => Ok(()),
    }
}

/// Somebody leaves once, and after he has come (5.1.9).
fn leaving(ledger: &Ledger, on: NaiveDate, PersonLeft { person }: &PersonLeft) -> Result<(), Refusal> {
    let person = checks::person(ledger, person)?;
    match &person.left {
        Some(left) => Err(Refusal::by("5.1.9", Reason::AlreadyLeft { last_day: left.value })),
        None if on < person.joined => {
            Err(Refusal::field(Field::On, Problem::JoinedLater { joined: person.joined }))
        }
        None => Ok(()),
    }
}
