//! A line of text with what was written there before to choose from; anything else may be written as well.

use crate::{
    app::{desk::Desk, format::short_day, i18n::use_i18n},
    ui::{Bind, FieldWiring},
};
use chrono::NaiveDate;
use leptos::prelude::*;

/// The browser's own list of suggestions: each a text and the last day it was used.
#[component]
pub fn Suggested(
    value: Bind<String>,
    #[prop(into)] suggestions: Signal<Vec<(String, NaiveDate)>>,
    #[prop(into)] on_leave: Callback<()>,
) -> impl IntoView {
    let desk = Desk::get();
    let i18n = use_i18n();
    let wiring = FieldWiring::here();
    let list = format!("{}-before", wiring.id);
    let (described, invalid) = (wiring.clone(), wiring.clone());
    let option = move |(text, on): (String, NaiveDate)| {
        view! { <option value=text>{short_day(i18n.words(), on, desk.today())}</option> }
    };
    view! {
        <input
            type="text"
            class="input"
            id=wiring.id.clone()
            list=list.clone()
            autocomplete="off"
            aria-describedby=move || described.described_by()
            aria-invalid=move || invalid.invalid()
            aria-required=wiring.required()
            prop:value=move || value.get()
            on:input=move |event| value.set(event_target_value(&event))
            on:blur=move |_| {
                // A box that is taken off the page loses the focus when nothing of it is left to be read.
                let Some(typed) = value.try_get_untracked() else { return };
                if typed.trim() != typed {
                    value.set(typed.trim().to_owned());
                }
                on_leave.run(());
            }
        />
        <datalist id=list>{move || suggestions.get().into_iter().map(option).collect_view()}</datalist>
    }
}
