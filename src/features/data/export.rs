//! Everything in one file.

use super::{
    asked::{AskedFor, Download, Handed},
    said::unwritten_words,
};
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
use leptos::prelude::*;

/// Why nothing was saved.
enum Unsaved {
    /// What is here makes no file that could be read again.
    Bundle(BundleError),
    /// The browser did not let a file be saved.
    File,
}

/// Writes everything that is stored here, drafts included, into one file and hands it to the browser.
fn save(words: Words, desk: Desk) -> Result<Handed, Unsaved> {
    let bundle = desk.bundle();
    let name = desk.file_name(&bundle, words).print(words);
    let text = bundle.write().map_err(Unsaved::Bundle)?;
    files::save(&name, "application/json", text.as_bytes()).map_err(|_| Unsaved::File)?;
    let backup = Backup { at: bundle.exported, facts: bundle.facts.len() };
    Ok(Handed { name, backup, generation: desk.generation() })
}

/// Exports, and asks whether the file is there.
#[component]
pub fn ExportButton(#[prop(optional)] kind: ButtonKind) -> impl IntoView {
    let desk = Desk::get();
    let download = RwSignal::new(Download::None);
    let export = move || match untrack(|| save(use_i18n().words_untracked(), desk)) {
        Ok(handed) => download.set(Download::Asked(handed)),
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
        <AskedFor download=download />
    }
}
