//! A part of a page under its own heading.

use super::{field::unique_id, references::ReferringText, whole_text::WholeText};
use crate::ui::prelude::*;

/// A heading of the second level, its actions beside it, and what belongs to it.
#[component]
pub fn Section(
    #[prop(into)] title: Signal<String>,
    #[prop(optional, into)] lead: Option<Signal<String>>,
    #[prop(optional, into)] actions: ViewFn,
    children: Children,
) -> impl IntoView {
    let id = unique_id();
    let labelled = id.clone();
    view! {
        <section class="section" aria-labelledby=labelled>
            <div class="section-head">
                <h2 class="section-title" id=id>
                    <WholeText text=title />
                </h2>
                <div class="section-actions">{actions.run()}</div>
            </div>
            {lead.map(|lead| view! { <p class="lead"><ReferringText text=lead /></p> })}
            {children()}
        </section>
    }
}
