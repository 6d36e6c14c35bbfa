//! The form of a new branch while it is filled in.

use super::typed::{BranchProblem, ReadBranch, Spot, TypedBranch, TypedRow};
use crate::ui::prelude::*;
use crate::{
    app::{
        attempt::Attempt,
        desk::FormDraft,
        i18n::{Words, use_i18n},
        words::misread_words,
    },
    features::people::typed::TypedPerson,
    ui::{Bind, FieldError},
};

/// What was typed before a reload; there is something as long as the form is in use.
pub fn draft() -> FormDraft<TypedBranch> {
    FormDraft::named("branch")
}

/// The form in use. `Copy`; may be used after an await.
#[derive(Clone, Copy)]
pub struct BranchEntry {
    pub typed: RwSignal<TypedBranch>,
    pub attempt: Attempt,
}

impl BranchEntry {
    pub fn begin() -> BranchEntry {
        let i18n = use_i18n();
        let typed = RwSignal::new(draft().load().unwrap_or_else(TypedBranch::begin));
        Effect::new(move |_| typed.with(|typed| draft().save(typed)));
        let wrong = move |typed: &TypedBranch| {
            typed.read().err().map(|wrong| summary(i18n.words(), &typed.people, wrong)).unwrap_or_default()
        };
        let attempt = Attempt::new(derived(move || typed.with(wrong)));
        attempt.follow(typed);
        BranchEntry { typed, attempt }
    }

    pub fn leave(self, spot: Spot) -> Callback<()> {
        self.attempt.leave(spot.id())
    }

    pub fn error(self, spot: Spot, value: Bind<String>) -> Signal<Option<String>> {
        self.attempt.error(spot.id(), move || value.get())
    }

    /// The branch as understood; otherwise what is wrong is shown, at its fields and at the top.
    pub fn take(self) -> Option<ReadBranch> {
        let read = || self.typed.with_untracked(TypedBranch::read).ok();
        self.attempt.is_right().then(read).flatten()
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
fn summary(words: Words, people: &[TypedRow], wrong: Vec<(Spot, BranchProblem)>) -> Vec<FieldError> {
    let line = |(spot, why): (Spot, BranchProblem)| {
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
