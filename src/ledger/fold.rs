//! The fold. It is total: a fact that fits nowhere stays in the list of facts and changes nothing else.

use super::{
    At, Closing, Contract, Decision, FollowUps, Ledger, Notice, PaperHandIn, PenaltyRecord, Person,
    PersonSpan, Repair, RuleSetRecord, Site, Stamp, Travel, namesakes::Marks,
};
use crate::{
    domain::{Arrange, Calendar, JobId, PenaltyClause},
    journal::{Fact, FactBody},
};
use std::{collections::btree_map::Entry, sync::Arc};

/// `facts` are in the order they count.
pub(super) fn fold(facts: Vec<Arc<Fact>>) -> Ledger {
    let mut ledger = Ledger { calendar: Calendar::official(), ..Ledger::default() };
    ledger.by_id = facts.iter().enumerate().map(|(index, fact)| (fact.id, index)).collect();
    for fact in &facts {
        if let FactBody::Withdrawn { fact: mistake, .. } = &fact.body {
            ledger.withdrawn.entry(*mistake).or_insert(stamp(fact));
        }
    }
    let counts = |fact: &&Arc<Fact>| !ledger.withdrawn.contains_key(&fact.id);
    let counting: Vec<&Arc<Fact>> = facts.iter().filter(counts).collect();
    // An event may be dated before what it belongs to (money before the repair): nouns come first, in ranks.
    for rank in 0..3 {
        for fact in counting.iter().filter(|fact| rank_of(&fact.body) == rank) {
            apply(&mut ledger, fact);
        }
    }
    for site in ledger.sites.values_mut() {
        site.acceptances.arrange_by_key(|acceptance| (acceptance.on(), acceptance.stamp.fact));
    }
    for punches in ledger.punches.values_mut() {
        punches.arrange_by_key(|punch| punch.value);
    }
    ledger.marks = Marks::of(&ledger.people, &ledger.sites);
    ledger.facts = facts;
    ledger
}

fn stamp(fact: &Fact) -> Stamp {
    Stamp { on: fact.on, recorded: fact.recorded, fact: fact.id }
}

fn at<T>(fact: &Fact, value: T) -> At<T> {
    At { stamp: stamp(fact), value }
}

/// People and sites first, then jobs and contracts, then what happens to them.
fn rank_of(body: &FactBody) -> u8 {
    match body {
        FactBody::BranchNamed { .. }
        | FactBody::Person { .. }
        | FactBody::Site { .. }
        | FactBody::RuleSet { .. }
        | FactBody::Calendar(_) => 0,
        FactBody::Notice { .. } | FactBody::Repair { .. } | FactBody::Contract { .. } => 1,
        FactBody::PersonChanged { .. }
        | FactBody::Reassign { .. }
        | FactBody::Finished { .. }
        | FactBody::PapersUntil { .. }
        | FactBody::Papers { .. }
        | FactBody::Callback { .. }
        | FactBody::Recheck { .. }
        | FactBody::Acceptance { .. }
        | FactBody::Ruling { .. }
        | FactBody::Successor { .. }
        | FactBody::Leave { .. }
        | FactBody::OwnUnfinishedWork { .. }
        | FactBody::Travel { .. }
        | FactBody::PaidIn { .. }
        | FactBody::Sheet { .. }
        | FactBody::Approved { .. }
        | FactBody::Receipt { .. }
        | FactBody::Server { .. }
        | FactBody::ContractDone { .. }
        | FactBody::FollowUps { .. }
        | FactBody::Punch { .. }
        | FactBody::Excused { .. }
        | FactBody::ProductIssue { .. }
        | FactBody::Penalty { .. }
        | FactBody::Waived { .. }
        | FactBody::CloseMonth { .. }
        | FactBody::Withdrawn { .. } => 2,
    }
}

fn apply(ledger: &mut Ledger, fact: &Fact) {
    let now = stamp(fact);
    match &fact.body {
        FactBody::BranchNamed { name } => ledger.branch.clone_from(name),
        FactBody::Person { person, name, role, base_wage, joined } => {
            let span = PersonSpan {
                from: *joined,
                name: name.clone(),
                role: *role,
                base_wage: *base_wage,
                stamp: now,
            };
            let known = Person { id: person.clone(), joined: *joined, left: None, spans: vec![span] };
            ledger.people.entry(person.clone()).or_insert(known);
        }
        FactBody::PersonChanged { person, name, role, base_wage } => {
            if let Some(person) = ledger.people.get_mut(person) {
                let span = PersonSpan {
                    from: fact.on,
                    name: name.clone(),
                    role: *role,
                    base_wage: *base_wage,
                    stamp: now,
                };
                person.spans.push(span);
            }
        }
        FactBody::Site { site, name, customer, area, warranty_until, dealer, contact } => {
            let described = Site {
                id: site.clone(),
                name: name.clone(),
                customer: customer.clone(),
                area: *area,
                warranty_until: *warranty_until,
                dealer: dealer.clone(),
                contact: contact.clone(),
                stamp: now,
                acceptances: Vec::new(),
                notices: Vec::new(),
                repairs: Vec::new(),
            };
            ledger.sites.insert(site.clone(), described);
        }
        FactBody::RuleSet { from, name, values } => ledger.rule_sets.push(RuleSetRecord {
            from: *from,
            name: name.clone(),
            values: values.clone(),
            stamp: now,
        }),
        FactBody::Calendar(year) => ledger.calendar.set(year.clone()),
        FactBody::Leave { person } => {
            if let Some(person) = ledger.people.get_mut(person) {
                person.left.get_or_insert(at(fact, fact.on));
            }
        }
        FactBody::OwnUnfinishedWork { person, month } => {
            ledger.own_unfinished_work.entry((person.clone(), *month)).or_insert(now);
        }
        FactBody::Travel { travel, person, amount, approved, customer_pays } => {
            let claim = Travel {
                id: travel.clone(),
                person: person.clone(),
                amount: *amount,
                approved: *approved,
                customer_pays: *customer_pays,
                stamp: now,
            };
            ledger.travel.entry(travel.clone()).or_insert(claim);
        }
        FactBody::FollowUps { by, qualified } => {
            ledger.follow_ups.push(FollowUps { by: by.clone(), qualified: *qualified, stamp: now });
        }
        FactBody::Punch { person, at: time } => {
            ledger.punches.entry(person.clone()).or_default().push(at(fact, *time));
        }
        FactBody::Excused { person, day } => {
            ledger.excused.entry((person.clone(), *day)).or_insert(now);
        }
        FactBody::ProductIssue { by } => ledger.product_issues.push(at(fact, by.clone())),
        FactBody::Penalty { clause, person, job, amount, manager, .. } => {
            let first = job.as_ref().is_none_or(|job| decide(ledger, *clause, job, now, true));
            // The first decision on a proposal counts; one made again charges nothing (7).
            if first || !clause.is_proposed() {
                ledger.penalties.push(PenaltyRecord {
                    clause: *clause,
                    person: person.clone(),
                    job: job.clone(),
                    amount: *amount,
                    manager: manager.clone(),
                    stamp: now,
                });
            }
        }
        FactBody::Waived { clause, job, .. } => {
            // Where no job is named there is no proposal that it could drop.
            if let Some(job) = job {
                decide(ledger, *clause, job, now, false);
            }
        }
        FactBody::CloseMonth { month, known_until, lines } => {
            let closing =
                Closing { month: *month, known_until: *known_until, lines: lines.clone(), stamp: now };
            close(ledger, closing);
        }
        FactBody::Acceptance { site } => {
            if let Some(site) = ledger.sites.get_mut(site) {
                site.acceptances.push(at(fact, ()));
            }
        }
        FactBody::Withdrawn { .. } => {}
        FactBody::Notice { .. } | FactBody::Repair { .. } | FactBody::Contract { .. } => begin(ledger, fact),
        FactBody::Reassign { .. }
        | FactBody::Finished { .. }
        | FactBody::PapersUntil { .. }
        | FactBody::Papers { .. }
        | FactBody::Callback { .. }
        | FactBody::Recheck { .. }
        | FactBody::Ruling { .. }
        | FactBody::Successor { .. }
        | FactBody::PaidIn { .. }
        | FactBody::Sheet { .. }
        | FactBody::Approved { .. }
        | FactBody::Receipt { .. }
        | FactBody::Server { .. }
        | FactBody::ContractDone { .. } => follow(ledger, fact),
    }
}

/// Closes a month. Two desks that did not know of each other may both have closed it: the closing made first holds, since
/// it was paid by, and the other is kept to be told of.
fn close(ledger: &mut Ledger, closing: Closing) {
    let month = closing.month;
    let again = match ledger.closings.entry(month) {
        Entry::Vacant(place) => {
            place.insert(closing);
            return;
        }
        Entry::Occupied(mut held) => {
            let made = |closing: &Closing| (closing.stamp.recorded, closing.stamp.fact);
            if made(&closing) < made(held.get()) { held.insert(closing).stamp } else { closing.stamp }
        }
    };
    ledger.closed_again.entry(month).or_default().push(again);
}

/// Notes a decision on a penalty of a job. False: it had been decided before, and that stands.
fn decide(ledger: &mut Ledger, clause: PenaltyClause, job: &JobId, stamp: Stamp, confirmed: bool) -> bool {
    match ledger.decisions.entry((clause, job.clone())) {
        Entry::Occupied(_) => false,
        Entry::Vacant(place) => {
            place.insert(Decision { stamp, confirmed });
            true
        }
    }
}

/// A job or a contract begins.
fn begin(ledger: &mut Ledger, fact: &Fact) {
    let now = stamp(fact);
    match &fact.body {
        FactBody::Notice { notice, site, to, kind, controllers } => {
            if ledger.notices.contains_key(notice) || ledger.repairs.contains_key(notice) {
                return;
            }
            if let Some(site) = ledger.sites.get_mut(site) {
                site.notices.push(notice.clone());
            }
            let begun = Notice {
                id: notice.clone(),
                site: site.clone(),
                kind: *kind,
                controllers: controllers.clone(),
                issued: now,
                holders: vec![at(fact, to.clone())],
                finished: None,
                papers_until: Vec::new(),
                papers: Vec::new(),
                callbacks: Vec::new(),
                rechecks: Vec::new(),
                rulings: Vec::new(),
                successors: Vec::new(),
            };
            ledger.notices.insert(notice.clone(), begun);
        }
        FactBody::Repair { repair, site, by, charged, floor, rebate, fault, product_fault } => {
            if ledger.notices.contains_key(repair) || ledger.repairs.contains_key(repair) {
                return;
            }
            if let Some(site) = ledger.sites.get_mut(site) {
                site.repairs.push(repair.clone());
            }
            let begun = Repair {
                id: repair.clone(),
                site: site.clone(),
                by: by.clone(),
                done: now,
                charged: *charged,
                floor: *floor,
                rebate: *rebate,
                fault: fault.clone(),
                product_fault: *product_fault,
                paid_in: None,
                sheet: None,
                callbacks: Vec::new(),
                approvals: Vec::new(),
            };
            ledger.repairs.insert(repair.clone(), begun);
        }
        FactBody::Contract { contract, site, signer, server, fee, rebate, from, to } => {
            let begun = Contract {
                id: contract.clone(),
                site: site.clone(),
                signer: signer.clone(),
                signed: now,
                agreed: *fee,
                rebate: *rebate,
                from: *from,
                to: *to,
                receipts: Vec::new(),
                servers: vec![at(fact, server.clone())],
                done: Vec::new(),
            };
            ledger.contracts.entry(contract.clone()).or_insert(begun);
        }
        _ => {}
    }
}

/// Something happens to a job or a contract.
fn follow(ledger: &mut Ledger, fact: &Fact) {
    let now = stamp(fact);
    match &fact.body {
        FactBody::Reassign { notice, to } => {
            on_notice(ledger, notice, |n| n.holders.push(at(fact, to.clone())))
        }
        FactBody::Finished { notice } => on_notice(ledger, notice, |n| _ = n.finished.get_or_insert(now)),
        FactBody::PapersUntil { notice, until } => {
            on_notice(ledger, notice, |n| n.papers_until.push(at(fact, *until)));
        }
        FactBody::Papers { notice, failed } => {
            on_notice(ledger, notice, |n| n.papers.push(PaperHandIn { stamp: now, failed: failed.clone() }));
        }
        FactBody::Callback { job, confirmed, .. } => {
            on_notice(ledger, job, |n| n.callbacks.push(at(fact, *confirmed)));
            on_repair(ledger, job, |r| r.callbacks.push(at(fact, *confirmed)));
        }
        FactBody::Recheck { notice, passed, .. } => {
            on_notice(ledger, notice, |n| n.rechecks.push(at(fact, *passed)));
        }
        FactBody::Ruling { notice, rate } => on_notice(ledger, notice, |n| n.rulings.push(at(fact, *rate))),
        FactBody::Successor { notice, to } => {
            on_notice(ledger, notice, |n| n.successors.push(at(fact, to.clone())));
        }
        FactBody::PaidIn { repair } => on_repair(ledger, repair, |r| _ = r.paid_in.get_or_insert(now)),
        FactBody::Sheet { job } => on_repair(ledger, job, |r| _ = r.sheet.get_or_insert(now)),
        FactBody::Approved { job, by } => on_repair(ledger, job, |r| r.approvals.push(at(fact, by.clone()))),
        FactBody::Receipt { contract, amount } => {
            on_contract(ledger, contract, |c| c.receipts.push(at(fact, *amount)));
        }
        FactBody::Server { contract, to } => {
            on_contract(ledger, contract, |c| c.servers.push(at(fact, to.clone())));
        }
        FactBody::ContractDone { contract, complete } => {
            on_contract(ledger, contract, |c| c.done.push(at(fact, *complete)));
        }
        _ => {}
    }
}

fn on_notice(ledger: &mut Ledger, id: &crate::domain::JobId, change: impl FnOnce(&mut Notice)) {
    if let Some(notice) = ledger.notices.get_mut(id) {
        change(notice);
    }
}

fn on_repair(ledger: &mut Ledger, id: &crate::domain::JobId, change: impl FnOnce(&mut Repair)) {
    if let Some(repair) = ledger.repairs.get_mut(id) {
        change(repair);
    }
}

fn on_contract(ledger: &mut Ledger, id: &crate::domain::ContractId, change: impl FnOnce(&mut Contract)) {
    if let Some(contract) = ledger.contracts.get_mut(id) {
        change(contract);
    }
}
