//! A person's statement: every line in order, each opening into its derivation.

use super::{
    line_item::LineItem,
    page::Asked,
    route,
    tools::{Months, State},
    view,
};
use crate::{
    app::{derived::derived, 
        desk::Desk,
        format::yuan,
        i18n::use_i18n,
        page::Page,
        route::{Route, navigate, replace},
        words::{month_words, person_name, role_key},
    },
    domain::{Month, PersonId},
    rules::{MonthSheet, Statement},
    t,
    ui::{Bind, EmptyState, LinkButton, is_typing},
};
use leptos::prelude::*;

/// The people before and after somebody in a month.
type Neighbours = (Option<PersonId>, Option<PersonId>);

/// The statement that the address names.
#[component]
pub fn StatementView(asked: Asked) -> impl IntoView {
    let desk = Desk::get();
    let i18n = use_i18n();
    let month = asked.month;
    let sheet = Memo::new(move |_| desk.settled().sheet(month.get()).cloned());
    let statement = Memo::new(move |_| {
        let person = asked.person.get()?;
        sheet.with(|sheet| sheet.as_ref()?.statements.get(&person).cloned())
    });
    let neighbours = Memo::new(move |_| neighbours(sheet, asked.person.get()));
    follow_keys(month, neighbours);
    let name = move || asked.person.get().map(|p| person_name(&desk.ledger(), &p)).unwrap_or_default();
    let month_name = move || month_words(i18n.words(), month.get());
    let known = Memo::new(move |_| statement.with(Option::is_some));
    let title = move || match known.get() {
        true => i18n.tv("settlement.statement", &[("person", &name()), ("month", &month_name())]),
        false => i18n.t("settlement.statement.none"),
    };
    let role = move || {
        let role = desk.ledger().people.get(&asked.person.get()?)?.role_on(month.get().last());
        Some(i18n.t(role_key(role)))
    };
    let print = move || {
        let person = asked.person.get().map(|person| person.to_string()).unwrap_or_default();
        Route::Statement { month: month.get().to_string(), person }.href()
    };
    let back = move || i18n.tv("settlement.statement.back", &[("month", &month_name())]);
    view! {
        <Page
            title=derived(title)
            lead=derived(move || role().unwrap_or_default())
            actions=move || view! {
                <Show when=move || known.get()>
                    <LinkButton href=derived(print)>{t!("settlement.print.one")}</LinkButton>
                </Show>
            }
        >
            <div class="settle-tools no-print">
                <a href=move || route::month(month.get()).href()>{back}</a>
                <PersonMonths asked=asked />
                <State sheet=sheet />
                <Neighbours month=month neighbours=neighbours />
            </div>
            {move || match statement.get() {
                Some(statement) => view! { <Lines statement=statement asked=asked /> }.into_any(),
                None => view! { <EmptyState text=t!("settlement.statement.lost", month = month_name()) /> }.into_any(),
            }}
        </Page>
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
    let link = move |person: Option<PersonId>, key: &'static str, before: &'static str, after: &'static str| {
        person.map(|person| {
            let name = person_name(&desk.ledger(), &person);
            let href = route::statement(month.get(), &person, None).href();
            let shown = name.clone();
            view! {
                <a href=href aria-label=t!(key, person = name)>
                    {before}
                    {shown}
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

/// What it comes to, and the lines. The line that is open stands in the address.
#[component]
fn Lines(statement: Statement, asked: Asked) -> impl IntoView {
    let (gross, deductions) = view::gross_and_deductions(&statement);
    let (month, person) = (asked.month.get_untracked(), statement.person.clone());
    let net = statement.net;
    let lines = statement.lines.iter().enumerate().map(|(at, line)| {
        let key = view::line_key(&statement, at);
        let mine = key.clone();
        let of = person.clone();
        let open = Bind::new(
            move || asked.line.with(|line| line.as_deref() == Some(mine.as_str())),
            move |open: bool| replace(&route::statement(month, &of, open.then(|| key.clone()))),
        );
        view! { <LineItem line=line.clone() person=person.clone() month=month open=open /> }
    });
    let lines = lines.collect_view();
    let sum = |key: &'static str, amount: crate::domain::Money| {
        view! {
            <div>
                <dt>{t!(key)}</dt>
                <dd class="amount">{yuan(amount.exact())}</dd>
            </div>
        }
    };
    view! {
        <dl class="settle-sums">
            {sum("settlement.gross", gross)} {sum("settlement.deductions", deductions)}
            <div class="settle-net">
                <dt>{t!("settlement.net")}</dt>
                <dd class="figure">{yuan(net.exact())}</dd>
            </div>
        </dl>
        {statement
            .lines
            .is_empty()
            .then(|| view! { <p class="muted">{t!("settlement.statement.empty")}</p> })}
        <div class="settle-lines settle-statement">{lines}</div>
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
