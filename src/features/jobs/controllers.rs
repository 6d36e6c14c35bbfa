//! The controllers of a notice, row by row.

use super::typed_notice::{POINTS, TypedController, TypedNotice, row_name};
use crate::ui::prelude::*;
use crate::{
    app::{desk::Desk, i18n::use_i18n, own_form::OwnForm, words::understood_number},
    t,
    ui::{Bind, Button, Checkbox, Field, NumberInput, Show, WholeText, focus_field},
};

/// Rows of points; more are added below, any but the last one can go.
#[component]
pub fn Controllers(form: OwnForm<TypedNotice>) -> impl IntoView {
    let rows = Memo::new(move |_| form.typed.with(|typed| typed.controllers.len()));
    let desk = Desk::get();
    let fixed = move || desk.book().rules_on(desk.today()).commissioning.alarm_only_points;
    let add = move || {
        form.typed.update(|typed| typed.controllers.push(TypedController::default()));
        // The new row is there after this turn.
        let last = rows.get_untracked().saturating_sub(1);
        request_animation_frame(move || focus_field(&form.id(&row_name(last))));
    };
    let whole = form.attempt.error(form.id("controllers"), String::new);
    let summary = form.id("controllers");
    view! {
        <fieldset
            class="field"
            id=summary
            tabindex="-1"
            class:field-wrong=move || whole.with(Option::is_some)
        >
            <legend class="field-label">{t!("jobs.field.controllers")}</legend>
            <p class="field-hint"><WholeText text=t!("jobs.field.controllers.hint", fixed = fixed()) /></p>
            <For each=move || 0..rows.get() key=|at| *at children=move |at| view! { <ControllerRow form=form at=at rows=rows /> } />
            <Button on_click=add>{t!("jobs.controllers.add")}</Button>
            {move || whole.get().map(|error| view! { <p class="field-error">{error}</p> })}
        </fieldset>
    }
}

#[component]
fn ControllerRow(form: OwnForm<TypedNotice>, at: usize, rows: Memo<usize>) -> impl IntoView {
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
    let understood = derived(move || {
        let words = i18n.words();
        understood_number(words, POINTS, &points.get(), &words.t("jobs.unit.points"))
    });
    view! {
        <div class="controller-row">
            <Field
                label=t!("jobs.controllers.row", n = number)
                id=form.id(&row_name(at))
                error=form.error(&row_name(at), points)
                understood=understood
            >
                <NumberInput value=points unit=t!("jobs.unit.points") on_leave=form.leave(&row_name(at)) />
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
