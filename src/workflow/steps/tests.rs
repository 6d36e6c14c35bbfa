//! A job from notice to pay, and what may be taken back on the way.

use super::*;
use crate::{
    domain::{
        Area, Controller, DeviceId, FactId, JobId, Money, Month, NoticeKind, PaperCheck, PenaltyClause,
        PersonId, Role, SiteId,
    },
    journal::{
        Accepted, CallbackSigned, CalledBack, Fact, FactBody, NoticeIssued, PenaltyConfirmed, PenaltyWaived,
        PersonJoined, PersonLeft, ProductIssueConfirmed, Reassigned, Rechecked, Ruled, RulesAdopted,
        SiteDescribed, SuccessorNamed,
    },
    ledger::Ledger,
    rules::RuleBook,
    workflow::{
        Command, CompletionCheck, Context, Earlier, Field, Paper, Problem, Reason, Refusal, decide,
        permitted, rests::withdrawal,
    },
};
use chrono::{NaiveDate, NaiveDateTime};
use std::sync::Arc;

mod acts;
mod unsettled;

pub(super) struct Branch {
    facts: Vec<Arc<Fact>>,
}

pub(super) fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

pub(super) fn at(text: &str) -> NaiveDateTime {
    day(text).and_hms_opt(9, 0, 0).unwrap()
}

fn job() -> JobId {
    JobId::parse("T-1").unwrap()
}

pub(super) fn who(id: &str) -> PersonId {
    PersonId::parse(id).unwrap()
}

impl Branch {
    /// A branch with its people, a site in town, and a notice of so many points issued on 4 March.
    pub(super) fn with_notice(points: u32) -> Branch {
        let mut branch = Branch { facts: Vec::new() };
        let people = [
            ("li", Role::Technician),
            ("wu", Role::Technician),
            ("gao", Role::Clerk),
            ("sun", Role::Manager),
        ];
        for (id, role) in people {
            branch.record(
                "2025-01-02",
                FactBody::from(PersonJoined {
                    person: who(id),
                    name: id.to_owned(),
                    role,
                    base_wage: Money::yuan(3000),
                    joined: day("2024-01-01"),
                }),
            );
        }
        let site = SiteId::parse("s1").unwrap();
        branch.record(
            "2025-01-02",
            FactBody::from(SiteDescribed {
                site: site.clone(),
                name: "s1".into(),
                customer: "c1".into(),
                area: Area::Local,
                warranty_until: None,
                dealer: None,
                contact: None,
            }),
        );
        branch.record(
            "2025-03-04",
            FactBody::from(NoticeIssued {
                notice: job(),
                number: None,
                site,
                to: who("li"),
                kind: NoticeKind::New,
                controllers: vec![Controller { points, alarm_only: false }],
            }),
        );
        branch
    }

    pub(super) fn ledger(&self) -> Ledger {
        Ledger::of(&self.facts)
    }

    fn run(&mut self, on: &str, command: Command) -> Result<FactId, Refusal> {
        let ledger = self.ledger();
        let book = RuleBook::of(&ledger);
        let context = Context {
            now: at(on),
            // Whoever holds the job finishes it; whoever else gives a command has the role for it.
            actor: match &command {
                Command::Finish { notice, .. } => ledger.notices[notice].holder().value.clone(),
                _ => who("sun"),
            },
            role: permitted(&ledger, &command).0.first().copied(),
            device: DeviceId::parse("desk").unwrap(),
            fact: FactId(uuid::Uuid::from_u128(self.facts.len() as u128 + 1)),
            unread: 0,
        };
        let facts = decide(&ledger, &book, command, &context)?;
        self.facts.extend(facts.into_iter().map(Arc::new));
        Ok(context.fact)
    }

    pub(super) fn record(&mut self, on: &str, body: FactBody) -> FactId {
        self.run(on, Command::Record { on: day(on), at: None, body }).unwrap()
    }

    fn finish(&mut self, on: &str) -> FactId {
        let done = CompletionCheck::ALL.to_vec();
        self.run(on, Command::Finish { on: day(on), at: None, notice: job(), done }).unwrap()
    }

    fn papers(&mut self, on: &str, failed: Vec<PaperCheck>) -> FactId {
        let brought = Paper::ALL.to_vec();
        self.run(on, Command::HandInPapers { on: day(on), at: None, notice: job(), brought, failed }).unwrap()
    }

    fn callback(&mut self, on: &str) -> FactId {
        self.record(on, FactBody::from(CalledBack { job: job(), confirmed: true, remark: String::new() }))
    }

    pub(super) fn withdraw(&mut self, on: &str, fact: FactId) {
        self.run(on, Command::Withdraw { on: day(on), fact, reason: "a slip".into() }).unwrap();
    }

    /// The line on a day, in one word a step.
    fn line(&self, on: &str) -> (Stand, Vec<String>) {
        let ledger = self.ledger();
        Outlook::alone(&ledger, ("2025-01", "2026-12"), at(on), |outlook| {
            let notice = &ledger.notices[&job()];
            let steps = line(outlook, notice);
            let word = |step: &JobStep| word(step.kind, &step.state);
            (stand(outlook, notice, &steps), steps.iter().map(word).collect())
        })
    }
}

/// A step in a word.
pub(super) fn word(kind: StepKind, state: &StepState) -> String {
    let state = match state {
        StepState::Done => "done".to_owned(),
        StepState::Open => "open".to_owned(),
        StepState::Blocked(refusal) => format!("blocked {}", refusal.clause.unwrap().0),
        StepState::After(kind) => format!("after {kind:?}"),
        StepState::InMonth(month) => format!("in {month}"),
        StepState::From(day) => format!("from {day}"),
        StepState::Until(day) => format!("until {day}"),
        StepState::Unsettled => "unsettled".to_owned(),
        StepState::NotNeeded => "not needed".to_owned(),
    };
    format!("{kind:?}: {state}")
}

fn check(branch: &Branch, on: &str, expected: Stand, words: &[&str]) {
    let (stand, line) = branch.line(on);
    assert_eq!((stand, line.iter().map(String::as_str).collect::<Vec<_>>()), (expected, words.to_vec()));
}

#[test]
fn a_large_job_goes_its_whole_way() {
    let mut branch = Branch::with_notice(1200);
    check(
        &branch,
        "2025-03-05",
        Stand::Open,
        &[
            "Assigned: done",
            "Finished: open",
            "Papers: blocked 5.1.7",
            "Callback: blocked 6.1.9",
            "Recheck: after Callback",
            "Acceptance: after Finished",
            "Paid: after Finished",
        ],
    );
    branch.finish("2025-03-10");
    branch.papers("2025-03-11", vec![PaperCheck::OwnDate]);
    check(
        &branch,
        "2025-03-12",
        Stand::Open,
        &[
            "Assigned: done",
            "Finished: done",
            "Papers: open",
            "Callback: blocked 6.1.9",
            "Recheck: after Callback",
            "Decision(WrongFormat): open",
            "Acceptance: open",
            "Paid: after Papers",
        ],
    );
    branch.papers("2025-03-13", Vec::new());
    check(
        &branch,
        "2025-03-14",
        Stand::Late,
        &[
            "Assigned: done",
            "Finished: done",
            "Papers: done",
            "Callback: open",
            "Recheck: after Callback",
            "Decision(WrongFormat): open",
            "Acceptance: open",
            "Paid: after Callback",
        ],
    );
    branch.callback("2025-03-14");
    branch.record(
        "2025-03-15",
        FactBody::from(Rechecked { notice: job(), passed: true, remark: String::new() }),
    );
    branch.record(
        "2025-03-15",
        FactBody::from(PenaltyWaived {
            clause: PenaltyClause::WrongFormat,
            person: who("li"),
            job: Some(job()),
            reason: "the form was out of print".into(),
        }),
    );
    check(
        &branch,
        "2025-03-15",
        Stand::AwaitsAcceptance,
        &[
            "Assigned: done",
            "Finished: done",
            "Papers: done",
            "Callback: done",
            "Signature: open",
            "Recheck: done",
            "Decision(WrongFormat): done",
            "Acceptance: open",
            "Paid: after Acceptance",
        ],
    );
    // Nothing waits for the manager's signature.
    branch.record("2025-06-01", FactBody::from(Accepted { site: SiteId::parse("s1").unwrap() }));
    let (stand, line) = branch.line("2025-06-01");
    assert_eq!(line[4], "Signature: open");
    assert_eq!((stand, line.last().unwrap().as_str()), (Stand::Done, "Paid: in 2025-12"));
    assert_eq!(branch.line("2025-12-01").1.last().unwrap(), "Paid: done");
}

#[test]
fn a_size_in_no_band_asks_for_a_ruling() {
    let mut branch = Branch::with_notice(450);
    branch.finish("2025-03-10");
    branch.papers("2025-03-10", Vec::new());
    branch.callback("2025-03-10");
    let (stand, line) = branch.line("2025-03-11");
    assert_eq!(stand, Stand::Held);
    assert_eq!(line[4..7], ["Signature: open", "Recheck: not needed", "Ruling: open"]);
    branch.record("2025-03-12", FactBody::from(Ruled { notice: job(), rate: "0.15".parse().unwrap() }));
    let (stand, line) = branch.line("2025-03-12");
    assert_eq!((stand, line[6].as_str()), (Stand::AwaitsAcceptance, "Ruling: done"));
}

#[test]
fn a_leaver_needs_a_successor() {
    let mut branch = Branch::with_notice(300);
    branch.finish("2025-03-10");
    branch.papers("2025-03-10", Vec::new());
    branch.callback("2025-03-10");
    let left = branch.record("2025-03-31", FactBody::from(PersonLeft { person: who("li") }));
    let (stand, line) = branch.line("2025-04-01");
    assert_eq!(stand, Stand::Held);
    assert!(line.contains(&"Successor: open".to_owned()), "{line:?}");
    let named = branch.record("2025-04-02", FactBody::from(SuccessorNamed { notice: job(), to: who("wu") }));
    let (stand, line) = branch.line("2025-04-02");
    assert_eq!(stand, Stand::AwaitsAcceptance);
    assert!(line.contains(&"Successor: done".to_owned()), "{line:?}");
    assert_eq!(rests_on(&branch, left), Some(named));
}

/// What has to be withdrawn before this fact.
fn rests_on(branch: &Branch, fact: FactId) -> Option<FactId> {
    match withdrawal(&branch.ledger(), fact) {
        Ok(()) => None,
        Err(Refusal { reason: Reason::RestedOn { by }, .. }) => Some(by),
        Err(other) => panic!("{other:?}"),
    }
}

#[test]
fn late_papers_of_somebody_who_is_going_to_leave_wait_until_he_has_left() {
    let mut branch = Branch::with_notice(300);
    branch.finish("2025-03-10");
    branch.papers("2025-03-17", Vec::new());
    // Called, but not confirmed: no deadline runs.
    branch.record(
        "2025-03-17",
        FactBody::from(CalledBack { job: job(), confirmed: false, remark: "noise".into() }),
    );
    assert_eq!(branch.line("2025-03-18").0, Stand::Held);
    let leave = Command::Record {
        on: day("2025-03-25"),
        at: None,
        body: FactBody::from(PersonLeft { person: who("li") }),
    };
    branch.run("2025-03-18", leave).unwrap();
    for last in ["2025-03-18", "2025-03-25"] {
        assert_eq!(branch.line(last).0, Stand::Held, "{last}");
    }
    assert_ne!(branch.line("2025-03-26").0, Stand::Held);
}

#[test]
fn steps_are_taken_back_from_the_last_one() {
    let mut branch = Branch::with_notice(1200);
    let passed_on = branch.record("2025-03-05", FactBody::from(Reassigned { notice: job(), to: who("wu") }));
    let finished = branch.finish("2025-03-10");
    let papers = branch.papers("2025-03-11", Vec::new());
    let callback = branch.callback("2025-03-11");
    let recheck = branch.record(
        "2025-03-12",
        FactBody::from(Rechecked { notice: job(), passed: true, remark: String::new() }),
    );
    let chain = [passed_on, finished, papers, callback, recheck];
    for pair in chain.windows(2) {
        assert_eq!(rests_on(&branch, pair[0]), Some(pair[1]));
    }
    for fact in chain.into_iter().rev() {
        assert_eq!(rests_on(&branch, fact), None);
        branch.withdraw("2025-03-13", fact);
    }
    assert_eq!(branch.line("2025-03-13").1[1], "Finished: open");
}

#[test]
fn a_second_callback_lets_the_first_one_go() {
    let mut branch = Branch::with_notice(1200);
    branch.finish("2025-03-10");
    branch.papers("2025-03-11", Vec::new());
    let first = branch.callback("2025-03-11");
    branch.callback("2025-03-12");
    branch.record(
        "2025-03-12",
        FactBody::from(Rechecked { notice: job(), passed: true, remark: String::new() }),
    );
    assert_eq!(rests_on(&branch, first), None);
}

#[test]
fn the_manager_signs_a_call_that_there_is_once_and_it_stands_while_it_is_signed() {
    let mut branch = Branch::with_notice(300);
    branch.finish("2025-03-10");
    assert_eq!(branch.ledger().notices[&job()].completion, CompletionCheck::ALL);
    branch.papers("2025-03-10", Vec::new());
    let sign = |branch: &mut Branch, on: &str| {
        let body = FactBody::from(CallbackSigned { notice: job() });
        branch.run(on, Command::Record { on: day(on), at: None, body })
    };
    let refused = |result: Result<FactId, Refusal>| result.unwrap_err().reason;
    assert_eq!(refused(sign(&mut branch, "2025-03-11")), Reason::NotYet { what: Earlier::Call });
    let call = branch.callback("2025-03-11");
    let signed = sign(&mut branch, "2025-03-12").unwrap();
    let again = Reason::AlreadySo { what: Earlier::Signature, on: day("2025-03-12") };
    assert_eq!(refused(sign(&mut branch, "2025-03-13")), again);
    assert_eq!(branch.line("2025-03-13").1[4], "Signature: done");
    let back = Command::Withdraw { on: day("2025-03-13"), fact: call, reason: String::new() };
    assert_eq!(refused(branch.run("2025-03-13", back)), Reason::RestedOn { by: signed });
    branch.withdraw("2025-03-13", signed);
    assert_eq!(branch.line("2025-03-13").1[4], "Signature: open");
}
