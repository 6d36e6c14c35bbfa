//! The screen of `#/record/morning`: who clocked in when, the whole team on one sheet.

use super::{
    kind_page::{Latest, ToTheList},
    kinds::Kind,
    morning_view::{Meaning, Morning, Said, clocked_in, commands, said, team, time_field},
    reader::time_of,
    whose::{Whose, errors_title, foreign_error},
};
use crate::{
    app::{
        act::{self, Busy, failure_text},
        derived::derived,
        desk::{Desk, FormDraft},
        format,
        i18n::use_i18n,
        page::Page,
        words::{person_name, role_key},
    },
    domain::PersonId,
    journal::{Fact, FactBody},
    t, tr,
    ui::{
        Badge, Bind, Button, ButtonKind, DateInput, Field, FieldError, Form, FormActions, FormErrors,
        Section, TextInput, Tone,
    },
    workflow::Command,
};
use chrono::NaiveDate;
use leptos::prelude::*;

#[component]
pub fn MorningPage() -> impl IntoView {
    let desk = Desk::get();
    let draft = FormDraft::<Morning>::named("record.morning");
    let today = untrack(|| desk.today()).to_string();
    let typed = RwSignal::new(draft.load().unwrap_or(Morning { day: today, ..Morning::default() }));
    let keep = draft.clone();
    Effect::new(move |_| typed.with(|typed| keep.save(typed)));
    let errors = RwSignal::new(Vec::<FieldError>::new());
    let punch = Kind::of("punch").expect("a clock-in is one of the kinds");
    Effect::new(move |before: Option<Option<PersonId>>| {
        let sitter = desk.sitter();
        // What was refused was refused to whoever sat here before.
        if before.is_some_and(|before| before != sitter) {
            errors.set(Vec::new());
        }
        sitter
    });
    let busy = Busy::idle();
    let submit = move || {
        let Some(work) = busy.begin() else { return };
        if let Some(error) = foreign_error(desk, punch) {
            return errors.set(vec![error]);
        }
        let today = untrack(|| desk.today());
        match typed.with_untracked(|typed| commands(typed, today)) {
            Err(wrong) => {
                let error = |(field, key): (String, &'static str)| FieldError::new(field, tr!(key));
                errors.set(wrong.into_iter().map(error).collect());
            }
            Ok(commands) => {
                errors.set(Vec::new());
                work.run(store(commands, typed, errors));
            }
        }
    };
    let day = Bind::new(
        move || typed.with(|typed| typed.day.clone()),
        move |day| typed.update(|typed| typed.day = day),
    );
    let people = Memo::new(move |_| {
        let day = typed.with(|typed| typed.day.parse().ok());
        day.map(|day| team(&desk.ledger(), day)).unwrap_or_default()
    });
    view! {
        <Page
            title=t!("forms.morning")
            lead=t!("forms.morning.lead")
            actions=move || view! { <ToTheList /> }
        >
            <Whose kind=punch />
            <Form on_submit=submit label=t!("forms.morning")>
                <FormErrors title=errors_title(errors) errors=errors />
                <Field label=t!("facts.field.day") id="morning-day" error=error_of(errors, "morning-day".into())>
                    <DateInput value=day />
                </Field>
                <ul class="morning">
                    <For
                        each=move || people.get()
                        key=|person| person.clone()
                        children=move |person| view! { <OnePerson person=person typed=typed errors=errors /> }
                    />
                </ul>
                <FormActions>
                    <Button kind=ButtonKind::Primary submit=true>
                        {t!("forms.save")}
                    </Button>
                </FormActions>
            </Form>
            <Section title=t!("forms.latest")>
                <Latest wanted=|fact: &Fact| matches!(fact.body, FactBody::Punch { .. }) />
            </Section>
        </Page>
    }
}

fn error_of(errors: RwSignal<Vec<FieldError>>, id: String) -> Signal<Option<String>> {
    derived(move || {
        errors.with(|errors| errors.iter().find(|error| error.id == id).map(|error| error.text.clone()))
    })
}

/// A name, a time, and what the clock says about it.
#[component]
fn OnePerson(person: PersonId, typed: RwSignal<Morning>, errors: RwSignal<Vec<FieldError>>) -> impl IntoView {
    let desk = Desk::get();
    let i18n = use_i18n();
    let id = StoredValue::new(person);
    let key = id.with_value(ToString::to_string);
    let set = key.clone();
    let field = time_field(&key);
    let value = Bind::new(
        move || typed.with(|typed| typed.times.get(&key).cloned().unwrap_or_default()),
        move |time: String| typed.update(|typed| drop(typed.times.insert(set.clone(), time))),
    );
    let day = move || typed.with(|typed| typed.day.parse::<NaiveDate>().ok());
    let label = move || {
        let ledger = desk.ledger();
        id.with_value(|id| {
            let role = ledger.people.get(id).map(|person| i18n.t(role_key(person.role())));
            let name = person_name(&ledger, id);
            i18n.tv("forms.option.person", &[("name", &name), ("role", &role.unwrap_or_default())])
        })
    };
    let known = move || id.with_value(|id| clocked_in(&desk.ledger(), &desk.book(), id, day()?));
    let means = move || {
        let (at, day) = (time_of(&value.get())?, day()?);
        Some(id.with_value(|id| said(&desk.ledger(), &desk.book(), id, day, at)))
    };
    let said = move || match (means(), known()) {
        (Some(Said::Means(meaning)), _) => {
            let tone = match meaning {
                Meaning::InTime => Tone::Done,
                Meaning::Late | Meaning::HalfDay => Tone::Late,
                Meaning::DayBefore | Meaning::Nothing => Tone::Neutral,
            };
            view! { <Badge tone=tone text=t!(meaning.key()) /> }.into_any()
        }
        (Some(Said::Counted(at)), _) | (None, Some(at)) => {
            view! { <span class="muted">{t!("forms.morning.known", time = format::time(at))}</span> }
                .into_any()
        }
        (None, None) => ().into_any(),
    };
    let error = error_of(errors, field.clone());
    view! {
        <li class="morning-row">
            <Field label=derived(label) id=field error=error>
                <TextInput value=value />
            </Field>
            <span class="morning-said">{said}</span>
        </li>
    }
}

async fn store(commands: Vec<Command>, typed: RwSignal<Morning>, errors: RwSignal<Vec<FieldError>>) {
    let said = tr!("forms.morning.saved", n = commands.len());
    match act::submit_all(Desk::get(), commands, said).await {
        Ok(_) => _ = typed.try_update(|typed| typed.times.clear()),
        Err(failure) => {
            errors.try_set(vec![FieldError::new("morning-day", failure_text(&failure))]);
        }
    }
}
