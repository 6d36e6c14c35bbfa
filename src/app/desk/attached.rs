//! Attachments: stored together with what names them, and read one by one when somebody looks.

use super::{Desk, Failure};
use crate::{
    app::backup::Held,
    domain::{Attachment, Digest, Digests, FactId},
    journal::{Attached, Fact, arrival::Source},
    ledger::Ledger,
    storage::Found,
    workflow::{Command, closings::Doubted},
};
use leptos::prelude::*;
use std::collections::BTreeMap;
// Not the spawning of leptos: the desk opens before anything is mounted.
use wasm_bindgen_futures::spawn_local;

/// What is taken in at once: all of it is stored or nothing.
#[derive(Debug, Clone, Default)]
pub struct Brought {
    pub facts: Vec<Fact>,
    pub drafts: BTreeMap<String, String>,
    pub attachments: Vec<Attachment>,
    /// Closings that are rejected, where whoever sits here may.
    pub doubted: Vec<Doubted>,
    /// What the facts came from, which is remembered.
    pub from: Option<Source>,
}

impl Brought {
    /// Facts alone.
    pub fn facts(facts: Vec<Fact>) -> Brought {
        Brought { facts, ..Brought::default() }
    }
}

impl Desk {
    /// Runs commands that name attachments, and stores these with the facts.
    ///
    /// # Errors
    /// Nothing was stored.
    pub async fn run_with(
        self,
        commands: Vec<Command>,
        attachments: Vec<Attachment>,
    ) -> Result<Vec<FactId>, Failure> {
        (self.engine().await?.run_all)(self, commands, attachments).await
    }

    /// What is stored under a digest.
    ///
    /// # Errors
    /// The store cannot be read.
    pub async fn attachment(self, digest: Digest) -> Result<Found, Failure> {
        Ok(self.opened()?.attachment(digest).await?)
    }

    /// Which attachments are stored here.
    ///
    /// # Errors
    /// The store cannot be read.
    pub async fn attachments_here(self) -> Result<Digests, Failure> {
        Ok(self.opened()?.attachments().await?)
    }

    /// Which attachments are stored here; of the `enclosed`, only those that are not damaged.
    ///
    /// # Errors
    /// The store cannot be read.
    pub async fn attachments_sound(self, enclosed: &[Attachment]) -> Result<Digests, Failure> {
        let mut here = self.attachments_here().await?;
        for digest in enclosed.iter().map(Attachment::digest) {
            if here.contains(digest) && !matches!(self.attachment(digest).await?, Found::Here(_)) {
                here.remove(digest);
            }
        }
        Ok(here)
    }

    /// Changes whenever attachments may have come or gone (tracked).
    pub fn attached(self) -> u32 {
        self.attached.get()
    }

    pub(super) fn say_attached(self) {
        self.attached.update(|times| *times += 1);
        spawn_local(async move { _ = self.count_attachments().await });
    }

    /// How much is stored here, as backups count it (tracked).
    pub fn held(self) -> Held {
        Held { facts: self.ledger().facts().len(), attachments: self.attachments.get() }
    }

    /// Counts the attachments that are stored here. Without an answer it stays with what was counted before.
    pub async fn count_attachments(self) -> usize {
        if let Ok(here) = self.attachments_here().await
            && here.as_slice().len() != self.attachments.get_untracked()
        {
            self.attachments.set(here.as_slice().len());
        }
        self.attachments.get_untracked()
    }

    /// Those of the facts that are here, by what the facts say of their size: what no fact of a known kind says is as large as
    /// the largest.
    pub async fn attachments_named(self) -> Result<Vec<(Digest, usize)>, Failure> {
        let here = self.attachments_here().await?;
        let ledger = self.ledger.with_untracked(|ledger| ledger.0.clone());
        Ok(sizes(&ledger, here))
    }

    /// Reads attachments for a file. What cannot be read is left out: the facts still name it.
    ///
    /// # Errors
    /// The store cannot be read.
    pub async fn read_attachments(self, wanted: Vec<Digest>) -> Result<Vec<Attachment>, Failure> {
        Ok(self.opened()?.attachments_of(wanted).await?)
    }
}

/// The attachments that facts name and that are `here`, what was attached last first, each with its size in bytes.
fn sizes(ledger: &Ledger, mut here: Digests) -> Vec<(Digest, usize)> {
    let mut sizes = Vec::new();
    for fact in ledger.facts().iter().rev() {
        let size = fact.body.of::<Attached>().map(|attached| attached.size as usize);
        for digest in fact.body.contents().into_iter().filter(|digest| here.remove(*digest)) {
            sizes.push((digest, size.unwrap_or(Attachment::MOST_BYTES)));
        }
    }
    sizes
}

/// Which of the stored attachments some facts name: these stay when everything else is replaced.
pub(super) fn kept_for(facts: &[Fact]) -> Digests {
    facts.iter().flat_map(|fact| fact.body.contents()).collect()
}
