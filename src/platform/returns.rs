//! When a page goes out of sight, and when it comes back: to the front, from the browser's memory, from sleep, or online.

use wasm_bindgen::{JsCast, prelude::Closure};
use web_sys::{Event, EventTarget};

/// The events of the window and of the document that say so. Several of them come at once, and none of them in every
/// browser: `pageshow` out of the browser's memory, `resume` after being frozen.
const OF_WINDOW: [&str; 3] = ["pageshow", "focus", "online"];
const OF_DOCUMENT: [&str; 2] = ["visibilitychange", "resume"];

/// Calls `back` whenever the page may have been away, for as long as it lives.
pub fn on_return(back: impl Fn() + Clone + 'static) {
    let Some(window) = web_sys::window() else { return };
    let Some(document) = window.document() else { return };
    for event in OF_WINDOW {
        listen(&window, event, back.clone());
    }
    for event in OF_DOCUMENT {
        let (document, back) = (document.clone(), back.clone());
        let target: EventTarget = document.clone().into();
        // A page that goes away has nothing to look at.
        listen(&target, event, move || {
            if !document.hidden() {
                back();
            }
        });
    }
}

/// Calls `away` when the page goes out of sight: minimised, behind another tab, closed. It may be the last that it does.
pub fn on_out_of_sight(away: impl Fn() + Clone + 'static) {
    let Some(window) = web_sys::window() else { return };
    let Some(document) = window.document() else { return };
    listen(&window, "pagehide", away.clone());
    let target: EventTarget = document.clone().into();
    listen(&target, "visibilitychange", move || {
        if document.hidden() {
            away();
        }
    });
}

fn listen(target: &EventTarget, event: &str, back: impl Fn() + 'static) {
    let heard = Closure::<dyn Fn(Event)>::new(move |_| back());
    // Refused by nothing: these events may be listened to anywhere.
    let _ = target.add_event_listener_with_callback(event, heard.as_ref().unchecked_ref());
    heard.forget();
}
