//! The paper statements, as they will be printed: one person's, or everybody's of a month.

use super::{
    paper::{Paper, PaperRow, paper, papers},
    route,
};
use crate::{
    app::{derived::derived, 
        desk::Desk,
        format::yuan,
        i18n::use_i18n,
        page::Page,
        route::{Route, use_route},
        words::month_words,
    },
    domain::{Month, PersonId},
    platform::print,
    t,
    ui::{Button, ButtonKind, EmptyState},
};
use leptos::prelude::*;

/// Which sheets the address asks for.
fn asked(route: Route) -> Option<(Month, Option<PersonId>)> {
    match route {
        Route::Statement { month, person } => Some((month.parse().ok()?, Some(PersonId::parse(&person).ok()?))),
        Route::PrintMonth(month) => Some((month.parse().ok()?, None)),
        _ => None,
    }
}

/// The sheets as on paper, with the way to the printer and back.
#[component]
pub fn PrintPage() -> impl IntoView {
    let desk = Desk::get();
    let i18n = use_i18n();
    let current = use_route();
    let asked = Memo::new(move |_| asked(current.get()));
    let sheets = Memo::new(move |_| {
        let Some((month, person)) = asked.get() else { return Vec::new() };
        let (settled, ledger, words) = (desk.settled(), desk.ledger(), i18n.words());
        let Some(sheet) = settled.sheet(month) else { return Vec::new() };
        match person {
            Some(person) => paper(words, &ledger, sheet, &person).into_iter().collect(),
            None => papers(words, &ledger, sheet),
        }
    });
    let name = move || {
        asked.get().map(|(month, _)| month_words(i18n.words(), month)).unwrap_or_default()
    };
    let title = move || i18n.tv("settlement.print.title", &[("month", &name())]);
    let lead = move || match sheets.with(Vec::len) {
        1 => i18n.t("settlement.print.lead.one"),
        n => i18n.tv("settlement.print.lead", &[("n", &n)]),
    };
    let back = move || match asked.get() {
        Some((month, Some(person))) => route::statement(month, &person, None),
        Some((month, None)) => route::month(month),
        None => Route::settlement(),
    };
    let none = move || sheets.with(Vec::is_empty);
    view! {
        <Page
            title=derived(title)
            lead=derived(lead)
            actions=move || view! {
                <Show when=move || !none()>
                    <Button kind=ButtonKind::Primary on_click=print::print>
                        {t!("settlement.print")}
                    </Button>
                </Show>
            }
        >
            <p class="no-print">
                <a href=move || back().href()>{t!("settlement.print.back")}</a>
            </p>
            <Show when=none>
                <EmptyState text=t!("settlement.print.empty", month = name()) />
            </Show>
            <div class="sheets">
                {move || sheets.get().into_iter().map(|paper| view! { <Sheet paper=paper /> }).collect_view()}
            </div>
        </Page>
    }
}

/// One person's form. The head stands in the table's head, so that every page repeats it.
#[component]
fn Sheet(paper: Paper) -> impl IntoView {
    let Paper { branch, month, person, role, rows, gross, deductions, net, capitals, closed } = paper;
    let (gross, deductions, net) = (yuan(gross.exact()), yuan(deductions.exact()), yuan(net.exact()));
    let label = format!("{person} {month}");
    let rows = rows.into_iter().enumerate().map(|(at, row)| view! { <SheetRow at=at row=row /> });
    let rows = rows.collect_view();
    let sign = [
        "settlement.paper.sign.payee",
        "settlement.paper.sign.clerk",
        "settlement.paper.sign.manager",
        "settlement.paper.sign.sales_vp",
        "settlement.paper.sign.finance",
    ];
    let boxes = sign.map(|key| view! { <div class="sign-box">{t!(key)}</div> });
    view! {
        <article class="sheet statement-sheet" aria-label=label tabindex="0">
            <table class="sheet-table">
                <thead>
                    <tr>
                        <td colspan="6" class="sheet-top">
                            <h2 class="sheet-title">{t!("settlement.paper.title")}</h2>
                            <div class="sheet-head">
                                <span>{t!("settlement.paper.branch", branch = branch)}</span>
                                <span>{t!("settlement.paper.month", month = month)}</span>
                                <span>{t!("settlement.paper.person", person = person)}</span>
                                <span>{t!("settlement.paper.role", role = role)}</span>
                            </div>
                        </td>
                    </tr>
                    <tr>
                        <th scope="col">{t!("settlement.paper.number")}</th>
                        <th scope="col">{t!("settlement.item")}</th>
                        <th scope="col">{t!("settlement.subject_head")}</th>
                        <th scope="col">{t!("settlement.basis")}</th>
                        <th scope="col">{t!("settlement.clause")}</th>
                        <th scope="col" class="numeric">
                            {t!("settlement.amount")}
                        </th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
                <tbody class="sheet-sums">
                    <tr>
                        <th scope="row" colspan="3">
                            {t!("settlement.paper.net")}
                        </th>
                        <td colspan="2">{t!("settlement.paper.sums", gross = gross, deductions = deductions)}</td>
                        <td class="numeric">{net}</td>
                    </tr>
                    <tr>
                        <th scope="row" colspan="3">
                            {t!("settlement.paper.capitals")}
                        </th>
                        <td colspan="3" lang="zh-CN" class="sheet-capitals">
                            {capitals}
                        </td>
                    </tr>
                </tbody>
            </table>
            {(!closed).then(|| view! { <p class="sheet-open">{t!("settlement.paper.open")}</p> })}
            <div class="sign-boxes">{boxes.collect_view()}</div>
        </article>
    }
}

#[component]
fn SheetRow(at: usize, row: PaperRow) -> impl IntoView {
    let PaperRow { item, subject, basis, clause, amount } = row;
    view! {
        <tr>
            <td>{at + 1}</td>
            <td class="nowrap">{item}</td>
            <td>{subject}</td>
            <td>{basis}</td>
            <td class="nowrap">{clause}</td>
            <td class="numeric">{yuan(amount.exact())}</td>
        </tr>
    }
}
