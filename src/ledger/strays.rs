//! What belongs to nothing: facts that count and name something that is not here. One desk took back a notice on which nothing
//! rested there, and another had meanwhile recorded steps of it; or the beginning of something is in a file that has not come.
//! Such facts stand in the journal and come to nothing, or to less than they say, until what they name is here again or they
//! are taken back.
//!
//! Kept part by part, like everything else. Work is begun where its steps are told; people and sites are named from anywhere,
//! so what names them is looked at again when one of them comes or goes.

use super::{About, Ledger, Order, about::called, calling::Calling};
use crate::{
    domain::{Arrange, FactId, PersonId, SiteId, ThingId},
    journal::{Fact, FactBody, PersonJoined, SiteDescribed, names::Named, whole::Gap},
    shared::Shared,
};
use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

/// Something that is named and is not here, as it is named.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Missing {
    Person(PersonId),
    Site(SiteId),
    /// A notice, a repair, a contract or a journey.
    Thing(ThingId),
}

/// Why something is not here.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Why {
    /// What began it was taken back.
    Withdrawn { begun: FactId, by: FactId },
    /// What began it is kept aside: whoever recorded that was not entitled to.
    Aside { begun: FactId },
    /// It never came here: it may be in another file.
    NeverCame,
}

/// Something that is not here, with the facts that name it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Absent {
    pub what: Missing,
    pub why: Why,
    /// In the order in which they were recorded.
    pub named_by: Vec<FactId>,
}

/// A fact with something that it names and that is not here.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Stray {
    fact: Order,
    missing: Missing,
}

/// What belongs to nothing, by the part that it tells of, in the order in which facts count. A ledger of before keeps none, and is equal to any as far as this goes.
#[derive(Debug, Clone)]
pub(super) struct Strays(Option<Shared<About, Vec<Stray>>>);

impl Strays {
    /// Of a ledger that is never asked.
    pub fn unkept() -> Strays {
        Strays(None)
    }
}

impl Default for Strays {
    fn default() -> Strays {
        Strays(Some(Shared::default()))
    }
}

impl PartialEq for Strays {
    fn eq(&self, other: &Strays) -> bool {
        self.0.as_ref().zip(other.0.as_ref()).is_none_or(|(one, other)| one == other)
    }
}

/// The people and sites that came or went while parts were folded.
#[derive(Default)]
pub(super) struct Moved {
    came: BTreeSet<Missing>,
    /// Whether one of them is no more.
    went: bool,
}

impl Moved {
    /// Notes what became of a part.
    pub fn note(&mut self, about: &About, was: bool, is: bool) {
        let what = match about {
            About::Person(person) => Missing::Person(person.clone()),
            About::Site(site) => Missing::Site(site.clone()),
            _ => return,
        };
        if is && !was {
            self.came.insert(what);
        }
        self.went |= was && !is;
    }
}

impl Ledger {
    /// Looks again at the parts that were folded, and at what names somebody or some site that came or went by that.
    pub(super) fn stray(&mut self, folded: &[(About, Arc<Vec<Arc<Fact>>>)], moved: &Moved) {
        let Some(mut strays) = self.strays.0.take() else { return };
        for (about, told) in folded {
            self.stray_in(&mut strays, about, told);
        }
        let parts: Vec<About> = match (moved.went, moved.came.is_empty()) {
            (true, _) => self.told.keys().cloned().collect(),
            (false, true) => Vec::new(),
            (false, false) => {
                let waits = |all: &Vec<Stray>| all.iter().any(|one| moved.came.contains(&one.missing));
                strays.iter().filter(|(_, all)| waits(all)).map(|(about, _)| about.clone()).collect()
            }
        };
        for about in parts {
            if let Some(told) = self.told.get_shared(&about).cloned() {
                self.stray_in(&mut strays, &about, &told);
            }
        }
        self.strays.0 = Some(strays);
    }

    fn stray_in(&self, strays: &mut Shared<About, Vec<Stray>>, about: &About, told: &[Arc<Fact>]) {
        let now = self.strays_of(about, told);
        if !now.is_empty() || strays.contains_key(about) {
            strays.put(about.clone(), (!now.is_empty()).then_some(now));
        }
    }

    /// What of a part belongs to nothing.
    fn strays_of(&self, about: &About, told: &[Arc<Fact>]) -> Vec<Stray> {
        match about {
            About::Branch
            | About::Calendar
            | About::RuleSets
            | About::Fees
            | About::List(_)
            | About::Week(_)
            | About::Closing(_)
            | About::Withdrawal(_) => return Vec::new(),
            // What tells of nobody and nothing else.
            About::Person(person)
            | About::Punches(person, _)
            | About::Excused(person, _)
            | About::OwnUnfinishedWork(person, _)
            | About::Away(person, _)
                if self.people.contains_key(person) =>
            {
                return Vec::new();
            }
            _ => {}
        }
        let calling = Calling::of(told, &self.withdrawn, &self.aside);
        let mut strays = Vec::new();
        for fact in told.iter().filter(|fact| self.counts(fact)) {
            // What a fact names twice is missing once. Thousands may name one thing: what others name is not looked at.
            let first = strays.len();
            fact.body.each_name(&mut |named| {
                let missing = self.missing(&calling, fact, named);
                let stray = missing.map(|missing| Stray { fact: fact.order(), missing });
                strays.extend(stray.filter(|stray| !strays[first..].contains(stray)));
            });
        }
        strays
    }

    /// Not withdrawn, not kept aside, and understood.
    fn counts(&self, fact: &Fact) -> bool {
        let is_newer = matches!(fact.body, FactBody::Newer(_));
        !is_newer && !self.withdrawn.contains_key(&fact.id) && !self.aside.contains_key(&fact.id)
    }

    fn missing(&self, calling: &Calling<'_>, fact: &Fact, named: Named<'_>) -> Option<Missing> {
        match named {
            Named::Person(id) => (!self.people.contains_key(id)).then(|| Missing::Person(id.clone())),
            Named::Site(id) => (!self.sites.contains_key(id)).then(|| Missing::Site(id.clone())),
            Named::Work(noun, said) => {
                let is_here = calling.is_there(noun, said, fact);
                (!is_here).then(|| Missing::Thing(ThingId::known(said.into())))
            }
        }
    }

    /// Everything that is named and is not here, with what names it.
    pub fn absent(&self) -> Vec<Absent> {
        let mut named: BTreeMap<&Missing, Vec<&Arc<Fact>>> = BTreeMap::new();
        for stray in self.strays.0.iter().flat_map(Shared::values).flatten() {
            named.entry(&stray.missing).or_default().extend(self.facts.get_shared(&stray.fact));
        }
        named.into_iter().flat_map(|(what, facts)| self.absent_by(what, facts)).collect()
    }

    /// What is missing, by why the facts that name it do not find it.
    fn absent_by(&self, what: &Missing, facts: Vec<&Arc<Fact>>) -> Vec<Absent> {
        let begins = self.beginnings(what);
        let mut by_why: BTreeMap<Why, Vec<&Arc<Fact>>> = BTreeMap::new();
        for fact in facts {
            by_why.entry(self.why(begins.of(fact))).or_default().push(fact);
        }
        let in_order = |(why, mut facts): (_, Vec<&Arc<Fact>>)| {
            facts.arrange_by_key(|fact| (fact.recorded, fact.id));
            Absent { what: what.clone(), why, named_by: facts.into_iter().map(|fact| fact.id).collect() }
        };
        by_why.into_iter().map(in_order).collect()
    }

    /// What somebody was called who is not here, where that was told.
    pub fn person_told(&self, id: &PersonId) -> Option<&str> {
        let told = self.told.get(&About::Person(id.clone()))?;
        told.iter().rev().find_map(|fact| fact.body.of()).map(|PersonJoined { name, .. }| name.as_str())
    }

    /// What a site was called that is not here, where that was told.
    pub fn site_told(&self, id: &SiteId) -> Option<&str> {
        let told = self.told.get(&About::Site(id.clone()))?;
        told.iter().rev().find_map(|fact| fact.body.of()).map(|SiteDescribed { name, .. }| name.as_str())
    }

    /// The facts of devices that are not here and may have begun what is missing.
    pub fn gaps(&self) -> Vec<Gap> {
        self.chains.gaps()
    }

    /// The facts that belong to nothing.
    pub fn strays(&self) -> BTreeSet<FactId> {
        let mut facts = BTreeSet::new();
        facts.extend(self.strays.0.iter().flat_map(Shared::values).flatten().map(|stray| stray.fact.fact));
        facts
    }

    /// Whether a fact names something that is not here.
    pub fn is_stray(&self, fact: &Fact) -> bool {
        let of_part = self.strays.0.as_ref().and_then(|strays| strays.get(&About::of(fact)));
        of_part.is_some_and(|all| all.binary_search_by_key(&fact.order(), |stray| stray.fact).is_ok())
    }

    fn why(&self, begun: Option<FactId>) -> Why {
        let Some(begun) = begun else { return Why::NeverCame };
        match self.withdrawn.get(&begun) {
            Some(by) => Why::Withdrawn { begun, by: by.fact },
            None => Why::Aside { begun },
        }
    }

    /// What began something that is missing, whether it counts or not.
    fn beginnings(&self, missing: &Missing) -> Beginnings<'_> {
        // Of several beginnings the one recorded last.
        let last = |about: About, named: Named<'_>| {
            let told = self.told.get(&about)?;
            let begins = told.iter().filter(|fact| fact.body.begins() == Some(named));
            begins.max_by_key(|fact| (fact.recorded, fact.id)).map(|fact| fact.id)
        };
        match missing {
            Missing::Person(id) => Beginnings::One(last(About::Person(id.clone()), Named::Person(id))),
            Missing::Site(id) => Beginnings::One(last(About::Site(id.clone()), Named::Site(id))),
            Missing::Thing(id) => {
                let everything = Shared::default();
                Beginnings::Called(Calling::of(self.told_at(id), &self.withdrawn, &everything))
            }
        }
    }
}

/// What began something that is missing: looked for once, however many facts name it.
enum Beginnings<'a> {
    One(Option<FactId>),
    /// Which of them is meant depends on who says it.
    Called(Calling<'a>),
}

impl Beginnings<'_> {
    fn of(&self, by: &Fact) -> Option<FactId> {
        match self {
            Beginnings::One(begun) => *begun,
            Beginnings::Called(calling) => {
                let (noun, said) = called(&by.body)?;
                calling.ever_meant(noun, said.as_str(), by).map(|begun| begun.fact.id)
            }
        }
    }
}

#[cfg(test)]
mod tests;
