//! What the branch charges for its work, and what its quotes are made of.

use super::plan::{MANAGER, Planner, at};
use crate::{
    domain::{FeeRow, Money, QuoteLine},
    journal::{FactBody, FeesSet},
};
use serde::Deserialize;
use std::sync::LazyLock;

static FEES: LazyLock<Vec<Charged>> =
    LazyLock::new(|| serde_json::from_str(include_str!("fees.json")).expect("fees.json is read by tests"));

/// A row of the schedule, in whole yuan.
#[derive(Deserialize)]
struct Charged {
    name: String,
    #[serde(default)]
    model: String,
    unit: String,
    charge: i64,
    floor: i64,
    #[serde(default)]
    remark: String,
}

impl Charged {
    fn row(&self) -> FeeRow {
        FeeRow {
            name: self.name.clone(),
            model: self.model.clone(),
            unit: self.unit.clone(),
            charge: Money::yuan(self.charge),
            floor: Money::yuan(self.floor),
            remark: self.remark.clone(),
        }
    }
}

/// So many of some rows of the schedule, by their places in it.
pub(super) fn quote_lines(wanted: &[(usize, u32)]) -> Vec<QuoteLine> {
    wanted.iter().map(|(row, quantity)| QuoteLine::of(&FEES[*row].row(), *quantity)).collect()
}

impl Planner {
    /// The schedule holds from the first day on.
    pub(super) fn fees(&mut self) {
        let from = self.first.first();
        let rows = FEES.iter().map(Charged::row).collect();
        let body = FactBody::from(FeesSet { from, name: None, rows });
        self.record(at(self.workday_from(from), 9, 40), MANAGER, None, body);
    }
}
