//! The working calendar by year: where its days come from, and a year entered by hand.

use super::{calendar_form::CalendarForm, calendar_text::CalendarTyped, calendar_words::days_words, tables};
use crate::ui::prelude::*;
use crate::{
    app::{
        desk::Desk,
        i18n::use_i18n,
        tables::{Tables, TakeTable},
    },
    domain::{Calendar, CalendarYear},
    t,
    ui::{Badge, Button, Cell, ColumnHead, Section, Table, Tone, WholeText},
};
use chrono::{Datelike, NaiveDate};

/// A year as the table shows it; none: only weekends are known.
#[derive(Clone, PartialEq)]
struct YearRow {
    year: i32,
    known: Option<CalendarYear>,
    /// It is not as it came with the program.
    own: bool,
}

impl YearRow {
    /// All that its row shows: another day makes another row.
    fn shown(&self) -> (i32, String, Vec<NaiveDate>, Vec<NaiveDate>, bool) {
        let known = self.known.clone().unwrap_or_else(|| CalendarYear::unknown(self.year, String::new()));
        (self.year, known.source, known.holidays, known.workdays, self.own)
    }
}

/// Every year with a notice, this one and the next, and every one that anything is dated in.
fn rows(calendar: &Calendar, today: NaiveDate, first: Option<NaiveDate>) -> Vec<YearRow> {
    let shipped = Calendar::official();
    let known: Vec<i32> = calendar.years().map(|year| year.year).collect();
    let from = first.map_or(today.year(), |day| day.year()).max(today.year() - 12);
    let from = known.iter().copied().min().map_or(from, |year| year.min(from));
    let to = known.iter().copied().max().unwrap_or(today.year()).max(today.year() + 1);
    let row = |year: i32| {
        let known = calendar.year(year).cloned();
        let own = known.as_ref().is_some_and(|known| shipped.years().all(|other| other != known));
        YearRow { year, known, own }
    };
    (from..=to).rev().map(row).collect()
}

#[component]
pub fn CalendarSection() -> impl IntoView {
    let desk = Desk::get();
    let rows = Memo::new(move |_| {
        let ledger = desk.ledger();
        rows(&ledger.calendar, desk.today(), ledger.facts().first().map(|fact| fact.on))
    });
    // What the form starts from; none: it is closed.
    let editing = RwSignal::new(None::<CalendarTyped>);
    let open_row = move |row: YearRow| {
        let typed = row.known.as_ref().map(CalendarTyped::of);
        let year = row.year.to_string();
        editing.set(Some(typed.unwrap_or(CalendarTyped { year, ..CalendarTyped::default() })));
    };
    let taken =
        move |words| Some(Tables::list(tables::calendar(words, &desk.ledger().calendar), desk.today()));
    let form = move || {
        editing.get().map(|typed| view! { <CalendarForm start=typed on_close=move || editing.set(None) /> })
    };
    view! {
        <Section
            title=t!("rules.calendar.title")
            lead=t!("rules.calendar.lead")
            actions=move || {
                view! {
                    <TakeTable tables=taken of="rules.calendar.title" />
                    <Button on_click=move || editing.set(Some(CalendarTyped::default()))>
                        {t!("rules.calendar.add")}
                    </Button>
                }
            }
        >
            {form}
            <div class="cal-list row-cards">
            <Table caption=t!("rules.calendar.caption")>
                <thead>
                    <tr>
                        <ColumnHead label=t!("rules.calendar.year") />
                        <ColumnHead label=t!("rules.calendar.state") />
                        <ColumnHead label=t!("rules.calendar.source") />
                        <ColumnHead label=t!("rules.calendar.days_off") />
                        <ColumnHead label=t!("rules.calendar.made_up") />
                        <ColumnHead label=t!("rules.calendar.edit") />
                    </tr>
                </thead>
                <tbody>
                    <For each=move || rows.get() key=YearRow::shown let:row>
                        <YearView row=row on_edit=move |row| open_row(row) />
                    </For>
                </tbody>
            </Table>
            </div>
        </Section>
    }
}

#[component]
fn YearView(row: YearRow, #[prop(into)] on_edit: Callback<YearRow>) -> impl IntoView {
    let i18n = use_i18n();
    let year = row.year;
    let (tone, state) = match &row.known {
        None => (Tone::Waiting, "rules.calendar.estimated"),
        Some(known) if known.is_partial() => (Tone::Waiting, "rules.calendar.partial"),
        Some(_) if row.own => (Tone::Done, "rules.calendar.own"),
        Some(_) => (Tone::Done, "rules.calendar.known"),
    };
    let known = row.known.is_some();
    let source = row.known.as_ref().map(|known| known.source.clone());
    let days = |pick: fn(&CalendarYear) -> &[NaiveDate]| {
        let days = row.known.as_ref().map(|known| pick(known).to_vec()).unwrap_or_default();
        move || {
            let words = i18n.words();
            if days.is_empty() {
                return words.t("rules.calendar.none").into_any();
            }
            let count = words.tv("rules.calendar.n_days", &[("n", &days.len())]);
            let listed = format!(" · {}", days_words(words, &days, year));
            view! { <WholeText text=count /> <span class="cal-listed"><WholeText text=listed /></span> }
                .into_any()
        }
    };
    let label = move || {
        i18n.tv(
            if known { "rules.calendar.edit.label" } else { "rules.calendar.add.label" },
            &[("year", &year)],
        )
    };
    let off = days(|year| &year.holidays);
    let worked = days(|year| &year.workdays);
    view! {
        <tr>
            <Cell head=true><WholeText text=year.to_string() /></Cell>
            <Cell><Badge tone=tone text=t!(state) /></Cell>
            <Cell><WholeText text=source.unwrap_or_default() /></Cell>
            <Cell label=t!("rules.calendar.days_off")>{off}</Cell>
            <Cell label=t!("rules.calendar.made_up")>{worked}</Cell>
            <Cell>
                <Button label=derived(label) on_click=move || on_edit.run(row.clone())>
                    {t!("rules.calendar.edit")}
                </Button>
            </Cell>
        </tr>
    }
}
