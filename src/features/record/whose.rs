//! Whose form it is, said before anything is typed, with the seats of those who may.

use super::kinds::Kind;
use crate::{
    app::{derived::derived, desk::Desk, i18n::use_i18n, words::refusal_words},
    features::jobs::seat::SeatSwitch,
    ui::{FieldError, Notice, Tone},
    workflow::{Reason, Refusal, permitted},
};
use leptos::prelude::*;

/// What the summary of errors leads to when the form is somebody else's.
const SEATS: &str = "record-whose";

/// The refusal of a form that whoever sits here cannot submit, whatever is typed.
pub fn foreign(desk: Desk, kind: &Kind) -> Option<Refusal> {
    let refusal = desk.check(&kind.trial_command(desk.today())).err()?;
    matches!(refusal.reason, Reason::WrongRole { .. }).then_some(refusal)
}

/// The answer to submitting a form that is somebody else's: whose it is, and the way to the seats.
pub fn foreign_error(desk: Desk, kind: &Kind) -> Option<FieldError> {
    let refusal = untrack(|| foreign(desk, kind))?;
    let words = use_i18n().words_untracked();
    Some(FieldError::new(SEATS, untrack(|| refusal_words(words, &refusal, &desk.ledger()))))
}

/// That the form is not for whoever sits here.
fn not_for_this_seat(desk: Desk) -> &'static str {
    if desk.sitter().is_some() { "forms.not_yours" } else { "forms.nobody_sits" }
}

/// What stands over the summary of errors: to mend a form is no help when it is somebody else's.
pub fn errors_title(errors: RwSignal<Vec<FieldError>>) -> Signal<String> {
    let i18n = use_i18n();
    derived(move || match errors.with(|errors| errors.iter().any(|error| error.id == SEATS)) {
        true => i18n.t(not_for_this_seat(Desk::get())),
        false => i18n.t("forms.errors"),
    })
}

/// When the step belongs to somebody else: who, and taking his seat.
#[component]
pub fn Whose(kind: &'static Kind) -> impl IntoView {
    let desk = Desk::get();
    let i18n = use_i18n();
    let roles = permitted(&kind.trial_command(chrono::NaiveDate::MIN)).0;
    let is_foreign = Memo::new(move |_| foreign(desk, kind).is_some());
    let title = derived(move || i18n.t(not_for_this_seat(desk)));
    view! {
        <Show when=move || is_foreign.get()>
            <div id=SEATS tabindex="-1">
                <Notice tone=Tone::Waiting title=title>
                    <SeatSwitch roles=roles />
                </Notice>
            </div>
        </Show>
    }
}
