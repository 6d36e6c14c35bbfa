//! What service costs: the rows of the fee schedule, and the lines of a quote that follows it (5.2.1, 5.2.5).

use super::Money;
use crate::letters::name_key;
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

/// One thing that the fee schedule has a price for.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FeeRow {
    pub name: String,
    /// Its model or number; things of one name are told apart by it.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub model: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub unit: String,
    /// What the customer is charged for one.
    pub charge: Money,
    /// What the company wants of it at least (5.2.5).
    pub floor: Money,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub remark: String,
}

impl FeeRow {
    /// What tells it from every other row, however it is spaced or how wide its letters are.
    pub fn key(&self) -> FeeKey {
        (name_key(&self.name), name_key(&self.model))
    }

    /// Its name, with its model where there is one.
    pub fn called(&self) -> String {
        called(&self.name, &self.model)
    }
}

/// The name and the model of a row, as they are compared.
pub type FeeKey = (String, String);

/// One thing of a quote: so many at such a price.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct QuoteLine {
    pub name: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub model: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub unit: String,
    pub quantity: u32,
    /// For one.
    pub charge: Money,
    /// For one.
    pub floor: Money,
}

impl QuoteLine {
    /// So many of a row of the schedule.
    pub fn of(row: &FeeRow, quantity: u32) -> QuoteLine {
        QuoteLine {
            name: row.name.clone(),
            model: row.model.clone(),
            unit: row.unit.clone(),
            quantity,
            charge: row.charge,
            floor: row.floor,
        }
    }

    pub fn key(&self) -> FeeKey {
        (name_key(&self.name), name_key(&self.model))
    }

    pub fn called(&self) -> String {
        called(&self.name, &self.model)
    }

    /// What all of it is charged.
    pub fn charged(&self) -> Money {
        times(self.charge, self.quantity)
    }

    /// The floor of all of it.
    pub fn least(&self) -> Money {
        times(self.floor, self.quantity)
    }
}

fn called(name: &str, model: &str) -> String {
    if model.is_empty() { name.to_owned() } else { format!("{name} {model}") }
}

/// Fen times a whole number are fen: nothing is rounded.
fn times(one: Money, quantity: u32) -> Money {
    Money::round(one.exact() * Decimal::from(quantity))
}

/// What the lines of a quote are charged together, and their floor.
pub fn sums(lines: &[QuoteLine]) -> (Money, Money) {
    (lines.iter().map(QuoteLine::charged).sum(), lines.iter().map(QuoteLine::least).sum())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(name: &str, charge: &str, floor: &str) -> FeeRow {
        let [charge, floor] = [charge, floor].map(|amount| Money::parse(amount).unwrap());
        FeeRow { name: name.into(), charge, floor, ..FeeRow::default() }
    }

    #[test]
    fn lines_add_up_to_the_fen() {
        let lines = [
            QuoteLine::of(&row("主板", "0.10", "0.07"), 3),
            QuoteLine::of(&row("电源", "1250.55", "800"), 2),
        ];
        let (charged, floor) = sums(&lines);
        assert_eq!((charged.to_string(), floor.to_string()), ("2501.40".into(), "1600.21".into()));
        assert_eq!(sums(&[]), (Money::ZERO, Money::ZERO));
    }

    #[test]
    fn a_row_is_the_same_however_wide_its_letters_are() {
        let wide = FeeRow { model: "ＪＢ－１".into(), ..row("主板", "1", "1") };
        let narrow = FeeRow { model: "JB-1".into(), ..row("主 板", "2", "1") };
        let other = FeeRow { model: "JB-2".into(), ..row("主板", "2", "1") };
        assert_eq!(wide.key(), narrow.key());
        assert_ne!(wide.key(), other.key());
        assert_eq!(other.called(), "主板 JB-2");
    }
}
