//! One of a few, all in sight.

use super::bind::Bind;
use super::choice::Choice;
use super::field::unique_id;
use super::number::untranslated;
use super::whole_text::WholeText;
use crate::ui::prelude::*;

/// Radio buttons under a legend; binds the id. `inline` puts them in one line where there is room.
#[component]
pub fn RadioGroup(
    #[prop(into)] legend: Signal<String>,
    #[prop(into)] value: Bind<String>,
    #[prop(into)] options: Signal<Vec<Choice>>,
    #[prop(optional, into)] hint: Option<Signal<String>>,
    #[prop(optional, into)] error: Signal<Option<String>>,
    #[prop(optional)] inline: bool,
    /// The id errors link to.
    #[prop(optional, into)]
    id: Option<String>,
) -> impl IntoView {
    let id = id.unwrap_or_else(unique_id);
    let error_id = format!("{id}-error");
    let described = error_id.clone();
    let name = unique_id();
    let radio = move |choice: Choice| {
        let id = unique_id();
        let hint_id = (!choice.hint.is_empty()).then(|| format!("{id}-hint"));
        let mine = choice.id.clone();
        view! {
            <div class="check">
                <input
                    type="radio"
                    name=name.clone()
                    id=id.clone()
                    value=choice.id.clone()
                    aria-describedby=hint_id.clone()
                    prop:checked=move || value.get() == mine
                    on:change=move |_| value.set(choice.id.clone())
                />
                <label for=id translate=untranslated(&choice.label) prop:textContent=choice.label></label>
                {hint_id.map(|id| view! { <p class="field-hint" id=id translate=untranslated(&choice.hint) prop:textContent=choice.hint></p> })}
            </div>
        }
    };
    view! {
        <fieldset
            class="field radio-group"
            class:field-wrong=move || error.with(Option::is_some)
            class:radio-inline=inline
            id=id
            tabindex="-1"
            aria-describedby=move || error.with(Option::is_some).then(|| described.clone())
        >
            <legend class="field-label"><WholeText text=legend /></legend>
            {hint.map(|hint| view! { <p class="field-hint"><WholeText text=hint /></p> })}
            <div class="radio-options">
                {move || options.get().into_iter().map(radio.clone()).collect_view()}
            </div>
            {move || {
                let id = error_id.clone();
                error.get().map(|error| view! { <p class="field-error" id=id translate=untranslated(&error) prop:textContent=error></p> })
            }}
        </fieldset>
    }
}
