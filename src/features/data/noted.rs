//! What one should know of a file before one stores it: what of it will not count, what it does to what is here, what is missing.

use super::{
    said::spoiled_words,
    summary::{Looked, MOST_LISTED},
};
use crate::{
    app::{
        format::{number, yuan},
        i18n::Words,
        words::{actor_name, device_mark, fact_title, list_words, month_words, person_name},
    },
    domain::{Collected, Digests, FactId, Media, PersonId},
    features::record::{
        aside::why,
        conflicts::{all, title},
    },
    journal::{Fact, FactBody, NewerFact, Preview, bundle::Enclosed, whole::Gap},
    ledger::{Conflict, Ledger},
    workflow::{
        NetChange,
        closings::{Doubted, MOST},
    },
};
use std::{collections::BTreeSet, sync::Arc};

/// A sentence, and what it is about, one by one as far as can be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Note {
    pub head: String,
    pub items: Vec<String>,
}

impl Note {
    /// A sentence alone.
    fn said(head: String) -> Note {
        Note { head, items: Vec::new() }
    }

    /// A sentence that says how many there are, with them; none where there are none.
    fn of<T>(words: Words, key: &str, all: &[T], said: impl Fn(&T) -> String) -> Option<Note> {
        let more = all.len().saturating_sub(MOST_LISTED);
        let rest = (more > 0).then(|| words.tv("data.preview.more", &[("n", &more)]));
        let items = all.iter().take(MOST_LISTED).map(said).chain(rest).collect();
        (!all.is_empty()).then(|| Note { head: words.tv(key, &[("n", &all.len())]), items })
    }

    /// How many there are, where there are any.
    fn counted(words: Words, key: &str, n: usize) -> Option<Note> {
        (n > 0).then(|| Note::said(words.tv(key, &[("n", &n)])))
    }
}

/// All of it. `ledger`: what is known here and stays. `rejects`: whoever sits here may reject a closing.
pub fn noted(words: Words, looked: &Looked, ledger: &Ledger, rejects: bool) -> Vec<Note> {
    let Looked { preview, here, doubted, .. } = looked;
    let after = ledger.with(&preview.new);
    let mut notes = newer(words, preview, &after);
    notes.extend(kept_aside(words, preview, &after));
    notes.extend(doubted.iter().map(|closing| doubted_note(words, &after, closing, rejects)));
    notes.extend(unlooked(words, ledger, &after));
    notes.extend(undone(words, ledger, &after));
    notes.extend(conflicts(words, ledger, &after));
    notes.extend(strays(words, preview, ledger, &after));
    notes.extend(preview.missing.iter().map(|Gap { device, from, to }| {
        let device = words.tv("facts.device.other", &[("mark", &device_mark(device))]);
        Note::said(words.tv("data.preview.missing", &[("device", &device), ("from", from), ("to", to)]))
    }));
    notes.extend(attachments(words, &preview.enclosed, here));
    notes.extend(misstated(words, &preview.enclosed, &after));
    notes
}

/// What only a newer program understands, and whom it may concern.
fn newer(words: Words, preview: &Preview, after: &Ledger) -> Vec<Note> {
    let newer: Vec<&NewerFact> = preview.new.iter().filter_map(|fact| newer_of(fact)).collect();
    let count = Note::counted(words, "data.preview.newer", newer.len());
    let concerned: BTreeSet<PersonId> =
        newer.into_iter().flat_map(|fact| after.concerned_by(fact)).distinct();
    let whose = (!concerned.is_empty()).then(|| {
        let people = list_words(words, concerned.iter().map(|person| person_name(after, person)));
        Note::said(words.tv("data.preview.newer.whose", &[("people", &people)]))
    });
    count.into_iter().chain(whose).collect()
}

/// What of a file does not count, and why.
fn kept_aside(words: Words, preview: &Preview, after: &Ledger) -> Option<Note> {
    let aside: Vec<&Arc<Fact>> =
        preview.new.iter().filter(|fact| after.aside.contains_key(&fact.id)).collect();
    Note::of(words, "data.preview.aside", &aside, |fact| {
        let (title, who) = (fact_title(words, fact, after), actor_name(words, after, &fact.actor));
        let why = why(words, after, fact.id);
        words.tv("data.preview.aside.line", &[("title", &title), ("who", &who), ("why", &why)])
    })
}

/// A closing that does not come to its own figures: whose, what it says of whom, and what comes of what was known.
fn doubted_note(words: Words, after: &Ledger, doubted: &Doubted, rejects: bool) -> Note {
    let change = |NetChange { person, was, now }: &NetChange| {
        let (was, now) = (yuan(was.exact()), yuan(now.exact()));
        words.tv(
            "data.preview.closing.person",
            &[("who", &person_name(after, person)), ("was", &was), ("now", &now)],
        )
    };
    let month = month_words(words, doubted.month);
    let by = after.fact(doubted.closing).map(|closing| actor_name(words, after, &closing.actor));
    let key = match (doubted.open, rejects) {
        (true, _) => "data.preview.closing.open",
        (false, true) => "data.preview.closing.rejected",
        (false, false) => "data.preview.closing.doubted",
    };
    let head = words.tv(key, &[("month", &month), ("by", &by.unwrap_or_default())]);
    Note { head, items: doubted.changes.iter().map(change).collect() }
}

/// How many closings of the file hold that nobody has looked at.
fn unlooked(words: Words, before: &Ledger, after: &Ledger) -> Option<Note> {
    let is_new = |fact: FactId| before.fact(fact).is_none();
    let new = after.closings.values().filter(|closing| is_new(closing.stamp.fact)).count();
    // Where nothing is known a branch's data is put back as it was.
    let unlooked = if before.facts().is_empty() { 0 } else { new.saturating_sub(MOST) };
    Note::counted(words, "data.preview.closing.unlooked", unlooked)
}

/// What the file takes from what is here: months that are closed no more, and records that count no more because of who is
/// said to have been what.
fn undone(words: Words, before: &Ledger, after: &Ledger) -> Vec<Note> {
    let opened = before.closings.keys().filter(|month| after.closing(**month).is_none());
    let opened: Vec<String> = opened.map(|month| month_words(words, *month)).collect();
    let newly = |fact: &&Arc<Fact>| before.fact(fact.id).is_some() && !before.aside.contains_key(&fact.id);
    let aside = after.aside.keys().filter_map(|id| after.fact(*id)).filter(newly).count();
    let months = (!opened.is_empty())
        .then(|| Note::said(words.tv("data.preview.opened", &[("months", &list_words(words, opened))])));
    months.into_iter().chain(Note::counted(words, "data.preview.aside.here", aside)).collect()
}

/// What is answered otherwise than here, and was not known before: what depends on it waits.
fn conflicts(words: Words, before: &Ledger, after: &Ledger) -> Option<Note> {
    let known = all(before);
    let new: Vec<Conflict> = all(after).into_iter().filter(|conflict| !known.contains(conflict)).collect();
    Note::of(words, "data.preview.conflicts", &new, |conflict| title(words, after, conflict))
}

/// What of a file belongs to nothing once it is here, and how much that is here the file takes its noun from.
fn strays(words: Words, preview: &Preview, before: &Ledger, after: &Ledger) -> Vec<Note> {
    let all = after.strays();
    let of_file: Vec<&Arc<Fact>> = preview.new.iter().filter(|fact| all.contains(&fact.id)).collect();
    let is_lost = |fact: &&FactId| before.fact(**fact).is_some_and(|fact| !before.is_stray(fact));
    let lost = all.iter().filter(is_lost).count();
    let of_file = Note::of(words, "data.preview.strays", &of_file, |fact| fact_title(words, fact, after));
    of_file.into_iter().chain(Note::counted(words, "data.preview.strays.here", lost)).collect()
}

/// The attachments that the file does not bring, and those that cannot be taken.
fn attachments(words: Words, enclosed: &Enclosed, here: &Digests) -> Vec<Note> {
    let absent = enclosed.absent.as_slice().iter().filter(|digest| !here.contains(**digest)).count();
    let absent = Note::counted(words, "data.preview.attachments.absent", absent);
    let spoiled = &enclosed.spoiled;
    let more = spoiled.len().saturating_sub(MOST_LISTED);
    let lines = spoiled.iter().take(MOST_LISTED).map(|spoiled| Note::said(spoiled_words(words, spoiled)));
    absent.into_iter().chain(lines).chain(Note::counted(words, "data.preview.more", more)).collect()
}

/// What facts say of attachments, and what these are.
fn misstated(words: Words, enclosed: &Enclosed, after: &Ledger) -> Option<Note> {
    let called = |(media, bytes): (Media, u32)| {
        let (kind, bytes) = (media.ending().to_uppercase(), number(bytes.into()));
        words.tv("data.attachment.bytes", &[("kind", &kind), ("n", &bytes)])
    };
    Note::of(words, "data.preview.misstated", &enclosed.misstated, |one| {
        let title = after.fact(one.fact).map(|fact| fact_title(words, fact, after));
        let (title, said, found) = (title.unwrap_or_default(), called(one.said), called(one.found));
        words.tv("data.preview.misstated.line", &[("title", &title), ("said", &said), ("found", &found)])
    })
}

fn newer_of(fact: &Arc<Fact>) -> Option<&NewerFact> {
    match &fact.body {
        FactBody::Newer(newer) => Some(newer),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::i18n::Lang;

    #[test]
    fn of_many_some_are_listed_and_the_rest_is_counted() {
        let words = Words(Lang::ZhCn);
        let of = |n: usize| Note::of(words, "data.preview.conflicts", &vec![(); n], |()| "x".to_owned());
        assert_eq!(of(0), None);
        assert_eq!(of(MOST_LISTED).unwrap().items.len(), MOST_LISTED);
        let many = of(MOST_LISTED + 5).unwrap();
        assert!(many.head.contains(&(MOST_LISTED + 5).to_string()));
        assert!(many.items.len() == MOST_LISTED + 1 && many.items[MOST_LISTED].contains('5'));
    }
}
