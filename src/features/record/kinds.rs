//! What can be written down by hand: each kind with its fields, in the order of the paper form, and the fact it makes.

mod commissioning;
mod common;
mod decision;
mod input;
mod office;
mod register;
mod service;
mod site;

use super::{
    answers::{Answers, Unfilled},
    effect::{Says, Warns},
    reader::{Reader, Wrong, clause_of, goes_by_a_sum},
    same_fault::ASKED,
    values::Values,
};
use crate::{
    app::mended::WHOLE,
    domain::WorkKind,
    journal::{
        FactBody, Finished, PapersIn,
        kind::{Declared, Kind as _},
    },
    rules::RuleBook,
    workflow::Command,
};
use chrono::NaiveDate;

pub use crate::journal::kind::Whom;
pub use input::{Input, Lacking, Ticks};
pub use site::SITE_FORM;

/// What stands together in the list of kinds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Group {
    Register,
    Commissioning,
    Repair,
    Maintenance,
    Attendance,
    Extra,
    Penalty,
    People,
    Numbers,
}

impl Group {
    pub const ALL: [Group; 9] = [
        Group::Register,
        Group::Commissioning,
        Group::Repair,
        Group::Maintenance,
        Group::Attendance,
        Group::Extra,
        Group::Penalty,
        Group::People,
        Group::Numbers,
    ];

    pub fn name_key(self) -> &'static str {
        match self {
            Group::Register => "forms.group.register",
            Group::Commissioning => "forms.group.commissioning",
            Group::Repair => "forms.group.repair",
            Group::Maintenance => "forms.group.maintenance",
            Group::Attendance => "forms.group.attendance",
            Group::Extra => "forms.group.extra",
            Group::Penalty => "forms.group.penalty",
            Group::People => "forms.group.people",
            Group::Numbers => "forms.group.numbers",
        }
    }
}

/// Whether a field must be filled in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Need {
    Always,
    Never,
    /// When something was repaired that reads alike.
    WhenAlike,
    /// When the chosen clause goes by a sum; otherwise there is nothing to fill in.
    BySum,
}

/// One field of a form.
#[derive(Clone, Copy)]
pub struct Spec {
    pub name: &'static str,
    pub label: &'static str,
    pub hint: Option<&'static str>,
    pub input: Input,
    pub need: Need,
    /// What is said when it is left empty, where it is not what every such field says.
    pub empty: Option<&'static str>,
    /// The answer to another field with which it is asked for at all.
    pub only: Option<(&'static str, &'static str)>,
    /// Known of a step from what it is offered for, and then not asked for.
    pub given: bool,
    /// What is warned of under it, by what is typed.
    pub warns: Option<Warns>,
    /// A day of a period and not of what happened: it may lie ahead, and is never filled in beforehand.
    pub of_period: bool,
    /// The field of the fact that it fills: most often its namesake.
    pub fills: &'static str,
}

pub(super) const fn field(name: &'static str, label: &'static str, input: Input) -> Spec {
    Spec {
        name,
        label,
        hint: None,
        input,
        need: Need::Always,
        empty: None,
        only: None,
        given: false,
        warns: None,
        of_period: false,
        fills: name,
    }
}

impl Spec {
    pub(super) const fn optional(self) -> Spec {
        Spec { need: Need::Never, ..self }
    }

    pub(super) const fn when_alike(self) -> Spec {
        Spec { need: Need::WhenAlike, ..self }
    }

    pub(super) const fn by_sum(self) -> Spec {
        Spec { need: Need::BySum, ..self }
    }

    pub(super) const fn hint(self, key: &'static str) -> Spec {
        Spec { hint: Some(key), ..self }
    }

    pub(super) const fn empty(self, key: &'static str) -> Spec {
        Spec { empty: Some(key), ..self }
    }

    pub(super) const fn only(self, field: &'static str, answer: &'static str) -> Spec {
        Spec { only: Some((field, answer)), ..self }
    }

    pub(super) const fn given(self) -> Spec {
        Spec { given: true, ..self }
    }

    pub(super) const fn warns(self, warns: Warns) -> Spec {
        Spec { warns: Some(warns), ..self }
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
        let is_needed = match self.need {
            Need::Always => true,
            Need::Never => false,
            Need::WhenAlike => values.get(ASKED) == "yes",
            // The right clause, where another one is put in place of what was proposed.
            Need::BySum => clause_of(match values.get("right_clause") {
                "" => values.get("clause"),
                right => right,
            })
            .is_some_and(|clause| goes_by_a_sum(values, book, clause, today)),
        };
        is_needed && self.is_asked_with(values)
    }

    /// Whether it is asked for at all, by what is typed elsewhere in the form: a sum only where the clause goes by one.
    pub fn is_shown(&self, values: &Values, book: &RuleBook, today: NaiveDate) -> bool {
        self.is_asked_with(values) && (self.need != Need::BySum || self.is_required(values, book, today))
    }

    fn is_asked_with(&self, values: &Values) -> bool {
        self.only.is_none_or(|(field, answer)| values.get(field) == answer)
    }

    /// Whether it says what the fact is about: a repair, a notice, a contract or a site.
    fn is_subject(&self) -> bool {
        matches!(
            self.input,
            Input::Repair(_)
                | Input::Job
                | Input::Contract
                | Input::Numbered
                | Input::Site
                | Input::Brought(_)
                | Input::Objected
                | Input::Written
        )
    }
}

/// The key of what is done, if what is typed makes it another thing than what was offered.
type Acts = fn(&Values) -> Option<&'static str>;

/// What a form that could be understood becomes.
type Becomes = fn(&Kind, Answers) -> Result<Command, Unfilled>;

/// A kind of fact that is written down through a form.
pub struct Kind {
    pub declared: &'static Declared,
    pub group: Group,
    /// The sentence under its title; empty for a step, which has no page of its own.
    pub lead: &'static str,
    pub fields: &'static [Spec],
    /// What is said above its fields.
    pub opening: Says,
    /// What there is to know about what it is about, as it is typed.
    pub hints: Says,
    becomes: Becomes,
    /// The key of what is done by sending it, where what is typed makes it another thing.
    pub act: Option<Acts>,
}

/// A form whose fields are those of its fact.
const fn form(
    declared: &'static Declared,
    group: Group,
    lead: &'static str,
    fields: &'static [Spec],
) -> Kind {
    let becomes: Becomes = |kind, answers| answers.record(kind.declared);
    let quiet: Says = |_| None;
    Kind { declared, group, lead, fields, opening: quiet, hints: quiet, becomes, act: None }
}

impl Kind {
    const fn opening(self, opening: Says) -> Kind {
        Kind { opening, ..self }
    }

    const fn hints(self, hints: Says) -> Kind {
        Kind { hints, ..self }
    }

    const fn becomes(self, becomes: Becomes) -> Kind {
        Kind { becomes, ..self }
    }

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
    /// Every field that cannot be understood, or that leaves the fact without what it has to say.
    pub fn command(&self, values: &Values, book: &RuleBook, today: NaiveDate) -> Result<Command, Vec<Wrong>> {
        let mut reader = Reader::new(values, book, today);
        let answers = reader.answers(self);
        let answers = reader.finish(answers)?;
        (self.becomes)(self, answers).map_err(|Unfilled(field)| vec![self.unfilled(field)])
    }

    /// An error at the field that fills one of the fact, or at the form where none does.
    fn unfilled(&self, field: &str) -> Wrong {
        Wrong::unfilled(self.fields.iter().find(|spec| spec.fills == field).map_or(WHOLE, |spec| spec.name))
    }

    /// The field that names the repair, notice, contract or site it is about.
    pub fn subject_field(&self) -> Option<&'static str> {
        self.fields.iter().find(|spec| spec.is_subject()).map(|spec| spec.name)
    }

    /// Whether a field of a step is known from what it is offered for.
    pub fn is_given(&self, spec: &Spec) -> bool {
        spec.given || self.subject_field() == Some(spec.name)
    }

    /// What an offered step says already, by its fields.
    pub fn given_in(&self, offer: &Command) -> Vec<(&'static str, String)> {
        let known = self.fields.iter().filter(|spec| self.is_given(spec));
        known.filter_map(|spec| Some((spec.name, named_in(offer, spec.fills)?))).collect()
    }

    /// Whether a fact is of this kind.
    pub fn is_of(&self, body: &FactBody) -> bool {
        self.declared.name == body.declared().name
    }

    /// A command of this kind, to ask whose step it is.
    pub fn trial_command(&self, on: NaiveDate) -> Command {
        Command::Record { on, at: None, body: FactBody::blank(self.declared) }
    }
}

/// What a command says in a field, where that is a text.
fn named_in(command: &Command, field: &str) -> Option<String> {
    match command {
        Command::Record { body, .. } => {
            let fact = body.any();
            let mut fields = fact.declared().fields.iter().zip(fact.fields());
            let (_, field) = fields.find(|(declared, _)| declared.name == field)?;
            Some(field.value().as_str()?.to_owned())
        }
        Command::Finish { notice, .. } | Command::HandInPapers { notice, .. } => Some(notice.to_string()),
        Command::CloseMonth { .. } | Command::Withdraw { .. } => None,
    }
}
/// The kind that a fact is written down as, if it has a form here.
pub fn kind_of(body: &FactBody) -> Option<&'static Kind> {
    all().find(|kind| kind.is_of(body))
}

/// The form for the decision on a penalty.
pub fn decision() -> &'static Kind {
    &decision::DECISION
}

/// The form that puts another penalty in place of one that is proposed.
pub fn correction() -> &'static Kind {
    &decision::CORRECTION
}

/// The form for the own word of whoever a penalty is proposed for.
pub fn own_answer() -> &'static Kind {
    &decision::OWN_ANSWER
}

/// The form that does an offered step of a piece of work.
pub fn step_of(work: WorkKind, offer: &Command) -> Option<&'static Kind> {
    let name = kind_made_by(offer)?.name;
    match work {
        _ if decision::DECISION.code() == name => Some(&decision::DECISION),
        WorkKind::Commissioning => commissioning::STEPS.iter().find(|kind| kind.code() == name),
        WorkKind::Repair | WorkKind::Maintenance => all().find(|kind| kind.code() == name),
    }
}

/// The kind of fact that a command makes.
pub fn kind_made_by(command: &Command) -> Option<&'static Declared> {
    match command {
        Command::Record { body, .. } => Some(body.declared()),
        Command::Finish { .. } => Some(Finished::DECLARED),
        Command::HandInPapers { .. } => Some(PapersIn::DECLARED),
        Command::CloseMonth { .. } | Command::Withdraw { .. } => None,
    }
}

/// What has a page of its own: what is chosen from the list, in its order, and the steps of what the day brings.
pub fn all() -> impl Iterator<Item = &'static Kind> {
    register::KINDS.iter().chain(service::KINDS).chain(office::KINDS).chain(register::STEPS)
}

#[cfg(test)]
mod tests;
