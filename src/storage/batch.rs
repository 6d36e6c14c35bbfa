//! The records of the `facts` store.

use js_sys::{JSON, JsString, Object, Reflect};
use wasm_bindgen::{JsCast, JsValue};

use crate::journal::stored::{Damage, Fault, Kept};

/// The layout of a record. A record with a larger number comes from a newer program. Facts of a record of 1 have no links;
/// it is read as it is, and only what is written from now on is of 2.
const FORMAT: u32 = 2;

/// The facts of one command or more, or of an import or a part of it, as a JSON array.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Batch {
    /// The place in the order of storing; given by the database and never used twice.
    pub seq: u32,
    text: JsString,
}

impl Batch {
    /// Copies it out of the browser's memory: one after the other, so that ten years of them are never there twice.
    pub fn json(&self) -> String {
        String::from(&self.text)
    }

    /// How long its text is, in letters as the browser counts them.
    pub fn length(&self) -> usize {
        self.text.length() as usize
    }
}

/// How far a tab has read. The generation changes when everything is replaced or deleted: after that
/// nothing a tab has in memory still holds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Mark {
    pub generation: u32,
    pub seq: u32,
}

/// Batches in the order of storing, the records that are none, and how far both reach.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Contents {
    pub batches: Vec<Batch>,
    pub faults: Vec<Fault>,
    pub mark: Mark,
}

impl Contents {
    /// The records that follow `seen`, or all if `seen` is the start.
    pub(super) fn after(seen: Mark, records: impl Iterator<Item = Result<Batch, Fault>>) -> Contents {
        let mut contents = Contents { mark: seen, ..Contents::default() };
        for record in records {
            let seq = match &record {
                Ok(batch) => Some(batch.seq),
                Err(fault) => fault.record,
            };
            contents.mark.seq = contents.mark.seq.max(seq.unwrap_or_default());
            match record {
                Ok(batch) => contents.batches.push(batch),
                Err(fault) => contents.faults.push(fault),
            }
        }
        contents
    }

    /// Nothing is new. A record without a number of ours is always among what follows.
    pub fn is_empty(&self) -> bool {
        self.batches.is_empty() && self.faults.iter().all(|fault| fault.record.is_none())
    }
}

/// The field that holds a record's number.
pub(super) const SEQ: &str = "seq";

/// A record that is stored anew, without its number.
pub(super) fn kept_record(kept: &Kept) -> JsValue {
    match kept {
        Kept::List(json) => to_record(json),
        Kept::Record(text) => match JSON::parse(text) {
            Ok(record) if record.is_object() => {
                // Its old number may be another record's by now. An object just read lets every field go.
                let _ = Reflect::delete_property(record.unchecked_ref::<Object>(), &SEQ.into());
                record
            }
            // No text of a record: kept all the same.
            _ => to_record(text),
        },
    }
}

/// A record without its key, which the database gives.
pub(super) fn to_record(json: &str) -> JsValue {
    let record = Object::new();
    for (field, value) in [("format", JsValue::from(FORMAT)), ("json", JsValue::from(json))] {
        // Setting a field of an object made here cannot fail.
        let _ = Reflect::set(&record, &field.into(), &value);
    }
    record.into()
}

/// A record with the number of one that it takes the place of.
pub(super) fn numbered_record(json: &str, seq: u32) -> JsValue {
    let record = to_record(json);
    let _ = Reflect::set(&record, &SEQ.into(), &seq.into());
    record
}

pub(super) fn from_record(record: &JsValue) -> Result<Batch, Fault> {
    let field = |name: &str| Reflect::get(record, &name.into()).unwrap_or(JsValue::UNDEFINED);
    let (seq, text) = (whole(&field(SEQ)), field("json").dyn_into::<JsString>().ok());
    match (seq, whole(&field("format")), text) {
        (Some(seq), Some(1..=FORMAT), Some(text)) => Ok(Batch { seq, text }),
        (seq, Some(format), _) if format > FORMAT => Err(fault(seq, Damage::Newer { format }, record)),
        (seq, ..) => Err(fault(seq, Damage::OtherRecord, record)),
    }
}

/// A record that is none of ours, with its text as it lies there.
fn fault(seq: Option<u32>, damage: Damage, record: &JsValue) -> Fault {
    // What JSON has no way to write is named without its text.
    let text = JSON::stringify(record).map(String::from).unwrap_or_default();
    Fault::of_record(seq, damage, &text)
}

/// A number that the database gives to a record, or a format has.
pub(super) fn whole(value: &JsValue) -> Option<u32> {
    let number = value.as_f64().filter(|number| number.fract() == 0.0)?;
    (number >= 0.0 && number <= f64::from(u32::MAX)).then_some(number as u32)
}
