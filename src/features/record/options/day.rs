//! What of the day there is to choose: what is not over yet, the newest first.

use crate::{
    app::{
        format::{short_day, yuan},
        i18n::Words,
        words::{
            complaint_kind_key, day_words, job_words, list_words, person_name, thing_words, visit_kind_key,
            visit_words,
        },
    },
    domain::{Arrange, ComplaintKind, DayThing, Thing, ThingId, VisitKind, WorkId},
    features::register::steps::{Stand, stand},
    journal::Order,
    ledger::{Ledger, Quoted, Visit, objection},
    rules::RuleBook,
    ui::Choice,
};
use chrono::{NaiveDate, NaiveDateTime};

/// How long after its day a visit that is over can still be chosen, in days.
const LATELY: i64 = 60;

/// What of one kind is not over.
pub(super) fn brought(
    words: Words,
    ledger: &Ledger,
    book: &RuleBook,
    what: DayThing,
    today: NaiveDate,
) -> Vec<Choice> {
    let mut all: Vec<(Order, ThingId, String)> = match what {
        DayThing::Request => {
            let open =
                ledger.requests.values().filter(|one| ledger.visits_for(one.id.as_str()).next().is_none());
            open.map(|one| (one.stamp.order(), one.id.clone(), one.what.clone())).collect()
        }
        DayThing::Visit => {
            let is_offered = |visit: &&Visit| {
                (today - visit.place().day).num_days() < LATELY || stand(ledger, book, visit) != Stand::Over
            };
            let hint = |visit: &Visit| visit_words(words, ledger, visit);
            let visits = ledger.visits.values().filter(is_offered);
            visits.map(|one| (one.planned.order(), one.id.clone(), hint(one))).collect()
        }
        DayThing::Complaint => {
            let open = ledger.complaints.values().filter(|one| one.answered.is_none());
            open.map(|one| (one.stamp.order(), one.id.clone(), one.what.clone())).collect()
        }
        DayThing::Problem => {
            let open = ledger.problems.values().filter(|one| one.judged.is_none());
            open.map(|one| (one.stamp.order(), one.id.clone(), one.what.clone())).collect()
        }
        DayThing::Cash => {
            let open = ledger.cash.values().filter(|one| one.handed_in.is_none());
            open.map(|one| (one.stamp.order(), one.id.clone(), person_name(ledger, &one.by))).collect()
        }
        DayThing::Matter => {
            let open = ledger.matters.values().filter(|one| one.answered.is_none());
            open.map(|one| (one.stamp.order(), one.id.clone(), one.what.clone())).collect()
        }
    };
    all.arrange_by(|one, other| other.0.cmp(&one.0));
    let choice = |(_, id, hint): (Order, ThingId, String)| {
        Choice::new(id.to_string(), day_words(words, ledger, what, &id)).hint(hint)
    };
    all.into_iter().map(choice).collect()
}

/// What customers object to.
pub(super) fn objected(words: Words, ledger: &Ledger, today: NaiveDate) -> Vec<Choice> {
    let now = NaiveDateTime::MAX;
    let visits = ledger.visits.values().filter_map(|visit| {
        let since = objection(&visit.calls, &visit.settled, now)?;
        Some((since, Thing::Day(DayThing::Visit, visit.id.clone())))
    });
    let notices = ledger.notices.values().filter_map(|notice| {
        let called = objection(&notice.callbacks, &notice.settled, now);
        let since = called.or_else(|| objection(&notice.rechecks, &notice.settled, now))?;
        Some((since, Thing::Work(WorkId::Notice(notice.id.clone()))))
    });
    let repairs = ledger.repairs.values().filter_map(|repair| {
        let is_visited = ledger.visits_for(repair.id.as_str()).next().is_some();
        let since = objection(&repair.callbacks, &repair.settled, now).filter(|_| !is_visited)?;
        Some((since, Thing::Work(WorkId::Repair(repair.id.clone()))))
    });
    let mut all: Vec<_> = visits.chain(notices).chain(repairs).collect();
    all.arrange_by(|one, other| other.0.order().cmp(&one.0.order()));
    let choice = |(since, thing): (crate::ledger::Stamp, Thing)| {
        Choice::new(thing.as_str().to_owned(), thing_words(words, ledger, &thing))
            .hint(short_day(words, since.on, today))
    };
    all.into_iter().map(choice).collect()
}

/// Notices that nobody holds yet.
pub(super) fn written(words: Words, ledger: &Ledger) -> Vec<Choice> {
    let mut open: Vec<_> = ledger.written.values().filter(|one| one.assigned.is_none()).collect();
    open.arrange_by(|one, other| other.stamp.order().cmp(&one.stamp.order()));
    open.into_iter().map(|one| Choice::new(one.id.to_string(), job_words(words, ledger, &one.id))).collect()
}

/// Repairs that were quoted for and are not done: those of them that are wanted.
pub(super) fn quoted(words: Words, ledger: &Ledger, wanted: impl Fn(&Quoted) -> bool) -> Vec<Choice> {
    let mut open: Vec<_> = ledger.quoted.values().filter(|quoted| wanted(quoted)).collect();
    open.arrange_by(|one, other| other.quote.stamp.order().cmp(&one.quote.stamp.order()));
    let choice = |one: &Quoted| {
        let amount = words.tv("forms.option.fee", &[("fee", &yuan(one.quote.charged.exact()))]);
        let hint = list_words(words, one.quote.fault.clone().into_iter().chain([amount]));
        Choice::new(one.id.to_string(), job_words(words, ledger, &one.id)).hint(hint)
    };
    open.into_iter().map(choice).collect()
}

/// Why somebody goes to a customer.
pub(super) fn visit_kinds(words: Words) -> Vec<Choice> {
    VisitKind::ALL.map(|kind| Choice::new(kind.code(), words.t(visit_kind_key(kind)))).to_vec()
}

pub(super) fn complaint_kinds(words: Words) -> Vec<Choice> {
    ComplaintKind::ALL.map(|kind| Choice::new(kind.code(), words.t(complaint_kind_key(kind)))).to_vec()
}
