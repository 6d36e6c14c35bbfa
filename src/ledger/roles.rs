//! Who was what when: the descriptions of people that were known at a moment, each recorded by somebody who might. By it the
//! ledger judges whose a fact was to record; what was recorded later about a role changes nothing of that.

use crate::{
    domain::{DeviceId, FactId, PersonId, Role},
    journal::{
        Fact, FactBody, PeopleFact, PersonChanged, PersonJoined, PersonLeft, Withdrawn,
        kind::roles::LEADING,
        recorders::{recorders, withdrawers},
    },
};
use chrono::{NaiveDate, NaiveDateTime};
use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

/// When a fact became known, before others of the same moment.
pub type Known = (NaiveDateTime, FactId);

/// What somebody is from a day on, as far as it was known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Entry {
    known: Known,
    /// By when it was known to be a mistake.
    until: Option<Known>,
    from: NaiveDate,
    /// None: that day is his last.
    role: Option<Role>,
}

/// The roles of everybody, as they became known.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Roles {
    people: BTreeMap<PersonId, Vec<Entry>>,
    /// By which fact of which device somebody came who decides about people (2.1): until then the branch is being set up.
    led: Option<(Known, DeviceId)>,
}

/// What somebody was at a moment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// The branch is being set up, or what is assumed is nobody's.
    Founding,
    Role(Role),
    /// Nobody of that name was known.
    Unknown,
    /// He was not there any more.
    Left,
}

impl Roles {
    /// By what was told of people, and of what of it was a mistake. `facts` are in the order in which they became known.
    pub(super) fn of(facts: &[Arc<Fact>]) -> Roles {
        let mut roles = Roles::default();
        let told: BTreeMap<FactId, &Arc<Fact>> = facts.iter().map(|fact| (fact.id, fact)).collect();
        for fact in facts {
            match &fact.body {
                FactBody::People(people) if roles.may(fact, recorders(&fact.body).0) => {
                    roles.take(fact, people)
                }
                body => {
                    if let Some(Withdrawn { fact: mistake, .. }) = body.of()
                        && let Some(mistake) = told.get(mistake)
                        && roles.may_take_back(fact, mistake)
                    {
                        roles.forget(mistake, known(fact));
                    }
                }
            }
        }
        roles
    }

    fn take(&mut self, fact: &Fact, told: &PeopleFact) {
        let (person, from, role) = match told {
            PeopleFact::PersonJoined(PersonJoined { person, joined, role, .. }) => {
                (person, *joined, Some(*role))
            }
            PeopleFact::PersonChanged(PersonChanged { person, role, .. }) => (person, fact.on, Some(*role)),
            PeopleFact::PersonLeft(PersonLeft { person }) => (person, fact.on, None),
        };
        let entry = Entry { known: known(fact), until: None, from, role };
        self.people.entry(person.clone()).or_default().push(entry);
        if self.led.is_none() && role.is_some_and(|role| LEADING.contains(&role)) {
            self.led = Some((known(fact), fact.device.clone()));
        }
    }

    fn forget(&mut self, mistake: &Fact, at: Known) {
        let entries = self.people.values_mut().flatten();
        entries.filter(|entry| entry.known == known(mistake)).for_each(|entry| entry.until = Some(at));
    }

    /// What whoever recorded a fact was then.
    pub fn standing(&self, fact: &Fact) -> Standing {
        if fact.device.is_imagined() {
            return Standing::Founding;
        }
        match &self.led {
            None => return Standing::Founding,
            Some((led, _)) if known(fact) <= *led => return Standing::Founding,
            // The rest of what was told while the branch was being set up.
            Some((_, device)) if fact.actor.as_str() == PersonId::DESK && fact.device == *device => {
                return Standing::Founding;
            }
            Some(_) => {}
        }
        self.was(&fact.actor, known(fact), fact.recorded.date())
    }

    /// What somebody was on a day, by what was known until a moment.
    pub(super) fn was(&self, person: &PersonId, at: Known, day: NaiveDate) -> Standing {
        let entries = self.people.get(person).map_or(&[][..], Vec::as_slice);
        let counts = |entry: &&Entry| entry.known < at && entry.until.is_none_or(|until| until > at);
        let (mut on, mut first) = (None::<&Entry>, None::<&Entry>);
        for entry in entries.iter().filter(counts) {
            match entry.role {
                None if entry.from < day => return Standing::Left,
                None => {}
                // Of one day what became known later counts.
                Some(_) if entry.from <= day => on = on.filter(|on| on.from > entry.from).or(Some(entry)),
                Some(_) => first = first.filter(|first| first.from <= entry.from).or(Some(entry)),
            }
        }
        on.or(first).and_then(|entry| entry.role).map_or(Standing::Unknown, Standing::Role)
    }

    /// Whether whoever recorded a fact held one of some roles, or stood in for them.
    pub(super) fn may(&self, fact: &Fact, permitted: &[Role]) -> bool {
        match self.standing(fact) {
            Standing::Founding => true,
            Standing::Role(role) => {
                permitted.contains(&role)
                    || (role == Role::Manager && permitted.iter().all(|role| role.manager_stands_in()))
            }
            Standing::Unknown | Standing::Left => false,
        }
    }

    /// Whether a fact takes another one back that its recorder might: what he recorded himself in the role that he still
    /// has, and what his role may.
    pub(super) fn may_take_back(&self, fact: &Fact, mistake: &Fact) -> bool {
        let own = fact.actor == mistake.actor && self.standing(fact) == self.standing(mistake);
        match self.standing(fact) {
            Standing::Role(_) if own => true,
            _ => self.may(fact, withdrawers(&mistake.body).0),
        }
    }

    /// The first moment from which somebody may have been something else in another one's eyes.
    pub(super) fn differs_from(&self, other: &Roles) -> Option<NaiveDateTime> {
        if self == other {
            return None;
        }
        let led = |roles: &Roles| roles.led.as_ref().map(|((recorded, _), _)| *recorded);
        let mut moments: BTreeSet<Option<NaiveDateTime>> = BTreeSet::new();
        if self.led != other.led {
            // Whoever recorded while the branch was being set up.
            return Some(NaiveDateTime::MIN);
        }
        let people: BTreeSet<&PersonId> = self.people.keys().chain(other.people.keys()).collect();
        for person in people {
            let of = |roles: &Roles| roles.people.get(person).cloned().unwrap_or_default();
            let (one, another) = (of(self), of(other));
            let changed = one.iter().filter(|entry| !another.contains(entry));
            let changed = changed.chain(another.iter().filter(|entry| !one.contains(entry)));
            let since = |entry: &Entry| {
                let same = one.iter().chain(&another).filter(|same| same.known == entry.known);
                // Only that it was a mistake is new.
                let mistaken = same.clone().count() > 1;
                let until = same.filter_map(|same| same.until).map(|until| until.0).min();
                if mistaken { until.unwrap_or(entry.known.0) } else { entry.known.0 }
            };
            moments.extend(changed.map(|entry| Some(since(entry))));
        }
        moments.into_iter().next().flatten().or(led(self))
    }
}

fn known(fact: &Fact) -> Known {
    (fact.recorded, fact.id)
}
