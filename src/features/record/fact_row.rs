//! One recorded fact: its line, everything it says, and taking it back as a mistake.

use crate::{
    app::{
        act::{self, Busy, failure_text},
        derived::derived,
        desk::Desk,
        format::short_day,
        i18n::use_i18n,
        toast::use_toasts,
        words::{fact_details, fact_title, moment_and_actor, refusal_words},
    },
    domain::FactId,
    features::jobs::ask::{Ask, whose},
    t, tr,
    ui::{
        Badge, Button, ButtonKind, Disclosure, Field, FieldError, Form, FormErrors, Show, TextInput, Tone,
        WholeText, references::ReferringText,
    },
    workflow::{Command, close::withdrawal},
};
use chrono::NaiveDate;
use leptos::prelude::*;

#[component]
pub fn FactRow(id: FactId) -> impl IntoView {
    let desk = Desk::get();
    let i18n = use_i18n();
    let title = move || {
        let ledger = desk.ledger();
        ledger.fact(id).map(|fact| fact_title(i18n.words(), fact, &ledger)).unwrap_or_default()
    };
    let day = move || {
        let ledger = desk.ledger();
        ledger.fact(id).map(|fact| short_day(i18n.words(), fact.on, desk.today())).unwrap_or_default()
    };
    let by = move || {
        let ledger = desk.ledger();
        ledger
            .fact(id)
            .map(|fact| moment_and_actor(i18n.words(), fact, &ledger, desk.today()))
            .unwrap_or_default()
    };
    let withdrawn = Memo::new(move |_| desk.ledger().withdrawn.contains_key(&id));
    let summary = move || {
        view! {
            <span class="fact-row" class:fact-withdrawn=move || withdrawn.get()>
                <span class="fact-day"><WholeText text=day /></span>
                <span class="fact-said">
                    <span class="fact-title"><WholeText text=title /></span>
                    <Show when=move || withdrawn.get()>
                        <Badge tone=Tone::Neutral text=t!("forms.withdrawn") />
                    </Show>
                </span>
                <span class="fact-by"><WholeText text=by /></span>
            </span>
        }
    };
    view! {
        <li>
            <Disclosure summary=summary in_list=true>
                <Details id=id />
                <Show when=move || !withdrawn.get()>
                    <Withdraw id=id />
                </Show>
            </Disclosure>
        </li>
    }
}

#[component]
fn Details(id: FactId) -> impl IntoView {
    let desk = Desk::get();
    let i18n = use_i18n();
    let rows = move || {
        let ledger = desk.ledger();
        let rows = ledger
            .fact(id)
            .map(|fact| fact_details(i18n.words(), fact, &ledger, &desk.device()))
            .unwrap_or_default();
        rows.into_iter()
            .map(
                |row| view! { <dt>{row.label}</dt> <dd translate="no"><ReferringText text=row.value /></dd> },
            )
            .collect_view()
    };
    view! { <dl class="pairs small">{rows}</dl> }
}

/// A withdrawal without its reason, for asking whose it is.
pub fn withdrawing(fact: FactId, on: NaiveDate) -> Command {
    Command::Withdraw { on, fact, reason: String::new() }
}

/// Withdrawing with a reason, or why it cannot be withdrawn.
#[component]
pub fn Withdraw(id: FactId) -> impl IntoView {
    let desk = Desk::get();
    let i18n = use_i18n();
    let open = RwSignal::new(false);
    let reason = RwSignal::new(String::new());
    let errors = RwSignal::new(Vec::<FieldError>::new());
    let field = format!("withdraw-{id}");
    let blocked = Memo::new(move |_| {
        let ledger = desk.ledger();
        withdrawal(&ledger, id).err().map(|refusal| refusal_words(i18n.words(), &refusal, &ledger))
    });
    let asked = whose(withdrawing(id, untrack(|| desk.today())));
    let error_field = field.clone();
    let busy = Busy::idle();
    let submit = move || {
        let Some(work) = busy.begin() else { return };
        let reason = reason.get_untracked().trim().to_owned();
        if reason.is_empty() {
            return errors.set(vec![FieldError::new(error_field.clone(), tr!("forms.wrong.reason"))]);
        }
        let command = Command::Withdraw { on: untrack(|| desk.today()), fact: id, reason };
        let field = error_field.clone();
        work.run(async move {
            match desk.run(command).await {
                Ok(_) => {
                    use_toasts().done(tr!("forms.withdrawn.done"));
                    act::go_on();
                }
                Err(failure) => {
                    errors.try_set(vec![FieldError::new(field, failure_text(&failure))]);
                }
            }
        });
    };
    let error = move || errors.with(|errors| errors.first().map(|error| error.text.clone()));
    let submit = StoredValue::new(submit);
    let field = StoredValue::new(field);
    move || match (blocked.get(), asked.get(), open.get()) {
        (Some(why), ..) => view! { <p class="muted small"><WholeText text=why /></p> }.into_any(),
        (None, Some(asked), _) => view! { <Ask asked=asked act="forms.withdraw.do" /> }.into_any(),
        (None, None, false) => view! {
            <Button on_click=move || open.set(true)>{t!("forms.withdraw")}</Button>
        }
        .into_any(),
        (None, None, true) => view! {
            <Form on_submit=move || submit.with_value(|submit| submit()) label=t!("forms.withdraw")>
                <FormErrors title=t!("forms.errors") errors=errors />
                <Field
                    label=t!("forms.withdraw.reason")
                    hint=t!("forms.withdraw.hint")
                    id=field.get_value()
                    error=derived(error)
                    required=true
                >
                    <TextInput value=reason />
                </Field>
                <div class="row">
                    <Button kind=ButtonKind::Danger submit=true>
                        {t!("forms.withdraw.do")}
                    </Button>
                    <Button on_click=move || open.set(false)>{t!("forms.withdraw.keep")}</Button>
                </div>
            </Form>
        }
        .into_any(),
    }
}
