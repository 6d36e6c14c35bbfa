//! What can be written down by hand: each kind with its fields, in the order of the paper form, and the fact it makes.

mod commissioning;
mod common;
mod office;
mod service;

use super::reader::{Reader, Values, Wrong, clause_of, goes_by_a_sum};
use crate::{
    domain::WorkKind,
    journal::{FactBody, kind::Declared},
    rules::RuleBook,
    workflow::Command,
};
use chrono::NaiveDate;

pub use crate::journal::kind::Whom;

/// What stands together in the list of kinds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Group {
    Commissioning,
    Repair,
    Maintenance,
    Attendance,
    Extra,
    Penalty,
    People,
}

impl Group {
    pub const ALL: [Group; 7] = [
        Group::Commissioning,
        Group::Repair,
        Group::Maintenance,
        Group::Attendance,
        Group::Extra,
        Group::Penalty,
        Group::People,
    ];

    pub fn name_key(self) -> &'static str {
        match self {
            Group::Commissioning => "forms.group.commissioning",
            Group::Repair => "forms.group.repair",
            Group::Maintenance => "forms.group.maintenance",
            Group::Attendance => "forms.group.attendance",
            Group::Extra => "forms.group.extra",
            Group::Penalty => "forms.group.penalty",
            Group::People => "forms.group.people",
        }
    }
}

/// What a repair lacks that is to be recorded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lacking {
    Money,
    Sheet,
    Callback,
    Approval,
}

/// How a field is entered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Input {
    Text,
    /// A fault, with those recorded before at the site to choose from.
    Fault,
    Day,
    Time,
    Month,
    Money,
    /// Money that came in, or with a minus was given back.
    Received,
    Count,
    Person(Whom),
    /// Somebody who can take a job, with the points of his month.
    Assignee,
    Site,
    Repair(Lacking),
    /// A notice or a repair.
    Job,
    Contract,
    Clause,
    /// A box to tick.
    Tick,
    /// The manager's own word: a box that nobody else has.
    Consent,
    /// Two answers, neither of them given beforehand.
    Answer {
        yes: &'static str,
        no: &'static str,
    },
}

/// Whether a field must be filled in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Need {
    Always,
    Never,
    /// When the chosen clause goes by a sum; otherwise there is nothing to fill in.
    BySum,
}

/// One field of a form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Spec {
    pub name: &'static str,
    pub label: &'static str,
    pub hint: Option<&'static str>,
    pub input: Input,
    pub need: Need,
    /// A day of a period and not of what happened: it may lie ahead, and is never filled in beforehand.
    pub of_period: bool,
    /// The field of the fact that it fills: most often its namesake.
    pub fills: &'static str,
}

pub(super) const fn field(name: &'static str, label: &'static str, input: Input) -> Spec {
    Spec { name, label, hint: None, input, need: Need::Always, of_period: false, fills: name }
}

impl Spec {
    pub(super) const fn optional(self) -> Spec {
        Spec { need: Need::Never, ..self }
    }

    pub(super) const fn by_sum(self) -> Spec {
        Spec { need: Need::BySum, ..self }
    }

    pub(super) const fn hint(self, key: &'static str) -> Spec {
        Spec { hint: Some(key), ..self }
    }

    pub(super) const fn of_period(self) -> Spec {
        Spec { of_period: true, ..self }
    }

    pub(super) const fn fills(self, field: &'static str) -> Spec {
        Spec { fills: field, ..self }
    }

    /// Whether it is the day on which something happened.
    pub fn is_day_of_event(&self) -> bool {
        self.input == Input::Day && !self.of_period
    }

    /// Whether it must be filled in, by what is typed elsewhere in the form.
    pub fn is_required(&self, values: &Values, book: &RuleBook, today: NaiveDate) -> bool {
        match self.need {
            Need::Always => true,
            Need::Never => false,
            Need::BySum => clause_of(values.get("clause"))
                .is_some_and(|clause| goes_by_a_sum(values, book, clause, today)),
        }
    }

    /// Whether it is asked for at all, by what is typed elsewhere in the form: a sum only where the clause goes by one.
    pub fn is_shown(&self, values: &Values, book: &RuleBook, today: NaiveDate) -> bool {
        self.need != Need::BySum || self.is_required(values, book, today)
    }
}

/// A kind of fact that is written down through a form.
pub struct Kind {
    pub declared: &'static Declared,
    pub group: Group,
    /// The sentence under its title; empty for a step, which has no page of its own.
    pub lead: &'static str,
    pub fields: &'static [Spec],
}

impl Kind {
    /// Its name in the address.
    pub fn code(&self) -> &'static str {
        self.declared.name
    }

    pub fn of(code: &str) -> Option<&'static Kind> {
        all().find(|kind| kind.code() == code)
    }

    /// The command of what was typed, by the rules of the book.
    ///
    /// # Errors
    /// Every field that cannot be understood.
    pub fn command(&self, values: &Values, book: &RuleBook, today: NaiveDate) -> Result<Command, Vec<Wrong>> {
        let mut reader = Reader::new(values, book, today);
        let read = reader.fact(self);
        reader.finish(read).map(|(on, body)| Command::Record { on, body })
    }

    /// The field that names the repair, notice, contract or site it is about.
    pub fn subject_field(&self) -> Option<&'static str> {
        let names = |spec: &&Spec| {
            matches!(spec.input, Input::Repair(_) | Input::Job | Input::Contract | Input::Site)
        };
        self.fields.iter().find(names).map(|spec| spec.name)
    }

    /// The field that names what it is about, with what a fact names in it.
    pub fn subject_in(&self, body: &FactBody) -> Option<(&'static str, String)> {
        let name = self.subject_field()?;
        let fills = self.fields.iter().find(|spec| spec.name == name)?.fills;
        let fact = body.any();
        let mut fields = fact.declared().fields.iter().zip(fact.fields());
        let (_, field) = fields.find(|(declared, _)| declared.name == fills)?;
        Some((name, field.value().as_str()?.to_owned()))
    }

    /// Whether a fact is of this kind.
    pub fn is_of(&self, body: &FactBody) -> bool {
        self.declared.name == body.declared().name
    }

    /// A command of this kind, to ask whose step it is.
    pub fn trial_command(&self, on: NaiveDate) -> Command {
        Command::Record { on, body: FactBody::blank(self.declared) }
    }
}

/// The kind that a fact is written down as, if it has a form here.
pub fn kind_of(body: &FactBody) -> Option<&'static Kind> {
    all().find(|kind| kind.is_of(body))
}

/// The form that records a fact as a step of a piece of work.
pub fn step_of(work: WorkKind, body: &FactBody) -> Option<&'static Kind> {
    match work {
        WorkKind::Commissioning => commissioning::STEPS.iter().find(|kind| kind.is_of(body)),
        WorkKind::Repair | WorkKind::Maintenance => kind_of(body),
    }
}

/// Every kind that is chosen from the list, in its order.
pub fn all() -> impl Iterator<Item = &'static Kind> {
    service::KINDS.iter().chain(office::KINDS)
}

#[cfg(test)]
mod tests;
