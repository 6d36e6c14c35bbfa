//! A figure that opens in place: what it comes from is built when it is opened; Esc closes it and returns.

use super::bind::Bind;
use super::field::unique_id;
use crate::ui::prelude::*;
use leptos::html;

/// A button around `summary` and, while open, `children` below it.
#[component]
pub fn Disclosure(
    #[prop(into)] summary: ViewFn,
    /// Whether it is open; without it, the widget keeps that itself.
    #[prop(optional, into)]
    open: Option<Bind<bool>>,
    /// The name for those who do not see it, where the summary alone would be unclear.
    #[prop(optional, into)]
    label: Option<Signal<String>>,
    /// One of a list that is one stop of the Tab key (`one_stop`).
    #[prop(optional)]
    in_list: bool,
    children: ChildrenFn,
) -> impl IntoView {
    let open = open.unwrap_or_else(|| RwSignal::new(false).into());
    let region = unique_id();
    let controlled = region.clone();
    let button = NodeRef::<html::Button>::new();
    let children = StoredValue::new(children);
    let escape = move |event: leptos::ev::KeyboardEvent| {
        if event.key() == "Escape" && open.get_untracked() {
            event.stop_propagation();
            open.set(false);
            if let Some(button) = button.get_untracked() {
                let _ = button.focus();
            }
        }
    };
    view! {
        <div class="disclosure" class:disclosure-open=move || open.get() on:keydown=escape>
            <button
                type="button"
                class="disclosure-button"
                class:stop=in_list
                tabindex=in_list.then_some("-1")
                node_ref=button
                aria-label=label.map(|label| move || label.get())
                aria-expanded=move || if open.get() { "true" } else { "false" }
                aria-controls=move || open.get().then(|| controlled.clone())
                on:click=move |_| open.set(!open.get_untracked())
            >
                <span class="disclosure-mark" aria-hidden="true"></span>
                <span class="disclosure-summary">{summary.run()}</span>
            </button>
            {move || {
                let id = region.clone();
                open.get()
                    .then(|| {
                        view! {
                            <div class="disclosure-body" id=id>
                                {children.with_value(|children| children())}
                            </div>
                        }
                    })
            }}
        </div>
    }
}
