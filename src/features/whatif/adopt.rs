//! Adopting a draft: from which month, under which name, and what it changes, in numbers, before anything is done.

use super::{bench::Bench, problem::unusual_words};
use crate::{
    app::{
        act::{self, Busy, failure_text},
        derived::derived,
        desk::Desk,
        form_dialog::FormDialog,
        format,
        i18n::{Words, use_i18n},
        on_leaving::OnLeaving,
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
        Button, ButtonKind, Choice, ExactText, Field, FieldError, Form, FormActions, FormErrors, Notice,
        Select, Show, TextInput, Tone,
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

/// What is typed, and what submitting it found. `Copy`; may be used after an await.
#[derive(Clone, Copy)]
struct Adopting {
    bench: Bench,
    open: RwSignal<bool>,
    name: RwSignal<String>,
    from: RwSignal<String>,
    errors: RwSignal<Vec<FieldError>>,
    busy: Busy,
}

impl Adopting {
    fn begin(bench: Bench, open: RwSignal<bool>) -> Adopting {
        let desk = Desk::get();
        let months = untrack(|| adoptable(&desk.ledger(), desk.today()));
        let usual = untrack(|| Month::of(desk.today()).next());
        let first = months.into_iter().find(|month| *month >= usual).unwrap_or(usual);
        let name = RwSignal::new(bench.name.get_untracked());
        let (from, errors) = (RwSignal::new(first.to_string()), RwSignal::new(Vec::new()));
        Adopting { bench, open, name, from, errors, busy: Busy::idle() }
    }

    fn month(self) -> Option<Month> {
        self.from.get().parse().ok()
    }

    /// What is wrong with the name as it stands.
    fn name_error(self) -> OnLeaving {
        let wrong = move || self.name.with(|name| read_name(name).is_err());
        let found = move || self.errors.with(|errors| errors.iter().find(|one| one.id == NAME).cloned());
        let submitted = derived(move || found().filter(|_| wrong()).map(|error| error.text));
        OnLeaving::new(submitted, self.name.into(), |typed| read_name(typed).err())
    }

    fn submit(self) {
        let Some(work) = self.busy.begin() else { return };
        let (desk, words) = (Desk::get(), use_i18n().words_untracked());
        let rules = self.bench.checked.with_untracked(|checked| checked.rules.clone());
        let (Some(rules), Some(month)) = (rules, untrack(|| self.month())) else { return };
        let called = match read_name(&self.name.get_untracked()) {
            Ok(called) => called,
            Err(why) => return self.errors.set(vec![FieldError::new(NAME, misread_words(words, why))]),
        };
        self.errors.set(Vec::new());
        let values = rules.differences_from(RuleSet::regulation());
        let done = tr!("whatif.adopt.done", name = called, month = month_words(words, month));
        let command = command(untrack(|| desk.today()), month, called, values);
        work.run(async move {
            match act::submit(desk, command, done).await {
                Ok(_) => {
                    self.open.try_set(false);
                    navigate(&Route::Rules);
                }
                Err(failure) => {
                    self.errors.try_set(vec![FieldError::new(FROM, failure_text(&failure))]);
                }
            }
        });
    }
}

/// The ids of the inputs.
const NAME: &str = "adopt-name";
const FROM: &str = "adopt-from";

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
    let name = form.name_error();
    view! {
        <Form on_submit=move || form.submit()>
            <FormErrors title=t!("rules.errors") errors=form.errors />
            <Field label=t!("whatif.adopt.name") id=NAME error=name.error() required=true>
                <TextInput value=form.name on_leave=name.leave() />
            </Field>
            <HeldUp />
            <Field label=t!("whatif.adopt.from") hint=t!("whatif.adopt.from.hint") id=FROM>
                <Select value=form.from options=options />
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
            <Notice tone=Tone::Waiting title=t!("whatif.unusual.title")>
                <ul>{rows}</ul>
            </Notice>
        </Show>
    }
}
