//! The steps that payments wait for, taken to have been done today.

use super::{Missing, Stage};
use crate::{
    domain::{
        ContractId, FactId, JobId, Money, Month, NoticeKind, PenaltyClause, PersonId, Role,
        month::{add_days, add_months},
    },
    journal::{Fact, FactBody},
    ledger::{Contract, Ledger, Notice, Repair},
    rules::{
        Item, RuleBook, RuleSet, Subject,
        commissioning::{papers, price},
        repair::{self, RepairStep},
    },
};
use chrono::{Datelike, NaiveDate, NaiveTime};
use std::sync::Arc;

/// The ledger as if everything that somebody's payments wait for had been done today.
pub(super) struct Imagined {
    pub(super) ledger: Ledger,
    facts: Vec<Arc<Fact>>,
    /// The months in which any of it can fall.
    pub(super) span: (Month, Month),
    /// The payments that are looked for, with what each waits for.
    pub(super) payments: Vec<(Item, Subject, Vec<Missing>, Stage)>,
}

struct Imagining<'a> {
    known: &'a Ledger,
    book: &'a RuleBook,
    today: NaiveDate,
    pattern: &'a Fact,
    facts: Vec<Arc<Fact>>,
    payments: Vec<(Item, Subject, Vec<Missing>, Stage)>,
    last: Month,
}

/// Contracts reach far into the future; further than this nobody plans.
const FURTHEST_MONTHS: u32 = 60;

impl Imagined {
    pub(super) fn of(
        ledger: &Ledger,
        book: &RuleBook,
        person: &PersonId,
        today: NaiveDate,
    ) -> Option<Imagined> {
        let pattern = ledger.facts().first()?;
        let last = Month::new(today.year(), 12).ok()?;
        let mut imagining =
            Imagining { known: ledger, book, today, pattern, facts: Vec::new(), payments: Vec::new(), last };
        for notice in ledger.notices.values() {
            let follows = notice.successors.last().is_some_and(|successor| successor.value == *person);
            if notice.holder().value == *person || follows {
                imagining.notice(notice);
            }
        }
        for repair in ledger.repairs.values().filter(|repair| repair.by == *person) {
            imagining.repair(repair);
        }
        for contract in ledger.contracts.values() {
            imagining.contract(contract, person);
        }
        let Imagining { facts: more, payments, last, .. } = imagining;
        let first = Month::of(pattern.on.min(today));
        let facts: Vec<Arc<Fact>> = ledger.facts().iter().cloned().chain(more).collect();
        Some(Imagined { ledger: Ledger::of(&facts), facts, span: (first, last), payments })
    }

    /// The same with other rules for one month.
    pub(super) fn with_rules(&self, month: Month, rules: &RuleSet, after: &RuleSet) -> Ledger {
        let mut facts = self.facts.clone();
        let Some(pattern) = facts.last().cloned() else { return self.ledger.clone() };
        for (number, from, rules) in [(0, month, rules), (1, month.next(), after)] {
            let values = rules.differences_from(RuleSet::regulation());
            let name = String::new();
            let body = FactBody::RuleSet { from, name, values };
            // A set adopted for the month after keeps its place.
            let known = self.ledger.rule_sets.iter().any(|record| record.from == from);
            if number == 0 || !known {
                let id = imagined_id(u64::MAX - number);
                let recorded = pattern.recorded.max(end_of(month.last()));
                facts.push(Arc::new(Fact { id, body, recorded, ..(*pattern).clone() }));
            }
        }
        Ledger::of(&facts)
    }
}

/// Ids that sort behind every real one of the same day.
fn imagined_id(number: u64) -> FactId {
    FactId(uuid::Uuid::from_u64_pair(u64::MAX, number))
}

/// The id is none of a recorded fact: the step is only assumed to be done.
pub fn is_imagined(fact: FactId) -> bool {
    fact.0.as_u64_pair().0 == u64::MAX
}

fn end_of(day: NaiveDate) -> chrono::NaiveDateTime {
    day.and_time(NaiveTime::from_hms_opt(23, 59, 59).unwrap_or_default())
}

impl Imagining<'_> {
    fn happens(&mut self, on: NaiveDate, body: FactBody) {
        let id = imagined_id(self.facts.len() as u64);
        let on = on.max(self.today);
        let recorded = end_of(on);
        let Fact { actor, device, .. } = self.pattern.clone();
        self.facts.push(Arc::new(Fact { id, on, recorded, actor, device, body }));
    }

    fn notice(&mut self, notice: &Notice) {
        if notice.kind == NoticeKind::Reprogramming {
            return;
        }
        let Some(site) = self.known.sites.get(&notice.site) else { return };
        let id = notice.id.clone();
        let subject = Subject::Job(id.clone());
        let mut missing = Vec::new();
        let day = notice.issued.on.max(notice.holder().on());
        let rules = self.book.rules_on(notice.holder().on());
        if notice.finished.is_none() {
            missing.push(Missing::Finish);
            self.happens(day, FactBody::Finished { notice: id.clone() });
        }
        let limit = papers::limit(notice, self.book, NaiveDate::MAX);
        let papers = notice.good_papers().map(|papers| papers.stamp.on);
        if papers.is_none() {
            let by = limit.unwrap_or_else(|| {
                add_days(self.today.max(day), self.book.rules_on(self.today).papers.within_days)
            });
            if limit.is_some() {
                missing.push(Missing::Papers { by });
            }
            self.happens(day, FactBody::Papers { notice: id.clone(), failed: Vec::new() });
        }
        let late = limit.is_some_and(|limit| papers.unwrap_or(self.today) > limit);
        if late && !self.known.decisions.contains_key(&(PenaltyClause::LatePapers, id.clone())) {
            missing.push(Missing::LateDecision);
            let (person, reason) = (notice.holder().value.clone(), String::new());
            let clause = PenaltyClause::LatePapers;
            self.happens(day, FactBody::Waived { clause, person, job: Some(id.clone()), reason });
        }
        self.calls(notice, papers, price::notice_points(rules, site.area, notice), &mut missing);
        let stage = if notice.finished.is_none() { Stage::Possible } else { Stage::Waiting };
        let first_done = missing.is_empty();
        self.payments.push((Item::CommissioningFirst, subject.clone(), missing.clone(), stage));
        if site.accepted().is_none() {
            missing.push(Missing::Acceptance);
            self.happens(day, FactBody::Acceptance { site: site.id.clone() });
        }
        let stage = if first_done { Stage::Owed } else { stage };
        self.payments.push((Item::CommissioningRest, subject, missing, stage));
    }

    /// The clerk's callback and the manager's recheck (6.1.9).
    fn calls(&mut self, notice: &Notice, papers: Option<NaiveDate>, points: u64, missing: &mut Vec<Missing>) {
        let job = notice.id.clone();
        let remark = String::new();
        let days = &self.book.rules_on(self.today).deadlines;
        let (callback_days, recheck_days) = (days.callback_days, days.recheck_days);
        if notice.confirmed_callback().is_none() {
            missing.push(Missing::Callback { by: papers.map(|papers| add_days(papers, callback_days)) });
            let body = FactBody::Callback { job: job.clone(), confirmed: true, remark: remark.clone() };
            self.happens(notice.issued.on, body);
        }
        let needed = points >= self.book.rules_on(notice.holder().on()).commissioning.recheck_from;
        if needed && notice.passed_recheck().is_none() {
            let called = notice.confirmed_callback().map(|call| call.on());
            missing.push(Missing::Recheck { by: called.map(|called| add_days(called, recheck_days)) });
            self.happens(notice.issued.on, FactBody::Recheck { notice: job, passed: true, remark });
        }
    }

    fn repair(&mut self, repair: &Repair) {
        let id: JobId = repair.id.clone();
        let mut missing = Vec::new();
        let done = repair.done.on;
        let days = &self.book.rules_on(done).deadlines;
        let (sheet_days, callback_days) = (days.sheet_days, days.callback_days);
        let (known, today) = (self.known, self.today);
        let approved = |role| {
            let by = known.holder_of(role, today)?.id.clone();
            Some(FactBody::Approved { job: id.clone(), by })
        };
        for step in repair::missing(known, repair) {
            let (step, body) = match step {
                RepairStep::PaidIn => (Missing::PaidIn, Some(FactBody::PaidIn { repair: id.clone() })),
                RepairStep::Sheet => {
                    let by = add_days(done, sheet_days);
                    (Missing::Sheet { by }, Some(FactBody::Sheet { job: id.clone() }))
                }
                RepairStep::Callback => {
                    let by = repair.sheet.map(|sheet| add_days(sheet.on, callback_days));
                    let (job, remark) = (id.clone(), String::new());
                    (Missing::Callback { by }, Some(FactBody::Callback { job, confirmed: true, remark }))
                }
                RepairStep::ManagerApproval => (Missing::ManagerApproval, approved(Role::Manager)),
                RepairStep::SalesVpApproval => (Missing::SalesVpApproval, approved(Role::SalesVp)),
            };
            missing.push(step);
            if let Some(body) = body {
                self.happens(done, body);
            }
        }
        self.payments.push((Item::Repair, Subject::Job(id), missing, Stage::Waiting));
    }

    fn contract(&mut self, contract: &Contract, person: &PersonId) {
        let server = contract.server_on(self.today.max(contract.from)).value == *person;
        if contract.signer != *person && !server {
            return;
        }
        let id: ContractId = contract.id.clone();
        let subject = Subject::Contract(id.clone());
        let received: Money = contract.receipts.iter().map(|receipt| receipt.value).sum();
        let mut money = Vec::new();
        if received < contract.fee {
            let amount = contract.fee - received;
            money.push(Missing::Receipt { amount });
            self.happens(contract.signed.on, FactBody::Receipt { contract: id.clone(), amount });
        }
        if contract.signer == *person {
            self.payments.push((Item::MaintenanceSigning, subject.clone(), money.clone(), Stage::Waiting));
        }
        if server {
            let mut missing = money;
            let end = contract.to;
            let over = end < self.today;
            if !over {
                missing.push(Missing::PeriodEnd { on: end });
            }
            if contract.done.is_empty() {
                missing.push(Missing::WorkDone);
                self.happens(end, FactBody::ContractDone { contract: id, complete: true });
                let furthest = add_months(self.today, FURTHEST_MONTHS);
                self.last = self.last.max(Month::of(end.min(furthest)));
            }
            let stage = if over { Stage::Waiting } else { Stage::Owed };
            self.payments.push((Item::MaintenanceService, subject, missing, stage));
        }
    }
}
