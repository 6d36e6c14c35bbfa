//! The form for one year of the working calendar.

use super::{
    calendar_preview::preview,
    calendar_shown::CalendarShown,
    calendar_text::{CalendarField, CalendarProblem, CalendarRead, CalendarTyped},
    calendar_words::problem_words,
};
use crate::ui::prelude::*;
use crate::{
    app::{
        attempt::Summary,
        desk::{Desk, FormDraft},
        i18n::use_i18n,
        own_form::{OwnForm, field_id},
        words::refusal_words,
    },
    domain::CalendarYear,
    features::record::{consequence::consequences, pay_changes::PayEffects},
    journal::{CalendarEntered, FactBody},
    t, tr,
    ui::{Bind, Button, ButtonKind, Field, FieldError, Form, FormActions, NumberInput, TextArea, TextInput},
    workflow::{Command, Reason},
};
use chrono::NaiveDate;

/// The name of its draft, and what the ids of its inputs begin with.
const FORM: &str = "calendar";

fn begin(start: CalendarTyped) -> OwnForm<CalendarTyped> {
    let (desk, i18n) = (Desk::get(), use_i18n());
    let wrong = move |typed: &CalendarTyped| {
        let (words, year) = (i18n.words(), typed.year.parse().unwrap_or_default());
        let error = |(field, why): (CalendarField, CalendarProblem)| {
            FieldError::new(field_id(FORM, field.name()), problem_words(words, &why, year))
        };
        typed.read(&desk.ledger().calendar).err().into_iter().flatten().map(error).collect()
    };
    let form = OwnForm::begin(Some(FormDraft::named(FORM)), FORM, start.clone(), wrong);
    form.typed.update_untracked(|typed| *typed = CalendarTyped::begun(Some(std::mem::take(typed)), start));
    form
}

/// `start`: what the fields hold at first, unless something was typed here before for the same year. Leaving by Esc loses
/// nothing: what is typed is kept.
#[component]
pub fn CalendarForm(start: CalendarTyped, #[prop(into)] on_close: Callback<()>) -> impl IntoView {
    let desk = Desk::get();
    let i18n = use_i18n();
    let form = begin(start);
    let bar = derived(move || {
        let trial = CalendarYear::unknown(2000, "-".into());
        match desk.check(&record(desk.today(), trial)) {
            Err(refusal) if matches!(refusal.reason, Reason::WrongRole { .. }) => {
                Some(refusal_words(i18n.words(), &refusal, &desk.ledger()))
            }
            _ => None,
        }
    });
    let submit = move || {
        let read = form.typed.with_untracked(|typed| typed.read(&untrack(|| desk.ledger()).calendar)).ok();
        let year = read.as_ref().map(|read| read.years[0].year).unwrap_or_default();
        let commands = move || Some(commands(untrack(|| desk.today()), &read?));
        // The form may have been closed meanwhile.
        let close = move |_| _ = on_close.try_run(());
        form.send(commands, move || tr!("rules.calendar.saved", year = year), |_| Some("year"), close);
    };
    let leave = move |event: leptos::ev::KeyboardEvent| {
        if event.key() == "Escape" && !event.default_prevented() {
            event.prevent_default();
            on_close.run(());
        }
    };
    let title = move || match form.typed.with(|typed| typed.year.clone()) {
        year if year.is_empty() => i18n.t("rules.calendar.form.new"),
        year => i18n.tv("rules.calendar.form", &[("year", &year)]),
    };
    view! {
        <div class="rule-form" on:keydown=leave>
            <Form on_submit=submit label=derived(title)>
                <h3 class="rule-title">{title}</h3>
                <Summary attempt=form.attempt id=form.whole() />
                <Fields form=form />
                <Seen form=form />
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

#[component]
fn Fields(form: OwnForm<CalendarTyped>) -> impl IntoView {
    use CalendarField::{Holidays, Source, Workdays, Year};
    let year = form.bind(|typed| &typed.year, |typed, text| typed.year = text);
    let source = form.bind(|typed| &typed.source, |typed, text| typed.source = text);
    let holidays = form.bind(|typed| &typed.holidays, |typed, text| typed.holidays = text);
    let workdays = form.bind(|typed| &typed.workdays, |typed, text| typed.workdays = text);
    view! {
        <Field label=t!("rules.calendar.year") id=form.id(Year.name()) error=form.error(Year.name(), year) required=true>
            <NumberInput value=year on_leave=form.leave(Year.name()) />
        </Field>
        <Field
            label=t!("rules.calendar.source")
            hint=t!("rules.calendar.source.hint")
            id=form.id(Source.name())
            error=form.error(Source.name(), source)
        >
            <TextInput value=source on_leave=form.leave(Source.name()) />
        </Field>
        <Days
            form=form
            field=Holidays
            value=holidays
            label=t!("rules.calendar.holidays")
            hint=t!("rules.calendar.holidays.hint")
            rows=7
            required=true
        />
        <Days
            form=form
            field=Workdays
            value=workdays
            label=t!("rules.calendar.workdays")
            hint=t!("rules.calendar.workdays.hint")
            rows=3
        />
    }
}

/// Days, as the notice writes them.
#[component]
fn Days(
    form: OwnForm<CalendarTyped>,
    field: CalendarField,
    value: Bind<String>,
    #[prop(into)] label: Signal<String>,
    #[prop(into)] hint: Signal<String>,
    rows: u32,
    #[prop(optional)] required: bool,
) -> impl IntoView {
    let leave = form.leave(field.name());
    view! {
        <div class="cal-text" on:focusout=move |_| _ = leave.try_run(())>
            <Field label=label hint=hint id=form.id(field.name()) error=form.error(field.name(), value) required=required>
                <TextArea rows=rows value=value />
            </Field>
        </div>
    }
}

/// What is understood, and whose pay it changes.
#[component]
fn Seen(form: OwnForm<CalendarTyped>) -> impl IntoView {
    let desk = Desk::get();
    let read = Memo::new(move |_| form.typed.with(|typed| typed.understand(&desk.ledger().calendar).0));
    let seen = derived(move || Some(preview(&read.get()?, &desk.ledger().calendar)));
    let changes = Memo::new(move |_| {
        let commands = read.get().map(|read| commands(desk.today(), &read)).unwrap_or_default();
        consequences(&desk.standing(), &commands, untrack(|| desk.now()))
    });
    view! {
        <CalendarShown seen=seen />
        <PayEffects changes=changes understood=derived(move || seen.with(Option::is_some)) />
    }
}

/// One for each year that gets days: they are recorded as one, and undone as one.
fn commands(on: NaiveDate, read: &CalendarRead) -> Vec<Command> {
    read.years.iter().cloned().map(|year| record(on, year)).collect()
}

fn record(on: NaiveDate, year: CalendarYear) -> Command {
    Command::Record { on, at: None, body: FactBody::from(CalendarEntered::from(year)) }
}
