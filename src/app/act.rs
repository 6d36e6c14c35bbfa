//! Running a command for a form: the message with its undo, or what the form has to say.

use crate::{
    app::{
        desk::{Desk, Failure},
        i18n::use_i18n,
        toast::use_toasts,
        words::failure_words,
    },
    domain::FactId,
    platform::frame::painted,
    ui::recover_focus,
    workflow::Command,
};
use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

/// Where the keyboard goes on when the control that it was on is gone with what was done: to the next step, to what is
/// open beside the list, or to the page.
const GOES_ON: [&str; 3] = [".step-current", ".split-detail > .split-pane", "#main"];

/// Runs a command. When it is stored, says so and offers to take it back; otherwise the failure is the form's.
///
/// # Errors
/// Nothing was stored: the form keeps what was typed and says why.
pub async fn submit(desk: Desk, command: Command, success: String) -> Result<Vec<FactId>, Failure> {
    let facts = desk.run(command).await?;
    let back = facts.clone();
    use_toasts().done_with_undo(success, move || take_back(desk, back.clone()));
    go_on();
    Ok(facts)
}

/// Sees to it that something has the focus when the screen shows what was done. For what is done without [`submit`].
pub fn go_on() {
    spawn_local(async {
        painted().await;
        recover_focus(&GOES_ON);
    });
}

fn take_back(desk: Desk, facts: Vec<FactId>) {
    spawn_local(async move {
        for fact in facts.into_iter().rev() {
            if let Err(failure) = desk.undo(fact).await {
                let words = use_i18n().words_untracked();
                use_toasts().problem(untrack(|| failure_words(words, &failure, &desk.ledger())));
            }
        }
        go_on();
    });
}
