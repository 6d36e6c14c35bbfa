//! Questions that have one answer, and were answered twice by people who did not know of each other. Both answers are kept;
//! until one of them is taken back, the ledger goes by the one that was recorded first.

use super::{About, Chains, Knew};
use crate::{
    domain::{Arrange, FactId, Month},
    journal::{
        BranchFact, CommissioningFact, ConductFact, Fact, FactBody, MaintenanceFact, PeopleFact, RepairFact,
        SitesFact,
    },
};
use chrono::NaiveDate;
use std::collections::BTreeMap;

/// What was asked, within what it is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Question {
    /// What the branch is called.
    BranchName,
    /// The rules from a month on.
    Rules(Month),
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
}

/// Answers to one question, given without knowing of each other.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Conflict {
    pub about: About,
    pub question: Question,
    /// In the order in which they were recorded: the first one is gone by. No two say the same.
    pub answers: Vec<FactId>,
}

/// The question that a fact answers, and whether its day is part of the answer. Everything else can be said more than once.
fn question(fact: &Fact) -> Option<(Question, bool)> {
    match &fact.body {
        FactBody::Branch(told) => match told {
            BranchFact::BranchNamed(_) => Some((Question::BranchName, false)),
            BranchFact::RulesAdopted(rules) => Some((Question::Rules(rules.from), false)),
            BranchFact::CalendarEntered(calendar) => Some((Question::Calendar(calendar.year), false)),
            // Of two closings the first holds, and what differs is shown.
            BranchFact::MonthClosed(_) | BranchFact::Withdrawn(_) => None,
        },
        FactBody::People(told) => match told {
            PeopleFact::PersonJoined(_) => None,
            PeopleFact::PersonChanged(_) => Some((Question::Person(fact.on), false)),
            PeopleFact::PersonLeft(_) => Some((Question::LastDay, true)),
        },
        FactBody::Sites(SitesFact::SiteDescribed(_)) => Some((Question::Site, false)),
        FactBody::Commissioning(step) => match step {
            CommissioningFact::NoticeIssued(_) => None,
            CommissioningFact::Reassigned(_) => Some((Question::Holder, true)),
            CommissioningFact::Finished(_) => Some((Question::Finished, true)),
            CommissioningFact::PapersExtended(_) => Some((Question::PapersLimit, false)),
            CommissioningFact::PapersIn(_) => Some((Question::Papers, true)),
            CommissioningFact::Rechecked(_) => Some((Question::Recheck, true)),
            CommissioningFact::Accepted(_) => Some((Question::Acceptance, true)),
            CommissioningFact::Ruled(_) => Some((Question::Ruling, false)),
            CommissioningFact::SuccessorNamed(_) => Some((Question::Successor, false)),
        },
        FactBody::Repair(step) => match step {
            RepairFact::RepairDone(_) | RepairFact::Approved(_) => None,
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
            ConductFact::PenaltyConfirmed(_) | ConductFact::PenaltyWaived(_) => {
                Some((Question::Decision, false))
            }
            ConductFact::OwnWorkUnfinished(_) => None,
        },
        FactBody::Service(_)
        | FactBody::FollowUp(_)
        | FactBody::Attendance(_)
        | FactBody::Money(_)
        | FactBody::Reward(_)
        | FactBody::Newer(_) => None,
    }
}

/// The conflicts among the facts that count of one part, given in the order they count.
pub(super) fn conflicts(chains: &Chains, about: &About, facts: &[&Fact]) -> Vec<Conflict> {
    if facts.len() < 2 {
        return Vec::new();
    }
    let mut asked: BTreeMap<Question, Vec<(&Fact, bool)>> = BTreeMap::new();
    for fact in facts {
        if let Some((question, dated)) = question(fact) {
            asked.entry(question).or_default().push((fact, dated));
        }
    }
    asked.into_iter().filter_map(|(question, answers)| conflict(chains, about, question, &answers)).collect()
}

fn conflict(chains: &Chains, about: &About, question: Question, all: &[(&Fact, bool)]) -> Option<Conflict> {
    // Whoever changes what a site is knows what it was when it was first described.
    let beginning = all.first().filter(|_| question == Question::Site).map(|(fact, _)| fact.id);
    let known = |earlier: &Fact| {
        let knows = |(later, _): &(&Fact, bool)| {
            later.id != earlier.id
                && (Some(earlier.id) == beginning || chains.knew(later, earlier) == Knew::Yes)
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
    (answers.len() > 1).then(|| Conflict { about: about.clone(), question, answers })
}

#[cfg(test)]
mod tests;
