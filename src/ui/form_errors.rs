//! All that is wrong with a form, at its top, each a link to its field.

use super::{Show, number::untranslated};
use crate::ui::prelude::*;
use leptos::html;
use std::collections::BTreeSet;
use wasm_bindgen::JsCast;

/// One thing wrong: the id of the field and the sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldError {
    pub id: String,
    pub text: String,
    /// The field's name, where the sentence alone does not say which one it is.
    pub field: Option<String>,
}

impl FieldError {
    /// An error at the field with this id.
    pub fn new(id: impl Into<String>, text: impl Into<String>) -> Self {
        Self { id: id.into(), text: text.into(), field: None }
    }

    /// The same error, said in the summary with the field's name before it.
    pub fn of_field(self, name: impl Into<String>) -> Self {
        Self { field: Some(name.into()), ..self }
    }
}

/// Puts the cursor into a field.
pub fn focus_field(id: &str) {
    let element = document().get_element_by_id(id);
    if let Some(element) = element.and_then(|element| element.dyn_into::<web_sys::HtmlElement>().ok()) {
        let _ = element.focus();
    }
}

fn without(errors: &[FieldError], mended: &BTreeSet<String>) -> Vec<FieldError> {
    errors.iter().filter(|error| !mended.contains(&error.id)).cloned().collect()
}

/// The summary. Empty: nothing is shown. Otherwise it is announced and takes the focus, so that Tab goes on from it.
/// `mended`: the ids of fields that are wrong no more. Their lines go, and the focus stays where somebody types.
#[component]
pub fn FormErrors(
    #[prop(into)] title: Signal<String>,
    #[prop(into)] errors: Signal<Vec<FieldError>>,
    #[prop(optional, into)] mended: Signal<BTreeSet<String>>,
) -> impl IntoView {
    let left = Memo::new(move |_| mended.with(|mended| errors.with(|errors| without(errors, mended))));
    let summary = NodeRef::<html::Div>::new();
    // Only an attempt asks for the focus: a line that comes back while somebody types does not.
    let asks = RwSignal::new(false);
    Effect::new(move |_| asks.set(errors.with(|errors| !errors.is_empty())));
    Effect::new(move |_| {
        if asks.get()
            && let Some(summary) = summary.get()
        {
            asks.set(false);
            let _ = summary.focus();
        }
    });
    let line = |error: FieldError| {
        // A link's address would change the route: a button in a link's clothes.
        view! {
            <li>
                <button type="button" class="link" on:click=move |_| focus_field(&error.id)>
                    {error.field.map(|field| view! { <span class="form-errors-field">{field}</span> })}
                    <span translate=untranslated(&error.text) prop:textContent=error.text></span>
                </button>
            </li>
        }
    };
    view! {
        <Show when=move || left.with(|left| !left.is_empty())>
            <div class="form-errors" role="alert" tabindex="-1" node_ref=summary>
                <p class="form-errors-title">{move || title.get()}</p>
                <ul>{move || left.get().into_iter().map(line).collect_view()}</ul>
            </div>
        </Show>
    }
}
