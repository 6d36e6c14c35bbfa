//! A page that comes back: it reads what was stored meanwhile. It may have slept through every message of other tabs,
//! and a browser may have none to send.

use super::{Desk, DeskState, Failure};
use crate::{
    app::looking::Looking,
    platform::{clock, returns::on_return},
    storage::{Contents, Store, StoreError},
};
use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

impl Desk {
    /// Looks at the store whenever the page may have been away.
    pub(super) fn follow_returns(self) {
        on_return(move || {
            self.now.set(clock::now());
            spawn_local(self.look());
        });
    }

    /// Looks at the store, one look at a time: several events come at once, and two looks would both open it again.
    pub(super) async fn look(self) {
        if self.looking.try_update_value(Looking::begin) != Some(true) {
            return;
        }
        loop {
            self.look_once().await;
            if self.looking.try_update_value(Looking::goes_on) != Some(true) {
                return;
            }
        }
    }

    /// Reads what is new, which costs next to nothing when nothing is. A connection that was closed meanwhile is opened
    /// again.
    async fn look_once(self) {
        let looked = match self.state.get_untracked() {
            DeskState::Open => self.read_news().await,
            DeskState::Blocked(error @ (StoreError::Closed | StoreError::Vanished)) => Err(error.into()),
            _ => return,
        };
        let looked = match looked {
            Err(Failure::Store(StoreError::Closed | StoreError::Vanished)) => self.reconnect().await,
            looked => looked,
        };
        self.settle_state(looked);
    }

    async fn read_news(self) -> Result<(), Failure> {
        self.refresh().await?;
        self.read_beside().await
    }

    /// Opens the store again, if what this page knows is still in it. Where it is not, going on there would lose it.
    pub(super) async fn reconnect(self) -> Result<(), Failure> {
        let store = Store::open().await?;
        let contents = store.read_all().await?;
        if !self.is_known_in(&contents) {
            return Err(StoreError::Vanished.into());
        }
        self.take_store(store);
        self.show_contents(contents).await?;
        self.state.set(DeskState::Open);
        Ok(())
    }

    /// From now on this is the store.
    pub(super) fn take_store(self, store: Store) {
        store.on_change(move |change| self.follow(change));
        self.store.set_value(Some(store));
    }

    /// Whether everything that this page knows is stored, or was replaced on purpose by another tab.
    fn is_known_in(self, contents: &Contents) -> bool {
        let vanished = self.state.get_untracked() == DeskState::Blocked(StoreError::Vanished);
        let replaced = contents.mark.generation > self.mark.get_value().generation;
        // Without an engine nothing is known.
        let known = || self.engine_here().is_none_or(|engine| (engine.holds_known)(self, contents));
        (replaced && !vanished) || known()
    }
}
