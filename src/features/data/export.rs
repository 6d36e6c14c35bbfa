//! Everything in one file.

use super::view::{Backup, EXPORTED, file_name};
use crate::{
    app::{desk::Desk, toast::use_toasts},
    journal::Bundle,
    platform::{clock, files},
    t, tr,
    ui::{Button, ButtonKind},
};
use leptos::{prelude::*, task::spawn_local};

/// Writes everything that is stored here, drafts included, into one file and lets the browser save it.
fn save(desk: Desk) -> Result<Backup, files::FileError> {
    let ledger = desk.ledger();
    let bundle = Bundle {
        exported: clock::now(),
        device: desk.device(),
        branch: ledger.branch.clone(),
        facts: desk.journal().facts().cloned().collect(),
        drafts: (*desk.draft_map()).clone(),
    };
    let name = file_name(&bundle.branch, bundle.exported.date());
    files::save(&name, "application/json", bundle.write().as_bytes())?;
    Ok(Backup { at: bundle.exported, facts: bundle.facts.len() })
}

/// The last export, as this browser remembers it.
pub async fn last_backup(desk: Desk) -> Option<Backup> {
    let remembered = desk.meta(EXPORTED).await.ok()??;
    serde_json::from_str(&remembered).ok()
}

async fn remember(desk: Desk, backup: Backup) {
    let Ok(json) = serde_json::to_string(&backup) else { return };
    if desk.set_meta(EXPORTED, &json).await.is_err() {
        // The file is saved; only its age is not known the next time.
        use_toasts().problem(tr!("data.export.not_remembered"));
    }
}

/// Exports; `backup` is told.
#[component]
pub fn ExportButton(#[prop(optional)] kind: ButtonKind, backup: RwSignal<Option<Backup>>) -> impl IntoView {
    let desk = Desk::get();
    let export = move || match untrack(|| save(desk)) {
        Ok(saved) => {
            backup.set(Some(saved));
            use_toasts().done(tr!("data.export.done", n = saved.facts));
            spawn_local(remember(desk, saved));
        }
        Err(_) => use_toasts().problem(tr!("data.export.failed")),
    };
    view! {
        <Button kind=kind on_click=export>
            {t!("data.export.all")}
        </Button>
    }
}
