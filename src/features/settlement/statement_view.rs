//! A person's statement: every line in order, each opening into its derivation.

use super::{
    page::Asked,
    paper::{Paper, paper},
    route,
    send::SendPicture,
    sheet::Sheet,
    statement_lines::{Lines, Shown},
    tables,
    tools::{Months, State},
    view,
};
use crate::ui::prelude::*;
use crate::{
    app::{
        desk::Desk,
        i18n::{Words, use_i18n},
        page::Page,
        route::{Route, navigate},
        tables::{Tables, TakeTable},
        words::{month_words, person_name, role_key},
    },
    domain::{Collected, FactId, Month, PersonId},
    features::record::conflicts_page::Unsettled,
    rules::{MonthSheet, Subject, Waiting, WaitingFor},
    t,
    ui::{Callout, EmptyState, ExactText, Keyed, LinkButton, Show, Tone, is_typing},
};

/// The people before and after somebody in a month.
type Neighbours = (Option<PersonId>, Option<PersonId>);

/// The statement that the address names.
#[component]
pub fn StatementView(asked: Asked) -> impl IntoView {
    let desk = Desk::get();
    let i18n = use_i18n();
    let month = asked.month;
    let sheet = Memo::new(move |_| desk.settled().sheet(month.get()).cloned());
    let shown = Memo::new(move |_| {
        let person = asked.person.get()?;
        sheet.with(|sheet| Shown::of(sheet.as_ref()?, &person, desk.today()))
    });
    let neighbours = Memo::new(move |_| neighbours(sheet, asked.person.get()));
    follow_keys(month, neighbours);
    let name = move || asked.person.get().map(|p| person_name(&desk.ledger(), &p)).unwrap_or_default();
    let month_name = move || month_words(i18n.words(), month.get());
    let known = Memo::new(move |_| shown.with(Option::is_some));
    let title = move || match known.get() {
        true => i18n.tv("settlement.statement", &[("person", &name()), ("month", &month_name())]),
        false => i18n.t("settlement.statement.none"),
    };
    let role = move || {
        let role = desk.ledger().people.get(&asked.person.get()?)?.role_on(month.get().last());
        Some(i18n.tv("settlement.statement.lead", &[("role", &i18n.t(role_key(role)))]))
    };
    let print = move || {
        let person = asked.person.get().map(|person| person.to_string()).unwrap_or_default();
        Route::Statement { month: month.get().to_string(), person }.href()
    };
    let paper = slip(sheet, asked.person);
    let taken = move |words: Words| {
        let ledger = desk.ledger();
        let page = shown.with(|shown| Some(tables::lines(words, &ledger, shown.as_ref()?.pay())))?;
        let state =
            sheet.with(|sheet| Some(words.t(view::paper_state_key(sheet.as_ref()?, desk.today()))))?;
        Some(Tables::list_of(page, format!("{} {}", name(), month.get()), desk.today()).holding(state))
    };
    let back = move || i18n.tv("settlement.statement.back", &[("month", &month_name())]);
    view! {
        <Page
            title=derived(title)
            exact=true
            lead=derived(move || role().unwrap_or_default())
            actions=move || view! {
                <Show when=move || known.get()>
                    <TakeTable tables=taken />
                    <SendPicture paper=paper />
                    <LinkButton href=derived(print)>{t!("settlement.print.one")}</LinkButton>
                </Show>
            }
        >
            <div class="settle-tools no-print">
                <a href=move || route::month(month.get()).href()>
                    <ExactText text=derived(back) />
                </a>
                <PersonMonths asked=asked />
                <State sheet=sheet />
                <Neighbours month=month neighbours=neighbours />
            </div>
            <StillUnsettled asked=asked />
            <Keyed of=shown let:shown>
                {match shown {
                    Some(shown) => view! { <Lines shown=shown line=asked.line /> }.into_any(),
                    None => view! { <EmptyState text=t!("settlement.statement.lost", month = month_name()) /> }.into_any(),
                }}
            </Keyed>
            <Keyed of=paper let:paper>
                <div class="print-only">{paper.map(|paper| view! { <Sheet paper=paper /> })}</div>
            </Keyed>
        </Page>
    }
}

/// What the printer and a picture get: the person's form, instead of the screen.
fn slip(sheet: Memo<Option<MonthSheet>>, person: Memo<Option<PersonId>>) -> Memo<Option<Paper>> {
    let desk = Desk::get();
    let i18n = use_i18n();
    Memo::new(move |_| {
        let person = person.get()?;
        let (words, ledger, today) = (i18n.words(), desk.ledger(), desk.today());
        sheet.with(|sheet| paper(words, &ledger, &sheet.as_ref()?.pay_so_far(today), &person, today))
    })
}

/// What of the month is on no line because it waits for one of two answers.
#[component]
fn StillUnsettled(asked: Asked) -> impl IntoView {
    let desk = Desk::get();
    let answers = Memo::new(move |_| {
        let (settled, of_month) = (desk.settled(), Subject::Month(asked.month.get()));
        let person = asked.person.get();
        let of_month = Waiting::of(&settled.waiting, &of_month).iter();
        let his =
            of_month.filter(|one| one.what == WaitingFor::Conflict && Some(&one.person) == person.as_ref());
        his.flat_map(|one| one.facts.iter().copied()).distinct()
    });
    move || {
        let answers: Vec<FactId> = answers.get().into_iter().collect();
        (!answers.is_empty()).then(|| {
            view! {
                <Callout tone=Tone::Waiting title=t!("settlement.statement.unsettled")>
                    <Unsettled answers=answers />
                </Callout>
            }
        })
    }
}

/// The month picker that keeps the person.
#[component]
fn PersonMonths(asked: Asked) -> impl IntoView {
    let go = move |month| match asked.person.get_untracked() {
        Some(person) => route::statement(month, &person, None),
        None => route::month(month),
    };
    view! { <Months month=asked.month go=Callback::new(go) /> }
}

#[component]
fn Neighbours(month: Memo<Month>, neighbours: Memo<Neighbours>) -> impl IntoView {
    let desk = Desk::get();
    let link =
        move |person: Option<PersonId>, key: &'static str, before: &'static str, after: &'static str| {
            person.map(|person| {
                let name = person_name(&desk.ledger(), &person);
                let href = route::statement(month.get(), &person, None).href();
                let shown = name.clone();
                view! {
                    <a href=href aria-label=t!(key, person = name)>
                        {before}
                        <bdi class="settle-name" translate="no" prop:textContent=shown></bdi>
                        {after}
                    </a>
                }
            })
        };
    view! {
        <nav class="settle-neighbours" aria-label=t!("settlement.statement.people")>
            {move || link(neighbours.get().0, "settlement.statement.previous", "\u{2039} ", "")}
            {move || link(neighbours.get().1, "settlement.statement.next", "", " \u{203A}")}
            <span class="muted small settle-hint">{t!("settlement.statement.keys")}</span>
        </nav>
    }
}

fn neighbours(sheet: Memo<Option<MonthSheet>>, person: Option<PersonId>) -> Neighbours {
    let ledger = Desk::get().ledger();
    sheet.with(|sheet| {
        let Some(sheet) = sheet else { return (None, None) };
        let people: Vec<PersonId> =
            view::people(&ledger, sheet).into_iter().map(|statement| statement.person.clone()).collect();
        let Some(at) = people.iter().position(|other| Some(other) == person.as_ref()) else {
            return (None, None);
        };
        (at.checked_sub(1).and_then(|at| people.get(at)).cloned(), people.get(at + 1).cloned())
    })
}

/// `[` and `]` go to the people before and after, for as long as the statement is shown.
fn follow_keys(month: Memo<Month>, neighbours: Memo<Neighbours>) {
    let listener = window_event_listener(leptos::ev::keydown, move |event| {
        if event.ctrl_key() || event.meta_key() || event.alt_key() || is_typing(&event) {
            return;
        }
        let to = match event.key().as_str() {
            "[" | "\u{3010}" => neighbours.get_untracked().0,
            "]" | "\u{3011}" => neighbours.get_untracked().1,
            _ => return,
        };
        if let Some(person) = to {
            event.prevent_default();
            navigate(&route::statement(month.get_untracked(), &person, None));
        }
    });
    on_cleanup(move || listener.remove());
}
