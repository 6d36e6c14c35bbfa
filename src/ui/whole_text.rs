//! A text that follows what it is made of, whatever a translating browser has done to it.

use super::number::untranslated;
use crate::ui::prelude::*;

/// Written whole: a translator replaces text nodes, and one that is no longer on the page cannot be written to. A text
/// with a figure in it is not to be translated, so that no figure is ever another's.
#[component]
pub fn WholeText(#[prop(into)] text: Signal<String>) -> impl IntoView {
    let mark = move || text.with(|text| untranslated(text));
    view! { <span translate=mark prop:textContent=move || text.get()></span> }
}
