use super::*;
use crate::{
    domain::{Controller, DeviceId, FactId, NoticeKind},
    features::record::samples::{self, Told, id},
    journal::{FactBody, NoticeApproved, NoticeWritten, Requested, VisitPlanned},
    ui::find::matching,
    workflow::sample::sample,
};
use std::collections::BTreeMap;

fn found(told: &Told) -> Vec<Found> {
    everything(Words(Lang::En), &told.ledger(), "2026-11-27".parse().unwrap())
}

/// What is offered for a word, the best first.
fn of<'a>(all: &'a [Found], typed: &str) -> Vec<&'a Found> {
    let texts = all.iter().map(|one| (one.label.as_str(), one.keywords.as_str()));
    matching(typed, texts).into_iter().map(|at| &all[at]).collect()
}

#[test]
fn a_notice_that_nobody_holds_yet_is_found_with_what_it_waits_for() {
    let mut told = Told::branch();
    let controllers = vec![Controller { points: 300, alarm_only: false }];
    let (site, kind) = (id("s"), NoticeKind::New);
    let written = NoticeWritten { notice: id("x"), number: Some(id("T261126-1")), site, kind, controllers };
    told.tell("2026-11-26", FactBody::from(written));
    let first = |told: &Told| of(&found(told), "T261126-1")[0].clone();
    let one = first(&told);
    assert_eq!(one.route, Route::Job(WorkId::Notice(id("x"))));
    assert!(one.label.ends_with("Approve the notice"), "{}", one.label);
    told.tell("2026-11-26", FactBody::from(NoticeApproved { notice: id("x"), by: id("vp") }));
    assert!(first(&told).label.ends_with("Assign the notice"));
}

#[test]
fn a_visit_is_found_by_the_number_of_its_job_and_its_request_as_the_visit() {
    let mut told = Told::branch();
    told.repair("2026-11-20", "W261120-1", "no power");
    let requested = Requested { what: "dark".into(), ..samples::request("q", "2026-11-27") };
    told.tell("2026-11-26", FactBody::from(requested));
    let open = found(&told);
    let open = of(&open, "dark");
    assert_eq!(open.len(), 1);
    assert_eq!(open[0].route, Route::day(DayThing::Request, &id("q")));
    let planned = VisitPlanned {
        request: Some(id("q")),
        job: Some(id("W261120-1")),
        what: "dark".into(),
        ..samples::visit("v", "2026-11-27")
    };
    told.tell("2026-11-26", FactBody::from(planned));
    let all = found(&told);
    let routes = |typed: &str| of(&all, typed).into_iter().map(|one| one.route.clone()).collect::<Vec<_>>();
    assert_eq!(routes("dark"), [Route::day(DayThing::Visit, &id("v"))], "not twice");
    assert!(routes("W261120-1").contains(&Route::day(DayThing::Visit, &id("v"))));
}

#[test]
fn nothing_is_offered_twice() {
    let mut next = 0;
    let now = "2026-11-27T10:00:00".parse().unwrap();
    let facts = sample(now, &id::<DeviceId>("desk"), || {
        next += 1;
        FactId(uuid::Uuid::from_u128(next))
    });
    let ledger = Ledger::of(&facts.into_iter().map(std::sync::Arc::new).collect::<Vec<_>>());
    for lang in Lang::ALL {
        let mut routes: BTreeMap<String, Vec<String>> = BTreeMap::new();
        for one in everything(Words(lang), &ledger, now.date()) {
            routes.entry(one.label).or_default().push(one.route.href());
        }
        let twice: Vec<_> = routes.into_iter().filter(|(_, routes)| routes.len() > 1).collect();
        assert!(twice.is_empty(), "{twice:?}");
    }
}
