//! When a page goes out of sight, and when it comes back: to the front, from the browser's memory, from sleep, or online.

use super::window::listen;
use web_sys::EventTarget;

/// The events of the window and of the document that say so. Several of them come at once, and none of them in every
/// browser: `pageshow` out of the browser's memory, `resume` after being frozen.
const OF_WINDOW: [&str; 3] = ["pageshow", "focus", "online"];
const OF_DOCUMENT: [&str; 2] = ["visibilitychange", "resume"];

/// Calls `back` whenever the page may have been away, for as long as it lives.
pub fn on_return(back: impl Fn() + Clone + 'static) {
    let Some(window) = web_sys::window() else { return };
    let Some(document) = window.document() else { return };
    for event in OF_WINDOW {
        let back = back.clone();
        listen(&window, event, move |_| back());
    }
    for event in OF_DOCUMENT {
        let (document, back) = (document.clone(), back.clone());
        let target: EventTarget = document.clone().into();
        // A page that goes away has nothing to look at.
        listen(&target, event, move |_| {
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
    let gone = away.clone();
    listen(&window, "pagehide", move |_| gone());
    let target: EventTarget = document.clone().into();
    listen(&target, "visibilitychange", move |_| {
        if document.hidden() {
            away();
        }
    });
}
