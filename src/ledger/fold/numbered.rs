//! What facts may mean by one id: mostly one notice, repair, contract, journey, visit or the like, with what was decided on
//! its penalties.

mod made;
mod one;

pub(in crate::ledger) use made::Made;

use super::office;
use crate::{
    domain::{FactId, JobId, PenaltyClause, ThingId},
    journal::{ConductFact, Fact, FactBody},
    ledger::{Decision, Ledger, Order, PenaltyRecord, about::called, calling::Calling},
};
use made::MadeThing;
use one::One;
use std::sync::Arc;

type Decided<'a> = Vec<((PenaltyClause, JobId), Vec<&'a Fact>)>;

/// An event may be dated before what it belongs to (money before the repair): what begins comes first.
pub(super) fn fold(ledger: &mut Ledger, home: &ThingId, told: &[Arc<Fact>], facts: &[&Fact]) {
    let calling = Calling::of(told, &ledger.withdrawn, &ledger.aside);
    let begun = calling.counting().filter_map(|begun| Some((begun.fact.id, One::of(begun)?, Vec::new())));
    let mut ones: Vec<(FactId, One, Vec<&Fact>)> = begun.collect();
    let mut decided: Decided = Vec::new();
    for fact in facts {
        let Some((noun, said)) = called(&fact.body) else { continue };
        let meant = calling.meant(noun, said.as_str(), fact);
        if let FactBody::Conduct(conduct) = &fact.body {
            let job = meant.map(|begun| JobId::known(begun.thing.as_str().into()));
            decide(&mut decided, conduct, job.unwrap_or_else(|| said.as_job()), fact);
        } else if let Some(begun) = meant
            && let Some((.., steps)) = ones.iter_mut().find(|(id, ..)| *id == begun.fact.id)
        {
            steps.push(*fact);
        }
    }
    let ones = ones.into_iter().map(|(_, one, steps)| one.followed(&steps)).collect();
    let decisions =
        decided.iter().filter_map(|(key, facts)| Some((key.clone(), office::decision(key.0, facts)?)));
    let penalties =
        decided.iter().flat_map(|((clause, _), facts)| office::penalties(*clause, facts)).collect();
    put(ledger, home, ones, decisions.collect(), penalties);
}

/// `fact` decides after those that stand in `decided` already.
fn decide<'a>(decided: &mut Decided<'a>, conduct: &ConductFact, job: JobId, fact: &'a Fact) {
    // What was decided before is not corrected any more, and nothing is put in its place.
    if let ConductFact::PenaltyCorrected(corrected) = conduct
        && is_decided(decided, corrected.clause, &job)
    {
        return;
    }
    for clause in conduct.decides().into_iter().flatten() {
        match decided.iter_mut().find(|(key, _)| *key == (clause, job.clone())) {
            Some((_, facts)) => facts.push(fact),
            None => decided.push(((clause, job.clone()), vec![fact])),
        }
    }
}

fn is_decided(decided: &Decided<'_>, clause: PenaltyClause, job: &JobId) -> bool {
    decided.iter().any(|((of, id), _)| (*of, id) == (clause, job))
}

/// Puts what a part makes in place of what it made before.
fn put(
    ledger: &mut Ledger,
    home: &ThingId,
    ones: Vec<One>,
    decisions: Vec<((PenaltyClause, JobId), Decision)>,
    penalties: Vec<(Order, PenaltyRecord)>,
) {
    let now = Made {
        things: ones.iter().map(One::made).collect(),
        decisions: decisions.iter().map(|(key, _)| key.clone()).collect(),
        penalties: penalties.iter().map(|(order, _)| *order).collect(),
    };
    let was = ledger.made.get(home).cloned().unwrap_or_default();
    for gone in was.things.iter().filter(|was| !now.things.contains(was)) {
        gone.leave(ledger, now.things.iter().any(|now| now.is_same(gone)));
    }
    for new in now.things.iter().filter(|now| !was.things.contains(now)) {
        new.enter(ledger);
    }
    ones.into_iter().for_each(|one| one.put(ledger));
    let gone = was.decisions.into_iter().filter(|key| !now.decisions.contains(key));
    gone.for_each(|key| ledger.decisions.remove(&key));
    decisions.into_iter().for_each(|(key, decision)| ledger.decisions.put(key, Some(decision)));
    let gone = was.penalties.iter().filter(|order| !now.penalties.contains(order));
    gone.for_each(|order| ledger.penalties.remove(order));
    penalties.into_iter().for_each(|(order, penalty)| ledger.penalties.put(order, Some(penalty)));
    ledger.made.put(home.clone(), (now != Made::default()).then_some(now));
}
