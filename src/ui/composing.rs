//! The keys of a word that is still being composed are the input method's.

use leptos::prelude::*;
use wasm_bindgen::{JsCast, closure::Closure};
use web_sys::KeyboardEvent;

/// The code that browsers give to a key which an input method has handled.
const HANDLED: u32 = 229;

/// Whether a key belongs to an input method. Safari ends the composition before it tells of the key that ended it: then
/// only the code says so.
fn is_composing(event: &KeyboardEvent) -> bool {
    event.is_composing() || event.key_code() == HANDLED
}

/// Keeps such keys from every handler of the page, whoever wrote it. Called once, before the app is mounted.
pub fn keep_composing_keys() {
    let listener = Closure::<dyn Fn(KeyboardEvent)>::new(|event: KeyboardEvent| {
        if !is_composing(&event) {
            return;
        }
        event.stop_immediate_propagation();
        // What ended the composition neither submits a form nor closes a dialog.
        if !event.is_composing() && matches!(event.key().as_str(), "Enter" | "Escape") {
            event.prevent_default();
        }
    });
    let handler = listener.as_ref().unchecked_ref();
    // On the way down: before anything below is asked.
    let added = window().add_event_listener_with_callback_and_bool("keydown", handler, true);
    debug_assert!(added.is_ok());
    // It lives as long as the page.
    listener.forget();
}
