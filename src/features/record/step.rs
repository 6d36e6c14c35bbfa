//! A form as a step of a piece of work, and the page of the work that a form begins.

use super::{kinds::Kind, reader::Values};
use crate::{
    app::route::Route,
    domain::WorkId,
    journal::{FactBody, names::Named},
    ledger::Ledger,
    workflow::Command,
};

/// What a form is a step of: it is not asked for.
#[derive(Clone)]
pub struct StepOf {
    pub work: WorkId,
    /// What it does, as it is offered.
    pub offer: Command,
    /// The key of what is done.
    pub act: &'static str,
}

/// The name of a form's draft, and what tells the fields of a step from those of another: every work has its own, and
/// of its decisions each clause.
pub(super) fn form_name(kind: &Kind, step: Option<&StepOf>) -> String {
    let Some(StepOf { work, offer, .. }) = step else { return format!("record.{}", kind.code()) };
    let clause = kind.given_in(offer).into_iter().find(|(field, _)| *field == "clause");
    let clause = clause.map(|(_, clause)| format!(".{clause}")).unwrap_or_default();
    format!("record.{}.{}.{}{clause}", kind.code(), work.kind().code(), work.number())
}

/// The form of a step: what it is about is given.
pub(super) fn about_offer(kind: &Kind, values: Values, step: Option<&StepOf>) -> Values {
    let given = step.into_iter().flat_map(|step| kind.given_in(&step.offer));
    given.fold(values, |values, (field, given)| values.with(field, given))
}

/// Where one goes on when it is stored: the page of the work that it began.
pub(super) fn page_of(ledger: &Ledger, body: &FactBody) -> Option<Route> {
    match body.begins()? {
        Named::Work(noun, number) => ledger.work_called(noun, number).map(Route::Job),
        Named::Person(_) | Named::Site(_) => None,
    }
}
