//! Checks that many commands share.

use super::refusal::{Earlier, Field, Problem, Reason, Refusal, Thing};
use crate::{
    domain::{ContractId, JobId, Minute, PersonId, money::MAX_YUAN, month::YEARS, period::whole_months},
    journal::{
        FactBody,
        limits::{self, Beyond, Breach},
    },
    ledger::{Contract, Ledger, Person, Stamp},
};
use chrono::{Datelike, NaiveDate};

pub(super) fn day(field: Field, day: NaiveDate) -> Result<(), Refusal> {
    if YEARS.contains(&day.year()) { Ok(()) } else { Err(Refusal::field(field, Problem::DateOutOfRange)) }
}

/// The day on which something happened, and its minute where that is said.
pub(super) type When = (NaiveDate, Option<Minute>);

/// Whatever rests on something earlier does not come before it: facts count in the order of their days and minutes.
pub(super) fn not_before(
    clause: &'static str,
    what: Earlier,
    earlier: Stamp,
    when: When,
) -> Result<(), Refusal> {
    let Stamp { on, at, .. } = earlier;
    match when < (on, at) {
        true => Err(Refusal::by(clause, Reason::TooEarly { what, on, at })),
        false => Ok(()),
    }
}

/// What a fact may say at most, in the words of a refusal. A field without a name in forms is put down to the one
/// whose form it stands in.
pub(super) fn limits(body: &FactBody) -> Result<(), Refusal> {
    limits::check_body(body).map_err(|Beyond { field, breach }| {
        let problem = match breach {
            Breach::DateOutOfRange | Breach::OtherYear => Problem::DateOutOfRange,
            Breach::Empty => Problem::Empty,
            Breach::Negative => Problem::Negative,
            Breach::Zero => Problem::Zero,
            Breach::TooLong { most } => Problem::TooLong { most },
            Breach::Unseen { letter } => Problem::Unseen { letter },
            Breach::TooMany { most } => Problem::TooLarge { most: most as u64 },
            Breach::TooLarge { most } => Problem::TooLarge { most: u64::from(most) },
            Breach::AmountTooLarge => Problem::TooLarge { most: MAX_YUAN.unsigned_abs() },
            Breach::TooPrecise => Problem::TooLarge { most: u64::from(limits::RATE) },
        };
        Refusal::field(form_field(field), problem)
    })
}

fn form_field(name: &str) -> Field {
    match name {
        "name" | "source" => Field::Name,
        "customer" | "dealer" | "contact" => Field::Customer,
        "base_wage" => Field::BaseWage,
        "joined" => Field::Joined,
        "values" => Field::Values,
        "rows" => Field::Rows,
        "lines" => Field::Lines,
        "year" => Field::Year,
        "holidays" | "workdays" => Field::Days,
        "controllers" => Field::Controllers,
        "until" | "warranty_until" | "to" => Field::Until,
        "from" => Field::From,
        "remark" | "reason" => Field::Reason,
        "rate" => Field::Rate,
        "amount" => Field::Amount,
        "charged" => Field::Charged,
        "floor" => Field::Floor,
        "rebate" => Field::Rebate,
        "fault" => Field::Fault,
        "fee" => Field::Fee,
        "qualified" => Field::Qualified,
        "person" => Field::Person,
        "site" => Field::Site,
        "job" | "travel" => Field::Number,
        "at" => Field::At,
        "day" => Field::Day,
        _ => Field::On,
    }
}

pub(super) fn unknown(what: Thing, id: &str) -> Refusal {
    Refusal::new(Reason::Unknown { what, id: id.to_owned() })
}

pub(super) fn known(what: Thing, id: &str) -> Refusal {
    Refusal::new(Reason::AlreadyKnown { what, id: id.to_owned() })
}

/// A contract's period is whole months (5.3), here and in a file.
pub(super) fn period(from: NaiveDate, to: NaiveDate) -> Result<(), Problem> {
    match whole_months(from, to) {
        Some(_) => Ok(()),
        None if to < from => Err(Problem::EndBeforeBegin),
        None => Err(Problem::NotWholeMonths),
    }
}

pub(super) fn person<'a>(ledger: &'a Ledger, id: &PersonId) -> Result<&'a Person, Refusal> {
    ledger.people.get(id).ok_or_else(|| unknown(Thing::Person, id.as_str()))
}

pub(super) fn notice<'a>(ledger: &'a Ledger, id: &JobId) -> Result<&'a crate::ledger::Notice, Refusal> {
    ledger.notices.get(id).ok_or_else(|| unknown(Thing::Notice, id.as_str()))
}

pub(super) fn contract<'a>(ledger: &'a Ledger, id: &ContractId) -> Result<&'a Contract, Refusal> {
    ledger.contracts.get(id).ok_or_else(|| unknown(Thing::Contract, id.as_str()))
}
