//! The one value that the regulation leaves open: the tax rate of 5.2.5.

use super::{
    adopt::{HeldUp, barred, command},
    view::{adjusted, adoptable},
};
use crate::ui::prelude::*;
use crate::{
    app::{
        attempt::Summary,
        desk::Desk,
        i18n::{Words, use_i18n},
        own_form::{OwnForm, field_id},
        words::{Misread, misread_words, month_words, understood_percent},
    },
    domain::{Month, typed::NumberRule},
    features::record::{consequence::consequences, pay_changes::PayEffects},
    rules::{RuleBook, open::Looked},
    t, tr,
    ui::{Button, ButtonKind, Choice, Field, FieldError, Form, FormActions, NumberInput, Select},
    workflow::Command,
};
use chrono::NaiveDate;
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

/// The names of the inputs.
const PREFIX: &str = "tax";
const RATE: &str = "rate";
const FROM: &str = "from";

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

/// What is typed.
#[derive(Clone, Default, PartialEq, Serialize, Deserialize)]
struct TypedRate {
    rate: String,
    from: String,
}

impl TypedRate {
    fn read(&self) -> Result<Rate, Vec<(&'static str, Misread)>> {
        read(&self.rate, &self.from)
    }
}

fn begin() -> OwnForm<TypedRate> {
    let i18n = use_i18n();
    OwnForm::begin(None, PREFIX, TypedRate::default(), move |typed: &TypedRate| {
        let error = |(name, why)| FieldError::new(field_id(PREFIX, name), misread_words(i18n.words(), why));
        typed.read().err().into_iter().flatten().map(error).collect()
    })
}

fn submit(form: OwnForm<TypedRate>) {
    let (desk, words) = (Desk::get(), use_i18n().words_untracked());
    let rate = form.typed.with_untracked(TypedRate::read).ok();
    let command = rate.map(|rate| vec![untrack(|| setting(words, &desk.book(), desk.today(), rate))]);
    let done = move || {
        rate.map(|(rate, from)| tr!("rules.tax.done", rate = rate, month = month_words(words, from)))
            .unwrap_or_default()
    };
    form.send(move || command, done, |_| Some(RATE), |_| ());
}

#[component]
pub fn TaxForm() -> impl IntoView {
    let desk = Desk::get();
    let i18n = use_i18n();
    let form = begin();
    let rate = form.bind(|typed| &typed.rate, |typed, rate| typed.rate = rate);
    let from = form.bind(|typed| &typed.from, |typed, from| typed.from = from);
    let months = Memo::new(move |_| adoptable(&desk.ledger(), desk.today()));
    let options = derived(move || {
        let words = i18n.words();
        let choice = |month: &Month| Choice::new(month.to_string(), month_words(words, *month));
        months.with(|months| months.iter().map(choice).collect::<Vec<_>>())
    });
    let barred = barred();
    let understood = derived(move || understood_percent(i18n.words(), &rate.get()));
    view! {
        <Form on_submit=move || submit(form) label=t!("rules.tax.title")>
            <Waiting />
            <Summary attempt=form.attempt id=form.whole() />
            <HeldUp />
            <Field
                label=t!("rules.tax.rate")
                id=form.id(RATE)
                error=form.error(RATE, rate)
                understood=understood
                required=true
            >
                <NumberInput
                    value=rate
                    unit=t!("rules.unit.percent")
                    on_leave=form.leave(RATE)
                />
            </Field>
            <Field
                label=t!("rules.tax.from")
                hint=t!("rules.tax.from.hint")
                id=form.id(FROM)
                error=form.error(FROM, from)
                required=true
            >
                <Select value=from options=options empty=t!("forms.choose") />
            </Field>
            <Effects form=form />
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
fn Effects(form: OwnForm<TypedRate>) -> impl IntoView {
    let desk = Desk::get();
    let i18n = use_i18n();
    let read = Memo::new(move |_| form.typed.with(TypedRate::read));
    let changes = Memo::new(move |_| {
        let rate = read.get().ok();
        let command = rate.map(|rate| setting(i18n.words(), &desk.book(), desk.today(), rate));
        consequences(&desk.standing(), command.as_slice(), untrack(|| desk.now()))
    });
    view! { <PayEffects changes=changes understood=derived(move || read.with(Result::is_ok)) /> }
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
