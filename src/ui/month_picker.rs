//! A month out of those there are: a step back, a select, a step forward.

use super::bind::Bind;
use super::choice::Choice;
use super::select::Select;
use crate::ui::prelude::*;

/// Binds the id of the chosen month; `options` in order of time. At either end the step is disabled.
#[component]
pub fn MonthPicker(
    #[prop(into)] value: Bind<String>,
    #[prop(into)] options: Signal<Vec<Choice>>,
    #[prop(into)] label: Signal<String>,
    /// The name of the step back.
    #[prop(into)]
    previous: Signal<String>,
    /// The name of the step forward.
    #[prop(into)]
    next: Signal<String>,
) -> impl IntoView {
    let neighbour = move |step: isize| {
        let now = value.get();
        options.with(|options| {
            let at = options.iter().position(|choice| choice.id == now)?;
            options.get(at.checked_add_signed(step)?).map(|choice| choice.id.clone())
        })
    };
    let go = move |step: isize| {
        if let Some(id) = untrack(|| neighbour(step)) {
            value.set(id);
        }
    };
    let step = move |by: isize, name: Signal<String>, sign: &'static str| {
        view! {
            <button
                type="button"
                class="button button-quiet month-step"
                aria-label=move || name.get()
                title=move || name.get()
                disabled=move || neighbour(by).is_none()
                on:click=move |_| go(by)
            >
                <span aria-hidden="true">{sign}</span>
            </button>
        }
    };
    view! {
        <div class="month-picker" role="group" aria-label=move || label.get()>
            {step(-1, previous, "\u{2039}")}
            <Select value=value options=options label=label />
            {step(1, next, "\u{203A}")}
        </div>
    }
}
