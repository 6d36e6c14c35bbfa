//! One person's month as the office's paper form.

use super::paper::{Paper, PaperRow};
use crate::{
    app::{format::yuan, i18n::use_i18n},
    t,
    workflow::NetChange,
};
use leptos::prelude::*;

/// One person's form. The head stands in the table's head, so that every page repeats it.
#[component]
pub fn Sheet(paper: Paper) -> impl IntoView {
    let Paper { branch, month, person, role, rows, gross, deductions, paid, owed, capitals, state, other } =
        paper;
    let (gross, deductions, paid) = (yuan(gross.exact()), yuan(deductions.exact()), yuan(paid.exact()));
    let owes = (!owed.is_zero()).then(|| yuan(owed.exact()));
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
        <article class="sheet statement-sheet" aria-label=label tabindex="0" translate="no">
            <table class="sheet-table">
                <thead>
                    <tr>
                        <td colspan="6" class="sheet-top">
                            <h2 class="sheet-title">{t!("settlement.paper.title")}</h2>
                            <div class="sheet-head">
                                <span>{t!("ui.paper.branch", branch = branch)}</span>
                                <span>{t!("settlement.paper.month", month = month)}</span>
                                <span class="sheet-person">{t!("settlement.paper.person", person = person)}</span>
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
                        <td class="numeric">{paid}</td>
                    </tr>
                    {owes.map(|owed| view! { <Owed owed=owed /> })}
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
            {state.map(|key| view! { <p class="sheet-open">{t!(key)}</p> })}
            {other.into_iter().map(|change| view! { <Otherwise change=change /> }).collect_view()}
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

/// What he owes where more is taken off than he earned: it is no part of what is paid.
#[component]
fn Owed(owed: String) -> impl IntoView {
    view! {
        <tr>
            <th scope="row" colspan="3">
                {t!("settlement.owed")}
            </th>
            <td colspan="2">{t!("settlement.paper.owed")}</td>
            <td class="numeric">{owed}</td>
        </tr>
    }
}

/// The month was closed twice, with other figures for him the other time.
#[component]
fn Otherwise(change: NetChange) -> impl IntoView {
    let i18n = use_i18n();
    let (was, now) = (yuan(change.was.exact()), yuan(change.now.exact()));
    view! { <p class="sheet-open">{move || i18n.tv("settlement.paper.closed_twice", &[("was", &was), ("now", &now)])}</p> }
}
