//! The form of a new branch: its name, its people, and the one setting that the regulation leaves open.

use super::typed::{BranchWrong, Spot, TypedBranch, TypedRow, row_id};
use crate::{
    app::{
        act::{Busy, failure_text},
        derived::derived,
        desk::{Desk, FormDraft},
        i18n::{Words, use_i18n},
        route::{Route, navigate},
        toast::use_toasts,
        words::{misread_words, understood_percent},
    },
    features::people::{
        change::fresh_person,
        fields::PersonFields,
        typed::{Part, TypedPerson},
    },
    t, tr,
    ui::{
        Bind, Button, ButtonKind, Field, FieldError, Form, FormActions, FormErrors, NumberInput, Section,
        TextInput, focus_field,
    },
};
use leptos::prelude::*;
use std::{collections::BTreeSet, time::Duration};

/// What was typed before a reload; there is something as long as the form is in use.
pub fn draft() -> FormDraft<TypedBranch> {
    FormDraft::named("branch")
}

/// The form as it is filled in: what was typed, which fields were left, and whether submitting was tried.
#[derive(Clone, Copy)]
struct Entry {
    typed: RwSignal<TypedBranch>,
    left: RwSignal<BTreeSet<Spot>>,
    all: RwSignal<bool>,
    errors: RwSignal<Vec<FieldError>>,
    wrong: Memo<Vec<(Spot, BranchWrong)>>,
}

impl Entry {
    fn begin() -> Entry {
        let today = untrack(|| Desk::get().today());
        let typed = RwSignal::new(draft().load().unwrap_or_else(|| TypedBranch::begin(today)));
        let (left, all) = (RwSignal::new(BTreeSet::new()), RwSignal::new(false));
        let wrong = Memo::new(move |_| {
            let found = typed.with(TypedBranch::read).err().unwrap_or_default();
            let shown = |spot: &Spot| all.get() || left.with(|left| left.contains(spot));
            found.into_iter().filter(|(spot, _)| shown(spot)).collect()
        });
        Effect::new(move |_| typed.with(|typed| draft().save(typed)));
        Entry { typed, left, all, errors: RwSignal::new(Vec::new()), wrong }
    }

    fn leave(self, spot: Spot) {
        self.left.update(|left| _ = left.insert(spot));
    }

    fn error(self, spot: Spot) -> Signal<Option<String>> {
        let i18n = use_i18n();
        let why =
            move || self.wrong.with(|wrong| wrong.iter().find(|(at, _)| *at == spot).map(|(_, why)| *why));
        derived(move || why().map(|why| misread_words(i18n.words(), why.misread())))
    }

    fn person(self, key: u32) -> Bind<TypedPerson> {
        let find = move |typed: &TypedBranch| typed.people.iter().find(|row| row.key == key).cloned();
        let get = move || {
            let row: Option<TypedRow> = self.typed.with(find);
            row.map_or_else(
                || TypedBranch::begin(Desk::get().today()).people[0].person.clone(),
                |row| row.person,
            )
        };
        let set = move |person: TypedPerson| {
            self.typed.update(|typed| {
                if let Some(row) = typed.people.iter_mut().find(|row| row.key == key) {
                    row.person = person;
                }
            });
        };
        Bind::new(get, set)
    }
}

/// What is wrong, one line a place. Several people have the same fields: the summary says whose it is.
fn summary(words: Words, people: &[TypedRow], wrong: Vec<(Spot, BranchWrong)>) -> Vec<FieldError> {
    let line = |(spot, why): (Spot, BranchWrong)| {
        let error = FieldError::new(spot.id(), misread_words(words, why.misread()));
        match spot {
            Spot::Person(key, _) => {
                let n = people.iter().position(|row| row.key == key).map_or(0, |at| at + 1);
                error.of_field(words.tv("data.setup.person", &[("n", &n)]))
            }
            Spot::Name | Spot::Tax => error,
        }
    };
    wrong.into_iter().map(line).collect()
}

/// `on_back` returns to the choices of the first run.
#[component]
pub fn BranchForm(#[prop(into)] on_back: Callback<()>) -> impl IntoView {
    let desk = Desk::get();
    let i18n = use_i18n();
    let entry = Entry::begin();
    let typed = entry.typed;
    let busy = Busy::idle();
    let submit = move || {
        let Some(work) = busy.begin() else { return };
        entry.all.set(true);
        let words = i18n.words_untracked();
        let branch = match typed.with_untracked(TypedBranch::read) {
            Ok(branch) => branch,
            Err(wrong) => {
                let lines = typed.with_untracked(|typed| summary(words, &typed.people, wrong));
                return entry.errors.set(lines);
            }
        };
        let today = untrack(|| desk.today());
        let done = tr!("data.setup.done", name = branch.name);
        let (commands, manager) = branch.commands(today, tr!("data.setup.rules"), fresh_person);
        work.run(async move {
            match desk.run_all(commands).await {
                Ok(_) => {
                    draft().clear();
                    desk.sit(manager);
                    use_toasts().done(done);
                    navigate(&Route::Today);
                }
                Err(failure) => {
                    entry.errors.try_set(vec![FieldError::new(Spot::Name.id(), failure_text(&failure))]);
                }
            }
        });
    };
    let back = move || {
        // What is as it began is no work of anybody's to be kept.
        if typed.with_untracked(|typed| *typed == TypedBranch::begin(untrack(|| desk.today()))) {
            draft().clear();
        }
        on_back.run(());
    };
    let name = Bind::new(move || typed.with(|t| t.name.clone()), move |name| typed.update(|t| t.name = name));
    let tax = Bind::new(move || typed.with(|t| t.tax.clone()), move |tax| typed.update(|t| t.tax = tax));
    view! {
        <Form on_submit=submit label=t!("data.setup.new.title")>
            <FormErrors title=t!("data.setup.errors") errors=entry.errors />
            <Field
                label=t!("data.setup.name")
                hint=t!("data.setup.name.hint")
                id=Spot::Name.id()
                error=entry.error(Spot::Name)
                required=true
            >
                <TextInput value=name on_leave=move || entry.leave(Spot::Name) />
            </Field>
            <People entry=entry />
            <Section title=t!("data.setup.tax.title") lead=t!("data.setup.tax.lead")>
                <Field
                    label=t!("data.setup.tax")
                    note=t!("data.optional")
                    id=Spot::Tax.id()
                    error=entry.error(Spot::Tax)
                    understood=derived(move || understood_percent(i18n.words(), &tax.get()))
                >
                    <NumberInput
                        value=tax
                        unit=t!("data.percent")
                        on_leave=move || entry.leave(Spot::Tax)
                    />
                </Field>
            </Section>
            <p class="muted">{t!("data.setup.sits")}</p>
            <FormActions>
                <Button kind=ButtonKind::Primary submit=true>
                    {t!("data.setup.submit")}
                </Button>
                <Button on_click=back>{t!("data.setup.back")}</Button>
            </FormActions>
        </Form>
    }
}

#[component]
fn People(entry: Entry) -> impl IntoView {
    let keys = Memo::new(move |_| {
        entry.typed.with(|typed| typed.people.iter().map(|row| row.key).collect::<Vec<_>>())
    });
    let add = move || {
        let today = untrack(|| Desk::get().today());
        let key = entry.typed.try_update(|typed| typed.add_row(today)).unwrap_or_default();
        // The row is on the page once this event has been handled.
        set_timeout(move || focus_field(&Spot::Person(key, Part::Name).id()), Duration::ZERO);
    };
    view! {
        <Section title=t!("shell.place.people") lead=t!("data.setup.people.lead")>
            <div class="setup-people">
                <For
                    each=move || keys.get()
                    key=|key| *key
                    children=move |key| view! { <PersonRow entry=entry key=key keys=keys /> }
                />
                <Button on_click=add>{t!("data.setup.add")}</Button>
            </div>
        </Section>
    }
}

#[component]
fn PersonRow(entry: Entry, key: u32, keys: Memo<Vec<u32>>) -> impl IntoView {
    let i18n = use_i18n();
    let wrong = derived(move || {
        let here = |(spot, why): &(Spot, BranchWrong)| match (spot, why) {
            (Spot::Person(at, part), BranchWrong::Person(why)) if *at == key => Some((*part, *why)),
            _ => None,
        };
        entry.wrong.with(|wrong| wrong.iter().filter_map(here).collect::<Vec<_>>())
    });
    let position =
        move || keys.with(|keys| keys.iter().position(|other| *other == key)).unwrap_or_default() + 1;
    let legend = move || i18n.tv("data.setup.person", &[("n", &position())]);
    let remove = move || {
        let next = keys.with_untracked(|keys| {
            let at = keys.iter().position(|other| *other == key)?;
            keys.get(at + 1).or(at.checked_sub(1).and_then(|before| keys.get(before))).copied()
        });
        entry.typed.update(|typed| typed.people.retain(|row| row.key != key));
        if let Some(next) = next {
            focus_field(&Spot::Person(next, Part::Name).id());
        }
    };
    let only = move || keys.with(|keys| keys.len() == 1);
    view! {
        <fieldset class="setup-person">
            <legend class="visually-hidden">{legend}</legend>
            <PersonFields
                person=entry.person(key)
                id=row_id(key)
                wrong=wrong
                on_leave=move |part| entry.leave(Spot::Person(key, part))
                day_label=t!("facts.field.joined")
            />
            <div class="setup-remove">
                <Show when=move || !only()>
                    <Button
                        on_click=remove
                        label=derived(move || i18n.tv("data.setup.remove", &[("n", &position())]))
                    >
                        {t!("data.setup.remove.short")}
                    </Button>
                </Show>
            </div>
        </fieldset>
    }
}
