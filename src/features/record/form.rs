//! The form of a kind as it is shown: its fields, and what it would do.

use super::{
    consequence::{can_be_tried, consequences},
    effect::{Said, TypedForm},
    field::SpecField,
    kinds::{Kind, decision, step_of},
    occasion::Occasion,
    pay_changes::PayEffects,
    state::FormState,
};
use crate::ui::prelude::*;
use crate::{
    app::{
        attempt::Summary,
        desk::Desk,
        i18n::use_i18n,
        mended::WHOLE,
        route::{Route, navigate},
        words::refusal_words,
    },
    domain::WorkId,
    features::jobs::ask::{NotYours, shut, whose},
    t,
    ui::{
        Button, ButtonKind, Callout, Dialog, Form, FormActions, Show, Tone, begin_in,
        references::ReferringText,
    },
    workflow::{Command, Reason, Refusal},
};

/// The form of a kind, whole.
#[component]
pub fn RecordForm(kind: &'static Kind, about: Option<String>) -> impl IntoView {
    let form = FormState::new(kind, about);
    let place = NodeRef::<leptos::html::Div>::new();
    Effect::new(move |_| {
        if let Some(place) = place.get() {
            begin_in(place.into());
        }
    });
    let asking = RwSignal::new(false);
    let escape = move |event: leptos::ev::KeyboardEvent| {
        if event.key() == "Escape" {
            event.prevent_default();
            if form.is_touched() { asking.set(true) } else { navigate(&Route::Record) }
        }
    };
    view! {
        <div class="record-form" node_ref=place on:keydown=escape>
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

/// The form that does an offered step of a piece of work. `act`: the key of what is done.
pub fn step_form(work: WorkId, offer: Command, act: &'static str) -> AnyView {
    let kind = step_of(work.kind(), &offer);
    kind.map(|kind| view! { <FormOn kind=kind occasion=Occasion::step(kind, &work, offer, act) /> })
        .into_any()
}

/// The decision on a penalty that is about no piece of work: a visit, a complaint.
pub fn decision_form(about: &str, offer: Command, act: &'static str) -> AnyView {
    let clause = decision().given_in(&offer).into_iter().find(|(field, _)| *field == "clause");
    let clause = clause.map(|(_, clause)| clause).unwrap_or_default();
    let name = format!("record.{}.day.{about}.{clause}", decision().code());
    view! { <FormOn kind=decision() occasion=Occasion::new(name, offer, act) /> }.into_any()
}

/// The form of a kind for what it is opened for, which is not asked for.
#[component]
pub fn FormOn(kind: &'static Kind, occasion: Occasion) -> impl IntoView {
    let form = FormState::on(kind, occasion);
    view! {
        <div class="record-form">
            <Body form=form />
        </div>
    }
}

#[component]
fn Body(form: FormState) -> impl IntoView {
    let asked = whose(form.trial_command());
    let refused = refused(form);
    let fields = form.fields().map(|spec| view! { <SpecField form=form spec=spec /> }).collect_view();
    let (kind, leave) = match form.occasion() {
        Some(occasion) => (occasion.button, occasion.leave),
        None => (ButtonKind::Primary, None),
    };
    // What cannot be taken back lightly is not even tried: the button says why, anything else is said before it.
    let words = refused_words(refused);
    let reason = derived(move || words.get().filter(|_| kind == ButtonKind::Danger));
    let words = derived(move || words.get().filter(|_| kind != ButtonKind::Danger));
    view! {
        <Form on_submit=move || form.submit() label=t!(form.title()) shut=shut(asked)>
            <NotYours asked=asked />
            <Summary attempt=form.attempt id=form.id(WHOLE) />
            <Sentences of=opening(form) />
            <Resumed form=form />
            {fields}
            <Effects form=form refused=refused words=words />
            <FormActions>
                <Button kind=kind submit=true reason=reason>
                    {t!(form.act())}
                </Button>
                {leave.map(|(key, leave)| view! { <Button on_click=move || leave.run(())>{t!(key)}</Button> })}
            </FormActions>
        </Form>
    }
}

/// What stands in the form was typed some other time: it is said, and one can begin anew.
#[component]
fn Resumed(form: FormState) -> impl IntoView {
    view! {
        <Show when=move || form.resumed.get()>
            <p class="resumed">
                <span>{t!("forms.resumed")}</span>
                <Button kind=ButtonKind::Quiet on_click=move || form.start_over()>{t!("forms.resumed.anew")}</Button>
            </p>
        </Show>
    }
}

/// Why what is typed would be refused to anybody.
fn refused(form: FormState) -> Memo<Option<Refusal>> {
    let desk = Desk::get();
    Memo::new(move |_| {
        let refusal = desk.check(&form.command()?).err()?;
        (!matches!(refusal.reason, Reason::WrongRole { .. })).then_some(refusal)
    })
}

/// The words of it. What is only not ticked yet is no fault before sending.
fn refused_words(refused: Memo<Option<Refusal>>) -> Memo<Option<String>> {
    let desk = Desk::get();
    let i18n = use_i18n();
    let is_begun = |refusal: &Refusal| {
        matches!(refusal.reason, Reason::ChecksMissing { .. } | Reason::PapersMissing { .. })
    };
    Memo::new(move |_| {
        let refusal = refused.get().filter(|refusal| !is_begun(refusal))?;
        Some(refusal_words(i18n.words(), &refusal, &desk.ledger()))
    })
}

/// What a kind of form says of what is typed, followed as it changes.
pub(super) fn said<T>(form: FormState, say: fn(&TypedForm<'_>) -> T) -> Memo<T>
where
    T: PartialEq + Send + Sync + 'static,
{
    let desk = Desk::get();
    let i18n = use_i18n();
    Memo::new(move |_| {
        let (words, ledger, book, today) = (i18n.words(), desk.ledger(), desk.book(), desk.today());
        let (kind, ledger, book) = (form.kind(), &*ledger, &*book);
        let settled = &move || desk.standing();
        form.values.with(|values| say(&TypedForm { words, kind, values, ledger, book, today, settled }))
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

/// What is typed would do this: sentences about the thing, what stands in the way, and the pay lines that change.
#[component]
fn Effects(form: FormState, refused: Memo<Option<Refusal>>, words: Signal<Option<String>>) -> impl IntoView {
    let desk = Desk::get();
    let known = said(form, form.kind().hints);
    let changes = Memo::new(move |_| {
        let Some(command) = form.command().filter(|_| refused.with(Option::is_none)) else {
            return Vec::new();
        };
        consequences(&desk.standing(), &[command], untrack(|| desk.now()))
    });
    let understood =
        derived(move || form.command().is_some_and(|it| can_be_tried(&it)) && refused.with(Option::is_none));
    view! {
        <PayEffects changes=changes understood=understood>
            <Sentences of=known />
            {move || {
                words.get().map(|why| view! { <Callout tone=Tone::Waiting title=t!("forms.would_be_refused")><ReferringText text=why /></Callout> })
            }}
        </PayEffects>
    }
}
