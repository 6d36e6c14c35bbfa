//! People, rules, months, and what pays or costs besides the work. Facts come in the order in which they count, those that
//! are withdrawn left out.

use super::{at, stamp};
use crate::{
    domain::{Arrange, Calendar, JobId, ListedVisit, PenaltyClause, PersonId, TravelId},
    journal::{
        BranchFact, BranchNamed, ClockedIn, ConductFact, Fact, FactBody, FeesSet, FollowUpFact,
        FollowUpsReviewed, MonthClosed, NewerFact, PenaltyConfirmed, PenaltyCorrected, PeopleFact,
        PersonChanged, PersonJoined, RewardFact, RulesAdopted, TravelClaimed, WeekListed,
    },
    ledger::{
        At, Closing, Decision, FeeSchedule, FollowUps, Order, PenaltyRecord, Person, PersonSpan,
        RuleSetRecord, Stamp, Travel,
    },
};
use chrono::NaiveDateTime;

/// What was listed for a week, by every list that counts.
pub(super) fn week(facts: &[&Fact]) -> Option<Vec<At<Vec<ListedVisit>>>> {
    let list = |fact: &&Fact| fact.body.of().map(|WeekListed { items, .. }| at(fact, items.clone()));
    let lists: Vec<_> = facts.iter().filter_map(list).collect();
    (!lists.is_empty()).then_some(lists)
}

/// The newest name.
pub(super) fn branch(facts: &[&Fact]) -> String {
    let newest = facts.iter().rev().find_map(|fact| fact.body.of::<BranchNamed>());
    newest.map_or_else(String::new, |named| named.name.clone())
}

/// The official years, and what was told of them since.
pub(super) fn calendar(facts: &[&Fact]) -> Calendar {
    let mut calendar = Calendar::official();
    for fact in facts {
        if let FactBody::Branch(BranchFact::CalendarEntered(year)) = &fact.body {
            calendar.set(year.clone().into());
        }
    }
    calendar
}

pub(super) fn rule_sets(facts: &[&Fact]) -> Vec<RuleSetRecord> {
    let record = |fact: &&Fact| {
        let RulesAdopted { from, name, values } = fact.body.of()?;
        let (name, values) = (name.clone(), values.clone());
        Some(RuleSetRecord { from: *from, name, values, stamp: stamp(fact) })
    };
    facts.iter().filter_map(record).collect()
}

/// The schedules, in the order of their first days; of those of one day the last one counts. What was recorded without knowing
/// of another one of that day waits and is not among them.
pub(super) fn fees(facts: &[&Fact]) -> Vec<FeeSchedule> {
    let schedule = |fact: &&Fact| {
        let FeesSet { from, name, rows } = fact.body.of()?;
        Some(FeeSchedule {
            from: *from,
            name: name.clone(),
            rows: rows.as_slice().into(),
            stamp: stamp(fact),
        })
    };
    let mut all: Vec<FeeSchedule> = facts.iter().filter_map(schedule).collect();
    all.arrange_by_key(|one| (one.from, one.stamp.recorded, one.stamp.fact));
    all
}

/// Whoever is told of first is the person; what changed before that was told of counts as well.
pub(super) fn person(facts: &[&Fact]) -> Option<Person> {
    let mut person = facts.iter().find_map(|fact| joined(fact))?;
    for fact in facts {
        let FactBody::People(told) = &fact.body else { continue };
        match told {
            PeopleFact::PersonJoined(_) => {}
            PeopleFact::PersonChanged(PersonChanged { name, role, base_wage, .. }) => {
                person.spans.push(PersonSpan {
                    from: fact.on,
                    name: name.clone(),
                    role: *role,
                    base_wage: *base_wage,
                    stamp: stamp(fact),
                })
            }
            PeopleFact::PersonLeft(_) => _ = person.left.get_or_insert(at(fact, fact.on)),
        }
    }
    Some(person)
}

fn joined(fact: &Fact) -> Option<Person> {
    let FactBody::People(PeopleFact::PersonJoined(PersonJoined { person, name, role, base_wage, joined })) =
        &fact.body
    else {
        return None;
    };
    let (name, role, base_wage) = (name.clone(), *role, *base_wage);
    let span = PersonSpan { from: *joined, name, role, base_wage, stamp: stamp(fact) };
    Some(Person { id: person.clone(), joined: *joined, left: None, spans: vec![span] })
}

pub(super) fn claimed(fact: &Fact, id: TravelId, number: String) -> Option<Travel> {
    let TravelClaimed { person, amount, approved, customer_pays, .. } = fact.body.of()?;
    Some(Travel {
        id,
        number,
        person: person.clone(),
        amount: *amount,
        approved: *approved,
        customer_pays: *customer_pays,
        stamp: stamp(fact),
    })
}

/// In the order of time.
pub(super) fn punches(facts: &[&Fact]) -> Option<Vec<At<NaiveDateTime>>> {
    let punch = |fact: &&Fact| fact.body.of().map(|ClockedIn { at: time, .. }| at(fact, *time));
    let mut punches: Vec<At<NaiveDateTime>> = facts.iter().filter_map(punch).collect();
    punches.arrange_by_key(|punch| punch.value);
    (!punches.is_empty()).then_some(punches)
}

/// The first decision on a penalty of a job: confirmed or waived. What another clause was put in place of is waived; where only
/// the person is another one, what happened is confirmed.
pub(super) fn decision(clause: PenaltyClause, facts: &[&Fact]) -> Option<Decision> {
    let first = facts.first()?;
    let confirmed = match first.body.of::<PenaltyCorrected>() {
        Some(corrected) => corrected.right_clause == clause,
        None => matches!(first.body, FactBody::Conduct(ConductFact::PenaltyConfirmed(_))),
    };
    Some(Decision { stamp: stamp(first), confirmed })
}

/// The penalties that are charged under a clause. The first decision on a proposal counts; one made again charges nothing (7).
pub(super) fn penalties(clause: PenaltyClause, facts: &[&Fact]) -> Vec<(Order, PenaltyRecord)> {
    let charged = |(nth, fact): (usize, &&Fact)| {
        let penalty = penalty(fact).filter(|penalty| penalty.clause == clause)?;
        let is_first = nth == 0 || !penalty.clause.is_proposed();
        is_first.then_some((fact.order(), penalty))
    };
    facts.iter().enumerate().filter_map(charged).collect()
}

pub(super) fn penalty(fact: &Fact) -> Option<PenaltyRecord> {
    let charged = |clause: PenaltyClause, person: &PersonId, job: Option<JobId>| {
        let (person, amount, manager) = (person.clone(), None, None);
        PenaltyRecord { clause, person, job, amount, manager, stamp: stamp(fact) }
    };
    let confirmed =
        fact.body.of().map(|PenaltyConfirmed { clause, person, job, amount, manager, .. }| {
            let (amount, manager) = (*amount, manager.clone());
            PenaltyRecord { amount, manager, ..charged(*clause, person, job.clone()) }
        });
    confirmed.or_else(|| {
        let PenaltyCorrected { right_clause, right_person, job, amount, .. } = fact.body.of()?;
        Some(PenaltyRecord { amount: *amount, ..charged(*right_clause, right_person, Some(job.clone())) })
    })
}

pub(super) fn follow_ups(fact: &Fact) -> Option<FollowUps> {
    let FactBody::FollowUp(FollowUpFact::FollowUpsReviewed(FollowUpsReviewed { by, qualified })) = &fact.body
    else {
        return None;
    };
    Some(FollowUps { by: by.clone(), qualified: *qualified, stamp: stamp(fact) })
}

pub(super) fn reward(fact: &Fact) -> Option<At<RewardFact>> {
    match &fact.body {
        FactBody::Reward(reward) => Some(at(fact, reward.clone())),
        _ => None,
    }
}

/// What a newer program says.
pub(super) fn newer(fact: &Fact) -> Option<At<NewerFact>> {
    match &fact.body {
        FactBody::Newer(newer) => Some(at(fact, newer.clone())),
        _ => None,
    }
}

/// Closes a month. Two desks that did not know of each other may both have closed it: the closing made first holds, since
/// it was paid by, and the others are kept to be told of.
pub(super) fn closing(facts: &[&Fact]) -> (Option<Closing>, Vec<Stamp>) {
    let mut held: Option<Closing> = None;
    let mut again = Vec::new();
    let made = |closing: &Closing| (closing.stamp.recorded, closing.stamp.fact);
    for fact in facts {
        let FactBody::Branch(BranchFact::MonthClosed(MonthClosed { month, known_until, lines })) = &fact.body
        else {
            continue;
        };
        let closing =
            Closing { month: *month, known_until: *known_until, lines: lines.clone(), stamp: stamp(fact) };
        match &mut held {
            Some(first) if made(&closing) < made(first) => {
                again.push(std::mem::replace(first, closing).stamp);
            }
            Some(_) => again.push(closing.stamp),
            None => held = Some(closing),
        }
    }
    (held, again)
}
