//! What a form as typed would change on the statements: its fact is tried on a copy of the ledger, and only what it
//! touches is settled again.

use crate::{
    domain::{Arrange, DeviceId, FactId, Money, Month, PersonId},
    journal::{Fact, FactBody, Withdrawn},
    rules::{
        Item, Line, Settled, Settlement, Subject,
        whatif::{LineChange, compare},
    },
    workflow::Command,
};
use chrono::NaiveDateTime;
use std::{cmp::Reverse, sync::Arc};

/// A pay line that would change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Consequence {
    pub month: Month,
    pub person: PersonId,
    pub item: Item,
    pub subject: Subject,
    /// In yuan; none where there is no such line.
    pub before: Money,
    pub after: Money,
}

impl Consequence {
    /// More or less than now.
    pub fn difference(&self) -> Money {
        self.after - self.before
    }

    /// Whether it takes its subject to know the line: an adjustment is nothing without the month that it puts right, and
    /// somebody may have several of another kind.
    pub fn is_known_by_subject(&self, among: &[Consequence]) -> bool {
        let known_by = |change: &Consequence| (change.month, change.item, change.person.clone());
        let alike = || among.iter().filter(|other| known_by(other) == known_by(self)).count();
        self.item == Item::Adjustment || alike() > 1
    }
}

/// Whether what a command would do to pay can be tried: a step that does more than its one fact is decided in the end.
pub fn can_be_tried(command: &Command) -> bool {
    matches!(command, Command::Record { .. } | Command::Withdraw { .. })
}

/// A fact as the command would make it now, the `nth` of several.
fn tried(nth: usize, command: &Command, now: NaiveDateTime) -> Option<Arc<Fact>> {
    let (on, at, body) = match command {
        Command::Record { on, at, body } => (on, *at, body.clone()),
        Command::Withdraw { on, fact, reason } => {
            (on, None, FactBody::from(Withdrawn { fact: *fact, reason: reason.clone() }))
        }
        _ => return None,
    };
    Some(Arc::new(Fact {
        // After every fact of its minute.
        id: FactId(uuid::Uuid::from_u128(u128::MAX - u128::from(u8::MAX) + nth as u128)),
        on: *on,
        at,
        recorded: now,
        actor: PersonId::parse("-").ok()?,
        device: DeviceId::imagined(),
        link: None,
        body,
    }))
}

/// What recording all of the commands would change on the statements, closed months as adjustments. A line that is only
/// how a running month stands is no pay, here as there.
pub fn consequences(settled: &Settled, commands: &[Command], now: NaiveDateTime) -> Vec<Consequence> {
    let facts: Vec<Arc<Fact>> =
        commands.iter().enumerate().filter_map(|(nth, command)| tried(nth, command, now)).collect();
    of_facts(settled, &facts, now)
}

fn of_facts(settled: &Settled, facts: &[Arc<Fact>], now: NaiveDateTime) -> Vec<Consequence> {
    match facts.is_empty() {
        true => Vec::new(),
        false => between(settled.settlement(), settled.with(facts).settlement(), now),
    }
}

/// What somebody gets for a month as it is now, and with facts that were recorded elsewhere.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PayMonth {
    pub month: Month,
    /// In yuan.
    pub before: Money,
    pub after: Money,
    pub lines: Vec<Consequence>,
}

impl PayMonth {
    /// The closed months that it puts right.
    pub fn closed(&self) -> impl Iterator<Item = Month> {
        self.lines.iter().filter_map(|line| match (line.item, &line.subject) {
            (Item::Adjustment, Subject::Month(month)) => Some(*month),
            _ => None,
        })
    }
}

/// Somebody's months whose pay would change, in their order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PayShare {
    pub person: PersonId,
    pub months: Vec<PayMonth>,
}

impl PayShare {
    /// More or less than now.
    pub fn difference(&self) -> Money {
        self.months.iter().map(|month| month.after - month.before).sum()
    }
}

/// What facts that were recorded elsewhere would change, by person: the greatest change first.
pub fn by_person(settled: &Settled, facts: &[Arc<Fact>], now: NaiveDateTime) -> Vec<PayShare> {
    let mut shares: Vec<PayShare> = Vec::new();
    for line in of_facts(settled, facts, now) {
        let place = shares.iter().position(|share| share.person == line.person).unwrap_or_else(|| {
            shares.push(PayShare { person: line.person.clone(), months: Vec::new() });
            shares.len() - 1
        });
        let months = &mut shares[place].months;
        // The lines come in the order of months.
        if months.last().is_none_or(|last| last.month != line.month) {
            let statement = settled.settlement().statement(line.month, &line.person);
            let before = statement.map_or(Money::ZERO, |statement| statement.net);
            months.push(PayMonth { month: line.month, before, after: before, lines: Vec::new() });
        }
        if let Some(last) = months.last_mut() {
            last.after += line.difference();
            last.lines.push(line);
        }
    }
    shares.arrange_by_key(|share| {
        let difference = share.difference();
        (Reverse(difference.max(Money::ZERO - difference)), share.person.clone())
    });
    shares
}

fn between(before: &Settlement, after: &Settlement, now: NaiveDateTime) -> Vec<Consequence> {
    let changes = compare(before, after).people.into_iter();
    let running = |month| before.sheet(month).is_some_and(|sheet| sheet.is_running(now.date()));
    let is_pay = |line: &LineChange| {
        let mut either = line.today.iter().chain(&line.draft);
        !running(line.month) || !either.any(|one| one.is_only_so_far(line.month, now.date()))
    };
    let lines = changes.flat_map(|change| {
        let person = change.person;
        let amount = |line: Option<Line>| line.map_or(Money::ZERO, |line| line.amount);
        change.lines.into_iter().filter(is_pay).map(move |line| Consequence {
            month: line.month,
            person: person.clone(),
            item: line.item,
            subject: line.subject,
            before: amount(line.today),
            after: amount(line.draft),
        })
    });
    let mut lines: Vec<Consequence> = lines.collect();
    lines.arrange_by(|a, b| {
        (a.month, a.item, &a.person, &a.subject).cmp(&(b.month, b.item, &b.person, &b.subject))
    });
    lines
}

#[cfg(test)]
mod tests;
