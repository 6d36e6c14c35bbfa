//! What each device recorded, and what it knew of the others: whether an answer was given knowing another one.

use crate::{
    domain::{Collected, DeviceId, FactId},
    journal::{Fact, Link, Seen, whole::Gap},
};
use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

/// The chains of all devices. It only grows, and is no part of what is so: ledgers are equal whatever they know of this.
#[derive(Debug, Clone, Default)]
pub struct Chains(BTreeMap<DeviceId, Chain>);

impl PartialEq for Chains {
    fn eq(&self, _: &Chains) -> bool {
        true
    }
}

/// What one device recorded.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
struct Chain {
    /// The last of its facts.
    last: Option<Head>,
    /// The last of its facts of version 1.
    old: Option<FactId>,
    /// All of its facts up to this number are here, and which are beyond a missing one.
    whole: u32,
    beyond: BTreeSet<u32>,
    /// Some number was given twice: the device's memory was copied.
    is_forked: bool,
    /// What became known there of each other device, by the number of the fact that first says so.
    seen: BTreeMap<DeviceId, BTreeMap<u32, Seen>>,
}

/// The last fact of a device.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Head {
    seen: Seen,
    fact: FactId,
}

impl Chain {
    /// Up to which fact nothing is missing.
    fn known(&self) -> Option<Seen> {
        let number = (self.whole > 0).then_some(Seen::Number(self.whole));
        number.or(self.old.map(Seen::Fact))
    }

    fn number(&mut self, n: u32) {
        self.is_forked |= n <= self.whole || self.beyond.contains(&n);
        if n != self.whole.saturating_add(1) {
            self.beyond.extend((n > self.whole).then_some(n));
            return;
        }
        self.whole = n;
        while self.beyond.remove(&self.whole.saturating_add(1)) {
            self.whole += 1;
        }
    }

    /// How many numbers from one on are here.
    fn count_from(&self, n: u32) -> usize {
        let whole = self.whole.saturating_add(1).saturating_sub(n);
        whole as usize + self.beyond.range(n..).count()
    }

    /// What was known of a device at a number.
    fn knew(&self, device: &DeviceId, at: u32) -> Option<Seen> {
        let seen = self.seen.get(device)?;
        seen.range(..=at).map(|(_, seen)| *seen).max()
    }
}

/// Where a fact stands, with all that its device knew of others: enough to say whether another fact was known there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Place {
    device: DeviceId,
    stands: Seen,
    seen: BTreeMap<DeviceId, Seen>,
}

impl Place {
    /// Whether a fact is said to have been known there.
    pub(super) fn knew(&self, fact: &Fact) -> bool {
        let stands = Seen::of(fact.id, fact.link.as_deref());
        match (stands, self.stands) {
            _ if fact.device != self.device => {
                self.seen.get(&fact.device).is_some_and(|seen| *seen >= stands)
            }
            // The ids of version 1 say no more than its clock did; and what is not in its place yet, where it is only looked at
            // what it would change, has no number either.
            (Seen::Fact(_), _) => false,
            (stands, own) => stands < own,
        }
    }
}

/// Whether one fact was recorded knowing another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Knew {
    Yes,
    No,
    /// Two devices of version 1 do not say.
    Unsaid,
}

impl Chains {
    /// Takes a fact in. Answers whether something that was taken in before may have known more than it seemed to.
    pub(super) fn take(&mut self, fact: &Fact) -> bool {
        if !self.0.contains_key(&fact.device) {
            self.0.insert(fact.device.clone(), Chain::default());
        }
        let Some(chain) = self.0.get_mut(&fact.device) else { return false };
        let head = Head { seen: Seen::of(fact.id, fact.link.as_deref()), fact: fact.id };
        // Of a copied memory another fact may have the same number.
        let is_late = chain.last.is_some_and(|last| last.seen >= head.seen);
        chain.last = chain.last.max(Some(head));
        let Some(link) = &fact.link else {
            chain.old = chain.old.max(Some(fact.id));
            return false;
        };
        chain.number(link.n);
        for (device, seen) in &link.seen {
            let known = chain.seen.entry(device.clone()).or_default().entry(link.n).or_insert(*seen);
            *known = (*known).max(*seen);
        }
        is_late && !link.seen.is_empty()
    }

    /// The devices of which facts are let go of that told what others knew, with the first number of such a fact, where others
    /// of the device may stay that stand after it.
    pub(super) fn told_others<'a>(&self, gone: &'a [Arc<Fact>]) -> BTreeMap<&'a DeviceId, u32> {
        let mut numbers: BTreeMap<&DeviceId, BTreeSet<u32>> = BTreeMap::new();
        let mut telling: BTreeMap<&DeviceId, u32> = BTreeMap::new();
        for (device, link) in gone.iter().filter_map(|fact| Some((&fact.device, fact.link.as_ref()?))) {
            numbers.entry(device).or_default().insert(link.n);
            if !link.seen.is_empty() {
                let first = telling.entry(device).or_insert(link.n);
                *first = link.n.min(*first);
            }
        }
        let stay = |device: &DeviceId, first: u32| {
            let gone = numbers.get(device).map_or(0, |numbers| numbers.range(first..).count());
            self.0.get(device).is_some_and(|chain| chain.is_forked || chain.count_from(first) > gone)
        };
        telling.retain(|device, first| stay(device, *first));
        telling
    }

    /// Where a fact stands.
    pub(super) fn place(&self, fact: &Fact) -> Place {
        let stands = Seen::of(fact.id, fact.link.as_deref());
        let chain = self.0.get(&fact.device).zip(fact.link.as_ref());
        let seen = chain.into_iter().flat_map(|(chain, link)| {
            let devices = chain.seen.keys();
            devices.filter_map(|device| Some((device.clone(), chain.knew(device, link.n)?)))
        });
        Place { device: fact.device.clone(), stands, seen: seen.keyed() }
    }

    /// The facts of devices that are not here, though later ones are, or though another device knew them.
    pub(super) fn gaps(&self) -> Vec<Gap> {
        let mut last: BTreeMap<&DeviceId, u32> = BTreeMap::new();
        for (device, seen) in self.0.values().flat_map(|chain| &chain.seen) {
            if let Some(Seen::Number(n)) = seen.values().max() {
                let known = last.entry(device).or_default();
                *known = (*known).max(*n);
            }
        }
        for (device, chain) in &self.0 {
            let known = last.entry(device).or_default();
            *known = (*known).max(chain.beyond.last().copied().unwrap_or(chain.whole));
        }
        let nothing = Chain::default();
        let mut gaps = Vec::new();
        for (device, last) in last {
            let chain = self.0.get(device).unwrap_or(&nothing);
            let mut next = chain.whole.saturating_add(1);
            for n in chain.beyond.iter().copied().chain([last.saturating_add(1)]) {
                if n > next {
                    gaps.push(Gap { device: device.clone(), from: next, to: n - 1 });
                }
                next = next.max(n.saturating_add(1));
            }
        }
        gaps
    }

    /// The place of the fact that a device records next, among those that `known` finds.
    pub(super) fn next(&self, device: &DeviceId, known: impl Fn(FactId) -> Option<Arc<Fact>>) -> Link {
        let own = self.0.get(device);
        let last = own.and_then(|own| own.last);
        let (n, after) = match last {
            Some(Head { seen: Seen::Number(n), fact }) => {
                (n.saturating_add(1), known(fact).map(|fact| fact.digest()))
            }
            _ => (1, None),
        };
        let new = |(other, chain): (&DeviceId, &Chain)| {
            let seen = chain.known()?;
            let known = own.and_then(|own| own.knew(other, u32::MAX));
            (other != device && known < Some(seen)).then(|| (other.clone(), seen))
        };
        Link { n, after, seen: self.0.iter().filter_map(new).collect(), text: None }
    }

    /// Whether `later` was recorded knowing `earlier`.
    pub fn knew(&self, later: &Fact, earlier: &Fact) -> Knew {
        let stands = Seen::of(earlier.id, earlier.link.as_deref());
        let knew = |knew| if knew { Knew::Yes } else { Knew::No };
        match &later.link {
            _ if later.device == earlier.device => knew(stands < Seen::of(later.id, later.link.as_deref())),
            Some(link) => {
                let chain = self.0.get(&later.device);
                knew(chain.and_then(|chain| chain.knew(&earlier.device, link.n)) >= Some(stands))
            }
            None if earlier.link.is_none() => Knew::Unsaid,
            // A program of version 1 cannot read the other.
            None => Knew::No,
        }
    }
}

#[cfg(test)]
mod tests;
