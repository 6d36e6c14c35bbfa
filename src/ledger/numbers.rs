//! The numbers that people call things by, and what facts mean by them.

use super::{
    About, Contract, Ledger, Notice, Order, Repair,
    about::called,
    calling::{Begun, Calling},
};
use crate::{
    domain::{
        Arrange, ContractId, DayThing, DeviceId, JobId, Thing, ThingId, TravelId, WorkId,
        exact::{home, number_in},
    },
    journal::{Fact, kind::Noun},
    letters::number_key,
};
use std::sync::Arc;

impl Ledger {
    /// Whatever carries a number, in the order in which it was begun.
    pub fn carrying(&self, number: &str) -> impl Iterator<Item = &Thing> {
        self.numbers.get(number).into_iter().flatten().map(|(_, thing)| thing)
    }

    /// Whatever carries a number that people take for this one.
    pub fn carrying_alike(&self, number: &str) -> impl Iterator<Item = &Thing> {
        let key = number_key(number);
        let alike = self.numbers.iter().filter(move |(other, _)| number_key(other) == key);
        alike.flat_map(|(_, all)| all.iter().map(|(_, thing)| thing))
    }

    /// Whether a job, a contract or a journey carries a number that people take for this one.
    pub fn has_number(&self, number: &str) -> bool {
        self.numbers.contains_key(number) || self.carrying_alike(number).next().is_some()
    }

    /// Whatever has a number, the newest first.
    pub fn numbered(&self) -> impl Iterator<Item = &Thing> {
        let mut all: Vec<&(Order, Thing)> = self.numbers.values().flatten().collect();
        all.arrange_by_key(|(order, _)| std::cmp::Reverse(*order));
        all.into_iter().map(|(_, thing)| thing)
    }

    /// The numbers that several of one series carry, each with these.
    pub fn alike(&self) -> impl Iterator<Item = (&str, Vec<&Thing>)> {
        self.alike.iter().map(|(number, all)| (number.as_str(), all.iter().map(|(_, thing)| thing).collect()))
    }

    /// The id that an address means: the number of one thing is as good, where it is no id.
    pub fn id_of(&self, said: &str) -> String {
        let mut carrying = self.carrying(said);
        match (self.thing_called(Noun::Numbered, said), carrying.next(), carrying.next()) {
            (None, Some(only), None) => only.as_str().to_owned(),
            _ => said.to_owned(),
        }
    }

    /// Whether the same things carry one number as in another ledger.
    pub fn has_same_namesakes(&self, other: &Ledger) -> bool {
        self.alike == other.alike
    }

    /// Whatever else of its series carries the number of a thing.
    pub fn others_called_as(&self, thing: &Thing) -> Vec<&Thing> {
        let alike = self.alike.get(self.number_of(thing)).into_iter().flatten().map(|(_, other)| other);
        alike.filter(|other| *other != thing && other.series() == thing.series()).collect()
    }

    /// What people call a thing by; of one that is not there, what its id says of that.
    pub fn number_of<'a>(&'a self, thing: &'a Thing) -> &'a str {
        match thing {
            Thing::Work(WorkId::Notice(id) | WorkId::Repair(id)) => self.job_number(id),
            Thing::Work(WorkId::Contract(id)) => self.contract_number(id),
            Thing::Journey(id) => self.journey_number(id),
            // What the day brings has none.
            Thing::Day(..) => "",
        }
    }

    /// What people call a notice or a repair by; a penalty may say no more than the number of a contract.
    pub fn job_number<'a>(&'a self, id: &'a JobId) -> &'a str {
        let notice = self.notices.get(id).map(|notice| &notice.number);
        let job = notice.or_else(|| self.repairs.get(id).map(|repair| &repair.number));
        let job = job.or_else(|| self.written.get(id).map(|written| &written.number));
        let job = job.or_else(|| self.quoted.get(id).map(|quoted| &quoted.number));
        let known = job.or_else(|| self.contracts.get(id.as_str()).map(|contract| &contract.number));
        known.map_or_else(|| self.number_told(Noun::Work, &id.into(), id.as_str()), String::as_str)
    }

    pub fn contract_number<'a>(&'a self, id: &'a ContractId) -> &'a str {
        let known = self.contracts.get(id).map(|contract| &contract.number);
        known.map_or_else(|| self.number_told(Noun::Contract, &id.into(), id.as_str()), String::as_str)
    }

    pub fn journey_number<'a>(&'a self, id: &'a TravelId) -> &'a str {
        let known = self.travel.get(id).map(|travel| &travel.number);
        known.map_or_else(|| self.number_told(Noun::Journey, &id.into(), id.as_str()), String::as_str)
    }

    /// The number of whatever a closed line was about.
    pub fn number_said<'a>(&'a self, said: &'a str) -> &'a str {
        self.number_told(Noun::Numbered, &ThingId::known(said.into()), said)
    }

    /// The number of what was withdrawn, as it was begun.
    fn number_told<'a>(&'a self, noun: Noun, id: &ThingId, said: &'a str) -> &'a str {
        let calling = self.calling(id);
        let mut begun = calling.all().filter(|begun| noun.can_be(&begun.said));
        begun.find(|begun| begun.said.as_str() == said).map_or_else(|| number_in(said), |begun| begun.number)
    }

    /// The work that an id stands for where it is that of a noun. One that is no more than a number stands for nothing where
    /// several things were called by it, and for a job before a contract.
    pub fn work_called(&self, noun: Noun, id: &str) -> Option<WorkId> {
        let written = || self.written.get(id).map(|notice| WorkId::Notice(notice.id.clone()));
        let notice = || self.notices.get(id).map(|notice| WorkId::Notice(notice.id.clone())).or_else(written);
        let quoted = || self.quoted.get(id).map(|repair| WorkId::Repair(repair.id.clone()));
        let repair = || self.repairs.get(id).map(|repair| WorkId::Repair(repair.id.clone())).or_else(quoted);
        let contract = || self.contracts.get(id).map(|contract| WorkId::Contract(contract.id.clone()));
        let known = match noun {
            Noun::Notice => notice(),
            Noun::Repair => repair(),
            Noun::Job => notice().or_else(repair),
            Noun::Contract => contract(),
            Noun::Work | Noun::Judged | Noun::Numbered => notice().or_else(repair).or_else(contract),
            Noun::Person(_) | Noun::Site | Noun::Journey | Noun::Day(_) => None,
        };
        known.or_else(|| match self.exactly(noun, id)? {
            Thing::Work(work) => Some(work),
            Thing::Journey(_) | Thing::Day(..) => None,
        })
    }

    /// The thing that an id stands for, as [`work_called`](Self::work_called) says it of work.
    pub fn thing_called(&self, noun: Noun, id: &str) -> Option<Thing> {
        let work = self.work_called(noun, id).map(Thing::Work);
        let journey = || self.travel.get(id).map(|travel| Thing::Journey(travel.id.clone()));
        let brought = || DayThing::ALL.into_iter().find_map(|what| self.brought(what, id));
        work.or_else(|| journey().filter(|it| noun.can_be(it)))
            .or_else(|| brought().filter(|it| noun.can_be(it)))
            .or_else(|| self.exactly(noun, id))
    }

    /// What the day brought under an id.
    fn brought(&self, what: DayThing, id: &str) -> Option<Thing> {
        let known = match what {
            DayThing::Request => self.requests.get(id).map(|one| &one.id),
            DayThing::Visit => self.visits.get(id).map(|one| &one.id),
            DayThing::Complaint => self.complaints.get(id).map(|one| &one.id),
            DayThing::Cash => self.cash.get(id).map(|one| &one.id),
            DayThing::Matter => self.matters.get(id).map(|one| &one.id),
            DayThing::Problem => self.problems.get(id).map(|one| &one.id),
        };
        known.map(|id| Thing::Day(what, id.clone()))
    }

    /// What an id says the beginning of.
    fn exactly(&self, noun: Noun, id: &str) -> Option<Thing> {
        let calling = self.calling(&ThingId::known(id.into()));
        calling.exactly(noun, id).map(|begun| begun.thing.clone())
    }

    pub fn has_work(&self, work: &WorkId) -> bool {
        match work {
            WorkId::Notice(id) => self.notices.contains_key(id),
            WorkId::Repair(id) => self.repairs.contains_key(id),
            WorkId::Contract(id) => self.contracts.contains_key(id),
        }
    }

    /// What a fact means by what it calls something.
    pub fn meant(&self, noun: Noun, said: &str, by: &Fact) -> Option<Thing> {
        let calling = self.calling(&ThingId::known(said.into()));
        let meant = match self.withdrawn.contains_key(&by.id) {
            true => calling.was_meant(noun, said, by),
            false => calling.meant(noun, said, by),
        };
        meant.map(|begun| begun.thing.clone())
    }

    /// What a fact tells of, where that has a number.
    pub fn told_of(&self, fact: &Fact) -> Option<Thing> {
        let (noun, said) = called(&fact.body)?;
        self.meant(noun, said.as_str(), fact)
    }

    /// The notice that a fact tells of.
    pub fn notice_told(&self, fact: &Fact) -> Option<&Notice> {
        match self.told_of(fact)? {
            Thing::Work(WorkId::Notice(id)) => self.notices.get(&id),
            Thing::Work(_) | Thing::Journey(_) | Thing::Day(..) => None,
        }
    }

    /// The contract that a fact tells of.
    pub fn contract_told(&self, fact: &Fact) -> Option<&Contract> {
        match self.told_of(fact)? {
            Thing::Work(WorkId::Contract(id)) => self.contracts.get(&id),
            Thing::Work(_) | Thing::Journey(_) | Thing::Day(..) => None,
        }
    }

    /// What is told of a thing, in the order in which it counts, withdrawn facts included.
    pub fn told_about<'a>(&'a self, thing: &'a Thing) -> impl DoubleEndedIterator<Item = &'a Arc<Fact>> {
        let told = self.told_at(&ThingId::known(thing.as_str().into())).iter();
        told.filter(move |fact| self.told_of(fact).as_ref() == Some(thing))
    }

    /// What a fact that is recorded on a device has to call a thing so that nothing else can be meant, whatever is known
    /// elsewhere: more than the id only where that is a number and the device did not begin the thing.
    pub fn called_from(&self, thing: &Thing, device: &DeviceId) -> String {
        let calling = self.calling(&ThingId::known(thing.as_str().into()));
        let begun = calling.counting().find(|begun| begun.thing == *thing);
        match begun.filter(|begun| begun.is_number_only() && begun.fact.device != *device) {
            Some(begun) => begun.exact(),
            None => thing.as_str().to_owned(),
        }
    }

    /// An id of a thing that is never that of something else, whatever is known elsewhere.
    pub fn exact_id(&self, thing: &Thing) -> String {
        let calling = self.calling(&ThingId::known(thing.as_str().into()));
        let begun = calling.counting().find(|begun| begun.thing == *thing && begun.is_number_only());
        begun.map_or_else(|| thing.as_str().to_owned(), |begun| begun.exact())
    }

    /// The work whose beginning an id says.
    pub fn work_exactly(&self, id: &str) -> Option<WorkId> {
        match self.exactly(Noun::Work, id)? {
            Thing::Work(work) => Some(work),
            Thing::Journey(_) | Thing::Day(..) => None,
        }
    }

    /// Whether something was ever begun under an id.
    pub fn was_begun(&self, noun: Noun, id: &str) -> bool {
        let calling = self.calling(&ThingId::known(id.into()));
        calling.all().any(|begun| noun.can_be(&begun.said) && begun.said.as_str() == id)
    }

    /// What is told of everything that can be called so.
    pub(super) fn told_at(&self, id: &ThingId) -> &[Arc<Fact>] {
        self.told.get(&About::Numbered(home(id))).map_or(&[], Vec::as_slice)
    }

    /// The repairs that were begun under an id, whatever they are called in the ledger.
    pub(super) fn repairs_under(&self, id: &ThingId) -> Vec<&Repair> {
        let calling = self.calling(id);
        let repair = |begun: &Begun<'_>| match &begun.thing {
            Thing::Work(WorkId::Repair(id)) => self.repairs.get(id),
            _ => None,
        };
        calling.all().filter_map(repair).collect()
    }

    fn calling(&self, id: &ThingId) -> Calling<'_> {
        Calling::of(self.told_at(id), &self.withdrawn, &self.aside)
    }
}
