//! The dated rule sets of a branch (8.2).

use super::{
    RuleSet,
    lint::{Misfit, adoptable},
};
use crate::{
    domain::{Arrange, FactId, Month, PenaltyClause},
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

/// An adopted rule set that cannot be gone by: it contradicts itself, or its values are not those of this program.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LeftOut {
    pub fact: FactId,
    pub from: Month,
    pub name: String,
    pub why: Misfit,
}

/// The rule sets in the order of their months.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RuleBook {
    sets: Vec<DatedRuleSet>,
    left_out: Vec<LeftOut>,
}

impl RuleBook {
    /// The regulation and what the branch adopted since. A set that cannot be gone by is left out and told of
    /// ([`RuleBook::left_out`]): nothing is settled by values that would break the arithmetic.
    pub fn of(ledger: &Ledger) -> RuleBook {
        let mut left_out = Vec::new();
        let mut sets = vec![DatedRuleSet {
            from: Since::Regulation,
            name: String::new(),
            rules: Arc::new(RuleSet::regulation().clone()),
        }];
        // Of two sets for one month the later recorded one holds.
        let mut records: Vec<_> = ledger.rule_sets.iter().collect();
        records.arrange_by_key(|record| (record.from, record.stamp.recorded, record.stamp.fact));
        for record in records {
            match adoptable(&record.values) {
                Ok(rules) => {
                    sets.retain(|set| set.from != Since::Month(record.from));
                    sets.push(DatedRuleSet {
                        from: Since::Month(record.from),
                        name: record.name.clone(),
                        rules: Arc::new(rules),
                    });
                }
                Err(why) => left_out.push(LeftOut {
                    fact: record.stamp.fact,
                    from: record.from,
                    name: record.name.clone(),
                    why,
                }),
            }
        }
        RuleBook { sets, left_out }
    }

    /// One rule set for all times, as what-if uses it.
    pub fn only(rules: RuleSet) -> RuleBook {
        RuleBook {
            sets: vec![DatedRuleSet { from: Since::Draft, name: String::new(), rules: Arc::new(rules) }],
            left_out: Vec::new(),
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

    /// What was adopted and cannot be gone by.
    pub fn left_out(&self) -> &[LeftOut] {
        &self.left_out
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        domain::{DeviceId, Money, PersonId, Role},
        journal::{ClockedIn, Fact, FactBody, PersonJoined, RulesAdopted},
        rules::{Closings, settle},
    };
    use serde_json::json;

    #[test]
    fn a_set_that_cannot_be_gone_by_is_left_out_and_nothing_breaks() {
        let on: NaiveDate = "2026-03-02".parse().unwrap();
        let person = PersonId::parse("li").unwrap();
        let from = Month::of(on);
        let bodies = [
            FactBody::from(PersonJoined {
                person: person.clone(),
                name: "li".to_owned(),
                role: Role::Technician,
                base_wage: Money::yuan(3000),
                joined: on,
            }),
            // A late morning costs half a day's wage: the month's wage is divided by its paid days.
            FactBody::from(ClockedIn { person, at: on.and_hms_opt(11, 0, 0).unwrap() }),
            FactBody::from(RulesAdopted {
                from,
                name: "none".to_owned(),
                values: [("attendance.paid_days_per_month".to_owned(), json!("0"))].into(),
            }),
        ];
        let fact = |(number, body)| {
            Arc::new(Fact {
                id: FactId(uuid::Uuid::from_u128(number)),
                on,
                at: None,
                recorded: on.and_hms_opt(12, 0, 0).unwrap(),
                actor: PersonId::parse("ma").unwrap(),
                device: DeviceId::parse("d").unwrap(),
                link: None,
                body,
            })
        };
        let ledger = Ledger::of(&(1..).zip(bodies).map(fact).collect::<Vec<_>>());
        let book = RuleBook::of(&ledger);
        let names: Vec<_> = book.left_out().iter().map(|left_out| left_out.why.name()).collect();
        assert_eq!(names, ["attendance.paid_days_per_month"]);
        assert_eq!(book.on(on).from, Since::Regulation);
        assert_eq!(settle(&ledger, &book, from, from, Closings::Respected).months.len(), 1);
    }
}
