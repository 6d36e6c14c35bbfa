use super::view::{Answer, Kind, Looked, Queue, answered, queue, success_key, waiting};
use crate::{
    app::i18n::{Lang, Words},
    domain::{CompletionCheck, Controller, NoticeKind, VisitKind, VisitOutcome},
    features::record::samples::{self, Told, id},
    journal::{
        Arrived, CallbackSigned, CalledBack, Ended, FactBody, Finished, MonthClosed, NotReached,
        NoticeIssued, PapersIn, VisitCalled, VisitPlanned, VisitSheetIn,
    },
    ledger::Ledger,
    rules::{
        Closings, DueCode, RuleBook, deadlines,
        open::{Known, open},
        settle,
    },
};
use chrono::NaiveDateTime;

fn looked(ledger: &Ledger, now: &str) -> Queue {
    let now: NaiveDateTime = now.parse().unwrap();
    let book = RuleBook::of(ledger);
    let month = "2026-11".parse().unwrap();
    let settled = settle(ledger, &book, month, month, Closings::Respected);
    let known = Known { ledger, book: &book, settled: &settled, expected: &[], now };
    queue(Looked { words: Words(Lang::En), ledger, now }, &open(&known))
}

/// A visit that was made, with its sheet in.
fn visited(told: &mut Told, visit: &str, day: &str, kind: VisitKind) {
    let planned = VisitPlanned { kind, what: "Panel dark".into(), ..samples::visit(visit, day) };
    let ended = Ended { visit: id(visit), outcome: VisitOutcome::Done, remark: "Fuse replaced".into() };
    told.tell(day, FactBody::from(planned))
        .tell(day, FactBody::from(Arrived::only(id(visit))))
        .tell(day, FactBody::from(ended))
        .tell(day, FactBody::from(VisitSheetIn { visit: id(visit) }));
}

/// A notice with its papers in.
fn finished(told: &mut Told, number: &str, day: &str, points: u32) {
    let controllers = vec![Controller { points, alarm_only: false }];
    let (site, to, kind) = (id("s"), id("li"), NoticeKind::New);
    let completion = CompletionCheck::ALL.to_vec();
    told.tell(
        day,
        FactBody::from(NoticeIssued { notice: id(number), number: None, site, to, kind, controllers }),
    )
    .tell(day, FactBody::from(Finished { notice: id(number), completion }))
    .tell(day, FactBody::from(PapersIn { notice: id(number), failed: Vec::new() }));
}

#[test]
fn what_is_late_is_called_first_and_says_what_was_done_there() {
    let mut told = Told::branch();
    visited(&mut told, "new", "2026-11-05", VisitKind::Maintenance);
    visited(&mut told, "old", "2026-11-03", VisitKind::Repair);
    let found = looked(&told.ledger(), "2026-11-05T10:00:00");
    let late: Vec<bool> = found.calls.iter().map(|call| call.due.as_ref().is_some_and(|due| due.1)).collect();
    assert_eq!(late, [true, false]);
    let texts: Vec<&str> = found.calls[0].known.iter().map(|(_, text)| text.as_str()).collect();
    assert!(texts.iter().any(|text| text.contains("Fuse replaced")), "{texts:?}");
    assert!(texts.contains(&"Panel dark"), "{texts:?}");
    assert!(found.calls[0].asks.contains(&"calls.ask.works"));
    assert!(found.calls[1].asks.contains(&"calls.ask.tested"));
}

#[test]
fn a_call_that_nobody_answered_settles_nothing() {
    let mut told = Told::branch();
    visited(&mut told, "v", "2026-11-03", VisitKind::Repair);
    let ledger = told.ledger();
    let call = looked(&ledger, "2026-11-03T10:00:00").calls[0].clone();
    let body = answered(&ledger, &call, Answer::Unreached, "busy".into()).unwrap();
    assert_eq!(body, FactBody::from(NotReached { subject: id("v"), remark: "busy".into() }));
    told.tell("2026-11-03", body);
    let found = looked(&told.ledger(), "2026-11-03T11:00:00");
    assert_eq!(found.calls.len(), 1);
    assert!(found.calls[0].tries.is_some());
    assert_eq!(found.calls[0].due, call.due);
}

/// An answer ends the series: what nobody answered before it is over.
#[test]
fn unanswered_calls_are_counted_since_the_last_answer() {
    let mut told = Told::branch();
    visited(&mut told, "v", "2026-11-03", VisitKind::Repair);
    finished(&mut told, "T1", "2026-11-03", 1200);
    let unreached = |told: &mut Told, day: &str, subject: &str| {
        told.tell(day, FactBody::from(NotReached { subject: id(subject), remark: String::new() }));
    };
    let tries = |told: &Told| {
        let found = looked(&told.ledger(), "2026-11-05T11:00:00");
        let all = found.calls.iter().chain(&found.rechecks);
        all.map(|call| call.tries.clone().unwrap_or_default()).collect::<Vec<_>>()
    };
    for subject in ["v", "v", "T1"] {
        unreached(&mut told, "2026-11-03", subject);
    }
    let twice = tries(&told);
    assert!(twice.len() == 2 && twice[0] != twice[1] && twice.iter().all(|said| !said.is_empty()));
    told.tell(
        "2026-11-04",
        FactBody::from(CalledBack { job: id("T1"), confirmed: true, remark: String::new() }),
    );
    told.tell(
        "2026-11-04",
        FactBody::from(VisitCalled { visit: id("v"), confirmed: false, remark: "dark".into() }),
    );
    // The manager's recheck is another call than the clerk's.
    assert_eq!(tries(&told), [""; 1]);
    unreached(&mut told, "2026-11-05", "T1");
    assert!(tries(&told)[0].starts_with("Not reached 1×"), "{:?}", tries(&told));
}

#[test]
fn an_objection_is_the_managers_until_a_call_confirms() {
    let mut told = Told::branch();
    visited(&mut told, "v", "2026-11-03", VisitKind::Repair);
    let ledger = told.ledger();
    let call = looked(&ledger, "2026-11-03T10:00:00").calls[0].clone();
    let no = answered(&ledger, &call, Answer::Not, "still dark".into()).unwrap();
    assert_eq!(
        no,
        FactBody::from(VisitCalled { visit: id("v"), confirmed: false, remark: "still dark".into() })
    );
    told.tell("2026-11-03", no);
    let found = looked(&told.ledger(), "2026-11-03T11:00:00");
    assert!(found.objected[0].said.contains("still dark"));
    let yes = answered(&told.ledger(), &call, Answer::Confirmed, String::new()).unwrap();
    told.tell("2026-11-04", yes);
    assert_eq!(looked(&told.ledger(), "2026-11-04T11:00:00").objected, []);
}

#[test]
fn the_managers_recheck_and_his_signature_follow_the_clerks_call() {
    let mut told = Told::branch();
    finished(&mut told, "T1", "2026-11-03", 1200);
    let found = looked(&told.ledger(), "2026-11-03T10:00:00");
    assert_eq!((found.calls.len(), found.rechecks.len(), found.unsigned.len()), (1, 0, 0));
    let call = CalledBack { job: id("T1"), confirmed: true, remark: "well done".into() };
    told.tell("2026-11-03", FactBody::from(call));
    let found = looked(&told.ledger(), "2026-11-03T11:00:00");
    assert_eq!((found.calls.len(), found.rechecks[0].kind), (0, Kind::Recheck));
    assert!(found.unsigned[0].said.contains("well done"));

    let due = |told: &Told| {
        let ledger = told.ledger();
        let dues = deadlines(&ledger, &RuleBook::of(&ledger), "2027-11-03T10:00:00".parse().unwrap());
        dues.into_iter().filter(|due| due.code == DueCode::Sign).collect::<Vec<_>>()
    };
    // It has no limit, and so is never late.
    assert!(due(&told).iter().all(|due| due.state == crate::rules::DueState::Open) && due(&told).len() == 1);
    told.tell("2026-11-04", FactBody::from(CallbackSigned { notice: id("T1") }));
    assert_eq!(due(&told), []);
    // Another call is another record, which a closed month asks for no more.
    let again = CalledBack { job: id("T1"), confirmed: true, remark: String::new() };
    told.tell("2026-11-05", FactBody::from(again));
    assert_eq!(due(&told).len(), 1);
    let known_until = "2026-12-01T09:00:00".parse().unwrap();
    let closed = MonthClosed { month: "2026-11".parse().unwrap(), known_until, lines: [].into() };
    told.tell("2026-12-01", FactBody::from(closed));
    assert_eq!(due(&told), []);
    // A call that became known only afterwards was not known to whoever closed it.
    let late = CalledBack { job: id("T1"), confirmed: true, remark: String::new() };
    told.tell_later("2026-11-06", "2026-12-03", FactBody::from(late));
    assert_eq!(due(&told).len(), 1);
}

#[test]
fn what_waits_is_counted_for_whoever_has_it_to_do() {
    let count = |told: &Told, who: Option<&str>| {
        let ledger = told.ledger();
        let now: NaiveDateTime = "2026-11-03T11:00:00".parse().unwrap();
        let (book, month) = (RuleBook::of(&ledger), "2026-11".parse().unwrap());
        let settled = settle(&ledger, &book, month, month, Closings::Respected);
        let known = Known { ledger: &ledger, book: &book, settled: &settled, expected: &[], now };
        waiting(&ledger, &open(&known), who.map(id).as_ref(), now.date())
    };
    let counts = |told: &Told| [Some("wu"), Some("ma"), Some("li"), None].map(|who| count(told, who));
    let mut told = Told::branch();
    finished(&mut told, "T1", "2026-11-03", 1200);
    assert_eq!(counts(&told), [1, 0, 0, 1]);
    let call = CalledBack { job: id("T1"), confirmed: true, remark: String::new() };
    told.tell("2026-11-03", FactBody::from(call));
    // His recheck and his signature are nothing that the clerk has to do.
    assert_eq!(counts(&told), [0, 2, 0, 2]);
    // The screen holds as much as is counted for everybody.
    let found = looked(&told.ledger(), "2026-11-03T11:00:00");
    assert_eq!(found.calls.len() + found.rechecks.len() + found.objected.len() + found.unsigned.len(), 2);
}

#[test]
fn a_recheck_is_told_as_passed_or_not_and_a_call_as_confirmed_or_not() {
    let key =
        |kind| [Answer::Confirmed, Answer::Not, Answer::Unreached].map(|answer| success_key(kind, answer));
    assert_eq!(key(Kind::Recheck), ["calls.done.passed", "calls.done.failed", "calls.done.unreached"]);
    assert_eq!(key(Kind::Again), ["calls.done.confirmed", "calls.done.not", "calls.done.unreached"]);
}
