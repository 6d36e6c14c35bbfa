//! The way back into an empty browser: the newest backup of the folder, and where the data may be instead.

use super::{
    belongs::Address,
    import::Import,
    kept::{KeptList, look},
};
use crate::{
    app::backup::{
        Holds, Stored,
        keeper::{Keeper, Place},
    },
    platform::folder::can_choose,
    t,
    ui::{Button, Callout, Show, Tone},
};
use leptos::{prelude::*, task::spawn_local};

/// The one to begin with: the newest that holds everything, or else the newest of all.
fn first(files: &[Stored]) -> Option<String> {
    let whole = files.iter().find(|stored| stored.name.holds == Holds::Everything);
    whole.or(files.first()).map(|stored| stored.file.clone())
}

/// Opens the folder, the one chosen before or another, and shows its newest backup as a chosen file is shown.
async fn open(import: Import, looked: RwSignal<bool>) {
    let keeper = Keeper::get();
    let opened = match keeper.place().clone() {
        Place::Ready(_) => true,
        Place::Asks(_) => keeper.allow().await,
        _ => keeper.choose().await,
    };
    if !opened {
        return;
    }
    looked.try_set(true);
    if let Some(file) = first(&untrack(|| keeper.files())) {
        look(file, Callback::new(move |file| import.read(file)));
    }
}

/// The button that opens the folder for backups, and below it what lies there.
#[component]
pub fn FromFolder(import: Import) -> impl IntoView {
    let looked = RwSignal::new(false);
    let on_look = Callback::new(move |file| import.read(file));
    let begin = move || spawn_local(open(import, looked));
    view! {
        <Show when=can_choose>
            <div class="stack-tight">
                <Button on_click=begin>{t!("data.back.folder")}</Button>
                <Show when=move || looked.get()>
                    <Found on_look=on_look />
                </Show>
            </div>
        </Show>
    }
}

/// What lies in the folder, or that nothing does.
#[component]
fn Found(on_look: Callback<web_sys::File>) -> impl IntoView {
    let keeper = Keeper::get();
    let another = || {
        spawn_local(async {
            // What was chosen, or that nothing was, is seen in the list.
            let _ = Keeper::get().choose().await;
        });
    };
    let nothing = move |name: String| {
        view! {
            <Callout tone=Tone::Waiting title=t!("data.back.none", name = name)>
                <Button on_click=another>{t!("data.folder.change")}</Button>
            </Callout>
        }
    };
    move || match keeper.place() {
        Place::Ready(name) if keeper.files().is_empty() => nothing(name).into_any(),
        Place::Ready(_) => view! { <KeptList on_look=on_look /> }.into_any(),
        _ => ().into_any(),
    }
}

/// What a browser keeps belongs to it and to an address: this one's, and where to look otherwise.
#[component]
pub fn Elsewhere() -> impl IntoView {
    view! {
        <p class="muted">{t!("data.back.elsewhere")}</p>
        <Address />
    }
}
