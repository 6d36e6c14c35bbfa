//! Running commands: decide, store durably, show.

use super::{
    Acting, Brought, Desk, DeskState, Failure, Rules, arrivals::arrived, attached::kept_for, open::merge,
};
use crate::{
    app::{drafts::beside, patience::STORING},
    domain::{Attachment, FactId},
    journal::{Fact, Journal, arrival::Source, bundle::check_draft, stored::Fault},
    ledger::Ledger,
    platform::{clock, ids},
    storage::{Contents, StoreError, WriteError, Writing, segment::lists},
    workflow::{
        Command,
        charge::keeps_charge,
        closings::{Doubted, rejections},
        decide,
        identity::with_own_id,
    },
};
use leptos::prelude::*;
use std::{cell::RefCell, collections::BTreeMap, rc::Rc, sync::Arc};

impl Desk {
    /// Decides a command on what every tab has stored, stores its facts, and shows them only then.
    pub async fn run(self, command: Command) -> Result<Vec<FactId>, Failure> {
        self.run_all(vec![command]).await
    }

    /// Each command is decided on what those before it leave, which the ledger takes in without folding anything else again.
    pub(super) async fn run_all_here(
        self,
        commands: Vec<Command>,
        attachments: Vec<Attachment>,
    ) -> Result<Vec<FactId>, Failure> {
        let acting = untrack(|| self.acting());
        let with = Beside { attachments, ..Beside::default() };
        let written = self.write(with, move |journal, unread| {
            let acting = Acting { unread, ..acting };
            let mut facts = Vec::new();
            let mut ledger = self.ledger_of(journal);
            let mut rules = Rules::of(&ledger, None);
            let setting_up = ledger.people.is_empty();
            for command in commands {
                let command = with_own_id(command, ids::fresh());
                let context = acting.context(&ledger, setting_up);
                let command = command.happening(&ledger, context.now);
                let decided = decide(&ledger, &rules.book, command.clone(), &context)?;
                keeps_charge(&ledger, &command)?;
                for fact in decided {
                    let fact = ledger.placed(fact);
                    ledger.take([&Arc::new(fact.clone())]);
                    facts.push(fact);
                }
                rules = Rules::of(&ledger, Some(&rules));
            }
            Ok(Made { came: Vec::new(), here: facts })
        });
        written.await.map(|written| written.ids)
    }

    /// Takes recorded facts back as one, the last of them first; they and what took them back stay visible.
    pub async fn take_back(self, facts: Vec<FactId>) -> Result<(), Failure> {
        let on = clock::now().date();
        let withdraw = |fact| Command::Withdraw { on, fact, reason: String::new() };
        self.run_all(facts.into_iter().rev().map(withdraw).collect()).await.map(drop)
    }

    pub(super) async fn import_here(self, brought: Brought) -> Result<usize, Failure> {
        let Brought { facts, drafts, attachments, doubted, from } = brought;
        let drafts = beside(&self.drafts.get_untracked(), &drafts).map_err(Failure::Draft)?;
        let written = self.write(Beside { drafts, attachments, from }, move |journal, _| {
            let new =
                facts.into_iter().filter(|fact| journal.get(fact.id).is_none_or(|known| **known != *fact));
            let (came, mut here): (Vec<Fact>, _) = (new.collect(), Vec::new());
            // Of what came meanwhile, in another tab perhaps, it was decided there.
            let is_new = |doubted: &Doubted| came.iter().any(|fact| fact.id == doubted.closing);
            let doubted: Vec<Doubted> = doubted.into_iter().filter(is_new).collect();
            if !doubted.is_empty() {
                let taken: Vec<Arc<Fact>> = came.iter().cloned().map(Arc::new).collect();
                let mut ledger = self.ledger_of(journal).with(&taken);
                for fact in self.rejecting(&ledger, &doubted) {
                    let fact = ledger.placed(fact);
                    ledger.take([&Arc::new(fact.clone())]);
                    here.push(fact);
                }
            }
            Ok(Made { came, here })
        });
        written.await.map(|written| written.came)
    }

    /// What rejects closings of a file in the name of whoever sits here, where he may.
    pub fn rejecting(self, ledger: &Ledger, doubted: &[Doubted]) -> Vec<Fact> {
        let context = untrack(|| self.acting()).context(ledger, false);
        rejections(doubted, &context, || FactId(ids::fresh()))
    }

    pub(super) async fn replace_all_here(self, brought: Brought) -> Result<(), Failure> {
        let Brought { facts, drafts, attachments, from, .. } = brought;
        let mut journal = Journal::default();
        add_all(&mut journal, &facts)?;
        let drafts = beside(&BTreeMap::new(), &drafts).map_err(Failure::Draft)?;
        let (keep, arrived) = (kept_for(&facts), arrived(from, &facts).into_iter().collect());
        let facts = lists_of(&facts);
        let writing = Writing { facts, unread: Vec::new(), drafts, attachments, keep, arrived };
        let store = self.opened()?;
        let replaced = self.patiently(STORING, store.replace_all(self.mark.get_value(), &writing)).await;
        if matches!(replaced, Err(StoreError::News | StoreError::Replaced)) {
            self.refresh().await?;
        }
        let mark = self.blocking(replaced)?;
        self.faults.set(Arc::default());
        self.sit(None);
        self.show(journal, mark);
        self.say_attached();
        self.read_beside().await
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

    /// Makes facts from what is stored, news of other tabs included, and how much of it cannot be read, and stores them
    /// and what goes with them in the same transaction.
    async fn write(
        self,
        Beside { drafts, attachments, from }: Beside,
        decide: impl FnOnce(&Journal, usize) -> Result<Made, Failure>,
    ) -> Result<Written, Failure> {
        if let DeskState::Blocked(error) = self.state.get_untracked() {
            return Err(Failure::Store(error));
        }
        let store = self.opened()?;
        let decided: Rc<RefCell<Option<Decided>>> = Rc::default();
        let result = decided.clone();
        let known = self.journal.get_value();
        let (brings_drafts, brings_attachments) = (!drafts.is_empty(), !attachments.is_empty());
        let writing =
            store.write_with(self.mark.get_value(), move |news: Contents| -> Result<Writing, Failure> {
                let mut journal = known;
                let faults = merge(&mut journal, news);
                let Made { came, here } = decide(&journal, self.unread_with(&faults))?;
                let arrived = arrived(from, &came).into_iter().collect();
                let brought = came.len();
                let facts: Vec<Fact> = came.into_iter().chain(here).collect();
                let lists = lists_of(&facts);
                if !lists.is_empty() {
                    add_all(&mut journal, &facts)?;
                    let ids = facts.iter().map(|fact| fact.id).collect();
                    let written = Written { ids, came: brought };
                    *result.borrow_mut() = Some(Decided { journal, faults, written });
                }
                Ok(Writing { facts: lists, drafts, attachments, arrived, ..Writing::default() })
            });
        let written = self.patiently(STORING, writing).await;
        match written {
            Ok(mark) => {
                let written = decided.take().map(|Decided { journal, faults, written }| {
                    self.add_faults(faults);
                    self.show(journal, mark);
                    written
                });
                if brings_drafts {
                    self.read_beside().await?;
                }
                if brings_attachments {
                    self.say_attached();
                }
                Ok(written.unwrap_or_default())
            }
            Err(WriteError::Refused(failure)) => {
                // What another tab stored may be the reason: show it beside the refusal.
                self.refresh().await?;
                Err(failure)
            }
            Err(WriteError::Store(StoreError::Replaced)) => {
                self.refresh().await?;
                Err(Failure::Store(StoreError::Replaced))
            }
            // A picture may find no room where a record still does.
            Err(WriteError::Store(StoreError::Quota)) if brings_attachments => {
                Err(Failure::Store(StoreError::Quota))
            }
            Err(WriteError::Store(error)) => self.blocking(Err(error)),
        }
    }

    /// A failed write blocks further entry where trying again cannot help.
    fn blocking<T>(self, result: Result<T, StoreError>) -> Result<T, Failure> {
        result.map_err(|error| {
            if !matches!(error, StoreError::Busy | StoreError::Replaced | StoreError::News) {
                self.state.set(DeskState::Blocked(error.clone()));
            }
            Failure::Store(error)
        })
    }
}

/// What is stored with facts.
#[derive(Default)]
struct Beside {
    drafts: Vec<(String, String)>,
    attachments: Vec<Attachment>,
    /// What the facts that came came from, which is remembered.
    from: Option<Source>,
}

/// Facts that came from elsewhere, and those recorded here after them.
struct Made {
    came: Vec<Fact>,
    here: Vec<Fact>,
}

/// The ids of the facts that a write stored, and how many of them came from elsewhere.
#[derive(Default)]
struct Written {
    ids: Vec<FactId>,
    came: usize,
}

/// What a write leaves: the journal with the new facts, what of other tabs cannot be used, and what was stored.
struct Decided {
    journal: Journal,
    faults: Vec<Fault>,
    written: Written,
}

fn add_all(journal: &mut Journal, facts: &[Fact]) -> Result<(), Failure> {
    for fact in facts {
        journal
            .add(Arc::new(fact.clone()))
            .map_err(|contradiction| Failure::Contradiction(contradiction.0))?;
    }
    Ok(())
}

/// The facts as they are stored; nothing when there are none.
pub(super) fn lists_of(facts: &[Fact]) -> Vec<String> {
    lists(facts.iter().map(Fact::stored))
}
