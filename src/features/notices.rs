//! What concerns every page of a desk that has something on it: rules that cannot be gone by, an empty seat, the sample.

use super::{data::leave::leave_sample, people::view::seats, rules::names::place_words, who::Who};
use crate::ui::prelude::*;
use crate::{
    app::{desk::Desk, help::Help, i18n::use_i18n, route::Route, words::month_words},
    rules::book::LeftOut,
    t,
    ui::{Callout, Tone},
};

/// Adopted rules that cannot be gone by: pay is not what the branch decided until they are mended.
#[component]
pub fn LeftOutRules() -> impl IntoView {
    let desk = Desk::get();
    let i18n = use_i18n();
    let left_out = Memo::new(move |_| match desk.ledger().rule_sets.is_empty() {
        // Reading the regulation takes a moment, which the first run does not need.
        true => Vec::new(),
        false => desk.book().left_out().to_vec(),
    });
    let line = move |set: LeftOut| {
        let month = month_words(i18n.words(), set.from);
        let value = place_words(i18n.words(), set.why.name());
        let said =
            i18n.tv("shell.left_out.set", &[("month", &month), ("name", &set.name), ("value", &value)]);
        view! { <p>{said}</p> }
    };
    let banner = move || {
        let sets = left_out.get();
        (!sets.is_empty()).then(|| {
            view! {
                <Callout tone=Tone::Late title=t!("shell.left_out.title")>
                    {sets.into_iter().map(line).collect_view()}
                    <p>
                        <a href=Route::WhatIf.href()>{t!("shell.left_out.mend")}</a>
                    </p>
                </Callout>
            }
        })
    };
    view! { {banner} }
}

#[component]
pub fn NobodySits() -> impl IntoView {
    let desk = Desk::get();
    let asks = Memo::new(move |_| desk.sitter().is_none() && !seats(&desk.ledger(), desk.today()).is_empty());
    let banner = move || {
        asks.get().then(|| {
            view! {
                <Callout tone=Tone::Waiting title=t!("shell.who.ask")>
                    <p>{t!("shell.who.why")}</p>
                    <div class="who-ask">
                        <Who />
                    </div>
                </Callout>
            }
        })
    };
    view! { {banner} }
}

#[component]
pub fn SampleLine() -> impl IntoView {
    let desk = Desk::get();
    let sample = Memo::new(move |_| desk.is_sample());
    let leave = leave_sample();
    let line = move || {
        sample.get().then(|| {
            view! {
                <p class="sample-line">
                    {t!("shell.sample")} " "
                    <button type="button" class="link" id="tour-begin" on:click=|_| Help::get().tour(true)>
                        {t!("shell.sample.tour")}
                    </button> " "
                    <button type="button" class="link" on:click=move |_| leave()>
                        {t!("shell.sample.own")}
                    </button>
                </p>
            }
        })
    };
    view! { {line} }
}
