//! Why something did not come about.

use crate::{domain::FactId, journal::limits::Breach, storage::StoreError, workflow::Refusal};

/// A part of the program could not be fetched: the network or the server is gone, or a newer version of it lies there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NotFetched;

#[cfg(target_arch = "wasm32")]
impl From<leptos::wasm_split::SplitLoaderError> for NotFetched {
    fn from(_: leptos::wasm_split::SplitLoaderError) -> NotFetched {
        NotFetched
    }
}

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
    /// The part of the program that does it could not be fetched.
    NotFetched,
    /// So many parts of what is stored cannot be used, and would be gone with the rest.
    Faults { n: usize },
}

impl From<StoreError> for Failure {
    fn from(error: StoreError) -> Failure {
        Failure::Store(error)
    }
}

impl From<NotFetched> for Failure {
    fn from(_: NotFetched) -> Failure {
        Failure::NotFetched
    }
}

impl From<Refusal> for Failure {
    fn from(refusal: Refusal) -> Failure {
        Failure::Refused(refusal)
    }
}
