//! How far the desk can be used.

use super::Failure;
use crate::storage::StoreError;

/// How far the desk can be used.
#[derive(Debug, Clone, PartialEq)]
pub enum DeskState {
    Opening,
    Open,
    /// What was stored could not be opened or read: nothing can be shown.
    Broken(Failure),
    /// Everything known is shown, but nothing can be stored until the store is there again, or the page is loaded anew.
    Blocked(StoreError),
}
