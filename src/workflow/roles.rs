//! Which step belongs to which role.

use super::{
    command::Command,
    refusal::{Reason, Refusal},
};
use crate::{
    domain::{
        PersonId,
        Role::{self, *},
    },
    journal::FactBody,
    ledger::Ledger,
    rules::Clause,
};
use chrono::NaiveDate;

/// Everybody at the desk of the branch.
const DESK: &[Role] = &[Manager, Clerk];
const MANAGER: &[Role] = &[Manager];
const FIELD: &[Role] = &[Technician, Leader, Manager];

/// The roles that may give a command, and the clause that says so.
pub fn permitted(command: &Command) -> (&'static [Role], Clause) {
    match command {
        Command::Finish { .. } => (FIELD, Clause("6.1.6")),
        Command::HandInPapers { .. } => (DESK, Clause("5.1.7")),
        Command::CloseMonth { .. } => (MANAGER, Clause("4.1")),
        Command::Withdraw { .. } => (DESK, Clause("2.1")),
        Command::Record { body, .. } => of_fact(body),
    }
}

/// Whether whoever acts may say it in the name that the command gives: an approval is the approver's own (5.2.5).
///
/// # Errors
/// It is another one's approval, who is still there to give it.
pub(super) fn in_own_name(
    ledger: &Ledger,
    command: &Command,
    actor: &PersonId,
    today: NaiveDate,
) -> Result<(), Refusal> {
    let Command::Record { on, body: FactBody::Approved { by, .. } } = command else { return Ok(()) };
    let Some(approver) = ledger.people.get(by).filter(|approver| approver.has_not_left_by(today)) else {
        return Ok(());
    };
    let needed: &[Role] = match approver.role_on(*on) {
        Manager => MANAGER,
        SalesVp => &[SalesVp],
        // Nobody's approval: refused as such.
        _ => return Ok(()),
    };
    if by == actor {
        return Ok(());
    }
    Err(Refusal::by("5.2.5", Reason::WrongRole { needed }).asking(needed))
}

fn of_fact(body: &FactBody) -> (&'static [Role], Clause) {
    match body {
        FactBody::BranchNamed { .. }
        | FactBody::Person { .. }
        | FactBody::PersonChanged { .. }
        | FactBody::RuleSet { .. }
        | FactBody::Leave { .. } => (&[Manager, GeneralManager], Clause("2.1")),
        FactBody::Calendar(_) => (DESK, Clause("3.2")),
        FactBody::Site { .. } => (&[Manager, Clerk, Leader], Clause("2.2")),
        FactBody::Notice { .. } => (&[Manager, Leader], Clause("6.1.1")),
        FactBody::Reassign { .. } => (&[Manager, Leader], Clause("2.3")),
        FactBody::PapersUntil { .. } => (MANAGER, Clause("6.1.7")),
        FactBody::Callback { .. } => (&[Clerk], Clause("6.1.9")),
        FactBody::Recheck { .. } => (MANAGER, Clause("6.1.9")),
        FactBody::Acceptance { .. } => (&[Manager, Clerk, Leader, Technician], Clause("5.1.7")),
        FactBody::Ruling { .. } => (MANAGER, Clause("5.1.1")),
        FactBody::Successor { .. } => (MANAGER, Clause("5.1.8")),
        FactBody::OwnUnfinishedWork { .. } => (MANAGER, Clause("5.1.12")),
        FactBody::Travel { .. } => (DESK, Clause("8.1")),
        FactBody::Repair { .. } => (&[Manager, Clerk, Leader, Technician], Clause("6.2.1")),
        FactBody::PaidIn { .. } | FactBody::Receipt { .. } => (DESK, Clause("2.2.5")),
        FactBody::Sheet { .. } => (DESK, Clause("6.2.9")),
        FactBody::Approved { .. } => (&[Manager, SalesVp], Clause("5.2.5")),
        FactBody::Contract { .. } => (DESK, Clause("5.3.1")),
        FactBody::Server { .. } | FactBody::ContractDone { .. } => (MANAGER, Clause("5.3.2")),
        FactBody::FollowUps { .. } => (MANAGER, Clause("6.3.4")),
        FactBody::Punch { .. } => (DESK, Clause("6.7.1")),
        FactBody::Excused { .. } => (&[Manager, SalesVp], Clause("6.7.3")),
        FactBody::ProductIssue { .. } => (MANAGER, Clause("5.5.1")),
        FactBody::Penalty { .. } | FactBody::Waived { .. } => (MANAGER, Clause("7")),
        FactBody::Finished { .. } => (FIELD, Clause("6.1.6")),
        FactBody::Papers { .. } => (DESK, Clause("5.1.7")),
        FactBody::CloseMonth { .. } => (MANAGER, Clause("4.1")),
        FactBody::Withdrawn { .. } => (DESK, Clause("2.1")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        domain::{DeviceId, FactId, JobId, Money},
        journal::Fact,
    };
    use std::sync::Arc;

    fn who(id: &str) -> PersonId {
        PersonId::parse(id).unwrap()
    }

    fn branch() -> Ledger {
        let day: NaiveDate = "2026-01-05".parse().unwrap();
        let person = |id: &str, role| FactBody::Person {
            person: who(id),
            name: id.to_owned(),
            role,
            base_wage: Money::yuan(3000),
            joined: day,
        };
        let bodies = [
            person("ma", Manager),
            person("vp", SalesVp),
            person("former", SalesVp),
            person("li", Technician),
            FactBody::Leave { person: who("former") },
        ];
        let fact = |(number, body)| {
            Arc::new(Fact {
                id: FactId(uuid::Uuid::from_u128(number)),
                on: day,
                recorded: day.and_hms_opt(9, 0, 0).unwrap(),
                actor: who("ma"),
                device: DeviceId::parse("d").unwrap(),
                body,
            })
        };
        Ledger::of(&(1u128..).zip(bodies).map(fact).collect::<Vec<_>>())
    }

    #[test]
    fn an_approval_is_given_by_the_approver_himself() {
        let ledger = branch();
        let today = "2026-11-23".parse().unwrap();
        let refused = |actor: &str, by: &str| {
            let body = FactBody::Approved { job: JobId::parse("W1").unwrap(), by: who(by) };
            let command = Command::Record { on: today, body };
            in_own_name(&ledger, &command, &who(actor), today).err().map(|refusal| refusal.who)
        };
        assert_eq!((refused("ma", "ma"), refused("vp", "vp")), (None, None));
        assert_eq!((refused("ma", "vp"), refused("vp", "ma")), (Some([SalesVp].as_slice()), Some(MANAGER)));
        // Who has left cannot sit here any more; who is nobody's approver is refused for that.
        assert_eq!((refused("ma", "former"), refused("ma", "li")), (None, None));
    }

    #[test]
    fn other_steps_are_nobodys_own() {
        let ledger = branch();
        let today = "2026-11-23".parse().unwrap();
        let command = Command::Record { on: today, body: FactBody::ProductIssue { by: who("li") } };
        assert_eq!(in_own_name(&ledger, &command, &who("ma"), today), Ok(()));
    }
}
