//! Why something did not come about.

use crate::{domain::FactId, journal::limits::Breach, storage::StoreError, workflow::Refusal};

/// Why a command, an import or a draft was not stored. Nothing was left behind.
#[derive(Debug, Clone, PartialEq)]
pub enum Failure {
    /// The rules refuse it.
    Refused(Refusal),
    /// The browser's storage refuses it.
    Store(StoreError),
    /// A fact is already known under this id with different content.
    Contradiction(FactId),
    /// A what-if draft goes beyond what a file of everything can carry.
    Draft(Breach),
    /// So many parts of what is stored cannot be used, and would be gone with the rest.
    Faults { n: usize },
}

impl From<StoreError> for Failure {
    fn from(error: StoreError) -> Failure {
        Failure::Store(error)
    }
}

impl From<Refusal> for Failure {
    fn from(refusal: Refusal) -> Failure {
        Failure::Refused(refusal)
    }
}
