//! A month that was closed at two desks which did not know of each other: what the other closing said. Pure.

use crate::{
    domain::{Arrange, Month, PersonId},
    journal::{BranchFact, FactBody, MonthClosed},
    ledger::{Ledger, Stamp},
    workflow::{NetChange, close::net_changes},
};

/// A closing that does not hold, because another was made before it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OtherClosing {
    pub stamp: Stamp,
    /// By person: what it said, and what holds. Empty where both said the same.
    pub changes: Vec<NetChange>,
}

/// The closings of a month besides the one that holds, in the order they were made.
pub fn other_closings(ledger: &Ledger, month: Month) -> Vec<OtherClosing> {
    let Some(holds) = ledger.closing(month) else { return Vec::new() };
    let mut others: Vec<OtherClosing> = ledger
        .closed_again
        .get(&month)
        .into_iter()
        .flatten()
        .filter_map(|stamp| match &ledger.fact(stamp.fact)?.body {
            FactBody::Branch(BranchFact::MonthClosed(MonthClosed { lines, .. })) => {
                Some(OtherClosing { stamp: *stamp, changes: net_changes(lines, &holds.lines) })
            }
            _ => None,
        })
        .collect();
    others.arrange_by_key(|other| (other.stamp.recorded, other.stamp.fact));
    others
}

/// What the closings that do not hold said of somebody, where they differ from what holds.
pub fn differing(others: &[OtherClosing], person: &PersonId) -> Vec<NetChange> {
    let changes = others.iter().flat_map(|other| &other.changes);
    changes.filter(|change| change.person == *person && change.was != change.now).cloned().collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        domain::{DeviceId, FactId, Money},
        journal::{ClosedLine, Fact},
    };
    use std::sync::Arc;

    fn closed(number: u128, recorded: &str, wages: &[(&str, i64)]) -> Arc<Fact> {
        let recorded: chrono::NaiveDateTime = recorded.parse().unwrap();
        let line = |(person, wage): &(&str, i64)| ClosedLine {
            person: PersonId::parse(person).unwrap(),
            item: "base_wage".into(),
            subject: "".into(),
            amount: Money::yuan(*wage),
        };
        let lines = wages.iter().map(line).collect();
        let month = "2026-03".parse().unwrap();
        Arc::new(Fact {
            id: FactId(uuid::Uuid::from_u128(number)),
            on: recorded.date(),
            at: None,
            recorded,
            actor: PersonId::parse("ma").unwrap(),
            device: DeviceId::parse("desk").unwrap(),
            link: None,
            body: FactBody::from(MonthClosed { month, known_until: recorded, lines }),
        })
    }

    #[test]
    fn the_other_closing_says_by_person_what_it_was_and_what_holds() {
        let first = closed(2, "2026-04-02T09:00:00", &[("li", 3000), ("wang", 2000)]);
        let later = closed(1, "2026-04-02T10:00:00", &[("li", 3100), ("wang", 2000), ("zhao", 50)]);
        let ledger = Ledger::of(&[later.clone(), first.clone()]);
        let others = other_closings(&ledger, "2026-03".parse().unwrap());
        assert_eq!(others.iter().map(|other| other.stamp.fact).collect::<Vec<_>>(), [later.id]);
        let change = |person: &str, was, now| NetChange {
            person: PersonId::parse(person).unwrap(),
            was: Money::yuan(was),
            now: Money::yuan(now),
        };
        assert_eq!(others[0].changes, [change("li", 3100, 3000), change("zhao", 50, 0)]);
        let li = PersonId::parse("li").unwrap();
        assert_eq!(differing(&others, &li), [change("li", 3100, 3000)]);
        assert_eq!(other_closings(&Ledger::of(&[first]), "2026-03".parse().unwrap()), []);
    }
}
