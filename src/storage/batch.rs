//! The records of the `facts` store.

use js_sys::{Object, Reflect};
use wasm_bindgen::JsValue;

use super::StoreError;

/// The layout of a record. A record with a larger number comes from a newer program.
const FORMAT: u32 = 1;

/// The facts of one command or one import, as a JSON array.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Batch {
    /// The place in the order of storing; given by the database and never used twice.
    pub seq: u32,
    pub json: String,
}

/// How far a tab has read. The generation changes when everything is replaced or deleted: after that
/// nothing a tab has in memory still holds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Mark {
    pub generation: u32,
    pub seq: u32,
}

/// Batches in the order of storing, and how far they reach.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Contents {
    pub batches: Vec<Batch>,
    pub mark: Mark,
}

impl Contents {
    /// Batches that follow `seen`, or all if `seen` is the start.
    pub(super) fn after(seen: Mark, batches: Vec<Batch>) -> Contents {
        let seq = batches.last().map_or(seen.seq, |last| last.seq);
        Contents { batches, mark: Mark { seq, ..seen } }
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

pub(super) fn from_record(record: &JsValue) -> Result<Batch, StoreError> {
    let field = |name: &str| Reflect::get(record, &name.into()).unwrap_or(JsValue::UNDEFINED);
    let number = |name: &str| field(name).as_f64().map(|number| number as u32);
    match (number("seq"), number("format"), field("json").as_string()) {
        (_, Some(format), _) if format > FORMAT => Err(StoreError::NewerVersion),
        (Some(seq), Some(_), Some(json)) => Ok(Batch { seq, json }),
        (record, ..) => Err(StoreError::UnknownRecord { record }),
    }
}
