//! The screen of `#/`.

use super::{
    dues::{Dues, site_of},
    undecided::Undecided,
    view::{Whose, dues, freed_key, unclosed, waits},
};
use crate::{
    app::{
        derived::derived,
        desk::{Desk, FormDraft},
        format,
        i18n::use_i18n,
        page::Page,
        route::{Route, SettlementQuery},
        words::{clause_title, person_name, role_key},
    },
    domain::{Month, Role},
    features::jobs::{seen::Seen, view::points},
    rules::{Proposal, Waiting},
    t,
    ui::{Bind, ButtonKind, Choice, EmptyState, LinkButton, RadioGroup, Section},
};
use leptos::prelude::*;

/// What must I do now, and what will be late?
#[component]
pub fn TodayPage() -> impl IntoView {
    let desk = Desk::get();
    let i18n = use_i18n();
    let seen = Seen::memo(desk);
    let kept = FormDraft::<bool>::named("today.all");
    let all = RwSignal::new(kept.load().unwrap_or(false));
    Effect::new(move |_| kept.save(&all.get()));
    let whose = Memo::new(move |_| match (all.get(), desk.sitter(), desk.role()) {
        (false, Some(person), Some(role)) => Whose::Mine(person, role),
        _ => Whose::Everybodys,
    });
    let due = Memo::new(move |_| seen.with(|seen| whose.with(|whose| dues(&seen.dues, whose))));
    let proposed: Memo<Vec<Proposal>> = Memo::new(move |_| {
        let mine = whose.with(|whose| whose.role(Role::Manager));
        seen.with(|seen| if mine { seen.proposals.to_vec() } else { Vec::new() })
    });
    let waiting = Memo::new(move |_| seen.with(|seen| whose.with(|whose| waits(&seen.settled, whose))));
    let months = Memo::new(move |_| match whose.with(|whose| whose.role(Role::Manager)) {
        true => seen.with(|seen| unclosed(&seen.settled, desk.today())),
        false => Vec::new(),
    });
    let nothing = move || {
        due.with(Vec::is_empty)
            && proposed.with(Vec::is_empty)
            && waiting.with(Vec::is_empty)
            && months.with(Vec::is_empty)
    };
    let choice = Bind::new(
        move || if all.get() { "all" } else { "mine" }.to_owned(),
        move |id: String| all.set(id == "all"),
    );
    let choices = derived(move || {
        let words = i18n.words();
        vec![Choice::new("mine", words.t("today.mine")), Choice::new("all", words.t("today.all"))]
    });
    let lead = move || format::day(i18n.words(), desk.today(), desk.today());
    view! {
        <Page title=t!("shell.place.today") lead=derived(lead)>
            <div class="stack today">
                <Show when=move || desk.sitter().is_some()>
                    <RadioGroup legend=t!("today.whose") value=choice options=choices inline=true />
                </Show>
                <Show when=nothing>
                    <Nothing all=all />
                </Show>
                <Show when=move || due.with(|due| !due.is_empty())>
                    <Section title=t!("today.dues")>
                        <Dues dues=due seen=seen />
                    </Section>
                </Show>
                <Show when=move || proposed.with(|proposed| !proposed.is_empty())>
                    <Section title=t!("today.proposals") lead=t!("today.proposals.lead")>
                        <Undecided proposals=proposed seen=seen />
                    </Section>
                </Show>
                <Show when=move || waiting.with(|waiting| !waiting.is_empty())>
                    <Section title=t!("today.waiting")>
                        <ul class="lines">
                            {move || waiting.get().into_iter().map(|w| view! { <Waits waiting=w seen=seen /> }).collect_view()}
                        </ul>
                    </Section>
                </Show>
                <Show when=move || months.with(|months| !months.is_empty())>
                    <Section title=t!("today.unclosed")>
                        <ul class="lines">
                            {move || months.get().into_iter().map(|month| view! { <Unclosed month=month /> }).collect_view()}
                        </ul>
                    </Section>
                </Show>
            </div>
        </Page>
    }
}

/// Nothing to do: what comes next.
#[component]
fn Nothing(all: RwSignal<bool>) -> impl IntoView {
    let desk = Desk::get();
    let no_job = Memo::new(move |_| desk.ledger().notices.is_empty());
    let text = move || match (no_job.get(), all.get() || desk.sitter().is_none()) {
        (true, _) => "today.nothing.no_job",
        (false, true) => "today.nothing.all",
        (false, false) => "today.nothing.mine",
    };
    view! {
        <EmptyState text=t!(text())>
            <div class="row">
                <LinkButton href=Route::NewJob.href() kind=ButtonKind::Primary>
                    {t!("jobs.new")}
                </LinkButton>
                <LinkButton href=Route::jobs().href()>{t!("jobs.all")}</LinkButton>
            </div>
        </EmptyState>
    }
}

#[component]
fn Waits(waiting: Waiting, seen: Memo<Seen>) -> impl IntoView {
    let i18n = use_i18n();
    let Waiting { subject, clause, what, person, by, .. } = waiting;
    let is_notice = seen.with_untracked(|seen| seen.ledger.notices.contains_key(&subject));
    let number = subject.to_string();
    let href = if is_notice { Route::Job(number.clone()).href() } else { Route::Rules.href() };
    let site = {
        let subject = subject.clone();
        move || seen.with(|seen| site_of(&seen.ledger, &subject))
    };
    let size = move || {
        seen.with(|seen| {
            let notice = seen.ledger.notices.get(&subject)?;
            let points = format::number(points(&seen.ledger, &seen.book, notice).into());
            Some(i18n.tv("today.points", &[("points", &points)]))
        })
    };
    let why = move || {
        let words = i18n.words();
        let person = seen.with(|seen| person_name(&seen.ledger, &person));
        let title = clause_title(words, clause.0);
        words.tv("today.waits", &[("clause", &clause.0), ("title", &title), ("person", &person)])
    };
    let free = move || i18n.tv(freed_key(what), &[("role", &i18n.t(role_key(by)))]);
    view! {
        <li class="stack-tight">
            <span class="row">
                <a class="strong" href=href>
                    {number}
                </a>
                <span>{site}</span>
                <span class="muted">{size}</span>
            </span>
            <span>{why}</span>
            <span class="muted">{free}</span>
        </li>
    }
}

#[component]
fn Unclosed(month: Month) -> impl IntoView {
    let i18n = use_i18n();
    let query = SettlementQuery { month: Some(month.to_string()), ..SettlementQuery::default() };
    view! {
        <li class="spread">
            <span>{move || format::month(i18n.words(), month.year(), month.number())}</span>
            <a href=Route::Settlement(query).href()>{t!("today.unclosed.open")}</a>
        </li>
    }
}
