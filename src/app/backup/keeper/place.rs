//! Which folder backups go into: found again, chosen, asked for, forgotten; and what lies in it.

use super::Keeper;
use crate::{
    app::backup::{Stored, Trouble, newest_first},
    platform::folder::Folder,
    storage::{keep_handle, kept_handle},
};
use leptos::prelude::*;

/// Where backups go.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Place {
    /// It is not known yet.
    Unknown,
    /// This browser writes into no folder.
    NoAccess,
    NotChosen,
    /// The browser wants the person's leave again for the folder of this name.
    Asks(String),
    /// Files are written into the folder of this name.
    Ready(String),
}

impl Keeper {
    pub fn place(self) -> Place {
        self.place.get()
    }

    /// The backups in the folder, the newest first.
    pub fn files(self) -> Vec<Stored> {
        self.files.get()
    }

    pub(super) async fn find(self) {
        // Without its database it is as if none had been chosen.
        match kept_handle().await.ok().flatten() {
            Some(handle) => self.take(Folder::of(handle)).await,
            None => self.place.set(Place::NotChosen),
        }
    }

    /// Takes a folder as the one for backups, and looks what lies in it.
    async fn take(self, folder: Folder) {
        let name = folder.name();
        let permitted = folder.is_permitted().await;
        self.folder.set_value(Some(folder));
        self.trouble.set(None);
        if permitted {
            self.look().await;
            self.place.set(Place::Ready(name));
        } else {
            self.place.set(Place::Asks(name));
        }
    }

    /// Lets the person choose a folder. Only on a click. Whether one was chosen.
    pub async fn choose(self) -> bool {
        match Folder::choose().await {
            Ok(Some(folder)) => {
                // Not kept, it has to be chosen again after a restart.
                let _ = keep_handle(Some(folder.handle())).await;
                self.take(folder).await;
                true
            }
            Ok(None) => false,
            Err(refused) => {
                self.trouble.set(Some(Trouble::of(refused.code)));
                false
            }
        }
    }

    /// Keeps the folder once more, for a browser that has forgotten it.
    pub async fn remember(self) {
        if let Some(folder) = self.folder.get_value() {
            // Not kept, it has to be chosen again after a restart.
            let _ = keep_handle(Some(folder.handle())).await;
        }
    }

    /// Asks for leave to use the folder again. Only on a click. Whether it was given.
    pub async fn allow(self) -> bool {
        let Some(folder) = self.folder.get_value() else { return false };
        let given = folder.ask().await;
        self.take(folder).await;
        given
    }

    /// Forgets the folder. The files in it stay.
    pub async fn forget(self) {
        // Not forgotten for good, it is there again after a restart: no harm.
        let _ = keep_handle(None).await;
        self.folder.set_value(None);
        self.files.set(Vec::new());
        self.trouble.set(None);
        self.place.set(Place::NotChosen);
    }

    /// Looks what lies in the folder.
    pub(super) async fn look(self) {
        let Some(folder) = self.folder.get_value() else { return };
        match newest_first(&folder).await {
            Ok(files) => self.files.set(files),
            Err(trouble) => self.trouble.set(Some(trouble)),
        }
    }

    /// The text of a file in the folder, as the browser gives a file that was chosen.
    ///
    /// # Errors
    /// It is gone, or may not be read.
    pub async fn open(self, file: &str) -> Result<web_sys::File, Trouble> {
        let folder = self.folder.get_value().ok_or(Trouble::Gone)?;
        folder.file(file).await.map_err(|refused| Trouble::of(refused.code))
    }
}
