//! The published schema, which the reader itself goes by: what it forbids is refused here, and nothing else of a
//! value's form is.

use super::{Form, JsonType, Misfit, described};
use crate::journal::limits::Breach;
use serde_json::{Map, Value};

/// All of it but what the kinds of facts declare themselves.
const REST: &str = include_str!("schema.json");

/// Its text, for whoever writes or reads such files himself.
pub fn published_text() -> String {
    let mut text = serde_json::to_string_pretty(&Schema::published().root).expect("a schema is plain JSON");
    text.push('\n');
    text
}

/// The schema of the version that is written.
pub struct Schema {
    root: Value,
}

/// What in a value differs from the schema, and where in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// Such as `fact.notice.controllers[0].points`; empty for the value itself.
    pub path: String,
    pub misfit: Misfit,
}

impl Place {
    fn here(misfit: Misfit) -> Place {
        Place { path: String::new(), misfit }
    }

    /// The same, seen from one level further out.
    pub(super) fn inside(mut self, step: &str) -> Place {
        let between = if self.path.is_empty() || self.path.starts_with('[') { "" } else { "." };
        self.path = format!("{step}{between}{}", self.path);
        self
    }
}

type Checked = Result<(), Place>;

impl Schema {
    pub fn published() -> Schema {
        let mut root: Value = serde_json::from_str(REST).expect("the schema is JSON, by a test");
        root["$defs"]["what"] = described::what();
        Schema { root }
    }

    /// Whether a value is what the schema's definition of this name says.
    ///
    /// # Errors
    /// The first thing that is not, in the order of the value.
    pub fn check(&self, definition: &str, value: &Value) -> Checked {
        self.follow(definition, value)
    }

    /// The fields that the file itself may have, each with its schema.
    fn fields(&self) -> &Map<String, Value> {
        object(&self.root["properties"])
    }

    /// Whether a value is what the schema says of the file's field of this name.
    ///
    /// # Errors
    /// As [`Schema::check`].
    pub fn check_field(&self, name: &str, value: &Value) -> Checked {
        let checked = match self.fields().get(name) {
            Some(rules) => self.walk(object(rules), value),
            None => Err(Place::here(Misfit::Unknown { name: name.to_owned() })),
        };
        checked.map_err(|place| place.inside(name))
    }

    /// The fields that the file itself must have.
    pub fn required(&self) -> impl Iterator<Item = &str> {
        texts(&self.root["required"])
    }

    fn follow(&self, definition: &str, value: &Value) -> Checked {
        self.walk(object(&self.root["$defs"][definition]), value)?;
        match (Form::of(definition), value) {
            (Some(form), Value::String(text)) => form.check(text).map_err(Place::here),
            _ => Ok(()),
        }
    }

    fn walk(&self, rules: &Map<String, Value>, value: &Value) -> Checked {
        if let Some(definition) = rules.get("$ref").and_then(Value::as_str) {
            self.follow(definition.trim_start_matches("#/$defs/"), value)?;
        }
        for (keyword, rule) in rules {
            holds(keyword, rule, value).map_err(Place::here)?;
        }
        match value {
            Value::Object(fields) => self.fields_of(rules, fields),
            Value::Array(items) => match rules.get("items") {
                Some(rule) => (0..).zip(items).try_for_each(|(at, item)| {
                    self.walk(object(rule), item).map_err(|place| place.inside(&format!("[{at}]")))
                }),
                None => Ok(()),
            },
            _ => Ok(()),
        }
    }

    fn fields_of(&self, rules: &Map<String, Value>, fields: &Map<String, Value>) -> Checked {
        let known = rules.get("properties").and_then(Value::as_object);
        let keys = rules.get("propertyNames").map(object);
        for (name, field) in fields {
            if let Some(keys) = keys {
                self.walk(keys, &Value::String(name.clone())).map_err(|place| place.inside(name))?;
            }
            let rule = known.and_then(|known| known.get(name)).or_else(|| rules.get("additionalProperties"));
            match rule {
                Some(Value::Bool(false)) => {
                    return Err(Place::here(Misfit::Unknown { name: name.clone() }).inside(name));
                }
                Some(rule) => self.walk(object(rule), field).map_err(|place| place.inside(name))?,
                None => {}
            }
        }
        Ok(())
    }
}

/// Whether a value keeps one keyword of the schema. Patterns are kept by [`Form`].
fn holds(keyword: &str, rule: &Value, value: &Value) -> Result<(), Misfit> {
    let most = rule.as_u64().and_then(|most| usize::try_from(most).ok()).unwrap_or(usize::MAX);
    let number = value.as_f64().zip(rule.as_f64());
    let (items, fields) = (value.as_array(), value.as_object());
    match keyword {
        "type" => {
            let expected = JsonType::named(rule.as_str().unwrap_or_default());
            if expected.is_some_and(|expected| !expected.holds(value)) {
                return Err(expected.map_or(Misfit::Unreadable, Misfit::Type));
            }
        }
        "enum" if !rule.as_array().is_some_and(|choices| choices.contains(value)) => {
            return Err(Misfit::choice(value));
        }
        "maxLength" if value.as_str().is_some_and(|text| text.chars().count() > most) => {
            return Err(Misfit::Beyond(Breach::TooLong { most }));
        }
        "minimum" if number.is_some_and(|(number, least)| number < least) => {
            let zero = rule.as_i64() == Some(0);
            return Err(Misfit::Beyond(if zero { Breach::Negative } else { Breach::DateOutOfRange }));
        }
        "maximum" if number.is_some_and(|(number, most)| number > most) => {
            return Err(Misfit::Beyond(Breach::TooLarge { most: u32::try_from(most).unwrap_or(u32::MAX) }));
        }
        "maxItems" if items.is_some_and(|items| items.len() > most) => {
            return Err(Misfit::Beyond(Breach::TooMany { most }));
        }
        "maxProperties" if fields.is_some_and(|fields| fields.len() > most) => {
            return Err(Misfit::Beyond(Breach::TooMany { most }));
        }
        "minProperties" if fields.is_some_and(|fields| fields.len() < most) => {
            return Err(Misfit::Beyond(Breach::Empty));
        }
        "required" => {
            let missing = fields.and_then(|fields| texts(rule).find(|name| !fields.contains_key(*name)));
            if let Some(name) = missing {
                return Err(Misfit::Missing { name: name.to_owned() });
            }
        }
        _ => {}
    }
    Ok(())
}

/// A part of the schema that is an object, by a test.
fn object(rules: &Value) -> &Map<String, Value> {
    rules.as_object().expect("the published schema is made of objects")
}

fn texts(list: &Value) -> impl Iterator<Item = &str> {
    list.as_array().into_iter().flatten().filter_map(Value::as_str)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What [`holds`], [`Schema::walk`] and [`Form`] know.
    const KEYWORDS: [&str; 19] = [
        // Of the list of facts, each of which is looked at by itself.
        "anyOf",
        "minLength",
        "$ref",
        "additionalProperties",
        "description",
        "enum",
        "items",
        "maxItems",
        "maxLength",
        "maxProperties",
        "maximum",
        "minProperties",
        "minimum",
        "pattern",
        "properties",
        "propertyNames",
        "required",
        "type",
        "const",
    ];

    /// Every object of the schema that holds keywords, with the name of its definition.
    fn parts<'a>(definition: &'a str, rules: &'a Value, found: &mut Vec<(&'a str, &'a Map<String, Value>)>) {
        let Some(rules) = rules.as_object() else { return };
        found.push((definition, rules));
        for (keyword, rule) in rules {
            match keyword.as_str() {
                "properties" => rule.as_object().unwrap().values().for_each(|rule| parts("", rule, found)),
                "items" | "additionalProperties" | "propertyNames" => parts("", rule, found),
                _ => {}
            }
        }
    }

    #[test]
    fn nothing_in_the_schema_goes_unchecked() {
        let schema = Schema::published();
        let mut found = Vec::new();
        schema.fields().iter().for_each(|(_, rules)| parts("", rules, &mut found));
        object(&schema.root["$defs"]).iter().for_each(|(name, rules)| parts(name, rules, &mut found));
        for (definition, rules) in found {
            for keyword in rules.keys() {
                assert!(KEYWORDS.contains(&keyword.as_str()), "{keyword}");
            }
            // A pattern is one of the forms, whatever stands beside it.
            let patterned = rules.contains_key("pattern") || rules.contains_key("minLength");
            assert_eq!(patterned, Form::of(definition).is_some(), "{definition}");
        }
    }
}
