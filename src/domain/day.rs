//! The working day: requests, visits, complaints, and money on its way to the branch.

use super::ids::{PersonId, SiteId};
use serde::{Deserialize, Serialize};

/// Why somebody goes to a customer (6.5.3), or what else he is given to do (2.4).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum VisitKind {
    Commissioning,
    Repair,
    FollowUp,
    Maintenance,
    /// Support of a fire acceptance.
    Acceptance,
    Training,
    /// Technical support (2.4).
    Support,
    /// A quantity survey (2.4).
    Survey,
    /// Programming of a controller (2.4).
    Programming,
    /// Shipping and pick-up (2.4).
    Shipping,
}

impl VisitKind {
    pub const ALL: [VisitKind; 10] = [
        VisitKind::Commissioning,
        VisitKind::Repair,
        VisitKind::FollowUp,
        VisitKind::Maintenance,
        VisitKind::Acceptance,
        VisitKind::Training,
        VisitKind::Support,
        VisitKind::Survey,
        VisitKind::Programming,
        VisitKind::Shipping,
    ];

    /// As files and locales call it.
    pub fn code(self) -> &'static str {
        match self {
            VisitKind::Commissioning => "commissioning",
            VisitKind::Repair => "repair",
            VisitKind::FollowUp => "follow_up",
            VisitKind::Maintenance => "maintenance",
            VisitKind::Acceptance => "acceptance",
            VisitKind::Training => "training",
            VisitKind::Support => "support",
            VisitKind::Survey => "survey",
            VisitKind::Programming => "programming",
            VisitKind::Shipping => "shipping",
        }
    }

    /// Whether the clerk calls the customer back about it (5.3.4, 6.2.10).
    pub fn is_called_back(self) -> bool {
        matches!(self, VisitKind::Repair | VisitKind::Maintenance)
    }
}

/// How a visit ended (6.5.3).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum VisitOutcome {
    Done,
    Unsolved,
    /// The customer would not have it.
    Refused,
}

impl VisitOutcome {
    pub const ALL: [VisitOutcome; 3] = [VisitOutcome::Done, VisitOutcome::Unsolved, VisitOutcome::Refused];

    /// As files and locales call it.
    pub fn code(self) -> &'static str {
        match self {
            VisitOutcome::Done => "done",
            VisitOutcome::Unsolved => "unsolved",
            VisitOutcome::Refused => "refused",
        }
    }
}

/// What a customer complains about (7.1); the clause that was not kept stands beside it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ComplaintKind {
    /// Nobody came when it was agreed, or nobody told of a delay (6.1.2, 6.2.2).
    Timing,
    /// What was done, or left undone (6.1.4, 6.2.4).
    Work,
    /// How somebody behaved.
    Manner,
    /// What was charged, or how it was explained (5.2.1, 6.2.5, 7.22).
    Charge,
    /// The product itself (6.3.3).
    Product,
    Other,
}

impl ComplaintKind {
    pub const ALL: [ComplaintKind; 6] = [
        ComplaintKind::Timing,
        ComplaintKind::Work,
        ComplaintKind::Manner,
        ComplaintKind::Charge,
        ComplaintKind::Product,
        ComplaintKind::Other,
    ];

    /// As files and locales call it.
    pub fn code(self) -> &'static str {
        match self {
            ComplaintKind::Timing => "timing",
            ComplaintKind::Work => "work",
            ComplaintKind::Manner => "manner",
            ComplaintKind::Charge => "charge",
            ComplaintKind::Product => "product",
            ComplaintKind::Other => "other",
        }
    }
}

/// What the day brings that has an id of its own and no number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum DayThing {
    Request,
    Visit,
    Complaint,
    /// Money that somebody took for the company.
    Cash,
    /// Something unusual that the manager hears of.
    Matter,
    /// A problem of a product that somebody reported.
    Problem,
}

impl DayThing {
    pub const ALL: [DayThing; 6] = [
        DayThing::Request,
        DayThing::Visit,
        DayThing::Complaint,
        DayThing::Cash,
        DayThing::Matter,
        DayThing::Problem,
    ];

    /// Reads [`DayThing::code`].
    pub fn of(code: &str) -> Option<DayThing> {
        DayThing::ALL.into_iter().find(|what| what.code() == code)
    }

    /// As addresses and locales call it.
    pub fn code(self) -> &'static str {
        match self {
            DayThing::Request => "request",
            DayThing::Visit => "visit",
            DayThing::Complaint => "complaint",
            DayThing::Cash => "cash",
            DayThing::Matter => "matter",
            DayThing::Problem => "problem",
        }
    }
}

/// A customer on the list of a week's follow-ups, and who goes there.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ListedVisit {
    pub site: SiteId,
    pub person: PersonId,
}
