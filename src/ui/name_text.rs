//! A name that somebody gave: kept apart from what stands beside it, and cut where it is too long for its place.

use crate::ui::prelude::*;

/// A name of more characters shows the whole when one points at it.
const LONG: usize = 20;

/// Two lines at most, whichever way its letters run; a cut one has the whole in its title.
#[component]
pub fn NameText(#[prop(into)] text: Signal<String>) -> impl IntoView {
    let title = move || text.with(|text| (text.chars().count() > LONG).then(|| text.clone()));
    view! {
        <bdi class="name-text" title=title translate="no" prop:textContent=move || text.get()></bdi>
    }
}
