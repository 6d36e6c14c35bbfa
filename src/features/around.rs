//! What comes with the engine: what stands around the pages of a desk that has something on it, and what the first run does
//! when something is chosen.

use super::{
    clock::ClockNotice,
    data::{
        drafts::sorted,
        preview::{Choices, PreviewView},
        rescue::{save_as_stored, save_known},
        said::bundle_words,
        summary::Looked,
    },
    notices::{LeftOutRules, NobodySits, SampleLine},
    reach::offer_everything,
    store_notices::LastCopy,
    who::{Who, offer_seats},
};
use crate::{
    app::{
        desk::{Desk, Doing, ENGINE, Engine, Failure},
        i18n::Words,
    },
    domain::{Digests, FactId},
    journal::{Bundle, BundleError, Fact, Journal},
    ledger::Ledger,
    platform::{clock, ids},
    storage::StoreError,
    workflow::{closings::doubted, is_sample, judge, sample::sample},
};
use leptos::prelude::*;
use std::{cell::Cell, sync::Arc};

/// What was fetched with the engine. Nothing else reaches its functions: what named them would bring them into the first
/// module.
#[derive(Clone, Copy)]
pub struct Around {
    /// What concerns every page.
    pub notices: fn() -> AnyView,
    /// Who sits here.
    pub who: fn() -> AnyView,
    /// What this page still knows and the browser has lost.
    pub last_copy: fn() -> AnyView,
    /// Saves everything that this page knows, from its memory. False: the browser does not let it.
    pub save_known: fn(Words, Desk) -> bool,
    /// Saves what is stored as it is.
    pub save_as_stored: fn(Words, Desk) -> Doing<Result<(), StoreError>>,
    /// Reads a file of that name and text beside what is known, to be looked at.
    pub read: fn(String, String, &Journal, &Ledger) -> Result<Looked, BundleError>,
    /// Why a file cannot be read.
    pub bundle_words: fn(Words, &BundleError) -> String,
    pub preview: fn(Arc<Looked>, Choices) -> AnyView,
    /// The facts of the sample branch, as of now.
    pub sample: fn(Desk) -> Vec<Fact>,
}

/// The engine and what comes with it.
pub struct Behind {
    pub engine: Engine,
    pub around: Around,
}

/// Both as they are built in.
pub const BEHIND: Behind = Behind {
    engine: ENGINE,
    around: Around {
        notices,
        who: || view! { <Who /> }.into_any(),
        last_copy: || view! { <LastCopy /> }.into_any(),
        save_known,
        save_as_stored: |words, desk| Box::pin(save_as_stored(words, desk)),
        read,
        bundle_words,
        preview: |looked, choices| view! { <PreviewView looked=looked choices=choices /> }.into_any(),
        sample: |desk| sample(clock::now(), &desk.device(), || FactId(ids::fresh())),
    },
};

thread_local! {
    static HERE: Cell<Option<Around>> = const { Cell::new(None) };
}

impl Around {
    /// From now on this is it. Called by what fetches it.
    pub fn put(around: Around) {
        HERE.set(Some(around));
    }

    /// What was fetched, if it was.
    pub fn here() -> Option<Around> {
        HERE.get()
    }

    /// The same, for what is to be shown as soon as it is here (tracked).
    pub fn arrived() -> Option<Around> {
        Desk::get().works().then(Around::here).flatten()
    }

    /// What is fetched with the engine, which is fetched if it is not here yet.
    ///
    /// # Errors
    /// [`Failure::NotFetched`]; the next call tries again.
    pub async fn fetched() -> Result<Around, Failure> {
        Desk::get().engine().await?;
        Around::here().ok_or(Failure::NotFetched)
    }
}

fn notices() -> AnyView {
    offer_seats();
    offer_everything();
    view! {
        <ClockNotice />
        <LeftOutRules />
        <NobodySits />
        <SampleLine />
    }
    .into_any()
}

fn read(name: String, text: String, journal: &Journal, ledger: &Ledger) -> Result<Looked, BundleError> {
    let preview = Bundle::read(&text, journal, judge)?;
    let drafts = sorted(&preview.drafts);
    // Beside the sample nothing stays.
    let doubted = match is_sample(ledger) {
        true => Vec::new(),
        false => doubted(ledger, &preview.new, &|fact| preview.in_file.contains(&fact)),
    };
    Ok(Looked { name, text, preview, drafts, here: Digests::default(), doubted })
}
