//! The steps of the browser's history: what each is marked by, and what is remembered of them for as long as the tab is.

use gloo_storage::{SessionStorage, Storage};
use js_sys::{Date, Reflect};
use serde::{Serialize, de::DeserializeOwned};
use web_sys::{History, Window};

/// The browser scrolls a step that one comes back to while the page still shows the one before: that is done here instead.
pub fn scroll_by_hand() {
    if let Some(history) = history() {
        let _ = Reflect::set(&history, &"scrollRestoration".into(), &"manual".into());
    }
}

/// What the present step is marked by.
pub fn marked() -> Option<f64> {
    history()?.state().ok()?.as_f64()
}

/// Marks the present step. A browser that refuses, as some do after very many, leaves it without.
pub fn mark(step: f64) {
    if let Some(history) = history() {
        let _ = history.replace_state(&step.into(), "");
    }
}

/// The present millisecond, to mark a step by.
pub fn millisecond() -> f64 {
    Date::now()
}

/// What is remembered under a key until the tab is closed. A browser without such a storage remembers nothing.
pub fn remembered<T: DeserializeOwned>(key: &str) -> Option<T> {
    remembers().then(|| SessionStorage::get(key).ok()).flatten()
}

/// Remembers a value under a key until the tab is closed.
pub fn remember<T: Serialize>(key: &str, value: &T) {
    if remembers() {
        let _ = SessionStorage::set(key, value);
    }
}

fn history() -> Option<History> {
    web_sys::window()?.history().ok()
}

/// Asking for anything without one is an error that nothing catches.
fn remembers() -> bool {
    let storage = |window: Window| window.session_storage().ok().flatten();
    web_sys::window().and_then(storage).is_some()
}
