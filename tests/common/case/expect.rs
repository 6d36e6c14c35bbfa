//! What a case must come to.

use super::code;
use chrono::NaiveDateTime;
use fieldbook::{
    domain::{Money, Month, PenaltyClause, PersonId},
    rules::{DueCode, DueState, Item, OutcomeKind},
};
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};

/// Only what is named is compared.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Expect {
    #[serde(default)]
    pub pay: BTreeMap<Month, BTreeMap<PersonId, Pay>>,
    /// Not compared when absent, like outcomes.
    pub waiting: Option<Vec<Waiting>>,
    #[serde(default)]
    pub due: Vec<DueAt>,
    #[serde(default)]
    pub proposals: Vec<ProposalsAt>,
    pub outcomes: Option<Vec<Outcome>>,
    /// Positions in the log; absent means that nothing is refused.
    #[serde(default)]
    pub refused: BTreeSet<usize>,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Pay {
    pub lines: Vec<PayLine>,
    pub net: Money,
}

#[derive(Debug, Clone, Deserialize)]
pub struct PayLine(#[serde(deserialize_with = "code::item")] pub Item, pub String, pub Money);

/// Subject and clause.
#[derive(Debug, Clone, Deserialize)]
pub struct Waiting(pub String, #[serde(deserialize_with = "code::clause")] pub String);

#[derive(Debug, Clone, Deserialize)]
pub struct Outcome(
    #[serde(deserialize_with = "code::clause")] pub String,
    pub String,
    #[serde(deserialize_with = "code::outcome")] pub OutcomeKind,
);

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DueAt {
    #[serde(deserialize_with = "code::minute")]
    pub as_of: NaiveDateTime,
    /// Deadlines of these codes are compared; without them those of the first part.
    #[serde(default, deserialize_with = "code::dues")]
    pub codes: Option<Vec<DueCode>>,
    pub items: Vec<DueItem>,
}

/// Code, subject, person, last minute, state.
#[derive(Debug, Clone, Deserialize)]
pub struct DueItem(
    #[serde(deserialize_with = "code::due")] pub DueCode,
    pub String,
    pub String,
    #[serde(deserialize_with = "code::minute")] pub NaiveDateTime,
    #[serde(deserialize_with = "code::state")] pub DueState,
);

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ProposalsAt {
    #[serde(deserialize_with = "code::minute")]
    pub as_of: NaiveDateTime,
    pub items: Vec<ProposalItem>,
}

/// Clause, person, subject.
#[derive(Debug, Clone, Deserialize)]
pub struct ProposalItem(pub PenaltyClause, pub String, pub String);
