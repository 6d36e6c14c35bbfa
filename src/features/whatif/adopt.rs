//! Adopting a draft: from which month, under which name, and what it changes, in numbers, before anything is done.

use super::{bench::Bench, problem::unusual_words};
use crate::ui::prelude::*;
use crate::{
    app::{
        attempt::Summary,
        desk::Desk,
        form_dialog::FormDialog,
        format,
        i18n::{Words, use_i18n},
        own_form::{OwnForm, field_id},
        route::{Route, navigate},
        words::{Misread, misread_words, month_words},
    },
    domain::{
        Month,
        typed::{TextError, read_text},
    },
    features::rules::{
        adopt::{HeldUp, barred, command},
        changes::{ChangesTable, count_words},
        names::place_words,
        typed::Typed,
        view::adoptable,
    },
    journal::limits::NAME_CHARS,
    rules::{RuleSet, unusual::Unusual},
    t, tr,
    ui::{
        Button, ButtonKind, Callout, Choice, ExactText, Field, FieldError, Form, FormActions, Select, Show,
        TextInput, Tone,
    },
};
use serde::{Deserialize, Serialize};

#[component]
pub fn AdoptDialog(bench: Bench, open: RwSignal<bool>) -> impl IntoView {
    view! {
        <FormDialog open=open title=t!("whatif.adopt.title") wide=true>
            <AdoptForm bench=bench open=open />
        </FormDialog>
    }
}

/// What is typed.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
struct TypedAdoption {
    name: String,
    from: String,
}

/// The form over its draft of rules. `Copy`; may be used after an await.
#[derive(Clone, Copy)]
struct Adopting {
    bench: Bench,
    open: RwSignal<bool>,
    form: OwnForm<TypedAdoption>,
}

impl Adopting {
    fn begin(bench: Bench, open: RwSignal<bool>) -> Adopting {
        let (desk, i18n) = (Desk::get(), use_i18n());
        let months = untrack(|| adoptable(&desk.ledger(), desk.today()));
        let usual = untrack(|| Month::of(desk.today()).next());
        let first = months.into_iter().find(|month| *month >= usual).unwrap_or(usual);
        let fresh = TypedAdoption { name: bench.name.get_untracked(), from: first.to_string() };
        let wrong = move |typed: &TypedAdoption| {
            let why = read_name(&typed.name).err();
            why.into_iter()
                .map(|why| FieldError::new(field_id(PREFIX, NAME), misread_words(i18n.words(), why)))
                .collect()
        };
        Adopting { bench, open, form: OwnForm::begin(None, PREFIX, fresh, wrong) }
    }

    fn month(self) -> Option<Month> {
        self.form.typed.with(|typed| typed.from.parse().ok())
    }

    fn submit(self) {
        let rules = self.bench.checked.with_untracked(|checked| checked.rules.clone());
        let (Some(rules), Some(month)) = (rules, untrack(|| self.month())) else { return };
        let Ok(called) = self.form.typed.with_untracked(|typed| read_name(&typed.name)) else {
            self.form.attempt.is_right();
            return;
        };
        let words = use_i18n().words_untracked();
        let values = rules.differences_from(RuleSet::regulation());
        let done = tr!("whatif.adopt.done", name = called, month = month_words(words, month));
        let command = command(untrack(|| Desk::get().today()), month, called, values);
        let then = move |_| {
            self.open.try_set(false);
            navigate(&Route::Rules);
        };
        self.form.send(move || Some(vec![command]), move || done, |_| Some(FROM), then);
    }
}

/// The names of the inputs.
const PREFIX: &str = "adopt";
const NAME: &str = "name";
const FROM: &str = "from";

fn read_name(typed: &str) -> Result<String, Misread> {
    read_text(typed, NAME_CHARS).map_err(|why| match why {
        TextError::Empty => "whatif.adopt.nameless".into(),
        why => why.into(),
    })
}

#[component]
fn AdoptForm(bench: Bench, open: RwSignal<bool>) -> impl IntoView {
    let desk = Desk::get();
    let i18n = use_i18n();
    let form = Adopting::begin(bench, open);
    let changes = Memo::new(move |_| {
        let (month, book) = (form.month().unwrap_or(Month::of(desk.today())), desk.book());
        let before = Typed::of(book.rules_on(month.first()));
        bench.typed.with(|typed| typed.changes(&before))
    });
    let options = derived(move || {
        let words = i18n.words();
        let choice = |month: Month| Choice::new(month.to_string(), month_words(words, month));
        adoptable(&desk.ledger(), desk.today()).into_iter().map(choice).collect::<Vec<_>>()
    });
    let barred = barred();
    let reason = derived(move || {
        let same = || changes.with(Vec::is_empty).then(|| i18n.t("whatif.adopt.same"));
        barred.get().or_else(same)
    });
    let holds = move || {
        let words = i18n.words();
        let count = changes.with(|changes| count_words(words, changes.len()));
        let month = form.month().map(|month| month_words(words, month)).unwrap_or_default();
        words.tv("whatif.adopt.holds", &[("month", &month), ("changes", &count)])
    };
    let own = form.form;
    let name = own.bind(|typed| &typed.name, |typed, name| typed.name = name);
    let from = own.bind(|typed| &typed.from, |typed, from| typed.from = from);
    view! {
        <Form on_submit=move || form.submit()>
            <Summary attempt=own.attempt id=own.whole() />
            <Field label=t!("whatif.adopt.name") id=own.id(NAME) error=own.error(NAME, name) required=true>
                <TextInput value=name on_leave=own.leave(NAME) />
            </Field>
            <HeldUp />
            <Field label=t!("whatif.adopt.from") hint=t!("whatif.adopt.from.hint") id=own.id(FROM)>
                <Select value=from options=options />
            </Field>
            <p><ExactText text=derived(holds) /></p>
            <p><ExactText text=derived(move || numbers(i18n.words(), bench)) /></p>
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

/// What the draft would have made of the months that are tried.
fn numbers(words: Words, bench: Bench) -> String {
    let (from, to) = (month_words(words, bench.from.get()), month_words(words, bench.to.get()));
    bench.comparison.with(|all| {
        let (more, less) = all.gainers_and_losers();
        let (today, draft) = (format::yuan(all.today.exact()), format::yuan(all.draft.exact()));
        let difference = format::yuan_signed(all.difference().exact());
        words.tv(
            "whatif.adopt.numbers",
            &[
                ("from", &from),
                ("to", &to),
                ("today", &today),
                ("draft", &draft),
                ("difference", &difference),
                ("more", &more),
                ("less", &less),
            ],
        )
    })
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
            let said = words.tv("whatif.unusual.row", &[("place", &place), ("what", &what)]);
            view! { <li translate="no" prop:textContent=said></li> }
        };
        steps.get().into_iter().map(row).collect_view()
    };
    view! {
        <Show when=move || steps.with(|steps| !steps.is_empty())>
            <Callout tone=Tone::Waiting title=t!("whatif.unusual.title")>
                <ul>{rows}</ul>
            </Callout>
        </Show>
    }
}
