//! What is known of what was done, and what to ask about it.

use super::view::{Kind, Looked};
use crate::{
    app::{
        format::{day, yuan},
        words::{
            actor_name, completion_key, kind_key, list_words, person_name, points_of, visit_kind_key,
            visit_outcome_key,
        },
    },
    domain::{SiteId, VisitKind},
    journal::Ended,
    ledger::{Notice, Repair, Stamp, Visit},
};
use chrono::NaiveDate;

/// Where, what in a line, what is known of it, and what to ask.
pub(super) type About = (SiteId, String, Vec<(&'static str, String)>, &'static [&'static str]);

fn filled(mut known: Vec<(&'static str, String)>) -> Vec<(&'static str, String)> {
    known.retain(|(_, text)| !text.is_empty());
    known
}

const OF_REPAIR: &[&str] =
    &["calls.ask.works", "calls.ask.told", "calls.ask.paid", "calls.ask.signed", "calls.ask.content"];
const OF_MAINTENANCE: &[&str] =
    &["calls.ask.tested", "calls.ask.faults", "calls.ask.signed", "calls.ask.content"];
const OF_NOTICE: &[&str] = &[
    "calls.ask.programmed",
    "calls.ask.linkage",
    "calls.ask.problems",
    "calls.ask.trained",
    "calls.ask.papers",
    "calls.ask.content",
];
const OF_RECHECK: &[&str] = &[
    "calls.ask.size",
    "calls.ask.programmed",
    "calls.ask.linkage",
    "calls.ask.conduct",
    "calls.ask.content",
];

impl Looked<'_> {
    pub(super) fn day(&self, on: NaiveDate) -> String {
        day(self.words, on, self.now.date())
    }

    pub(super) fn of_visit(&self, visit: &Visit) -> About {
        let (words, ledger, place) = (self.words, self.ledger, visit.place());
        let kind = words.t(visit_kind_key(visit.kind));
        let who = actor_name(words, ledger, &place.to);
        let mut known = vec![("facts.field.goes", who.clone()), ("calls.field.when", self.when(visit))];
        if let Some(ended) = &visit.ended {
            let outcome = words.t(visit_outcome_key(ended.value));
            let said = ledger.fact(ended.stamp.fact).and_then(|fact| fact.body.of::<Ended>());
            let remark = said.map(|ended| ended.remark.clone()).filter(|remark| !remark.is_empty());
            known.push(("facts.field.outcome", list_words(words, [outcome].into_iter().chain(remark))));
        }
        let asked = visit.request.as_ref().and_then(|request| ledger.requests.get(request));
        let what = [visit.what.clone(), asked.map(|request| request.what.clone()).unwrap_or_default()];
        let what = what.into_iter().find(|what| !what.is_empty()).unwrap_or_default();
        known.push(("facts.field.what", what));
        for repair in ledger.repairs_of_visit(visit) {
            known.extend(self.work_of(repair));
        }
        let asks = if visit.kind == VisitKind::Repair { OF_REPAIR } else { OF_MAINTENANCE };
        (visit.site.clone(), list_words(words, [kind, who]), filled(known), asks)
    }

    /// On which day, from when to when.
    fn when(&self, visit: &Visit) -> String {
        let at = |stamp: Option<Stamp>| stamp.and_then(|stamp| stamp.at).map(|at| at.to_string());
        let ended = visit.ended.as_ref().map(|ended| ended.stamp);
        let day = self.day(ended.map_or(visit.place().day, |ended| ended.on));
        match (at(visit.arrived), at(ended)) {
            (Some(from), Some(to)) => format!("{day} {from}–{to}"),
            (from, to) => [Some(day), from.or(to)].into_iter().flatten().collect::<Vec<_>>().join(" "),
        }
    }

    pub(super) fn of_repair(&self, repair: &Repair) -> About {
        let (words, ledger) = (self.words, self.ledger);
        let who = person_name(ledger, &repair.by);
        let mut known =
            vec![("facts.field.goes", who.clone()), ("calls.field.when", self.day(repair.done.on))];
        known.extend(self.work_of(repair));
        let kind = words.t(visit_kind_key(VisitKind::Repair));
        (repair.site.clone(), list_words(words, [kind, repair.number.clone(), who]), filled(known), OF_REPAIR)
    }

    /// The cause, the plan with its parts, and what was charged: what the customer is to confirm.
    fn work_of(&self, repair: &Repair) -> Vec<(&'static str, String)> {
        let plan = repair.quote.as_ref().map(|quote| quote.plan.clone()).unwrap_or_default();
        let charged = self.words.tv("register.amount", &[("amount", &yuan(repair.charged.exact()))]);
        vec![
            ("facts.field.fault", repair.fault.clone()),
            ("facts.field.plan", plan),
            ("calls.field.charged", charged),
        ]
    }

    pub(super) fn of_notice(&self, kind: Kind, notice: &Notice) -> About {
        let (words, ledger) = (self.words, self.ledger);
        let who = person_name(ledger, &notice.holder().value);
        let ticked = notice.completion.iter().map(|check| words.t(completion_key(*check)));
        let points = points_of(words, &notice.controllers);
        let known = vec![
            ("facts.field.goes", who.clone()),
            ("calls.field.finished", notice.finished.map(|on| self.day(on.on)).unwrap_or_default()),
            ("facts.row.completion", list_words(words, ticked)),
            ("jobs.fact.points", points),
            (
                "calls.field.papers",
                notice.good_papers().map(|one| self.day(one.stamp.on)).unwrap_or_default(),
            ),
        ];
        let what = list_words(words, [words.t(kind_key(notice.kind)), notice.number.clone(), who]);
        let asks = if kind.is_recheck() { OF_RECHECK } else { OF_NOTICE };
        (notice.site.clone(), what, filled(known), asks)
    }
}
