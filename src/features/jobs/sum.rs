//! What a notice comes to while it is typed: points, band, rate, and the ladder of whoever gets it.

use super::{
    fresh::{LadderEffect, ladder_effect, quoted},
    say,
    typed_notice::TypedNotice,
};
use crate::{
    app::{
        clause::ClauseLink,
        desk::Desk,
        format::{number, yuan},
        i18n::{Words, use_i18n},
        own_form::OwnForm,
        words::{area_key, person_name},
    },
    domain::{Month, NoticeKind, PersonId, SiteId, typed::read_day},
    rules::{
        RuleBook, RuleSet, Settled,
        commissioning::{Quote, ladder, parts},
    },
    t,
    ui::{Callout, Section, Tone, WholeText},
};
use chrono::NaiveDate;
use leptos::prelude::*;

/// The reckoning beside the form, following every key.
#[component]
pub fn Sum(form: OwnForm<TypedNotice>) -> impl IntoView {
    let desk = Desk::get();
    let i18n = use_i18n();
    let shown = move || {
        let (settled, book, today) = (desk.standing(), desk.book(), desk.today());
        form.typed.with(|typed| reckon(i18n.words(), &settled, &book, today, typed))
    };
    view! {
        <aside class="notice-sum" aria-live="polite">
            <Section title=t!("jobs.sum")>{shown}</Section>
        </aside>
    }
}

fn reckon(
    words: Words,
    settled: &Settled,
    book: &RuleBook,
    today: NaiveDate,
    typed: &TypedNotice,
) -> AnyView {
    let ledger = settled.ledger();
    let day = read_day(&typed.on).unwrap_or(today);
    let controllers = typed.controllers();
    let site = SiteId::parse(&typed.site).ok().filter(|site| ledger.sites.contains_key(site));
    let (Some(site), Some(kind)) = (site, typed.kind()) else {
        return view! { <p class="muted"><WholeText text=words.t("jobs.sum.choose_site") /></p> }.into_any();
    };
    let Some(quote) = quoted(ledger, book, &site, kind, &controllers, day) else { return ().into_any() };
    if controllers.is_empty() && kind != NoticeKind::Reprogramming {
        return view! { <p class="muted"><WholeText text=words.t("jobs.sum.type_points") /></p> }.into_any();
    }
    let rules = book.rules_on(day);
    let area = ledger.sites.get(&site).map(|site| words.t(area_key(site.area)));
    let person = PersonId::parse(&typed.to).ok().filter(|person| ledger.people.contains_key(person));
    let effect = person.as_ref().and_then(|person| {
        let before = settled.points(person, Month::of(day));
        ladder_effect(ledger, rules, &site, (before, quote.points))
    });
    let name = person.map(|person| person_name(ledger, &person)).unwrap_or_default();
    view! {
        <dl class="pairs">
            <dt>{words.t("jobs.fact.points")}</dt>
            <dd>
                <strong><WholeText text=number(quote.points.into()) /></strong>
                <p class="small muted"><WholeText text=say::counting(words, rules, &controllers) /></p>
            </dd>
            <dt>{words.t("jobs.fact.area")}</dt>
            <dd><WholeText text=area.unwrap_or_default() /></dd>
            <dt>{words.t("jobs.fact.rate")}</dt>
            <dd>
                {say::rates(words, &quote)
                    .into_iter()
                    .map(|rate| view! { <p><WholeText text=rate /></p> })
                    .collect_view()}
                <p><WholeText text=say::gross(words, &quote, kind, None) /></p>
                <p class="small muted"><ClauseLink id=quote.clause.0 /></p>
            </dd>
        </dl>
        {warnings(words, &quote, kind)}
        {effect.map(|effect| ladder_view(words, rules, &quote, &name, effect))}
    }
    .into_any()
}

/// What will be needed besides: a ruling, the manager's recheck.
fn warnings(words: Words, quote: &Quote, kind: NoticeKind) -> impl IntoView {
    let gap = (quote.gross.is_none() && kind != NoticeKind::Reprogramming)
        .then(|| view! { <Callout tone=Tone::Waiting title=words.t("jobs.sum.needs_ruling") /> });
    let recheck = quote
        .needs_recheck
        .then(|| view! { <p class="muted"><WholeText text=words.t("jobs.sum.needs_recheck") /></p> });
    view! {
        {gap}
        {recheck}
    }
}

/// The assignee's month before and after, and what the job would pay at the percentage reached.
fn ladder_view(
    words: Words,
    rules: &RuleSet,
    quote: &Quote,
    name: &str,
    effect: LadderEffect,
) -> impl IntoView {
    let LadderEffect { before, after, percent_before, percent_after } = effect;
    let (before, after) = (number(before.into()), number(after.into()));
    let (from, to) = (number(percent_before.round_dp(2)), number(percent_after.round_dp(2)));
    let key = if from == to { "jobs.sum.ladder.same" } else { "jobs.sum.ladder" };
    let moved = words
        .tv(key, &[("name", &name), ("before", &before), ("after", &after), ("from", &from), ("to", &to)]);
    let fee = fee_words(words, rules, quote, effect);
    view! {
        <p><WholeText text=moved /></p>
        {fee.map(|fee| view! { <p class="muted"><WholeText text=fee /></p> })}
    }
}

/// The fee at the ladder with this notice in it, and its first part; none while there is no fee to speak of.
fn fee_words(words: Words, rules: &RuleSet, quote: &Quote, effect: LadderEffect) -> Option<String> {
    let gross = quote.gross.filter(|gross| !gross.is_zero())?;
    let fee = ladder::fee(&rules.commissioning.ladder, rules.reading.ladder_mode, gross, effect.after);
    let (first, _) = parts(rules, fee);
    Some(words.tv("jobs.sum.fee", &[("fee", &yuan(fee.exact())), ("first", &yuan(first.exact()))]))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{app::i18n::Lang, rules::Clause};
    use rust_decimal::Decimal;

    #[test]
    fn the_first_part_is_taken_from_the_rounded_fee() {
        let (words, rules) = (Words(Lang::En), RuleSet::regulation());
        let quote = |gross: &str| Quote {
            points: 9,
            sizes: Vec::new(),
            gross: gross.parse().ok(),
            clause: Clause("5.1.2"),
            needs_recheck: false,
        };
        let hundred = Decimal::ONE_HUNDRED;
        let effect =
            LadderEffect { before: 3000, after: 3009, percent_before: hundred, percent_after: hundred };
        // 80 % of 4.46 is 3.568; of 4.455 it would be 3.564.
        let said = fee_words(words, rules, &quote("4.455"), effect);
        assert_eq!(said, Some(words.tv("jobs.sum.fee", &[("fee", &"4.46"), ("first", &"3.57")])));
        assert_eq!(fee_words(words, rules, &quote("0"), effect), None);
    }
}
