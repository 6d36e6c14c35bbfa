//! What others recorded since somebody was last here. Pure.

use crate::{
    domain::{Collected, DayThing, FactId, PersonId, Role, Thing, WorkId},
    journal::{Fact, arrival::Arrivals, names::Named},
    ledger::Ledger,
};
use chrono::{NaiveDateTime, TimeDelta};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// Whoever comes back sooner has not been away: going to another page and back is no absence.
const AWAY: TimeDelta = TimeDelta::minutes(30);

/// When somebody looked at the list in this browser.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Looked {
    /// The last time before he was away; none where he has not been.
    pub before: Option<NaiveDateTime>,
    pub last: NaiveDateTime,
}

impl Looked {
    /// He looks now. A clock that was set back since forgets what lies ahead of it.
    pub fn again(was: Option<Looked>, now: NaiveDateTime) -> Looked {
        let Some(was) = was.filter(|was| was.last <= now) else { return Looked { before: None, last: now } };
        let before = if now - was.last > AWAY { Some(was.last) } else { was.before };
        Looked { before, last: now }
    }
}

/// What became known here after a moment by others than somebody, the last first. Whoever keeps the desk sees all of it;
/// whoever goes to customers what is about him or his work.
pub fn news(
    ledger: &Ledger,
    arrivals: &Arrivals,
    (person, role): (&PersonId, Role),
    since: NaiveDateTime,
) -> Vec<FactId> {
    let came = arrivals.newest_first().take_while(|(_, arrival)| arrival.came > since);
    let came = came.filter_map(|(number, _)| arrivals.facts(number)).flat_map(|facts| facts.iter());
    let came = came.filter_map(|fact| ledger.fact(*fact));
    let here = ledger.recorded_after(since).filter(|fact| {
        let came = arrivals.bringing(fact.id).map(|(_, arrival)| arrival.came);
        came.is_none_or(|came| came > since)
    });
    let all: BTreeSet<(NaiveDateTime, FactId)> =
        came.chain(here).map(|fact| (fact.recorded, fact.id)).distinct();
    let his = |id: &FactId| {
        let fact = ledger.fact(*id)?;
        (fact.actor != *person && (sees_all(role) || concerns(ledger, fact, person))).then_some(*id)
    };
    all.iter().rev().filter_map(|(_, id)| his(id)).collect()
}

fn sees_all(role: Role) -> bool {
    match role {
        Role::Manager | Role::Clerk | Role::SalesVp | Role::GeneralManager | Role::Finance => true,
        Role::Technician | Role::Leader | Role::Marketing | Role::Factory => false,
    }
}

/// Whether a fact names him, or is about work that is his.
fn concerns(ledger: &Ledger, fact: &Fact, person: &PersonId) -> bool {
    let named = fact.body.names().into_iter().any(|named| named == Named::Person(person));
    named || ledger.told_of(fact).is_some_and(|thing| is_his(ledger, &thing, person))
}

fn is_his(ledger: &Ledger, thing: &Thing, person: &PersonId) -> bool {
    match thing {
        Thing::Work(WorkId::Notice(id)) => {
            ledger.notices.get(id).is_some_and(|notice| notice.holder().value == *person)
        }
        Thing::Work(WorkId::Repair(id)) => ledger.repairs.get(id).is_some_and(|repair| repair.by == *person),
        Thing::Work(WorkId::Contract(id)) => {
            let contract = ledger.contracts.get(id);
            contract.is_some_and(|contract| {
                contract.signer == *person || contract.servers.iter().any(|server| server.value == *person)
            })
        }
        Thing::Day(DayThing::Visit, id) => {
            ledger.visits.get(id).is_some_and(|visit| visit.place().to == *person)
        }
        // What came of what he reported, or handed in.
        Thing::Day(DayThing::Matter, id) => ledger.matters.get(id).is_some_and(|one| one.by == *person),
        Thing::Day(DayThing::Problem, id) => ledger.problems.get(id).is_some_and(|one| one.by == *person),
        Thing::Day(DayThing::Cash, id) => ledger.cash.get(id).is_some_and(|one| one.by == *person),
        Thing::Day(DayThing::Request | DayThing::Complaint, _) => false,
        Thing::Journey(_) => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::features::record::samples::Told;

    fn at(time: &str) -> NaiveDateTime {
        time.parse().unwrap()
    }

    #[test]
    fn whoever_was_away_for_a_while_sees_what_came_since_and_keeps_seeing_it() {
        let first = Looked::again(None, at("2026-11-23T08:00:00"));
        assert_eq!(first.before, None);
        let soon = Looked::again(Some(first), at("2026-11-23T08:20:00"));
        assert_eq!(soon.before, None);
        let back = Looked::again(Some(soon), at("2026-11-23T17:00:00"));
        assert_eq!(back.before, Some(at("2026-11-23T08:20:00")));
        let still = Looked::again(Some(back), at("2026-11-23T17:10:00"));
        assert_eq!(still.before, back.before);
        // The clock was ahead.
        assert_eq!(Looked::again(Some(still), at("2026-11-22T08:00:00")).before, None);
    }

    #[test]
    fn the_desk_sees_all_that_others_recorded_and_a_technician_what_is_about_him() {
        let mut told = Told::branch();
        let before = told.ledger().newest_record().unwrap();
        told.tell(
            "2026-11-28",
            serde_json::from_str(r#"{"penalty":{"clause":"7.1","person":"zh"}}"#).unwrap(),
        );
        told.tell(
            "2026-11-28",
            serde_json::from_str(r#"{"penalty":{"clause":"7.1","person":"li"}}"#).unwrap(),
        );
        let ledger = told.ledger();
        let by = ledger.recorded().next_back().unwrap().actor.clone();
        let who = |id: &str| PersonId::parse(id).unwrap();
        let seen =
            |person: PersonId, role| news(&ledger, &Arrivals::default(), (&person, role), before).len();
        assert_eq!(seen(who("boss"), Role::Manager), 2);
        assert_eq!(seen(by, Role::Manager), 0, "his own are no news");
        assert_eq!(seen(who("zh"), Role::Technician), 1);
    }

    #[test]
    fn whoever_reported_something_hears_that_it_was_answered() {
        let mut told = Told::branch();
        let reported = r#"{"problem":{"problem":"p","by":"zh","product":"JB"}}"#;
        told.tell("2026-11-27", serde_json::from_str(reported).unwrap());
        let before = told.ledger().newest_record().unwrap();
        let judged = r#"{"problem_judged":{"problem":"p","is_new":true}}"#;
        told.tell("2026-11-28", serde_json::from_str(judged).unwrap());
        let ledger = told.ledger();
        let seen = |who: &str| {
            let who = PersonId::parse(who).unwrap();
            news(&ledger, &Arrivals::default(), (&who, Role::Technician), before).len()
        };
        assert_eq!((seen("zh"), seen("li")), (1, 0));
    }
}
