//! What somebody may still expect, and what the next step of the ladder would bring. Nothing is reckoned here: the
//! steps that are missing are taken to have been done today, and the engine settles that.

use super::{
    Closings, Item, Line, RuleBook, RuleSet, Settlement, Subject,
    commissioning::{ladder, papers, price},
    settle,
    values::LadderMode,
};
use crate::{
    domain::{
        ContractId, FactId, JobId, Money, Month, NoticeKind, PenaltyClause, PersonId, Role, month::add_days,
    },
    journal::{Fact, FactBody},
    ledger::{Contract, Ledger, Notice, Repair},
};
use chrono::{Datelike, NaiveDate, NaiveTime};
use rust_decimal::Decimal;
use std::{collections::BTreeMap, sync::Arc};

/// How far a payment is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Stage {
    /// His work is done; somebody owes a step.
    Waiting,
    /// The work itself is not finished.
    Possible,
    /// It is his, and comes later: with the acceptance, at the year's end, at the end of a period.
    Owed,
}

/// What stands between somebody and a payment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Missing {
    Finish,
    Papers { by: NaiveDate },
    Callback { by: Option<NaiveDate> },
    Recheck { by: Option<NaiveDate> },
    Ruling,
    LateDecision,
    Acceptance,
    PaidIn,
    Sheet { by: NaiveDate },
    ManagerApproval,
    SalesVpApproval,
    TaxRate,
    Receipt { amount: Money },
    PeriodEnd { on: NaiveDate },
    WorkDone,
}

impl Missing {
    /// Whose step it is; none: the person's own, the customer's or the calendar's.
    pub fn owed_by(&self) -> Option<Role> {
        match self {
            Missing::Callback { .. } | Missing::PaidIn => Some(Role::Clerk),
            Missing::Recheck { .. }
            | Missing::Ruling
            | Missing::LateDecision
            | Missing::ManagerApproval
            | Missing::TaxRate
            | Missing::WorkDone => Some(Role::Manager),
            Missing::SalesVpApproval => Some(Role::SalesVp),
            Missing::Finish
            | Missing::Papers { .. }
            | Missing::Acceptance
            | Missing::Sheet { .. }
            | Missing::Receipt { .. }
            | Missing::PeriodEnd { .. } => None,
        }
    }

    /// The last day for it, where there is one.
    pub fn by(&self) -> Option<NaiveDate> {
        match self {
            Missing::Papers { by } | Missing::Sheet { by } => Some(*by),
            Missing::Callback { by } | Missing::Recheck { by } => *by,
            Missing::PeriodEnd { on } => Some(*on),
            _ => None,
        }
    }
}

/// A payment that has not come yet.
#[derive(Debug, Clone, PartialEq)]
pub struct Prospect {
    pub item: Item,
    pub subject: Subject,
    pub stage: Stage,
    /// What he would get, less the clerk's share; none while nobody can say.
    pub amount: Option<Money>,
    /// The month it falls in, where that is settled already.
    pub month: Option<Month>,
    pub missing: Vec<Missing>,
    /// How the amount would come about.
    pub line: Option<Line>,
}

/// What a higher step of the ladder would bring.
#[derive(Debug, Clone, PartialEq)]
pub struct NextStep {
    pub from: u64,
    pub percent: Decimal,
    /// Points still to come.
    pub points_missing: u64,
    /// What the same notices would bring more, less the clerk's share. Zero in a marginal ladder, where only further
    /// points are paid by the higher percentage.
    pub gain: Money,
}

/// Where somebody stands on a month's ladder.
#[derive(Debug, Clone, PartialEq)]
pub struct LadderPlace {
    pub points: u64,
    pub percent: Decimal,
    pub mode: LadderMode,
    /// The steps with their percentages.
    pub steps: Vec<(u64, Decimal)>,
    /// Fewer points cost part of the base wage.
    pub low_below: u64,
    pub next: Option<NextStep>,
}

/// Everything that somebody may still expect, by what is known today.
pub fn prospects(ledger: &Ledger, book: &RuleBook, person: &PersonId, today: NaiveDate) -> Vec<Prospect> {
    let Some(imagined) = Imagined::of(ledger, book, person, today) else { return Vec::new() };
    let span = imagined.span;
    let known = Lines::of(&settle(ledger, book, span.0, span.1, Closings::Ignored), person);
    let later = settle(&imagined.ledger, book, span.0, span.1, Closings::Ignored);
    let expected = Lines::of(&later, person);
    let this_month = Month::of(today);
    let mut found = Vec::new();
    for (item, subject, mut missing, stage) in imagined.payments {
        let key = (item, subject.clone());
        if let Some((month, line, amount)) = known.0.get(&key) {
            // Computed already: news only while its month is still to come.
            if *month > this_month {
                let (month, line) = (Some(*month), Some(line.clone()));
                let amount = Some(*amount);
                let missing = Vec::new();
                found.push(Prospect { item, subject, stage: Stage::Owed, amount, month, missing, line });
            }
            continue;
        }
        let waits = |clauses: &[&str]| {
            later.waiting.iter().any(|waiting| {
                matches!(&subject, Subject::Job(job) if *job == waiting.subject)
                    && clauses.contains(&waiting.clause.0)
            })
        };
        match expected.0.get(&key) {
            Some((_, line, amount)) => {
                let (amount, line) = (Some(*amount), Some(line.clone()));
                found.push(Prospect { item, subject, stage, amount, month: None, missing, line });
            }
            None if waits(&["5.1.1", "5.1.2", "5.1.3", "5.1.6"]) => {
                missing.push(Missing::Ruling);
                found.push(Prospect { item, subject, stage, amount: None, month: None, missing, line: None });
            }
            None if waits(&["5.2.5"]) => {
                missing.push(Missing::TaxRate);
                found.push(Prospect { item, subject, stage, amount: None, month: None, missing, line: None });
            }
            None => {}
        }
    }
    found.sort_by(|a, b| (a.stage, soonest(a), &a.subject, a.item).cmp(&(b.stage, soonest(b), &b.subject, b.item)));
    found
}

fn soonest(prospect: &Prospect) -> NaiveDate {
    let dated = prospect.missing.iter().filter_map(Missing::by).min();
    dated.or(prospect.month.map(Month::first)).unwrap_or(NaiveDate::MAX)
}

/// Where somebody stands on the ladder of a month, and what its next step would bring for the same notices.
pub fn ladder_place(
    ledger: &Ledger,
    book: &RuleBook,
    person: &PersonId,
    month: Month,
    today: NaiveDate,
) -> LadderPlace {
    let rules = book.rules_on(month.last());
    let steps = &rules.commissioning.ladder;
    let mode = rules.reading.ladder_mode;
    let points = ladder::LadderPoints::of(ledger, book).get(person, month);
    let percent = ladder::percent(steps, mode, points);
    let next = steps.iter().find(|step| step.from > points).map(|step| NextStep {
        from: step.from,
        percent: step.percent,
        points_missing: step.from - points,
        gain: gain(ledger, book, person, month, today).unwrap_or_default(),
    });
    LadderPlace {
        points,
        percent,
        mode,
        steps: steps.iter().map(|step| (step.from, step.percent)).collect(),
        low_below: rules.commissioning.low_points.below,
        next,
    }
}

/// The month's notices settled as if everything were done, with the step reached paying what the next one pays.
fn gain(ledger: &Ledger, book: &RuleBook, person: &PersonId, month: Month, today: NaiveDate) -> Option<Money> {
    let rules = book.rules_on(month.last());
    let points = ladder::LadderPoints::of(ledger, book).get(person, month);
    let reached = rules.commissioning.ladder.iter().rposition(|step| step.from <= points)?;
    let raised = rules.commissioning.ladder.get(reached + 1)?.percent;
    if rules.reading.ladder_mode == LadderMode::Marginal {
        return Some(Money::ZERO);
    }
    let mut higher = rules.clone();
    higher.commissioning.ladder[reached].percent = raised;
    let imagined = Imagined::of(ledger, book, person, today)?;
    let (from, to) = imagined.span;
    let month_only = imagined.with_rules(month, &higher, rules);
    let (raised_book, _) = RuleBook::of(&month_only);
    let issued = |lines: &Lines| -> Money {
        let of_month = lines.0.iter().filter(|((item, subject), _)| {
            matches!(item, Item::CommissioningFirst | Item::CommissioningRest)
                && matches!(subject, Subject::Job(job)
                    if ledger.notices.get(job).is_some_and(|notice| month.contains(notice.holder().on())))
        });
        of_month.map(|(_, (_, _, amount))| *amount).sum()
    };
    let before = Lines::of(&settle(&imagined.ledger, book, from, to, Closings::Ignored), person);
    let after = Lines::of(&settle(&month_only, &raised_book, from, to, Closings::Ignored), person);
    Some(issued(&after) - issued(&before))
}

/// A person's lines that pay for a piece of work: month, line, and the amount less the clerk's share of it.
struct Lines(BTreeMap<(Item, Subject), (Month, Line, Money)>);

impl Lines {
    fn of(settlement: &Settlement, person: &PersonId) -> Lines {
        let mut found = BTreeMap::new();
        for sheet in &settlement.months {
            let Some(statement) = sheet.statements.get(person) else { continue };
            let shares = |subject: &Subject| {
                let subject = subject.clone();
                let share = move |line: &&Line| line.item == Item::ClerkShare && line.subject == subject;
                statement.lines.iter().filter(share)
            };
            // Where both parts fall into one month, their shares stand in the same order.
            let mut used: BTreeMap<&Subject, usize> = BTreeMap::new();
            for line in &statement.lines {
                let mut amount = line.amount;
                match line.item {
                    Item::CommissioningFirst | Item::CommissioningRest => {
                        let nth = used.entry(&line.subject).or_default();
                        amount += shares(&line.subject).nth(*nth).map_or(Money::ZERO, |share| share.amount);
                        *nth += 1;
                    }
                    Item::Repair | Item::MaintenanceSigning | Item::MaintenanceService => {}
                    _ => continue,
                }
                let key = (line.item, line.subject.clone());
                found.entry(key).or_insert_with(|| (sheet.month, line.clone(), amount));
            }
        }
        Lines(found)
    }
}

/// The ledger as if everything that somebody's payments wait for had been done today.
struct Imagined {
    ledger: Ledger,
    facts: Vec<Arc<Fact>>,
    /// The months in which any of it can fall.
    span: (Month, Month),
    payments: Vec<(Item, Subject, Vec<Missing>, Stage)>,
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
    fn of(ledger: &Ledger, book: &RuleBook, person: &PersonId, today: NaiveDate) -> Option<Imagined> {
        let pattern = ledger.facts().first()?;
        let last = Month::new(today.year(), 12).ok()?;
        let mut imagining = Imagining {
            known: ledger,
            book,
            today,
            pattern,
            facts: Vec::new(),
            payments: Vec::new(),
            last,
        };
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
    fn with_rules(&self, month: Month, rules: &RuleSet, after: &RuleSet) -> Ledger {
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
        if repair.paid_in.is_none() {
            missing.push(Missing::PaidIn);
            self.happens(done, FactBody::PaidIn { repair: id.clone() });
        }
        if repair.sheet.is_none() {
            let by = add_days(done, self.book.rules_on(done).deadlines.sheet_days);
            missing.push(Missing::Sheet { by });
            self.happens(done, FactBody::Sheet { job: id.clone() });
        }
        if repair.confirmed_callback().is_none() {
            let days = self.book.rules_on(done).deadlines.callback_days;
            missing.push(Missing::Callback { by: repair.sheet.map(|sheet| add_days(sheet.on, days)) });
            let remark = String::new();
            self.happens(done, FactBody::Callback { job: id.clone(), confirmed: true, remark });
        }
        for (role, step) in
            [(Role::Manager, Missing::ManagerApproval), (Role::SalesVp, Missing::SalesVpApproval)]
        {
            let approved = repair.approvals.iter().any(|approval| {
                let by = self.known.people.get(&approval.value);
                by.is_some_and(|by| by.role_on(approval.on()) == role)
            });
            if !approved {
                missing.push(step);
                if let Some(by) = self.known.holder_of(role, self.today).map(|by| by.id.clone()) {
                    self.happens(done, FactBody::Approved { job: id.clone(), by });
                }
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
            self.payments.push((
                Item::MaintenanceSigning,
                subject.clone(),
                money.clone(),
                Stage::Waiting,
            ));
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
                let furthest = crate::domain::month::add_months(self.today, FURTHEST_MONTHS);
                self.last = self.last.max(Month::of(end.min(furthest)));
            }
            let stage = if over { Stage::Waiting } else { Stage::Owed };
            self.payments.push((Item::MaintenanceService, subject, missing, stage));
        }
    }
}
