//! The repairs that are not complete, each missing step a link to its form.

use super::{
    missing::{OpenRepair, missing_words, open_repairs},
    tables,
};
use crate::ui::prelude::*;
use crate::{
    app::{
        desk::Desk,
        format::short_day,
        i18n::use_i18n,
        more::{More, drawn},
        paging::Paging,
        route::Route,
        tables::{Tables, TakeTable},
        words::{actor_words, list_words, person_name, site_name},
    },
    domain::WorkId,
    features::{jobs::contact::Contact, open::way_to},
    rules::open::{Looked, Open},
    t,
    ui::{Section, Show, WholeText, references::ReferringText},
};

/// How many are shown before one asks for more.
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
    let paging = RwSignal::new(Paging::few(FIRST));
    let shown = drawn(open, paging);
    let rows = move || shown.get().into_iter().map(|repair| view! { <Row repair=repair /> }).collect_view();
    view! {
        <Section title=t!("forms.open") actions=move || view! { <Taken open=open /> }>
            <Show
                when=move || !open.with(Vec::is_empty)
                fallback=|| view! { <p class="muted">{t!("forms.open.none")}</p> }
            >
                <ul class="lines facts">{rows}</ul>
                <More paging=paging all=derived(move || open.with(Vec::len)) />
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
    let calls = repair.lacks_call().then(|| repair.site.clone());
    let OpenRepair { id, site, by, on, fault, missing } = repair;
    let job = WorkId::Repair(id);
    let about = move || {
        let (words, ledger) = (i18n.words(), desk.ledger());
        let day = short_day(words, on, desk.today());
        list_words(words, [site_name(&ledger, &site), fault.clone(), person_name(&ledger, &by), day])
    };
    view! {
        <li class="open-repair">
            <a href=Route::Job(job.clone()).href()><WholeText text=derived(about) /></a>
            <div class="stack-tight">
                <span class="open-steps">
                    <span class="muted">{t!("forms.open.missing")}</span>
                    {missing.into_iter().map(|open| view! { <Step open=open /> }).collect_view()}
                </span>
                {calls.map(|site| view! { <Contact site=site job=job /> })}
            </div>
        </li>
    }
}

/// A step that is missing and whose it is, with its way where it can be taken now.
#[component]
fn Step(open: Open) -> impl IntoView {
    let desk = Desk::get();
    let i18n = use_i18n();
    let lack = open.lack.clone();
    let said = derived(move || {
        let (words, ledger) = (i18n.words(), desk.ledger());
        let who = actor_words(words, &ledger, &lack.actor, desk.today());
        let step = missing_words(words, &lack).unwrap_or_default();
        words.tv("today.lack.who", &[("step", &step), ("who", &who)])
    });
    let way = Memo::new(move |_| way_to(&desk.ledger(), &open, desk.sitter().as_ref(), desk.today()));
    move || match way.get() {
        Some(way) => view! { <a class="open-step" href=way.href()><WholeText text=said /></a> }.into_any(),
        None => view! { <span class="muted"><ReferringText text=said /></span> }.into_any(),
    }
}
