//! A branch to try things on: a believable year, made by our own code through the same commands that people give.
//!
//! Everything follows from the day it is opened on and a fixed seed. No person, company or place in it is real.

mod cast;
mod commissioning;
mod office;
mod plan;
mod random;
mod service;
mod sites;

use super::{Command, Context, Refusal, decide};
use crate::{
    domain::{DeviceId, FactId, PersonId, Role},
    journal::{Fact, FactBody},
    ledger::Ledger,
    rules::{RuleBook, RuleSet, proposals},
};
use chrono::{NaiveDate, NaiveDateTime};
use plan::{Event, Plan, What};
use std::sync::Arc;

/// The device every fact of the sample branch was recorded on: how it is told from a branch of one's own.
pub const SAMPLE_DEVICE: &str = "sample";

/// Whether these facts are the sample branch, or began with it.
pub fn is_sample(ledger: &Ledger) -> bool {
    ledger.facts().iter().any(|fact| fact.device.as_str() == SAMPLE_DEVICE)
}

/// The facts of the sample branch on a day: twelve months, the last of them not closed yet, and the month under way
/// up to the evening before. The same day and ids give the same facts.
///
/// # Panics
/// When a command of the plan is refused: a defect of the plan, which the tests rule out for every day of a year.
pub fn sample(today: NaiveDate, fact_ids: impl FnMut() -> FactId) -> Vec<Fact> {
    match tell(today, fact_ids) {
        Ok(facts) => facts.into_iter().map(|fact| Fact::clone(&fact)).collect(),
        Err((event, refusal)) => panic!("the sample branch is refused {event:?}: {refusal:?}"),
    }
}

fn tell(today: NaiveDate, fact_ids: impl FnMut() -> FactId) -> Result<Vec<Arc<Fact>>, (Box<Event>, Refusal)> {
    let mut plan = Plan::new(today);
    cast::arrive(&mut plan);
    commissioning::plan(&mut plan);
    service::plan(&mut plan);
    office::plan(&mut plan);
    let mut teller = Teller {
        facts: Vec::new(),
        ledger: Ledger::default(),
        book: RuleBook::only(RuleSet::regulation().clone()),
        known: 0,
        fact_ids,
    };
    let (events, cast) = plan.finish();
    for event in events {
        match event.what.clone() {
            What::Command(command) => teller
                .give(&event.by, event.role, event.at, *command)
                .map_err(|refusal| (Box::new(event), refusal))?,
            What::DecideProposals => teller
                .decide_proposals(&cast.manager, event.at)
                .map_err(|refusal| (Box::new(event), refusal))?,
        }
    }
    Ok(teller.facts)
}

/// Gives the commands one after the other.
struct Teller<Ids> {
    facts: Vec<Arc<Fact>>,
    ledger: Ledger,
    book: RuleBook,
    /// How many of the facts the ledger knows.
    known: usize,
    fact_ids: Ids,
}

impl<Ids: FnMut() -> FactId> Teller<Ids> {
    /// Folding for every command would take seconds. A command is tried on what was known the evening before; one
    /// that rests on the same day's facts is refused there and tried again on all of them.
    fn give(
        &mut self,
        by: &PersonId,
        role: Role,
        now: NaiveDateTime,
        command: Command,
    ) -> Result<(), Refusal> {
        let context = Context {
            now,
            actor: by.clone(),
            role: (!self.facts.is_empty()).then_some(role),
            device: DeviceId::parse(SAMPLE_DEVICE).expect("a plain word is an id"),
            fact: (self.fact_ids)(),
        };
        let settles = matches!(command, Command::CloseMonth { .. });
        let new_day = self.facts.last().is_none_or(|last| last.recorded.date() != now.date());
        if settles || new_day {
            self.learn();
        }
        let decided = decide(&self.ledger, &self.book, command.clone(), &context).or_else(|_| {
            self.learn();
            decide(&self.ledger, &self.book, command, &context)
        })?;
        self.facts.extend(decided.into_iter().map(Arc::new));
        Ok(())
    }

    fn learn(&mut self) {
        if self.known < self.facts.len() {
            self.known = self.facts.len();
            self.ledger = Ledger::of(&self.facts);
            self.book = RuleBook::of(&self.ledger).0;
        }
    }

    /// At the end of a month the manager decides what the facts propose, mostly as they propose it.
    fn decide_proposals(&mut self, manager: &PersonId, now: NaiveDateTime) -> Result<(), Refusal> {
        self.learn();
        for (count, found) in proposals(&self.ledger, &self.book, now).into_iter().enumerate() {
            let (clause, person, job) = (found.clause, found.person, Some(found.job));
            let body = match (self.facts.len() + count) % 3 {
                0 => FactBody::Waived { clause, person, job, reason: plan::WAIVED_BECAUSE.to_owned() },
                _ => FactBody::Penalty { clause, person, job, amount: None, manager: None },
            };
            self.give(manager, Role::Manager, now, Command::Record { on: now.date(), body })?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests;
