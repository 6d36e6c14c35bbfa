use super::*;
use crate::{
    domain::{Digest, PersonId},
    journal::{BranchNamed, FactBody},
};
use std::collections::HashMap;

/// Devices that record facts and hand them to one another.
#[derive(Default)]
struct Desks {
    known: HashMap<&'static str, Vec<Arc<Fact>>>,
    made: u128,
}

impl Desks {
    fn chains(&self, device: &str) -> Chains {
        let mut chains = Chains::default();
        self.known.get(device).into_iter().flatten().for_each(|fact| _ = chains.take(fact));
        chains
    }

    fn record(&mut self, device: &'static str, linked: bool) -> Arc<Fact> {
        self.made += 1;
        let known = self.known.entry(device).or_default().clone();
        let id = DeviceId::parse(device).unwrap();
        let of = |wanted| known.iter().find(|fact| fact.id == wanted).cloned();
        let link = linked.then(|| Box::new(self.chains(device).next(&id, of)));
        let on = "2026-03-10".parse().unwrap();
        let fact = Arc::new(Fact {
            id: FactId(uuid::Uuid::from_u128(self.made)),
            on,
            at: None,
            recorded: on.into(),
            actor: PersonId::parse("ma").unwrap(),
            device: id,
            link,
            body: FactBody::from(BranchNamed { name: self.made.to_string() }),
        });
        self.known.get_mut(device).unwrap().push(fact.clone());
        fact
    }

    fn hand(&mut self, from: &'static str, to: &'static str) {
        let more = self.known.get(from).cloned().unwrap_or_default();
        let known = self.known.entry(to).or_default();
        for fact in more {
            if !known.contains(&fact) {
                known.push(fact);
            }
        }
    }

    /// Everything that anybody knows, in either order.
    fn knew(&self, later: &Fact, earlier: &Fact) -> Knew {
        let all: Vec<_> = self.known.values().flatten().collect();
        let (mut there, mut back) = (Chains::default(), Chains::default());
        all.iter().for_each(|fact| _ = there.take(fact));
        all.iter().rev().for_each(|fact| _ = back.take(fact));
        assert_eq!(there.knew(later, earlier), back.knew(later, earlier));
        there.knew(later, earlier)
    }
}

#[test]
fn an_answer_knows_what_its_device_had_seen() {
    let mut desks = Desks::default();
    let one = desks.record("a", true);
    let apart = desks.record("b", true);
    desks.hand("a", "b");
    let after = desks.record("b", true);
    let again = desks.record("b", true);
    assert_eq!(desks.knew(&apart, &one), Knew::No);
    assert_eq!(desks.knew(&after, &one), Knew::Yes);
    assert_eq!((desks.knew(&again, &one), desks.knew(&again, &apart)), (Knew::Yes, Knew::Yes));
    assert_eq!((desks.knew(&one, &after), desks.knew(&apart, &again)), (Knew::No, Knew::No));
    // By a third one.
    desks.hand("b", "c");
    let third = desks.record("c", true);
    assert_eq!((desks.knew(&third, &one), desks.knew(&third, &again)), (Knew::Yes, Knew::Yes));
    assert_eq!(third.link.as_ref().unwrap().seen.len(), 2);
}

#[test]
fn each_fact_names_the_one_before_and_what_is_new() {
    let mut desks = Desks::default();
    let old = desks.record("old", false);
    desks.hand("old", "a");
    let first = desks.record("a", true);
    let second = desks.record("a", true);
    let link = first.link.as_ref().unwrap();
    assert_eq!((link.n, link.after, link.seen.len()), (1, None, 1));
    assert_eq!(link.seen.values().next(), Some(&Seen::Fact(old.id)));
    let link = second.link.as_ref().unwrap();
    assert_eq!((link.n, link.after), (2, Some(Digest::of(first.text().as_bytes()))));
    assert!(link.seen.is_empty());
}

#[test]
fn what_is_of_version_1_says_what_it_can() {
    let mut desks = Desks::default();
    let (one, other, later) = (desks.record("a", false), desks.record("b", false), desks.record("a", false));
    assert_eq!((desks.knew(&later, &one), desks.knew(&one, &later)), (Knew::Yes, Knew::No));
    assert_eq!(desks.knew(&other, &one), Knew::Unsaid);
    desks.hand("a", "c");
    let new = desks.record("c", true);
    assert_eq!((desks.knew(&new, &later), desks.knew(&new, &other)), (Knew::Yes, Knew::No));
    assert_eq!(desks.knew(&later, &new), Knew::No);
}

#[test]
fn what_comes_late_may_tell_that_more_was_known() {
    let mut desks = Desks::default();
    let one = desks.record("a", true);
    desks.hand("a", "b");
    let told = desks.record("b", true);
    let after = desks.record("b", true);
    let mut chains = Chains::default();
    assert!(!chains.take(&one) && !chains.take(&after));
    assert_eq!(chains.knew(&after, &one), Knew::No);
    assert!(chains.take(&told));
    assert_eq!(chains.knew(&after, &one), Knew::Yes);
}

#[test]
fn what_is_missing_is_known_by_what_came_later_and_by_what_others_knew() {
    let mut desks = Desks::default();
    let all = [(); 5].map(|()| desks.record("a", true));
    desks.hand("a", "b");
    let knowing = desks.record("b", true);
    let gap = |from, to| Gap { device: DeviceId::parse("a").unwrap(), from, to };
    let mut chains = Chains::default();
    chains.take(&knowing);
    assert_eq!(chains.gaps(), [gap(1, 5)]);
    chains.take(&all[2]);
    assert_eq!(chains.gaps(), [gap(1, 2), gap(4, 5)]);
    [0, 1].iter().for_each(|at| _ = chains.take(&all[*at]));
    assert_eq!(chains.gaps(), [gap(4, 5)]);
    [3, 4].iter().for_each(|at| _ = chains.take(&all[*at]));
    assert_eq!(chains.gaps(), []);
}

#[test]
fn nothing_is_claimed_to_be_known_beyond_what_is_missing() {
    let mut desks = Desks::default();
    let [one, two, three] = [(); 3].map(|()| desks.record("a", true));
    let mut chains = Chains::default();
    let of = |_| None;
    let b = DeviceId::parse("b").unwrap();
    let seen = |chains: &Chains| chains.next(&b, of).seen.into_values().collect::<Vec<_>>();
    chains.take(&three);
    assert_eq!(seen(&chains), []);
    chains.take(&one);
    assert_eq!(seen(&chains), [Seen::Number(1)]);
    chains.take(&two);
    assert_eq!(seen(&chains), [Seen::Number(3)]);
}

#[test]
fn a_copied_memory_tells_of_its_twin_in_either_order() {
    let mut desks = Desks::default();
    let one = desks.record("a", true);
    let apart = desks.record("b", true);
    // The copy goes by the same name, and has seen what the other has not.
    let device = apart.device.clone();
    let link = Link { seen: [(one.device.clone(), Seen::Number(1))].into(), ..*apart.link.clone().unwrap() };
    let id = FactId(uuid::Uuid::from_u128(99));
    let twin = Arc::new(Fact { id, device, link: Some(Box::new(link)), ..(*apart).clone() });
    let mut chains = Chains::default();
    assert!(!chains.take(&one) && !chains.take(&apart));
    assert_eq!(chains.knew(&apart, &one), Knew::No);
    assert!(chains.take(&twin), "what was known at one number may be more than it seemed");
    assert_eq!(chains.knew(&apart, &one), Knew::Yes);
    assert_eq!(chains.told_others(&[twin]).len(), 1);
}

#[test]
fn what_a_device_recorded_last_told_nobody() {
    let mut desks = Desks::default();
    let one = desks.record("a", true);
    desks.hand("a", "b");
    let [telling, after, last] = [(); 3].map(|()| desks.record("b", true));
    let mut chains = Chains::default();
    [&one, &telling, &after, &last].iter().for_each(|fact| _ = chains.take(fact));
    let told = |gone: &[&Arc<Fact>]| {
        let gone: Vec<Arc<Fact>> = gone.iter().map(|fact| (*fact).clone()).collect();
        chains.told_others(&gone).into_values().next()
    };
    assert_eq!(
        (told(&[&last]), told(&[&after, &last]), told(&[&telling, &after, &last])),
        (None, None, None)
    );
    assert_eq!((told(&[&telling]), told(&[&telling, &last])), (Some(1), Some(1)));
    assert_eq!(told(&[&one]), None, "it told of nobody else");
}
