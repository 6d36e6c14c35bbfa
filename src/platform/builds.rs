//! Which build of the app this page is, and whether another one lies ready. `public/offline.js` is the other half.

use super::{tabs::Channel, window::listen};
use wasm_bindgen::JsCast;
use web_sys::CustomEvent;

/// Said by the page's script with the name of the build that the next opening will bring.
const NEWER: &str = "fieldbook-newer";

/// Over which the tabs of this browser say which build they are.
const CHANNEL: &str = "fieldbook-build";

/// The name of this build: made from its content. `None`: the app was not built to be served as it is.
pub fn build() -> Option<String> {
    named("data-build")
}

/// The name of the build that this page carries whole. `None`: the page is not the single file.
pub fn single_file() -> Option<String> {
    named("data-single")
}

fn named(attribute: &str) -> Option<String> {
    web_sys::window()?.document()?.document_element()?.get_attribute(attribute)
}

/// Calls `ready` when a newer build lies ready for the next opening.
pub fn on_newer(ready: impl Fn() + 'static) {
    let Some(window) = web_sys::window() else { return };
    listen(&window, NEWER, move |event| {
        if event.dyn_ref::<CustomEvent>().is_some() {
            ready();
        }
    });
}

/// Says `greeting` to the other tabs over the same data, and answers whatever they say with what `heard` gives.
pub fn talk(greeting: &str, heard: impl Fn(&str) -> Option<String> + 'static) {
    // For as long as the page lives.
    let channel: &'static Channel = Box::leak(Box::new(Channel::open(CHANNEL)));
    channel.listen(move |text| {
        if let Some(answer) = heard(text) {
            channel.post(&answer);
        }
    });
    channel.post(greeting);
}
