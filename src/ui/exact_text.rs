//! A text that pays: a name, a month or an amount that must never be another's.

use crate::ui::prelude::*;

/// Not to be translated by the browser, set apart from the direction of the text around it, and written whole: whatever
/// a translator or an extension has made of what stood there is replaced when the text changes. A text node would be
/// written to where it is, which then need no longer be on the page.
#[component]
pub fn ExactText(#[prop(into)] text: Signal<String>, #[prop(optional)] class: &'static str) -> impl IntoView {
    view! { <bdi class=class translate="no" prop:textContent=move || text.get()></bdi> }
}
