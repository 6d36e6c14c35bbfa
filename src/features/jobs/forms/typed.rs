//! What a step's form holds as typed, and the command it becomes.

use crate::{
    app::words::Misread,
    domain::{
        JobId, Money, PaperCheck,
        typed::{NumberError, NumberRule, read_day},
    },
    journal::{FactBody, PenaltyConfirmed, PenaltyWaived, Ruled, limits},
    rules::Proposal,
    workflow::{Command, CompletionCheck, Field, Paper, Reason},
};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// Every field that any step's form has; each uses its own few.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Typed {
    pub on: String,
    /// `yes` or `no`.
    pub answer: String,
    pub text: String,
    pub rate: String,
    /// The sum that a penalty goes by.
    pub amount: String,
    /// The codes of what was ticked.
    pub ticked: BTreeSet<String>,
}

/// The rate of a ruling.
pub const RATE: NumberRule = NumberRule::rate(limits::RATE as u64);

/// A field that cannot be understood, and why.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Wrong {
    pub field: &'static str,
    pub why: Misread,
}

fn wrong<T>(field: &'static str, why: impl Into<Misread>) -> Result<T, Wrong> {
    Err(Wrong { field, why: why.into() })
}

/// The input that a refusal is about.
pub fn place_of(reason: &Reason) -> Option<&'static str> {
    match reason {
        Reason::Invalid { field: Field::Rate, .. } => Some("rate"),
        Reason::Invalid { field: Field::Amount, .. } => Some("amount"),
        Reason::ChecksMissing { .. } => Some("completion"),
        Reason::PapersMissing { .. } => Some("papers"),
        Reason::Invalid { field: Field::On, .. }
        | Reason::BeforeIssue { .. }
        | Reason::BeforeFinish { .. } => Some("on"),
        _ => None,
    }
}

pub fn completion_code(check: CompletionCheck) -> &'static str {
    match check {
        CompletionCheck::Programmed => "programmed",
        CompletionCheck::LinkageTested => "linkage",
        CompletionCheck::ProblemsSolved => "problems",
    }
}

pub fn paper_code(paper: Paper) -> &'static str {
    match paper {
        Paper::NoticeSheet => "notice",
        Paper::Archive => "archive",
        Paper::Survey => "survey",
    }
}

/// The tick that says a check failed.
pub fn failed_code(check: PaperCheck) -> &'static str {
    match check {
        PaperCheck::Forms => "failed.forms",
        PaperCheck::FilledFirst => "failed.filled_first",
        PaperCheck::OwnName => "failed.own_name",
        PaperCheck::OwnDate => "failed.own_date",
        PaperCheck::Unaltered => "failed.unaltered",
    }
}

/// What the summary of errors calls a field: the sentence alone does not say which one is meant.
pub fn field_key(field: &str) -> Option<&'static str> {
    match field {
        "on" => Some("jobs.form.on"),
        "rate" => Some("jobs.form.rate"),
        _ => None,
    }
}

/// A day as typed; nothing is recorded before it happens.
pub fn day(text: &str, today: NaiveDate) -> Result<NaiveDate, Wrong> {
    match read_day(text) {
        Err(why) => wrong("on", why),
        Ok(day) if day > today => wrong("on", "jobs.wrong.future"),
        Ok(day) => Ok(day),
    }
}

impl Typed {
    fn has(&self, code: &str) -> bool {
        self.ticked.contains(code)
    }

    /// The checks of the papers that failed. Papers that nobody looked at are neither in order nor not.
    ///
    /// # Errors
    /// It is not said whether they are in order, or not what is wrong with them.
    pub fn failed(&self) -> Result<Vec<PaperCheck>, Wrong> {
        if self.yes("jobs.wrong.checks")? {
            return Ok(Vec::new());
        }
        let failed: Vec<_> =
            PaperCheck::ALL.into_iter().filter(|check| self.has(failed_code(*check))).collect();
        if failed.is_empty() { wrong("checks", "jobs.wrong.failed") } else { Ok(failed) }
    }

    pub fn unticked(&self) -> Vec<CompletionCheck> {
        CompletionCheck::ALL.into_iter().filter(|check| !self.has(completion_code(*check))).collect()
    }

    pub fn missing(&self) -> Vec<Paper> {
        Paper::ALL.into_iter().filter(|paper| !self.has(paper_code(*paper))).collect()
    }

    fn yes(&self, key: &'static str) -> Result<bool, Wrong> {
        match self.answer.as_str() {
            "yes" => Ok(true),
            "no" => Ok(false),
            _ => wrong("answer", key),
        }
    }

    fn sum(&self) -> Result<Money, Wrong> {
        match NumberRule::AMOUNT.read_money(&self.amount) {
            Ok(sum) => Ok(sum),
            Err(NumberError::Empty) => wrong("amount", "forms.wrong.base_sum"),
            Err(why) => wrong("amount", why),
        }
    }
}

/// The end of the work (6.1.6): what is not ticked is asked for by whoever decides.
///
/// # Errors
/// Every field that cannot be understood.
pub fn finish(typed: &Typed, notice: JobId, today: NaiveDate) -> Result<Command, Vec<Wrong>> {
    let on = day(&typed.on, today).map_err(|wrong| vec![wrong])?;
    let open = typed.unticked();
    let done = CompletionCheck::ALL.into_iter().filter(|check| !open.contains(check)).collect();
    Ok(Command::Finish { on, notice, done })
}

/// The three papers as they were handed in (6.1.8).
///
/// # Errors
/// Every field that cannot be understood.
pub fn papers(typed: &Typed, notice: JobId, today: NaiveDate) -> Result<Command, Vec<Wrong>> {
    let (on, failed) = both(day(&typed.on, today), typed.failed())?;
    let missing = typed.missing();
    let brought = Paper::ALL.into_iter().filter(|paper| !missing.contains(paper)).collect();
    Ok(Command::HandInPapers { on, notice, brought, failed })
}

/// The rate of a size that is in no band (5.1.1).
///
/// # Errors
/// Every field that cannot be understood.
pub fn ruling(typed: &Typed, notice: JobId, today: NaiveDate) -> Result<Command, Vec<Wrong>> {
    let rate = match RATE.read(&typed.rate) {
        Ok(rate) => Ok(rate),
        Err(NumberError::Empty) => wrong("rate", "jobs.wrong.rate"),
        Err(why) => wrong("rate", why),
    };
    let (on, rate) = both(day(&typed.on, today), rate)?;
    Ok(Command::Record { on, body: FactBody::from(Ruled { notice, rate }) })
}

/// The command that confirms or waives a proposed penalty. `by_a_sum`: by the rules of the day it is a multiple of a sum.
///
/// # Errors
/// Every field that cannot be understood.
pub fn decision(
    typed: &Typed,
    proposal: &Proposal,
    by_a_sum: bool,
    today: NaiveDate,
) -> Result<Command, Vec<Wrong>> {
    let (on, body) = both(day(&typed.on, today), decided(typed, proposal, by_a_sum))?;
    Ok(Command::Record { on, body })
}

fn both<A, B>(a: Result<A, Wrong>, b: Result<B, Wrong>) -> Result<(A, B), Vec<Wrong>> {
    match (a, b) {
        (Ok(a), Ok(b)) => Ok((a, b)),
        (a, b) => Err(a.err().into_iter().chain(b.err()).collect()),
    }
}

fn decided(typed: &Typed, proposal: &Proposal, by_a_sum: bool) -> Result<FactBody, Wrong> {
    let Proposal { clause, person, job, .. } = proposal.clone();
    let job = Some(job);
    let reason = typed.text.trim().to_owned();
    match typed.yes("jobs.wrong.decision")? {
        true => {
            let amount = if by_a_sum { Some(typed.sum()?) } else { None };
            Ok(FactBody::from(PenaltyConfirmed {
                clause,
                person,
                job,
                amount,
                manager: None,
                remark: reason,
            }))
        }
        false if reason.is_empty() => wrong("text", "jobs.wrong.reason"),
        false => Ok(FactBody::from(PenaltyWaived { clause, person, job, reason })),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        domain::{PenaltyClause, PersonId},
        journal::ConductFact,
    };

    fn proposal() -> Proposal {
        Proposal {
            clause: PenaltyClause::LatePapers,
            person: PersonId::parse("li").unwrap(),
            job: JobId::parse("T-1").unwrap(),
            facts: Vec::new(),
        }
    }

    fn today() -> NaiveDate {
        "2025-03-10".parse().unwrap()
    }

    #[test]
    fn everything_wrong_is_named_at_once() {
        let typed = Typed { on: "2025-03-11".into(), ..Typed::default() };
        let wrong: Vec<_> = decision(&typed, &proposal(), false, today()).unwrap_err();
        let wrong: Vec<_> = wrong.iter().map(|wrong| (wrong.field, wrong.why)).collect();
        assert_eq!(wrong, [("on", "jobs.wrong.future".into()), ("answer", "jobs.wrong.decision".into())]);
    }

    #[test]
    fn a_waiver_needs_its_reason() {
        let mut typed = Typed { on: "2025-03-10".into(), answer: "no".into(), ..Typed::default() };
        assert_eq!(
            decision(&typed, &proposal(), false, today()).unwrap_err()[0].why,
            "jobs.wrong.reason".into()
        );
        typed.text = " the road was closed ".into();
        let Ok(Command::Record {
            body: FactBody::Conduct(ConductFact::PenaltyWaived(PenaltyWaived { reason, .. })),
            ..
        }) = decision(&typed, &proposal(), false, today())
        else {
            panic!("a waiver follows")
        };
        assert_eq!(reason, "the road was closed");
    }

    #[test]
    fn a_penalty_that_is_a_multiple_asks_for_its_sum_and_keeps_what_happened() {
        let mut typed = Typed { on: "2025-03-10".into(), answer: "yes".into(), ..Typed::default() };
        typed.text = " lost on the way ".into();
        let decided = |typed: &Typed, by_a_sum| match decision(typed, &proposal(), by_a_sum, today()) {
            Ok(Command::Record {
                body:
                    FactBody::Conduct(ConductFact::PenaltyConfirmed(PenaltyConfirmed { amount, remark, .. })),
                ..
            }) => Ok((amount, remark)),
            Ok(other) => panic!("{other:?}"),
            Err(wrong) => Err((wrong[0].field, wrong[0].why)),
        };
        let told = || "lost on the way".to_owned();
        assert_eq!(decided(&typed, false), Ok((None, told())));
        assert_eq!(decided(&typed, true), Err(("amount", "forms.wrong.base_sum".into())));
        typed.amount = "268".into();
        assert_eq!(decided(&typed, true), Ok((Some(Money::yuan(268)), told())));
        // Typed for the rules of another day it says nothing.
        assert_eq!(decided(&typed, false), Ok((None, told())));
    }

    #[test]
    fn papers_are_in_order_or_not_only_when_somebody_says_so() {
        let key = |wrong: Wrong| (wrong.field, wrong.why);
        let mut typed = Typed::default();
        typed.ticked.extend(["survey", "failed.own_date"].map(str::to_owned));
        assert_eq!(typed.missing(), [Paper::NoticeSheet, Paper::Archive]);
        assert_eq!(typed.failed().map_err(key), Err(("answer", "jobs.wrong.checks".into())));
        typed.answer = "no".into();
        assert_eq!(typed.failed(), Ok(vec![PaperCheck::OwnDate]));
        typed.ticked.clear();
        assert_eq!(typed.failed().map_err(key), Err(("checks", "jobs.wrong.failed".into())));
        typed.answer = "yes".into();
        assert_eq!(typed.failed(), Ok(Vec::new()));
    }
}
