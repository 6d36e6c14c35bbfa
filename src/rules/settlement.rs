//! The settlement: every section's lines for some months, closed months as they were closed, and adjustments.

mod adjust;
mod base;
mod computed;
mod disputed;
mod late;
mod pieces;
mod settled;
mod sheet;
mod then;
mod touched;
mod wages;

pub(super) use computed::Computed;
pub(super) use pieces::{Of, Only, only};
pub use settled::Settled;
pub use sheet::Sheet;
pub(super) use touched::touched;

use super::{Line, MonthSheet, Outcome, RuleBook, Statement, Waiting, Warning};
use crate::{
    domain::{Arrange, Month, PersonId},
    ledger::Ledger,
};
use std::{ops::Deref, sync::Arc};

/// Whether closed months stand as they were closed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Closings {
    /// Closed months keep their figures; what became known later is adjusted in open ones.
    Respected,
    /// Every month is computed from all that is known, as what-if does.
    Ignored,
}

/// What some months come to, and what waits.
#[derive(Debug, Clone, PartialEq)]
pub struct Settlement {
    /// In order, one for each month asked for.
    pub months: Vec<Sheet>,
    /// At the end of all that is known, whatever the months.
    pub waiting: Vec<Waiting>,
    pub outcomes: Vec<Outcome>,
    pub warnings: Vec<Warning>,
}

impl Settlement {
    pub fn sheet(&self, month: Month) -> Option<&MonthSheet> {
        self.months.iter().find(|sheet| sheet.month == month).map(Deref::deref)
    }

    pub fn statement(&self, month: Month, person: &PersonId) -> Option<&Statement> {
        self.sheet(month)?.statements.get(person)
    }
}

/// Settles the months from `from` to `to`, both included. Everybody who is or was employed has a statement in each,
/// an empty one where there is nothing.
pub fn settle(ledger: &Ledger, book: &RuleBook, from: Month, to: Month, closings: Closings) -> Settlement {
    if closings == Closings::Ignored || ledger.closings.is_empty() {
        return computed::whole(ledger, book, from, to);
    }
    let settled = Settled::of(ledger, book, from, to);
    Arc::unwrap_or_clone(settled.into_settlement())
}

/// A statement lists its lines by item, then by subject.
fn statement(person: PersonId, mut lines: Vec<Line>) -> Statement {
    lines.arrange_by(|a, b| (a.item, &a.subject).cmp(&(b.item, &b.subject)));
    let net = lines.iter().map(|line| line.amount).sum();
    Statement { person, lines, net }
}
