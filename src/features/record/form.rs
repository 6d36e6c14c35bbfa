//! The form of a kind as it is shown: its fields, and what it would do.

use super::{
    consequence::consequences,
    effect::{Said, TypedForm, Warning},
    field::SpecField,
    kinds::{Kind, step_of},
    pay_changes::PayEffects,
    state::FormState,
    step::StepOf,
};
use crate::{
    app::{
        derived::derived,
        desk::Desk,
        i18n::use_i18n,
        route::{Route, navigate},
        words::refusal_words,
    },
    domain::WorkId,
    features::jobs::ask::{NotYours, shut, whose},
    t,
    ui::{
        Button, ButtonKind, Dialog, Form, FormActions, FormErrors, Notice, Tone, WholeText,
        references::ReferringText,
    },
    workflow::{Command, Reason},
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
            <Body form=form />
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

/// The form that does an offered step of a piece of work, which is not asked for. `act`: the key of what is done.
pub fn step_form(work: WorkId, offer: Command, act: &'static str) -> AnyView {
    let kind = step_of(work.kind(), &offer);
    kind.map(|kind| view! { <StepForm kind=kind step=StepOf { work, offer, act } /> }).into_any()
}

#[component]
fn StepForm(kind: &'static Kind, step: StepOf) -> impl IntoView {
    let form = FormState::step(kind, step);
    view! {
        <div class="record-form">
            <Body form=form />
        </div>
    }
}

#[component]
fn Body(form: FormState) -> impl IntoView {
    let asked = whose(form.trial_command());
    let fields = form.fields().map(|spec| view! { <SpecField form=form spec=spec /> }).collect_view();
    view! {
        <Form on_submit=move || form.submit() label=t!(form.title()) shut=shut(asked)>
            <NotYours asked=asked />
            <FormErrors title=t!("forms.errors") errors=form.errors mended=derived(move || form.mended()) />
            <Sentences of=opening(form) />
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

/// What a kind of form says of what is typed, followed as it changes.
fn said<T>(form: FormState, say: fn(&TypedForm<'_>) -> T) -> Memo<T>
where
    T: PartialEq + Send + Sync + 'static,
{
    let desk = Desk::get();
    let i18n = use_i18n();
    Memo::new(move |_| {
        let (words, ledger, book, today) = (i18n.words(), desk.ledger(), desk.book(), desk.today());
        let (kind, ledger, book) = (form.kind(), &*ledger, &*book);
        form.values.with(|values| say(&TypedForm { words, kind, values, ledger, book, today }))
    })
}

fn opening(form: FormState) -> Memo<Said> {
    said(form, form.kind().opening)
}

#[component]
fn Sentences(of: Memo<Said>) -> impl IntoView {
    move || {
        of.get().into_iter().flatten().map(|line| view! { <p><ReferringText text=line /></p> }).collect_view()
    }
}

/// Says plainly that what is typed would not count.
fn warned(warning: Warning) -> impl IntoView {
    let lines = warning.lines.into_iter().map(|line| view! { <p><WholeText text=line /></p> }).collect_view();
    view! { <Notice tone=Tone::Waiting title=warning.title>{lines}</Notice> }
}

/// What is typed would do this: sentences about the thing, what stands in the way, and the pay lines that change.
#[component]
fn Effects(form: FormState) -> impl IntoView {
    let desk = Desk::get();
    let i18n = use_i18n();
    let (known, warning) = (said(form, form.kind().hints), said(form, form.kind().warning));
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
            <Sentences of=known />
            {move || warning.get().map(warned)}
            {move || {
                refused
                    .get()
                    .map(|why| view! { <Notice tone=Tone::Waiting title=t!("forms.would_be_refused")><ReferringText text=why /></Notice> })
            }}
        </PayEffects>
    }
}
