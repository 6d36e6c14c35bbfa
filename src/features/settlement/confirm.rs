//! The figures of a month as somebody is asked to confirm them before it is closed. Pure.

use crate::{
    domain::{Money, Month, PersonId},
    journal::ClosedLine,
    ledger::Ledger,
    workflow::close::{figures, nets},
};
use chrono::NaiveDateTime;

/// What the dialog shows is what the command carries: the month is closed with these lines or not at all.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Confirmed {
    pub lines: Vec<ClosedLine>,
    /// How many people the lines are of.
    pub people: usize,
    /// What finance pays out.
    pub payable: Money,
    /// Who owes, and how much.
    pub owing: Vec<(PersonId, Money)>,
}

/// The figures of a month by what is known now.
pub fn to_confirm(ledger: &Ledger, month: Month, now: NaiveDateTime) -> Confirmed {
    let lines = figures(ledger, month, now);
    let nets = nets(&lines);
    let owing =
        nets.iter().filter(|(_, net)| net.is_negative()).map(|(person, net)| ((*person).clone(), -*net));
    let owing = owing.collect();
    let payable = nets.values().filter(|net| !net.is_negative()).copied().sum();
    let people = nets.len();
    Confirmed { lines, people, payable, owing }
}
