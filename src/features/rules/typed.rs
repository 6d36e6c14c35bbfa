//! A rule set as text, place by place: what a person types, right or wrong, and what comes of it.

mod read;
#[cfg(test)]
mod tests;

pub use read::FieldProblem;

use crate::{
    domain::typed::NumberRule,
    rules::{
        RuleSet,
        lint::lint,
        unusual::{Unusual, unusual},
        values::{PlaceChange, changed_places, pointer},
    },
};
use read::{Kind, kind_of, read_text, rule_of};
use serde_json::{Map, Value};
use std::collections::BTreeMap;

/// What a rule set's text comes to.
#[derive(Debug, Clone, PartialEq)]
pub struct Checked {
    /// None while anything is wrong.
    pub rules: Option<RuleSet>,
    /// What is wrong, by dotted place.
    pub problems: BTreeMap<String, FieldProblem>,
    /// What is unusual and may be meant, by dotted place; told once nothing is wrong.
    pub unusual: BTreeMap<String, Unusual>,
}

/// A place that differs between two sets; none: it is not there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    pub name: String,
    pub before: Option<String>,
    pub after: Option<String>,
}

/// A rule set in which every value is text.
#[derive(Debug, Clone, PartialEq)]
pub struct Typed(Value);

impl Typed {
    /// The text of a rule set.
    pub fn of(rules: &RuleSet) -> Typed {
        Typed(as_text("", serde_json::to_value(rules).unwrap_or_default()))
    }

    /// The regulation's text with some values replaced, right or wrong. A name that is none, or something of another
    /// shape, is returned as the error.
    pub fn with_values(values: &BTreeMap<String, Value>) -> Result<Typed, String> {
        let mut typed = Typed::of(RuleSet::regulation());
        for (name, value) in values {
            let place = typed.0.pointer_mut(&pointer(name)).ok_or_else(|| name.clone())?;
            let text = as_text(name, value.clone());
            if !same_shape(place, &text) {
                return Err(name.clone());
            }
            *place = text;
        }
        Ok(typed)
    }

    /// The values that differ from the regulation's, as typed; lists whole.
    pub fn values(&self) -> BTreeMap<String, Value> {
        let mut found = BTreeMap::new();
        differing("", &self.0, &Typed::of(RuleSet::regulation()).0, &mut found);
        found
    }

    /// What stands at a place; empty where nothing does.
    pub fn text(&self, name: &str) -> &str {
        self.0.pointer(&pointer(name)).and_then(Value::as_str).unwrap_or_default()
    }

    pub fn set(&mut self, name: &str, text: String) {
        if let Some(place) = self.0.pointer_mut(&pointer(name)) {
            *place = Value::String(text);
        }
    }

    /// How many rows a list has.
    pub fn rows(&self, list: &str) -> usize {
        self.0.pointer(&pointer(list)).and_then(Value::as_array).map_or(0, Vec::len)
    }

    /// Adds an empty row at the end of a list.
    pub fn add_row(&mut self, list: &str) {
        let blank = Typed::of(RuleSet::regulation());
        let pattern = blank.0.pointer(&pointer(list)).and_then(|rows| rows.get(0)).and_then(Value::as_object);
        let row: Map<String, Value> = pattern
            .into_iter()
            .flat_map(Map::keys)
            .map(|key| (key.clone(), Value::String(String::new())))
            .collect();
        if let Some(Value::Array(rows)) = self.0.pointer_mut(&pointer(list)) {
            rows.push(Value::Object(row));
        }
    }

    pub fn remove_row(&mut self, list: &str, index: usize) {
        if let Some(Value::Array(rows)) = self.0.pointer_mut(&pointer(list))
            && index < rows.len()
        {
            rows.remove(index);
        }
    }

    /// The rule set, or everything that stands in its way.
    pub fn check(&self) -> Checked {
        let mut problems = BTreeMap::new();
        let value = read("", &self.0, &mut problems);
        let rules = if problems.is_empty() { RuleSet::from_json(value).ok() } else { None };
        for finding in rules.as_ref().map(lint).unwrap_or_default() {
            problems.entry(finding.name).or_insert(FieldProblem::Lint(finding.problem));
        }
        let rules = rules.filter(|_| problems.is_empty());
        let unusual = rules.as_ref().map(|rules| unusual(rules).into_iter().collect()).unwrap_or_default();
        Checked { rules, problems, unusual }
    }

    /// Where this differs from another text, place by place, in the order of the rule set.
    pub fn changes(&self, before: &Typed) -> Vec<Change> {
        let texts = |before: &Value, after: &Value| match (before.as_str(), after.as_str()) {
            (Some(before), Some(after)) => same(before, after),
            _ => before == after,
        };
        let text = |value: &Value| value.as_str().map(str::to_owned);
        let change = |place: PlaceChange<'_>| Change {
            before: place.before.and_then(text),
            after: place.after.and_then(text),
            name: place.name,
        };
        changed_places(&before.0, &self.0, texts).into_iter().map(change).collect()
    }

    /// A value or a list is the same in another text, however it is written.
    pub fn same_as(&self, other: &Typed, name: &str) -> bool {
        let mut found = BTreeMap::new();
        let pointer = pointer(name);
        let (mine, theirs) = (self.0.pointer(&pointer), other.0.pointer(&pointer));
        differing(name, mine.unwrap_or(&Value::Null), theirs.unwrap_or(&Value::Null), &mut found);
        found.is_empty()
    }
}

/// The numbers that the value at a place may be; none where it is no number.
pub fn number_rule(name: &str) -> Option<NumberRule> {
    rule_of(kind_of(name))
}

fn same(a: &str, b: &str) -> bool {
    let number = |text: &str| rule_of(Kind::Decimal { empty: false })?.read(text).ok();
    a.trim() == b.trim() || number(a).zip(number(b)).is_some_and(|(a, b)| a == b)
}

fn under(name: &str, key: impl std::fmt::Display) -> String {
    if name.is_empty() { key.to_string() } else { format!("{name}.{key}") }
}

fn as_text(name: &str, value: Value) -> Value {
    match value {
        Value::Object(fields) => {
            fields.into_iter().map(|(key, value)| (key.clone(), as_text(&under(name, &key), value))).collect()
        }
        Value::Array(rows) => {
            let rows = rows.into_iter().enumerate();
            rows.map(|(index, row)| as_text(&under(name, index), row)).collect()
        }
        Value::Null => Value::String(String::new()),
        Value::String(text) if kind_of(name) == Kind::Time => Value::String(text.chars().take(5).collect()),
        Value::String(text) => Value::String(text),
        other => Value::String(other.to_string()),
    }
}

/// Texts where texts are, the same fields, and rows like the first one; lists may be of any length up to a hundred.
fn same_shape(known: &Value, given: &Value) -> bool {
    match (known, given) {
        (Value::Object(known), Value::Object(given)) => {
            known.len() == given.len()
                && known
                    .iter()
                    .all(|(key, value)| given.get(key).is_some_and(|other| same_shape(value, other)))
        }
        (Value::Array(known), Value::Array(given)) => {
            given.len() <= 100
                && known.first().is_none_or(|first| given.iter().all(|row| same_shape(first, row)))
        }
        (Value::String(_), Value::String(_)) => true,
        _ => false,
    }
}

fn differing(name: &str, mine: &Value, theirs: &Value, found: &mut BTreeMap<String, Value>) {
    match (mine, theirs) {
        (Value::Object(mine), Value::Object(theirs)) => {
            for (key, value) in mine {
                differing(&under(name, key), value, theirs.get(key).unwrap_or(&Value::Null), found);
            }
        }
        (Value::String(mine), Value::String(theirs)) if same(mine, theirs) => {}
        _ if mine == theirs => {}
        _ => _ = found.insert(name.to_owned(), mine.clone()),
    }
}

fn read(name: &str, value: &Value, problems: &mut BTreeMap<String, FieldProblem>) -> Value {
    match value {
        Value::Object(fields) => fields
            .iter()
            .map(|(key, value)| (key.clone(), read(&under(name, key), value, problems)))
            .collect(),
        Value::Array(rows) => {
            let rows = rows.iter().enumerate();
            rows.map(|(index, row)| read(&under(name, index), row, problems)).collect()
        }
        Value::String(text) => read_text(name, text).unwrap_or_else(|problem| {
            problems.insert(name.to_owned(), problem);
            Value::Null
        }),
        other => other.clone(),
    }
}
