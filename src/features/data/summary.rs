//! What a file would bring, before anything of it is stored.

use super::{
    drafts::{Sorted, unreadable_words},
    noted::{Note, noted},
    said::refused_words,
    whose::{Group, whose},
};
use crate::{
    app::{i18n::Words, words::fact_kind_key},
    domain::{Arrange, Digests},
    journal::Preview,
    ledger::Ledger,
    workflow::closings::Doubted,
};
use chrono::{NaiveDate, NaiveDateTime};

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
    /// What one should know of it.
    pub noted: Vec<Note>,
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
