//! Closing a month: what is still open, then a dialog that says in numbers what will happen.

use super::{
    aside::linked,
    checks::{Check, Checked, checks},
    tools::STATE,
    view,
};
use crate::{
    app::{derived::derived, 
        desk::Desk,
        format::{moment, yuan},
        i18n::use_i18n,
        toast::use_toasts,
        words::{actor_name, month_words, failure_words, refusal_words},
    },
    domain::Month,
    ledger::Stamp,
    features::open::open_now,
    rules::{MonthSheet, prospects::Prospect},
    t, tr,
    ui::{Badge, Button, ButtonKind, Dialog, FormActions, Notice, Section, Tone, focus_field},
    workflow::Command,
};
use leptos::{prelude::*, task::spawn_local};
use std::{sync::Arc, time::Duration};

/// The id that the page's main action leads to.
pub const PLACE: &str = "settle-closing";

/// The check list and the closing; nothing for a month that is closed.
#[component]
pub fn Closing(
    month: Memo<Month>,
    sheet: Memo<Option<MonthSheet>>,
    expected: Memo<Arc<Vec<Prospect>>>,
) -> impl IntoView {
    let closed = Memo::new(move |_| sheet.with(|s| s.as_ref().is_some_and(|s| s.closed.is_some())));
    view! {
        <Show when=move || !closed.get()>
            <OpenMonth month=month sheet=sheet expected=expected />
        </Show>
    }
}

/// The month was closed at two desks that did not know of each other: which closing holds, and what to look at.
#[component]
pub fn ClosedTwice(month: Memo<Month>) -> impl IntoView {
    let desk = Desk::get();
    let i18n = use_i18n();
    let again = Memo::new(move |_| desk.ledger().closed_again.get(&month.get()).cloned().unwrap_or_default());
    let line = move |stamp: Stamp| {
        let ledger = desk.ledger();
        let words = i18n.words();
        let who = ledger.fact(stamp.fact).map(|fact| actor_name(words, fact, &ledger)).unwrap_or_default();
        let moment = moment(words, stamp.recorded, desk.today());
        view! { <p>{i18n.tv("settlement.closed_twice.other", &[("moment", &moment), ("who", &who)])}</p> }
    };
    let notice = move || {
        let again = again.get();
        (!again.is_empty()).then(|| {
            view! {
                <Notice tone=Tone::Waiting title=t!("settlement.closed_twice.title")>
                    {again.into_iter().map(line).collect_view()}
                    <p>{t!("settlement.closed_twice.holds")}</p>
                </Notice>
            }
        })
    };
    view! { {notice} }
}

#[component]
fn OpenMonth(
    month: Memo<Month>,
    sheet: Memo<Option<MonthSheet>>,
    expected: Memo<Arc<Vec<Prospect>>>,
) -> impl IntoView {
    let desk = Desk::get();
    let i18n = use_i18n();
    let open = open_now(desk, expected);
    let found = Memo::new(move |_| {
        let (ledger, settlement, open) = (desk.ledger(), desk.settled(), open.get());
        let (now, words) = (desk.now(), i18n.words());
        checks(Checked { ledger: &ledger, settlement: &settlement, open: &open, now, words }, month.get())
    });
    let open_matters = Memo::new(move |_| found.with(|f| f.iter().map(|check| check.items.len()).sum::<usize>()));
    let dialog = RwSignal::new(false);
    let reason = move || {
        let command = Command::CloseMonth { on: desk.today(), month: month.get(), known_until: None };
        let refusal = desk.check(&command).err()?;
        Some(refusal_words(i18n.words(), &refusal, &desk.ledger()))
    };
    let head = move || match open_matters.get() {
        0 => i18n.t("settlement.closing.in_order"),
        n => i18n.tv("settlement.closing.open_matters", &[("n", &n)]),
    };
    view! {
        <div id=PLACE class="settle-closing no-print" tabindex="-1">
            <Section title=t!("settlement.closing") lead=t!("settlement.closing.lead")>
                <p class="strong">{head}</p>
                <ul class="lines">
                    {move || found.get().into_iter().map(|check| view! { <CheckLine check=check /> }).collect_view()}
                </ul>
                <Button kind=ButtonKind::Primary reason=derived(reason) on_click=move || dialog.set(true)>
                    {t!("settlement.close")}
                </Button>
            </Section>
            <CloseDialog month=month sheet=sheet open=dialog open_matters=open_matters />
        </div>
    }
}

#[component]
fn CheckLine(check: Check) -> impl IntoView {
    let in_order = check.in_order();
    let badge = if in_order {
        view! { <Badge tone=Tone::Done text=t!("settlement.check.in_order") /> }.into_any()
    } else {
        view! { <Badge tone=Tone::Waiting text=t!("settlement.check.open") /> }.into_any()
    };
    let items = check.items.into_iter().map(|item| view! { <li>{linked(item.text, item.route)}</li> });
    let items = items.collect_view();
    let notes = check.notes.into_iter().map(|note| view! { <p class="muted">{note}</p> }).collect_view();
    view! {
        <li class="settle-check">
            {badge}
            <div class="settle-check-words">
                <span>{t!(check.kind.key())}</span>
                {notes}
                {(!in_order).then(|| view! { <ul class="settle-check-items">{items}</ul> })}
            </div>
        </li>
    }
}

/// The only modal of the screen: closing cannot be undone.
#[component]
fn CloseDialog(
    month: Memo<Month>,
    sheet: Memo<Option<MonthSheet>>,
    open: RwSignal<bool>,
    open_matters: Memo<usize>,
) -> impl IntoView {
    let desk = Desk::get();
    let i18n = use_i18n();
    let busy = RwSignal::new(false);
    let name = move || month_words(i18n.words(), month.get());
    let payable = move || sheet.with(|s| s.as_ref().map(MonthSheet::payable)).unwrap_or_default();
    let counts = move || {
        sheet.with(|sheet| {
            let sheet = sheet.as_ref()?;
            let people = view::people(&desk.ledger(), sheet).len();
            let lines: usize = sheet.statements.values().map(|statement| statement.lines.len()).sum();
            Some(i18n.tv("settlement.close.people", &[("n", &people), ("lines", &lines)]))
        })
    };
    let title = move || i18n.tv("settlement.close.title", &[("month", &name())]);
    let close = move || {
        if busy.get_untracked() {
            return;
        }
        busy.set(true);
        let on = untrack(|| desk.today());
        let command = Command::CloseMonth { on, month: month.get_untracked(), known_until: None };
        let (name, amount) = (untrack(name), yuan(untrack(payable).exact()));
        spawn_local(async move {
            let closed = desk.run(command).await;
            busy.set(false);
            open.set(false);
            match closed {
                Ok(_) => {
                    // After the dialog has given the focus back to a button that is gone by now.
                    set_timeout(|| focus_field(STATE), Duration::ZERO);
                    use_toasts().done(tr!("settlement.close.done", month = name, amount = amount));
                }
                Err(failure) => {
                    let why = failure_words(i18n.words_untracked(), &failure, &untrack(|| desk.ledger()));
                    use_toasts().problem(tr!("settlement.close.failed", why = why));
                }
            }
        });
    };
    view! {
        <Dialog open=open title=derived(title) close=t!("settlement.close.dialog")>
            <div class="stack">
                <p>{counts}</p>
                <p class="strong">
                    {move || i18n.tv("settlement.close.total", &[("amount", &yuan(payable().exact()))])}
                </p>
                {move || {
                    let n = open_matters.get();
                    (n > 0).then(|| view! { <p>{t!("settlement.close.open", n = n)}</p> })
                }}
                <p>{t!("settlement.close.final")}</p>
                <FormActions>
                    <Button kind=ButtonKind::Danger on_click=close>{t!("settlement.close.confirm")}</Button>
                    <Button on_click=move || open.set(false)>{t!("settlement.close.cancel")}</Button>
                </FormActions>
            </div>
        </Dialog>
    }
}
