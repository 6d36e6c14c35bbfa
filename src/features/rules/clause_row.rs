//! One clause: what it asks in our words, its figures with the month they hold from, and its readings.

use super::{
    layout::places_of,
    names::{self, List, PENALTY_COLUMNS, value_words},
    readings::{self, Reading},
    tax::TaxForm,
    view::{InForce, standing_keys},
};
use crate::ui::prelude::*;
use crate::{
    app::{i18n::use_i18n, words::month_words},
    domain::PenaltyClause,
    rules::catalogue::entry,
    t,
    ui::{Badge, Cell, ColumnHead, Disclosure, Table, Tone, WholeText},
};

/// The id of a clause's place on the page.
pub fn clause_place(id: &str) -> String {
    format!("clause-{id}")
}

/// A clause of the catalogue, by its id.
#[component]
pub fn ClauseRow(id: &'static str, in_force: Memo<InForce>) -> impl IntoView {
    let entry = entry(id)?;
    let places = places_of(id);
    let singles = places.iter().filter(|name| names::single(name).is_some());
    let lists = places.iter().filter_map(|name| names::list(name));
    let readings = places.iter().filter_map(|name| readings::reading(name));
    let standing = standing_keys(entry.standing);
    Some(view! {
        <article class="rule" id=clause_place(id) tabindex="-1">
            <h3 class="rule-title">
                <span class="rule-id" translate="no">{id}</span>
                " "
                {t!(entry.title)}
            </h3>
            <p class="rule-text"><WholeText text=t!(entry.text) /></p>
            {standing
                .map(|(badge, why)| {
                    view! {
                        <p class="rule-left">
                            <Badge tone=Tone::Neutral text=t!(badge) />
                            " "
                            <span class="muted">{t!(why)}</span>
                        </p>
                    }
                })}
            <dl class="rule-values">
                {singles.map(|name| single(name, in_force)).collect_view()}
            </dl>
            {lists.map(|list| list_table(list, in_force)).collect_view()}
            {readings.map(|reading| reading_view(reading, in_force)).collect_view()}
            {(id == "7").then(|| penalty_table(in_force))}
            {(id == "5.2.5")
                .then(|| {
                    view! {
                        <Disclosure summary=move || view! { <span>{t!("rules.tax.title")}</span> }>
                            <TaxForm />
                        </Disclosure>
                    }
                })}
        </article>
    })
}

/// Since when a value holds.
fn since(name: &'static str, in_force: Memo<InForce>) -> impl Fn() -> String + Copy + Send + Sync + 'static {
    let i18n = use_i18n();
    move || {
        let words = i18n.words();
        match in_force.with(|now| now.since(name)) {
            Some(month) => words.tv("rules.since", &[("month", &month_words(words, month))]),
            None => words.t("rules.since.original"),
        }
    }
}

fn single(name: &'static str, in_force: Memo<InForce>) -> impl IntoView {
    let i18n = use_i18n();
    let title = names::single(name).map(|single| single.title)?;
    let value = move || in_force.with(|now| value_words(i18n.words(), name, now.values().text(name)));
    Some(view! {
        <div class="rule-value">
            <dt>{t!(title)}</dt>
            <dd>
                <span class="rule-figure"><WholeText text=derived(value) /></span>
                <span class="rule-since"><WholeText text=derived(since(name, in_force)) /></span>
            </dd>
        </div>
    })
}

fn list_table(list: &'static List, in_force: Memo<InForce>) -> impl IntoView {
    let i18n = use_i18n();
    let rows = move || {
        let words = i18n.words();
        in_force.with(|now| {
            let cells = |row: usize| {
                let cell = |column: &names::Column| {
                    let name = format!("{}.{row}.{}", list.name, column.field);
                    let value = value_words(words, &name, now.values().text(&name));
                    view! { <Cell numeric=true><WholeText text=value /></Cell> }
                };
                list.columns.iter().map(cell).collect_view()
            };
            let rows = 0..now.values().rows(list.name);
            rows.map(|row| view! { <tr>{cells(row)}</tr> }).collect_view()
        })
    };
    let heads =
        list.columns.iter().map(|column| view! { <ColumnHead label=t!(column.title) numeric=true /> });
    view! {
        <div class="rule-list">
            <Table caption=t!(list.title)>
                <thead>
                    <tr>{heads.collect_view()}</tr>
                </thead>
                <tbody>{rows}</tbody>
            </Table>
            <p class="rule-since"><WholeText text=derived(since(list.name, in_force)) /></p>
        </div>
    }
}

/// A doubtful sentence: what is doubtful, how it is read now, and how else it could be.
fn reading_view(reading: &'static Reading, in_force: Memo<InForce>) -> impl IntoView {
    let i18n = use_i18n();
    let now = Memo::new(move |_| in_force.with(|now| now.values().text(reading.name).to_owned()));
    let chosen = move || {
        let option = now.with(|code| reading.option(code));
        option.map(|option| i18n.t(option.title)).unwrap_or_default()
    };
    let others = move || {
        let now = now.get();
        let others = reading.options.iter().filter(|option| option.code != now);
        others.map(|option| view! { <li><WholeText text=t!(option.title) /></li> }).collect_view()
    };
    view! {
        <div class="rule-reading">
            <p class="rule-reading-title">
                <Badge tone=Tone::Waiting text=t!("rules.filter.doubtful") />
                " "
                {t!(reading.title)}
            </p>
            <p class="rule-text"><WholeText text=t!(reading.why) /></p>
            <dl class="rule-values">
                <div class="rule-value">
                    <dt>{t!("rules.reading.now")}</dt>
                    <dd>
                        <span class="strong"><WholeText text=derived(chosen) /></span>
                        <span class="rule-since"><WholeText text=derived(since(reading.name, in_force)) /></span>
                    </dd>
                </div>
                <div class="rule-value">
                    <dt>{t!("rules.reading.other")}</dt>
                    <dd>
                        <ul class="rule-others">{others}</ul>
                    </dd>
                </div>
            </dl>
        </div>
    }
}

/// The figures of chapter 7 in one table.
fn penalty_table(in_force: Memo<InForce>) -> impl IntoView {
    let i18n = use_i18n();
    let row = move |clause: &'static PenaltyClause| {
        let code = clause.code();
        let title = entry(code).map(|entry| t!(entry.title));
        let cell = move |column: &'static names::Column| {
            let value = move || {
                let name = format!("penalties.{code}.{}", column.field);
                let words = i18n.words();
                in_force.with(|now| match (column.field, now.values().text(&name)) {
                    ("dismissal_at" | "dismissal_instead_from", "") => crate::ui::number::DASH.to_owned(),
                    ("dismissal_at", "0") => words.t("rules.penalties.every_time"),
                    (field, "0") if field != "dismissal_at" => crate::ui::number::DASH.to_owned(),
                    (_, text) => value_words(words, &name, text),
                })
            };
            view! { <Cell numeric=true><WholeText text=derived(value) /></Cell> }
        };
        view! {
            <tr>
                <Cell head=true>
                    <span class="rule-id" translate="no">{code}</span>
                    " "
                    {title}
                </Cell>
                {PENALTY_COLUMNS.iter().map(cell).collect_view()}
            </tr>
        }
    };
    view! {
        <div class="table-wide">
            <Table caption=t!("rules.penalties.caption")>
                <thead>
                    <tr>
                        <ColumnHead label=t!("rules.penalties.clause") />
                        {PENALTY_COLUMNS
                            .iter()
                            .map(|column| view! { <ColumnHead label=t!(column.title) numeric=true /> })
                            .collect_view()}
                    </tr>
                </thead>
                <tbody>{PenaltyClause::ALL.iter().map(row).collect_view()}</tbody>
            </Table>
        </div>
    }
}
