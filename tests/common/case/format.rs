//! A case file as it is written.

use super::{code, entry::What, expect::Expect};
use chrono::{Datelike, NaiveDate};
use fieldbook::domain::{Area, Minute, Money, PersonId, Role, SiteId};
use serde::{Deserialize, Deserializer, de::Error};
use serde_json::{Map, Value};
use std::collections::BTreeMap;

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Case {
    pub id: String,
    #[serde(deserialize_with = "code::clauses")]
    pub clauses: Vec<String>,
    pub why: String,
    /// Rule values that differ from the regulation's, by dotted name.
    #[serde(default)]
    pub rules: BTreeMap<String, Value>,
    /// Days that differ from Monday to Friday.
    #[serde(default)]
    pub calendar: Days,
    #[serde(default)]
    pub people: BTreeMap<PersonId, Person>,
    #[serde(default)]
    pub sites: BTreeMap<SiteId, Site>,
    #[serde(default, deserialize_with = "log")]
    pub log: Vec<Entry>,
    pub expect: Expect,
    /// Tells one text from another, so that facts of two cases never share an id.
    #[serde(skip)]
    pub digest: u64,
}

#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Days {
    #[serde(default)]
    pub holidays: Vec<NaiveDate>,
    #[serde(default)]
    pub workdays: Vec<NaiveDate>,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Person {
    pub role: Role,
    pub base_wage: Money,
    pub joined: NaiveDate,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Site {
    pub area: Area,
    pub customer: Option<String>,
    pub warranty_until: Option<NaiveDate>,
    pub dealer: Option<String>,
}

/// An entry of the log.
#[derive(Debug, Clone)]
pub struct Entry {
    pub on: NaiveDate,
    /// The day on which it became known.
    pub recorded: NaiveDate,
    /// The minute of its day, where it is said.
    pub at: Option<Minute>,
    pub what: What,
}

/// The dates stand beside the fields of each kind; they are taken out first, so that what is left can be strict.
fn log<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<Entry>, D::Error> {
    let entries = Vec::<Map<String, Value>>::deserialize(deserializer)?;
    let read = |mut fields: Map<String, Value>| -> Result<Entry, serde_json::Error> {
        let on = serde_json::from_value(fields.remove("on").unwrap_or_default())?;
        let recorded = fields.remove("recorded").map(serde_json::from_value).transpose()?;
        // A clock-in's hour is its own field.
        let is_punch = fields.get("what").is_some_and(|what| what == "punch");
        let at = fields.get("at").filter(|_| !is_punch).cloned();
        let at = at.map(|at| hour(on, at)).transpose()?;
        if at.is_some() {
            fields.remove("at");
        }
        let what = What::read(fields)?;
        Ok(Entry { on, recorded: recorded.unwrap_or(on), at, what })
    };
    let numbered = entries.into_iter().enumerate();
    numbered
        .map(|(index, fields)| {
            read(fields).map_err(|error| D::Error::custom(format!("log[{index}]: {error}")))
        })
        .collect()
}

/// The minute of an entry, which is of its day.
fn hour(on: NaiveDate, at: Value) -> Result<Minute, serde_json::Error> {
    let at = code::minute(at)?;
    match at.date() == on {
        true => Ok(Minute::of(at.time())),
        false => Err(Error::custom(format!("{at} is not on {on}"))),
    }
}

impl Case {
    /// Reads a case; the error names the place.
    pub fn read(text: &str) -> Result<Case, String> {
        let mut case: Case = serde_json::from_str(text).map_err(|error| error.to_string())?;
        case.digest = fnv(text);
        for (month, people) in &case.expect.pay {
            if let Some(person) = people.keys().find(|person| !case.people.contains_key(*person)) {
                return Err(format!("expect.pay.{month}: nobody is called {person}"));
            }
        }
        if let Some(index) = case.expect.refused.iter().find(|index| **index >= case.log.len()) {
            return Err(format!("expect.refused: the log has no entry {index}"));
        }
        Ok(case)
    }

    /// The first and last year that anything in the case speaks of, joining apart.
    pub fn years(&self) -> Option<(i32, i32)> {
        let logged = self.log.iter().flat_map(|entry| [entry.on, entry.recorded]);
        let expected = self.expect.pay.keys().map(|month| month.first());
        let days = self.calendar.holidays.iter().chain(&self.calendar.workdays).copied();
        let years: Vec<i32> = logged.chain(expected).chain(days).map(|day| day.year()).collect();
        Some((*years.iter().min()?, *years.iter().max()?))
    }
}

/// FNV-1a.
fn fnv(text: &str) -> u64 {
    text.bytes()
        .fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}
