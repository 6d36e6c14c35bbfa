//! The controllers of a notice, row by row.

use super::{
    entry::Entry,
    typed_notice::{POINTS, TypedController, TypedNotice},
};
use crate::{
    app::{derived::derived, desk::Desk, i18n::use_i18n, on_leaving::OnLeaving, words::understood_number},
    t,
    ui::{Bind, Button, Checkbox, Field, NumberInput, Show, WholeText, focus_field},
};
use leptos::prelude::*;

/// Rows of points; more are added below, any but the last one can go.
#[component]
pub fn Controllers(form: Entry<TypedNotice>) -> impl IntoView {
    let rows = Memo::new(move |_| form.typed.with(|typed| typed.controllers.len()));
    let desk = Desk::get();
    let fixed = move || desk.book().rules_on(desk.today()).commissioning.alarm_only_points;
    let add = move || {
        form.typed.update(|typed| typed.controllers.push(TypedController::default()));
        // The new row is there after this turn.
        let last = rows.get_untracked().saturating_sub(1);
        request_animation_frame(move || focus_field(&form.id(&row_name(last))));
    };
    let error = form.error("controllers");
    let summary = form.id("controllers");
    view! {
        <fieldset
            class="field"
            id=summary
            tabindex="-1"
            class:field-wrong=move || error.with(Option::is_some)
        >
            <legend class="field-label">{t!("jobs.field.controllers")}</legend>
            <p class="field-hint"><WholeText text=t!("jobs.field.controllers.hint", fixed = fixed()) /></p>
            <For each=move || 0..rows.get() key=|at| *at children=move |at| view! { <ControllerRow form=form at=at rows=rows /> } />
            <Button on_click=add>{t!("jobs.controllers.add")}</Button>
            {move || error.get().map(|error| view! { <p class="field-error">{error}</p> })}
        </fieldset>
    }
}

/// The name of a row's input.
fn row_name(at: usize) -> String {
    format!("controller-{at}")
}

#[component]
fn ControllerRow(form: Entry<TypedNotice>, at: usize, rows: Memo<usize>) -> impl IntoView {
    let typed = form.typed;
    let points = Bind::new(
        move || {
            typed.with(|typed| typed.controllers.get(at).map_or_else(String::new, |row| row.points.clone()))
        },
        move |points| {
            typed.update(|typed| {
                if let Some(row) = typed.controllers.get_mut(at) {
                    row.points = points;
                }
            });
        },
    );
    let alarm_only = Bind::new(
        move || typed.with(|typed| typed.controllers.get(at).is_some_and(|row| row.alarm_only)),
        move |alarm_only| {
            typed.update(|typed| {
                if let Some(row) = typed.controllers.get_mut(at) {
                    row.alarm_only = alarm_only;
                }
            });
        },
    );
    let remove = move || typed.update(|typed| drop(typed.controllers.remove(at)));
    let number = at + 1;
    let i18n = use_i18n();
    let row = move || {
        typed.with(|typed| typed.controllers.get(at).and_then(|row| row.read().err()).map(|wrong| wrong.why))
    };
    let field = OnLeaving::new(form.error(&row_name(at)), points, move |_| row());
    let understood = derived(move || {
        let words = i18n.words();
        understood_number(words, POINTS, &points.get(), &words.t("jobs.unit.points"))
    });
    view! {
        <div class="controller-row">
            <Field
                label=t!("jobs.controllers.row", n = number)
                id=form.id(&row_name(at))
                error=field.error()
                understood=understood
            >
                <NumberInput value=points unit=t!("jobs.unit.points") on_leave=field.leave() />
            </Field>
            <Checkbox checked=alarm_only label=t!("jobs.controllers.alarm_only") />
            <Show when=move || { rows.get() > 1 }>
                <Button on_click=remove label=t!("jobs.controllers.remove.label", n = number)>
                    {t!("jobs.controllers.remove")}
                </Button>
            </Show>
        </div>
    }
}
