//! List and detail: side by side where there is room, one after the other on a phone.
//!
//! The keyboard goes from a row into the detail that it opened, and with Esc back to the row.

use super::focus::focus;
use leptos::ev::{Event, KeyboardEvent};
use leptos::html;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::Element;

/// What a row of the list is held by.
const ROW: &str = ".row-link";

/// The link of the list's row that an event happened in.
fn row_of(event: &Event) -> Option<Element> {
    let target = event.target()?.dyn_into::<Element>().ok()?;
    let row = target.closest("tr.row-opens").ok().flatten()?;
    row.query_selector(ROW).ok().flatten()
}

/// `list` and `detail` are built once. While there is no detail open the list has all the room; on a narrow screen an
/// open detail shows alone, with a way back.
#[component]
pub fn SplitView(
    #[prop(into)] detail_open: Signal<bool>,
    #[prop(into)] list: ViewFn,
    #[prop(into)] detail: ViewFn,
    /// Where the way back leads.
    #[prop(into)]
    back_href: Signal<String>,
    /// The words of the way back.
    #[prop(into)]
    back: Signal<String>,
) -> impl IntoView {
    let list_side = NodeRef::<html::Div>::new();
    let pane = NodeRef::<html::Div>::new();
    let way_back = NodeRef::<html::A>::new();
    // The row that was opened last, and whether the keyboard waits for what it opens to be shown.
    let row = StoredValue::new_local(None::<Element>);
    let awaited = StoredValue::new(false);

    // All of this may run in a frame after the page was left.
    let list_in_sight = move || list_side.try_get_untracked().flatten().is_some_and(|side| side.offset_width() > 0);
    let into_detail = move || {
        if let Some(pane) = pane.try_get_untracked().flatten() {
            focus(&pane);
        }
        // Alone on the screen it begins at its top, however far down the list one was.
        if !list_in_sight() {
            window().scroll_to_with_x_and_y(0.0, 0.0);
        }
    };
    // The chosen row stays in sight, also when what is open was reached by another way than the list.
    let show_row = move || {
        let side = list_side.try_get_untracked().flatten().filter(|_| list_in_sight());
        if let Some(row) = side.and_then(|side| side.query_selector("tr.row-selected").ok().flatten()) {
            let nearest = web_sys::ScrollIntoViewOptions::new();
            nearest.set_block(web_sys::ScrollLogicalPosition::Nearest);
            row.scroll_into_view_with_scroll_into_view_options(&nearest);
        }
    };
    let back_to_row = move || {
        let Some(side) = list_side.try_get_untracked().flatten() else { return };
        let opened = row.try_get_value().flatten().filter(|row| row.is_connected());
        let chosen = || side.query_selector(".row-link[aria-current]").ok().flatten();
        let first = || side.query_selector(ROW).ok().flatten();
        if let Some(row) = opened.or_else(chosen).or_else(first) {
            focus(&row);
        }
    };
    let opened_by_key = move |event: KeyboardEvent| {
        let on_row = event.default_prevented() && matches!(event.key().as_str(), "Enter" | " ");
        let Some(of) = row_of(&event).filter(|_| on_row) else { return };
        row.set_value(Some(of));
        if detail_open.get_untracked() {
            into_detail();
        } else {
            awaited.set_value(true);
        }
    };
    let escape = move |event: KeyboardEvent| {
        let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
        let in_dialog = target.is_some_and(|target| matches!(target.closest("dialog"), Ok(Some(_))));
        // A form, a dialog or an open list in the detail has the key before.
        if event.key() != "Escape" || event.default_prevented() || in_dialog {
            return;
        }
        event.prevent_default();
        match way_back.try_get_untracked().flatten().filter(|_| !list_in_sight()) {
            Some(way_back) => way_back.click(),
            None => back_to_row(),
        }
    };
    Effect::new(move |before: Option<bool>| {
        let open = detail_open.get();
        if open {
            let by_key = awaited.try_update_value(std::mem::take).unwrap_or_default();
            request_animation_frame(move || {
                if by_key || (before.is_some() && !list_in_sight()) {
                    into_detail();
                }
                show_row();
            });
        } else if !open && before == Some(true) {
            // What had the focus in the detail goes out of sight with it.
            request_animation_frame(move || {
                let active = document().active_element();
                let on_body = active.as_ref().is_none_or(|active| active.tag_name() == "BODY");
                let in_pane = pane.try_get_untracked().flatten().is_some_and(|pane| pane.contains(active.as_deref()));
                if on_body || in_pane {
                    back_to_row();
                }
            });
        }
        open
    });
    // Another address is another thing to see: it begins at its top.
    let to_top = window_event_listener(leptos::ev::hashchange, move |_| {
        if let Some(pane) = pane.try_get_untracked().flatten() {
            pane.set_scroll_top(0);
        }
        request_animation_frame(show_row);
    });
    on_cleanup(move || to_top.remove());
    view! {
        <div class="split" class:split-detail=move || detail_open.get()>
            <div
                class="split-list"
                node_ref=list_side
                on:click=move |event| row.update_value(|row| *row = row_of(&event).or(row.take()))
                on:keydown=opened_by_key
            >
                {list.run()}
            </div>
            <div class="split-pane" tabindex="-1" node_ref=pane on:keydown=escape>
                <a class="split-back" href=move || back_href.get() node_ref=way_back>
                    <span aria-hidden="true">"\u{2039}"</span>
                    {move || back.get()}
                </a>
                {detail.run()}
            </div>
        </div>
    }
}
