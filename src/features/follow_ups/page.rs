//! The screen of `#/follow-ups`.

use super::{
    form::{ListForm, trial},
    paper::Paper,
    tables,
    view::{Came, Listed, counts, listed},
};
use crate::ui::prelude::*;
use crate::{
    app::{
        desk::Desk,
        format::short_day,
        i18n::use_i18n,
        page::Page,
        route::{Route, use_route},
        tables::{Tables, TakeTable},
    },
    domain::{DayThing, FactId, month::monday_of},
    features::{
        jobs::{
            ask::{Ask, whose},
            contact::dialled,
        },
        record::fact_row::FactRow,
        register::{
            StepLinks,
            board::{Chooser, Window},
            steps::Next,
        },
    },
    t,
    ui::{Badge, Button, ButtonKind, EmptyState, LinkButton, Section, Show, Tone, WholeText, one_stop},
};
use chrono::NaiveDate;

#[component]
pub fn FollowUpsPage() -> impl IntoView {
    let desk = Desk::get();
    let route = use_route();
    let asked = Memo::new(move |_| match route.get() {
        Route::FollowUps { day, print } => Some((day.and_then(|day| day.parse().ok()), print)),
        _ => None,
    });
    let monday = Memo::new(move |before: Option<&NaiveDate>| match asked.get() {
        Some((day, _)) => monday_of(day.unwrap_or_else(|| desk.today())),
        // One is leaving.
        None => before.copied().unwrap_or_else(|| monday_of(desk.today())),
    });
    let print = Memo::new(move |_| asked.get().is_some_and(|(_, print)| print));
    let lines = Memo::new(move |_| listed(&desk.ledger(), monday.get(), desk.today()));
    move || match print.get() {
        true => view! { <Paper monday=monday lines=lines /> }.into_any(),
        false => view! { <OfWeek monday=monday lines=lines /> }.into_any(),
    }
}

#[component]
fn OfWeek(monday: Memo<NaiveDate>, lines: Memo<Vec<Listed>>) -> impl IntoView {
    let desk = Desk::get();
    let taken = move |words| {
        let page = lines.with(|lines| tables::page(words, lines));
        Some(Tables::list_of(page, monday.get_untracked().to_string(), desk.today()))
    };
    let paper = move || Route::FollowUps { day: Some(monday.get().to_string()), print: true }.href();
    let actions = move || {
        view! {
            <Show when=move || lines.with(|lines| !lines.is_empty())>
                <TakeTable tables=taken />
                <LinkButton href=derived(paper)>{t!("weeks.paper")}</LinkButton>
            </Show>
            <LinkButton href=Route::register().href()>{t!("register.to_day")}</LinkButton>
        }
    };
    // Another week is another form.
    let form = move || view! { <Issue monday=monday.get() lines=lines /> };
    view! {
        <Page title=t!("weeks.title") lead=t!("weeks.lead") actions=actions>
            <div class="list-tools register-tools">
                <Chooser first=monday window=Window::FollowUps />
            </div>
            <TheList monday=monday lines=lines />
            {form}
            <Lists monday=monday />
        </Page>
    }
}

/// What is listed, and what came of each.
#[component]
fn TheList(monday: Memo<NaiveDate>, lines: Memo<Vec<Listed>>) -> impl IntoView {
    let i18n = use_i18n();
    let title = derived(move || {
        let (visited, given, open) = lines.with(|lines| counts(lines));
        let n = lines.with(Vec::len);
        if n == 0 {
            return i18n.t("weeks.list_of_none");
        }
        i18n.tv("weeks.list", &[("n", &n), ("visited", &visited), ("given", &given), ("open", &open)])
    });
    view! {
        <Section title=title>
            <Show
                when=move || lines.with(|lines| !lines.is_empty())
                fallback=|| view! { <EmptyState text=t!("weeks.none") /> }
            >
                <ul class="lines" use:one_stop>
                    {move || lines.get().into_iter().map(|line| view! { <Line line=line monday=monday /> }).collect_view()}
                </ul>
            </Show>
        </Section>
    }
}

#[component]
fn Line(line: Listed, monday: Memo<NaiveDate>) -> impl IntoView {
    let desk = Desk::get();
    let i18n = use_i18n();
    let site = Route::Site(line.site.to_string()).href();
    let tone = match line.came {
        Came::Visited(..) => Tone::Done,
        Came::Missed => Tone::Late,
        Came::Refused(..) => Tone::Neutral,
        Came::Nothing | Came::Given(..) => Tone::Waiting,
    };
    let key = line.came.key();
    let visit = line.came.visit().map(|(visit, day)| {
        let text = short_day(i18n.words(), day, desk.today());
        view! { <a href=Route::day(DayThing::Visit, visit).href()>{text}</a> }
    });
    let give = (line.came == Came::Nothing).then(|| {
        let day = monday.get_untracked().max(untrack(|| desk.today())).to_string();
        let (site, to) = (line.site.to_string(), line.person.to_string());
        let route = Route::PlanFollowUp { site, to, day };
        view! { <StepLinks next=vec![Next::to("visit_planned", route)] /> }
    });
    view! {
        <li class="calls-row">
            <div class="stack-tight">
                <a class="strong stop" tabindex="-1" href=site><WholeText text=line.name /></a>
                <p class="small"><WholeText text=line.who /> " " <span class="muted">{dialled(&line.contact)}</span></p>
            </div>
            <span class="row small"><Badge tone=tone text=t!(key) /> {visit} {give}</span>
        </li>
    }
}

/// Issuing a list, adding to it, correcting it; or whose that is.
#[component]
fn Issue(monday: NaiveDate, lines: Memo<Vec<Listed>>) -> impl IntoView {
    let desk = Desk::get();
    let asked = whose(trial(monday, untrack(|| desk.today())));
    let may = Memo::new(move |_| asked.with(Option::is_none));
    let is_listed = Memo::new(move |_| lines.with(|lines| !lines.is_empty()));
    // None: no form is open. Otherwise whether it corrects.
    let open = RwSignal::new((!is_listed.get_untracked()).then_some(false));
    let leave = move |()| _ = open.try_set(None);
    let form = move || {
        open.get().map(|corrects| {
            let key = if corrects { "weeks.correct" } else { "weeks.form" };
            view! {
                <div class="no-print">
                    <Section title=t!(key) lead=t!("weeks.form.lead")>
                        <ListForm monday=monday corrects=corrects leave=leave />
                    </Section>
                </div>
            }
        })
    };
    let begin = move || {
        open.get().is_none().then(|| {
            view! {
                <div class="row no-print">
                    <Button kind=ButtonKind::Primary on_click=move || open.set(Some(false))>
                        {move || use_i18n().t(if is_listed.get() { "weeks.add" } else { "weeks.form" })}
                    </Button>
                    <Show when=move || is_listed.get()>
                        <Button on_click=move || open.set(Some(true))>{t!("weeks.correct")}</Button>
                    </Show>
                </div>
            }
        })
    };
    view! {
        {move || asked.get().map(|asked| view! { <Ask asked=asked act="weeks.act.issue" /> })}
        <Show when=move || may.get()>{begin} {form}</Show>
    }
}

/// The lists as they were issued, each to be taken back.
#[component]
fn Lists(monday: Memo<NaiveDate>) -> impl IntoView {
    let desk = Desk::get();
    let facts = Memo::new(move |_| {
        let ledger = desk.ledger();
        let lists = ledger.weeks.get(&monday.get()).into_iter().flatten();
        lists.map(|list| list.stamp.fact).collect::<Vec<FactId>>()
    });
    view! {
        <Show when=move || facts.with(|facts| !facts.is_empty())>
            <Section title=t!("register.recorded")>
                <ul class="lines facts" use:one_stop>
                    <For each=move || facts.get() key=|id| *id children=|id| view! { <FactRow id=id /> } />
                </ul>
            </Section>
        </Show>
    }
}
