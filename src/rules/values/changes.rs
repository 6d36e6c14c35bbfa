//! Where two rule sets differ, place by place.

use super::RuleSet;
use crate::domain::Collected;
use serde_json::Value;
use std::collections::BTreeMap;

/// A place that differs between two sets; none: it is not there.
#[derive(Debug, Clone, PartialEq)]
pub struct PlaceChange<'a> {
    /// Its dotted name.
    pub name: String,
    pub before: Option<&'a Value>,
    pub after: Option<&'a Value>,
}

/// The one way to count and list what a set changes: every value that stands by itself, so each cell of a list. In the
/// order of the set; what is gone comes last. `same` says when two values are the same.
pub fn changed_places<'a>(
    before: &'a Value,
    after: &'a Value,
    same: impl Fn(&Value, &Value) -> bool,
) -> Vec<PlaceChange<'a>> {
    let (mut old, mut new) = (Vec::new(), Vec::new());
    leaves("", before, &mut old);
    leaves("", after, &mut new);
    let known: BTreeMap<&str, &Value> = old.iter().map(|(name, value)| (name.as_str(), *value)).keyed();
    let still: BTreeMap<&str, &Value> = new.iter().map(|(name, value)| (name.as_str(), *value)).keyed();
    let changed = new.iter().filter_map(|(name, after)| {
        let before = known.get(name.as_str()).copied();
        let differs = before.is_none_or(|before| !same(before, after));
        differs.then(|| PlaceChange { name: name.clone(), before, after: Some(*after) })
    });
    let gone = old.iter().filter(|(name, _)| !still.contains_key(name.as_str()));
    let gone =
        gone.map(|(name, before)| PlaceChange { name: name.clone(), before: Some(*before), after: None });
    changed.chain(gone).collect()
}

impl RuleSet {
    /// In how many places this set differs from another.
    pub fn places_changed_from(&self, before: &RuleSet) -> usize {
        changed_places(&before.to_json(), &self.to_json(), |a, b| a == b).len()
    }
}

fn leaves<'a>(name: &str, value: &'a Value, found: &mut Vec<(String, &'a Value)>) {
    let under = |key: &dyn std::fmt::Display| {
        if name.is_empty() { key.to_string() } else { format!("{name}.{key}") }
    };
    match value {
        Value::Object(fields) => {
            fields.iter().for_each(|(key, value)| leaves(&under(key), value, found));
        }
        Value::Array(rows) => {
            rows.iter().enumerate().for_each(|(index, row)| leaves(&under(&index), row, found));
        }
        value => found.push((name.to_owned(), value)),
    }
}
