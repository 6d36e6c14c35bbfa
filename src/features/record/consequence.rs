//! What a form as typed would change on the statements: its fact is tried on a copy of the ledger.

use crate::{
    domain::{DeviceId, FactId, Money, Month, PersonId},
    journal::Fact,
    ledger::Ledger,
    rules::{Closings, Item, RuleBook, Settlement, settle, whatif::compare},
    workflow::Command,
};
use chrono::NaiveDateTime;
use std::sync::Arc;

/// A pay line that would change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Consequence {
    pub month: Month,
    pub person: PersonId,
    pub item: Item,
    /// In yuan, more or less than now.
    pub difference: Money,
}

/// A fact as the command would make it now.
fn tried(command: &Command, now: NaiveDateTime) -> Option<Arc<Fact>> {
    let Command::Record { on, body } = command else { return None };
    let nobody = "-";
    Some(Arc::new(Fact {
        id: FactId(uuid::Uuid::max()),
        on: *on,
        recorded: now,
        actor: PersonId::parse(nobody).ok()?,
        device: DeviceId::parse(nobody).ok()?,
        body: body.clone(),
    }))
}

/// What would change on the statements, closed months as adjustments.
pub fn consequences(
    ledger: &Ledger,
    book: &RuleBook,
    settled: &Settlement,
    command: &Command,
    now: NaiveDateTime,
) -> Vec<Consequence> {
    let Some(fact) = tried(command, now) else { return Vec::new() };
    let (Some(first), Some(last)) = (settled.months.first(), settled.months.last()) else {
        return Vec::new();
    };
    let with = Ledger::of(ledger.facts().iter().chain(std::iter::once(&fact)));
    let after = settle(&with, book, first.month, last.month, Closings::Respected);
    let changes = compare(settled, &after).people.into_iter();
    let lines = changes.flat_map(|change| {
        let person = change.person;
        change.lines.into_iter().map(move |line| Consequence {
            month: line.month,
            person: person.clone(),
            item: line.item,
            difference: line.difference(),
        })
    });
    let mut lines: Vec<Consequence> = lines.collect();
    lines.sort_by(|a, b| (a.month, a.item, &a.person).cmp(&(b.month, b.item, &b.person)));
    lines
}
