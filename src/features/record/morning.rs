//! The screen of `#/record/morning`: who clocked in when, the whole team on one sheet.

use super::{
    kind_page::{Latest, ToTheList},
    kinds::Kind,
    morning_view::{
        Meaning, Morning, Place, Said, begun, clocked_in, commands, day_of, in_order, said, team,
    },
};
use crate::{
    app::{
        act::{self, Busy, failure_text},
        derived::derived,
        desk::{Desk, FormDraft},
        format,
        i18n::use_i18n,
        page::Page,
        words::{Misread, misread_words, person_name, role_key, understood_time},
    },
    domain::{
        PersonId,
        typed::{read_day, read_time},
    },
    features::jobs::ask::{NotYours, shut, whose},
    journal::{AttendanceFact, Fact, FactBody},
    ledger::Ledger,
    t, tr,
    ui::{
        Badge, Bind, Button, ButtonKind, DateInput, Field, FieldError, Form, FormActions, FormErrors,
        Section, TextInput, Tone, WholeText,
    },
    workflow::Command,
};
use leptos::prelude::*;

#[component]
pub fn MorningPage() -> impl IntoView {
    let desk = Desk::get();
    let draft = FormDraft::<Morning>::named("record.morning");
    let typed = RwSignal::new(begun(draft.load(), untrack(|| desk.today())));
    let keep = draft.clone();
    let fresh = begun(None, untrack(|| desk.today()));
    Effect::new(move |_| typed.with(|typed| if *typed == fresh { keep.clear() } else { keep.save(typed) }));
    let errors = RwSignal::new(Vec::<FieldError>::new());
    let punch = Kind::of("punch").expect("a clock-in is one of the kinds");
    let asked = whose(punch.trial_command(untrack(|| desk.today())));
    let people = Memo::new(move |_| {
        let day = typed.with(|typed| read_day(&typed.day).ok());
        day.map(|day| team(&desk.ledger(), day)).unwrap_or_default()
    });
    let busy = Busy::idle();
    let submit = move || {
        let Some(work) = busy.begin() else { return };
        let today = untrack(|| desk.today());
        match typed.with_untracked(|typed| commands(typed, today)) {
            Err(wrong) => {
                let here = people.get_untracked();
                errors.set(summary(&untrack(|| desk.ledger()), in_order(wrong, &here)));
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
    let day_left = RwSignal::new(false);
    let day_error = derived(move || {
        let why = typed.with(|typed| day_of(typed, desk.today())).err();
        let why = why.filter(|_| day_left.get()).map(|why| misread_words(use_i18n().words(), why));
        why.or_else(|| refused(errors, &Place::Day))
    });
    view! {
        <Page
            title=t!("forms.morning")
            lead=t!("forms.morning.lead")
            actions=move || view! { <ToTheList /> }
        >
            <Form on_submit=submit label=t!("forms.morning") shut=shut(asked)>
                <NotYours asked=asked />
                <FormErrors title=t!("forms.errors") errors=errors />
                <Field label=t!("facts.field.day") id=Place::Day.id() error=day_error>
                    <DateInput value=day on_leave=move || day_left.set(true) />
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
                <Latest wanted=|fact: &Fact| matches!(fact.body, FactBody::Attendance(AttendanceFact::ClockedIn(_))) />
            </Section>
        </Page>
    }
}

/// Everything that is wrong with the sheet, each with whose time it is.
fn summary(ledger: &Ledger, wrong: Vec<(Place, Misread)>) -> Vec<FieldError> {
    let words = use_i18n().words_untracked();
    let whose = |place: &Place| match place {
        Place::Day => words.t("facts.field.day"),
        Place::Time(person) => {
            let known = ledger.people.get(person.as_str());
            known.map_or_else(|| person.clone(), |person| person_name(ledger, &person.id))
        }
    };
    let error = |(place, why): (Place, Misread)| {
        FieldError::new(place.id(), misread_words(words, why)).of_field(whose(&place))
    };
    wrong.into_iter().map(error).collect()
}

/// What the last attempt to store the sheet found at a place.
fn refused(errors: RwSignal<Vec<FieldError>>, place: &Place) -> Option<String> {
    let id = place.id();
    errors.with(|errors| errors.iter().find(|error| error.id == id).map(|error| error.text.clone()))
}

/// A name, a time, and what the clock says about it.
#[component]
fn OnePerson(person: PersonId, typed: RwSignal<Morning>, errors: RwSignal<Vec<FieldError>>) -> impl IntoView {
    let desk = Desk::get();
    let i18n = use_i18n();
    let id = StoredValue::new(person);
    let key = id.with_value(ToString::to_string);
    let place = Place::Time(key.clone());
    let set = key.clone();
    let field = place.id();
    let value = Bind::new(
        move || typed.with(|typed| typed.times.get(&key).cloned().unwrap_or_default()),
        move |time: String| typed.update(|typed| drop(typed.times.insert(set.clone(), time))),
    );
    let day = move || typed.with(|typed| read_day(&typed.day).ok());
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
        let (at, day) = (read_time(&value.get()).ok()?, day()?);
        Some(id.with_value(|id| said(&desk.ledger(), &desk.book(), id, day, at)))
    };
    let said = move || {
        match (means(), known()) {
        (Some(Said::Means(meaning)), _) => {
            let tone = match meaning {
                Meaning::InTime => Tone::Done,
                Meaning::Late | Meaning::HalfDay => Tone::Late,
                Meaning::DayBefore | Meaning::Nothing => Tone::Neutral,
            };
            view! { <Badge tone=tone text=t!(meaning.key()) /> }.into_any()
        }
        (Some(Said::Counted(at)), _) | (None, Some(at)) => {
            view! { <span class="muted"><WholeText text=t!("forms.morning.known", time = format::time(at)) /></span> }
                .into_any()
        }
        (None, None) => ().into_any(),
    }
    };
    let left = RwSignal::new(false);
    // What is wrong with a time is said when its field is left, and gone as soon as it can be read.
    let error = derived(move || {
        let text = value.get();
        let why = read_time(&text).err().filter(|_| !text.trim().is_empty());
        let asked = left.get() || refused(errors, &place).is_some();
        why.filter(|_| asked).map(|why| misread_words(i18n.words(), why.into()))
    });
    let understood = derived(move || understood_time(i18n.words(), &value.get()));
    view! {
        <li class="morning-row">
            <Field label=derived(label) id=field error=error understood=understood>
                <TextInput value=value on_leave=move || left.set(true) />
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
            errors.try_set(vec![FieldError::new(Place::Day.id(), failure_text(&failure))]);
        }
    }
}
