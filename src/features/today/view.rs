//! What stands on the list of today, and whose it is.

use crate::{
    domain::{Month, PersonId, Role},
    rules::{Due, DueCode, Settlement, Waiting, WaitingFor},
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
    let here = |waiting: &&Waiting| match waiting.what {
        WaitingFor::LateDecision => false,
        WaitingFor::Ruling | WaitingFor::Successor | WaitingFor::Reassign | WaitingFor::TaxRate => true,
    };
    let mine = |waiting: &&Waiting| whose.role(waiting.by);
    settled.waiting.iter().filter(here).filter(mine).cloned().collect()
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
pub fn freed_key(what: WaitingFor) -> &'static str {
    match what {
        WaitingFor::Ruling => "today.free.ruling",
        WaitingFor::Successor | WaitingFor::Reassign => "today.free.successor",
        WaitingFor::TaxRate => "today.free.tax",
        WaitingFor::LateDecision => "today.free.decision",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        app::{
            i18n::{Lang, Words},
            words::role_key,
        },
        domain::{Area, Controller, JobId, NoticeKind},
        features::{
            record::samples::{Told, id},
            settlement::waiting::waiting_text,
        },
        journal::FactBody,
        rules::{Clause, Closings, DueState, RuleBook, settle},
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
    fn what_waits_for_a_ruling_says_so_whatever_clause_sets_the_rates() {
        let mut told = Told::branch();
        let bands = serde_json::json!([{"from": 0, "to": 390, "rate": "0.30"}, {"from": 510, "to": null, "rate": "0.20"}]);
        told.adopt("2026-02", &[("commissioning.rates.county", bands)]);
        told.tell(
            "2026-02-02",
            FactBody::Site {
                site: id("county"),
                name: "Mill".into(),
                customer: "Mill".into(),
                area: Area::County,
                warranty_until: None,
                dealer: None,
                contact: None,
            },
        );
        let controllers = vec![Controller { points: 450, alarm_only: false }];
        let (notice, site, to, kind) = (id("N1"), id("county"), id("li"), NoticeKind::New);
        told.tell("2026-02-03", FactBody::Notice { notice, site, to, kind, controllers })
            .tell("2026-02-05", FactBody::Finished { notice: id("N1") })
            .tell("2026-02-06", FactBody::Papers { notice: id("N1"), failed: Vec::new() })
            .tell("2026-02-06", FactBody::Callback { job: id("N1"), confirmed: true, remark: String::new() });
        let ledger = told.ledger();
        let (book, month) = (RuleBook::of(&ledger), Month::new(2026, 2).unwrap());
        let settled = settle(&ledger, &book, month, month, Closings::Ignored);
        let waiting = waits(&settled, &Whose::Everybodys);
        assert_eq!(waiting.iter().map(|one| one.clause.0).collect::<Vec<_>>(), ["5.1.3"]);
        assert_eq!(freed_key(waiting[0].what), "today.free.ruling");
        let words = Words(Lang::En);
        let freed = words.tv("settlement.free.band_gap", &[("role", &words.t(role_key(Role::Manager)))]);
        assert_eq!(waiting_text(words, &ledger, &waiting[0]).freed_by, freed);
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
