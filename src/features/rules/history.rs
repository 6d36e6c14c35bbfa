//! The rule sets adopted so far, each with what it changed.

use super::{
    changes::{ChangesTable, count_words},
    tables,
    view::{Listed, history},
};
use crate::ui::prelude::*;
use crate::{
    app::{
        desk::Desk,
        format,
        i18n::{Words, use_i18n},
        tables::{Tables, TakeTable},
        words::{actor_name, month_words},
    },
    domain::Month,
    features::{
        jobs::ask::Offered,
        record::{Withdraw, withdrawing},
    },
    rules::adoptions::SetStanding,
    t,
    ui::{Badge, Disclosure, Section, Tone, WholeText},
};

#[component]
pub fn HistorySection() -> impl IntoView {
    let desk = Desk::get();
    let sets = Memo::new(move |_| history(&desk.ledger(), &desk.book(), desk.today()));
    let list = move || {
        let item = |set: Listed| view! { <li><ListedView set=set /></li> };
        view! { <ul class="rule-history">{sets.get().into_iter().map(item).collect_view()}</ul> }
    };
    let taken = move |words| Some(Tables::list(sets.with(|sets| tables::adopted(words, sets)), desk.today()));
    view! {
        <Section title=t!("rules.history.title") actions=move || view! { <TakeTable tables=taken of="rules.history.title" /> }>
            {list}
        </Section>
    }
}

/// Where a set stands, in a word.
fn standing_badge(standing: SetStanding) -> Option<(Tone, &'static str)> {
    match standing {
        SetStanding::Past => None,
        SetStanding::InForce => Some((Tone::Done, "rules.history.now")),
        SetStanding::Coming => Some((Tone::Waiting, "rules.history.coming")),
        SetStanding::Replaced => Some((Tone::Neutral, "rules.history.replaced")),
        SetStanding::LeftOut => Some((Tone::Late, "rules.history.left_out")),
    }
}

/// Since when it holds and what it is called.
fn title_words(words: Words, from: Option<Month>, name: &str) -> String {
    match from {
        Some(from) => {
            words.tv("rules.history.from", &[("month", &month_words(words, from)), ("name", &name)])
        }
        None => words.t("rules.history.regulation"),
    }
}

#[component]
fn ListedView(set: Listed) -> impl IntoView {
    let desk = Desk::get();
    let i18n = use_i18n();
    let Listed { adopted, from, name, standing, count, changes } = set;
    let title = move || title_words(i18n.words(), from, &name);
    let badge = standing_badge(standing).map(|(tone, key)| view! { <Badge tone=tone text=t!(key) /> });
    let Some((fact, recorded)) = adopted else {
        return view! { <p><span class="rule-history-title"><WholeText text=derived(title) /></span> " " {badge}</p> }
            .into_any();
    };
    let meta = move || {
        let words = i18n.words();
        let ledger = desk.ledger();
        let who = ledger.fact(fact).map(|fact| actor_name(words, &ledger, &fact.actor)).unwrap_or_default();
        let when = format::moment(words, recorded, desk.today());
        words.tv("rules.history.meta", &[("who", &who), ("when", &when)])
    };
    let changes = StoredValue::new(changes);
    let body = move || {
        if count == 0 {
            let unusable = standing == SetStanding::LeftOut;
            let why = if unusable { "rules.history.left_out.why" } else { "rules.history.same" };
            return view! { <p class="muted">{t!(why)}</p> }.into_any();
        }
        let changes = changes.get_value();
        view! { <ChangesTable changes=Signal::stored(changes) caption=t!("rules.history.changes") /> }
            .into_any()
    };
    let summary = move || {
        let title = title.clone();
        view! {
            <span class="rule-history-title"><WholeText text=derived(title) /></span>
            " "
            <span class="muted"><WholeText text=derived(move || count_words(i18n.words(), count)) /></span>
            " "
            {standing_badge(standing).map(|(tone, key)| view! { <Badge tone=tone text=t!(key) /> })}
        }
    };
    view! {
        <Disclosure summary=summary>{body}</Disclosure>
        <p class="muted small"><WholeText text=derived(meta) /></p>
        <Offered trial=withdrawing(fact, untrack(|| desk.today()))>
            <Withdraw id=fact />
        </Offered>
    }
    .into_any()
}
