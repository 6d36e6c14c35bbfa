//! What facts may mean by one number: mostly one notice, repair, contract or journey, with what was decided on its
//! penalties.

use super::{office, work};
use crate::{
    domain::{JobId, PenaltyClause, SiteId, Thing, ThingId, WorkId},
    journal::{ConductFact, Fact, FactBody, Renumbered},
    ledger::{
        Contract, Decision, Ledger, Notice, Order, PenaltyRecord, Repair, Travel,
        about::called,
        calling::{Begun, Calling},
    },
};
use std::sync::Arc;

/// What a part of the ledger has made, to be taken away when it makes something else.
#[derive(Debug, Clone, Default, PartialEq)]
pub(in crate::ledger) struct Made {
    things: Vec<MadeThing>,
    decisions: Vec<(PenaltyClause, JobId)>,
    penalties: Vec<Order>,
}

#[derive(Debug, Clone, PartialEq)]
struct MadeThing {
    thing: Thing,
    number: String,
    begun: Order,
    /// Of a job.
    site: Option<SiteId>,
}

enum One {
    Notice(Notice),
    Repair(Repair),
    Contract(Contract),
    Journey(Travel),
}

type Decided<'a> = Vec<((PenaltyClause, JobId), Vec<&'a Fact>)>;

/// An event may be dated before what it belongs to (money before the repair): what begins comes first.
pub(super) fn fold(ledger: &mut Ledger, home: &ThingId, told: &[Arc<Fact>], facts: &[&Fact]) {
    let calling = Calling::of(told, &ledger.withdrawn, &ledger.aside);
    let mut ones: Vec<One> = calling.counting().filter_map(One::of).collect();
    let mut decided: Decided = Vec::new();
    for fact in facts {
        let Some((noun, said)) = called(&fact.body) else { continue };
        let meant = calling.meant(noun, said.as_str(), fact);
        if let FactBody::Conduct(conduct) = &fact.body {
            let job = meant.map(|begun| JobId::known(begun.thing.as_str().into()));
            decide(&mut decided, conduct, job.unwrap_or_else(|| said.as_job()), fact);
        } else if let Some(begun) = meant
            && let Some(one) = ones.iter_mut().find(|one| one.begun().1 == begun.fact.id)
        {
            one.follow(fact);
        }
    }
    let decisions = decided.iter().filter_map(|(key, facts)| Some((key.clone(), office::decision(facts)?)));
    let penalties = decided.iter().flat_map(|(_, facts)| office::penalties(facts)).collect();
    put(ledger, home, ones, decisions.collect(), penalties);
}

fn decide<'a>(decided: &mut Decided<'a>, conduct: &ConductFact, job: JobId, fact: &'a Fact) {
    let clause = match conduct {
        ConductFact::PenaltyConfirmed(penalty) => penalty.clause,
        ConductFact::PenaltyWaived(waived) => waived.clause,
        ConductFact::OwnWorkUnfinished(_) => return,
    };
    match decided.iter_mut().find(|(key, _)| *key == (clause, job.clone())) {
        Some((_, facts)) => facts.push(fact),
        None => decided.push(((clause, job), vec![fact])),
    }
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
        gone.leave(ledger, now.things.iter().any(|now| now.thing == gone.thing));
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

impl One {
    fn of(begun: &Begun<'_>) -> Option<One> {
        let (fact, number) = (begun.fact, begun.number.to_owned());
        match begun.thing.clone() {
            Thing::Work(WorkId::Notice(id)) => work::issued(fact, id, number).map(One::Notice),
            Thing::Work(WorkId::Repair(id)) => work::done(fact, id, number).map(One::Repair),
            Thing::Work(WorkId::Contract(id)) => work::signed(fact, id, number).map(One::Contract),
            Thing::Journey(id) => office::claimed(fact, id, number).map(One::Journey),
        }
    }

    fn follow(&mut self, fact: &Fact) {
        if let Some(Renumbered { number, .. }) = fact.body.of() {
            number.clone_into(self.number());
        }
        match self {
            One::Notice(notice) => work::follow_notice(notice, fact),
            One::Repair(repair) => work::follow_repair(repair, fact),
            One::Contract(contract) => work::follow_contract(contract, fact),
            One::Journey(_) => {}
        }
    }

    fn number(&mut self) -> &mut String {
        match self {
            One::Notice(notice) => &mut notice.number,
            One::Repair(repair) => &mut repair.number,
            One::Contract(contract) => &mut contract.number,
            One::Journey(travel) => &mut travel.number,
        }
    }

    /// The place of the fact that begins it.
    fn begun(&self) -> Order {
        let stamp = match self {
            One::Notice(notice) => notice.issued,
            One::Repair(repair) => repair.done,
            One::Contract(contract) => contract.signed,
            One::Journey(travel) => travel.stamp,
        };
        (stamp.on, stamp.fact)
    }

    fn made(&self) -> MadeThing {
        let (thing, number, site) = match self {
            One::Notice(Notice { id, number, site, .. }) => {
                (Thing::Work(WorkId::Notice(id.clone())), number, Some(site))
            }
            One::Repair(Repair { id, number, site, .. }) => {
                (Thing::Work(WorkId::Repair(id.clone())), number, Some(site))
            }
            One::Contract(Contract { id, number, .. }) => {
                (Thing::Work(WorkId::Contract(id.clone())), number, None)
            }
            One::Journey(Travel { id, number, .. }) => (Thing::Journey(id.clone()), number, None),
        };
        MadeThing { thing, number: number.clone(), begun: self.begun(), site: site.cloned() }
    }

    fn put(self, ledger: &mut Ledger) {
        match self {
            One::Notice(notice) => ledger.notices.put(notice.id.clone(), Some(notice)),
            One::Repair(repair) => ledger.repairs.put(repair.id.clone(), Some(repair)),
            One::Contract(contract) => ledger.contracts.put(contract.id.clone(), Some(contract)),
            One::Journey(travel) => ledger.travel.put(travel.id.clone(), Some(travel)),
        }
    }
}

impl MadeThing {
    /// Leaves its places in lists. `stays`: it is only that they are others now.
    fn leave(&self, ledger: &mut Ledger, stays: bool) {
        match &self.thing {
            _ if stays => {}
            Thing::Work(WorkId::Notice(id)) => ledger.notices.remove(id),
            Thing::Work(WorkId::Repair(id)) => ledger.repairs.remove(id),
            Thing::Work(WorkId::Contract(id)) => ledger.contracts.remove(id),
            Thing::Journey(id) => ledger.travel.remove(id),
        }
        if let (Some(site), Thing::Work(work)) = (&self.site, &self.thing) {
            let is_notice = matches!(work, WorkId::Notice(_));
            ledger.at_sites.change(site, |jobs| jobs.of(is_notice).retain(|(order, _)| *order != self.begun));
        }
        ledger.numbers.change(&self.number, |things| things.retain(|(order, _)| *order != self.begun));
        self.alike(ledger);
    }

    /// Takes its places in lists.
    fn enter(&self, ledger: &mut Ledger) {
        if let (Some(site), Thing::Work(WorkId::Notice(id) | WorkId::Repair(id))) = (&self.site, &self.thing)
        {
            let is_notice = matches!(self.thing, Thing::Work(WorkId::Notice(_)));
            ledger.at_sites.change(site, |jobs| insert(jobs.of(is_notice), self.begun, id));
        }
        ledger.numbers.change(&self.number, |things| insert(things, self.begun, &self.thing));
        self.alike(ledger);
    }

    /// What shares its number with others of its series.
    fn alike(&self, ledger: &mut Ledger) {
        let things = ledger.numbers.get(&self.number).cloned().unwrap_or_default();
        let of = |one: &Thing| things.iter().filter(|(_, other)| other.series() == one.series()).count();
        let alike: Vec<_> = things.iter().filter(|(_, one)| of(one) > 1).cloned().collect();
        ledger.alike.put(self.number.clone(), (!alike.is_empty()).then_some(alike));
    }
}

fn insert<T: Clone>(list: &mut Vec<(Order, T)>, order: Order, one: &T) {
    let at = list.partition_point(|(known, _)| *known < order);
    list.insert(at, (order, one.clone()));
}
