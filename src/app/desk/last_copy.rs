//! What this page knows when the browser has it no longer: it is stored again before the page is closed.

use super::{Desk, DeskState, Failure, attached::kept_for, run::lists_of};
use crate::{
    domain::Collected,
    journal::{Fact, stored::records_of},
    platform::ids,
    storage::{Mark, Store, StoreError, Writing},
};
use leptos::prelude::*;
use std::collections::BTreeMap;

impl Desk {
    /// Stores everything that this page knows where nothing is stored any more, what cannot be read included.
    ///
    /// # Errors
    /// [`StoreError::Taken`]: something else is stored there by now; nothing was stored.
    pub async fn store_again(self) -> Result<(), Failure> {
        let store = Store::open().await?;
        let there = store.read_all().await?;
        // Its mark says nothing: an empty store may have been emptied more than once.
        if !(there.batches.is_empty() && there.faults.is_empty()) {
            // Another tab may have done it.
            return self.reconnect().await.map_err(|_| StoreError::Taken.into());
        }
        self.store_known(&store, there.mark).await?;
        self.remember_again();
        let stored = store.read_all().await?;
        self.take_store(store);
        self.show_all(stored);
        self.state.set(DeskState::Open);
        if let Some(backup) = self.backup.get_untracked() {
            self.set_backup(backup).await?;
        }
        self.read_beside().await
    }

    /// In one transaction: what is stored in part is no longer empty, so it is never completed.
    async fn store_known(self, store: &Store, mark: Mark) -> Result<(), StoreError> {
        let facts: Vec<Fact> =
            self.journal.with_value(|journal| journal.facts().map(|fact| (**fact).clone()).collect());
        // A draft may have been begun in another tab since.
        let mut drafts: BTreeMap<String, String> = store.drafts().await?.into_iter().keyed();
        drafts.extend((*self.drafts.get_untracked()).clone());
        let drafts = drafts.into_iter().collect();
        let unread = self.faults.with_untracked(|faults| records_of(faults));
        // This page holds no attachments: what of them is still there stays.
        let keep = kept_for(&facts);
        let (facts, arrived) = (lists_of(&facts), self.arrived_again());
        let writing = Writing { facts, unread, drafts, keep, arrived, ..Writing::default() };
        store.replace_all(mark, &writing).await?;
        Ok(())
    }

    /// What the browser remembers beside the store went with it.
    fn remember_again(self) {
        ids::remember_device(self.device.get_value().as_str());
        self.name_device(&self.device_name.get_untracked());
        if let Some(newest) = self.clock_trusted.get_untracked() {
            self.trust_clock(newest);
        }
        self.sit(self.sitter.get_untracked());
    }
}
