//! A month is closed when it is over, with the figures that were looked at.

use super::*;
use crate::journal::{
    BranchFact, ContractSigned, Fact, MonthClosed, PenaltyConfirmed, PersonJoined, ProductIssueConfirmed,
    RepairDone, RulesAdopted,
};
use crate::{
    domain::{ContractId, DeviceId, FactId, JobId, Role, SiteId},
    journal::SheetIn,
    workflow::{Command, Context, decide, rests::withdrawal},
};
use std::sync::Arc;

fn at(text: &str) -> NaiveDateTime {
    text.parse().unwrap()
}

fn who(id: &str) -> PersonId {
    PersonId::parse(id).unwrap()
}

fn month() -> Month {
    "2026-03".parse().unwrap()
}

/// A fact with an id of its own, recorded on its day.
fn fact(number: u128, recorded: &str, body: FactBody) -> Arc<Fact> {
    let recorded = at(recorded);
    Arc::new(Fact {
        id: FactId(uuid::Uuid::from_u128(number)),
        on: recorded.date(),
        at: None,
        recorded,
        actor: who("ma"),
        device: DeviceId::parse("desk").unwrap(),
        link: None,
        body,
    })
}

fn hired(number: u128, id: &str, role: Role, wage: i64) -> Arc<Fact> {
    let (person, base_wage) = (who(id), Money::yuan(wage));
    let joined = "2026-01-01".parse().unwrap();
    let body = FactBody::from(PersonJoined { person, name: id.to_owned(), role, base_wage, joined });
    fact(number, "2026-01-01T09:00:00", body)
}

fn branch() -> Vec<Arc<Fact>> {
    vec![hired(1, "ma", Role::Manager, 5000), hired(2, "wang", Role::Clerk, 3000)]
}

fn close(ledger: &Ledger, now: &str, confirmed: Vec<ClosedLine>) -> Result<Vec<Fact>, Refusal> {
    close_beside(0, ledger, now, confirmed)
}

/// `unread`: how much of what is stored can be read by nobody.
fn close_beside(
    unread: usize,
    ledger: &Ledger,
    now: &str,
    confirmed: Vec<ClosedLine>,
) -> Result<Vec<Fact>, Refusal> {
    let now = at(now);
    let context = Context {
        now,
        actor: who("ma"),
        role: Some(Role::Manager),
        device: DeviceId::parse("desk").unwrap(),
        fact: FactId(uuid::Uuid::from_u128(99)),
        unread,
    };
    let command = Command::CloseMonth { on: now.date(), month: month(), known_until: None, confirmed };
    decide(ledger, &RuleBook::of(ledger), command, &context)
}

#[test]
fn a_month_is_closed_with_the_figures_that_were_confirmed() {
    let ledger = Ledger::of(&branch());
    let seen = figures(&ledger, month(), at("2026-04-02T09:00:00"));
    let closed = close(&ledger, "2026-04-02T09:00:00", seen.clone()).unwrap();
    assert!(
        matches!(&closed[0].body, FactBody::Branch(BranchFact::MonthClosed(MonthClosed { lines, .. })) if lines[..] == seen)
    );
}

#[test]
fn a_month_is_not_closed_while_something_stored_cannot_be_read() {
    let ledger = Ledger::of(&branch());
    let now = "2026-04-02T09:00:00";
    let seen = figures(&ledger, month(), at(now));
    // Before anybody is asked to confirm figures, and after.
    for confirmed in [Vec::new(), seen] {
        let refusal = close_beside(2, &ledger, now, confirmed).unwrap_err();
        assert_eq!(refusal, Refusal::by("4.1", Reason::Unread { n: 2 }));
    }
    // Waiting for the month's end comes first: by then it may be read.
    let refusal = close_beside(2, &ledger, "2026-03-30T09:00:00", Vec::new()).unwrap_err();
    assert_eq!(refusal.reason, Reason::MonthNotOver { month: month() });
}

#[test]
fn figures_that_changed_since_are_refused_with_the_difference_by_person() {
    let seen = figures(&Ledger::of(&branch()), month(), at("2026-04-02T09:00:00"));
    let mut facts = branch();
    let found = FactBody::from(ProductIssueConfirmed { by: who("wang") });
    facts.push(Arc::new(Fact {
        on: "2026-03-20".parse().unwrap(),
        ..(*fact(3, "2026-04-02T09:05:00", found)).clone()
    }));
    let ledger = Ledger::of(&facts);
    let refusal = close(&ledger, "2026-04-02T09:10:00", seen).unwrap_err();
    let wang = NetChange { person: who("wang"), was: Money::yuan(3000), now: Money::yuan(3050) };
    assert_eq!(refusal.reason, Reason::FiguresChanged { month: month(), changes: vec![wang] });
    // What is looked at then is closed.
    let seen = figures(&ledger, month(), at("2026-04-02T09:10:00"));
    assert!(close(&ledger, "2026-04-02T09:11:00", seen).is_ok());
}

#[test]
fn other_lines_with_the_same_sum_are_a_difference_too() {
    let seen = figures(&Ledger::of(&branch()), month(), at("2026-04-02T09:00:00"));
    let mut renamed = seen.clone();
    renamed[0].subject = "x".into();
    let changed = NetChange { person: who("ma"), was: Money::yuan(5000), now: Money::yuan(5000) };
    assert_eq!(net_changes(&renamed, &seen), [changed]);
    assert_eq!(net_changes(&seen, &seen), []);
}

#[test]
fn a_running_month_is_not_closed_before_its_last_day_is_over() {
    let ledger = Ledger::of(&branch());
    let try_on =
        |now: &str| close(&ledger, now, figures(&ledger, month(), at(now))).map_err(|refusal| refusal.reason);
    for running in ["2026-02-27T18:00:00", "2026-03-01T00:00:00", "2026-03-31T23:59:59"] {
        assert_eq!(try_on(running), Err(Reason::MonthNotOver { month: month() }), "{running}");
    }
    assert!(try_on("2026-04-01T00:00:00").is_ok());
}

#[test]
fn what_somebody_owes_lowers_nobodys_pay() {
    let mut facts = branch();
    let penalty = FactBody::from(PenaltyConfirmed {
        clause: crate::domain::PenaltyClause::ALL
            .iter()
            .copied()
            .find(|clause| clause.code() == "7.15")
            .unwrap(),
        person: who("wang"),
        job: None,
        amount: Some(Money::yuan(9500)),
        manager: None,
        remark: String::new(),
    });
    facts.push(fact(3, "2026-03-10T09:00:00", penalty));
    let ledger = Ledger::of(&facts);
    let settlement = settle(&ledger, &RuleBook::of(&ledger), month(), month(), Closings::Respected);
    let sheet = &settlement.months[0];
    assert_eq!(sheet.payable(), Money::yuan(5000));
    assert_eq!(sheet.owing().collect::<Vec<_>>(), [(&who("wang"), Money::yuan(6500))]);
}

#[test]
fn rules_are_withdrawn_until_a_month_is_closed_under_them() {
    let adopted = |number, recorded| {
        let body =
            FactBody::from(RulesAdopted { from: month(), name: "new".into(), values: Default::default() });
        fact(number, recorded, body)
    };
    let mut facts = branch();
    facts.push(adopted(3, "2026-03-20T09:00:00"));
    let own = facts[2].id;
    assert_eq!(withdrawal(&Ledger::of(&facts), own), Ok(()));
    let known_until = at("2026-04-02T09:00:00");
    facts.push(fact(
        4,
        "2026-04-02T09:00:00",
        FactBody::from(MonthClosed { month: month(), known_until, lines: [].into() }),
    ));
    // Another desk's, which the closing did not know of, changed no closed figure.
    facts.push(adopted(5, "2026-04-03T09:00:00"));
    let ledger = Ledger::of(&facts);
    let closed = Err(Refusal::by("8.2", Reason::RulesForClosedMonth { month: month() }));
    assert_eq!((withdrawal(&ledger, own), withdrawal(&ledger, facts[4].id)), (closed, Ok(())));
}

#[test]
fn a_contract_is_not_kept_by_the_job_of_its_number() {
    let day = |text: &str| text.parse().unwrap();
    let repair = JobId::parse("7").unwrap();
    let site = SiteId::parse("s").unwrap();
    let signed = FactBody::from(ContractSigned {
        contract: ContractId::parse("7").unwrap(),
        number: None,
        site: site.clone(),
        signer: who("ma"),
        server: who("ma"),
        fee: Money::yuan(900),
        rebate: Money::ZERO,
        from: day("2026-03-10"),
        to: day("2027-03-09"),
    });
    let done = FactBody::from(RepairDone {
        repair: repair.clone(),
        number: None,
        site,
        by: who("ma"),
        charged: Money::yuan(100),
        floor: Money::ZERO,
        rebate: Money::ZERO,
        fault: "no power".to_owned(),
        product_fault: false,
        same_as: None,
        another_fault: false,
        tested: String::new(),
    });
    let mut facts = branch();
    facts.push(fact(3, "2026-03-09T09:00:00", done));
    facts.push(fact(4, "2026-03-10T09:00:00", signed));
    facts.push(fact(5, "2026-03-11T09:00:00", FactBody::from(SheetIn { job: repair })));
    let ledger = Ledger::of(&facts);
    let may = |number| withdrawal(&ledger, FactId(uuid::Uuid::from_u128(number)));
    assert_eq!(may(4), Ok(()));
    assert_eq!(may(3), Err(Refusal::new(Reason::RestedOn { by: FactId(uuid::Uuid::from_u128(5)) })));
}
