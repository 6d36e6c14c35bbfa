//! A label above, a hint, an error in a sentence, and the wiring by which the input inside knows them.

use super::{references::ReferringText, whole_text::WholeText};
use crate::ui::prelude::*;
use leptos::context::Provider;
use std::cell::Cell;

/// An id that no other element of this page has.
pub(super) fn unique_id() -> String {
    thread_local! {
        static NEXT: Cell<u32> = const { Cell::new(0) };
    }
    let id = NEXT.get();
    NEXT.set(id + 1);
    format!("w{id}")
}

/// What the input inside a [`Field`] takes from it: its id, what describes it, and whether it is in error.
#[derive(Clone)]
pub struct FieldWiring {
    pub id: String,
    has_hint: bool,
    error: Signal<Option<String>>,
    understood: Signal<Option<String>>,
    required: bool,
}

impl FieldWiring {
    /// The wiring of the field around, or one of its own for an input that stands alone.
    pub fn here() -> Self {
        use_context::<FieldWiring>().unwrap_or_else(|| Self {
            id: unique_id(),
            has_hint: false,
            error: Signal::default(),
            understood: Signal::default(),
            required: false,
        })
    }

    /// The value of `aria-describedby` (tracked): the hint, and the error or else what was understood, when they are
    /// there.
    pub fn described_by(&self) -> Option<String> {
        let hint = self.has_hint.then(|| format!("{}-hint", self.id));
        let said = match (self.error.with(Option::is_some), self.understood.with(Option::is_some)) {
            (true, _) => Some(format!("{}-error", self.id)),
            (false, true) => Some(format!("{}-read", self.id)),
            (false, false) => None,
        };
        match (hint, said) {
            (Some(hint), Some(said)) => Some(format!("{hint} {said}")),
            (hint, said) => hint.or(said),
        }
    }

    /// The value of `aria-invalid` (tracked).
    pub fn invalid(&self) -> Option<&'static str> {
        self.error.with(Option::is_some).then_some("true")
    }

    /// The value of `aria-required`.
    pub fn required(&self) -> Option<&'static str> {
        self.required.then_some("true")
    }
}

/// One labelled input. `id` is what an error summary links to; `note` stands beside the label (“optional”).
/// `understood` says what was made of what is typed; it and the error have a line kept free for them, so that nothing
/// below moves while one types.
#[component]
pub fn Field(
    #[prop(into)] label: Signal<String>,
    #[prop(optional, into)] hint: Option<Signal<String>>,
    #[prop(optional, into)] error: Signal<Option<String>>,
    #[prop(optional, into)] understood: Option<Signal<Option<String>>>,
    #[prop(optional, into)] note: Option<Signal<String>>,
    #[prop(optional, into)] id: Option<String>,
    #[prop(optional)] required: bool,
    children: Children,
) -> impl IntoView {
    let id = id.unwrap_or_else(unique_id);
    let read = understood.unwrap_or_default();
    let wiring = FieldWiring { id: id.clone(), has_hint: hint.is_some(), error, understood: read, required };
    let hint_id = format!("{id}-hint");
    let error_id = format!("{id}-error");
    let read_id = format!("{id}-read");
    let said = move || match (error.get(), read.get()) {
        (Some(error), _) => Some(
            view! { <p class="field-error" id=error_id.clone()><ReferringText text=error /></p> }.into_any(),
        ),
        (None, Some(read)) => Some(
            view! { <p class="field-read" id=read_id.clone() translate="no" prop:textContent=read></p> }
                .into_any(),
        ),
        (None, None) => None,
    };
    view! {
        <div class="field" class:field-wrong=move || error.with(Option::is_some)>
            <label class="field-label" for=id>
                <WholeText text=label />
                {note.map(|note| view! { <span class="field-note"><WholeText text=note /></span> })}
            </label>
            {hint.map(|hint| view! { <p class="field-hint" id=hint_id><ReferringText text=hint /></p> })}
            <Provider value=wiring>{children()}</Provider>
            {match understood {
                Some(_) => view! { <div class="field-said" aria-live="polite">{said}</div> }.into_any(),
                None => said.into_any(),
            }}
        </div>
    }
}
