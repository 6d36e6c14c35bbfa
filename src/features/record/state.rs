//! The state of a form: what is typed and kept, what is wrong with it, and storing it.

use super::{
    defaults::{fresh, next, not_ahead, numbered, proposed, seated},
    kinds::{Kind, Spec, kind_made_by},
    occasion::{
        Occasion, about_offer, draft_name, followed_up, given, opened_on, page_draft, page_of, page_of_day,
        placed_on,
    },
    place::place_of,
    reader::Wrong,
    values::Values,
};
use crate::ui::prelude::*;
use crate::{
    app::{
        attempt::Attempt,
        desk::{Desk, Failure, FormDraft},
        i18n::use_i18n,
        mended::WHOLE,
        own_form::field_id,
        route::{Route, navigate, use_route},
        words::misread_words,
    },
    domain::{FactId, PersonId},
    features::sites::begin_named,
    journal::number::NUMBER,
    ledger::Ledger,
    tr,
    ui::{Bind, FieldError, focus_current_step, focus_field},
    workflow::Command,
};

/// The state of a form. `Copy`; may be used after an await.
#[derive(Clone, Copy)]
pub struct FormState {
    kind: StoredValue<&'static Kind>,
    pub(super) values: RwSignal<Values>,
    /// What the form would be if nothing had been typed: as it is opened for whatever it is opened for.
    pub(super) clean: RwSignal<Values>,
    pub(super) attempt: Attempt,
    /// What was typed as a site and found none.
    pub(super) unknown: RwSignal<String>,
    /// What it is opened for, where it has no page of its own.
    occasion: StoredValue<Option<Occasion>>,
    /// The name of its draft.
    name: StoredValue<String>,
    /// The number that it proposes; none where what it is opened for has one of its own.
    counted: StoredValue<Option<String>>,
    /// What stands in it was typed before and not stored.
    pub(super) resumed: RwSignal<bool>,
}

impl FormState {
    /// `about`: the repair, notice or contract that the form was opened for, before whatever its draft says.
    pub(super) fn new(kind: &'static Kind, about: Option<String>) -> FormState {
        FormState::begun(kind, about, None)
    }

    /// The form for what it is opened for.
    pub(super) fn on(kind: &'static Kind, occasion: Occasion) -> FormState {
        FormState::begun(kind, None, Some(occasion))
    }

    fn begun(kind: &'static Kind, about: Option<String>, occasion: Option<Occasion>) -> FormState {
        let desk = Desk::get();
        let clean = untrack(|| fresh(kind, &desk.ledger(), desk.sitter().as_ref(), desk.today()));
        let clean = about_offer(kind, clean, occasion.as_ref());
        let is_kept = occasion.as_ref().is_none_or(|occasion| occasion.kept);
        let route = use_route().get_untracked();
        let name = draft_name(kind, about.as_deref().or(followed_up(kind, &route)), occasion.as_ref());
        let draft = FormDraft::<Values>::named(&name);
        let ready = |values| {
            let values = numbered(kind, values, &desk.ledger(), desk.today());
            seated(kind, values, &desk.ledger(), desk.sitter().as_ref(), desk.today())
        };
        let counted = clean.raw(NUMBER);
        let opened =
            untrack(|| opened_on(kind, clean, about.as_deref(), &route, &desk.ledger(), desk.today()));
        let is_counted = opened.raw(NUMBER) == counted;
        let clean = untrack(|| ready(opened));
        let counted = StoredValue::new(is_counted.then(|| clean.raw(NUMBER)));
        let kept =
            draft.load().filter(|_| is_kept).map(|kept| not_ahead(kind, kept, untrack(|| desk.today())));
        let kept = kept.map(|kept| given(kind, kept, occasion.as_ref()));
        let resumed = RwSignal::new(kept.as_ref().is_some_and(|kept| *kept != clean));
        let begun = kept.map(|kept| untrack(|| ready(placed_on(kind, kept, &route))));
        let values = RwSignal::new(begun.unwrap_or_else(|| clean.clone()));
        let clean = RwSignal::new(clean);
        Effect::new(move |_| {
            values.with(|values| {
                clean.with(
                    |clean| {
                        if values == clean || !is_kept { draft.clear() } else { draft.save(values) }
                    },
                )
            });
        });
        let ids = occasion.as_ref().map_or_else(|| "record".to_owned(), |occasion| occasion.name.clone());
        let attempt = Attempt::new(derived(move || wrong(kind, values, &ids)));
        attempt.follow(values);
        let (kind, occasion) = (StoredValue::new(kind), StoredValue::new(occasion));
        let unknown = RwSignal::new(String::new());
        let name = StoredValue::new(name);
        let form = FormState { kind, values, clean, attempt, unknown, occasion, name, counted, resumed };
        Effect::new(move |before: Option<Option<PersonId>>| {
            let sitter = desk.sitter();
            if before.is_some_and(|before| before != sitter) {
                form.sits_down(sitter.as_ref());
            }
            sitter
        });
        // What is given another number is chosen, or something was recorded meanwhile.
        let thing = Memo::new(move |_| values.with(|values| values.raw("thing")));
        Effect::new(move |before: Option<()>| {
            // A memo that nobody reads follows nothing.
            thing.with(|_| ());
            let ledger = desk.ledger();
            if before.is_some() {
                form.count_on(&ledger);
            }
        });
        form
    }

    /// Something was recorded meanwhile, perhaps in another tab: a number that nobody has touched moves on.
    fn count_on(self, ledger: &Ledger) {
        let kind = self.kind();
        let Some(given) = self.counted.get_value() else { return };
        let untouched = self.values.with_untracked(|values| values.raw(NUMBER) == given);
        if !untouched || !kind.fields.iter().any(|spec| spec.name == NUMBER) {
            return;
        }
        let today = untrack(|| Desk::get().today());
        let next = self.values.with_untracked(|values| proposed(kind, values, ledger, today));
        if next != given {
            self.counted.set_value(Some(next.clone()));
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
    }

    pub(super) fn kind(self) -> &'static Kind {
        self.kind.get_value()
    }

    pub fn bind(self, name: &'static str) -> Bind<String> {
        let values = self.values;
        Bind::new(
            move || values.with(|values| values.raw(name)),
            move |value: String| values.update(|values| values.set(name, value)),
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
        match self.occasion.try_get_value().flatten() {
            Some(occasion) => field_id(&occasion.name, name),
            None => field_id("record", name),
        }
    }

    fn has_occasion(self) -> bool {
        self.occasion.try_with_value(Option::is_some).unwrap_or_default()
    }

    /// A command of this form, to ask whose step it is.
    pub(super) fn trial_command(self) -> Command {
        let on = untrack(|| Desk::get().today());
        let offer =
            self.occasion.with_value(|occasion| occasion.as_ref().map(|occasion| occasion.offer.clone()));
        offer.unwrap_or_else(|| self.kind().trial_command(on))
    }

    /// The key of what is done by sending it, as the form stands.
    pub(super) fn act(self) -> &'static str {
        let typed = self.kind().act.and_then(|act| self.values.with(act));
        typed.unwrap_or_else(|| {
            self.occasion
                .with_value(|occasion| occasion.as_ref().map_or("forms.save", |occasion| occasion.act))
        })
    }

    /// The key of what it is called.
    pub(super) fn title(self) -> &'static str {
        self.occasion().map_or(self.kind().declared.key, |occasion| occasion.act)
    }

    /// What it is opened for, where it has no page of its own.
    pub(super) fn occasion(self) -> Option<Occasion> {
        self.occasion.try_get_value().flatten()
    }

    /// The fields that are asked for: what a form is opened for is known.
    pub(super) fn fields(self) -> impl Iterator<Item = &'static Spec> {
        let (kind, has_occasion) = (self.kind(), self.has_occasion());
        kind.fields.iter().filter(move |spec| !has_occasion || !kind.is_given(spec))
    }

    /// For a field's input, when it is left.
    pub fn leave(self, name: &'static str) -> Callback<()> {
        self.attempt.leave(self.id(name))
    }

    /// What is wrong with a field as it stands.
    pub fn error(self, name: &'static str) -> Signal<Option<String>> {
        let values = self.values;
        self.attempt.error(self.id(name), move || values.with(|values| values.raw(name)))
    }

    pub(super) fn is_touched(self) -> bool {
        self.values.with_untracked(|values| self.clean.with_untracked(|clean| values != clean))
    }

    /// The command of what is typed, when all of it can be understood.
    pub(super) fn command(self) -> Option<Command> {
        self.read().ok()
    }

    fn read(self) -> Result<Command, Vec<Wrong>> {
        read(self.kind(), self.values)
    }

    pub(super) fn submit(self) {
        let command = move || untrack(|| self.read()).ok();
        let success = move || {
            // What was typed made another thing of it: that is what is said.
            if let Some(act) = self.kind().act.and_then(|act| self.values.with_untracked(act)) {
                return tr!("forms.done", act = tr!(act));
            }
            let made =
                untrack(|| self.command()).as_ref().and_then(kind_made_by).unwrap_or(self.kind().declared);
            tr!("forms.saved", kind = tr!(made.key))
        };
        let at = move |failure: &Failure| self.id(field_of(self, failure));
        let (kind, occasion, name) = (self.kind(), self.occasion.get_value(), self.name.get_value());
        let then = move |facts: Vec<FactId>| {
            // What is stored is no draft any more, even when the page was left by then.
            FormDraft::<Values>::named(&name).clear();
            self.begin_anew();
            match occasion.map(|occasion| occasion.then) {
                // The form may be gone with what was done.
                Some(Some(then)) => _ = then.try_run(()),
                // The form is gone with its step: the keyboard goes on at the next one.
                Some(None) => focus_current_step(),
                None => go_to_what_began(kind, &facts),
            }
        };
        self.attempt.send(
            move || command().map(|command| vec![command]),
            success,
            Box::new(at),
            Box::new(then),
        );
    }

    /// The next form of the same kind; the cursor goes to what is entered first.
    fn begin_anew(self) {
        // The page may have been left while this was being stored.
        let Some(last) = self.values.try_get_untracked() else {
            return;
        };
        let desk = Desk::get();
        let kind = self.kind();
        let clean = untrack(|| fresh(kind, &desk.ledger(), desk.sitter().as_ref(), desk.today()));
        let occasion = self.occasion.get_value();
        // Forms on a page of their own are filled in one after the other, about one day.
        let clean = if occasion.is_none() { next(kind, &last, clean) } else { clean };
        let clean = about_offer(kind, clean, occasion.as_ref());
        self.counted.set_value(Some(clean.raw(NUMBER)));
        self.clean.set(clean.clone());
        self.values.set(clean);
        self.resumed.set(false);
        self.attempt.begin_anew();
        let first = self.fields().find(|spec| self.values.with_untracked(|v| v.get(spec.name).is_empty()));
        if let Some(first) = first.filter(|_| occasion.is_none()) {
            focus_field(&self.id(first.name));
        }
    }

    /// What is typed goes along to the description of a customer who is not known yet, and comes back with him.
    pub(super) fn hand_over(self) {
        if !self.has_occasion() {
            let typed = FormDraft::<Values>::named(&page_draft(self.kind().code(), None));
            typed.save(&self.values.get_untracked());
        }
        begin_named(&self.unknown.get_untracked());
    }

    /// As it was before anything was typed.
    pub(super) fn start_over(self) {
        self.values.set(self.clean.get_untracked());
        self.resumed.set(false);
        self.attempt.begin_anew();
        if let Some(first) = self.fields().next() {
            focus_field(&self.id(first.name));
        }
    }

    pub(super) fn discard(self) {
        self.values.set(self.clean.get_untracked());
        self.attempt.begin_anew();
        navigate(&Route::Record);
    }
}

fn read(kind: &Kind, values: RwSignal<Values>) -> Result<Command, Vec<Wrong>> {
    let (book, today) = (Desk::get().book(), Desk::get().today());
    values.with(|values| kind.command(values, &book, today))
}

/// All that is wrong with a form, in words. `ids`: what the ids of its fields begin with.
fn wrong(kind: &'static Kind, values: RwSignal<Values>, ids: &str) -> Vec<FieldError> {
    let words = use_i18n().words();
    let error = |wrong: Wrong| {
        let error = FieldError::new(field_id(ids, wrong.field), misread_words(words, wrong.why));
        let spec = kind.fields.iter().find(|spec| spec.name == wrong.field);
        spec.into_iter().fold(error, |error, spec| error.of_field(words.t(spec.label)))
    };
    read(kind, values).err().into_iter().flatten().map(error).collect()
}

/// The page of the work that was begun, unless one has gone elsewhere while it was stored.
fn go_to_what_began(kind: &Kind, facts: &[FactId]) {
    let here = match use_route().get_untracked() {
        Route::RecordKind { kind: code, .. } => code == kind.code(),
        // Back to the board that it was chosen on.
        Route::PlanVisit { day, time, .. } => {
            return navigate(&Route::Board { day: Some(day), hours: time.is_some() });
        }
        // Back to the list that it was given out from.
        Route::PlanFollowUp { day, .. } => {
            return navigate(&Route::FollowUps { day: Some(day), print: false });
        }
        _ => false,
    };
    let ledger = untrack(|| Desk::get().ledger());
    let begun = facts.iter().find_map(|id| {
        let fact = ledger.fact(*id)?;
        page_of_day(&ledger, fact).or_else(|| page_of(&ledger, &fact.body))
    });
    if let Some(page) = begun.filter(|_| here) {
        navigate(&page);
    }
}

/// The field of a form that a failure is about.
fn field_of(form: FormState, failure: &Failure) -> &'static str {
    // The page may have been left while this was being stored.
    let is_here = form.kind.try_get_value().is_some();
    match failure {
        Failure::Refused(refusal) if is_here => place_of(form.fields(), &refusal.reason).unwrap_or(WHOLE),
        _ => WHOLE,
    }
}
