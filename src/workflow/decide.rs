//! The way from an intent to facts.

use super::{
    checks, close,
    command::{Command, CompletionCheck, Context, Paper},
    may::{APPROVERS, Seat, may},
    notice,
    refusal::{Field, Problem, Reason, Refusal},
};
use crate::{
    domain::PersonId,
    journal::{Fact, FactBody},
    ledger::Ledger,
    rules::{RuleBook, lint},
};
use chrono::{NaiveDate, NaiveDateTime};

/// Decides a command: the facts that follow, or why not. Pure: the same arguments give the same answer.
///
/// # Errors
/// A [`Refusal`] that names the clause, what is missing, and who can supply it. Nothing is left behind.
pub fn decide(
    ledger: &Ledger,
    book: &RuleBook,
    command: Command,
    context: &Context,
) -> Result<Vec<Fact>, Refusal> {
    let seat = Seat { person: &context.actor, role: context.role, today: context.now.date() };
    may(ledger, &command, seat).map_err(|asked| {
        let (clause, who) = (Some(asked.clause), asked.roles);
        Refusal { clause, reason: Reason::WrongRole(asked), who }
    })?;
    let on = command.on();
    let body = gates(ledger, book, command, context.now, context.unread)?;
    Ok(vec![Fact {
        id: context.fact,
        on,
        recorded: context.now,
        actor: context.actor.clone(),
        device: context.device.clone(),
        body,
    }])
}

/// What a command comes to when whoever gives it may: the gates apart from the role. `unread`: how much of what is
/// stored can be read by nobody.
pub(super) fn gates(
    ledger: &Ledger,
    book: &RuleBook,
    command: Command,
    now: NaiveDateTime,
    unread: usize,
) -> Result<FactBody, Refusal> {
    let on = command.on();
    checks::day(Field::On, on)?;
    if on > now.date() && !can_be_planned(&command) {
        return Err(Refusal::field(Field::On, Problem::InTheFuture));
    }
    let body = match command {
        Command::Record { body, .. } => {
            check(ledger, book, on, &body)?;
            body
        }
        Command::Finish { notice, done, .. } => {
            let missing: Vec<_> =
                CompletionCheck::ALL.into_iter().filter(|needed| !done.contains(needed)).collect();
            notice::finish(ledger, on, &notice)?;
            if !missing.is_empty() {
                return Err(Refusal::by("6.1.6", Reason::ChecksMissing { missing }));
            }
            FactBody::Finished { notice }
        }
        Command::HandInPapers { notice, brought, failed, .. } => {
            let missing: Vec<_> = Paper::ALL.into_iter().filter(|paper| !brought.contains(paper)).collect();
            let holder = notice::papers(ledger, on, &notice)?;
            if !missing.is_empty() {
                return Err(Refusal::by("5.1.7", Reason::PapersMissing { missing, holder }));
            }
            FactBody::Papers { notice, failed }
        }
        Command::CloseMonth { month, known_until, confirmed, .. } => {
            close::close_month(ledger, on, month, known_until.unwrap_or(now), &confirmed, unread)?
        }
        Command::Withdraw { fact, reason, .. } => {
            close::withdrawal(ledger, fact)?;
            FactBody::Withdrawn { fact, reason }
        }
    };
    checks::limits(&body)?;
    Ok(body)
}

/// What may be written down before its day comes; anything else has happened or has not.
pub fn can_be_planned(command: &Command) -> bool {
    let Command::Record { body, .. } = command else { return false };
    matches!(
        body,
        FactBody::Person { .. }
            | FactBody::PersonChanged { .. }
            | FactBody::Leave { .. }
            | FactBody::RuleSet { .. }
            | FactBody::Calendar(_)
    )
}

fn check(ledger: &Ledger, book: &RuleBook, on: NaiveDate, body: &FactBody) -> Result<(), Refusal> {
    match body {
        FactBody::Notice { notice, site, to, kind, controllers } => {
            notice::issue(ledger, on, notice, site, to, *kind, controllers)
        }
        FactBody::Reassign { notice, to } => notice::reassign(ledger, on, notice, to),
        FactBody::PapersUntil { notice, until } => notice::papers_until(ledger, book, on, notice, *until),
        FactBody::Callback { job, .. } => notice::callback(ledger, on, job),
        FactBody::Recheck { notice, .. } => notice::recheck(ledger, notice),
        FactBody::Ruling { notice, .. } => checks::notice(ledger, notice).map(drop),
        FactBody::Successor { notice, to } => {
            checks::notice(ledger, notice)?;
            checks::person(ledger, to).map(drop)
        }
        FactBody::Finished { .. }
        | FactBody::Papers { .. }
        | FactBody::CloseMonth { .. }
        | FactBody::Withdrawn { .. } => Err(Refusal::new(Reason::NotByRecording)),
        FactBody::Penalty { .. } | FactBody::Waived { .. } => penalty(ledger, book, on, body),
        FactBody::RuleSet { from, values, .. } => {
            if let Some(month) = ledger.closings.keys().copied().filter(|closed| closed >= from).max() {
                return Err(Refusal::by("8.2", Reason::RulesForClosedMonth { month }));
            }
            lint::adoptable(values).map(drop).map_err(|misfit| {
                Refusal::field(Field::Values, Problem::RuleValue { name: misfit.name().to_owned() })
            })
        }
        FactBody::BranchNamed { .. } | FactBody::Site { .. } | FactBody::Calendar(_) => Ok(()),
        FactBody::Person { .. }
        | FactBody::PersonChanged { .. }
        | FactBody::Acceptance { .. }
        | FactBody::Leave { .. }
        | FactBody::OwnUnfinishedWork { .. }
        | FactBody::Travel { .. }
        | FactBody::Repair { .. }
        | FactBody::PaidIn { .. }
        | FactBody::Sheet { .. }
        | FactBody::Approved { .. }
        | FactBody::Contract { .. }
        | FactBody::Receipt { .. }
        | FactBody::Server { .. }
        | FactBody::ContractDone { .. }
        | FactBody::FollowUps { .. }
        | FactBody::Punch { .. }
        | FactBody::Excused { .. }
        | FactBody::ProductIssue { .. } => people_and_work(ledger, on, body),
    }
}

fn penalty(ledger: &Ledger, book: &RuleBook, on: NaiveDate, body: &FactBody) -> Result<(), Refusal> {
    match body {
        FactBody::Penalty { clause, person, job, amount, manager, .. } => {
            checks::person(ledger, person)?;
            if let Some(job) = job {
                checks::work(ledger, job)?;
            }
            if let Some(manager) = manager {
                checks::person(ledger, manager)?;
            }
            match amount {
                Some(_) => Ok(()),
                None if book.goes_by_a_sum(*clause, on) => Err(Refusal {
                    clause: Some(crate::rules::Clause(clause.code())),
                    reason: Reason::Invalid { field: Field::Amount, problem: Problem::AmountMissing },
                    who: &[],
                }),
                None => Ok(()),
            }
        }
        FactBody::Waived { person, job, .. } => {
            checks::person(ledger, person)?;
            job.as_ref().map_or(Ok(()), |job| checks::work(ledger, job))
        }
        _ => Ok(()),
    }
}

fn people_and_work(ledger: &Ledger, on: NaiveDate, body: &FactBody) -> Result<(), Refusal> {
    match body {
        FactBody::Person { person, .. } => checks::new_person(ledger, person),
        FactBody::PersonChanged { person, .. } => checks::person(ledger, person).map(drop),
        FactBody::Acceptance { site } => checks::site(ledger, site).map(drop),
        FactBody::Leave { person } => {
            let person = checks::person(ledger, person)?;
            match &person.left {
                Some(left) => Err(Refusal::by("5.1.9", Reason::AlreadyLeft { last_day: left.value })),
                None if on < person.joined => {
                    Err(Refusal::field(Field::On, Problem::JoinedLater { joined: person.joined }))
                }
                None => Ok(()),
            }
        }
        FactBody::OwnUnfinishedWork { person, .. } => checks::person(ledger, person).map(drop),
        FactBody::Travel { travel, person, .. } => {
            checks::new_travel(ledger, travel)?;
            checks::person(ledger, person).map(drop)
        }
        FactBody::Repair { repair, site, by, .. } => {
            checks::new_job(ledger, repair)?;
            checks::site(ledger, site)?;
            checks::person(ledger, by).map(drop)
        }
        FactBody::PaidIn { repair } => checks::repair(ledger, repair),
        FactBody::Sheet { job } => checks::repair(ledger, job),
        FactBody::Approved { job, by } => approval(ledger, on, job, by),
        FactBody::Contract { contract, site, signer, server, from, to, .. } => {
            checks::new_contract(ledger, contract)?;
            checks::site(ledger, site)?;
            checks::person(ledger, signer)?;
            checks::person(ledger, server)?;
            checks::day(Field::From, *from)?;
            checks::day(Field::Until, *to)?;
            checks::period(*from, *to).map_err(|problem| Refusal::field(Field::Until, problem))
        }
        FactBody::Receipt { contract, amount } => {
            let contract = checks::contract(ledger, contract)?;
            let held = contract.received_by(on);
            if -*amount > held {
                return Err(Refusal::field(Field::Amount, Problem::RefundTooLarge { held }));
            }
            Ok(())
        }
        FactBody::Server { contract, to } => {
            checks::contract(ledger, contract)?;
            checks::person(ledger, to).map(drop)
        }
        FactBody::ContractDone { contract, .. } => checks::contract(ledger, contract).map(drop),
        FactBody::FollowUps { by, .. } | FactBody::ProductIssue { by } => {
            checks::person(ledger, by).map(drop)
        }
        FactBody::Punch { person, .. } | FactBody::Excused { person, .. } => {
            checks::person(ledger, person).map(drop)
        }
        // What has checks of its own, or none, is named in `check`.
        _ => Ok(()),
    }
}

/// An approval counts when it is the manager's or the sales vice-president's (5.2.5).
fn approval(
    ledger: &Ledger,
    on: NaiveDate,
    job: &crate::domain::JobId,
    by: &PersonId,
) -> Result<(), Refusal> {
    checks::repair(ledger, job)?;
    let person = checks::person(ledger, by)?;
    let counts = |on: NaiveDate| APPROVERS.contains(&person.role_on(on));
    let mut before = ledger.repairs.get(job).into_iter().flat_map(|repair| &repair.approvals);
    if let Some(first) = before.find(|approval| approval.value == *by && counts(approval.on())) {
        return Err(Refusal::by("5.2.5", Reason::AlreadyApproved { on: first.on() }));
    }
    if counts(on) {
        return Ok(());
    }
    let problem = Problem::RoleOf { needed: APPROVERS };
    Err(Refusal::by("5.2.5", Reason::Invalid { field: Field::By, problem }).asking(APPROVERS))
}
