//! What a form says once all of it is understood, and the command that records it.

use super::{
    same_fault::{ANOTHER, SAME},
    values::is_ticked,
};
use crate::{
    app::mended::WHOLE,
    domain::VisitKind,
    journal::{
        FactBody,
        kind::{Declared, Noun, Shape},
        number::NUMBER,
    },
    workflow::{Command, identity::UNNAMED},
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

/// Whether a field is the id of something that nobody gives one: what the day brings, or a repair to come.
fn is_own_id(shape: Shape) -> bool {
    matches!(shape, Shape::New(Noun::Day(_)) | Shape::Coming(_))
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

    /// The same under an id that is known already, with what was typed as its number.
    pub fn under_kept_id(mut self, begins: &str) -> Answers {
        let number = self.fields.remove(begins);
        let kept = self.fields.remove("kept").filter(|kept| !kept.is_null());
        // Without an id of its own the number stands in its place until it is given one.
        self.fields.insert(begins.to_owned(), kept.clone().or(number.clone()).unwrap_or_default());
        if let (Some(_), Some(number)) = (kept, number) {
            self.fields.insert(NUMBER.to_owned(), number);
        }
        self
    }

    /// What was said of a fault is a repair of before, or that it is another fault.
    pub fn same_or_another(mut self) -> Answers {
        if self.fields.get(SAME).is_some_and(|said| said == ANOTHER) {
            self.fields.remove(SAME);
            self.fields.insert("another_fault".to_owned(), true.into());
        }
        self
    }

    /// A visit for a repair is made for one that is still to be recorded, where it is for none that is known.
    pub fn of_a_repair_to_come(mut self) -> Answers {
        let is_repair = self.fields.get("kind").is_some_and(|kind| kind == VisitKind::Repair.code());
        let has_job = self.fields.get("job").is_some_and(|job| !job.is_null());
        if is_repair && !has_job {
            self.fields.insert("job".to_owned(), UNNAMED.into());
        }
        self
    }

    /// The command that records it as a fact of a kind, which need not have a field for everything.
    ///
    /// # Errors
    /// A field of the fact is left without a value of its type.
    pub fn record(self, kind: &'static Declared) -> Result<Command, Unfilled> {
        // The minute of the day is said beside what happened.
        let at = self.fields.get("at").filter(|_| kind.field("at").is_none()).cloned();
        let at = at.and_then(|at| serde_json::from_value(at).ok());
        let mut known: Map<String, Value> =
            self.fields.into_iter().filter(|(name, _)| kind.field(name).is_some()).collect();
        if let Some(begins) = kind.fields.iter().find(|field| !field.optional && is_own_id(field.shape)) {
            known.entry(begins.name).or_insert_with(|| UNNAMED.into());
        }
        let unfilled = || Unfilled(kind.unfilled(&known).map_or(WHOLE, |field| field.name));
        let body = FactBody::made(kind, known.clone()).map_err(|_| unfilled())?;
        Ok(Command::Record { on: self.on, at, body })
    }
}
