//! The screen of `#/`.

use super::{
    ahead::{breaches_words, overloaded_words},
    lines::{Lines, looked},
    mine::{MyMatters, ProposedToMe},
    news::News,
    taken::TakeAlong,
    undecided::Undecided,
    view::{Lists, Rests, Row, Whose, can_hold_pay, lists},
};
use crate::ui::prelude::*;
use crate::{
    app::{
        desk::Desk,
        format,
        i18n::use_i18n,
        page::Page,
        route::{ListQuery, Route},
        staged::{is_painted, want_all},
        words::stake_in_yuan,
    },
    domain::Role,
    features::{
        data::due::BackupLine,
        jobs::{NewNoticeLink, seen::Seen, view::JobFilter},
        open::open_at_first,
    },
    platform::remember,
    t,
    ui::{Bind, Choice, EmptyState, LinkButton, RadioGroup, Section, Show, WholeText},
    workflow::steps::Stand,
};

/// Where this browser remembers whether everybody's work is shown.
const ALL: &str = "fieldbook.form.today.all";

/// What must I do now, and what will be late?
#[component]
pub fn TodayPage() -> impl IntoView {
    let desk = Desk::get();
    let i18n = use_i18n();
    let all = RwSignal::new(remember::read(ALL).unwrap_or(false));
    Effect::new(move |_| _ = remember::write(ALL, &all.get()));
    let whose = Memo::new(move |_| match (all.get(), desk.sitter()) {
        (false, Some(person)) => Whose::Mine(person),
        _ => Whose::Everybodys,
    });
    let everybodys = Memo::new(move |_| whose.get() == Whose::Everybodys);
    let looked = RwSignal::new(looked());
    let open = open_at_first(desk);
    let found: Memo<Lists> = Memo::new(move |_| {
        let (ledger, open, now) = (desk.ledger(), open.get(), desk.now());
        lists(&ledger, &open, &whose.get(), &looked.get(), now)
    });
    let part =
        move |part: fn(&Lists) -> &Vec<Row>| Memo::new(move |_| found.with(|lists| part(lists).clone()));
    let (dated, undated) = (part(|lists| &lists.dated), part(|lists| &lists.undated));
    let penalties = part(|lists| &lists.penalties);
    // Said once, above the first sums, and before they come: it would push the lines down.
    let (above, below) = (has_sums(dated), has_sums(undated));
    let sums_below = Memo::new(move |_| below.get() && !above.get());
    let seen = Seen::memo(desk);
    let rests = Memo::new(move |_| found.with(|lists| lists.rests));
    let printed = window_event_listener_untyped("beforeprint", move |_| want_all());
    on_cleanup(move || printed.remove());
    let lead = move || format::day(i18n.words(), desk.today(), desk.today());
    view! {
        <Page title=t!("shell.place.today") lead=derived(lead) actions=move || view! { <Choose all=all /> }>
            <div class="today">
                <BackupLine />
                <Show when=move || found.with(Lists::is_empty)>
                    <Nothing all=all />
                </Show>
                <News />
                <Ahead dated=dated />
                <Lines title=counted("today.dues", dated) rows=dated everybodys=everybodys looked=looked legend=above />
                <Lines title=counted("today.undated", undated) rows=undated everybodys=everybodys looked=looked legend=sums_below />
                <Show when=move || penalties.with(|rows| !rows.is_empty())>
                    <Section title=counted("today.proposals", penalties)>
                        <Undecided rows=penalties seen=seen />
                    </Section>
                </Show>
                <ProposedToMe seen=seen />
                <MyMatters />
                {move || rests.get().map(|rests| view! { <RestsLine rests=rests /> })}
                // What is taken along has its sums.
                <Show when=is_painted>
                    <TakeAlong found=found whose=whose />
                </Show>
            </div>
        </Page>
    }
}

/// Whether some of the lines say what pay waits for them, or will.
fn has_sums(rows: Memo<Vec<Row>>) -> Memo<bool> {
    Memo::new(move |_| {
        let has_sum = |row: &Row| match is_painted() {
            true => !row.open.payees.is_empty(),
            false => can_hold_pay(&row.open),
        };
        rows.with(|rows| rows.iter().any(has_sum))
    })
}

/// What will be late soon; for the manager, who has more than a day holds.
#[component]
fn Ahead(dated: Memo<Vec<Row>>) -> impl IntoView {
    let desk = Desk::get();
    let i18n = use_i18n();
    let soon = Memo::new(move |_| dated.with(|rows| breaches_words(i18n.words(), rows, desk.now())));
    let many = Memo::new(move |_| match desk.role() {
        Some(Role::Manager) => overloaded_words(i18n.words(), &desk.ledger(), desk.today()),
        _ => String::new(),
    });
    let board = Route::Board { day: None, hours: false }.href();
    view! {
        <Show when=move || !soon.with(String::is_empty)>
            <p class="muted"><WholeText text=soon /></p>
        </Show>
        <Show when=move || !many.with(String::is_empty)>
            <p class="muted">
                <WholeText text=many /> " " <a class="link" href=board.clone()>{t!("today.ahead.board")}</a>
            </p>
        </Show>
    }
}

/// A heading with how many lines stand below it.
fn counted(key: &'static str, rows: Memo<Vec<Row>>) -> Signal<String> {
    let i18n = use_i18n();
    derived(move || i18n.tv(key, &[("n", &rows.with(Vec::len))]))
}

/// One's own list or everybody's.
#[component]
fn Choose(all: RwSignal<bool>) -> impl IntoView {
    let desk = Desk::get();
    let i18n = use_i18n();
    let choice = Bind::new(
        move || if all.get() { "all" } else { "mine" }.to_owned(),
        move |id: String| all.set(id == "all"),
    );
    let choices = derived(move || {
        let words = i18n.words();
        vec![Choice::new("mine", words.t("today.mine")), Choice::new("all", words.t("today.all"))]
    });
    view! {
        <Show when=move || desk.sitter().is_some()>
            <RadioGroup legend=t!("today.whose") value=choice options=choices inline=true />
        </Show>
    }
}

/// The rests that wait for an acceptance, and the way to their jobs.
#[component]
fn RestsLine(rests: Rests) -> impl IntoView {
    let i18n = use_i18n();
    let filter = JobFilter { stand: Some(Stand::AwaitsAcceptance), ..JobFilter::default() };
    let href = Route::Jobs(ListQuery { filter: filter.print(), find: None }).href();
    let text = move || {
        let amount = stake_in_yuan(i18n.words(), rests.stake);
        i18n.tv(
            if rests.own { "today.rests" } else { "today.rests.all" },
            &[("n", &rests.count), ("amount", &amount)],
        )
    };
    view! {
        <p class="muted">
            <WholeText text=derived(text) /> " " <a class="link" href=href>{t!("today.rests.open")}</a>
        </p>
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
                <NewNoticeLink />
                <LinkButton href=Route::jobs().href()>{t!("jobs.all")}</LinkButton>
            </div>
        </EmptyState>
    }
}
