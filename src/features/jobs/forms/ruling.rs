//! The manager's rate for a size that is in no band, beside what its neighbours would pay.

use super::{
    fields::{Day, Form},
    typed::RATE,
};
use crate::{
    app::{
        derived::derived,
        desk::Desk,
        format::{number, yuan},
        i18n::use_i18n,
        on_leaving::OnLeaving,
        words::{Misread, understood_number},
    },
    domain::JobId,
    features::jobs::say::unit_price,
    rules::commissioning::{QuoteRate, quote_of},
    t,
    ui::{Button, Field, NumberInput, WholeText},
};
use leptos::prelude::*;
use rust_decimal::Decimal;

/// The rate, what it comes to, and the neighbours' rates to take over.
#[component]
pub fn RulingFields(form: Form, job: JobId) -> impl IntoView {
    let desk = Desk::get();
    let i18n = use_i18n();
    let quote = Memo::new(move |_| {
        let ledger = desk.ledger();
        quote_of(&ledger, &desk.book(), ledger.notices.get(&job)?)
    });
    let points = move || quote.with(|quote| quote.as_ref().map_or(0, |quote| quote.points));
    let rate = form.bind(|typed| &typed.rate, |typed, rate| typed.rate = rate);
    let typed = move || RATE.read(&rate.get()).ok();
    let comes_to = move || {
        typed().map(|rate| {
            let amount = Decimal::from(points()).checked_mul(rate).unwrap_or_default();
            let (points, rate, amount) = (number(points().into()), unit_price(rate), yuan(amount));
            i18n.tv("jobs.ruling.comes_to", &[("points", &points), ("rate", &rate), ("amount", &amount)])
        })
    };
    let neighbours = move || {
        let rates = quote.with(|quote| {
            let gaps = quote.iter().flat_map(|quote| &quote.sizes);
            gaps.filter_map(|(_, rate)| match rate {
                QuoteRate::Ruling { lower, upper } => Some((*lower, *upper)),
                _ => None,
            })
            .next()
        });
        let (lower, upper) = rates.unwrap_or_default();
        let row = move |key: &'static str, rate: Decimal| {
            let amount = Decimal::from(points()) * rate;
            view! {
                <li class="spread">
                    <WholeText text=t!(key, rate = unit_price(rate), amount = yuan(amount)) />
                    <Button on_click=move || {
                        form.typed.update(|typed| typed.rate = rate.normalize().to_string())
                    }>{t!("jobs.ruling.take")}</Button>
                </li>
            }
        };
        let lower = lower.map(|rate| row("jobs.ruling.lower", rate));
        let upper = upper.map(|rate| row("jobs.ruling.upper", rate));
        view! { <ul class="lines">{lower}{upper}</ul> }
    };
    let why = |typed: &str| RATE.read(typed).err().map(Misread::from);
    let field = OnLeaving::new(form.error("rate"), rate, why);
    let understood = derived(move || {
        let words = i18n.words();
        understood_number(words, RATE, &rate.get(), &words.t("jobs.unit.yuan_a_point"))
    });
    view! {
        <p><WholeText text=t!("jobs.ruling.why", points = number(points().into())) /></p>
        {neighbours}
        <Field
            label=t!("jobs.form.rate")
            id=form.id("rate")
            error=field.error()
            understood=understood
            required=true
        >
            <NumberInput value=rate unit=t!("jobs.unit.yuan_a_point") on_leave=field.leave() />
        </Field>
        <p class="muted" aria-live="polite">
            <WholeText text=move || comes_to().unwrap_or_default() />
        </p>
        <Day form=form label=t!("jobs.form.ruled_on") />
    }
}
