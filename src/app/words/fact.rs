//! What a fact says, in one line.

use super::{
    device_words, fact_kind_key, list_words, person_name,
    shown::{Shown, Told},
};
use crate::{
    app::{
        format::moment,
        i18n::{Words, fill, message},
    },
    domain::{DeviceId, PersonId},
    journal::{
        CalledBack, ClockedIn, ContractDone, Fact, FactBody, MoneyReceived, PapersIn, PenaltyConfirmed,
        ProblemJudged, Rechecked, SheetReviewed, Verified, VisitCalled, VisitMoved, Withdrawn,
        kind::{DeclaredField, Shape},
        number::NUMBER,
    },
    ledger::Ledger,
    rules::attendance::is_of_day_before,
};
use chrono::NaiveDate;
use serde_json::Value;
use std::fmt::Display;

/// When a fact was recorded and by whom: `3月4日 周二 08:05 · 王芳`.
pub fn moment_and_actor(words: Words, fact: &Fact, ledger: &Ledger, today: NaiveDate) -> String {
    let when = moment(words, fact.recorded, today);
    words.tv("facts.recorded_by", &[("when", &when), ("who", &actor_name(words, ledger, &fact.actor))])
}

/// Who wrote a fact down; before anybody sat there, that it was while the branch was set up.
pub fn actor_name(words: Words, ledger: &Ledger, actor: &PersonId) -> String {
    match ledger.people.contains_key(actor) {
        false if actor.as_str() == PersonId::DESK => words.t("facts.desk"),
        _ => person_name(ledger, actor),
    }
}

/// When a fact was recorded, by whom and on which device, seen from `here`.
pub fn recorded_words(
    words: Words,
    fact: &Fact,
    ledger: &Ledger,
    here: &DeviceId,
    today: NaiveDate,
) -> String {
    let (recorded, device) =
        (moment_and_actor(words, fact, ledger, today), device_words(words, &fact.device, here));
    words.tv("facts.recorded_on", &[("recorded", &recorded), ("device", &device)])
}

/// One line for histories, without its day.
pub fn fact_title(words: Words, fact: &Fact, ledger: &Ledger) -> String {
    let shown = Shown { words, ledger, fact };
    let line = moved_line(shown).or_else(|| own_line(shown)).unwrap_or_else(|| plain_line(shown));
    match fact.body.of::<PenaltyConfirmed>() {
        Some(penalty) if !penalty.remark.is_empty() => {
            words.tv("facts.penalty_why", &[("title", &line), ("remark", &shortened(&penalty.remark))])
        }
        _ => line,
    }
}

/// Where a visit is moved to, so that two moves of one do not read alike.
fn moved_line(shown: Shown<'_>) -> Option<String> {
    shown.fact.body.of::<VisitMoved>()?;
    let text = |name: &str| {
        let (field, value) = fields(shown).find(|(field, _)| field.name == name)?;
        shown.text(field.shape, value, Told::Line).filter(|text| !text.is_empty())
    };
    let to: Vec<String> = ["to", "day", "time"].into_iter().filter_map(text).collect();
    let visit = text("visit")?;
    let line = |to| shown.words.tv("facts.moved_to", &[("visit", &visit), ("to", &to)]);
    (!to.is_empty()).then(|| line(list_words(shown.words, to)))
}

/// A line of its own, where the kind has one and all that it tells is known.
fn own_line(shown: Shown<'_>) -> Option<String> {
    let key = line_key(shown.ledger, &shown.fact.body);
    let template = message(shown.words.0, key)?;
    let texts: Vec<(&str, String)> = fields(shown)
        .map(|(field, value)| (field.name, shown.text(field.shape, value, Told::Line).unwrap_or_default()))
        .collect();
    if shown.fact.body.of::<Withdrawn>().is_some() && texts.iter().all(|(_, text)| text.is_empty()) {
        return None;
    }
    let values: Vec<(&str, &dyn Display)> =
        texts.iter().map(|(name, text)| (*name, text as &dyn Display)).collect();
    Some(fill(template, &values))
}

/// The line of a kind, where what a fact says decides which.
fn line_key(ledger: &Ledger, body: &FactBody) -> &'static str {
    if body.of::<PapersIn>().is_some_and(|papers| !papers.failed.is_empty()) {
        "facts.papers_failed"
    } else if let Some(call) = body.of::<CalledBack>() {
        if call.confirmed { "facts.callback_confirmed" } else { "facts.callback_not" }
    } else if let Some(recheck) = body.of::<Rechecked>() {
        if recheck.passed { "facts.recheck_passed" } else { "facts.recheck_not" }
    } else if let Some(call) = body.of::<VisitCalled>() {
        if call.confirmed { "facts.called_back_confirmed" } else { "facts.called_back_not" }
    } else if let Some(review) = body.of::<SheetReviewed>() {
        if review.qualified { "facts.reviewed_qualified" } else { "facts.reviewed_not" }
    } else if let Some(found) = body.of::<Verified>() {
        if found.own_fault { "facts.verified_fault" } else { "facts.verified_none" }
    } else if let Some(judged) = body.of::<ProblemJudged>() {
        if judged.is_new { "facts.problem_judged_new" } else { "facts.problem_judged_known" }
    } else if body.of::<MoneyReceived>().is_some_and(|receipt| receipt.amount.is_negative()) {
        "facts.refund"
    } else if body.of::<ContractDone>().is_some_and(|done| !done.complete) {
        "facts.contract_not_done"
    } else if body.of::<ClockedIn>().is_some_and(|clocked| is_of_day_before(ledger, clocked.at)) {
        "facts.punch.day_before"
    } else {
        body.declared().line
    }
}

/// The kind and what it is about: its name, or the first thing that it says.
fn plain_line(shown: Shown<'_>) -> String {
    let kind = shown.words.t(fact_kind_key(&shown.fact.body));
    let text = |(field, value): (&DeclaredField, Value)| shown.text(field.shape, value, Told::Line);
    let name = fields(shown).find(|(field, _)| field.shape == Shape::Name).and_then(text);
    match name.or_else(|| fields(shown).find_map(text)) {
        Some(about) => shown.words.tv("facts.title", &[("kind", &kind), ("about", &about)]),
        None => kind,
    }
}

/// What is declared of each field of a fact, and its value. The number of what it begins is told in place of the id.
pub(super) fn fields(shown: Shown<'_>) -> impl Iterator<Item = (&'static DeclaredField, Value)> {
    let fact = shown.fact.body.any();
    let values: Vec<Value> = fact.fields().into_iter().map(|field| field.value()).collect();
    let fields = fact.declared().fields.iter().zip(values);
    let begins = fact.declared().fields.iter().any(|field| matches!(field.shape, Shape::New(_)));
    fields.filter(move |(field, _)| !(begins && field.name == NUMBER))
}

/// As much of a remark as a line holds.
pub fn shortened(remark: &str) -> String {
    /// In characters.
    const MOST: usize = 60;
    let line = remark.split_whitespace().collect::<Vec<_>>().join(" ");
    match line.char_indices().nth(MOST) {
        Some((end, _)) => format!("{}…", line[..end].trim_end()),
        None => line,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        app::{i18n::Lang, words::fact_details},
        domain::FactId,
        journal::BranchNamed,
    };

    #[test]
    fn nobody_reads_the_id_of_the_desk_or_of_a_device() {
        let device = DeviceId::parse("01a220df-8c8b-777f-8a6f-e13c30c6c394").unwrap();
        let fact = Fact {
            id: FactId(uuid::Uuid::from_u128(1)),
            on: "2026-03-04".parse().unwrap(),
            at: None,
            recorded: "2026-03-05T12:00:00".parse().unwrap(),
            actor: PersonId::parse(PersonId::DESK).unwrap(),
            device: device.clone(),
            link: None,
            body: FactBody::from(BranchNamed { name: "East".into() }),
        };
        let (words, ledger, other) = (Words(Lang::ZhCn), Ledger::default(), DeviceId::parse("d").unwrap());
        let today = "2026-03-06".parse().unwrap();
        let recorded = |here| recorded_words(words, &fact, &ledger, here, today);
        assert_eq!(recorded(&device), "3月5日 周四 12:00 · 登记单位时 · 本机");
        assert_eq!(recorded(&other), "3月5日 周四 12:00 · 登记单位时 · 设备 C394");
        let rows = fact_details(words, &fact, &ledger, &device);
        let said: Vec<&str> = rows.iter().rev().take(2).map(|row| row.value.as_str()).collect();
        assert_eq!(said, ["本机", "登记单位时"]);
    }
}
