//! What is wrong with a form, at its top; and whose form it is.

use super::{entry::Entry, seat::SeatSwitch};
use crate::{
    app::desk::Desk,
    domain::Role,
    t,
    ui::FormErrors,
    workflow::{Command, Reason, Refusal, permitted},
};
use leptos::prelude::*;
use serde::{Serialize, de::DeserializeOwned};
use wasm_bindgen::JsCast;

/// The summary of the errors. What is about no single field leads to the summary itself.
#[component]
pub fn Summary<T>(form: Entry<T>) -> impl IntoView
where
    T: Clone + PartialEq + Serialize + DeserializeOwned + Send + Sync + 'static,
{
    // What was wrong with a field is no longer said once the field is changed.
    let errors = form.errors;
    let changed = window_event_listener(leptos::ev::input, move |event| {
        let target = event.target().and_then(|target| target.dyn_into::<web_sys::Element>().ok());
        let ids = std::iter::successors(target, |element| element.parent_element());
        let ids: Vec<String> = ids.map(|element| element.id()).filter(|id| !id.is_empty()).collect();
        if errors.with_untracked(|errors| errors.iter().any(|error| ids.contains(&error.id))) {
            errors.update(|errors| errors.retain(|error| !ids.contains(&error.id)));
        }
    });
    on_cleanup(move || changed.remove());
    view! {
        <div class="form-summary" id=form.whole() tabindex="-1">
            <FormErrors title=t!("jobs.form.errors") errors=form.errors />
        </div>
    }
}

/// Says whose a form is while somebody else sits here. `trial`: a command such as the form gives.
#[component]
pub fn Belongs(trial: Command) -> impl IntoView {
    let desk = Desk::get();
    let roles: &'static [Role] = permitted(&trial).0;
    let theirs = Memo::new(move |_| {
        matches!(desk.check(&trial), Err(Refusal { reason: Reason::WrongRole { .. }, .. }))
    });
    move || theirs.get().then(|| view! { <SeatSwitch roles=roles /> })
}
