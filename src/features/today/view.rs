//! What stands on the list of today, and whose it is.

use crate::{
    domain::{Month, PersonId, Role},
    rules::{Due, DueCode, Settlement, Waiting},
};
use chrono::NaiveDate;

/// Who looks: the one who sits here and his role, or everybody's list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Whose {
    Everybodys,
    Mine(PersonId, Role),
}

impl Whose {
    fn due(&self, due: &Due) -> bool {
        match self {
            Whose::Everybodys => true,
            Whose::Mine(person, _) => due.person.as_ref() == Some(person),
        }
    }

    /// What falls to a role.
    pub fn role(&self, needed: Role) -> bool {
        match self {
            Whose::Everybodys => true,
            Whose::Mine(_, role) => *role == needed,
        }
    }
}

/// The deadlines of whoever looks, the most urgent first.
pub fn dues(all: &[Due], whose: &Whose) -> Vec<Due> {
    let mut dues: Vec<Due> = all.iter().filter(|due| whose.due(due)).cloned().collect();
    dues.sort_by(|a, b| (a.by, &a.job, a.code).cmp(&(b.by, &b.job, b.code)));
    dues
}

/// What waits for somebody's word. Late papers are decided among the proposals.
pub fn waits(settled: &Settlement, whose: &Whose) -> Vec<Waiting> {
    let elsewhere = |waiting: &&Waiting| waiting.clause.0 != "7.4";
    let mine = |waiting: &&Waiting| whose.role(waiting.by);
    settled.waiting.iter().filter(elsewhere).filter(mine).cloned().collect()
}

/// Months that are over, paid something and are not closed, oldest first.
pub fn unclosed(settled: &Settlement, today: NaiveDate) -> Vec<Month> {
    let open = settled.months.iter().filter(|sheet| sheet.closed.is_none() && sheet.month < Month::of(today));
    let pays = open.filter(|sheet| sheet.statements.values().any(|statement| !statement.lines.is_empty()));
    pays.map(|sheet| sheet.month).collect()
}

/// The key of what has to be done by a deadline.
pub fn due_key(code: DueCode) -> &'static str {
    match code {
        DueCode::Papers => "today.due.papers",
        DueCode::Callback => "today.due.callback",
        DueCode::Recheck => "today.due.recheck",
        DueCode::Sheet => "today.due.sheet",
    }
}

/// The key of what would free something that waits.
pub fn freed_key(clause: &str) -> &'static str {
    match clause {
        "5.1.1" | "5.1.2" => "today.free.ruling",
        "5.1.8" => "today.free.successor",
        "5.2.5" => "today.free.tax",
        "7.4" => "today.free.decision",
        _ => "today.free.other",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        domain::JobId,
        rules::{Clause, DueState},
    };

    fn due(job: &str, person: &str, by: &str) -> Due {
        Due {
            code: DueCode::Papers,
            job: JobId::parse(job).unwrap(),
            person: PersonId::parse(person).ok(),
            by: by.parse().unwrap(),
            state: DueState::Open,
            clause: Clause("5.1.7"),
            fine: None,
        }
    }

    #[test]
    fn mine_are_those_i_must_act_on() {
        let all = [due("b", "li", "2025-03-05T23:59:00"), due("a", "wu", "2025-03-04T23:59:00")];
        let jobs =
            |whose: &Whose| dues(&all, whose).iter().map(|due| due.job.to_string()).collect::<String>();
        assert_eq!(jobs(&Whose::Everybodys), "ab");
        assert_eq!(jobs(&Whose::Mine(PersonId::parse("li").unwrap(), Role::Technician)), "b");
    }
}
