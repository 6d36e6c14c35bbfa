//! Sites, jobs and contracts. Facts come in the order in which they count, those that are withdrawn left out. An event may
//! be dated before what it belongs to (money before the repair): what begins comes first.

use super::{at, day, stamp};
use crate::{
    domain::{ContractId, JobId},
    journal::{
        Approved, CalledBack, CommissioningFact, ContractDone, ContractSigned, Fact, FactBody, Finished,
        LooksAfter, MaintenanceFact, MoneyReceived, NotReached, NoticeIssued, ObjectionSettled,
        PapersExtended, PapersIn, Reassigned, Rechecked, RegisterFact, Reminded, RepairDone, RepairFact,
        Ruled, ServerChanged, SiteDescribed, SitesFact, SuccessorNamed,
    },
    ledger::{Contract, Notice, PaperHandIn, Repair, Site},
};

/// The last description, and every acceptance.
pub(super) fn site(facts: &[&Fact]) -> Option<Site> {
    let mut site = facts.iter().rev().find_map(|fact| described(fact))?;
    let acceptances = facts
        .iter()
        .filter(|fact| matches!(fact.body, FactBody::Commissioning(CommissioningFact::Accepted(_))));
    site.acceptances = acceptances.map(|fact| at(fact, ())).collect();
    facts.iter().for_each(|fact| follow_site(&mut site, fact));
    Some(site)
}

/// What the dealer said, whether follow-ups go on, and who looks after the site.
fn follow_site(site: &mut Site, fact: &Fact) {
    if let Some(Reminded { promised, .. }) = fact.body.of() {
        site.reminders.push(at(fact, *promised));
    }
    let FactBody::Register(told) = &fact.body else { return };
    match told {
        RegisterFact::DealerConsents(_) => site.dealer_words.push(at(fact, true)),
        RegisterFact::DealerRefuses(_) => site.dealer_words.push(at(fact, false)),
        RegisterFact::FollowUpsDropped(_) => site.dropped.push(at(fact, true)),
        RegisterFact::FollowUpsResumed(_) => site.dropped.push(at(fact, false)),
        RegisterFact::LooksAfter(LooksAfter { person, .. }) => {
            site.looked_after_by = Some(at(fact, person.clone()));
        }
        RegisterFact::Requested(_)
        | RegisterFact::VisitPlanned(_)
        | RegisterFact::VisitMoved(_)
        | RegisterFact::SentStraight(_)
        | RegisterFact::Arrived(_)
        | RegisterFact::Ended(_)
        | RegisterFact::PassedUp(_)
        | RegisterFact::VisitSheetIn(_)
        | RegisterFact::SheetReviewed(_)
        | RegisterFact::VisitCalled(_)
        | RegisterFact::ObjectionSettled(_)
        | RegisterFact::Away(_)
        | RegisterFact::WeekListed(_) => {}
    }
}

fn described(fact: &Fact) -> Option<Site> {
    let FactBody::Sites(SitesFact::SiteDescribed(SiteDescribed {
        site,
        name,
        customer,
        area,
        warranty_until,
        dealer,
        contact,
    })) = &fact.body
    else {
        return None;
    };
    Some(Site {
        id: site.clone(),
        name: name.clone(),
        customer: customer.clone(),
        area: *area,
        warranty_until: *warranty_until,
        dealer: dealer.clone(),
        contact: contact.clone(),
        stamp: stamp(fact),
        acceptances: Vec::new(),
        dealer_words: Vec::new(),
        dropped: Vec::new(),
        reminders: Vec::new(),
        looked_after_by: None,
    })
}

/// `number`: what it was begun with.
pub(super) fn issued(fact: &Fact, id: JobId, number: String) -> Option<Notice> {
    let FactBody::Commissioning(CommissioningFact::NoticeIssued(NoticeIssued {
        site,
        to,
        kind,
        controllers,
        ..
    })) = &fact.body
    else {
        return None;
    };
    let told = (site.clone(), *kind, controllers.clone());
    Some(Notice::issued(id, number, told, at(fact, to.clone())))
}

/// Something happens to a notice. What can happen to a repair only changes nothing.
pub(super) fn follow_notice(notice: &mut Notice, fact: &Fact) {
    if let Some(CalledBack { confirmed, .. }) = fact.body.of() {
        notice.callbacks.push(at(fact, *confirmed));
    }
    if let Some(NotReached { .. }) = fact.body.of() {
        notice.unreached.push(stamp(fact));
    }
    if let Some(ObjectionSettled { .. }) = fact.body.of() {
        notice.settled.push(stamp(fact));
    }
    let FactBody::Commissioning(step) = &fact.body else { return };
    match step {
        // An acceptance is of the site.
        CommissioningFact::NoticeIssued(_)
        | CommissioningFact::NoticeWritten(_)
        | CommissioningFact::NoticeApproved(_)
        | CommissioningFact::NoticeAssigned(_)
        | CommissioningFact::ListSent(_)
        | CommissioningFact::Accepted(_) => {}
        CommissioningFact::Reassigned(Reassigned { to, .. }) => notice.holders.push(at(fact, to.clone())),
        CommissioningFact::Finished(Finished { completion, .. }) => {
            if notice.finished.is_none() {
                (notice.finished, notice.completion) = (Some(stamp(fact)), completion.clone());
            }
        }
        CommissioningFact::CallbackSigned(_) => notice.signed.push(stamp(fact)),
        CommissioningFact::PapersExtended(PapersExtended { until, .. }) => {
            notice.papers_until.push(at(fact, *until))
        }
        CommissioningFact::PapersIn(PapersIn { failed, .. }) => {
            notice.papers.push(PaperHandIn { stamp: stamp(fact), failed: failed.clone() })
        }
        CommissioningFact::Rechecked(Rechecked { passed, .. }) => notice.rechecks.push(at(fact, *passed)),
        CommissioningFact::Ruled(Ruled { rate, .. }) => notice.rulings.push(at(fact, *rate)),
        CommissioningFact::SuccessorNamed(SuccessorNamed { to, .. }) => {
            notice.successors.push(at(fact, to.clone()))
        }
    }
}

pub(super) fn done(fact: &Fact, id: JobId, number: String) -> Option<Repair> {
    let FactBody::Repair(RepairFact::RepairDone(RepairDone {
        site,
        by,
        charged,
        floor,
        rebate,
        fault,
        product_fault,
        same_as,
        another_fault,
        tested,
        ..
    })) = &fact.body
    else {
        return None;
    };
    Some(Repair {
        id,
        number,
        site: site.clone(),
        by: by.clone(),
        done: stamp(fact),
        charged: *charged,
        floor: *floor,
        rebate: *rebate,
        fault: fault.clone(),
        product_fault: *product_fault,
        same_as: same_as.clone(),
        another_fault: *another_fault,
        tested: tested.clone(),
        paid_in: None,
        sheet: None,
        callbacks: Vec::new(),
        unreached: Vec::new(),
        approvals: Vec::new(),
        quote: None,
        factory: None,
        settled: Vec::new(),
    })
}

/// Something happens to a repair. What can happen to a notice only changes nothing.
pub(super) fn follow_repair(repair: &mut Repair, fact: &Fact) {
    if let Some(CalledBack { confirmed, .. }) = fact.body.of() {
        repair.callbacks.push(at(fact, *confirmed));
    }
    if let Some(NotReached { .. }) = fact.body.of() {
        repair.unreached.push(stamp(fact));
    }
    if let Some(ObjectionSettled { .. }) = fact.body.of() {
        repair.settled.push(stamp(fact));
    }
    day::follow_quote(&mut repair.quote, fact);
    let FactBody::Repair(step) = &fact.body else { return };
    match step {
        RepairFact::RepairDone(_)
        | RepairFact::Quoted(_)
        | RepairFact::QuoteApproved(_)
        | RepairFact::Consented(_) => {}
        RepairFact::SentToFactory(_) => _ = repair.factory.get_or_insert(stamp(fact)),
        RepairFact::PaidIn(_) => _ = repair.paid_in.get_or_insert(stamp(fact)),
        RepairFact::SheetIn(_) => _ = repair.sheet.get_or_insert(stamp(fact)),
        RepairFact::Approved(Approved { by, .. }) => repair.approvals.push(at(fact, by.clone())),
    }
}

/// Something happens to a contract.
pub(super) fn follow_contract(contract: &mut Contract, fact: &Fact) {
    let FactBody::Maintenance(step) = &fact.body else { return };
    match step {
        MaintenanceFact::ContractSigned(_) => {}
        MaintenanceFact::MoneyReceived(MoneyReceived { amount, .. }) => {
            contract.receipts.push(at(fact, *amount))
        }
        MaintenanceFact::ServerChanged(ServerChanged { to, .. }) => {
            contract.servers.push(at(fact, to.clone()))
        }
        MaintenanceFact::ContractDone(ContractDone { complete, .. }) => {
            contract.done.push(at(fact, *complete))
        }
    }
}

pub(super) fn signed(fact: &Fact, id: ContractId, number: String) -> Option<Contract> {
    let FactBody::Maintenance(MaintenanceFact::ContractSigned(ContractSigned {
        site,
        signer,
        server,
        fee,
        rebate,
        from,
        to,
        ..
    })) = &fact.body
    else {
        return None;
    };
    Some(Contract {
        id,
        number,
        site: site.clone(),
        signer: signer.clone(),
        signed: stamp(fact),
        agreed: *fee,
        rebate: *rebate,
        from: *from,
        to: *to,
        receipts: Vec::new(),
        servers: vec![at(fact, server.clone())],
        done: Vec::new(),
    })
}
