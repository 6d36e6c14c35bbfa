use super::*;
use crate::{
    app::i18n::{Lang, Words},
    domain::{Controller, NoticeKind, WorkKind},
    features::record::{
        kinds::{Kind, step_of},
        samples::{Told, id},
        values::Values,
    },
    journal::{FactBody, Finished, NoticeIssued, PapersExtended, PenaltyWaived, Ruled},
    workflow::Command,
};
use chrono::NaiveDate;

const EN: Words = Words(Lang::En);

fn today() -> NaiveDate {
    "2026-11-23".parse().unwrap()
}

/// A notice for a size.
fn told(points: u32) -> Told {
    let (mut told, kind) = (Told::branch(), NoticeKind::New);
    let controllers = vec![Controller { points, alarm_only: false }];
    told.tell(
        "2026-11-02",
        FactBody::from(NoticeIssued {
            notice: id("T-1"),
            number: None,
            site: id("s"),
            to: id("li"),
            kind,
            controllers,
        }),
    );
    told
}

/// A notice for a size, and the form of a step of it.
fn with_form<T>(
    points: u32,
    offer: Command,
    typed: &[(&str, &str)],
    ask: fn(&Kind, &TypedForm<'_>) -> T,
) -> T {
    with_told(&told(points), offer, typed, ask)
}

fn with_told<T>(
    told: &Told,
    offer: Command,
    typed: &[(&str, &str)],
    ask: fn(&Kind, &TypedForm<'_>) -> T,
) -> T {
    let ledger = told.ledger();
    let book = RuleBook::of(&ledger);
    let kind = step_of(WorkKind::Commissioning, &offer).unwrap();
    let given = kind
        .given_in(&offer)
        .into_iter()
        .fold(Values::default(), |values, (field, text)| values.with(field, text));
    let values = typed.iter().fold(given, |values, (field, text)| values.with(field, *text));
    ask(
        kind,
        &TypedForm {
            words: EN,
            kind,
            values: &values,
            ledger: &ledger,
            book: &book,
            today: today(),
            settled: &|| unreachable!("nothing is asked of the months"),
        },
    )
}

fn papers() -> Command {
    Command::HandInPapers {
        on: today(),
        at: None,
        notice: id("T-1"),
        brought: Vec::new(),
        failed: Vec::new(),
    }
}

#[test]
fn a_size_in_no_band_is_said_with_what_a_rate_comes_to() {
    let offer = || Command::Record {
        on: today(),
        at: None,
        body: FactBody::from(Ruled { notice: id("T-1"), rate: Decimal::ZERO }),
    };
    let said = |typed: &[(&str, &str)]| {
        with_form(255, offer(), typed, |kind, form| ((kind.opening)(form), (kind.hints)(form)))
    };
    let why = EN.tv("jobs.ruling.why", &[("points", &"255")]);
    assert_eq!(said(&[]), (Some(vec![why.clone()]), None));
    let comes_to = [("points", &"255" as &dyn std::fmt::Display), ("rate", &"0.20"), ("amount", &"51.00")];
    assert_eq!(
        said(&[("rate", "0.2")]),
        (Some(vec![why]), Some(vec![EN.tv("jobs.ruling.comes_to", &comes_to)]))
    );
}

#[test]
fn papers_would_not_count_with_a_failed_check_once_all_are_here() {
    let all = Ticks::Papers.keys().join(" ");
    let warned = |papers_here: &str, checks: &str| {
        let typed = [
            ("papers", papers_here),
            ("checks", checks),
            ("failed", "facts.check.own_date"),
            ("on", "2026-11-20"),
        ];
        with_form(300, papers(), &typed, |kind, form| kind.fields.iter().find_map(|spec| spec.warns?(form)))
    };
    assert_eq!((warned(&all, "yes"), warned("facts.paper.survey", "no")), (None, None));
    let warning = warned(&all, "no").unwrap();
    let names = EN.t("facts.check.own_date");
    assert_eq!(warning.lines[0].0, EN.tv("jobs.papers.bad.why", &[("checks", &names)]));
}

/// Late papers are given no new days by being bad as well (7.4, 7.5).
#[test]
fn bad_papers_are_redone_by_a_day_only_where_they_are_not_late_already() {
    let warned = |until: Option<&str>, on: &str| {
        let mut told = told(300);
        told.tell("2026-11-10", FactBody::from(Finished { notice: id("T-1"), completion: Vec::new() }));
        if let Some(until) = until {
            let granted = PapersExtended { notice: id("T-1"), until: until.parse().unwrap() };
            told.tell("2026-11-11", FactBody::from(granted));
        }
        let all = Ticks::Papers.keys().join(" ");
        let typed = [("papers", all.as_str()), ("checks", "no"), ("failed", "facts.check.forms"), ("on", on)];
        let ask = |kind: &Kind, form: &TypedForm<'_>| kind.fields.iter().find_map(|spec| spec.warns?(form));
        let lines = with_told(&told, papers(), &typed, ask).unwrap().lines;
        lines.into_iter().skip(1).map(|(said, _)| said).collect::<Vec<_>>()
    };
    let redo = |by: &str| {
        let by = day(EN, by.parse().unwrap(), today());
        vec![EN.tv("jobs.papers.bad.redo", &[("days", &3), ("day", &by)])]
    };
    assert_eq!(warned(None, "2026-11-12"), redo("2026-11-15"));
    assert_eq!(warned(Some("2026-11-18"), "2026-11-12"), redo("2026-11-18"));
    let limit = day(EN, "2026-11-13".parse().unwrap(), today());
    let late = EN.tv("jobs.papers.bad.late", &[("limit", &limit)]);
    let fee = EN.tv("jobs.decision.fee.further", &[("days", &3)]);
    assert_eq!(warned(None, "2026-11-14"), [late, fee]);
}

#[test]
fn a_decision_says_whom_it_is_about_and_what_becomes_of_the_fee() {
    let about = |clause: PenaltyClause| {
        let body = PenaltyWaived { clause, person: id("li"), job: id("T-1"), reason: String::new() };
        let offer = Command::Record { on: today(), at: None, body: body.into() };
        with_form(300, offer, &[("on", "2026-11-20")], |kind, form| (kind.opening)(form)).unwrap()
    };
    let late = about(PenaltyClause::LatePapers);
    assert!(
        late[0].contains(&penalty_words(EN, PenaltyClause::LatePapers)) && late[0].contains("li"),
        "{late:?}"
    );
    assert_eq!((late.len(), about(PenaltyClause::WrongFormat).len()), (2, 1));
}
