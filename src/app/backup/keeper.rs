//! Backups that happen by themselves: the folder, what lies in it, and the moments at which a file is written.

mod writing;

pub use writing::Wanted;

use super::{Seen, Stored, Trouble, due_now, newest_first};
use crate::{
    app::desk::{Desk, DeskState},
    platform::{
        clock,
        folder::{Folder, can_choose},
        returns::on_out_of_sight,
    },
    storage::{keep_handle, kept_handle},
    workflow::sample::is_sample,
};
use leptos::prelude::*;
use std::cell::Cell;
// Not the spawning of leptos: the keeper begins before anything is mounted.
use wasm_bindgen_futures::spawn_local;

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

/// The keeper of the backups. `Copy`; may be used from event handlers and after an await.
#[derive(Clone, Copy)]
pub struct Keeper {
    place: RwSignal<Place>,
    files: RwSignal<Vec<Stored>>,
    trouble: RwSignal<Option<Trouble>>,
    folder: StoredValue<Option<Folder>, LocalStorage>,
    changed: StoredValue<chrono::NaiveDateTime>,
    busy: StoredValue<bool>,
    /// How many facts there were when writing by itself failed.
    failed: StoredValue<Option<usize>>,
}

thread_local! {
    static CURRENT: Cell<Option<Keeper>> = const { Cell::new(None) };
}

impl Keeper {
    /// Creates the keeper and looks for the folder that was chosen before. Called once, after the desk is there.
    pub fn provide() {
        let keeper = Keeper {
            place: RwSignal::new(if can_choose() { Place::Unknown } else { Place::NoAccess }),
            files: RwSignal::new(Vec::new()),
            trouble: RwSignal::new(None),
            folder: StoredValue::new_local(None),
            changed: StoredValue::new(clock::now()),
            busy: StoredValue::new(false),
            failed: StoredValue::new(None),
        };
        CURRENT.set(Some(keeper));
        if can_choose() {
            spawn_local(keeper.find());
            on_out_of_sight(move || keeper.write_if_due(true));
        }
    }

    /// The keeper of this tab, from anywhere.
    pub fn get() -> Keeper {
        CURRENT.get().expect("Keeper::provide runs before anything is shown")
    }

    pub fn place(self) -> Place {
        self.place.get()
    }

    /// The backups in the folder, the newest first.
    pub fn files(self) -> Vec<Stored> {
        self.files.get()
    }

    /// Why the last backup did not come about.
    pub fn trouble(self) -> Option<Trouble> {
        self.trouble.get()
    }

    /// Writes a backup whenever one is due. Called by what is around the pages.
    pub fn follow(self) {
        let desk = Desk::get();
        let facts = Memo::new(move |_| desk.ledger().facts().len());
        Effect::new(move |_| {
            facts.track();
            self.changed.set_value(clock::now());
        });
        Effect::new(move |_| {
            // The clock of the screen moves on by itself.
            desk.now();
            facts.track();
            self.place.track();
            self.write_if_due(false);
        });
    }

    fn write_if_due(self, out_of_sight: bool) {
        let desk = Desk::get();
        let due = untrack(|| {
            let ledger = desk.ledger();
            let seen = Seen::of(&ledger, self.changed.get_value());
            let ready = matches!(self.place.get(), Place::Ready(_)) && desk.state() == DeskState::Open;
            // What did not work is tried again with the next fact, or when somebody asks for it.
            let fresh = self.failed.get_value() != Some(seen.facts);
            ready && fresh && !is_sample(&ledger) && due_now(desk.backup(), seen, clock::now(), out_of_sight)
        });
        if due {
            // Its failure stands where the folder does.
            spawn_local(async move { drop(self.back_up(Wanted::ByItself).await) });
        }
    }

    async fn find(self) {
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
    async fn look(self) {
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

    /// Before something takes the place of what is here, or is added to it: writes a backup of what is in none yet. Only
    /// on a click: the browser may want to ask. Without a folder there is nothing to be done.
    ///
    /// # Errors
    /// There is no new backup.
    pub async fn before_change(self) -> Result<(), Trouble> {
        if untrack(|| is_sample(&Desk::get().ledger())) {
            return Ok(());
        }
        match self.place.get_untracked() {
            Place::Unknown | Place::NoAccess | Place::NotChosen => return Ok(()),
            Place::Ready(_) => {}
            Place::Asks(_) if self.allow().await => {}
            Place::Asks(_) => return Err(Trouble::NoPermission),
        }
        self.back_up(Wanted::ByItself).await
    }

    /// Writes a backup now.
    ///
    /// # Errors
    /// There is no new backup.
    pub async fn back_up(self, wanted: Wanted) -> Result<(), Trouble> {
        let Some(folder) = self.folder.get_value() else { return Err(Trouble::Gone) };
        if self.busy.get_value() {
            return Err(Trouble::Busy);
        }
        self.busy.set_value(true);
        let written = writing::write(Desk::get(), &folder, wanted).await;
        self.busy.set_value(false);
        let facts = untrack(|| Desk::get().ledger().facts().len());
        self.failed.set_value(written.is_err().then_some(facts));
        self.trouble.set(written.as_ref().err().cloned());
        match &written {
            Ok(_) => self.look().await,
            Err(Trouble::NoPermission) => self.place.set(Place::Asks(folder.name())),
            Err(_) => {}
        }
        written.map(drop)
    }
}
