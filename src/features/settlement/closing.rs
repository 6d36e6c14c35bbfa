//! Closing a month: what is still open, and the way to the dialog that says in numbers what will happen.

use super::{
    aside::linked,
    checks::{Check, CheckItem, Checked, checks, open_matters},
    close_dialog::{Asking, CloseDialog},
};
use crate::ui::prelude::*;
use crate::{
    app::{desk::Desk, i18n::use_i18n, more::pages, words::refusal_words},
    domain::Month,
    features::open::open_now,
    rules::MonthSheet,
    t,
    ui::{Badge, Button, ButtonKind, ExactText, Keyed, Section, Show, Tone},
    workflow::{Command, Reason},
};

/// The id that the page's main action leads to.
pub const PLACE: &str = "settle-closing";

/// The check list and the closing; nothing for a month that is closed.
#[component]
pub fn Closing(month: Memo<Month>, sheet: Memo<Option<MonthSheet>>) -> impl IntoView {
    let closed = Memo::new(move |_| sheet.with(|s| s.as_ref().is_some_and(|s| s.closed.is_some())));
    view! {
        <Show when=move || !closed.get()>
            <OpenMonth month=month />
        </Show>
    }
}

#[component]
fn OpenMonth(month: Memo<Month>) -> impl IntoView {
    let desk = Desk::get();
    let i18n = use_i18n();
    let open = open_now(desk);
    let found = Memo::new(move |_| {
        let (ledger, book, settlement) = (desk.ledger(), desk.book(), desk.settled());
        let (open, expected) = (open.get(), desk.expected());
        let (unread, now, words) = (desk.faults().len(), desk.now(), i18n.words());
        let checked = Checked {
            ledger: &ledger,
            book: &book,
            settlement: &settlement,
            open: &open,
            expected: &expected,
            unread,
            now,
            words,
        };
        checks(checked, month.get())
    });
    let open_matters = Memo::new(move |_| found.with(|found| open_matters(found)));
    let asking = RwSignal::new(None::<Asking>);
    let reason = move || {
        let (on, month) = (desk.today(), month.get());
        let command = Command::CloseMonth { on, month, known_until: None, confirmed: Vec::new() };
        let refusal = desk.check(&command).err()?;
        // Nobody has been asked to confirm any figures yet.
        let stands = !matches!(refusal.reason, Reason::FiguresChanged { .. });
        stands.then(|| refusal_words(i18n.words(), &refusal, &desk.ledger()))
    };
    let head = move || match open_matters.get() {
        0 => i18n.t("settlement.closing.in_order"),
        n => i18n.tv("settlement.closing.open_matters", &[("n", &n)]),
    };
    view! {
        <div id=PLACE class="settle-closing no-print" tabindex="-1">
            <Section title=t!("settlement.closing") lead=t!("settlement.closing.lead")>
                <p class="strong">
                    <ExactText text=derived(head) />
                </p>
                <Keyed of=found let:found>
                    <ul class="lines">
                        {found.into_iter().map(|check| view! { <CheckLine check=check /> }).collect_view()}
                    </ul>
                </Keyed>
                <Button kind=ButtonKind::Primary reason=derived(reason) on_click=move || asking.set(Some(Asking::of(month)))>
                    {t!("settlement.close")}
                </Button>
            </Section>
            <CloseDialog asking=asking open_matters=open_matters />
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
    let item = |item: CheckItem| view! { <li>{linked(item.text, item.route)}</li> }.into_any();
    let items = (!in_order).then(|| pages("settle-check-items", check.items, item));
    let notes = check.notes.into_iter().map(|note| view! { <p class="muted">{note}</p> }).collect_view();
    view! {
        <li class="settle-check">
            {badge}
            <div class="settle-check-words">
                <span>{t!(check.kind.key())}</span>
                {notes}
                {items}
            </div>
        </li>
    }
}
