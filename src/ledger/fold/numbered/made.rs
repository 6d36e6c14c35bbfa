//! What a part of the ledger has made, to be taken away when it makes something else.

use crate::{
    domain::{
        DayThing, JobId, PenaltyClause, PersonId, SiteId, Thing, ThingId, VisitKind, WorkId, exact::home,
    },
    journal::{ProductIssueConfirmed, RewardFact},
    ledger::{At, FollowUps, Ledger, Order, Problem, Stamp, Visit},
    shared::Shared,
};
use chrono::NaiveDate;

#[derive(Debug, Clone, Default, PartialEq)]
pub(in crate::ledger) struct Made {
    pub(super) things: Vec<MadeThing>,
    pub(super) decisions: Vec<(PenaltyClause, JobId)>,
    pub(super) penalties: Vec<Order>,
}

/// Where something stands in lists.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct MadeThing {
    thing: Thing,
    /// None where it is for no people.
    number: Option<String>,
    begun: Order,
    /// Of a job.
    site: Option<SiteId>,
    visit: Option<Box<VisitPlaces>>,
    /// Of a problem that is a new one: what it pays whom (5.5.1).
    reward: Option<Box<At<RewardFact>>>,
}

/// What else leads to a visit, and what follows from it.
#[derive(Debug, Clone, PartialEq)]
struct VisitPlaces {
    site: SiteId,
    /// The job and the request that it is made for.
    made_for: Vec<ThingId>,
    /// Whose morning it excuses (6.5.6).
    straight: Option<(PersonId, NaiveDate)>,
    /// Who goes when, until it is over.
    to_come: Option<(PersonId, NaiveDate)>,
    /// A follow-up that was reviewed as qualified (5.4.2).
    qualified: Option<(Order, FollowUps)>,
}

impl MadeThing {
    pub fn new(thing: Thing, begun: Stamp) -> MadeThing {
        MadeThing { thing, number: None, begun: begun.order(), site: None, visit: None, reward: None }
    }

    pub fn numbered(self, number: &str) -> MadeThing {
        MadeThing { number: Some(number.to_owned()), ..self }
    }

    pub fn at(self, site: &SiteId) -> MadeThing {
        MadeThing { site: Some(site.clone()), ..self }
    }

    pub fn visit(visit: &Visit) -> MadeThing {
        let place = visit.place();
        let qualified = visit.qualified().filter(|_| visit.kind == VisitKind::FollowUp).map(|review| {
            let follow_up = FollowUps { by: place.to.clone(), qualified: 1, stamp: review.stamp };
            (review.stamp.order(), follow_up)
        });
        let job = visit.job.iter().map(ThingId::from);
        let made_for = job.chain(visit.request.clone());
        let places = VisitPlaces {
            site: visit.site.clone(),
            made_for: made_for.map(|id| home(&id)).collect(),
            straight: visit.straight.map(|_| (place.to.clone(), place.day)),
            to_come: visit.ended.is_none().then_some((place.to, place.day)),
            qualified,
        };
        let thing = Thing::Day(DayThing::Visit, visit.id.clone());
        MadeThing { visit: Some(Box::new(places)), ..MadeThing::new(thing, visit.planned) }
    }

    /// A problem of a product. One that is judged to be new pays whoever reported it.
    pub fn problem(problem: &Problem) -> MadeThing {
        let new = problem.judged.as_ref().filter(|judged| judged.value.is_new);
        let reward = new.map(|judged| {
            let value = RewardFact::ProductIssueConfirmed(ProductIssueConfirmed { by: problem.by.clone() });
            Box::new(At { stamp: judged.stamp, value })
        });
        let thing = Thing::Day(DayThing::Problem, problem.id.clone());
        MadeThing { reward, ..MadeThing::new(thing, problem.stamp) }
    }

    /// Whether it is the same thing, wherever it stands.
    pub fn is_same(&self, other: &MadeThing) -> bool {
        self.thing == other.thing
    }

    /// Leaves its places in lists. `stays`: it is only that they are others now.
    pub fn leave(&self, ledger: &mut Ledger, stays: bool) {
        match &self.thing {
            _ if stays => {}
            Thing::Work(WorkId::Notice(id)) => {
                ledger.notices.remove(id);
                ledger.written.remove(id);
            }
            Thing::Work(WorkId::Repair(id)) => {
                ledger.repairs.remove(id);
                ledger.quoted.remove(id);
            }
            Thing::Work(WorkId::Contract(id)) => ledger.contracts.remove(id),
            Thing::Journey(id) => ledger.travel.remove(id),
            Thing::Day(DayThing::Request, id) => ledger.requests.remove(id),
            Thing::Day(DayThing::Visit, id) => ledger.visits.remove(id),
            Thing::Day(DayThing::Complaint, id) => ledger.complaints.remove(id),
            Thing::Day(DayThing::Cash, id) => ledger.cash.remove(id),
            Thing::Day(DayThing::Matter, id) => ledger.matters.remove(id),
            Thing::Day(DayThing::Problem, id) => ledger.problems.remove(id),
        }
        if let (Some(site), Thing::Work(work)) = (&self.site, &self.thing) {
            let is_notice = matches!(work, WorkId::Notice(_));
            ledger.at_sites.change(site, |jobs| jobs.of(is_notice).retain(|(order, _)| *order != self.begun));
        }
        if let Some(number) = &self.number {
            ledger.numbers.change(number, |things| things.retain(|(order, _)| *order != self.begun));
            alike(ledger, number);
        }
        if let (Some(places), Thing::Day(_, id)) = (&self.visit, &self.thing) {
            places.leave(ledger, self.begun, id);
        }
        if let Some(reward) = &self.reward {
            ledger.rewards.remove(&reward.stamp.order());
        }
    }

    /// Takes its places in lists.
    pub fn enter(&self, ledger: &mut Ledger) {
        if let (Some(site), Thing::Work(WorkId::Notice(id) | WorkId::Repair(id))) = (&self.site, &self.thing)
        {
            let is_notice = matches!(self.thing, Thing::Work(WorkId::Notice(_)));
            ledger.at_sites.change(site, |jobs| insert(jobs.of(is_notice), self.begun, id));
        }
        if let Some(number) = &self.number {
            ledger.numbers.change(number, |things| insert(things, self.begun, &self.thing));
            alike(ledger, number);
        }
        if let (Some(places), Thing::Day(_, id)) = (&self.visit, &self.thing) {
            places.enter(ledger, self.begun, id);
        }
        if let Some(reward) = &self.reward {
            ledger.rewards.put(reward.stamp.order(), Some(At::clone(reward)));
        }
    }
}

impl VisitPlaces {
    fn leave(&self, ledger: &mut Ledger, begun: Order, id: &ThingId) {
        leave(&mut ledger.visits_at, &self.site, begun);
        self.made_for.iter().for_each(|what| leave(&mut ledger.visits_for, what, begun));
        if let Some(morning) = &self.straight {
            ledger.straight.change(morning, |visits| visits.retain(|visit| visit != id));
        }
        if let Some(day) = &self.to_come {
            ledger.to_come.change(day, |visits| visits.retain(|visit| visit != id));
        }
        if let Some((order, _)) = &self.qualified {
            ledger.follow_ups.remove(order);
        }
    }

    fn enter(&self, ledger: &mut Ledger, begun: Order, id: &ThingId) {
        ledger.visits_at.change(&self.site, |visits| insert(visits, begun, id));
        for what in &self.made_for {
            ledger.visits_for.change(what, |visits| insert(visits, begun, id));
        }
        let by_id = |visits: &mut Vec<ThingId>| {
            let at = visits.partition_point(|visit| visit < id);
            visits.insert(at, id.clone());
        };
        if let Some(morning) = &self.straight {
            ledger.straight.change(morning, by_id);
        }
        if let Some(day) = &self.to_come {
            ledger.to_come.change(day, by_id);
        }
        if let Some((order, follow_up)) = &self.qualified {
            ledger.follow_ups.put(*order, Some(follow_up.clone()));
        }
    }
}

/// What shares a number with others of its series.
fn alike(ledger: &mut Ledger, number: &String) {
    let things = ledger.numbers.get(number).cloned().unwrap_or_default();
    let of = |one: &Thing| things.iter().filter(|(_, other)| other.series() == one.series()).count();
    let alike: Vec<_> = things.iter().filter(|(_, one)| of(one) > 1).cloned().collect();
    ledger.alike.put(number.clone(), (!alike.is_empty()).then_some(alike));
}

fn leave<K: Ord + Clone>(lists: &mut Shared<K, Vec<(Order, ThingId)>>, of: &K, begun: Order) {
    lists.change(of, |list| list.retain(|(order, _)| *order != begun));
}

fn insert<T: Clone>(list: &mut Vec<(Order, T)>, order: Order, one: &T) {
    let at = list.partition_point(|(known, _)| *known < order);
    list.insert(at, (order, one.clone()));
}
