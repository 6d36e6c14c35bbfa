//! A box that narrows a list as one types; Esc empties it, the arrow down goes on into the list.

use super::bind::Bind;
use super::table::focus_row_after;
use crate::ui::prelude::*;

/// `label` is its name and what stands in it while it is empty. The shell's `/` key goes to the first one on a page.
#[component]
pub fn SearchBox(#[prop(into)] value: Bind<String>, #[prop(into)] label: Signal<String>) -> impl IntoView {
    view! {
        <input
            type="search"
            class="input search-box"
            autocomplete="off"
            aria-label=move || label.get()
            placeholder=move || label.get()
            prop:value=move || value.get()
            on:input=move |event| value.set(event_target_value(&event))
            on:keydown=move |event| {
                if event.key() == "Escape" && !value.get_untracked().is_empty() {
                    event.prevent_default();
                    event.stop_propagation();
                    value.set(String::new());
                } else if event.key() == "ArrowDown" && focus_row_after(&event_target(&event)) {
                    event.prevent_default();
                }
            }
        />
    }
}
