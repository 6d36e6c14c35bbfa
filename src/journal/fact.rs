//! Facts. A fact is never edited: a mistake is corrected by another fact.

use super::{
    Link, NewerFact, attendance, branch, commissioning, complaint, conduct, follow_up,
    kind::{AnyKind, Declared, Given, Kind, Unread, Values},
    maintenance, matter, money, newer, people, problem, register, repair, reward, service, sites,
};
use crate::domain::{DeviceId, Digest, FactId, Minute, Money, PersonId};
use chrono::{NaiveDate, NaiveDateTime};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use std::{borrow::Cow, sync::Arc};

/// The place of a fact in the order in which facts count: by their business dates; those of one day by the minute, those that
/// say none first, and these in the order they were made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Order {
    pub on: NaiveDate,
    pub at: Option<Minute>,
    pub fact: FactId,
}

/// Something that happened, who wrote it down, when and on which device.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Fact {
    pub id: FactId,
    /// The business date: the day it happened.
    pub on: NaiveDate,
    /// The minute of that day at which it happened, where that is said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub at: Option<Minute>,
    /// When it became known, in local time.
    pub recorded: NaiveDateTime,
    pub actor: PersonId,
    pub device: DeviceId,
    /// Its place among the facts of its device; none in version 1.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub link: Option<Box<Link>>,
    /// What happened. Under the key `fact`, with the kind as its only key: readers need no look-ahead.
    #[serde(rename = "fact")]
    pub body: FactBody,
}

impl Fact {
    /// Its place in the order in which facts count.
    pub fn order(&self) -> Order {
        Order { on: self.on, at: self.at, fact: self.id }
    }

    /// The fact that a text is.
    ///
    /// # Errors
    /// It is none of this version, nor one of a newer program.
    pub fn read(text: &str) -> Result<Fact, serde_json::Error> {
        serde_json::from_str::<Fact>(text)
            .map(|fact| fact.kept(text))
            .or_else(|error| newer::read(text).ok_or(error))
    }

    /// Its text: as its device wrote it, byte for byte. One of version 1 is written as this program writes it.
    pub fn text(&self) -> Cow<'_, str> {
        match self.link.as_ref().and_then(|link| link.text.as_deref()) {
            Some(text) => Cow::Borrowed(text),
            None => Cow::Owned(self.plain_text()),
        }
    }

    /// What its text comes to.
    pub fn digest(&self) -> Digest {
        Digest::of(self.text().as_bytes())
    }

    /// As a list of facts holds it. One whose text is not as this program would write it stands there as a text.
    pub fn stored(&self) -> String {
        match self.link.as_ref().and_then(|link| link.text.as_ref()) {
            Some(text) => Value::from(&**text).to_string(),
            None => self.plain_text(),
        }
    }

    /// Text keys and finite numbers only: facts have no way to fail.
    pub(in crate::journal) fn plain_text(&self) -> String {
        serde_json::to_string(self).expect("facts are plain JSON")
    }

    /// The same, which keeps the text that it was read from, where this program would write it otherwise.
    pub(in crate::journal) fn kept(mut self, text: &str) -> Fact {
        if self.link.is_some() && self.plain_text() != text {
            self.link.iter_mut().for_each(|link| link.text = Some(text.into()));
        }
        self
    }
}

/// One line of a statement as it was closed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ClosedLine {
    pub person: PersonId,
    /// The item's code, such as `commissioning_first`.
    pub item: Arc<str>,
    pub subject: Arc<str>,
    pub amount: Money,
}

/// Declares what can happen, area by area: a kind is declared in the file of its area.
macro_rules! areas {
    ($($area:ident($file:ident::$all:ident),)*) => {
        /// What happened.
        #[derive(Debug, Clone, PartialEq, Eq)]
        pub enum FactBody {
            $($area($file::$all),)*
            /// Something that only a newer program understands.
            Newer(NewerFact),
        }

        impl FactBody {
            /// The fact as one of some kind.
            pub fn any(&self) -> &dyn AnyKind {
                match self {
                    $(FactBody::$area(fact) => fact.any(),)*
                    FactBody::Newer(fact) => fact,
                }
            }

            /// Takes the values of a kind, by its place in [`AREAS`].
            pub(super) fn read((area, kind): (usize, usize), values: &mut Values) -> Result<Self, Unread> {
                type Read = fn(usize, &mut Values) -> Result<FactBody, Unread>;
                const READ: &[Read] = &[$(
                    |kind, values| $file::$all::read(kind, values).map(FactBody::$area)
                ),*];
                READ[area](kind, values)
            }
        }

        /// The kinds of each area.
        pub const AREAS: &[&[&Declared]] = &[$($file::$all::KINDS),*];
    };
}

areas! {
    Branch(branch::BranchFact),
    People(people::PeopleFact),
    Sites(sites::SitesFact),
    Commissioning(commissioning::CommissioningFact),
    Service(service::ServiceFact),
    Repair(repair::RepairFact),
    Maintenance(maintenance::MaintenanceFact),
    FollowUp(follow_up::FollowUpFact),
    Register(register::RegisterFact),
    Complaint(complaint::ComplaintFact),
    Matter(matter::MatterFact),
    Attendance(attendance::AttendanceFact),
    Conduct(conduct::ConductFact),
    Money(money::MoneyFact),
    Reward(reward::RewardFact),
    Problem(problem::ProblemFact),
}

impl FactBody {
    /// What is declared of the fact's kind.
    pub fn declared(&self) -> &'static Declared {
        self.any().declared()
    }

    /// What the fact says, if it is of a kind.
    pub fn of<K: Kind>(&self) -> Option<&K> {
        K::of(self)
    }

    /// What is declared of every kind, area by area.
    pub fn kinds() -> impl Iterator<Item = &'static Declared> {
        AREAS.iter().flat_map(|kinds| kinds.iter().copied())
    }

    /// Where the kind that files call so stands in [`AREAS`], and what is declared of it.
    pub(super) fn place(name: &str) -> Option<((usize, usize), &'static Declared)> {
        let areas = AREAS.iter().enumerate();
        let mut all =
            areas.flat_map(|(area, kinds)| (0..).zip(*kinds).map(move |(at, kind)| ((area, at), *kind)));
        all.find(|(_, kind)| kind.name == name)
    }

    /// A fact of a kind, by the values of its fields as files write them.
    ///
    /// # Errors
    /// A field is missing, is none of the kind, or is of another type.
    pub fn made(kind: &'static Declared, fields: Map<String, Value>) -> Result<FactBody, Unread> {
        let (place, _) = FactBody::place(kind.name).ok_or_else(|| Unread(kind.name.to_owned()))?;
        let mut values = Values::new(kind);
        for (name, value) in fields {
            match kind.fields.iter().position(|field| field.name == name) {
                Some(at) => values.put(at, Given::Value(value)),
                None => return Err(Unread(name)),
            };
        }
        FactBody::read(place, &mut values)
    }

    /// A fact of a kind that says nothing in particular: to ask whose step it is before anything is known of it.
    pub fn blank(kind: &'static Declared) -> FactBody {
        let needed = kind.fields.iter().filter(|field| !field.optional);
        let fields = needed.map(|field| (field.name.to_owned(), field.shape.blank())).collect();
        FactBody::made(kind, fields).expect("every shape has a value that says nothing, by a test")
    }

    /// What is declared of the kind that files call so.
    pub fn kind(name: &str) -> Option<&'static Declared> {
        FactBody::kinds().find(|declared| declared.name == name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Result<FactBody, String> {
        serde_json::from_str(text).map_err(|error| error.to_string())
    }

    #[test]
    fn every_kind_is_blank_and_comes_back_as_it_was_written() {
        let mut names: Vec<&str> = Vec::new();
        for kind in FactBody::kinds() {
            let blank = FactBody::blank(kind);
            assert_eq!(blank.declared().name, kind.name);
            assert_eq!(read(&serde_json::to_string(&blank).unwrap()), Ok(blank));
            assert!(!names.contains(&kind.name), "{}", kind.name);
            names.push(kind.name);
        }
    }

    #[test]
    fn a_text_is_one_kind_with_its_fields_once() {
        let person =
            r#"{"person":"li","name":"Li","role":"technician","base_wage":"3500","joined":"2025-01-01"}"#;
        let wrong = |text: String, why: &str| {
            let error = read(&text).unwrap_err();
            assert!(error.contains(why), "{text}: {error}");
        };
        assert!(read(&format!(r#"{{"person":{person}}}"#)).is_ok());
        wrong(format!(r#"{{"person":{person}}} {{}}"#), "trailing characters");
        wrong(format!(r#"{{"person":{person},"leave":{{"person":"li"}}}}"#), "more than one kind");
        wrong(format!(r#"{{"human":{person}}}"#), "unknown name `human`");
        wrong(r#"{"leave":{}}"#.into(), "missing field `person`");
        wrong(r#"{"leave":{"person":"li","why":"x"}}"#.into(), "unknown name `why`");
        wrong(r#"{"leave":{"person":"li","person":"li"}}"#.into(), "duplicate field `person`");
        wrong(r#"{"leave":{"person":5}}"#.into(), "person: ");
        wrong("{}".into(), "no kind");
    }

    #[test]
    fn what_says_nothing_is_not_written() {
        let written = |body: &str| serde_json::to_string(&read(body).unwrap()).unwrap();
        let call = r#"{"callback":{"job":"n","confirmed":false}}"#;
        assert_eq!(written(call), call);
        assert_eq!(written(r#"{"callback":{"job":"n","confirmed":false,"remark":""}}"#), call);
        let repair = r#"{"repair":{"repair":"r","site":"s","by":"li","charged":"1.00","floor":"1.00","rebate":"0.00","fault":"f"}}"#;
        assert_eq!(written(repair), repair);
    }
}
