//! The doubt about this device's clock, said on every page until somebody has looked at it.

use crate::ui::prelude::*;
use crate::{
    app::{
        desk::Desk,
        format::{full_day, moment},
        i18n::{Words, use_i18n},
    },
    t,
    ui::{Button, Callout, Tone},
    workflow::clock::ClockDoubt,
};
use chrono::NaiveDateTime;

/// What speaks against the clock, with both times.
fn doubt_words(words: Words, doubt: ClockDoubt, now: NaiveDateTime) -> String {
    let (today, newest) = (now.date(), doubt.newest());
    match doubt {
        ClockDoubt::Ahead { .. } => {
            let days = (today - newest.date()).num_days();
            let (today, newest) = (full_day(words, today), full_day(words, newest.date()));
            words.tv("shell.clock.ahead", &[("today", &today), ("newest", &newest), ("n", &days)])
        }
        ClockDoubt::Behind { .. } => {
            let (now, newest) = (moment(words, now, newest.date()), moment(words, newest, now.date()));
            words.tv("shell.clock.behind", &[("now", &now), ("newest", &newest)])
        }
    }
}

/// Asks once for each newest record: whoever says that the clock is right has taken it upon himself.
#[component]
pub fn ClockNotice() -> impl IntoView {
    let desk = Desk::get();
    let i18n = use_i18n();
    let asked = Memo::new(move |_| desk.clock_doubt());
    let right = move || {
        if let Some(doubt) = asked.get_untracked() {
            desk.trust_clock(doubt.newest());
        }
    };
    let banner = move || {
        asked.get().map(|doubt| {
            view! {
                <Callout tone=Tone::Waiting title=t!("shell.clock.title")>
                    <p>{move || doubt_words(i18n.words(), doubt, desk.now())}</p>
                    <p>{t!("shell.clock.text")}</p>
                    <Button on_click=right>{t!("shell.clock.right")}</Button>
                </Callout>
            }
        })
    };
    view! { {banner} }
}
