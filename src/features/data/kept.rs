//! The backups that lie in the folder, each to be looked at and taken back.

use super::{said::trouble_words, view::size};
use crate::ui::prelude::*;
use crate::{
    app::{
        backup::{Holds, Stored, keeper::Keeper},
        desk::Desk,
        format::moments,
        i18n::use_i18n,
        toast::use_toasts,
    },
    t,
    ui::{Badge, Button, Show, Tone},
};
use leptos::task::spawn_local;

/// The most that are listed; a restore from an older one begins with choosing the file.
const MOST: usize = 8;

/// Reads a backup of the folder and hands it to whoever looks at files.
pub fn look(file: String, on_look: Callback<web_sys::File>) {
    spawn_local(async move {
        match Keeper::get().open(&file).await {
            // The page may have been left meanwhile.
            Ok(file) => _ = on_look.try_run(file),
            Err(trouble) => use_toasts().problem(trouble_words(use_i18n().words_untracked(), &trouble)),
        }
    });
}

/// `at`: when it was written, as it is told from the others.
fn row(stored: Stored, at: String, on_look: Callback<web_sys::File>) -> impl IntoView {
    let i18n = use_i18n();
    let Stored { file, name, size: bytes } = stored;
    let badge = match name.holds {
        Holds::Everything => None,
        Holds::Few => Some(view! { <Badge tone=Tone::Neutral text=t!("shell.file.few") /> }),
        Holds::Sample => Some(view! { <Badge tone=Tone::Neutral text=t!("shell.file.sample") /> }),
    };
    let shown = at.clone();
    let label = derived(move || i18n.tv("data.kept.look.at", &[("at", &at)]));
    let title = file.clone();
    view! {
        <li class="kept-row">
            <span class="kept-at" title=title>
                {shown}
            </span>
            <span class="kept-size muted">{move || size(i18n.words(), bytes)}</span>
            {badge}
            <Button label=label on_click=move || look(file.clone(), on_look)>
                {t!("data.kept.look")}
            </Button>
        </li>
    }
}

/// The newest ones, with when they were written and how large they are.
#[component]
pub fn KeptList(on_look: Callback<web_sys::File>) -> impl IntoView {
    let keeper = Keeper::get();
    let (desk, i18n) = (Desk::get(), use_i18n());
    let list = move || {
        let mut files = keeper.files();
        let more = files.len().saturating_sub(MOST);
        files.truncate(MOST);
        let written: Vec<_> = files.iter().map(|stored| stored.name.at).collect();
        let written = moments(i18n.words(), &written, desk.today());
        let rows = files.into_iter().zip(written).map(|(stored, at)| row(stored, at, on_look)).collect_view();
        view! {
            {rows}
            {(more > 0).then(|| view! { <li class="muted">{t!("data.kept.more", n = more)}</li> })}
        }
    };
    view! {
        <Show
            when=move || !keeper.files().is_empty()
            fallback=|| view! { <p class="muted">{t!("data.kept.none")}</p> }
        >
            <div class="stack-tight">
                <h3>{t!("data.kept.title")}</h3>
                <ul class="kept">{list}</ul>
            </div>
        </Show>
    }
}
