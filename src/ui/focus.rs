//! Where the keyboard is: who has the focus, and a place for it when what had it was taken off the page.

use leptos::prelude::*;
use std::iter::successors;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

/// What one types or chooses in, and what one presses.
const FIELDS: &str = ":is(input, select, textarea):not(:disabled)";
const PRESSED: &str = ":is(button, a[href]):not(:disabled)";

/// Puts the focus on an element, which becomes focusable for that when it was not; true when it has it then.
pub(super) fn focus(element: &Element) -> bool {
    let Some(element) = element.dyn_ref::<HtmlElement>() else { return false };
    if element.tab_index() < 0 && !element.has_attribute("tabindex") {
        let _ = element.set_attribute("tabindex", "-1");
    }
    let _ = element.focus();
    document().active_element().is_some_and(|active| active == **element)
}

/// Puts the focus on the first element within `around` that answers one of the selectors, in their order.
pub(super) fn focus_first(around: &Element, selectors: &[&str]) -> bool {
    selectors
        .iter()
        .any(|selector| around.query_selector(selector).ok().flatten().is_some_and(|found| focus(&found)))
}

/// Whether the keys belong to a field the cursor stands in.
pub fn is_typing(event: &web_sys::KeyboardEvent) -> bool {
    event.target().and_then(|target| target.dyn_into::<HtmlElement>().ok()).is_some_and(|element| {
        matches!(element.tag_name().as_str(), "INPUT" | "SELECT" | "TEXTAREA")
            || element.is_content_editable()
    })
}

/// Enter in a field goes on to the next one, and from the last to the button that ends the form: for forms that are too
/// much to be ended by a key pressed too early.
pub fn enter_goes_on(event: &web_sys::KeyboardEvent) {
    let target = event.target().and_then(|target| target.dyn_into::<HtmlElement>().ok());
    let field = target.filter(|target| event.key() == "Enter" && target.matches(FIELDS).unwrap_or(false));
    let Some((field, form)) = field.and_then(|field| Some((field.clone(), field.closest("form").ok()??)))
    else {
        return;
    };
    event.prevent_default();
    let Ok(stops) = form.query_selector_all(&format!("{FIELDS}, button[type=submit]")) else { return };
    let stops = (0..stops.length()).filter_map(|at| stops.item(at)?.dyn_into::<Element>().ok());
    let field: Element = field.into();
    if let Some(next) = stops.skip_while(|stop| *stop != field).nth(1) {
        focus(&next);
    }
}

/// Nothing has the focus: the next Tab would begin at the top of the page.
fn is_lost() -> bool {
    let body = document().body();
    document().active_element().is_none_or(|active| body.is_some_and(|body| active == *body))
}

/// A page whose form one has come for begins in its first field: where the focus is on the page as a whole, or nowhere.
pub fn begin_in(form: Element) {
    // After the page took the focus.
    request_animation_frame(move || {
        let on_page = document().active_element().is_some_and(|active| active.id() == "main");
        if on_page || is_lost() {
            focus_first(&form, &[FIELDS]);
        }
    });
}

/// When nothing has the focus any more, gives it to the first of these places (selectors) that is on the page. An open
/// dialog comes before all of them, because nothing outside of it can be reached.
pub fn recover_focus(places: &[&str]) {
    if !is_lost() {
        return;
    }
    let Some(root) = document().document_element() else { return };
    let (x, y) = (window().page_x_offset(), window().page_y_offset());
    let found = focus_first(&root, &["dialog[open]"]) || focus_first(&root, places);
    // A place taller than the window needs no scrolling to be in sight.
    let active = document().active_element().filter(|_| found);
    if let (Some(active), Ok(x), Ok(y)) = (active, x, y) {
        let window_height = window().inner_height().ok().and_then(|height| height.as_f64());
        if window_height.is_some_and(|height| active.get_bounding_client_rect().height() >= height) {
            window().scroll_to_with_x_and_y(x, y);
        }
    }
}

/// A press may take the pressed thing off the page (a form opens or closes in its place). The focus then stays there:
/// in the first field of what came instead, else on the first thing to press, else on the place itself.
pub(super) fn stay_near(pressed: &Element) {
    let around: Vec<Element> =
        successors(pressed.parent_element(), |element| element.parent_element()).collect();
    request_animation_frame(move || {
        let near = around.iter().find(|element| element.is_connected());
        if let Some(near) = near.filter(|_| is_lost()) {
            let whole = matches!(near.tag_name().as_str(), "MAIN" | "BODY" | "HTML");
            let _ = (!whole && focus_first(near, &[FIELDS, PRESSED])) || focus(near);
        }
    });
}
