//! What was and is done at a site: notices, contracts, repairs, and what they paid to whom.

use super::{
    tables,
    view::{contracts, jobs, paid, repairs},
};
use crate::ui::prelude::*;
use crate::{
    app::{
        desk::Desk,
        format,
        i18n::use_i18n,
        more::{More, drawn},
        paging::Paging,
        route::Route,
        tables::table_of,
        words::{kind_key, person_name, site_name},
    },
    domain::{Money, SiteId, WorkId},
    features::jobs::{list::tone, say, seen::Seen},
    ledger::Ledger,
    t,
    ui::{Amount, Badge, Cell, ColumnHead, Rebuilt, Row, Section, Show, Table, Tone, WholeText},
};

/// What the lists of a site are of.
fn name_of(site: SiteId) -> impl Fn(&Ledger) -> String {
    move |ledger| site_name(ledger, &site)
}

/// Its notices, each a way to the job.
#[component]
pub fn Jobs(site: SiteId, seen: Memo<Seen>) -> impl IntoView {
    let (i18n, desk) = (use_i18n(), Desk::get());
    let of = site.clone();
    let all = Memo::new(move |_| seen.with(|seen| jobs(&seen.outlook(), &site)));
    let row = move |job: super::view::SiteJob| {
        let href = Route::Job(WorkId::Notice(job.id.clone())).href();
        let issued = move || format::day(i18n.words(), job.issued, desk.today());
        view! {
            <Row>
                <Cell head=true>
                    <a href=href>{job.number.clone()}</a>
                </Cell>
                <Cell>
                    <span class="nowrap">{t!(kind_key(job.kind))}</span>
                </Cell>
                <Cell>
                    <span class="nowrap"><WholeText text=derived(issued) /></span>
                </Cell>
                <Cell numeric=true label=t!("jobs.column.points")>
                    {format::number(job.points.into())}
                </Cell>
                <Cell>
                    <Badge tone=tone(job.stand) text=t!(say::stand_key(job.stand)) />
                </Cell>
            </Row>
        }
    };
    let paging = RwSignal::new(Paging::SECTION);
    let shown = drawn(all, paging);
    let take = table_of(name_of(of), move |words, _| all.with(|all| tables::jobs(words, all)));
    let some = Memo::new(move |_| all.with(|all| !all.is_empty()));
    view! {
        <Section title=t!("sites.jobs") actions=move || some.get().then(|| take.run())>
            <Show
                when=move || some.get()
                fallback=move || view! { <p class="muted">{t!("sites.jobs.none")}</p> }
            >
                <div class="row-cards"><Table caption=t!("sites.jobs.table")>
                    <thead>
                        <tr>
                            <ColumnHead label=t!("jobs.field.number") />
                            <ColumnHead label=t!("jobs.fact.kind") />
                            <ColumnHead label=t!("jobs.fact.issued") />
                            <ColumnHead label=t!("jobs.column.points") numeric=true />
                            <ColumnHead label=t!("jobs.column.stand") />
                        </tr>
                    </thead>
                    <tbody><Rebuilt of=shown let:shown>{shown.into_iter().map(row).collect_view()}</Rebuilt></tbody>
                </Table></div>
                <More paging=paging all=derived(move || all.with(Vec::len)) />
            </Show>
        </Section>
    }
}

/// Its maintenance contracts with what has come in.
#[component]
pub fn Contracts(site: SiteId, seen: Memo<Seen>) -> impl IntoView {
    let (i18n, desk) = (use_i18n(), Desk::get());
    let of = site.clone();
    let all = Memo::new(move |_| seen.with(|seen| contracts(&seen.ledger, &site, desk.today())));
    let paging = RwSignal::new(Paging::SECTION);
    let shown = drawn(all, paging);
    let row = move |contract: super::view::SiteContract| {
        let period = move || {
            let day = |day| format::short_day(i18n.words(), day, desk.today());
            i18n.tv("sites.period", &[("from", &day(contract.from)), ("to", &day(contract.to))])
        };
        view! {
            <Row>
                <Cell head=true>
                    <a href=Route::Job(WorkId::Contract(contract.id.clone())).href()>{contract.number.clone()}</a>
                </Cell>
                <Cell>
                    <span class="nowrap"><WholeText text=derived(period) /></span>
                </Cell>
                <Cell numeric=true label=t!("sites.contract.fee")>
                    <Amount value=contract.fee.exact() />
                </Cell>
                <Cell numeric=true label=t!("sites.contract.received")>
                    <Amount value=contract.received.exact() />
                </Cell>
            </Row>
        }
    };
    view! {
        <Show when=move || all.with(|all| !all.is_empty())>
            <Section title=t!("sites.contracts") actions=table_of(name_of(of.clone()), move |words, _| all.with(|all| tables::contracts(words, all)))>
                <div class="row-cards"><Table caption=t!("sites.contracts.table")>
                    <thead>
                        <tr>
                            <ColumnHead label=t!("sites.contract") />
                            <ColumnHead label=t!("sites.contract.period") />
                            <ColumnHead label=t!("sites.contract.fee") numeric=true />
                            <ColumnHead label=t!("sites.contract.received") numeric=true />
                        </tr>
                    </thead>
                    <tbody><Rebuilt of=shown let:shown>{shown.into_iter().map(row).collect_view()}</Rebuilt></tbody>
                </Table></div>
                <More paging=paging all=derived(move || all.with(Vec::len)) />
            </Section>
        </Show>
    }
}

/// Its repairs with what was charged.
#[component]
pub fn Repairs(site: SiteId, seen: Memo<Seen>) -> impl IntoView {
    let (i18n, desk) = (use_i18n(), Desk::get());
    let of = site.clone();
    let site = StoredValue::new(site);
    let count =
        Memo::new(move |_| seen.with(|seen| site.with_value(|site| repairs(&seen.ledger, site).len())));
    let paging = RwSignal::new(Paging::SECTION);
    let rows = move || {
        let (words, today) = (i18n.words(), desk.today());
        seen.with(|seen| {
            let ledger = &seen.ledger;
            let row = |repair: &crate::ledger::Repair| {
                let (tone, key) = match repair.paid_in {
                    Some(_) => (Tone::Done, "sites.repair.paid"),
                    None => (Tone::Waiting, "sites.repair.unpaid"),
                };
                let (id, charged, fault) =
                    (repair.number.clone(), repair.charged.exact(), repair.fault.clone());
                let page = Route::Job(WorkId::Repair(repair.id.clone()));
                let (on, by) = (format::day(words, repair.done.on, today), person_name(ledger, &repair.by));
                view! {
                    <Row>
                        <Cell head=true>
                            <a href=page.href() translate="no" prop:textContent=id.clone()></a>
                        </Cell>
                        <Cell>
                            <span class="nowrap"><WholeText text=on /></span>
                        </Cell>
                        <Cell>
                            <span class="cell-words"><WholeText text=fault /></span>
                        </Cell>
                        <Cell><WholeText text=by /></Cell>
                        <Cell numeric=true label=t!("sites.repair.charged")>
                            <Amount value=charged />
                        </Cell>
                        <Cell>
                            <Badge tone=tone text=words.t(key) />
                        </Cell>
                    </Row>
                }
            };
            let repairs = site.with_value(|site| repairs(ledger, site));
            paging.get().drawn(&repairs).iter().copied().map(row).collect_view()
        })
    };
    view! {
        <Show when=move || { count.get() > 0 }>
            <Section
                title=t!("sites.repairs")
                actions=table_of(name_of(of.clone()), move |words, ledger| site.with_value(|site| tables::repairs(words, ledger, &repairs(ledger, site))))
            >
                <div class="row-cards"><Table caption=t!("sites.repairs.table")>
                    <thead>
                        <tr>
                            <ColumnHead label=t!("sites.repair") />
                            <ColumnHead label=t!("sites.repair.done") />
                            <ColumnHead label=t!("sites.repair.fault") />
                            <ColumnHead label=t!("sites.repair.by") />
                            <ColumnHead label=t!("sites.repair.charged") numeric=true />
                            <ColumnHead label=t!("sites.repair.money") />
                        </tr>
                    </thead>
                    <tbody>{rows}</tbody>
                </Table></div>
                <More paging=paging all=count />
            </Section>
        </Show>
    }
}

/// What the work here has brought to whom, by person and pay line.
#[component]
pub fn Paid(site: SiteId, seen: Memo<Seen>) -> impl IntoView {
    let of = site.clone();
    let sums = Memo::new(move |_| seen.with(|seen| paid(&seen.ledger, &seen.settled, &site)));
    let row = move |(name, item, amount): (String, &'static str, Money)| {
        view! {
            <Row>
                <Cell head=true>{name}</Cell>
                <Cell>{t!(item)}</Cell>
                <Cell numeric=true>
                    <Amount value=amount.exact() />
                </Cell>
            </Row>
        }
    };
    view! {
        <Show when=move || sums.with(|sums| !sums.is_empty())>
            <Section
                title=t!("sites.paid")
                lead=t!("sites.paid.lead")
                actions=table_of(name_of(of.clone()), move |words, _| sums.with(|sums| tables::paid(words, sums)))
            >
                <Table caption=t!("sites.paid.table")>
                    <thead>
                        <tr>
                            <ColumnHead label=t!("jobs.money.person") />
                            <ColumnHead label=t!("jobs.money.item") />
                            <ColumnHead label=t!("jobs.money.amount") numeric=true />
                        </tr>
                    </thead>
                    <tbody><Rebuilt of=sums let:sums>{sums.into_iter().map(row).collect_view()}</Rebuilt></tbody>
                </Table>
            </Section>
        </Show>
    }
}
