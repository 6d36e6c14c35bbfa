//! Steps that go the other way than the regulation's. A branch may want them: they are pointed out, not refused.

use super::values::{Band, Rates, RuleSet};
use crate::domain::Area;

/// What is unusual about a step.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Unusual {
    /// It brings or costs no more than the step before it, though more is asked for it.
    NotHigher,
    /// A larger project is paid more a point than a smaller one.
    RateRises,
}

/// The dotted places of steps that are unusual, in the order of the rule set.
pub fn unusual(rules: &RuleSet) -> Vec<(String, Unusual)> {
    let mut found = Vec::new();
    for area in Area::ALL {
        rates(Rates::name_of(area), rules.commissioning.rates.of(area), &mut found);
    }
    let mut rising = |list: &str, field: &str, values: Vec<_>| {
        for index in 1..values.len() {
            if values[index] <= values[index - 1] {
                found.push((format!("{list}.{index}.{field}"), Unusual::NotHigher));
            }
        }
    };
    let ladder = rules.commissioning.ladder.iter().map(|step| step.percent);
    rising("commissioning.ladder", "percent", ladder.collect());
    rising("bonus.points", "amount", rules.bonus.points.iter().map(|step| step.amount).collect());
    rising("bonus.contracts", "percent", rules.bonus.contracts.iter().map(|step| step.percent).collect());
    // Half the month's wage, where there is no sum, is the most that a step takes.
    let late = rules.attendance.late_steps.iter().map_while(|step| step.each);
    rising("attendance.late_steps", "each", late.collect());
    found
}

fn rates(list: &str, bands: &[Band], found: &mut Vec<(String, Unusual)>) {
    for (index, pair) in bands.windows(2).enumerate() {
        if pair[1].rate > pair[0].rate {
            found.push((format!("{list}.{}.rate", index + 1), Unusual::RateRises));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::{Value, json};

    fn check(name: &str, value: Value, expected: &[(&str, Unusual)]) {
        let rules = RuleSet::regulation().with([(&name.to_owned(), &value)]).unwrap();
        let found = unusual(&rules);
        let found: Vec<_> = found.iter().map(|(name, what)| (name.as_str(), *what)).collect();
        assert_eq!(found, expected, "{name}");
    }

    #[test]
    fn steps_that_do_not_rise_are_pointed_out() {
        assert_eq!(unusual(RuleSet::regulation()), []);
        let ladder = json!([{"from": 0, "percent": 130}, {"from": 2000, "percent": 110}, {"from": 3000, "percent": 110}]);
        let falls = [
            ("commissioning.ladder.1.percent", Unusual::NotHigher),
            ("commissioning.ladder.2.percent", Unusual::NotHigher),
        ];
        check("commissioning.ladder", ladder, &falls);
        let bonus = json!([{"from": 1, "amount": 500}, {"from": 2, "amount": 400}]);
        check("bonus.points", bonus, &[("bonus.points.1.amount", Unusual::NotHigher)]);
        let contracts = json!([
            {"receipts_from": 1, "customers_from": 1, "percent": 5},
            {"receipts_from": 2, "customers_from": 2, "percent": 2},
        ]);
        check("bonus.contracts", contracts, &[("bonus.contracts.1.percent", Unusual::NotHigher)]);
        let late = json!([{"from": 1, "each": 20}, {"from": 4, "each": 5}, {"from": 8, "each": null}]);
        check("attendance.late_steps", late, &[("attendance.late_steps.1.each", Unusual::NotHigher)]);
        let rates = json!([{"from": 0, "to": 390, "rate": "0.1"}, {"from": 510, "to": null, "rate": "0.2"}]);
        let name = "commissioning.rates.local";
        check(name, rates, &[("commissioning.rates.local.1.rate", Unusual::RateRises)]);
    }
}
