//! Checks that many commands share.

use super::refusal::{Field, Problem, Reason, Refusal, Thing};
use crate::{
    domain::{CalendarYear, ContractId, JobId, Money, Month, PersonId, SiteId, TravelId, month::YEARS},
    ledger::{Ledger, Person, Site},
};
use chrono::{Datelike, NaiveDate};
use rust_decimal::Decimal;

/// The longest name or sentence a form accepts, in characters.
const MAX_TEXT: usize = 200;

pub(super) fn day(field: Field, day: NaiveDate) -> Result<(), Refusal> {
    if YEARS.contains(&day.year()) { Ok(()) } else { Err(Refusal::field(field, Problem::DateOutOfRange)) }
}

pub(super) fn text(field: Field, text: &str) -> Result<(), Refusal> {
    if text.trim().is_empty() {
        return Err(Refusal::field(field, Problem::Empty));
    }
    if text.chars().count() > MAX_TEXT {
        return Err(Refusal::field(field, Problem::TooLong { most: MAX_TEXT }));
    }
    Ok(())
}

pub(super) fn not_negative(field: Field, amount: Money) -> Result<(), Refusal> {
    if amount.is_negative() { Err(Refusal::field(field, Problem::Negative)) } else { Ok(()) }
}

pub(super) fn rate(rate: Decimal) -> Result<(), Refusal> {
    if rate.is_sign_negative() && !rate.is_zero() {
        return Err(Refusal::field(Field::Rate, Problem::Negative));
    }
    if rate > Decimal::from(10_000) || rate.scale() > 6 {
        return Err(Refusal::field(Field::Rate, Problem::TooLarge { most: 10_000 }));
    }
    Ok(())
}

fn unknown(what: Thing, id: &str) -> Refusal {
    Refusal::new(Reason::Unknown { what, id: id.to_owned() })
}

fn known(what: Thing, id: &str) -> Refusal {
    Refusal::new(Reason::AlreadyKnown { what, id: id.to_owned() })
}

pub(super) fn person<'a>(ledger: &'a Ledger, id: &PersonId) -> Result<&'a Person, Refusal> {
    ledger.people.get(id).ok_or_else(|| unknown(Thing::Person, id.as_str()))
}

pub(super) fn site<'a>(ledger: &'a Ledger, id: &SiteId) -> Result<&'a Site, Refusal> {
    ledger.sites.get(id).ok_or_else(|| unknown(Thing::Site, id.as_str()))
}

pub(super) fn notice<'a>(ledger: &'a Ledger, id: &JobId) -> Result<&'a crate::ledger::Notice, Refusal> {
    ledger.notices.get(id).ok_or_else(|| unknown(Thing::Notice, id.as_str()))
}

pub(super) fn job(ledger: &Ledger, id: &JobId) -> Result<(), Refusal> {
    if ledger.notices.contains_key(id) || ledger.repairs.contains_key(id) {
        return Ok(());
    }
    Err(unknown(Thing::Job, id.as_str()))
}

pub(super) fn repair(ledger: &Ledger, id: &JobId) -> Result<(), Refusal> {
    if ledger.repairs.contains_key(id) { Ok(()) } else { Err(unknown(Thing::Repair, id.as_str())) }
}

pub(super) fn contract(ledger: &Ledger, id: &ContractId) -> Result<(), Refusal> {
    if ledger.contracts.contains_key(id) { Ok(()) } else { Err(unknown(Thing::Contract, id.as_str())) }
}

pub(super) fn new_person(ledger: &Ledger, id: &PersonId) -> Result<(), Refusal> {
    if ledger.people.contains_key(id) { Err(known(Thing::Person, id.as_str())) } else { Ok(()) }
}

pub(super) fn new_job(ledger: &Ledger, id: &JobId) -> Result<(), Refusal> {
    if job(ledger, id).is_ok() { Err(known(Thing::Job, id.as_str())) } else { Ok(()) }
}

pub(super) fn new_contract(ledger: &Ledger, id: &ContractId) -> Result<(), Refusal> {
    if ledger.contracts.contains_key(id) { Err(known(Thing::Contract, id.as_str())) } else { Ok(()) }
}

pub(super) fn new_travel(ledger: &Ledger, id: &TravelId) -> Result<(), Refusal> {
    if ledger.travel.contains_key(id) { Err(known(Thing::Travel, id.as_str())) } else { Ok(()) }
}

/// A calendar year names days of its own year, once each, and make-up workdays fall on weekends or holidays.
pub(super) fn calendar(year: &CalendarYear) -> Result<(), Refusal> {
    if Month::new(year.year, 1).is_err() {
        return Err(Refusal::field(Field::Year, Problem::DateOutOfRange));
    }
    text(Field::Name, &year.source)?;
    let mut days = year.holidays.iter().chain(&year.workdays);
    if days.any(|day| day.year() != year.year) {
        return Err(Refusal::field(Field::Days, Problem::DateOutOfRange));
    }
    Ok(())
}
