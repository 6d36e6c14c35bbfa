//! A way in steps, one below the other: done ones ticked, the current one open, later ones outlined, late ones filled.

use super::{focus::focus, references::ReferringText, whole_text::WholeText};
use crate::ui::prelude::*;

/// Where a step stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum StepState {
    Done,
    Current,
    /// Next by order, but something stands in its way.
    Blocked,
    #[default]
    Future,
}

impl StepState {
    fn class(self) -> &'static str {
        match self {
            StepState::Done => "step step-done",
            StepState::Current => "step step-current",
            StepState::Blocked => "step step-blocked",
            StepState::Future => "step step-future",
        }
    }
}

/// What was done is done: the keyboard goes on before the first input of the current step. Not in it: there a second press of
/// Enter would do that step as well.
pub fn focus_current_step() {
    request_animation_frame(|| {
        let next = document().query_selector(".step-current").ok().flatten();
        if let Some(next) = next {
            let _ = focus(&next);
        }
    });
}

/// The list around the steps.
#[component]
pub fn Steps(#[prop(into)] label: Signal<String>, children: Children) -> impl IntoView {
    view! { <ol class="steps" aria-label=move || label.get()>{children()}</ol> }
}

/// One step: its title, the word for its state, who and when (or who can change that), and what is open in it.
#[component]
pub fn Step(
    #[prop(into)] state: Signal<StepState>,
    /// Its last minute is over; the word says so as well.
    #[prop(into)]
    late: Signal<bool>,
    #[prop(into)] title: Signal<String>,
    /// The state in a word, because the shape alone does not say it to everybody.
    #[prop(into)]
    word: Signal<String>,
    #[prop(optional, into)] meta: Signal<Option<String>>,
    #[prop(optional)] children: Option<Children>,
) -> impl IntoView {
    view! {
        <li
            class=move || state.get().class()
            class:step-late=move || late.get()
            aria-current=move || (state.get() == StepState::Current).then_some("step")
        >
            <span class="step-mark" aria-hidden="true"></span>
            <div class="step-head">
                <span class="step-title"><WholeText text=title /></span>
                <span class="step-word"><WholeText text=word /></span>
            </div>
            {move || meta.get().map(|meta| view! { <p class="step-meta"><ReferringText text=meta /></p> })}
            {children.map(|children| view! { <div class="step-body">{children()}</div> })}
        </li>
    }
}
