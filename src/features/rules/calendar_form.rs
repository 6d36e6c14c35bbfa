//! The form for one year of the working calendar.

use super::calendar_text::{CalendarField, CalendarProblem, CalendarTyped};
use crate::{
    app::{
        act::{Busy, failure_text},
        derived::derived,
        desk::{Desk, FormDraft},
        i18n::{Words, use_i18n},
        toast::use_toasts,
        words::refusal_words,
    },
    domain::CalendarYear,
    journal::FactBody,
    t, tr,
    ui::{
        Bind, Button, ButtonKind, Field, FieldError, Form, FormActions, FormErrors, NumberInput, TextArea,
        TextInput, focus_field,
    },
    workflow::{Command, Reason},
};
use chrono::NaiveDate;
use leptos::prelude::*;

const FORM: &str = "calendar";

fn problem_words(words: Words, problem: &CalendarProblem) -> String {
    match problem {
        CalendarProblem::NotAYear => words.t("rules.calendar.wrong.year"),
        CalendarProblem::NoSource => words.t("rules.calendar.wrong.source"),
        CalendarProblem::NotADay { line } => words.tv("rules.calendar.wrong.day", &[("line", line)]),
        CalendarProblem::OtherYear { line } => words.tv("rules.calendar.wrong.other_year", &[("line", line)]),
        CalendarProblem::EndBeforeBegin { line } => words.tv("rules.calendar.wrong.order", &[("line", line)]),
        CalendarProblem::NoWeekend { line } => words.tv("rules.calendar.wrong.weekend", &[("line", line)]),
        CalendarProblem::Both { line } => words.tv("rules.calendar.wrong.both", &[("line", line)]),
        CalendarProblem::NoDays => words.t("rules.calendar.wrong.none"),
    }
}

fn field_id(field: CalendarField) -> &'static str {
    match field {
        CalendarField::Year => "calendar-year",
        CalendarField::Source => "calendar-source",
        CalendarField::Holidays => "calendar-holidays",
        CalendarField::Workdays => "calendar-workdays",
    }
}

/// `start`: what the fields hold at first, unless something was typed here before for the same year.
#[component]
pub fn CalendarForm(start: CalendarTyped, #[prop(into)] on_close: Callback<()>) -> impl IntoView {
    let desk = Desk::get();
    let i18n = use_i18n();
    let draft = FormDraft::<CalendarTyped>::named(FORM);
    let kept = draft.load().filter(|kept| kept.year == start.year);
    let typed = RwSignal::new(kept.unwrap_or(start));
    let submitted = RwSignal::new(false);
    let failed = RwSignal::new(None::<String>);
    let keep = draft.clone();
    Effect::new(move |first: Option<()>| {
        let now = typed.get();
        if first.is_some() {
            keep.save(&now);
        }
    });
    let wrong = Memo::new(move |_| typed.with(|typed| typed.read()).err().unwrap_or_default());
    let error = move |field: CalendarField| {
        derived(move || {
            let words = i18n.words();
            let problem = submitted.get().then(|| wrong.get().into_iter().find(|(at, _)| *at == field))??;
            Some(problem_words(words, &problem.1))
        })
    };
    let errors = move || {
        let words = i18n.words();
        let mut errors: Vec<FieldError> = Vec::new();
        if submitted.get() {
            let told = wrong.get();
            errors.extend(
                told.iter().map(|(at, what)| FieldError::new(field_id(*at), problem_words(words, what))),
            );
        }
        errors.extend(failed.get().map(|text| FieldError::new("calendar-year", text)));
        errors
    };
    let bar = derived(move || {
        let today = desk.today();
        match desk.check(&command(
            today,
            CalendarYear { year: 2000, source: "-".into(), holidays: vec![], workdays: vec![] },
        )) {
            Err(refusal) if matches!(refusal.reason, Reason::WrongRole { .. }) => {
                Some(refusal_words(i18n.words(), &refusal, &desk.ledger()))
            }
            _ => None,
        }
    });
    let busy = Busy::idle();
    let submit = move || {
        let Some(work) = busy.begin() else { return };
        submitted.set(true);
        failed.set(None);
        let year = match typed.with_untracked(CalendarTyped::read) {
            Ok(year) => year,
            Err(wrong) => {
                if let Some((field, _)) = wrong.first() {
                    focus_field(field_id(*field));
                }
                return;
            }
        };
        let done = tr!("rules.calendar.saved", year = year.year);
        let command = command(untrack(|| desk.today()), year);
        let draft = draft.clone();
        work.run(async move {
            match desk.run(command).await {
                Ok(_) => {
                    draft.clear();
                    use_toasts().done(done);
                    on_close.run(());
                }
                Err(failure) => _ = failed.try_set(Some(failure_text(&failure))),
            }
        });
    };
    let bind = move |get: fn(&CalendarTyped) -> &String, set: fn(&mut CalendarTyped, String)| {
        Bind::new(
            move || typed.with(|typed| get(typed).clone()),
            move |text| typed.update(|typed| set(typed, text)),
        )
    };
    let title = move || match typed.with(|typed| typed.year.clone()) {
        year if year.is_empty() => i18n.t("rules.calendar.form.new"),
        year => i18n.tv("rules.calendar.form", &[("year", &year)]),
    };
    view! {
        <div class="rule-form">
            <Form on_submit=submit label=derived(title)>
                <h3 class="rule-title">{title}</h3>
                <FormErrors title=t!("rules.errors") errors=errors />
                <Field label=t!("rules.calendar.year") id="calendar-year" error=error(CalendarField::Year) required=true>
                    <NumberInput value=bind(|typed| &typed.year, |typed, text| typed.year = text) />
                </Field>
                <Field
                    label=t!("rules.calendar.source")
                    hint=t!("rules.calendar.source.hint")
                    id="calendar-source"
                    error=error(CalendarField::Source)
                    required=true
                >
                    <TextInput value=bind(|typed| &typed.source, |typed, text| typed.source = text) />
                </Field>
                <Field
                    label=t!("rules.calendar.holidays")
                    hint=t!("rules.calendar.holidays.hint")
                    id="calendar-holidays"
                    error=error(CalendarField::Holidays)
                    required=true
                >
                    <TextArea rows=7 value=bind(|typed| &typed.holidays, |typed, text| typed.holidays = text) />
                </Field>
                <Field
                    label=t!("rules.calendar.workdays")
                    hint=t!("rules.calendar.workdays.hint")
                    id="calendar-workdays"
                    error=error(CalendarField::Workdays)
                >
                    <TextArea rows=5 value=bind(|typed| &typed.workdays, |typed, text| typed.workdays = text) />
                </Field>
                <FormActions>
                    <Button kind=ButtonKind::Primary submit=true reason=bar>
                        {t!("rules.calendar.submit")}
                    </Button>
                    <Button on_click=move || on_close.run(())>{t!("rules.calendar.cancel")}</Button>
                </FormActions>
            </Form>
        </div>
    }
}

fn command(on: NaiveDate, year: CalendarYear) -> Command {
    Command::Record { on, body: FactBody::Calendar(year) }
}
