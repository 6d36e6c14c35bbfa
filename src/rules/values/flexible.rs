//! Numbers come as text or as JSON numbers; both are read exactly and kept within sensible limits.

use crate::domain::PenaltyClause;
use rust_decimal::Decimal;
use serde::{
    Deserialize, Deserializer,
    de::{Error, IntoDeserializer},
};
use std::collections::BTreeMap;

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
    u64::try_from(value).ok().filter(|_| value.is_integer()).ok_or_else(|| E::custom("not a whole number"))
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
    u32::try_from(value).ok().filter(|value| *value <= 10_000).ok_or_else(|| D::Error::custom("too large"))
}

pub(super) fn small_or_none<'de, D: Deserializer<'de>>(d: D) -> Result<Option<u32>, D::Error> {
    let value = whole_or_none(d)?;
    value.map(|value| u32::try_from(value).map_err(|_| D::Error::custom("too large"))).transpose()
}

/// What stands under clauses. They are read as texts first: the path to what does not fit then names its clause.
pub(super) fn by_clause<'de, D, T>(d: D) -> Result<BTreeMap<PenaltyClause, T>, D::Error>
where
    D: Deserializer<'de>,
    T: Deserialize<'de>,
{
    let read = BTreeMap::<String, T>::deserialize(d)?;
    let mut found = BTreeMap::new();
    for (code, value) in read {
        found.insert(PenaltyClause::deserialize(code.into_deserializer())?, value);
    }
    Ok(found)
}
