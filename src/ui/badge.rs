//! A state in a word and a shape: a filled mark for late, an outline for waiting, a tick for done.

use super::whole_text::WholeText;
use crate::ui::prelude::*;

/// What a state means.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tone {
    Late,
    Waiting,
    Done,
    #[default]
    Neutral,
}

impl Tone {
    /// The class the stylesheet knows it by.
    pub fn class(self) -> &'static str {
        match self {
            Tone::Late => "late",
            Tone::Waiting => "waiting",
            Tone::Done => "done",
            Tone::Neutral => "neutral",
        }
    }
}

/// A word with the shape of its meaning in front of it.
#[component]
pub fn Badge(#[prop(into)] tone: Signal<Tone>, #[prop(into)] text: Signal<String>) -> impl IntoView {
    view! {
        <span class=move || format!("badge badge-{}", tone.get().class())>
            <span class="badge-mark" aria-hidden="true"></span>
            <WholeText text=text />
        </span>
    }
}
