//! What a form says once all of it is understood, and the command that records it.

use super::values::is_ticked;
use crate::{
    app::mended::WHOLE,
    journal::{FactBody, kind::Declared},
    workflow::Command,
};
use chrono::NaiveDate;
use serde::{Serialize, de::DeserializeOwned};
use serde_json::{Map, Value};

/// What one field of a form says: as a file would write it, and the day that it means.
pub(super) struct Answer {
    pub day: Option<NaiveDate>,
    pub value: Value,
}

impl Answer {
    pub fn of(value: impl Serialize) -> Answer {
        Answer { day: None, value: serde_json::to_value(value).expect("what is read is plain JSON") }
    }

    pub fn on(day: NaiveDate) -> Answer {
        Answer { day: Some(day), ..Answer::of(day) }
    }
}

/// What a form says, all of it understood: by the fields of the fact, as a file would write them.
pub struct Answers {
    pub on: NaiveDate,
    pub(super) fields: Map<String, Value>,
}

/// A field of what is recorded for which the form says nothing that it takes; [`WHOLE`]: none in particular.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Unfilled(pub &'static str);

impl Answers {
    /// What a field says.
    ///
    /// # Errors
    /// Nothing of this type.
    pub fn value<T: DeserializeOwned>(&self, field: &'static str) -> Result<T, Unfilled> {
        let value = self.fields.get(field).cloned();
        value.and_then(|value| serde_json::from_value(value).ok()).ok_or(Unfilled(field))
    }

    /// What was ticked of all that there is. `key`: what each is called.
    pub fn ticked<T: Copy>(&self, field: &str, all: &[T], key: fn(T) -> &'static str) -> Vec<T> {
        let ticked = self.fields.get(field).and_then(Value::as_str).unwrap_or_default();
        all.iter().copied().filter(|one| is_ticked(ticked, key(*one))).collect()
    }

    /// The same, where a field that was left empty says what another one does.
    pub fn or_as(mut self, field: &str, other: &str) -> Answers {
        if let (None, Some(value)) = (self.fields.get(field), self.fields.get(other).cloned()) {
            self.fields.insert(field.to_owned(), value);
        }
        self
    }

    /// The command that records it as a fact of a kind, which need not have a field for everything.
    ///
    /// # Errors
    /// A field of the fact is left without a value of its type.
    pub fn record(self, kind: &'static Declared) -> Result<Command, Unfilled> {
        let known: Map<String, Value> =
            self.fields.into_iter().filter(|(name, _)| kind.field(name).is_some()).collect();
        let unfilled = || Unfilled(kind.unfilled(&known).map_or(WHOLE, |field| field.name));
        let body = FactBody::made(kind, known.clone()).map_err(|_| unfilled())?;
        Ok(Command::Record { on: self.on, body })
    }
}
