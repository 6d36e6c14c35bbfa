//! Values that follow others.

use leptos::prelude::*;

/// A value that follows what it is computed from. In place of `Signal::derive`, whose readers follow every source
/// themselves: an effect that first asks a memo that stays the same, and then something that memo was computed from,
/// misses the change (reactive_graph 0.2.16 takes the source for known once the memo has asked it). Behind a memo of its
/// own a value has one source, and is computed once for all its readers.
pub fn derived<T>(compute: impl Fn() -> T + Send + Sync + 'static) -> Signal<T>
where
    T: PartialEq + Send + Sync + 'static,
{
    Memo::new(move |_| compute()).into()
}
