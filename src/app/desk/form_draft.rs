//! What somebody has typed and not yet stored: it survives a reload.

use crate::platform::remember;
use serde::{Serialize, de::DeserializeOwned};
use std::marker::PhantomData;

/// The draft of one form, kept in this browser under the form's name.
pub struct FormDraft<T> {
    key: String,
    kind: PhantomData<fn() -> T>,
}

impl<T> Clone for FormDraft<T> {
    fn clone(&self) -> FormDraft<T> {
        FormDraft { key: self.key.clone(), kind: PhantomData }
    }
}

impl<T: Serialize + DeserializeOwned> FormDraft<T> {
    pub fn named(form: &str) -> FormDraft<T> {
        FormDraft { key: format!("fieldbook.form.{form}"), kind: PhantomData }
    }

    /// What was typed before, if anything was, and if this version of the form still understands it.
    pub fn load(&self) -> Option<T> {
        remember::read(&self.key)
    }

    /// A browser that keeps nothing loses the draft on a reload and nothing else.
    pub fn save(&self, typed: &T) {
        remember::write(&self.key, typed);
    }

    pub fn clear(&self) {
        remember::forget(&self.key);
    }
}
