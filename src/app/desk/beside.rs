//! What is kept beside the facts: drafts, the last backup, and what this device is called.

use super::{Desk, Failure};
use crate::{
    app::{
        backup::{Backup, EXPORTED, FileName},
        i18n::Words,
        words::device_default_name,
    },
    domain::Collected,
    journal::Bundle,
    platform::{clock, device::is_phone, remember},
    workflow::clock::{ClockDoubt, clock_doubt},
};
use chrono::NaiveDateTime;
use leptos::prelude::*;
use std::{collections::BTreeMap, sync::Arc};

/// Where this browser remembers what its device is called.
const DEVICE_NAME: &str = "fieldbook.device_name";

/// The remembered name of this device.
pub(super) fn remembered_name() -> String {
    remember::read(DEVICE_NAME).unwrap_or_default()
}

/// Where this browser remembers by which record somebody has said that the clock is right.
const CLOCK_TRUSTED: &str = "fieldbook.clock";

/// The remembered record by which the clock is trusted.
pub(super) fn remembered_trust() -> Option<NaiveDateTime> {
    remember::read(CLOCK_TRUSTED)
}

impl Desk {
    /// Reads everything that is kept beside the facts.
    pub async fn read_beside(self) -> Result<(), Failure> {
        let store = self.opened()?;
        let drafts: BTreeMap<String, String> = store.drafts().await?.into_iter().keyed();
        if *self.drafts.get_untracked() != drafts {
            self.drafts.set(Arc::new(drafts));
        }
        let exported = store.meta(EXPORTED).await?;
        let backup = exported.and_then(|json| serde_json::from_str(&json).ok());
        if self.backup.get_untracked() != backup {
            self.backup.set(backup);
        }
        Ok(())
    }

    /// Everything that is stored here, drafts and what cannot be read included, as a file carries it; but attachments, which
    /// [`read_attachments`](Desk::read_attachments) reads.
    pub fn bundle(self) -> Bundle {
        let faults = self.faults();
        Bundle {
            exported: clock::now(),
            device: self.device(),
            branch: self.ledger().branch.clone(),
            facts: self.journal().facts().cloned().collect(),
            drafts: (*self.draft_map()).clone(),
            // One that the browser does not give out stands there as nothing: without it the file would look whole.
            damaged: faults.iter().map(|fault| fault.text.clone()).collect(),
            attachments: Vec::new(),
        }
    }

    /// What a file of everything that is here is called.
    pub fn file_name(self, bundle: &Bundle, words: Words) -> FileName {
        FileName::of_all(bundle, self.is_sample(), &self.device_name(words))
    }

    /// The last backup made by this browser.
    pub fn backup(self) -> Option<Backup> {
        self.backup.get()
    }

    /// Which data this is: another number once everything was replaced or deleted.
    pub fn generation(self) -> u32 {
        self.ledger.track();
        self.mark.get_value().generation
    }

    /// Everything is in a backup that somebody has seen, or that was read back.
    ///
    /// # Errors
    /// It is not remembered: the backup is as good, only its age is not known the next time.
    pub async fn set_backup(self, backup: Backup) -> Result<(), Failure> {
        let json = serde_json::to_string(&backup).expect("a moment and a number are plain JSON");
        let remembered = self.set_meta(EXPORTED, &json).await;
        self.backup.set(Some(backup));
        remembered
    }

    /// For how many days something has been in no backup, once that is said. Changes at midnight and with the facts.
    pub fn backup_overdue(self) -> Option<i64> {
        // What is in a backup or in none, only the engine knows.
        self.works().then(|| self.derived().overdue.get()).flatten()
    }

    /// What speaks against this device's clock, until somebody has said that it is right.
    pub fn clock_doubt(self) -> Option<ClockDoubt> {
        let now = self.now.get();
        let doubt = self.ledger.with(|ledger| clock_doubt(&ledger.0, &self.device.get_value(), now));
        doubt.filter(|doubt| self.clock_trusted.get() != Some(doubt.newest()))
    }

    /// Somebody takes it upon himself that the clock is right, whatever the newest record says.
    pub fn trust_clock(self, newest: NaiveDateTime) {
        remember::write(CLOCK_TRUSTED, &newest);
        self.clock_trusted.set(Some(newest));
    }

    /// What this device is called: as somebody has named it, or by its kind and mark.
    pub fn device_name(self, words: Words) -> String {
        let name = self.device_name.get();
        if name.is_empty() { device_default_name(words, &self.device.get_value(), is_phone()) } else { name }
    }

    /// Gives this device a name; an empty one: its own again.
    pub fn name_device(self, name: &str) {
        let name = name.trim();
        remember::write(DEVICE_NAME, name);
        self.device_name.set(name.to_owned());
    }
}
