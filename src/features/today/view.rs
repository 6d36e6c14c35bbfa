//! What stands on the list of today, and whose it is.

use crate::{
    domain::{Month, PersonId, Role},
    ledger::Ledger,
    rules::{
        DueCode, Item, Subject,
        open::{Actor, Open, Stake, Task},
    },
};
use chrono::NaiveDateTime;

/// Who looks: the one who sits here, or whoever wants everybody's list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Whose {
    Everybodys,
    Mine(PersonId),
}

/// What is open, as one works it off.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Lists {
    /// What has a last minute, what is late first.
    pub dated: Vec<Row>,
    /// What can be done and has none, the oldest first.
    pub undated: Vec<Row>,
    /// Proposed penalties: those who decide have them opened in place.
    pub penalties: Vec<Row>,
    /// The rests of one's own work that wait for the acceptance: nobody here can do anything about them.
    pub rests: Option<Rests>,
}

impl Lists {
    pub fn is_empty(&self) -> bool {
        self.dated.is_empty() && self.undated.is_empty() && self.penalties.is_empty()
    }
}

/// A line of the list: something that is open, or several of a kind that are done in one go.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    pub open: Open,
    pub count: usize,
}

/// How many rests wait, and what they come to.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Rests {
    pub count: usize,
    pub stake: Stake,
    /// All of them are of whoever looks.
    pub own: bool,
}

/// The list of whoever looks. `looked` names the closings that have been looked at in this browser.
pub fn lists(ledger: &Ledger, open: &[Open], whose: &Whose, looked: &[String], now: NaiveDateTime) -> Lists {
    let here = |one: &&Open| match whose {
        Whose::Everybodys => one.is_due() && one.lack.actor != Actor::Outside,
        Whose::Mine(person) => one.is_on_the_list_of(ledger, person, now),
    };
    let unseen = |one: &&Open| match one.lack.task {
        Task::LookAtMonth(month) => !looked.contains(&look_mark(ledger, month)),
        _ => true,
    };
    let mut lists = Lists { rests: rests(ledger, open, whose, now), ..Lists::default() };
    for one in open.iter().filter(here).filter(unseen) {
        let list = match (one.lack.task, one.lack.by) {
            (Task::Decide(_), _) => &mut lists.penalties,
            (_, Some(_)) => &mut lists.dated,
            (_, None) => &mut lists.undated,
        };
        add(list, one);
    }
    lists
}

/// One rate settles all repairs that wait for it, one page has all that is answered in two ways and one all records of calls that
/// one person signs, and months are closed one after the other, the oldest first: each are one line, which runs as long as its
/// first.
fn add(list: &mut Vec<Row>, one: &Open) {
    let alike = |task| match task {
        Task::TaxRate | Task::Settle => one.lack.task == task,
        Task::Day(DueCode::Sign) => one.lack.task == task,
        Task::CloseMonth(_) => matches!(one.lack.task, Task::CloseMonth(_)),
        _ => false,
    };
    let same = |row: &&mut Row| alike(row.open.lack.task) && row.open.lack.actor == one.lack.actor;
    match list.iter_mut().find(same) {
        Some(row) => {
            row.count += 1;
            row.open.stake = [row.open.stake, one.stake].into_iter().sum();
            for person in &one.payees {
                if !row.open.payees.contains(person) {
                    row.open.payees.push(person.clone());
                }
            }
        }
        None => list.push(Row { open: one.clone(), count: 1 }),
    }
}

/// Whether pay can wait for a step, before it is known whether any does.
pub fn can_hold_pay(open: &Open) -> bool {
    match open.subject {
        Subject::Job(_) | Subject::Contract(_) | Subject::Travel(_) => open.lack.task.holds(Item::Repair),
        _ => open.lack.task == Task::Settle,
    }
}

/// A technician's own, and everybody's for the manager.
fn rests(ledger: &Ledger, open: &[Open], whose: &Whose, now: NaiveDateTime) -> Option<Rests> {
    let mine = |one: &&Open| match whose {
        Whose::Everybodys => true,
        Whose::Mine(person) => {
            one.about.as_ref() == Some(person) || Actor::Role(Role::Manager).is(ledger, person, now.date())
        }
    };
    let waits = |one: &&Open| one.lack.task == Task::Acceptance && one.is_due() && !one.stake.is_none();
    let rests: Vec<&Open> = open.iter().filter(waits).filter(mine).collect();
    let stake = rests.iter().map(|one| one.stake).sum();
    let is_own = |one: &&Open| matches!(whose, Whose::Mine(person) if one.payees == [person.clone()]);
    let own = rests.iter().all(is_own);
    (!rests.is_empty()).then_some(Rests { count: rests.len(), stake, own })
}

/// What this browser remembers of a month that was closed twice, once somebody has looked: a further closing is news.
pub fn look_mark(ledger: &Ledger, month: Month) -> String {
    let last = ledger.closed_again.get(&month).and_then(|stamps| stamps.iter().map(|stamp| stamp.fact).max());
    format!("{month} {}", last.map(|fact| fact.to_string()).unwrap_or_default())
}

/// The key of a line among the lines of one list.
pub fn row_key(row: &Row) -> (Task, Subject) {
    (row.open.lack.task, row.open.subject.clone())
}

#[cfg(test)]
mod tests;
