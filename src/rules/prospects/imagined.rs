//! The steps that payments wait for, taken to have been done today.

use super::Stage;
use crate::{
    domain::{
        Collected, ContractId, DeviceId, FactId, JobId, Month, NoticeKind, PenaltyClause, PersonId, Role,
        SiteId, TravelId, month::add_months,
    },
    journal::{
        Accepted, Approved, CalledBack, ContractDone, Fact, FactBody, Finished, MoneyReceived, PaidIn,
        PapersIn, PenaltyWaived, PersonJoined, Rechecked, RulesAdopted, SheetIn, SuccessorNamed,
        TravelClaimed, Withdrawn,
    },
    ledger::{Contract, Ledger, Notice, Repair, Travel},
    rules::{
        Item, RuleSet, Subject,
        months::worth_settling,
        open::{Lack, Looked, Task, Unfinished},
        posts,
        settlement::Of,
    },
};
use chrono::{Datelike, NaiveDate, NaiveTime};
use std::{collections::BTreeSet, sync::Arc};

/// A payment that is looked for.
pub(super) struct Payment {
    pub(super) person: PersonId,
    /// Whom it is imagined to be paid to: somebody else only where its owner has left and nobody is named to take it.
    pub(super) to: PersonId,
    pub(super) item: Item,
    pub(super) subject: Subject,
    pub(super) missing: Vec<Lack>,
    pub(super) stage: Stage,
}

/// The ledger as if everything that payments wait for had been done today.
pub(super) struct Imagined {
    pub(super) ledger: Ledger,
    /// What is imagined.
    facts: Vec<Arc<Fact>>,
    /// The months in which any of it can fall.
    pub(super) span: (Month, Month),
    pub(super) payments: Vec<Payment>,
}

struct Imagining<'a> {
    looked: Looked<'a>,
    whose: Option<&'a PersonId>,
    unfinished: &'a Unfinished,
    pattern: &'a Fact,
    facts: Vec<Arc<Fact>>,
    payments: Vec<Payment>,
    last: Month,
}

/// Contracts reach far into the future; further than this nobody plans.
const FURTHEST_MONTHS: u32 = 60;

/// The months in which anything known can fall: from the first that is settled to this year's December.
pub(super) fn known_span(ledger: &Ledger, today: NaiveDate) -> Option<(Month, Month)> {
    let (first, _) = worth_settling(ledger, today);
    Some((first, Month::new(today.year(), 12).ok()?))
}

impl Imagined {
    /// What one person waits for, or everybody: from work that lacks something, and from what pays later all the same.
    pub(super) fn of<'a>(
        looked: Looked<'_>,
        whose: Option<&PersonId>,
        unfinished: &'a Unfinished,
        pays_later: impl Iterator<Item = &'a Of>,
    ) -> Option<Imagined> {
        let ledger = looked.ledger;
        let pattern = ledger.facts().first()?;
        let (first, last) = known_span(ledger, looked.today)?;
        let (facts, payments) = (Vec::new(), Vec::new());
        let mut imagining = Imagining { looked, whose, unfinished, pattern, facts, payments, last };
        let mut jobs: BTreeSet<&JobId> =
            unfinished.notices.keys().chain(unfinished.repairs.keys()).distinct();
        jobs.extend(pays_later.filter_map(|of| match of {
            Of::Notice(job) | Of::Repair(job) => Some(job),
            _ => None,
        }));
        let notices = jobs.iter().filter_map(|job| ledger.notices.get(*job));
        notices.for_each(|notice| imagining.notice(notice));
        let repairs = jobs.iter().filter_map(|job| ledger.repairs.get(*job));
        repairs.for_each(|repair| imagining.repair(repair));
        ledger.contracts.values().for_each(|contract| imagining.contract(contract));
        unfinished.journeys.iter().for_each(|(id, lack)| imagining.journey(id, lack));
        let Imagining { facts, payments, last, .. } = imagining;
        Some(Imagined { ledger: ledger.with(&facts), facts, span: (first, last), payments })
    }

    /// The same with other rules for one month.
    pub(super) fn with_rules(&self, month: Month, rules: &RuleSet, after: &RuleSet) -> Ledger {
        let mut facts = Vec::new();
        let known = self.ledger.facts().iter().next_back();
        let Some(pattern) = self.facts.last().or(known).cloned() else { return self.ledger.clone() };
        for (number, from, rules) in [(0, month, rules), (1, month.next(), after)] {
            let values = rules.differences_from(RuleSet::regulation());
            let name = String::new();
            let body = FactBody::from(RulesAdopted { from, name, values });
            // A set adopted for the month after keeps its place.
            let known = self.ledger.rule_sets.iter().any(|record| record.from == from);
            if number == 0 || !known {
                let id = imagined_id(u64::MAX - number);
                let recorded = pattern.recorded.max(end_of(month.last()));
                let device = DeviceId::imagined();
                facts.push(Arc::new(Fact { id, body, recorded, device, ..(*pattern).clone() }));
            }
        }
        self.ledger.with(&facts)
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
    fn wants(&self, person: &PersonId) -> bool {
        self.whose.is_none_or(|whose| whose == person)
    }

    /// From today on, or from the day on which it becomes possible.
    fn happens(&mut self, on: NaiveDate, body: FactBody) {
        self.is_recorded(on.max(self.looked.today), body);
    }

    fn is_recorded(&mut self, on: NaiveDate, body: FactBody) {
        let id = imagined_id(self.facts.len() as u64);
        let recorded = end_of(on.max(self.looked.today));
        let (actor, device) = (self.pattern.actor.clone(), DeviceId::imagined());
        self.facts.push(Arc::new(Fact { id, on, at: None, recorded, actor, device, link: None, body }));
    }

    fn expect(&mut self, person: &PersonId, item: Item, subject: &Subject, missing: &[Lack], stage: Stage) {
        if self.wants(person) {
            let (person, subject, missing) = (person.clone(), subject.clone(), missing.to_vec());
            self.payments.push(Payment { to: person.clone(), person, item, subject, missing, stage });
        }
    }

    /// The rest of somebody who left, as if whoever is there took it (5.1.8). It is nobody's yet: only who looks at
    /// everybody's sees it.
    fn expect_heirless(&mut self, notice: &Notice, rest: &[Lack]) {
        let Looked { ledger, today, .. } = self.looked;
        let heir = ledger.people.values().find(|person| person.employed_on(today));
        let Some(heir) = heir.filter(|_| self.whose.is_none()) else { return };
        self.happens(
            today,
            FactBody::from(SuccessorNamed { notice: notice.id.clone(), to: heir.id.clone() }),
        );
        self.payments.push(Payment {
            person: notice.holder().value.clone(),
            to: heir.id.clone(),
            item: Item::CommissioningRest,
            subject: Subject::Job(notice.id.clone()),
            missing: rest.to_vec(),
            stage: Stage::Waiting,
        });
    }

    fn notice(&mut self, notice: &Notice) {
        let holder = &notice.holder().value;
        let successor = notice.successors.last().map(|successor| &successor.value);
        let wanted = self.wants(holder) || successor.is_some_and(|successor| self.wants(successor));
        if notice.kind == NoticeKind::Reprogramming
            || !wanted
            || !self.looked.ledger.sites.contains_key(&notice.site)
        {
            return;
        }
        let lacks = self.unfinished.notices.get(&notice.id).cloned().unwrap_or_default();
        let day = notice.issued.on.max(notice.holder().on());
        for lack in &lacks {
            if let Some(body) = done(notice, lack.task) {
                self.happens(day, body);
            }
        }
        let (rest, first): (Vec<Lack>, Vec<Lack>) =
            lacks.into_iter().partition(|lack| lack.task.holds(Item::CommissioningRest));
        let stage = if notice.finished.is_none() { Stage::Possible } else { Stage::Waiting };
        let rest_stage = if first.is_empty() { Stage::Owed } else { stage };
        let rest: Vec<Lack> = first.iter().cloned().chain(rest).collect();
        if rest.iter().any(|lack| lack.task == Task::Successor) {
            self.expect_heirless(notice, &rest);
            return;
        }
        let subject = Subject::Job(notice.id.clone());
        for person in [Some(holder), successor.filter(|successor| *successor != holder)].into_iter().flatten()
        {
            self.expect(person, Item::CommissioningFirst, &subject, &first, stage);
            self.expect(person, Item::CommissioningRest, &subject, &rest, rest_stage);
        }
    }

    fn repair(&mut self, repair: &Repair) {
        if !self.wants(&repair.by) {
            return;
        }
        let missing = self.unfinished.repairs.get(&repair.id).cloned().unwrap_or_default();
        for lack in &missing {
            self.repair_step(repair, lack.task);
        }
        let subject = Subject::Job(repair.id.clone());
        self.expect(&repair.by, Item::Repair, &subject, &missing, Stage::Waiting);
    }

    fn repair_step(&mut self, repair: &Repair, task: Task) {
        let job: JobId = repair.id.clone();
        let body = match task {
            Task::PaidIn => FactBody::from(PaidIn { repair: job }),
            Task::Sheet => FactBody::from(SheetIn { job }),
            Task::Callback | Task::CallAgain => {
                FactBody::from(CalledBack { job, confirmed: true, remark: String::new() })
            }
            Task::ManagerApproval => FactBody::from(Approved { job, by: self.approver(Role::Manager) }),
            Task::SalesVpApproval => FactBody::from(Approved { job, by: self.approver(Role::SalesVp) }),
            // The rate is for the manager to set: nobody imagines it.
            _ => return,
        };
        self.happens(repair.done.on, body);
    }

    /// Who approves in a role; where nobody holds it, somebody who is taken to have come today.
    fn approver(&mut self, role: Role) -> PersonId {
        let today = self.looked.today;
        if let Some(holder) = posts::acting(self.looked.ledger, role, today) {
            return holder.id.clone();
        }
        let person = self.pattern.actor.clone();
        let person = PersonId::parse(&format!("{person}-{role:?}")).unwrap_or(person);
        let (name, base_wage) = (String::new(), crate::domain::Money::ZERO);
        let joined = today;
        self.happens(
            today,
            FactBody::from(PersonJoined { person: person.clone(), name, role, base_wage, joined }),
        );
        person
    }

    /// The manager's word takes the claim back and records it anew: the journey keeps its day.
    fn journey(&mut self, id: &TravelId, lack: &Lack) {
        let travel = self.looked.ledger.travel.get(id).filter(|travel| self.wants(&travel.person));
        let Some(travel) = travel else { return };
        let Travel { id, number, person, amount, customer_pays, stamp, .. } = travel.clone();
        let subject = Subject::Travel(id.clone());
        self.expect(&person, Item::Travel, &subject, std::slice::from_ref(lack), Stage::Waiting);
        self.happens(stamp.on, FactBody::from(Withdrawn { fact: stamp.fact, reason: String::new() }));
        self.is_recorded(
            stamp.on,
            FactBody::from(TravelClaimed {
                travel: id,
                number: Some(number),
                person,
                amount,
                approved: true,
                customer_pays,
            }),
        );
    }

    fn contract(&mut self, contract: &Contract) {
        // Whoever served some of its months is paid for them; of the others nothing is found.
        let servers: BTreeSet<&PersonId> = contract.servers.iter().map(|server| &server.value).distinct();
        if !self.wants(&contract.signer) && !servers.iter().any(|server| self.wants(server)) {
            return;
        }
        let id: ContractId = contract.id.clone();
        let subject = Subject::Contract(id.clone());
        let missing = self.unfinished.contracts.get(&contract.id).cloned().unwrap_or_default();
        for lack in &missing {
            match lack.task {
                Task::Receipt { amount } => {
                    self.happens(
                        contract.signed.on,
                        FactBody::from(MoneyReceived { contract: id.clone(), amount }),
                    );
                }
                Task::WorkDone => {
                    self.happens(
                        contract.to,
                        FactBody::from(ContractDone { contract: id.clone(), complete: true }),
                    );
                    let furthest = add_months(self.looked.today, FURTHEST_MONTHS);
                    self.last = self.last.max(Month::of(contract.to.min(furthest)));
                }
                _ => {}
            }
        }
        let money: Vec<Lack> =
            missing.iter().filter(|lack| lack.task.holds(Item::MaintenanceSigning)).cloned().collect();
        self.expect(&contract.signer, Item::MaintenanceSigning, &subject, &money, Stage::Waiting);
        let stage = if contract.to < self.looked.today { Stage::Waiting } else { Stage::Owed };
        for server in servers {
            self.expect(server, Item::MaintenanceService, &subject, &missing, stage);
        }
    }
}

/// The fact that does a step of a commissioning; none where nobody can say what it would be.
fn done(notice: &Notice, task: Task) -> Option<FactBody> {
    let id = notice.id.clone();
    let remark = String::new();
    let site: SiteId = notice.site.clone();
    Some(match task {
        Task::Finish => FactBody::from(Finished { notice: id, completion: Vec::new() }),
        Task::Papers => FactBody::from(PapersIn { notice: id, failed: Vec::new() }),
        Task::Callback | Task::CallAgain => FactBody::from(CalledBack { job: id, confirmed: true, remark }),
        Task::Recheck | Task::RecheckAgain => FactBody::from(Rechecked { notice: id, passed: true, remark }),
        Task::Decide(clause @ PenaltyClause::LatePapers) => {
            let person = notice.holder().value.clone();
            FactBody::from(PenaltyWaived { clause, person, job: Some(id), reason: remark })
        }
        Task::Acceptance => FactBody::from(Accepted { site }),
        _ => return None,
    })
}
