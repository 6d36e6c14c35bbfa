//! Asking before the page is left, while it holds what is nowhere else.

use js_sys::Reflect;
use std::cell::RefCell;
use wasm_bindgen::{JsCast, prelude::Closure};
use web_sys::Event;

type Asking = Closure<dyn Fn(Event)>;

thread_local! {
    static ASKING: RefCell<Option<Asking>> = const { RefCell::new(None) };
}

/// Whether the browser asks, in its own words, before it closes the page or loads it anew.
pub fn ask_before_leaving(asks: bool) {
    let Some(window) = web_sys::window() else { return };
    let asking = asks.then(|| {
        Asking::new(|event: Event| {
            event.prevent_default();
            // Browsers before 2023 ask for a value only.
            let _ = Reflect::set(&event, &"returnValue".into(), &true.into());
        })
    });
    window.set_onbeforeunload(asking.as_ref().map(|asking| asking.as_ref().unchecked_ref()));
    ASKING.replace(asking);
}
