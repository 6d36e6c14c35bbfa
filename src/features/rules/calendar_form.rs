//! The form for one year of the working calendar.

use super::{
    calendar_preview::preview,
    calendar_shown::CalendarShown,
    calendar_text::{CalendarField, CalendarProblem, CalendarRead, CalendarTyped},
    calendar_words::problem_words,
};
use crate::{
    app::{
        act::{Busy, failure_text, submit_all},
        derived::derived,
        desk::{Desk, FormDraft},
        i18n::use_i18n,
        words::refusal_words,
    },
    domain::CalendarYear,
    features::record::{consequence::consequences, pay_changes::PayEffects},
    journal::{CalendarEntered, FactBody},
    t, tr,
    ui::{
        Bind, Button, ButtonKind, Field, FieldError, Form, FormActions, FormErrors, NumberInput, TextArea,
        TextInput,
    },
    workflow::{Command, Reason},
};
use chrono::NaiveDate;
use leptos::prelude::*;
use std::collections::BTreeSet;

const FORM: &str = "calendar";

fn field_id(field: CalendarField) -> &'static str {
    match field {
        CalendarField::Year => "calendar-year",
        CalendarField::Source => "calendar-source",
        CalendarField::Holidays => "calendar-holidays",
        CalendarField::Workdays => "calendar-workdays",
    }
}

/// What is typed, as it is understood, and which fields were left.
#[derive(Clone, Copy)]
struct Entry {
    typed: RwSignal<CalendarTyped>,
    read: Memo<Result<CalendarRead, Vec<(CalendarField, CalendarProblem)>>>,
    left: RwSignal<BTreeSet<CalendarField>>,
    errors: RwSignal<Vec<FieldError>>,
}

impl Entry {
    fn begin(start: CalendarTyped) -> Entry {
        let desk = Desk::get();
        let draft = FormDraft::<CalendarTyped>::named(FORM);
        let typed = RwSignal::new(CalendarTyped::begun(draft.load(), start));
        Effect::new(move |first: Option<()>| {
            let now = typed.get();
            if first.is_some() {
                draft.save(&now);
            }
        });
        let read = Memo::new(move |_| typed.with(|typed| typed.read(&desk.ledger().calendar)));
        Entry { typed, read, left: RwSignal::default(), errors: RwSignal::default() }
    }

    fn year(self) -> i32 {
        self.typed.with(|typed| typed.year.parse().unwrap_or_default())
    }

    /// All that is wrong with a field, once it was left.
    fn error(self, field: CalendarField) -> Signal<Option<String>> {
        let i18n = use_i18n();
        derived(move || {
            if !self.left.with(|left| left.contains(&field)) {
                return None;
            }
            let wrong = self.read.get().err()?;
            let own = wrong.iter().filter(|(at, _)| *at == field);
            let said: Vec<String> =
                own.map(|(_, why)| problem_words(i18n.words(), why, self.year())).collect();
            (!said.is_empty()).then(|| said.join("\n"))
        })
    }

    fn leave(self, field: CalendarField) {
        // The box may be taken off the page while it has the focus.
        self.left.try_update(|left| left.insert(field));
    }

    fn bind(self, get: fn(&CalendarTyped) -> &String, set: fn(&mut CalendarTyped, String)) -> Bind<String> {
        let typed = self.typed;
        Bind::new(
            move || typed.with(|typed| get(typed).clone()),
            move |text| typed.update(|typed| set(typed, text)),
        )
    }

    /// The years to be recorded, or nothing after saying what is wrong.
    fn take(self) -> Option<CalendarRead> {
        let words = use_i18n().words_untracked();
        use CalendarField::{Holidays, Source, Workdays, Year};
        self.left.set(BTreeSet::from([Year, Source, Holidays, Workdays]));
        let year = untrack(|| self.year());
        match self.read.get_untracked() {
            Ok(read) => Some(read),
            Err(wrong) => {
                let line = |(at, why): &(CalendarField, CalendarProblem)| {
                    FieldError::new(field_id(*at), problem_words(words, why, year))
                };
                self.errors.set(wrong.iter().map(line).collect());
                None
            }
        }
    }
}

/// `start`: what the fields hold at first, unless something was typed here before for the same year. Leaving by Esc loses
/// nothing: what is typed is kept.
#[component]
pub fn CalendarForm(start: CalendarTyped, #[prop(into)] on_close: Callback<()>) -> impl IntoView {
    let desk = Desk::get();
    let i18n = use_i18n();
    let entry = Entry::begin(start);
    let bar = derived(move || {
        let trial = CalendarYear::unknown(2000, "-".into());
        match desk.check(&record(desk.today(), trial)) {
            Err(refusal) if matches!(refusal.reason, Reason::WrongRole { .. }) => {
                Some(refusal_words(i18n.words(), &refusal, &desk.ledger()))
            }
            _ => None,
        }
    });
    let busy = Busy::idle();
    let submit = move || {
        let Some(work) = busy.begin() else { return };
        let Some(read) = entry.take() else { return };
        let done = tr!("rules.calendar.saved", year = read.years[0].year);
        let commands = commands(untrack(|| desk.today()), &read);
        work.run(async move {
            match submit_all(desk, commands, done).await {
                Ok(_) => {
                    FormDraft::<CalendarTyped>::named(FORM).clear();
                    // The form may have been closed meanwhile.
                    on_close.try_run(());
                }
                Err(failure) => {
                    let error = FieldError::new(field_id(CalendarField::Year), failure_text(&failure));
                    entry.errors.try_set(vec![error]);
                }
            }
        });
    };
    let leave = move |event: leptos::ev::KeyboardEvent| {
        if event.key() == "Escape" && !event.default_prevented() {
            event.prevent_default();
            on_close.run(());
        }
    };
    let title = move || match entry.typed.with(|typed| typed.year.clone()) {
        year if year.is_empty() => i18n.t("rules.calendar.form.new"),
        year => i18n.tv("rules.calendar.form", &[("year", &year)]),
    };
    view! {
        <div class="rule-form" on:keydown=leave>
            <Form on_submit=submit label=derived(title)>
                <h3 class="rule-title">{title}</h3>
                <FormErrors title=t!("rules.errors") errors=entry.errors />
                <Fields entry=entry />
                <Seen entry=entry />
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
fn Fields(entry: Entry) -> impl IntoView {
    use CalendarField::{Holidays, Source, Workdays, Year};
    let year = entry.bind(|typed| &typed.year, |typed, text| typed.year = text);
    let source = entry.bind(|typed| &typed.source, |typed, text| typed.source = text);
    let holidays = entry.bind(|typed| &typed.holidays, |typed, text| typed.holidays = text);
    let workdays = entry.bind(|typed| &typed.workdays, |typed, text| typed.workdays = text);
    view! {
        <Field label=t!("rules.calendar.year") id=field_id(Year) error=entry.error(Year) required=true>
            <NumberInput value=year on_leave=move || entry.leave(Year) />
        </Field>
        <Field
            label=t!("rules.calendar.source")
            hint=t!("rules.calendar.source.hint")
            id=field_id(Source)
            error=entry.error(Source)
        >
            <TextInput value=source on_leave=move || entry.leave(Source) />
        </Field>
        <Days
            entry=entry
            field=Holidays
            value=holidays
            label=t!("rules.calendar.holidays")
            hint=t!("rules.calendar.holidays.hint")
            rows=7
            required=true
        />
        <Days
            entry=entry
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
    entry: Entry,
    field: CalendarField,
    value: Bind<String>,
    #[prop(into)] label: Signal<String>,
    #[prop(into)] hint: Signal<String>,
    rows: u32,
    #[prop(optional)] required: bool,
) -> impl IntoView {
    view! {
        <div class="cal-text" on:focusout=move |_| entry.leave(field)>
            <Field label=label hint=hint id=field_id(field) error=entry.error(field) required=required>
                <TextArea rows=rows value=value />
            </Field>
        </div>
    }
}

/// What is understood, and whose pay it changes.
#[component]
fn Seen(entry: Entry) -> impl IntoView {
    let desk = Desk::get();
    let read = Memo::new(move |_| entry.typed.with(|typed| typed.understand(&desk.ledger().calendar).0));
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
    Command::Record { on, body: FactBody::from(CalendarEntered::from(year)) }
}
