//! One's own word: on a penalty that is proposed for one, and what one has reported to the manager.

use crate::{
    domain::{Arrange, JobId, PenaltyClause, PersonId},
    features::register::view::NEWS,
    journal::{Fact, OwnAnswer, kind::Noun},
    ledger::{Ledger, Matter},
};
use chrono::NaiveDate;
use std::sync::Arc;

/// What somebody has said about a penalty that is proposed for him, in the order in which he said it.
pub fn own_words(
    ledger: &Ledger,
    clause: PenaltyClause,
    person: &PersonId,
    job: &JobId,
) -> Vec<(Arc<Fact>, String)> {
    let Some(thing) = ledger.thing_called(Noun::Judged, job.as_str()) else { return Vec::new() };
    let counts =
        |fact: &&Arc<Fact>| !ledger.withdrawn.contains_key(&fact.id) && !ledger.aside.contains_key(&fact.id);
    let said = |fact: &Arc<Fact>| {
        let answer = fact.body.of::<OwnAnswer>()?;
        let is_it = (answer.clause, &answer.person) == (clause, person);
        is_it.then(|| (fact.clone(), answer.answer.clone()))
    };
    ledger.told_about(&thing).filter(counts).filter_map(said).collect()
}

/// What somebody has reported: without an answer, or with one that is news.
pub fn reported_by<'a>(ledger: &'a Ledger, who: &PersonId, today: NaiveDate) -> Vec<&'a Matter> {
    let is_shown = |matter: &&Matter| {
        matter.by == *who
            && matter.answered.as_ref().is_none_or(|answered| (today - answered.on()).num_days() < NEWS)
    };
    let mut shown: Vec<&Matter> = ledger.matters.values().filter(is_shown).collect();
    shown.arrange_by_cached_key(|matter| std::cmp::Reverse(matter.stamp.order()));
    shown
}
