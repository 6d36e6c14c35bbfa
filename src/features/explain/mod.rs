//! How a figure came about, in words: every step of a trace becomes a sentence, its arithmetic, its clause, the rule
//! value it used with its date, and the facts it rests on. Nothing is computed again.

mod clause;
mod days;
mod place;
mod rule;
mod said;
mod step;
#[cfg(test)]
mod tests;
mod wages;

#[cfg(target_arch = "wasm32")]
mod derivation;
#[cfg(target_arch = "wasm32")]
mod evidence;

pub use place::place_of;

#[cfg(target_arch = "wasm32")]
pub use derivation::Derivation;
#[cfg(target_arch = "wasm32")]
pub use evidence::Evidence;

use crate::{
    app::{format, i18n::Words, words::person_name},
    domain::{FactId, Month, PersonId},
    ledger::Ledger,
    rules::{Clause, RuleRef, Step},
};
use chrono::NaiveDate;

/// A rule value in words, and since when it holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RuleText {
    pub name: String,
    pub since: String,
}

/// A step of a derivation as a person reads it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StepText {
    pub sentence: String,
    /// Such as `2,773 × 0.3 = 831.90`; none where the step computes nothing.
    pub arithmetic: Option<String>,
    pub clause: Option<Clause>,
    pub rule: Option<RuleText>,
    pub facts: Vec<FactId>,
}

/// What turning steps into words needs besides the step.
#[derive(Clone, Copy)]
pub struct Explainer<'a> {
    pub ledger: &'a Ledger,
    pub words: Words,
    /// Days of this day's year are said without their year.
    pub today: NaiveDate,
}

/// The rule value behind a step; none where it made no difference.
fn rule_used(step: &Step) -> Option<RuleRef> {
    match step {
        Step::Points { alarm_only: 0, .. } => None,
        _ => step.rule(),
    }
}

impl Explainer<'_> {
    /// One step in words.
    pub fn explain(&self, step: &Step) -> StepText {
        let (sentence, arithmetic) = self.say(step);
        StepText {
            sentence,
            arithmetic,
            clause: clause::of(step),
            rule: rule_used(step).map(|rule| self.rule(rule)),
            facts: step.facts(),
        }
    }

    fn day(&self, day: NaiveDate) -> String {
        format::day(self.words, day, self.today)
    }

    fn month(&self, month: Month) -> String {
        format::month(self.words, month.year(), month.number())
    }

    fn person(&self, id: &PersonId) -> String {
        person_name(self.ledger, id)
    }
}
