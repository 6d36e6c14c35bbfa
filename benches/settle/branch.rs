//! The branches that are timed: the year of `tests/cases/branch-2025.json`, and branches of some years.

use crate::{
    case::{Case, record},
    years,
};
use fieldbook::{
    domain::Month,
    journal::Fact,
    ledger::Ledger,
    rules::{Closings, RuleBook, Settlement, settle},
};
use std::sync::Arc;

/// The months at the end that are looked past for the fullest one: they may be open.
const OPEN: usize = 3;

/// A branch with all it needs to be settled.
pub struct Branch {
    pub facts: Vec<Arc<Fact>>,
    pub ledger: Ledger,
    pub book: RuleBook,
    pub from: Month,
    pub to: Month,
    /// The month that is settled alone: the fullest one before the last three.
    pub month: Month,
}

impl Branch {
    fn of(facts: Vec<Arc<Fact>>, from: Month, to: Month) -> Branch {
        let ledger = Ledger::of(&facts);
        let book = RuleBook::of(&ledger);
        assert!(book.left_out().is_empty(), "{:?}", book.left_out());
        let all = settle(&ledger, &book, from, to, Closings::Ignored);
        let early = &all.months[..all.months.len() - OPEN];
        let fullest = early.iter().max_by_key(|sheet| {
            let statements = sheet.statements.values();
            statements.map(|statement| statement.lines.len()).sum::<usize>()
        });
        let month = fullest.map_or(from, |sheet| sheet.month);
        Branch { facts, ledger, book, from, to, month }
    }

    /// The branch's year as its case tells it, eight of its fifteen months closed.
    pub fn year() -> Branch {
        let case = Case::read(include_str!("../../tests/cases/branch-2025.json")).expect("the case reads");
        let recorded = record(&case).expect("the case records");
        let months = || case.expect.pay.keys().copied();
        Branch::of(recorded.facts, months().min().expect("months"), months().max().expect("months"))
    }

    /// Some years of a branch as it would really be.
    pub fn years(count: usize) -> Branch {
        let years::Years { facts, from, to } = years::years(count);
        Branch::of(facts, from, to)
    }

    pub fn settle_month(&self, closings: Closings) -> Settlement {
        settle(&self.ledger, &self.book, self.month, self.month, closings)
    }

    pub fn settle_all(&self, closings: Closings) -> Settlement {
        settle(&self.ledger, &self.book, self.from, self.to, closings)
    }
}

/// How much a settlement says: lines, and the steps of their derivations.
pub fn size(settlement: &Settlement) -> (usize, usize) {
    let statements = settlement.months.iter().flat_map(|sheet| sheet.statements.values());
    let lines: Vec<_> = statements.flat_map(|statement| &statement.lines).collect();
    (lines.len(), lines.iter().map(|line| line.steps.len()).sum())
}
