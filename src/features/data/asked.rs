//! A download is no backup until somebody has seen the file: browsers do not tell whether one was kept.

use crate::ui::prelude::*;
use crate::{
    app::{act::failure_text, backup::Backup, desk::Desk, toast::use_toasts},
    t, tr,
    ui::{Button, Callout, Tone},
};
use leptos::task::spawn_local;

/// A file that was handed to the browser.
#[derive(Clone, PartialEq)]
pub struct Handed {
    pub name: String,
    pub backup: Backup,
    /// Of which data it is a backup: once everything was replaced or deleted, it is one of nothing that is here.
    pub generation: u32,
}

/// What is known of the last download.
#[derive(Clone, Default, PartialEq)]
pub enum Download {
    #[default]
    None,
    Asked(Handed),
    /// The person did not find it.
    Missing,
}

async fn count(backup: Backup) {
    match Desk::get().set_backup(backup).await {
        Ok(()) => use_toasts().done(tr!("data.asked.counted")),
        // The file is there; only its age is not known the next time.
        Err(failure) => use_toasts().problem(tr!("data.export.not_remembered", why = failure_text(&failure))),
    }
}

/// Asks whether the file is there, and counts it as a backup only then.
#[component]
pub fn AskedFor(download: RwSignal<Download>) -> impl IntoView {
    let desk = Desk::get();
    let generation = Memo::new(move |_| desk.generation());
    let question = move |Handed { name, backup, .. }: Handed| {
        let seen = move || {
            download.set(Download::None);
            spawn_local(count(backup));
        };
        view! {
            <Callout tone=Tone::Waiting title=t!("data.asked.title", name = name)>
                <p>{t!("data.asked.text")}</p>
                <div class="row">
                    <Button on_click=seen>{t!("data.asked.yes")}</Button>
                    <Button on_click=move || download.set(Download::Missing)>{t!("data.asked.no")}</Button>
                </div>
            </Callout>
        }
    };
    let shown = move || match download.get() {
        Download::Asked(handed) if handed.generation == generation.get() => question(handed).into_any(),
        Download::None | Download::Asked(_) => ().into_any(),
        Download::Missing => {
            view! { <Callout tone=Tone::Late title=t!("data.asked.not_counted") /> }.into_any()
        }
    };
    view! { <div class="asked-for" aria-live="polite">{shown}</div> }
}
