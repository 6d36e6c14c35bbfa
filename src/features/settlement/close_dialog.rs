//! The dialog that asks for a month's figures to be confirmed, and closes it with exactly these.

use super::{
    apart::Owes,
    changes::Changes,
    confirm::{Confirmed, to_confirm},
    tools::STATE,
};
use crate::ui::prelude::*;
use crate::{
    app::{
        desk::{Desk, Failure},
        format::yuan,
        i18n::use_i18n,
        toast::use_toasts,
        words::{failure_words, month_words},
    },
    domain::Month,
    platform::clock,
    t, tr,
    ui::{Bind, Button, ButtonKind, Callout, Dialog, ExactText, FormActions, Tone, WholeText, focus_field},
    workflow::{Command, NetChange, Reason, Refusal},
};
use leptos::task::spawn_local;
use std::time::Duration;

/// The figures that somebody is asked to confirm. They stay as they were shown, whatever becomes known meanwhile.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asking {
    month: Month,
    figures: Confirmed,
    /// What is different from what was confirmed before, when the month could not be closed with that.
    changes: Vec<NetChange>,
}

impl Asking {
    /// The month's figures by what is known now.
    pub fn of(month: Memo<Month>) -> Asking {
        Asking::again(month.get_untracked(), Vec::new())
    }

    fn again(month: Month, changes: Vec<NetChange>) -> Asking {
        let figures = to_confirm(&untrack(|| Desk::get().ledger()), month, clock::now());
        Asking { month, figures, changes }
    }
}

/// The only modal of the screen: closing cannot be undone.
#[component]
pub fn CloseDialog(asking: RwSignal<Option<Asking>>, open_matters: Memo<usize>) -> impl IntoView {
    let i18n = use_i18n();
    let busy = RwSignal::new(false);
    let title = move || {
        let month =
            asking.with(|asking| asking.as_ref().map(|asking| month_words(i18n.words(), asking.month)));
        i18n.tv("settlement.close.title", &[("month", &month.unwrap_or_default())])
    };
    let open = Bind::new(
        move || asking.with(Option::is_some),
        move |open: bool| {
            if !open {
                asking.set(None);
            }
        },
    );
    let close = move || {
        if let Some(asked) = asking.get_untracked().filter(|_| !busy.get_untracked()) {
            busy.set(true);
            spawn_local(async move {
                close_with(asked, asking).await;
                busy.set(false);
            });
        }
    };
    view! {
        <Dialog open=open title=derived(title) close=t!("settlement.close.dialog")>
            <div class="stack">
                {move || asking.get().map(|asked| view! { <Figures asked=asked /> })}
                {move || {
                    let n = open_matters.get();
                    (n > 0).then(|| view! { <p><WholeText text=t!("settlement.close.open", n = n) /></p> })
                }}
                <p>{t!("settlement.close.final")}</p>
                <FormActions>
                    <Button kind=ButtonKind::Danger on_click=close>
                        {t!("settlement.close.confirm")}
                    </Button>
                    <Button on_click=move || asking.set(None)>{t!("settlement.close.cancel")}</Button>
                </FormActions>
            </div>
        </Dialog>
    }
}

/// Closes the month with the figures that were shown; asks again, with the difference, when they are no longer so.
async fn close_with(asked: Asking, asking: RwSignal<Option<Asking>>) {
    let desk = Desk::get();
    let (month, figures) = (asked.month, asked.figures);
    let on = untrack(|| desk.today());
    let command = Command::CloseMonth { on, month, known_until: None, confirmed: figures.lines };
    match desk.run(command).await {
        Ok(_) => {
            asking.set(None);
            // After the dialog has given the focus back to a button that is gone by now.
            set_timeout(|| focus_field(STATE), Duration::ZERO);
            let (name, amount) =
                (month_words(use_i18n().words_untracked(), month), yuan(figures.payable.exact()));
            use_toasts().done(tr!("settlement.close.done", month = name, amount = amount));
        }
        Err(Failure::Refused(Refusal { reason: Reason::FiguresChanged { changes, .. }, .. })) => {
            asking.set(Some(Asking::again(month, changes)));
        }
        Err(failure) => {
            asking.set(None);
            let why = failure_words(use_i18n().words_untracked(), &failure, &untrack(|| desk.ledger()));
            use_toasts().problem(tr!("settlement.close.failed", why = why));
        }
    }
}

/// What will be recorded: how many people and lines, what is paid, who owes, and what changed since it was asked last.
#[component]
fn Figures(asked: Asking) -> impl IntoView {
    let i18n = use_i18n();
    let Asking { figures, changes, .. } = asked;
    let Confirmed { lines, people, payable, owing } = figures;
    let lines = lines.len();
    let payable = yuan(payable.exact());
    let total = derived(move || i18n.tv("settlement.close.total", &[("amount", &payable)]));
    let changed = (!changes.is_empty()).then(|| {
        view! {
            <Callout tone=Tone::Late title=t!("settlement.close.changed")>
                <Changes changes=changes was="settlement.change.confirmed" />
                <p>{t!("settlement.close.changed.again")}</p>
            </Callout>
        }
    });
    view! {
        {changed}
        <p><WholeText text=t!("settlement.close.people", n = people, lines = lines) /></p>
        <p class="strong">
            <ExactText text=total />
        </p>
        {owing.into_iter().map(|(person, owed)| view! { <Owes person=person owed=owed /> }).collect_view()}
    }
}
