//! Somebody new, or somebody known with another name, role or base wage from a day on.

use super::{
    fields::PersonFields,
    typed::{PersonField, PersonProblem, ReadPerson, TypedPerson},
    view::beside,
};
use crate::ui::prelude::*;
use crate::{
    app::{
        attempt::Summary,
        desk::Desk,
        form_dialog::FormDialog,
        format::{full_day, yuan},
        i18n::use_i18n,
        own_form::{OwnForm, field_id},
        words::{misread_words, role_key},
    },
    domain::{PersonId, Role},
    features::record::{consequence::consequences, pay_changes::PayEffects},
    ledger::PersonSpan,
    platform::ids,
    t, tr,
    ui::{Bind, Button, ButtonKind, FieldError, Form, FormActions},
    workflow::{Command, Field, Reason, charge::gives_up_charge},
};
use chrono::NaiveDate;

/// Whom a dialog is about.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum Subject {
    #[default]
    Nobody,
    /// Somebody new, perhaps for a post that is to be filled.
    Newcomer(Option<Role>),
    Known(PersonId),
}

/// An id for somebody new. Names change and repeat; ids do neither.
pub fn fresh_person() -> PersonId {
    let id = ids::fresh().simple().to_string();
    PersonId::parse(&format!("p-{}", &id[id.len() - 10..])).expect("letters and digits are an id")
}

/// The dialog in which somebody is entered or changed.
#[component]
pub fn ChangeDialog(subject: Bind<Subject>) -> impl IntoView {
    let open = Bind::new(
        move || subject.get() != Subject::Nobody,
        move |open: bool| {
            if !open {
                subject.set(Subject::Nobody);
            }
        },
    );
    let desk = Desk::get();
    let i18n = use_i18n();
    let title = move || match subject.get() {
        Subject::Known(id) => {
            let name = crate::app::words::person_name(&desk.ledger(), &id);
            i18n.tv("people.change.title", &[("name", &name)])
        }
        _ => i18n.t("people.add"),
    };
    view! {
        <FormDialog open=open title=derived(title)>
            {move || match subject.get() {
                Subject::Nobody => ().into_any(),
                Subject::Newcomer(role) => {
                    view! { <ChangeForm known=None role=role subject=subject /> }.into_any()
                }
                Subject::Known(id) => {
                    view! { <ChangeForm known=Some(id) role=None subject=subject /> }.into_any()
                }
            }}
        </FormDialog>
    }
}

fn beginning(desk: Desk, known: Option<&PersonId>, role: Option<Role>) -> TypedPerson {
    let (ledger, today) = (desk.ledger(), desk.today());
    match known.and_then(|id| ledger.people.get(id)) {
        Some(person) => {
            let span = &person.spans[person.spans.len() - 1];
            TypedPerson {
                name: span.name.clone(),
                role: Some(span.role),
                wage: span.base_wage.to_string(),
                day: today.max(person.joined).to_string(),
                namesake: false,
            }
        }
        None => TypedPerson { role, ..TypedPerson::default() },
    }
}

/// The command that enters somebody new, or changes somebody from a day on.
fn command(id: PersonId, is_new: bool, person: ReadPerson, today: NaiveDate) -> Command {
    match is_new {
        true => Command::Record { on: today, at: None, body: person.joins(id) },
        false => Command::Record { on: person.day, at: None, body: person.changes(id) },
    }
}

/// The field that a refusal is about; none: the dialog as a whole.
fn place_of(reason: &Reason) -> Option<&'static str> {
    let Reason::Invalid { field, .. } = reason else { return None };
    let place = match field {
        Field::Name => PersonField::Name,
        Field::Role => PersonField::Role,
        Field::BaseWage => PersonField::Wage,
        Field::Joined | Field::From | Field::On => PersonField::Day,
        _ => return None,
    };
    Some(place.code())
}

/// What the ids of the inputs begin with.
const PREFIX: &str = "person";

fn error(field: PersonField, text: String) -> FieldError {
    FieldError::new(field_id(PREFIX, field.code()), text)
}

/// The last one in charge stays in charge.
fn gives_up(known: Option<PersonId>, person: &ReadPerson) -> Option<FieldError> {
    let ledger = Desk::get().ledger();
    let gives_up = gives_up_charge(&ledger, &known?, person.role, person.day);
    gives_up.then(|| error(PersonField::Role, use_i18n().t("people.in_charge.role")))
}

#[component]
fn ChangeForm(known: Option<PersonId>, role: Option<Role>, subject: Bind<Subject>) -> impl IntoView {
    let desk = Desk::get();
    let i18n = use_i18n();
    let fresh = untrack(|| beginning(desk, known.as_ref(), role));
    let is_new = known.is_none();
    let id = StoredValue::new(known.clone().unwrap_or_else(fresh_person));
    let known = StoredValue::new(known);
    let beside = Memo::new(move |_| known.with_value(|known| beside(&desk.ledger(), known.as_ref())));
    let wrong = move |typed: &TypedPerson| match beside.with(|beside| typed.read(beside)) {
        Ok(person) => gives_up(known.get_value(), &person).into_iter().collect(),
        Err(wrong) => wrong
            .into_iter()
            .map(|(field, why)| error(field, misread_words(i18n.words(), why.misread())))
            .collect(),
    };
    let form = OwnForm::begin(None, PREFIX, fresh, wrong);
    let typed = form.typed;
    let understood = Memo::new(move |_| beside.with(|beside| typed.with(|typed| typed.read(beside))));
    let shown = derived(move || beside.with(|beside| typed.with(|typed| typed.shown(beside))));
    let submit = move || {
        let person = understood.get_untracked().ok();
        let name = person.as_ref().map(|person| person.name.clone()).unwrap_or_default();
        let done = move || match is_new {
            true => tr!("people.added", name = name),
            false => tr!("people.changed", name = name),
        };
        let today = untrack(|| desk.today());
        let commands = move || Some(vec![command(id.get_value(), is_new, person?, today)]);
        form.send(commands, done, place_of, move |_| subject.set(Subject::Nobody));
    };
    let day_label = move || i18n.t(if is_new { "facts.field.joined" } else { "people.change.from" });
    view! {
        <Form on_submit=submit>
            {known.get_value().map(|id| view! { <Past id=id /> })}
            <Summary attempt=form.attempt id=form.whole() />
            <PersonFields
                person=typed.into()
                id=PREFIX.to_owned()
                attempt=form.attempt
                day_label=derived(day_label)
                shown=shown
            />
            <Effects is_new=is_new id=id understood=understood typed=typed />
            <FormActions>
                <Button kind=ButtonKind::Primary submit=true>
                    {move || i18n.t(if is_new { "people.add" } else { "people.change.save" })}
                </Button>
                <Button on_click=move || subject.set(Subject::Nobody)>{t!("people.cancel")}</Button>
            </FormActions>
        </Form>
    }
}

/// Whose pay it changes, as far as it is understood.
#[component]
fn Effects(
    is_new: bool,
    id: StoredValue<PersonId>,
    understood: Memo<Result<ReadPerson, Vec<(PersonField, PersonProblem)>>>,
    typed: RwSignal<TypedPerson>,
) -> impl IntoView {
    let desk = Desk::get();
    let changes = Memo::new(move |_| {
        let command =
            understood.get().ok().map(|person| command(id.get_value(), is_new, person, desk.today()));
        consequences(&desk.standing(), command.as_slice(), untrack(|| desk.now()))
    });
    view! {
        <PayEffects
            changes=changes
            understood=derived(move || understood.with(Result::is_ok))
            newcomer=derived(move || typed.with(|typed| typed.name.clone()))
        />
    }
}

/// What somebody has been so far, from when on.
#[component]
fn Past(id: PersonId) -> impl IntoView {
    let desk = Desk::get();
    let i18n = use_i18n();
    let line = move |span: &PersonSpan| {
        let words = i18n.words();
        let (name, role) = (span.name.clone(), words.t(role_key(span.role)));
        let from = full_day(words, span.from);
        let wage = yuan(span.base_wage.exact());
        words.tv("people.past", &[("from", &from), ("name", &name), ("role", &role), ("wage", &wage)])
    };
    let lines = move || {
        let ledger = desk.ledger();
        let spans = ledger.people.get(&id).map(|person| person.spans.as_slice()).unwrap_or_default();
        spans.iter().map(|span| view! { <li translate="no" prop:textContent=line(span)></li> }).collect_view()
    };
    view! { <ul class="stack-tight muted">{lines}</ul> }
}
