//! What is wrong with a form, at its top.

use super::entry::Entry;
use crate::{t, ui::FormErrors};
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
    let (errors, mended) = (form.errors, form.mended);
    let changed = window_event_listener(leptos::ev::input, move |event| {
        let target = event.target().and_then(|target| target.dyn_into::<web_sys::Element>().ok());
        let ids = std::iter::successors(target, |element| element.parent_element());
        let ids: Vec<String> = ids.map(|element| element.id()).filter(|id| !id.is_empty()).collect();
        if errors.with_untracked(|errors| errors.iter().any(|error| ids.contains(&error.id))) {
            mended.update(|mended| mended.extend(ids));
        }
    });
    on_cleanup(move || changed.remove());
    view! {
        <div class="form-summary" id=form.whole() tabindex="-1">
            <FormErrors title=t!("jobs.form.errors") errors=form.errors mended=form.mended />
        </div>
    }
}
