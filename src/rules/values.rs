//! The values and readings of a rule set. None of them is a constant in code: the regulation's own stand in
//! `regulation.json`, a dated rule set says where it differs.

use crate::domain::{Area, PenaltyClause};
use chrono::NaiveTime;
use rust_decimal::Decimal;
use serde::{Deserialize, Deserializer, Serialize};
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
    pub deadlines: DeadlineRules,
    pub penalties: BTreeMap<PenaltyClause, PenaltyRule>,
}

macro_rules! reading {
    ($(#[$doc:meta])* $name:ident { $($variant:ident),* $(,)? }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
        #[serde(rename_all = "snake_case")]
        pub enum $name { $($variant),* }
    };
}

reading! {
    /// What the rate bands look at (5.1.1).
    RateBasis { ProjectTotal, PerController }
}
reading! {
    /// What a size in no band is paid by (5.1.1, 5.1.2).
    BandGap { NeedsRuling, LowerBand, UpperBand }
}
reading! {
    /// Where a pure alarm controller counts as a fixed number of points (5.1.1).
    AlarmOnlyPoints { Everywhere, LocalOnly }
}
reading! {
    /// What an extension pays for (5.1.5).
    ExtensionFee { AddedPointsAtTotalBand, AddedPointsAtOwnBand, TotalLessPaid }
}
reading! {
    /// Whether the ladder applies to a partner's project (5.1.6).
    PartnerLadder { Applies, Flat }
}
reading! {
    /// How the ladder's percentages apply to a month's fees (5.1.10).
    LadderMode { Slab, Marginal }
}
reading! {
    /// Who counts for the department's points (5.1.12).
    OnTheRoll { TechniciansAndLeaders, TechniciansOnly }
}
reading! {
    /// What the maintenance share is a share of (5.3.2).
    MaintenanceBase { ContractFee, Receipts, ReceiptsLessRebate }
}
reading! {
    /// How the service share goes on when a server leaves (5.3.3).
    SuccessorPay { AtEndByMonths, Monthly, AtEndAll }
}
reading! {
    /// What late papers do to the fee (7.4).
    LatePapers { WithholdThenForfeit, Withhold, Forfeit }
}
reading! {
    /// How a month's late mornings are charged (7.16).
    LateMode { Slab, Marginal }
}
reading! {
    /// Half of what, from the eighth late morning on (7.16.3).
    LateHalfOf { GrossPay, BaseWage }
}
reading! {
    /// Who is not paid for a repair in warranty (5.1.4).
    WarrantyRepair { CommissionerUnpaid, NobodyPaid }
}

/// Where the text can be read in more than one way.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Readings {
    pub rate_basis: RateBasis,
    pub band_gap: BandGap,
    pub alarm_only_points: AlarmOnlyPoints,
    pub extension_fee: ExtensionFee,
    pub partner_ladder: PartnerLadder,
    pub ladder_mode: LadderMode,
    pub on_the_roll: OnTheRoll,
    pub maintenance_base: MaintenanceBase,
    pub successor_pay: SuccessorPay,
    pub late_papers: LatePapers,
    pub late_mode: LateMode,
    pub late_half_of: LateHalfOf,
    pub warranty_repair: WarrantyRepair,
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
}

/// Over what a penalty's count runs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CountedPer {
    Year,
    Ever,
}

/// What a clause of chapter 7 costs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PenaltyRule {
    /// A fixed fine in yuan.
    #[serde(deserialize_with = "flexible::decimal")]
    pub fine: Decimal,
    /// How many times the base sum is charged.
    #[serde(deserialize_with = "flexible::decimal")]
    pub times_amount: Decimal,
    /// The manager's part in yuan.
    #[serde(deserialize_with = "flexible::decimal")]
    pub manager: Decimal,
    /// So many first times are a warning and cost nothing.
    #[serde(deserialize_with = "flexible::small")]
    pub warnings: u32,
    /// The time that brings dismissal besides the fine; 0: every time.
    #[serde(deserialize_with = "flexible::small_or_none")]
    pub dismissal_at: Option<u32>,
    /// From this time on, dismissal in place of the fine.
    #[serde(deserialize_with = "flexible::small_or_none")]
    pub dismissal_instead_from: Option<u32>,
    pub counted_per: CountedPer,
}

static REGULATION: LazyLock<RuleSet> =
    LazyLock::new(|| serde_json::from_str(include_str!("regulation.json")).expect("checked by a test"));

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

    /// A copy in which the named values are replaced. Names are dotted: `commissioning.low_points.below`.
    pub fn with<'a>(
        &self,
        values: impl IntoIterator<Item = (&'a String, &'a serde_json::Value)>,
    ) -> Result<RuleSet, ValueError> {
        let mut whole = self.to_json();
        for (name, value) in values {
            let place = whole
                .pointer_mut(&format!("/{}", Self::pointer(name)))
                .ok_or_else(|| ValueError::UnknownName(name.clone()))?;
            let before = std::mem::replace(place, value.clone());
            if let Err(error) = serde_json::from_value::<RuleSet>(whole.clone()) {
                drop(before);
                return Err(ValueError::Unfit { name: name.clone(), reason: error.to_string() });
            }
        }
        serde_json::from_value(whole)
            .map_err(|error| ValueError::Unfit { name: String::new(), reason: error.to_string() })
    }

    /// The value of a dotted name.
    pub fn value(&self, name: &str) -> Option<serde_json::Value> {
        self.to_json().pointer(&format!("/{}", Self::pointer(name))).cloned()
    }

    /// Penalty clauses carry dots of their own: `penalties.7.1.fine` is `/penalties/7.1/fine`.
    fn pointer(name: &str) -> String {
        match name.strip_prefix("penalties.") {
            Some(rest) => match rest.rsplit_once('.') {
                Some((clause, field))
                    if field.parse::<u32>().is_err() && !field.starts_with(char::is_numeric) =>
                {
                    format!("penalties/{clause}/{field}")
                }
                _ => format!("penalties/{rest}"),
            },
            None => name.replace('.', "/"),
        }
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

/// Numbers come as text or as JSON numbers; both are read exactly and kept within sensible limits.
mod flexible {
    use super::{Decimal, Deserialize, Deserializer};
    use serde::de::Error;

    #[derive(Deserialize)]
    #[serde(untagged)]
    enum Number {
        Text(String),
        Plain(serde_json::Number),
    }

    impl Number {
        fn read<E: Error>(self) -> Result<Decimal, E> {
            let text = match self {
                Number::Text(text) => text,
                Number::Plain(number) => number.to_string(),
            };
            let value: Decimal = text.trim().parse().map_err(|_| E::custom("not a number"))?;
            if value.abs() > Decimal::from(1_000_000_000) || value.normalize().scale() > 6 {
                return Err(E::custom("a number beyond the limits"));
            }
            Ok(value.normalize())
        }
    }

    fn to_whole<E: Error>(value: Decimal) -> Result<u64, E> {
        u64::try_from(value)
            .ok()
            .filter(|_| value.is_integer())
            .ok_or_else(|| E::custom("not a whole number"))
    }

    pub(super) fn decimal<'de, D: Deserializer<'de>>(d: D) -> Result<Decimal, D::Error> {
        Number::deserialize(d)?.read()
    }

    pub(super) fn decimal_or_none<'de, D: Deserializer<'de>>(d: D) -> Result<Option<Decimal>, D::Error> {
        Option::<Number>::deserialize(d)?.map(Number::read).transpose()
    }

    pub(super) fn whole<'de, D: Deserializer<'de>>(d: D) -> Result<u64, D::Error> {
        to_whole(Number::deserialize(d)?.read()?)
    }

    pub(super) fn whole_or_none<'de, D: Deserializer<'de>>(d: D) -> Result<Option<u64>, D::Error> {
        Option::<Number>::deserialize(d)?.map(|number| to_whole(number.read()?)).transpose()
    }

    pub(super) fn small<'de, D: Deserializer<'de>>(d: D) -> Result<u32, D::Error> {
        let value = whole(d)?;
        u32::try_from(value)
            .ok()
            .filter(|value| *value <= 10_000)
            .ok_or_else(|| D::Error::custom("too large"))
    }

    pub(super) fn small_or_none<'de, D: Deserializer<'de>>(d: D) -> Result<Option<u32>, D::Error> {
        let value = whole_or_none(d)?;
        value.map(|value| u32::try_from(value).map_err(|_| D::Error::custom("too large"))).transpose()
    }
}
