//! Pointing at something on the page: outlined and scrolled to, once it is there.

use leptos::prelude::*;
use std::{cell::Cell, time::Duration};
use wasm_bindgen::JsCast;
use web_sys::Element;

/// Marks what is pointed at, for the stylesheet.
const MARK: &str = "data-pointed";
/// How often, and how long in all, something is waited for: a page may have to be fetched first.
const EVERY: Duration = Duration::from_millis(50);
const TIMES: u32 = 100;

thread_local! {
    /// The number of the last pointing; one that waits gives way to it.
    static TURN: Cell<u32> = const { Cell::new(0) };
}

/// The first of what answers the selector and is shown.
fn found(selector: &str) -> Option<Element> {
    let all = document().query_selector_all(selector).ok()?;
    let all = (0..all.length()).filter_map(|at| all.item(at)?.dyn_into::<Element>().ok());
    all.into_iter().find(|element| element.get_bounding_client_rect().height() > 0.0)
}

/// Points at nothing any more.
pub fn point_at_nothing() {
    TURN.set(TURN.get() + 1);
    if let Ok(Some(element)) = document().query_selector(&format!("[{MARK}]")) {
        let _ = element.remove_attribute(MARK);
    }
}

/// Points at the first thing that answers the selector as soon as `ready`, and says when it does or gives up.
pub fn point_at(selector: &'static str, ready: impl Fn() -> bool + 'static, then: impl Fn() + 'static) {
    point_at_nothing();
    wait(selector, TURN.get(), TIMES, Box::new(ready), Box::new(then));
}

fn wait(selector: &'static str, turn: u32, left: u32, ready: Box<dyn Fn() -> bool>, then: Box<dyn Fn()>) {
    let look = move || {
        if TURN.get() != turn {
            return;
        }
        match found(selector).filter(|_| ready()) {
            Some(element) => {
                let _ = element.set_attribute(MARK, "");
                element.scroll_into_view();
                then();
            }
            None if left > 0 => wait(selector, turn, left - 1, ready, then),
            None => then(),
        }
    };
    set_timeout(look, EVERY);
}
