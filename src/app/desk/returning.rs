//! A page that comes back: it reads what was stored meanwhile. It may have slept through every message of other tabs,
//! and a browser may have none to send.

use super::{Desk, DeskState, Failure};
use crate::{
    platform::{clock, returns::on_return},
    storage::{Store, StoreError},
};
use leptos::prelude::*;
use std::{cell::Cell, rc::Rc};
use wasm_bindgen_futures::spawn_local;

impl Desk {
    /// Looks at the store whenever the page may have been away. Several events come at once: one look serves them all.
    pub(super) fn follow_returns(self) {
        let looking = Rc::new(Cell::new(false));
        on_return(move || {
            self.now.set(clock::now());
            if looking.replace(true) {
                return;
            }
            let looking = looking.clone();
            spawn_local(async move {
                self.look().await;
                looking.set(false);
            });
        });
    }

    /// Reads what is new, which costs next to nothing when nothing is. A connection that was closed meanwhile is opened
    /// again.
    async fn look(self) {
        let looked = match self.state.get_untracked() {
            DeskState::Open => self.read_news().await,
            DeskState::Blocked(StoreError::Closed) => Err(StoreError::Closed.into()),
            _ => return,
        };
        let looked = match looked {
            Err(Failure::Store(StoreError::Closed)) => self.reconnect().await,
            looked => looked,
        };
        self.settle_state(looked);
    }

    async fn read_news(self) -> Result<(), Failure> {
        self.refresh().await?;
        self.read_beside().await
    }

    async fn reconnect(self) -> Result<(), Failure> {
        let store = Store::open().await?;
        store.on_change(move |change| self.follow(change));
        self.store.set_value(Some(store));
        self.read_news().await?;
        self.state.set(DeskState::Open);
        Ok(())
    }
}
