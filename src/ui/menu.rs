//! A button that opens a list of actions. The arrow keys go through them; Esc, Tab or a press elsewhere closes it.

use super::{
    Show,
    field::unique_id,
    focus::{focus, focus_first},
    one_stop::one_stop,
    sight::{pixels, shift, stands_above},
};
use crate::ui::prelude::*;
use leptos::{ev, html};
use wasm_bindgen::JsCast;
use web_sys::{Element, EventTarget, HtmlElement, Node};

/// The button, and while it is open `children` below it: [`MenuItem`]s, each of which closes it.
#[component]
pub fn Menu(#[prop(into)] label: Signal<String>, children: ChildrenFn) -> impl IntoView {
    let open = RwSignal::new(false);
    let (root, button) = (NodeRef::<html::Div>::new(), NodeRef::<html::Button>::new());
    let id = unique_id();
    let controlled = id.clone();
    let close = move || {
        if let Some(button) = button.get_untracked().filter(|_| open.get_untracked()) {
            open.set(false);
            focus(&button);
        }
    };
    close_by_press_elsewhere(open, root);
    // A press on a button gives it the focus in some browsers and takes it from everything in others: only a known other
    // place counts.
    let left = move |event: ev::FocusEvent| {
        if event.related_target().is_some_and(|to| !is_inside(root, Some(to))) {
            open.set(false);
        }
    };
    let key = move |event: ev::KeyboardEvent| match event.key().as_str() {
        "Escape" if open.get_untracked() => {
            event.stop_propagation();
            close();
        }
        "ArrowDown" if !open.get_untracked() => {
            event.prevent_default();
            open.set(true);
        }
        _ => {}
    };
    Effect::new(move |_| {
        if let Some(root) = root.get_untracked().filter(|_| open.get()) {
            request_animation_frame(move || {
                keep_in_sight(&root);
                focus_first(&root, &["[role=menuitem]"]);
            });
        }
    });
    view! {
        <div class="menu no-print" node_ref=root on:keydown=key on:focusout=left>
            <button
                type="button"
                class="button button-quiet menu-button"
                node_ref=button
                aria-haspopup="menu"
                aria-expanded=move || if open.get() { "true" } else { "false" }
                aria-controls=move || open.get().then(|| controlled.clone())
                on:click=move |_| open.update(|open| *open = !*open)
            >
                {move || label.get()}
                <span class="menu-mark" aria-hidden="true"></span>
            </button>
            <Show when=move || open.get()>
                <ul
                    class="menu-list"
                    role="menu"
                    id=id.clone()
                    aria-label=move || label.get()
                    use:one_stop
                    on:click=move |event| if is_item(&event) { close() }
                >
                    {children()}
                </ul>
            </Show>
        </div>
    }
}

fn is_inside(root: NodeRef<html::Div>, at: Option<EventTarget>) -> bool {
    let at = at.and_then(|at| at.dyn_into::<Node>().ok());
    root.get_untracked().is_some_and(|root| root.contains(at.as_ref()))
}

fn close_by_press_elsewhere(open: RwSignal<bool>, root: NodeRef<html::Div>) {
    let elsewhere = window_event_listener(ev::pointerdown, move |event| {
        if open.get_untracked() && !is_inside(root, event.target()) {
            open.set(false);
        }
    });
    on_cleanup(move || elsewhere.remove());
}

/// The list is as wide as its words and may reach over the edge of a narrow window, or of the column beside the rail: it is
/// moved back by as much. Where there is no room below the button it stands above it.
fn keep_in_sight(root: &Element) {
    let list = root.query_selector("[role=menu]").ok().flatten();
    let page = document().document_element();
    let Some((list, page)) = list.and_then(|list| list.dyn_into::<HtmlElement>().ok()).zip(page) else {
        return;
    };
    let height = window().inner_height().ok().and_then(|height| height.as_f64()).unwrap_or_default();
    let button = root.get_bounding_client_rect();
    let place = list.get_bounding_client_rect();
    if stands_above((button.y(), button.y() + button.height()), place.height(), height - bar(&page)) {
        let _ = list.set_attribute("class", "menu-list menu-above");
    }
    let column = root.closest("main").ok().flatten().map_or(0.0, |main| main.get_bounding_client_rect().x());
    let by = shift((place.x(), place.x() + place.width()), (column, f64::from(page.client_width())));
    let _ = list.style().set_property("transform", &format!("translateX({by}px)"));
}

/// What a narrow window keeps at its lower edge for the places.
fn bar(page: &Element) -> f64 {
    let style = window().get_computed_style(page).ok().flatten();
    let bar = style.and_then(|style| style.get_property_value("--bar").ok());
    bar.and_then(|bar| pixels(&bar)).unwrap_or_default()
}

fn is_item(event: &ev::MouseEvent) -> bool {
    let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    target.is_some_and(|target| matches!(target.closest("[role=menuitem]"), Ok(Some(_))))
}

/// One of its actions.
#[component]
pub fn MenuItem(#[prop(into)] on_click: Callback<()>, children: Children) -> impl IntoView {
    view! {
        <li role="none">
            <button type="button" role="menuitem" class="menu-item stop" tabindex="-1" on:click=move |_| on_click.run(())>
                {children()}
            </button>
        </li>
    }
}

/// Said in place of actions: why there are none. It takes the focus, so that it is read out.
#[component]
pub fn MenuNote(children: Children) -> impl IntoView {
    view! {
        <li role="none">
            <button type="button" role="menuitem" class="menu-item stop" tabindex="-1" aria-disabled="true">
                {children()}
            </button>
        </li>
    }
}
