//! What a piece of work lacks until it is done and paid, in the order in which it is worked off.

use super::{Actor, Lack, Task};
use crate::{
    domain::{FactId, Money, Month, NoticeKind, PenaltyClause, PersonId, Role, month::add_days},
    ledger::{Conflict, Contract, Ledger, Notice, Repair, Travel},
    rules::{
        Clause, DueCode, RuleBook, Subject, Waiting, WaitingFor,
        commissioning::{confirmed_on, papers, price, quote_of},
        deadlines,
        penalties::fine_of,
        repair::{self, RepairStep},
    },
};
use chrono::{NaiveDate, NaiveDateTime};
use std::cell::LazyCell;

/// What is known, and the day on which one looks.
#[derive(Clone, Copy)]
pub struct Looked<'a> {
    pub ledger: &'a Ledger,
    pub book: &'a RuleBook,
    /// What the settlement says is held, sorted.
    pub waiting: &'a [Waiting],
    pub today: NaiveDate,
}

impl Looked<'_> {
    fn left(&self, person: &PersonId) -> Option<NaiveDate> {
        self.ledger.people.get(person)?.left.as_ref().map(|left| left.value)
    }

    fn gone(&self, person: &PersonId) -> bool {
        self.left(person).is_some_and(|last| last < self.today)
    }

    /// Nothing of it is paid any more: its holder left before the last confirmation (5.1.9), or its papers came too late
    /// (7.4).
    fn lapsed(&self, notice: &Notice) -> bool {
        let holder = &notice.holder().value;
        if papers::forfeited(self.ledger, self.book, notice) {
            return true;
        }
        match (self.left(holder), confirmed_on(self.ledger, self.book, notice)) {
            (Some(last), Some(confirmed)) => confirmed > last,
            (Some(_), None) => self.gone(holder),
            (None, _) => false,
        }
    }

    /// A commissioning: both its parts.
    pub fn notice(&self, notice: &Notice) -> Vec<Lack> {
        let holder = notice.holder();
        let mut lacks = Vec::new();
        let own = |task, clause| Lack::new(task, Actor::Person(holder.value.clone()), clause);
        lacks.extend(self.settling(self.ledger.conflicts_of_job(&notice.id, true)));
        if notice.finished.is_none() {
            if let Some(last) = self.left(&holder.value) {
                lacks.push(Lack::new(Task::Reassign, Actor::Role(Role::Manager), "5.1.8").since(last));
            }
            if !self.gone(&holder.value) {
                lacks.push(own(Task::Finish, "6.1.6").since(holder.on()));
            }
        }
        if notice.good_papers().is_none() {
            lacks.push(own(Task::Papers, "5.1.7").since(notice.finished.map(|finished| finished.on)));
        }
        lacks.extend(self.late_papers(notice));
        lacks.extend(self.notice_calls(notice));
        let dues = deadlines::of_notice(self.ledger, self.book, notice, self.moment());
        for lack in &mut lacks {
            self.date(lack, &dues);
        }
        if notice.kind != NoticeKind::Reprogramming {
            lacks.extend(self.ruling(notice));
            lacks.extend(self.rest(notice));
        }
        lacks
    }

    /// What is answered in two ways is settled before anything else, from the day on which the first of it was answered a
    /// second time.
    pub(super) fn settling(&self, conflicts: Vec<&Conflict>) -> Option<Lack> {
        let second = conflicts.into_iter().filter_map(|conflict| conflict.answers.get(1));
        let recorded = second.filter_map(|fact| self.ledger.fact(*fact)).map(|fact| fact.recorded.date());
        let lack = Lack::new(Task::Settle, Actor::Role(Role::Manager), "2.1");
        recorded.min().map(|since| lack.since(since))
    }

    /// The same of the questions that these answer.
    pub(in crate::rules) fn settling_of(&self, answers: &[FactId]) -> Option<Lack> {
        let conflicts = self.ledger.conflicts.values().flatten();
        self.settling(conflicts.filter(|one| one.answers.iter().any(|one| answers.contains(one))).collect())
    }

    /// The end of the day on which one looks: what the day brings later is not known to it.
    fn moment(&self) -> NaiveDateTime {
        deadlines::end_of(self.today)
    }

    /// The last minute and the fine of a step that a deadline runs for.
    fn date(&self, lack: &mut Lack, dues: &[deadlines::Deadline]) {
        let code = match lack.task {
            Task::Papers => DueCode::Papers,
            Task::Sheet => DueCode::Sheet,
            Task::Callback => DueCode::Callback,
            Task::Recheck => DueCode::Recheck,
            _ => return,
        };
        if let Some(due) = dues.iter().find(|due| due.code == code) {
            lack.by = Some(due.by);
            lack.clause = due.clause;
            lack.fine = due.fine(self.book);
        }
    }

    /// The decision that late papers need (7.4).
    fn late_papers(&self, notice: &Notice) -> Option<Lack> {
        let key = (PenaltyClause::LatePapers, notice.id.clone());
        if self.ledger.decisions.contains_key(&key) || !papers::late_by(notice, self.book, self.moment()) {
            return None;
        }
        let limit = papers::limit(notice, self.book, self.moment())?;
        Some(self.decision(PenaltyClause::LatePapers, add_days(limit, 1)))
    }

    /// The manager's decision on a proposed penalty, open since a day.
    pub(super) fn decision(&self, clause: PenaltyClause, since: NaiveDate) -> Lack {
        let lack = Lack::new(Task::Decide(clause), Actor::Role(Role::Manager), clause.code());
        Lack { fine: fine_of(self.book, clause, self.today), ..lack.since(since) }
    }

    /// The clerk's callback, then the manager's recheck (6.1.9).
    fn notice_calls(&self, notice: &Notice) -> Vec<Lack> {
        let mut lacks = Vec::new();
        let confirmed = notice.confirmed_callback().map(|call| call.on());
        if confirmed.is_none() {
            let papers = notice.good_papers().map(|papers| papers.stamp.on);
            let (task, since) =
                again(notice.callbacks.iter().collect(), papers, Task::Callback, Task::CallAgain);
            lacks.push(Lack::new(task, Actor::Role(Role::Clerk), "6.1.9").since(since));
        }
        if self.needs_recheck(notice) && notice.passed_recheck().is_none() {
            let (task, since) =
                again(notice.rechecks.iter().collect(), confirmed, Task::Recheck, Task::RecheckAgain);
            lacks.push(Lack::new(task, Actor::Role(Role::Manager), "6.1.9").since(since));
        }
        lacks
    }

    fn needs_recheck(&self, notice: &Notice) -> bool {
        let Some(site) = self.ledger.sites.get(&notice.site) else { return false };
        let rules = self.book.rules_on(notice.holder().on());
        price::notice_points(rules, site.area, notice) >= rules.commissioning.recheck_from
    }

    fn ruling(&self, notice: &Notice) -> Option<Lack> {
        let quote = quote_of(self.ledger, self.book, notice).filter(|quote| quote.gross.is_none())?;
        if !notice.rulings.is_empty() || self.lapsed(notice) {
            return None;
        }
        let lack = Lack::new(Task::Ruling, Actor::Role(Role::Manager), quote.clause.0);
        Some(lack.since(notice.issued.on))
    }

    /// The site's acceptance, and who takes the rest of somebody who left (5.1.7, 5.1.8).
    fn rest(&self, notice: &Notice) -> Vec<Lack> {
        let mut lacks = Vec::new();
        let holder = &notice.holder().value;
        if self.waits_for(notice, WaitingFor::Successor) {
            let lack = Lack::new(Task::Successor, Actor::Role(Role::Manager), "5.1.8");
            lacks.push(lack.since(self.left(holder).unwrap_or(self.today)));
        }
        let accepted = self.ledger.sites.get(&notice.site).is_some_and(|site| site.accepted().is_some());
        if !accepted && !self.lapsed(notice) {
            let confirmed = confirmed_on(self.ledger, self.book, notice);
            lacks.push(Lack::new(Task::Acceptance, Actor::Outside, "5.1.7").since(confirmed));
        }
        lacks
    }

    fn waits_for(&self, notice: &Notice, what: WaitingFor) -> bool {
        let of_notice = Waiting::of(self.waiting, &Subject::Job(notice.id.clone()));
        of_notice.iter().any(|waiting| waiting.what == what)
    }

    /// What holds a commissioning's money on the day of looking. No day is today to the settlement, which takes every
    /// last day for over: until it is, the late papers of somebody who is going to leave wait for their decision too.
    pub fn held(&self, notice: &Notice) -> Vec<Waiting> {
        let mut held = Waiting::of(self.waiting, &Subject::Job(notice.id.clone())).to_vec();
        held.extend(self.leavers_late_papers(notice));
        held
    }

    /// Late papers handed in and not decided on, of a job that is not confirmed and whose holder is still to leave (7.4).
    fn leavers_late_papers(&self, notice: &Notice) -> Option<Waiting> {
        let holder = &notice.holder().value;
        let last = self.left(holder).filter(|last| *last >= self.today)?;
        let late = papers::undecided(self.ledger, self.book, notice).filter(|late| late.stamp.on <= last)?;
        let pays = notice.kind != NoticeKind::Reprogramming;
        let open = confirmed_on(self.ledger, self.book, notice).is_none();
        (pays && open).then(|| Waiting {
            subject: Subject::Job(notice.id.clone()),
            clause: Clause("7.4"),
            what: WaitingFor::LateDecision,
            person: holder.clone(),
            by: Role::Manager,
            facts: vec![late.stamp.fact],
        })
    }

    /// A repair. One that pays nothing, by warranty, as a repetition or because who did it has left, needs its sheet, its
    /// call and its money all the same, but no approval.
    pub fn repair(&self, repair: &Repair) -> Vec<Lack> {
        let dues = deadlines::of_repair(self.ledger, self.book, repair, self.moment());
        // Looked at for what is missing: most repairs lack nothing.
        let pays = LazyCell::new(|| self.pays(repair));
        let steps = repair::missing(self.ledger, repair).filter(|step| match step {
            RepairStep::ManagerApproval | RepairStep::SalesVpApproval => *pays,
            RepairStep::PaidIn => repair.charged != Money::ZERO || *pays,
            RepairStep::Sheet | RepairStep::Callback => true,
        });
        let settling = self.settling(self.ledger.conflicts_of_job(&repair.id, true));
        let steps = steps.map(|step| self.repair_step(repair, step));
        let mut lacks: Vec<Lack> = settling.into_iter().chain(steps).collect();
        for lack in &mut lacks {
            self.date(lack, &dues);
        }
        if self.needs_rate(repair) {
            let lack = Lack::new(Task::TaxRate, Actor::Role(Role::Manager), "5.2.5");
            lacks.push(lack.since(repair.done.on));
        }
        lacks
    }

    /// Whether a repair that can pay something has no tax rate (5.2.5).
    pub fn needs_rate(&self, repair: &Repair) -> bool {
        let rules = self.book.rules_on(repair.done.on);
        rules.repair.difference_tax_percent.is_none() && self.pays(repair)
    }

    /// Whether a repair can still pay something.
    fn pays(&self, repair: &Repair) -> bool {
        let complete = repair::missing(self.ledger, repair).next().is_none();
        let rules = self.book.rules_on(repair.done.on);
        repair::unpaid(self.ledger, rules, repair).is_none() && (complete || !self.gone(&repair.by))
    }

    fn repair_step(&self, repair: &Repair, step: RepairStep) -> Lack {
        let role = |task, role, clause| Lack::new(task, Actor::Role(role), clause);
        let sheet = self.ledger.sheet_of(repair).map(|sheet| sheet.on);
        // The approvals come once the sheet is in and the customer has confirmed it (5.2.5).
        let approvable =
            sheet.zip(self.ledger.confirmed_call_of(repair)).map(|(sheet, call)| sheet.max(call.on()));
        match step {
            RepairStep::PaidIn => role(Task::PaidIn, Role::Clerk, "2.2.5").since(repair.done.on),
            RepairStep::Sheet => {
                let lack = Lack::new(Task::Sheet, Actor::Person(repair.by.clone()), "6.2.9");
                lack.since(repair.done.on)
            }
            RepairStep::Callback => {
                let (task, since) =
                    again(self.ledger.calls_of(repair), sheet, Task::Callback, Task::CallAgain);
                role(task, Role::Clerk, "6.2.10").since(since)
            }
            RepairStep::ManagerApproval => {
                role(Task::ManagerApproval, Role::Manager, "5.2.5").since(approvable)
            }
            RepairStep::SalesVpApproval => {
                role(Task::SalesVpApproval, Role::SalesVp, "5.2.5").since(approvable)
            }
        }
    }

    /// The manager's word on a journey that nobody has agreed to. Once its month is closed without it, the traveller has
    /// paid it himself (8.1).
    pub fn journey(&self, travel: &Travel) -> Option<Lack> {
        let on = travel.stamp.on;
        let unsettled = !travel.approved && !travel.customer_pays;
        let open = unsettled && !self.ledger.closings.contains_key(&Month::of(on));
        open.then(|| Lack::new(Task::Consent, Actor::Role(Role::Manager), "8.1").since(on))
    }

    /// A contract's money, and the work of its period.
    pub fn contract(&self, contract: &Contract) -> Vec<Lack> {
        let mut lacks = Vec::new();
        lacks.extend(self.settling(self.ledger.conflicts_of_contract(&contract.id)));
        let amount = contract.outstanding();
        if amount > Money::ZERO {
            let task = Task::Receipt { amount };
            let lack = Lack::new(task, Actor::Role(Role::Clerk), "2.2.5");
            lacks.push(lack.since(contract.signed.on));
        }
        if contract.done.is_empty() {
            let end = contract.to;
            let over = end < self.today;
            if !over {
                let task = Task::PeriodEnd { on: end, from: contract.from };
                lacks.push(Lack::new(task, Actor::Outside, "5.3.2"));
            }
            let lack = Lack::new(Task::WorkDone, Actor::Role(Role::Manager), "5.3.2");
            lacks.push(lack.since(over.then(|| add_days(end, 1))));
        }
        lacks
    }
}

/// A call that was never made, possible since a day, or one to be made again since the last one.
fn again(
    made: Vec<&crate::ledger::At<bool>>,
    possible: Option<NaiveDate>,
    first: Task,
    another: Task,
) -> (Task, Option<NaiveDate>) {
    match made.last() {
        Some(last) if possible.is_some() => (another, Some(last.on())),
        _ => (first, possible),
    }
}
