//! A yes or no with its label beside it.

use super::bind::Bind;
use super::{field::unique_id, whole_text::WholeText};
use crate::ui::prelude::*;

/// A checkbox; the whole line is its label.
#[component]
pub fn Checkbox(
    #[prop(into)] checked: Bind<bool>,
    #[prop(into)] label: Signal<String>,
    #[prop(optional, into)] hint: Option<Signal<String>>,
    /// The id errors link to.
    #[prop(optional, into)]
    id: Option<String>,
) -> impl IntoView {
    let id = id.unwrap_or_else(unique_id);
    let hint_id = format!("{id}-hint");
    view! {
        <div class="check">
            <input
                type="checkbox"
                id=id.clone()
                prop:checked=move || checked.get()
                aria-describedby=hint.map(|_| hint_id.clone())
                on:change=move |event| checked.set(event_target_checked(&event))
            />
            <label for=id><WholeText text=label /></label>
            {hint.map(|hint| view! { <p class="field-hint" id=hint_id><WholeText text=hint /></p> })}
        </div>
    }
}
