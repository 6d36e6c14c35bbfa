//! What is wrong with a form: said of a field once it was left, and of all of them once sending was tried. One thing is
//! sent at a time.

use super::{
    act::{Busy, failure_text, submit_all},
    desk::{Desk, DeskState, Failure},
    mended::mended,
};
use crate::ui::prelude::*;
use crate::{
    domain::FactId,
    t,
    ui::{FieldError, FormErrors},
    workflow::Command,
};
use std::collections::BTreeSet;
use wasm_bindgen::JsCast;

/// What to do with what was stored.
type Then = Box<dyn FnOnce(Vec<FactId>)>;

/// The id of the field that a failure is about.
pub type PlaceOf = Box<dyn Fn(&Failure) -> String>;

/// The state of a form beside what is typed in it. `Copy`; may be used after an await.
#[derive(Clone, Copy)]
pub struct Attempt {
    /// All that is wrong as it stands.
    wrong: Signal<Vec<FieldError>>,
    /// What the last attempt to send it found, for the summary.
    errors: RwSignal<Vec<FieldError>>,
    /// What was refused although every field could be understood.
    refused: RwSignal<Option<FieldError>>,
    /// It was tried to send it: from then on every field says at once what is wrong with it.
    tried: RwSignal<bool>,
    /// The ids of the fields that were left, whose errors are shown before anything is sent.
    left: RwSignal<BTreeSet<String>>,
    busy: Busy,
}

impl Attempt {
    pub fn new(wrong: Signal<Vec<FieldError>>) -> Attempt {
        Attempt {
            wrong,
            errors: RwSignal::new(Vec::new()),
            refused: RwSignal::new(None),
            tried: RwSignal::new(false),
            left: RwSignal::new(BTreeSet::new()),
            busy: Busy::idle(),
        }
    }

    /// For an input, when it is left.
    pub fn leave(self, id: String) -> Callback<()> {
        // The input may be taken off the page while it has the focus.
        Callback::new(move |()| _ = self.left.try_update(|left| left.insert(id.clone())))
    }

    /// What is wrong with a field. One that is only left empty says nothing before sending.
    pub fn error(
        self,
        id: String,
        value: impl Fn() -> String + Send + Sync + 'static,
    ) -> Signal<Option<String>> {
        derived(move || {
            let left = self.left.with(|left| left.contains(&id));
            let asked = self.tried.get() || (left && !value().trim().is_empty());
            let of = |errors: &Vec<FieldError>| {
                let own = errors.iter().filter(|error| error.id == id).map(|error| error.text.as_str());
                let own: Vec<&str> = own.collect();
                (!own.is_empty()).then(|| own.join("\n"))
            };
            let wrong = if asked { self.wrong.with(of) } else { None };
            let refused = || self.refused.with(|error| error.clone().filter(|error| error.id == id));
            wrong.or_else(|| refused().map(|error| error.text))
        })
    }

    /// What was refused was another form once something else is typed.
    pub fn follow<T: Send + Sync + 'static>(self, typed: RwSignal<T>) {
        Effect::new(move |begun: Option<()>| {
            typed.track();
            if begun.is_some() {
                self.changed();
            }
        });
    }

    fn changed(self) {
        if self.refused.try_with_untracked(Option::is_some) == Some(true) {
            self.refused.set(None);
        }
    }

    /// What the last attempt found, for the summary.
    pub fn errors(self) -> Signal<Vec<FieldError>> {
        self.errors.into()
    }

    /// The ids of the fields whose errors the last attempt found and that are right by now: neither wrong as they stand,
    /// nor refused.
    pub fn mended(self) -> Signal<BTreeSet<String>> {
        derived(move || {
            let refused = self.refused.with(|refused| refused.as_ref().map(|error| error.id.clone()));
            let found = self.errors.with(|errors| errors.iter().map(|error| error.id.clone()).collect());
            let wrong: Vec<String> =
                self.wrong.with(|wrong| wrong.iter().map(|error| error.id.clone()).collect());
            mended(found, &wrong, refused.as_deref())
        })
    }

    /// As if nothing had been tried.
    pub fn begin_anew(self) {
        // The form may be gone with what was done.
        self.errors.try_set(Vec::new());
        self.refused.try_set(None);
        self.left.try_set(BTreeSet::new());
        self.tried.try_set(false);
    }

    /// Whether nothing is wrong with it; otherwise that is said.
    pub fn is_right(self) -> bool {
        self.tried.set(true);
        self.refused.set(None);
        let wrong = self.wrong.get_untracked();
        let is_right = wrong.is_empty();
        self.errors.set(wrong);
        is_right
    }

    pub fn refuse(self, error: FieldError) {
        // The form may be gone while this was being stored.
        self.refused.try_set(Some(error.clone()));
        self.errors.try_set(vec![error]);
    }

    /// Sends what was read, where nothing is wrong. What was typed stays until it is stored.
    pub fn send(
        self,
        commands: impl FnOnce() -> Option<Vec<Command>>,
        success: impl FnOnce() -> String,
        at: PlaceOf,
        then: Then,
    ) {
        let Some(work) = self.busy.begin() else { return };
        if !self.is_right() {
            return;
        }
        let Some(commands) = commands() else { return };
        work.run(self.store(commands, success(), at, then));
    }

    async fn store(self, commands: Vec<Command>, success: String, at: PlaceOf, then: Then) {
        let desk = Desk::get();
        match submit_all(desk, commands, success).await {
            Ok(facts) => then(facts),
            // What keeps everything from being stored is said above the page, and is no field's fault.
            Err(Failure::Store(_)) if matches!(untrack(|| desk.state()), DeskState::Blocked(_)) => {
                window().scroll_to_with_x_and_y(0.0, 0.0);
            }
            Err(failure) => self.refuse(FieldError::new(at(&failure), failure_text(&failure))),
        }
    }
}

/// What is wrong with a form, at its top. What is about no single field leads to the summary itself, by its id.
#[component]
pub fn Summary(attempt: Attempt, id: String) -> impl IntoView {
    let errors = attempt.errors;
    // What is being looked for in a combobox is chosen only in the end: while it is, it is not called missing.
    let touched = RwSignal::new(BTreeSet::<String>::new());
    Effect::new(move |_| {
        errors.track();
        touched.set(BTreeSet::new());
    });
    let changed = window_event_listener(leptos::ev::input, move |event| {
        let target = event.target().and_then(|target| target.dyn_into::<web_sys::Element>().ok());
        let target = target.filter(|target| target.get_attribute("role").as_deref() == Some("combobox"));
        let ids = std::iter::successors(target, |element| element.parent_element());
        let ids: Vec<String> = ids.map(|element| element.id()).filter(|id| !id.is_empty()).collect();
        if errors.with_untracked(|errors| errors.iter().any(|error| ids.contains(&error.id))) {
            touched.update(|touched| touched.extend(ids));
        }
    });
    on_cleanup(move || changed.remove());
    let mended = attempt.mended();
    let gone = derived(move || mended.with(|mended| touched.with(|touched| mended | touched)));
    view! {
        <div class="form-summary" id=id tabindex="-1">
            <FormErrors title=t!("forms.errors") errors=attempt.errors() mended=gone />
        </div>
    }
}
