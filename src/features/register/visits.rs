//! Visits that are made for a request or a job, as a list on its page.

use super::planned::Planned;
use crate::{t, ui::WholeText};
use leptos::prelude::*;

/// Each with its page.
#[component]
pub fn Visits(of: Vec<Planned>) -> impl IntoView {
    let arranged = |text| view! { <p class="small"><WholeText text=text /></p> };
    let line = |one: Planned| {
        let href = one.route.href();
        view! {
            <li class="stack-tight">
                <span><a href=href><WholeText text=one.text /></a> " " <span class="muted">{t!(one.stand)}</span></span>
                {one.arranged.into_iter().map(arranged).collect_view()}
            </li>
        }
    };
    view! { <ul class="lines">{of.into_iter().map(line).collect_view()}</ul> }
}
