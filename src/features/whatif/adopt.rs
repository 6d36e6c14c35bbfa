//! Adopting a draft: from which month, under which name, and what it changes, in numbers, before anything is done.

use super::{bench::Bench, problem::unusual_words};
use crate::{
    app::{
        act::{self, Busy, failure_text},
        derived::derived,
        desk::Desk,
        form_dialog::FormDialog,
        format,
        i18n::use_i18n,
        route::{Route, navigate},
        words::month_words,
    },
    domain::Month,
    features::rules::{
        adopt::{barred, command},
        changes::{ChangesTable, count_words},
        names::place_words,
        typed::Typed,
        view::adoptable,
    },
    rules::{RuleSet, unusual::Unusual},
    t, tr,
    ui::{
        Button, ButtonKind, Choice, Field, FieldError, Form, FormActions, FormErrors, Notice, Select,
        TextInput, Tone,
    },
};
use leptos::prelude::*;

#[component]
pub fn AdoptDialog(bench: Bench, open: RwSignal<bool>) -> impl IntoView {
    view! {
        <FormDialog open=open title=t!("whatif.adopt.title") wide=true>
            <AdoptForm bench=bench open=open />
        </FormDialog>
    }
}

#[component]
fn AdoptForm(bench: Bench, open: RwSignal<bool>) -> impl IntoView {
    let desk = Desk::get();
    let i18n = use_i18n();
    let name = RwSignal::new(bench.name.get_untracked());
    let months = Memo::new(move |_| adoptable(&desk.ledger(), desk.today()));
    let usual = untrack(|| Month::of(desk.today()).next());
    let first = months.with_untracked(|months| months.iter().find(|month| **month >= usual).copied());
    let from = RwSignal::new(first.unwrap_or(usual).to_string());
    let failed = RwSignal::new(None::<String>);
    let nameless = RwSignal::new(false);
    let barred = barred();
    let month = Memo::new(move |_| from.get().parse::<Month>().unwrap_or(usual));
    let before = Memo::new(move |_| Typed::of(desk.book().rules_on(month.get().first())));
    let changes = Memo::new(move |_| before.with(|before| bench.typed.with(|typed| typed.changes(before))));
    let options = derived(move || {
        let words = i18n.words();
        let choice = |month: &Month| Choice::new(month.to_string(), month_words(words, *month));
        months.with(|months| months.iter().map(choice).collect::<Vec<_>>())
    });
    let reason = derived(move || {
        let same = || changes.with(Vec::is_empty).then(|| i18n.t("whatif.adopt.same"));
        barred.get().or_else(same)
    });
    let numbers = move || {
        let words = i18n.words();
        let (span_from, span_to) = (month_words(words, bench.from.get()), month_words(words, bench.to.get()));
        bench.comparison.with(|all| {
            let (more, less) = all.gainers_and_losers();
            let (today, draft) = (format::yuan(all.today.exact()), format::yuan(all.draft.exact()));
            let difference = format::yuan_difference(all.difference().exact());
            words.tv(
                "whatif.adopt.numbers",
                &[
                    ("from", &span_from),
                    ("to", &span_to),
                    ("today", &today),
                    ("draft", &draft),
                    ("difference", &difference),
                    ("more", &more),
                    ("less", &less),
                ],
            )
        })
    };
    let holds = move || {
        let words = i18n.words();
        let count = changes.with(|changes| count_words(words, changes.len()));
        words.tv("whatif.adopt.holds", &[("month", &month_words(words, month.get())), ("changes", &count)])
    };
    let busy = Busy::idle();
    let submit = move || {
        let Some(work) = busy.begin() else { return };
        failed.set(None);
        let called = name.get_untracked().trim().to_owned();
        nameless.set(called.is_empty());
        let Some(rules) = bench.checked.with_untracked(|checked| checked.rules.clone()) else { return };
        if called.is_empty() {
            return;
        }
        let month = month.get_untracked();
        let values = rules.differences_from(RuleSet::regulation());
        let done =
            tr!("whatif.adopt.done", name = called, month = month_words(i18n.words_untracked(), month));
        let command = command(untrack(|| desk.today()), month, called, values);
        work.run(async move {
            match act::submit(desk, command, done).await {
                Ok(_) => {
                    open.try_set(false);
                    navigate(&Route::Rules);
                }
                Err(failure) => _ = failed.try_set(Some(failure_text(&failure))),
            }
        });
    };
    let name_error = derived(move || nameless.get().then(|| i18n.t("whatif.adopt.nameless")));
    let errors =
        move || failed.get().map(|text| FieldError::new("adopt-from", text)).into_iter().collect::<Vec<_>>();
    view! {
        <Form on_submit=submit>
            <FormErrors title=t!("rules.errors") errors=errors />
            <Field label=t!("whatif.adopt.name") id="adopt-name" error=name_error required=true>
                <TextInput value=name />
            </Field>
            <Field label=t!("whatif.adopt.from") hint=t!("whatif.adopt.from.hint") id="adopt-from">
                <Select value=from options=options />
            </Field>
            <p>{holds}</p>
            <p>{numbers}</p>
            <UnusualSteps bench=bench />
            <ChangesTable changes=changes caption=t!("rules.history.changes") />
            <FormActions>
                <Button kind=ButtonKind::Primary submit=true reason=reason>
                    {t!("whatif.adopt.submit")}
                </Button>
                <Button on_click=move || open.set(false)>{t!("whatif.adopt.cancel")}</Button>
            </FormActions>
        </Form>
    }
}

/// The steps that go the other way than the regulation's: said once more before they are adopted.
#[component]
fn UnusualSteps(bench: Bench) -> impl IntoView {
    let i18n = use_i18n();
    let steps = Memo::new(move |_| bench.checked.with(|checked| checked.unusual.clone()));
    let rows = move || {
        let words = i18n.words();
        let row = |(name, unusual): (String, Unusual)| {
            let (place, what) = (place_words(words, &name), unusual_words(words, unusual));
            view! { <li>{words.tv("whatif.unusual.row", &[("place", &place), ("what", &what)])}</li> }
        };
        steps.get().into_iter().map(row).collect_view()
    };
    view! {
        <Show when=move || steps.with(|steps| !steps.is_empty())>
            <Notice tone=Tone::Waiting title=t!("whatif.unusual.title")>
                <ul>{rows}</ul>
            </Notice>
        </Show>
    }
}
