//! The lines that come to something else by another of several answers to one question: they wait until somebody has settled
//! it, and everything else goes on. Which they are nobody declares; the branch is settled by each of the answers.
//!
//! What is answered in two ways of a piece of work holds all of that work's own money besides ([`super::super::pay`]).

use super::computed::Computed;
use crate::{
    domain::{Collected, DeviceId, FactId, Money, Month, PersonId, Role},
    journal::{Fact, FactBody, Withdrawn},
    ledger::{Conflict, Ledger, Question},
    rules::{
        Clause, Item, MonthSheet, RuleBook, Subject, Waiting, WaitingFor,
        pay::{Answers, closed_with},
    },
};
use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

/// What somebody is paid for in a month.
pub(in crate::rules) type Key = (Month, PersonId, Item, Subject);

/// Why a line waits.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::rules) struct Dispute {
    clause: Clause,
    /// The answers that it depends on.
    pub answers: Vec<FactId>,
}

/// What depends on questions that are answered in two ways.
#[derive(Clone, Default)]
pub(in crate::rules) struct Disputed {
    /// What there would be without a second answer.
    first: Option<Arc<Computed>>,
    lines: Arc<BTreeMap<Key, Dispute>>,
}

impl Disputed {
    pub(super) fn of(ledger: &Ledger, book: &RuleBook, (from, to): (Month, Month)) -> Disputed {
        if !ledger.conflicts.values().flatten().any(pays) {
            return Disputed::default();
        }
        let (first, _) = Computed::answered(ledger, book, (from, to), Answers::First);
        Disputed::by(Arc::new(first))
    }

    /// The same of a changed ledger.
    pub(super) fn follow(&self, ledger: &Ledger, book: &RuleBook, span: (Month, Month)) -> Disputed {
        let first = self.first.as_ref().filter(|_| ledger.conflicts.values().flatten().any(pays));
        match first.and_then(|first| first.follow(ledger, book)) {
            Some((first, _)) => Disputed::by(Arc::new(first)),
            None => Disputed::of(ledger, book, span),
        }
    }

    fn by(first: Arc<Computed>) -> Disputed {
        let mut lines: BTreeMap<Key, Dispute> = BTreeMap::new();
        for conflict in first.ledger.conflicts.values().flatten().filter(|conflict| pays(conflict)) {
            for kept in conflict.answers.iter().skip(1) {
                for (key, clause) in first.differing(conflict, *kept) {
                    let dispute = lines.entry(key).or_insert(Dispute { clause, answers: Vec::new() });
                    let new = |answer: &&FactId| !dispute.answers.contains(answer);
                    let new: Vec<FactId> = conflict.answers.iter().filter(new).copied().collect();
                    dispute.answers.extend(new);
                }
            }
        }
        lines.retain(|(month, person, item, subject), _| {
            // The work's own money waits already.
            !holds_all(&first.ledger, *item, subject)
                && !closed_with(&first.ledger, *month, person, *item, subject)
        });
        Disputed { lines: Arc::new(lines), first: Some(first) }
    }

    /// What waits, and why.
    pub(in crate::rules) fn lines(&self) -> impl Iterator<Item = (&Key, &Dispute)> {
        self.lines.iter()
    }

    pub(super) fn waiting(&self) -> impl Iterator<Item = Waiting> {
        self.lines().map(|((month, person, _, subject), dispute)| Waiting {
            subject: subject.or_month(*month),
            clause: dispute.clause,
            what: WaitingFor::Conflict,
            person: person.clone(),
            by: Role::Manager,
            facts: dispute.answers.clone(),
        })
    }

    /// The months in which other lines wait than by another one.
    pub(super) fn others(&self, other: &Disputed) -> BTreeSet<Month> {
        let apart = |one: &Disputed, other: &Disputed| -> Vec<Month> {
            one.lines.keys().filter(|key| !other.lines.contains_key(*key)).map(|key| key.0).collect()
        };
        apart(self, other).into_iter().chain(apart(other, self)).distinct()
    }

    /// A sheet without the lines that wait.
    pub(super) fn without(&self, mut sheet: MonthSheet) -> MonthSheet {
        if self.lines.is_empty() {
            return sheet;
        }
        let month = sheet.month;
        for statement in sheet.statements.values_mut() {
            let person = &statement.person;
            let waits = |item, subject: &Subject| {
                self.lines.contains_key(&(month, person.clone(), item, subject.clone()))
            };
            statement.lines.retain(|line| !waits(line.item, &line.subject));
            statement.net = statement.lines.iter().map(|line| line.amount).sum();
        }
        sheet
    }
}

/// Whether money can depend on it: names and numbers are for people.
fn pays(conflict: &Conflict) -> bool {
    conflict.question.holds_work() && conflict.question != Question::BranchName
}

/// Whether something is answered in two ways of the work itself.
fn holds_all(ledger: &Ledger, item: Item, subject: &Subject) -> bool {
    match subject {
        Subject::Job(job) => !ledger.conflicts_of_job(job, item == Item::Penalty).is_empty(),
        Subject::Contract(contract) => !ledger.conflicts_of_contract(contract).is_empty(),
        _ => false,
    }
}

impl Computed {
    /// What comes to something else where another answer is kept than the first.
    fn differing(&self, conflict: &Conflict, kept: FactId) -> Vec<(Key, Clause)> {
        let ledger = self.ledger.with(&settled(&self.ledger, conflict, kept));
        let book = match ledger.rule_sets == self.ledger.rule_sets {
            true => self.book.clone(),
            // Rules that are only tried are no answer.
            false if self.book == RuleBook::of(&self.ledger) => RuleBook::of(&ledger),
            false => self.book.clone(),
        };
        let mut found = Vec::new();
        let mut compare = |one: &MonthSheet, other: &MonthSheet| {
            let (one, other) = (amounts(one), amounts(other));
            let keys: BTreeSet<&Key> = one.keys().chain(other.keys()).distinct();
            for key in keys {
                let (was, is) = (one.get(key), other.get(key));
                // A closed month goes by the first answer: what only another one would pay is none of it.
                let of_closed = was.is_none() && self.ledger.closing(key.0).is_some();
                if was.map(|was| was.0) != is.map(|is| is.0)
                    && !of_closed
                    && let Some((_, clause)) = was.or(is)
                {
                    found.push((key.clone(), *clause));
                }
            }
        };
        match self.follow(&ledger, &book) {
            Some((other, months)) => {
                months.iter().for_each(|month| compare(&self.sheet(*month), &other.sheet(*month)));
            }
            None => {
                let (_, others) = Computed::answered(&ledger, &book, (self.from, self.to), self.answers);
                others.iter().for_each(|other| compare(&self.sheet(other.month), other));
            }
        }
        found
    }
}

/// As if somebody had settled it for one of the answers.
fn settled(ledger: &Ledger, conflict: &Conflict, kept: FactId) -> Vec<Arc<Fact>> {
    let Some(pattern) = ledger.fact(kept) else { return Vec::new() };
    let recorded = ledger.newest_record().unwrap_or(pattern.recorded);
    // Not only the other answers: what they were given in place of would come back.
    let others = conflict.others(ledger, kept);
    let withdrawal = |(n, answer): (u64, FactId)| {
        Arc::new(Fact {
            id: FactId(uuid::Uuid::from_u64_pair(u64::MAX, u64::MAX - 2 - n)),
            on: pattern.on,
            at: None,
            recorded,
            actor: pattern.actor.clone(),
            device: DeviceId::imagined(),
            link: None,
            body: FactBody::from(Withdrawn { fact: answer, reason: String::new() }),
        })
    };
    (0..).zip(others).map(withdrawal).collect()
}

/// What each is paid for each.
fn amounts(sheet: &MonthSheet) -> BTreeMap<Key, (Money, Clause)> {
    let mut amounts: BTreeMap<Key, (Money, Clause)> = BTreeMap::new();
    for statement in sheet.statements.values() {
        for line in &statement.lines {
            let key = (sheet.month, statement.person.clone(), line.item, line.subject.clone());
            amounts.entry(key).or_insert((Money::ZERO, line.clause)).0 += line.amount;
        }
    }
    amounts
}

#[cfg(test)]
mod tests;
