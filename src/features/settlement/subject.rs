//! What a line is about, in words and as a place to go to.

use crate::{
    app::{
        i18n::Words,
        route::Route,
        words::{closed_thing, contract_words, job_words, subject_words},
    },
    domain::{ContractId, JobId, Thing},
    journal::kind::Noun,
    ledger::Ledger,
    rules::Subject,
};

/// A subject as a person reads it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SubjectText {
    pub text: String,
    pub route: Option<Route>,
}

/// The words of a subject, and its screen where it has one.
pub fn subject_text(words: Words, ledger: &Ledger, subject: &Subject) -> SubjectText {
    match subject {
        Subject::Job(job) => job_text(words, ledger, job),
        Subject::Contract(contract) => contract_text(words, ledger, contract),
        Subject::Text(text) => closed_text(words, ledger, text),
        Subject::Day(what, id) => {
            SubjectText { text: subject_words(words, ledger, subject), route: Some(Route::day(*what, id)) }
        }
        Subject::Nothing | Subject::Travel(_) | Subject::Penalty(_) | Subject::Month(_) => {
            SubjectText { text: subject_words(words, ledger, subject), route: None }
        }
    }
}

/// A job by its site and number, with the way to it where it is known here.
pub fn job_text(words: Words, ledger: &Ledger, job: &JobId) -> SubjectText {
    let route = ledger.work_called(Noun::Job, job.as_str()).map(Route::Job);
    SubjectText { text: job_words(words, ledger, job), route }
}

fn contract_text(words: Words, ledger: &Ledger, contract: &ContractId) -> SubjectText {
    let route = ledger.work_called(Noun::Contract, contract.as_str()).map(Route::Job);
    SubjectText { text: contract_words(words, ledger, contract), route }
}

/// A closed line keeps only the text of its subject. A number that several carry leads to none of them.
fn closed_text(words: Words, ledger: &Ledger, text: &str) -> SubjectText {
    let route = match closed_thing(ledger, text) {
        Some(Thing::Work(work)) => Some(Route::Job(work)),
        Some(Thing::Day(what, id)) => Some(Route::day(what, &id)),
        Some(Thing::Journey(_)) | None => None,
    };
    SubjectText { text: subject_words(words, ledger, &Subject::Text(text.to_owned())), route }
}
