//! Which people, sites and works a fact names.

use super::{
    FactBody,
    kind::{Noun, Shape},
};
use crate::domain::{PersonId, SiteId, WorkId};

/// Somebody or something as a fact names it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Named<'a> {
    Person(&'a PersonId),
    Site(&'a SiteId),
    /// A piece of work by its number, with what the field says that it is: a penalty does not say more than that.
    Work(Noun, &'a str),
}

impl Named<'_> {
    /// Whether it may be this piece of work.
    pub fn may_be(self, work: &WorkId) -> bool {
        let Named::Work(noun, number) = self else { return false };
        let fits = match noun {
            Noun::Notice => matches!(work, WorkId::Notice(_)),
            Noun::Repair => matches!(work, WorkId::Repair(_)),
            Noun::Job => matches!(work, WorkId::Notice(_) | WorkId::Repair(_)),
            Noun::Contract => matches!(work, WorkId::Contract(_)),
            Noun::Work => true,
            Noun::Person(_) | Noun::Site | Noun::Journey => false,
        };
        fits && number == work.number()
    }
}

impl FactBody {
    /// What the fact begins, or names for the first time.
    pub fn begins(&self) -> Option<Named<'_>> {
        let fact = self.any();
        fact.declared().fields.iter().zip(fact.fields()).find_map(|(declared, field)| match declared.shape {
            Shape::New(noun) => field.named(noun),
            _ => None,
        })
    }

    /// Everybody and everything that the fact names, in the order of its fields. A closing names nobody: its lines are
    /// figures.
    pub fn names(&self) -> Vec<Named<'_>> {
        let fact = self.any();
        let fields = fact.declared().fields.iter().zip(fact.fields());
        let names = fields.filter_map(|(declared, field)| match declared.shape {
            Shape::New(noun) | Shape::Known(noun) => field.named(noun),
            _ => None,
        });
        names.collect()
    }
}
