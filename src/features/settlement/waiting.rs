//! What waits and what would free it, the warnings, and what the facts bring besides money. Pure.

use super::subject::job_text;
use crate::{
    app::{
        format::{self, yuan},
        i18n::Words,
        route::Route,
        words::{clause_words, person_name, role_key},
    },
    domain::{JobId, Month},
    ledger::Ledger,
    rules::{Outcome, OutcomeKind, Waiting, WaitingFor, Warning},
};
use chrono::NaiveDate;

/// Something that waits, as a person reads it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WaitingText {
    pub sentence: String,
    /// Who can free it, and how.
    pub freed_by: String,
    pub clause: String,
    pub route: Option<Route>,
}

/// The words of what waits.
pub fn waiting_text(words: Words, ledger: &Ledger, waiting: &Waiting) -> WaitingText {
    let job = job_text(words, ledger, &waiting.subject);
    let person = person_name(ledger, &waiting.person);
    let (what, how, route) = match waiting.what {
        WaitingFor::LateDecision => ("settlement.wait.late_papers", "settlement.free.late_papers", job.route),
        WaitingFor::Reassign => ("settlement.wait.unfinished", "settlement.free.unfinished", job.route),
        WaitingFor::Successor => ("settlement.wait.successor", "settlement.free.successor", job.route),
        WaitingFor::TaxRate => ("settlement.wait.tax_rate", "settlement.free.tax_rate", Some(Route::Rules)),
        WaitingFor::Ruling => ("settlement.wait.band_gap", "settlement.free.band_gap", job.route),
    };
    let role = words.t(role_key(waiting.by));
    WaitingText {
        sentence: words.tv(what, &[("job", &job.text), ("person", &person)]),
        freed_by: words.tv(how, &[("role", &role)]),
        clause: clause_words(words, waiting.clause.0),
        route,
    }
}

/// The work of a job was done in a month or before it: what waits for it concerns that month.
pub fn done_by(ledger: &Ledger, job: &JobId, month: Month) -> bool {
    let notice = ledger.notices.get(job);
    let finished = notice.map(|notice| notice.finished.map_or(notice.issued.on, |finished| finished.on));
    let done = finished.or_else(|| ledger.repairs.get(job).map(|repair| repair.done.on));
    done.is_some_and(|day| day <= month.last())
}

/// The warnings that concern a month: its own, and those about its year.
pub fn warnings_of(warnings: &[Warning], month: Month) -> impl Iterator<Item = &Warning> {
    warnings.iter().filter(move |warning| match warning {
        Warning::RepairBelowZero { month: of, .. } => *of == month,
        Warning::EstimatedCalendar { year } => *year == month.year(),
    })
}

/// The words of a warning, and where it can be seen to.
pub fn warning_text(words: Words, ledger: &Ledger, warning: &Warning) -> (String, Option<Route>) {
    match warning {
        Warning::RepairBelowZero { repair, amount, .. } => {
            let job = job_text(words, ledger, repair);
            let amount = yuan(amount.exact());
            let text = words.tv("settlement.warning.repair", &[("job", &job.text), ("amount", &amount)]);
            (text, job.route)
        }
        Warning::EstimatedCalendar { year } => {
            (words.tv("settlement.warning.calendar", &[("year", year)]), Some(Route::Rules))
        }
    }
}

/// The words of a warning to a person, or of a dismissal.
pub fn outcome_text(words: Words, ledger: &Ledger, outcome: &Outcome, today: NaiveDate) -> String {
    let key = match outcome.kind {
        OutcomeKind::Warning => "settlement.outcome.warning",
        OutcomeKind::Dismissal => "settlement.outcome.dismissal",
    };
    let person = person_name(ledger, &outcome.person);
    let day = format::day(words, outcome.on, today);
    let clause = clause_words(words, outcome.clause.0);
    words.tv(key, &[("day", &day), ("person", &person), ("clause", &clause)])
}
