//! The one value that the regulation leaves open: the tax rate of 5.2.5.

use super::{
    adopt::{HeldUp, barred, command},
    view::{adjusted, adoptable},
};
use crate::{
    app::{
        act::{self, Busy, failure_text},
        derived::derived,
        desk::Desk,
        i18n::{Words, use_i18n},
        words::{Misread, misread_words, month_words, understood_percent},
    },
    domain::{Month, typed::NumberRule},
    features::record::{consequence::consequences, pay_changes::PayEffects},
    rules::{RuleBook, open::Looked},
    t, tr,
    ui::{
        Button, ButtonKind, Choice, Field, FieldError, Form, FormActions, FormErrors, NumberInput, Select,
        focus_field,
    },
    workflow::Command,
};
use chrono::NaiveDate;
use leptos::prelude::*;
use rust_decimal::Decimal;

/// The ids of the inputs.
const RATE: &str = "tax-rate";
const FROM: &str = "tax-from";

/// A rate in percent, and the month from which it holds.
type Rate = (Decimal, Month);

/// What is typed, understood; or what is wrong, by input. The month decides whose pay changes: none is taken for granted.
fn read(rate: &str, from: &str) -> Result<Rate, Vec<(&'static str, Misread)>> {
    let rate = NumberRule::PERCENT.read(rate).map_err(|why| (RATE, why.into()));
    let from = from.parse().map_err(|_| (FROM, "rules.tax.from.missing".into()));
    match (rate, from) {
        (Ok(rate), Ok(from)) => Ok((rate, from)),
        (rate, from) => Err(rate.err().into_iter().chain(from.err()).collect()),
    }
}

fn setting(words: Words, book: &RuleBook, on: NaiveDate, (rate, from): Rate) -> Command {
    let values = adjusted(book, from, |rules| rules.repair.difference_tax_percent = Some(rate));
    command(on, from, words.tv("rules.tax.name", &[("rate", &rate)]), values)
}

/// What is typed, and what submitting it found. `Copy`; may be used after an await.
#[derive(Clone, Copy)]
struct Typed {
    rate: RwSignal<String>,
    from: RwSignal<String>,
    read: Memo<Result<Rate, Vec<(&'static str, Misread)>>>,
    /// The rate was left, so that what is wrong with it is said.
    left: RwSignal<bool>,
    /// It was tried to set it, so that all that is wrong is said.
    tried: RwSignal<bool>,
    failed: RwSignal<Option<String>>,
    busy: Busy,
}

impl Typed {
    fn begin() -> Typed {
        let (rate, from) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
        let read = Memo::new(move |_| read(&rate.get(), &from.get()));
        let (left, tried) = (RwSignal::new(false), RwSignal::new(false));
        Typed { rate, from, read, left, tried, failed: RwSignal::new(None), busy: Busy::idle() }
    }

    fn error(self, id: &'static str) -> Signal<Option<String>> {
        let i18n = use_i18n();
        derived(move || {
            let left = id == RATE && self.left.get() && self.rate.with(|rate| !rate.trim().is_empty());
            let wrong = self.read.get().err().filter(|_| left || self.tried.get())?;
            let own = wrong.into_iter().find(|(at, _)| *at == id);
            own.map(|(_, why)| misread_words(i18n.words(), why))
        })
    }

    fn submit(self) {
        let Some(work) = self.busy.begin() else { return };
        let (desk, words) = (Desk::get(), use_i18n().words_untracked());
        self.failed.set(None);
        let rate = match self.read.get_untracked() {
            Ok(rate) => rate,
            Err(wrong) => {
                self.tried.set(true);
                return wrong.first().into_iter().for_each(|(id, _)| focus_field(id));
            }
        };
        let command = untrack(|| setting(words, &desk.book(), desk.today(), rate));
        let done = tr!("rules.tax.done", rate = rate.0, month = month_words(words, rate.1));
        work.run(async move {
            match act::submit(desk, command, done).await {
                Ok(_) => self.clear(),
                Err(failure) => _ = self.failed.try_set(Some(failure_text(&failure))),
            }
        });
    }

    /// The form may be gone with what was set.
    fn clear(self) {
        for text in [self.rate, self.from] {
            text.try_set(String::new());
        }
        for said in [self.left, self.tried] {
            said.try_set(false);
        }
    }
}

#[component]
pub fn TaxForm() -> impl IntoView {
    let desk = Desk::get();
    let i18n = use_i18n();
    let typed = Typed::begin();
    let months = Memo::new(move |_| adoptable(&desk.ledger(), desk.today()));
    let options = derived(move || {
        let words = i18n.words();
        let choice = |month: &Month| Choice::new(month.to_string(), month_words(words, *month));
        months.with(|months| months.iter().map(choice).collect::<Vec<_>>())
    });
    let failed = typed.failed;
    let errors = move || failed.get().map(|text| FieldError::new(RATE, text)).into_iter().collect::<Vec<_>>();
    let barred = barred();
    let understood = derived(move || understood_percent(i18n.words(), &typed.rate.get()));
    view! {
        <Form on_submit=move || typed.submit() label=t!("rules.tax.title")>
            <Waiting />
            <FormErrors title=t!("rules.errors") errors=errors />
            <HeldUp />
            <Field
                label=t!("rules.tax.rate")
                id=RATE
                error=typed.error(RATE)
                understood=understood
                required=true
            >
                <NumberInput
                    value=typed.rate
                    unit=t!("rules.unit.percent")
                    on_leave=move || typed.left.set(true)
                />
            </Field>
            <Field
                label=t!("rules.tax.from")
                hint=t!("rules.tax.from.hint")
                id=FROM
                error=typed.error(FROM)
                required=true
            >
                <Select value=typed.from options=options empty=t!("forms.choose") />
            </Field>
            <Effects typed=typed />
            <FormActions>
                <Button kind=ButtonKind::Primary submit=true reason=barred>
                    {t!("rules.tax.submit")}
                </Button>
            </FormActions>
        </Form>
    }
}

/// Whose pay it would change, and by how much.
#[component]
fn Effects(typed: Typed) -> impl IntoView {
    let desk = Desk::get();
    let i18n = use_i18n();
    let changes = Memo::new(move |_| {
        let rate = typed.read.get().ok();
        let command = rate.map(|rate| setting(i18n.words(), &desk.book(), desk.today(), rate));
        consequences(&desk.standing(), command.as_slice(), untrack(|| desk.now()))
    });
    view! { <PayEffects changes=changes understood=derived(move || typed.read.with(Result::is_ok)) /> }
}

/// How many repairs wait for the rate.
#[component]
fn Waiting() -> impl IntoView {
    let desk = Desk::get();
    let i18n = use_i18n();
    let count = Memo::new(move |_| {
        let (ledger, book) = (desk.ledger(), desk.book());
        let looked = Looked { ledger: &ledger, book: &book, waiting: &[], today: desk.today() };
        ledger.repairs.values().filter(|repair| looked.needs_rate(repair)).count()
    });
    let text = move || match count.get() {
        0 => None,
        1 => Some(i18n.t("rules.tax.waiting.one")),
        n => Some(i18n.tv("rules.tax.waiting.many", &[("n", &n)])),
    };
    move || text().map(|text| view! { <p class="strong" translate="no" prop:textContent=text></p> })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_month_from_which_a_rate_holds_is_chosen() {
        let wrong = |rate, from| {
            read(rate, from).map_err(|wrong| wrong.into_iter().map(|(id, _)| id).collect::<Vec<_>>())
        };
        assert_eq!(wrong("", ""), Err(vec![RATE, FROM]));
        assert_eq!(wrong("6", ""), Err(vec![FROM]));
        assert_eq!(wrong("6", "2026-11"), Ok((Decimal::from(6), "2026-11".parse().unwrap())));
    }
}
