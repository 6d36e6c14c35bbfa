//! What can be wrong with a file. Becomes words in one place, at the edge.

use crate::{domain::FactId, journal::limits::Breach};

/// The file as a whole cannot be read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum BundleError {
    #[error("the file is empty")]
    Empty,
    #[error("the file has {bytes} bytes; {most} are the most")]
    TooLarge { bytes: usize, most: usize },
    #[error("the file ends too early, in line {line}, column {column}")]
    Truncated { line: usize, column: usize },
    #[error("not JSON: line {line}, column {column}: {detail}")]
    NotJson { line: usize, column: usize, detail: String },
    /// Another program's file. `format`: what it calls itself, if it does.
    #[error("not a bundle of this program: {format:?}")]
    OtherProgram { format: Option<String> },
    #[error("version {version} is newer than {known}, the newest known here")]
    Newer { version: u64, known: u64 },
    /// Something beside the facts is missing, unknown or of another type. `field`: where in the file.
    #[error("{field}: line {line}, column {column}: {detail}")]
    Unreadable { field: String, line: usize, column: usize, detail: String },
    /// Something beside the facts goes beyond its limits.
    #[error("{field}: {breach}")]
    Beyond { field: &'static str, breach: Breach },
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
    /// Something is missing, unknown or of another type; `detail` says it in the parser's words.
    #[error("{detail}")]
    Unreadable { detail: String },
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
    /// A fact of the same id with other content stands earlier in the file.
    #[error("the same id as fact {number}, with other content")]
    ContradictsFile { number: usize },
    /// A fact of the same id with other content is known here.
    #[error("the same id as a known fact, with other content")]
    ContradictsKnown,
}
