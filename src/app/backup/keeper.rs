//! Backups that happen by themselves: the folder, what lies in it, and the moments at which a file is written.

mod place;
mod writing;

pub use place::Place;

use super::{Held, Seen, Stored, Trouble, Wanted, due_now};
use crate::ui::prelude::*;
use crate::{
    app::desk::{Desk, DeskState},
    platform::{
        clock,
        folder::{Folder, can_choose},
        returns::on_out_of_sight,
    },
};
use std::cell::Cell;
// Not the spawning of leptos: the keeper begins before anything is mounted.
use wasm_bindgen_futures::spawn_local;

/// The keeper of the backups. `Copy`; may be used from event handlers and after an await.
#[derive(Clone, Copy)]
pub struct Keeper {
    place: RwSignal<Place>,
    files: RwSignal<Vec<Stored>>,
    trouble: RwSignal<Option<Trouble>>,
    /// How many attachments found no place in the last backup.
    left_out: RwSignal<usize>,
    folder: StoredValue<Option<Folder>, LocalStorage>,
    changed: StoredValue<chrono::NaiveDateTime>,
    /// How many backups this tab is writing, or waiting to write.
    busy: StoredValue<usize>,
    /// How much there was when the last one was begun that failed.
    failed: StoredValue<Option<Held>>,
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
            left_out: RwSignal::new(0),
            folder: StoredValue::new_local(None),
            changed: StoredValue::new(clock::now()),
            busy: StoredValue::new(0),
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

    /// Why the last backup did not come about.
    pub fn trouble(self) -> Option<Trouble> {
        self.trouble.get()
    }

    /// How many attachments found no place in the last backup that this tab has written.
    pub fn left_out(self) -> usize {
        self.left_out.get()
    }

    /// Writes a backup whenever one is due. Called by what is around the pages.
    pub fn follow(self) {
        let desk = Desk::get();
        let held = Memo::new(move |_| desk.held());
        // A memo that nobody reads follows nothing: it is read, not only tracked.
        Effect::new(move |_| {
            held.get();
            self.changed.set_value(clock::now());
        });
        let last = Memo::new(move |_| desk.backup());
        Effect::new(move |_| {
            // A page that was just left, or another tab, may have written one since this one looked.
            if last.get().is_some() {
                spawn_local(self.look());
            }
        });
        Effect::new(move |_| {
            // The clock of the screen moves on by itself.
            desk.now();
            held.get();
            self.place.track();
            self.write_if_due(false);
        });
    }

    fn write_if_due(self, out_of_sight: bool) {
        let desk = Desk::get();
        let due = untrack(|| {
            let ledger = desk.ledger();
            let seen = Seen::of(&ledger, desk.held(), self.changed.get_value());
            let ready = matches!(self.place.get(), Place::Ready(_)) && desk.state() == DeskState::Open;
            // What did not work is tried again with what is recorded next, or when somebody asks for it.
            let fresh = self.busy.get_value() == 0 && self.failed.get_value() != Some(seen.held);
            ready && fresh && !desk.is_sample() && due_now(desk.backup(), seen, clock::now(), out_of_sight)
        });
        if due {
            // Its failure stands where the folder does.
            spawn_local(async move { drop(self.back_up(Wanted::ByItself).await) });
        }
    }

    /// Before something takes the place of what is here, or is added to it: writes a backup, whatever is in another one
    /// already. Only on a click: the browser may want to ask. Without a folder there is nothing to be done.
    ///
    /// # Errors
    /// There is no new backup.
    pub async fn before_change(self) -> Result<(), Trouble> {
        if untrack(|| Desk::get().is_sample()) {
            return Ok(());
        }
        match self.place.get_untracked() {
            Place::Unknown | Place::NoAccess | Place::NotChosen => return Ok(()),
            Place::Ready(_) => {}
            Place::Asks(_) if self.allow().await => {}
            Place::Asks(_) => return Err(Trouble::NoPermission),
        }
        self.back_up(Wanted::ByHand).await.map(drop)
    }

    /// Writes a backup now, after those that are being written. Whether there was something to be written.
    ///
    /// # Errors
    /// There is no new backup.
    pub async fn back_up(self, wanted: Wanted) -> Result<bool, Trouble> {
        match Desk::get().engine_here() {
            Some(engine) => (engine.back_up)(self, wanted).await,
            // Without it nothing is here.
            None => Ok(false),
        }
    }

    pub(in crate::app) async fn back_up_here(self, wanted: Wanted) -> Result<bool, Trouble> {
        let Some(folder) = self.folder.get_value() else { return Err(Trouble::Gone) };
        // What is recorded while it is being written is tried for anew.
        let held = untrack(|| Desk::get().held());
        self.busy.update_value(|busy| *busy += 1);
        let written = writing::write(Desk::get(), &folder, wanted).await;
        self.busy.update_value(|busy| *busy -= 1);
        self.failed.set_value(written.is_err().then_some(held));
        self.trouble.set(written.as_ref().err().cloned());
        if let Ok(Some(left_out)) = written {
            self.left_out.set(left_out);
        }
        match &written {
            Ok(_) => self.look().await,
            Err(Trouble::NoPermission) => self.place.set(Place::Asks(folder.name())),
            Err(_) => {}
        }
        written.map(|written| written.is_some())
    }
}
