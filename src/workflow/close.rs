//! Closing a month, and taking a recorded fact back.

use super::{
    checks,
    refusal::{Field, Reason, Refusal, Thing},
};
use crate::{
    domain::{Arrange, Collected, FactId, Money, Month, PersonId},
    journal::{
        BranchFact, ClosedLine, CommissioningFact, Fact, FactBody, MaintenanceFact, MonthClosed, PeopleFact,
        PersonJoined, PersonLeft, RepairFact, RulesAdopted, ServiceFact, SiteDescribed, SitesFact,
        names::Named,
    },
    ledger::{Closing, Ledger},
    rules::{Closings, RuleBook, settle, so_far::is_running},
};
use chrono::{NaiveDate, NaiveDateTime};
use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

/// What a person's month came to when it was looked at, and what it comes to now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NetChange {
    pub person: PersonId,
    pub was: Money,
    /// The same as `was` where only the lines are others.
    pub now: Money,
}

/// The fact that closes a month: its figures by what was known until a moment. They never change again; what
/// becomes known later appears as adjustments. `confirmed` are the figures that a person looked at and agreed to: the
/// month is closed with these or not at all. `unread`: how much of what is stored can be read by nobody, so is in no figure.
pub(super) fn close_month(
    ledger: &Ledger,
    on: NaiveDate,
    month: Month,
    known_until: NaiveDateTime,
    confirmed: &[ClosedLine],
    unread: usize,
) -> Result<FactBody, Refusal> {
    checks::day(Field::Month, month.first())?;
    if ledger.closing(month).is_some() {
        return Err(Refusal::by("4.1", Reason::AlreadyClosed { month }));
    }
    if is_running(month, on) {
        return Err(Refusal::by("4.1", Reason::MonthNotOver { month }));
    }
    if unread > 0 {
        return Err(Refusal::by("4.1", Reason::Unread { n: unread }));
    }
    let known = ledger.known_by(known_until);
    let book = RuleBook::of(&known);
    if let Some(left_out) = book.left_out().iter().find(|left_out| left_out.from <= month) {
        let (from, name) = (left_out.from, left_out.name.clone());
        return Err(Refusal::by("8.2", Reason::RulesLeftOut { from, name }));
    }
    let lines = lines_of(&known, &book, month);
    if lines != confirmed {
        let changes = net_changes(confirmed, &lines);
        return Err(Refusal::by("4.1", Reason::FiguresChanged { month, changes }));
    }
    Ok(FactBody::from(MonthClosed { month, known_until, lines: lines.into() }))
}

/// The lines that closing a month records, by what is known until a moment: what a person looks at before he agrees.
pub fn figures(ledger: &Ledger, month: Month, known_until: NaiveDateTime) -> Vec<ClosedLine> {
    let known = ledger.known_by(known_until);
    lines_of(&known, &RuleBook::of(&known), month)
}

fn lines_of(known: &Ledger, book: &RuleBook, month: Month) -> Vec<ClosedLine> {
    let settlement = settle(known, book, month, month, Closings::Respected);
    let statements = settlement.months.iter().flat_map(|sheet| &sheet.statements);
    statements
        .flat_map(|(person, statement)| {
            statement.lines.iter().map(move |line| ClosedLine {
                person: person.clone(),
                item: line.item.code().into(),
                subject: line.subject.to_string().into(),
                amount: line.amount,
            })
        })
        .collect()
}

/// What each person gets by the lines of a closing; below zero: what he owes.
pub fn nets(lines: &[ClosedLine]) -> BTreeMap<&PersonId, Money> {
    let mut nets = BTreeMap::new();
    for line in lines {
        *nets.entry(&line.person).or_default() += line.amount;
    }
    nets
}

/// The people whose lines are not the same in two sets of figures.
pub fn net_changes(was: &[ClosedLine], now: &[ClosedLine]) -> Vec<NetChange> {
    let (nets_before, nets_now) = (nets(was), nets(now));
    let people: BTreeSet<&PersonId> = nets_before.keys().chain(nets_now.keys()).copied().distinct();
    let of = |lines: &'_ [ClosedLine], person: &PersonId| {
        let mut own: Vec<_> = lines.iter().filter(|line| line.person == *person).cloned().collect();
        own.arrange_by(|a, b| (&a.item, &a.subject, a.amount).cmp(&(&b.item, &b.subject, b.amount)));
        own
    };
    let net = |nets: &BTreeMap<&PersonId, Money>, person| nets.get(person).copied().unwrap_or_default();
    people
        .into_iter()
        .filter(|person| of(was, person) != of(now, person))
        .map(|person| NetChange {
            person: person.clone(),
            was: net(&nets_before, person),
            now: net(&nets_now, person),
        })
        .collect()
}

/// Closings and withdrawals stand; everything else can be taken back, unless something recorded rests on it.
///
/// # Errors
/// Says what has to be withdrawn first, where something has.
pub fn withdrawal(ledger: &Ledger, fact: FactId) -> Result<(), Refusal> {
    let mistake = ledger
        .fact(fact)
        .ok_or_else(|| Refusal::new(Reason::Unknown { what: Thing::Fact, id: fact.to_string() }))?;
    if ledger.withdrawn.contains_key(&fact) {
        return Err(Refusal::new(Reason::AlreadyWithdrawn { fact }));
    }
    if ledger.is_in_conflict(mistake) || ledger.aside.contains_key(&fact) {
        // Another answer stands in its place, or nothing does.
        return Ok(());
    }
    above(ledger, mistake)?.map_or(Ok(()), |by| Err(Refusal::new(Reason::RestedOn { by })))
}

/// What rests on a fact, if anything does: it has to be taken back first.
fn above(ledger: &Ledger, mistake: &Fact) -> Result<Option<FactId>, Refusal> {
    let fact = mistake.id;
    Ok(match &mistake.body {
        FactBody::Branch(told) => return above_office(ledger, told, mistake.recorded).map(|()| None),
        FactBody::People(told) => match told {
            // A noun that others name stays: withdraw what hangs on it first.
            PeopleFact::PersonJoined(PersonJoined { person, .. }) => {
                last_naming(ledger, fact, |named| named == Named::Person(person))
            }
            PeopleFact::PersonChanged(_) => None,
            PeopleFact::PersonLeft(PersonLeft { person }) => {
                let mut held = ledger.notices.values().filter(|notice| notice.holder().value == *person);
                held.find_map(|notice| notice.successors.last()).map(|named| named.stamp.fact)
            }
        },
        FactBody::Sites(SitesFact::SiteDescribed(SiteDescribed { site, .. })) => {
            let only = only_description(ledger, fact, site.as_str());
            only.then(|| last_naming(ledger, fact, |named| named == Named::Site(site))).flatten()
        }
        FactBody::Commissioning(step) => above_step(ledger, step, mistake),
        FactBody::Service(ServiceFact::Renumbered(_) | ServiceFact::Attached(_)) => None,
        FactBody::Service(ServiceFact::CalledBack(_)) => ledger.notice_told(mistake).and_then(|notice| {
            let others =
                notice.callbacks.iter().any(|callback| callback.value && callback.stamp.fact != fact);
            notice.rechecks.last().filter(|_| !others).map(|recheck| recheck.stamp.fact)
        }),
        FactBody::Repair(step) => match step {
            RepairFact::RepairDone(_) => last_of(ledger, mistake),
            RepairFact::PaidIn(_) | RepairFact::SheetIn(_) | RepairFact::Approved(_) => None,
        },
        FactBody::Maintenance(step) => match step {
            MaintenanceFact::ContractSigned(_) => last_of(ledger, mistake),
            MaintenanceFact::MoneyReceived(_) => {
                ledger.contract_told(mistake).and_then(|contract| contract.refund_resting_on(fact))
            }
            MaintenanceFact::ServerChanged(_) | MaintenanceFact::ContractDone(_) => None,
        },
        FactBody::FollowUp(_)
        | FactBody::Attendance(_)
        | FactBody::Conduct(_)
        | FactBody::Money(_)
        | FactBody::Reward(_) => None,
        // What rests on it is not known here.
        FactBody::Newer(_) => return Err(Refusal::new(Reason::CannotWithdraw)),
    })
}

/// Closings and withdrawals stand, and so do rules that a closed month went by; on the rest nothing rests.
fn above_office(ledger: &Ledger, told: &BranchFact, recorded: NaiveDateTime) -> Result<(), Refusal> {
    match told {
        BranchFact::MonthClosed(_) | BranchFact::Withdrawn(_) => Err(Refusal::new(Reason::CannotWithdraw)),
        BranchFact::RulesAdopted(RulesAdopted { from, .. }) => match closed_under(ledger, *from, recorded) {
            Some(month) => Err(Refusal::by("8.2", Reason::RulesForClosedMonth { month })),
            None => Ok(()),
        },
        BranchFact::BranchNamed(_) | BranchFact::CalendarEntered(_) | BranchFact::ClosingRejected(_) => {
            Ok(())
        }
    }
}

/// The step of a notice that rests on this one: each may be taken back only after the next.
fn above_step(ledger: &Ledger, step: &CommissioningFact, mistake: &Fact) -> Option<FactId> {
    match step {
        CommissioningFact::NoticeIssued(_) => last_of(ledger, mistake),
        CommissioningFact::Reassigned(_) => {
            ledger.notice_told(mistake)?.finished.map(|finished| finished.fact)
        }
        CommissioningFact::Finished(_) => {
            let notice = ledger.notice_told(mistake)?;
            let papers = notice.papers.last().map(|papers| papers.stamp.fact);
            papers.or_else(|| notice.papers_until.last().map(|until| until.stamp.fact))
        }
        CommissioningFact::PapersIn(_) => {
            let notice = ledger.notice_told(mistake)?;
            let others = notice.papers.iter().any(|papers| papers.good() && papers.stamp.fact != mistake.id);
            notice.callbacks.last().filter(|_| !others).map(|callback| callback.stamp.fact)
        }
        CommissioningFact::PapersExtended(_)
        | CommissioningFact::Rechecked(_)
        | CommissioningFact::Accepted(_)
        | CommissioningFact::Ruled(_)
        | CommissioningFact::SuccessorNamed(_) => None,
    }
}

/// The last month that was closed under rules which hold from a month and were known by then: as rules for it cannot be
/// adopted any more, they cannot be taken back.
fn closed_under(ledger: &Ledger, from: Month, recorded: NaiveDateTime) -> Option<Month> {
    let under = |closing: &&Closing| closing.month >= from && closing.known_until >= recorded;
    ledger.closings.values().filter(under).map(|closing| closing.month).max()
}

/// No other fact describes this site: an older or newer description may go.
fn only_description(ledger: &Ledger, fact: FactId, id: &str) -> bool {
    let describes = |body: &FactBody| matches!(body, FactBody::Sites(SitesFact::SiteDescribed(SiteDescribed { site, .. })) if site.as_str() == id);
    !counting(ledger).any(|other| other.id != fact && describes(&other.body))
}

fn counting(ledger: &Ledger) -> impl DoubleEndedIterator<Item = &Fact> {
    ledger.facts().iter().map(|fact| &**fact).filter(|fact| !ledger.withdrawn.contains_key(&fact.id))
}

/// The last other fact that counts and names this.
fn last_naming(ledger: &Ledger, except: FactId, is_it: impl Fn(Named<'_>) -> bool) -> Option<FactId> {
    let names = |fact: &&Fact| fact.id != except && fact.body.names().into_iter().any(&is_it);
    counting(ledger).rfind(names).map(|fact| fact.id)
}

/// The last other fact that counts and tells of what this one begins.
fn last_of(ledger: &Ledger, beginning: &Fact) -> Option<FactId> {
    let thing = ledger.told_of(beginning)?;
    let counts = |fact: &&Arc<Fact>| fact.id != beginning.id && !ledger.withdrawn.contains_key(&fact.id);
    ledger.told_about(&thing).rfind(counts).map(|fact| fact.id)
}

#[cfg(test)]
mod tests;
