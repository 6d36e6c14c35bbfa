//! A repair and a contract from the first fact to the pay.

use super::{
    tests::{Branch, at, day, who, word},
    *,
};
use crate::{
    domain::{ContractId, JobId, Money, PenaltyClause, Role, SiteId, ThingId, VisitKind, VisitOutcome},
    journal::{
        Arrived, CalledBack, Consented, ContractDone, ContractSigned, Ended, FactBody, MoneyReceived, PaidIn,
        PersonJoined, QuoteApproved, Quoted, RepairDone, Requested, RulesAdopted, SheetIn, VisitPlanned,
        kind::Noun,
    },
};

/// The branch with a sales vice-president, and the rate that repairs are paid by.
fn branch() -> Branch {
    let mut branch = Branch::with_notice(300);
    let (name, base_wage) = ("fang".to_owned(), Money::yuan(3000));
    let (role, joined) = (Role::SalesVp, day("2024-01-01"));
    branch.record(
        "2025-01-02",
        FactBody::from(PersonJoined { person: who("fang"), name, role, base_wage, joined }),
    );
    branch
}

fn adopt_rate(branch: &mut Branch) {
    let values = [("repair.difference_tax_percent".to_owned(), "6".into())].into();
    let from = "2025-01".parse().unwrap();
    branch.record("2025-01-02", FactBody::from(RulesAdopted { from, name: "1".into(), values }));
}

fn number() -> JobId {
    JobId::parse("W1").unwrap()
}

fn repaired(branch: &mut Branch, on: &str) {
    let body = FactBody::from(RepairDone {
        repair: number(),
        number: None,
        site: SiteId::parse("s1").unwrap(),
        by: who("li"),
        charged: Money::yuan(1000),
        floor: Money::yuan(600),
        rebate: Money::ZERO,
        fault: "no power".into(),
        product_fault: false,
        same_as: None,
        another_fault: false,
        tested: String::new(),
    });
    branch.record(on, body);
}

/// The line of a work on a day, in one word a step, with what stands as a whole and what is next.
fn line_of(branch: &Branch, work: &str, on: &str) -> (Stand, Option<StepKind>, Vec<String>) {
    let ledger = branch.ledger();
    let id = ledger.work_called(Noun::Work, work).unwrap();
    let look = |outlook: &Outlook<'_>| Work::of(&ledger, &id).unwrap().steps(outlook);
    let steps = Outlook::alone(&ledger, ("2025-01", "2026-12"), at(on), look);
    let words = steps.iter().map(|step| word(step.kind, &step.state)).collect();
    (stand_of(&steps, at(on)), next_of(&steps).map(|step| step.kind), words)
}

fn late_steps(branch: &Branch, work: &str, on: &str) -> Vec<StepKind> {
    let ledger = branch.ledger();
    let id = ledger.work_called(Noun::Work, work).unwrap();
    let steps = Outlook::alone(&ledger, ("2025-01", "2026-12"), at(on), |outlook| {
        Work::of(&ledger, &id).unwrap().steps(outlook)
    });
    steps.iter().filter(|step| step.is_late(at(on))).map(|step| step.kind).collect()
}

fn check(branch: &Branch, work: &str, on: &str, expected: Stand, words: &[&str]) {
    let (stand, _, line) = line_of(branch, work, on);
    assert_eq!((stand, line.iter().map(String::as_str).collect::<Vec<_>>()), (expected, words.to_vec()));
}

#[test]
fn a_repair_goes_its_whole_way() {
    let mut branch = branch();
    adopt_rate(&mut branch);
    repaired(&mut branch, "2025-03-10");
    let first = [
        "Repaired: done",
        "PaidIn: open",
        "Sheet: open",
        "Callback: after Sheet",
        "ManagerApproval: after Sheet",
        "SalesVpApproval: after Sheet",
        "Paid: after PaidIn",
    ];
    check(&branch, "W1", "2025-03-10", Stand::Open, &first);
    branch.record("2025-03-10", FactBody::from(PaidIn { repair: number() }));
    branch.record("2025-03-11", FactBody::from(SheetIn { job: number() }));
    assert_eq!(line_of(&branch, "W1", "2025-03-11").1, Some(StepKind::Callback));
    branch.record(
        "2025-03-11",
        FactBody::from(CalledBack { job: number(), confirmed: false, remark: "wet".into() }),
    );
    // Called, but not confirmed: it is to be called again, and the approvals wait for that.
    let words = line_of(&branch, "W1", "2025-03-12").2;
    assert_eq!(words[3..5], ["Callback: open", "ManagerApproval: after Callback"]);
    branch.record(
        "2025-03-12",
        FactBody::from(CalledBack { job: number(), confirmed: true, remark: String::new() }),
    );
    let words = line_of(&branch, "W1", "2025-03-12").2;
    assert_eq!(words[4..6], ["ManagerApproval: open", "SalesVpApproval: open"]);
}

#[test]
fn a_sheet_that_is_late_is_said_and_asks_for_a_decision() {
    let mut branch = branch();
    adopt_rate(&mut branch);
    repaired(&mut branch, "2025-03-10");
    let (stand, _, words) = line_of(&branch, "W1", "2025-03-14");
    assert_eq!(stand, Stand::Late);
    let decision = format!("Decision({:?}): open", PenaltyClause::LateSheet);
    assert!(words.contains(&decision), "{words:?}");
    assert_eq!(late_steps(&branch, "W1", "2025-03-14"), [StepKind::Sheet]);
    assert_eq!(late_steps(&branch, "W1", "2025-03-10"), []);
    // A fine holds no money: what the pay waits for is the fee.
    assert_eq!(words.last().map(String::as_str), Some("Paid: after PaidIn"));
}

#[test]
fn a_repair_without_a_tax_rate_has_the_rate_among_its_steps() {
    let mut branch = branch();
    repaired(&mut branch, "2025-03-10");
    let words = line_of(&branch, "W1", "2025-03-10").2;
    assert!(words.contains(&"TaxRate: open".to_owned()), "{words:?}");
}

/// The contract M1 over 1200 yuan, from March to May, signed on a day.
fn signed(branch: &mut Branch, on: &str) -> ContractId {
    let contract = ContractId::parse("M1").unwrap();
    let body = FactBody::from(ContractSigned {
        contract: contract.clone(),
        number: None,
        site: SiteId::parse("s1").unwrap(),
        signer: who("li"),
        server: who("wu"),
        fee: Money::yuan(1200),
        rebate: Money::ZERO,
        from: day("2025-03-01"),
        to: day("2025-05-31"),
    });
    branch.record(on, body);
    contract
}

#[test]
fn a_contract_whose_period_has_not_begun_does_not_run() {
    let mut branch = branch();
    let contract = signed(&mut branch, "2025-02-10");
    let signed = [
        "Signed: done",
        "Receipts: open",
        "Served: from 2025-03-01",
        "Reviewed: after Served",
        "Paid: after Receipts",
    ];
    check(&branch, "M1", "2025-02-28", Stand::Open, &signed);
    let amount = Money::yuan(1200);
    branch.record("2025-02-12", FactBody::from(MoneyReceived { contract, amount }));
    assert_eq!(line_of(&branch, "M1", "2025-02-28").0, Stand::NotBegun);
    assert_eq!(line_of(&branch, "M1", "2025-03-01").0, Stand::Running);
    assert_eq!(line_of(&branch, "M1", "2025-03-01").2[2], "Served: until 2025-05-31");
}

#[test]
fn a_contract_runs_until_its_period_ends_and_is_reviewed() {
    let mut branch = branch();
    let contract = signed(&mut branch, "2025-03-01");
    let begun = [
        "Signed: done",
        "Receipts: open",
        "Served: until 2025-05-31",
        "Reviewed: after Served",
        "Paid: after Receipts",
    ];
    check(&branch, "M1", "2025-03-02", Stand::Open, &begun);
    branch.record(
        "2025-03-03",
        FactBody::from(MoneyReceived { contract: contract.clone(), amount: Money::yuan(700) }),
    );
    assert_eq!(line_of(&branch, "M1", "2025-03-04").1, Some(StepKind::Receipts));
    branch.record(
        "2025-03-05",
        FactBody::from(MoneyReceived { contract: contract.clone(), amount: Money::yuan(500) }),
    );
    assert_eq!(line_of(&branch, "M1", "2025-03-06").0, Stand::Running);
    assert_eq!(line_of(&branch, "M1", "2025-06-01").1, Some(StepKind::Reviewed));
    branch.record("2025-06-02", FactBody::from(ContractDone { contract, complete: true }));
    let over = ["Signed: done", "Receipts: done", "Served: done", "Reviewed: done", "Paid: done"];
    check(&branch, "M1", "2025-06-03", Stand::Done, &over);
}

#[test]
fn what_came_before_a_repair_begins_its_line() {
    let mut branch = branch();
    adopt_rate(&mut branch);
    let site = || SiteId::parse("s1").unwrap();
    let thing = |id: &str| ThingId::parse(id).unwrap();
    let asked = Requested {
        request: thing("q"),
        site: site(),
        kind: VisitKind::Repair,
        wanted: day("2025-03-03"),
        what: String::new(),
        caller: None,
        urgent: false,
    };
    branch.record("2025-03-03", asked.into());
    let planned = VisitPlanned {
        visit: thing("v"),
        site: site(),
        kind: VisitKind::Repair,
        to: who("li"),
        day: day("2025-03-03"),
        time: None,
        request: Some(thing("q")),
        job: Some(number()),
        phone: false,
        what: String::new(),
        agreed: String::new(),
    };
    branch.record("2025-03-03", planned.into());
    branch.record("2025-03-03", Arrived::only(thing("v")).into());
    let ended = Ended { visit: thing("v"), outcome: VisitOutcome::Unsolved, remark: String::new() };
    branch.record("2025-03-03", ended.into());
    let quote = Quoted {
        repair: number(),
        number: None,
        site: site(),
        charged: Money::yuan(1000),
        floor: Money::yuan(600),
        fault: None,
        plan: String::new(),
        lines: Vec::new(),
    };
    branch.record("2025-03-03", quote.into());
    branch.record("2025-03-03", QuoteApproved { repair: number(), by: who("sun") }.into());
    branch.record("2025-03-04", Consented { repair: number() }.into());
    repaired(&mut branch, "2025-03-05");
    let (_, _, words) = line_of(&branch, "W1", "2025-03-05");
    let before = [
        StepKind::Asked,
        StepKind::Visited,
        StepKind::Quoted,
        StepKind::QuoteApproved,
        StepKind::Consented,
        StepKind::Repaired,
    ];
    let before = before.map(|kind| word(kind, &StepState::Done));
    assert_eq!(words[..6], before);
    // A repair that nobody asked or quoted for begins with itself.
    let mut alone = self::branch();
    adopt_rate(&mut alone);
    repaired(&mut alone, "2025-03-05");
    let (_, _, words) = line_of(&alone, "W1", "2025-03-05");
    assert_eq!(words[0], word(StepKind::Repaired, &StepState::Done));
}
