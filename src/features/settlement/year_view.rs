//! The year: nets by month, December's bonuses with the counts towards them, and the rests still owed.

use super::{
    page::Asked,
    route,
    subject::job_text,
    tables,
    tools::Tools,
    year::{BonusRow, OwedRest, Towards, bonuses, owed_rests, year_grid},
    year_table::YearTable,
};
use crate::ui::prelude::*;
use crate::{
    app::{
        desk::Desk,
        format::{number, yuan, yuan_or_dash},
        i18n::use_i18n,
        page::Page,
        tables::table_of,
        words::{item_key, month_words, person_name},
    },
    domain::{Money, Month},
    ledger::Ledger,
    rules::Item,
    t,
    ui::{Cell, ColumnHead, Keyed, Section, Table},
};
use rust_decimal::Decimal;

/// The year that the address's month lies in.
#[component]
pub fn YearView(asked: Asked) -> impl IntoView {
    let desk = Desk::get();
    let month = asked.month;
    let sheet = Memo::new(move |_| desk.settled().sheet(month.get()).cloned());
    let grid =
        Memo::new(move |_| year_grid(&desk.ledger(), &desk.settled(), month.get().year(), desk.today()));
    view! {
        <Page
            title=t!("shell.place.settlement")
            lead=t!("settlement.lead")
            actions=table_of(year_of(month), move |words, ledger| grid.with(|grid| tables::year(words, ledger, grid)))
        >
            <Tools month=month sheet=sheet year=true go=route::year />
            <Keyed of=grid let:grid>
                <YearTable year=month.get_untracked().year() grid=grid />
            </Keyed>
            <div class="stack-sections no-print">
                <Bonuses month=month />
                <Owed month=month />
            </div>
        </Page>
    }
}

/// What the tables of a year are of.
fn year_of(month: Memo<Month>) -> impl Fn(&Ledger) -> String + Copy {
    move |_| month.get().year().to_string()
}

#[component]
fn Bonuses(month: Memo<Month>) -> impl IntoView {
    let desk = Desk::get();
    let rows = Memo::new(move |_| {
        bonuses(&desk.ledger(), &desk.book(), &desk.settled(), month.get().year(), desk.today())
    });
    let table = move |rows: Vec<BonusRow>| {
        if rows.is_empty() {
            return view! { <p class="muted">{t!("settlement.year.bonuses.none")}</p> }.into_any();
        }
        let year = month.get().year();
        view! {
            <div class="table-wide row-cards settle-bonuses">
                <Table caption=t!("settlement.year.bonuses.table")>
                    <thead>
                        <tr>
                            <ColumnHead label=t!("settlement.person") />
                            <ColumnHead label=t!("settlement.year.points") numeric=true />
                            <ColumnHead label=t!(item_key(Item::BonusPoints)) numeric=true />
                            <ColumnHead label=t!("settlement.year.follow_ups") numeric=true />
                            <ColumnHead label=t!(item_key(Item::BonusFollowUps)) numeric=true />
                            <ColumnHead label=t!("settlement.year.receipts") numeric=true />
                            <ColumnHead label=t!("settlement.year.customers") numeric=true />
                            <ColumnHead label=t!(item_key(Item::BonusContracts)) numeric=true />
                        </tr>
                    </thead>
                    <tbody>
                        {rows.into_iter().map(|row| view! { <BonusLine year=year row=row /> }).collect_view()}
                    </tbody>
                </Table>
            </div>
        }
        .into_any()
    };
    view! {
        <Section
            title=t!("settlement.year.bonuses")
            lead=t!("settlement.year.bonuses.lead")
            actions=table_of(year_of(month), move |words, ledger| rows.with(|rows| tables::bonuses(words, ledger, rows)))
        >
            <Keyed of=rows children=table />
        </Section>
    }
}

#[component]
fn BonusLine(year: i32, row: BonusRow) -> impl IntoView {
    let desk = Desk::get();
    let december = Month::new(year, 12).ok();
    let href = december.map(|december| route::statement(december, &row.person, None).href());
    let person = row.person.clone();
    let name = move || person_name(&desk.ledger(), &person);
    let paid = |key: &'static str, amount: Money| {
        view! { <Cell numeric=true label=t!(key)>{yuan_or_dash(amount.exact())}</Cell> }
    };
    let (points, follow_ups) = (count(&row.points), count(&row.follow_ups));
    view! {
        <tr>
            <th scope="row">
                <a href=href>{name}</a>
            </th>
            <Cell numeric=true label=t!("settlement.year.points")>{points}</Cell>
            {paid(item_key(Item::BonusPoints), row.points.paid)}
            <Cell numeric=true label=t!("settlement.year.follow_ups")>{follow_ups}</Cell>
            {paid(item_key(Item::BonusFollowUps), row.follow_ups.paid)}
            {paid("settlement.year.receipts", row.contracts.receipts_less_rebates)}
            <Cell numeric=true label=t!("settlement.year.customers")>
                {number(row.contracts.customers.into())}
            </Cell>
            {paid(item_key(Item::BonusContracts), row.contracts.paid)}
        </tr>
    }
}

/// A count, and below it how far the next step is.
fn count(towards: &Towards) -> impl IntoView + use<> {
    let missing = towards.next.map(|next| (number(next.into()), number((next - towards.count).into())));
    view! {
        {number(towards.count.into())}
        <span class="settle-missing">
            {match missing {
                Some((n, missing)) => {
                    t!("settlement.year.next_step", n = n, missing = missing).into_any()
                }
                None => t!("settlement.year.reached").into_any(),
            }}
        </span>
    }
}

#[component]
fn Owed(month: Memo<Month>) -> impl IntoView {
    let desk = Desk::get();
    let i18n = use_i18n();
    let rows = Memo::new(move |_| {
        let Ok(december) = Month::new(month.get().year(), 12) else { return Vec::new() };
        owed_rests(&desk.ledger(), &desk.settled(), &desk.expected(), december)
    });
    let table = move |rows: Vec<OwedRest>| {
        let (ledger, words) = (desk.ledger(), i18n.words());
        if rows.is_empty() {
            return view! { <p class="muted">{t!("settlement.year.owed.none")}</p> }.into_any();
        }
        let total: Money = rows.iter().filter_map(|rest| rest.amount).sum();
        let lines = rows.iter().map(|rest| {
            let job = job_text(words, &ledger, &rest.job);
            let since = rest.since.map(|since| month_words(words, since));
            let amount = rest.amount.map(|amount| yuan(amount.exact()));
            view! {
                <tr>
                    <th scope="row">{super::aside::linked(job.text, job.route)}</th>
                    <td>{person_name(&ledger, &rest.person)}</td>
                    <td>{since}</td>
                    <td class="numeric">{amount.unwrap_or_else(|| yuan_or_dash(Decimal::ZERO))}</td>
                </tr>
            }
        });
        let lines = lines.collect_view();
        view! {
            <div class="settle-grid row-cards"><Table caption=t!("settlement.year.owed.table")>
                <thead>
                    <tr>
                        <ColumnHead label=t!("settlement.subject_head") />
                        <ColumnHead label=t!("settlement.person") />
                        <ColumnHead label=t!("settlement.year.owed.since") />
                        <ColumnHead label=t!("settlement.amount") numeric=true />
                    </tr>
                </thead>
                <tbody>{lines}</tbody>
                <tfoot>
                    <tr>
                        <th scope="row" colspan="3">
                            {t!("settlement.total")}
                        </th>
                        <td class="numeric">{yuan(total.exact())}</td>
                    </tr>
                </tfoot>
            </Table></div>
        }
        .into_any()
    };
    view! {
        <Section
            title=t!("settlement.year.owed")
            lead=t!("settlement.year.owed.lead")
            actions=table_of(year_of(month), move |words, ledger| rows.with(|rows| tables::owed(words, ledger, rows)))
        >
            <Keyed of=rows children=move |rows| move || table(rows.clone()) />
        </Section>
    }
}
