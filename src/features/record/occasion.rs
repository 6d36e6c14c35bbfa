//! What a form is opened for beside its own page: a step of a piece of work, a site, somebody who leaves. And the page of
//! the work that a form begins.

use super::{kinds::Kind, values::Values};
use crate::{
    app::route::Route,
    domain::{DayThing, Thing, WorkId},
    journal::{Fact, FactBody, NoticeAssigned, Requested, VisitPlanned, names::Named},
    ledger::Ledger,
    ui::ButtonKind,
    workflow::Command,
};
use leptos::prelude::Callback;

/// What a form is opened for: it is not asked for.
#[derive(Clone)]
pub struct Occasion {
    /// The name of its draft, and what its fields' ids begin with.
    pub name: String,
    /// What it does, as it is offered.
    pub offer: Command,
    /// The key of what is done.
    pub act: &'static str,
    pub button: ButtonKind,
    /// What is typed stays until it is abandoned; in a dialog, leaving asks for it instead.
    pub kept: bool,
    /// What stands in its fields at first.
    pub begun: Values,
    /// What happens once it is stored; none: the next step is gone on with.
    pub then: Option<Callback<()>>,
    /// The key of what leaves it, and how.
    pub leave: Option<(&'static str, Callback<()>)>,
}

impl Occasion {
    pub fn new(name: String, offer: Command, act: &'static str) -> Occasion {
        let (begun, button) = (Values::default(), ButtonKind::Primary);
        Occasion { name, offer, act, button, kept: true, begun, then: None, leave: None }
    }

    /// A step of a piece of work: every work has its own draft, and of its decisions each clause.
    pub(super) fn step(kind: &Kind, work: &WorkId, offer: Command, act: &'static str) -> Occasion {
        let clause = kind.given_in(&offer).into_iter().find(|(field, _)| *field == "clause");
        let clause = clause.map(|(_, clause)| format!(".{clause}")).unwrap_or_default();
        let name = format!("record.{}.{}.{}{clause}", kind.code(), work.kind().code(), work.as_str());
        Occasion::new(name, offer, act)
    }
}

/// The name of the draft of a form, whatever it is opened for.
pub(super) fn draft_name(kind: &Kind, occasion: Option<&Occasion>) -> String {
    occasion.map_or_else(|| format!("record.{}", kind.code()), |occasion| occasion.name.clone())
}

/// A form with what it is opened for.
pub(super) fn about_offer(kind: &Kind, values: Values, occasion: Option<&Occasion>) -> Values {
    let Some(Occasion { begun, .. }) = occasion else { return values };
    let begun = begun.iter().map(|(field, typed)| (field.as_str(), typed.clone()));
    let values = begun.fold(values, |values, (field, typed)| values.with(field, typed));
    given(kind, values, occasion)
}

/// A form about what it is opened for.
pub(super) fn given(kind: &Kind, values: Values, occasion: Option<&Occasion>) -> Values {
    let given = occasion.into_iter().flat_map(|occasion| kind.given_in(&occasion.offer));
    given.fold(values, |values, (field, given)| values.with(field, given))
}

/// Where one goes on when something of the day is stored: its page, or the register where another visit is planned next.
pub(super) fn page_of_day(ledger: &Ledger, fact: &Fact) -> Option<Route> {
    match ledger.told_of(fact)? {
        _ if fact.body.of::<Requested>().is_some() => Some(Route::register()),
        Thing::Day(DayThing::Visit, id) if fact.body.of::<VisitPlanned>().is_some() => {
            let day = ledger.visits.get(&id)?.place().day;
            Some(Route::Register { day: (day != fact.recorded.date()).then(|| day.to_string()) })
        }
        Thing::Day(what, id) => Some(Route::day(what, &id)),
        // A repair that is not done, and a notice that nobody holds, have no page of their own.
        Thing::Work(WorkId::Repair(id)) if ledger.quoted.contains_key(&id) => Some(Route::register()),
        Thing::Work(WorkId::Notice(id)) if !ledger.notices.contains_key(&id) => Some(Route::register()),
        Thing::Work(notice) if fact.body.of::<NoticeAssigned>().is_some() => Some(Route::Job(notice)),
        Thing::Work(_) | Thing::Journey(_) => None,
    }
}

/// Where one goes on when it is stored: the page of the work that it began.
pub(super) fn page_of(ledger: &Ledger, body: &FactBody) -> Option<Route> {
    match body.begins()? {
        Named::Work(noun, number) => ledger.work_called(noun, number).map(Route::Job),
        Named::Person(_) | Named::Site(_) => None,
    }
}
