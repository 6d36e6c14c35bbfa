//! A native modal dialog. The browser keeps the focus inside, closes on Esc and gives the focus back.

use super::bind::Bind;
use super::field::unique_id;
use leptos::html;
use leptos::prelude::*;

/// Shown while `open` is true; its content is built anew each time. `close` is the name of the closing button.
#[component]
pub fn Dialog(
    #[prop(into)] open: Bind<bool>,
    #[prop(into)] title: Signal<String>,
    #[prop(into)] close: Signal<String>,
    #[prop(optional)] wide: bool,
    children: ChildrenFn,
) -> impl IntoView {
    let title_id = unique_id();
    let labelled = title_id.clone();
    let children = StoredValue::new(children);
    let dialog = NodeRef::<html::Dialog>::new();
    Effect::new(move |_| {
        let Some(dialog) = dialog.get() else { return };
        match (open.get(), dialog.open()) {
            (true, false) => drop(dialog.show_modal()),
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
            on:close=move |_| {
                if open.get_untracked() {
                    open.set(false)
                }
            }
        >
            <div class="dialog-head">
                <h2 class="dialog-title" id=title_id>
                    {move || title.get()}
                </h2>
                <button
                    type="button"
                    class="button button-quiet button-square"
                    aria-label=move || close.get()
                    title=move || close.get()
                    on:click=move |_| open.set(false)
                >
                    <span aria-hidden="true">"\u{00D7}"</span>
                </button>
            </div>
            <Show when=move || open.get()>
                <div class="dialog-body">{children.with_value(|children| children())}</div>
            </Show>
        </dialog>
    }
}
