//! The drafts there are: open, duplicate, export, delete, and import one from a file.

use super::{
    draft::{Draft, DraftError, drafts_in, key_of},
    start::{StartDraft, begin},
};
use crate::ui::prelude::*;
use crate::{
    app::{
        act::{self, Busy},
        desk::Desk,
        i18n::{Words, use_i18n},
        page::Page,
        route::Route,
        toast::use_toasts,
        words::month_words,
    },
    features::{
        data::said::encoding_words,
        rules::{changes::count_words, names::place_words, view::InForce},
    },
    platform::files::{self, FileError},
    t, tr,
    ui::{Button, Callout, EmptyState, Tone, WholeText},
};
use leptos::task::spawn_local;

#[component]
pub fn DraftList() -> impl IntoView {
    let desk = Desk::get();
    let drafts = Memo::new(move |_| drafts_in(&desk.draft_map()));
    let refused = RwSignal::new(None::<String>);
    let notice =
        move || refused.get().map(|why| view! { <Callout tone=Tone::Late title=Signal::stored(why) /> });
    let list = move || {
        if drafts.with(Vec::is_empty) {
            return view! {
                <EmptyState text=t!("whatif.none")>
                    <StartDraft />
                </EmptyState>
            }
            .into_any();
        }
        view! {
            <ul class="whatif-drafts">
                <For each=move || drafts.get() key=|(id, draft)| (id.clone(), draft.write()) let:entry>
                    <DraftRow id=entry.0 draft=entry.1 />
                </For>
            </ul>
        }
        .into_any()
    };
    view! {
        <Page
            title=t!("shell.place.whatif")
            lead=t!("whatif.lead")
            actions=move || {
                view! {
                    <ImportDraft refused=refused />
                    <StartDraft />
                }
            }
        >
            {notice}
            {list}
        </Page>
    }
}

#[component]
fn DraftRow(id: String, draft: Draft) -> impl IntoView {
    let desk = Desk::get();
    let i18n = use_i18n();
    let name = draft.name.clone();
    let href = Route::Draft(id.clone()).href();
    let kept = StoredValue::new((id, draft));
    let meta = move || {
        let words = i18n.words();
        let base = InForce::on(&desk.book(), desk.today());
        kept.with_value(|(_, draft)| {
            let count = count_words(words, draft.typed.changes(base.values()).len());
            match draft.from.zip(draft.to) {
                Some((from, to)) => {
                    let (from, to) = (month_words(words, from), month_words(words, to));
                    words.tv("whatif.draft.meta", &[("from", &from), ("to", &to), ("changes", &count)])
                }
                None => count,
            }
        })
    };
    let busy = Busy::idle();
    let duplicate = move || {
        let mut copy = kept.get_value().1;
        copy.name = tr!("whatif.copy_of", name = copy.name);
        begin(copy, busy);
    };
    let export = move || {
        let draft = kept.get_value().1;
        if files::save(&draft.file_name(), "application/json", draft.write().as_bytes()).is_err() {
            use_toasts().problem(tr!("whatif.export.failed"));
        }
    };
    let delete = move || {
        let (id, draft) = kept.get_value();
        let done = tr!("whatif.deleted", name = draft.name);
        spawn_local(async move {
            match desk.delete_draft(&key_of(&id)).await {
                Ok(()) => use_toasts().done_with_undo(done, move || {
                    let (key, json) = (key_of(&id), draft.write());
                    act::undo(async move { desk.put_draft(&key, &json).await });
                }),
                Err(failure) => use_toasts().problem(act::failure_text(&failure)),
            }
        });
    };
    let label = |key: &'static str| {
        let name = kept.with_value(|(_, draft)| draft.name.clone());
        derived(move || i18n.tv(key, &[("name", &name)]))
    };
    view! {
        <li class="whatif-draft">
            <div class="whatif-draft-words">
                <a class="whatif-draft-name" href=href>
                    {name}
                </a>
                <p class="muted small"><WholeText text=derived(meta) /></p>
            </div>
            <div class="row">
                <Button label=label("whatif.duplicate.label") on_click=duplicate>
                    {t!("whatif.duplicate")}
                </Button>
                <Button label=label("whatif.export.label") on_click=export>
                    {t!("whatif.export")}
                </Button>
                <Button label=label("whatif.delete.label") on_click=delete>
                    {t!("whatif.delete")}
                </Button>
            </div>
        </li>
    }
}

/// A file that somebody else exported.
#[component]
fn ImportDraft(refused: RwSignal<Option<String>>) -> impl IntoView {
    let busy = Busy::idle();
    let choose = move |event: leptos::ev::Event| {
        let input: web_sys::HtmlInputElement = event_target(&event);
        let Some(file) = files::chosen(&input) else { return };
        refused.set(None);
        spawn_local(async move {
            let words = use_i18n().words_untracked();
            let read = files::read_text(&file).await.map_err(|error| file_words(words, &error));
            let draft = read.and_then(|text| Draft::read(&text).map_err(|error| draft_words(words, &error)));
            match draft {
                Ok(draft) => begin(draft, busy),
                Err(why) => _ = refused.try_set(Some(why)),
            }
        });
    };
    view! {
        <label class="button button-quiet file-button">
            {t!("whatif.import")}
            <input type="file" class="visually-hidden" accept=".json,application/json" on:change=choose />
        </label>
    }
}

fn file_words(words: Words, error: &FileError) -> String {
    match error {
        FileError::TooLarge { .. } => words.t("whatif.import.too_large"),
        FileError::NotText { encoding } => encoding_words(words, *encoding),
        FileError::Unreadable { .. } => words.t("whatif.import.unreadable"),
    }
}

fn draft_words(words: Words, error: &DraftError) -> String {
    match error {
        DraftError::NotJson { line, column } => {
            words.tv("whatif.import.not_json", &[("line", line), ("column", column)])
        }
        DraftError::NotADraft => words.t("whatif.import.not_a_draft"),
        DraftError::Newer { version } => words.tv("whatif.import.newer", &[("version", version)]),
        DraftError::Value { name } => words.tv("whatif.import.value", &[("name", &place_words(words, name))]),
    }
}
