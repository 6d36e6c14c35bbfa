//! Asking before the page is left, while it holds what is nowhere else.

use js_sys::Reflect;
use std::cell::RefCell;
use wasm_bindgen::{JsCast, prelude::Closure};
use web_sys::Event;

type Asking = Closure<dyn Fn(Event)>;

/// Whether something is held that is nowhere else: asked when the page is about to be left.
pub type Holds = fn() -> bool;

thread_local! {
    static ASKING: RefCell<Option<Asking>> = const { RefCell::new(None) };
    /// What may hold something, each by its name.
    static HOLDERS: RefCell<Vec<(&'static str, Holds)>> = const { RefCell::new(Vec::new()) };
}

/// From now on the browser asks, in its own words, before it closes the page or loads it anew while `holds` says so; with
/// none it asks no more for the sake of `what`.
pub fn ask_before_leaving(what: &'static str, holds: Option<Holds>) {
    let Some(window) = web_sys::window() else { return };
    let asks = HOLDERS.with_borrow_mut(|holders| {
        holders.retain(|(known, _)| *known != what);
        holders.extend(holds.map(|holds| (what, holds)));
        !holders.is_empty()
    });
    // A page that never asks can be kept by the browser when one goes back.
    let asking = asks.then(|| Asking::new(ask));
    window.set_onbeforeunload(asking.as_ref().map(|asking| asking.as_ref().unchecked_ref()));
    ASKING.replace(asking);
}

fn ask(event: Event) {
    if HOLDERS.with_borrow(Vec::clone).iter().any(|(_, holds)| holds()) {
        event.prevent_default();
        // Browsers before 2023 ask for a value only.
        let _ = Reflect::set(&event, &"returnValue".into(), &true.into());
    }
}
