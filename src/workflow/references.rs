//! What the fields of a fact refer to: what they name is known, what they begin is not. It follows from the shapes that
//! the fact's kind declares.

use super::{
    checks::{known, unknown},
    refusal::{Refusal, Thing},
};
use crate::{
    journal::{
        FactBody,
        kind::{Noun, Shape},
    },
    ledger::Ledger,
};

/// Checks what every field refers to, in their order.
///
/// # Errors
/// The first that is unknown, or that is begun and known already.
pub(super) fn check(ledger: &Ledger, body: &FactBody) -> Result<(), Refusal> {
    let fact = body.any();
    let mut fields = fact.declared().fields.iter().zip(fact.fields());
    fields.try_for_each(|(declared, field)| match (declared.shape, field.value().as_str()) {
        (Shape::Known(noun), Some(id)) if !is_known(ledger, noun, id) => Err(unknown(thing(noun), id)),
        // A site is described anew where more of it is known.
        (Shape::New(Noun::Site), _) => Ok(()),
        (Shape::New(noun), Some(id)) if is_known(ledger, begun_as(noun), id) => {
            Err(known(thing(begun_as(noun)), id))
        }
        _ => Ok(()),
    })
}

/// A notice and a repair have no number in common.
fn begun_as(noun: Noun) -> Noun {
    match noun {
        Noun::Notice | Noun::Repair => Noun::Job,
        other => other,
    }
}

fn is_known(ledger: &Ledger, noun: Noun, id: &str) -> bool {
    match noun {
        Noun::Person(_) => ledger.people.contains_key(id),
        Noun::Site => ledger.sites.contains_key(id),
        Noun::Notice | Noun::Repair | Noun::Job | Noun::Contract | Noun::Work => {
            ledger.work_called(noun, id).is_some()
        }
        Noun::Journey => ledger.travel.contains_key(id),
    }
}

fn thing(noun: Noun) -> Thing {
    match noun {
        Noun::Person(_) => Thing::Person,
        Noun::Site => Thing::Site,
        Noun::Notice => Thing::Notice,
        Noun::Repair => Thing::Repair,
        Noun::Job | Noun::Work => Thing::Job,
        Noun::Contract => Thing::Contract,
        Noun::Journey => Thing::Travel,
    }
}
