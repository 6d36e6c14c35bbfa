//! Starting again: everything here is deleted, after saying in numbers what goes.

use super::{
    delete::DeleteActions,
    export::ExportButton,
    view::{Contents, ago},
};
use crate::{
    app::{
        act::Busy,
        desk::Desk,
        format::{full_day, number},
        i18n::{Words, use_i18n},
        route::{Route, navigate},
        toast::use_toasts,
        words::failure_words,
    },
    t, tr,
    ui::{Callout, Dialog, Tone},
};
use leptos::prelude::*;
use std::collections::BTreeMap;

/// What goes, in numbers.
fn losses(words: Words, contents: &Contents, drafts: usize, faults: usize) -> Vec<String> {
    let mut lines = Vec::new();
    if let Some((from, to)) = contents.span {
        let (from, to) = (full_day(words, from), full_day(words, to));
        let facts = number(contents.facts.into());
        lines.push(words.tv("data.wipe.facts", &[("n", &facts), ("from", &from), ("to", &to)]));
    }
    let counted = [
        ("data.wipe.people", contents.people),
        ("data.wipe.sites", contents.sites),
        ("data.wipe.jobs", contents.jobs),
        ("data.wipe.contracts", contents.contracts),
        ("data.wipe.closed", contents.closed_months),
        ("data.wipe.drafts", drafts),
        ("data.wipe.faults", faults),
    ];
    let counted = counted.into_iter().filter(|(_, n)| *n > 0);
    lines.extend(counted.map(|(key, n)| words.tv(key, &[("n", &number(n.into()))])));
    lines
}

/// The list of what goes, with the export offered before it does.
#[component]
pub fn Losses() -> impl IntoView {
    let desk = Desk::get();
    let i18n = use_i18n();
    let lines = move || {
        let contents = Contents::of(&desk.ledger());
        let lines = losses(i18n.words(), &contents, desk.draft_map().len(), desk.faults().len());
        lines.into_iter().map(|line| view! { <li>{line}</li> }).collect_view()
    };
    let last = move || {
        let words = i18n.words();
        desk.backup().map(|backup| words.tv("data.wipe.last", &[("ago", &ago(words, backup.at, desk.now()))]))
    };
    view! {
        <p>{t!("data.wipe.goes")}</p>
        <ul class="bullets">{lines}</ul>
        <p>{t!("data.wipe.for_good")}</p>
        <div class="stack-tight">
            <ExportButton />
            <p role="status">{last}</p>
        </div>
    }
}

/// The dialog that deletes everything.
#[component]
pub fn WipeDialog(open: RwSignal<bool>) -> impl IntoView {
    let desk = Desk::get();
    let i18n = use_i18n();
    let failed = RwSignal::new(None::<String>);
    let facts = move || number(desk.ledger().facts().len().into());
    let busy = Busy::idle();
    let wipe = move || {
        let Some(work) = busy.begin() else { return };
        failed.set(None);
        work.run(async move {
            match desk.replace_all(Vec::new(), BTreeMap::new(), None).await {
                Ok(()) => {
                    use_toasts().done(tr!("data.wipe.done"));
                    navigate(&Route::Setup);
                }
                Err(failure) => {
                    let text = failure_words(i18n.words_untracked(), &failure, &untrack(|| desk.ledger()));
                    failed.try_set(Some(text));
                }
            }
        });
    };
    let problem = move || failed.get().map(|text| view! { <Callout tone=Tone::Late title=text /> });
    view! {
        <Dialog open=open title=t!("data.wipe.title") close=t!("shell.close")>
            <div class="stack">
                <Losses />
                {problem}
                <DeleteActions
                    confirm=t!("data.wipe.confirm", n = facts())
                    on_delete=wipe
                    on_cancel=move || open.set(false)
                />
            </div>
        </Dialog>
    }
}
