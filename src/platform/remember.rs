//! What this browser alone remembers between visits: small values in its local storage, as JSON under a key.
//!
//! A browser that refuses storage (private mode, blocked site data) or has no room left simply forgets them, so nothing
//! here fails: whoever calls this goes on without.

use gloo_storage::{LocalStorage, Storage};
use serde::{Serialize, de::DeserializeOwned};

/// The remembered value of a key, if there is one that can still be read.
pub fn read<T: DeserializeOwned>(key: &str) -> Option<T> {
    remembers().then(|| LocalStorage::get(key).ok()).flatten()
}

/// Remembers a value under a key, and says whether it could.
pub fn write<T: Serialize + ?Sized>(key: &str, value: &T) -> bool {
    remembers() && LocalStorage::set(key, value).is_ok()
}

/// The keys that begin so.
pub fn keys(beginning: &str) -> Vec<String> {
    if !remembers() {
        return Vec::new();
    }
    let storage = LocalStorage::raw();
    let keys = (0..LocalStorage::length()).filter_map(|place| storage.key(place).ok().flatten());
    keys.filter(|key| key.starts_with(beginning)).collect()
}

/// Forgets the value of a key.
pub fn forget(key: &str) {
    if remembers() {
        LocalStorage::delete(key);
    }
}

/// Whether this browser has a local storage for the page. Asking it for anything without one is an error that nothing
/// catches.
fn remembers() -> bool {
    web_sys::window().is_some_and(|window| matches!(window.local_storage(), Ok(Some(_))))
}
