//! What became known late: after a month was closed that it may change.

use crate::{
    domain::{Arrange, FactId, Month, ThingId},
    journal::{
        Arrived, AttendanceFact, BranchFact, ClockedIn, CommissioningFact, ConductFact, Fact, FactBody,
        MaintenanceFact, MoneyFact, MoneyReceived, MorningExcused, OwnWorkUnfinished, PeopleFact,
        PersonJoined, ProblemFact, RegisterFact, RulesAdopted, SentStraight, ServiceFact, SitesFact,
        VisitMoved, VisitPlanned, Withdrawn,
    },
    ledger::{Closing, Ledger, Order},
    rules::Item,
    shared::Shared,
};
use chrono::NaiveDateTime;
use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

/// What is late for any closed month.
#[derive(Clone, Default)]
pub(super) struct LateFacts {
    /// In the order in which they became known.
    facts: Shared<Known, Reach>,
    /// By closed month, the months closed since that have paid an adjustment of it.
    paid: Arc<BTreeMap<Month, BTreeSet<Month>>>,
}

/// When a fact became known.
type Known = (NaiveDateTime, FactId);

/// What a late fact may change.
#[derive(Clone, Copy, PartialEq)]
struct Reach {
    /// The first month.
    from: Month,
    /// The fact's own place.
    order: Order,
}

/// The late facts that a month takes.
pub(super) struct Late {
    /// When the last of them became known.
    pub until: NaiveDateTime,
    facts: Vec<Order>,
}

impl Late {
    /// In the order in which they count.
    pub(super) fn facts(&self) -> Vec<FactId> {
        let mut facts = self.facts.clone();
        facts.arrange();
        facts.into_iter().map(|order| order.fact).collect()
    }
}

impl LateFacts {
    pub(super) fn of(ledger: &Ledger) -> LateFacts {
        let moments = Moments::of(ledger);
        let Some(first) = moments.first() else { return LateFacts::default() };
        let late = ledger.recorded_after(first).filter_map(|fact| moments.late(ledger, fact));
        LateFacts { facts: late.collect(), paid: Arc::new(paid(ledger)) }
    }

    /// The late facts once more facts are known, none of which [changes others](changes_others).
    pub(super) fn follow(&self, ledger: &Ledger, new: &[&Fact]) -> LateFacts {
        let moments = Moments::of(ledger);
        let mut late = self.clone();
        for (known, reach) in new.iter().filter_map(|fact| moments.late(ledger, fact)) {
            late.facts.insert(known, reach);
        }
        late
    }

    /// Whether one of these facts is late for a closed month.
    pub(super) fn any_for(&self, closing: &Closing, facts: &[&Fact]) -> bool {
        let late = |fact: &&Fact| {
            let reach = self.facts.get(&(fact.recorded, fact.id));
            fact.recorded > closing.known_until && reach.is_some_and(|reach| reach.from <= closing.month)
        };
        facts.iter().any(late)
    }

    /// The months that take adjustments of a closed one. The last of them is open: a difference that no late fact
    /// explains (facts of another device that were older than the closing) goes there.
    pub(super) fn targets(&self, ledger: &Ledger, closing: &Closing) -> BTreeMap<Month, Late> {
        let mut targets: BTreeMap<Month, Late> = BTreeMap::new();
        let since = (closing.known_until, FactId(uuid::Uuid::max()));
        let late = self.facts.from(&since).filter(|(_, reach)| reach.from <= closing.month);
        for ((recorded, _), reach) in late.filter(|((recorded, _), _)| *recorded > closing.known_until) {
            let recorded = *recorded;
            let paid =
                |month: Month| ledger.closing(month).is_some_and(|closed| closed.known_until < recorded);
            let mut month = Month::of(recorded.date()).max(closing.month.next());
            while paid(month) {
                month = month.next();
            }
            let target = targets.entry(month).or_insert_with(|| Late { until: recorded, facts: Vec::new() });
            target.until = target.until.max(recorded);
            target.facts.push(reach.order);
        }
        let none = || Late { until: NaiveDateTime::MAX, facts: Vec::new() };
        // What was paid in a month closed since counts, whether or not a late fact says why, and however late others are.
        for month in self.paid.get(&closing.month).into_iter().flatten() {
            targets.entry(*month).or_insert_with(none);
        }
        let last = targets.keys().next_back().copied();
        let mut open = last.map_or(closing.month.next(), |last| last.max(closing.month.next()));
        while ledger.closing(open).is_some() {
            open = open.next();
        }
        targets.entry(open).or_insert_with(none);
        targets
    }
}

/// The months that have paid adjustments, by the month that each is of.
fn paid(ledger: &Ledger) -> BTreeMap<Month, BTreeSet<Month>> {
    let mut paid: BTreeMap<Month, BTreeSet<Month>> = BTreeMap::new();
    for closing in ledger.closings.values() {
        for line in closing.lines.iter().filter(|line| *line.item == *Item::Adjustment.code()) {
            if let Ok(month) = line.subject.parse() {
                paid.entry(month).or_default().insert(closing.month);
            }
        }
    }
    paid
}

/// Whether with this fact others may change months that they could not change before: a refund reaches back, and what was
/// withdrawn before it was known is known now.
pub(super) fn changes_others(ledger: &Ledger, fact: &Fact) -> bool {
    let of_contract = |fact: &Fact| match &fact.body {
        FactBody::Maintenance(MaintenanceFact::MoneyReceived(MoneyReceived { amount, .. })) => {
            amount.is_negative()
        }
        FactBody::Maintenance(MaintenanceFact::ContractSigned(_)) => true,
        _ => false,
    };
    match &fact.body {
        FactBody::Branch(BranchFact::Withdrawn(Withdrawn { fact, .. })) => {
            ledger.fact(*fact).is_some_and(|mistake| of_contract(mistake))
        }
        _ => of_contract(fact) || ledger.withdrawn.contains_key(&fact.id),
    }
}

/// Until when the closings from a month on were known at the earliest.
struct Moments(Vec<(Month, NaiveDateTime)>);

impl Moments {
    fn of(ledger: &Ledger) -> Moments {
        let mut earliest = NaiveDateTime::MAX;
        let mut moments: Vec<(Month, NaiveDateTime)> = Vec::new();
        for closing in ledger.closings.values().rev() {
            earliest = earliest.min(closing.known_until);
            moments.push((closing.month, earliest));
        }
        moments.reverse();
        Moments(moments)
    }

    fn first(&self) -> Option<NaiveDateTime> {
        self.0.first().map(|(_, earliest)| *earliest)
    }

    /// A fact with what it may change, where it is late for a closed month.
    fn late(&self, ledger: &Ledger, fact: &Fact) -> Option<(Known, Reach)> {
        let from = first_changed(ledger, fact)?;
        let closed = self.0.partition_point(|(closed, _)| *closed < from);
        let (_, earliest) = self.0.get(closed)?;
        (fact.recorded > *earliest).then_some(((fact.recorded, fact.id), Reach { from, order: fact.order() }))
    }
}

/// The first month that a fact may change. One dated after a month's end cannot change it, unless it names the month or a
/// day of it.
fn first_changed(ledger: &Ledger, fact: &Fact) -> Option<Month> {
    let dated = Month::of(fact.on);
    match &fact.body {
        FactBody::Conduct(ConductFact::OwnWorkUnfinished(OwnWorkUnfinished { month: named, .. })) => {
            Some(*named)
        }
        FactBody::Attendance(AttendanceFact::MorningExcused(MorningExcused { day, .. })) => {
            Some(Month::of(*day))
        }
        FactBody::Attendance(AttendanceFact::ClockedIn(ClockedIn { at, .. })) => Some(Month::of(at.date())),
        FactBody::Register(told) => of_register(ledger, told, fact),
        FactBody::People(PeopleFact::PersonJoined(PersonJoined { joined, .. })) => Some(Month::of(*joined)),
        // A refund lowers what was paid by the fee, whenever that was, and money before it makes up for it.
        FactBody::Maintenance(MaintenanceFact::MoneyReceived(MoneyReceived { amount, .. })) => {
            let refunded = || ledger.contract_told(fact)?.refunds().next();
            Some(if amount.is_negative() || refunded().is_some() { Month::EARLIEST } else { dated })
        }
        // Descriptions and calendars hold for all times.
        FactBody::Sites(SitesFact::SiteDescribed(_)) | FactBody::Branch(BranchFact::CalendarEntered(_)) => {
            Some(Month::EARLIEST)
        }
        FactBody::Branch(BranchFact::RulesAdopted(RulesAdopted { from, .. })) => Some(*from),
        // What is quoted pays nobody.
        FactBody::Branch(BranchFact::FeesSet(_)) => None,
        FactBody::Branch(BranchFact::Withdrawn(Withdrawn { fact, .. })) => {
            // A withdrawal taken back is none less: nothing changes.
            let mistake = ledger
                .fact(*fact)
                .filter(|one| !matches!(one.body, FactBody::Branch(BranchFact::Withdrawn(_))));
            first_changed(ledger, mistake?)
        }
        // Numbers are for people.
        FactBody::Branch(BranchFact::MonthClosed(_))
        | FactBody::Branch(BranchFact::ClosingRejected(_))
        | FactBody::Branch(BranchFact::BranchNamed(_))
        | FactBody::Service(
            ServiceFact::Renumbered(_) | ServiceFact::NotReached(_) | ServiceFact::Attached(_),
        )
        | FactBody::Complaint(_)
        | FactBody::Matter(_)
        | FactBody::Conduct(ConductFact::OwnAnswer(_))
        | FactBody::Commissioning(CommissioningFact::ListSent(_) | CommissioningFact::CallbackSigned(_))
        | FactBody::Money(MoneyFact::Reminded(_))
        | FactBody::Problem(ProblemFact::ProblemReported(_) | ProblemFact::ProblemTaken(_))
        | FactBody::Newer(_) => None,
        FactBody::People(PeopleFact::PersonChanged(_))
        | FactBody::People(PeopleFact::PersonLeft(_))
        | FactBody::Maintenance(MaintenanceFact::ContractSigned(_))
        | FactBody::Maintenance(MaintenanceFact::ServerChanged(_))
        | FactBody::Maintenance(MaintenanceFact::ContractDone(_))
        | FactBody::Conduct(ConductFact::PenaltyConfirmed(_))
        | FactBody::Conduct(ConductFact::PenaltyWaived(_))
        | FactBody::Conduct(ConductFact::PenaltyCorrected(_))
        | FactBody::Commissioning(_)
        | FactBody::Service(ServiceFact::CalledBack(_))
        | FactBody::Repair(_)
        | FactBody::FollowUp(_)
        | FactBody::Money(_)
        | FactBody::Problem(ProblemFact::ProblemJudged(_))
        | FactBody::Reward(_) => Some(dated),
    }
}

/// Sheets, calls and reviews pay on their own days. Where a visit is in the register says whose morning it excuses.
fn of_register(ledger: &Ledger, told: &RegisterFact, fact: &Fact) -> Option<Month> {
    let dated = Month::of(fact.on);
    // Whose qualified sheet it is.
    let counts = |visit: &ThingId| ledger.visits.get(visit).is_some_and(|visit| visit.qualified().is_some());
    let excuses = |visit: &ThingId| ledger.visits.get(visit).is_some_and(|visit| visit.straight.is_some());
    match told {
        RegisterFact::VisitPlanned(VisitPlanned { visit, day, .. }) => {
            // A repair that a visit is made for goes by its sheet and calls, whenever that was.
            let made_for = ledger.visits.get(visit).map(|visit| ledger.repairs_of_visit(visit));
            let done = made_for.into_iter().flatten().map(|repair| Month::of(repair.done.on)).min();
            Some(done.unwrap_or(dated).min(Month::of(*day)))
        }
        RegisterFact::VisitMoved(VisitMoved { visit, .. }) | RegisterFact::Arrived(Arrived { visit, .. })
            if excuses(visit) || counts(visit) =>
        {
            Some(Month::EARLIEST)
        }
        RegisterFact::SentStraight(SentStraight { visit }) => {
            Some(ledger.visits.get(visit).map_or(dated, |visit| Month::of(visit.place().day)))
        }
        RegisterFact::VisitSheetIn(_) | RegisterFact::SheetReviewed(_) | RegisterFact::VisitCalled(_) => {
            Some(dated)
        }
        RegisterFact::Requested(_)
        | RegisterFact::VisitMoved(_)
        | RegisterFact::Arrived(_)
        | RegisterFact::Ended(_)
        | RegisterFact::PassedUp(_)
        | RegisterFact::ObjectionSettled(_)
        | RegisterFact::Away(_)
        | RegisterFact::DealerConsents(_)
        | RegisterFact::DealerRefuses(_)
        | RegisterFact::FollowUpsDropped(_)
        | RegisterFact::FollowUpsResumed(_)
        | RegisterFact::WeekListed(_)
        | RegisterFact::LooksAfter(_) => None,
    }
}

#[cfg(test)]
mod tests;
