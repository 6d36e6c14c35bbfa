//! What a card waits for next, and until when: of the visit itself or of the job that it is made for.

use crate::{
    app::{
        format::{short_day, time},
        i18n::Words,
        words::task_words,
    },
    domain::DayThing,
    features::register::{
        steps::Stand,
        view::{BySubject, Looked},
    },
    ledger::Visit,
    rules::{Due, DueCode, DueState, Subject, deadlines::whole_day, open::Task},
};
use chrono::NaiveDate;

/// The next thing that a card waits for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Waits {
    /// What it is, and until when.
    pub said: String,
    pub is_late: bool,
}

/// What a visit or its job waits for first.
pub(super) fn of(looked: &Looked<'_>, dues: &BySubject<'_>, visit: &Visit, day: NaiveDate) -> Option<Waits> {
    let own = dues.get(&Subject::Day(DayThing::Visit, visit.id.clone())).copied();
    let job = visit.job.as_ref().and_then(|job| dues.get(&Subject::Job(job.clone())).copied());
    let first = own.into_iter().chain(job).min_by_key(|due| due.by)?;
    Some(Waits { said: said(looked, first, day), is_late: first.state == DueState::Late })
}

/// Where a visit has come to, where what it waits for does not say that already. That it is over is not said while something of
/// its job still waits.
pub(super) fn stand_beside(stand: Stand, waits: Option<&Waits>) -> Option<&'static str> {
    let is_said = match stand {
        Stand::Planned => true,
        Stand::There | Stand::Objected | Stand::ToReview => false,
        Stand::ToPassUp | Stand::SheetOwed | Stand::ToCall | Stand::Over => waits.is_some(),
    };
    (!is_said).then(|| stand.key())
}

fn said(looked: &Looked<'_>, due: &Due, day: NaiveDate) -> String {
    let (words, today) = (looked.words, looked.now.date());
    let what = what(words, due.code);
    let is_late = due.state == DueState::Late;
    let when = match whole_day(due.by) {
        // That it is the day of the column needs no date.
        Some(by) if by == day && !is_late => {
            return words.tv("register.waits.that_day", &[("what", &what)]);
        }
        Some(by) => short_day(words, by, today),
        None => format!("{} {}", short_day(words, due.by.date(), today), time(due.by.time())),
    };
    let key = if is_late { "register.waits.late" } else { "register.waits.by" };
    words.tv(key, &[("what", &what), ("when", &when)])
}

/// In a word or two, as far as visits and their jobs wait for it: a card is narrow.
fn what(words: Words, code: DueCode) -> String {
    let key = match code {
        DueCode::Papers => "register.waits.papers",
        DueCode::Callback => "register.waits.callback",
        DueCode::Recheck => "register.waits.recheck",
        DueCode::Sheet => "register.waits.sheet",
        DueCode::Report => "register.waits.report",
        DueCode::PassUp => "register.waits.pass_up",
        other => return task_words(words, Task::Day(other), NaiveDate::MIN),
    };
    words.t(key)
}
