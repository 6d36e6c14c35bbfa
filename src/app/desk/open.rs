//! Opening the store, and following what other tabs do.

use super::{Desk, DeskState, Failure, Fresh};
use crate::{
    app::patience::OPENING,
    domain::IdTexts,
    journal::{
        Journal,
        stored::{Fault, take_next},
    },
    ledger::Ledger,
    platform::{clock, frame::after, memory::make_room},
    storage::{Batch, Change, Contents, Mark, Store, StoreError},
};
use leptos::prelude::*;
use std::{sync::Arc, time::Duration};
// Not the spawning of leptos: its executor starts with the mounting, and the store opens before.
use wasm_bindgen_futures::spawn_local;

/// How many bytes facts and what follows from them take for each letter of their text, about.
const KEPT_OF_A_LETTER: usize = 3;

/// Data that is being cleared is gone by then.
const BEFORE_LOOKING: Duration = Duration::from_secs(1);

impl Desk {
    pub(super) fn open(self) {
        spawn_local(async move {
            let opened = async {
                self.take_store(Store::open().await?);
                self.opened()?.read_all().await
            };
            // For what is fetched besides nobody blames the browser's storage.
            let shown = async { self.show_contents(self.patiently(OPENING, opened).await?).await };
            match shown.await {
                Ok(()) => {
                    self.state.set(DeskState::Open);
                    self.count_attachments().await;
                }
                Err(failure) => self.state.set(DeskState::Broken(failure)),
            }
        });
    }

    /// Opens again what did not open because the engine did not come.
    pub fn open_again(self) {
        self.state.set(DeskState::Opening);
        self.open();
    }

    pub(super) fn opened(self) -> Result<Store, StoreError> {
        self.store.get_value().ok_or(StoreError::Closed)
    }

    /// Reads everything stored and builds the ledger anew.
    async fn read_all(self) -> Result<(), Failure> {
        self.show_contents(self.opened()?.read_all().await?).await
    }

    /// Takes everything stored as what is known, and reads what is kept beside it. Of nothing, an empty desk makes nothing.
    pub(super) async fn show_contents(self, contents: Contents) -> Result<(), Failure> {
        let nothing = contents.batches.is_empty() && contents.faults.is_empty();
        if nothing && self.engine_here().is_none() {
            self.mark.set_value(contents.mark);
        } else {
            (self.engine().await?.show_all)(self, contents);
        }
        self.read_beside().await
    }

    /// Takes everything stored as what is known.
    pub(super) fn show_all(self, contents: Contents) {
        let mark = contents.mark;
        let mut journal = Journal::default();
        self.faults.set(Arc::new(merge(&mut journal, contents)));
        self.show(journal, mark);
    }

    /// How much of what is stored cannot be used, with what was just read.
    pub(super) fn unread_with(self, read: &[Fault]) -> usize {
        self.faults
            .with_untracked(|known| known.len() + read.iter().filter(|fault| is_new(known, fault)).count())
    }

    /// More of what is stored cannot be used.
    pub(super) fn add_faults(self, mut new: Vec<Fault>) {
        self.faults.with_untracked(|known| new.retain(|fault| is_new(known, fault)));
        if !new.is_empty() {
            self.faults.update(|faults| Arc::make_mut(faults).extend(new));
        }
    }

    /// Takes a journal as what is known, and folds what is new in it.
    pub(super) fn show(self, journal: Journal, mark: Mark) {
        let ledger = self.ledger_of(&journal);
        self.mark.set_value(mark);
        self.journal.set_value(journal);
        // What has just happened is not ahead of the clock: what it settles would stay on the lists until another deadline passes.
        self.now.set(clock::now());
        self.ledger.set(Fresh(Arc::new(ledger)));
        self.compact_later(mark);
    }

    /// The ledger of a journal, grown out of the one that is known.
    pub(super) fn ledger_of(self, journal: &Journal) -> Ledger {
        let known = self.ledger.with_untracked(|known| known.0.clone());
        self.journal.with_value(|before| match journal.new_since(before) {
            Some(new) if !before.is_empty() => known.with(new),
            _ => Ledger::of_journal(journal),
        })
    }

    /// Takes in what other tabs have stored since.
    pub(super) async fn refresh(self) -> Result<(), Failure> {
        let news = self.opened()?.read_since(self.mark.get_value()).await;
        let news = match news {
            Err(StoreError::Replaced) => return self.read_all().await,
            news => news?,
        };
        if news.is_empty() {
            return Ok(());
        }
        (self.engine().await?.take_news)(self, news);
        Ok(())
    }

    pub(super) fn take_news(self, news: Contents) {
        let mark = news.mark;
        let mut journal = self.journal.get_value();
        self.add_faults(merge(&mut journal, news));
        self.show(journal, mark);
    }

    /// Another tab changed something.
    pub(super) fn follow(self, change: Change) {
        spawn_local(async move {
            if let Change::Lost(error) = change {
                self.state.set(DeskState::Blocked(error));
                // It may only have been let go of; what was stored says so.
                after(BEFORE_LOOKING).await;
                return self.look().await;
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
            // With facts or without: what is missing here may be there now.
            self.say_attached();
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

/// A record without a number comes with every reading.
fn is_new(known: &[Fault], fault: &Fault) -> bool {
    fault.record.is_some() || !known.contains(fault)
}

/// Adds what was stored to a journal, and gives back what cannot be used of it.
pub(super) fn merge(journal: &mut Journal, contents: Contents) -> Vec<Fault> {
    let mut faults = contents.faults;
    let mut ids = IdTexts::default();
    make_room(KEPT_OF_A_LETTER * contents.batches.iter().map(Batch::length).sum::<usize>());
    for batch in contents.batches {
        faults.extend(take_next(journal, &mut ids, batch.seq, &batch.json()));
    }
    faults
}
