//! The screen of `#/calls`.

use super::{
    card::Card,
    view::{Call, Looked, Objected, Queue, Unsigned, queue, waiting},
};
use crate::ui::prelude::*;
use crate::{
    app::{
        act::{Busy, failure_text, submit_all},
        desk::Desk,
        i18n::use_i18n,
        page::Page,
        route::Route,
        words::clause_number,
    },
    domain::JobId,
    features::{
        jobs::ask::{Ask, whose},
        open::open_without_sums,
    },
    journal::{CallbackSigned, CalledBack, FactBody, ObjectionSettled, Rechecked, kind::Kind as _},
    t, tr,
    ui::{Button, EmptyState, LinkButton, Section, Show, WholeText, one_stop},
    workflow::{Asked, Command},
};

/// What the parts of the screen share. `Copy`.
#[derive(Clone, Copy)]
pub(super) struct Shared {
    /// The call that was chosen, by its key.
    pub open: RwSignal<Option<String>>,
    /// The one call of the page that stands open, which the keys are for.
    pub current: Memo<Option<String>>,
    pub busy: Busy,
}

/// What tells a call from the others.
pub(super) fn key_of(call: &Call) -> String {
    format!("{} {}", call.kind.key(), call.subject)
}

#[component]
pub fn CallsPage() -> impl IntoView {
    let desk = Desk::get();
    let i18n = use_i18n();
    let open = open_without_sums(desk);
    let found = Memo::new(move |_| {
        let (ledger, now) = (desk.ledger(), desk.moment().now);
        queue(Looked { words: i18n.words(), ledger: &ledger, now }, &open.get())
    });
    let calls = Memo::new(move |_| found.with(|queue| queue.calls.clone()));
    let rechecks = Memo::new(move |_| found.with(|queue| queue.rechecks.clone()));
    let asked = [FactBody::blank(CalledBack::DECLARED), FactBody::blank(Rechecked::DECLARED)].map(trial_of);
    let chosen = RwSignal::new(None::<String>);
    // Without a choice it is the first that whoever sits here may make; what was chosen and is done is chosen no more.
    let current = Memo::new(move |_| {
        let chosen = chosen.get();
        let mine = |(asked, calls): (Memo<Option<Asked>>, Memo<Vec<Call>>)| match asked.get() {
            None => calls.with(|calls| calls.iter().map(key_of).collect()),
            Some(_) => Vec::new(),
        };
        let keys: Vec<String> =
            [(asked[0], calls), (asked[1], rechecks)].into_iter().flat_map(mine).collect();
        chosen.filter(|key| keys.contains(key)).or_else(|| keys.first().cloned())
    });
    let shared = Shared { open: chosen, current, busy: Busy::idle() };
    let objected = Memo::new(move |_| found.with(|queue| queue.objected.clone()));
    let unsigned = Memo::new(move |_| found.with(|queue| queue.unsigned.clone()));
    let none = move || found.with(|queue| *queue == Queue::default());
    // What others have to do stands here too.
    let mine = Memo::new(move |_| {
        let (ledger, sitter) = (desk.ledger(), desk.sitter()?);
        open.with(|open| Some(waiting(&ledger, open, Some(&sitter), desk.today())))
    });
    let own = derived(move || match mine.get() {
        Some(0) => i18n.words().t("calls.mine.none"),
        n => i18n.tv("calls.mine", &[("n", &n.unwrap_or_default())]),
    });
    let back = || view! { <LinkButton href=Route::register().href()>{t!("register.to_day")}</LinkButton> };
    view! {
        <Page title=t!("calls.title") lead=t!("calls.lead") actions=back>
            <Show when=none>
                <EmptyState text=t!("calls.none") />
            </Show>
            <Show when=move || !none() && mine.get().is_some()>
                <p class="muted"><WholeText text=own /></p>
            </Show>
            <Calls name="calls.calls" act="facts.kind.callback" calls=calls shared=shared asked=asked[0] />
            <Calls name="calls.rechecks" act="calls.act.recheck" calls=rechecks shared=shared asked=asked[1] />
            <Show when=move || objected.with(|all| !all.is_empty())>
                <Objections rows=objected />
            </Show>
            <Show when=move || unsigned.with(|all| !all.is_empty())>
                <Signatures rows=unsigned busy=shared.busy />
            </Show>
        </Page>
    }
}

fn trial_of(body: FactBody) -> Memo<Option<Asked>> {
    let today = untrack(|| Desk::get().today());
    whose(Command::Record { on: today, at: None, body })
}

/// The calls of one role.
#[component]
fn Calls(
    name: &'static str,
    act: &'static str,
    calls: Memo<Vec<Call>>,
    shared: Shared,
    asked: Memo<Option<Asked>>,
) -> impl IntoView {
    let may = Memo::new(move |_| asked.with(Option::is_none));
    let title = derived(move || use_i18n().tv(name, &[("n", &calls.with(Vec::len))]));
    let keys = move || calls.with(|calls| calls.iter().map(key_of).collect::<Vec<_>>());
    let card = move |key: String| {
        let (of, is) = (key.clone(), key.clone());
        let call =
            Memo::new(move |_| calls.with(|calls| calls.iter().find(|call| key_of(call) == of).cloned()));
        let is_open =
            Memo::new(move |_| may.get() && shared.current.with(|current| current.as_ref() == Some(&is)));
        view! { <Card id=key call=call is_open=is_open may=may calls=calls shared=shared /> }
    };
    view! {
        <Show when=move || calls.with(|calls| !calls.is_empty())>
            <Section title=title>
                {move || asked.get().map(|asked| view! { <Ask asked=asked act=act /> })}
                <ol class="calls">
                    <For each=keys key=|key| key.clone() children=card />
                </ol>
            </Section>
        </Show>
    }
}

/// What customers object to: the manager's, until he has settled it.
#[component]
fn Objections(rows: Memo<Vec<Objected>>) -> impl IntoView {
    let asked = trial_of(FactBody::blank(ObjectionSettled::DECLARED));
    let title = derived(move || use_i18n().tv("calls.objected", &[("n", &rows.with(Vec::len))]));
    let row = move |row: Objected| {
        let settle = row.settle.href();
        view! {
            <li class="calls-row">
                <div class="stack-tight">
                    <a class="strong stop" tabindex="-1" href=row.route.href()><WholeText text=row.name /></a>
                    <p class="small"><span class="muted"><WholeText text=row.what /></span> " " <WholeText text=row.said /></p>
                </div>
                <Show when=move || asked.with(Option::is_none)>
                    <a href=settle.clone()>{t!("calls.settle")}</a>
                </Show>
            </li>
        }
    };
    view! {
        <Section title=title lead=t!("calls.objected.lead")>
            {move || asked.get().map(|asked| view! { <Ask asked=asked act="calls.act.settle" /> })}
            <ul class="lines" use:one_stop>{move || rows.get().into_iter().map(row).collect_view()}</ul>
        </Section>
    }
}

/// The callbacks that the manager has not signed, one by one or all at once (6.1.9).
#[component]
fn Signatures(rows: Memo<Vec<Unsigned>>, busy: Busy) -> impl IntoView {
    let asked = trial_of(FactBody::blank(CallbackSigned::DECLARED));
    let may = Memo::new(move |_| asked.with(Option::is_none));
    let failed = RwSignal::new(None::<String>);
    let title = derived(move || use_i18n().tv("calls.unsigned", &[("n", &rows.with(Vec::len))]));
    let sign = move |notices: Vec<JobId>| {
        let Some(work) = busy.begin() else { return };
        let desk = Desk::get();
        let on = untrack(|| desk.today());
        let success = tr!("calls.signed", n = notices.len());
        let one = |notice| Command::Record { on, at: None, body: FactBody::from(CallbackSigned { notice }) };
        let commands = notices.into_iter().map(one).collect();
        work.run(async move {
            let failure = submit_all(desk, commands, success).await.err();
            failed.try_set(failure.map(|failure| failure_text(&failure)));
        });
    };
    let all = move || sign(rows.get_untracked().into_iter().map(|row| row.notice).collect());
    let row = move |row: Unsigned| {
        let notice = row.notice.clone();
        let label = tr!("calls.sign.of", name = row.name);
        view! {
            <li class="calls-row">
                <div class="stack-tight">
                    <a class="strong stop" tabindex="-1" href=row.route.href()><WholeText text=row.name /></a>
                    <p class="small"><span class="muted"><WholeText text=row.what /></span> " " <WholeText text=row.said /></p>
                </div>
                <Show when=move || may.get()>
                    {
                        let notice = notice.clone();
                        let label = label.clone();
                        view! {
                            <Button label=Signal::stored(label) on_click=move || sign(vec![notice.clone()])>{t!("calls.sign")}</Button>
                        }
                    }
                </Show>
            </li>
        }
    };
    let clause = move || clause_number(use_i18n().words(), "6.1.9");
    view! {
        <Section
            title=title
            lead=derived(move || use_i18n().tv("calls.unsigned.lead", &[("clause", &clause())]))
            actions=move || view! {
                <Show when=move || may.get() && rows.with(|rows| rows.len() > 1)>
                    <Button on_click=all>{t!("calls.sign.all")}</Button>
                </Show>
            }
        >
            {move || asked.get().map(|asked| view! { <Ask asked=asked act="calls.act.sign" /> })}
            {move || failed.get().map(|why| view! { <p class="field-error" role="alert"><WholeText text=why /></p> })}
            <ul class="lines" use:one_stop>{move || rows.get().into_iter().map(row).collect_view()}</ul>
        </Section>
    }
}
