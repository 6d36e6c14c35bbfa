//! Any of several things, ticked under one legend.

use super::{
    kinds::{Spec, Ticks},
    state::FormState,
    values::{is_ticked, with_tick},
};
use crate::{
    t,
    ui::{Bind, Checkbox},
};
use leptos::prelude::*;

#[component]
pub fn TickFields(form: FormState, spec: &'static Spec, ticks: Ticks) -> impl IntoView {
    let (id, error) = (form.id(spec.name), form.error(spec.name));
    let value = form.bind(spec.name);
    let tick = |key: &'static str| {
        let checked = Bind::new(
            move || is_ticked(&value.get(), key),
            move |on| value.set(with_tick(&value.get_untracked(), key, on)),
        );
        view! { <Checkbox checked=checked label=t!(key) id=format!("{id}-{key}") /> }
    };
    let ticks = ticks.keys().into_iter().map(tick).collect_view();
    view! {
        <fieldset class="field" class:field-wrong=move || error.with(Option::is_some) id=id tabindex="-1">
            <legend class="field-label">{t!(spec.label)}</legend>
            {ticks}
            {move || error.get().map(|error| view! { <p class="field-error">{error}</p> })}
        </fieldset>
    }
}
