//! What a person intends.

use crate::{
    domain::{CompletionCheck, DeviceId, FactId, JobId, Minute, Month, PaperCheck, PersonId, Role, ThingId},
    journal::{ClosedLine, FactBody, MoneyFact, ObjectionSettled, RegisterFact},
    ledger::Ledger,
};
use chrono::{NaiveDate, NaiveDateTime};

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
    /// `at`: the minute of that day, where it is said.
    Record { on: NaiveDate, at: Option<Minute>, body: FactBody },
    /// The commissioning is done; every check must be ticked (6.1.6).
    Finish { on: NaiveDate, at: Option<Minute>, notice: JobId, done: Vec<CompletionCheck> },
    /// The papers reached the clerk: all three together; a failed check means that they do not count.
    HandInPapers {
        on: NaiveDate,
        at: Option<Minute>,
        notice: JobId,
        brought: Vec<Paper>,
        failed: Vec<PaperCheck>,
    },
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

    /// The same with its minute: what the day brings and is recorded of today without an hour happens now.
    pub fn happening(self, ledger: &Ledger, now: NaiveDateTime) -> Command {
        let is_visit = |id: &ThingId| ledger.visits.contains_key(id);
        match self {
            Command::Record { on, at: None, body } if on == now.date() && is_of_the_day(&body, is_visit) => {
                Command::Record { on, at: Some(Minute::of(now.time())), body }
            }
            other => other,
        }
    }

    /// The minute of that day, where it is said.
    pub fn at(&self) -> Option<Minute> {
        match self {
            Command::Record { at, .. } | Command::Finish { at, .. } | Command::HandInPapers { at, .. } => *at,
            Command::CloseMonth { .. } | Command::Withdraw { .. } => None,
        }
    }
}

/// What is reported as it happens: by its minute it is in time or late. Whatever goes by its day has none, so that the steps of
/// one work count in the order in which they were recorded.
fn is_of_the_day(body: &FactBody, is_visit: impl Fn(&ThingId) -> bool) -> bool {
    match body {
        FactBody::Register(RegisterFact::ObjectionSettled(ObjectionSettled { subject, .. })) => {
            is_visit(subject)
        }
        FactBody::Register(_) | FactBody::Complaint(_) | FactBody::Matter(_) | FactBody::Problem(_) => true,
        FactBody::Money(told) => matches!(told, MoneyFact::Collected(_) | MoneyFact::HandedIn(_)),
        FactBody::Branch(_)
        | FactBody::People(_)
        | FactBody::Sites(_)
        | FactBody::Service(_)
        | FactBody::Commissioning(_)
        | FactBody::Repair(_)
        | FactBody::Maintenance(_)
        | FactBody::FollowUp(_)
        | FactBody::Attendance(_)
        | FactBody::Conduct(_)
        | FactBody::Reward(_)
        | FactBody::Newer(_) => false,
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
