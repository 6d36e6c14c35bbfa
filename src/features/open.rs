//! What is not finished, as screens lead to it: computed once for a screen, and the place where each of it is done.

use crate::{
    app::route::{Route, SettlementQuery},
    domain::{Month, PersonId, Role, Thing},
    features::people::typed::role_id,
    ledger::Ledger,
    rules::{
        DueCode, Subject,
        open::{Actor, Open, Task},
    },
    workflow::clock::ClockDoubt,
};
use chrono::NaiveDate;

/// What is open of a piece of work, whether its turn has come or not.
pub fn of_work<'a>(open: &'a [Open], work: &Subject) -> Vec<&'a Open> {
    open.iter().filter(|one| one.subject == *work).collect()
}

/// The way for whoever sits here: to where it is done, or to the empty post that keeps it from being done. None for what
/// cannot be done yet, what lies with others than the branch, and another role's approval.
pub fn way_to(ledger: &Ledger, open: &Open, sitter: Option<&PersonId>, today: NaiveDate) -> Option<Route> {
    let actor = &open.lack.actor;
    let approval = matches!(open.lack.task, Task::ManagerApproval | Task::SalesVpApproval);
    if *actor == Actor::Outside || !open.is_due() {
        return None;
    }
    match (actor, actor.acting(ledger, today)) {
        (Actor::Role(role), None) => return Some(newcomer(*role)),
        (_, None) => return Some(Route::People),
        (_, Some(_)) => {}
    }
    let own = sitter.is_some_and(|sitter| actor.is(ledger, sitter, today));
    (own || !approval).then(|| route_of(ledger, open))
}

/// The form for somebody new in a role that nobody holds.
pub fn newcomer(role: Role) -> Route {
    Route::NewPerson { role: role_id(role) }
}

/// Where whoever reads it goes: to where it is done, or, where it is somebody else's step, to the page that shows it and says
/// whose it is.
pub fn route_for(ledger: &Ledger, open: &Open, sitter: Option<&PersonId>, today: NaiveDate) -> Route {
    let is_own = sitter.is_none_or(|sitter| open.lack.actor.is(ledger, sitter, today));
    match (open.lack.task, &open.subject) {
        (Task::Day(_), _) if is_own => route_of(ledger, open),
        (Task::Day(_), Subject::Day(what, id)) => Route::day(*what, id),
        (Task::Day(DueCode::Sign), _) => Route::Calls,
        (Task::Day(_), subject) => subject.work(ledger).map_or_else(Route::register, Route::Job),
        _ => route_of(ledger, open),
    }
}

/// Where something that is open is done.
pub fn route_of(ledger: &Ledger, open: &Open) -> Route {
    let month = |month: crate::domain::Month| {
        let month = Some(month.to_string());
        Route::Settlement(SettlementQuery { month, ..SettlementQuery::default() })
    };
    match (open.lack.task, &open.subject) {
        (Task::TaxRate, _) => Route::Rules,
        (Task::FillPost(role), _) => newcomer(role),
        (Task::Settle, _) => Route::record("conflicts"),
        (Task::LookAside, _) => Route::record("aside"),
        (Task::LookAtStrays, _) => Route::record("strays"),
        (Task::RemindAgain, _) => Route::Owing,
        (Task::WeekList, _) => Route::FollowUps { day: None, print: false },
        (Task::CloseMonth(of) | Task::LookAtMonth(of), _) => month(of),
        (Task::Renumber, Subject::Travel(id)) => {
            let about = Some(ledger.exact_id(&Thing::Journey(id.clone())));
            Route::RecordKind { kind: "number".to_owned(), about }
        }
        (Task::Consent, _) => Route::RecordKind { kind: "travel".to_owned(), about: None },
        (Task::Day(code), subject) => day_route(ledger, code, subject),
        // The page of a work has its next step open.
        (_, subject) => subject.work(ledger).map_or_else(|| month(open.month), Route::Job),
    }
}

/// The form that does what the day asks for; where several could, the page of what it is about.
fn day_route(ledger: &Ledger, code: DueCode, subject: &Subject) -> Route {
    let form =
        |kind: &str, about: &str| Route::RecordKind { kind: kind.to_owned(), about: Some(about.to_owned()) };
    let kind = match code {
        DueCode::Register => "visit_planned",
        DueCode::PassUp => "passed_up",
        DueCode::Callback => "called_back",
        DueCode::Sign => return Route::Calls,
        DueCode::Review => "reviewed",
        DueCode::Objection => "settled",
        DueCode::ApproveNotice => "notice_approved",
        DueCode::Assign => "assigned",
        DueCode::HandIn => "handed_in",
        DueCode::Matter => "unusual_answered",
        DueCode::List => "list_sent",
        DueCode::Sheet
        | DueCode::Report
        | DueCode::Complaint
        | DueCode::Problem
        | DueCode::Papers
        | DueCode::Recheck => {
            return match subject {
                Subject::Day(what, id) => Route::day(*what, id),
                subject => subject.work(ledger).map_or(Route::Today, Route::Job),
            };
        }
    };
    form(kind, &subject.to_string())
}

/// What is open by a clock that may be far ahead: until somebody has said that it is right, no month is to be closed in
/// which nothing was recorded yet.
pub fn believable(mut open: Vec<Open>, doubt: Option<ClockDoubt>) -> Vec<Open> {
    if let Some(ClockDoubt::Ahead { newest }) = doubt {
        let last = Month::of(newest.date());
        open.retain(|one| !matches!(one.lack.task, Task::CloseMonth(month) if month > last));
    }
    open
}

#[cfg(target_arch = "wasm32")]
pub use live::{open_at_first, open_now, open_without_sums};

#[cfg(target_arch = "wasm32")]
mod live {
    use super::believable;
    use crate::ui::prelude::*;
    use crate::{
        app::{desk::Desk, staged::is_painted},
        rules::{
            open::{Known, Open, open_of},
            prospects::Prospect,
        },
    };
    use std::sync::Arc;

    /// What is open. Follows the clock besides the facts, as far as a deadline passes or the clock itself is doubted.
    pub fn open_now(desk: Desk) -> Memo<Arc<Vec<Open>>> {
        open_with(desk, move || desk.expected())
    }

    /// The same; on the first page the sums that wait follow once it is painted.
    pub fn open_at_first(desk: Desk) -> Memo<Arc<Vec<Open>>> {
        open_with(desk, move || if is_painted() { desk.expected() } else { Arc::default() })
    }

    /// The same, for whoever asks for no sums.
    pub fn open_without_sums(desk: Desk) -> Memo<Arc<Vec<Open>>> {
        open_with(desk, Arc::default)
    }

    fn open_with(
        desk: Desk,
        expected: impl Fn() -> Arc<Vec<Prospect>> + Send + Sync + 'static,
    ) -> Memo<Arc<Vec<Open>>> {
        let doubt = Memo::new(move |_| desk.clock_doubt());
        Memo::new(move |_| {
            let (ledger, book, settled) = (desk.ledger(), desk.book(), desk.settled());
            let (now, expected) = (desk.moment().now, expected());
            let known = Known { ledger: &ledger, book: &book, settled: &settled, expected: &expected, now };
            Arc::new(believable(open_of(&known, &desk.unfinished()), doubt.get()))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        domain::WorkId,
        journal::{FactBody, PersonLeft},
    };
    use crate::{
        features::record::samples::{Told, id},
        rules::{
            Closings, RuleBook,
            open::{Known, open},
            settle,
        },
    };

    fn repair(number: &str) -> WorkId {
        WorkId::Repair(id(number))
    }

    /// What is open of a work, with the way of somebody to it.
    fn ways(told: &Told, work: &WorkId, sitter: &str) -> Vec<(Task, Option<String>)> {
        let ledger = told.ledger();
        let book = RuleBook::of(&ledger);
        let (from, to) = ("2026-01".parse().unwrap(), "2026-12".parse().unwrap());
        let settled = settle(&ledger, &book, from, to, Closings::Respected);
        let now: chrono::NaiveDateTime = "2026-11-10T08:00:00".parse().unwrap();
        let all = open(&Known { ledger: &ledger, book: &book, settled: &settled, expected: &[], now });
        let mut found: Vec<_> = of_work(&all, &Subject::of(work))
            .into_iter()
            .map(|one| {
                (one.lack.task, way_to(&ledger, one, Some(&id(sitter)), now.date()).map(|way| way.href()))
            })
            .collect();
        found.sort();
        found
    }

    #[test]
    fn a_repair_says_what_it_lacks_and_leads_whoever_may_do_it() {
        let mut told = Told::branch();
        told.adopt("2026-11", &[("repair.difference_tax_percent", "6".into())]);
        told.repair("2026-11-09", "W1", "no power").repair("2026-11-09", "W2", "black screen");
        let page = || Some("#/repairs/W1".to_owned());
        // The call and the approvals come after the sheet.
        let first = [
            (Task::Sheet, page()),
            (Task::Callback, None),
            (Task::PaidIn, page()),
            (Task::ManagerApproval, None),
            (Task::SalesVpApproval, None),
        ];
        assert_eq!(ways(&told, &repair("W1"), "wu"), first);
        told.complete("2026-11-10", "W1", "ma");
        assert_eq!(ways(&told, &repair("W1"), "wu"), [(Task::SalesVpApproval, None)]);
        assert_eq!(ways(&told, &repair("W1"), "vp"), [(Task::SalesVpApproval, page())]);
        told.complete("2026-11-10", "W1", "vp");
        assert_eq!(ways(&told, &repair("W1"), "vp"), []);
    }

    #[test]
    fn nobody_is_led_to_the_form_of_another_ones_step() {
        let mut told = Told::branch();
        let asked: FactBody = serde_json::from_str(
            r#"{"request":{"request":"q","site":"s","kind":"repair","wanted":"2026-11-10"}}"#,
        )
        .unwrap();
        told.tell("2026-11-09", asked);
        let ledger = told.ledger();
        let book = RuleBook::of(&ledger);
        let (from, to) = ("2026-01".parse().unwrap(), "2026-12".parse().unwrap());
        let settled = settle(&ledger, &book, from, to, Closings::Respected);
        let now: chrono::NaiveDateTime = "2026-11-10T08:00:00".parse().unwrap();
        let all = open(&Known { ledger: &ledger, book: &book, settled: &settled, expected: &[], now });
        let one = all.iter().find(|one| one.lack.task == Task::Day(DueCode::Register)).unwrap();
        let way = |sitter: Option<&str>| route_for(&ledger, one, sitter.map(id).as_ref(), now.date()).href();
        assert_eq!(way(Some("ma")), "#/record/visit_planned?about=q");
        assert_eq!(way(Some("li")), "#/register/request/q");
        // While nobody sits here the form says so.
        assert_eq!(way(None), way(Some("ma")));
    }

    #[test]
    fn a_clock_that_is_far_ahead_asks_for_no_month_to_be_closed() {
        let ledger = Told::branch().ledger();
        let book = RuleBook::of(&ledger);
        let (from, to) = ("2026-01".parse().unwrap(), "2026-12".parse().unwrap());
        let settled = settle(&ledger, &book, from, to, Closings::Respected);
        let now = "2099-03-01T08:00:00".parse().unwrap();
        let all = open(&Known { ledger: &ledger, book: &book, settled: &settled, expected: &[], now });
        let newest = ledger.facts().iter().map(|fact| fact.recorded).max().unwrap();
        let months = |doubt| {
            let open = believable(all.clone(), doubt);
            let months = open.iter().filter_map(|one| match one.lack.task {
                Task::CloseMonth(month) => Some(month),
                _ => None,
            });
            months.collect::<Vec<_>>()
        };
        assert_eq!(months(None).last(), Some(&to));
        assert_eq!(months(Some(ClockDoubt::Ahead { newest })).last(), Some(&Month::of(newest.date())));
    }

    #[test]
    fn an_empty_post_leads_to_the_form_for_somebody_in_it() {
        let mut told = Told::branch();
        told.adopt("2026-11", &[("repair.difference_tax_percent", "6".into())]);
        told.repair("2026-11-09", "W1", "no power").complete("2026-11-10", "W1", "ma");
        told.tell("2026-11-01", crate::journal::FactBody::from(PersonLeft { person: id("vp") }));
        let form = Some("#/people/new?role=sales_vp".to_owned());
        assert_eq!(ways(&told, &repair("W1"), "ma"), [(Task::SalesVpApproval, form.clone())]);
        assert_eq!(Some(newcomer(Role::SalesVp).href()), form);
        for role in Role::ALL {
            assert_eq!(crate::features::people::typed::role_of(&role_id(role)), Some(role));
        }
    }

    #[test]
    fn a_contract_says_what_it_lacks() {
        let mut told = Told::branch();
        told.contract("2026-11-02", "M1", 1200);
        let tasks: Vec<Task> =
            ways(&told, &WorkId::Contract(id("M1")), "wu").into_iter().map(|(task, _)| task).collect();
        assert!(
            matches!(tasks[..], [Task::Receipt { .. }, Task::WorkDone, Task::PeriodEnd { .. }]),
            "{tasks:?}"
        );
    }
}
