//! What is stored and cannot be read, part by part.

use super::rescue::save_as_stored;
use crate::{
    app::{
        act::Busy,
        desk::Desk,
        format::{moment, number},
        i18n::use_i18n,
        toast::use_toasts,
        words::{fault_words, store_words},
    },
    journal::stored::Fault,
    t, tr,
    ui::{Button, Callout, Section, Show, Tone},
};
use leptos::prelude::*;

/// The most that are listed one by one.
const MOST_LISTED: usize = 50;

/// Saves everything as it is stored, read and unread.
fn save() -> impl Fn() + Copy + Send + Sync + 'static {
    let desk = Desk::get();
    let i18n = use_i18n();
    let busy = Busy::idle();
    move || {
        let Some(work) = busy.begin() else { return };
        let words = i18n.words_untracked();
        work.run(async move {
            match save_as_stored(words, desk).await {
                Ok(()) => use_toasts().done(tr!("shell.broken.exported")),
                Err(error) => use_toasts().problem(store_words(words, &error)),
            }
        });
    }
}

/// Nothing while all can be read.
#[component]
pub fn FaultList() -> impl IntoView {
    let desk = Desk::get();
    let i18n = use_i18n();
    let rows = move || desk.faults().iter().take(MOST_LISTED).map(row).collect_view();
    let more = move || {
        let more = desk.faults().len().saturating_sub(MOST_LISTED);
        (more > 0).then(|| i18n.tv("data.preview.more", &[("n", &number(more.into()))]))
    };
    let save = save();
    view! {
        <Show when=move || !desk.faults().is_empty()>
            <Section title=t!("data.faults.title")>
                <Callout tone=Tone::Late title=t!("data.faults.kept")>
                    <ul class="bullets">{rows}</ul>
                    <p>{more}</p>
                    <p>{t!("data.faults.way")}</p>
                    <div class="row">
                        <Button on_click=save>{t!("shell.broken.export")}</Button>
                    </div>
                </Callout>
            </Section>
        </Show>
    }
}

/// Which part, what is wrong with it, and when it was recorded.
fn row(fault: &Fault) -> impl IntoView + use<> {
    let desk = Desk::get();
    let i18n = use_i18n();
    let fault = fault.clone();
    let said = move || {
        let words = i18n.words();
        let why = fault_words(words, &fault);
        match fault.recorded {
            Some(at) => {
                let at = moment(words, at, desk.today());
                words.tv("data.faults.recorded", &[("why", &why), ("at", &at)])
            }
            None => why,
        }
    };
    view! { <li>{said}</li> }
}
