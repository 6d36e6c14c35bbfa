//! What a file would bring, before anything of it is stored.

use super::{
    drafts::{Sorted, unreadable_words},
    said::{refused_words, spoiled_words},
    whose::{Group, whose},
};
use crate::{
    app::{
        format::yuan,
        i18n::Words,
        words::{actor_name, device_mark, fact_kind_key, fact_title, list_words, month_words, person_name},
    },
    domain::{Arrange, Collected, Digests, FactId, PersonId},
    features::record::{
        aside::why,
        conflicts::{all, title},
    },
    journal::{Fact, FactBody, MonthClosed, NewerFact, Preview, bundle::Enclosed, whole::Gap},
    ledger::{Conflict, Ledger},
    workflow::{
        NetChange,
        closings::{Doubted, MOST},
    },
};
use chrono::{NaiveDate, NaiveDateTime};
use std::{collections::BTreeSet, sync::Arc};

/// The most refused facts that are listed one by one.
pub const MOST_LISTED: usize = 20;

/// A file that was read, with its text for reading it once more against nothing.
pub struct Looked {
    pub name: String,
    pub text: String,
    pub preview: Preview,
    pub drafts: Sorted,
    /// Which attachments are stored here already, as they should be.
    pub here: Digests,
    /// Closings that do not come to their own figures.
    pub doubted: Vec<Doubted>,
}

/// A preview as it is shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Summary {
    pub exported: NaiveDateTime,
    pub branch: String,
    pub new: usize,
    pub known: usize,
    /// How many drafts can be kept.
    pub drafts: usize,
    /// How many pictures and papers come that are not here.
    pub attachments: usize,
    /// The drafts that cannot, a sentence each.
    pub left_out: Vec<String>,
    /// The first and the last business date of what is new.
    pub span: Option<(NaiveDate, NaiveDate)>,
    /// What is new, by the key of its kind, the most frequent first.
    pub kinds: Vec<(&'static str, usize)>,
    /// What is new, by whose it is.
    pub whose: Vec<Group>,
    /// The refused ones that are listed, a sentence each, and how many there are in all.
    pub refused: Vec<String>,
    pub all_refused: usize,
    /// They do not keep the rest out.
    pub rescued: bool,
    /// What one should know of it, a sentence each.
    pub noted: Vec<String>,
    /// The branch here, where the file is another one's.
    pub other_than: Option<String>,
}

impl Summary {
    /// `ledger`: what is known here and stays. `rejects`: whoever sits here may reject a closing.
    pub fn of(words: Words, looked: &Looked, ledger: &Ledger, rejects: bool) -> Summary {
        let Looked { preview, drafts, here, .. } = looked;
        let days = || preview.new.iter().map(|fact| fact.on);
        let mut kinds: Vec<(&'static str, usize)> = Vec::new();
        for fact in &preview.new {
            let kind = fact_kind_key(&fact.body);
            match kinds.iter_mut().find(|(known, _)| *known == kind) {
                Some((_, count)) => *count += 1,
                None => kinds.push((kind, 1)),
            }
        }
        kinds.arrange_by_key(|(kind, count)| (std::cmp::Reverse(*count), *kind));
        let differs =
            !preview.branch.is_empty() && !ledger.branch.is_empty() && preview.branch != ledger.branch;
        Summary {
            exported: preview.exported,
            branch: preview.branch.clone(),
            new: preview.new.len(),
            known: preview.known,
            drafts: drafts.readable.len(),
            attachments: preview
                .enclosed
                .attachments
                .iter()
                .filter(|one| !here.contains(one.digest()))
                .count(),
            left_out: drafts.unreadable.iter().map(|draft| unreadable_words(words, draft)).collect(),
            span: days().min().zip(days().max()),
            kinds,
            whose: whose(words, &preview.new, ledger, &preview.branch),
            refused: preview
                .refused
                .iter()
                .take(MOST_LISTED)
                .map(|refused| refused_words(words, refused, ledger))
                .collect(),
            all_refused: preview.refused.len(),
            rescued: preview.rescued,
            noted: noted(words, looked, ledger, rejects),
            other_than: differs.then(|| ledger.branch.clone()),
        }
    }
}

/// What a newer program recorded, and what is missing.
fn noted(
    words: Words,
    Looked { preview, here, doubted, .. }: &Looked,
    ledger: &Ledger,
    rejects: bool,
) -> Vec<String> {
    let newer: Vec<&NewerFact> = preview.new.iter().filter_map(|fact| newer_of(fact)).collect();
    let after = ledger.with(&preview.new);
    let mut lines = Vec::new();
    if !newer.is_empty() {
        lines.push(words.tv("data.preview.newer", &[("n", &newer.len())]));
    }
    let concerned: BTreeSet<PersonId> =
        newer.into_iter().flat_map(|fact| after.concerned_by(fact)).distinct();
    if !concerned.is_empty() {
        let people = list_words(words, concerned.iter().map(|person| person_name(&after, person)));
        lines.push(words.tv("data.preview.newer.whose", &[("people", &people)]));
    }
    lines.extend(kept_aside(words, preview, &after));
    lines.extend(doubted.iter().map(|closing| doubted_words(words, &after, closing, rejects)));
    let closings = preview.new.iter().filter(|fact| fact.body.of::<MonthClosed>().is_some()).count();
    let unlooked = closings.saturating_sub(MOST);
    if unlooked > 0 && !ledger.facts().is_empty() {
        lines.push(words.tv("data.preview.closing.unlooked", &[("n", &unlooked)]));
    }
    lines.extend(undone(words, ledger, &after));
    lines.extend(conflicts(words, ledger, &after));
    lines.extend(strays(words, preview, ledger, &after));
    lines.extend(preview.missing.iter().map(|Gap { device, from, to }| {
        let device = words.tv("facts.device.other", &[("mark", &device_mark(device))]);
        words.tv("data.preview.missing", &[("device", &device), ("from", from), ("to", to)])
    }));
    lines.extend(attachments_noted(words, &preview.enclosed, here));
    lines
}

/// The attachments that the file does not bring, and those that cannot be taken, one by one as far as can be read.
fn attachments_noted(words: Words, enclosed: &Enclosed, here: &Digests) -> Vec<String> {
    let absent = enclosed.absent.as_slice().iter().filter(|digest| !here.contains(**digest)).count();
    let absent = (absent > 0).then(|| words.tv("data.preview.attachments.absent", &[("n", &absent)]));
    let lines = enclosed.spoiled.iter().take(MOST_LISTED).map(|spoiled| spoiled_words(words, spoiled));
    let more = enclosed.spoiled.len().saturating_sub(MOST_LISTED);
    let rest = (more > 0).then(|| words.tv("data.preview.more", &[("n", &more)]));
    absent.into_iter().chain(lines).chain(rest).collect()
}

/// What of a file somebody was not entitled to record, one by one as far as can be read, and why.
fn kept_aside(words: Words, preview: &Preview, after: &Ledger) -> Vec<String> {
    let aside: Vec<&Arc<Fact>> =
        preview.new.iter().filter(|fact| after.aside.contains_key(&fact.id)).collect();
    let line = |fact: &&Arc<Fact>| {
        let (title, who) = (fact_title(words, fact, after), actor_name(words, after, &fact.actor));
        let why = why(words, after, fact.id);
        words.tv("data.preview.aside.line", &[("title", &title), ("who", &who), ("why", &why)])
    };
    let head = words.tv("data.preview.aside", &[("n", &aside.len())]);
    let more = aside.len().saturating_sub(MOST_LISTED);
    let rest = (more > 0).then(|| words.tv("data.preview.more", &[("n", &more)]));
    let lines = aside.iter().take(MOST_LISTED).map(line);
    (!aside.is_empty()).then_some(head).into_iter().chain(lines).chain(rest).collect()
}

/// A closing that does not come to its own figures: whose, what it says of whom, and what comes of what was known.
fn doubted_words(words: Words, after: &Ledger, doubted: &Doubted, rejects: bool) -> String {
    let change = |NetChange { person, was, now }: &NetChange| {
        let (was, now) = (yuan(was.exact()), yuan(now.exact()));
        words.tv(
            "data.preview.closing.person",
            &[("who", &person_name(after, person)), ("was", &was), ("now", &now)],
        )
    };
    let people = list_words(words, doubted.changes.iter().map(change));
    let month = month_words(words, doubted.month);
    let by = after.fact(doubted.closing).map(|closing| actor_name(words, after, &closing.actor));
    let key = match (doubted.open, rejects) {
        (true, _) => "data.preview.closing.open",
        (false, true) => "data.preview.closing.rejected",
        (false, false) => "data.preview.closing.doubted",
    };
    words.tv(key, &[("month", &month), ("by", &by.unwrap_or_default()), ("people", &people)])
}

/// What the file takes from what is here: months that are closed no more, and records that count no more because of who is
/// said to have been what.
fn undone(words: Words, before: &Ledger, after: &Ledger) -> Vec<String> {
    let opened = before.closings.keys().filter(|month| after.closing(**month).is_none());
    let opened: Vec<String> = opened.map(|month| month_words(words, *month)).collect();
    let newly = |fact: &&Arc<Fact>| before.fact(fact.id).is_some() && !before.aside.contains_key(&fact.id);
    let aside = after.aside.keys().filter_map(|id| after.fact(*id)).filter(newly).count();
    let months = (!opened.is_empty())
        .then(|| words.tv("data.preview.opened", &[("months", &list_words(words, opened))]));
    let here = (aside > 0).then(|| words.tv("data.preview.aside.here", &[("n", &aside)]));
    months.into_iter().chain(here).collect()
}

/// What is answered otherwise than here, and was not known before: what depends on it waits.
fn conflicts(words: Words, before: &Ledger, after: &Ledger) -> Vec<String> {
    let known = all(before);
    let new: Vec<Conflict> = all(after).into_iter().filter(|conflict| !known.contains(conflict)).collect();
    let head = words.tv("data.preview.conflicts", &[("n", &new.len())]);
    let more = new.len().saturating_sub(MOST_LISTED);
    let rest = (more > 0).then(|| words.tv("data.preview.more", &[("n", &more)]));
    let lines = new.iter().take(MOST_LISTED).map(|conflict| title(words, after, conflict));
    (!new.is_empty()).then_some(head).into_iter().chain(lines).chain(rest).collect()
}

/// How much of a file belongs to nothing once it is here, and how much that is here the file takes its noun from.
fn strays(words: Words, preview: &Preview, before: &Ledger, after: &Ledger) -> Vec<String> {
    let all = after.strays();
    let of_file = preview.new.iter().filter(|fact| all.contains(&fact.id)).count();
    let is_lost = |fact: &&FactId| before.fact(**fact).is_some_and(|fact| !before.is_stray(fact));
    let lost = all.iter().filter(is_lost).count();
    let line = |key, n: usize| (n > 0).then(|| words.tv(key, &[("n", &n)]));
    let lines = [line("data.preview.strays", of_file), line("data.preview.strays.here", lost)];
    lines.into_iter().flatten().collect()
}

fn newer_of(fact: &Arc<Fact>) -> Option<&NewerFact> {
    match &fact.body {
        FactBody::Newer(newer) => Some(newer),
        _ => None,
    }
}
