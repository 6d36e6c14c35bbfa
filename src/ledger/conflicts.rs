//! Questions that have one answer, and were answered twice by people who did not know of each other. Both answers are kept;
//! until one of them is taken back, the ledger goes by the one that was recorded first.

use super::{About, Chains, Knew, Ledger, about::called, calling::Calling};
use crate::{
    domain::{Arrange, FactId, JobId, Month, PenaltyClause, PersonId, SiteId, Thing, WorkId},
    journal::{
        BranchFact, CommissioningFact, ComplaintFact, ConductFact, Fact, FactBody, MaintenanceFact,
        MoneyFact, PeopleFact, ProblemFact, RegisterFact, RepairFact, ServiceFact, SiteDescribed, SitesFact,
    },
};
use chrono::NaiveDate;
use std::{collections::BTreeMap, sync::Arc};

/// What was asked, within what it is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Question {
    /// What the branch is called.
    BranchName,
    /// The rules from a month on.
    Rules(Month),
    /// What service costs from a day on.
    Fees(NaiveDate),
    /// A year of the calendar.
    Calendar(i32),
    /// What somebody is from a day on.
    Person(NaiveDate),
    LastDay,
    /// What a site is, where it lies.
    Site,
    Acceptance,
    /// Who holds a notice.
    Holder,
    Finished,
    PapersLimit,
    Papers,
    Recheck,
    Ruling,
    Successor,
    PaidIn,
    Sheet,
    /// Who serves a contract from a day on.
    Server(NaiveDate),
    ContractDone,
    /// A penalty or none.
    Decision,
    /// What a thing is called by.
    Number,
    /// To whom or to which day a visit passes.
    Moved,
    /// When somebody arrived for a visit, or how it ended.
    Arrived,
    Ended,
    /// Whose fault a complaint came from.
    Verified,
    HandedIn,
    /// What a repair to come is to cost.
    Quote,
    /// Whether a visit's sheet is in order.
    Review,
    /// Whether a dealer has follow-ups at his customer's.
    Dealer,
    /// Whether there are any more follow-ups at a site.
    FollowedUp,
    /// Which leader looks after a site.
    LookedAfter,
    /// Whether a problem of a product is a new one.
    Judged,
}

impl Question {
    /// Whether what is paid for a piece of work hangs on it. A number is for people, a fee schedule for quotes to come; a dealer's
    /// word, further follow-ups and who looks after a site say who may be sent there, and nothing about what was done.
    pub fn holds_work(self) -> bool {
        !matches!(
            self,
            Question::Number
                | Question::Fees(_)
                | Question::Dealer
                | Question::FollowedUp
                | Question::LookedAfter
        )
    }
}

/// Of what something was asked.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Asked {
    Branch,
    Person(PersonId),
    Site(SiteId),
    Thing(Thing),
    /// A penalty of a job.
    Penalty(PenaltyClause, JobId),
}

/// Answers to one question, given without knowing of each other.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Conflict {
    pub of: Asked,
    pub question: Question,
    /// In the order in which they were recorded: the first one is gone by. No two say the same.
    pub answers: Vec<FactId>,
    /// Every answer that counts, those that a later one knew included: they come back when the later one is taken back.
    pub all: Vec<FactId>,
}

impl Conflict {
    /// What is to be taken back to go by `kept` alone, the last first: whatever was answered without its knowing.
    pub fn others(&self, ledger: &Ledger, kept: FactId) -> Vec<FactId> {
        let Some(kept) = ledger.fact(kept) else { return Vec::new() };
        let apart = |other: &Fact| match ledger.chains.knew(kept, other) {
            Knew::Yes => false,
            Knew::No => true,
            Knew::Unsaid => !may_have_known(self.question, kept, other),
        };
        let others = self.all.iter().rev().filter_map(|id| ledger.fact(*id));
        let others =
            others.filter(|other| other.id != kept.id && !is_beginning(self.question, &self.all, other));
        others.filter(|other| apart(other)).map(|other| other.id).collect()
    }

    /// Whether it stands among what a piece of work lacks: money waits for it there. Everything else is settled beside the work:
    /// what is said of people, sites, the rules, of a visit, of what is only quoted for.
    pub fn is_of_work(&self, ledger: &Ledger) -> bool {
        let has = |job: &JobId| ledger.notices.contains_key(job) || ledger.repairs.contains_key(job);
        self.question.holds_work()
            && match &self.of {
                Asked::Thing(Thing::Work(WorkId::Contract(id))) => ledger.contracts.contains_key(id),
                Asked::Thing(Thing::Work(WorkId::Notice(id) | WorkId::Repair(id)))
                | Asked::Penalty(_, id) => has(id),
                Asked::Thing(Thing::Day(..) | Thing::Journey(_)) => false,
                Asked::Branch | Asked::Person(_) | Asked::Site(_) => false,
            }
    }
}

/// The question that a fact answers, and whether its day is part of the answer. Everything else can be said more than once.
fn question(fact: &Fact) -> Option<(Question, bool)> {
    match &fact.body {
        FactBody::Branch(told) => of_branch(told),
        FactBody::People(told) => match told {
            PeopleFact::PersonJoined(_) => None,
            PeopleFact::PersonChanged(_) => Some((Question::Person(fact.on), false)),
            PeopleFact::PersonLeft(_) => Some((Question::LastDay, true)),
        },
        FactBody::Sites(SitesFact::SiteDescribed(_)) => Some((Question::Site, false)),
        FactBody::Commissioning(step) => of_commissioning(step),
        FactBody::Repair(step) => match step {
            RepairFact::RepairDone(_)
            | RepairFact::Approved(_)
            | RepairFact::QuoteApproved(_)
            | RepairFact::Consented(_)
            | RepairFact::SentToFactory(_) => None,
            RepairFact::Quoted(_) => Some((Question::Quote, false)),
            RepairFact::PaidIn(_) => Some((Question::PaidIn, true)),
            RepairFact::SheetIn(_) => Some((Question::Sheet, true)),
        },
        FactBody::Maintenance(step) => match step {
            MaintenanceFact::ContractSigned(_) | MaintenanceFact::MoneyReceived(_) => None,
            MaintenanceFact::ServerChanged(_) => Some((Question::Server(fact.on), false)),
            MaintenanceFact::ContractDone(_) => Some((Question::ContractDone, true)),
        },
        FactBody::Conduct(told) => match told {
            // A penalty of no job stands for itself.
            ConductFact::PenaltyConfirmed(_)
            | ConductFact::PenaltyWaived(_)
            | ConductFact::PenaltyCorrected(_) => Some((Question::Decision, false)),
            ConductFact::OwnAnswer(_) | ConductFact::OwnWorkUnfinished(_) => None,
        },
        FactBody::Register(told) => of_visit(told),
        FactBody::Complaint(ComplaintFact::Verified(_)) => Some((Question::Verified, false)),
        FactBody::Problem(ProblemFact::ProblemJudged(_)) => Some((Question::Judged, true)),
        FactBody::Money(MoneyFact::HandedIn(_)) => Some((Question::HandedIn, true)),
        FactBody::Matter(_) => None,
        FactBody::Complaint(ComplaintFact::Complained(_) | ComplaintFact::Answered(_)) => None,
        FactBody::Service(ServiceFact::Renumbered(_)) => Some((Question::Number, false)),
        FactBody::Service(
            ServiceFact::CalledBack(_) | ServiceFact::NotReached(_) | ServiceFact::Attached(_),
        )
        | FactBody::FollowUp(_)
        | FactBody::Attendance(_)
        | FactBody::Money(MoneyFact::TravelClaimed(_) | MoneyFact::Collected(_) | MoneyFact::Reminded(_))
        | FactBody::Problem(ProblemFact::ProblemReported(_) | ProblemFact::ProblemTaken(_))
        | FactBody::Reward(_)
        | FactBody::Newer(_) => None,
    }
}

fn of_branch(told: &BranchFact) -> Option<(Question, bool)> {
    match told {
        BranchFact::BranchNamed(_) => Some((Question::BranchName, false)),
        BranchFact::RulesAdopted(rules) => Some((Question::Rules(rules.from), false)),
        BranchFact::CalendarEntered(calendar) => Some((Question::Calendar(calendar.year), false)),
        BranchFact::FeesSet(fees) => Some((Question::Fees(fees.from), false)),
        // Of two closings the first holds, and what differs is shown.
        BranchFact::MonthClosed(_) | BranchFact::ClosingRejected(_) | BranchFact::Withdrawn(_) => None,
    }
}

fn of_commissioning(step: &CommissioningFact) -> Option<(Question, bool)> {
    match step {
        CommissioningFact::NoticeIssued(_)
        | CommissioningFact::NoticeWritten(_)
        | CommissioningFact::NoticeApproved(_)
        | CommissioningFact::CallbackSigned(_)
        | CommissioningFact::ListSent(_) => None,
        CommissioningFact::NoticeAssigned(_) => Some((Question::Holder, true)),
        CommissioningFact::Reassigned(_) => Some((Question::Holder, true)),
        CommissioningFact::Finished(_) => Some((Question::Finished, true)),
        CommissioningFact::PapersExtended(_) => Some((Question::PapersLimit, false)),
        CommissioningFact::PapersIn(_) => Some((Question::Papers, true)),
        CommissioningFact::Rechecked(_) => Some((Question::Recheck, true)),
        CommissioningFact::Accepted(_) => Some((Question::Acceptance, true)),
        CommissioningFact::Ruled(_) => Some((Question::Ruling, false)),
        CommissioningFact::SuccessorNamed(_) => Some((Question::Successor, false)),
    }
}

/// The question that a fact of the register answers.
fn of_visit(told: &RegisterFact) -> Option<(Question, bool)> {
    match told {
        RegisterFact::VisitMoved(_) => Some((Question::Moved, false)),
        RegisterFact::Arrived(_) => Some((Question::Arrived, true)),
        RegisterFact::Ended(_) => Some((Question::Ended, true)),
        RegisterFact::VisitSheetIn(_) => Some((Question::Sheet, true)),
        RegisterFact::SheetReviewed(_) => Some((Question::Review, true)),
        RegisterFact::DealerConsents(_) | RegisterFact::DealerRefuses(_) => Some((Question::Dealer, false)),
        RegisterFact::FollowUpsDropped(_) | RegisterFact::FollowUpsResumed(_) => {
            Some((Question::FollowedUp, false))
        }
        RegisterFact::LooksAfter(_) => Some((Question::LookedAfter, false)),
        RegisterFact::Requested(_)
        | RegisterFact::VisitPlanned(_)
        | RegisterFact::SentStraight(_)
        | RegisterFact::PassedUp(_)
        | RegisterFact::VisitCalled(_)
        | RegisterFact::ObjectionSettled(_)
        | RegisterFact::Away(_)
        | RegisterFact::WeekListed(_) => None,
    }
}

/// The conflicts among the facts that count of one part, given in the order they count.
pub(super) fn conflicts(
    ledger: &Ledger,
    about: &About,
    told: &[Arc<Fact>],
    facts: &[&Fact],
) -> Vec<Conflict> {
    if facts.len() < 2 {
        return Vec::new();
    }
    let calling = Calling::of(told, &ledger.withdrawn, &ledger.aside);
    let mut asked: BTreeMap<(Asked, Question), Vec<(&Fact, bool)>> = BTreeMap::new();
    for fact in facts {
        let Some((question, dated)) = question(fact) else { continue };
        for of in of(&calling, about, fact).into_iter().flatten() {
            asked.entry((of, question)).or_default().push((fact, dated));
        }
    }
    let chains = &ledger.chains;
    asked.into_iter().filter_map(|((of, question), all)| conflict(chains, of, question, &all)).collect()
}

/// Of what a fact answers a question. By one number several things may be called.
fn of(calling: &Calling<'_>, about: &About, fact: &Fact) -> [Option<Asked>; 2] {
    let asked = match about {
        About::Branch | About::Calendar | About::RuleSets | About::Fees => Some(Asked::Branch),
        About::Person(person) => Some(Asked::Person(person.clone())),
        About::Site(site) => Some(Asked::Site(site.clone())),
        About::Numbered(_) => {
            let Some((noun, said)) = called(&fact.body) else { return [None, None] };
            let meant = calling.meant(noun, said.as_str(), fact).map(|begun| begun.thing.clone());
            if let FactBody::Conduct(conduct) = &fact.body {
                let job = meant.map_or_else(|| said.as_job(), |thing| JobId::known(thing.as_str().into()));
                return conduct.decides().map(|clause| Some(Asked::Penalty(clause?, job.clone())));
            }
            meant.map(Asked::Thing)
        }
        _ => None,
    };
    [asked, None]
}

/// Whether an answer of a version that does not say what it knew goes on from an earlier one, as far as one can tell: papers
/// that failed and came again, work handed on once more, another detail of a site. What the desk answers once, and what lies
/// elsewhere than was said, does not.
fn may_have_known(question: Question, later: &Fact, earlier: &Fact) -> bool {
    let area = |fact: &Fact| fact.body.of().map(|SiteDescribed { area, .. }| *area);
    let goes_on = match question {
        Question::Holder
        | Question::Papers
        | Question::PapersLimit
        | Question::Recheck
        | Question::Successor
        | Question::Moved
        | Question::Quote
        | Question::Review
        | Question::Dealer
        | Question::FollowedUp
        | Question::LookedAfter
        | Question::Number => true,
        Question::Site => area(later) == area(earlier),
        Question::BranchName
        | Question::Rules(_)
        | Question::Calendar(_)
        | Question::Fees(_)
        | Question::Person(_)
        | Question::LastDay
        | Question::Acceptance
        | Question::Finished
        | Question::Ruling
        | Question::PaidIn
        | Question::Sheet
        | Question::Server(_)
        | Question::ContractDone
        | Question::Arrived
        | Question::Ended
        | Question::Verified
        | Question::HandedIn
        | Question::Judged
        | Question::Decision => false,
    };
    goes_on && (later.recorded, later.id) > (earlier.recorded, earlier.id)
}

/// Whoever changes what a site is knows what it was when it was first described.
fn is_beginning(question: Question, all: &[FactId], fact: &Fact) -> bool {
    question == Question::Site && all.first() == Some(&fact.id)
}

fn conflict(chains: &Chains, of: Asked, question: Question, all: &[(&Fact, bool)]) -> Option<Conflict> {
    let ids: Vec<FactId> = all.iter().map(|(fact, _)| fact.id).collect();
    let known = |earlier: &Fact| {
        let knows = |(later, _): &(&Fact, bool)| {
            let knew = || match chains.knew(later, earlier) {
                Knew::Yes => true,
                Knew::No => false,
                Knew::Unsaid => may_have_known(question, later, earlier),
            };
            later.id != earlier.id && (is_beginning(question, &ids, earlier) || knew())
        };
        all.iter().any(knows)
    };
    let mut last: Vec<(&Fact, bool)> = all.iter().filter(|(fact, _)| !known(fact)).copied().collect();
    last.arrange_by_key(|(fact, _)| (fact.recorded, fact.id));
    let mut answers: Vec<&Fact> = Vec::new();
    for (fact, dated) in last {
        let same = |other: &&Fact| other.body == fact.body && (!dated || other.on == fact.on);
        if !answers.iter().any(same) {
            answers.push(fact);
        }
    }
    let answers: Vec<FactId> = answers.into_iter().map(|fact| fact.id).collect();
    (answers.len() > 1).then_some(Conflict { of, question, answers, all: ids })
}

#[cfg(test)]
mod tests;
