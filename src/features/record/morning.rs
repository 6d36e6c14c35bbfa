//! The screen of `#/record/morning`: who clocked in when, the whole team on one sheet.

use super::{
    kind_page::{Latest, ToTheList},
    kinds::Kind,
    morning_view::{
        DAY, Meaning, Morning, PREFIX, Place, Said, begun, clocked_in, commands, in_order, said, team,
    },
};
use crate::ui::prelude::*;
use crate::{
    app::{
        attempt::Summary,
        desk::{Desk, FormDraft},
        format,
        i18n::{Words, use_i18n},
        own_form::{OwnForm, field_id},
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
        Badge, Bind, Button, ButtonKind, DateInput, Field, FieldError, Form, FormActions, Section, TextInput,
        Tone, WholeText,
    },
};

#[component]
pub fn MorningPage() -> impl IntoView {
    let desk = Desk::get();
    let form = begin();
    let typed = form.typed;
    let punch = Kind::of("punch").expect("a clock-in is one of the kinds");
    let asked = whose(punch.trial_command(untrack(|| desk.today())));
    let people = Memo::new(move |_| {
        let day = typed.with(|typed| read_day(&typed.day).ok());
        day.map(|day| team(&desk.ledger(), day)).unwrap_or_default()
    });
    let submit = move || {
        let today = untrack(|| desk.today());
        let said = move || tr!("forms.morning.saved", n = typed.with_untracked(Morning::count));
        let read = move || typed.with_untracked(|typed| commands(typed, today)).ok();
        // The next sheet is most often of the same day.
        let day = typed.with_untracked(|typed| typed.day.clone());
        form.send(read, said, |_| Some(DAY), move |_| _ = typed.try_update(|typed| typed.day = day));
    };
    let day = form.bind(|typed| &typed.day, |typed, day| typed.day = day);
    view! {
        <Page
            title=t!("forms.morning")
            lead=t!("forms.morning.lead")
            actions=move || view! { <ToTheList /> }
        >
            <Form on_submit=submit label=t!("forms.morning") shut=shut(asked)>
                <NotYours asked=asked />
                <Summary attempt=form.attempt id=form.whole() />
                <Field label=t!("facts.field.day") id=form.id(DAY) error=form.error(DAY, day)>
                    <DateInput value=day on_leave=form.leave(DAY) />
                </Field>
                <ul class="morning">
                    <For
                        each=move || people.get()
                        key=|person| person.clone()
                        children=move |person| view! { <OnePerson person=person form=form /> }
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

/// The sheet as it was left, or a new one.
fn begin() -> OwnForm<Morning> {
    let (desk, i18n) = (Desk::get(), use_i18n());
    let wrong = move |typed: &Morning| {
        let today = desk.today();
        let wrong = commands(typed, today).err().unwrap_or_default();
        if wrong.is_empty() {
            return Vec::new();
        }
        let ledger = desk.ledger();
        let here = read_day(&typed.day).map(|day| team(&ledger, day)).unwrap_or_default();
        summary(i18n.words(), &ledger, in_order(wrong, &here))
    };
    let today = untrack(|| desk.today());
    let form = OwnForm::begin(Some(FormDraft::named("record.morning")), PREFIX, begun(None, today), wrong);
    form.typed.update_untracked(|typed| *typed = begun(Some(std::mem::take(typed)), today));
    form
}

/// Everything that is wrong with the sheet, each with whose time it is.
fn summary(words: Words, ledger: &Ledger, wrong: Vec<(Place, Misread)>) -> Vec<FieldError> {
    let whose = |place: &Place| match place {
        Place::Day => Some(words.t("facts.field.day")),
        Place::Time(person) => {
            let known = ledger.people.get(person.as_str());
            Some(known.map_or_else(|| person.clone(), |person| person_name(ledger, &person.id)))
        }
        Place::Sheet => None,
    };
    let error = |(place, why): (Place, Misread)| {
        let error = FieldError::new(field_id(PREFIX, place.name()), misread_words(words, why));
        whose(&place).into_iter().fold(error, FieldError::of_field)
    };
    wrong.into_iter().map(error).collect()
}

/// A name, a time, and what the clock says about it.
#[component]
fn OnePerson(person: PersonId, form: OwnForm<Morning>) -> impl IntoView {
    let desk = Desk::get();
    let i18n = use_i18n();
    let id = StoredValue::new(person);
    let key = id.with_value(ToString::to_string);
    let (typed, set, name) = (form.typed, key.clone(), key.clone());
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
    let understood = derived(move || understood_time(i18n.words(), &value.get()));
    view! {
        <li class="morning-row">
            <Field label=derived(label) id=form.id(&name) error=form.error(&name, value) understood=understood>
                <TextInput value=value on_leave=form.leave(&name) />
            </Field>
            <span class="morning-said">{said}</span>
        </li>
    }
}
