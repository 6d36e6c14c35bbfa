//! Values that follow others, written once for all types.
//!
//! Leptos writes a memo out for each type of value, and each way of reading one again where it is read: some 230 types. Here a
//! value lies behind a pointer, and of each type there is its computation, its comparison and a cast. [`Memo`] and [`Signal`] are
//! called and behave as leptos's own, whose place they take in [`prelude`].

use leptos::prelude::{self as leptos_prelude, Get, GetValue, RwSignal, StoredValue, Track, WithUntracked};
use std::{any::Any, marker::PhantomData, ops::Deref, sync::Arc};

/// Leptos's words, with the values of here.
pub mod prelude {
    pub use super::{Memo, Signal, derived};
    pub use leptos::prelude::*;
}

/// A value of some type.
type Kept = Arc<dyn Any + Send + Sync>;

/// What it is now, after what it was; nothing where it stays.
type Compute = Box<dyn Fn(Option<&Kept>) -> Option<Kept> + Send + Sync>;

/// Where a value is.
#[derive(Clone, Copy)]
enum Place {
    Follows(leptos_prelude::Memo<Kept>),
    Stays(StoredValue<Kept>),
}

fn following(compute: Compute) -> Place {
    let memo = move |before: Option<Kept>| match (compute(before.as_ref()), before) {
        (None, Some(before)) => (before, false),
        (new, _) => (new.expect("what was not yet is computed"), true),
    };
    Place::Follows(leptos_prelude::Memo::new_owning(memo))
}

impl Place {
    fn track(self) {
        if let Place::Follows(memo) = self {
            memo.track();
        }
    }

    /// Nothing if whoever made it is gone.
    fn try_kept(self) -> Option<Kept> {
        match self {
            Place::Follows(memo) => memo.try_with_untracked(Kept::clone),
            Place::Stays(value) => value.try_get_value(),
        }
    }

    /// # Panics
    /// If whoever made it is gone.
    fn kept(self) -> Kept {
        self.try_kept().expect("a value is read while what made it is there")
    }

    fn kept_and_tracked(self) -> Kept {
        match self {
            Place::Follows(memo) => memo.get(),
            Place::Stays(_) => self.kept(),
        }
    }
}

/// A value that is computed anew when what it was computed from has changed, and tells its readers when it is another.
pub struct Memo<T> {
    place: Place,
    of: PhantomData<fn() -> T>,
}

/// A value that follows others, or one that stays.
pub type Signal<T> = Memo<T>;

/// A value that follows what it is computed from, computed once for all its readers. Where a reader asked the sources itself,
/// an effect that first asks a memo that stays the same, and then something that memo was computed from, would miss the change
/// (reactive_graph 0.2.16 takes the source for known once the memo has asked it).
pub fn derived<T>(compute: impl Fn() -> T + Send + Sync + 'static) -> Signal<T>
where
    T: PartialEq + Send + Sync + 'static,
{
    Memo::new(move |_| compute())
}

/// A value for as long as it is looked at.
pub struct Seen<T> {
    kept: Kept,
    of: PhantomData<fn() -> T>,
}

impl<T: 'static> Deref for Seen<T> {
    type Target = T;
    fn deref(&self) -> &T {
        of_type(&self.kept)
    }
}

/// The cast that the type of the handle vouches for.
fn of_type<T: 'static>(kept: &Kept) -> &T {
    kept.downcast_ref().expect("a handle's type is its value's")
}

impl<T: Send + Sync + 'static> Memo<T> {
    /// What a function of its sources comes to; it is given what it came to before.
    pub fn new(compute: impl Fn(Option<&T>) -> T + Send + Sync + 'static) -> Memo<T>
    where
        T: PartialEq,
    {
        Memo::new_with_compare(compute, |before, now| before != now)
    }

    /// Likewise, with another word on whether it has become another; of the first value there is none before it, and it is one.
    /// What is said to be the same stays the value that it was, where leptos would keep the new one and tell nobody.
    pub fn new_with_compare(
        compute: impl Fn(Option<&T>) -> T + Send + Sync + 'static,
        is_another: fn(Option<&T>, Option<&T>) -> bool,
    ) -> Memo<T> {
        Memo::at(following(Box::new(move |before| {
            let before = before.map(of_type::<T>);
            let now = compute(before);
            is_another(before, Some(&now)).then(|| Arc::new(now) as Kept)
        })))
    }

    /// A value that stays.
    pub fn stored(value: T) -> Memo<T> {
        Memo::at(Place::Stays(StoredValue::new(Arc::new(value))))
    }

    fn at(place: Place) -> Memo<T> {
        Memo { place, of: PhantomData }
    }

    pub fn get(&self) -> T
    where
        T: Clone,
    {
        of_type::<T>(&self.place.kept_and_tracked()).clone()
    }

    pub fn get_untracked(&self) -> T
    where
        T: Clone,
    {
        of_type::<T>(&self.place.kept()).clone()
    }

    /// Nothing if whoever made it is gone.
    pub fn try_get_untracked(&self) -> Option<T>
    where
        T: Clone,
    {
        self.place.try_kept().map(|kept| of_type::<T>(&kept).clone())
    }

    pub fn with<U>(&self, look: impl FnOnce(&T) -> U) -> U {
        look(of_type(&self.place.kept_and_tracked()))
    }

    pub fn with_untracked<U>(&self, look: impl FnOnce(&T) -> U) -> U {
        look(of_type(&self.place.kept()))
    }

    pub fn read(&self) -> Seen<T> {
        Seen { kept: self.place.kept_and_tracked(), of: PhantomData }
    }

    pub fn read_untracked(&self) -> Seen<T> {
        Seen { kept: self.place.kept(), of: PhantomData }
    }

    pub fn track(&self) {
        self.place.track();
    }
}

impl<T> Clone for Memo<T> {
    fn clone(&self) -> Memo<T> {
        *self
    }
}

impl<T> Copy for Memo<T> {}

impl<T: Default + Send + Sync + 'static> Default for Memo<T> {
    fn default() -> Memo<T> {
        Memo::stored(T::default())
    }
}

impl<T: Send + Sync + 'static> From<T> for Memo<T> {
    fn from(value: T) -> Memo<T> {
        Memo::stored(value)
    }
}

impl From<&str> for Memo<String> {
    fn from(text: &str) -> Memo<String> {
        Memo::stored(text.to_owned())
    }
}

impl<T: Clone + PartialEq + Send + Sync + 'static> From<RwSignal<T>> for Memo<T> {
    fn from(value: RwSignal<T>) -> Memo<T> {
        Memo::new(move |_| value.get())
    }
}

/// A text that is put together anew in another language.
impl From<Box<dyn Fn() -> String + Send + Sync>> for Memo<String> {
    fn from(text: Box<dyn Fn() -> String + Send + Sync>) -> Memo<String> {
        Memo::new(move |_| text())
    }
}
