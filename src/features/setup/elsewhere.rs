//! Where the data may be when the first run comes up unexpectedly: under the other name of this computer.

use crate::{features::data::place::twin, platform::address::href, t};
use leptos::prelude::*;

/// The way to the same page under the other name of this computer; nothing where there is none.
#[component]
pub fn OtherName() -> impl IntoView {
    twin(&href()).map(|other| {
        let shown = other.clone();
        view! {
            <p class="muted">
                {t!("data.back.twin")} " "
                <a href=other translate="no">
                    {shown}
                </a>
            </p>
        }
    })
}
