//! What is wrong with a field, said when it is left.

use crate::{
    app::{
        derived::derived,
        i18n::use_i18n,
        words::{Misread, misread_words},
    },
    ui::Bind,
};
use leptos::prelude::*;

/// The error of a field: what submitting found, or else, once the field was left, what cannot be understood in it.
/// `why` reads what stands in it now; an empty field is no mistake before submitting.
#[derive(Clone, Copy)]
pub struct OnLeaving {
    left: RwSignal<bool>,
    error: Signal<Option<String>>,
}

impl OnLeaving {
    pub fn new(
        submitted: Signal<Option<String>>,
        value: Bind<String>,
        why: impl Fn(&str) -> Option<Misread> + Send + Sync + 'static,
    ) -> OnLeaving {
        let i18n = use_i18n();
        let left = RwSignal::new(false);
        let error = derived(move || {
            let typed = value.get();
            let why = why(&typed).filter(|_| left.get() && !typed.trim().is_empty());
            submitted.get().or_else(|| why.map(|why| misread_words(i18n.words(), why)))
        });
        OnLeaving { left, error }
    }

    /// The error as it is to be shown.
    pub fn error(self) -> Signal<Option<String>> {
        self.error
    }

    /// For the input, when it is left.
    pub fn leave(self) -> Callback<()> {
        let left = self.left;
        Callback::new(move |()| _ = left.try_set(true))
    }
}
