//! The beginning: what is around the pages is mounted piece by piece behind the frame that the page came with, so that
//! the browser answers in between; then the frame goes.

use crate::platform::frame::{after, on_screen, uncover};
use leptos::{prelude::*, task::spawn_local};
use std::{cell::Cell, time::Duration};

/// The pieces, in the order in which they are mounted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Piece {
    Line,
    Rail,
    Places,
    Choices,
    Bar,
    Followers,
    Dialogs,
    Page,
    /// Nothing more. Only then the page has had the time to say that it is being opened.
    Frame,
}

impl Piece {
    const ALL: [Piece; 9] = [
        Piece::Line,
        Piece::Rail,
        Piece::Places,
        Piece::Choices,
        Piece::Bar,
        Piece::Followers,
        Piece::Dialogs,
        Piece::Page,
        Piece::Frame,
    ];
}

/// How far the mounting is. `Copy`.
#[derive(Clone, Copy)]
pub struct Staged {
    mounted: RwSignal<Option<Piece>>,
    /// How many places say that they are being opened.
    opening: RwSignal<usize>,
    /// The frame has gone: once nothing is being opened, and for good.
    seen: RwSignal<bool>,
    /// The first page has been painted since.
    painted: RwSignal<bool>,
}

thread_local! {
    static CURRENT: Cell<Option<Staged>> = const { Cell::new(None) };
}

impl Staged {
    /// Begins the mounting. Called once, by what holds the pieces.
    pub fn begin() -> Staged {
        let staged = Staged {
            mounted: RwSignal::new(None),
            opening: RwSignal::new(0),
            seen: RwSignal::new(false),
            painted: RwSignal::new(false),
        };
        CURRENT.set(Some(staged));
        spawn_local(async move {
            for piece in Piece::ALL {
                after(Duration::ZERO).await;
                staged.mounted.set(Some(piece));
            }
        });
        Effect::new(move |_| {
            if staged.has(Piece::Frame) && staged.opening.get() == 0 && !staged.seen.get_untracked() {
                uncover();
                staged.seen.set(true);
                spawn_local(async {
                    on_screen().await;
                    want_all();
                });
            }
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

/// What is mounted can be seen, and have the focus (tracked): the frame has gone.
pub fn is_seen() -> bool {
    CURRENT.get().is_none_or(|staged| staged.seen.get())
}

/// The first page has been on the screen (tracked). After years some of what a page says takes as long to know as all the rest: on
/// the first one it may follow, on every other it is there.
pub fn is_painted() -> bool {
    CURRENT.get().is_none_or(|staged| staged.painted.get())
}

/// What may follow the first page is wanted now: it is on the screen, or on its way to paper.
pub fn want_all() {
    if let Some(staged) = CURRENT.get().filter(|staged| !staged.painted.get_untracked()) {
        staged.painted.set(true);
    }
}
