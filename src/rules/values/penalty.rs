//! What the clauses of chapter 7 cost.

use super::flexible;
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

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
