//! The sample branch as its screens and papers show it, in both languages.

use super::{
    checks::{Check, CheckKind, Checked, checks, open_matters},
    paper::papers,
    view,
    waiting::{Held, total, waiting_text, warning_text, warnings_of},
    workbook,
    year::{bonuses, owed_rests, year_grid},
};
use crate::{
    app::{
        i18n::{Lang, Words},
        route::Route,
    },
    domain::{Controller, DeviceId, FactId, Money, Month, NoticeKind, PenaltyClause},
    features::{
        explain::Explainer,
        record::samples::{Told, id},
    },
    journal::{
        CalledBack, FactBody, Finished, MaintenanceFact, MoneyReceived, MonthClosed, NoticeIssued, PapersIn,
    },
    ledger::Ledger,
    rules::{
        Closings, Item, RuleBook, Settlement, Subject, WaitingFor,
        open::{Known, Open, Stake, Task, open},
        prospects::{Prospect, prospects},
        settle,
    },
    workflow::sample::sample,
};
use chrono::{NaiveDate, NaiveDateTime};
use std::sync::{Arc, LazyLock};

struct Branch {
    ledger: Ledger,
    book: RuleBook,
    settlement: Settlement,
    today: NaiveDate,
}

/// Told once for all tests: a year of commands takes its time.
static BRANCH: LazyLock<Branch> = LazyLock::new(branch);

fn branch() -> Branch {
    let today: NaiveDate = "2026-06-15".parse().unwrap();
    let mut next = 0;
    let device = DeviceId::parse("desk").unwrap();
    let facts = sample(today.and_hms_opt(10, 0, 0).unwrap(), &device, || {
        next += 1;
        FactId(uuid::Uuid::from_u128(next))
    });
    let facts: Vec<_> = facts.into_iter().map(Arc::new).collect();
    let ledger = Ledger::of(&facts);
    let book = RuleBook::of(&ledger);
    assert_eq!(book.left_out(), []);
    let (from, to) = ("2025-01".parse().unwrap(), "2026-12".parse().unwrap());
    let settlement = settle(&ledger, &book, from, to, Closings::Respected);
    Branch { ledger, book, settlement, today }
}

/// A key that is in no file shows itself, and a place that was not filled keeps its braces.
fn whole(text: &str) {
    let keys = ["explain.", "settlement.", "facts.", "clauses."];
    assert!(!text.contains(['{', '}']) && !keys.iter().any(|key| text.contains(key)), "{text}");
}

#[test]
fn every_figure_opens_into_whole_sentences() {
    let branch = &*BRANCH;
    let mut lines = 0;
    for lang in Lang::ALL {
        let explainer = Explainer { ledger: &branch.ledger, words: Words(lang), today: branch.today };
        for statement in branch.settlement.months.iter().flat_map(|sheet| sheet.statements.values()) {
            for line in &statement.lines {
                lines += 1;
                assert!(!line.steps.is_empty(), "{line:?}");
                for text in line.steps.iter().map(|step| explainer.explain(step)) {
                    whole(&text.sentence);
                    assert!(!text.sentence.is_empty());
                }
            }
        }
    }
    assert!(lines > 200, "{lines}");
}

#[test]
fn papers_and_grids_add_up_to_the_same() {
    let branch = &*BRANCH;
    for sheet in branch.settlement.months.iter().filter(|sheet| view::has_lines(sheet)) {
        let grid = view::grid(&branch.ledger, sheet, &Default::default());
        for lang in Lang::ALL {
            let papers = papers(Words(lang), &branch.ledger, sheet, branch.today);
            let paid: Money = papers.iter().map(|paper| paper.paid).sum();
            assert_eq!(paid, grid.payable);
            for paper in papers {
                let rows: Money = paper.rows.iter().map(|row| row.amount).sum();
                let net = paper.paid - paper.owed;
                assert_eq!((rows, paper.gross - paper.deductions), (net, net));
                paper.rows.iter().for_each(|row| whole(&row.basis));
            }
            let book = workbook::workbook(Words(lang), &branch.ledger, sheet, branch.today);
            assert!(book.book(&branch.ledger.branch).is_well_named());
        }
        let columns: Vec<Money> =
            grid.rows.iter().flat_map(|row| row.amounts.iter().flatten().copied()).collect();
        assert_eq!(columns.into_iter().sum::<Money>(), grid.payable - grid.owed);
    }
}

#[test]
fn a_year_adds_up_to_its_months() {
    let Branch { ledger, book, settlement, today } = &*BRANCH;
    let grid = year_grid(ledger, settlement, 2026, *today);
    let begun = |month: Month| month.year() == 2026 && month <= Month::of(*today);
    let months = settlement.months.iter().filter(|sheet| begun(sheet.month));
    assert_eq!(grid.total, months.map(|sheet| sheet.pay_so_far(*today).payable()).sum());
    assert_eq!(grid.total, grid.rows.iter().map(|row| row.total).sum());
    assert!(!bonuses(ledger, book, settlement, 2026, *today).is_empty());
    assert!(bonuses(ledger, book, settlement, 2030, *today).is_empty(), "a year that is not settled");
}

#[test]
fn the_rests_of_a_year_are_those_of_its_last_months_list() {
    let Branch { ledger, book, settlement, today } = &*BRANCH;
    let expected = prospects(ledger, book, None, *today);
    let until: Month = "2025-12".parse().unwrap();
    let owed = owed_rests(ledger, settlement, &expected, until);
    let Held { by_steps, by_others } = Held::of(ledger, &expected, until);
    let listed: Vec<&Prospect> = by_steps.iter().chain(&by_others).collect();
    assert!(!owed.is_empty());
    for rest in &owed {
        let subject = Subject::Job(rest.job.clone());
        let same = |one: &&&Prospect| one.subject == subject && one.item == Item::CommissioningRest;
        let listed = listed.iter().find(same).unwrap();
        assert_eq!((rest.amount, &rest.person), (listed.amount, &listed.person));
        assert!(rest.since.is_some_and(|since| since <= until.next()), "{rest:?}");
    }
    assert!(owed_rests(ledger, settlement, &expected, "2024-12".parse().unwrap()).is_empty());
}

/// What is open in a branch, and what everybody may still expect.
fn open_in(
    ledger: &Ledger,
    book: &RuleBook,
    settled: &Settlement,
    now: NaiveDateTime,
) -> (Vec<Open>, Vec<Prospect>) {
    let expected = prospects(ledger, book, None, now.date());
    (open(&Known { ledger, book, settled, expected: &expected, now }), expected)
}

/// What the checks of a branch are made from, with nothing that cannot be read.
fn looked_at<'a>(
    ledger: &'a Ledger,
    book: &'a RuleBook,
    settlement: &'a Settlement,
    (open, expected): (&'a [Open], &'a [Prospect]),
    now: NaiveDateTime,
    lang: Lang,
) -> Checked<'a> {
    Checked { ledger, book, settlement, open, expected, unread: 0, now, words: Words(lang) }
}

#[test]
fn the_check_list_says_what_is_open() {
    let Branch { ledger, book, settlement, today } = &*BRANCH;
    let now = today.and_hms_opt(10, 0, 0).unwrap();
    let (open, expected) = open_in(ledger, book, settlement, now);
    for lang in Lang::ALL {
        let checked = looked_at(ledger, book, settlement, (&open, &expected), now, lang);
        let found = checks(checked, Month::of(*today));
        assert_eq!(found.len(), 10);
        found.iter().flat_map(|check| &check.items).for_each(|item| whole(&item.text));
        found.iter().flat_map(|check| &check.notes).for_each(|note| whole(note));
        let open = |month, kind| {
            let found = checks(checked, month);
            !found.iter().find(|check| check.kind == kind).unwrap().in_order()
        };
        assert!(open(Month::of(*today), CheckKind::MonthOver));
        assert!(!open(Month::of(*today).previous(), CheckKind::MonthOver));
        assert!(!open(Month::of(*today), CheckKind::Calendar));
        assert!(!open(Month::of(*today), CheckKind::Unread));
        // What cannot be read may belong to any month.
        let unread = checks(Checked { unread: 2, ..checked }, Month::of(*today).previous());
        let stands_in_the_way = match lang {
            Lang::ZhCn => "不能结账",
            Lang::En => "cannot be closed",
        };
        let item = &unread.iter().find(|check| check.kind == CheckKind::Unread).unwrap().items[0];
        assert!(item.text.contains('2') && item.text.contains(stands_in_the_way), "{}", item.text);
        assert_eq!(item.route, Some(Route::Data));
        for prospect in &expected {
            let text = waiting_text(Words(lang), ledger, prospect, now);
            [text.about, text.payment, text.missing].iter().for_each(|text| whole(text));
        }
    }
}

#[test]
fn payments_that_wait_are_never_ticked_off() {
    let Branch { ledger, book, settlement, today } = &*BRANCH;
    let now = today.and_hms_opt(10, 0, 0).unwrap();
    let (open, expected) = open_in(ledger, book, settlement, now);
    let checked = looked_at(ledger, book, settlement, (&open, &expected), now, Lang::ZhCn);
    let mut waits = 0;
    for month in settlement.months.iter().map(|sheet| sheet.month) {
        let found = checks(checked, month);
        let ticked = found.iter().any(|check| check.kind == CheckKind::Waiting && check.in_order());
        assert_eq!(open_matters(&found) == 0, found.iter().all(Check::in_order), "{month}");
        let listed = !Held::of(ledger, &expected, month).by_steps.is_empty();
        assert!(!(listed && ticked), "{month}");
        waits += usize::from(listed);
    }
    assert!(waits > 0);
}

#[test]
fn whatever_the_settlement_holds_is_among_what_is_open() {
    let Branch { ledger, book, settlement, today } = &*BRANCH;
    let (open, _) = open_in(ledger, book, settlement, today.and_hms_opt(10, 0, 0).unwrap());
    assert!(!settlement.waiting.is_empty());
    for waiting in &settlement.waiting {
        let subject = waiting.subject.clone();
        let tasks: Vec<Task> =
            open.iter().filter(|one| one.subject == subject).map(|one| one.lack.task).collect();
        let wanted = match waiting.what {
            WaitingFor::Ruling => Task::Ruling,
            WaitingFor::LateDecision => Task::Decide(PenaltyClause::LatePapers),
            WaitingFor::Successor => Task::Successor,
            WaitingFor::Reassign => Task::Reassign,
            WaitingFor::TaxRate => Task::TaxRate,
            WaitingFor::Conflict => Task::Settle,
        };
        assert!(tasks.contains(&wanted), "{waiting:?}: {tasks:?}");
    }
}

/// A branch as it is looked at on 3 April.
fn in_april(told: &Told) -> (Ledger, RuleBook, Settlement, NaiveDateTime) {
    let ledger = told.ledger();
    let book = RuleBook::of(&ledger);
    let (from, to) = ("2026-01".parse().unwrap(), "2026-12".parse().unwrap());
    let settled = settle(&ledger, &book, from, to, Closings::Respected);
    (ledger, book, settled, "2026-04-03T09:00:00".parse().unwrap())
}

#[test]
fn a_repair_that_lacks_only_an_approval_waits_in_every_list() {
    let mut told = Told::branch();
    told.adopt("2026-01", &[("repair.difference_tax_percent", "6".into())]);
    told.repair("2026-03-02", "W1", "no power").complete("2026-03-03", "W1", "ma");
    let (ledger, book, settled, now) = in_april(&told);
    let month: Month = "2026-03".parse().unwrap();
    let (open, expected) = open_in(&ledger, &book, &settled, now);
    let held = Held::of(&ledger, &expected, month);
    // (1000 - 600) x 94 %.
    assert_eq!(total(&held.by_steps), Stake { known: Money::yuan(376), unknown: 0 });
    let words = Words(Lang::En);
    let approval = words.t("today.task.sales_vp_approval");
    let text = waiting_text(words, &ledger, &held.by_steps[0], now);
    assert_eq!(text.missing, format!("Missing: {approval} (vp)"));
    let checked = looked_at(&ledger, &book, &settled, (&open, &expected), now, Lang::En);
    let found = checks(checked, month);
    let of = |kind| {
        let items = found.iter().filter(|check| check.kind == kind).flat_map(|check| &check.items);
        items.map(|item| item.text.as_str()).collect::<Vec<_>>()
    };
    assert_eq!(of(CheckKind::Steps), [format!("School (W1): {approval}, vp")]);
    assert_eq!(of(CheckKind::Waiting), ["1, 376.00 yuan, listed under “Payments on hold”"]);
    // The approval is one matter, though its payment has a line, too; the others are the earlier months, not closed.
    assert_eq!(of(CheckKind::EarlierClosed).len(), 2);
    assert_eq!(open_matters(&found), 3);
    // A month before the work lacks nothing of it.
    assert!(Held::of(&ledger, &expected, month.previous()).is_empty());
}

#[test]
fn a_rate_that_nobody_set_is_not_ticked_off() {
    let ticked = |told: &Told| {
        let (ledger, book, settled, now) = in_april(told);
        let (open, expected) = open_in(&ledger, &book, &settled, now);
        let checked = looked_at(&ledger, &book, &settled, (&open, &expected), now, Lang::En);
        let found = checks(checked, "2026-03".parse().unwrap()).into_iter();
        found
            .filter(|check| check.kind == CheckKind::TaxRate)
            .map(|check| check.in_order())
            .collect::<Vec<_>>()
    };
    let mut told = Told::branch();
    assert_eq!(ticked(&told), [false; 0]);
    told.repair("2026-03-02", "W1", "no power");
    assert_eq!(ticked(&told), [false]);
    told.adopt("2026-01", &[("repair.difference_tax_percent", "6".into())]);
    assert_eq!(ticked(&told), [true]);
}

#[test]
fn a_refund_of_more_than_came_in_is_pointed_out_in_its_month() {
    let warned = |back| {
        let mut told = Told::branch();
        let receipt = |yuan| {
            FactBody::Maintenance(MaintenanceFact::MoneyReceived(MoneyReceived {
                contract: id("M1"),
                amount: Money::yuan(yuan),
            }))
        };
        told.contract("2026-02-02", "M1", 1200)
            .tell("2026-02-05", receipt(500))
            .tell("2026-03-05", receipt(back));
        let (ledger, _, settled, _) = in_april(&told);
        let text = |warning| warning_text(Words(Lang::En), &ledger, warning).0;
        warnings_of(&settled.warnings, "2026-03".parse().unwrap()).map(text).collect::<Vec<_>>()
    };
    assert_eq!(warned(-700), ["School (M1): 200.00 yuan more was given back than had come in: please check"]);
    assert_eq!(warned(-500), [""; 0]);
}

#[test]
fn the_rest_of_a_closed_month_waits_in_its_list() {
    let month: Month = "2026-03".parse().unwrap();
    let mut told = Told::branch();
    let controllers = vec![Controller { points: 300, alarm_only: false }];
    let (notice, kind) = (id("N1"), NoticeKind::New);
    let known_until = "2026-04-02T09:00:00".parse().unwrap();
    told.tell(
        "2026-03-02",
        FactBody::from(NoticeIssued { notice, number: None, site: id("s"), to: id("li"), kind, controllers }),
    )
    .tell("2026-03-03", FactBody::from(Finished { notice: id("N1"), completion: Vec::new() }))
    .tell("2026-03-03", FactBody::from(PapersIn { notice: id("N1"), failed: Vec::new() }))
    .tell("2026-03-03", FactBody::from(CalledBack { job: id("N1"), confirmed: true, remark: String::new() }))
    .tell("2026-04-02", FactBody::from(MonthClosed { month, known_until, lines: [].into() }));
    let (ledger, book, settled, now) = in_april(&told);
    let (open, expected) = open_in(&ledger, &book, &settled, now);
    let held = Held::of(&ledger, &expected, month);
    let [rest] = owed_rests(&ledger, &settled, &expected, month).try_into().unwrap();
    assert_eq!((rest.amount.unwrap().to_string().as_str(), rest.since), ("5.70", None));
    // 300 x 0.20 x 50 % = 30.00; 20 % of it less 5 %.
    assert_eq!((held.by_steps.len(), total(&held.by_others).known.to_string().as_str()), (0, "5.70"));
    let checked = looked_at(&ledger, &book, &settled, (&open, &expected), now, Lang::En);
    let notes: Vec<String> = checks(checked, month).into_iter().flat_map(|check| check.notes).collect();
    assert_eq!(notes, ["Besides, rests that wait for the acceptance: 1, 5.70 yuan"]);
}
