//! Adopting a dated rule set, from wherever one is adopted.

use crate::{
    app::{derived::derived, desk::Desk, i18n::use_i18n, words::refusal_words},
    domain::Month,
    journal::FactBody,
    workflow::{Command, Reason},
};
use chrono::NaiveDate;
use leptos::prelude::*;
use serde_json::Value;
use std::collections::BTreeMap;

/// The command that adopts values from a month on.
pub fn command(on: NaiveDate, from: Month, name: String, values: BTreeMap<String, Value>) -> Command {
    Command::Record { on, body: FactBody::RuleSet { from, name, values } }
}

/// Why whoever sits here may not adopt anything; none: he may.
pub fn barred() -> Signal<Option<String>> {
    let desk = Desk::get();
    let i18n = use_i18n();
    derived(move || {
        let today = desk.today();
        // A name of any kind: only the role is asked for.
        let name = i18n.t("rules.tax.title");
        match desk.check(&command(today, Month::of(today), name, BTreeMap::new())) {
            Err(refusal) if matches!(refusal.reason, Reason::WrongRole { .. }) => {
                Some(refusal_words(i18n.words(), &refusal, &desk.ledger()))
            }
            _ => None,
        }
    })
}
