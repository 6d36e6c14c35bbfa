//! The state of a form: what is typed and kept, what is wrong with it, and storing it.

use super::{
    defaults::{fresh, next, next_number, not_ahead, seated},
    kinds::{Kind, Spec, kind_made_by},
    reader::{Values, Wrong, mended},
    step::{StepOf, about_offer, form_name, page_of},
};
use crate::{
    app::{
        act::{self, Busy, failure_text},
        derived::derived,
        desk::{Desk, DeskState, Failure, FormDraft},
        i18n::use_i18n,
        route::{Route, navigate, use_route},
        words::misread_words,
    },
    domain::PersonId,
    ledger::Ledger,
    tr,
    ui::{Bind, FieldError, focus_current_step, focus_field},
    workflow::{Command, Field, Reason, Refusal},
};
use leptos::prelude::*;
use std::collections::BTreeSet;

/// The state of a form. `Copy`; may be used after an await.
#[derive(Clone, Copy)]
pub struct FormState {
    kind: StoredValue<&'static Kind>,
    pub(super) values: RwSignal<Values>,
    /// What the form would be if nothing had been typed.
    pub(super) clean: RwSignal<Values>,
    /// What the last attempt to store it found, for the summary.
    pub(super) errors: RwSignal<Vec<FieldError>>,
    /// What was refused although every field could be understood.
    pub(super) refused: RwSignal<Option<FieldError>>,
    /// It was tried to store it: from then on every field says at once what is wrong with it.
    pub(super) tried: RwSignal<bool>,
    /// The fields that were left, whose errors are shown before anything is submitted.
    pub(super) left: RwSignal<Vec<&'static str>>,
    /// What it is a step of, where it stands on the page of that work.
    step: StoredValue<Option<StepOf>>,
    busy: Busy,
}

impl FormState {
    /// `about`: the repair, notice or contract that the form was opened for, before whatever its draft says.
    pub(super) fn new(kind: &'static Kind, about: Option<String>) -> FormState {
        FormState::begun(kind, about, None)
    }

    /// The form as a step of a piece of work.
    pub(super) fn step(kind: &'static Kind, step: StepOf) -> FormState {
        FormState::begun(kind, None, Some(step))
    }

    fn begun(kind: &'static Kind, about: Option<String>, step: Option<StepOf>) -> FormState {
        let desk = Desk::get();
        let clean = untrack(|| fresh(kind, &desk.ledger(), desk.sitter().as_ref(), desk.today()));
        let clean = about_offer(kind, clean, step.as_ref());
        let draft = FormDraft::<Values>::named(&form_name(kind, step.as_ref()));
        let kept = draft.load().map(|kept| not_ahead(kind, kept, untrack(|| desk.today())));
        let mut begun = about_offer(kind, kept.unwrap_or_else(|| clean.clone()), step.as_ref());
        if let (Some(about), Some(field)) = (about, kind.subject_field()) {
            begun.set(field, about);
        }
        let begun = untrack(|| seated(kind, begun, &desk.ledger(), desk.sitter().as_ref(), desk.today()));
        let values = RwSignal::new(begun);
        let clean = RwSignal::new(clean);
        Effect::new(move |_| {
            values.with(|values| {
                clean.with(|clean| if values == clean { draft.clear() } else { draft.save(values) })
            });
        });
        let (errors, left) = (RwSignal::new(Vec::new()), RwSignal::new(Vec::new()));
        let (refused, tried) = (RwSignal::new(None), RwSignal::new(false));
        let busy = Busy::idle();
        let kind = StoredValue::new(kind);
        let step = StoredValue::new(step);
        let form = FormState { kind, values, clean, errors, refused, tried, left, step, busy };
        Effect::new(move |before: Option<Option<PersonId>>| {
            let sitter = desk.sitter();
            if before.is_some_and(|before| before != sitter) {
                form.sits_down(sitter.as_ref());
            }
            sitter
        });
        Effect::new(move |before: Option<()>| {
            let ledger = desk.ledger();
            if before.is_some() {
                form.count_on(&ledger);
            }
        });
        form
    }

    /// Something was recorded meanwhile, perhaps in another tab: a number that nobody has touched moves on.
    fn count_on(self, ledger: &Ledger) {
        const NUMBER: &str = "number";
        let kind = self.kind();
        let given = self.clean.with_untracked(|clean| clean.raw(NUMBER));
        let untouched = self.values.with_untracked(|values| values.raw(NUMBER) == given);
        if !untouched || !kind.fields.iter().any(|spec| spec.name == NUMBER) {
            return;
        }
        let next = next_number(kind.code(), ledger, untrack(|| Desk::get().today()));
        if next != given {
            for form in [self.clean, self.values] {
                form.update(|values| values.set(NUMBER, next.clone()));
            }
        }
    }

    /// Somebody else sits here now: what was refused was refused to the other one, and an approval is his own.
    fn sits_down(self, sitter: Option<&PersonId>) {
        let (ledger, today) = untrack(|| (Desk::get().ledger(), Desk::get().today()));
        for form in [self.clean, self.values] {
            form.update(|values| {
                *values = seated(self.kind(), std::mem::take(values), &ledger, sitter, today);
            });
        }
        if self.refused.with_untracked(Option::is_some) {
            self.refused.set(None);
            self.errors.set(Vec::new());
        }
    }

    pub(super) fn kind(self) -> &'static Kind {
        self.kind.get_value()
    }

    pub fn bind(self, name: &'static str) -> Bind<String> {
        let FormState { values, refused, .. } = self;
        Bind::new(
            move || values.with(|values| values.raw(name)),
            move |value: String| {
                values.update(|values| values.set(name, value));
                // What was refused was another form.
                if refused.with_untracked(Option::is_some) {
                    refused.set(None);
                }
            },
        )
    }

    /// Whether a field must be filled in, as the form stands.
    pub fn is_required(self, spec: &Spec) -> bool {
        let desk = Desk::get();
        self.values.with(|values| spec.is_required(values, &desk.book(), desk.today()))
    }

    /// Whether a field is asked for, as the form stands.
    pub fn is_shown(self, spec: &Spec) -> bool {
        let desk = Desk::get();
        self.values.with(|values| spec.is_shown(values, &desk.book(), desk.today()))
    }

    /// The id of a field's input.
    pub fn id(self, name: &str) -> String {
        // Several steps may be open at once.
        match (self.kind.try_get_value(), self.step.try_get_value().flatten()) {
            (Some(kind), Some(step)) => format!("{}-{name}", form_name(kind, Some(&step))),
            _ => format!("record-{name}"),
        }
    }

    fn is_step(self) -> bool {
        self.step.try_with_value(Option::is_some).unwrap_or_default()
    }

    /// A command of this form, to ask whose step it is.
    pub(super) fn trial_command(self) -> Command {
        let on = untrack(|| Desk::get().today());
        let offer = self.step.with_value(|step| step.as_ref().map(|step| step.offer.clone()));
        offer.unwrap_or_else(|| self.kind().trial_command(on))
    }

    /// The key of what is done by sending it, as the form stands.
    pub(super) fn act(self) -> &'static str {
        let typed = self.kind().act.and_then(|act| self.values.with(act));
        typed.unwrap_or_else(|| {
            self.step.with_value(|step| step.as_ref().map_or("forms.save", |step| step.act))
        })
    }

    /// The key of what it is called.
    pub(super) fn title(self) -> &'static str {
        let step = self.step.with_value(|step| step.as_ref().map(|step| step.act));
        step.unwrap_or(self.kind().declared.key)
    }

    /// The fields that are asked for: what a step is about is known.
    pub(super) fn fields(self) -> impl Iterator<Item = &'static Spec> {
        let (kind, is_step) = (self.kind(), self.is_step());
        kind.fields.iter().filter(move |spec| !is_step || !kind.is_given(spec))
    }

    pub fn left(self, name: &'static str) {
        self.left.update(|left| {
            if !left.contains(&name) {
                left.push(name);
            }
        });
    }

    fn wrong(self) -> Vec<Wrong> {
        self.read().err().unwrap_or_default()
    }

    /// What is wrong with a field as it stands. One that is only left empty says nothing before submitting.
    pub fn error(self, name: &'static str) -> Signal<Option<String>> {
        let i18n = use_i18n();
        let id = self.id(name);
        derived(move || {
            let left = self.left.with(|left| left.contains(&name));
            let typed = self.values.with(|values| !values.get(name).is_empty());
            let asked = self.tried.get() || (left && typed);
            let wrong = if asked { self.wrong() } else { Default::default() };
            let wrong = wrong
                .into_iter()
                .find(|wrong| wrong.field == name)
                .map(|wrong| misread_words(i18n.words(), wrong.why));
            let refused = || self.refused.with(|error| error.clone().filter(|error| error.id == id));
            wrong.or_else(|| refused().map(|error| error.text))
        })
    }

    /// The ids of the fields whose errors the last attempt found and that are right by now.
    pub(super) fn mended(self) -> BTreeSet<String> {
        let wrong: Vec<String> = self.wrong().iter().map(|wrong| self.id(wrong.field)).collect();
        let refused = self.refused.with(|refused| refused.as_ref().map(|error| error.id.clone()));
        let found = self.errors.with(|errors| errors.iter().map(|error| error.id.clone()).collect());
        mended(found, &wrong, refused.as_deref())
    }

    pub(super) fn is_touched(self) -> bool {
        self.values.with_untracked(|values| self.clean.with_untracked(|clean| values != clean))
    }

    /// The command of what is typed, when all of it can be understood.
    pub(super) fn command(self) -> Option<Command> {
        self.read().ok()
    }

    fn read(self) -> Result<Command, Vec<Wrong>> {
        let (book, today) = (Desk::get().book(), Desk::get().today());
        self.values.with(|values| self.kind().command(values, &book, today))
    }

    pub(super) fn submit(self) {
        let Some(work) = self.busy.begin() else { return };
        let desk = Desk::get();
        let kind = self.kind();
        self.tried.set(true);
        self.refused.set(None);
        let command = match untrack(|| self.read()) {
            Ok(command) => command,
            Err(wrong) => {
                let words = use_i18n().words_untracked();
                let name = |field: &str| {
                    kind.fields.iter().find(|spec| spec.name == field).map(|spec| tr!(spec.label))
                };
                let error = |wrong: Wrong| {
                    let error = FieldError::new(self.id(wrong.field), misread_words(words, wrong.why));
                    name(wrong.field).into_iter().fold(error, FieldError::of_field)
                };
                return self.errors.set(wrong.into_iter().map(error).collect());
            }
        };
        if let Err(refusal) = untrack(|| desk.check(&command)) {
            return self.refuse(self.field_error(&Failure::Refused(refusal)));
        }
        self.errors.set(Vec::new());
        let made = kind_made_by(&command).unwrap_or(kind.declared);
        let success = tr!("forms.saved", kind = tr!(made.key));
        let step = self.step.get_value();
        work.run(async move {
            match act::submit(desk, command, success).await {
                Ok(facts) => {
                    // What is stored is no draft any more, even when the page was left by then.
                    FormDraft::<Values>::named(&form_name(kind, step.as_ref())).clear();
                    self.begin_anew();
                    // The form is gone with its step: the keyboard goes on at the next one.
                    if step.is_some() {
                        focus_current_step();
                    }
                    // One may have gone elsewhere while it was stored.
                    let here = matches!(use_route().get_untracked(), Route::RecordKind { kind: code, .. } if code == kind.code());
                    let ledger = untrack(|| desk.ledger());
                    let begun = facts.iter().find_map(|id| page_of(&ledger, &ledger.fact(*id)?.body));
                    if let Some(page) = begun.filter(|_| here) {
                        navigate(&page);
                    }
                }
                // What keeps everything from being stored is said above the page, and is no field's fault.
                Err(Failure::Store(_)) if matches!(untrack(|| desk.state()), DeskState::Blocked(_)) => {
                    window().scroll_to_with_x_and_y(0.0, 0.0);
                }
                Err(failure) => self.refuse(self.field_error(&failure)),
            }
        });
    }

    /// What a failure says, at the field it is about.
    fn field_error(self, failure: &Failure) -> FieldError {
        // The page may have been left while this was being stored.
        let is_here = self.kind.try_get_value().is_some();
        let id = self.id(if is_here { field_name(self.fields(), failure) } else { "on" });
        FieldError::new(id, failure_text(failure))
    }

    fn refuse(self, error: FieldError) {
        // The page may have been left while this was being stored.
        self.refused.try_set(Some(error.clone()));
        self.errors.try_set(vec![error]);
    }

    /// The next form of the same kind; the cursor goes to what is entered first.
    fn begin_anew(self) {
        // The page may have been left while this was being stored.
        let Some(last) = self.values.try_get_untracked() else { return };
        let desk = Desk::get();
        let kind = self.kind();
        let clean = untrack(|| fresh(kind, &desk.ledger(), desk.sitter().as_ref(), desk.today()));
        let step = self.step.get_value();
        let clean = about_offer(kind, next(kind, &last, clean), step.as_ref());
        self.clean.set(clean.clone());
        self.values.set(clean);
        self.left.set(Vec::new());
        self.tried.set(false);
        let first = self.fields().find(|spec| self.values.with_untracked(|v| v.get(spec.name).is_empty()));
        if let Some(first) = first.filter(|_| step.is_none()) {
            focus_field(&self.id(first.name));
        }
    }

    pub(super) fn discard(self) {
        self.values.set(self.clean.get_untracked());
        self.errors.set(Vec::new());
        navigate(&Route::Record);
    }
}

/// The field of the form that a failure is about, or the first one.
fn field_name(fields: impl Iterator<Item = &'static Spec>, failure: &Failure) -> &'static str {
    let names: &[&str] = match failure {
        Failure::Refused(Refusal { reason: Reason::Invalid { field, .. }, .. }) => match field {
            Field::Person => &["person", "by"],
            Field::By => &["by"],
            Field::Until => &["until", "to"],
            Field::From => &["from"],
            Field::Amount => &["amount"],
            Field::Charged => &["charged"],
            Field::Floor => &["floor"],
            Field::Rebate => &["rebate"],
            Field::Fee => &["fee"],
            Field::Fault => &["fault"],
            Field::Qualified => &["qualified"],
            Field::At | Field::Day => &["day"],
            Field::To => &["to"],
            Field::Rate => &["rate"],
            _ => &["on"],
        },
        Failure::Refused(Refusal { reason: Reason::AlreadyKnown { .. }, .. }) => &["number"],
        Failure::Refused(Refusal { reason: Reason::ChecksMissing { .. }, .. }) => &["completion"],
        Failure::Refused(Refusal { reason: Reason::PapersMissing { .. }, .. }) => &["papers"],
        Failure::Refused(Refusal {
            reason:
                Reason::BeforeIssue { .. }
                | Reason::BeforeFinish { .. }
                | Reason::BeforePapers { .. }
                | Reason::LimitOver { .. },
            ..
        }) => &["on"],
        _ => &[],
    };
    let fields: Vec<_> = fields.collect();
    let named = fields.iter().find(|spec| names.contains(&spec.name));
    named.or(fields.first()).map_or("on", |spec| spec.name)
}
