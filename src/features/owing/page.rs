//! The screen of `#/owing`.

use super::{
    tables,
    view::{Age, Owed, owed, total},
};
use crate::ui::prelude::*;
use crate::{
    app::{
        desk::Desk,
        format::{short_day, yuan, yuan_or_dash},
        i18n::use_i18n,
        more::{More, drawn},
        page::Page,
        paging::Paging,
        route::Route,
        tables::{Tables, TakeTable},
    },
    domain::Money,
    features::{
        jobs::{ask::Offered, contact::dialled},
        record::kinds::Kind,
    },
    platform::print,
    t,
    ui::{
        Amount, Badge, Button, Cell, ColumnHead, EmptyState, LinkButton, Rebuilt, Row, SearchBox, Show,
        Table, Tone, WholeText,
    },
};

#[component]
pub fn OwingPage() -> impl IntoView {
    let desk = Desk::get();
    let i18n = use_i18n();
    let typed = RwSignal::new(String::new());
    let all = Memo::new(move |_| owed(&desk.ledger(), desk.today(), &typed.get()));
    let paging = RwSignal::new(Paging::LIST);
    let shown = drawn(all, paging);
    let taken =
        move |words| Some(Tables::list(all.with(|all| tables::page(words, all, desk.today())), desk.today()));
    let lead = derived(move || {
        let amount = yuan(all.with(|all| total(all)).exact());
        i18n.tv("owing.lead", &[("n", &all.with(Vec::len)), ("amount", &amount)])
    });
    let sum = move |of: Option<Age>| {
        let today = desk.today();
        let part = |owed: &Owed| match of {
            Some(age) => owed.of_age(age, today).unwrap_or(Money::ZERO),
            None => owed.total(),
        };
        yuan_or_dash(all.with(|all| all.iter().map(part).sum::<Money>()).exact())
    };
    let ages =
        move || Age::ALL.map(|age| view! { <ColumnHead label=t!(age.key()) numeric=true /> }).collect_view();
    let sums = move || {
        Age::ALL.map(|age| view! { <td class="numeric owing-part">{sum(Some(age))}</td> }).collect_view()
    };
    view! {
        <Page
            title=t!("owing.title")
            lead=lead
            actions=move || view! {
                <TakeTable tables=taken />
                <Button on_click=print::print>{t!("register.sheet.print")}</Button>
                <LinkButton href=Route::register().href()>{t!("register.to_day")}</LinkButton>
            }
        >
            <div class="list-tools"><SearchBox value=typed label=t!("weeks.find") /></div>
            <Show
                when=move || all.with(|all| !all.is_empty())
                fallback=move || view! { <Nothing typed=typed /> }
            >
                <div class="row-cards owing"><Table caption=t!("owing.title")>
                    <thead>
                        <tr>
                            <ColumnHead label=t!("facts.field.site") />
                            {ages()}
                            <ColumnHead label=t!("settlement.total") numeric=true />
                            <ColumnHead label=t!("owing.whom") />
                            <ColumnHead label=t!("owing.reminded") />
                        </tr>
                    </thead>
                    <tbody><Rebuilt of=shown let:shown>{shown.into_iter().map(|owed| view! { <OneOwed owed=owed /> }).collect_view()}</Rebuilt></tbody>
                    <tfoot>
                        <tr>
                            <th scope="row">{t!("settlement.total")}</th>
                            {sums}
                            <td class="numeric">{move || sum(None)}</td>
                            <td></td>
                            <td></td>
                        </tr>
                    </tfoot>
                </Table></div>
                <More paging=paging all=derived(move || all.with(Vec::len)) />
            </Show>
        </Page>
    }
}

/// Nobody owes anything, or nobody of that name: and the way on.
#[component]
fn Nothing(typed: RwSignal<String>) -> impl IntoView {
    let is_narrowed = Memo::new(move |_| typed.with(|typed| !typed.trim().is_empty()));
    move || match is_narrowed.get() {
        true => view! {
            <EmptyState text=t!("owing.not_found")>
                <Button on_click=move || typed.set(String::new())>{t!("owing.all")}</Button>
            </EmptyState>
        }
        .into_any(),
        false => view! {
            <EmptyState text=t!("owing.none")>
                <LinkButton href=Route::jobs().href()>{t!("jobs.all")}</LinkButton>
            </EmptyState>
        }
        .into_any(),
    }
}

#[component]
fn OneOwed(owed: Owed) -> impl IntoView {
    let desk = Desk::get();
    let i18n = use_i18n();
    let (today, words) = (untrack(|| desk.today()), i18n.words());
    let site = Route::Site(owed.site.to_string()).href();
    let remind = Route::RecordKind { kind: "reminded".to_owned(), about: Some(owed.site.to_string()) }.href();
    let trial = Kind::of("reminded").map(|kind| kind.trial_command(today));
    let works: Vec<_> = owed
        .debts
        .iter()
        .map(|debt| {
            let text = words
                .tv("owing.work", &[("number", &debt.number), ("day", &short_day(words, debt.since, today))]);
            view! { <a class="nowrap small" href=Route::Job(debt.work.clone()).href()>{text}</a> }
        })
        .collect();
    let amounts: Vec<_> = Age::ALL
        .into_iter()
        .map(|age| {
            let amount = owed.of_age(age, today);
            view! {
                <Cell numeric=true label=t!(age.key())>
                    {amount.map(|amount| view! { <Amount value=amount.exact() /> })}
                </Cell>
            }
        })
        .collect();
    let late = owed.broke_his_word(today);
    let (name, contact, total) = (owed.name.clone(), owed.contact.clone(), owed.total().exact());
    let reminder = owed.reminder.clone().map(|reminder| {
        let said = words.tv("owing.reminded_on", &[("day", &short_day(words, reminder.on, today))]);
        let promised = reminder.promised.map(|promised| {
            let (tone, key) = if late { (Tone::Late, "owing.broken") } else { (Tone::Waiting, "owing.promised") };
            view! { <Badge tone=tone text=words.tv(key, &[("day", &short_day(words, promised, today))]) /> }
        });
        view! { <span class="nowrap">{said}</span> {promised} <span class="muted"><WholeText text=reminder.remark /></span> }
    });
    view! {
        <Row>
            <Cell head=true>
                <a href=site><WholeText text=name /></a>
                <span class="row small owing-works">{works}</span>
            </Cell>
            {amounts}
            <Cell numeric=true label=t!("settlement.total")>
                <Amount value=total />
            </Cell>
            <Cell>
                <span class="small">{dialled(&contact)}</span>
            </Cell>
            <Cell>
                <span class="small owing-said">
                    {reminder}
                    {trial
                        .map(|trial| {
                            view! {
                                <Offered trial=trial>
                                    <a class="no-print nowrap" href=remind.clone()>{t!("owing.remind")}</a>
                                </Offered>
                            }
                        })}
                </span>
            </Cell>
        </Row>
    }
}
