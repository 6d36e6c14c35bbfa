//! How a fact's body is written and read: an object with the kind as its only key, so that readers need no look-ahead, and
//! below it the kind's fields. One piece of code for all kinds, by what they declare.

use super::{
    Fact, FactBody,
    kind::{Declared, Given, Values},
};
use serde::{
    Deserialize, Deserializer, Serialize, Serializer,
    de::{self, DeserializeSeed, IgnoredAny, MapAccess, Visitor},
    ser::SerializeMap,
};
use serde_json::Value;
use std::fmt;

impl Serialize for FactBody {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if let FactBody::Newer(fact) = self {
            return fact.serialize(serializer);
        }
        let mut body = serializer.serialize_map(Some(1))?;
        body.serialize_entry(self.declared().name, &Fields(self))?;
        body.end()
    }
}

/// The fields of a fact, without those that need not be written.
struct Fields<'a>(&'a FactBody);

impl Serialize for Fields<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut written = serializer.serialize_map(None)?;
        let fact = self.0.any();
        for (declared, field) in fact.declared().fields.iter().zip(fact.fields()) {
            if !(declared.optional && field.is_absent()) {
                written.serialize_entry(declared.name, &field.value())?;
            }
        }
        written.end()
    }
}

impl<'de> Deserialize<'de> for FactBody {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(Body)
    }
}

struct Body;

impl<'de> Visitor<'de> for Body {
    type Value = FactBody;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object with the kind of the fact as its only key")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<FactBody, A::Error> {
        let Some((place, declared)) = map.next_key_seed(Among(FactBody::place))? else {
            return Err(de::Error::custom("no kind"));
        };
        let mut values = map.next_value_seed(FieldsOf(declared))?;
        if map.next_key::<IgnoredAny>()?.is_some() {
            return Err(de::Error::custom("more than one kind"));
        }
        FactBody::read(place, &mut values).map_err(de::Error::custom)
    }
}

/// A name among those that `find` knows.
struct Among<F>(F);

impl<'de, T, F: Fn(&str) -> Option<T>> DeserializeSeed<'de> for Among<F> {
    type Value = T;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<T, D::Error> {
        deserializer.deserialize_str(self)
    }
}

impl<T, F: Fn(&str) -> Option<T>> Visitor<'_> for Among<F> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a known name")
    }

    fn visit_str<E: de::Error>(self, name: &str) -> Result<T, E> {
        (self.0)(name).ok_or_else(|| E::custom(format_args!("unknown name `{name}`")))
    }
}

/// The values of a kind's fields.
struct FieldsOf(&'static Declared);

impl<'de> DeserializeSeed<'de> for FieldsOf {
    type Value = Values<'static>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        deserializer.deserialize_map(self)
    }
}

impl<'de> Visitor<'de> for FieldsOf {
    type Value = Values<'static>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the fields of `{}`", self.0.name)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let mut values = Values::new(self.0);
        let find = |name: &str| self.0.fields.iter().position(|field| field.name == name);
        while let Some(at) = map.next_key_seed(Among(find))? {
            let value = map.next_value()?;
            if !values.put(at, Given::Value(value)) {
                return Err(de::Error::duplicate_field(self.0.fields[at].name));
            }
        }
        Ok(values)
    }
}

/// The path to what keeps a text from being read as a fact; empty where it is none at all, or where nothing does.
pub fn misplaced(fact: &str) -> String {
    let Ok(Value::Object(fields)) = serde_json::from_str(fact) else { return String::new() };
    let misread = |(name, value): (&String, &Value)| match (name.as_str(), value) {
        ("fact", body) => misplaced_in(body),
        (name, value) => (!fits(name, value)).then(|| name.to_owned()),
    };
    fields.iter().find_map(misread).unwrap_or_default()
}

/// Whether a field beside the body is of its type.
fn fits(name: &str, value: &Value) -> bool {
    // What is asked is whether the whole is one with this field: with all others as they should be.
    let mut whole = serde_json::json!({
        "id": "00000000-0000-7000-8000-000000000000", "on": "2000-01-01", "recorded": "2000-01-01T00:00:00",
        "actor": "a", "device": "d", "fact": {"branch_named": {"name": "a"}},
    });
    whole[name] = value.clone();
    serde_json::from_value::<Fact>(whole).is_ok()
}

fn misplaced_in(body: &Value) -> Option<String> {
    let at = |path: &str| Some(format!("fact{path}"));
    let Some((kind, fields)) = body.as_object().and_then(|body| body.iter().next()) else { return at("") };
    let Some(declared) = FactBody::kind(kind) else { return at("") };
    let Some(fields) = fields.as_object() else { return at(&format!(".{kind}")) };
    let wrong = |(name, value): (&String, &Value)| {
        let field = declared.fields.iter().find(|field| field.name == name);
        !field.is_some_and(|field| (field.fits)(value.clone()))
    };
    if let Some((name, _)) = fields.iter().find(|field| wrong(*field)) {
        return at(&format!(".{kind}.{name}"));
    }
    let missing = declared.fields.iter().any(|field| !field.optional && !fields.contains_key(field.name));
    if missing || body.as_object().is_some_and(|body| body.len() > 1) {
        at(&format!(".{kind}"))
    } else {
        None
    }
}
