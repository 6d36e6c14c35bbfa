//! The rule sets that a branch adopted, each beside the one it follows, and where it stands today (8.2).

use super::{RuleBook, RuleSet, Since, lint};
use crate::{
    domain::{Arrange, FactId, Month},
    ledger::{Ledger, RuleSetRecord},
};
use chrono::{NaiveDate, NaiveDateTime};
use std::sync::Arc;

/// Where a rule set stands on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SetStanding {
    /// It held until the next one.
    Past,
    InForce,
    /// It holds from a later month.
    Coming,
    /// A later one was adopted for the same month.
    Replaced,
    /// It cannot be gone by.
    LeftOut,
}

/// A rule set: the regulation's own, or one that was adopted.
#[derive(Debug, Clone, PartialEq)]
pub struct Adoption {
    /// The fact by which it was adopted, and when that was recorded; none: the regulation's own.
    pub adopted: Option<(FactId, NaiveDateTime)>,
    pub from: Since,
    pub name: String,
    pub standing: SetStanding,
    /// None where it cannot be gone by.
    pub rules: Option<Arc<RuleSet>>,
    /// The set it follows; of the regulation's own, itself.
    pub before: Arc<RuleSet>,
}

impl Adoption {
    /// In how many places it differs from the set it follows.
    pub fn places_changed(&self) -> usize {
        self.rules.as_ref().map_or(0, |rules| rules.places_changed_from(&self.before))
    }
}

/// The regulation's own set and all that were adopted since, in the order of their months.
pub fn adoptions(ledger: &Ledger, book: &RuleBook, today: NaiveDate) -> Vec<Adoption> {
    let in_force = book.on(today).from;
    let mut records: Vec<&RuleSetRecord> = ledger.rule_sets.iter().collect();
    records.arrange_by_key(|record| (record.from, record.stamp.recorded, record.stamp.fact));
    let mut before = Arc::new(RuleSet::regulation().clone());
    let mut all = vec![Adoption {
        adopted: None,
        from: Since::Regulation,
        name: String::new(),
        standing: if in_force == Since::Regulation { SetStanding::InForce } else { SetStanding::Past },
        rules: Some(before.clone()),
        before: before.clone(),
    }];
    for (index, record) in records.iter().enumerate() {
        let rules = lint::adoptable(&record.values).ok().map(Arc::new);
        let usable = |other: &&&RuleSetRecord| lint::adoptable(&other.values).is_ok();
        let mut later = records[index + 1..].iter().take_while(|other| other.from == record.from);
        let standing = match () {
            () if rules.is_none() => SetStanding::LeftOut,
            () if later.any(|other| usable(&other)) => SetStanding::Replaced,
            () if Since::Month(record.from) == in_force => SetStanding::InForce,
            () if record.from > Month::of(today) => SetStanding::Coming,
            () => SetStanding::Past,
        };
        let follows = rules.clone().filter(|_| standing != SetStanding::Replaced);
        all.push(Adoption {
            adopted: Some((record.stamp.fact, record.stamp.recorded)),
            from: Since::Month(record.from),
            name: record.name.clone(),
            standing,
            rules,
            before: before.clone(),
        });
        before = follows.unwrap_or(before);
    }
    all
}

/// In how many places an adopted set differs from the one it follows; none where no such fact counts.
pub fn places_changed_by(ledger: &Ledger, fact: FactId) -> Option<usize> {
    // Where it stands today makes no difference to what it changes.
    let all = adoptions(ledger, &RuleBook::of(ledger), NaiveDate::MIN);
    let one = all.iter().find(|one| one.adopted.is_some_and(|(adopted, _)| adopted == fact))?;
    Some(one.places_changed())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        domain::{DeviceId, PersonId},
        journal::{Fact, FactBody, RulesAdopted},
    };
    use serde_json::{Value, json};

    fn ledger(sets: &[(&str, &str, Value)]) -> Ledger {
        let fact = |(number, (from, name, values)): (u128, &(&str, &str, Value))| {
            let on: NaiveDate = "2026-01-05".parse().unwrap();
            let values = values.as_object().unwrap().clone().into_iter().collect();
            let recorded = on.and_hms_opt(9, number as u32, 0).unwrap();
            let body =
                FactBody::from(RulesAdopted { from: from.parse().unwrap(), name: (*name).into(), values });
            let (actor, device) = (PersonId::parse("ma").unwrap(), DeviceId::parse("d").unwrap());
            Arc::new(Fact {
                id: FactId(uuid::Uuid::from_u128(number)),
                on,
                at: None,
                recorded,
                actor,
                device,
                link: None,
                body,
            })
        };
        Ledger::of(&(1..).zip(sets).map(fact).collect::<Vec<_>>())
    }

    #[test]
    fn every_set_is_listed_with_where_it_stands_and_what_it_changes() {
        let ladder =
            json!({"commissioning.ladder": [{"from": 0, "percent": "60"}, {"from": 3000, "percent": "90"}]});
        let ledger = ledger(&[
            ("2026-02", "first", json!({"commissioning.first_percent": "70"})),
            ("2026-02", "again", json!({"commissioning.first_percent": "75", "repair.repeat_months": 6})),
            ("2026-03", "broken", json!({"commissioning.first_percent": "700"})),
            ("2026-11", "ladder", ladder),
        ]);
        let today = "2026-06-01".parse().unwrap();
        let all = adoptions(&ledger, &RuleBook::of(&ledger), today);
        let told: Vec<_> =
            all.iter().map(|one| (one.name.as_str(), one.standing, one.places_changed())).collect();
        assert_eq!(
            told,
            [
                ("", SetStanding::Past, 0),
                ("first", SetStanding::Replaced, 1),
                ("again", SetStanding::InForce, 2),
                ("broken", SetStanding::LeftOut, 0),
                // The two cells of the first row and both of the second, four rows gone, and the two back to the text.
                ("ladder", SetStanding::Coming, 1 + 2 + 8 + 2),
            ]
        );
        let fact = all[4].adopted.unwrap().0;
        assert_eq!(places_changed_by(&ledger, fact), Some(13));
    }

    #[test]
    fn a_branch_that_adopted_nothing_goes_by_the_regulation() {
        let ledger = Ledger::default();
        let all = adoptions(&ledger, &RuleBook::of(&ledger), "2026-06-01".parse().unwrap());
        assert_eq!(all.iter().map(|one| one.standing).collect::<Vec<_>>(), [SetStanding::InForce]);
    }
}
