//! As much of JSON Schema as the published one uses. A keyword that is not understood here is a problem, so that
//! nothing in the schema goes unchecked.

use regex::Regex;
use serde_json::{Map, Value};
use std::{cell::RefCell, collections::BTreeMap};

pub struct Schema {
    root: Value,
    patterns: RefCell<BTreeMap<String, Regex>>,
}

impl Schema {
    pub fn new(text: &str) -> Schema {
        Schema { root: serde_json::from_str(text).unwrap(), patterns: RefCell::default() }
    }

    fn pattern(&self, text: &str) -> Regex {
        let mut patterns = self.patterns.borrow_mut();
        patterns.entry(text.to_owned()).or_insert_with(|| Regex::new(text).unwrap()).clone()
    }

    pub fn at(&self, pointer: &str) -> &Value {
        self.root.pointer(pointer).unwrap_or_else(|| panic!("no {pointer} in the schema"))
    }

    /// What in the value does not agree, with its place.
    pub fn problems(&self, value: &Value) -> Vec<String> {
        let mut problems = Vec::new();
        self.check(&self.root, value, "", &mut problems);
        problems
    }

    /// The same of a part of a file, by the name of its definition.
    #[allow(dead_code)]
    pub fn problems_of(&self, definition: &str, value: &Value) -> Vec<String> {
        let mut problems = Vec::new();
        self.check(self.at(&format!("/$defs/{definition}")), value, "", &mut problems);
        problems
    }

    fn check(&self, schema: &Value, value: &Value, place: &str, problems: &mut Vec<String>) {
        let empty = Map::new();
        let rules = schema.as_object().unwrap();
        let properties = rules.get("properties").and_then(Value::as_object).unwrap_or(&empty);
        for (keyword, rule) in rules {
            let holds = match keyword.as_str() {
                "$schema" | "$id" | "$defs" | "title" | "description" | "properties" => true,
                "$ref" => {
                    self.check(
                        self.at(rule.as_str().unwrap().strip_prefix('#').unwrap()),
                        value,
                        place,
                        problems,
                    );
                    true
                }
                "type" => match rule.as_str().unwrap() {
                    "object" => value.is_object(),
                    "array" => value.is_array(),
                    "string" => value.is_string(),
                    "boolean" => value.is_boolean(),
                    // By the specification, however it is written.
                    "integer" => value.as_f64().is_some_and(|number| number.fract() == 0.0),
                    other => panic!("type {other}"),
                },
                "const" => {
                    value == rule || value.as_f64().is_some_and(|number| rule.as_f64() == Some(number))
                }
                "enum" => rule.as_array().unwrap().contains(value),
                "pattern" => {
                    value.as_str().is_none_or(|text| self.pattern(rule.as_str().unwrap()).is_match(text))
                }
                "minLength" => value.as_str().is_none_or(|text| text.chars().count() >= size(rule)),
                "maxLength" => value.as_str().is_none_or(|text| text.chars().count() <= size(rule)),
                "minimum" => value.as_f64().is_none_or(|number| number >= rule.as_f64().unwrap()),
                "maximum" => value.as_f64().is_none_or(|number| number <= rule.as_f64().unwrap()),
                "maxItems" => value.as_array().is_none_or(|items| items.len() <= size(rule)),
                "minProperties" => value.as_object().is_none_or(|fields| fields.len() >= size(rule)),
                "maxProperties" => value.as_object().is_none_or(|fields| fields.len() <= size(rule)),
                "required" => {
                    let mut names = rule.as_array().unwrap().iter().map(|name| name.as_str().unwrap());
                    value.as_object().is_none_or(|fields| names.all(|name| fields.contains_key(name)))
                }
                "anyOf" => {
                    let fits = |rule: &Value| {
                        let mut found = Vec::new();
                        self.check(rule, value, place, &mut found);
                        found.is_empty()
                    };
                    rule.as_array().unwrap().iter().any(fits)
                }
                "propertyNames" => {
                    for name in value.as_object().into_iter().flatten().map(|(name, _)| name) {
                        self.check(rule, &Value::from(name.as_str()), &format!("{place}/{name}"), problems);
                    }
                    true
                }
                "items" => {
                    for (index, item) in value.as_array().into_iter().flatten().enumerate() {
                        self.check(rule, item, &format!("{place}/{index}"), problems);
                    }
                    true
                }
                "additionalProperties" => {
                    let fields = value.as_object().into_iter().flatten();
                    let others = fields.filter(|(name, _)| !properties.contains_key(*name));
                    match rule {
                        Value::Bool(false) => others.count() == 0,
                        rule => {
                            others.for_each(|(name, field)| {
                                self.check(rule, field, &format!("{place}/{name}"), problems);
                            });
                            true
                        }
                    }
                }
                other => panic!("keyword {other}"),
            };
            if !holds {
                problems.push(format!("{place}: {keyword} {rule}"));
            }
        }
        for (name, field) in value.as_object().into_iter().flatten() {
            if let Some(rule) = properties.get(name) {
                self.check(rule, field, &format!("{place}/{name}"), problems);
            }
        }
    }
}

fn size(rule: &Value) -> usize {
    rule.as_u64().unwrap() as usize
}
