//! What the rules page shows: the set in force, since when each value holds, and what was adopted when.

use super::typed::{Change, Typed};
use crate::{
    domain::{FactId, Month},
    ledger::{Ledger, RuleSetRecord},
    rules::{
        RuleBook, RuleSet,
        adoptions::{Adoption, SetStanding, adoptions},
        catalogue::{CatalogueClause, LeftOut, Standing},
    },
};
use chrono::{NaiveDate, NaiveDateTime};
use std::collections::BTreeMap;

/// The rule sets up to the one in force, as text.
#[derive(Debug, Clone, PartialEq)]
pub struct InForce {
    /// The oldest first; never empty.
    sets: Vec<(Option<Month>, Typed)>,
    pub name: String,
}

impl InForce {
    /// The set in force on a day, with those before it.
    pub fn on(book: &RuleBook, day: NaiveDate) -> InForce {
        let now = book.on(day);
        let sets = book.sets().iter().filter(|set| set.from <= now.from);
        let sets = sets.map(|set| (set.from.month(), Typed::of(&set.rules))).collect();
        InForce { sets, name: now.name.clone() }
    }

    pub fn values(&self) -> &Typed {
        &self.sets[self.sets.len() - 1].1
    }

    /// Since when the set is in force; none: it is the regulation itself.
    pub fn from(&self) -> Option<Month> {
        self.sets[self.sets.len() - 1].0
    }

    /// Since when a value has been what it is; none: from the beginning.
    pub fn since(&self, name: &str) -> Option<Month> {
        let now = self.values();
        let same = self.sets.iter().rev().take_while(|(_, set)| set.same_as(now, name));
        same.last().and_then(|(from, _)| *from)
    }
}

/// A rule set of the history: the regulation's own, or one that was adopted.
#[derive(Debug, Clone, PartialEq)]
pub struct Listed {
    /// The fact and when it was recorded; none: the regulation's own.
    pub adopted: Option<(FactId, NaiveDateTime)>,
    pub from: Option<Month>,
    pub name: String,
    pub standing: SetStanding,
    pub count: usize,
    /// What it changed against the set before it.
    pub changes: Vec<Change>,
}

/// Everything that holds, held or will hold, the newest first; the regulation's own set comes last.
pub fn history(ledger: &Ledger, book: &RuleBook, today: NaiveDate) -> Vec<Listed> {
    let listed = |one: Adoption| Listed {
        adopted: one.adopted,
        from: one.from.month(),
        standing: one.standing,
        count: one.places_changed(),
        changes: one
            .rules
            .as_ref()
            .map_or_else(Vec::new, |rules| Typed::of(rules).changes(&Typed::of(&one.before))),
        name: one.name,
    };
    adoptions(ledger, book, today).into_iter().rev().map(listed).collect()
}

/// The months from which a new set may hold: after the last closed one, and not before the last one adopted, so that
/// what was agreed since stays agreed. From the month the branch began to a year ahead.
pub fn adoptable(ledger: &Ledger, today: NaiveDate) -> Vec<Month> {
    let this = Month::of(today);
    let begun = ledger.facts().iter().map(|fact| Month::of(fact.on)).min().unwrap_or(this).min(this);
    let open = ledger.closings.keys().max().map_or(begun, |closed| closed.next().max(begun));
    let first = ledger.rule_sets.iter().map(|record| record.from).max().map_or(open, |from| from.max(open));
    let last = (0..12).fold(this, |month, _| month.next()).max(first);
    // Ten years back is as far as anybody adopts.
    let months: Vec<Month> = first.through(last).collect();
    months[months.len().saturating_sub(132)..].to_vec()
}

/// The set that keeps the months which one usually adopts for from being chosen: it is adopted for a later one than the
/// next, and what was agreed stays agreed until it is withdrawn.
pub fn held_up_by(ledger: &Ledger, today: NaiveDate) -> Option<&RuleSetRecord> {
    let latest = ledger.rule_sets.iter().max_by_key(|set| (set.from, set.stamp.recorded, set.stamp.fact));
    latest.filter(|set| set.from > Month::of(today).next())
}

/// The values of a set that holds from a month on: those in force then, with some changed.
pub fn adjusted(
    book: &RuleBook,
    from: Month,
    changed: impl FnOnce(&mut RuleSet),
) -> BTreeMap<String, serde_json::Value> {
    let mut rules = book.rules_on(from.first()).clone();
    changed(&mut rules);
    rules.differences_from(RuleSet::regulation())
}

/// How far the program goes with a clause, as the keys of a word and of what is said beside it; none where it computes all.
pub fn standing_keys(standing: Standing) -> Option<(&'static str, &'static str)> {
    match standing {
        Standing::Computed => None,
        Standing::InPart(lacks) => Some(("rules.standing.part", lacks)),
        Standing::Recorded => Some(("rules.standing.recorded", "rules.standing.recorded.why")),
        Standing::Left(LeftOut::LaterWork) => Some(("rules.standing.left", "rules.left.later")),
        Standing::Left(LeftOut::Conduct) => Some(("rules.standing.left", "rules.left.conduct")),
    }
}

/// Which clauses the page lists.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Filter {
    /// Those with numbers or readings.
    Values,
    /// Those that can be read in more than one way.
    Doubtful,
    /// Those of which something is missing, or that are recorded by hand.
    Part,
    /// Those that are not here at all.
    Left,
    All,
}

impl Filter {
    pub const ALL: [Filter; 5] = [Filter::Values, Filter::Doubtful, Filter::Part, Filter::Left, Filter::All];

    pub fn code(self) -> &'static str {
        match self {
            Filter::Values => "values",
            Filter::Doubtful => "doubtful",
            Filter::Part => "part",
            Filter::Left => "left",
            Filter::All => "all",
        }
    }

    pub fn from_code(code: &str) -> Filter {
        Filter::ALL.into_iter().find(|filter| filter.code() == code).unwrap_or(Filter::Values)
    }

    pub fn title(self) -> &'static str {
        match self {
            Filter::Values => "rules.filter.values",
            Filter::Doubtful => "rules.filter.doubtful",
            Filter::Part => "rules.filter.part",
            Filter::Left => "rules.filter.left",
            Filter::All => "rules.filter.all",
        }
    }

    pub fn shows(self, entry: &CatalogueClause) -> bool {
        let places = super::layout::places_of(entry.clause.0);
        match self {
            Filter::Values => !places.is_empty() || entry.clause.0 == "7",
            Filter::Doubtful => places.iter().any(|name| name.starts_with("reading.")),
            Filter::Part => matches!(entry.standing, Standing::InPart(_) | Standing::Recorded),
            Filter::Left => matches!(entry.standing, Standing::Left(_)),
            Filter::All => true,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        domain::DeviceId,
        journal::{Fact, FactBody, RulesAdopted},
    };
    use serde_json::json;
    use std::sync::Arc;

    fn ledger(sets: &[(&str, &[(&str, serde_json::Value)])]) -> Ledger {
        let facts: Vec<Arc<Fact>> = sets
            .iter()
            .enumerate()
            .map(|(number, (from, values))| {
                let on: NaiveDate = "2024-01-01".parse().unwrap();
                let values = values.iter().map(|(name, value)| ((*name).to_owned(), value.clone())).collect();
                Arc::new(Fact {
                    id: FactId(uuid::Uuid::from_u64_pair(0, number as u64)),
                    on,
                    at: None,
                    recorded: on.and_hms_opt(9, number as u32, 0).unwrap(),
                    actor: crate::domain::PersonId::parse("zhao").unwrap(),
                    device: DeviceId::parse("test").unwrap(),
                    link: None,
                    body: FactBody::from(RulesAdopted {
                        from: from.parse().unwrap(),
                        name: (*from).to_owned(),
                        values,
                    }),
                })
            })
            .collect();
        Ledger::of(&facts)
    }

    fn month(text: &str) -> Month {
        text.parse().unwrap()
    }

    #[test]
    fn a_value_holds_since_it_last_changed() {
        let tax = ("repair.difference_tax_percent", json!("6"));
        let both = [tax.clone(), ("commissioning.first_percent", json!("70"))];
        let ledger = ledger(&[("2024-02", std::slice::from_ref(&tax)), ("2024-05", &both)]);
        let book = RuleBook::of(&ledger);
        let now = InForce::on(&book, "2024-06-01".parse().unwrap());
        assert_eq!(now.from(), Some(month("2024-05")));
        assert_eq!(now.since("repair.difference_tax_percent"), Some(month("2024-02")));
        assert_eq!(now.since("commissioning.first_percent"), Some(month("2024-05")));
        assert_eq!(now.since("commissioning.ladder"), None);
    }

    #[test]
    fn a_set_adopted_for_a_far_month_is_named_as_what_holds_up_the_others() {
        let held_up = |from: &str| {
            let ledger = ledger(&[("2024-02", &[]), (from, &[])]);
            let today = "2024-06-10".parse().unwrap();
            // Where nothing is held up, next month can be chosen.
            let next = adoptable(&ledger, today).contains(&month("2024-07"));
            (held_up_by(&ledger, today).map(|set| set.name.clone()), next)
        };
        assert_eq!(held_up("2099-01"), (Some("2099-01".to_owned()), false));
        assert_eq!(held_up("2024-08"), (Some("2024-08".to_owned()), false));
        assert_eq!(held_up("2024-07"), (None, true));
    }

    #[test]
    fn history_tells_what_each_set_changed_and_which_was_replaced() {
        let ledger = ledger(&[
            ("2024-02", &[("commissioning.first_percent", json!("75"))]),
            ("2024-02", &[("commissioning.first_percent", json!("70"))]),
        ]);
        let book = RuleBook::of(&ledger);
        let told = history(&ledger, &book, "2024-01-10".parse().unwrap());
        let stand = told.iter().map(|set| set.standing).collect::<Vec<_>>();
        assert_eq!(stand, [SetStanding::Coming, SetStanding::Replaced, SetStanding::InForce]);
        assert_eq!(told[0].changes[0].before.as_deref(), Some("80"));
        assert_eq!(told[0].changes[0].after.as_deref(), Some("70"));
        assert_eq!((told[2].from, told[2].adopted), (None, None));
        assert!(told.iter().all(|set| set.count == set.changes.len()));
    }

    #[test]
    fn every_clause_that_is_not_whole_is_found_by_a_filter_of_its_own() {
        for entry in crate::rules::catalogue::CATALOGUE {
            let found = [Filter::Part, Filter::Left].iter().filter(|filter| filter.shows(entry)).count();
            assert_eq!(found, usize::from(entry.standing != Standing::Computed), "{}", entry.clause);
        }
    }

    #[test]
    fn a_new_set_comes_after_the_last_one() {
        let ledger = ledger(&[("2024-05", &[])]);
        let months = adoptable(&ledger, "2024-03-10".parse().unwrap());
        assert_eq!(months.first(), Some(&month("2024-05")));
        assert_eq!(months.last(), Some(&month("2025-03")));
    }
}
