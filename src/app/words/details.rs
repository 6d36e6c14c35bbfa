//! What a fact says, row by row.

use super::{
    device_words,
    fact::{actor_name, fields},
    field_key,
    shown::{Shown, Told},
};
use crate::{
    app::{
        format::{full_day, time, yuan},
        i18n::Words,
    },
    domain::{DeviceId, Money},
    journal::{Fact, MonthClosed, kind::DeclaredField},
    ledger::Ledger,
    workflow::Field,
};
use serde_json::Value;

/// A row of what a fact says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Detail {
    pub label: String,
    pub value: String,
}

/// Everything a fact says, row by row: day, what happened, who recorded it, when and on which device, seen from `here`.
pub fn fact_details(words: Words, fact: &Fact, ledger: &Ledger, here: &DeviceId) -> Vec<Detail> {
    let row = |key: &str, value: String| Detail { label: words.t(key), value };
    let shown = Shown { words, ledger, fact };
    let mut rows = vec![row(field_key(Field::On), full_day(words, fact.on))];
    // That nobody said it is another fault is no answer.
    let says = |(field, value): &(&DeclaredField, Value)| field.name != "another_fault" || *value == true;
    rows.extend(fields(shown).filter(says).filter_map(|(field, value)| {
        shown.text(field.shape, value, Told::Row).map(|text| row(field.label, text))
    }));
    if let Some(closed) = fact.body.of::<MonthClosed>() {
        let total: Money = closed.lines.iter().map(|line| line.amount).sum();
        rows.push(row(field_key(Field::Amount), yuan(total.exact())));
    }
    let recorded = format!("{} {}", full_day(words, fact.recorded.date()), time(fact.recorded.time()));
    rows.push(row("facts.row.recorded", recorded));
    rows.push(row("facts.row.actor", actor_name(words, ledger, &fact.actor)));
    rows.push(row("facts.row.device", device_words(words, &fact.device, here)));
    rows
}
