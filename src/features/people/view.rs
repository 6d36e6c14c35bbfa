//! Who works here, and what somebody's leaving does to the work that is under way.

use super::typed::{Beside, Other};
use crate::{
    domain::{Arrange, ContractId, JobId, Month, PersonId, Role},
    ledger::{Ledger, Notice, Person},
    rules::{Item, RuleBook, Settlement, Subject, commissioning::confirmed_on},
};
use chrono::NaiveDate;

/// Where somebody stands on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Standing {
    Here,
    /// The first day of work is still to come.
    Coming,
    Gone,
}

pub fn standing(person: &Person, today: NaiveDate) -> Standing {
    match person {
        person if !person.has_not_left_by(today) => Standing::Gone,
        person if person.joined > today => Standing::Coming,
        _ => Standing::Here,
    }
}

/// Everybody: those who are here first, then in the order of the roles, of joining and of their ids.
pub fn in_order(ledger: &Ledger, today: NaiveDate) -> Vec<PersonId> {
    let mut people: Vec<&Person> = ledger.people.values().collect();
    people.arrange_by_key(|person| {
        let role = Role::ALL.iter().position(|role| *role == person.role_on(today));
        (standing(person, today), role, person.joined, person.id.clone())
    });
    people.into_iter().map(|person| person.id.clone()).collect()
}

/// Those who can sit here: who works here on the day.
pub fn seats(ledger: &Ledger, today: NaiveDate) -> Vec<PersonId> {
    let here = |id: &PersonId| ledger.people.get(id).is_some_and(|person| person.employed_on(today));
    in_order(ledger, today).into_iter().filter(here).collect()
}

/// Beside whom a person is entered or changed: everybody else, those who left as well, since papers name them too.
pub fn beside(ledger: &Ledger, known: Option<&PersonId>) -> Beside {
    let other = |person: &Person| Other { name: person.name().to_owned(), joined: person.joined };
    Beside {
        known: known.and_then(|id| ledger.people.get(id)).map(other),
        others: ledger.people.values().filter(|person| Some(&person.id) != known).map(other).collect(),
    }
}

/// What waits for somebody else when a person leaves (5.1.8).
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Lapses {
    /// Notices he holds that are not finished: to be handed to somebody else.
    pub unfinished: Vec<JobId>,
    /// Finished notices whose confirmations are not all in by his last day: nothing more is paid for them.
    pub unconfirmed: Vec<JobId>,
    /// Notices whose first part is his and whose rest is not paid by his last month: a successor takes it.
    pub rests: Vec<JobId>,
    /// Contracts he serves beyond his last day.
    pub contracts: Vec<ContractId>,
}

impl Lapses {
    pub fn is_empty(&self) -> bool {
        self.unfinished.is_empty()
            && self.unconfirmed.is_empty()
            && self.rests.is_empty()
            && self.contracts.is_empty()
    }

    pub fn of(
        ledger: &Ledger,
        book: &RuleBook,
        settled: &Settlement,
        person: &PersonId,
        last_day: NaiveDate,
    ) -> Lapses {
        let held = || ledger.notices.values().filter(|notice| notice.holder().value == *person);
        let unfinished = |notice: &&Notice| notice.finished.is_none_or(|finished| finished.on > last_day);
        let paid = paid_rests(settled, last_day);
        let confirmed =
            |notice: &&Notice| confirmed_on(ledger, book, notice).is_some_and(|day| day <= last_day);
        let unconfirmed = |notice: &&Notice| !unfinished(notice) && !confirmed(notice);
        let open = |notice: &&Notice| {
            !unfinished(notice)
                && confirmed(notice)
                && notice.successors.is_empty()
                && !paid.contains(&&notice.id)
        };
        let served = ledger.contracts.values().filter(|contract| {
            contract.server_on(contract.to).value == *person
                && contract.to > last_day
                && contract.done.is_empty()
        });
        Lapses {
            unfinished: held().filter(unfinished).map(|notice| notice.id.clone()).collect(),
            unconfirmed: held().filter(unconfirmed).map(|notice| notice.id.clone()).collect(),
            rests: held().filter(open).map(|notice| notice.id.clone()).collect(),
            contracts: served.map(|contract| contract.id.clone()).collect(),
        }
    }
}

/// The notices whose rest is paid in a month up to that of the day.
fn paid_rests(settled: &Settlement, day: NaiveDate) -> Vec<&JobId> {
    let months = settled.months.iter().filter(|sheet| sheet.month <= Month::of(day));
    let lines =
        months.flat_map(|sheet| sheet.figures().statements.values()).flat_map(|statement| &statement.lines);
    lines
        .filter(|line| line.item == Item::CommissioningRest)
        .filter_map(|line| match &line.subject {
            Subject::Job(id) => Some(id),
            _ => None,
        })
        .collect()
}

#[cfg(test)]
mod tests;
