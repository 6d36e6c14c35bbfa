//! Sorting by one piece of code. The standard library's is written out anew for each type that is sorted, five
//! kilobytes of the program each time; here it only ever sorts places, and each type adds a comparison.

use std::{
    cmp::Ordering,
    collections::{BTreeMap, BTreeSet},
};

/// Sorts as the standard library's methods do: what compares equal keeps its order.
pub trait Arrange {
    type Item;

    /// As [`slice::sort_by`].
    fn arrange_by(&mut self, compare: impl FnMut(&Self::Item, &Self::Item) -> Ordering);

    /// As [`slice::sort_by_key`].
    fn arrange_by_key<K: Ord>(&mut self, mut key: impl FnMut(&Self::Item) -> K) {
        self.arrange_by(|a, b| key(a).cmp(&key(b)));
    }

    /// As [`slice::sort_by_cached_key`]: the keys lie side by side.
    fn arrange_by_cached_key<K: Ord>(&mut self, key: impl FnMut(&Self::Item) -> K);

    /// As [`slice::sort`].
    fn arrange(&mut self)
    where
        Self::Item: Ord,
    {
        self.arrange_by(Ord::cmp);
    }
}

impl<T> Arrange for [T] {
    type Item = T;

    fn arrange_by(&mut self, mut compare: impl FnMut(&T, &T) -> Ordering) {
        if !self.is_sorted_by(|a, b| compare(a, b) != Ordering::Greater) {
            let wanted = places(self.len(), &mut |a, b| compare(&self[a], &self[b]));
            bring(self, wanted);
        }
    }

    fn arrange_by_cached_key<K: Ord>(&mut self, key: impl FnMut(&T) -> K) {
        let keys: Vec<K> = self.iter().map(key).collect();
        if !keys.is_sorted() {
            bring(self, places(keys.len(), &mut |a, b| keys[a].cmp(&keys[b])));
        }
    }
}

/// Brings every item to its place. `wanted`: which item belongs at each.
fn bring<T>(items: &mut [T], mut wanted: Vec<usize>) {
    // Each round of places follows itself to its end: one swap brings one item to where it belongs.
    for start in 0..wanted.len() {
        let mut at = start;
        while wanted[at] != start {
            let from = std::mem::replace(&mut wanted[at], at);
            items.swap(at, from);
            at = from;
        }
        wanted[at] = at;
    }
}

/// Which item belongs at each place.
fn places(len: usize, compare: &mut dyn FnMut(usize, usize) -> Ordering) -> Vec<usize> {
    let mut places: Vec<usize> = (0..len).collect();
    places.sort_by(|a, b| compare(*a, *b));
    places
}

/// Collecting into what keeps its keys in order. The standard library's `collect` sorts first, by code that is written out
/// anew for each type; what is put in one by one needs none.
pub trait Collected: Iterator + Sized {
    /// Of two pairs with one key, the later.
    fn keyed<K: Ord, V>(self) -> BTreeMap<K, V>
    where
        Self: Iterator<Item = (K, V)>,
    {
        let mut map = BTreeMap::new();
        for (key, value) in self {
            map.insert(key, value);
        }
        map
    }

    /// Each once.
    fn distinct(self) -> BTreeSet<Self::Item>
    where
        Self::Item: Ord,
    {
        let mut set = BTreeSet::new();
        for item in self {
            set.insert(item);
        }
        set
    }
}

impl<I: Iterator> Collected for I {}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn it_sorts_as_the_standard_library_does(keys in prop::collection::vec(0u8..20, 0..200)) {
            let items: Vec<(u8, usize)> = keys.into_iter().zip(0..).collect();
            let (mut by_key, mut expected) = (items.clone(), items.clone());
            by_key.arrange_by_key(|item| std::cmp::Reverse(item.0));
            expected.sort_by_key(|item| std::cmp::Reverse(item.0));
            prop_assert_eq!(&by_key, &expected);
            let mut cached = items.clone();
            cached.arrange_by_cached_key(|item| std::cmp::Reverse(item.0));
            prop_assert_eq!(&cached, &expected);
            by_key.arrange();
            expected.sort();
            prop_assert_eq!(by_key, expected);
        }
    }
}
