//! What can be wrong with a file. Becomes words in one place, at the edge.

use super::Form;
use crate::{domain::FactId, journal::limits::Breach};
use serde_json::Value;

/// The file as a whole cannot be read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum BundleError {
    #[error("the file is empty")]
    Empty,
    #[error("the file has {bytes} bytes; {most} are the most")]
    TooLarge { bytes: usize, most: usize },
    #[error("the file ends too early, in line {line}, column {column}")]
    Truncated { line: usize, column: usize },
    #[error("not JSON: line {line}, column {column}")]
    NotJson { line: usize, column: usize },
    /// Another program's file. `format`: what it calls itself, if it does.
    #[error("not a bundle of this program: {format:?}")]
    OtherProgram { format: Option<String> },
    #[error("version {version} is newer than {known}, the newest known here")]
    Newer { version: u64, known: u64 },
    /// Something beside the facts is not there.
    #[error("{field} is missing")]
    Missing { field: String },
    /// Something beside the facts is unknown or of another form. `field`: where in the file.
    #[error("{field}: line {line}, column {column}: {misfit}")]
    Unreadable { field: String, line: usize, column: usize, misfit: Misfit },
    /// Something beside the facts goes beyond its limits.
    #[error("{field}: {breach}")]
    Beyond { field: String, breach: Breach },
}

/// How a value differs from what the format says of it.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Misfit {
    #[error("{name} is missing")]
    Missing { name: String },
    #[error("{name} is not known")]
    Unknown { name: String },
    #[error("not of the type {0:?}")]
    Type(JsonType),
    /// None of the words that the format names.
    #[error("{value} is none of the choices")]
    Choice { value: String },
    #[error("not written as {0:?}")]
    Form(Form),
    /// Written well, but there is no such day or time.
    #[error("no such day or time")]
    NoSuchTime,
    #[error("{0}")]
    Beyond(Breach),
    /// What nothing above explains: a field that stands twice.
    #[error("unreadable")]
    Unreadable,
}

impl Misfit {
    /// A value that is none of the choices, cut where it is long.
    pub(super) fn choice(value: &Value) -> Misfit {
        let text = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
        Misfit::Choice { value: short(&text) }
    }
}

/// As much of a text from a file as a sentence can hold.
pub(super) fn short(text: &str) -> String {
    const LONGEST: usize = 60;
    text.chars().filter(|c| !c.is_control()).take(LONGEST).collect()
}

/// The types of JSON that the format knows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum JsonType {
    Text,
    /// A whole number, however it is written: `3`, `3.0`.
    Whole,
    YesNo,
    List,
    Object,
}

impl JsonType {
    /// By the name that the schema has for it.
    pub(super) fn named(name: &str) -> Option<JsonType> {
        Some(match name {
            "string" => JsonType::Text,
            "integer" => JsonType::Whole,
            "boolean" => JsonType::YesNo,
            "array" => JsonType::List,
            "object" => JsonType::Object,
            _ => return None,
        })
    }

    pub(super) fn holds(self, value: &Value) -> bool {
        match self {
            JsonType::Text => value.is_string(),
            JsonType::Whole => value.as_f64().is_some_and(|number| number.fract() == 0.0),
            JsonType::YesNo => value.is_boolean(),
            JsonType::List => value.is_array(),
            JsonType::Object => value.is_object(),
        }
    }
}

/// A fact that cannot be taken.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("fact {number}, {}: {problem}", field.as_deref().unwrap_or("-"))]
pub struct Refused {
    /// Its place among the facts of the file, from 1.
    pub number: usize,
    pub id: Option<FactId>,
    /// The field, such as `fact.notice.controllers[0].points`.
    pub field: Option<String>,
    pub problem: FactProblem,
}

/// What is wrong with a fact.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum FactProblem {
    /// A kind of fact that is not known here.
    #[error("unknown kind {kind}")]
    UnknownKind { kind: String },
    /// Something is missing, unknown or of another form.
    #[error("{0}")]
    Misfit(Misfit),
    #[error("{0}")]
    Beyond(Breach),
    /// A value of an adopted rule set that cannot be gone by, by its dotted name.
    #[error("rule value {name} cannot be used")]
    RuleValue { name: String },
    /// A closing with a line of a kind that is not known here.
    #[error("unknown pay line {item}")]
    UnknownItem { item: String },
    /// A contract's period that ends before it begins.
    #[error("the period ends before it begins")]
    EndBeforeBegin,
    /// A contract's period that is not whole months (5.3).
    #[error("the period is not whole months")]
    NotWholeMonths,
    /// A text that was stored where a fact should be. `begins`: as much of it as a sentence can hold.
    #[error("no fact: {begins}")]
    Damaged { begins: String },
    /// A fact of the same id with other content stands earlier in the file.
    #[error("the same id as fact {number}, with other content")]
    ContradictsFile { number: usize },
    /// A fact of the same id with other content is known here.
    #[error("the same id as a known fact, with other content")]
    ContradictsKnown,
    /// The device went on from another text than this one.
    #[error("not as its device recorded it")]
    Altered,
}

impl From<Misfit> for FactProblem {
    fn from(misfit: Misfit) -> FactProblem {
        match misfit {
            Misfit::Beyond(breach) => FactProblem::Beyond(breach),
            misfit => FactProblem::Misfit(misfit),
        }
    }
}
