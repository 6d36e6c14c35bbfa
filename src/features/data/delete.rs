//! The last step before everything here is deleted: a backup first, wherever there is a folder for one.

use super::said::trouble_words;
use crate::ui::prelude::*;
use crate::{
    app::{
        backup::{Trouble, keeper::Keeper},
        i18n::{Text, use_i18n},
    },
    t,
    ui::{Button, ButtonKind, Callout, Tone},
};
use leptos::task::spawn_local;

/// The button that deletes, after a backup; where that fails, it says why and asks once more. Whoever closes the dialog
/// while the backup is written has called it off. `confirm`: its words.
#[component]
pub fn DeleteActions(
    confirm: Text,
    #[prop(into)] on_delete: Callback<()>,
    #[prop(into)] on_cancel: Callback<()>,
) -> impl IntoView {
    let i18n = use_i18n();
    let trouble = RwSignal::new(None::<Trouble>);
    let backing_up = RwSignal::new(false);
    let delete = move || {
        trouble.set(None);
        backing_up.set(true);
        spawn_local(async move {
            let backed_up = Keeper::get().before_change().await;
            // With the dialog all of this is gone, what would delete included.
            backing_up.try_set(false);
            match backed_up {
                Ok(()) => _ = on_delete.try_run(()),
                Err(why) => _ = trouble.try_set(Some(why)),
            }
        });
    };
    let waits = derived(move || backing_up.get().then(|| i18n.t("data.wipe.backing_up")));
    let failed = move || trouble.get().map(|why| view! { <WithoutBackup why=why on_delete=on_delete /> });
    view! {
        {failed}
        <div class="form-actions">
            <Button kind=ButtonKind::Danger reason=waits on_click=delete>
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
        <Callout tone=Tone::Late title=t!("data.wipe.no_backup")>
            <p>{said}</p>
            <Button kind=ButtonKind::Danger on_click=move || on_delete.run(())>
                {t!("data.wipe.anyway")}
            </Button>
        </Callout>
    }
}
