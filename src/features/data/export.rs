//! Everything in one file.

use super::{said::unwritten_words, view::file_name};
use crate::{
    app::{
        backup::Backup,
        desk::Desk,
        i18n::{Words, use_i18n},
        toast::use_toasts,
    },
    journal::BundleError,
    platform::files,
    t, tr,
    ui::{Button, ButtonKind},
};
use leptos::{prelude::*, task::spawn_local};

/// Why nothing was saved.
enum Unsaved {
    /// What is here makes no file that could be read again.
    Bundle(BundleError),
    /// The browser did not let a file be saved.
    File,
}

/// Writes everything that is stored here, drafts included, into one file and lets the browser save it.
fn save(words: Words, desk: Desk) -> Result<Backup, Unsaved> {
    let bundle = desk.bundle();
    let name = file_name(words, &bundle.branch, bundle.exported.date(), &desk.device_name(words));
    let text = bundle.write().map_err(Unsaved::Bundle)?;
    files::save(&name, "application/json", text.as_bytes()).map_err(|_| Unsaved::File)?;
    Ok(Backup { at: bundle.exported, facts: bundle.facts.len() })
}

async fn remember(desk: Desk, backup: Backup) {
    if desk.set_backup(backup).await.is_err() {
        // The file is saved; only its age is not known the next time.
        use_toasts().problem(tr!("data.export.not_remembered"));
    }
}

/// Exports.
#[component]
pub fn ExportButton(#[prop(optional)] kind: ButtonKind) -> impl IntoView {
    let desk = Desk::get();
    let export = move || match untrack(|| save(use_i18n().words_untracked(), desk)) {
        Ok(saved) => {
            use_toasts().done(tr!("data.export.done", n = saved.facts));
            spawn_local(remember(desk, saved));
        }
        Err(Unsaved::Bundle(error)) => {
            let why = unwritten_words(use_i18n().words_untracked(), &error);
            use_toasts().problem(tr!("data.export.refused", why = why));
        }
        Err(Unsaved::File) => use_toasts().problem(tr!("data.export.failed")),
    };
    view! {
        <Button kind=kind on_click=export>
            {t!("data.export.all")}
        </Button>
    }
}
