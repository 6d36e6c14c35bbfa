//! The last step before everything here is deleted: a backup first, wherever there is a folder for one.

use super::said::trouble_words;
use crate::{
    app::{
        backup::{Trouble, keeper::Keeper},
        i18n::{Text, use_i18n},
    },
    t,
    ui::{Button, ButtonKind, Notice, Tone},
};
use leptos::{prelude::*, task::spawn_local};

/// The button that deletes, after a backup; where that fails, it says why and asks once more. `confirm`: its words.
#[component]
pub fn DeleteActions(
    confirm: Text,
    #[prop(into)] on_delete: Callback<()>,
    #[prop(into)] on_cancel: Callback<()>,
) -> impl IntoView {
    let trouble = RwSignal::new(None::<Trouble>);
    let delete = move || {
        trouble.set(None);
        spawn_local(async move {
            match Keeper::get().before_change().await {
                Ok(()) => on_delete.run(()),
                Err(why) => _ = trouble.try_set(Some(why)),
            }
        });
    };
    let failed = move || trouble.get().map(|why| view! { <WithoutBackup why=why on_delete=on_delete /> });
    view! {
        {failed}
        <div class="form-actions">
            <Button kind=ButtonKind::Danger on_click=delete>
                {confirm}
            </Button>
            <Button on_click=move || on_cancel.run(())>{t!("people.cancel")}</Button>
        </div>
    }
}

/// Nothing was deleted, because there is no backup; it may be done all the same.
#[component]
fn WithoutBackup(why: Trouble, on_delete: Callback<()>) -> impl IntoView {
    let i18n = use_i18n();
    let said = move || trouble_words(i18n.words(), &why);
    view! {
        <Notice tone=Tone::Late title=t!("data.wipe.no_backup")>
            <p>{said}</p>
            <Button kind=ButtonKind::Danger on_click=move || on_delete.run(())>
                {t!("data.wipe.anyway")}
            </Button>
        </Notice>
    }
}
