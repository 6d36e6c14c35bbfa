//! Desks that work apart for some steps: what happens at each, which files go from one to another, and what each fact was
//! recorded knowing.

use crate::branch::{Branch, Event, events, first_day};
use chrono::{Datelike, Days, NaiveDate};
use fieldbook::{
    domain::{FactId, JobId},
    journal::{Fact, FactBody, PaidIn, Ruled, SheetIn},
    workflow::{Command, CompletionCheck},
};
use proptest::prelude::*;
use rust_decimal::Decimal;
use serde_json::json;
use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

const DESKS: usize = 3;
/// In how many ways an open job goes on ([`answer`]).
const WAYS: u8 = 10;

/// Something that happens at a desk, or a file that goes from one to another.
#[derive(Debug, Clone)]
pub enum Step {
    Happens(usize, Event),
    /// One of the open jobs goes on: which one, by what, and on which day.
    GoesOn(usize, u8, u8, u64),
    Handed(usize, usize),
    /// A file that holds only some of what its desk knows: its facts by their places, in turn.
    HandedPartly(usize, usize, Vec<bool>),
}

pub fn steps() -> impl Strategy<Value = Vec<Step>> {
    prop::collection::vec(step(), 1..40)
}

/// The same with files of which parts are missing.
pub fn steps_with_cut_files() -> impl Strategy<Value = Vec<Step>> {
    let partly = (0..DESKS, 0..DESKS, prop::collection::vec(any::<bool>(), 1..9))
        .prop_map(|(from, to, kept)| Step::HandedPartly(from, to, kept));
    prop::collection::vec(prop_oneof![3 => step(), 1 => partly], 1..40)
}

fn step() -> impl Strategy<Value = Step> {
    let happens = (0..DESKS, events(2)).prop_map(|(desk, mut events)| Step::Happens(desk, events.remove(0)));
    let handed = (0..DESKS, 0..DESKS).prop_map(|(from, to)| Step::Handed(from, to));
    let goes_on = (0..DESKS, 0..2_u8, 0..WAYS, 0..3_u64)
        .prop_map(|(desk, job, how, day)| Step::GoesOn(desk, job, how, day));
    prop_oneof![2 => happens, 4 => goes_on, 2 => handed]
}

/// What three desks came to, and what each fact was recorded knowing.
pub struct Apart {
    pub facts: Vec<Arc<Fact>>,
    pub knew: BTreeMap<FactId, BTreeSet<FactId>>,
}

/// Two of each that are not finished: commissionings, repairs, quotes, visits, complaints, and money in hand.
pub fn begun(events: &[Event]) -> Branch {
    let mut branch = Branch::with(events);
    let on = first_day() + Days::new(3);
    for number in 0..2 {
        let notice = json!({ "notice": {
            "notice": format!("open-{number}"), "site": "s2", "to": "li", "kind": "new",
            "controllers": [{ "points": 3825 }],
        } });
        let repair = json!({ "repair": {
            "repair": format!("fixed-{number}"), "site": "s1", "by": "li", "charged": "900.00",
            "floor": "500.00", "rebate": "0.00", "fault": format!("f{number}"),
        } });
        let quote = json!({ "quote": {
            "repair": format!("quoted-{number}"), "site": "s1", "charged": "900.00", "floor": "500.00",
        } });
        let visit = json!({ "visit_planned": {
            "visit": format!("visit-{number}"), "site": "s2", "kind": "repair", "to": "li", "day": on,
        } });
        let complaint =
            json!({ "complaint": { "complaint": format!("complaint-{number}"), "site": "s2", "what": "w" } });
        let money =
            json!({ "collected": { "money": format!("money-{number}"), "by": "li", "amount": "80.00" } });
        for body in [notice, repair, quote, visit, complaint, money] {
            let body = serde_json::from_value(body).unwrap();
            branch.give(Command::Record { on, at: None, body }, on);
        }
    }
    branch
}

/// What goes on at an open job.
pub fn answer(job: u8, how: u8, on: NaiveDate) -> Command {
    let notice = JobId::parse(&format!("open-{job}")).unwrap();
    let repair = JobId::parse(&format!("fixed-{job}")).unwrap();
    match how {
        0 => Command::Finish { on, at: None, notice, done: CompletionCheck::ALL.to_vec() },
        1 => {
            let rate = Decimal::new(i64::from(on.day()), 2);
            Command::Record { on, at: None, body: FactBody::from(Ruled { notice, rate }) }
        }
        2 => Command::Record { on, at: None, body: FactBody::from(PaidIn { repair }) },
        3 => Command::Record { on, at: None, body: FactBody::from(SheetIn { job: repair }) },
        _ => {
            let body = serde_json::from_value(of_the_day(job, how, on)).unwrap();
            Command::Record { on, at: None, body }
        }
    }
}

/// What goes on in the register, at a quote, a complaint, with money. What differs by its day only says the same otherwise.
fn of_the_day(job: u8, how: u8, on: NaiveDate) -> serde_json::Value {
    let (visit, day) = (format!("visit-{job}"), on + Days::new(5));
    match how {
        4 => json!({ "quote": {
            "repair": format!("quoted-{job}"), "site": "s1", "charged": format!("{}00.00", on.day()),
            "floor": "500.00",
        } }),
        5 => json!({ "moved": { "visit": visit, "day": day } }),
        6 => json!({ "arrived": { "visit": visit } }),
        7 => json!({ "ended": { "visit": visit, "outcome": "done" } }),
        8 => json!({ "verified": {
            "complaint": format!("complaint-{job}"), "own_fault": on.day().is_multiple_of(2),
        } }),
        _ => json!({ "handed_in": { "money": format!("money-{job}") } }),
    }
}

pub fn apart(base: &[Event], steps: &[Step]) -> Apart {
    let base = begun(base);
    let mut knew = BTreeMap::new();
    let ids = |facts: &[Arc<Fact>]| facts.iter().map(|fact| fact.id).collect::<BTreeSet<FactId>>();
    for (at, fact) in base.facts.iter().enumerate() {
        knew.insert(fact.id, ids(&base.facts[..at]));
    }
    let mut desks: Vec<Branch> = (1..).take(DESKS).map(|device| base.elsewhere(device)).collect();
    for step in steps {
        let (desk, before) = match step {
            Step::Happens(desk, event) => {
                let before = desks[*desk].facts.len();
                desks[*desk].happen(event);
                (*desk, before)
            }
            Step::GoesOn(desk, job, how, day) => {
                let before = desks[*desk].facts.len();
                let on = first_day() + Days::new(10 + day);
                desks[*desk].give(answer(*job, *how, on), on);
                (*desk, before)
            }
            Step::Handed(from, to) => {
                let told = desks[*from].facts.clone();
                desks[*to].take(&told);
                continue;
            }
            Step::HandedPartly(from, to, kept) => {
                let told = desks[*from].facts.iter().zip(kept.iter().cycle());
                let told: Vec<Arc<Fact>> =
                    told.filter(|(_, kept)| **kept).map(|(fact, _)| fact.clone()).collect();
                desks[*to].take(&told);
                continue;
            }
        };
        let facts = &desks[desk].facts;
        for at in before..facts.len() {
            knew.insert(facts[at].id, ids(&facts[..at]));
        }
    }
    let mut facts: Vec<Arc<Fact>> = desks.into_iter().flat_map(|desk| desk.facts).collect();
    facts.sort_by_key(|fact| fact.id);
    facts.dedup_by_key(|fact| fact.id);
    Apart { facts, knew }
}
