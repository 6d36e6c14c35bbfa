//! Opening the store, and following what other tabs do.

use super::{Desk, DeskState, Failure, Fresh};
use crate::{
    journal::{Journal, stored::read_stored},
    ledger::Ledger,
    storage::{Batch, Change, Mark, Store, StoreError},
};
use leptos::prelude::*;
use std::sync::Arc;
// Not the spawning of leptos: its executor starts with the mounting, and the store opens before.
use wasm_bindgen_futures::spawn_local;

impl Desk {
    pub(super) fn open(self) {
        spawn_local(async move {
            let opened = async {
                let store = Store::open().await?;
                store.on_change(move |change| self.follow(change));
                self.store.set_value(Some(store));
                self.read_all().await
            };
            match opened.await {
                Ok(()) => self.state.set(DeskState::Open),
                Err(failure) => self.state.set(DeskState::Broken(failure)),
            }
        });
    }

    pub(super) fn opened(self) -> Result<Store, StoreError> {
        self.store.get_value().ok_or(StoreError::Closed)
    }

    /// Reads everything stored and builds the ledger anew.
    async fn read_all(self) -> Result<(), Failure> {
        let store = self.opened()?;
        let contents = store.read_all().await?;
        let mut journal = Journal::default();
        merge(&mut journal, &contents.batches)?;
        self.show(journal, contents.mark);
        self.read_beside().await
    }

    /// Takes a journal as what is known, and folds it.
    pub(super) fn show(self, journal: Journal, mark: Mark) {
        let ledger = Ledger::of(journal.facts());
        self.mark.set_value(mark);
        self.journal.set_value(journal);
        self.ledger.set(Fresh(Arc::new(ledger)));
    }

    /// Takes in what other tabs have stored since.
    pub(super) async fn refresh(self) -> Result<(), Failure> {
        let news = self.opened()?.read_since(self.mark.get_value()).await;
        let news = match news {
            Err(StoreError::Replaced) => return self.read_all().await,
            news => news?,
        };
        if news.batches.is_empty() {
            return Ok(());
        }
        let mut journal = self.journal.get_value();
        merge(&mut journal, &news.batches)?;
        self.show(journal, news.mark);
        Ok(())
    }

    /// Another tab changed something.
    pub(super) fn follow(self, change: Change) {
        spawn_local(async move {
            if let Change::Lost(error) = change {
                return self.state.set(DeskState::Blocked(error));
            }
            // What is shown stays as it is once nothing can be stored any more.
            if self.state.get_untracked() != DeskState::Open {
                return;
            }
            let followed = match change {
                Change::Appended => self.refresh().await,
                Change::Replaced => self.read_all().await,
                Change::Drafts | Change::Lost(_) => self.read_beside().await,
            };
            self.settle_state(followed);
        });
    }

    /// What could not be read blocks entry; what cannot be understood leaves nothing to show.
    pub(super) fn settle_state(self, read: Result<(), Failure>) {
        match read {
            Ok(()) => {}
            Err(Failure::Store(error)) => self.state.set(DeskState::Blocked(error)),
            Err(failure) => self.state.set(DeskState::Broken(failure)),
        }
    }
}

/// Adds stored batches to a journal.
pub(super) fn merge(journal: &mut Journal, batches: &[Batch]) -> Result<(), Failure> {
    for batch in batches {
        let facts =
            read_stored(&batch.json).map_err(|damage| Failure::Unreadable { record: batch.seq, damage })?;
        for fact in facts {
            journal.add(fact).map_err(|contradiction| Failure::Contradiction(contradiction.0))?;
        }
    }
    Ok(())
}
