//! What a notice comes to while it is typed: points, band, rate, and the ladder of whoever gets it.

use super::{
    entry::Entry,
    fresh::{LadderEffect, ladder_effect, quoted},
    say,
    typed_notice::TypedNotice,
};
use crate::{
    app::{
        desk::Desk,
        format::{number, yuan},
        i18n::{Words, use_i18n},
        words::{area_key, clause_title, person_name},
    },
    domain::{NoticeKind, PersonId, SiteId},
    ledger::Ledger,
    rules::{RuleBook, RuleSet, commissioning::Quote},
    t,
    ui::{Notice, Section, Tone},
};
use chrono::NaiveDate;
use leptos::prelude::*;
use rust_decimal::Decimal;

/// The reckoning beside the form, following every key.
#[component]
pub fn Sum(form: Entry<TypedNotice>) -> impl IntoView {
    let desk = Desk::get();
    let i18n = use_i18n();
    let shown = move || {
        let (ledger, book, today) = (desk.ledger(), desk.book(), desk.today());
        form.typed.with(|typed| reckon(i18n.words(), &ledger, &book, today, typed))
    };
    view! {
        <aside class="notice-sum" aria-live="polite">
            <Section title=t!("jobs.sum")>{shown}</Section>
        </aside>
    }
}

fn reckon(words: Words, ledger: &Ledger, book: &RuleBook, today: NaiveDate, typed: &TypedNotice) -> AnyView {
    let day = typed.on.parse().unwrap_or(today);
    let controllers = typed.controllers();
    let site = SiteId::parse(&typed.site).ok().filter(|site| ledger.sites.contains_key(site));
    let (Some(site), Some(kind)) = (site, typed.kind()) else {
        return view! { <p class="muted">{words.t("jobs.sum.choose_site")}</p> }.into_any();
    };
    let Some(quote) = quoted(ledger, book, &site, kind, &controllers, day) else { return ().into_any() };
    if controllers.is_empty() && kind != NoticeKind::Reprogramming {
        return view! { <p class="muted">{words.t("jobs.sum.type_points")}</p> }.into_any();
    }
    let rules = book.rules_on(day);
    let area = ledger.sites.get(&site).map(|site| words.t(area_key(site.area)));
    let clause = format!("{} {}", quote.clause, clause_title(words, quote.clause.0));
    let person = PersonId::parse(&typed.to).ok().filter(|person| ledger.people.contains_key(person));
    let effect =
        person.as_ref().and_then(|person| ladder_effect(ledger, book, &site, person, quote.points, day));
    let name = person.map(|person| person_name(ledger, &person)).unwrap_or_default();
    view! {
        <dl class="pairs">
            <dt>{words.t("jobs.fact.points")}</dt>
            <dd>
                <strong>{number(quote.points.into())}</strong>
                <p class="small muted">{say::counting(words, rules, &controllers)}</p>
            </dd>
            <dt>{words.t("jobs.fact.area")}</dt>
            <dd>{area}</dd>
            <dt>{words.t("jobs.fact.rate")}</dt>
            <dd>
                {say::rates(words, &quote).into_iter().map(|rate| view! { <p>{rate}</p> }).collect_view()}
                <p>{say::gross(words, &quote, kind, None)}</p> <p class="small muted">{clause}</p>
            </dd>
        </dl>
        {warnings(words, &quote, kind)}
        {effect.map(|effect| ladder(words, rules, &quote, &name, effect))}
    }
    .into_any()
}

/// What will be needed besides: a ruling, the manager's recheck.
fn warnings(words: Words, quote: &Quote, kind: NoticeKind) -> impl IntoView {
    let gap = (quote.gross.is_none() && kind != NoticeKind::Reprogramming)
        .then(|| view! { <Notice tone=Tone::Waiting title=words.t("jobs.sum.needs_ruling") /> });
    let recheck =
        quote.needs_recheck.then(|| view! { <p class="muted">{words.t("jobs.sum.needs_recheck")}</p> });
    view! {
        {gap}
        {recheck}
    }
}

/// The assignee's month before and after, and what the job would pay at the percentage reached.
fn ladder(words: Words, rules: &RuleSet, quote: &Quote, name: &str, effect: LadderEffect) -> impl IntoView {
    let LadderEffect { before, after, percent_before, percent_after } = effect;
    let (before, after) = (number(before.into()), number(after.into()));
    let (from, to) = (number(percent_before.round_dp(2)), number(percent_after.round_dp(2)));
    let moved = words.tv(
        "jobs.sum.ladder",
        &[("name", &name), ("before", &before), ("after", &after), ("from", &from), ("to", &to)],
    );
    let fee = quote.gross.filter(|gross| !gross.is_zero()).map(|gross| {
        let fee = gross * percent_after / Decimal::ONE_HUNDRED;
        let first = fee * rules.commissioning.first_percent / Decimal::ONE_HUNDRED;
        words.tv("jobs.sum.fee", &[("fee", &yuan(fee)), ("first", &yuan(first))])
    });
    view! {
        <p>{moved}</p>
        {fee.map(|fee| view! { <p class="muted">{fee}</p> })}
    }
}
