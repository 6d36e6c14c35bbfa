//! Which journeys wait for the manager's word, and what his word is stored as.

use crate::{
    domain::Arrange,
    domain::FactId,
    journal::{FactBody, MoneyFact, TravelClaimed},
    ledger::Ledger,
    workflow::Command,
};
use chrono::NaiveDate;

/// The facts of the journeys that wait for the manager's word, the newest first.
pub fn waiting(ledger: &Ledger) -> Vec<FactId> {
    let open = ledger.travel.values().filter(|travel| !travel.approved && !travel.customer_pays);
    let mut stamps: Vec<_> = open.map(|travel| travel.stamp).collect();
    stamps.arrange_by_key(|stamp| std::cmp::Reverse((stamp.on, stamp.fact)));
    stamps.into_iter().map(|stamp| stamp.fact).collect()
}

/// The manager's consent: the journey is taken back and recorded anew in his own name, as one.
pub fn consent(ledger: &Ledger, id: FactId, today: NaiveDate, reason: String) -> Option<Vec<Command>> {
    let fact = ledger.fact(id)?;
    let mut body = fact.body.clone();
    let FactBody::Money(MoneyFact::TravelClaimed(claimed)) = &mut body else { return None };
    // It stays the journey that it is, whatever else carries its number.
    let journey = ledger.travel.values().find(|journey| journey.stamp.fact == id)?;
    let (travel, number) = (journey.id.clone(), Some(journey.number.clone()));
    *claimed = TravelClaimed { travel, number, approved: true, ..claimed.clone() };
    Some(vec![
        Command::Withdraw { on: today, fact: id, reason },
        Command::Record { on: fact.on, at: None, body },
    ])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        domain::Money,
        features::record::samples::{Told, id},
    };

    fn travel(name: &str, approved: bool, customer_pays: bool) -> FactBody {
        let (travel, person) = (id(name), id("li"));
        FactBody::from(TravelClaimed {
            travel,
            number: None,
            person,
            amount: Money::yuan(86),
            approved,
            customer_pays,
        })
    }

    fn told(ledger: &Ledger, fact: FactId) -> &FactBody {
        &ledger.fact(fact).expect("it was told").body
    }

    #[test]
    fn what_nobody_agreed_to_waits_the_newest_first() {
        let mut told_so_far = Told::branch();
        told_so_far
            .tell("2026-11-03", travel("old", false, false))
            .tell("2026-11-04", travel("agreed", true, false))
            .tell("2026-11-05", travel("customer", false, true))
            .tell("2026-11-06", travel("new", false, false));
        let ledger = told_so_far.ledger();
        let waiting: Vec<_> = waiting(&ledger).into_iter().map(|fact| told(&ledger, fact).clone()).collect();
        assert_eq!(waiting, [travel("new", false, false), travel("old", false, false)]);
    }

    #[test]
    fn consent_changes_nothing_of_a_journey_but_who_agreed() {
        let mut told = Told::branch();
        told.tell("2026-11-03", travel("t", false, false));
        let ledger = told.ledger();
        let fact = waiting(&ledger)[0];
        let FactBody::Money(MoneyFact::TravelClaimed(agreed)) = travel("t", true, false) else { panic!() };
        let numbered = FactBody::from(TravelClaimed { number: Some("t".into()), ..agreed });
        let (driven, today) = ("2026-11-03".parse().unwrap(), "2026-11-09".parse().unwrap());
        assert_eq!(
            consent(&ledger, fact, today, "agreed".into()),
            Some(vec![
                Command::Withdraw { on: today, fact, reason: "agreed".into() },
                Command::Record { on: driven, at: None, body: numbered },
            ])
        );
    }

    #[test]
    fn only_a_journey_can_be_agreed_to() {
        let ledger = Told::branch().ledger();
        let person = ledger.people["li"].spans[0].stamp.fact;
        assert_eq!(consent(&ledger, person, "2026-11-09".parse().unwrap(), String::new()), None);
    }
}
