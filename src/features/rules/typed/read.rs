//! One value's text: what it must be, and what is wrong when it is not.

use crate::{
    domain::typed::{Mark, NumberError, NumberRule, TimeError, read_time},
    rules::lint::LintProblem,
};
use serde_json::Value;

/// The largest number that a rule value may be.
const MOST: u64 = 1_000_000_000;

/// What is wrong with what stands in a field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FieldProblem {
    Missing,
    Number(NumberError),
    Time(TimeError),
    Lint(LintProblem),
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Decimal { empty: bool },
    Whole { empty: bool, most: u64 },
    Time,
    Word,
}

/// What a value must be, by the last word of its name.
pub(super) fn kind_of(name: &str) -> Kind {
    let decimal = Kind::Decimal { empty: false };
    if name.starts_with("reading.") || name.starts_with("sheets.") {
        return Kind::Word;
    }
    let Some(last) = name.rsplit('.').next() else { return Kind::Word };
    match last {
        "counted_per" => Kind::Word,
        "day_from" | "late_from" | "late_until" | "half_day_until" | "sheet_time" | "register_time" => {
            Kind::Time
        }
        "each" | "difference_tax_percent" => Kind::Decimal { empty: true },
        "to" => Kind::Whole { empty: true, most: MOST },
        "dismissal_at" | "dismissal_instead_from" => Kind::Whole { empty: true, most: 10_000 },
        "from" | "below" | "recheck_from" | "alarm_only_points" | "customers_from" => {
            Kind::Whole { empty: false, most: MOST }
        }
        "warnings" | "repeat_months" | "list_day" | "phone_after" => {
            Kind::Whole { empty: false, most: 10_000 }
        }
        days if days.ends_with("_days") => Kind::Whole { empty: false, most: 10_000 },
        _ => decimal,
    }
}

/// The numbers that a value of a kind may be. Below zero is the lint's to judge: it knows the value by its name.
pub(super) fn rule_of(kind: Kind) -> Option<NumberRule> {
    let any = NumberRule { below_zero: true, zero: true, decimals: 6, most: MOST, mark: Mark::None };
    match kind {
        Kind::Decimal { .. } => Some(any),
        Kind::Whole { most, .. } => Some(NumberRule { below_zero: false, decimals: 0, most, ..any }),
        Kind::Time | Kind::Word => None,
    }
}

pub(super) fn read_text(name: &str, text: &str) -> Result<Value, FieldProblem> {
    let kind = kind_of(name);
    if text.trim().is_empty() {
        return match kind {
            Kind::Decimal { empty: true } | Kind::Whole { empty: true, .. } => Ok(Value::Null),
            _ => Err(FieldProblem::Missing),
        };
    }
    match rule_of(kind) {
        Some(rule) => {
            let number = rule.read(text).map_err(FieldProblem::Number)?;
            Ok(Value::String(number.to_string()))
        }
        None if kind == Kind::Time => {
            let time = read_time(text).map_err(FieldProblem::Time)?;
            Ok(Value::String(time.to_string()))
        }
        None => Ok(Value::String(text.to_owned())),
    }
}
