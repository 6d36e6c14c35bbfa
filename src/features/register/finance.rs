//! The lists of assignments that finance waits for: to be taken along, sent, and said to be sent (6.1.10).

use super::{
    step_links::StepLinks,
    steps::Next,
    tables::{Assignment, assigned, assignments, months_shown},
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
        tables::{Tables, TakeTable},
        words::{month_words, points_of},
    },
    domain::{Month, WorkId},
    t,
    ui::{Cell, ColumnHead, NameText, Rebuilt, Row, Section, Show, Table, WholeText},
};

/// Each with the way to the form that has it whole.
#[component]
pub fn Finance() -> impl IntoView {
    let desk = Desk::get();
    let months = Memo::new(move |_| months_shown(&desk.moment().dues, None));
    let one = |month: Month| {
        let sent = Route::RecordKind { kind: "list_sent".to_owned(), about: Some(month.to_string()) };
        view! {
            <Section title=title(month) lead=t!("register.lists.lead") actions=move || view! { <TakeTable tables=taken(month) /> }>
                <p><StepLinks next=vec![Next::to("list_sent", sent)] /></p>
            </Section>
        }
    };
    view! { <For each=move || months.get() key=|month| *month children=one /> }
}

/// The lists themselves above the form that says one of them was sent: that of the month which it is about, or all that are due.
#[component]
pub fn ListsToSend(about: Option<String>) -> impl IntoView {
    let desk = Desk::get();
    let about: Option<Month> = about.and_then(|about| about.parse().ok());
    let months = Memo::new(move |_| months_shown(&desk.moment().dues, about));
    let one = |month: Month| {
        view! {
            <Section title=title(month) lead=t!("register.lists.lead") actions=move || view! { <TakeTable tables=taken(month) /> }>
                <OfMonth month=month />
            </Section>
        }
    };
    view! { <For each=move || months.get() key=|month| *month children=one /> }
}

fn title(month: Month) -> Signal<String> {
    let i18n = use_i18n();
    derived(move || {
        let words = i18n.words();
        words.tv("register.lists", &[("month", &month_words(words, month))])
    })
}

fn taken(month: Month) -> impl Fn(crate::app::i18n::Words) -> Option<Tables> + Copy + Send + Sync + 'static {
    let desk = Desk::get();
    move |words| {
        let page = assignments(words, &desk.ledger(), month);
        Some(Tables::list_of(page, month.to_string(), desk.today()))
    }
}

/// Who got which notice in the month, as finance gets it.
#[component]
fn OfMonth(month: Month) -> impl IntoView {
    let (desk, i18n) = (Desk::get(), use_i18n());
    let all = Memo::new(move |_| assigned(&desk.ledger(), month));
    let paging = RwSignal::new(Paging::SECTION);
    let shown = drawn(all, paging);
    let row = move |one: Assignment| {
        let Assignment { id, number, site, controllers, to, on } = one;
        let day = move || format::short_day(i18n.words(), on, desk.today());
        let points = move || points_of(i18n.words(), &controllers);
        view! {
            <Row>
                <Cell head=true><a href=Route::Job(WorkId::Notice(id)).href() translate="no">{number}</a></Cell>
                <Cell><span class="nowrap"><WholeText text=derived(day) /></span></Cell>
                <Cell><NameText text=site /></Cell>
                <Cell label=t!("facts.field.controllers")><WholeText text=derived(points) /></Cell>
                <Cell><NameText text=to /></Cell>
            </Row>
        }
    };
    view! {
        <Show
            when=move || !all.with(Vec::is_empty)
            fallback=|| view! { <p class="muted">{t!("register.lists.none")}</p> }
        >
            <div class="row-cards"><Table caption=t!("register.assignments")>
                <thead>
                    <tr>
                        <ColumnHead label=t!("jobs.field.number") />
                        <ColumnHead label=t!("jobs.fact.issued") />
                        <ColumnHead label=t!("jobs.field.site") />
                        <ColumnHead label=t!("facts.field.controllers") />
                        <ColumnHead label=t!("jobs.field.to") />
                    </tr>
                </thead>
                <tbody><Rebuilt of=shown let:shown>{shown.into_iter().map(row).collect_view()}</Rebuilt></tbody>
            </Table></div>
            <More paging=paging all=derived(move || all.with(Vec::len)) />
        </Show>
    }
}
