//! One piece of work: what it is, where it stands, what it pays, and what happened to it.

use super::{
    address::candidates,
    alike::{Chooser, SameNumber},
    history::History,
    money::Money,
    new_work::UnusualLink,
    past, say,
    seen::Seen,
    steps_line::StepsLine,
    under_way_page::{UnderWay, is_under_way},
    view,
    visits::MadeFor,
    work::WorkHead,
    work_steps::WorkSteps,
};
use crate::ui::prelude::*;
use crate::{
    app::{
        desk::Desk,
        format,
        i18n::use_i18n,
        route::Route,
        words::{area_key, kind_key, person_name, site_name},
    },
    domain::{JobId, Thing, WorkId},
    features::{
        attachments::Attachments,
        record::{conflicts::Place, conflicts_page::InConflict},
    },
    rules::commissioning::quote_of,
    t,
    ui::{EmptyState, ExactText, LinkButton, NameText, Section, Show, WholeText},
};

/// The whole of one piece of work.
#[component]
pub fn JobDetail(id: WorkId, seen: Memo<Seen>) -> impl IntoView {
    let id = StoredValue::new(id);
    let known = Memo::new(move |_| seen.with(|seen| id.with_value(|id| seen.ledger.has_work(id))));
    let on_its_way = Memo::new(move |_| seen.with(|seen| id.with_value(|id| is_under_way(&seen.ledger, id))));
    let entries = derived(move || {
        let ledger = Desk::get().ledger();
        id.with_value(|id| past::of_work(&ledger, id))
    });
    let had = move || entries.with(|entries| !entries.is_empty());
    let is_several = move || seen.with(|seen| id.with_value(|id| !candidates(&seen.ledger, id).is_empty()));
    let number = move || {
        let thing = Thing::Work(id.get_value());
        seen.with(|seen| seen.ledger.number_of(&thing).to_owned())
    };
    view! {
        <div class="stack job">
            {move || match known.get() {
                true => whole(id.get_value(), seen),
                false if on_its_way.get() => view! { <UnderWay id=id.get_value() seen=seen /> }.into_any(),
                false if is_several() => view! { <Chooser address=id.get_value() seen=seen /> }.into_any(),
                false if had() => view! { <p class="lead">{t!("jobs.withdrawn.whole", job = number())}</p> }.into_any(),
                false => {
                    view! {
                        <EmptyState text=t!("jobs.unknown", job = number())>
                            <LinkButton href=Route::jobs().href()>{t!("jobs.all")}</LinkButton>
                        </EmptyState>
                    }
                        .into_any()
                }
            }} <Show when=had>
                <History entries=entries />
            </Show>
        </div>
    }
}

/// All of it but its history.
fn whole(id: WorkId, seen: Memo<Seen>) -> AnyView {
    let unusual = view! { <UnusualLink about=id.as_str().to_owned() /> };
    let alike = view! { <SameNumber id=id.clone() seen=seen /> };
    let money = view! { <Money id=id.clone() seen=seen /> };
    let conflict = view! { <InConflict place=Place::Work(id.clone()) /> };
    let visits = view! { <MadeFor id=id.clone() seen=seen /> };
    let attached = view! { <Attachments thing=Thing::Work(id.clone()) pasted=true /> };
    let top = match &id {
        WorkId::Notice(job) => view! { <Facts job=job.clone() seen=seen /> }.into_any(),
        WorkId::Repair(_) | WorkId::Contract(_) => view! { <WorkHead id=id.clone() seen=seen /> }.into_any(),
    };
    let steps = match id {
        WorkId::Notice(job) => view! { <StepsLine job=job seen=seen /> }.into_any(),
        WorkId::Repair(_) | WorkId::Contract(_) => view! { <WorkSteps id=id seen=seen /> }.into_any(),
    };
    view! {
        {top}
        {conflict}
        {alike}
        <Section title=t!("jobs.steps")>{steps}</Section>
        {visits}
        {money}
        {attached}
        {unusual}
    }
    .into_any()
}

/// The head of the sheet.
#[component]
fn Facts(job: JobId, seen: Memo<Seen>) -> impl IntoView {
    let i18n = use_i18n();
    let desk = Desk::get();
    let facts = move || {
        let words = i18n.words();
        seen.with(|seen| {
            let notice = seen.ledger.notices.get(&job)?;
            let site = seen.ledger.sites.get(&notice.site)?;
            let quote = quote_of(&seen.ledger, &seen.book, notice)?;
            let rules = seen.book.rules_on(notice.holder().on());
            let points = format::number(view::points(&seen.ledger, &seen.book, notice).into());
            let counted = say::counting(words, rules, &notice.controllers);
            let points = match &notice.controllers[..] {
                [one] if !one.alarm_only => words.tv("jobs.points.one", &[("points", &points)]),
                _ => words.tv("jobs.points.sum", &[("points", &points), ("counted", &counted)]),
            };
            let ruled = notice.rulings.last().filter(|_| quote.gross.is_none()).map(|ruling| ruling.value);
            let rates = match ruled {
                Some(rate) => vec![say::ruled(words, &quote, rate)],
                None => say::rates(words, &quote),
            };
            let gross = say::gross(words, &quote, notice.kind, ruled);
            let issued = format::day(words, notice.issued.on, desk.today());
            let (ink, href) = (site_name(&seen.ledger, &site.id), Route::Site(site.id.to_string()).href());
            Some(view! {
                <h2 class="job-title">
                    <span translate="no" prop:textContent=notice.number.clone()></span> " "
                    <a href=href><NameText text=ink /></a>
                </h2>
                <dl class="pairs">
                    <dt>{words.t("jobs.fact.customer")}</dt>
                    <dd><WholeText text=site.customer.clone() /></dd>
                    <dt>{words.t("jobs.fact.kind")}</dt>
                    <dd><WholeText text=format!("{} · {}", words.t(kind_key(notice.kind)), words.t(area_key(site.area))) /></dd>
                    <dt>{words.t("jobs.fact.holder")}</dt>
                    <dd><ExactText text=person_name(&seen.ledger, &notice.holder().value) /></dd>
                    <dt>{words.t("jobs.fact.issued")}</dt>
                    <dd><WholeText text=issued /></dd>
                    <dt>{words.t("jobs.fact.points")}</dt>
                    <dd><WholeText text=points /></dd>
                    <dt>{words.t("jobs.fact.rate")}</dt>
                    <dd>
                        {rates.into_iter().map(|rate| view! { <p><WholeText text=rate /></p> }).collect_view()}
                        <p class="muted"><WholeText text=gross /></p>
                    </dd>
                </dl>
            })
        })
    };
    view! { <header class="stack-tight">{facts}</header> }
}
