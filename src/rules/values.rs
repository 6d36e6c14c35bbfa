//! The values and readings of a rule set. None of them is a constant in code: the regulation's own stand in
//! `regulation.json`, a dated rule set says where it differs.

mod changes;
mod flexible;
mod penalty;
mod readings;
#[cfg(test)]
mod tests;

pub use changes::{PlaceChange, changed_places};
pub use penalty::{CountedPer, PenaltyRule};
pub use readings::*;

use crate::domain::{Area, PenaltyClause, VisitKind};
use chrono::NaiveTime;
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};
use std::{collections::BTreeMap, sync::LazyLock};

/// A whole rule set: every rate, step, limit, percentage and reading.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RuleSet {
    pub reading: Readings,
    pub commissioning: CommissioningRules,
    pub repair: RepairRules,
    pub maintenance: MaintenanceRules,
    pub bonus: BonusRules,
    pub product_issue: ProductIssueRules,
    pub attendance: AttendanceRules,
    pub papers: PaperRules,
    pub sheets: SheetRules,
    pub follow_up: FollowUpRules,
    pub deadlines: DeadlineRules,
    #[serde(deserialize_with = "flexible::by_clause")]
    pub penalties: BTreeMap<PenaltyClause, PenaltyRule>,
}

/// A band of project sizes with its rate; both ends belong to it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Band {
    #[serde(deserialize_with = "flexible::whole")]
    pub from: u64,
    #[serde(deserialize_with = "flexible::whole_or_none")]
    pub to: Option<u64>,
    /// Yuan a point.
    #[serde(deserialize_with = "flexible::decimal")]
    pub rate: Decimal,
}

/// The bands of each area.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rates {
    pub local: Vec<Band>,
    pub county: Vec<Band>,
    pub elsewhere: Vec<Band>,
    pub partner: Vec<Band>,
}

impl Rates {
    /// The dotted name of an area's bands in the rule set.
    pub fn name_of(area: Area) -> &'static str {
        match area {
            Area::Local => "commissioning.rates.local",
            Area::County => "commissioning.rates.county",
            Area::Elsewhere => "commissioning.rates.elsewhere",
            Area::Partner => "commissioning.rates.partner",
        }
    }

    pub fn of(&self, area: Area) -> &[Band] {
        match area {
            Area::Local => &self.local,
            Area::County => &self.county,
            Area::Elsewhere => &self.elsewhere,
            Area::Partner => &self.partner,
        }
    }
}

/// A step of the monthly ladder; it starts at its own number (5.1.10).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LadderStep {
    #[serde(deserialize_with = "flexible::whole")]
    pub from: u64,
    #[serde(deserialize_with = "flexible::decimal")]
    pub percent: Decimal,
}

/// Who is charged for too few points (5.1.10).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LowPoints {
    #[serde(deserialize_with = "flexible::whole")]
    pub below: u64,
    #[serde(deserialize_with = "flexible::decimal")]
    pub amount: Decimal,
}

/// 5.1 and 5.5.2.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CommissioningRules {
    pub rates: Rates,
    pub ladder: Vec<LadderStep>,
    #[serde(deserialize_with = "flexible::decimal")]
    pub first_percent: Decimal,
    pub low_points: LowPoints,
    #[serde(deserialize_with = "flexible::whole")]
    pub recheck_from: u64,
    #[serde(deserialize_with = "flexible::decimal")]
    pub clerk_percent: Decimal,
    #[serde(deserialize_with = "flexible::whole")]
    pub alarm_only_points: u64,
}

/// 5.2.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RepairRules {
    /// The text names no rate: without one a repair waits (5.2.5).
    #[serde(deserialize_with = "flexible::decimal_or_none")]
    pub difference_tax_percent: Option<Decimal>,
    #[serde(deserialize_with = "flexible::small")]
    pub repeat_months: u32,
}

/// 5.3.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MaintenanceRules {
    #[serde(deserialize_with = "flexible::decimal")]
    pub signing_percent: Decimal,
    #[serde(deserialize_with = "flexible::decimal")]
    pub service_percent: Decimal,
}

/// From a count on, an amount.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BonusStep {
    #[serde(deserialize_with = "flexible::whole")]
    pub from: u64,
    #[serde(deserialize_with = "flexible::decimal")]
    pub amount: Decimal,
}

/// A step of the contract bonus; either measure reaches it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ContractBonusStep {
    #[serde(deserialize_with = "flexible::decimal")]
    pub receipts_from: Decimal,
    #[serde(deserialize_with = "flexible::whole")]
    pub customers_from: u64,
    #[serde(deserialize_with = "flexible::decimal")]
    pub percent: Decimal,
}

/// 5.4.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BonusRules {
    pub points: Vec<BonusStep>,
    pub follow_ups: BonusStep,
    pub contracts: Vec<ContractBonusStep>,
}

/// 5.5.1.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ProductIssueRules {
    #[serde(deserialize_with = "flexible::decimal")]
    pub amount: Decimal,
}

/// A step of the charge for late mornings: from this many on, so much each, or half the month's wage.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LateStep {
    #[serde(deserialize_with = "flexible::whole")]
    pub from: u64,
    /// Yuan each; none: half the month's wage (7.16.3).
    #[serde(deserialize_with = "flexible::decimal_or_none")]
    pub each: Option<Decimal>,
}

/// 6.7 and 7.16.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AttendanceRules {
    #[serde(deserialize_with = "flexible::decimal")]
    pub paid_days_per_month: Decimal,
    /// The first minute of the working day: an earlier clock-in belongs to the day before.
    pub day_from: NaiveTime,
    /// The first late minute.
    pub late_from: NaiveTime,
    /// The last minute that is late and no half day yet.
    pub late_until: NaiveTime,
    /// The last minute of a half day; what comes later is outside the regulation.
    pub half_day_until: NaiveTime,
    pub late_steps: Vec<LateStep>,
}

/// How long papers may take, in calendar days (5.1.7, 7.4, 7.5).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PaperRules {
    #[serde(deserialize_with = "flexible::small")]
    pub within_days: u32,
    #[serde(deserialize_with = "flexible::small")]
    pub further_days: u32,
    #[serde(deserialize_with = "flexible::small")]
    pub redo_days: u32,
}

/// The other deadlines (6.1.9, 6.2.9, 6.2.10).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DeadlineRules {
    #[serde(deserialize_with = "flexible::small")]
    pub callback_days: u32,
    #[serde(deserialize_with = "flexible::small")]
    pub recheck_days: u32,
    #[serde(deserialize_with = "flexible::small")]
    pub sheet_days: u32,
    pub sheet_time: NaiveTime,
    /// By when a request has its visit in the register, on the day that is wanted (6.5.2).
    pub register_time: NaiveTime,
    /// The day of the next month by whose end finance has the list of assignments (6.1.10).
    #[serde(deserialize_with = "flexible::small")]
    pub list_day: u32,
}

/// Which visits owe a feedback sheet (6.5.5).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SheetRules {
    pub of: Vec<VisitKind>,
}

/// Follow-ups (6.3).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FollowUpRules {
    /// So many reviewed visits come before one by phone (6.3.6).
    #[serde(deserialize_with = "flexible::small")]
    pub phone_after: u32,
}

static REGULATION: LazyLock<RuleSet> = LazyLock::new(|| {
    let json = serde_json::from_str(include_str!("regulation.json")).expect("checked by a test");
    RuleSet::from_json(json).expect("checked by a test")
});

/// Why a value does not fit a rule set.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ValueError {
    #[error("no rule value is called {0}")]
    UnknownName(String),
    #[error("{name}: {reason}")]
    Unfit { name: String, reason: String },
}

impl RuleSet {
    /// The regulation's own values and default readings.
    pub fn regulation() -> &'static RuleSet {
        &REGULATION
    }

    /// Reads a whole set. Whatever reads one does it through this: the code that takes it apart is then in the app once.
    ///
    /// # Errors
    /// The dotted place that does not fit; empty where it is the set as a whole.
    pub fn from_json(json: serde_json::Value) -> Result<RuleSet, ValueError> {
        serde_path_to_error::deserialize(json).map_err(|error| ValueError::Unfit {
            name: dotted(error.path()),
            reason: error.inner().to_string(),
        })
    }

    /// A copy in which the named values are replaced. Names are dotted: `commissioning.low_points.below`.
    ///
    /// # Errors
    /// The name that is none, or whose value does not fit.
    pub fn with<'a>(
        &self,
        values: impl IntoIterator<Item = (&'a String, &'a serde_json::Value)>,
    ) -> Result<RuleSet, ValueError> {
        let mut whole = self.to_json();
        let mut names = Vec::new();
        for (name, value) in values {
            let place =
                whole.pointer_mut(&pointer(name)).ok_or_else(|| ValueError::UnknownName(name.clone()))?;
            *place = value.clone();
            names.push(name);
        }
        RuleSet::from_json(whole).map_err(|error| match error {
            // The place may lie within a value; what was given has a name of its own.
            ValueError::Unfit { name: place, reason } => {
                let given =
                    names.into_iter().filter(|name| is_within(&place, name)).max_by_key(|name| name.len());
                ValueError::Unfit { name: given.cloned().unwrap_or(place), reason }
            }
            other => other,
        })
    }

    /// The value of a dotted name.
    pub fn value(&self, name: &str) -> Option<serde_json::Value> {
        self.to_json().pointer(&pointer(name)).cloned()
    }

    /// The values in which this set differs from another, by the shortest dotted names that can be set.
    pub fn differences_from(&self, other: &RuleSet) -> BTreeMap<String, serde_json::Value> {
        let mut found = BTreeMap::new();
        collect_differences("", &self.to_json(), &other.to_json(), &mut found);
        found
    }

    fn to_json(&self) -> serde_json::Value {
        serde_json::to_value(self).unwrap_or_default()
    }
}

/// Where a dotted name points in a set as JSON. Penalty clauses carry dots of their own: `penalties.7.1.fine` is
/// `/penalties/7.1/fine`, and `penalties.7.1` the whole clause.
pub fn pointer(name: &str) -> String {
    match name.strip_prefix("penalties.") {
        Some(rest) => match rest.rsplit_once('.') {
            Some((clause, field)) if !field.starts_with(char::is_numeric) => {
                format!("/penalties/{clause}/{field}")
            }
            _ => format!("/penalties/{rest}"),
        },
        None => format!("/{}", name.replace('.', "/")),
    }
}

/// The dotted name of a place.
fn dotted(path: &serde_path_to_error::Path) -> String {
    use serde_path_to_error::Segment;
    let part = |segment: &Segment| match segment {
        Segment::Seq { index } => Some(index.to_string()),
        Segment::Map { key } => Some(key.clone()),
        Segment::Enum { .. } | Segment::Unknown => None,
    };
    path.iter().filter_map(part).collect::<Vec<_>>().join(".")
}

/// Whether a dotted place is what a name stands for, or a part of it.
fn is_within(place: &str, name: &str) -> bool {
    place.strip_prefix(name).is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
}

fn collect_differences(
    name: &str,
    mine: &serde_json::Value,
    theirs: &serde_json::Value,
    found: &mut BTreeMap<String, serde_json::Value>,
) {
    match (mine, theirs) {
        (serde_json::Value::Object(mine), serde_json::Value::Object(theirs)) => {
            for (key, value) in mine {
                let name = if name.is_empty() { key.clone() } else { format!("{name}.{key}") };
                let other = theirs.get(key).unwrap_or(&serde_json::Value::Null);
                collect_differences(&name, value, other, found);
            }
        }
        _ if mine != theirs => {
            found.insert(name.to_owned(), mine.clone());
        }
        _ => {}
    }
}
