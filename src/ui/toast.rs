//! One short message that goes away by itself, with a way to undo what it tells of.

use super::{badge::Tone, references::ReferringText};
use crate::ui::prelude::*;

/// `action` is the word of the one thing one can do (undo), `close` the name of the closing button.
#[component]
pub fn Toast(
    #[prop(into)] text: Signal<String>,
    tone: Tone,
    #[prop(into)] close: Signal<String>,
    #[prop(into)] on_close: Callback<()>,
    #[prop(optional, into)] action: Option<Signal<String>>,
    #[prop(optional, into)] on_action: Option<Callback<()>>,
) -> impl IntoView {
    view! {
        <div class=format!("toast toast-{}", tone.class())>
            <bdi class="toast-text" translate="no"><ReferringText text=text /></bdi>
            {action
                .zip(on_action)
                .map(|(word, on_action)| {
                    view! {
                        <button type="button" class="toast-action" on:click=move |_| on_action.run(())>
                            {move || word.get()}
                        </button>
                    }
                })}
            <button
                type="button"
                class="toast-close"
                aria-label=move || close.get()
                title=move || close.get()
                on:click=move |_| on_close.run(())
            >
                <span aria-hidden="true">"\u{00D7}"</span>
            </button>
        </div>
    }
}
