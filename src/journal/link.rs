//! What a fact says of its place: how many facts its device had recorded before, which of them was the last, and what of
//! other devices was known there. So "answered knowing the other answer" and "answered at the same time" can be told apart,
//! and a fact that is missing or was altered is noticed.
//!
//! Facts of version 1 say nothing of the kind. Those of one device follow one another by their ids; whether two devices knew
//! of each other nobody can tell.

use crate::domain::{DeviceId, Digest, FactId};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de::value::StringDeserializer};
use std::{collections::BTreeMap, sync::Arc};

/// The place of a fact among those that its device recorded.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Link {
    /// From 1, one more for each fact. Facts of version 1 have none and come before.
    pub n: u32,
    /// The text of the fact before, as it is stored; none for the first.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub after: Option<Digest>,
    /// What became known there of other devices since the fact before.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub seen: BTreeMap<DeviceId, Seen>,
    /// The whole fact as it is written, where this program would write it otherwise.
    #[serde(skip)]
    pub text: Option<Arc<str>>,
}

/// Up to which of its facts a device was known. Written as a text: a number, or an id.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Seen {
    /// Up to this one of version 1.
    Fact(FactId),
    /// All of version 1, and up to this number.
    Number(u32),
}

impl Serialize for Seen {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Seen::Fact(id) => id.serialize(serializer),
            Seen::Number(n) => serializer.collect_str(n),
        }
    }
}

impl<'de> Deserialize<'de> for Seen {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Seen, D::Error> {
        let text = String::deserialize(deserializer)?;
        match text.parse() {
            Ok(n) => Ok(Seen::Number(n)),
            Err(_) => Deserialize::deserialize(StringDeserializer::new(text)).map(Seen::Fact),
        }
    }
}

impl Seen {
    /// Where a fact stands.
    pub fn of(id: FactId, link: Option<&Link>) -> Seen {
        link.map_or(Seen::Fact(id), |link| Seen::Number(link.n))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_link_says_no_more_than_it_must() {
        let first = Link { n: 1, after: None, seen: BTreeMap::new(), text: None };
        let text = serde_json::to_string(&first).unwrap();
        assert_eq!(text, r#"{"n":1}"#);
        assert_eq!(serde_json::from_str::<Link>(&text).unwrap(), first);
        let device = DeviceId::parse("d").unwrap();
        let old = FactId(uuid::Uuid::from_u128(7));
        for seen in [Seen::Number(4), Seen::Fact(old)] {
            let link = Link {
                n: 2,
                after: Some(Digest::of(b"x")),
                seen: [(device.clone(), seen)].into(),
                text: None,
            };
            let text = serde_json::to_string(&link).unwrap();
            assert_eq!(serde_json::from_str::<Link>(&text).unwrap(), link);
        }
        assert!(Seen::Fact(FactId(uuid::Uuid::max())) < Seen::Number(1));
        assert!(serde_json::from_str::<Link>(r#"{"n":1,"x":2}"#).is_err());
    }
}
