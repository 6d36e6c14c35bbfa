//! Desks that work apart and hand one another what they know: whoever has the same facts has the same ledger, every answer given
//! without knowing of another one is a conflict, and what somebody was not entitled to record changes nothing.
//!
//! No clock is right: what happens is recorded at any day, before or after what the desk recorded last.
//!
//! `PROPTEST_CASES=10000 cargo test --release --test desks` tries more.
#![cfg(not(target_arch = "wasm32"))]

#[path = "common/apart.rs"]
mod apart;
#[path = "common/branch.rs"]
#[allow(dead_code, reason = "not all of it is needed here")]
mod branch;
#[path = "common/samples.rs"]
mod samples;

use apart::{Apart, Step, answer, apart, begun, steps, steps_with_cut_files};
use branch::{events, first_day};
use chrono::Days;
use fieldbook::{
    domain::{DeviceId, FactId, PersonId, Role, Thing},
    journal::Fact,
    ledger::{Asked, Conflict, Ledger, Why},
    workflow::Command,
};
use proptest::{prelude::*, sample::Index, test_runner::RngSeed};
use serde_json::json;
use std::{
    collections::{BTreeMap, BTreeSet},
    env,
    sync::Arc,
};

fn config(cases: u32) -> ProptestConfig {
    let mut config = ProptestConfig { failure_persistence: None, ..ProptestConfig::default() };
    if env::var_os("PROPTEST_CASES").is_none() {
        config.cases = cases;
    }
    if env::var_os("PROPTEST_RNG_SEED").is_none() {
        config.rng_seed = RngSeed::Fixed(2026);
    }
    config
}

/// The kinds of facts whose conflicts are looked at.
const ANSWERED: [&str; 10] =
    ["finished", "paid_in", "sheet", "ruling", "quote", "moved", "arrived", "ended", "verified", "handed_in"];
/// Of these the day on which it was said is no part of the answer.
const UNDATED: [&str; 4] = ["ruling", "quote", "moved", "verified"];

/// What is in conflict: by thing and kind.
fn conflicts(ledger: &Ledger) -> BTreeSet<(Thing, &'static str)> {
    let of_thing = |conflict: &Conflict| {
        let kind = ledger.fact(conflict.answers[0])?.body.declared().name;
        match &conflict.of {
            Asked::Thing(thing) => ANSWERED.contains(&kind).then(|| (thing.clone(), kind)),
            _ => None,
        }
    };
    ledger.conflicts.values().flatten().filter_map(of_thing).collect()
}

/// The answers to some questions that nobody who answered later knew, where they differ: by thing and kind.
fn unknown_to_each_other(apart: &Apart, ledger: &Ledger) -> BTreeSet<(Thing, &'static str)> {
    let counts =
        |fact: &&Arc<Fact>| !ledger.withdrawn.contains_key(&fact.id) && !ledger.aside.contains_key(&fact.id);
    let mut asked: BTreeMap<(Thing, &str), Vec<&Arc<Fact>>> = BTreeMap::new();
    for fact in apart.facts.iter().filter(counts) {
        let kind = fact.body.declared().name;
        if ANSWERED.contains(&kind)
            && let Some(thing) = ledger.told_of(fact)
        {
            asked.entry((thing, kind)).or_default().push(fact);
        }
    }
    let differ = |kind: &str, answers: &[&Arc<Fact>]| {
        let known = |one: &Fact| {
            answers.iter().any(|other| other.id != one.id && apart.knew[&other.id].contains(&one.id))
        };
        let last: Vec<_> = answers.iter().filter(|one| !known(one)).collect();
        let dated = !UNDATED.contains(&kind);
        last.iter()
            .any(|one| last.iter().any(|other| one.body != other.body || (dated && one.on != other.on)))
    };
    asked.into_iter().filter(|((_, kind), answers)| differ(kind, answers)).map(|(key, _)| key).collect()
}

/// What a technician's file says beyond what he may: every kind of fact that is for others.
fn forbidden(which: &[Index], known: &[Arc<Fact>]) -> Vec<Arc<Fact>> {
    let others = samples::facts().into_iter().filter(|fact| {
        let declared = fact.body.declared();
        !declared.by.contains(&Role::Technician) && declared.name != "withdrawn"
    });
    let others: Vec<Arc<Fact>> = others.collect();
    let last = known.iter().map(|fact| fact.recorded).max().unwrap();
    let of = |(number, index): (u128, &Index)| {
        Arc::new(Fact {
            id: FactId(uuid::Uuid::from_u128((0xF << 124) + number)),
            recorded: last,
            actor: PersonId::parse("li").unwrap(),
            device: DeviceId::parse("phone").unwrap(),
            link: None,
            ..(*others[index.index(others.len())]).clone()
        })
    };
    (1..).zip(which).map(of).collect()
}

/// The manager takes them back, knowing everything.
fn taken_back(ledger: &Ledger, facts: &[FactId]) -> Vec<Arc<Fact>> {
    let last = ledger.recorded().map(|fact| fact.recorded).max().unwrap();
    let back = |(number, fact): (u128, &FactId)| {
        let body = serde_json::from_value(json!({ "withdrawn": { "fact": fact, "reason": "x" } })).unwrap();
        Arc::new(ledger.placed(Fact {
            id: FactId(uuid::Uuid::from_u128((0xE << 124) + number)),
            on: last.date(),
            at: None,
            recorded: last,
            actor: PersonId::parse("ma").unwrap(),
            device: DeviceId::parse(&format!("settles-{number}")).unwrap(),
            link: None,
            body,
        }))
    };
    (1..).zip(facts).map(back).collect()
}

/// The same facts, taken in another order, in portions, each twice.
fn in_portions(facts: &[Arc<Fact>], swaps: &[(Index, Index)]) -> Ledger {
    let mut shuffled = facts.to_vec();
    for (one, other) in swaps {
        let (one, other) = (one.index(shuffled.len()), other.index(shuffled.len()));
        shuffled.swap(one, other);
    }
    shuffled.chunks(5).fold(Ledger::default(), |ledger, some| ledger.with(some).with(some))
}

proptest! {
    #![proptest_config(config(48))]

    #[test]
    fn desks_that_work_apart_come_to_the_same_and_every_answer_given_apart_is_a_conflict(
        (base, steps, swaps) in (
            events(12),
            steps(),
            prop::collection::vec((any::<Index>(), any::<Index>()), 0..60),
        )
    ) {
        let apart = apart(&base, &steps);
        let ledger = Ledger::of(&apart.facts);
        prop_assert!(in_portions(&apart.facts, &swaps) == ledger);
        prop_assert_eq!(conflicts(&ledger), unknown_to_each_other(&apart, &ledger));
    }

    #[test]
    fn whatever_answer_is_kept_the_question_is_settled_at_once(
        (base, steps) in (events(12), steps())
    ) {
        let ledger = Ledger::of(&apart(&base, &steps).facts);
        for conflict in ledger.conflicts.values().flatten() {
            for kept in &conflict.answers {
                let back = taken_back(&ledger, &conflict.others(&ledger, *kept));
                let settled = ledger.with(&back);
                // Where the manager had left or is another one, nobody took anything back.
                if back.iter().any(|fact| settled.aside.contains_key(&fact.id)) {
                    continue;
                }
                let asked = |one: &&Conflict| (&one.of, one.question) == (&conflict.of, conflict.question);
                let left = settled.conflicts.values().flatten().find(asked);
                prop_assert!(left.is_none(), "{:?}", (left, kept));
                prop_assert!(!settled.withdrawn.contains_key(kept));
            }
        }
    }

    // Whoever holds a fact and not the one before it does not say that he knows it: then more is in conflict, never less.
    #[test]
    fn what_is_missing_hides_no_answer_given_apart(
        (base, steps, lost, swaps) in (
            events(12),
            steps_with_cut_files(),
            prop::collection::vec(any::<Index>(), 0..6),
            prop::collection::vec((any::<Index>(), any::<Index>()), 0..60),
        )
    ) {
        let mut apart = apart(&base, &steps);
        for index in &lost {
            if apart.facts.len() > 1 {
                let at = index.index(apart.facts.len());
                apart.facts.remove(at);
            }
        }
        let ledger = Ledger::of(&apart.facts);
        prop_assert!(in_portions(&apart.facts, &swaps) == ledger);
        let found = conflicts(&ledger);
        let expected = unknown_to_each_other(&apart, &ledger);
        prop_assert!(found.is_superset(&expected), "{:?}", (found, expected));
    }

    #[test]
    fn what_a_technician_may_not_record_changes_nothing_in_any_order(
        (base, steps, which, backwards) in (
            events(12),
            steps(),
            prop::collection::vec(any::<Index>(), 1..8),
            any::<bool>(),
        )
    ) {
        let apart = apart(&base, &steps);
        let forbidden = forbidden(&which, &apart.facts);
        let honest = Ledger::of(&apart.facts);
        let ledger = match backwards {
            true => Ledger::of(&forbidden).with(&apart.facts),
            false => honest.with(&forbidden),
        };
        prop_assert!(forbidden.iter().all(|fact| ledger.aside.contains_key(&fact.id)));
        prop_assert!((&ledger.people, &ledger.sites) == (&honest.people, &honest.sites));
        prop_assert!((&ledger.notices, &ledger.repairs) == (&honest.notices, &honest.repairs));
        prop_assert!((&ledger.contracts, &ledger.travel) == (&honest.contracts, &honest.travel));
        prop_assert!((&ledger.decisions, &ledger.penalties) == (&honest.decisions, &honest.penalties));
        prop_assert!((&ledger.closings, &ledger.rule_sets) == (&honest.closings, &honest.rule_sets));
        prop_assert!((&ledger.withdrawn, &ledger.conflicts) == (&honest.withdrawn, &honest.conflicts));
    }
}

#[test]
fn what_one_desk_withdraws_while_another_goes_on_with_it_is_listed_in_any_order() {
    let base = begun(&[]);
    let (mut one, mut other) = (base.elsewhere(1), base.elsewhere(2));
    let on = first_day() + Days::new(12);
    let begins = |fact: &&Arc<Fact>| ["notice", "repair"].contains(&fact.body.declared().name);
    let begun: Vec<Arc<Fact>> = base.facts.iter().filter(begins).cloned().collect();
    for fact in &begun {
        let withdraw = Command::Withdraw { on, fact: fact.id, reason: "twice".into() };
        one.give(withdraw, on);
    }
    let steps = [(0, 0), (0, 1), (1, 2), (1, 3)];
    steps.iter().for_each(|(job, how)| other.give(answer(*job, *how, on), on));
    let told: Vec<Arc<Fact>> = other.facts[base.facts.len()..].to_vec();
    assert_eq!((told.len(), one.facts.len() - base.facts.len()), (steps.len(), begun.len()));
    assert!(other.ledger.strays().is_empty() && one.ledger.strays().is_empty());
    let (mut there, mut back) = (one.elsewhere(1), other.elsewhere(2));
    there.take(&other.facts);
    back.take(&one.facts);
    for ledger in [&there.ledger, &back.ledger] {
        assert_eq!(ledger.strays(), told.iter().map(|fact| fact.id).collect());
        let absent = ledger.absent();
        assert_eq!(absent.len(), 2, "a job that nothing was recorded of is missed by nobody");
        assert!(absent.iter().all(|absent| matches!(absent.why, Why::Withdrawn { .. })));
    }
    assert!(there.ledger == back.ledger);
}

#[test]
fn two_desks_that_go_on_with_one_job_are_in_conflict_until_they_meet() {
    let go_on = |desk, day| Step::GoesOn(desk, 0, 0, day);
    let conflicts =
        |steps: &[Step]| Ledger::of(&apart(&[], steps).facts).conflicts.values().flatten().count();
    assert_eq!(conflicts(&[go_on(0, 0), go_on(1, 1)]), 1);
    assert_eq!(conflicts(&[go_on(0, 0), go_on(1, 0)]), 0, "both say the same");
    assert_eq!(conflicts(&[go_on(0, 0), Step::Handed(0, 1), go_on(1, 1)]), 0, "the desk refuses another day");
}
