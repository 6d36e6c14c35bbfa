//! The journal: a set of facts. Merging is union by id.

use super::Fact;
use crate::{domain::FactId, shared::Shared};
use std::sync::Arc;

/// All facts known here, each once. A copy shares them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Journal {
    facts: Shared<FactId, Fact>,
}

/// Two facts have one id and different content: one of them was tampered with or damaged.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("fact {0} is already known with different content")]
pub struct Contradiction(pub FactId);

impl Journal {
    /// Adds a fact. A known one changes nothing.
    pub fn add(&mut self, fact: Arc<Fact>) -> Result<bool, Contradiction> {
        match self.facts.get_shared(&fact.id) {
            Some(known) if *known == fact => Ok(false),
            Some(_) => Err(Contradiction(fact.id)),
            None => {
                self.facts.insert(fact.id, fact);
                Ok(true)
            }
        }
    }

    /// Takes all facts or, on a contradiction, none.
    pub fn merge(&mut self, facts: impl IntoIterator<Item = Arc<Fact>>) -> Result<usize, Contradiction> {
        let mut merged = self.clone();
        let mut added = 0;
        for fact in facts {
            added += usize::from(merged.add(fact)?);
        }
        *self = merged;
        Ok(added)
    }

    pub fn get(&self, id: FactId) -> Option<&Arc<Fact>> {
        self.facts.get_shared(&id)
    }

    /// In the order of their ids, which is the order they were made on each device.
    pub fn facts(&self) -> impl Iterator<Item = &Arc<Fact>> {
        self.facts.shared()
    }

    /// The same by their ids; what is there is shared, not copied.
    pub fn by_id(&self) -> &Shared<FactId, Fact> {
        &self.facts
    }

    /// What is known here and was not before. None where something is known no more.
    pub fn new_since<'a>(&'a self, before: &'a Journal) -> Option<Vec<&'a Arc<Fact>>> {
        let changes = self.facts.changes(&before.facts);
        changes.map(|(_, was, is)| if was.is_none() { is } else { None }).collect()
    }

    pub fn len(&self) -> usize {
        self.facts.len()
    }

    pub fn is_empty(&self) -> bool {
        self.facts.is_empty()
    }
}
