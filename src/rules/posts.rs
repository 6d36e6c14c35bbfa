//! The posts that the branch's work cannot do without (1), and who acts where nobody holds one.

use crate::{
    domain::{PersonId, Role},
    ledger::{Ledger, Person},
};
use chrono::NaiveDate;

/// Without the manager nothing is decided (2.1), without the clerk nobody has the calls as his own work (2.2), and
/// without the sales vice-president no repair is ever paid (5.2.5).
pub const NEEDED: [Role; 3] = [Role::Manager, Role::Clerk, Role::SalesVp];

/// The needed roles that are not among those held.
pub fn missing_roles(held: impl IntoIterator<Item = Role>) -> Vec<Role> {
    let held: Vec<Role> = held.into_iter().collect();
    NEEDED.into_iter().filter(|needed| !held.contains(needed)).collect()
}

/// The needed roles that nobody in the branch or above it holds on a day.
pub fn vacant(ledger: &Ledger, day: NaiveDate) -> Vec<Role> {
    let here = ledger.people.values().filter(|person| person.employed_on(day));
    missing_roles(here.map(|person| person.role_on(day)))
}

/// Who acts in a role on a day: its holder, or the manager in his place.
pub fn acting(ledger: &Ledger, role: Role, day: NaiveDate) -> Option<&Person> {
    let stand_in = || role.manager_stands_in().then(|| ledger.holder_of(Role::Manager, day)).flatten();
    ledger.holder_of(role, day).or_else(stand_in)
}

/// Whether the work of a role is a person's on a day: he holds it, or stands in for it.
pub fn falls_to(ledger: &Ledger, role: Role, person: &PersonId, day: NaiveDate) -> bool {
    let holds = ledger.people.get(person).is_some_and(|p| p.employed_on(day) && p.role_on(day) == role);
    holds || acting(ledger, role, day).is_some_and(|acting| acting.id == *person)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        domain::{DeviceId, FactId, Money},
        journal::{Fact, FactBody, PersonJoined},
    };
    use std::sync::Arc;

    fn branch(roles: &[(&str, Role)]) -> Ledger {
        let day: NaiveDate = "2026-01-05".parse().unwrap();
        let fact = |(number, (id, role)): (u128, &(&str, Role))| {
            let person = PersonId::parse(id).unwrap();
            let (name, role, base_wage) = ((*id).to_owned(), *role, Money::yuan(3000));
            Arc::new(Fact {
                id: FactId(uuid::Uuid::from_u128(number)),
                on: day,
                at: None,
                recorded: day.and_hms_opt(9, 0, 0).unwrap(),
                actor: PersonId::parse(roles[0].0).unwrap(),
                device: DeviceId::parse("d").unwrap(),
                link: None,
                body: FactBody::from(PersonJoined { person, name, role, base_wage, joined: day }),
            })
        };
        Ledger::of(&(1u128..).zip(roles).map(fact).collect::<Vec<_>>())
    }

    fn day() -> NaiveDate {
        "2026-03-02".parse().unwrap()
    }

    #[test]
    fn a_branch_needs_its_manager_a_clerk_and_the_sales_vice_president_above_it() {
        assert_eq!(missing_roles([]), NEEDED);
        assert_eq!(missing_roles([Role::Technician, Role::Manager]), [Role::Clerk, Role::SalesVp]);
        assert_eq!(missing_roles(NEEDED), []);
        let ledger = branch(&[("ma", Role::Manager), ("vp", Role::SalesVp)]);
        assert_eq!(vacant(&ledger, day()), [Role::Clerk]);
        assert_eq!(vacant(&ledger, "2026-01-01".parse().unwrap()), NEEDED);
    }

    #[test]
    fn the_manager_stands_in_for_the_clerk_and_approves_for_nobody() {
        let ledger = branch(&[("ma", Role::Manager), ("li", Role::Technician)]);
        let who = |role| acting(&ledger, role, day()).map(|person| person.id.to_string());
        assert_eq!(who(Role::Clerk), Some("ma".to_owned()));
        assert_eq!(who(Role::SalesVp), None);
        assert!(falls_to(&ledger, Role::Clerk, &PersonId::parse("ma").unwrap(), day()));
        assert!(!falls_to(&ledger, Role::Clerk, &PersonId::parse("li").unwrap(), day()));
    }

    #[test]
    fn two_who_hold_a_role_both_have_its_work() {
        let ledger = branch(&[("ma", Role::Manager), ("wu", Role::Clerk), ("xu", Role::Clerk)]);
        let has = |id: &str| falls_to(&ledger, Role::Clerk, &PersonId::parse(id).unwrap(), day());
        assert_eq!([has("wu"), has("xu"), has("ma")], [true, true, false]);
    }
}
