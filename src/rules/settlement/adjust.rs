//! Closed months: their statements stand as they were closed; what became known later is an adjustment.
//!
//! A closing keeps its figures as a fact, so they cannot change whatever is added, and computing them again needs
//! no second ledger. The trace of a closed line is that of the same line computed today; where it comes to something
//! else today, the line says so.

use super::{
    computed::Computed,
    late::{Late, LateFacts},
    statement,
    then::Then,
};
use crate::{
    domain::{Arrange, Collected, Money, Month, PersonId},
    ledger::Closing,
    rules::{Clause, Item, Line, MonthSheet, Statement, Step, Subject},
};
use std::collections::BTreeMap;

/// Sums by person.
pub(super) type Nets = BTreeMap<PersonId, Money>;

/// A month's own lines as all that a ledger knows makes them.
pub(super) fn nets_of(sheet: &MonthSheet) -> Nets {
    sheet.statements.values().map(|statement| (statement.person.clone(), statement.net)).keyed()
}

fn add(nets: &mut Nets, person: &PersonId, amount: Money) {
    *nets.entry(person.clone()).or_default() += amount;
}

/// How the adjustments that a closed month has paid came about: by the month adjusted, and the person.
pub(super) type Explained = BTreeMap<(String, PersonId), Step>;

/// What a closed month owes to others.
#[derive(Default)]
pub(super) struct Owed {
    /// To open months.
    pub adjustments: Vec<(Month, PersonId, Line)>,
    /// What months closed since have paid of it.
    pub paid: Vec<(Month, (String, PersonId), Step)>,
}

/// The statements as closed, each line with the derivation it still has.
pub(super) fn frozen(closing: &Closing, sheet: MonthSheet, mut explained: Explained) -> MonthSheet {
    let mut computed = sheet.statements;
    let mut people: BTreeMap<PersonId, Vec<Line>> =
        computed.keys().map(|person| (person.clone(), Vec::new())).keyed();
    for closed in closing.lines.iter() {
        let Some(item) = Item::from_code(&closed.item) else { continue };
        let known = computed.get_mut(&closed.person).and_then(|statement| {
            let position = |is_called: fn(&Subject, &str) -> bool| {
                statement.lines.iter().position(|line| {
                    line.item == item
                        && line.amount == closed.amount
                        && is_called(&line.subject, &closed.subject)
                })
            };
            let exactly = |subject: &Subject, text: &str| subject.to_string() == text;
            let position = position(exactly).or_else(|| position(Subject::was_called));
            // Taken, not copied: of two equal lines each keeps its own derivation.
            position.map(|position| statement.lines.remove(position))
        });
        let line = known.unwrap_or_else(|| {
            let key = (closed.subject.to_string(), closed.person.clone());
            let adjusted = (item == Item::Adjustment).then(|| explained.remove(&key)).flatten();
            Line {
                item,
                subject: closed_subject(item, &closed.subject),
                amount: closed.amount,
                clause: Clause("4.1"),
                steps: vec![adjusted.unwrap_or(Step::AsClosed { fact: closing.stamp.fact })],
            }
        });
        people.entry(closed.person.clone()).or_default().push(line);
    }
    let statements = people.into_iter().map(|(person, lines)| (person.clone(), statement(person, lines)));
    let closed = Some((closing.known_until, closing.stamp.fact));
    MonthSheet { month: closing.month, closed, statements: statements.keyed() }
}

fn closed_subject(item: Item, text: &str) -> Subject {
    match text.parse() {
        Ok(month) if item == Item::Adjustment => Subject::Month(month),
        _ if text.is_empty() => Subject::Nothing,
        _ => Subject::Text(text.to_owned()),
    }
}

/// An open month's statements with the adjustments that it takes.
pub(super) fn adjusted(sheet: &MonthSheet, adjustments: &[(PersonId, Line)]) -> MonthSheet {
    let mut sheet = sheet.clone();
    for (person, line) in adjustments {
        let now = sheet.statements.remove(person);
        let mut lines = now.map_or_else(Vec::new, |now: Statement| now.lines);
        lines.push(line.clone());
        sheet.statements.insert(person.clone(), statement(person.clone(), lines));
    }
    sheet
}

/// What a closed month owes to open ones: the difference between what it comes to now and what has been paid for it,
/// in the month in which the fact became known, or the first open one after it.
///
/// The late facts are walked through in the order they became known. What a month closed since has paid stands; each
/// open month takes what the facts that became known in it change.
pub(super) fn owed(
    computed: &Computed,
    late: &LateFacts,
    closing: &Closing,
    now: &Nets,
    then: &mut Then,
) -> Owed {
    let ledger = &computed.ledger;
    let month = closing.month;
    let mut paid = Nets::new();
    for line in closing.lines.iter().filter(|line| *line.item != *Item::Adjustment.code()) {
        add(&mut paid, &line.person, line.amount);
    }
    let mut walk = Walk { month, running: paid.clone(), paid, owed: Owed::default() };
    let targets = late.targets(ledger, closing);
    let last = targets.keys().next_back().copied();
    for (target, late) in &targets {
        match ledger.closing(*target) {
            Some(closed) => walk.pay(closed, late),
            // All that is known, at the end; else the month as it was known when the target's last late fact was.
            None if Some(*target) == last => walk.adjust(*target, late, now),
            None => walk.adjust(*target, late, &then.nets(computed, late.until, month, now)),
        }
    }
    walk.owed
}

/// On the way through what became known late of a closed month.
struct Walk {
    month: Month,
    /// What the closing itself paid.
    paid: Nets,
    /// With what has been adjusted since.
    running: Nets,
    owed: Owed,
}

fn of(nets: &Nets, person: &PersonId) -> Money {
    nets.get(person).copied().unwrap_or(Money::ZERO)
}

impl Walk {
    /// What a month closed since has paid.
    fn pay(&mut self, closed: &Closing, late: &Late) {
        let subject = self.month.to_string();
        let of_month = |line: &&crate::journal::ClosedLine| {
            *line.item == *Item::Adjustment.code() && *line.subject == *subject
        };
        for line in closed.lines.iter().filter(of_month) {
            let step = self.step(&line.person, of(&self.running, &line.person) + line.amount, late);
            self.owed.paid.push((closed.month, (subject.clone(), line.person.clone()), step));
            add(&mut self.running, &line.person, line.amount);
        }
    }

    /// Brings what has been paid so far to what the month came to then.
    fn adjust(&mut self, target: Month, late: &Late, then: &Nets) {
        let mut people: Vec<PersonId> = self.running.keys().chain(then.keys()).cloned().collect();
        people.arrange();
        people.dedup();
        for person in people {
            let (was, comes_to) = (of(&self.running, &person), of(then, &person));
            if was == comes_to {
                continue;
            }
            let line = Line {
                item: Item::Adjustment,
                subject: Subject::Month(self.month),
                amount: comes_to - was,
                clause: Clause("4.1"),
                steps: vec![self.step(&person, comes_to, late)],
            };
            self.running.insert(person.clone(), comes_to);
            self.owed.adjustments.push((target, person, line));
        }
    }

    /// From what somebody has got for the month so far to what he gets by this.
    fn step(&self, person: &PersonId, now: Money, late: &Late) -> Step {
        let (was, before) = (of(&self.paid, person), of(&self.running, person));
        Step::Adjustment {
            month: self.month,
            was,
            now,
            adjusted_before: before - was,
            amount: now - before,
            facts: late.facts(),
        }
    }
}
