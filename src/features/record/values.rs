//! What a form holds as typed.

use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// The fields of a form by their names, each as typed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Values(BTreeMap<String, String>);

impl Values {
    /// What was typed, without blanks around it. Empty where nothing was.
    pub fn get(&self, name: &str) -> &str {
        self.0.get(name).map_or("", |value| value.trim())
    }

    /// What stands in the fields, by their names.
    pub fn iter(&self) -> impl Iterator<Item = (&String, &String)> {
        self.0.iter()
    }

    /// What stands in the input now.
    pub fn raw(&self, name: &str) -> String {
        self.0.get(name).cloned().unwrap_or_default()
    }

    pub fn set(&mut self, name: &str, value: impl Into<String>) {
        self.0.insert(name.to_owned(), value.into());
    }

    pub fn with(mut self, name: &str, value: impl Into<String>) -> Values {
        self.set(name, value);
        self
    }
}

/// Whether something is among what was ticked: the keys of it, with blanks between them.
pub fn is_ticked(ticked: &str, key: &str) -> bool {
    ticked.split_whitespace().any(|one| one == key)
}

/// What is ticked once `key` is, or is no more.
pub fn with_tick(ticked: &str, key: &str, on: bool) -> String {
    let others = ticked.split_whitespace().filter(|one| *one != key);
    others.chain(on.then_some(key)).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_ticked_is_kept_by_its_keys() {
        let both = with_tick(&with_tick("", "a.b", true), "a.bc", true);
        assert_eq!((is_ticked(&both, "a.b"), is_ticked(&both, "a")), (true, false));
        assert_eq!(with_tick(&both, "a.b", true), "a.bc a.b");
        assert_eq!(with_tick(&both, "a.b", false), "a.bc");
    }
}
