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
        i18n::use_i18n,
        words::{misread_words, month_words, understood_percent},
    },
    domain::{Month, typed::NumberRule},
    rules::open::Looked,
    t, tr,
    ui::{
        Button, ButtonKind, Choice, Field, FieldError, Form, FormActions, FormErrors, NumberInput, Select,
        focus_field,
    },
};
use leptos::prelude::*;

#[component]
pub fn TaxForm() -> impl IntoView {
    let desk = Desk::get();
    let i18n = use_i18n();
    let rate = RwSignal::new(String::new());
    let months = Memo::new(move |_| adoptable(&desk.ledger(), desk.today()));
    let from = RwSignal::new(
        months.with_untracked(|months| months.first().map(Month::to_string)).unwrap_or_default(),
    );
    let (wrong, left) = (RwSignal::new(false), RwSignal::new(false));
    let failed = RwSignal::new(None::<String>);
    let barred = barred();
    let options = move || {
        let words = i18n.words();
        let choice = |month: &Month| Choice::new(month.to_string(), month_words(words, *month));
        months.with(|months| months.iter().map(choice).collect::<Vec<_>>())
    };
    let busy = Busy::idle();
    let submit = move || {
        let Some(work) = busy.begin() else { return };
        failed.set(None);
        let (typed, month) = (NumberRule::PERCENT.read(&rate.get_untracked()), from.get_untracked().parse());
        let (Ok(value), Ok(month)) = (typed, month) else {
            wrong.set(true);
            focus_field("tax-rate");
            return;
        };
        let values = untrack(|| {
            adjusted(&desk.book(), month, |rules| rules.repair.difference_tax_percent = Some(value))
        });
        let name = tr!("rules.tax.name", rate = value);
        let command = command(untrack(|| desk.today()), month, name, values);
        let month = month_words(i18n.words_untracked(), month);
        let done = tr!("rules.tax.done", rate = value, month = month);
        work.run(async move {
            match act::submit(desk, command, done).await {
                Ok(_) => _ = rate.try_set(String::new()),
                Err(failure) => _ = failed.try_set(Some(failure_text(&failure))),
            }
        });
    };
    let rate_error = move || {
        let typed = rate.get();
        let shown = wrong.get() || (left.get() && !typed.trim().is_empty());
        let why = NumberRule::PERCENT.read(&typed).err().filter(|_| shown)?;
        Some(misread_words(i18n.words(), why.into()))
    };
    let errors =
        move || failed.get().map(|text| FieldError::new("tax-rate", text)).into_iter().collect::<Vec<_>>();
    view! {
        <Form on_submit=submit label=t!("rules.tax.title")>
            <Waiting />
            <FormErrors title=t!("rules.errors") errors=errors />
            <HeldUp />
            <Field
                label=t!("rules.tax.rate")
                id="tax-rate"
                error=derived(rate_error)
                understood=derived(move || understood_percent(i18n.words(), &rate.get()))
                required=true
            >
                <NumberInput value=rate unit=t!("rules.unit.percent") on_leave=move || left.set(true) />
            </Field>
            <Field label=t!("rules.tax.from") hint=t!("rules.tax.from.hint")>
                <Select value=from options=derived(options) />
            </Field>
            <FormActions>
                <Button kind=ButtonKind::Primary submit=true reason=barred>
                    {t!("rules.tax.submit")}
                </Button>
            </FormActions>
        </Form>
    }
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
