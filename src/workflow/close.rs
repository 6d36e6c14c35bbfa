//! Closing a month.

use super::{
    checks,
    refusal::{Field, Reason, Refusal},
};
use crate::{
    domain::{Arrange, Collected, Money, Month, PersonId},
    journal::{ClosedLine, FactBody, MonthClosed},
    ledger::Ledger,
    rules::{Closings, RuleBook, settle, so_far::is_running},
};
use chrono::{NaiveDate, NaiveDateTime};
use std::collections::{BTreeMap, BTreeSet};

/// What a person's month came to when it was looked at, and what it comes to now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NetChange {
    pub person: PersonId,
    pub was: Money,
    /// The same as `was` where only the lines are others.
    pub now: Money,
}

/// The fact that closes a month: its figures by what was known until a moment. They never change again; what
/// becomes known later appears as adjustments. `confirmed` are the figures that a person looked at and agreed to: the
/// month is closed with these or not at all. `unread`: how much of what is stored can be read by nobody, so is in no figure.
pub(super) fn close_month(
    ledger: &Ledger,
    on: NaiveDate,
    month: Month,
    known_until: NaiveDateTime,
    confirmed: &[ClosedLine],
    unread: usize,
) -> Result<FactBody, Refusal> {
    checks::day(Field::Month, month.first())?;
    if ledger.closing(month).is_some() {
        return Err(Refusal::by("4.1", Reason::AlreadyClosed { month }));
    }
    if is_running(month, on) {
        return Err(Refusal::by("4.1", Reason::MonthNotOver { month }));
    }
    if unread > 0 {
        return Err(Refusal::by("4.1", Reason::Unread { n: unread }));
    }
    let known = ledger.known_by(known_until);
    let book = RuleBook::of(&known);
    if let Some(left_out) = book.left_out().iter().find(|left_out| left_out.from <= month) {
        let (from, name) = (left_out.from, left_out.name.clone());
        return Err(Refusal::by("8.2", Reason::RulesLeftOut { from, name }));
    }
    let lines = lines_of(&known, &book, month);
    if lines != confirmed {
        let changes = net_changes(confirmed, &lines);
        return Err(Refusal::by("4.1", Reason::FiguresChanged { month, changes }));
    }
    Ok(FactBody::from(MonthClosed { month, known_until, lines: lines.into() }))
}

/// The lines that closing a month records, by what is known until a moment: what a person looks at before he agrees.
pub fn figures(ledger: &Ledger, month: Month, known_until: NaiveDateTime) -> Vec<ClosedLine> {
    let known = ledger.known_by(known_until);
    lines_of(&known, &RuleBook::of(&known), month)
}

fn lines_of(known: &Ledger, book: &RuleBook, month: Month) -> Vec<ClosedLine> {
    let settlement = settle(known, book, month, month, Closings::Respected);
    let statements = settlement.months.iter().flat_map(|sheet| &sheet.statements);
    statements
        .flat_map(|(person, statement)| {
            statement.lines.iter().map(move |line| ClosedLine {
                person: person.clone(),
                item: line.item.code().into(),
                subject: line.subject.to_string().into(),
                amount: line.amount,
            })
        })
        .collect()
}

/// What each person gets by the lines of a closing; below zero: what he owes.
pub fn nets(lines: &[ClosedLine]) -> BTreeMap<&PersonId, Money> {
    let mut nets = BTreeMap::new();
    for line in lines {
        *nets.entry(&line.person).or_default() += line.amount;
    }
    nets
}

/// The people whose lines are not the same in two sets of figures.
pub fn net_changes(was: &[ClosedLine], now: &[ClosedLine]) -> Vec<NetChange> {
    let (nets_before, nets_now) = (nets(was), nets(now));
    let people: BTreeSet<&PersonId> = nets_before.keys().chain(nets_now.keys()).copied().distinct();
    let of = |lines: &'_ [ClosedLine], person: &PersonId| {
        let mut own: Vec<_> = lines.iter().filter(|line| line.person == *person).cloned().collect();
        own.arrange_by(|a, b| (&a.item, &a.subject, a.amount).cmp(&(&b.item, &b.subject, b.amount)));
        own
    };
    let net = |nets: &BTreeMap<&PersonId, Money>, person| nets.get(person).copied().unwrap_or_default();
    people
        .into_iter()
        .filter(|person| of(was, person) != of(now, person))
        .map(|person| NetChange {
            person: person.clone(),
            was: net(&nets_before, person),
            now: net(&nets_now, person),
        })
        .collect()
}

#[cfg(test)]
mod tests;
