//! Taking a file in: it is read and shown whole before anything is stored; then all of it is stored, or nothing.

use super::{
    handed::take_handed,
    preview::Choices,
    said::{encoding_words, too_large, trouble_words, unopened_words},
    summary::Looked,
};
use crate::{
    app::{
        backup::keeper::Keeper,
        desk::{Brought, Desk, Failure},
        i18n::{Words, use_i18n},
        toast::use_toasts,
    },
    features::around::Around,
    journal::{BundleError, Journal, Preview, arrival::Source},
    ledger::Ledger,
    platform::{
        files::{self, FileError, Several},
        frame::painted,
    },
    t, tr,
    ui::{Button, Callout, Progress, Tone},
};
use leptos::{prelude::*, task::spawn_local};
use std::sync::Arc;
use wasm_bindgen::JsCast;

impl Looked {
    /// What it brings.
    fn brought(&self) -> Brought {
        let attachments = &self.preview.enclosed.attachments;
        Brought {
            facts: self.preview.new.iter().map(|fact| (**fact).clone()).collect(),
            drafts: self.drafts.readable.clone(),
            attachments: attachments
                .iter()
                .filter(|one| !self.here.contains(one.digest()))
                .cloned()
                .collect(),
            doubted: self.doubted.clone(),
            from: Some(source(&self.name, &self.preview)),
        }
    }
}

/// Why nothing came of a file.
#[derive(Clone)]
enum Bad {
    File(FileError),
    Bundle(BundleError),
    Store(Failure),
}

/// How far an import is.
#[derive(Clone)]
enum Stage {
    Nothing,
    /// At work, and can be stopped: the key of what is being done.
    Reading(&'static str),
    /// One transaction, which ends by itself.
    Storing,
    Bad {
        name: String,
        why: Bad,
    },
    Looked(Arc<Looked>),
}

/// An import under way. `turn` tells a newer file or a stop from the one that is being read.
#[derive(Clone, Copy)]
pub struct Import {
    stage: RwSignal<Stage>,
    /// The name of the file that is read, and how many came with it that are not.
    left_out: RwSignal<Option<(String, u32)>>,
    turn: StoredValue<u32>,
    stored: Callback<()>,
}

impl Import {
    /// Nothing yet. `on_stored` runs when a file is stored.
    pub fn new(on_stored: impl Into<Callback<()>>) -> Import {
        Import {
            stage: RwSignal::new(Stage::Nothing),
            left_out: RwSignal::new(None),
            turn: StoredValue::new(0),
            stored: on_stored.into(),
        }
    }

    /// Begins a new turn and gives its number; none when the page it belongs to is gone.
    fn begin(self, stage: Stage) -> Option<u32> {
        self.stage.try_set(stage);
        self.turn.try_update_value(|turn| {
            *turn += 1;
            *turn
        })
    }

    fn is_current(self, turn: u32) -> bool {
        self.turn.try_get_value() == Some(turn)
    }

    fn stop(self) {
        self.left_out.set(None);
        self.begin(Stage::Nothing);
    }

    /// Reads the first of the files that came together; the others are left out, and that is said.
    fn read_first(self, files: Several) {
        let Several { first, others } = files;
        let name = first.name();
        self.read(first);
        self.left_out.set((others > 0).then_some((name, others)));
    }

    /// Reads a chosen file, letting the screen say so first.
    pub fn read(self, file: web_sys::File) {
        let Some(turn) = self.begin(Stage::Reading("data.import.reading")) else { return };
        self.left_out.set(None);
        let name = file.name();
        spawn_local(async move {
            painted().await;
            let text = match files::read_text(&file).await {
                Ok(text) => text,
                Err(error) => return self.fail(turn, name, Bad::File(error)),
            };
            if !self.is_current(turn) {
                return;
            }
            self.stage.try_set(Stage::Reading("data.import.checking"));
            painted().await;
            if !self.is_current(turn) {
                return;
            }
            let around = match Around::fetched().await {
                Ok(around) => around,
                Err(failure) => return self.fail(turn, name, Bad::Store(failure)),
            };
            if !self.is_current(turn) {
                return;
            }
            let here = untrack(|| (Desk::get().journal(), Desk::get().ledger()));
            let mut looked = match (around.read)(name.clone(), text, &here.0, &here.1) {
                Ok(looked) => looked,
                Err(error) => return self.fail(turn, name, Bad::Bundle(error)),
            };
            let enclosed = &looked.preview.enclosed.attachments;
            // Not known, all that the file has counts as new: stored once more it is the same.
            looked.here = Desk::get().attachments_sound(enclosed).await.unwrap_or_default();
            if self.is_current(turn) {
                self.stage.try_set(Stage::Looked(Arc::new(looked)));
            }
        });
    }

    fn fail(self, turn: u32, name: String, why: Bad) {
        if self.is_current(turn) {
            self.stage.try_set(Stage::Bad { name, why });
        }
    }

    /// Stores everything that is new in the file.
    fn add(self, looked: Arc<Looked>) {
        let Some(turn) = self.begin(Stage::Storing) else { return };
        spawn_local(async move {
            painted().await;
            let desk = Desk::get();
            // Adding loses nothing: without a backup it goes on, and says so.
            if let Err(trouble) = Keeper::get().before_change().await {
                let why = trouble_words(use_i18n().words_untracked(), &trouble);
                use_toasts().problem(tr!("data.import.no_backup", why = why));
            }
            let brought = looked.brought();
            let attachments = brought.attachments.len();
            let stored = desk.import(brought).await;
            self.finish(turn, &looked.name, stored, attachments);
        });
    }

    /// Deletes everything here and stores the file instead.
    fn replace(self, looked: Arc<Looked>) {
        let Some(turn) = self.begin(Stage::Storing) else { return };
        spawn_local(async move {
            painted().await;
            // What is looked at was read by it.
            let Some(around) = Around::here() else { return };
            let read = (around.read)(
                looked.name.clone(),
                looked.text.clone(),
                &Journal::default(),
                &Ledger::default(),
            );
            let alone = match read {
                Ok(alone) => alone,
                Err(error) => return self.fail(turn, looked.name.clone(), Bad::Bundle(error)),
            };
            let brought = alone.brought();
            let (facts, attachments) = (brought.facts.len(), brought.attachments.len());
            let stored = Desk::get().replace_all(brought).await;
            self.finish(turn, &alone.name, stored.map(|()| facts), attachments);
        });
    }

    fn finish(self, turn: u32, name: &str, stored: Result<usize, Failure>, attachments: usize) {
        match stored {
            Ok(count) => {
                use_toasts().done(match attachments {
                    0 => tr!("data.import.done", n = count),
                    more => tr!("data.import.done.attachments", n = count, attachments = more),
                });
                if self.is_current(turn) {
                    self.stage.try_set(Stage::Nothing);
                }
                self.stored.try_run(());
            }
            Err(failure) => self.fail(turn, name.to_owned(), Bad::Store(failure)),
        }
    }
}

/// What is remembered of where facts came from.
fn source(name: &str, preview: &Preview) -> Source {
    Source { name: name.to_owned(), device: preview.device.clone(), exported: preview.exported }
}

fn bad_words(words: Words, bad: &Bad, desk: Desk) -> String {
    match bad {
        Bad::File(FileError::TooLarge { size, largest }) => too_large(words, *size, *largest),
        Bad::File(FileError::NotText { encoding }) => encoding_words(words, *encoding),
        Bad::File(FileError::Unreadable { code }) => unopened_words(words, code.as_deref()),
        Bad::Bundle(error) => {
            Around::here().map_or_else(String::new, |around| (around.bundle_words)(words, error))
        }
        Bad::Store(failure) => desk.words_of(words, failure),
    }
}

/// Chooses a file, shows what it would bring, and stores it.
#[component]
pub fn ImportPanel(import: Import) -> impl IntoView {
    let desk = Desk::get();
    let i18n = use_i18n();
    take_handed(move |files| import.read_first(files));
    let choose = move |event: leptos::ev::Event| {
        let input = event.target().and_then(|target| target.dyn_into().ok());
        if let Some(file) = input.and_then(|input| files::chosen(&input)) {
            import.read(file);
        }
    };
    let left_out = move || {
        let (name, n) = import.left_out.get()?;
        Some(view! { <p>{t!("data.import.left_out", name = name, n = n)}</p> })
    };
    let shown = move || match import.stage.get() {
        Stage::Nothing => ().into_any(),
        Stage::Reading(key) => view! {
            <Progress
                label=t!(key)
                value=None
                stop=t!("data.import.stop")
                on_stop=move || import.stop()
            />
        }
        .into_any(),
        Stage::Storing => view! { <Progress label=t!("data.import.storing") value=None /> }.into_any(),
        Stage::Bad { name, why } => {
            let text = move || bad_words(i18n.words(), &why, desk);
            view! {
                <Callout tone=Tone::Late title=t!("data.bad.title", name = name)>
                    <p>{text}</p>
                    <p>{t!("data.bad.nothing_stored")}</p>
                    <Button on_click=move || import.stop()>{t!("data.import.close")}</Button>
                </Callout>
            }
            .into_any()
        }
        Stage::Looked(looked) => {
            let (add, replace) = (looked.clone(), looked.clone());
            let choices = Choices {
                add: Callback::new(move |()| import.add(add.clone())),
                replace: Callback::new(move |()| import.replace(replace.clone())),
                close: Callback::new(move |()| import.stop()),
            };
            Around::here().map_or_else(|| ().into_any(), |around| (around.preview)(looked, choices))
        }
    };
    view! {
        <div class="stack">
            <div class="row">
                <label class="button button-quiet file-choose">
                    {t!("data.import.choose")}
                    <input
                        type="file"
                        class="visually-hidden"
                        on:change=choose
                    />
                </label>
            </div>
            <div aria-live="polite">{left_out} {shown}</div>
        </div>
    }
}
