//! Files that come to an import by themselves: opened by double click, shared with the app, or dropped on the page.

use crate::platform::{
    files::{Several, dropped},
    opened,
};
use leptos::{ev, prelude::*};

/// Has them read as if one had been chosen, as long as the page is there. Nothing is stored without the preview.
pub fn take_handed(read: impl Fn(Several) + Copy + 'static) {
    opened::take(read);
    on_cleanup(opened::leave);
    // Without this the browser opens the file in place of the page.
    let over = window_event_listener(ev::dragover, |event| event.prevent_default());
    let drop = window_event_listener(ev::drop, move |event| {
        event.prevent_default();
        if let Some(files) = dropped(&event) {
            read(files);
        }
    });
    on_cleanup(move || {
        over.remove();
        drop.remove();
    });
}
