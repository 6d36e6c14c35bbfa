//! What a person intends.

use crate::{
    domain::{DeviceId, FactId, JobId, Month, PaperCheck, PersonId, Role},
    journal::{ClosedLine, FactBody},
};
use chrono::{NaiveDate, NaiveDateTime};

/// What must hold before a commissioning is complete (6.1.6).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum CompletionCheck {
    /// Full initialisation and linkage are programmed.
    Programmed,
    /// The linkage was tested with the contractor and is normal.
    LinkageTested,
    /// Product problems are solved.
    ProblemsSolved,
}

impl CompletionCheck {
    pub const ALL: [CompletionCheck; 3] =
        [CompletionCheck::Programmed, CompletionCheck::LinkageTested, CompletionCheck::ProblemsSolved];
}

/// The three papers that come together (5.1.7).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Paper {
    NoticeSheet,
    Archive,
    Survey,
}

impl Paper {
    pub const ALL: [Paper; 3] = [Paper::NoticeSheet, Paper::Archive, Paper::Survey];
}

/// An intent. `on` is the business date.
#[derive(Debug, Clone, PartialEq)]
pub enum Command {
    /// Record what happened, where the fact itself says all there is to say. Finishing, papers, closing and
    /// withdrawing have commands of their own and are refused here.
    Record { on: NaiveDate, body: FactBody },
    /// The commissioning is done; every check must be ticked (6.1.6).
    Finish { on: NaiveDate, notice: JobId, done: Vec<CompletionCheck> },
    /// The papers reached the clerk: all three together; a failed check means that they do not count.
    HandInPapers { on: NaiveDate, notice: JobId, brought: Vec<Paper>, failed: Vec<PaperCheck> },
    /// Close a month with the figures that were looked at. `known_until`: what was known until then; none: now.
    CloseMonth {
        on: NaiveDate,
        month: Month,
        known_until: Option<NaiveDateTime>,
        /// As [`figures`](super::close::figures) gave them.
        confirmed: Vec<ClosedLine>,
    },
    /// A recorded fact was a mistake.
    Withdraw { on: NaiveDate, fact: FactId, reason: String },
}

impl Command {
    pub fn on(&self) -> NaiveDate {
        match self {
            Command::Record { on, .. }
            | Command::Finish { on, .. }
            | Command::HandInPapers { on, .. }
            | Command::CloseMonth { on, .. }
            | Command::Withdraw { on, .. } => *on,
        }
    }
}

/// Who acts, where and when. Everything that is not in the ledger comes in here as a value.
#[derive(Debug, Clone)]
pub struct Context {
    /// Local time.
    pub now: NaiveDateTime,
    pub actor: PersonId,
    /// The role the actor sits here in; none when nobody sits here, and then only a branch without people is written to.
    pub role: Option<Role>,
    pub device: DeviceId,
    /// The id of the fact that follows.
    pub fact: FactId,
    /// How much of what is stored can be read by nobody: it may belong to any month.
    pub unread: usize,
}
