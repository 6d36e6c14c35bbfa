//! A call: whom, what was done there, what to ask, and what came of it.

use super::{
    page::{Shared, key_of},
    view::{Answer, Call, answered, success_key},
};
use crate::ui::prelude::*;
use crate::{
    app::{
        act::{failure_text, submit},
        desk::Desk,
        i18n::use_i18n,
        route::Route,
    },
    domain::phone,
    features::jobs::contact::{dialled, may_describe},
    t, tr,
    ui::{Badge, Bind, Button, ButtonKind, Field, Show, TextArea, Tone, WholeText, focus_field, is_typing},
    workflow::Command,
};
use leptos::ev;
use std::time::Duration;
use wasm_bindgen::JsCast;

/// The keys that record an answer while no text is being typed.
const KEYS: [(&str, Answer); 3] = [("1", Answer::Confirmed), ("2", Answer::Not), ("3", Answer::Unreached)];

fn dom_id(key: &str) -> String {
    let letter = |letter: char| match letter.is_ascii_alphanumeric() {
        true => letter.to_string(),
        false => format!("_{:x}", u32::from(letter)),
    };
    format!("call-{}", key.chars().map(letter).collect::<String>())
}

/// The answer that a key stands for, where nobody is typing and nothing stands before the page.
fn by_key(event: &ev::KeyboardEvent) -> Option<Answer> {
    let is_free = || document().query_selector("dialog[open]").ok().flatten().is_none();
    let with_others = event.ctrl_key() || event.meta_key() || event.alt_key() || event.repeat();
    let is_plain = !with_others && !event.default_prevented() && !is_typing(event) && is_free();
    KEYS.into_iter().find(|(key, _)| is_plain && event.key() == *key).map(|(_, answer)| answer)
}

#[component]
pub(super) fn Card(
    id: String,
    call: Memo<Option<Call>>,
    is_open: Memo<bool>,
    may: Memo<bool>,
    calls: Memo<Vec<Call>>,
    shared: Shared,
) -> impl IntoView {
    let key = StoredValue::new(id);
    let dom = StoredValue::new(key.with_value(|key| dom_id(key)));
    let remark = RwSignal::new(String::new());
    let wrong = RwSignal::new(None::<String>);
    let field = StoredValue::new(format!("{}-remark", key.with_value(|key| dom_id(key))));
    let done = move |answer: Answer| {
        let said = remark.get_untracked();
        if answer == Answer::Not && said.trim().is_empty() {
            wrong.set(Some(tr!("calls.why_not")));
            return focus_field(&field.get_value());
        }
        let Some(call) = call.get_untracked() else { return };
        let Some(work) = shared.busy.begin() else { return };
        let desk = Desk::get();
        let on = untrack(|| desk.today());
        let body = untrack(|| answered(&desk.ledger(), &call, answer, said.trim().to_owned()));
        let Some(body) = body else { return };
        let success = tr!(success_key(call.kind, answer), name = call.name);
        let then = after(&calls.get_untracked(), &call, answer);
        work.run(async move {
            match submit(desk, Command::Record { on, at: None, body }, success).await {
                Ok(_) => {
                    shared.open.try_set(then.clone());
                    remark.try_set(String::new());
                    if let Some(next) = then {
                        focus_later(dom_id(&next));
                    }
                }
                Err(why) => _ = wrong.try_set(Some(failure_text(&why))),
            }
        });
    };
    // Wherever the focus is: the page has one call that stands open.
    let pressed = window_event_listener(ev::keydown, move |event: ev::KeyboardEvent| {
        if !is_open.try_get_untracked().unwrap_or_default() {
            return;
        }
        if let Some(answer) = by_key(&event) {
            event.prevent_default();
            done(answer);
        }
    });
    on_cleanup(move || pressed.remove());
    let choose = move |()| {
        shared.open.set(Some(key.get_value()));
        focus_later(dom.get_value());
    };
    view! {
        <li class="call" class:call-open=move || is_open.get() aria-current=move || is_open.get().then_some("true")>
            <Head dom=dom call=call is_open=is_open may=may choose=choose />
            <Show when=move || is_open.get()>
                <Body dom=dom field=field call=call remark=remark wrong=wrong done=done />
            </Show>
        </li>
    }
}

/// Whom the call is to, about what, and until when. Whoever may make it opens it there.
#[component]
fn Head(
    dom: StoredValue<String>,
    call: Memo<Option<Call>>,
    is_open: Memo<bool>,
    may: Memo<bool>,
    #[prop(into)] choose: Callback<()>,
) -> impl IntoView {
    let name = move || call.with(|call| call.as_ref().map(|call| call.name.clone()).unwrap_or_default());
    let what = move || call.with(|call| call.as_ref().map(|call| call.what.clone()).unwrap_or_default());
    let marks = move || call.get().map(|call| view! { <Marks call=call /> });
    view! {
        <header class="call-head">
            <Show
                when=move || may.get()
                fallback=move || view! { <span class="strong"><WholeText text=derived(name) /></span> }
            >
                <button
                    type="button"
                    class="call-name strong"
                    id=dom.get_value()
                    aria-expanded=move || is_open.get().to_string()
                    on:click=move |_| choose.run(())
                >
                    {name}
                </button>
            </Show>
            <span class="muted small"><WholeText text=derived(what) /></span>
            <span class="call-marks">{marks}</span>
        </header>
    }
}

#[component]
fn Marks(call: Call) -> impl IntoView {
    let due = call.due.map(|(by, late)| match late {
        true => view! { <Badge tone=Tone::Late text=t!("register.board.late_by", by = by) /> }.into_any(),
        false => view! { <Badge tone=Tone::Waiting text=by /> }.into_any(),
    });
    let tries = call.tries.map(|tries| view! { <Badge tone=Tone::Waiting text=tries /> });
    view! { <span class="small">{t!(call.kind.key())}</span> {due} {tries} }
}

/// What stands open of a call.
#[component]
fn Body(
    dom: StoredValue<String>,
    field: StoredValue<String>,
    call: Memo<Option<Call>>,
    remark: RwSignal<String>,
    wrong: RwSignal<Option<String>>,
    #[prop(into)] done: Callback<Answer>,
) -> impl IntoView {
    let typed = Bind::new(
        move || remark.get(),
        move |text: String| {
            wrong.set(None);
            remark.set(text);
        },
    );
    let is_recheck = move || call.with(|call| call.as_ref().is_some_and(|call| call.kind.is_recheck()));
    let yes = move || if is_recheck() { "calls.passed" } else { "calls.confirmed" };
    let no = move || if is_recheck() { "calls.failed" } else { "calls.not" };
    view! {
        <div class="call-body" id=format!("{}-body", dom.get_value())>
            {move || call.get().map(|call| view! { <Told call=call /> })}
            <div class="call-form">
                <Field label=t!("calls.remark") hint=t!("calls.remark.hint") error=wrong id=field.get_value()>
                    <TextArea value=typed rows=2 />
                </Field>
                <div class="row">
                    <Button kind=ButtonKind::Primary on_click=move || done.run(Answer::Confirmed)>{move || use_i18n().t(yes())}</Button>
                    <Button on_click=move || done.run(Answer::Not)>{move || use_i18n().t(no())}</Button>
                    <Button on_click=move || done.run(Answer::Unreached)>{t!("calls.unreached")}</Button>
                </div>
                <p class="muted small call-keys">{t!("calls.keys")}</p>
            </div>
        </div>
    }
}

/// Whom to call, what is known, what to ask.
#[component]
fn Told(call: Call) -> impl IntoView {
    let may = may_describe(&call.site);
    let contact_form = Route::SiteContact { site: call.site.to_string(), job: None }.href();
    let site = Route::Site(call.site.to_string()).href();
    let missing = !phone::has_number(&call.contact);
    let row =
        |(key, text): (&'static str, String)| view! { <dt>{t!(key)}</dt><dd><WholeText text=text /></dd> };
    let known: Vec<_> = call.known.into_iter().map(row).collect();
    let asks: Vec<_> = call.asks.iter().map(|key| view! { <li>{t!(*key)}</li> }).collect();
    view! {
        <p class="call-contact">
            <span>{dialled(&call.contact)}</span>
            <Show when=move || missing>
                {match may.get() {
                    true => view! { <a href=contact_form.clone()>{t!("jobs.contact.add")}</a> }.into_any(),
                    false => view! { <span class="muted">{t!("jobs.contact.none")}</span> }.into_any(),
                }}
            </Show>
            <a class="small" href=site><WholeText text=call.customer /></a>
            <a class="small" href=call.route.href()>{t!("calls.page")}</a>
        </p>
        <div class="call-columns">
            <section>
                <h3 class="call-title">{t!("calls.done_there")}</h3>
                <dl class="pairs small">{known}</dl>
            </section>
            <section>
                <h3 class="call-title">{t!("calls.to_ask")}</h3>
                <ol class="call-asks small">{asks}</ol>
            </section>
        </div>
    }
}

/// The call that stands open afterwards: the next one, or the one before where it was the last.
fn after(calls: &[Call], call: &Call, answer: Answer) -> Option<String> {
    let at = calls.iter().position(|one| one.subject == call.subject && one.kind == call.kind)?;
    let next = calls.get(at + 1).or_else(|| at.checked_sub(1).and_then(|before| calls.get(before)));
    // Nobody answered the only one: it stays.
    next.or_else(|| calls.get(at).filter(|_| answer == Answer::Unreached)).map(key_of)
}

/// Once the screen shows what was done: the number to dial, or the customer who has none.
fn focus_later(id: String) {
    let go = move || {
        let number = document().query_selector(&format!("#{id}-body .call-contact a[href^='tel:']"));
        match number.ok().flatten().and_then(|number| number.dyn_into::<web_sys::HtmlElement>().ok()) {
            Some(number) => _ = number.focus(),
            None => focus_field(&id),
        }
    };
    set_timeout(go, Duration::from_millis(50));
}
