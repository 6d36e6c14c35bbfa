//! The figures of chapter 7, a line to a clause.

use super::{bench::Bench, fields::ValueField};
use crate::ui::prelude::*;
use crate::{
    app::i18n::use_i18n,
    domain::PenaltyClause,
    features::rules::names::{Column, PENALTY_COLUMNS, place_words},
    rules::catalogue::entry,
    t,
    ui::{Choice, Disclosure, Field, Select},
};

#[component]
pub fn PenaltyFields(bench: Bench) -> impl IntoView {
    PenaltyClause::ALL
        .iter()
        .map(move |clause| view! { <OneClause bench=bench code=clause.code() /> })
        .collect_view()
}

#[component]
fn OneClause(bench: Bench, code: &'static str) -> impl IntoView {
    let changed = Memo::new(move |_| {
        let ours = format!("penalties.{code}.");
        bench.changes.with(|changes| changes.iter().any(|change| change.name.starts_with(&ours)))
    });
    let wrong = Memo::new(move |_| {
        let ours = format!("penalties.{code}.");
        bench.checked.with(|checked| checked.problems.keys().any(|name| name.starts_with(&ours)))
    });
    let title = entry(code).map_or("whatif.group.penalties", |entry| entry.title);
    let summary = move || {
        let mark = move || match (wrong.get(), changed.get()) {
            (true, _) => Some(
                view! { <span class="whatif-mark whatif-mark-wrong">{t!("whatif.group.wrong")}</span> }
                    .into_any(),
            ),
            (false, true) => {
                Some(view! { <span class="whatif-mark">{t!("whatif.group.changed_one")}</span> }.into_any())
            }
            (false, false) => None,
        };
        view! {
            <span class="rule-id" translate="no">{code}</span>
            " "
            {t!(title)}
            " "
            {mark}
        }
    };
    view! {
        <Disclosure summary=summary>
            <div class="whatif-fields">
                {PENALTY_COLUMNS.iter().map(|column| cell(bench, code, column)).collect_view()}
            </div>
        </Disclosure>
    }
}

fn cell(bench: Bench, code: &'static str, column: &'static Column) -> impl IntoView {
    let i18n = use_i18n();
    let name = format!("penalties.{code}.{}", column.field);
    if column.field != "counted_per" {
        let label = derived(t!(column.title));
        return view! { <div class="whatif-field"><ValueField bench=bench name=name label=label unit=column.unit /></div> }.into_any();
    }
    let value = bench.text(name.clone());
    let options = derived(move || {
        vec![
            Choice::new("year", i18n.t("rules.counted.year")),
            Choice::new("ever", i18n.t("rules.counted.ever")),
        ]
    });
    let label = derived(t!(column.title));
    let told = move || place_words(i18n.words(), &name);
    view! {
        <div class="whatif-field" role="group" aria-label=told translate="no">
            <Field label=label>
                <Select value=value options=options />
            </Field>
        </div>
    }
    .into_any()
}
