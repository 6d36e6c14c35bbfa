//! Leaving the sample branch in one step.

use super::{Brought, Desk, Failure};
use crate::{domain::Attachment, journal::Fact};
use leptos::prelude::*;
use std::collections::BTreeMap;

/// What stood here before the sample was left, to be brought back as long as nothing else was begun.
#[derive(Clone)]
pub struct LeftSample {
    facts: Vec<Fact>,
    drafts: BTreeMap<String, String>,
    attachments: Vec<Attachment>,
}

impl Desk {
    /// Deletes the sample, whatever was tried in it. `None` when what is stored is no sample: then nothing is touched.
    ///
    /// # Errors
    /// Nothing was deleted; another tab may have stored something that nobody has looked at, or some of what is stored
    /// cannot be read and may be no part of the sample.
    pub async fn leave_sample(self) -> Result<Option<LeftSample>, Failure> {
        self.refresh().await?;
        if !untrack(|| self.is_sample()) {
            return Ok(None);
        }
        let n = self.faults.with_untracked(|faults| faults.len());
        if n > 0 {
            return Err(Failure::Faults { n });
        }
        let facts = self.journal.with_value(|journal| journal.facts().map(|fact| (**fact).clone()).collect());
        // Few were attached to a sample, if any.
        let named = self.attachments_named().await?.into_iter().map(|(digest, _)| digest).collect();
        let attachments = self.read_attachments(named).await?;
        let left = LeftSample { facts, drafts: (*self.drafts.get_untracked()).clone(), attachments };
        self.replace_all(Brought::default()).await?;
        Ok(Some(left))
    }

    /// Brings the sample back, unless something else was begun meanwhile.
    ///
    /// # Errors
    /// Nothing was stored.
    pub async fn return_to_sample(self, left: LeftSample) -> Result<bool, Failure> {
        self.refresh().await?;
        if !untrack(|| self.is_empty() && self.faults().is_empty()) {
            return Ok(false);
        }
        let LeftSample { facts, drafts, attachments } = left;
        self.replace_all(Brought { facts, drafts, attachments, ..Brought::default() }).await?;
        Ok(true)
    }
}
