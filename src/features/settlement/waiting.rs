//! The payments of a month's work that have not come and what each lacks, the warnings, and what the facts bring besides
//! money. Pure.

use super::subject::{job_text, subject_text};
use crate::{
    app::{
        format::{self, yuan},
        i18n::Words,
        route::Route,
        words::{clause_words, item_key, lacks_words, person_name},
    },
    domain::{JobId, Month},
    ledger::Ledger,
    rules::{
        Outcome, OutcomeKind, Subject, Warning,
        open::Stake,
        prospects::{Prospect, Stage},
    },
};
use chrono::{NaiveDate, NaiveDateTime};

/// The payments that the work of a month, or of an earlier one, still waits for.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Held {
    /// Somebody of the branch owes a step that can be taken now.
    pub by_steps: Vec<Prospect>,
    /// Nothing is missing but what lies with others: the acceptance, the end of a period.
    pub by_others: Vec<Prospect>,
}

impl Held {
    /// What waits for the work done up to the end of a month, whether that month is closed or not. Work that is not
    /// finished is none of a month's.
    pub fn of(ledger: &Ledger, expected: &[Prospect], month: Month) -> Held {
        let mut held = Held::default();
        let unpaid = expected.iter().filter(|one| one.stage != Stage::Possible && !one.missing.is_empty());
        for prospect in unpaid.filter(|one| begun_by(ledger, &one.subject, month)) {
            let owed = prospect.owed().next().is_some();
            let list = if owed { &mut held.by_steps } else { &mut held.by_others };
            list.push(prospect.clone());
        }
        held
    }

    pub fn is_empty(&self) -> bool {
        self.by_steps.is_empty() && self.by_others.is_empty()
    }
}

/// What some payments come to.
pub fn total(prospects: &[Prospect]) -> Stake {
    prospects.iter().map(|prospect| prospect.amount).sum()
}

/// A payment that waits, as a person reads it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WaitingText {
    /// Which work and whose.
    pub about: String,
    /// What would be paid for it.
    pub payment: String,
    /// What is missing, and who owes it.
    pub missing: String,
    pub route: Option<Route>,
}

/// The words of what waits.
pub fn waiting_text(words: Words, ledger: &Ledger, prospect: &Prospect, now: NaiveDateTime) -> WaitingText {
    let subject = subject_text(words, ledger, &prospect.subject);
    let person = person_name(ledger, &prospect.person);
    let item = words.t(item_key(prospect.item));
    let amount = prospect.amount.map_or_else(|| words.t("mypay.unknown"), |amount| yuan(amount.exact()));
    let missing = lacks_words(words, ledger, &prospect.missing, now);
    WaitingText {
        about: words.tv("settlement.wait.about", &[("subject", &subject.text), ("person", &person)]),
        payment: words.tv("settlement.wait.payment", &[("item", &item), ("amount", &amount)]),
        missing: words.tv("settlement.wait.missing", &[("steps", &missing)]),
        route: subject.route,
    }
}

/// The work of a subject was done in a month or before it: what it lacks concerns that month.
fn begun_by(ledger: &Ledger, subject: &Subject, month: Month) -> bool {
    match subject {
        Subject::Job(job) => done_by(ledger, job, month),
        Subject::Contract(id) => {
            ledger.contracts.get(id).is_some_and(|contract| contract.signed.on <= month.last())
        }
        Subject::Travel(id) => ledger.travel.get(id).is_some_and(|travel| travel.stamp.on <= month.last()),
        // Wages and the like, which wait for one of two answers.
        Subject::Month(of) => *of <= month,
        _ => false,
    }
}

fn done_by(ledger: &Ledger, job: &JobId, month: Month) -> bool {
    let finished = ledger.notices.get(job).and_then(|notice| notice.finished);
    let done = finished.or_else(|| ledger.repairs.get(job).map(|repair| repair.done));
    done.is_some_and(|done| done.on <= month.last())
}

/// The warnings that concern a month: its own, and those about its year.
pub fn warnings_of(warnings: &[Warning], month: Month) -> impl Iterator<Item = &Warning> {
    warnings.iter().filter(move |warning| match warning {
        Warning::RepairBelowZero { month: of, .. } | Warning::RefundAboveReceipts { month: of, .. } => {
            *of == month
        }
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
        Warning::RefundAboveReceipts { contract, amount, .. } => {
            let subject = subject_text(words, ledger, &Subject::Contract(contract.clone()));
            let amount = yuan(amount.exact());
            let text =
                words.tv("settlement.warning.refund", &[("contract", &subject.text), ("amount", &amount)]);
            (text, subject.route)
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
