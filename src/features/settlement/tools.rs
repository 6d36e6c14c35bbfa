//! Above the grids: which month or year, whether it is closed, and the way from one view to the other.

use super::route;
use crate::ui::prelude::*;
use crate::{
    app::{
        desk::Desk,
        format,
        i18n::use_i18n,
        route::{Route, navigate},
        words::month_words,
    },
    domain::{Arrange, Month},
    rules::MonthSheet,
    t,
    ui::{Badge, Bind, Choice, ExactText, MonthPicker, Tone},
};

/// The month's or the year's picker, the month's state, and the two views.
#[component]
pub fn Tools(
    month: Memo<Month>,
    sheet: Memo<Option<MonthSheet>>,
    /// The year's view is shown, not the month's.
    year: bool,
    /// Where a choice leads.
    go: fn(Month) -> Route,
) -> impl IntoView {
    let picker = if year {
        view! { <YearPicker month=month go=go /> }.into_any()
    } else {
        view! { <Months month=month go=go /> }.into_any()
    };
    let current = move |mine: bool| (mine == year).then_some("page");
    view! {
        <div class="settle-tools no-print">
            {picker} {(!year).then(|| view! { <State sheet=sheet /> })}
            <nav class="settle-views" aria-label=t!("settlement.views")>
                <a href=move || route::month(month.get()).href() aria-current=current(false)>
                    {t!("settlement.view.month")}
                </a>
                <a href=move || route::year(month.get()).href() aria-current=current(true)>
                    {t!("settlement.view.year")}
                </a>
                <a href=Route::Owing.href()>{t!("owing.title")}</a>
            </nav>
        </div>
    }
}

/// Picks one of the settled months.
#[component]
pub fn Months(month: Memo<Month>, #[prop(into)] go: Callback<Month, Route>) -> impl IntoView {
    let desk = Desk::get();
    let i18n = use_i18n();
    let value = Bind::new(
        move || month.get().to_string(),
        move |chosen: String| {
            if let Ok(chosen) = chosen.parse() {
                navigate(&go.run(chosen));
            }
        },
    );
    let options = move || {
        let words = i18n.words();
        let mut months: Vec<Month> = desk.settled().months.iter().map(|sheet| sheet.month).collect();
        if !months.contains(&month.get()) {
            months.push(month.get());
            months.arrange();
        }
        months
            .into_iter()
            .map(|month| Choice::new(month.to_string(), month_words(words, month)))
            .collect::<Vec<_>>()
    };
    view! {
        <MonthPicker
            value=value
            options=derived(options)
            label=t!("settlement.month")
            previous=t!("settlement.month.previous")
            next=t!("settlement.month.next")
        />
    }
}

#[component]
fn YearPicker(month: Memo<Month>, go: fn(Month) -> Route) -> impl IntoView {
    let desk = Desk::get();
    let i18n = use_i18n();
    let value = Bind::new(
        move || month.get().year().to_string(),
        move |chosen: String| {
            let number = month.get_untracked().number();
            if let Some(month) = chosen.parse().ok().and_then(|year| Month::new(year, number).ok()) {
                navigate(&go(month));
            }
        },
    );
    let options = move || {
        let words = i18n.words();
        let mut years: Vec<i32> = desk.settled().months.iter().map(|sheet| sheet.month.year()).collect();
        years.push(month.get().year());
        years.arrange();
        years.dedup();
        let choice =
            |year: i32| Choice::new(year.to_string(), words.tv("settlement.year", &[("year", &year)]));
        years.into_iter().map(choice).collect::<Vec<_>>()
    };
    view! {
        <MonthPicker
            value=value
            options=derived(options)
            label=t!("settlement.year.picker")
            previous=t!("settlement.year.previous")
            next=t!("settlement.year.next")
        />
    }
}

/// The id of the month's state, where one stands again after closing it.
pub const STATE: &str = "settle-state";

/// Open or closed, in a word and a shape.
#[component]
pub fn State(sheet: Memo<Option<MonthSheet>>) -> impl IntoView {
    let desk = Desk::get();
    let i18n = use_i18n();
    let closed = Memo::new(move |_| sheet.with(|sheet| sheet.as_ref().and_then(|sheet| sheet.closed)));
    let tone = move || if closed.get().is_some() { Tone::Done } else { Tone::Waiting };
    let running = Memo::new(move |_| {
        sheet.with(|sheet| sheet.as_ref().is_some_and(|sheet| sheet.is_running(desk.today())))
    });
    let text = move || match closed.get() {
        Some(_) => i18n.t("settlement.state.closed"),
        None if running.get() => i18n.t("settlement.state.running"),
        None => i18n.t("settlement.state.open"),
    };
    let when = move || {
        let ledger = desk.ledger();
        let (_, fact) = closed.get()?;
        let recorded = ledger.fact(fact).map(|fact| fact.recorded)?;
        let moment = format::moment(i18n.words(), recorded, desk.today());
        Some(i18n.tv("settlement.state.closed_on", &[("moment", &moment)]))
    };
    view! {
        <span class="settle-state" id=STATE tabindex="-1" translate="no">
            <Badge tone=derived(tone) text=derived(text) />
            {move || when().map(|when| view! { <span class="muted small"><ExactText text=when /></span> })}
        </span>
    }
}
