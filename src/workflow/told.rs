//! A small branch that the tests of commands tell things of.

use super::{Command, Context, Refusal, decide};
use crate::{
    domain::{Area, DeviceId, FactId, Minute, Money, Role},
    journal::{BranchNamed, Fact, FactBody, PersonJoined, SiteDescribed},
    ledger::Ledger,
    rules::RuleBook,
};
use chrono::NaiveDateTime;
use serde::de::DeserializeOwned;
use std::sync::Arc;

/// An id of whatever kind is wanted.
pub(super) fn id<T: DeserializeOwned>(text: &str) -> T {
    serde_json::from_value(text.into()).unwrap()
}

/// What is known so far: a manager `ma`, a clerk `wu`, technicians `li` and `zh`, and a site `s`.
pub(super) struct Office {
    pub facts: Vec<Arc<Fact>>,
    pub ledger: Ledger,
}

impl Office {
    pub fn new() -> Office {
        let mut office = Office { facts: Vec::new(), ledger: Ledger::default() };
        let day = "2026-01-05T08:00:00";
        office.tell("ma", day, FactBody::from(BranchNamed { name: "b".into() }));
        let people =
            [("ma", Role::Manager), ("wu", Role::Clerk), ("li", Role::Technician), ("zh", Role::Technician)];
        for (person, role) in people {
            let (base_wage, joined) = (Money::yuan(3000), "2020-01-02".parse().unwrap());
            let body = PersonJoined { person: id(person), name: person.into(), role, base_wage, joined };
            office.tell("ma", day, FactBody::from(body));
        }
        let body = SiteDescribed {
            site: id("s"),
            name: "School".into(),
            customer: "School".into(),
            area: Area::Local,
            warranty_until: None,
            dealer: None,
            contact: None,
        };
        office.tell("ma", day, FactBody::from(body));
        office
    }

    /// Something that is so, whoever may say it.
    pub fn tell(&mut self, actor: &str, moment: &str, body: FactBody) -> FactId {
        let now: NaiveDateTime = moment.parse().unwrap();
        let fact = Fact {
            id: FactId(uuid::Uuid::from_u128(self.facts.len() as u128 + 1)),
            on: now.date(),
            at: Some(Minute::of(now.time())),
            recorded: now,
            actor: id(actor),
            device: DeviceId::parse("d").unwrap(),
            link: None,
            body,
        };
        let fact = Arc::new(fact);
        self.ledger.take([&fact]);
        self.facts.push(fact.clone());
        fact.id
    }

    /// Records it as a command; what came of it.
    pub fn record(&mut self, actor: &str, moment: &str, body: FactBody) -> Result<FactId, Refusal> {
        let now: NaiveDateTime = moment.parse().unwrap();
        let command = Command::Record { on: now.date(), at: Some(Minute::of(now.time())), body };
        self.give(actor, moment, command)
    }

    pub fn withdraw(&mut self, actor: &str, moment: &str, fact: FactId) -> Result<FactId, Refusal> {
        let now: NaiveDateTime = moment.parse().unwrap();
        self.give(actor, moment, Command::Withdraw { on: now.date(), fact, reason: String::new() })
    }

    pub fn give(&mut self, actor: &str, moment: &str, command: Command) -> Result<FactId, Refusal> {
        let now: NaiveDateTime = moment.parse().unwrap();
        let person = &self.ledger.people[&id::<crate::domain::PersonId>(actor)];
        let context = Context {
            now,
            actor: id(actor),
            role: Some(person.role_on(now.date())),
            device: DeviceId::parse("d").unwrap(),
            fact: FactId(uuid::Uuid::from_u128(self.facts.len() as u128 + 1)),
            unread: 0,
        };
        let facts = decide(&self.ledger, &RuleBook::of(&self.ledger), command, &context)?;
        let fact = Arc::new(facts.into_iter().next().unwrap());
        self.ledger.take([&fact]);
        self.facts.push(fact.clone());
        Ok(fact.id)
    }
}
