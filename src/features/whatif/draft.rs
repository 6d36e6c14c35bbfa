//! A what-if draft as it is kept and passed on: a name, the months it is tried on, and the values that differ from the
//! regulation's, as typed.

use crate::{domain::Arrange, domain::Month, features::rules::typed::Typed};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::collections::BTreeMap;

/// What a file of this kind calls itself.
const FORMAT: &str = "fieldbook-draft";
/// The newest version that this program writes and reads.
const VERSION: u32 = 1;
/// What the keys of stored drafts begin with.
const PREFIX: &str = "whatif.";
/// The longest name, in characters.
pub const LONGEST_NAME: usize = 80;

/// The key under which a draft is kept.
pub fn key_of(id: &str) -> String {
    format!("{PREFIX}{id}")
}

/// The key under which a draft from a file is kept.
pub fn kept_key(key: &str) -> String {
    if key.starts_with(PREFIX) { key.to_owned() } else { key_of(key) }
}

/// The drafts among everything kept: id and draft. What cannot be read is left out.
pub fn drafts_in(kept: &BTreeMap<String, String>) -> Vec<(String, Draft)> {
    let ours = kept.iter().filter_map(|(key, json)| Some((key.strip_prefix(PREFIX)?, json)));
    let mut drafts: Vec<(String, Draft)> =
        ours.filter_map(|(id, json)| Some((id.to_owned(), Draft::read(json).ok()?))).collect();
    drafts.arrange_by(|a, b| (&a.1.name, &a.0).cmp(&(&b.1.name, &b.0)));
    drafts
}

/// A draft.
#[derive(Debug, Clone, PartialEq)]
pub struct Draft {
    pub name: String,
    /// The months it is tried on, both included; none: what the screen chooses.
    pub from: Option<Month>,
    pub to: Option<Month>,
    pub typed: Typed,
}

/// Why a text is no draft.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DraftError {
    NotJson {
        line: usize,
        column: usize,
    },
    /// JSON, but of something else.
    NotADraft,
    Newer {
        version: u64,
    },
    /// A value that no rule set has, or of another shape.
    Value {
        name: String,
    },
}

#[derive(Serialize, Deserialize)]
struct Stored {
    format: String,
    version: u32,
    name: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    from: Option<Month>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    to: Option<Month>,
    values: BTreeMap<String, Value>,
}

impl Draft {
    /// The draft as a file or a stored text.
    pub fn write(&self) -> String {
        let stored = Stored {
            format: FORMAT.to_owned(),
            version: VERSION,
            name: self.name.clone(),
            from: self.from,
            to: self.to,
            values: self.typed.values(),
        };
        serde_json::to_string_pretty(&stored).unwrap_or_default()
    }

    pub fn read(text: &str) -> Result<Draft, DraftError> {
        let value: Value = serde_json::from_str(text.trim_start_matches('\u{feff}'))
            .map_err(|error| DraftError::NotJson { line: error.line(), column: error.column() })?;
        if value.get("format").and_then(Value::as_str) != Some(FORMAT) {
            return Err(DraftError::NotADraft);
        }
        if let Some(version) =
            value.get("version").and_then(Value::as_u64).filter(|v| *v > u64::from(VERSION))
        {
            return Err(DraftError::Newer { version });
        }
        let stored: Stored = serde_json::from_value(value).map_err(|_| DraftError::NotADraft)?;
        let typed = Typed::with_values(&stored.values).map_err(|name| DraftError::Value { name })?;
        let name = stored.name.trim().chars().take(LONGEST_NAME).collect();
        Ok(Draft { name, from: stored.from, to: stored.to, typed })
    }

    /// The name of its file.
    pub fn file_name(&self) -> String {
        let plain = |c: char| if c.is_alphanumeric() || c == '-' { c } else { '_' };
        let name: String = self.name.chars().map(plain).take(40).collect();
        format!("fieldbook-draft-{name}.json")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::RuleSet;

    fn draft() -> Draft {
        let mut typed = Typed::of(RuleSet::regulation());
        typed.set("commissioning.ladder.1.percent", "九十".into());
        typed.set("commissioning.first_percent", "70".into());
        let from = "2025-01".parse().ok();
        Draft { name: "高一点".into(), from, to: None, typed }
    }

    #[test]
    fn a_draft_is_kept_with_what_is_wrong_in_it() {
        assert_eq!(Draft::read(&draft().write()), Ok(draft()));
    }

    #[test]
    fn what_is_no_draft_is_told_apart() {
        assert_eq!(Draft::read("{"), Err(DraftError::NotJson { line: 1, column: 1 }));
        assert_eq!(Draft::read("[]"), Err(DraftError::NotADraft));
        assert_eq!(Draft::read(r#"{"format": "fieldbook-bundle"}"#), Err(DraftError::NotADraft));
        let newer = r#"{"format": "fieldbook-draft", "version": 2}"#;
        assert_eq!(Draft::read(newer), Err(DraftError::Newer { version: 2 }));
        let unknown = r#"{"format": "fieldbook-draft", "version": 1, "name": "x", "values": {"a.b": 1}}"#;
        assert_eq!(Draft::read(unknown), Err(DraftError::Value { name: "a.b".into() }));
    }

    #[test]
    fn only_drafts_are_listed_by_name() {
        let kept = BTreeMap::from([
            (key_of("2"), draft().write()),
            (key_of("1"), "broken".into()),
            ("other".into(), draft().write()),
        ]);
        assert_eq!(drafts_in(&kept), [("2".to_owned(), draft())]);
    }

    #[test]
    fn a_file_name_holds_nothing_that_a_disk_refuses() {
        let mut named = draft();
        named.name = "a/b: 三月?".into();
        assert_eq!(named.file_name(), "fieldbook-draft-a_b__三月_.json");
    }
}
