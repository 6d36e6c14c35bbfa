//! What every form of this screen does: keep what is typed, show what is wrong, submit.

use crate::{
    app::{
        act::{Busy, failure_text, submit},
        derived::derived,
        desk::{Desk, DeskState, Failure, FormDraft},
    },
    domain::FactId,
    ui::{Bind, FieldError},
    workflow::{Command, Reason},
};
use leptos::prelude::*;
use serde::{Serialize, de::DeserializeOwned};
use std::collections::BTreeSet;

/// The name of what is no single field: the summary itself.
pub const WHOLE: &str = "form";

/// The state of a form. `Copy`; may be used after an await.
pub struct Entry<T: Send + Sync + 'static> {
    pub typed: RwSignal<T>,
    /// What the last attempt to submit found.
    pub errors: RwSignal<Vec<FieldError>>,
    /// The ids of the fields that were changed since: what was wrong with them is no longer said.
    pub mended: RwSignal<BTreeSet<String>>,
    busy: Busy,
    /// The form before anything is typed.
    fresh: StoredValue<T>,
    draft: StoredValue<FormDraft<T>>,
    /// What the ids of its fields begin with.
    prefix: StoredValue<String>,
    /// The name of the field that a refusal is about; none: the form as a whole.
    place_of: fn(&Reason) -> Option<&'static str>,
}

impl<T: Send + Sync + 'static> Clone for Entry<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T: Send + Sync + 'static> Copy for Entry<T> {}

impl<T> Entry<T>
where
    T: Clone + PartialEq + Serialize + DeserializeOwned + Send + Sync + 'static,
{
    /// A form with what was typed into it before, or else with `fresh`. `name` tells its draft from all others, and
    /// `prefix` its fields from those of other forms on the page.
    pub fn new(name: &str, prefix: &str, fresh: T, place_of: fn(&Reason) -> Option<&'static str>) -> Self {
        let draft = FormDraft::named(name);
        let typed = RwSignal::new(draft.load().unwrap_or_else(|| fresh.clone()));
        let keep = draft.clone();
        let fresh = StoredValue::new(fresh);
        Effect::new(move |_| {
            let clean = typed.with(|typed| fresh.with_value(|fresh| typed == fresh));
            if clean { keep.clear() } else { typed.with(|typed| keep.save(typed)) }
        });
        Self {
            typed,
            errors: RwSignal::new(Vec::new()),
            mended: RwSignal::new(BTreeSet::new()),
            busy: Busy::idle(),
            fresh,
            draft: StoredValue::new(draft),
            prefix: StoredValue::new(prefix.to_owned()),
            place_of,
        }
    }

    /// One field of it.
    pub fn bind<V>(self, get: fn(&T) -> &V, set: fn(&mut T, V)) -> Bind<V>
    where
        V: Clone + Default + Send + Sync + 'static,
    {
        let typed = self.typed;
        Bind::new(
            move || typed.try_with(|typed| get(typed).clone()).unwrap_or_default(),
            move |value| _ = typed.try_update(|typed| set(typed, value)),
        )
    }

    /// The id of a field.
    pub fn id(self, field: &str) -> String {
        self.prefix.with_value(|prefix| format!("{prefix}-{field}"))
    }

    /// The id of the summary of what is wrong.
    pub fn whole(self) -> String {
        self.id(WHOLE)
    }

    /// What is wrong with a field.
    pub fn error(self, field: &str) -> Signal<Option<String>> {
        let (errors, mended, id) = (self.errors, self.mended, self.id(field));
        derived(move || {
            if mended.try_with(|mended| mended.contains(&id)).unwrap_or_default() {
                return None;
            }
            let text = |errors: &Vec<FieldError>| {
                errors.iter().find(|error| error.id == id).map(|error| error.text.clone())
            };
            errors.try_with(text).flatten()
        })
    }

    /// Says what is wrong, instead of what was said before.
    fn find(self, errors: Vec<FieldError>) {
        // The form may be gone with what was done.
        self.mended.try_set(BTreeSet::new());
        self.errors.try_set(errors);
    }

    /// Runs the command, or shows what is wrong with the form. What was typed stays until it is stored.
    pub fn submit(
        self,
        command: Result<Command, Vec<FieldError>>,
        success: String,
        then: impl FnOnce(Vec<FactId>) + 'static,
    ) {
        let Some(work) = self.busy.begin() else { return };
        let command = match command {
            Ok(command) => command,
            Err(errors) => return self.find(errors),
        };
        self.find(Vec::new());
        let desk = Desk::get();
        // What is stored is no draft any more, even when the form is gone by then.
        let draft = self.draft.get_value();
        work.run(async move {
            match submit(desk, command, success).await {
                Ok(facts) => {
                    draft.clear();
                    // A form that stays on the screen is a new one: the same thing is not recorded twice.
                    if let Some(fresh) = self.fresh.try_get_value() {
                        self.typed.try_set(fresh);
                    }
                    then(facts);
                }
                // What keeps everything from being stored is said above the page, and is no field's fault.
                Err(Failure::Store(_)) if matches!(untrack(|| desk.state()), DeskState::Blocked(_)) => {
                    window().scroll_to_with_x_and_y(0.0, 0.0);
                }
                Err(failure) => {
                    let name = match &failure {
                        Failure::Refused(refusal) => (self.place_of)(&refusal.reason),
                        _ => None,
                    };
                    let name = name.unwrap_or(WHOLE);
                    if let Some(id) = self.prefix.try_with_value(|prefix| format!("{prefix}-{name}")) {
                        self.find(vec![FieldError::new(id, failure_text(&failure))]);
                    }
                }
            }
        });
    }
}
