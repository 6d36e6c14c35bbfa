//! The dated rule sets of a branch (8.2).

use super::{RuleSet, values::ValueError};
use crate::{
    domain::{Month, PenaltyClause},
    ledger::Ledger,
};
use chrono::NaiveDate;
use std::sync::Arc;

/// Since when a rule set is in force.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Since {
    /// The regulation itself, until the first adopted set.
    Regulation,
    /// Adopted from a month on.
    Month(Month),
    /// Nowhere: it is tried in a what-if.
    Draft,
}

impl Since {
    /// The month from which an adopted set is in force.
    pub fn month(self) -> Option<Month> {
        match self {
            Since::Month(month) => Some(month),
            Since::Regulation | Since::Draft => None,
        }
    }
}

/// A rule set and since when it is in force.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DatedRuleSet {
    pub from: Since,
    pub name: String,
    pub rules: Arc<RuleSet>,
}

/// The rule sets in the order of their months.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RuleBook {
    sets: Vec<DatedRuleSet>,
}

impl RuleBook {
    /// The regulation and what the branch adopted since. A record that no longer fits the regulation's names is
    /// left out and returned beside the book, so that one bad set never hides the others.
    pub fn of(ledger: &Ledger) -> (RuleBook, Vec<ValueError>) {
        let mut errors = Vec::new();
        let regulation = RuleSet::regulation();
        let mut sets = vec![DatedRuleSet {
            from: Since::Regulation,
            name: String::new(),
            rules: Arc::new(regulation.clone()),
        }];
        // Of two sets for one month the later recorded one holds.
        let mut records: Vec<_> = ledger.rule_sets.iter().collect();
        records.sort_by_key(|record| (record.from, record.stamp.recorded, record.stamp.fact));
        for record in records {
            match regulation.with(&record.values) {
                Ok(rules) => {
                    sets.retain(|set| set.from != Since::Month(record.from));
                    sets.push(DatedRuleSet {
                        from: Since::Month(record.from),
                        name: record.name.clone(),
                        rules: Arc::new(rules),
                    });
                }
                Err(error) => errors.push(error),
            }
        }
        (RuleBook { sets }, errors)
    }

    /// One rule set for all times, as what-if uses it.
    pub fn only(rules: RuleSet) -> RuleBook {
        RuleBook {
            sets: vec![DatedRuleSet { from: Since::Draft, name: String::new(), rules: Arc::new(rules) }],
        }
    }

    /// The set in force on a day.
    pub fn on(&self, day: NaiveDate) -> &DatedRuleSet {
        let month = Month::of(day);
        self.sets
            .iter()
            .rev()
            .find(|set| set.from.month().is_none_or(|from| from <= month))
            .unwrap_or(&self.sets[0])
    }

    pub fn rules_on(&self, day: NaiveDate) -> &RuleSet {
        &self.on(day).rules
    }

    /// Whether a penalty under a clause is a multiple of a sum by the set in force on a day, so that the sum must be
    /// told (in the regulation 7.15, 7.20, 7.21, 7.22).
    pub fn goes_by_a_sum(&self, clause: PenaltyClause, day: NaiveDate) -> bool {
        self.rules_on(day).penalties.get(&clause).is_some_and(|rule| !rule.times_amount.is_zero())
    }

    pub fn sets(&self) -> &[DatedRuleSet] {
        &self.sets
    }
}
