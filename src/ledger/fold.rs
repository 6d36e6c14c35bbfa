//! The fold of one part of the ledger. It is total: a fact that fits nowhere stays in the list of facts and changes
//! nothing else.

mod office;
mod work;

use super::{About, At, Ledger, Notice, Order, Repair, Stamp, conflicts::conflicts};
use crate::{
    domain::{JobId, SiteId},
    journal::Fact,
};
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
    let conflicts = conflicts(&ledger.chains, about, &counting);
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
        About::Person(id) => ledger.people.put(id.clone(), office::person(facts)),
        About::Site(id) => ledger.sites.put(id.clone(), work::site(facts)),
        About::Job(id) => job(ledger, id, facts),
        About::Contract(id) => ledger.contracts.put(id.clone(), work::contract(facts)),
        About::Travel(id) => ledger.travel.put(id.clone(), office::travel(facts)),
        About::Punches(person, month) => {
            ledger.punches.put((person.clone(), *month), office::punches(facts));
        }
        About::Excused(person, day) => {
            ledger.excused.put((person.clone(), *day), first(facts));
        }
        About::OwnUnfinishedWork(person, month) => {
            ledger.own_unfinished_work.put((person.clone(), *month), first(facts));
        }
        About::Decision(clause, job) => {
            ledger.decisions.put((*clause, job.clone()), office::decision(facts));
            let all: Vec<&Fact> = told.iter().map(|fact| &**fact).collect();
            penalties(ledger, &all, facts);
        }
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

/// A job with its place among those of its site.
fn job(ledger: &mut Ledger, id: &JobId, facts: &[&Fact]) {
    let before = begun(ledger.notices.get(id), ledger.repairs.get(id));
    let (notice, repair) = work::job(facts);
    let now = begun(notice.as_ref(), repair.as_ref());
    ledger.notices.put(id.clone(), notice);
    ledger.repairs.put(id.clone(), repair);
    if before == now {
        return;
    }
    if let Some((site, order, is_notice)) = before {
        ledger.at_sites.change(&site, |work| work.of(is_notice).retain(|(known, _)| *known != order));
    }
    if let Some((site, order, is_notice)) = now {
        ledger.at_sites.change(&site, |work| {
            let jobs = work.of(is_notice);
            let at = jobs.partition_point(|(known, _)| *known < order);
            jobs.insert(at, (order, id.clone()));
        });
    }
}

/// Where a job was begun and when, and whether by a notice.
fn begun(notice: Option<&Notice>, repair: Option<&Repair>) -> Option<(SiteId, Order, bool)> {
    let notice = notice.map(|notice| (&notice.site, notice.issued, true));
    let begun = notice.or_else(|| repair.map(|repair| (&repair.site, repair.done, false)));
    begun.map(|(site, stamp, is_notice)| (site.clone(), (stamp.on, stamp.fact), is_notice))
}

/// The penalties of a job under a clause: all that were told of before are looked at again.
fn penalties(ledger: &mut Ledger, told: &[&Fact], counting: &[&Fact]) {
    for fact in told {
        ledger.penalties.remove(&fact.order());
    }
    for (order, penalty) in office::penalties(counting) {
        ledger.penalties.insert(order, penalty);
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
    Stamp { on: fact.on, recorded: fact.recorded, fact: fact.id }
}

fn at<T>(fact: &Fact, value: T) -> At<T> {
    At { stamp: stamp(fact), value }
}
