//! Which thing a fact means by what it calls it.
//!
//! An id is random and is that of one thing. Where the number is the id, two desks that did not know of each other may
//! have given one to two things: both are there, each under an id of its own ([`exact`]), and what says no more than the
//! number is about the one begun on the same device, else about the first that was recorded before it.

use super::{Aside, Stamp};
use crate::{
    domain::{
        Arrange, ContractId, DayThing, FactId, JobId, Thing, ThingId, TravelId, WorkId,
        exact::{begun_by, exact, number_in},
    },
    journal::{
        Collected, CommissioningFact, Complained, ComplaintFact, ContractSigned, Fact, FactBody,
        MaintenanceFact, MatterFact, MatterReported, MoneyFact, NoticeIssued, NoticeWritten, ProblemFact,
        ProblemReported, Quoted, RegisterFact, RepairDone, RepairFact, Requested, TravelClaimed,
        VisitPlanned, kind::Noun,
    },
    shared::Shared,
};
use std::sync::Arc;

/// A thing by the fact that begins it.
pub(super) struct Begun<'a> {
    pub fact: &'a Fact,
    /// As the fact calls it.
    pub said: Thing,
    /// As it stands in the ledger.
    pub thing: Thing,
    /// The number that it was begun with.
    pub number: &'a str,
    /// Not withdrawn.
    pub counts: bool,
}

/// Everything that some facts begin, in the order in which they count.
pub(super) struct Calling<'a>(Vec<Begun<'a>>);

impl<'a> Calling<'a> {
    pub fn of(
        told: &'a [Arc<Fact>],
        withdrawn: &Shared<FactId, Stamp>,
        aside: &Shared<FactId, Aside>,
    ) -> Calling<'a> {
        let entitled = told.iter().filter(|fact| !aside.contains_key(&fact.id));
        let mut all: Vec<Begun> = entitled.filter_map(|fact| begun(fact, withdrawn)).collect();
        if all.len() > 1 {
            quoted_once(&mut all);
        }
        if all.len() > 1 {
            let things: Vec<Thing> = all.iter().map(|one| one.in_ledger(&all)).collect();
            all.iter_mut().zip(things).for_each(|(begun, thing)| begun.thing = thing);
        }
        Calling(all)
    }

    /// What is there.
    pub fn counting(&self) -> impl Iterator<Item = &Begun<'a>> + Clone {
        self.0.iter().filter(|begun| begun.counts)
    }

    /// What is or was there.
    pub fn all(&self) -> impl Iterator<Item = &Begun<'a>> + Clone {
        self.0.iter()
    }

    /// What a fact means by what it calls something.
    pub fn meant(&self, noun: Noun, said: &str, by: &Fact) -> Option<&Begun<'a>> {
        meant(self.counting(), noun, said, by)
    }

    /// The same of a withdrawn fact. What it says of a thing that was withdrawn as well belongs to the one that was begun anew
    /// on the same device.
    pub fn was_meant(&self, noun: Noun, said: &str, by: &Fact) -> Option<&Begun<'a>> {
        match meant(self.all(), noun, said, by)? {
            was if was.counts => Some(was),
            was => self.meant(noun, said, by).filter(|is| is.fact.device == was.fact.device),
        }
    }

    /// Whether what a fact means by what it calls something is there: [`meant`](Self::meant) finds something.
    pub fn is_there(&self, noun: Noun, said: &str, by: &Fact) -> bool {
        let called = |begun: &Begun| begun.said.as_str() == said && noun.can_be(&begun.said);
        self.counting().any(|begun| begun.fact.id == by.id || called(begun))
            || self.exactly(noun, said).is_some()
    }

    /// What a fact means, whether that is still there or not.
    pub fn ever_meant(&self, noun: Noun, said: &str, by: &Fact) -> Option<&Begun<'a>> {
        meant(self.all(), noun, said, by)
    }

    /// What an id says the beginning of.
    pub fn exactly(&self, noun: Noun, said: &str) -> Option<&Begun<'a>> {
        exactly(self.counting(), noun, said)
    }
}

fn meant<'b, 'a: 'b>(
    begun: impl Iterator<Item = &'b Begun<'a>> + Clone,
    noun: Noun,
    said: &str,
    by: &Fact,
) -> Option<&'b Begun<'a>> {
    let itself = begun.clone().find(|begun| begun.fact.id == by.id);
    if let Some(known) = itself.or_else(|| exactly(begun.clone(), noun, said)) {
        return Some(known);
    }
    let mut called: Vec<&Begun> =
        begun.filter(|begun| noun.can_be(&begun.said) && begun.said.as_str() == said).collect();
    if called.iter().any(|begun| begun.fact.device == by.device) {
        called.retain(|begun| begun.fact.device == by.device);
    }
    // What says no more than the number may be of several series: a job comes before a contract.
    called.arrange_by_key(|begun| begun.said.series());
    let before = |begun: &&&Begun| (begun.fact.recorded, begun.fact.id) < (by.recorded, by.id);
    called.iter().find(before).or(called.first()).copied()
}

fn exactly<'b, 'a: 'b>(
    mut begun: impl Iterator<Item = &'b Begun<'a>>,
    noun: Noun,
    said: &str,
) -> Option<&'b Begun<'a>> {
    let fact = begun_by(said)?;
    begun.find(|begun| begun.fact.id == fact && noun.can_be(&begun.said) && begun.exact() == said)
}

impl Begun<'_> {
    pub fn exact(&self) -> String {
        exact(self.said.as_str(), self.fact.id)
    }

    /// Whether its id is no more than a number, which other devices may give to something else.
    pub fn is_number_only(&self) -> bool {
        self.number == self.said.as_str()
    }

    /// Begun on another device. What is only assumed is assumed of what is there.
    fn is_elsewhere(&self, other: &Begun<'_>) -> bool {
        let is_real = |begun: &Begun| !begun.fact.device.is_imagined();
        other.fact.device != self.fact.device && is_real(self) && is_real(other)
    }

    /// Under the id that it was begun with, where that is no other's and never was another device's.
    fn in_ledger(&self, all: &[Begun<'_>]) -> Thing {
        let said = self.said.as_str();
        let others = || all.iter().filter(|other| other.fact.id != self.fact.id);
        let same = |other: &Begun| {
            other.said.as_str() == said
                && other.said.series() == self.said.series()
                && (other.counts || self.is_elsewhere(other))
        };
        let exactly = |other: &Begun| other.counts && begun_by(said) == Some(other.fact.id);
        match others().any(|other| same(other) || exactly(other)) {
            true => under(&self.said, &self.exact()),
            false => self.said.clone(),
        }
    }
}

/// A repair that is quoted for is begun by its first quote, until it is done: by that then.
fn quoted_once(all: &mut Vec<Begun<'_>>) {
    let is_quote = |begun: &Begun| begun.fact.body.of::<Quoted>().is_some();
    let before = |one: &Begun, other: &Begun| {
        let first = (is_quote(one), one.fact.order()) < (is_quote(other), other.fact.order());
        one.said == other.said && one.counts && (first || !other.counts)
    };
    let over: Vec<FactId> = all
        .iter()
        .filter(|quote| is_quote(quote))
        .filter(|quote| all.iter().any(|other| other.fact.id != quote.fact.id && before(other, quote)))
        .map(|quote| quote.fact.id)
        .collect();
    all.retain(|begun| !over.contains(&begun.fact.id));
}

fn begun<'a>(fact: &'a Fact, withdrawn: &Shared<FactId, Stamp>) -> Option<Begun<'a>> {
    let (said, id, number) = match &fact.body {
        FactBody::Commissioning(CommissioningFact::NoticeIssued(NoticeIssued { notice, number, .. })) => {
            (Thing::Work(WorkId::Notice(notice.clone())), notice.as_str(), number)
        }
        FactBody::Commissioning(CommissioningFact::NoticeWritten(NoticeWritten {
            notice, number, ..
        })) => (Thing::Work(WorkId::Notice(notice.clone())), notice.as_str(), number),
        FactBody::Repair(RepairFact::Quoted(Quoted { repair, number, .. })) => {
            (Thing::Work(WorkId::Repair(repair.clone())), repair.as_str(), number)
        }
        FactBody::Register(RegisterFact::Requested(Requested { request, .. })) => {
            (Thing::Day(DayThing::Request, request.clone()), "", &None)
        }
        FactBody::Register(RegisterFact::VisitPlanned(VisitPlanned { visit, .. })) => {
            (Thing::Day(DayThing::Visit, visit.clone()), "", &None)
        }
        FactBody::Complaint(ComplaintFact::Complained(Complained { complaint, .. })) => {
            (Thing::Day(DayThing::Complaint, complaint.clone()), "", &None)
        }
        FactBody::Matter(MatterFact::MatterReported(MatterReported { matter, .. })) => {
            (Thing::Day(DayThing::Matter, matter.clone()), "", &None)
        }
        FactBody::Problem(ProblemFact::ProblemReported(ProblemReported { problem, .. })) => {
            (Thing::Day(DayThing::Problem, problem.clone()), "", &None)
        }
        FactBody::Money(MoneyFact::Collected(Collected { money, .. })) => {
            (Thing::Day(DayThing::Cash, money.clone()), "", &None)
        }
        FactBody::Repair(RepairFact::RepairDone(RepairDone { repair, number, .. })) => {
            (Thing::Work(WorkId::Repair(repair.clone())), repair.as_str(), number)
        }
        FactBody::Maintenance(MaintenanceFact::ContractSigned(ContractSigned {
            contract, number, ..
        })) => (Thing::Work(WorkId::Contract(contract.clone())), contract.as_str(), number),
        FactBody::Money(MoneyFact::TravelClaimed(TravelClaimed { travel, number, .. })) => {
            (Thing::Journey(travel.clone()), travel.as_str(), number)
        }
        _ => return None,
    };
    let number = number.as_deref().unwrap_or_else(|| number_in(id));
    let counts = !withdrawn.contains_key(&fact.id);
    Some(Begun { fact, thing: said.clone(), said, number, counts })
}

/// The same thing under another id.
fn under(thing: &Thing, id: &str) -> Thing {
    match thing {
        Thing::Work(WorkId::Notice(_)) => Thing::Work(WorkId::Notice(JobId::known(id.into()))),
        Thing::Work(WorkId::Repair(_)) => Thing::Work(WorkId::Repair(JobId::known(id.into()))),
        Thing::Work(WorkId::Contract(_)) => Thing::Work(WorkId::Contract(ContractId::known(id.into()))),
        Thing::Journey(_) => Thing::Journey(TravelId::known(id.into())),
        Thing::Day(what, _) => Thing::Day(*what, ThingId::known(id.into())),
    }
}
