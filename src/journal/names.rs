//! Which people, sites and works a fact names.

use super::FactBody;
use crate::domain::{PersonId, SiteId};

/// Somebody or something as a fact names it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Named<'a> {
    Person(&'a PersonId),
    Site(&'a SiteId),
    /// A notice, a repair or a contract. One kind for all three: a penalty says of which work it is, and not of which
    /// kind.
    Work(&'a str),
}

impl FactBody {
    /// Everybody and everything that the fact names, in the order of its fields. A closing names nobody: its lines are
    /// figures.
    pub fn names(&self) -> Vec<Named<'_>> {
        self.any().fields().into_iter().filter_map(|field| field.named()).collect()
    }
}
