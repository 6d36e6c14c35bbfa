//! What a form is opened for beside its own page: a step of a piece of work, a site, somebody who leaves. And the page of
//! the work that a form begins.

use super::{defaults::opened_for, kinds::Kind, values::Values};
use crate::{
    app::route::Route,
    domain::{DayThing, Thing, VisitKind, WorkId},
    journal::{Fact, FactBody, NoticeAssigned, Requested, VisitPlanned, names::Named},
    ledger::Ledger,
    ui::ButtonKind,
    workflow::Command,
};
use chrono::NaiveDate;
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

/// The name of the draft of a form, whatever it is opened for: what was typed about one visit is no beginning for another.
/// `about`: what a form on a page of its own is opened for.
pub(super) fn draft_name(kind: &Kind, about: Option<&str>, occasion: Option<&Occasion>) -> String {
    occasion.map_or_else(|| page_draft(kind.code(), about), |occasion| occasion.name.clone())
}

/// The name of the draft of a form on a page of its own, by the name of its kind.
pub fn page_draft(kind: &str, about: Option<&str>) -> String {
    about.map_or_else(|| format!("record.{kind}"), |about| format!("record.{kind}.{about}"))
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

/// A form as it is opened for something: `about`, and where one came from.
pub(super) fn opened_on(
    kind: &Kind,
    clean: Values,
    about: Option<&str>,
    route: &Route,
    ledger: &Ledger,
    today: NaiveDate,
) -> Values {
    let mut opened = clean;
    if let Some(about) = about {
        if let Some(field) = kind.subject_field() {
            opened.set(field, ledger.id_of(about));
        }
        opened_for(kind, &mut opened, ledger, about, today);
    }
    placed_on(kind, opened, route)
}

/// A visit as it was chosen on the board or in the list of follow-ups, whatever was typed of it before.
pub(super) fn placed_on(kind: &Kind, mut begun: Values, route: &Route) -> Values {
    let mut placed = |to: &str, day: &str, time: Option<&str>| {
        begun.set("to", to);
        begun.set("day", day);
        begun.set("time", time.unwrap_or_default());
    };
    match route {
        Route::PlanVisit { to, day, time, .. } => placed(to, day, time.as_deref()),
        Route::PlanFollowUp { to, day, .. } if kind.code() == "visit_planned" => {
            placed(to, day, None);
            let site = followed_up(kind, route).unwrap_or_default().to_owned();
            begun.set("site", site);
            begun.set("kind", VisitKind::FollowUp.code());
        }
        _ => {}
    }
    begun
}

/// The customer that a visit is planned for from the list of follow-ups.
pub(super) fn followed_up<'a>(kind: &Kind, route: &'a Route) -> Option<&'a str> {
    match route {
        Route::PlanFollowUp { site, .. } if kind.code() == "visit_planned" => Some(site),
        _ => None,
    }
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_typed_about_one_thing_is_kept_apart_from_what_is_typed_about_another() {
        let arrived = Kind::of("arrived").unwrap();
        let name = |about| draft_name(arrived, about, None);
        assert_eq!(name(None), "record.arrived");
        assert_eq!(name(Some("v1")), "record.arrived.v1");
        assert_ne!(name(Some("v1")), name(Some("v2")));
    }

    #[test]
    fn who_is_to_go_is_whom_it_was_dropped_on_whatever_was_typed_before() {
        let plan = Kind::of("visit_planned").unwrap();
        let typed = Values::default().with("to", "zh").with("day", "2026-11-24").with("what", "black");
        let dropped = |time: Option<&str>| Route::PlanVisit {
            request: "q".into(),
            to: "li".into(),
            day: "2026-11-25".into(),
            time: time.map(str::to_owned),
        };
        let begun = placed_on(plan, typed.clone(), &dropped(Some("09:00")));
        let said = ["to", "day", "time", "what"].map(|field| begun.get(field).to_owned());
        assert_eq!(said, ["li", "2026-11-25", "09:00", "black"]);
        let followed = Route::PlanFollowUp { site: "s".into(), to: "wu".into(), day: "2026-11-26".into() };
        let begun = placed_on(plan, typed, &followed);
        assert_eq!(["to", "site", "kind"].map(|field| begun.get(field)), ["wu", "s", "follow_up"]);
        assert_eq!(followed_up(Kind::of("request").unwrap(), &followed), None);
    }
}
