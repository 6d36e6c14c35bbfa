//! Pieces of work, and whatever else has an id of its own, by what they are and by their ids.

use super::{
    day::DayThing,
    ids::{ContractId, IdError, JobId, ThingId, TravelId},
};

/// What a piece of work is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum WorkKind {
    Commissioning,
    Repair,
    Maintenance,
}

impl WorkKind {
    pub const ALL: [WorkKind; 3] = [WorkKind::Commissioning, WorkKind::Repair, WorkKind::Maintenance];

    /// What addresses and drafts call it.
    pub fn code(self) -> &'static str {
        match self {
            WorkKind::Commissioning => "job",
            WorkKind::Repair => "repair",
            WorkKind::Maintenance => "contract",
        }
    }

    /// Reads [`WorkKind::code`].
    pub fn of(code: &str) -> Option<WorkKind> {
        WorkKind::ALL.into_iter().find(|kind| kind.code() == code)
    }
}

/// A piece of work: what it is with its id, as a contract may have the same one as a job.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum WorkId {
    Notice(JobId),
    Repair(JobId),
    Contract(ContractId),
}

impl WorkId {
    /// # Errors
    /// Says why the text can be the id of nothing.
    pub fn parse(kind: WorkKind, id: &str) -> Result<WorkId, IdError> {
        match kind {
            WorkKind::Commissioning => JobId::parse(id).map(WorkId::Notice),
            WorkKind::Repair => JobId::parse(id).map(WorkId::Repair),
            WorkKind::Maintenance => ContractId::parse(id).map(WorkId::Contract),
        }
    }

    pub fn kind(&self) -> WorkKind {
        match self {
            WorkId::Notice(_) => WorkKind::Commissioning,
            WorkId::Repair(_) => WorkKind::Repair,
            WorkId::Contract(_) => WorkKind::Maintenance,
        }
    }

    /// The text of its id: for addresses and drafts, not for people.
    pub fn as_str(&self) -> &str {
        match self {
            WorkId::Notice(id) | WorkId::Repair(id) => id.as_str(),
            WorkId::Contract(id) => id.as_str(),
        }
    }
}

/// Whatever has an id of its own. Work and journeys have a number besides; what the day brings has none.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Thing {
    Work(WorkId),
    Journey(TravelId),
    Day(DayThing, ThingId),
}

/// What is numbered together, so that no two of it should carry one number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Series {
    /// Notices and repairs.
    Jobs,
    Contracts,
    Journeys,
    /// What the day brings: without numbers.
    Day(DayThing),
}

impl Thing {
    pub fn series(&self) -> Series {
        match self {
            Thing::Work(WorkId::Notice(_) | WorkId::Repair(_)) => Series::Jobs,
            Thing::Work(WorkId::Contract(_)) => Series::Contracts,
            Thing::Journey(_) => Series::Journeys,
            Thing::Day(what, _) => Series::Day(*what),
        }
    }

    pub fn as_str(&self) -> &str {
        match self {
            Thing::Work(work) => work.as_str(),
            Thing::Journey(id) => id.as_str(),
            Thing::Day(_, id) => id.as_str(),
        }
    }
}
