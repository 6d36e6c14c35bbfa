//! Running commands: decide, store durably, show.

use super::{Desk, DeskState, Failure, open::merge};
use crate::{
    domain::FactId,
    journal::{Fact, Journal, bundle::check_draft},
    ledger::Ledger,
    platform::clock,
    rules::RuleBook,
    storage::{Contents, StoreError, WriteError},
    workflow::{Command, decide},
};
use leptos::prelude::*;
use std::{cell::RefCell, rc::Rc, sync::Arc};

impl Desk {
    /// Decides a command on what every tab has stored, stores its facts, and shows them only then.
    pub async fn run(self, command: Command) -> Result<Vec<FactId>, Failure> {
        let context = untrack(|| self.context());
        self.write(move |journal| {
            let ledger = Ledger::of(journal.facts());
            let (book, _) = RuleBook::of(&ledger);
            Ok(decide(&ledger, &book, command, &context)?)
        })
        .await
    }

    /// Runs several commands as one: all of them are stored or none. Each is decided on what those before it leave.
    pub async fn run_all(self, commands: Vec<Command>) -> Result<Vec<FactId>, Failure> {
        let contexts: Vec<_> = untrack(|| commands.iter().map(|_| self.context()).collect());
        self.write(move |journal| {
            let mut facts = Vec::new();
            let mut so_far = journal.clone();
            for (command, context) in commands.into_iter().zip(contexts) {
                let ledger = Ledger::of(so_far.facts());
                let (book, _) = RuleBook::of(&ledger);
                let decided = decide(&ledger, &book, command, &context)?;
                add_all(&mut so_far, &decided)?;
                facts.extend(decided);
            }
            Ok(facts)
        })
        .await
    }

    /// Takes recorded facts back as one, the last of them first; they and what took them back stay visible.
    pub async fn take_back(self, facts: Vec<FactId>) -> Result<(), Failure> {
        let on = clock::now().date();
        let withdraw = |fact| Command::Withdraw { on, fact, reason: String::new() };
        self.run_all(facts.into_iter().rev().map(withdraw).collect()).await.map(drop)
    }

    /// Stores facts of a bundle that was read and previewed. Those known already change nothing.
    pub async fn import(self, facts: Vec<Fact>) -> Result<usize, Failure> {
        let stored = self.write(move |journal| {
            let new =
                facts.into_iter().filter(|fact| journal.get(fact.id).is_none_or(|known| **known != *fact));
            Ok(new.collect())
        });
        stored.await.map(|ids| ids.len())
    }

    /// Replaces all that is stored, or with nothing: deletes it, drafts included.
    pub async fn replace_all(self, facts: Vec<Fact>) -> Result<(), Failure> {
        let mut journal = Journal::default();
        add_all(&mut journal, &facts)?;
        let batches = if facts.is_empty() { Vec::new() } else { vec![to_json(&facts)?] };
        let mark = self.blocking(self.opened()?.replace_all(&batches).await)?;
        self.sit(None);
        self.show(journal, mark);
        self.read_drafts().await
    }

    pub async fn put_draft(self, key: &str, json: &str) -> Result<(), Failure> {
        check_draft(&self.drafts.get_untracked(), key, json).map_err(Failure::Draft)?;
        self.blocking(self.opened()?.put_draft(key, json).await)?;
        self.drafts.update(|drafts| _ = Arc::make_mut(drafts).insert(key.to_owned(), json.to_owned()));
        Ok(())
    }

    pub async fn delete_draft(self, key: &str) -> Result<(), Failure> {
        self.blocking(self.opened()?.delete_draft(key).await)?;
        self.drafts.update(|drafts| _ = Arc::make_mut(drafts).remove(key));
        Ok(())
    }

    /// A small value kept beside the facts, such as the time of the last export.
    pub async fn meta(self, key: &str) -> Result<Option<String>, Failure> {
        Ok(self.opened()?.meta(key).await?)
    }

    pub async fn set_meta(self, key: &str, value: &str) -> Result<(), Failure> {
        Ok(self.opened()?.set_meta(key, value).await?)
    }

    /// Makes facts from what is stored, news of other tabs included, and stores them in the same transaction.
    async fn write(
        self,
        decide: impl FnOnce(&Journal) -> Result<Vec<Fact>, Failure>,
    ) -> Result<Vec<FactId>, Failure> {
        if let DeskState::Blocked(error) = self.state.get_untracked() {
            return Err(Failure::Store(error));
        }
        let store = self.opened()?;
        let decided: Rc<RefCell<Option<Decided>>> = Rc::default();
        let result = decided.clone();
        let known = self.journal.get_value();
        let written = store
            .write_with(self.mark.get_value(), move |news: Contents| -> Result<Option<String>, Failure> {
                let mut journal = known;
                merge(&mut journal, &news.batches)?;
                let facts = decide(&journal)?;
                if facts.is_empty() {
                    return Ok(None);
                }
                add_all(&mut journal, &facts)?;
                let ids = facts.iter().map(|fact| fact.id).collect();
                *result.borrow_mut() = Some((journal, ids));
                to_json(&facts).map(Some)
            })
            .await;
        match written {
            Ok(mark) => match decided.take() {
                Some((journal, ids)) => {
                    self.show(journal, mark);
                    Ok(ids)
                }
                None => Ok(Vec::new()),
            },
            Err(WriteError::Refused(failure)) => {
                // What another tab stored may be the reason: show it beside the refusal.
                self.refresh().await?;
                Err(failure)
            }
            Err(WriteError::Store(StoreError::Replaced)) => {
                self.refresh().await?;
                Err(Failure::Store(StoreError::Replaced))
            }
            Err(WriteError::Store(error)) => self.blocking(Err(error)),
        }
    }

    /// A failed write blocks further entry where trying again cannot help.
    fn blocking<T>(self, result: Result<T, StoreError>) -> Result<T, Failure> {
        result.map_err(|error| {
            if !matches!(error, StoreError::Busy | StoreError::Replaced) {
                self.state.set(DeskState::Blocked(error.clone()));
            }
            Failure::Store(error)
        })
    }
}

/// What a write leaves: the journal with the new facts, and their ids.
type Decided = (Journal, Vec<FactId>);

fn add_all(journal: &mut Journal, facts: &[Fact]) -> Result<(), Failure> {
    for fact in facts {
        journal
            .add(Arc::new(fact.clone()))
            .map_err(|contradiction| Failure::Contradiction(contradiction.0))?;
    }
    Ok(())
}

fn to_json(facts: &[Fact]) -> Result<String, Failure> {
    serde_json::to_string(facts).map_err(|error| Failure::Unreadable(error.to_string()))
}
