//! Every kind of step says something in both languages, and its arithmetic is as one would write it.

use super::*;
use crate::{
    app::i18n::Lang,
    domain::{Area, Money, PenaltyClause},
    rules::{
        RuleRef, Since,
        trace::DateKind,
        values::{ExtensionFee, LadderMode, LateHalfOf, LatePapers, MaintenanceBase},
    },
};
use rust_decimal::Decimal;
use uuid::Uuid;

fn d(text: &str) -> Decimal {
    text.parse().unwrap()
}

fn yuan(text: &str) -> Money {
    Money::parse(text).unwrap()
}

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn rule(name: &'static str) -> RuleRef {
    RuleRef { name, from: Since::Regulation }
}

fn explained(lang: Lang, step: &Step) -> StepText {
    let ledger = Ledger::default();
    Explainer { ledger: &ledger, words: Words(lang), today: day("2026-06-01") }.explain(step)
}

fn sum(step: Step, expected: &str) {
    for lang in Lang::ALL {
        assert_eq!(explained(lang, &step).arithmetic.as_deref(), Some(expected), "{step:?}");
    }
}

fn says(step: Step, expected: &str) {
    assert_eq!(explained(Lang::ZhCn, &step).sentence, expected);
}

fn person() -> PersonId {
    PersonId::parse("li").unwrap()
}

fn month() -> Month {
    "2026-03".parse().unwrap()
}

const FACT: FactId = FactId(Uuid::nil());

#[test]
fn commissioning_from_points_to_the_first_part() {
    let ladder = |mode, percent| Step::Ladder {
        month: month(),
        points: 2773,
        from: 2000,
        percent,
        mode,
        facts: vec![FACT],
        rule: RuleRef { name: "commissioning.ladder", from: Since::Month(month()) },
    };
    sum(Step::Gross { points: 2773, rate: d("0.30"), gross: d("831.90") }, "2,773 × 0.30 = 831.90");
    sum(Step::Gross { points: 1, rate: d("0.125"), gross: d("0.125") }, "1 × 0.125 = 0.125");
    says(
        ladder(LadderMode::Slab, d("80")),
        "2026年3月 派工共 2,773 点，达到 2,000 点一级，当月调试费按 80% 计",
    );
    let text = explained(Lang::ZhCn, &ladder(LadderMode::Slab, d("80")));
    assert_eq!(text.clause, Some(Clause("5.1.10")));
    assert_eq!(text.facts, [FACT]);
    assert_eq!(text.rule, Some(RuleText { name: "点数阶梯".into(), since: "自 2026年3月 起".into() }));
    sum(Step::Fee { gross: d("831.9"), percent: d("80"), fee: yuan("665.52") }, "831.90 × 80% = 665.52");
    sum(
        Step::Fee { gross: d("100"), percent: d("58.36278399"), fee: yuan("58.36") },
        "100.00 × \u{2248}58.3628% = 58.36",
    );
    let first = Step::FirstPart {
        fee: yuan("665.52"),
        percent: d("80"),
        amount: yuan("532.42"),
        rule: rule("commissioning.first_percent"),
    };
    assert_eq!(explained(Lang::ZhCn, &first).rule.unwrap().since, "规定原值");
    let tried = Step::NoLadder { rule: RuleRef { name: "reading.partner_ladder", from: Since::Draft } };
    assert_eq!(explained(Lang::ZhCn, &tried).rule.unwrap().since, "试算值");
    sum(first, "665.52 × 80% = 532.42");
    sum(
        Step::Rest { fee: yuan("665.52"), first: yuan("532.42"), amount: yuan("133.10") },
        "665.52 − 532.42 = 133.10",
    );
    let share = |amount| Step::ClerkShare {
        payment: yuan("532.42"),
        percent: d("5"),
        amount: yuan(amount),
        clerk: person(),
        rule: rule("commissioning.clerk_percent"),
    };
    sum(share("-26.62"), "532.42 × 5% = 26.62");
    sum(share("26.62"), "532.42 × 5% = 26.62");
    sum(Step::GrossSum { added: d("100"), less: d("40.5"), gross: d("59.5") }, "100.00 − 40.50 = 59.50");
}

#[test]
fn bands_say_where_they_begin_and_end() {
    let band = |from, to| Step::Band {
        area: Area::Local,
        size: 300,
        from,
        to,
        rate: d("0.2"),
        rule: rule("commissioning.rates.local"),
    };
    let ends = |from, to| {
        let sentence = explained(Lang::ZhCn, &band(from, to)).sentence;
        sentence.split_once('，').unwrap().1.to_owned()
    };
    assert_eq!(ends(0, None), "不论大小，每点 0.20 元");
    assert_eq!(ends(0, Some(390)), "300 点在 390 点及以下一档，每点 0.20 元");
    assert_eq!(ends(200, Some(390)), "300 点在 200 至 390 点一档，每点 0.20 元");
    assert_eq!(ends(200, None), "300 点在 200 点及以上一档，每点 0.20 元");
}

#[test]
fn everything_else_that_pays_or_costs() {
    let fifty = yuan("50");
    sum(
        Step::BaseWage { base: yuan("3000"), worked: 11, of: 22, amount: yuan("1500"), fact: FACT },
        "3,000.00 × 11 ÷ 22 = 1,500.00",
    );
    let days = |base, days| (yuan(base), days);
    let wages = vec![days("3000", 11), days("3600", 10)];
    let raised =
        Step::WagesByDays { wages, of: 22, amount: yuan("3136.36"), rule: rule("reading.wage_change") };
    assert_eq!(explained(Lang::En, &raised).clause, Some(Clause("4.1")));
    sum(raised, "(3,000.00 × 11 + 3,600.00 × 10) ÷ 22 = 3,136.36");
    let repair = |tax: &str, rebate: &str, amount: &str| Step::RepairDifference {
        charged: yuan("1000"),
        floor: yuan("600"),
        tax: d(tax),
        rebate: yuan(rebate),
        amount: yuan(amount),
        fact: FACT,
        rule: rule("repair.difference_tax_percent"),
    };
    sum(repair("6", "50", "326"), "(1,000.00 − 600.00) × (100% − 6%) − 50.00 = 326.00");
    sum(repair("0", "0", "400"), "(1,000.00 − 600.00) = 400.00");
    sum(
        Step::Refunds { agreed: yuan("2000"), refunded: yuan("500"), fee: yuan("1500"), facts: vec![FACT] },
        "2,000.00 − 500.00 = 1,500.00",
    );
    let share = |served| Step::ServiceShare {
        base: yuan("12000"),
        percent: d("10"),
        served,
        months: 12,
        amount: yuan("100"),
        rule: rule("maintenance.service_percent"),
    };
    sum(share(1), "12,000.00 × 10% × 1 ÷ 12 = 100.00");
    assert_eq!(explained(Lang::En, &share(1)).clause, Some(Clause("5.3.3")));
    assert_eq!(explained(Lang::En, &share(12)).clause, Some(Clause("5.3.2")));
    let late = |count, each, amount| Step::LateCharge {
        count,
        each: d(each),
        amount: yuan(amount),
        rule: rule("attendance.late_steps"),
    };
    let times = |lang| explained(lang, &late(3, "5", "-15")).arithmetic.unwrap();
    assert_eq!(
        (times(Lang::ZhCn).as_str(), times(Lang::En).as_str()),
        ("3 次 × 5 元 = 15.00 元", "3 × 5 = 15.00 yuan")
    );
    let penalty = |fine, base: Option<&str>, times, amount| Step::Penalty {
        clause: PenaltyClause::PrivateJob,
        count: 1,
        fine: yuan(fine),
        base: base.map(yuan),
        times: d(times),
        amount: yuan(amount),
        fact: FACT,
        rule: rule("penalties"),
    };
    sum(penalty("1000", Some("200"), "1", "-1200"), "200.00 + 1,000.00 = 1,200.00");
    sum(penalty("0", Some("200"), "2", "-400"), "200.00 × 2 = 400.00");
    says(penalty("0", Some("200"), "1", "-200"), "第 1 次，罚涉及金额 200.00 元");
    says(penalty("20", None, "0", "-20"), "第 1 次，罚 20.00 元");
    let adjustment = |before| Step::Adjustment {
        month: month(),
        was: yuan("100"),
        now: yuan("180"),
        adjusted_before: before,
        amount: yuan("80") - before,
        facts: vec![FACT],
    };
    sum(adjustment(Money::ZERO), "180.00 − 100.00 = 80.00");
    sum(adjustment(fifty), "180.00 − 100.00 − 50.00 = 30.00");
    sum(adjustment(-fifty), "180.00 − 100.00 − (−50.00) = 130.00");
}

#[test]
fn no_sentence_is_empty_or_shows_its_key_or_an_unfilled_place() {
    for lang in Lang::ALL {
        for step in every_kind() {
            let text = explained(lang, &step);
            let name = text.rule.map(|rule| rule.name).unwrap_or_default();
            for shown in [text.sentence, name] {
                let plain = !shown.contains('{') && !shown.contains("explain.");
                assert!(plain, "{lang:?} {step:?}: {shown}");
            }
        }
    }
}

/// A step of each kind that the other tests do not look at, in all of its forms.
fn every_kind() -> Vec<Step> {
    let on = day("2026-03-04");
    let base = |reading| Step::ContractBase {
        reading,
        fee: yuan("100"),
        received: yuan("90"),
        rebate: yuan("10"),
        base: yuan("80"),
        facts: vec![FACT],
        rule: rule("reading.maintenance_base"),
    };
    let extension =
        |reading| Step::Extension { before: 1, total: 2, reading, rule: rule("reading.extension_fee") };
    let papers =
        |reading, confirmed| Step::LatePapers { limit: on, papers: on, confirmed, reading, fact: FACT };
    let low = |own_work| Step::LowPoints {
        points: 1,
        below: 510,
        department: 9,
        people: 2,
        own_work,
        amount: yuan("-300"),
        rule: rule("commissioning.low_points"),
    };
    let gap = |lower| Step::GapBand {
        area: Area::County,
        size: 400,
        lower,
        rate: d("0.2"),
        rule: rule("commissioning.rates.county"),
    };
    let half = |of| Step::LateHalf {
        count: 8,
        of,
        wage: yuan("10"),
        amount: yuan("-5"),
        rule: rule("attendance.late_steps"),
    };
    let year = |name| Step::YearCount { year: 2026, count: 3, from: 2, facts: vec![], rule: rule(name) };
    let at = on.and_hms_opt(8, 40, 0).unwrap();
    vec![
        Step::Day { kind: DateKind::Issued, on, fact: Some(FACT) },
        Step::Day { kind: DateKind::YearEnd, on, fact: None },
        Step::MonthOfLast { on },
        Step::WageDays { base: yuan("3000"), from: on, to: on, days: 11, fact: FACT },
        Step::LastWage { base: yuan("3600"), on, fact: FACT, rule: rule("reading.wage_change") },
        Step::Points {
            controllers: 2,
            alarm_only: 1,
            alarm_only_points: 127,
            points: 227,
            fact: FACT,
            rule: rule("commissioning.alarm_only_points"),
        },
        extension(ExtensionFee::AddedPointsAtTotalBand),
        extension(ExtensionFee::AddedPointsAtOwnBand),
        extension(ExtensionFee::TotalLessPaid),
        gap(true),
        gap(false),
        Step::Ruled { rate: d("0.15"), fact: FACT },
        Step::Slice { points: 2000, percent: d("50") },
        Step::NoLadder { rule: rule("reading.partner_ladder") },
        Step::Successor { left: person(), to: person(), fact: FACT },
        papers(LatePapers::Withhold, true),
        papers(LatePapers::WithholdThenForfeit, true),
        papers(LatePapers::Forfeit, false),
        low(None),
        low(Some(FACT)),
        base(MaintenanceBase::ContractFee),
        base(MaintenanceBase::Receipts),
        base(MaintenanceBase::ReceiptsLessRebate),
        Step::Share {
            base: yuan("1"),
            percent: d("15"),
            amount: yuan("0.15"),
            rule: rule("maintenance.signing_percent"),
        },
        year("bonus.points"),
        year("bonus.follow_ups"),
        Step::YearContracts {
            year: 2026,
            receipts: yuan("10"),
            rebates: yuan("1"),
            customers: 1,
            facts: vec![],
        },
        Step::ContractBonus {
            base: yuan("9"),
            percent: d("2"),
            amount: yuan("0.18"),
            rule: rule("bonus.contracts"),
        },
        Step::Fixed { amount: yuan("50"), rule: rule("product_issue.amount") },
        Step::Recorded { amount: yuan("50"), fact: FACT },
        Step::LateMorning { at, half_day: false, fact: FACT },
        Step::LateMorning { at, half_day: true, fact: FACT },
        half(LateHalfOf::GrossPay),
        half(LateHalfOf::BaseWage),
        Step::HalfDay {
            base: yuan("3000"),
            days: d("21.75"),
            amount: yuan("-68.97"),
            rule: rule("attendance.paid_days_per_month"),
        },
        Step::ManagersPart {
            clause: PenaltyClause::MoneyKept,
            person: person(),
            amount: yuan("-500"),
            fact: FACT,
            rule: rule("penalties"),
        },
        Step::AsClosed { fact: FACT },
    ]
}
