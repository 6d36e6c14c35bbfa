//! Ten years out of one: the branch's facts again and again, later and under other names.

use crate::branch::Branch;
use fieldbook::{
    domain::{FactId, Month, month::add_months},
    journal::{ClosedLine, Fact, FactBody},
    ledger::Ledger,
    rules::{Closings, RuleBook, settle},
};
use serde_json::Value;
use std::sync::Arc;

/// The months at the end that stay open.
pub const OPEN: usize = 3;

const MONTHS: u32 = 120;

/// What names a thing that a copy has for itself. People stay the same.
const NAMES: [&str; 6] = ["notice", "job", "repair", "site", "contract", "travel"];

/// The facts, and the last of the ten years' months.
pub fn ten_years(branch: &Branch, times: u32) -> (Vec<Arc<Fact>>, Month) {
    let length = branch.from.through(branch.to).count() as u32;
    let once = |body: &FactBody| {
        matches!(body, FactBody::Person { .. } | FactBody::BranchNamed { .. } | FactBody::Calendar(_))
    };
    let mut facts = Vec::new();
    for copy in 0..MONTHS.div_ceil(length) * times {
        for fact in &branch.facts {
            // Whoever leaves in the first year would be missing in the others.
            let left_out = matches!(fact.body, FactBody::CloseMonth { .. } | FactBody::Leave { .. });
            if !left_out && (copy == 0 || !once(&fact.body)) {
                facts.push(Arc::new(again(fact, copy, copy / times * length)));
            }
        }
    }
    let to = Month::of(add_months(branch.from.first(), MONTHS - 1));
    facts.extend(closings(&facts, branch.from, to));
    (facts, to)
}

fn again(fact: &Fact, copy: u32, months: u32) -> Fact {
    let mut value = serde_json::to_value(fact).expect("a fact has a text");
    move_on(&mut value, "", copy, months);
    let mut fact: Fact = serde_json::from_value(value).expect("a moved fact is a fact");
    let mut id = *fact.id.0.as_bytes();
    id[12..].copy_from_slice(&copy.to_be_bytes());
    fact.id = FactId(uuid::Uuid::from_bytes(id));
    fact
}

/// Moves the days and months in a fact on, and renames what it is about.
fn move_on(value: &mut Value, key: &str, copy: u32, months: u32) {
    match value {
        Value::Object(fields) => {
            for (key, value) in fields.iter_mut() {
                move_on(value, key, copy, months);
            }
        }
        Value::Array(values) => values.iter_mut().for_each(|value| move_on(value, key, copy, months)),
        Value::String(text) if NAMES.contains(&key) => text.push_str(&format!("-{copy}")),
        Value::String(text) => {
            if let Some(moved) = later(text, months) {
                *text = moved;
            }
        }
        _ => {}
    }
}

/// A day, a moment or a month, so many months later.
fn later(text: &str, months: u32) -> Option<String> {
    if let Ok(month) = text.parse::<Month>() {
        return Some(Month::of(add_months(month.first(), months)).to_string());
    }
    let (day, rest) = text.split_at_checked(10)?;
    Some(format!("{}{rest}", add_months(day.parse().ok()?, months)))
}

/// Every month but the last ones, closed with what it comes to.
fn closings(facts: &[Arc<Fact>], from: Month, to: Month) -> Vec<Arc<Fact>> {
    let ledger = Ledger::of(facts);
    let settlement = settle(&ledger, &RuleBook::of(&ledger), from, to, Closings::Ignored);
    let known_until = facts.iter().map(|fact| fact.recorded).max().expect("facts");
    let pattern = &facts[0];
    let closed = &settlement.months[..settlement.months.len() - OPEN];
    let close = |(index, sheet): (usize, &fieldbook::rules::MonthSheet)| {
        let lines = sheet.statements.values().flat_map(|statement| {
            statement.lines.iter().map(|line| ClosedLine {
                person: statement.person.clone(),
                item: line.item.code().to_owned(),
                subject: line.subject.to_string(),
                amount: line.amount,
            })
        });
        Arc::new(Fact {
            id: FactId(uuid::Uuid::from_u128(u128::MAX - index as u128)),
            on: known_until.date(),
            recorded: known_until,
            actor: pattern.actor.clone(),
            device: pattern.device.clone(),
            body: FactBody::CloseMonth { month: sheet.month, known_until, lines: lines.collect() },
        })
    };
    closed.iter().enumerate().map(close).collect()
}
