//! Today, the draft and the difference, person by person and in total.

use super::{bench::Bench, lines::ChangedLines, tables};
use crate::ui::prelude::*;
use crate::{
    app::{
        desk::Desk,
        format,
        i18n::{Words, use_i18n},
        tables::{Tables, TakeTable},
        words::person_name,
    },
    domain::{Money, PersonId},
    rules::whatif::PersonChange,
    t,
    ui::{Amount, Callout, Cell, ColumnHead, ExactText, Table, Tone},
};
use rust_decimal::{Decimal, prelude::ToPrimitive};
use std::collections::BTreeSet;

/// More, less or the same, in a word.
fn more_or_less(words: Words, difference: Money) -> String {
    words.t(match difference.exact() {
        d if d.is_zero() => "whatif.same",
        d if d > Decimal::ZERO => "whatif.more",
        _ => "whatif.less",
    })
}

#[component]
pub fn Compared(bench: Bench) -> impl IntoView {
    let i18n = use_i18n();
    let open = RwSignal::new(BTreeSet::<PersonId>::new());
    let people = Memo::new(move |_| {
        bench.comparison.with(|all| all.people.iter().map(|person| person.person.clone()).collect::<Vec<_>>())
    });
    // The widest bar, so that all are drawn to one scale.
    let widest = Memo::new(move |_| {
        bench.comparison.with(|all| {
            let widths = all.people.iter().map(|person| person.difference().exact().abs());
            widths.max().unwrap_or_default()
        })
    });
    let stale = Memo::new(move |_| bench.checked.with(|checked| checked.problems.len()));
    let notice = move || match stale.get() {
        0 => None,
        1 => Some(i18n.t("whatif.stale.one")),
        n => Some(i18n.tv("whatif.stale.many", &[("n", &n)])),
    };
    let today = move || bench.comparison.with(|all| all.today.exact());
    let draft = move || bench.comparison.with(|all| all.draft.exact());
    let waiting = move || {
        let words = i18n.words();
        bench.comparison.with(|all| {
            let (today, draft) = (all.waiting_today, all.waiting_draft);
            (today != draft).then(|| words.tv("whatif.waiting", &[("today", &today), ("draft", &draft)]))
        })
    };
    view! {
        {move || notice().map(|text| view! { <Callout tone=Tone::Waiting title=Signal::stored(text) /> })}
        <div class="spread">
            <p class="whatif-total" class:whatif-stale=move || stale.get().gt(&0) aria-live="polite">
                <ExactText text=derived(move || total_words(i18n.words(), bench)) />
            </p>
            <TakeTable tables=move |words| Some(taken(words, bench)) />
        </div>
        {move || waiting().map(|text| view! { <p class="muted small" translate="no" prop:textContent=text></p> })}
        <div class="whatif-table" class:whatif-stale=move || stale.get().gt(&0)>
            <Table caption=t!("whatif.table")>
                <thead>
                    <tr>
                        <ColumnHead label=t!("whatif.person") />
                        <ColumnHead label=t!("whatif.today") numeric=true />
                        <ColumnHead label=t!("whatif.draft") numeric=true />
                        <ColumnHead label=t!("whatif.difference") numeric=true />
                    </tr>
                </thead>
                <tbody>
                    <For each=move || people.get() key=|person| person.clone() let:person>
                        <PersonRow bench=bench person=person open=open widest=widest />
                    </For>
                </tbody>
                <tfoot>
                    <tr class="row-total">
                        <Cell head=true>{t!("whatif.total")}</Cell>
                        <Cell numeric=true><Amount value=derived(today) zero=true /></Cell>
                        <Cell numeric=true><Amount value=derived(draft) zero=true /></Cell>
                        <Cell numeric=true><Amount value=derived(move || draft() - today()) difference=true /></Cell>
                    </tr>
                </tfoot>
            </Table>
        </div>
    }
}

/// The figures on the screen, with the draft's name and months.
fn taken(words: Words, bench: Bench) -> Tables {
    let (desk, draft) = (Desk::get(), bench.draft());
    let months = draft.from.zip(draft.to).map(|(from, to)| format!("{from} {to}"));
    let of = format!("{} {}", draft.name, months.unwrap_or_default());
    let page = bench.comparison.with(|all| tables::page(words, &desk.ledger(), all));
    Tables::list_of(page, of, desk.today())
}

fn total_words(words: Words, bench: Bench) -> String {
    bench.comparison.with(|all| {
        let (more, less) = all.gainers_and_losers();
        let difference = all.difference();
        if difference.is_zero() && more + less == 0 {
            return words.t("whatif.sum.same");
        }
        let amount = format::yuan(difference.exact().abs());
        let values: [(&str, &dyn std::fmt::Display); 3] =
            [("amount", &amount), ("more", &more), ("less", &less)];
        words.tv(
            match difference.exact() {
                d if d.is_zero() => "whatif.sum.even",
                d if d > Decimal::ZERO => "whatif.sum.more",
                _ => "whatif.sum.less",
            },
            &values,
        )
    })
}

#[component]
fn PersonRow(
    bench: Bench,
    person: PersonId,
    open: RwSignal<BTreeSet<PersonId>>,
    widest: Memo<Decimal>,
) -> impl IntoView {
    let desk = Desk::get();
    let i18n = use_i18n();
    let id = StoredValue::new(person.clone());
    let change = Memo::new(move |_| {
        let of = |all: &PersonChange| (all.today, all.draft, all.lines.len());
        let mine = |all: &&PersonChange| id.with_value(|id| all.person == *id);
        bench.comparison.with(|all| all.people.iter().find(mine).map(of)).unwrap_or_default()
    });
    let difference = Memo::new(move |_| change.get().1 - change.get().0);
    let is_open = Memo::new(move |_| open.with(|open| id.with_value(|id| open.contains(id))));
    let toggle = move || {
        let id = id.get_value();
        open.update(|open| {
            if !open.remove(&id) {
                open.insert(id);
            }
        });
    };
    let name = move || person_name(&desk.ledger(), &person);
    let details = move || {
        is_open.get().then(|| {
            view! {
                <tr class="whatif-detail">
                    <td colspan="4">
                        <ChangedLines bench=bench person=id.get_value() />
                    </td>
                </tr>
            }
        })
    };
    view! {
        <tr>
            <Cell head=true>
                <button
                    type="button"
                    class="cell-button whatif-person"
                    aria-expanded=move || if is_open.get() { "true" } else { "false" }
                    on:click=move |_| toggle()
                >
                    <span class="disclosure-mark" aria-hidden="true"></span>
                    <ExactText text=derived(name) />
                </button>
            </Cell>
            <Cell numeric=true><Amount value=derived(move || change.get().0.exact()) zero=true /></Cell>
            <Cell numeric=true><Amount value=derived(move || change.get().1.exact()) zero=true /></Cell>
            <Cell numeric=true>
                <Amount value=derived(move || difference.get().exact()) difference=true />
                <ExactText class="whatif-word" text=derived(move || more_or_less(i18n.words(), difference.get())) />
                <Bar difference=difference widest=widest />
            </Cell>
        </tr>
        {details}
    }
}

/// A bar from the middle: to the right for more, to the left for less. The figure beside it says the same.
#[component]
fn Bar(difference: Memo<Money>, widest: Memo<Decimal>) -> impl IntoView {
    let width = move || {
        let widest = widest.get();
        let share = if widest.is_zero() { Decimal::ZERO } else { difference.get().exact() / widest };
        // A drawing: an approximate number is all it needs.
        (share * Decimal::from(50)).to_f64().unwrap_or_default()
    };
    view! {
        <svg class="whatif-bar" viewBox="-50 0 100 6" preserveAspectRatio="none" aria-hidden="true" focusable="false">
            <line x1="0" x2="0" y1="0" y2="6" class="whatif-bar-zero" />
            <rect
                x=move || width().min(0.0)
                y="1"
                width=move || width().abs()
                height="4"
                class=move || if width() < 0.0 { "whatif-bar-less" } else { "whatif-bar-more" }
            />
        </svg>
    }
}
