//! A sorted map whose copies share what is the same in them.
//!
//! A branch of ten years has 150 000 facts, and every change of it makes a new ledger beside the one that screens still
//! show. A copy of this map costs one count for each hundred entries; a change copies the one piece that it falls into.
//! What two copies have in common is recognised without looking at it ([`Shared::changes`]).

use std::{borrow::Borrow, fmt, ops::Index, sync::Arc};

/// So many entries in a piece at most.
const MOST: usize = 128;

type Piece<K, V> = Vec<(K, Arc<V>)>;

/// A sorted map. No piece is empty, none has more than [`MOST`] entries, and the keys ascend through all of them.
pub struct Shared<K, V> {
    pieces: Vec<Arc<Piece<K, V>>>,
    len: usize,
}

/// A key with what it had before and has now.
pub type Change<'a, K, V> = (&'a K, Option<&'a Arc<V>>, Option<&'a Arc<V>>);

impl<K: Ord + Clone, V> Shared<K, V> {
    pub fn len(&self) -> usize {
        self.len
    }

    pub fn is_empty(&self) -> bool {
        self.len == 0
    }

    /// Where a key is, or would be: the piece and the place in it.
    fn place<Q: Ord + ?Sized>(&self, key: &Q) -> Result<(usize, usize), (usize, usize)>
    where
        K: Borrow<Q>,
    {
        // What is built from its beginning to its end needs no search.
        if let Some((last, piece)) = self.pieces.split_last().map(|(piece, before)| (before.len(), piece))
            && piece.last().is_some_and(|(known, _)| known.borrow() < key)
        {
            return Err((last, piece.len()));
        }
        let piece = self.pieces.partition_point(|piece| piece[0].0.borrow() <= key).saturating_sub(1);
        let Some(entries) = self.pieces.get(piece) else { return Err((piece, 0)) };
        match entries.binary_search_by(|(known, _)| known.borrow().cmp(key)) {
            Ok(at) => Ok((piece, at)),
            Err(at) => Err((piece, at)),
        }
    }

    /// What a key has, to be shared.
    pub fn get_shared<Q: Ord + ?Sized>(&self, key: &Q) -> Option<&Arc<V>>
    where
        K: Borrow<Q>,
    {
        self.place(key).ok().map(|(piece, at)| &self.pieces[piece][at].1)
    }

    pub fn get<Q: Ord + ?Sized>(&self, key: &Q) -> Option<&V>
    where
        K: Borrow<Q>,
    {
        self.get_shared(key).map(|value| &**value)
    }

    pub fn contains_key<Q: Ord + ?Sized>(&self, key: &Q) -> bool
    where
        K: Borrow<Q>,
    {
        self.place(key).is_ok()
    }

    pub fn insert(&mut self, key: K, value: impl Into<Arc<V>>) {
        let place = self.place(&key);
        self.set(place, key, value.into());
    }

    /// Sets a value where [`place`](Self::place) says that its key is, or would be.
    fn set(&mut self, place: Result<(usize, usize), (usize, usize)>, key: K, value: Arc<V>) {
        match place {
            Ok((piece, at)) => Arc::make_mut(&mut self.pieces[piece])[at].1 = value,
            Err((piece, at)) => {
                self.len += 1;
                self.insert_at(piece, at, (key, value));
            }
        }
    }

    fn insert_at(&mut self, piece: usize, at: usize, entry: (K, Arc<V>)) {
        let last = self.pieces.len();
        let Some(entries) = self.pieces.get_mut(piece) else {
            return self.pieces.push(Arc::new(vec![entry]));
        };
        if entries.len() < MOST {
            return Arc::make_mut(entries).insert(at, entry);
        }
        if piece + 1 == last && at == MOST {
            // What grows at its end fills its pieces.
            return self.pieces.push(Arc::new(vec![entry]));
        }
        let mut tail = Arc::make_mut(entries).split_off(MOST / 2);
        match at.checked_sub(MOST / 2) {
            Some(behind) => tail.insert(behind, entry),
            None => Arc::make_mut(entries).insert(at, entry),
        }
        self.pieces.insert(piece + 1, Arc::new(tail));
    }

    pub fn remove<Q: Ord + ?Sized>(&mut self, key: &Q)
    where
        K: Borrow<Q>,
    {
        if let Ok(place) = self.place(key) {
            self.remove_at(place);
        }
    }

    fn remove_at(&mut self, (piece, at): (usize, usize)) {
        self.len -= 1;
        let entries = Arc::make_mut(&mut self.pieces[piece]);
        entries.remove(at);
        if entries.is_empty() {
            self.pieces.remove(piece);
        }
    }

    /// Puts a value in its place, or takes the key away. What is there and is the same stays what it is.
    pub fn put(&mut self, key: K, value: Option<V>)
    where
        V: PartialEq,
    {
        match (self.place(&key), value) {
            (Ok((piece, at)), Some(value)) if *self.pieces[piece][at].1 == value => {}
            (place, Some(value)) => self.set(place, key, value.into()),
            (Ok(place), None) => self.remove_at(place),
            (Err(_), None) => {}
        }
    }

    /// Changes what a key has, from nothing where it has nothing, and takes the key away where nothing is left.
    pub fn change(&mut self, key: &K, change: impl FnOnce(&mut V))
    where
        V: Clone + Default + PartialEq,
    {
        let Ok((piece, at)) = self.place(key) else {
            let mut new = V::default();
            change(&mut new);
            return self.put(key.clone(), Some(new).filter(|new| *new != V::default()));
        };
        // Not shared with a copy, it is changed where it lies.
        let value = Arc::make_mut(&mut Arc::make_mut(&mut self.pieces[piece])[at].1);
        change(value);
        if *value == V::default() {
            self.remove_at((piece, at));
        }
    }

    pub fn iter(&self) -> impl DoubleEndedIterator<Item = (&K, &V)> + Clone {
        self.entries().map(|(key, value)| (key, &**value))
    }

    pub fn keys(&self) -> impl DoubleEndedIterator<Item = &K> + Clone {
        self.entries().map(|(key, _)| key)
    }

    pub fn values(&self) -> impl DoubleEndedIterator<Item = &V> + Clone {
        self.entries().map(|(_, value)| &**value)
    }

    /// The values, to be shared.
    pub fn shared(&self) -> impl DoubleEndedIterator<Item = &Arc<V>> + Clone {
        self.entries().map(|(_, value)| value)
    }

    fn entries(&self) -> impl DoubleEndedIterator<Item = &(K, Arc<V>)> + Clone {
        self.pieces.iter().flat_map(|piece| piece.iter())
    }

    /// The entries from a key on.
    pub fn from<'a, Q: Ord + ?Sized>(
        &'a self,
        key: &Q,
    ) -> impl Iterator<Item = (&'a K, &'a Arc<V>)> + use<'a, K, V, Q>
    where
        K: Borrow<Q>,
    {
        let (Ok((piece, at)) | Err((piece, at))) = self.place(key);
        let pieces = self.pieces.get(piece..).unwrap_or_default();
        pieces.iter().flat_map(|piece| piece.iter()).skip(at).map(|(key, value)| (key, value))
    }

    /// What is another in `self` than it was in `before`. Pieces that both share are passed over.
    pub fn changes<'a>(&'a self, before: &'a Shared<K, V>) -> impl Iterator<Item = Change<'a, K, V>>
    where
        V: PartialEq,
    {
        let mut walk = Walk { now: Place::start(&self.pieces), before: Place::start(&before.pieces) };
        std::iter::from_fn(move || walk.next_change())
    }
}

/// A place on the way through a map.
struct Place<'a, K, V> {
    pieces: &'a [Arc<Piece<K, V>>],
    at: usize,
}

impl<'a, K, V> Place<'a, K, V> {
    fn start(pieces: &'a [Arc<Piece<K, V>>]) -> Place<'a, K, V> {
        Place { pieces, at: 0 }
    }

    fn entry(&self) -> Option<&'a (K, Arc<V>)> {
        self.pieces.first().map(|piece| &piece[self.at])
    }

    fn step(&mut self) {
        self.at += 1;
        if self.pieces.first().is_some_and(|piece| piece.len() == self.at) {
            self.skip();
        }
    }

    fn skip(&mut self) {
        self.pieces = &self.pieces[1..];
        self.at = 0;
    }
}

/// Two maps walked through side by side.
struct Walk<'a, K, V> {
    now: Place<'a, K, V>,
    before: Place<'a, K, V>,
}

impl<'a, K: Ord, V: PartialEq> Walk<'a, K, V> {
    fn next_change(&mut self) -> Option<Change<'a, K, V>> {
        loop {
            if self.at_one_piece() {
                self.now.skip();
                self.before.skip();
                continue;
            }
            match (self.now.entry(), self.before.entry()) {
                (None, None) => return None,
                (Some((key, now)), other) if other.is_none_or(|(other, _)| key < other) => {
                    self.now.step();
                    return Some((key, None, Some(now)));
                }
                (Some((key, now)), Some((same, before))) if key == same => {
                    self.now.step();
                    self.before.step();
                    if !Arc::ptr_eq(now, before) && now != before {
                        return Some((key, Some(before), Some(now)));
                    }
                }
                (_, Some((key, before))) => {
                    self.before.step();
                    return Some((key, Some(before), None));
                }
                (Some(_), None) => return None,
            }
        }
    }

    fn at_one_piece(&self) -> bool {
        let pieces = self.now.pieces.first().zip(self.before.pieces.first());
        (self.now.at, self.before.at) == (0, 0)
            && pieces.is_some_and(|(now, before)| Arc::ptr_eq(now, before))
    }
}

impl<K, V> Clone for Shared<K, V> {
    fn clone(&self) -> Shared<K, V> {
        Shared { pieces: self.pieces.clone(), len: self.len }
    }
}

impl<K, V> Default for Shared<K, V> {
    fn default() -> Shared<K, V> {
        Shared { pieces: Vec::new(), len: 0 }
    }
}

impl<K: Ord + Clone, V: PartialEq> PartialEq for Shared<K, V> {
    fn eq(&self, other: &Shared<K, V>) -> bool {
        self.len == other.len && self.changes(other).next().is_none()
    }
}

impl<K: Ord + Clone, V: Eq> Eq for Shared<K, V> {}

impl<K: Ord + Clone + fmt::Debug, V: fmt::Debug> fmt::Debug for Shared<K, V> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_map().entries(self.iter()).finish()
    }
}

impl<K: Ord + Clone, V, A: Into<Arc<V>>> FromIterator<(K, A)> for Shared<K, V> {
    fn from_iter<I: IntoIterator<Item = (K, A)>>(entries: I) -> Shared<K, V> {
        let mut map = Shared::default();
        entries.into_iter().for_each(|(key, value)| map.insert(key, value));
        map
    }
}

impl<K: Ord + Clone + Borrow<Q>, V, Q: Ord + ?Sized> Index<&Q> for Shared<K, V> {
    type Output = V;
    fn index(&self, key: &Q) -> &V {
        self.get(key).expect("the key is known")
    }
}

#[cfg(test)]
mod tests;
