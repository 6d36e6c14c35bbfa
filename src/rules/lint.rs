//! What is wrong with a rule set before it is tried or adopted. Unusual values are a branch's own business; a
//! ladder that contradicts itself is not.

use super::values::{AttendanceRules, Band, BonusRules, LadderStep, LateStep, Rates, RuleSet, ValueError};
use crate::{
    domain::{Area, money::MAX_YUAN},
    journal::limits::RATE,
};
use rust_decimal::Decimal;
use serde_json::Value;
use std::{cmp::Ordering, collections::BTreeMap};

/// The most that a percentage of the ladder may be; beyond it is a slip of the keyboard.
pub const MOST_LADDER_PERCENT: i64 = 1000;

/// The most times that a sum may be charged; beyond it is a slip of the keyboard.
pub const MOST_TIMES: i64 = 100;

/// What is wrong with one value.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum LintProblem {
    /// There is no step or band at all.
    Empty,
    /// It comes before the one above it.
    Unordered,
    /// It covers numbers that the one above it covers already.
    Overlapping,
    /// Less than nothing.
    Negative,
    /// The first step must start here, so that no number falls below it.
    NotFrom { start: u64 },
    /// A percentage beyond this is not meant.
    PercentTooLarge { most: i64 },
    /// An amount, a rate or a multiple beyond this: sums could no longer be shown to the fen.
    TooLarge { most: i64 },
    /// Something is divided by it, so it must not be smaller than this.
    TooSmall { least: i64 },
    /// An end before its beginning.
    EndBeforeBegin,
    /// Only the last band is open upwards.
    OpenInTheMiddle,
}

/// A wrong value and what is wrong with it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// Its dotted place, such as `commissioning.ladder.2.from`.
    pub name: String,
    pub problem: LintProblem,
}

/// Why values cannot be gone by.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Misfit {
    /// A name or a type that the rule set does not have.
    #[error(transparent)]
    Value(#[from] ValueError),
    /// They contradict themselves; the first finding.
    #[error("{}: {:?}", .0.name, .0.problem)]
    Contradiction(Finding),
}

impl Misfit {
    /// The dotted name of the value that does not fit.
    pub fn name(&self) -> &str {
        match self {
            Misfit::Value(ValueError::UnknownName(name) | ValueError::Unfit { name, .. }) => name,
            Misfit::Contradiction(finding) => &finding.name,
        }
    }
}

/// The rule set of values that differ from the regulation's, if it can be gone by. Nothing is settled by another one,
/// wherever it comes from.
///
/// # Errors
/// The first value that does not fit.
pub fn adoptable(values: &BTreeMap<String, Value>) -> Result<RuleSet, Misfit> {
    let rules = RuleSet::regulation().with(values)?;
    match lint(&rules).into_iter().next() {
        Some(finding) => Err(Misfit::Contradiction(finding)),
        None => Ok(rules),
    }
}

/// Everything that is wrong with a rule set, in its own order. An empty list: it can be adopted.
pub fn lint(rules: &RuleSet) -> Vec<Finding> {
    let mut found = Findings(Vec::new());
    for area in Area::ALL {
        found.bands(Rates::name_of(area), rules.commissioning.rates.of(area));
    }
    found.ladder("commissioning.ladder", &rules.commissioning.ladder);
    found.percent("commissioning.first_percent", rules.commissioning.first_percent);
    found.amount("commissioning.low_points.amount", rules.commissioning.low_points.amount);
    found.percent("commissioning.clerk_percent", rules.commissioning.clerk_percent);
    if let Some(tax) = rules.repair.difference_tax_percent {
        found.percent("repair.difference_tax_percent", tax);
    }
    found.percent("maintenance.signing_percent", rules.maintenance.signing_percent);
    found.percent("maintenance.service_percent", rules.maintenance.service_percent);
    found.bonus(&rules.bonus);
    found.amount("product_issue.amount", rules.product_issue.amount);
    found.attendance(&rules.attendance);
    for (clause, rule) in &rules.penalties {
        let code = clause.code();
        found.amount(&format!("penalties.{code}.fine"), rule.fine);
        found.up_to(&format!("penalties.{code}.times_amount"), rule.times_amount, MOST_TIMES);
        found.amount(&format!("penalties.{code}.manager"), rule.manager);
    }
    found.0
}

struct Findings(Vec<Finding>);

impl Findings {
    fn add(&mut self, name: impl Into<String>, problem: LintProblem) {
        self.0.push(Finding { name: name.into(), problem });
    }

    /// An amount in yuan.
    fn amount(&mut self, name: &str, value: Decimal) {
        self.up_to(name, value, MAX_YUAN);
    }

    fn up_to(&mut self, name: &str, value: Decimal, most: i64) {
        self.not_negative(name, value);
        if value > Decimal::from(most) {
            self.add(name, LintProblem::TooLarge { most });
        }
    }

    fn not_negative(&mut self, name: &str, value: Decimal) {
        if value < Decimal::ZERO {
            self.add(name, LintProblem::Negative);
        }
    }

    fn percent(&mut self, name: &str, value: Decimal) {
        self.percent_up_to(name, value, 100);
    }

    fn percent_up_to(&mut self, name: &str, value: Decimal, most: i64) {
        self.not_negative(name, value);
        if value > Decimal::from(most) {
            self.add(name, LintProblem::PercentTooLarge { most });
        }
    }

    /// Each start must lie beyond the one before it.
    fn increasing<T: Ord>(&mut self, place: impl Fn(usize) -> String, starts: impl IntoIterator<Item = T>) {
        let mut before: Option<T> = None;
        for (index, start) in starts.into_iter().enumerate() {
            match before.as_ref().map(|before| start.cmp(before)) {
                Some(Ordering::Less) => self.add(place(index), LintProblem::Unordered),
                Some(Ordering::Equal) => self.add(place(index), LintProblem::Overlapping),
                _ => {}
            }
            before = Some(start);
        }
    }

    fn ladder(&mut self, name: &str, steps: &[LadderStep]) {
        match steps.first() {
            None => self.add(name, LintProblem::Empty),
            Some(first) if first.from != 0 => {
                self.add(format!("{name}.0.from"), LintProblem::NotFrom { start: 0 })
            }
            Some(_) => {}
        }
        self.increasing(|index| format!("{name}.{index}.from"), steps.iter().map(|step| step.from));
        for (index, step) in steps.iter().enumerate() {
            self.percent_up_to(&format!("{name}.{index}.percent"), step.percent, MOST_LADDER_PERCENT);
        }
    }

    /// Gaps between bands are allowed: the regulation itself has them.
    fn bands(&mut self, name: &str, bands: &[Band]) {
        if bands.is_empty() {
            self.add(name, LintProblem::Empty);
        }
        for (index, band) in bands.iter().enumerate() {
            let place = format!("{name}.{index}");
            if let Some(before) = index.checked_sub(1).map(|before| &bands[before]) {
                if band.from < before.from {
                    self.add(format!("{place}.from"), LintProblem::Unordered);
                } else if before.to.is_some_and(|to| to >= band.from) || band.from == before.from {
                    self.add(format!("{place}.from"), LintProblem::Overlapping);
                }
            }
            match band.to {
                Some(to) if to < band.from => self.add(format!("{place}.to"), LintProblem::EndBeforeBegin),
                None if index + 1 < bands.len() => {
                    self.add(format!("{place}.to"), LintProblem::OpenInTheMiddle);
                }
                _ => {}
            }
            self.up_to(&format!("{place}.rate"), band.rate, RATE.into());
        }
    }

    fn bonus(&mut self, rules: &BonusRules) {
        self.increasing(
            |index| format!("bonus.points.{index}.from"),
            rules.points.iter().map(|step| step.from),
        );
        for (index, step) in rules.points.iter().enumerate() {
            self.amount(&format!("bonus.points.{index}.amount"), step.amount);
        }
        self.amount("bonus.follow_ups.amount", rules.follow_ups.amount);
        self.increasing(
            |index| format!("bonus.contracts.{index}.receipts_from"),
            rules.contracts.iter().map(|step| step.receipts_from),
        );
        self.increasing(
            |index| format!("bonus.contracts.{index}.customers_from"),
            rules.contracts.iter().map(|step| step.customers_from),
        );
        for (index, step) in rules.contracts.iter().enumerate() {
            self.not_negative(&format!("bonus.contracts.{index}.receipts_from"), step.receipts_from);
            self.percent(&format!("bonus.contracts.{index}.percent"), step.percent);
        }
    }

    fn attendance(&mut self, rules: &AttendanceRules) {
        if rules.paid_days_per_month < Decimal::ONE {
            self.add("attendance.paid_days_per_month", LintProblem::TooSmall { least: 1 });
        }
        if rules.late_from < rules.day_from {
            self.add("attendance.late_from", LintProblem::EndBeforeBegin);
        }
        if rules.late_until < rules.late_from {
            self.add("attendance.late_until", LintProblem::EndBeforeBegin);
        }
        if rules.half_day_until < rules.late_until {
            self.add("attendance.half_day_until", LintProblem::EndBeforeBegin);
        }
        self.late_steps("attendance.late_steps", &rules.late_steps);
    }

    fn late_steps(&mut self, name: &str, steps: &[LateStep]) {
        match steps.first() {
            None => self.add(name, LintProblem::Empty),
            Some(first) if first.from != 1 => {
                self.add(format!("{name}.0.from"), LintProblem::NotFrom { start: 1 })
            }
            Some(_) => {}
        }
        self.increasing(|index| format!("{name}.{index}.from"), steps.iter().map(|step| step.from));
        for (index, step) in steps.iter().enumerate() {
            self.amount(&format!("{name}.{index}.each"), step.each.unwrap_or_default());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::{Value, json};

    fn findings(name: &str, value: Value) -> Vec<(String, LintProblem)> {
        let rules = RuleSet::regulation().with([(&name.to_owned(), &value)]).unwrap();
        lint(&rules).into_iter().map(|finding| (finding.name, finding.problem)).collect()
    }

    fn check(name: &str, value: Value, at: &str, problem: LintProblem) {
        assert_eq!(findings(name, value), [(at.to_owned(), problem)], "{name}");
    }

    #[test]
    fn the_regulation_itself_is_sound() {
        assert_eq!(lint(RuleSet::regulation()), []);
    }

    #[test]
    fn ladders_that_contradict_themselves_are_named_at_the_step() {
        let ladder = "commissioning.ladder";
        check(ladder, json!([]), ladder, LintProblem::Empty);
        check(
            ladder,
            json!([{"from": 10, "percent": "50"}]),
            "commissioning.ladder.0.from",
            LintProblem::NotFrom { start: 0 },
        );
        let steps = |second: u64, third: u64| json!([{"from": 0, "percent": 50}, {"from": second, "percent": 80}, {"from": third, "percent": 100}]);
        check(ladder, steps(3000, 2000), "commissioning.ladder.2.from", LintProblem::Unordered);
        check(ladder, steps(2000, 2000), "commissioning.ladder.2.from", LintProblem::Overlapping);
        check(
            ladder,
            json!([{"from": 0, "percent": "-1"}]),
            "commissioning.ladder.0.percent",
            LintProblem::Negative,
        );
        check(
            ladder,
            json!([{"from": 0, "percent": "1001"}]),
            "commissioning.ladder.0.percent",
            LintProblem::PercentTooLarge { most: 1000 },
        );
    }

    #[test]
    fn a_falling_ladder_is_unusual_and_allowed() {
        let falling = json!([{"from": 0, "percent": 100}, {"from": 2000, "percent": 50}]);
        assert_eq!(findings("commissioning.ladder", falling), []);
    }

    #[test]
    fn bands_may_have_gaps_but_not_overlap() {
        let name = "commissioning.rates.local";
        let bands = |to: Value, from: u64| json!([{"from": 0, "to": to, "rate": 1}, {"from": from, "to": null, "rate": 2}]);
        assert_eq!(findings(name, bands(json!(390), 510)), []);
        check(name, bands(json!(510), 510), "commissioning.rates.local.1.from", LintProblem::Overlapping);
        check(name, bands(json!(null), 510), "commissioning.rates.local.0.to", LintProblem::OpenInTheMiddle);
        check(name, json!([]), name, LintProblem::Empty);
        check(
            name,
            json!([{"from": 9, "to": 3, "rate": 1}]),
            "commissioning.rates.local.0.to",
            LintProblem::EndBeforeBegin,
        );
        check(
            name,
            json!([{"from": 0, "to": 3, "rate": -1}]),
            "commissioning.rates.local.0.rate",
            LintProblem::Negative,
        );
    }

    #[test]
    fn single_values_are_kept_within_sense() {
        check(
            "commissioning.first_percent",
            json!("100.5"),
            "commissioning.first_percent",
            LintProblem::PercentTooLarge { most: 100 },
        );
        check("commissioning.clerk_percent", json!(-1), "commissioning.clerk_percent", LintProblem::Negative);
        check("penalties.7.1.fine", json!(-5), "penalties.7.1.fine", LintProblem::Negative);
        let too_large = LintProblem::TooLarge { most: MAX_YUAN };
        check("penalties.7.1.fine", json!("10000000.01"), "penalties.7.1.fine", too_large);
        let times = "penalties.7.15.times_amount";
        check(times, json!(101), times, LintProblem::TooLarge { most: MOST_TIMES });
        let rates = json!([{"from": 0, "to": null, "rate": "100.5"}]);
        let rate = LintProblem::TooLarge { most: RATE.into() };
        check("commissioning.rates.county", rates, "commissioning.rates.county.0.rate", rate);
        check(
            "attendance.paid_days_per_month",
            json!(0),
            "attendance.paid_days_per_month",
            LintProblem::TooSmall { least: 1 },
        );
        check(
            "attendance.late_until",
            json!("07:00:00"),
            "attendance.late_until",
            LintProblem::EndBeforeBegin,
        );
        check("attendance.day_from", json!("08:01"), "attendance.late_from", LintProblem::EndBeforeBegin);
        check(
            "attendance.late_steps",
            json!([{"from": 2, "each": null}]),
            "attendance.late_steps.0.from",
            LintProblem::NotFrom { start: 1 },
        );
        assert_eq!(findings("repair.difference_tax_percent", json!("12.5")), []);
    }
}
