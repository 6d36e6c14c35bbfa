//! What the fields of a fact refer to: what they name is known, what they begin is not. It follows from the shapes that
//! the fact's kind declares.

use super::{
    checks::{known, unknown},
    refusal::{Refusal, Thing},
};
use crate::{
    domain::{DayThing, exact::number_in},
    journal::{
        FactBody,
        kind::{Noun, Shape},
        number::{NUMBER, values},
    },
    ledger::Ledger,
};
use serde_json::Value;

/// Checks what every field refers to, in their order.
///
/// # Errors
/// The first that is unknown, or that is begun and known already.
pub(super) fn check(ledger: &Ledger, body: &FactBody) -> Result<(), Refusal> {
    let fields = values(body);
    let number = fields.get(NUMBER).and_then(Value::as_str);
    let shapes = body.declared().fields.iter();
    shapes.map(|field| (field.shape, fields[field.name].as_str())).try_for_each(|field| match field {
        (Shape::Known(noun), Some(id)) if !is_known(ledger, noun, id) => Err(unknown(thing(noun), id)),
        // A site is described anew where more of it is known.
        (Shape::New(Noun::Site), _) => Ok(()),
        (Shape::New(noun), Some(id)) => begun(ledger, begun_as(noun), id, number),
        _ => Ok(()),
    })
}

/// What is begun has an id of its own, and a number that nothing here carries: desks that do not know of each other may
/// give the same one all the same.
fn begun(ledger: &Ledger, noun: Noun, id: &str, number: Option<&str>) -> Result<(), Refusal> {
    // What was quoted for is done under the id and number that it has.
    if ledger.quoted.contains_key(id) {
        return Ok(());
    }
    if is_known(ledger, noun, id) {
        return Err(known(thing(noun), number.unwrap_or(id)));
    }
    // What was taken back is recorded anew with its own number, whatever else carries that.
    let is_anew = number_in(id) != id || (number.is_some() && ledger.was_begun(noun, id));
    match number.unwrap_or(id) {
        number if !is_anew => match carried(ledger, noun, number) {
            Some(carried) => Err(known(thing(noun), carried)),
            None => Ok(()),
        },
        _ => Ok(()),
    }
}

/// A number that somebody gives is carried by nothing that he could take for this.
///
/// # Errors
/// It is.
pub(super) fn renumbered(ledger: &Ledger, id: &str, number: &str) -> Result<(), Refusal> {
    let Some(thing) = ledger.thing_called(Noun::Numbered, id) else { return Ok(()) };
    // Its own number may be written otherwise, and not given again.
    let own = |other: &crate::domain::Thing| *other == thing && ledger.number_of(other) != number;
    let mut carrying = ledger.carrying_alike(number).filter(|other| other.series() == thing.series());
    match carrying.find(|other| !own(other)) {
        Some(other) => Err(known(Thing::Job, ledger.number_of(other))),
        None => Ok(()),
    }
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
        Noun::Notice
        | Noun::Repair
        | Noun::Job
        | Noun::Contract
        | Noun::Work
        | Noun::Judged
        | Noun::Journey
        | Noun::Day(_)
        | Noun::Numbered => ledger.thing_called(noun, id).is_some(),
    }
}

/// The number that something carries which people take for this one.
fn carried<'a>(ledger: &'a Ledger, noun: Noun, number: &str) -> Option<&'a str> {
    ledger.carrying_alike(number).find(|other| noun.can_be(other)).map(|other| ledger.number_of(other))
}

fn thing(noun: Noun) -> Thing {
    match noun {
        Noun::Person(_) => Thing::Person,
        Noun::Site => Thing::Site,
        Noun::Notice => Thing::Notice,
        Noun::Repair => Thing::Repair,
        Noun::Job | Noun::Work | Noun::Judged | Noun::Numbered => Thing::Job,
        Noun::Day(DayThing::Request) => Thing::Request,
        Noun::Day(DayThing::Visit) => Thing::Visit,
        Noun::Day(DayThing::Complaint) => Thing::Complaint,
        Noun::Day(DayThing::Cash) => Thing::Cash,
        Noun::Day(DayThing::Matter) => Thing::Matter,
        Noun::Day(DayThing::Problem) => Thing::Problem,
        Noun::Contract => Thing::Contract,
        Noun::Journey => Thing::Travel,
    }
}

#[cfg(test)]
mod tests;
