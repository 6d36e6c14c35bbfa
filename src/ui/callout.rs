//! A message that stays where it is until what it says is no longer so.

use super::{badge::Tone, references::ReferringText};
use crate::ui::prelude::*;

/// A sentence in bold and what more there is to say or do about it.
#[component]
pub fn Callout(
    tone: Tone,
    #[prop(into)] title: Signal<String>,
    #[prop(optional)] children: Option<Children>,
) -> impl IntoView {
    let role = if tone == Tone::Late { "alert" } else { "status" };
    view! {
        <div class=format!("callout callout-{}", tone.class()) role=role>
            <p class="callout-title">
                <ReferringText text=title />
            </p>
            {children.map(|children| view! { <div class="callout-body">{children()}</div> })}
        </div>
    }
}
