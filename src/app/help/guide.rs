//! The part with the answers and the tour, and what of it is open.

use super::Topic;
use crate::app::{i18n::Words, palette::use_palette};
use leptos::{prelude::*, task::spawn_local};
use std::{cell::Cell, pin::Pin};

/// A question as the palette finds it.
pub struct Asked {
    pub topic: Topic,
    /// The key of its text.
    pub question: &'static str,
    pub label: String,
    /// Its words in the other languages.
    pub keywords: String,
}

/// What the part gives. Nothing else reaches its functions: what named them would bring them into the first module.
#[derive(Clone, Copy)]
pub struct Guide {
    /// The questions of a topic, with one of them open.
    pub answers: fn(Topic, Option<&'static str>) -> AnyView,
    pub questions: fn(Words) -> Vec<Asked>,
    pub tour: fn() -> AnyView,
}

/// Brings the part; none when it could not be fetched.
pub type Bring = fn() -> Pin<Box<dyn Future<Output = Option<Guide>>>>;

/// How far the part is.
#[derive(Clone, Copy)]
pub enum Brought {
    Not,
    Coming,
    Failed,
    Here(Guide),
}

/// The answers that are open: of which topic, and at which question.
pub type Opened = (Topic, Option<&'static str>);

/// The help, from anywhere. Nothing of it is stored. `Copy`.
#[derive(Clone, Copy)]
pub struct Help {
    bring: Bring,
    brought: RwSignal<Brought>,
    opened: RwSignal<Option<Opened>>,
    touring: RwSignal<bool>,
}

thread_local! {
    static CURRENT: Cell<Option<Help>> = const { Cell::new(None) };
}

/// Creates the help. Called once, before the app is mounted.
pub fn provide_help(bring: Bring) {
    CURRENT.set(Some(Help {
        bring,
        brought: RwSignal::new(Brought::Not),
        opened: RwSignal::new(None),
        touring: RwSignal::new(false),
    }));
}

impl Help {
    /// The help.
    pub fn get() -> Help {
        CURRENT.get().expect("provide_help runs before anything is shown")
    }

    /// How far the part is (tracked).
    pub fn brought(self) -> Brought {
        self.brought.get()
    }

    /// The part, if it is here already; otherwise it is on its way, and the palette asks again when it has come.
    pub fn guide(self) -> Option<Guide> {
        if matches!(self.brought.get_untracked(), Brought::Not | Brought::Failed) {
            self.fetch();
        }
        self.here()
    }

    /// The part, if it is here; asks for nothing.
    pub fn here(self) -> Option<Guide> {
        match self.brought.get_untracked() {
            Brought::Here(guide) => Some(guide),
            _ => None,
        }
    }

    fn fetch(self) {
        self.brought.set(Brought::Coming);
        spawn_local(async move {
            let brought = (self.bring)().await.map_or(Brought::Failed, Brought::Here);
            self.brought.set(brought);
            if matches!(brought, Brought::Here(_)) {
                use_palette().ask_again();
            }
        });
    }

    /// What is open (tracked).
    pub fn opened(self) -> Option<Opened> {
        self.opened.get()
    }

    /// Opens the answers of a topic, perhaps at one of them.
    pub fn open(self, topic: Topic, question: Option<&'static str>) {
        self.guide();
        self.opened.set(Some((topic, question)));
    }

    /// Closes the answers.
    pub fn close(self) {
        if self.opened.with_untracked(Option::is_some) {
            self.opened.set(None);
        }
    }

    /// Closes answers that are not about the screen that one has come to.
    pub fn leave_for(self, here: Option<Topic>) {
        let fits = |topic: Topic| here.is_some_and(|here| topic.stands_on(here));
        if self.opened.get_untracked().is_some_and(|(topic, _)| !fits(topic)) {
            self.close();
        }
    }

    /// Whether the tour is on (tracked).
    pub fn is_touring(self) -> bool {
        self.touring.get()
    }

    /// Begins the tour, or leaves it.
    pub fn tour(self, on: bool) {
        if on {
            self.guide();
        }
        self.touring.set(on);
    }
}
