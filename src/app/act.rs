//! Running a command for a form: the message with its undo, or what the form has to say.

use crate::{
    app::{
        desk::{Desk, Failure},
        i18n::use_i18n,
        toast::use_toasts,
        words::failure_words,
    },
    domain::FactId,
    workflow::Command,
};
use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

/// Runs a command. When it is stored, says so and offers to take it back; otherwise the failure is the form's.
///
/// # Errors
/// Nothing was stored: the form keeps what was typed and says why.
pub async fn submit(desk: Desk, command: Command, success: String) -> Result<Vec<FactId>, Failure> {
    let facts = desk.run(command).await?;
    let back = facts.clone();
    use_toasts().done_with_undo(success, move || take_back(desk, back.clone()));
    Ok(facts)
}

fn take_back(desk: Desk, facts: Vec<FactId>) {
    spawn_local(async move {
        for fact in facts.into_iter().rev() {
            if let Err(failure) = desk.undo(fact).await {
                let words = use_i18n().words_untracked();
                use_toasts().problem(untrack(|| failure_words(words, &failure, &desk.ledger())));
            }
        }
    });
}
