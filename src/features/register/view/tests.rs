use super::*;
use crate::{
    app::{i18n::Lang, words::fact_title},
    domain::{ThingId, VisitOutcome},
    features::record::samples::{self, Told, id},
    journal::{Arrived, Ended, FactBody, PassedUp, Requested, VisitMoved, VisitPlanned, VisitSheetIn},
    rules::deadlines::deadlines,
};

fn asked(request: &str, wanted: &str, urgent: bool) -> FactBody {
    FactBody::from(Requested { what: "Dark".into(), urgent, ..samples::request(request, wanted) })
}

fn planned(visit: &str, time: Option<&str>, request: Option<&str>) -> FactBody {
    FactBody::from(VisitPlanned {
        time: time.and_then(Minute::parse),
        request: request.map(id),
        ..samples::visit(visit, "2026-11-03")
    })
}

fn seen(told: &Told, day: &str, now: &str) -> Vec<(List, Vec<Row>)> {
    let ledger = told.ledger();
    let book = RuleBook::of(&ledger);
    let now = now.parse().unwrap();
    let dues = deadlines(&ledger, &book, now);
    let looked = Looked { words: Words(Lang::En), ledger: &ledger, book: &book, dues: &dues, now };
    lists(&looked, day.parse().unwrap())
}

fn ids(lists: &[(List, Vec<Row>)], wanted: List) -> Vec<&str> {
    let rows = lists.iter().filter(|(list, _)| *list == wanted).flat_map(|(_, rows)| rows);
    rows.map(|row| row.id.as_str()).collect()
}

#[test]
fn what_nobody_has_stands_by_its_day_and_by_how_urgent_it_is() {
    let mut told = Told::branch();
    told.tell("2026-11-02", asked("later", "2026-11-04", true));
    told.tell("2026-11-02", asked("calm", "2026-11-03", false));
    told.tell("2026-11-02", asked("urgent", "2026-11-03", true));
    told.tell("2026-11-02", asked("given", "2026-11-03", false))
        .tell("2026-11-02", planned("v", None, Some("given")));
    let lists = seen(&told, "2026-11-02", "2026-11-02T10:00:00");
    assert_eq!(ids(&lists, List::Requests), ["urgent", "calm", "later"]);
    // The day's own list is there also while it is empty; others are not.
    assert_eq!(lists.iter().map(|(list, _)| *list).collect::<Vec<_>>(), [List::Requests, List::Visits]);
}

#[test]
fn the_visits_of_a_day_stand_by_their_hours_and_say_what_is_owed_next() {
    let mut told = Told::branch();
    told.tell("2026-11-02", planned("any", None, None));
    told.tell("2026-11-02", planned("two", Some("14:00"), None));
    told.tell("2026-11-02", planned("nine", Some("09:00"), None));
    let lists = seen(&told, "2026-11-03", "2026-11-03T10:00:00");
    assert_eq!(ids(&lists, List::Visits), ["nine", "two", "any"]);

    let nine: ThingId = id("nine");
    told.tell("2026-11-03", FactBody::from(Arrived::only(nine.clone())));
    let ended = Ended { visit: nine.clone(), outcome: VisitOutcome::Done, remark: String::new() };
    told.tell("2026-11-03", FactBody::from(ended));
    let lists = seen(&told, "2026-11-04", "2026-11-04T10:00:00");
    let of_nine = |lists: &[(List, Vec<Row>)]| {
        let rows = lists.iter().filter(|(list, _)| *list == List::Owed).flat_map(|(_, rows)| rows);
        rows.clone().find(|row| row.id == "nine").cloned()
    };
    let row = of_nine(&lists).expect("the day after, its sheet is owed");
    let words = Words(Lang::En);
    assert_eq!(row.stand, Some(words.t("register.stand.sheet_owed")));
    // Half past eight is over.
    assert!(row.due.is_some_and(|(_, late)| late));

    told.tell("2026-11-04", FactBody::from(VisitSheetIn { visit: nine }));
    let row = of_nine(&seen(&told, "2026-11-04", "2026-11-04T10:00:00")).expect("a call is owed");
    assert_eq!(row.stand, Some(words.t("register.stand.to_call")));
}

#[test]
fn a_fault_that_was_not_reported_keeps_nobody_from_the_call_and_the_review() {
    let mut told = Told::branch();
    let v: ThingId = id("v");
    told.tell("2026-11-02", planned("v", None, None));
    told.tell("2026-11-03", FactBody::from(Arrived::only(v.clone())));
    let outcome = VisitOutcome::Unsolved;
    told.tell("2026-11-03", FactBody::from(Ended { visit: v.clone(), outcome, remark: String::new() }));
    let next = |told: &Told| {
        let lists = seen(told, "2026-11-04", "2026-11-04T10:00:00");
        let rows = lists.into_iter().filter(|(list, _)| *list == List::Owed).flat_map(|(_, rows)| rows);
        let next = rows.flat_map(|row| row.next).map(|next| next.kind);
        next.filter(|kind| !matches!(*kind, "quote" | "repair")).collect::<Vec<_>>()
    };
    assert_eq!(next(&told), ["passed_up", "sheet_in"]);
    told.tell("2026-11-04", FactBody::from(VisitSheetIn { visit: v.clone() }));
    let kinds = ["passed_up", "called_back", "reviewed"];
    assert_eq!(next(&told), kinds, "the call is due today (6.2.10)");
    told.tell("2026-11-04", FactBody::from(PassedUp { visit: v, remark: "Board".into() }));
    assert_eq!(next(&told), kinds[1..]);
}

#[test]
fn two_moves_of_a_visit_do_not_read_alike() {
    let mut told = Told::branch();
    told.tell("2026-11-02", planned("v", None, None));
    let moved = |to: Option<&str>, on: Option<&str>| VisitMoved {
        visit: id("v"),
        to: to.map(id),
        day: on.map(|day| day.parse().unwrap()),
        time: None,
        told: true,
    };
    told.tell("2026-11-02", FactBody::from(moved(Some("wu"), None)));
    told.tell("2026-11-02", FactBody::from(moved(None, Some("2026-11-05"))));
    let ledger = told.ledger();
    let moves = ledger.facts().iter().filter(|fact| fact.body.of::<VisitMoved>().is_some());
    let said: Vec<String> = moves.map(|fact| fact_title(Words(Lang::En), fact, &ledger)).collect();
    assert!(said[0].ends_with("now wu") && said[1].ends_with("now 5 Nov 2026"), "{said:?}");
}
