//! A form as a step of a piece of work, and the page of the work that a form begins.

use super::{kinds::Kind, reader::Values};
use crate::{
    app::route::Route,
    domain::WorkId,
    journal::{FactBody, names::Named},
    ledger::Ledger,
};

/// What a form is a step of: it is not asked for.
#[derive(Clone)]
pub struct StepOf {
    pub work: WorkId,
    /// The fact that it records, as it is offered.
    pub offer: FactBody,
    /// The key of what is done.
    pub act: &'static str,
}

/// A step's draft is that of its work: every work has its own.
pub(super) fn draft_name(kind: &Kind, step: Option<&StepOf>) -> String {
    match step {
        Some(StepOf { work, .. }) => {
            format!("record.{}.{}.{}", kind.code(), work.kind().code(), work.number())
        }
        None => format!("record.{}", kind.code()),
    }
}

/// The form of a step: what it is about is given.
pub(super) fn about_offer(kind: &Kind, values: Values, step: Option<&StepOf>) -> Values {
    let about = step.and_then(|step| kind.subject_in(&step.offer));
    about.into_iter().fold(values, |values, (field, about)| values.with(field, about))
}

/// Where one goes on when it is stored: the page of the work that it began.
pub(super) fn page_of(ledger: &Ledger, body: &FactBody) -> Option<Route> {
    match body.begins()? {
        Named::Work(noun, number) => ledger.work_called(noun, number).map(Route::Job),
        Named::Person(_) | Named::Site(_) => None,
    }
}
