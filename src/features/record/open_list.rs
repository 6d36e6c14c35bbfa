//! The repairs that are not complete, each missing step a link to its form.

use super::{
    missing::{OpenRepair, Part, open_repairs},
    tables,
};
use crate::{
    app::{
        desk::Desk,
        format::short_day,
        i18n::use_i18n,
        tables::{Tables, TakeTable},
        words::{actor_words, list_words, person_name, site_name},
    },
    features::{jobs::contact::Contact, open::newcomer},
    rules::open::{Actor, Looked},
    t,
    ui::{Button, Section, WholeText, references::ReferringText},
};
use leptos::prelude::*;

/// How many are shown before one asks for all.
const FIRST: usize = 8;

/// The open repairs of the branch, as they are now.
pub fn open_now() -> Memo<Vec<OpenRepair>> {
    let desk = Desk::get();
    Memo::new(move |_| {
        let (ledger, book, settled) = (desk.ledger(), desk.book(), desk.settled());
        let (waiting, today) = (&settled.waiting, desk.today());
        open_repairs(Looked { ledger: &ledger, book: &book, waiting, today })
    })
}

#[component]
pub fn OpenRepairs() -> impl IntoView {
    let open = open_now();
    let all = RwSignal::new(false);
    let shown = move || {
        let most = if all.get() { usize::MAX } else { FIRST };
        open.get().into_iter().take(most).map(|repair| view! { <Row repair=repair /> }).collect_view()
    };
    let more = Memo::new(move |_| if all.get() { 0 } else { open.with(Vec::len).saturating_sub(FIRST) });
    view! {
        <Section title=t!("forms.open") actions=move || view! { <Taken open=open /> }>
            <Show
                when=move || !open.with(Vec::is_empty)
                fallback=|| view! { <p class="muted">{t!("forms.open.none")}</p> }
            >
                <ul class="lines facts">{shown}</ul>
                <Show when=move || { more.get() > 0 }>
                    <div class="row">
                        <Button on_click=move || all.set(true)><WholeText text=t!("forms.open.more", n = more.get()) /></Button>
                    </div>
                </Show>
            </Show>
        </Section>
    }
}

#[component]
fn Taken(open: Memo<Vec<OpenRepair>>) -> impl IntoView {
    let desk = Desk::get();
    let taken = move |words| {
        let page = open.with(|open| tables::open_repairs(words, &desk.ledger(), open));
        Some(Tables::list(page, desk.today()))
    };
    view! {
        <Show when=move || !open.with(Vec::is_empty)>
            <TakeTable tables=taken />
        </Show>
    }
}

/// A repair, and what it lacks.
#[component]
fn Row(repair: OpenRepair) -> impl IntoView {
    let desk = Desk::get();
    let i18n = use_i18n();
    let OpenRepair { id, site, by, on, fault, missing } = repair;
    let called = id.clone();
    let (at, by_whom) = (site.clone(), by.clone());
    let about = move || {
        let (words, ledger) = (i18n.words(), desk.ledger());
        let day = short_day(words, on, desk.today());
        list_words(words, [site_name(&ledger, &at), fault.clone(), person_name(&ledger, &by), day])
    };
    let calls = missing.contains(&Part::Callback).then(|| site.clone());
    let steps = move || {
        let (words, ledger, role) = (i18n.words(), desk.ledger(), desk.role());
        let step = |part: &Part| {
            let actor = part.role().map_or_else(|| Actor::Person(by_whom.clone()), Actor::Role);
            let who = actor_words(words, &ledger, &actor, desk.today());
            let step = words.tv("today.lack.who", &[("step", &words.t(part.key())), ("who", &who)]);
            let vacant = part.role().filter(|_| actor.acting(&ledger, desk.today()).is_none());
            let route = vacant.map_or_else(|| part.route(&id), newcomer);
            match vacant.is_some() || part.is_open_to(role) {
                true => {
                    view! { <a class="open-step" href=route.href()><WholeText text=step /></a> }.into_any()
                }
                false => view! { <span class="muted"><ReferringText text=step /></span> }.into_any(),
            }
        };
        missing.iter().map(step).collect_view()
    };
    view! {
        <li class="open-repair">
            <WholeText text=about />
            <div class="stack-tight">
                <span class="open-steps">
                    <span class="muted">{t!("forms.open.missing")}</span>
                    {steps}
                </span>
                {calls.map(|site| view! { <Contact site=site job=called /> })}
            </div>
        </li>
    }
}
