//! Pieces of work by what they are and by their numbers.

use super::ids::{ContractId, IdError, JobId};

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

/// A piece of work: what it is with its number, as a contract may have the same number as a job.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum WorkId {
    Notice(JobId),
    Repair(JobId),
    Contract(ContractId),
}

impl WorkId {
    /// # Errors
    /// Says why the number can be that of nothing.
    pub fn parse(kind: WorkKind, number: &str) -> Result<WorkId, IdError> {
        match kind {
            WorkKind::Commissioning => JobId::parse(number).map(WorkId::Notice),
            WorkKind::Repair => JobId::parse(number).map(WorkId::Repair),
            WorkKind::Maintenance => ContractId::parse(number).map(WorkId::Contract),
        }
    }

    pub fn kind(&self) -> WorkKind {
        match self {
            WorkId::Notice(_) => WorkKind::Commissioning,
            WorkId::Repair(_) => WorkKind::Repair,
            WorkId::Contract(_) => WorkKind::Maintenance,
        }
    }

    pub fn number(&self) -> &str {
        match self {
            WorkId::Notice(id) | WorkId::Repair(id) => id.as_str(),
            WorkId::Contract(id) => id.as_str(),
        }
    }
}
