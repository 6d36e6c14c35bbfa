//! List and detail: side by side where there is room, one after the other on a phone.
//!
//! The keyboard goes from a row into the detail that it opened, and with Esc back to the row.

use super::focus::focus;
use crate::ui::prelude::*;
use leptos::ev::{Event, KeyboardEvent};
use leptos::html;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlDivElement};

/// What a row of the list is held by.
const ROW: &str = ".row-link";

/// The link of the list's row that an event happened in.
fn row_of(event: &Event) -> Option<Element> {
    let target = event.target()?.dyn_into::<Element>().ok()?;
    let row = target.closest("tr.row-opens").ok().flatten()?;
    row.query_selector(ROW).ok().flatten()
}

/// The elements, and where the keyboard goes between them. A frame may come after the page was left: then none is there.
#[derive(Clone, Copy)]
struct Sides {
    list_side: NodeRef<html::Div>,
    pane: NodeRef<html::Div>,
    way_back: NodeRef<html::A>,
    /// The row that was opened last.
    row: StoredValue<Option<Element>, LocalStorage>,
}

impl Sides {
    fn new() -> Sides {
        let (list_side, pane, way_back) = (NodeRef::new(), NodeRef::new(), NodeRef::new());
        Sides { list_side, pane, way_back, row: StoredValue::new_local(None) }
    }

    fn list(self) -> Option<HtmlDivElement> {
        self.list_side.try_get_untracked().flatten()
    }

    fn detail(self) -> Option<HtmlDivElement> {
        self.pane.try_get_untracked().flatten()
    }

    fn is_list_in_sight(self) -> bool {
        self.list().is_some_and(|side| side.offset_width() > 0)
    }

    fn into_detail(self) {
        let Some(pane) = self.detail() else { return };
        focus(&pane);
        // Alone on the screen it begins at its top, however far down the list one was.
        if !self.is_list_in_sight() {
            window().scroll_to_with_x_and_y(0.0, 0.0);
        }
    }

    /// The chosen row stays in sight, also when what is open was reached by another way than the list.
    fn show_row(self) {
        let side = self.list().filter(|_| self.is_list_in_sight());
        if let Some(row) = side.and_then(|side| side.query_selector("tr.row-selected").ok().flatten()) {
            let nearest = web_sys::ScrollIntoViewOptions::new();
            nearest.set_block(web_sys::ScrollLogicalPosition::Nearest);
            row.scroll_into_view_with_scroll_into_view_options(&nearest);
        }
    }

    fn back_to_row(self) {
        let Some(side) = self.list() else { return };
        let opened = self.row.try_get_value().flatten().filter(|row| row.is_connected());
        let chosen = || side.query_selector(".row-link[aria-current]").ok().flatten();
        let first = || side.query_selector(ROW).ok().flatten();
        if let Some(row) = opened.or_else(chosen).or_else(first) {
            focus(&row);
        }
    }

    /// Out of the detail, by its own way back where it stands alone.
    fn back(self) {
        match self.way_back.try_get_untracked().flatten().filter(|_| !self.is_list_in_sight()) {
            Some(way_back) => way_back.click(),
            None => self.back_to_row(),
        }
    }

    /// What had the focus in the detail goes out of sight with it.
    fn recover(self) {
        let active = document().active_element();
        let on_body = active.as_ref().is_none_or(|active| active.tag_name() == "BODY");
        if on_body || self.detail().is_some_and(|pane| pane.contains(active.as_deref())) {
            self.back_to_row();
        }
    }

    /// Goes where the detail is opened or closed, and to the top of another one. `awaited`: the keyboard opened it.
    fn follow(self, detail_open: Signal<bool>, awaited: StoredValue<bool>) {
        Effect::new(move |before: Option<bool>| {
            let open = detail_open.get();
            if open {
                let by_key = awaited.try_update_value(std::mem::take).unwrap_or_default();
                request_animation_frame(move || {
                    if by_key || (before.is_some() && !self.is_list_in_sight()) {
                        self.into_detail();
                    }
                    self.show_row();
                });
            } else if before == Some(true) {
                request_animation_frame(move || self.recover());
            }
            open
        });
        // Another address is another thing to see: it begins at its top.
        let to_top = window_event_listener(leptos::ev::hashchange, move |_| {
            if let Some(pane) = self.detail() {
                pane.set_scroll_top(0);
            }
            request_animation_frame(move || self.show_row());
        });
        on_cleanup(move || to_top.remove());
    }
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
    let sides = Sides::new();
    let Sides { list_side, pane, way_back, row } = sides;
    // Whether the keyboard waits for what it opens to be shown.
    let awaited = StoredValue::new(false);
    sides.follow(detail_open, awaited);
    let opened_by_key = move |event: KeyboardEvent| {
        let on_row = event.default_prevented() && matches!(event.key().as_str(), "Enter" | " ");
        let Some(of) = row_of(&event).filter(|_| on_row) else { return };
        row.set_value(Some(of));
        if detail_open.get_untracked() {
            sides.into_detail();
        } else {
            awaited.set_value(true);
        }
    };
    let escape = move |event: KeyboardEvent| {
        let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
        let in_dialog = target.is_some_and(|target| matches!(target.closest("dialog"), Ok(Some(_))));
        // A form, a dialog or an open list in the detail has the key before.
        if event.key() == "Escape" && !event.default_prevented() && !in_dialog {
            event.prevent_default();
            sides.back();
        }
    };
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
