//! Which build of the app this page is, and whether another one lies ready. `public/offline.js` is the other half.

use super::tabs::Channel;
use wasm_bindgen::{JsCast, prelude::Closure};
use web_sys::{CustomEvent, Event};

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
    let heard = Closure::<dyn Fn(Event)>::new(move |event: Event| {
        if event.dyn_ref::<CustomEvent>().is_some() {
            ready();
        }
    });
    // Refused by nothing: any event may be listened to.
    let _ = window.add_event_listener_with_callback(NEWER, heard.as_ref().unchecked_ref());
    heard.forget();
}

/// Calls `differs` when another tab over the same data is of another build: each says its own when it opens, and
/// answers one that is not its own.
pub fn on_other_build(differs: impl Fn() + 'static) {
    let Some(own) = build() else { return };
    let channel: &'static Channel = Box::leak(Box::new(Channel::open(CHANNEL)));
    let said = own.clone();
    channel.listen(move |other| {
        if other != said {
            // Also for the one that opened later; once both know, nobody says any more.
            if !differs_already(other) {
                channel.post(&said);
            }
            differs();
        }
    });
    channel.post(&own);
}

thread_local! {
    static KNOWN: std::cell::RefCell<Vec<String>> = const { std::cell::RefCell::new(Vec::new()) };
}

/// Whether a build was heard of before; afterwards it was.
fn differs_already(build: &str) -> bool {
    KNOWN.with_borrow_mut(|known| {
        let before = known.iter().any(|other| other == build);
        if !before {
            known.push(build.to_owned());
        }
        before
    })
}
