//! The visits, requests and complaints on a customer's page, drawn page by page.

use super::service::{Service, of_site, page};
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
        words::site_name,
    },
    domain::SiteId,
    t,
    ui::{Cell, ColumnHead, Rebuilt, Row, Section, Show, Table, WholeText},
};

#[component]
pub fn Services(site: SiteId) -> impl IntoView {
    let (i18n, desk) = (use_i18n(), Desk::get());
    let of = site.clone();
    let all = Memo::new(move |_| of_site(i18n.words(), &desk.ledger(), &desk.book(), &site));
    let paging = RwSignal::new(Paging::SECTION);
    let shown = drawn(all, paging);
    let row = move |one: Service| {
        let Service { what, id, on, title, about, stand } = one;
        let href = Route::day(what, &id).href();
        let day = move || format::short_day(i18n.words(), on, desk.today());
        view! {
            <Row>
                <Cell head=true><a href=href><WholeText text=title /></a></Cell>
                <Cell><span class="nowrap"><WholeText text=derived(day) /></span></Cell>
                <Cell><span class="cell-words"><WholeText text=about /></span></Cell>
                <Cell><WholeText text=stand /></Cell>
            </Row>
        }
    };
    let some = Memo::new(move |_| !all.with(Vec::is_empty));
    let take =
        table_of(move |ledger| site_name(ledger, &of), move |words, _| all.with(|all| page(words, all)));
    view! {
        <Section title=t!("sites.service") actions=move || some.get().then(|| take.run())>
            <Show when=move || some.get() fallback=|| view! { <p class="muted">{t!("sites.service.none")}</p> }>
                <div class="row-cards"><Table caption=t!("sites.service")>
                    <thead>
                        <tr>
                            <ColumnHead label=t!("register.column.what") />
                            <ColumnHead label=t!("tables.date") />
                            <ColumnHead label=t!("register.column.about") />
                            <ColumnHead label=t!("register.column.stand") />
                        </tr>
                    </thead>
                    <tbody><Rebuilt of=shown let:shown>{shown.into_iter().map(row).collect_view()}</Rebuilt></tbody>
                </Table></div>
                <More paging=paging all=derived(move || all.with(Vec::len)) />
            </Show>
        </Section>
    }
}
