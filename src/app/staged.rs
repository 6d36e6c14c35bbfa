//! The beginning: what is around the pages is mounted piece by piece behind the frame that the page came with, so that
//! the browser answers in between; then the frame goes.

use crate::platform::frame::{after, uncover};
use leptos::{prelude::*, task::spawn_local};
use std::{cell::Cell, time::Duration};

/// The pieces, in the order in which they are mounted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Piece {
    Rail,
    Choices,
    Bar,
    Dialogs,
    Page,
    /// Nothing more. Only then the page has had the time to say that it is being opened.
    Frame,
}

impl Piece {
    const ALL: [Piece; 6] =
        [Piece::Rail, Piece::Choices, Piece::Bar, Piece::Dialogs, Piece::Page, Piece::Frame];
}

/// How far the mounting is. `Copy`.
#[derive(Clone, Copy)]
pub struct Staged {
    mounted: RwSignal<Option<Piece>>,
    /// How many places say that they are being opened.
    opening: RwSignal<usize>,
}

thread_local! {
    static CURRENT: Cell<Option<Staged>> = const { Cell::new(None) };
}

impl Staged {
    /// Begins the mounting. Called once, by what holds the pieces.
    pub fn begin() -> Staged {
        let staged = Staged { mounted: RwSignal::new(None), opening: RwSignal::new(0) };
        CURRENT.set(Some(staged));
        spawn_local(async move {
            for piece in Piece::ALL {
                after(Duration::ZERO).await;
                staged.mounted.set(Some(piece));
            }
        });
        Effect::new(move |uncovered: Option<bool>| {
            let done = uncovered == Some(true);
            let now = done || (staged.has(Piece::Frame) && staged.opening.get() == 0);
            if now && !done {
                uncover();
            }
            now
        });
        staged
    }

    /// The piece is to be there (tracked).
    pub fn has(self, piece: Piece) -> bool {
        self.mounted.get() >= Some(piece)
    }
}

/// The frame stays for as long as the caller's component says that something is being opened, which is what it says too.
pub fn keep_covered() {
    let Some(staged) = CURRENT.get() else { return };
    staged.opening.update(|places| *places += 1);
    on_cleanup(move || {
        staged.opening.try_update(|places| *places = places.saturating_sub(1));
    });
}
