//! The form of a new branch while it is filled in: what was typed, which fields were left, whether going on was tried.

use super::typed::{BranchWrong, ReadBranch, Spot, TypedBranch, TypedRow};
use crate::{
    app::{
        derived::derived,
        desk::FormDraft,
        i18n::{Words, use_i18n},
        words::misread_words,
    },
    features::people::typed::TypedPerson,
    ui::{Bind, FieldError},
};
use leptos::prelude::*;
use std::collections::BTreeSet;

/// What was typed before a reload; there is something as long as the form is in use.
pub fn draft() -> FormDraft<TypedBranch> {
    FormDraft::named("branch")
}

#[derive(Clone, Copy)]
pub struct Entry {
    pub typed: RwSignal<TypedBranch>,
    left: RwSignal<BTreeSet<Spot>>,
    all: RwSignal<bool>,
    pub errors: RwSignal<Vec<FieldError>>,
    pub wrong: Memo<Vec<(Spot, BranchWrong)>>,
}

impl Entry {
    pub fn begin() -> Entry {
        let typed = RwSignal::new(draft().load().unwrap_or_else(TypedBranch::begin));
        let (left, all) = (RwSignal::new(BTreeSet::new()), RwSignal::new(false));
        let wrong = Memo::new(move |_| {
            let found = typed.with(TypedBranch::read).err().unwrap_or_default();
            let shown = |spot: &Spot| all.get() || left.with(|left| left.contains(spot));
            found.into_iter().filter(|(spot, _)| shown(spot)).collect()
        });
        Effect::new(move |_| typed.with(|typed| draft().save(typed)));
        Entry { typed, left, all, errors: RwSignal::new(Vec::new()), wrong }
    }

    pub fn leave(self, spot: Spot) {
        self.left.update(|left| _ = left.insert(spot));
    }

    pub fn error(self, spot: Spot) -> Signal<Option<String>> {
        let i18n = use_i18n();
        let why =
            move || self.wrong.with(|wrong| wrong.iter().find(|(at, _)| *at == spot).map(|(_, why)| *why));
        derived(move || why().map(|why| misread_words(i18n.words(), why.misread())))
    }

    /// The branch as understood; otherwise what is wrong is shown, at its fields and at the top.
    pub fn take(self) -> Option<ReadBranch> {
        self.all.set(true);
        let words = use_i18n().words_untracked();
        match self.typed.with_untracked(TypedBranch::read) {
            Ok(branch) => {
                self.errors.set(Vec::new());
                Some(branch)
            }
            Err(wrong) => {
                let lines = self.typed.with_untracked(|typed| summary(words, &typed.people, wrong));
                self.errors.set(lines);
                None
            }
        }
    }

    pub fn person(self, key: u32) -> Bind<TypedPerson> {
        let find = move |typed: &TypedBranch| {
            let row = typed.people.iter().find(|row| row.key == key);
            row.map(|row| row.person.clone()).unwrap_or_default()
        };
        let set = move |person: TypedPerson| {
            self.typed.update(|typed| {
                if let Some(row) = typed.people.iter_mut().find(|row| row.key == key) {
                    row.person = person;
                }
            });
        };
        Bind::new(move || self.typed.with(find), set)
    }
}

/// What is wrong, one line a place. Several people have the same fields: the summary says whose it is.
fn summary(words: Words, people: &[TypedRow], wrong: Vec<(Spot, BranchWrong)>) -> Vec<FieldError> {
    let line = |(spot, why): (Spot, BranchWrong)| {
        let error = FieldError::new(spot.id(), misread_words(words, why.misread()));
        match spot {
            Spot::Person(key, _) => {
                let n = people.iter().position(|row| row.key == key).map_or(0, |at| at + 1);
                error.of_field(words.tv("data.setup.person", &[("n", &n)]))
            }
            Spot::Name | Spot::Tax => error,
        }
    };
    wrong.into_iter().map(line).collect()
}
