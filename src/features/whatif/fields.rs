//! The fields of a draft: single values, lists of steps or bands, and readings. Each shows what is in force where it
//! differs, and what is wrong with it where something is.

use super::{
    bench::Bench,
    problem::{problem_words, unusual_words},
};
use crate::ui::prelude::*;
use crate::{
    app::{i18n::use_i18n, words::understood_number},
    features::rules::{
        names::{self, Column, List, Unit, place_words, value_words},
        readings::{self, Reading},
        typed::number_rule,
    },
    t,
    ui::{Button, Choice, Field, NumberInput, RadioGroup, TimeInput, WholeText},
};

/// The field of a place, of whatever kind it is.
#[component]
pub fn PlaceField(bench: Bench, name: &'static str) -> impl IntoView {
    if let Some(list) = names::list(name) {
        return view! { <ListField bench=bench list=list /> }.into_any();
    }
    if let Some(reading) = readings::reading(name) {
        return view! { <ReadingField bench=bench reading=reading /> }.into_any();
    }
    match names::single(name) {
        Some(single) => view! {
            <div class="whatif-field">
                <ValueField bench=bench name=name.to_owned() label=derived(t!(single.title)) unit=single.unit />
            </div>
        }
        .into_any(),
        None => ().into_any(),
    }
}

/// What is wrong at a place, as a sentence.
pub fn problem_at(bench: Bench, name: String) -> Signal<Option<String>> {
    let i18n = use_i18n();
    let problem = Memo::new(move |_| bench.checked.with(|checked| checked.problems.get(&name).copied()));
    derived(move || problem.get().map(|problem| problem_words(i18n.words(), problem)))
}

/// What is unusual at a place, as a sentence.
fn unusual_at(bench: Bench, name: String) -> Signal<Option<String>> {
    let i18n = use_i18n();
    let unusual = Memo::new(move |_| bench.checked.with(|checked| checked.unusual.get(&name).copied()));
    derived(move || unusual.get().map(|unusual| unusual_words(i18n.words(), unusual)))
}

/// What is in force at a place, where the draft says otherwise.
#[component]
fn Was(bench: Bench, name: String) -> impl IntoView {
    let i18n = use_i18n();
    let was = Memo::new(move |_| {
        let words = i18n.words();
        bench.base.with(|base| {
            let same = bench.typed.with(|typed| typed.same_as(base, &name));
            (!same).then(|| value_words(words, &name, base.text(&name)))
        })
    });
    move || {
        was.get()
            .map(|was| view! { <p class="whatif-was"><WholeText text=t!("whatif.was", value = was) /></p> })
    }
}

/// A labelled input for one place.
#[component]
pub fn ValueField(
    bench: Bench,
    name: String,
    label: Signal<String>,
    unit: Unit,
    /// The unit stands in the column's head already.
    #[prop(optional)]
    bare: bool,
) -> impl IntoView {
    let i18n = use_i18n();
    let value = bench.text(name.clone());
    let error = problem_at(bench, name.clone());
    let unit_words = derived(move || unit.key().map(|key| i18n.t(key)).unwrap_or_default());
    let input = move || match unit {
        Unit::Time => view! { <TimeInput value=value /> }.into_any(),
        _ if bare || unit.key().is_none() => view! { <NumberInput value=value /> }.into_any(),
        _ => view! { <NumberInput value=value unit=unit_words /> }.into_any(),
    };
    let rule = number_rule(&name);
    let unusual = unusual_at(bench, name.clone());
    let understood = derived(move || {
        if let Some(unusual) = unusual.get() {
            return Some(unusual);
        }
        let unit = if bare { String::new() } else { unit_words.get() };
        understood_number(i18n.words(), rule?, &value.get(), &unit)
    });
    view! {
        <Field label=label error=error understood=understood>
            {input()}
        </Field>
        <Was bench=bench name=name />
    }
}

/// Rows that can be added and removed.
#[component]
fn ListField(bench: Bench, list: &'static List) -> impl IntoView {
    let i18n = use_i18n();
    let rows = Memo::new(move |_| bench.typed.with(|typed| typed.rows(list.name)));
    let error = problem_at(bench, list.name.to_owned());
    let row = move |index: usize| {
        let cells = list.columns.iter().map(move |column| {
            let name = format!("{}.{index}.{}", list.name, column.field);
            let place = name.clone();
            let label = derived(move || place_words(i18n.words(), &place));
            view! {
                <td>
                    <ValueField bench=bench name=name label=label unit=column.unit bare=true />
                </td>
            }
        });
        let remove_label = derived(move || {
            let words = i18n.words();
            let (list, row) = (words.t(list.title), words.tv(list.row, &[("n", &(index + 1))]));
            words.tv("whatif.row.remove.label", &[("list", &list), ("row", &row)])
        });
        let remove = move || bench.typed.update(|typed| typed.remove_row(list.name, index));
        view! {
            <tr>
                {cells.collect_view()}
                <td>
                    <Button label=remove_label on_click=remove>
                        {t!("whatif.row.remove")}
                    </Button>
                </td>
            </tr>
        }
    };
    let add_label = derived(move || i18n.tv("whatif.row.add.label", &[("list", &i18n.t(list.title))]));
    view! {
        <fieldset class="whatif-list">
            <legend class="field-label">{t!(list.title)}</legend>
            {move || error.get().map(|error| view! { <p class="field-error" translate="no" prop:textContent=error></p> })}
            <table class="whatif-rows">
                <thead>
                    <tr>
                        {list
                            .columns
                            .iter()
                            .map(|column| view! { <th scope="col">{head_words(column)}</th> })
                            .collect_view()}
                        <th scope="col">
                            <span class="visually-hidden">{t!("whatif.row.remove")}</span>
                        </th>
                    </tr>
                </thead>
                <tbody>
                    <For each=move || 0..rows.get() key=|index| *index children=row />
                </tbody>
            </table>
            <Button label=add_label on_click=move || bench.typed.update(|typed| typed.add_row(list.name))>
                {t!("whatif.row.add")}
            </Button>
        </fieldset>
    }
}

/// A column's name, with its unit where the name does not tell it.
fn head_words(column: &'static Column) -> impl Fn() -> String + Send + Sync + 'static {
    let i18n = use_i18n();
    move || {
        let words = i18n.words();
        let title = words.t(column.title);
        match column.unit {
            Unit::Yuan | Unit::YuanAPoint | Unit::Percent => {
                let unit = column.unit.key().map(|key| words.t(key)).unwrap_or_default();
                words.tv("whatif.column", &[("title", &title), ("unit", &unit)])
            }
            _ => title,
        }
    }
}

/// One of the ways to read a doubtful sentence.
#[component]
fn ReadingField(bench: Bench, reading: &'static Reading) -> impl IntoView {
    let i18n = use_i18n();
    let value = bench.text(reading.name);
    let options = derived(move || {
        let options = reading.options.iter();
        options.map(|option| Choice::new(option.code, i18n.t(option.title))).collect::<Vec<_>>()
    });
    view! {
        <div class="whatif-reading">
            <RadioGroup legend=t!(reading.title) hint=t!(reading.why) value=value options=options />
            <Was bench=bench name=reading.name.to_owned() />
        </div>
    }
}
