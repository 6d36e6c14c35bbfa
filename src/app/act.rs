//! Doing something for a form: one thing at a time, with its undo, and with what there is to say when it fails.

use crate::{
    app::{
        desk::{Desk, Failure},
        i18n::use_i18n,
        toast::use_toasts,
    },
    domain::FactId,
    platform::frame::painted,
    ui::recover_focus,
    workflow::Command,
};
use leptos::{prelude::*, task::spawn_local};

/// Where the keyboard goes on when the control that it was on is gone with what was done: to the next step, to what is
/// open beside the list, or to the page.
const GOES_ON: [&str; 3] = [".step-current", ".split-detail > .split-pane", "#main"];

/// Whether what a form submitted is still being stored: a second click or Enter does nothing meanwhile. `Copy`.
#[derive(Clone, Copy)]
pub struct Busy(StoredValue<bool>);

impl Busy {
    /// Nothing is under way.
    pub fn idle() -> Busy {
        Busy(StoredValue::new(false))
    }

    /// Begins, or is `None` while something is under way.
    pub fn begin(self) -> Option<Work> {
        (self.0.try_get_value() == Some(false)).then(|| {
            self.0.set_value(true);
            Work(self.0)
        })
    }
}

/// What a form is busy with. It is over when this is dropped: with what it runs, or at once when nothing comes of it.
pub struct Work(StoredValue<bool>);

impl Work {
    /// Does it.
    pub fn run(self, work: impl Future<Output = ()> + 'static) {
        spawn_local(async move {
            work.await;
            drop(self);
        });
    }
}

impl Drop for Work {
    fn drop(&mut self) {
        // The form may be gone with what was done.
        self.0.try_set_value(false);
    }
}

/// Runs a command. When it is stored, says so and offers to take it back; otherwise the failure is the form's.
///
/// # Errors
/// Nothing was stored: the form keeps what was typed and says why.
pub async fn submit(desk: Desk, command: Command, success: String) -> Result<Vec<FactId>, Failure> {
    submit_all(desk, vec![command], success).await
}

/// Runs several commands as one, as [`submit`] does; they are taken back as one, too.
///
/// # Errors
/// Nothing was stored.
pub async fn submit_all(desk: Desk, commands: Vec<Command>, success: String) -> Result<Vec<FactId>, Failure> {
    // What was withdrawn stays so.
    let stays = commands.iter().any(|command| matches!(command, Command::Withdraw { .. }));
    let facts = desk.run_all(commands).await?;
    let back = facts.clone();
    match stays {
        true => use_toasts().done(success),
        false => use_toasts().done_with_undo(success, move || undo(desk.take_back(back.clone()))),
    }
    go_on();
    Ok(facts)
}

/// Undoes something, and says why where it cannot be undone.
pub fn undo(work: impl Future<Output = Result<(), Failure>> + 'static) {
    spawn_local(async move {
        if let Err(failure) = work.await {
            use_toasts().problem(failure_text(&failure));
        }
        go_on();
    });
}

/// What a failure says, in the language of the moment.
pub fn failure_text(failure: &Failure) -> String {
    Desk::get().words_of(use_i18n().words_untracked(), failure)
}

/// Sees to it that something has the focus when the screen shows what was done. For what is done without [`submit`].
pub fn go_on() {
    spawn_local(async {
        painted().await;
        recover_focus(&GOES_ON);
    });
}
