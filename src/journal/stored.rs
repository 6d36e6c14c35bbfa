//! Facts as a device stores them: a list of them in one text, the *record* of a command or an import. They were checked
//! when they were recorded or imported, so they are read as they are, however they are written. What cannot be taken keeps
//! nothing else from being read: it stays where it lies and is named.

use super::{
    Fact, Journal,
    bundle::{FactProblem, Misfit, problem_of},
    plain,
    wire::misplaced,
};
use crate::domain::{FactId, IdTexts};
use chrono::NaiveDateTime;
use serde_json::{Deserializer, Value, value::RawValue};
use std::sync::Arc;

/// Something stored that is in force nowhere.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// The number of its record; none where the record has none that this program gives.
    pub record: Option<u32>,
    /// Its place among the facts of the record, from 1; none: it is the record itself.
    pub number: Option<usize>,
    pub damage: Damage,
    /// When it was recorded, where that can be read.
    pub recorded: Option<NaiveDateTime>,
    /// What is stored, byte for byte; empty where the browser does not give it out.
    pub text: Arc<str>,
}

/// Why something stored cannot be used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Damage {
    /// A record of a newer program.
    Newer { format: u32 },
    /// No record that this program writes.
    OtherRecord,
    /// The browser itself cannot read the record. `code`: what it calls that.
    Unread { code: Option<String> },
    /// No list of facts, or from here on no longer one: cut off, or written by something else.
    NoList,
    /// No fact of this version. `field`: where in it.
    Fact { field: Option<String>, problem: FactProblem },
    /// A fact of the same id with other content was stored before; that one stays in force.
    Contradicts(FactId),
}

impl Fault {
    /// A record as a whole.
    pub fn of_record(record: Option<u32>, damage: Damage, text: &str) -> Fault {
        Fault { record, number: None, damage, recorded: recorded_in(text), text: text.into() }
    }
}

/// Takes the facts of a record into the journal, and gives back what cannot be taken. Of two facts with one id the one
/// that was stored first stays in force.
pub fn take_stored(journal: &mut Journal, record: u32, text: &str) -> Vec<Fault> {
    take_next(journal, &mut IdTexts::default(), record, text)
}

/// The same for one record after another: `ids` are those that were read before.
pub fn take_next(journal: &mut Journal, ids: &mut IdTexts, record: u32, text: &str) -> Vec<Fault> {
    if let Some(facts) = plain::facts(text, ids)
        && facts.into_iter().all(|fact| journal.add(fact).is_ok())
    {
        return Vec::new();
    }
    // Taking a fact once more changes nothing.
    let (parts, rest) = parts_of(text);
    let faults = (1..).zip(parts).filter_map(|(number, part)| {
        let taken = fact_of(part).and_then(|fact| match journal.add(fact) {
            Ok(_) => Ok(()),
            Err(contradiction) => Err(Damage::Contradicts(contradiction.0)),
        });
        let damage = taken.err()?;
        Some(Fault { number: Some(number), ..Fault::of_record(Some(record), damage, part) })
    });
    let mut faults: Vec<Fault> = faults.collect();
    faults.extend(rest.map(|rest| Fault::of_record(Some(record), Damage::NoList, rest)));
    faults
}

/// Whether everything that a text says is in force in the journal as it is written there: then its facts may stand in one
/// list with others, and nothing that is damaged or contradicts another comes to lie elsewhere.
pub fn is_in_force(journal: &Journal, text: &str) -> bool {
    let known = |fact: Arc<Fact>| journal.get(fact.id) == Some(&fact);
    // Where the browser's text was none, a letter stands for what was not given out.
    !text.contains(char::REPLACEMENT_CHARACTER)
        && plain::facts(text, &mut IdTexts::default()).is_some_and(|facts| facts.into_iter().all(known))
}

/// A record that is stored anew.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Kept {
    /// What should be a list of facts.
    List(String),
    /// A record as a whole, of another format than ours: a program that knows it must find it as it was.
    Record(String),
}

/// What could not be taken, as records in which it lies as it did: nothing of it is lost when it is stored anew. What the
/// browser never gave out is not among it.
pub fn records_of(faults: &[Fault]) -> Vec<Kept> {
    let given = || faults.iter().filter(|fault| !fault.text.is_empty());
    let parts: Vec<&str> = given().filter(|fault| fault.number.is_some()).map(|fault| &*fault.text).collect();
    let parts = (!parts.is_empty()).then(|| Kept::List(format!("[{}]", parts.join(","))));
    let whole = given().filter(|fault| fault.number.is_none()).map(|fault| match fault.damage {
        Damage::Newer { .. } | Damage::OtherRecord => Kept::Record(fault.text.to_string()),
        _ => Kept::List(fault.text.to_string()),
    });
    parts.into_iter().chain(whole).collect()
}

/// The texts of a list as far as they are whole, and what follows them if that does not end the list.
pub fn parts_of(text: &str) -> (Vec<&str>, Option<&str>) {
    let mut parts = Vec::new();
    let Some(mut rest) = text.trim().strip_prefix('[').map(str::trim_start) else {
        return (parts, Some(text));
    };
    while rest != "]" {
        let mut values = Deserializer::from_str(rest).into_iter::<&RawValue>();
        let Some(Ok(part)) = values.next() else { return (parts, Some(rest)) };
        let after = rest[values.byte_offset()..].trim_start();
        let next = after.strip_prefix(',').map(str::trim_start).filter(|next| *next != "]");
        match next {
            Some(next) => rest = next,
            None if after == "]" => rest = after,
            None => return (parts, Some(rest)),
        }
        parts.push(part.get());
    }
    (parts, None)
}

fn fact_of(text: &str) -> Result<Arc<Fact>, Damage> {
    // A fact that is kept as a text is in that text.
    let within = serde_json::from_str::<String>(text);
    let text = within.as_deref().unwrap_or(text);
    Fact::read(text).map(Arc::new).map_err(|_| {
        let (field, problem) = problem_at(&misplaced(text), text);
        Damage::Fact { field, problem }
    })
}

/// What is wrong at a place of a fact. What the present format forbids elsewhere in it does not keep it from being read.
fn problem_at(place: &str, fact: &str) -> (Option<String>, FactProblem) {
    let place = place.trim_start_matches('.');
    match problem_of(fact) {
        Some((field, problem)) if field.as_deref().unwrap_or_default().starts_with(place) => (field, problem),
        _ => (
            Some(place.to_owned()).filter(|place| !place.is_empty()),
            FactProblem::Misfit(Misfit::Unreadable),
        ),
    }
}

/// When the first fact in a text says that it was recorded, whatever else is wrong with the text.
fn recorded_in(text: &str) -> Option<NaiveDateTime> {
    const FIELD: &str = "\"recorded\"";
    let after = text[text.find(FIELD)? + FIELD.len()..].trim_start().strip_prefix(':')?;
    let value: Value = Deserializer::from_str(after).into_iter().next()?.ok()?;
    value.as_str()?.parse().ok()
}

#[cfg(test)]
mod tests;
