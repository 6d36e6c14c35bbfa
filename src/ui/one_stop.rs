//! Many things to press that are one stop of the Tab key together: the one that has the focus, else the chosen one,
//! else the first. The arrow keys, Home and End go between them.
//!
//! `<Table>` does it for what stands in it; a list asks for it with `<ul use:one_stop>`. What takes part has the class
//! `stop` and `tabindex="-1"`, from its first moment on.

use super::focus::focus;
use super::walk::{Place, led};
use leptos::ev;
use leptos::prelude::*;
use wasm_bindgen::prelude::*;
use web_sys::{Element, HtmlElement, MutationObserver, MutationObserverInit};

const STOPS: &str = ".stop";
const CHOSEN: &str = "[aria-current]";

/// Makes everything of the class `stop` in `around` one stop of the Tab key, also what comes later.
pub fn one_stop(around: Element) {
    let list = around.clone();
    let entered = ElementExt::on(&around, ev::focusin, move |event| {
        let all = stops_in(&list);
        if let Some(stop) = stop_of(&event).filter(|stop| all.contains(stop)) {
            make_stop(&all, Some(&stop));
        }
    });
    let list = around.clone();
    let pressed = ElementExt::on(&around, ev::keydown, move |event| {
        if walk(&list, &event) {
            event.prevent_default();
        }
    });
    settle(&around);
    let following = follow(around);
    let kept = StoredValue::new_local((entered, pressed, following));
    on_cleanup(move || {
        kept.with_value(|(_, _, following)| {
            if let Some((observer, _)) = following {
                observer.disconnect();
            }
        });
    });
}

/// The stop that an event happened on, not merely near.
fn stop_of(event: &web_sys::Event) -> Option<Element> {
    let target = event.target()?.dyn_into::<Element>().ok()?;
    target.matches(STOPS).unwrap_or_default().then_some(target)
}

/// All stops within `around`, in the order of reading.
pub(super) fn stops_in(around: &Element) -> Vec<Element> {
    let Ok(found) = around.query_selector_all(STOPS) else { return Vec::new() };
    (0..found.length()).filter_map(|at| found.item(at)?.dyn_into().ok()).collect()
}

/// Makes one of them the one that the Tab key comes to.
fn make_stop(all: &[Element], stop: Option<&Element>) {
    for element in all {
        let index = if Some(element) == stop { "0" } else { "-1" };
        if element.get_attribute("tabindex").as_deref() != Some(index) {
            let _ = element.set_attribute("tabindex", index);
        }
    }
}

fn settle(around: &Element) {
    let all = stops_in(around);
    let focused = document().active_element();
    let stop = all.iter().find(|stop| focused.as_ref() == Some(*stop));
    let stop = stop.or_else(|| all.iter().find(|stop| stop.matches(CHOSEN).unwrap_or_default()));
    make_stop(&all, stop.or(all.first()));
    // A frame that scrolls is a stop itself only while nothing in it is one.
    if around.has_attribute("tabindex") {
        let _ = around.set_attribute("tabindex", if all.is_empty() { "0" } else { "-1" });
    }
}

/// Settles anew whenever the stops, their order, or which of them is chosen, changed.
fn follow(around: Element) -> Option<(MutationObserver, Closure<dyn FnMut()>)> {
    let list = around.clone();
    let changed = Closure::<dyn FnMut()>::new(move || settle(&list));
    let observer = MutationObserver::new(changed.as_ref().unchecked_ref()).ok()?;
    let what = MutationObserverInit::new();
    what.set_child_list(true);
    what.set_subtree(true);
    what.set_attribute_filter(&js_sys::Array::of1(&JsValue::from_str("aria-current")));
    observer.observe_with_options(&around, &what).ok()?;
    Some((observer, changed))
}

/// Goes where the key leads; the space bar follows a link as it presses a button. True when it did something.
fn walk(around: &Element, event: &web_sys::KeyboardEvent) -> bool {
    let Some(stop) = stop_of(event) else { return false };
    if event.default_prevented() || event.alt_key() || event.meta_key() || event.shift_key() {
        return false;
    }
    let key = event.key();
    let whole = event.ctrl_key();
    if matches!(key.as_str(), "Enter" | " ") && !whole && stop.tag_name() == "A" {
        if let Some(link) = stop.dyn_ref::<HtmlElement>().filter(|_| !event.repeat()) {
            link.click();
        }
        return true;
    }
    if whole && !matches!(key.as_str(), "Home" | "End") {
        return false;
    }
    let all = stops_in(around);
    let places = places(&all);
    let at = all.iter().position(|element| *element == stop);
    at.and_then(|at| led(&key, whole, &places, at)).is_some_and(|to| focus(&all[to]))
}

/// In which row each stands, and in which column: its cell's, or outside a table its turn within its row.
fn places(all: &[Element]) -> Vec<Place> {
    let mut rows: Vec<Option<Element>> = Vec::new();
    let mut turn = 0;
    let mut place = |stop: &Element| {
        let row = stop.closest("tr, li").ok().flatten();
        match rows.last() == Some(&row) {
            true => turn += 1,
            false => {
                rows.push(row);
                turn = 0;
            }
        }
        (rows.len() - 1, cell_of(stop).unwrap_or(turn))
    };
    all.iter().map(&mut place).collect()
}

/// The number of the cell that holds an element.
fn cell_of(element: &Element) -> Option<usize> {
    let cell = element.closest("td, th").ok().flatten()?;
    Some(std::iter::successors(cell.previous_element_sibling(), Element::previous_element_sibling).count())
}
