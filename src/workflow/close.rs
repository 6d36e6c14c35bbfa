//! Closing a month, and taking a recorded fact back.

use super::{
    checks,
    refusal::{Field, Reason, Refusal, Thing},
};
use crate::{
    domain::{FactId, Month},
    journal::{ClosedLine, FactBody},
    ledger::Ledger,
    rules::{Closings, RuleBook, settle},
};
use chrono::{NaiveDate, NaiveDateTime};

/// The fact that closes a month: its figures by what was known until a moment. They never change again; what
/// becomes known later appears as adjustments.
pub(super) fn close_month(
    ledger: &Ledger,
    on: NaiveDate,
    month: Month,
    known_until: NaiveDateTime,
) -> Result<FactBody, Refusal> {
    checks::day(Field::Month, month.first())?;
    if ledger.closing(month).is_some() {
        return Err(Refusal::by("4.1", Reason::AlreadyClosed { month }));
    }
    if on < month.first() {
        return Err(Refusal::by("4.1", Reason::MonthNotOver { month }));
    }
    let known = ledger.known_by(known_until);
    let (book, _) = RuleBook::of(&known);
    let settlement = settle(&known, &book, month, month, Closings::Respected);
    let statements = settlement.months.into_iter().flat_map(|sheet| sheet.statements);
    let lines = statements
        .flat_map(|(person, statement)| {
            statement.lines.into_iter().map(move |line| ClosedLine {
                person: person.clone(),
                item: line.item.code().to_owned(),
                subject: line.subject.to_string(),
                amount: line.amount,
            })
        })
        .collect();
    Ok(FactBody::CloseMonth { month, known_until, lines })
}

/// Closings and withdrawals stand; everything else can be taken back, unless something recorded rests on it.
pub(super) fn withdrawal(ledger: &Ledger, fact: FactId) -> Result<(), Refusal> {
    let mistake = ledger
        .fact(fact)
        .ok_or_else(|| Refusal::new(Reason::Unknown { what: Thing::Fact, id: fact.to_string() }))?;
    if ledger.withdrawn.contains_key(&fact) {
        return Err(Refusal::new(Reason::AlreadyWithdrawn { fact }));
    }
    let stands = match &mistake.body {
        FactBody::CloseMonth { .. } | FactBody::Withdrawn { .. } => true,
        // A noun that others name stays: withdraw what hangs on it first.
        FactBody::Person { person, .. } => names(ledger, fact, person.as_str()),
        FactBody::Site { site, .. } => names(ledger, fact, site.as_str()),
        FactBody::Notice { notice, .. } => names(ledger, fact, notice.as_str()),
        FactBody::Repair { repair, .. } => names(ledger, fact, repair.as_str()),
        FactBody::Contract { contract, .. } => names(ledger, fact, contract.as_str()),
        _ => false,
    };
    if stands { Err(Refusal::new(Reason::CannotWithdraw)) } else { Ok(()) }
}

/// Another fact that counts names this id. Facts are compared as they are written, so that a new kind of fact
/// needs no entry here.
fn names(ledger: &Ledger, except: FactId, id: &str) -> bool {
    let value = serde_json::Value::String(id.to_owned());
    ledger.facts().iter().any(|fact| {
        fact.id != except
            && !ledger.withdrawn.contains_key(&fact.id)
            && !matches!(fact.body, FactBody::CloseMonth { .. })
            && serde_json::to_value(&fact.body).is_ok_and(|body| mentions(&body, &value))
    })
}

fn mentions(body: &serde_json::Value, id: &serde_json::Value) -> bool {
    match body {
        serde_json::Value::Object(fields) => fields.values().any(|field| mentions(field, id)),
        serde_json::Value::Array(items) => items.iter().any(|item| mentions(item, id)),
        value => value == id,
    }
}
