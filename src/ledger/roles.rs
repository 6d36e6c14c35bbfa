//! Who was what when: the descriptions of people that were known at a moment, each recorded by somebody who might. By it the
//! ledger judges whose a fact was to record; what was recorded later about a role changes nothing of that.
//!
//! Later is what a clock says, and what was recorded knowing the fact, whatever the clock said: a clock that was set back
//! takes nobody's right to what he has recorded already.

use super::chains::{Chains, Place};
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

/// Something that was told, when and by which device knowing what.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Told {
    known: Known,
    place: Place,
}

impl Told {
    fn of(fact: &Fact, chains: &Chains) -> Told {
        Told { known: known(fact), place: chains.place(fact) }
    }

    /// Whether it was so when a fact was recorded.
    fn is_before(&self, fact: &Fact) -> bool {
        self.known < known(fact) && !self.place.knew(fact)
    }
}

/// What somebody is from a day on, as far as it was known.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Entry {
    told: Told,
    /// By what it was known to be a mistake.
    mistaken: Vec<Told>,
    from: NaiveDate,
    /// None: that day is his last.
    role: Option<Role>,
}

/// The roles of everybody, as they became known.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Roles {
    people: BTreeMap<PersonId, Vec<Entry>>,
    /// By which fact of which device somebody came who decides about people (2.1): until then the branch is being set up
    /// there.
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

impl Standing {
    /// Whether it is one of some roles, or stands in for them. While the branch is being set up everybody may do everything.
    pub(super) fn is_among(self, permitted: &[Role]) -> bool {
        match self {
            Standing::Founding => true,
            Standing::Role(role) => {
                permitted.contains(&role)
                    || (role == Role::Manager && permitted.iter().all(|role| role.manager_stands_in()))
            }
            Standing::Unknown | Standing::Left => false,
        }
    }
}

impl Roles {
    /// By what was told of people, and of what of it was a mistake. `facts` are in the order in which they became known.
    pub(super) fn of(facts: &[Arc<Fact>], chains: &Chains) -> Roles {
        let mut roles = Roles { led: founded(facts), ..Roles::default() };
        let told: BTreeMap<FactId, &Arc<Fact>> = facts.iter().map(|fact| (fact.id, fact)).collect();
        for fact in facts {
            match &fact.body {
                FactBody::People(people) if roles.may(fact, recorders(&fact.body).0) => {
                    roles.take(Told::of(fact, chains), fact, people)
                }
                body => {
                    if let Some(Withdrawn { fact: mistake, .. }) = body.of()
                        && let Some(mistake) = told.get(mistake)
                        && roles.may_take_back(fact, mistake)
                    {
                        roles.forget(mistake, &Told::of(fact, chains));
                    }
                }
            }
        }
        roles
    }

    fn take(&mut self, told: Told, fact: &Fact, of: &PeopleFact) {
        let (person, from, role) = match of {
            PeopleFact::PersonJoined(PersonJoined { person, joined, role, .. }) => {
                (person, *joined, Some(*role))
            }
            PeopleFact::PersonChanged(PersonChanged { person, role, .. }) => (person, fact.on, Some(*role)),
            PeopleFact::PersonLeft(PersonLeft { person }) => (person, fact.on, None),
        };
        let entry = Entry { told, mistaken: Vec::new(), from, role };
        self.people.entry(person.clone()).or_default().push(entry);
    }

    fn forget(&mut self, mistake: &Fact, by: &Told) {
        let entries = self.people.values_mut().flatten();
        let of_mistake = entries.filter(|entry| entry.told.known == known(mistake));
        of_mistake.for_each(|entry| entry.mistaken.push(by.clone()));
    }

    /// What whoever recorded a fact was then.
    pub fn standing(&self, fact: &Fact) -> Standing {
        if fact.device.is_imagined() {
            return Standing::Founding;
        }
        match &self.led {
            None => return Standing::Founding,
            // What led up to it, and the rest of what was told while the branch was being set up.
            Some((led, device)) if fact.device == *device => {
                if known(fact) <= *led || fact.actor.as_str() == PersonId::DESK {
                    return Standing::Founding;
                }
            }
            Some(_) => {}
        }
        self.was(&fact.actor, fact)
    }

    /// What somebody was when a fact was recorded, by what was known then.
    pub(super) fn was(&self, person: &PersonId, fact: &Fact) -> Standing {
        let day = fact.recorded.date();
        let entries = self.people.get(person).map_or(&[][..], Vec::as_slice);
        let counts = |entry: &&Entry| {
            entry.told.is_before(fact) && !entry.mistaken.iter().any(|mistaken| mistaken.is_before(fact))
        };
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
        self.standing(fact).is_among(permitted)
    }

    /// Whether a fact takes another one back that its recorder might: what he recorded himself in the role that he still
    /// has, and what his role may.
    pub(super) fn may_take_back(&self, fact: &Fact, mistake: &Fact) -> bool {
        let standing = self.standing(fact);
        match standing {
            Standing::Role(_) if fact.actor == mistake.actor && standing == self.standing(mistake) => true,
            _ => standing.is_among(withdrawers(&mistake.body).0),
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
                let mut others = one.iter().chain(&another);
                match others.find(|other| other.told == entry.told && *other != entry) {
                    // Only that it was a mistake is new.
                    Some(other) => {
                        let mistaken = entry.mistaken.iter().chain(&other.mistaken);
                        mistaken.map(|mistaken| mistaken.known.0).min().unwrap_or(entry.told.known.0)
                    }
                    None => entry.told.known.0,
                }
            };
            moments.extend(changed.map(|entry| Some(since(entry))));
        }
        moments.into_iter().next().flatten().or(led(self))
    }
}

/// What a device told of people on the day on which the branch was set up there, and by whom it was.
#[derive(Default)]
struct Founding<'a> {
    led: Option<(Known, &'a PersonId)>,
    /// Who wrote somebody down, and when.
    joined: Vec<(Known, &'a PersonId)>,
}

impl Founding<'_> {
    /// How many people were written down that day by nobody in particular, or by whoever leads.
    fn size(&self) -> usize {
        let Some((led, leader)) = self.led else { return 0 };
        let theirs = |actor: &PersonId| actor.as_str() == PersonId::DESK || actor == leader;
        self.joined.iter().filter(|(at, actor)| at.0.date() == led.0.date() && theirs(actor)).count()
    }
}

/// By which fact of which device the branch was set up: somebody who decides about people was written down there, by nobody in
/// particular or by himself. Of several devices it is the one on which most people were written down that day: a file that
/// claims to be older than the branch founds none, and nothing that happens later makes it another. `facts` are in the order in
/// which they became known.
fn founded(facts: &[Arc<Fact>]) -> Option<(Known, DeviceId)> {
    let mut devices: BTreeMap<&DeviceId, Founding> = BTreeMap::new();
    for fact in facts.iter().filter(|fact| !fact.device.is_imagined()) {
        let FactBody::People(told) = &fact.body else { continue };
        let founding = devices.entry(&fact.device).or_default();
        let by_desk = fact.actor.as_str() == PersonId::DESK;
        let (person, role, founds) = match told {
            PeopleFact::PersonJoined(PersonJoined { person, role, .. }) => {
                founding.joined.push((known(fact), &fact.actor));
                (person, role, by_desk || fact.actor == *person)
            }
            PeopleFact::PersonChanged(PersonChanged { person, role, .. }) => (person, role, by_desk),
            PeopleFact::PersonLeft(_) => continue,
        };
        if LEADING.contains(role) && founds {
            founding.led.get_or_insert((known(fact), person));
        }
    }
    let mut founded: Option<(usize, Known, &DeviceId)> = None;
    for (device, founding) in &devices {
        let Some((led, _)) = founding.led else { continue };
        let size = founding.size();
        if founded.is_none_or(|(most, first, _)| (size, first) > (most, led)) {
            founded = Some((size, led, *device));
        }
    }
    founded.map(|(_, led, device)| (led, device.clone()))
}

fn known(fact: &Fact) -> Known {
    (fact.recorded, fact.id)
}

#[cfg(test)]
mod tests;
