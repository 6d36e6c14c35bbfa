//! The lines of a quote: chosen from the schedule of its day, or written freely.

use super::{
    kinds::Spec,
    lines::{LINES, Part, TypedLine, put, typed},
    state::FormState,
};
use crate::ui::prelude::*;
use crate::{
    app::{
        desk::Desk,
        format::yuan,
        i18n::{Words, use_i18n},
        route::Route,
        words::{list_words, misread_words},
    },
    domain::{FeeRow, typed::read_day},
    ledger::FeeSchedule,
    t,
    ui::{Bind, Button, Choice, Combobox, Field, NumberInput, Show, TextInput, WholeText, focus_field},
};

/// The schedule that holds on the day of the quote.
fn schedule(form: FormState) -> Memo<Option<FeeSchedule>> {
    let desk = Desk::get();
    Memo::new(move |_| {
        let day = form.values.with(|values| read_day(values.get("on")).unwrap_or(desk.today()));
        desk.ledger().fees_on(day).cloned()
    })
}

#[component]
pub fn LinesField(form: FormState, spec: &'static Spec) -> impl IntoView {
    let (id, error) = (form.id(spec.name), form.error(spec.name));
    let schedule = schedule(form);
    let count = Memo::new(move |_| form.values.with(|values| typed(&values.raw(LINES)).len()));
    let is_there = Memo::new(move |_| schedule.with(Option::is_some));
    let base = StoredValue::new(id.clone());
    view! {
        <fieldset class="field" class:field-wrong=move || error.with(Option::is_some) id=id tabindex="-1">
            <legend class="field-label">
                {t!(spec.label)} <span class="field-note">{t!("forms.optional")}</span>
            </legend>
            <p class="field-hint">{t!("forms.lines.hint")}</p>
            <For
                each=move || 0..count.get()
                key=|at| *at
                children=move |at| view! { <Line form=form at=at id=base.get_value() /> }
            />
            <Show
                when=move || is_there.get()
                fallback=|| {
                    view! {
                        <p class="muted small">
                            <a href=Route::RulesAt("fees".to_owned()).href()>{t!("forms.lines.no_schedule")}</a>
                        </p>
                    }
                }
            >
                <Picker form=form schedule=schedule id=base.get_value() />
            </Show>
            <Button on_click=move || add(form, TypedLine::default(), &base.get_value())>
                {t!("forms.lines.add")}
            </Button>
            {move || error.get().map(|error| view! { <p class="field-error">{error}</p> })}
        </fieldset>
    }
}

fn lines(form: FormState) -> Vec<TypedLine> {
    form.values.with_untracked(|values| typed(&values.raw(LINES)))
}

fn keep(form: FormState, lines: &[TypedLine]) {
    form.values.update(|values| put(values, lines));
}

/// One more line, in which the cursor stands then.
fn add(form: FormState, line: TypedLine, base: &str) {
    let mut lines = lines(form);
    let first = if line.chosen { Part::Quantity } else { Part::Name };
    let id = part_id(base, lines.len(), first);
    lines.push(line);
    keep(form, &lines);
    request_animation_frame(move || focus_field(&id));
}

fn part_id(base: &str, at: usize, part: Part) -> String {
    format!("{base}-{at}-{}", part_code(part))
}

fn part_code(part: Part) -> &'static str {
    match part {
        Part::Name => "name",
        Part::Quantity => "quantity",
        Part::Charge => "charge",
        Part::Floor => "floor",
    }
}

/// The items of the schedule, each with its unit and its prices; the chosen one becomes a line.
#[component]
fn Picker(form: FormState, schedule: Memo<Option<FeeSchedule>>, id: String) -> impl IntoView {
    let i18n = use_i18n();
    let options = derived(move || {
        let words = i18n.words();
        let rows = schedule.get().map(|schedule| schedule.rows).unwrap_or_default();
        rows.iter().enumerate().map(|(at, row)| choice(words, at, row)).collect::<Vec<_>>()
    });
    let base = StoredValue::new(id.clone());
    let value = Bind::new(String::new, move |at: String| {
        let row = schedule.with_untracked(|schedule| {
            at.parse::<usize>().ok().and_then(|at| schedule.as_ref()?.rows.get(at).cloned())
        });
        if let Some(row) = row {
            add(form, TypedLine::of(&row), &base.get_value());
        }
    });
    view! {
        <Field label=t!("forms.lines.pick") id=format!("{id}-pick")>
            <Combobox value=value options=options nothing=t!("rules.fees.find.none") />
        </Field>
    }
}

fn choice(words: Words, at: usize, row: &FeeRow) -> Choice {
    let price = words.tv(
        "forms.lines.price",
        &[("charge", &yuan(row.charge.exact())), ("floor", &yuan(row.floor.exact()))],
    );
    let unit = Some(row.unit.clone()).filter(|unit| !unit.is_empty());
    let remark = Some(row.remark.clone()).filter(|remark| !remark.is_empty());
    let hint = list_words(words, unit.into_iter().chain([price]).chain(remark));
    Choice::new(at.to_string(), row.called()).hint(hint)
}

#[component]
fn Line(form: FormState, at: usize, id: String) -> impl IntoView {
    let i18n = use_i18n();
    let line = Memo::new(move |_| {
        form.values.with(|values| typed(&values.raw(LINES)).into_iter().nth(at).unwrap_or_default())
    });
    let chosen = Memo::new(move |_| line.with(|line| line.chosen));
    let remove = move || {
        let mut all = lines(form);
        if at < all.len() {
            all.remove(at);
            keep(form, &all);
        }
    };
    let base = StoredValue::new(id);
    let input = move |part| view! { <PartField form=form at=at part=part line=line id=base.get_value() /> };
    let comes_to = move || {
        let words = i18n.words();
        let read = line.with(TypedLine::read).ok().flatten()?;
        Some(words.tv("forms.lines.sum", &[("amount", &yuan(read.charged().exact()))]))
    };
    let what = move || {
        let (words, line) = (i18n.words(), line.get());
        let floor = words.tv("forms.lines.floor", &[("floor", &line.floor)]);
        list_words(words, [line.called(), line.unit, floor].into_iter().filter(|part| !part.is_empty()))
    };
    view! {
        <div class="quote-line" class:quote-line-free=move || !chosen.get() role="group" aria-label=move || i18n.tv("forms.lines.nth", &[("n", &(at + 1))])>
            <Show
                when=move || chosen.get()
                fallback=move || view! { {input(Part::Name)} }
            >
                <p class="quote-line-name"><WholeText text=derived(what) /></p>
            </Show>
            {input(Part::Quantity)} {input(Part::Charge)}
            <Show when=move || !chosen.get()>{input(Part::Floor)}</Show>
            <p class="quote-line-sum"><WholeText text=derived(move || comes_to().unwrap_or_default()) /></p>
            <Button
                on_click=remove
                label=derived(move || i18n.tv("forms.lines.remove.label", &[("n", &(at + 1))]))
            >
                {t!("forms.lines.remove")}
            </Button>
        </div>
    }
}

#[component]
fn PartField(form: FormState, at: usize, part: Part, line: Memo<TypedLine>, id: String) -> impl IntoView {
    let i18n = use_i18n();
    let value = Bind::new(
        move || line.with(|line| line.part(part).to_owned()),
        move |text: String| {
            let mut all = lines(form);
            if let Some(line) = all.get_mut(at) {
                line.set(part, text);
                keep(form, &all);
            }
        },
    );
    let tried = form.error(LINES);
    // What is only left empty says nothing before sending.
    let error = derived(move || {
        let (wrong, why) = line.with(TypedLine::read).err()?;
        let said = wrong == part && (tried.with(Option::is_some) || !value.get().trim().is_empty());
        said.then(|| misread_words(i18n.words(), why))
    });
    let label = t!(match part {
        Part::Name => "rules.fees.column.name",
        Part::Quantity => "forms.lines.quantity",
        Part::Charge => "forms.lines.charge",
        Part::Floor => "forms.lines.floor_each",
    });
    let id = part_id(&id, at, part);
    match part {
        Part::Name => {
            view! { <Field label=label id=id error=error><TextInput value=value /></Field> }.into_any()
        }
        _ => view! { <Field label=label id=id error=error><NumberInput value=value /></Field> }.into_any(),
    }
}
