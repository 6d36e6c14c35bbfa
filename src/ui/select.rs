//! A native select.

use super::bind::Bind;
use super::choice::Choice;
use super::field::FieldWiring;
use super::number::untranslated;
use crate::ui::prelude::*;

/// One of a few known choices; binds the id. `empty` is the text of the entry with no id.
#[component]
pub fn Select(
    #[prop(into)] value: Bind<String>,
    #[prop(into)] options: Signal<Vec<Choice>>,
    #[prop(optional, into)] empty: Option<Signal<String>>,
    /// Only for a select that stands in no `Field`.
    #[prop(optional, into)]
    label: Option<Signal<String>>,
) -> impl IntoView {
    let wiring = FieldWiring::here();
    let (described, invalid) = (wiring.clone(), wiring.clone());
    let option = move |choice: Choice| {
        let id = choice.id.clone();
        // Set per option, not on the select: its value would be set before the options exist.
        // The label is written whole, for the sake of translating browsers.
        view! { <option value=choice.id translate=untranslated(&choice.label) prop:selected=move || value.get() == id prop:text=choice.label></option> }
    };
    view! {
        <select
            class="input select"
            id=wiring.id.clone()
            aria-label=label.map(|label| move || label.get())
            aria-describedby=move || described.described_by()
            aria-invalid=move || invalid.invalid()
            aria-required=wiring.required()
            on:change=move |event| value.set(event_target_value(&event))
        >
            {empty
                .map(|empty| {
                    view! {
                        <option
                            value=""
                            prop:selected=move || value.get().is_empty()
                            prop:text=move || empty.get()
                        ></option>
                    }
                })}
            {move || options.get().into_iter().map(option).collect_view()}
        </select>
    }
}
