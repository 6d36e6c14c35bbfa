//! The fee schedules: what each thing costs, since when, searched and taken along; and a new one.

use super::{
    fees_form::{FeesForm, trial},
    fees_words::{found, schedule_words, standing_key, unsettled_words},
    tables,
};
use crate::ui::prelude::*;
use crate::{
    app::{
        desk::Desk,
        i18n::use_i18n,
        more::{More, drawn},
        paging::Paging,
        tables::{Tables, TakeTable},
    },
    domain::FeeRow,
    features::{
        jobs::ask::Offered,
        record::{Withdraw, withdrawing},
    },
    ledger::FeeSchedule,
    platform::print,
    t,
    ui::{
        Amount, Bind, Button, ButtonKind, Callout, Cell, Choice, ColumnHead, EmptyState, Field, SearchBox,
        Section, Select, Show, Table, Tone, WholeText,
    },
};

#[component]
pub fn FeesSection() -> impl IntoView {
    let desk = Desk::get();
    let all = Memo::new(move |_| desk.ledger().fees.clone());
    let chosen = chosen_schedule(all);
    let find = RwSignal::new(String::new());
    let rows = Memo::new(move |_| match chosen.get() {
        Some((_, schedule)) => find.with(|find| found(&schedule.rows, find)),
        None => Vec::new(),
    });
    let writing = RwSignal::new(false);
    let paging = RwSignal::new(Paging::LIST);
    let taken = move |words| {
        let (_, schedule) = chosen.get_untracked()?;
        let page = rows.with_untracked(|rows| tables::fees(words, rows));
        Some(Tables::list_of(page, schedule.from.to_string(), desk.today()))
    };
    let print_all = move || {
        while paging.with_untracked(|paging| paging.left(rows.with_untracked(Vec::len))) > 0 {
            paging.update(|paging| *paging = paging.more());
        }
        // What is drawn stands there after this turn.
        request_animation_frame(print::print);
    };
    let is_there = Memo::new(move |_| all.with(|all| !all.is_empty()));
    view! {
        <Section
            title=t!("rules.fees.title")
            lead=t!("rules.fees.lead")
            actions=move || {
                view! {
                    <Show when=move || is_there.get()>
                        <TakeTable tables=taken of="rules.fees.title" />
                        <Button on_click=print_all>{t!("rules.fees.print")}</Button>
                    </Show>
                    <Show when=move || !writing.get()>
                        <Offered trial=trial(untrack(|| desk.today()))>
                            <Button kind=ButtonKind::Primary on_click=move || writing.set(true)>
                                {t!("rules.fees.new")}
                            </Button>
                        </Offered>
                    </Show>
                }
            }
        >
            <Show when=move || writing.get()>
                <FeesForm on_close=move || writing.set(false) />
            </Show>
            <Show
                when=move || is_there.get()
                fallback=|| view! { <EmptyState text=t!("rules.fees.none") /> }
            >
                <Head all=all chosen=chosen find=find />
                <List rows=rows paging=paging />
            </Show>
        </Section>
    }
}

/// Which one is looked at, and its place: the one that holds now, until another is chosen.
type Chosen = Memo<Option<(usize, FeeSchedule)>>;

fn chosen_schedule(all: Memo<Vec<FeeSchedule>>) -> Chosen {
    let desk = Desk::get();
    let picked = RwSignal::new(None::<usize>);
    provide_context(Picked(picked));
    Memo::new(move |_| {
        all.with(|all| {
            let now = all.iter().rposition(|schedule| schedule.from <= desk.today());
            let at = picked.get().or(now).unwrap_or_default();
            all.get(at).or(all.first()).map(|schedule| (at.min(all.len() - 1), schedule.clone()))
        })
    })
}

/// The place that was chosen.
#[derive(Clone, Copy)]
struct Picked(RwSignal<Option<usize>>);

/// Which schedule it is, who recorded it, and what narrows its rows.
#[component]
fn Head(all: Memo<Vec<FeeSchedule>>, chosen: Chosen, find: RwSignal<String>) -> impl IntoView {
    let desk = Desk::get();
    let i18n = use_i18n();
    let Picked(picked) = expect_context::<Picked>();
    let options = derived(move || {
        let words = i18n.words();
        let today = desk.today();
        all.with(|all| {
            let one = |(at, schedule): (usize, &FeeSchedule)| {
                let standing = words.t(standing_key(all, at, today));
                let said = schedule_words(words, schedule);
                Choice::new(
                    at.to_string(),
                    words.tv("rules.fees.option", &[("what", &said), ("state", &standing)]),
                )
            };
            all.iter().enumerate().map(one).rev().collect::<Vec<_>>()
        })
    });
    let value = Bind::new(
        move || chosen.get().map(|(at, _)| at.to_string()).unwrap_or_default(),
        move |at: String| picked.set(at.parse().ok()),
    );
    let several = Memo::new(move |_| all.with(|all| all.len() > 1));
    let said = move || {
        let words = i18n.words();
        let (at, _) = chosen.get()?;
        options.get().into_iter().find(|choice| choice.id == at.to_string()).map(|choice| {
            let rows = chosen.get().map(|(_, schedule)| schedule.rows.len()).unwrap_or_default();
            words.tv("rules.fees.said", &[("what", &choice.label), ("n", &rows)])
        })
    };
    let unsettled = derived(move || {
        let from = chosen.get().map(|(_, schedule)| schedule.from);
        from.and_then(|from| unsettled_words(i18n.words(), &desk.ledger(), from))
    });
    let withdraw = move || {
        chosen.get().map(|(_, schedule)| {
            let fact = schedule.stamp.fact;
            view! {
                <Offered trial=withdrawing(fact, untrack(|| desk.today()))>
                    <Withdraw id=fact />
                </Offered>
            }
        })
    };
    view! {
        <Show when=move || several.get()>
            <div class="no-print">
                <Field label=t!("rules.fees.which")>
                    <Select value=value options=options />
                </Field>
            </div>
        </Show>
        <p><WholeText text=derived(move || said().unwrap_or_default()) /></p>
        {move || {
            unsettled.get().map(|said| view! { <Callout tone=Tone::Waiting title=t!("forms.conflict.here")><p>{said}</p></Callout> })
        }}
        <div class="rules-filter fees-filter no-print">
            <SearchBox value=find label=t!("rules.fees.find") />
            {withdraw}
        </div>
    }
}

#[component]
fn List(rows: Memo<Vec<FeeRow>>, paging: RwSignal<Paging>) -> impl IntoView {
    let shown = drawn(rows, paging);
    view! {
        <Show
            when=move || rows.with(|rows| !rows.is_empty())
            fallback=|| view! { <EmptyState text=t!("rules.fees.find.none") /> }
        >
            <FeesTable rows=shown caption=t!("rules.fees.caption") />
            <More paging=paging all=derived(move || rows.with(Vec::len)) />
        </Show>
    }
}

/// Rows of a schedule, kept or only understood.
#[component]
pub fn FeesTable(
    #[prop(into)] rows: Signal<Vec<FeeRow>>,
    #[prop(into)] caption: Signal<String>,
) -> impl IntoView {
    view! {
        <div class="row-cards fees-list">
            <Table caption=caption>
                <thead>
                    <tr>
                        <ColumnHead label=t!("rules.fees.column.name") />
                        <ColumnHead label=t!("rules.fees.column.model") />
                        <ColumnHead label=t!("rules.fees.column.unit") />
                        <ColumnHead label=t!("rules.fees.column.charge") numeric=true />
                        <ColumnHead label=t!("rules.fees.column.floor") numeric=true />
                        <ColumnHead label=t!("rules.fees.column.remark") />
                    </tr>
                </thead>
                <tbody>
                    <For
                        each=move || rows.get()
                        key=|row| (row.key(), row.charge, row.floor, row.unit.clone(), row.remark.clone())
                        let:row
                    >
                        <tr>
                            <Cell head=true><WholeText text=row.name /></Cell>
                            <Cell>{(!row.model.is_empty()).then(|| view! { <WholeText text=row.model /> })}</Cell>
                            <Cell>{(!row.unit.is_empty()).then(|| view! { <WholeText text=row.unit /> })}</Cell>
                            <Cell numeric=true label=t!("rules.fees.column.charge")>
                                <Amount value=row.charge.exact() />
                            </Cell>
                            <Cell numeric=true label=t!("rules.fees.column.floor")>
                                <Amount value=row.floor.exact() />
                            </Cell>
                            <Cell>{(!row.remark.is_empty()).then(|| view! { <WholeText text=row.remark /> })}</Cell>
                        </tr>
                    </For>
                </tbody>
            </Table>
        </div>
    }
}
