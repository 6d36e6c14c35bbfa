//! Who may do a step, and whom to turn to otherwise. The one place that says so: commands are decided by it, and the
//! screens ask it before anything is typed.

use super::{command::Command, roles::permitted};
use crate::{
    domain::{Arrange, PersonId, Role},
    journal::{Fact, FactBody, OwnAnswer, RegisterFact, recorders::own_word},
    ledger::{Ledger, Person},
    rules::Clause,
};
use chrono::NaiveDate;

/// Whose a step is that somebody else wanted to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asked {
    pub roles: &'static [Role],
    pub clause: Clause,
    /// Who is to be asked, with what he is on the day, the first one first; empty where nobody is in post.
    pub people: Vec<(PersonId, Role)>,
    /// The only one of them answers for the job.
    pub responsible: bool,
}

/// Whoever gives a command, and when.
#[derive(Debug, Clone, Copy)]
pub struct Seat<'a> {
    pub person: &'a PersonId,
    /// None while nobody sits here: then only a branch without people is written to.
    pub role: Option<Role>,
    pub today: NaiveDate,
}

/// Whether a command may be given from a seat.
///
/// # Errors
/// Whose it is instead.
pub fn may(ledger: &Ledger, command: &Command, seat: Seat<'_>) -> Result<(), Asked> {
    if takes_back_own(ledger, command, seat) {
        return Ok(());
    }
    let (roles, clause) = permitted(ledger, command);
    let holds = match seat.role {
        Some(_) if is_anothers(ledger, command, roles, seat) => false,
        Some(role) => stands_in(ledger, role, roles, seat.today),
        // Before there is anybody, the branch is being set up; after that a step belongs to a role.
        None => ledger.people.is_empty(),
    };
    match approver(ledger, command, seat.today) {
        Some(approver) if approver.id != *seat.person => {
            let people = vec![with_role(approver, seat.today)];
            Err(Asked { roles, clause, people, responsible: false })
        }
        _ if holds => Ok(()),
        _ => Err(asked(ledger, command, roles, clause, seat.today)),
    }
}

/// The manager does what falls to a role that nobody holds: a branch without a clerk goes on.
fn stands_in(ledger: &Ledger, role: Role, permitted: &[Role], today: NaiveDate) -> bool {
    permitted.contains(&role)
        || (role == Role::Manager && permitted.iter().all(|role| is_stood_in_for(ledger, *role, today)))
}

fn is_stood_in_for(ledger: &Ledger, role: Role, today: NaiveDate) -> bool {
    role.manager_stands_in() && ledger.holder_of(role, today).is_none()
}

fn asked(
    ledger: &Ledger,
    command: &Command,
    roles: &'static [Role],
    clause: Clause,
    today: NaiveDate,
) -> Asked {
    if let Some(holder) = answering(ledger, command, roles, today) {
        return Asked { roles, clause, people: vec![with_role(holder, today)], responsible: true };
    }
    let mut people = holders(ledger, roles, today);
    if people.is_empty() {
        people = holders(ledger, &[Role::Manager], today);
    }
    Asked { roles, clause, people, responsible: false }
}

/// Who is employed in one of some roles on a day: by role in their order, then the one longest there.
pub fn holders(ledger: &Ledger, roles: &[Role], today: NaiveDate) -> Vec<(PersonId, Role)> {
    let mut found: Vec<&Person> =
        ledger.people.values().filter(|person| fits(person, roles, today)).collect();
    let rank = |person: &Person| roles.iter().position(|role| *role == person.role_on(today));
    found.arrange_by_key(|person| (rank(person), person.joined, person.id.clone()));
    found.into_iter().map(|person| with_role(person, today)).collect()
}

fn with_role(person: &Person, day: NaiveDate) -> (PersonId, Role) {
    (person.id.clone(), person.role_on(day))
}

fn fits(person: &Person, roles: &[Role], day: NaiveDate) -> bool {
    person.employed_on(day) && roles.contains(&person.role_on(day))
}

/// Whether it is for somebody else to answer for. Whoever assigns the work writes it down for him (2.3), and so does the clerk
/// what is reported to him of a visit (6.5.3).
fn is_anothers(ledger: &Ledger, command: &Command, roles: &[Role], seat: Seat<'_>) -> bool {
    let writes_down = match seat.role {
        Some(Role::Manager | Role::Leader) => true,
        Some(Role::Clerk) => !matches!(command, Command::Finish { .. }),
        _ => false,
    };
    !writes_down
        && answering(ledger, command, roles, seat.today).is_some_and(|holder| holder.id != *seat.person)
}

fn answering<'a>(
    ledger: &'a Ledger,
    command: &Command,
    roles: &[Role],
    today: NaiveDate,
) -> Option<&'a Person> {
    answers_for(ledger, command).filter(|person| fits(person, roles, today))
}

/// Who holds the job that is finished (6.1.6), who goes on the visit of which something is reported (6.5.3).
fn answers_for<'a>(ledger: &'a Ledger, command: &Command) -> Option<&'a Person> {
    match command {
        Command::Finish { notice, .. } => ledger.people.get(&ledger.notices.get(notice)?.holder().value),
        Command::Record { body: FactBody::Register(told), .. } => {
            let visit = match told {
                RegisterFact::Arrived(arrived) => &arrived.visit,
                RegisterFact::Ended(ended) => &ended.visit,
                RegisterFact::PassedUp(passed) => &passed.visit,
                _ => return None,
            };
            ledger.people.get(&ledger.visits.get(visit)?.place().to)
        }
        _ => None,
    }
}

/// An approval is the approver's own (5.2.5), and so is taking it back, as long as he is there to do it.
fn approver<'a>(ledger: &'a Ledger, command: &Command, today: NaiveDate) -> Option<&'a Person> {
    let ((by, roles), on) = match command {
        Command::Record { on, body, .. } => (own_word(body)?, *on),
        Command::Withdraw { fact, .. } => (own_word(&ledger.fact(*fact)?.body)?, today),
        _ => return None,
    };
    let of_his_own = matches!(command, Command::Record { body, .. } if body.of::<OwnAnswer>().is_some());
    let person = ledger.people.get(by).filter(|person| of_his_own || person.has_not_left_by(today))?;
    if of_his_own {
        return Some(person);
    }
    // Nobody's approval: refused as such.
    roles.contains(&person.role_on(on)).then_some(person)
}

/// Whoever recorded a mistake takes it back, as long as he holds the role in which he recorded it.
fn takes_back_own(ledger: &Ledger, command: &Command, seat: Seat<'_>) -> bool {
    let Command::Withdraw { fact, .. } = command else { return false };
    let own = |mistake: &Fact| {
        let then = ledger.people.get(seat.person).map(|person| person.role_on(mistake.recorded.date()));
        mistake.actor == *seat.person && seat.role.is_some() && then == seat.role
    };
    ledger.fact(*fact).is_some_and(|mistake| own(mistake))
}

#[cfg(test)]
mod tests;
