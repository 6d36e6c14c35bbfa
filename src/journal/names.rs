//! Which people, sites and works a fact names.

use super::{
    Fact, FactBody,
    kind::{Noun, Shape},
};
use crate::domain::{DayThing, Digest, Digests, PersonId, Series, SiteId, Thing, WorkId};
use std::sync::Arc;

/// Somebody or something as a fact names it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Named<'a> {
    Person(&'a PersonId),
    Site(&'a SiteId),
    /// A piece of work by its id, with what the field says that it is: which one is meant, the ledger knows.
    Work(Noun, &'a str),
}

impl Noun {
    /// Whether it can be this.
    pub fn can_be(self, thing: &Thing) -> bool {
        match self {
            Noun::Notice => matches!(thing, Thing::Work(WorkId::Notice(_))),
            Noun::Repair => matches!(thing, Thing::Work(WorkId::Repair(_))),
            Noun::Job => thing.series() == Series::Jobs,
            Noun::Contract => thing.series() == Series::Contracts,
            Noun::Work => matches!(thing, Thing::Work(_)),
            Noun::Judged => {
                matches!(thing, Thing::Work(_) | Thing::Day(DayThing::Visit | DayThing::Complaint, _))
            }
            Noun::Journey => thing.series() == Series::Journeys,
            Noun::Numbered => true,
            Noun::Day(what) => thing.series() == Series::Day(what),
            Noun::Person(_) | Noun::Site => false,
        }
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
        let mut names = Vec::new();
        self.each_name(&mut |named| names.push(named));
        names
    }

    /// Says each of these as it comes.
    pub fn each_name<'a>(&'a self, say: &mut dyn FnMut(Named<'a>)) {
        let fact = self.any();
        let fields = fact.declared().fields.iter().zip(fact.fields());
        for (declared, field) in fields {
            if let Shape::New(noun) | Shape::Known(noun) = declared.shape
                && let Some(named) = field.named(noun)
            {
                say(named);
            }
        }
    }

    /// The attachments that the fact names. What a newer program says may name some: every text that could be one counts.
    pub fn contents(&self) -> Vec<Digest> {
        match self {
            FactBody::Newer(newer) => newer.texts().iter().filter_map(|text| Digest::parse(text)).collect(),
            // Few kinds name any.
            known if known.declared().fields.iter().all(|field| field.shape != Shape::Content) => Vec::new(),
            known => known.any().fields().into_iter().filter_map(|field| field.content()).collect(),
        }
    }
}

/// The attachments that some facts name.
pub fn contents_of<'a>(facts: impl IntoIterator<Item = &'a Arc<Fact>>) -> Digests {
    facts.into_iter().flat_map(|fact| fact.body.contents()).collect()
}
