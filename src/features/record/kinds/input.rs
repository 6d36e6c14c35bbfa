//! How the fields of forms are entered.

use super::Whom;
use crate::{
    app::words::{check_key, completion_key, paper_key},
    domain::{DayThing, PaperCheck},
    workflow::{CompletionCheck, Paper},
};

/// What a repair lacks that is to be recorded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lacking {
    Money,
    Sheet,
    Callback,
    Approval,
    /// A quote that somebody has to agree to, or that the factory waits for.
    Quote,
}

/// What there is to tick.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ticks {
    Completion,
    Papers,
    PaperChecks,
}

impl Ticks {
    /// The keys of what they are called, which what is ticked is kept by.
    pub fn keys(self) -> Vec<&'static str> {
        match self {
            Ticks::Completion => CompletionCheck::ALL.map(completion_key).to_vec(),
            Ticks::Papers => Paper::ALL.map(paper_key).to_vec(),
            Ticks::PaperChecks => PaperCheck::ALL.map(check_key).to_vec(),
        }
    }
}

/// How a field is entered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Input {
    Text,
    /// A fault, with those recorded before at the site to choose from.
    Fault,
    Day,
    Time,
    Month,
    Money,
    /// Money that came in, or with a minus was given back.
    Received,
    Count,
    /// Yuan a point of a size that is in no band, with what its neighbours pay.
    Rate,
    Person(Whom),
    /// Somebody who can take a job, with the points of his month.
    Assignee,
    /// A leader who is there, to look after a customer (2.3).
    Leader,
    /// Who can be sent to a customer: everybody of the branch who is there.
    Goes,
    Site,
    /// Where a site lies.
    Area,
    Repair(Lacking),
    /// A notice or a repair.
    Job,
    Contract,
    /// Whatever has a number.
    Numbered,
    Clause,
    /// A box to tick.
    Tick,
    /// The manager's own word: a box that nobody else has.
    Consent,
    /// Two answers, neither of them given beforehand.
    Answer {
        yes: &'static str,
        no: &'static str,
    },
    /// Any of several.
    Ticks(Ticks),
    /// Why somebody goes to a customer.
    VisitKind,
    /// What a customer complains about.
    ComplaintKind,
    /// How a visit ended.
    Outcome,
    /// A minute of the day.
    Hour,
    /// Something that the day brings and that is not over.
    Brought(DayThing),
    /// A visit or a job about which a customer objects.
    Objected,
    /// A notice that nobody holds yet.
    Written,
    /// Whether the fault was repaired there before.
    SameFault,
    /// What a quote is made of.
    Lines,
    /// Known from what the form was opened for, and not shown.
    Kept,
}
