//! The form of a kind as it is shown: its fields, and what it would do.

use super::{
    consequence::consequences, effect::hints, field::SpecField, kinds::Kind, pay_changes::PayEffects,
    state::FormState, step::StepOf,
};
use crate::{
    app::{
        derived::derived,
        desk::Desk,
        i18n::use_i18n,
        route::{Route, navigate},
        words::refusal_words,
    },
    features::jobs::ask::{NotYours, shut, whose},
    t,
    ui::{
        Button, ButtonKind, Dialog, Form, FormActions, FormErrors, Notice, Tone, references::ReferringText,
    },
    workflow::Reason,
};
use leptos::prelude::*;

/// The form of a kind, whole.
#[component]
pub fn RecordForm(kind: &'static Kind, about: Option<String>) -> impl IntoView {
    let form = FormState::new(kind, about);
    let asking = RwSignal::new(false);
    let escape = move |event: leptos::ev::KeyboardEvent| {
        if event.key() == "Escape" {
            event.prevent_default();
            if form.is_touched() { asking.set(true) } else { navigate(&Route::Record) }
        }
    };
    view! {
        <div class="record-form" on:keydown=escape>
            <Body form=form kind=kind />
        </div>
        <Dialog open=asking title=t!("forms.leave.title") close=t!("forms.leave.stay")>
            <div class="stack">
                <p>{t!("forms.leave.text")}</p>
                <div class="row">
                    <Button kind=ButtonKind::Primary on_click=move || navigate(&Route::Record)>
                        {t!("forms.leave.keep")}
                    </Button>
                    <Button kind=ButtonKind::Danger on_click=move || form.discard()>
                        {t!("forms.leave.discard")}
                    </Button>
                </div>
            </div>
        </Dialog>
    }
}

/// The form of a kind as a step of a piece of work, which is not asked for.
#[component]
pub fn StepForm(kind: &'static Kind, step: StepOf) -> impl IntoView {
    let form = FormState::step(kind, step);
    view! {
        <div class="record-form">
            <Body form=form kind=kind />
        </div>
    }
}

#[component]
fn Body(form: FormState, kind: &'static Kind) -> impl IntoView {
    let asked = whose(form.trial_command());
    let fields = form.fields().map(|spec| view! { <SpecField form=form spec=spec /> }).collect_view();
    view! {
        <Form on_submit=move || form.submit() label=t!(kind.declared.key) shut=shut(asked)>
            <NotYours asked=asked />
            <FormErrors title=t!("forms.errors") errors=form.errors mended=derived(move || form.mended()) />
            {fields}
            <Effects form=form />
            <FormActions>
                <Button kind=ButtonKind::Primary submit=true>
                    {t!(form.act())}
                </Button>
            </FormActions>
        </Form>
    }
}

/// What is typed would do this: sentences about the thing, what stands in the way, and the pay lines that change.
#[component]
fn Effects(form: FormState) -> impl IntoView {
    let desk = Desk::get();
    let i18n = use_i18n();
    let known = Memo::new(move |_| {
        let (ledger, book) = (desk.ledger(), desk.book());
        form.values.with(|values| hints(i18n.words(), form.kind(), values, &ledger, &book, desk.today()))
    });
    let refused = Memo::new(move |_| {
        let refusal = desk.check(&form.command()?).err()?;
        let own = matches!(refusal.reason, Reason::WrongRole { .. });
        (!own).then(|| refusal_words(i18n.words(), &refusal, &desk.ledger()))
    });
    let changes = Memo::new(move |_| {
        let Some(command) = form.command().filter(|_| refused.with(Option::is_none)) else {
            return Vec::new();
        };
        consequences(&desk.standing(), &[command], untrack(|| desk.now()))
    });
    let understood = derived(move || form.command().is_some() && refused.with(Option::is_none));
    view! {
        <PayEffects changes=changes understood=understood>
            {move || known.get().into_iter().map(|line| view! { <p><ReferringText text=line /></p> }).collect_view()}
            {move || {
                refused
                    .get()
                    .map(|why| view! { <Notice tone=Tone::Waiting title=t!("forms.would_be_refused")><ReferringText text=why /></Notice> })
            }}
        </PayEffects>
    }
}
