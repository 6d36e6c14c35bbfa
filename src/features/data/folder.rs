//! The folder for backups: chosen once, written into by itself, and what lies in it.

use super::{kept::KeptList, said::trouble_words};
use crate::{
    app::{
        backup::{
            Wanted,
            keeper::{Keeper, Place},
        },
        i18n::use_i18n,
        toast::use_toasts,
    },
    t, tr,
    ui::{Button, ButtonKind, Callout, Show, Tone},
};
use leptos::{prelude::*, task::spawn_local};

/// Lets a folder be chosen, and writes the first backup into it.
pub fn choose() {
    spawn_local(async {
        let keeper = Keeper::get();
        if keeper.choose().await {
            back_up().await;
        }
    });
}

/// Asks for leave to write again, and writes a backup.
pub fn allow() {
    spawn_local(async {
        if Keeper::get().allow().await {
            back_up().await;
        }
    });
}

async fn back_up() {
    // What stands in the way is said where the folder is; of nothing there is no backup.
    if Keeper::get().back_up(Wanted::ByHand).await == Ok(true) {
        use_toasts().done(tr!("data.folder.done"));
    }
}

/// Where backups go, and what may be done about it.
#[component]
pub fn FolderPanel(#[prop(into)] on_look: Callback<web_sys::File>) -> impl IntoView {
    let keeper = Keeper::get();
    let shown = move || match keeper.place() {
        Place::Unknown => ().into_any(),
        Place::NoAccess => view! { <p class="muted">{t!("data.folder.no_access")}</p> }.into_any(),
        Place::NotChosen => view! {
            <p>{t!("data.folder.none")}</p>
            <Button kind=ButtonKind::Primary on_click=choose>
                {t!("data.folder.choose")}
            </Button>
        }
        .into_any(),
        Place::Asks(name) => view! {
            <Callout tone=Tone::Waiting title=t!("data.folder.asks", name = name)>
                <FolderActions>
                    <Button kind=ButtonKind::Primary on_click=allow>
                        {t!("data.folder.allow")}
                    </Button>
                </FolderActions>
            </Callout>
        }
        .into_any(),
        Place::Ready(name) => {
            let now = || spawn_local(back_up());
            view! {
                <p>{t!("data.folder.ready", name = name)}</p>
                <FolderActions>
                    <Button kind=ButtonKind::Primary on_click=now>
                        {t!("data.folder.now")}
                    </Button>
                </FolderActions>
                <KeptList on_look=on_look />
            }
            .into_any()
        }
    };
    view! {
        <div class="stack">{shown} <LeftOut /> <Trouble /></div>
    }
}

/// The main action of the moment, and the ways to another folder or none.
#[component]
fn FolderActions(children: Children) -> impl IntoView {
    let forget = || spawn_local(Keeper::get().forget());
    view! {
        <div class="row">
            {children()} <Button on_click=choose>{t!("data.folder.change")}</Button>
            <Button on_click=forget>{t!("data.folder.forget")}</Button>
        </div>
    }
}

/// What found no place in the last backup.
#[component]
fn LeftOut() -> impl IntoView {
    let keeper = Keeper::get();
    view! {
        <Show when=move || { keeper.left_out() > 0 }>
            <Callout
                tone=Tone::Waiting
                title=t!("data.folder.left_out", n = keeper.left_out())
            >
                <p>{t!("data.folder.left_out.text")}</p>
            </Callout>
        </Show>
    }
}

/// Why the last backup did not come about.
#[component]
fn Trouble() -> impl IntoView {
    let keeper = Keeper::get();
    let i18n = use_i18n();
    let shown = move || {
        keeper.trouble().map(|trouble| {
            let why = move || trouble_words(i18n.words(), &trouble);
            view! {
                <Callout tone=Tone::Late title=t!("data.trouble.title")>
                    <p>{why}</p>
                    <p>{t!("data.trouble.safe")}</p>
                </Callout>
            }
        })
    };
    view! { {shown} }
}
