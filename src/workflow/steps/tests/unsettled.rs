//! Work of which two desks say something else: its steps say that its money waits for that, and nothing else.

use super::*;
use crate::{domain::WorkId, journal::Finished};

impl Branch {
    /// What another desk tells that knows nothing of this one.
    fn elsewhere(&mut self, on: &str, body: FactBody) {
        let id = FactId(uuid::Uuid::from_u128(self.facts.len() as u128 + 1000));
        let device = DeviceId::parse("other").unwrap();
        let fact =
            Fact { id, on: day(on), at: None, recorded: at(on), actor: who("sun"), device, link: None, body };
        self.facts.push(Arc::new(Ledger::default().placed(fact)));
    }

    fn tell(&mut self, on: &str, body: &str) {
        self.record(on, serde_json::from_str(body).unwrap());
    }

    fn work(&self, on: &str, id: &WorkId) -> (Stand, Vec<String>) {
        let ledger = self.ledger();
        Outlook::alone(&ledger, ("2025-01", "2026-12"), at(on), |outlook| {
            let steps = Work::of(&ledger, id).unwrap().steps(outlook);
            let word = |step: &WorkStep| word(step.kind, &step.state);
            (stand_of(&steps, at(on)), steps.iter().map(word).collect())
        })
    }
}

#[test]
fn a_fee_that_waits_for_one_of_two_answers_is_neither_paid_nor_waits_for_a_later_step() {
    let mut branch = Branch::with_notice(300);
    branch.finish("2025-03-10");
    branch.papers("2025-03-10", Vec::new());
    branch.callback("2025-03-10");
    branch.record("2025-03-12", FactBody::from(Accepted { site: SiteId::parse("s1").unwrap() }));
    assert_eq!(branch.line("2025-12-31").1.last().unwrap(), "Paid: done");
    branch.elsewhere("2025-03-09", FactBody::from(Finished { notice: job(), completion: Vec::new() }));
    let (stand, line) = branch.line("2025-12-31");
    assert_eq!((stand, line.last().unwrap().as_str()), (Stand::Held, "Paid: unsettled"));
}

#[test]
fn so_are_the_pay_of_a_repair_and_the_shares_of_a_contract() {
    let mut branch = Branch::with_notice(300);
    branch.tell(
        "2025-01-02",
        r#"{"person":{"person":"vp","name":"vp","role":"sales_vp","base_wage":"0","joined":"2024-01-01"}}"#,
    );
    branch.tell(
        "2025-01-02",
        r#"{"rule_set":{"from":"2025-01","name":"x","values":{"repair.difference_tax_percent":"6"}}}"#,
    );
    let repair = r#"{"repair":{"repair":"W","site":"s1","by":"wu","charged":"1000","floor":"600","rebate":"0","fault":"x"}}"#;
    branch.tell("2025-03-05", repair);
    branch.tell("2025-03-06", r#"{"paid_in":{"repair":"W"}}"#);
    branch.tell("2025-03-06", r#"{"sheet":{"job":"W"}}"#);
    branch.tell("2025-03-06", r#"{"callback":{"job":"W","confirmed":true}}"#);
    for by in ["sun", "vp"] {
        let body = format!(r#"{{"approved":{{"job":"W","by":"{by}"}}}}"#);
        let body = serde_json::from_str(&body).unwrap();
        let id = FactId(uuid::Uuid::from_u128(branch.facts.len() as u128 + 1));
        let (on, device) = ("2025-03-07", DeviceId::parse("desk").unwrap());
        let fact =
            Fact { id, on: day(on), at: None, recorded: at(on), actor: who(by), device, link: None, body };
        branch.facts.push(Arc::new(fact));
    }
    let repair = WorkId::Repair(JobId::parse("W").unwrap());
    assert_eq!(branch.work("2025-04-01", &repair).1.last().unwrap(), "Paid: done");
    branch.elsewhere("2025-03-05", serde_json::from_str(r#"{"paid_in":{"repair":"W"}}"#).unwrap());
    let (stand, line) = branch.work("2025-04-01", &repair);
    assert_eq!((stand, line.last().unwrap().as_str()), (Stand::Held, "Paid: unsettled"));

    let contract = r#"{"contract":{"contract":"C","site":"s1","signer":"li","server":"wu","fee":"12000","rebate":"0","from":"2025-01-01","to":"2025-02-28"}}"#;
    branch.tell("2025-01-03", contract);
    branch.tell("2025-01-03", r#"{"receipt":{"contract":"C","amount":"12000"}}"#);
    branch.tell("2025-03-03", r#"{"contract_done":{"contract":"C","complete":true}}"#);
    let contract = WorkId::Contract(crate::domain::ContractId::parse("C").unwrap());
    assert_eq!(branch.work("2025-04-01", &contract).1.last().unwrap(), "Paid: done");
    let undone = r#"{"contract_done":{"contract":"C","complete":false}}"#;
    branch.elsewhere("2025-03-04", serde_json::from_str(undone).unwrap());
    let (stand, line) = branch.work("2025-04-01", &contract);
    assert_eq!((stand, line.last().unwrap().as_str()), (Stand::Held, "Paid: unsettled"));
}
