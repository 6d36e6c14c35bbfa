//! Somebody's last day: the dialog says first what that does to the work under way.

use crate::ui::prelude::*;
use crate::{
    app::{desk::Desk, form_dialog::FormDialog, i18n::use_i18n, words::person_name},
    domain::PersonId,
    features::record::{FormOn, Occasion, kinds::Kind},
    journal::{FactBody, PersonLeft},
    ui::{Bind, ButtonKind},
    workflow::Command,
};

/// The dialog about the last day of `person`.
#[component]
pub fn LeaveDialog(person: RwSignal<Option<PersonId>>) -> impl IntoView {
    let desk = Desk::get();
    let i18n = use_i18n();
    let open = Bind::new(
        move || person.with(Option::is_some),
        move |open: bool| {
            if !open {
                person.set(None);
            }
        },
    );
    let title = move || {
        let name = person.get().map(|id| person_name(&desk.ledger(), &id)).unwrap_or_default();
        i18n.tv("people.leave.title", &[("name", &name)])
    };
    view! {
        <FormDialog open=open title=derived(title)>
            {move || person.get().map(|id| view! { <LeaveForm id=id person=person /> })}
        </FormDialog>
    }
}

#[component]
fn LeaveForm(id: PersonId, person: RwSignal<Option<PersonId>>) -> impl IntoView {
    let close = Callback::new(move |()| _ = person.try_set(None));
    let name = format!("leave.{id}");
    let offer = Command::Record {
        on: untrack(|| Desk::get().today()),
        at: None,
        body: FactBody::from(PersonLeft { person: id }),
    };
    let occasion = Occasion {
        button: ButtonKind::Danger,
        kept: false,
        then: Some(close),
        leave: Some(("people.cancel", close)),
        ..Occasion::new(name, offer, "people.leave.save")
    };
    Kind::of("leave").map(|kind| view! { <FormOn kind=kind occasion=occasion /> })
}
