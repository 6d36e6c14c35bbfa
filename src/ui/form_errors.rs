//! All that is wrong with a form, at its top, each a link to its field.

use super::number::untranslated;
use leptos::html;
use leptos::prelude::*;
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

/// The summary. Empty: nothing is shown. Otherwise it is announced and takes the focus, so that Tab goes on from it.
#[component]
pub fn FormErrors(
    #[prop(into)] title: Signal<String>,
    #[prop(into)] errors: Signal<Vec<FieldError>>,
) -> impl IntoView {
    let summary = NodeRef::<html::Div>::new();
    Effect::new(move |_| {
        if errors.with(|errors| !errors.is_empty())
            && let Some(summary) = summary.get()
        {
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
        <Show when=move || errors.with(|errors| !errors.is_empty())>
            <div class="form-errors" role="alert" tabindex="-1" node_ref=summary>
                <p class="form-errors-title">{move || title.get()}</p>
                <ul>{move || errors.get().into_iter().map(line).collect_view()}</ul>
            </div>
        </Show>
    }
}
