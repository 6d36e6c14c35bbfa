//! The fold of one part of the ledger. It is total: a fact that fits nowhere stays in the list of facts and changes
//! nothing else.

mod day;
mod numbered;
mod office;
mod work;

pub(super) use numbered::Made;

use super::{About, At, Ledger, Order, Stamp, conflicts::conflicts};
use crate::journal::Fact;
use std::sync::Arc;

/// Folds a part anew from what is told of it.
pub(super) fn fold(ledger: &mut Ledger, about: &About, told: &[Arc<Fact>]) {
    judge(ledger, told);
    let entitled = |fact: &&Arc<Fact>| !ledger.aside.contains_key(&fact.id);
    if let About::Withdrawal(mistake) = about {
        // A withdrawal is none less for being withdrawn itself.
        let first = told.iter().find(entitled).map(|fact| stamp(fact));
        return ledger.withdrawn.put(*mistake, first);
    }
    let counts = |fact: &&Arc<Fact>| !ledger.withdrawn.contains_key(&fact.id) && entitled(fact);
    let mut counting: Vec<&Fact> = told.iter().filter(counts).map(|fact| &**fact).collect();
    let conflicts = conflicts(ledger, about, told, &counting);
    // The answer that was recorded first is gone by; the others wait to be looked at.
    let waits = |fact: &Fact| conflicts.iter().any(|conflict| conflict.answers[1..].contains(&fact.id));
    if !conflicts.is_empty() {
        counting.retain(|fact| !waits(fact));
    }
    if !conflicts.is_empty() || ledger.conflicts.contains_key(about) {
        ledger.conflicts.put(about.clone(), (!conflicts.is_empty()).then_some(conflicts));
    }
    let facts = counting.as_slice();
    match about {
        About::Branch => ledger.branch = office::branch(facts),
        About::Calendar => ledger.calendar = office::calendar(facts),
        About::RuleSets => ledger.rule_sets = office::rule_sets(facts),
        About::Fees => ledger.fees = office::fees(facts),
        About::Person(id) => ledger.people.put(id.clone(), office::person(facts)),
        About::Site(id) => ledger.sites.put(id.clone(), work::site(facts)),
        About::Numbered(home) => numbered::fold(ledger, home, told, facts),
        About::Punches(person, month) => {
            ledger.punches.put((person.clone(), *month), office::punches(facts));
        }
        About::Excused(person, day) => {
            ledger.excused.put((person.clone(), *day), first(facts));
        }
        About::OwnUnfinishedWork(person, month) => {
            ledger.own_unfinished_work.put((person.clone(), *month), first(facts));
        }
        About::Away(person, day) => ledger.away.put((person.clone(), *day), first(facts)),
        About::List(month) => ledger.lists_sent.put(*month, first(facts)),
        About::Week(week) => ledger.weeks.put(*week, office::week(facts)),
        About::Alone(order) => alone(ledger, *order, facts),
        About::Closing(month) => {
            let (closing, again) = office::closing(facts);
            ledger.closings.put(*month, closing);
            ledger.closed_again.put(*month, (!again.is_empty()).then_some(again));
        }
        About::Withdrawal(_) => {}
    }
}

/// Keeps aside what somebody was not entitled to record.
fn judge(ledger: &mut Ledger, told: &[Arc<Fact>]) {
    for fact in told {
        let aside = ledger.judge(told, fact);
        if aside.is_some() || ledger.aside.contains_key(&fact.id) {
            ledger.aside.put(fact.id, aside);
        }
    }
}

fn alone(ledger: &mut Ledger, order: Order, facts: &[&Fact]) {
    let fact = facts.first();
    ledger.penalties.put(order, fact.and_then(|fact| office::penalty(fact)));
    ledger.follow_ups.put(order, fact.and_then(|fact| office::follow_ups(fact)));
    ledger.rewards.put(order, fact.and_then(|fact| office::reward(fact)));
    ledger.newer.put(order, fact.and_then(|fact| office::newer(fact)));
}

fn first(facts: &[&Fact]) -> Option<Stamp> {
    facts.first().map(|fact| stamp(fact))
}

fn stamp(fact: &Fact) -> Stamp {
    Stamp { on: fact.on, at: fact.at, recorded: fact.recorded, fact: fact.id }
}

fn at<T>(fact: &Fact, value: T) -> At<T> {
    At { stamp: stamp(fact), value }
}
