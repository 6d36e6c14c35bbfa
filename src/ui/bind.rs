//! A value with the way to change it: what an input shows and where it writes.

use leptos::prelude::*;

/// A two-way binding. Made from an `RwSignal` by `.into()`, or from a getter and a setter by [`Bind::new`].
pub struct Bind<T: Send + Sync + 'static> {
    get: Signal<T>,
    set: Callback<T>,
}

impl<T: Send + Sync + 'static> Clone for Bind<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T: Send + Sync + 'static> Copy for Bind<T> {}

/// What stood in a form that is gone reads as empty: an input may be asked once more while its form is taken down.
impl<T: Clone + Default + Send + Sync + 'static> Bind<T> {
    /// A binding to something kept elsewhere: `get` is followed, `set` is called with what was entered.
    pub fn new(get: impl Fn() -> T + Send + Sync + 'static, set: impl Fn(T) + Send + Sync + 'static) -> Self {
        Self { get: Signal::derive(get), set: Callback::new(set) }
    }

    /// The value (tracked).
    pub fn get(self) -> T {
        self.get.try_get().unwrap_or_default()
    }

    /// The value, without following it.
    pub fn get_untracked(self) -> T {
        self.get.try_get_untracked().unwrap_or_default()
    }

    /// The value without following it, or nothing when what it is kept in is gone: an input that is taken off the page
    /// loses the focus after its form has gone.
    pub fn try_get_untracked(self) -> Option<T> {
        self.get.try_get_untracked()
    }

    /// Writes a value.
    pub fn set(self, value: T) {
        self.set.try_run(value);
    }
}

impl<T: Clone + Send + Sync + 'static> From<RwSignal<T>> for Bind<T> {
    fn from(signal: RwSignal<T>) -> Self {
        Self { get: signal.into(), set: Callback::new(move |value| _ = signal.try_set(value)) }
    }
}
