//! Everything in one file; in several, each whole by itself, where there are too many pictures for one.

use super::{
    asked::{AskedFor, Download, Handed},
    said::unwritten_words,
};
use crate::{
    app::{
        act::{Busy, failure_text},
        backup::Backup,
        desk::{Desk, Failure},
        i18n::use_i18n,
        toast::use_toasts,
    },
    domain::{Attachment, Digest},
    journal::{BundleError, bundle::parted},
    platform::files,
    t, tr,
    ui::{Button, ButtonKind, Callout, Tone},
};
use leptos::prelude::*;
use std::collections::BTreeSet;

/// Why nothing was saved.
enum Unsaved {
    /// What is here makes no file that could be read again.
    Bundle(BundleError),
    /// The browser did not let a file be saved.
    File,
    Store(Failure),
}

/// Which attachments go into which file.
type Parts = Vec<Vec<Digest>>;

/// Writes everything that is stored here, drafts included, with some of the attachments into a file and hands it to the
/// browser. `nth`: which of several it is, from 0; `in_backups`: how many attachments are in some backup with it.
async fn save(desk: Desk, wanted: Vec<Digest>, nth: usize, in_backups: usize) -> Result<Handed, Unsaved> {
    let attachments = desk.read_attachments(wanted).await.map_err(Unsaved::Store)?;
    let mut bundle = untrack(|| desk.bundle());
    bundle.attachments = attachments;
    let words = use_i18n().words_untracked();
    let mut name = untrack(|| desk.file_name(&bundle, words)).print(words);
    if nth > 0 {
        name = name.replace(".json", &format!("-{}.json", nth + 1));
    }
    let text = bundle.write().map_err(Unsaved::Bundle)?;
    files::save(&name, "application/json", text.as_bytes()).map_err(|_| Unsaved::File)?;
    let backup = Backup { at: bundle.exported, facts: bundle.facts.len(), attachments: in_backups };
    Ok(Handed { name, backup, generation: untrack(|| desk.generation()) })
}

/// An export under way. `Copy`.
#[derive(Clone, Copy)]
struct Export {
    desk: Desk,
    download: RwSignal<Download>,
    /// Where one file is not enough: what goes into each; nothing where none has room for any.
    several: RwSignal<Option<Parts>>,
    /// Which of these were handed to the browser.
    handed: StoredValue<BTreeSet<usize>>,
    busy: Busy,
}

impl Export {
    /// Into one file if it holds everything; otherwise it is asked what to do.
    fn begin(self) {
        let Some(work) = self.busy.begin() else { return };
        self.several.set(None);
        self.handed.set_value(BTreeSet::new());
        work.run(async move {
            match self.desk.attachments_named().await {
                Ok(named) => match &parted(&named)[..] {
                    [all] => self.save(all.clone(), 0).await,
                    parts => _ = self.several.try_set(Some(parts.to_vec())),
                },
                // What cannot be looked for is said; the facts are saved all the same.
                Err(failure) => {
                    use_toasts().problem(tr!("data.export.no_attachments", why = failure_text(&failure)));
                    self.save(Vec::new(), 0).await;
                }
            }
        });
    }

    fn part(self, wanted: Vec<Digest>, nth: usize) {
        let Some(work) = self.busy.begin() else { return };
        work.run(self.save(wanted, nth));
    }

    /// How many attachments are in some backup once a part of several, or all in one, is handed over: what is stored, once all parts
    /// were; before, and without any, no more than there were.
    async fn in_backups(self, nth: Option<usize>) -> usize {
        let parts = self.several.try_get_untracked().flatten().map_or(1, |parts| parts.len());
        let handed = self.handed.try_update_value(|handed| {
            handed.extend(nth);
            handed.len()
        });
        let all = self.desk.count_attachments().await;
        match handed {
            Some(handed) if handed >= parts => all,
            _ => untrack(|| self.desk.backup()).map_or(0, |backup| backup.attachments),
        }
    }

    async fn save(self, wanted: Vec<Digest>, nth: usize) {
        let brings = !wanted.is_empty();
        let in_backups = self.in_backups(brings.then_some(nth)).await;
        let saved = save(self.desk, wanted.clone(), nth, in_backups).await;
        if saved.is_err() {
            self.handed.try_update_value(|handed| handed.remove(&nth));
        }
        match saved {
            Ok(handed) => _ = self.download.try_set(Download::Asked(handed)),
            Err(Unsaved::Bundle(error)) => {
                let why = unwritten_words(use_i18n().words_untracked(), &error);
                use_toasts().problem(tr!("data.export.refused", why = why));
                // Facts may say less of attachments than these are, and in smaller parts or without them it may fit.
                if brings {
                    let largest: Vec<(Digest, usize)> =
                        wanted.into_iter().map(|digest| (digest, Attachment::MOST_BYTES)).collect();
                    let parts = parted(&largest);
                    self.several.try_set(Some(if parts.len() > 1 { parts } else { Vec::new() }));
                }
            }
            Err(Unsaved::File) => use_toasts().problem(tr!("data.export.failed")),
            Err(Unsaved::Store(failure)) => {
                use_toasts().problem(tr!("data.export.no_attachments", why = failure_text(&failure)));
            }
        }
    }
}

/// Exports, and asks whether the file is there.
#[component]
pub fn ExportButton(#[prop(optional)] kind: ButtonKind) -> impl IntoView {
    let download = RwSignal::new(Download::None);
    let several = RwSignal::new(None);
    let handed = StoredValue::new(BTreeSet::new());
    let export = Export { desk: Desk::get(), download, several, handed, busy: Busy::idle() };
    let asked = move || several.get().map(|parts| view! { <Several parts=parts export=export /> });
    view! {
        <Button kind=kind on_click=move || export.begin()>
            {t!("data.export.all")}
        </Button>
        <div class="asked-for" aria-live="polite">{asked}</div>
        <AskedFor download=download />
    }
}

/// One button for each file, and one for a file without attachments.
#[component]
fn Several(parts: Parts, export: Export) -> impl IntoView {
    let (files, all) = (parts.len(), parts.iter().map(Vec::len).sum::<usize>());
    let part = move |(at, wanted): (usize, Vec<Digest>)| {
        let n = wanted.len();
        view! {
            <Button on_click=move || export.part(wanted.clone(), at)>
                {t!("data.export.part", nth = at + 1, n = n)}
            </Button>
        }
    };
    let (title, text) = match files {
        0 => (t!("data.export.no_room"), t!("data.export.no_room.text")),
        _ => (t!("data.export.several", n = all, files = files), t!("data.export.several.text")),
    };
    view! {
        <Callout tone=Tone::Waiting title=title>
            <p>{text}</p>
            <div class="row">
                {parts.into_iter().enumerate().map(part).collect_view()}
                <Button on_click=move || export.part(Vec::new(), 0)>{t!("data.export.without")}</Button>
            </div>
        </Callout>
    }
}
