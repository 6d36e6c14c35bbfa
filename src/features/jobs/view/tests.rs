use super::*;
use crate::{
    app::i18n::{Lang, Words},
    domain::Controller,
    features::{
        jobs::say,
        record::samples::{Told, id},
    },
    journal::{MoneyReceived, NoticeApproved, NoticeAssigned, NoticeWritten, QuoteApproved, Quoted},
};

fn row(id: &str, stand: Stand, issued: &str, holder: &str, points: u64) -> (WorkId, JobRow) {
    let id = WorkId::parse(WorkKind::Commissioning, id).unwrap();
    let row = JobRow {
        id: id.clone(),
        number: id.as_str().to_owned(),
        alike: false,
        site_id: SiteId::parse("s").unwrap(),
        site: format!("site of {}", id.as_str()),
        customer: "customer".into(),
        kind: Some(NoticeKind::New),
        fault: String::new(),
        holder_id: PersonId::parse(holder).ok(),
        holder: holder.to_owned(),
        points: Some(points),
        issued: issued.parse().unwrap(),
        stand,
        next: None,
        waits: None,
        due: None,
        from: None,
        until: None,
    };
    (id, row)
}

fn some() -> Rows {
    let rows = [
        row("a", Stand::Done, "2025-03-01", "li", 30),
        row("b", Stand::Late, "2025-02-01", "wu", 20),
        row("c", Stand::Open, "2025-03-05", "li", 10),
        row("d", Stand::Done, "2025-03-09", "wu", 40),
    ];
    rows.into_iter().collect()
}

fn parse(text: &str) -> JobFilter {
    JobFilter::parse(text, "2025-03".parse().unwrap())
}

fn check(filter: &str, find: &str, order: JobOrder, descending: bool, expected: &str) {
    let found = shown(&some(), &parse(filter), find, order, descending);
    let found: Vec<&str> = found.iter().map(WorkId::as_str).collect();
    assert_eq!(found.join(" "), expected);
}

#[test]
fn what_is_urgent_comes_first_and_what_is_done_newest_first() {
    check("", "", JobOrder::Urgency, false, "b c d a");
    check("", "", JobOrder::Points, true, "d a b c");
    check("", "", JobOrder::Holder, false, "c a d b");
}

#[test]
fn filters_and_words_narrow() {
    check("done;;", "", JobOrder::Number, false, "a d");
    check(";2025-03;wu", "", JobOrder::Number, false, "d");
    check("", "LI site", JobOrder::Number, false, "a c");
    check("", "nobody", JobOrder::Number, false, "");
    check("repair~;;", "", JobOrder::Number, false, "");
    check("job~done;;", "", JobOrder::Number, false, "a d");
}

#[test]
fn repairs_and_contracts_stand_among_the_jobs() {
    let mut told = Told::branch();
    told.repair("2026-11-09", "W1", "black screen").contract("2026-11-02", "M1", 1200);
    let rows = rows_of(&told);
    let found = |filter: &str, find: &str| {
        let found = shown(&rows, &parse(filter), find, JobOrder::Urgency, false);
        found.iter().map(WorkId::as_str).collect::<Vec<_>>().join(" ")
    };
    assert_eq!(found("", ""), "W1 M1");
    assert_eq!((found("repair~;;", ""), found("contract~;;", "")), ("W1".into(), "M1".into()));
    assert_eq!((found("", "screen"), found("", "m1 school")), ("W1".into(), "M1".into()));
    let counts = |filter: &str, find: &str| counts(&rows, &parse(filter), find);
    assert_eq!((counts("repair~;;", ""), counts("", "screen")), (vec![2, 0, 1, 1], vec![1, 0, 1, 0]));
    let row = &rows[&WorkId::Repair(id("W1"))];
    assert_eq!((row.next, row.due.map(|(_, late)| late)), (Some(StepKind::Sheet), Some(false)));
}

#[test]
fn a_contract_says_when_its_period_begins_and_then_when_it_ends() {
    let mut told = Told::branch();
    told.contract("2026-11-02", "M1", 1200);
    let amount = crate::domain::Money::yuan(1200);
    told.tell("2026-11-03", MoneyReceived { contract: id("M1"), amount }.into());
    let ledger = told.ledger();
    let said = |on: &str| {
        let now = format!("{on}T08:00:00").parse().unwrap();
        let rows = Outlook::alone(&ledger, ("2026-11", "2026-11"), now, rows);
        let row = &rows[&WorkId::Contract(id("M1"))];
        (row.stand, say::next_words(Words(Lang::ZhCn), row, now).unwrap())
    };
    assert_eq!(said("2026-11-30"), (Stand::NotBegun, "12月1日 起".to_owned()));
    assert_eq!(said("2026-12-01"), (Stand::Running, "2027年11月30日 期满".to_owned()));
}

#[test]
fn a_contract_with_the_number_of_a_job_has_a_row_of_its_own() {
    let mut told = Told::branch();
    told.repair("2026-11-09", "7", "black screen").contract("2026-11-02", "7", 1200);
    let ids: Vec<WorkId> = rows_of(&told).keys().cloned().collect();
    assert_eq!(ids, [WorkId::Repair(id("7")), WorkId::Contract(id("7"))]);
}

/// The rows of a branch on 10 November 2026.
fn rows_of(told: &Told) -> Rows {
    let ledger = told.ledger();
    Outlook::alone(&ledger, ("2026-11", "2026-11"), "2026-11-10T08:00:00".parse().unwrap(), rows)
}

#[test]
fn a_filter_survives_the_address() {
    for text in
        ["late;;", ";2025-03;", ";;a;b", "done;2025-12;li", "repair~;;", "contract~running;2025-03;li"]
    {
        assert_eq!(parse(text).print().as_deref(), Some(text));
    }
    assert_eq!(parse("nonsense").print(), None);
}

#[test]
fn a_month_that_cannot_be_read_is_told_and_the_present_one_shown() {
    for (text, misread) in
        [(";2025-13;", Some("2025-13")), ("done;3;wu", Some("3")), (";2025-02;", None), (";;", None)]
    {
        assert_eq!(misread_month(text), misread, "{text}");
    }
    check(";2025-13;", "", JobOrder::Number, false, "a c d");
    check(";2025-02;", "", JobOrder::Number, false, "b");
}

#[test]
fn the_chosen_month_can_be_chosen() {
    let months =
        |chosen: &str| months(&some(), chosen.parse().ok()).iter().map(Month::to_string).collect::<Vec<_>>();
    assert_eq!(months(""), ["2025-03", "2025-02"]);
    assert_eq!(months("2025-02"), ["2025-03", "2025-02"]);
    assert_eq!(months("2026-01"), ["2026-01", "2025-03", "2025-02"]);
}

#[test]
fn quotes_and_notices_on_their_way_stand_among_the_jobs_until_they_are_more() {
    let mut told = Told::branch();
    let quote = Quoted {
        repair: id("W1"),
        number: None,
        site: id("s"),
        charged: crate::domain::Money::yuan(900),
        floor: crate::domain::Money::yuan(400),
        fault: Some("dark".into()),
        plan: String::new(),
        lines: Vec::new(),
    };
    let controllers = vec![Controller { points: 300, alarm_only: false }];
    let (site, kind) = (id("s"), NoticeKind::New);
    let written = NoticeWritten { notice: id("T1"), number: None, site, kind, controllers };
    told.tell("2026-11-09", quote.into()).tell("2026-11-09", written.into());
    let before = told.ledger();
    told.tell("2026-11-09", NoticeApproved { notice: id("T1"), by: id("vp") }.into());
    told.tell("2026-11-09", NoticeAssigned { notice: id("T1"), to: id("li"), by: id("ma") }.into());
    told.tell("2026-11-09", QuoteApproved { repair: id("W1"), by: id("ma") }.into());
    let after = told.ledger();
    let now = "2026-11-10T08:00:00".parse().unwrap();
    let look = |ledger: &Ledger| Outlook::alone(ledger, ("2026-11", "2026-11"), now, rows);
    let first = look(&before);
    let [quoted, noticed] = [WorkId::Repair(id("W1")), WorkId::Notice(id("T1"))];
    assert_eq!(first[&quoted].waits, Some("register.act.quote_approved"));
    assert_eq!(first[&noticed].waits, Some("today.task.approve_notice"));
    assert_eq!(say::next_words(Words(Lang::En), &first[&noticed], now).unwrap(), "Next: Approve the notice");
    assert_eq!(counts(&first, &parse(""), ""), [2, 1, 1, 0]);
    assert_eq!(holders(&first), []);
    // What has become of them is seen at the next look.
    let followed = Outlook::alone(&before, ("2026-11", "2026-11"), now, |was| {
        Outlook::alone(&after, ("2026-11", "2026-11"), now, |is| follow(&first, was, is))
    });
    assert_eq!(followed[&quoted].waits, Some("register.act.consented"));
    assert_eq!((followed[&noticed].waits, followed[&noticed].holder.as_str()), (None, "li"));
    assert_eq!(followed, look(&after));
}
