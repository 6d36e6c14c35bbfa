//! A day in running text, with its exact date for machines.

use crate::ui::prelude::*;
use chrono::NaiveDate;

/// `text` is the day as people say it.
#[component]
pub fn DateText(#[prop(into)] date: Signal<NaiveDate>, #[prop(into)] text: Signal<String>) -> impl IntoView {
    view! { <time class="date" datetime=move || date.get().to_string() translate="no" prop:textContent=move || text.get()></time> }
}
