//! Something that has an id of its own, while it is folded.

use super::MadeThing;
use crate::{
    domain::{DayThing, Thing, WorkId},
    journal::{Fact, Renumbered},
    ledger::{
        Cash, Complaint, Contract, Ledger, Matter, Notice, Problem, Quoted, Repair, Request, Travel, Visit,
        Written,
        calling::Begun,
        fold::{day, office, work},
    },
};

/// One thing, by what it is so far.
pub(super) enum One {
    Notice(Notice),
    /// A notice that was written, and what it comes to once it is assigned.
    Written(Written, Option<Notice>),
    Repair(Repair),
    Quoted(Quoted),
    Contract(Contract),
    Journey(Travel),
    Request(Request),
    Visit(Visit),
    Complaint(Complaint),
    Cash(Cash),
    Matter(Matter),
    Problem(Problem),
}

impl One {
    pub fn of(begun: &Begun<'_>) -> Option<One> {
        let (fact, number) = (begun.fact, begun.number.to_owned());
        match begun.thing.clone() {
            Thing::Work(WorkId::Notice(id)) => {
                let written =
                    || day::written(fact, id.clone(), number.clone()).map(|one| One::Written(one, None));
                work::issued(fact, id.clone(), number.clone()).map(One::Notice).or_else(written)
            }
            Thing::Work(WorkId::Repair(id)) => {
                let quoted = || day::quoted(fact, id.clone(), number.clone()).map(One::Quoted);
                work::done(fact, id.clone(), number.clone()).map(One::Repair).or_else(quoted)
            }
            Thing::Work(WorkId::Contract(id)) => work::signed(fact, id, number).map(One::Contract),
            Thing::Journey(id) => office::claimed(fact, id, number).map(One::Journey),
            Thing::Day(DayThing::Request, id) => day::requested(fact, id).map(One::Request),
            Thing::Day(DayThing::Visit, id) => day::planned(fact, id).map(One::Visit),
            Thing::Day(DayThing::Complaint, id) => day::complained(fact, id).map(One::Complaint),
            Thing::Day(DayThing::Cash, id) => day::collected(fact, id).map(One::Cash),
            Thing::Day(DayThing::Matter, id) => day::reported(fact, id).map(One::Matter),
            Thing::Day(DayThing::Problem, id) => day::problem_reported(fact, id).map(One::Problem),
        }
    }

    /// The same after all that happened to it.
    pub fn followed(mut self, steps: &[&Fact]) -> One {
        steps.iter().for_each(|fact| self.follow(fact));
        if let One::Written(written, notice) = &mut self {
            *notice = day::assigned(written);
            notice
                .iter_mut()
                .for_each(|notice| steps.iter().for_each(|fact| work::follow_notice(notice, fact)));
        }
        self
    }

    fn follow(&mut self, fact: &Fact) {
        if let Some((number, Renumbered { number: new, .. })) = self.number().zip(fact.body.of()) {
            new.clone_into(number);
        }
        match self {
            One::Notice(notice) => work::follow_notice(notice, fact),
            One::Written(written, _) => day::follow_written(written, fact),
            One::Repair(repair) => work::follow_repair(repair, fact),
            One::Quoted(quoted) => day::follow_quoted(quoted, fact),
            One::Contract(contract) => work::follow_contract(contract, fact),
            One::Visit(visit) => day::follow_visit(visit, fact),
            One::Complaint(complaint) => day::follow_complaint(complaint, fact),
            One::Cash(cash) => day::follow_cash(cash, fact),
            One::Matter(matter) => day::follow_matter(matter, fact),
            One::Problem(problem) => day::follow_problem(problem, fact),
            One::Journey(_) | One::Request(_) => {}
        }
    }

    fn number(&mut self) -> Option<&mut String> {
        match self {
            One::Notice(notice) => Some(&mut notice.number),
            One::Written(written, _) => Some(&mut written.number),
            One::Repair(repair) => Some(&mut repair.number),
            One::Quoted(quoted) => Some(&mut quoted.number),
            One::Contract(contract) => Some(&mut contract.number),
            One::Journey(travel) => Some(&mut travel.number),
            One::Request(_)
            | One::Visit(_)
            | One::Complaint(_)
            | One::Cash(_)
            | One::Matter(_)
            | One::Problem(_) => None,
        }
    }

    /// Where it stands in lists.
    pub fn made(&self) -> MadeThing {
        let notice = |id: &crate::domain::JobId| Thing::Work(WorkId::Notice(id.clone()));
        let repair = |id: &crate::domain::JobId| Thing::Work(WorkId::Repair(id.clone()));
        let day = |what, id: &crate::domain::ThingId| Thing::Day(what, id.clone());
        match self {
            One::Notice(one) => {
                MadeThing::new(notice(&one.id), one.issued).numbered(&one.number).at(&one.site)
            }
            One::Written(one, None) => MadeThing::new(notice(&one.id), one.stamp).numbered(&one.number),
            One::Written(one, Some(issued)) => {
                MadeThing::new(notice(&one.id), issued.issued).numbered(&one.number).at(&one.site)
            }
            One::Repair(one) => MadeThing::new(repair(&one.id), one.done).numbered(&one.number).at(&one.site),
            One::Quoted(one) => MadeThing::new(repair(&one.id), one.quote.stamp).numbered(&one.number),
            One::Contract(one) => {
                let thing = Thing::Work(WorkId::Contract(one.id.clone()));
                MadeThing::new(thing, one.signed).numbered(&one.number)
            }
            One::Journey(one) => {
                MadeThing::new(Thing::Journey(one.id.clone()), one.stamp).numbered(&one.number)
            }
            One::Request(one) => MadeThing::new(day(DayThing::Request, &one.id), one.stamp),
            One::Visit(one) => MadeThing::visit(one),
            One::Complaint(one) => MadeThing::new(day(DayThing::Complaint, &one.id), one.stamp),
            One::Cash(one) => MadeThing::new(day(DayThing::Cash, &one.id), one.stamp),
            One::Matter(one) => MadeThing::new(day(DayThing::Matter, &one.id), one.stamp),
            One::Problem(one) => MadeThing::problem(one),
        }
    }

    /// Takes its place, and that of what it was before.
    pub fn put(self, ledger: &mut Ledger) {
        match self {
            One::Notice(notice) => {
                if ledger.written.contains_key(&notice.id) {
                    ledger.written.remove(&notice.id);
                }
                ledger.notices.put(notice.id.clone(), Some(notice));
            }
            One::Written(written, notice) => {
                let id = written.id.clone();
                if notice.is_some() || ledger.notices.contains_key(&id) {
                    ledger.notices.put(id.clone(), notice);
                }
                ledger.written.put(id, Some(written));
            }
            One::Repair(repair) => {
                if ledger.quoted.contains_key(&repair.id) {
                    ledger.quoted.remove(&repair.id);
                }
                ledger.repairs.put(repair.id.clone(), Some(repair));
            }
            One::Quoted(quoted) => {
                if ledger.repairs.contains_key(&quoted.id) {
                    ledger.repairs.remove(&quoted.id);
                }
                ledger.quoted.put(quoted.id.clone(), Some(quoted));
            }
            One::Contract(contract) => ledger.contracts.put(contract.id.clone(), Some(contract)),
            One::Journey(travel) => ledger.travel.put(travel.id.clone(), Some(travel)),
            One::Request(request) => ledger.requests.put(request.id.clone(), Some(request)),
            One::Visit(visit) => ledger.visits.put(visit.id.clone(), Some(visit)),
            One::Complaint(complaint) => ledger.complaints.put(complaint.id.clone(), Some(complaint)),
            One::Cash(cash) => ledger.cash.put(cash.id.clone(), Some(cash)),
            One::Matter(matter) => ledger.matters.put(matter.id.clone(), Some(matter)),
            One::Problem(problem) => ledger.problems.put(problem.id.clone(), Some(problem)),
        }
    }
}
