//! What the day brings, in words.

use super::{actor_name, site_name};
use crate::{
    app::{
        format::{full_day, yuan},
        i18n::Words,
    },
    domain::{ComplaintKind, DayThing, ThingId, VisitKind, VisitOutcome},
    ledger::{Ledger, Visit},
};

/// The key of why somebody goes to a customer.
pub fn visit_kind_key(kind: VisitKind) -> &'static str {
    match kind {
        VisitKind::Commissioning => "facts.visit_kind.commissioning",
        VisitKind::Repair => "facts.visit_kind.repair",
        VisitKind::FollowUp => "facts.visit_kind.follow_up",
        VisitKind::Maintenance => "facts.visit_kind.maintenance",
        VisitKind::Acceptance => "facts.visit_kind.acceptance",
        VisitKind::Training => "facts.visit_kind.training",
        VisitKind::Support => "facts.visit_kind.support",
        VisitKind::Survey => "facts.visit_kind.survey",
        VisitKind::Programming => "facts.visit_kind.programming",
        VisitKind::Shipping => "facts.visit_kind.shipping",
    }
}

/// The key of what a customer complains about.
pub fn complaint_kind_key(kind: ComplaintKind) -> &'static str {
    match kind {
        ComplaintKind::Timing => "facts.complaint_kind.timing",
        ComplaintKind::Work => "facts.complaint_kind.work",
        ComplaintKind::Manner => "facts.complaint_kind.manner",
        ComplaintKind::Charge => "facts.complaint_kind.charge",
        ComplaintKind::Product => "facts.complaint_kind.product",
        ComplaintKind::Other => "facts.complaint_kind.other",
    }
}

/// The key of how a visit ended.
pub fn visit_outcome_key(kind: VisitOutcome) -> &'static str {
    match kind {
        VisitOutcome::Done => "facts.outcome.done",
        VisitOutcome::Unsolved => "facts.outcome.unsolved",
        VisitOutcome::Refused => "facts.outcome.refused",
    }
}

/// The key of what something of the day is.
pub fn day_thing_key(kind: DayThing) -> &'static str {
    match kind {
        DayThing::Request => "facts.day_thing.request",
        DayThing::Visit => "facts.day_thing.visit",
        DayThing::Complaint => "facts.day_thing.complaint",
        DayThing::Cash => "facts.day_thing.cash",
        DayThing::Matter => "facts.day_thing.matter",
        DayThing::Problem => "facts.day_thing.problem",
    }
}

/// A request, a visit, a complaint or money in hand: what it is, where, and of which day.
pub fn day_words(words: Words, ledger: &Ledger, what: DayThing, id: &ThingId) -> String {
    let known = match what {
        DayThing::Request => ledger.requests.get(id).map(|request| {
            let kind = words.t(visit_kind_key(request.kind));
            (kind, site_name(ledger, &request.site), request.wanted)
        }),
        DayThing::Visit => ledger.visits.get(id).map(|visit| {
            let kind = words.t(visit_kind_key(visit.kind));
            (kind, site_name(ledger, &visit.site), visit.place().day)
        }),
        DayThing::Complaint => ledger.complaints.get(id).map(|complaint| {
            let kind = words.t(day_thing_key(what));
            (kind, site_name(ledger, &complaint.site), complaint.stamp.on)
        }),
        DayThing::Cash => ledger.cash.get(id).map(|cash| {
            let amount = yuan(cash.amount.exact());
            (amount, actor_name(words, ledger, &cash.by), cash.stamp.on)
        }),
        DayThing::Matter => ledger.matters.get(id).map(|matter| {
            let kind = words.t(day_thing_key(what));
            (kind, actor_name(words, ledger, &matter.by), matter.stamp.on)
        }),
        DayThing::Problem => ledger.problems.get(id).map(|problem| {
            let kind = words.t(day_thing_key(what));
            (kind, problem.product.clone(), problem.stamp.on)
        }),
    };
    let said = |(kind, place, day)| {
        let day = full_day(words, day);
        words.tv("facts.of_day", &[("what", &kind), ("where", &place), ("day", &day)])
    };
    known.map_or_else(|| words.t(day_thing_key(what)), said)
}

/// What a visit is made for, and who goes: `回访 · 张三`.
pub fn visit_words(words: Words, ledger: &Ledger, visit: &Visit) -> String {
    let (kind, who) = (words.t(visit_kind_key(visit.kind)), actor_name(words, ledger, &visit.place().to));
    words.tv("facts.visit_of", &[("what", &kind), ("who", &who)])
}
