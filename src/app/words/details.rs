//! What a fact says, row by row.

use super::{
    area_key, check_key, clause_words, contract_words, device_words, fact::actor_name, fact::points,
    fact_title, field_key, job_words, kind_key, list_words, month_words, person_name, role_key, site_name,
};
use crate::{
    app::{
        format::{full_day, number, time, yuan},
        i18n::Words,
    },
    domain::{DeviceId, JobId, Money, PersonId, Role},
    journal::{Fact, FactBody},
    ledger::Ledger,
    rules::{adoptions::places_changed_by, attendance::is_of_day_before},
    workflow::Field,
};
use chrono::NaiveDate;
use std::fmt::Display;

/// A row of what a fact says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Detail {
    pub label: String,
    pub value: String,
}

struct Rows<'a> {
    words: Words,
    ledger: &'a Ledger,
    rows: Vec<Detail>,
}

impl Rows<'_> {
    fn add(&mut self, key: &str, value: impl Display) {
        self.rows.push(Detail { label: self.words.t(key), value: value.to_string() });
    }

    fn field(&mut self, field: Field, value: impl Display) {
        self.add(field_key(field), value);
    }

    fn person(&mut self, field: Field, id: &PersonId) {
        let name = person_name(self.ledger, id);
        self.field(field, name);
    }

    fn money(&mut self, field: Field, amount: &Money) {
        self.field(field, yuan(amount.exact()));
    }

    fn day(&mut self, field: Field, date: NaiveDate) {
        self.field(field, full_day(self.words, date));
    }

    fn job(&mut self, id: &JobId) {
        let job = job_words(self.words, self.ledger, id);
        self.field(Field::Job, job);
    }

    fn role(&mut self, role: Role) {
        let role = self.words.t(role_key(role));
        self.field(Field::Role, role);
    }

    fn text(&mut self, key: &str, text: &str) {
        if !text.is_empty() {
            self.add(key, text);
        }
    }

    fn yes_no(&mut self, key: &str, yes: bool) {
        let answer = self.words.t(if yes { "facts.yes" } else { "facts.no" });
        self.add(key, answer);
    }
}

/// Everything a fact says, row by row: day, what happened, who recorded it, when and on which device, seen from `here`.
pub fn fact_details(words: Words, fact: &Fact, ledger: &Ledger, here: &DeviceId) -> Vec<Detail> {
    let mut rows = Rows { words, ledger, rows: Vec::new() };
    rows.day(Field::On, fact.on);
    body_rows(&mut rows, fact);
    let recorded = format!("{} {}", full_day(words, fact.recorded.date()), time(fact.recorded.time()));
    rows.add("facts.row.recorded", recorded);
    rows.add("facts.row.actor", actor_name(words, ledger, &fact.actor));
    rows.add("facts.row.device", device_words(words, &fact.device, here));
    rows.rows
}

fn body_rows(rows: &mut Rows<'_>, fact: &Fact) {
    let (words, ledger) = (rows.words, rows.ledger);
    match &fact.body {
        FactBody::BranchNamed { name } => rows.field(Field::Name, name),
        FactBody::Person { name, role, base_wage, joined, .. } => {
            rows.field(Field::Name, name);
            rows.role(*role);
            rows.money(Field::BaseWage, base_wage);
            rows.day(Field::Joined, *joined);
        }
        FactBody::PersonChanged { name, role, base_wage, .. } => {
            rows.field(Field::Name, name);
            rows.role(*role);
            rows.money(Field::BaseWage, base_wage);
        }
        FactBody::Site { name, customer, area, warranty_until, dealer, contact, .. } => {
            rows.field(Field::Name, name);
            rows.field(Field::Customer, customer);
            rows.add("facts.row.area", words.t(area_key(*area)));
            if let Some(until) = warranty_until {
                rows.add("facts.row.warranty", full_day(words, *until));
            }
            rows.text("facts.row.dealer", dealer.as_deref().unwrap_or_default());
            rows.text("facts.row.contact", contact.as_deref().unwrap_or_default());
        }
        FactBody::RuleSet { from, name, .. } => {
            rows.field(Field::Name, name);
            rows.add("rules.tax.from", month_words(words, *from));
            if let Some(places) = places_changed_by(ledger, fact.id) {
                rows.field(Field::Values, places);
            }
        }
        FactBody::Calendar(year) => {
            rows.field(Field::Year, year.year);
            rows.field(Field::Days, year.holidays.len() + year.workdays.len());
        }
        FactBody::Notice { notice, site, to, kind, controllers } => {
            rows.field(Field::Number, notice);
            rows.field(Field::Site, site_name(ledger, site));
            rows.add("facts.row.kind", words.t(kind_key(*kind)));
            rows.field(Field::Controllers, points(words, controllers));
            rows.person(Field::To, to);
        }
        FactBody::Reassign { notice, to } | FactBody::Successor { notice, to } => {
            rows.job(notice);
            rows.person(Field::To, to);
        }
        FactBody::Finished { notice } => rows.job(notice),
        FactBody::PapersUntil { notice, until } => {
            rows.job(notice);
            rows.day(Field::Until, *until);
        }
        FactBody::Papers { notice, failed } => {
            rows.job(notice);
            let failed = list_words(words, failed.iter().map(|check| words.t(check_key(*check))));
            rows.text("facts.row.failed", &failed);
        }
        FactBody::Callback { job, confirmed, remark } => {
            rows.job(job);
            rows.yes_no("facts.row.confirmed", *confirmed);
            rows.text("facts.row.remark", remark);
        }
        FactBody::Recheck { notice, passed, remark } => {
            rows.job(notice);
            rows.yes_no("facts.row.passed", *passed);
            rows.text("facts.row.remark", remark);
        }
        FactBody::Acceptance { site } => rows.field(Field::Site, site_name(ledger, site)),
        FactBody::Ruling { notice, rate } => {
            rows.job(notice);
            rows.field(Field::Rate, number(*rate));
        }
        FactBody::Leave { person } => rows.person(Field::Person, person),
        FactBody::OwnUnfinishedWork { person, month } => {
            rows.person(Field::Person, person);
            rows.field(Field::Month, month_words(words, *month));
        }
        _ => more_rows(rows, &fact.body),
    }
}

fn more_rows(rows: &mut Rows<'_>, body: &FactBody) {
    let (words, ledger) = (rows.words, rows.ledger);
    match body {
        FactBody::Travel { travel, person, amount, approved, customer_pays } => {
            rows.field(Field::Number, travel);
            rows.person(Field::Person, person);
            rows.money(Field::Amount, amount);
            rows.yes_no("facts.row.approved", *approved);
            rows.yes_no("facts.row.customer_pays", *customer_pays);
        }
        FactBody::Repair { repair, site, by, charged, floor, rebate, fault, product_fault } => {
            rows.field(Field::Number, repair);
            rows.field(Field::Site, site_name(ledger, site));
            rows.person(Field::By, by);
            rows.field(Field::Fault, fault);
            rows.yes_no("facts.row.product_fault", *product_fault);
            rows.money(Field::Charged, charged);
            rows.money(Field::Floor, floor);
            rows.money(Field::Rebate, rebate);
        }
        FactBody::PaidIn { repair: job } | FactBody::Sheet { job } => rows.job(job),
        FactBody::Approved { job, by } => {
            rows.job(job);
            rows.person(Field::By, by);
        }
        FactBody::Contract { contract, site, signer, server, fee, rebate, from, to } => {
            rows.field(Field::Number, contract);
            rows.field(Field::Site, site_name(ledger, site));
            rows.add("facts.row.signer", person_name(ledger, signer));
            rows.add("facts.row.server", person_name(ledger, server));
            rows.money(Field::Fee, fee);
            rows.money(Field::Rebate, rebate);
            rows.day(Field::From, *from);
            rows.day(Field::Until, *to);
        }
        FactBody::Receipt { contract, amount } => {
            rows.field(Field::Contract, contract_words(words, ledger, contract));
            rows.money(Field::Amount, amount);
        }
        FactBody::Server { contract, to } => {
            rows.field(Field::Contract, contract_words(words, ledger, contract));
            rows.person(Field::To, to);
        }
        FactBody::ContractDone { contract, complete } => {
            rows.field(Field::Contract, contract_words(words, ledger, contract));
            rows.yes_no("facts.row.complete", *complete);
        }
        FactBody::FollowUps { by, qualified } => {
            rows.person(Field::By, by);
            rows.field(Field::Qualified, qualified);
        }
        FactBody::Punch { person, at } => {
            rows.person(Field::Person, person);
            let moment = format!("{} {}", full_day(words, at.date()), time(at.time()));
            let early = is_of_day_before(ledger, *at);
            let key = if early { "facts.row.at.day_before" } else { "facts.row.at" };
            rows.field(Field::At, words.tv(key, &[("moment", &moment)]));
        }
        FactBody::Excused { person, day } => {
            rows.person(Field::Person, person);
            rows.day(Field::Day, *day);
        }
        FactBody::ProductIssue { by } => rows.person(Field::By, by),
        FactBody::Penalty { clause, person, job, amount, manager, remark } => {
            rows.add("facts.row.clause", clause_words(words, clause.code()));
            rows.person(Field::Person, person);
            if let Some(job) = job {
                rows.job(job);
            }
            if let Some(amount) = amount {
                rows.money(Field::Amount, amount);
            }
            if let Some(manager) = manager {
                rows.add("facts.row.manager", person_name(ledger, manager));
            }
            rows.text("facts.row.what_happened", remark);
        }
        FactBody::Waived { clause, person, job, reason } => {
            rows.add("facts.row.clause", clause_words(words, clause.code()));
            rows.person(Field::Person, person);
            if let Some(job) = job {
                rows.job(job);
            }
            rows.text(field_key(Field::Reason), reason);
        }
        FactBody::CloseMonth { month, lines, .. } => {
            rows.field(Field::Month, month_words(words, *month));
            rows.add("facts.row.lines", lines.len());
            let total: Money = lines.iter().map(|line| line.amount).sum();
            rows.money(Field::Amount, &total);
        }
        FactBody::Withdrawn { fact, reason } => {
            if let Some(mistake) = ledger.fact(*fact) {
                rows.add("facts.row.mistake", fact_title(words, mistake, ledger));
            }
            rows.text(field_key(Field::Reason), reason);
        }
        _ => {}
    }
}
