//! What a look for an attachment comes to.

use crate::domain::Attachment;

/// What lies under a digest.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Found {
    Here(Attachment),
    /// Nothing: a file may bring it.
    Missing,
    /// Something that is not what its digest says, or that the browser does not give out.
    Damaged,
}
