//! What this browser alone remembers (language, theme): small strings in its local storage.
//!
//! A browser that refuses storage (private mode, blocked site data) simply forgets them.

use crate::platform::keep::remembers;
use gloo_storage::{LocalStorage, Storage};

/// The remembered value of a key.
pub fn read(key: &str) -> Option<String> {
    remembers().then(|| LocalStorage::get(key).ok()).flatten()
}

/// Remembers a value under a key.
pub fn write(key: &str, value: &str) {
    if remembers() {
        // A full or refusing store only means that the choice is not remembered.
        let _ = LocalStorage::set(key, value);
    }
}
