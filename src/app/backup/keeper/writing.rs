//! Writing everything that is here into the folder, one tab at a time.

use crate::{
    app::{
        backup::{Backup, Held, Shelf, State, Trouble, Wanted, keep, unsaved},
        desk::Desk,
        i18n::use_i18n,
    },
    journal::{BundleError, bundle::parted},
    platform::{folder::Folder, tabs::Lock},
};
use leptos::prelude::untrack;

/// Held by the tab that writes a backup.
const LOCK: &str = "fieldbook-backup";

impl Shelf for Folder {
    async fn list(&self) -> Result<Vec<(String, f64)>, Trouble> {
        Folder::list(self, ".json").await.map_err(|refused| Trouble::of(refused.code))
    }

    async fn read(&self, name: &str) -> Result<Vec<u8>, Trouble> {
        Folder::read(self, name).await.map_err(|refused| Trouble::of(refused.code))
    }

    async fn write(&self, name: &str, text: &str) -> Result<(), Trouble> {
        Folder::write(self, name, text).await.map_err(|refused| Trouble::of(refused.code))
    }

    async fn remove(&self, name: &str) -> Result<(), Trouble> {
        Folder::remove(self, name).await.map_err(|refused| Trouble::of(refused.code))
    }
}

/// Writes a backup and, when it was read back whole, counts it. How many attachments found no place in it; none where there was
/// nothing to be written.
///
/// # Errors
/// There is no new backup.
pub async fn write(desk: Desk, folder: &Folder, wanted: Wanted) -> Result<Option<usize>, Trouble> {
    let _lock = Lock::acquire(LOCK).await.map_err(|_| Trouble::Busy)?;
    // What another tab has counted; unread, a backup is written once more.
    let _ = desk.read_beside().await;
    let attachments = desk.count_attachments().await;
    let mut bundle = untrack(|| desk.bundle());
    let held = Held { facts: bundle.facts.len(), attachments };
    let here = bundle.facts.len() + bundle.drafts.len() + bundle.damaged.len();
    if !wanted.writes(here, untrack(|| unsaved(desk.backup(), held).all())) {
        return Ok(None);
    }
    let named = desk.attachments_named().await.map_err(|_| Trouble::Other { code: None })?;
    let all = named.len();
    let newest = parted(&named).swap_remove(0);
    bundle.attachments = desk.read_attachments(newest).await.map_err(|_| Trouble::Other { code: None })?;
    let text = loop {
        match bundle.write() {
            // The facts come first, and as much beside them as there is room for.
            Err(BundleError::TooLarge { .. }) if !bundle.attachments.is_empty() => {
                let half = bundle.attachments.len() / 2;
                bundle.attachments.truncate(half);
            }
            text => break text,
        }
    };
    let text = text.map_err(Trouble::Bundle)?;
    let words = use_i18n().words_untracked();
    let state = State {
        name: untrack(|| desk.file_name(&bundle, words)),
        facts: bundle.facts.len(),
        clock_is_right: untrack(|| desk.clock_doubt().is_none()),
        text: &text,
    };
    keep(folder, state, words).await?;
    // Not remembered, the backup is as good; only its age is not known the next time.
    let _ = desk.set_backup(Backup { at: bundle.exported, facts: held.facts, attachments }).await;
    Ok(Some(all - bundle.attachments.len()))
}
