//! The rule sets adopted so far, each with what it changed.

use super::{
    changes::{ChangesTable, count_words},
    view::{Adopted, history},
};
use crate::{
    app::{
        desk::Desk,
        format,
        i18n::use_i18n,
        words::{actor_name, month_words},
    },
    rules::Since,
    t,
    ui::{Badge, Disclosure, Section, Tone},
};
use leptos::prelude::*;

#[component]
pub fn HistorySection() -> impl IntoView {
    let desk = Desk::get();
    let sets = Memo::new(move |_| history(&desk.ledger()));
    let list = move || {
        let sets = sets.get();
        if sets.is_empty() {
            return view! { <p class="muted">{t!("rules.history.none")}</p> }.into_any();
        }
        let now = desk.book().on(desk.today()).from;
        let item = |set: Adopted| {
            let in_force = !set.replaced && now == Since::Month(set.from);
            view! { <li><AdoptedView set=set in_force=in_force /></li> }
        };
        view! { <ul class="rule-history">{sets.into_iter().map(item).collect_view()}</ul> }.into_any()
    };
    view! { <Section title=t!("rules.history.title")>{list}</Section> }
}

#[component]
fn AdoptedView(set: Adopted, in_force: bool) -> impl IntoView {
    let desk = Desk::get();
    let i18n = use_i18n();
    let Adopted { fact, from, name, recorded, replaced, changes, .. } = set;
    let title = move || {
        let words = i18n.words();
        words.tv("rules.history.from", &[("month", &month_words(words, from)), ("name", &name)])
    };
    let meta = move || {
        let words = i18n.words();
        let ledger = desk.ledger();
        let who = ledger.fact(fact).map(|fact| actor_name(words, fact, &ledger)).unwrap_or_default();
        let when = format::moment(words, recorded, desk.today());
        words.tv("rules.history.meta", &[("who", &who), ("when", &when)])
    };
    let state = if replaced {
        Some((Tone::Neutral, "rules.history.replaced"))
    } else {
        in_force.then_some((Tone::Done, "rules.history.now"))
    };
    let count = changes.len();
    let changes = StoredValue::new(changes);
    let body = move || {
        if count == 0 {
            return view! { <p class="muted">{t!("rules.history.same")}</p> }.into_any();
        }
        let changes = changes.get_value();
        view! { <ChangesTable changes=Signal::stored(changes) caption=t!("rules.history.changes") /> }
            .into_any()
    };
    let summary = move || {
        let title = title.clone();
        view! {
            <span class="rule-history-title">{title}</span>
            " "
            <span class="muted">{move || count_words(i18n.words(), count)}</span>
            " "
            {state.map(|(tone, key)| view! { <Badge tone=tone text=t!(key) /> })}
        }
    };
    view! {
        <Disclosure summary=summary>{body}</Disclosure>
        <p class="muted small">{meta}</p>
    }
}
