//! What a form says once all of it is understood, and the command that records it.

use super::values::is_ticked;
use crate::{
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

impl Answers {
    pub fn value<T: DeserializeOwned>(&self, field: &str) -> Option<T> {
        serde_json::from_value(self.fields.get(field)?.clone()).ok()
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
    pub fn record(self, kind: &'static Declared) -> Option<Command> {
        let known = self.fields.into_iter().filter(|(name, _)| kind.field(name).is_some());
        FactBody::made(kind, known.collect()).ok().map(|body| Command::Record { on: self.on, body })
    }
}
