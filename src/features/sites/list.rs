//! The list of sites.

use super::{
    form::NewSiteLink,
    tables,
    view::{SiteOrder, SiteRow, rows},
};
use crate::ui::prelude::*;
use crate::{
    app::{
        desk::Desk,
        format,
        more::More,
        paging::Paging,
        route::{ListQuery, Route, replace},
        tables::{Tables, TakeTable},
        words::area_key,
    },
    domain::SiteId,
    t,
    ui::{
        Bind, Cell, ColumnHead, EmptyState, LinkButton, NameText, Row, RowLink, SearchBox, Show, Sort, Table,
        WholeText,
    },
};

fn order(sort: Sort) -> SiteOrder {
    match sort.column {
        "area" => SiteOrder::Area,
        "points" => SiteOrder::Points,
        _ => SiteOrder::Name,
    }
}

#[component]
pub fn SiteList(query: Memo<ListQuery>, chosen: Memo<Option<SiteId>>) -> impl IntoView {
    let desk = Desk::get();
    let find = Memo::new(move |_| query.with(|query| query.find.clone().unwrap_or_default()));
    let sort = RwSignal::new(Sort::by("name"));
    let paging = RwSignal::new(Paging::FOUND);
    let all = Memo::new(move |_| {
        let sort = sort.get();
        rows(&desk.ledger(), &desk.book(), &find.get(), order(sort), sort.descending)
    });
    let ids = move || {
        all.with(|rows| paging.get().drawn(rows).iter().map(|row| row.id.clone()).collect::<Vec<_>>())
    };
    let search = Bind::new(
        move || find.get(),
        move |find: String| {
            let find = Some(find).filter(|find| !find.is_empty());
            replace(&Route::Sites(ListQuery { filter: None, find }));
        },
    );
    let nothing = move || match desk.ledger().sites.is_empty() {
        true => view! {
            <EmptyState text=t!("sites.empty")>
                <NewSiteLink />
            </EmptyState>
        }
        .into_any(),
        false => view! {
            <EmptyState text=t!("sites.none_found")>
                <LinkButton href=Route::sites().href()>{t!("sites.show_all")}</LinkButton>
            </EmptyState>
        }
        .into_any(),
    };
    view! {
        <div class="stack-tight">
            <div class="list-tools">
                <SearchBox value=search label=t!("sites.find") />
            </div>
            <div class="spread">
                <p class="small muted" role="status">
                    <WholeText text=t!("sites.count", n = all.with(Vec::len)) />
                </p>
                <TakeTable tables=move |words| Some(Tables::list(all.with(|rows| tables::list(words, rows)), desk.today())) />
            </div>
            <Show when=move || all.with(|rows| !rows.is_empty()) fallback=nothing>
                <div class="cards sites-table"><Table caption=t!("sites.list")>
                    <thead>
                        <tr>
                            <ColumnHead label=t!("sites.column.site") sort=sort column="name" />
                            <ColumnHead label=t!("sites.column.area") sort=sort column="area" />
                            <ColumnHead label=t!("sites.column.points") numeric=true sort=sort column="points" />
                        </tr>
                    </thead>
                    <tbody>
                        <For
                            each=ids
                            key=|id| id.clone()
                            children=move |id| view! { <SiteLine id=id all=all chosen=chosen /> }
                        />
                    </tbody>
                </Table></div>
                <More paging=paging all=derived(move || all.with(Vec::len)) />
            </Show>
        </div>
    }
}

#[component]
fn SiteLine(id: SiteId, all: Memo<Vec<SiteRow>>, chosen: Memo<Option<SiteId>>) -> impl IntoView {
    let key = id.clone();
    let row = Memo::new(move |_| all.with(|rows| rows.iter().find(|row| row.id == key).cloned()));
    let read = move |of: fn(&SiteRow) -> String| row.with(|row| row.as_ref().map(of).unwrap_or_default());
    let mine = id.clone();
    let selected = derived(move || chosen.with(|chosen| chosen.as_ref() == Some(&mine)));
    let other_customer = derived(move || {
        row.with(|row| row.as_ref().filter(|row| row.customer != row.name).map(|row| row.customer.clone()))
    });
    let customer = move || {
        let customer = other_customer.get()?;
        Some(view! { <span class="row-under"><NameText text=customer /></span> })
    };
    view! {
        <Row opens=true selected=selected>
            <Cell head=true>
                <RowLink href=Route::Site(id.to_string()).href() selected=selected>
                    <NameText text=derived(move || read(|row| row.name.clone())) />
                    {customer}
                </RowLink>
            </Cell>
            <Cell>
                {move || row.with(|row| row.as_ref().map(|row| row.area)).map(|area| view! { {t!(area_key(area))} })}
            </Cell>
            <Cell numeric=true><WholeText text=derived(move || read(|row| format::number(row.points.into()))) /></Cell>
        </Row>
    }
}
