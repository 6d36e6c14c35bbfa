//! The map against the one of the standard library.

use super::*;
use proptest::prelude::*;
use std::collections::BTreeMap;

/// Keys put and taken away, many enough for several pieces.
fn steps() -> impl Strategy<Value = Vec<(u16, Option<u8>)>> {
    prop::collection::vec((0_u16..900, prop::option::weighted(0.7, any::<u8>())), 0..1500)
}

fn both(steps: &[(u16, Option<u8>)]) -> (Shared<u16, u8>, BTreeMap<u16, u8>) {
    let (mut map, mut known) = (Shared::default(), BTreeMap::new());
    for (key, value) in steps {
        map.put(*key, *value);
        match value {
            Some(value) => _ = known.insert(*key, *value),
            None => _ = known.remove(key),
        }
    }
    (map, known)
}

fn is_sound(map: &Shared<u16, u8>) -> bool {
    map.pieces.iter().all(|piece| !piece.is_empty() && piece.len() <= MOST)
}

proptest! {
    #[test]
    fn it_holds_what_was_put_in_order(steps in steps(), from in 0_u16..901) {
        let (map, known) = both(&steps);
        prop_assert!(is_sound(&map));
        prop_assert_eq!(map.len(), known.len());
        prop_assert!(map.iter().eq(known.iter()));
        prop_assert!(map.iter().rev().eq(known.iter().rev()));
        prop_assert!((0..900).all(|key: u16| map.get(&key) == known.get(&key)));
        prop_assert!(map.from(&from).map(|(key, value)| (key, &**value)).eq(known.range(from..)));
    }

    #[test]
    fn what_is_changed_in_its_place_is_as_if_it_were_put(
        first in steps(),
        second in prop::collection::vec((0_u16..900, 0_u8..3), 0..300),
    ) {
        let (before, known) = both(&first);
        let (mut now, mut expected) = (before.clone(), known.clone());
        for (key, more) in second {
            now.change(&key, |value| *value = value.wrapping_mul(more));
            let value = known.get(&key).and(expected.get(&key)).copied().unwrap_or_default().wrapping_mul(more);
            match value {
                0 => _ = expected.remove(&key),
                _ => _ = expected.insert(key, value),
            }
        }
        prop_assert!(is_sound(&now) && now.len() == expected.len());
        prop_assert!(now.iter().eq(expected.iter()));
        prop_assert!(before.iter().eq(known.iter()));
    }

    #[test]
    fn a_copy_keeps_what_it_was_and_what_changed_is_told(first in steps(), second in steps()) {
        let (before, known) = both(&first);
        let mut now = before.clone();
        let mut changed = known.clone();
        for (key, value) in second {
            now.put(key, value);
            match value {
                Some(value) => _ = changed.insert(key, value),
                None => _ = changed.remove(&key),
            }
        }
        prop_assert!(before.iter().eq(known.iter()));
        let told: Vec<_> =
            now.changes(&before).map(|(key, was, is)| (*key, was.map(|v| **v), is.map(|v| **v))).collect();
        let keys: std::collections::BTreeSet<u16> = known.keys().chain(changed.keys()).copied().collect();
        let expected: Vec<_> = keys
            .into_iter()
            .map(|key| (key, known.get(&key).copied(), changed.get(&key).copied()))
            .filter(|(_, was, is)| was != is)
            .collect();
        prop_assert_eq!(told, expected);
        prop_assert_eq!(now == before, known == changed);
        prop_assert!(now == now.iter().map(|(key, value)| (*key, *value)).collect());
    }
}

#[test]
fn a_change_copies_one_piece() {
    let map: Shared<u32, u32> = (0..10_000).map(|number| (number, number)).collect();
    let mut copy = map.clone();
    copy.insert(5_000, 1);
    let copied = map.pieces.iter().zip(&copy.pieces).filter(|(one, other)| !Arc::ptr_eq(one, other));
    assert_eq!(copied.count(), 1);
    assert_eq!(map.pieces.len(), 10_000_usize.div_ceil(MOST));
}
