//! What this page knows when the browser has it no longer: it is stored again before the page is closed.

use super::{Desk, DeskState, Failure, run::json_of};
use crate::{
    app::backup::EXPORTED,
    journal::Fact,
    storage::{Store, StoreError, Writing},
};
use leptos::prelude::*;

impl Desk {
    /// Stores everything that this page knows where nothing is stored any more.
    ///
    /// # Errors
    /// [`StoreError::Taken`]: something else is stored there by now; nothing was stored.
    pub async fn store_again(self) -> Result<(), Failure> {
        let store = Store::open().await?;
        let there = store.read_all().await?;
        if there != Default::default() {
            // Another tab may have done it.
            return self.reconnect().await.map_err(|_| StoreError::Taken.into());
        }
        let facts: Vec<Fact> =
            self.journal.with_value(|journal| journal.facts().map(|fact| (**fact).clone()).collect());
        let drafts = self.drafts.get_untracked();
        let drafts = drafts.iter().map(|(key, draft)| (key.clone(), draft.clone())).collect();
        let mark = store.replace_all(there.mark, &Writing { facts: json_of(&facts), drafts }).await?;
        self.take_store(store);
        self.mark.set_value(mark);
        self.state.set(DeskState::Open);
        // What the browser remembers beside the store went with it.
        self.sit(self.sitter.get_untracked());
        if let Some(backup) = self.backup.get_untracked() {
            self.set_meta(EXPORTED, &serde_json::to_string(&backup).unwrap_or_default()).await?;
        }
        Ok(())
    }
}
