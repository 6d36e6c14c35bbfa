//! A fact of a kind that this version does not know, or with a field that it does not know: of a newer program. It is kept as
//! it came, passed on, and named; nothing follows from it here.

use super::{
    Fact, FactBody, Link,
    kind::{AnyKind, Declared, roles::DESK},
};
use crate::domain::{DeviceId, FactId, Minute, PersonId, ids::MAX_ID_CHARS};
use chrono::{NaiveDate, NaiveDateTime};
use serde::{Deserialize, Serialize, Serializer};
use serde_json::{Map, Value, value::RawValue};
use std::{collections::BTreeSet, sync::Arc};

/// What a newer program says that happened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewerFact {
    /// What its kind is called there.
    pub kind: Arc<str>,
    /// All of it, as it is written: an object with the kind as its only key.
    pub text: Arc<str>,
}

/// Nobody records it here.
const DECLARED: &Declared = &Declared {
    name: "",
    key: "facts.kind.newer",
    line: "facts.newer",
    says: "A newer program says something that this one does not understand.",
    by: DESK,
    clause: "2.1",
    ahead: false,
    fields: &[],
};

impl AnyKind for NewerFact {
    fn declared(&self) -> &'static Declared {
        DECLARED
    }

    fn fields(&self) -> Vec<&dyn super::field::Field> {
        Vec::new()
    }
}

impl Serialize for NewerFact {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serde_json::from_str::<&RawValue>(&self.text).expect("it was read as JSON").serialize(serializer)
    }
}

impl NewerFact {
    /// Every text in it: some may be ids that mean something here.
    pub fn texts(&self) -> BTreeSet<String> {
        let mut texts = BTreeSet::new();
        collect(&serde_json::from_str(&self.text).unwrap_or_default(), &mut texts);
        texts
    }
}

fn collect(value: &Value, texts: &mut BTreeSet<String>) {
    match value {
        Value::String(text) => _ = texts.insert(text.clone()),
        Value::Array(items) => items.iter().for_each(|item| collect(item, texts)),
        Value::Object(fields) => fields.values().for_each(|field| collect(field, texts)),
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

/// How kinds are called.
pub(super) fn is_name(kind: &str) -> bool {
    let plain = |letter: char| letter.is_ascii_lowercase() || letter.is_ascii_digit() || letter == '_';
    (1..=MAX_ID_CHARS).contains(&kind.len()) && kind.chars().all(plain)
}

/// A fact around something that only a newer program understands. Those of version 1 have no place for it.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Around<'a> {
    id: FactId,
    on: NaiveDate,
    #[serde(default)]
    at: Option<Minute>,
    recorded: NaiveDateTime,
    actor: PersonId,
    device: DeviceId,
    link: Link,
    #[serde(borrow)]
    fact: &'a RawValue,
}

/// The fact that a text is, when it is one of a newer program.
pub(super) fn read(text: &str) -> Option<Fact> {
    let Around { id, on, at, recorded, actor, device, link, fact } = serde_json::from_str(text).ok()?;
    let kinds: Map<String, Value> = serde_json::from_str(fact.get()).ok()?;
    let (kind, fields) = kinds.iter().next().filter(|(kind, _)| kinds.len() == 1 && is_name(kind))?;
    let fields = fields.as_object()?;
    let is_known =
        FactBody::kind(kind).is_some_and(|declared| fields.keys().all(|name| declared.field(name).is_some()));
    let body = FactBody::Newer(NewerFact { kind: kind.as_str().into(), text: fact.get().into() });
    (!is_known)
        .then(|| Fact { id, on, at, recorded, actor, device, link: Some(Box::new(link)), body }.kept(text))
}
