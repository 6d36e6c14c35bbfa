//! Whether what devices recorded is whole: each fact of a device follows the one before, whose text it names.

use super::{Fact, Journal};
use crate::domain::{Arrange, DeviceId, Digest, FactId};
use std::{collections::HashMap, sync::Arc};

/// Facts of a device that are not here, though later ones are.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Gap {
    pub device: DeviceId,
    pub from: u32,
    pub to: u32,
}

/// A fact, and the one before it, which is not as it was when the device went on from it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Altered {
    pub fact: FactId,
    pub before: FactId,
}

/// The facts of a device by their numbers, in the order of these. A device whose data was put back may have used a number twice.
type Numbered<'a> = Vec<(u32, &'a Arc<Fact>)>;

fn by_device<'a>(facts: impl Iterator<Item = &'a Arc<Fact>>) -> HashMap<&'a DeviceId, Numbered<'a>> {
    let mut devices: HashMap<&DeviceId, Numbered> = HashMap::new();
    for fact in facts {
        if let Some(link) = &fact.link {
            devices.entry(&fact.device).or_default().push((link.n, fact));
        }
    }
    devices.values_mut().for_each(|numbered| numbered.arrange_by_key(|(n, _)| *n));
    devices
}

/// What of what is known, and of what is new beside it, does not follow. Of the facts known before only the neighbours of
/// new ones are looked at. `digest`: what the text of a new fact comes to.
pub fn altered(
    journal: &Journal,
    new: &[Arc<Fact>],
    digest: impl Fn(&Fact) -> Option<Digest>,
) -> Vec<Altered> {
    // What is not known is new.
    let is_new = |fact: &Arc<Fact>| journal.get(fact.id).is_none();
    let digest = |fact: &Fact| digest(fact).unwrap_or_else(|| fact.digest());
    let mut found = Vec::new();
    for numbered in by_device(journal.facts().chain(new)).values() {
        let groups = numbered.chunk_by(|(one, _), (other, _)| one == other);
        let mut before: &[(u32, &Arc<Fact>)] = &[];
        for group in groups {
            let follows = before.first().is_some_and(|(n, _)| n.checked_add(1) == Some(group[0].0));
            if follows {
                found.extend(group.iter().filter_map(|(_, fact)| parted(fact, before, &is_new, &digest)));
            }
            before = group;
        }
    }
    found.arrange_by_key(|altered| altered.fact);
    found
}

/// A fact that follows none of those with the number before, where one of them is new.
fn parted(
    fact: &Arc<Fact>,
    before: &[(u32, &Arc<Fact>)],
    is_new: &dyn Fn(&Arc<Fact>) -> bool,
    digest: &dyn Fn(&Fact) -> Digest,
) -> Option<Altered> {
    let after = fact.link.as_ref()?.after;
    let looked = is_new(fact) || before.iter().any(|(_, one)| is_new(one));
    let follows = || before.iter().any(|(_, one)| Some(digest(one)) == after);
    let (_, last) = before.last()?;
    (looked && !follows()).then(|| Altered { fact: fact.id, before: last.id })
}

/// The numbers that are missing between the first and the last fact of each device, and before the first.
pub fn gaps<'a>(facts: impl Iterator<Item = &'a Arc<Fact>>) -> Vec<Gap> {
    let mut gaps = Vec::new();
    for (device, numbered) in by_device(facts) {
        let mut next = 1;
        for (n, _) in numbered {
            if n > next {
                gaps.push(Gap { device: device.clone(), from: next, to: n - 1 });
            }
            next = n.saturating_add(1);
        }
    }
    gaps.arrange_by_key(|gap| gap.clone());
    gaps
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        domain::PersonId,
        journal::{BranchNamed, FactBody, Link},
    };

    /// What a device recorded, one after the other.
    fn chain(device: &str, names: &[&str]) -> Vec<Arc<Fact>> {
        let mut facts: Vec<Arc<Fact>> = Vec::new();
        for (n, name) in (1..).zip(names) {
            let on = "2026-03-10".parse().unwrap();
            let after = facts.last().map(|fact| fact.digest());
            facts.push(Arc::new(Fact {
                id: FactId(uuid::Uuid::from_u128(u128::from(device.as_bytes()[0]) * 1000 + u128::from(n))),
                on,
                at: None,
                recorded: on.into(),
                actor: PersonId::parse("ma").unwrap(),
                device: DeviceId::parse(device).unwrap(),
                link: Some(Box::new(Link { n, after, ..Link::default() })),
                body: FactBody::from(BranchNamed { name: (*name).to_owned() }),
            }));
        }
        facts
    }

    fn journal(facts: &[Arc<Fact>]) -> Journal {
        let mut journal = Journal::default();
        journal.merge(facts.iter().cloned()).unwrap();
        journal
    }

    fn altered(journal: &Journal, new: &[Arc<Fact>]) -> Vec<Altered> {
        super::altered(journal, new, |_| None)
    }

    fn renamed(fact: &Arc<Fact>) -> Arc<Fact> {
        Arc::new(Fact { body: FactBody::from(BranchNamed { name: "other".into() }), ..(**fact).clone() })
    }

    #[test]
    fn an_altered_fact_is_noticed_from_either_side() {
        let facts = chain("a", &["1", "2", "3"]);
        assert_eq!(altered(&Journal::default(), &facts), []);
        assert_eq!(altered(&journal(&facts[..2]), &facts[2..]), []);
        let [one, two, three] = &facts[..] else { unreachable!() };
        let wrong = [Altered { fact: three.id, before: two.id }];
        let changed = renamed(two);
        assert_eq!(altered(&Journal::default(), &[one.clone(), changed.clone(), three.clone()]), wrong);
        assert_eq!(altered(&journal(&[one.clone(), three.clone()]), std::slice::from_ref(&changed)), wrong);
        assert_eq!(altered(&journal(&[one.clone(), changed]), std::slice::from_ref(three)), wrong);
        // What was known before and does not follow is not the fault of what is new.
        assert_eq!(altered(&journal(&[renamed(one), two.clone()]), std::slice::from_ref(three)), []);
    }

    #[test]
    fn a_device_that_went_on_twice_from_one_place_is_whole() {
        let (facts, mut other) = (chain("a", &["1", "2"]), chain("a", &["1", "x"]));
        let mut second = Arc::unwrap_or_clone(other.remove(1));
        second.id = FactId(uuid::Uuid::from_u128(7));
        let all = [facts[0].clone(), facts[1].clone(), Arc::new(second)];
        assert_eq!((altered(&Journal::default(), &all), gaps(all.iter())), (Vec::new(), Vec::new()));
    }

    #[test]
    fn what_is_missing_is_named_by_its_numbers() {
        let (a, b) = (chain("a", &["1", "2", "3", "4", "5"]), chain("b", &["1", "2"]));
        let some: Vec<_> = [&a[1], &a[4], &b[0], &b[1]].into_iter().cloned().collect();
        let gap = |from, to| Gap { device: DeviceId::parse("a").unwrap(), from, to };
        assert_eq!(gaps(some.iter()), [gap(1, 1), gap(3, 4)]);
        assert_eq!(gaps(a.iter()), []);
    }
}
