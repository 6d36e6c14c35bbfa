//! A native modal dialog. The browser keeps the focus inside, closes on Esc and gives the focus back.

use super::field::unique_id;
use super::focus::focus_first;
use super::leaving::{Asks, Leaving, Question};
use super::whole_text::WholeText;
use super::{Show, bind::Bind};
use crate::ui::prelude::*;
use leptos::html;

/// Where one begins in a dialog: the first field of its form, else the first thing to press that destroys nothing.
/// Without either, the browser's choice stays: the closing button.
const BEGINNINGS: [&str; 2] = [
    ".dialog-body form :is(input, select, textarea):not(:disabled)",
    ".dialog-body :is(button, a[href]):not(:disabled, .button-danger)",
];

/// Shown while `open` is true; its content is built anew each time. `close` is the name of the closing button. With
/// `asks`, Esc and that button ask once before what was typed is lost; a button of the form's own says what it does.
#[component]
pub fn Dialog(
    #[prop(into)] open: Bind<bool>,
    #[prop(into)] title: Signal<String>,
    #[prop(into)] close: Signal<String>,
    #[prop(optional)] wide: bool,
    #[prop(optional, into)] asks: Option<Asks>,
    children: ChildrenFn,
) -> impl IntoView {
    let title_id = unique_id();
    let labelled = title_id.clone();
    let children = StoredValue::new(children);
    let dialog = NodeRef::<html::Dialog>::new();
    let leaving = Leaving::new(dialog, open, asks);
    Effect::new(move |_| {
        let Some(dialog) = dialog.get() else { return };
        match (open.get(), dialog.open()) {
            (true, false) => {
                let _ = dialog.show_modal();
                // What stands in it is built by now, or within this turn.
                request_animation_frame(move || {
                    focus_first(&dialog, &BEGINNINGS);
                    leaving.begin(&dialog);
                });
            }
            (false, true) => dialog.close(),
            _ => {}
        }
    });
    view! {
        <dialog
            class="dialog"
            class:dialog-wide=wide
            node_ref=dialog
            aria-labelledby=labelled
            on:keydown=move |event| leaving.key(&event)
            on:cancel=move |event| leaving.cancel(&event)
            // The event comes after the closing: by then it may be open again.
            on:close=move |_| {
                let closed = dialog.get_untracked().is_none_or(|dialog| !dialog.open());
                if closed && open.get_untracked() {
                    open.set(false)
                }
            }
        >
            <div class="dialog-head">
                <h2 class="dialog-title" id=title_id>
                    <WholeText text=title />
                </h2>
                <button
                    type="button"
                    class="button button-quiet button-square"
                    aria-label=move || close.get()
                    title=move || close.get()
                    on:click=move |_| leaving.leave()
                >
                    <span aria-hidden="true">"\u{00D7}"</span>
                </button>
            </div>
            <Show when=move || open.get()>
                <div class="dialog-body">{children.with_value(|children| children())}</div>
                <Question leaving=leaving />
            </Show>
        </dialog>
    }
}
