//! A form whose fields are its own, beside those that a kind of fact declares: what is typed, kept for this tab, and what
//! is wrong with it.

use super::{
    attempt::Attempt,
    desk::{Failure, FormDraft},
    mended::WHOLE,
};
use crate::ui::prelude::*;
use crate::{
    domain::FactId,
    ui::{Bind, FieldError},
    workflow::{Command, Reason},
};
use serde::{Serialize, de::DeserializeOwned};

/// The state of such a form. `Copy`; may be used after an await.
pub struct OwnForm<T: Send + Sync + 'static> {
    pub typed: RwSignal<T>,
    pub attempt: Attempt,
    /// What the ids of its fields begin with.
    prefix: StoredValue<String>,
    /// The form before anything is typed.
    fresh: StoredValue<T>,
    draft: StoredValue<Option<FormDraft<T>>>,
}

impl<T: Send + Sync + 'static> Clone for OwnForm<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T: Send + Sync + 'static> Copy for OwnForm<T> {}

impl<T> OwnForm<T>
where
    T: Clone + PartialEq + Serialize + DeserializeOwned + Send + Sync + 'static,
{
    /// A form with what `draft` kept, or else with `fresh`. `wrong`: all that is wrong with it as it stands.
    pub fn begin(
        draft: Option<FormDraft<T>>,
        prefix: &str,
        fresh: T,
        wrong: impl Fn(&T) -> Vec<FieldError> + Send + Sync + 'static,
    ) -> Self {
        let kept = draft.as_ref().and_then(FormDraft::load);
        let typed = RwSignal::new(kept.unwrap_or_else(|| fresh.clone()));
        let fresh = StoredValue::new(fresh);
        if let Some(keep) = draft.clone() {
            Effect::new(move |begun: Option<()>| {
                // What was kept stays so until something is typed.
                typed.track();
                if begun.is_none() {
                    return;
                }
                let clean = typed.with(|typed| fresh.with_value(|fresh| typed == fresh));
                if clean { keep.clear() } else { typed.with(|typed| keep.save(typed)) }
            });
        }
        let attempt = Attempt::new(derived(move || typed.with(&wrong)));
        attempt.follow(typed);
        let prefix = StoredValue::new(prefix.to_owned());
        Self { typed, attempt, prefix, fresh, draft: StoredValue::new(draft) }
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
        self.prefix.with_value(|prefix| field_id(prefix, field))
    }

    /// The id of the summary of what is wrong.
    pub fn whole(self) -> String {
        self.id(WHOLE)
    }

    /// What is wrong with a field that holds `value`.
    pub fn error(self, field: &str, value: Bind<String>) -> Signal<Option<String>> {
        self.attempt.error(self.id(field), move || value.get())
    }

    /// For a field's input, when it is left.
    pub fn leave(self, field: &str) -> Callback<()> {
        self.attempt.leave(self.id(field))
    }

    /// Sends what `commands` makes of it. `place_of`: the field that a refusal is about; none: the form as a whole.
    pub fn send(
        self,
        commands: impl FnOnce() -> Option<Vec<Command>>,
        success: impl FnOnce() -> String,
        place_of: fn(&Reason) -> Option<&'static str>,
        then: impl FnOnce(Vec<FactId>) + 'static,
    ) {
        let OwnForm { typed, attempt, prefix, fresh, draft } = self;
        let prefix = prefix.get_value();
        let at = move |failure: &Failure| {
            let place = match failure {
                Failure::Refused(refusal) => place_of(&refusal.reason),
                _ => None,
            };
            field_id(&prefix, place.unwrap_or(WHOLE))
        };
        // What is stored is no draft any more, even when the form is gone by then.
        let draft = draft.get_value();
        let done = move |facts| {
            draft.iter().for_each(FormDraft::clear);
            // A form that stays on the screen is a new one: the same thing is not recorded twice.
            if let Some(fresh) = fresh.try_get_value() {
                typed.try_set(fresh);
                attempt.begin_anew();
            }
            then(facts);
        };
        attempt.send(commands, success, Box::new(at), Box::new(done));
    }
}

/// The id of a field of a form. Ids are listed with blanks between them, and a number may contain some.
pub fn field_id(prefix: &str, field: &str) -> String {
    format!("{}-{field}", prefix.replace(char::is_whitespace, "_"))
}
