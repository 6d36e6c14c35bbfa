//! The way from an intent to facts.

use super::{
    branch, checks, close,
    command::{Command, Context, Paper},
    complaint, conduct, identity, maintenance, matter,
    may::{Seat, may},
    money, notice, people, problem, references,
    refusal::{Field, Problem, Reason, Refusal},
    register, repair, rests,
};
use crate::{
    domain::{CompletionCheck, Minute},
    journal::{
        ClosingRejected, Fact, FactBody, Finished, MonthClosed, PapersIn, Renumbered, ServiceFact, Withdrawn,
    },
    ledger::Ledger,
    rules::RuleBook,
};
use chrono::{NaiveDate, NaiveDateTime};

/// Decides a command: the facts that follow, or why not. Pure: the same arguments give the same answer. Whoever stores them
/// gives each its place ([`Ledger::placed`]).
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
    register::given_out(ledger, context.role.map(|role| (&context.actor, role)), &command)?;
    let (on, at) = (command.on(), command.at());
    let body = gates(ledger, book, command, context.now, context.unread)?;
    let body = identity::exactly(ledger, body, &context.device);
    Ok(vec![Fact {
        id: context.fact,
        on,
        at,
        recorded: context.now,
        actor: context.actor.clone(),
        device: context.device.clone(),
        link: None,
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
    let (on, at) = (command.on(), command.at());
    checks::day(Field::On, on)?;
    if on > now.date() && !can_be_planned(&command) {
        return Err(Refusal::field(Field::On, Problem::InTheFuture));
    }
    if on == now.date() && at.is_some_and(|at| at.time() > now.time()) {
        return Err(Refusal::field(Field::At, Problem::InTheFuture));
    }
    let body = match command {
        Command::Record { body, .. } => {
            check(ledger, book, (on, at), &body)?;
            body
        }
        Command::Finish { notice, done, .. } => {
            let missing: Vec<_> =
                CompletionCheck::ALL.into_iter().filter(|needed| !done.contains(needed)).collect();
            notice::finish(ledger, on, &notice)?;
            if !missing.is_empty() {
                return Err(Refusal::by("6.1.6", Reason::ChecksMissing { missing }));
            }
            FactBody::from(Finished { notice, completion: done })
        }
        Command::HandInPapers { notice, brought, failed, .. } => {
            let missing: Vec<_> = Paper::ALL.into_iter().filter(|paper| !brought.contains(paper)).collect();
            let holder = notice::papers(ledger, on, &notice)?;
            if !missing.is_empty() {
                return Err(Refusal::by("5.1.7", Reason::PapersMissing { missing, holder }));
            }
            FactBody::from(PapersIn { notice, failed })
        }
        Command::CloseMonth { month, known_until, confirmed, .. } => {
            close::close_month(ledger, on, month, known_until.unwrap_or(now), &confirmed, unread)?
        }
        Command::Withdraw { fact, reason, .. } => {
            rests::withdrawal(ledger, fact)?;
            FactBody::from(Withdrawn { fact, reason })
        }
    };
    checks::limits(&body)?;
    Ok(body)
}

/// What may be written down before its day comes; anything else has happened or has not.
pub fn can_be_planned(command: &Command) -> bool {
    matches!(command, Command::Record { body, .. } if body.declared().ahead)
}

/// What must hold beyond the limits of each field: what it refers to, and what concerns several of them or the ledger.
fn check(
    ledger: &Ledger,
    book: &RuleBook,
    (on, at): (NaiveDate, Option<Minute>),
    body: &FactBody,
) -> Result<(), Refusal> {
    if has_a_command(body) {
        return Err(Refusal::new(Reason::NotByRecording));
    }
    references::check(ledger, body)?;
    match body {
        FactBody::Branch(fact) => branch::check(ledger, fact),
        FactBody::People(fact) => people::check(ledger, on, fact),
        FactBody::Commissioning(fact) => notice::check(ledger, book, (on, at), fact),
        FactBody::Service(ServiceFact::CalledBack(call)) => notice::callback(ledger, on, &call.job),
        FactBody::Service(ServiceFact::NotReached(call)) => notice::not_reached(ledger, &call.subject),
        FactBody::Service(ServiceFact::Renumbered(Renumbered { thing, number })) => {
            references::renumbered(ledger, thing.as_str(), number)
        }
        FactBody::Repair(fact) => repair::check(ledger, (on, at), fact),
        FactBody::Register(fact) => register::check(ledger, book, (on, at), fact),
        FactBody::Complaint(fact) => complaint::check(ledger, (on, at), fact),
        FactBody::Problem(fact) => problem::check(ledger, (on, at), fact),
        FactBody::Money(fact) => money::check(ledger, (on, at), fact),
        FactBody::Maintenance(fact) => maintenance::check(ledger, on, fact),
        FactBody::Matter(fact) => matter::check(ledger, (on, at), fact),
        FactBody::Conduct(fact) => conduct::check(ledger, book, (on, at), fact),
        FactBody::Service(ServiceFact::Attached(_))
        | FactBody::Sites(_)
        | FactBody::FollowUp(_)
        | FactBody::Attendance(_)
        | FactBody::Reward(_)
        | FactBody::Newer(_) => Ok(()),
    }
}

/// What is recorded by a command of its own, which asks for more than the fact says.
fn has_a_command(body: &FactBody) -> bool {
    body.of::<Finished>().is_some()
        || body.of::<PapersIn>().is_some()
        || body.of::<MonthClosed>().is_some()
        || body.of::<ClosingRejected>().is_some()
        || body.of::<Withdrawn>().is_some()
        || matches!(body, FactBody::Newer(_))
}
