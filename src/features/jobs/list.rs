//! The list of jobs.

use super::{
    NewWorkLinks,
    kind_links::KindLinks,
    say,
    seen::Seen,
    tables::tables,
    view::{
        JobFilter, JobOrder, JobRow, Rows, follow, holders, misread_month, months, rows, shown, stand_code,
        stand_of,
    },
};
use crate::ui::prelude::*;
use crate::{
    app::{
        desk::Desk,
        format,
        i18n::use_i18n,
        more::More,
        paging::Paging,
        route::{ListQuery, Route, replace},
        tables::TakeTable,
    },
    domain::{Month, PersonId, WorkId, WorkKind},
    t,
    ui::{
        Badge, Bind, Cell, Choice, ColumnHead, EmptyState, LinkButton, NameText, Row, RowLink, SearchBox,
        Select, Show, Sort, Table, Tone, WholeText,
    },
    workflow::steps::Stand,
};

pub fn tone(stand: Stand) -> Tone {
    match stand {
        Stand::Late => Tone::Late,
        Stand::Held | Stand::AwaitsAcceptance => Tone::Waiting,
        Stand::Open | Stand::Running | Stand::NotBegun => Tone::Neutral,
        Stand::Done => Tone::Done,
    }
}

fn order(sort: Sort) -> JobOrder {
    match sort.column {
        "number" => JobOrder::Number,
        "holder" => JobOrder::Holder,
        "points" => JobOrder::Points,
        _ => JobOrder::Urgency,
    }
}

/// The rows of what is seen, each looked at again only when something about its job has changed.
fn rows_of(seen: Memo<Seen>) -> Memo<Rows> {
    let looked = Memo::new(move |before: Option<&(Seen, Rows)>| {
        let now = seen.get();
        let rows = match before {
            Some((before, known)) => follow(known, &before.outlook(), &now.outlook()),
            None => rows(&now.outlook()),
        };
        (now, rows)
    });
    Memo::new(move |_| looked.with(|(_, rows)| rows.clone()))
}

/// Search, filters and rows.
#[component]
pub fn JobList(seen: Memo<Seen>, query: Memo<ListQuery>, chosen: Memo<Option<WorkId>>) -> impl IntoView {
    let all = rows_of(seen);
    let desk = Desk::get();
    let written = move || query.with(|query| query.filter.clone().unwrap_or_default());
    let filter = Memo::new(move |_| JobFilter::parse(&written(), Month::of(desk.today())));
    let find = Memo::new(move |_| query.with(|q| q.find.clone().unwrap_or_default()));
    let sort = RwSignal::new(Sort::by("urgency"));
    let paging = RwSignal::new(Paging::LIST);
    let ids = Memo::new(move |_| {
        let sort = sort.get();
        all.with(|rows| filter.with(|filter| shown(rows, filter, &find.get(), order(sort), sort.descending)))
    });
    let some = move || ids.with(|ids| paging.get().drawn(ids).to_vec());
    let go = move |filter: JobFilter, find: String| {
        let find = Some(find).filter(|find| !find.is_empty());
        let query = ListQuery { filter: filter.print(), find };
        replace(&Route::jobs_beside(chosen.get_untracked(), query));
    };
    let taken = move |words| {
        let found = ids.with(|ids| {
            all.with(|rows| ids.iter().filter_map(|id| rows.get(id).cloned()).collect::<Vec<_>>())
        });
        Some(tables(words, &found, filter.with(|filter| filter.month), desk.today()))
    };
    view! {
        <div class="stack-tight">
            <KindLinks all=all filter=filter find=find chosen=chosen />
            <Filters all=all filter=filter find=find on_change=Callback::new(move |(f, t)| go(f, t)) />
            <MonthMisread written=derived(written) />
            <div class="spread">
                <p class="small muted" role="status">
                    <WholeText text=t!("jobs.count", n = ids.with(Vec::len)) />
                </p>
                <TakeTable tables=taken />
            </div>
            <Show when=move || ids.with(|ids| !ids.is_empty()) fallback=move || view! { <Nothing all=all /> }>
                <JobTable drawn=derived(some) sort=sort all=all query=query chosen=chosen />
                <More paging=paging all=derived(move || ids.with(Vec::len)) />
            </Show>
        </div>
    }
}

/// The rows that are drawn.
#[component]
fn JobTable(
    drawn: Signal<Vec<WorkId>>,
    sort: RwSignal<Sort>,
    all: Memo<Rows>,
    query: Memo<ListQuery>,
    chosen: Memo<Option<WorkId>>,
) -> impl IntoView {
    view! {
        <div class="cards jobs-table"><Table caption=t!("jobs.list")>
            <thead>
                <tr>
                    <ColumnHead label=t!("jobs.column.job") sort=sort column="number" />
                    <ColumnHead label=t!("jobs.column.holder") sort=sort column="holder" />
                    <ColumnHead label=t!("jobs.column.points") numeric=true sort=sort column="points" />
                    <ColumnHead label=t!("jobs.column.stand") sort=sort column="urgency" />
                </tr>
            </thead>
            <tbody>
                <For
                    each=move || drawn.get()
                    key=|id| id.clone()
                    children=move |id| view! { <JobLine id=id all=all query=query chosen=chosen /> }
                />
            </tbody>
        </Table></div>
    }
}

/// That there are no jobs yet, or none that are looked for, with what leads on.
#[component]
fn Nothing(all: Memo<Rows>) -> impl IntoView {
    move || match all.with(|rows| rows.is_empty()) {
        true => view! {
            <EmptyState text=t!("jobs.empty")>
                <NewWorkLinks />
            </EmptyState>
        }
        .into_any(),
        false => view! {
            <EmptyState text=t!("jobs.none_found")>
                <LinkButton href=Route::jobs().href()>{t!("jobs.show_all")}</LinkButton>
            </EmptyState>
        }
        .into_any(),
    }
}

/// Says which month of the address could not be read, and that the present one is shown.
#[component]
fn MonthMisread(written: Signal<String>) -> impl IntoView {
    let i18n = use_i18n();
    let said = |text| view! { <p class="field-error">{text}</p> };
    let text = move || {
        written.with(|written| {
            misread_month(written).map(|month| i18n.tv("jobs.filter.month.misread", &[("month", &month)]))
        })
    };
    view! { <div role="status">{move || text().map(said)}</div> }
}

#[component]
fn Filters(
    all: Memo<Rows>,
    filter: Memo<JobFilter>,
    find: Memo<String>,
    on_change: Callback<(JobFilter, String)>,
) -> impl IntoView {
    let i18n = use_i18n();
    let change = move |set: fn(&mut JobFilter, &str), id: String| {
        let mut next = filter.get_untracked();
        set(&mut next, &id);
        on_change.run((next, find.get_untracked()));
    };
    let stand = Bind::new(
        move || filter.with(|filter| filter.stand.map_or("", stand_code).to_owned()),
        move |id| change(|filter, id| filter.stand = stand_of(id), id),
    );
    let month = Bind::new(
        move || filter.with(|filter| filter.month.map_or_else(String::new, |month| month.to_string())),
        move |id| change(|filter, id| filter.month = id.parse().ok(), id),
    );
    let person = Bind::new(
        move || filter.with(|filter| filter.person.as_ref().map_or_else(String::new, PersonId::to_string)),
        move |id| change(|filter, id| filter.person = PersonId::parse(id).ok(), id),
    );
    let stands = derived(move || {
        Stand::ALL.map(|stand| Choice::new(stand_code(stand), i18n.t(say::stand_key(stand)))).to_vec()
    });
    let month_choices = derived(move || {
        let words = i18n.words();
        let choice =
            |month: Month| Choice::new(month.to_string(), format::month(words, month.year(), month.number()));
        all.with(|rows| {
            months(rows, filter.with(|filter| filter.month)).into_iter().map(choice).collect::<Vec<_>>()
        })
    });
    let people = derived(move || {
        all.with(|rows| {
            holders(rows).into_iter().map(|(id, name)| Choice::new(id.to_string(), name)).collect::<Vec<_>>()
        })
    });
    let search = Bind::new(move || find.get(), move |find| on_change.run((filter.get_untracked(), find)));
    view! {
        <div class="list-tools">
            <SearchBox value=search label=t!("jobs.find") />
            <Select value=stand options=stands empty=t!("jobs.filter.stand") label=t!("jobs.filter.stand.label") />
            <Select value=person options=people empty=t!("jobs.filter.person") label=t!("jobs.filter.person.label") />
            <Select value=month options=month_choices empty=t!("jobs.filter.month") label=t!("jobs.filter.month.label") />
        </div>
    }
}

#[component]
fn JobLine(
    id: WorkId,
    all: Memo<Rows>,
    query: Memo<ListQuery>,
    chosen: Memo<Option<WorkId>>,
) -> impl IntoView {
    let desk = Desk::get();
    let i18n = use_i18n();
    let key = id.clone();
    let row = Memo::new(move |_| all.with(|rows| rows.get(&key).cloned()));
    let read = move |of: fn(&JobRow) -> String| row.with(|row| row.as_ref().map(of).unwrap_or_default());
    let stand = move || row.with(|row| row.as_ref().map_or(Stand::Done, |row| row.stand));
    let next = Memo::new(move |_| row.with(|row| say::next_words(i18n.words(), row.as_ref()?, desk.now())));
    let (mine, opened) = (id.clone(), id.clone());
    let selected = derived(move || chosen.with(|chosen| chosen.as_ref() == Some(&mine)));
    let href = derived(move || Route::JobAmong { id: opened.clone(), list: query.get() }.href());
    let kind = id.kind();
    let number = derived(move || read(|row| row.number.clone()));
    let alike = move || row.with(|row| row.as_ref().is_some_and(|row| row.alike));
    // What a repair or a contract is; a commissioning is what the list began with, and goes without saying.
    let what = derived(move || read(|row| row.fault.clone()));
    let work = (kind != WorkKind::Commissioning)
        .then(|| view! { <span class="row-under"><WholeText text=t!(say::work_key(kind)) /></span> });
    let site = derived(move || read(|row| row.site.clone()));
    let holder = derived(move || read(|row| row.holder.clone()));
    view! {
        <Row opens=true selected=selected>
            <Cell head=true>
                <RowLink href=href selected=selected>
                    <NameText text=site />
                    <span class="row-under" translate="no">
                        {move || number.get()}
                    </span>
                    <Show when=alike>
                        <span class="row-under"><Badge tone=Tone::Waiting text=t!("jobs.alike") /></span>
                    </Show>
                    {work}
                    {move || (!what.with(String::is_empty)).then(|| view! { <span class="row-under"><NameText text=what /></span> })}
                </RowLink>
            </Cell>
            <Cell>
                <NameText text=holder />
            </Cell>
            <Cell numeric=true><WholeText text=derived(move || read(|row| row.points.map_or_else(String::new, |points| format::number(points.into())))) /></Cell>
            <Cell>
                <span class="row-facts">
                    <Badge tone=derived(move || tone(stand())) text=t!(say::stand_key(stand())) />
                    {move || next.get().map(|words| view! { <span class="row-under"><WholeText text=words /></span> })}
                </span>
            </Cell>
        </Row>
    }
}
