//! One value's text: what it must be, and what is wrong when it is not.

use crate::{app::format::plain_digits, rules::lint::LintProblem};
use chrono::NaiveTime;
use rust_decimal::Decimal;
use serde_json::Value;

/// What is wrong with what stands in a field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FieldProblem {
    Missing,
    NotANumber,
    NotWhole,
    BelowZero,
    TooLarge,
    TooPrecise,
    NotATime,
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
    if name.starts_with("reading.") {
        return Kind::Word;
    }
    let Some(last) = name.rsplit('.').next() else { return Kind::Word };
    match last {
        "counted_per" => Kind::Word,
        "day_from" | "late_from" | "late_until" | "half_day_until" | "sheet_time" => Kind::Time,
        "each" | "difference_tax_percent" => Kind::Decimal { empty: true },
        "to" => Kind::Whole { empty: true, most: u64::MAX },
        "dismissal_at" | "dismissal_instead_from" => Kind::Whole { empty: true, most: 10_000 },
        "from" | "below" | "recheck_from" | "alarm_only_points" | "customers_from" => {
            Kind::Whole { empty: false, most: u64::MAX }
        }
        "warnings" | "repeat_months" => Kind::Whole { empty: false, most: 10_000 },
        days if days.ends_with("_days") => Kind::Whole { empty: false, most: 10_000 },
        _ => decimal,
    }
}

pub(super) fn read_text(name: &str, text: &str) -> Result<Value, FieldProblem> {
    let kind = kind_of(name);
    let plain = plain_digits(text);
    if plain.is_empty() {
        return match kind {
            Kind::Decimal { empty: true } | Kind::Whole { empty: true, .. } => Ok(Value::Null),
            _ => Err(FieldProblem::Missing),
        };
    }
    match kind {
        Kind::Word => Ok(Value::String(text.to_owned())),
        Kind::Time => {
            let time = NaiveTime::parse_from_str(plain.get(..5).unwrap_or(&plain), "%H:%M");
            time.map(|time| Value::String(time.to_string())).map_err(|_| FieldProblem::NotATime)
        }
        Kind::Decimal { .. } | Kind::Whole { .. } => {
            let number: Decimal = plain.parse().map_err(|_| FieldProblem::NotANumber)?;
            if number.abs() > Decimal::from(1_000_000_000) {
                return Err(FieldProblem::TooLarge);
            }
            if let Kind::Whole { most, .. } = kind {
                if number < Decimal::ZERO {
                    return Err(FieldProblem::BelowZero);
                }
                if !number.is_integer() {
                    return Err(FieldProblem::NotWhole);
                }
                if number > Decimal::from(most) {
                    return Err(FieldProblem::TooLarge);
                }
            }
            if number.normalize().scale() > 6 {
                return Err(FieldProblem::TooPrecise);
            }
            Ok(Value::String(number.normalize().to_string()))
        }
    }
}
