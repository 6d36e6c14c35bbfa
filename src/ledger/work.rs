//! Jobs, contracts and everything else that pays or costs, as the facts tell it.

use super::{Ledger, Quote};
use crate::{
    domain::{
        CompletionCheck, Controller, FactId, JobId, Minute, Money, Month, NoticeKind, PaperCheck,
        PenaltyClause, PersonId, SiteId, TravelId,
    },
    journal::{ClosedLine, Order},
};
use chrono::{NaiveDate, NaiveDateTime};
use rust_decimal::Decimal;
use std::{collections::BTreeMap, sync::Arc};

/// When something happened, when it became known, and the fact that says so.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stamp {
    pub on: NaiveDate,
    /// The minute of that day, where it is said.
    pub at: Option<Minute>,
    pub recorded: NaiveDateTime,
    pub fact: FactId,
}

impl Stamp {
    /// Whether it had happened by a moment. What says no hour had, all of its day.
    pub fn by(&self, moment: NaiveDateTime) -> bool {
        let of_day = |at: Minute| at.time() <= moment.time();
        self.on < moment.date() || (self.on == moment.date() && self.at.is_none_or(of_day))
    }

    /// Whether it came after a last minute. What says no hour was early enough on that day.
    pub fn is_after(&self, limit: NaiveDateTime) -> bool {
        let of_day = |at: Minute| at.time() > limit.time();
        self.on > limit.date() || (self.on == limit.date() && self.at.is_some_and(of_day))
    }

    /// Its place in the order in which facts count.
    pub fn order(&self) -> Order {
        Order { on: self.on, at: self.at, fact: self.fact }
    }
}

/// A value with the fact it comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct At<T> {
    pub stamp: Stamp,
    pub value: T,
}

impl<T> At<T> {
    /// The business date.
    pub fn on(&self) -> NaiveDate {
        self.stamp.on
    }
}

/// The papers as they reached the clerk.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PaperHandIn {
    pub stamp: Stamp,
    pub failed: Vec<PaperCheck>,
}

impl PaperHandIn {
    /// They count (7.5).
    pub fn good(&self) -> bool {
        self.failed.is_empty()
    }
}

/// A commissioning notice with all that happened to it. The events of each kind are in the order they count.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Notice {
    pub id: JobId,
    /// What people call it by.
    pub number: String,
    pub site: SiteId,
    pub kind: NoticeKind,
    pub controllers: Vec<Controller>,
    pub issued: Stamp,
    /// Who held it from when; the first is the issue. Never empty.
    pub holders: Vec<At<PersonId>>,
    pub finished: Option<Stamp>,
    /// What was ticked at its end (6.1.6).
    pub completion: Vec<CompletionCheck>,
    pub papers_until: Vec<At<NaiveDate>>,
    pub papers: Vec<PaperHandIn>,
    pub callbacks: Vec<At<bool>>,
    /// The manager's signatures under the calls (6.1.9).
    pub signed: Vec<Stamp>,
    /// Calls that nobody answered.
    pub unreached: Vec<Stamp>,
    pub rechecks: Vec<At<bool>>,
    pub rulings: Vec<At<Decimal>>,
    pub successors: Vec<At<PersonId>>,
    /// Objections that the manager settled.
    pub settled: Vec<Stamp>,
}

impl Notice {
    /// A notice with its first holder, of which nothing else is known.
    pub(super) fn issued(
        id: JobId,
        number: String,
        (site, kind, controllers): (SiteId, NoticeKind, Vec<Controller>),
        to: At<PersonId>,
    ) -> Notice {
        Notice {
            id,
            number,
            site,
            kind,
            controllers,
            issued: to.stamp,
            holders: vec![to],
            finished: None,
            completion: Vec::new(),
            papers_until: Vec::new(),
            papers: Vec::new(),
            callbacks: Vec::new(),
            signed: Vec::new(),
            unreached: Vec::new(),
            rechecks: Vec::new(),
            rulings: Vec::new(),
            successors: Vec::new(),
            settled: Vec::new(),
        }
    }

    /// The one it is assigned to now, and since when.
    pub fn holder(&self) -> &At<PersonId> {
        &self.holders[self.holders.len() - 1]
    }

    /// The assignment in force at the end of a day.
    pub fn holder_on(&self, day: NaiveDate) -> Option<&At<PersonId>> {
        self.holders.iter().rev().find(|holder| holder.on() <= day)
    }

    /// The first papers that count.
    pub fn good_papers(&self) -> Option<&PaperHandIn> {
        self.papers.iter().find(|papers| papers.good())
    }

    pub fn confirmed_callback(&self) -> Option<&At<bool>> {
        self.callbacks.iter().find(|callback| callback.value)
    }

    /// The last callback, while the manager has not signed it (6.1.9).
    pub fn unsigned_call(&self, moment: NaiveDateTime) -> Option<Stamp> {
        let last = self.callbacks.iter().map(|call| call.stamp).rfind(|stamp| stamp.by(moment))?;
        (!self.signatures(last).any(|signed| signed.by(moment))).then_some(last)
    }

    /// The manager's signatures under a call. He signs by the day: of one day counts what was recorded after it, whatever hour
    /// the call says.
    pub fn signatures(&self, call: Stamp) -> impl Iterator<Item = Stamp> {
        let known = |stamp: Stamp| (stamp.on, stamp.recorded, stamp.fact);
        self.signed.iter().copied().filter(move |signed| known(*signed) > known(call))
    }

    pub fn passed_recheck(&self) -> Option<&At<bool>> {
        self.rechecks.iter().find(|recheck| recheck.value)
    }
}

/// A repair with all that happened to it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Repair {
    pub id: JobId,
    /// What people call it by.
    pub number: String,
    pub site: SiteId,
    pub by: PersonId,
    pub done: Stamp,
    pub charged: Money,
    pub floor: Money,
    pub rebate: Money,
    pub fault: String,
    pub product_fault: bool,
    /// The repair whose fault it is again, where somebody said so.
    pub same_as: Option<JobId>,
    /// Somebody said that it is a fault of its own.
    pub another_fault: bool,
    /// What was tested as listed, and how that came out; empty where nobody said.
    pub tested: String,
    pub paid_in: Option<Stamp>,
    pub sheet: Option<Stamp>,
    pub callbacks: Vec<At<bool>>,
    /// Calls that nobody answered.
    pub unreached: Vec<Stamp>,
    /// Every approval, by whom.
    pub approvals: Vec<At<PersonId>>,
    /// What it was to cost, where it was quoted for.
    pub quote: Option<Quote>,
    /// The factory was told to begin.
    pub factory: Option<Stamp>,
    /// Objections that the manager settled.
    pub settled: Vec<Stamp>,
}

impl Repair {
    pub fn confirmed_callback(&self) -> Option<&At<bool>> {
        self.callbacks.iter().find(|callback| callback.value)
    }
}

/// A travel expense claim.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Travel {
    pub id: TravelId,
    /// What people call it by.
    pub number: String,
    pub person: PersonId,
    pub amount: Money,
    pub approved: bool,
    pub customer_pays: bool,
    pub stamp: Stamp,
}

/// Sheets reviewed as qualified on one day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FollowUps {
    pub by: PersonId,
    pub qualified: u32,
    pub stamp: Stamp,
}

/// A confirmed penalty.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PenaltyRecord {
    pub clause: PenaltyClause,
    pub person: PersonId,
    pub job: Option<JobId>,
    pub amount: Option<Money>,
    pub manager: Option<PersonId>,
    pub stamp: Stamp,
}

/// The first decision on a proposal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Decision {
    pub stamp: Stamp,
    /// Confirmed as a penalty; otherwise waived.
    pub confirmed: bool,
}

/// A closed month, with what was paid.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Closing {
    pub month: Month,
    pub known_until: NaiveDateTime,
    pub lines: Arc<[ClosedLine]>,
    pub stamp: Stamp,
}

/// A dated rule set: the values that differ from the regulation's.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RuleSetRecord {
    pub from: Month,
    pub name: String,
    pub values: BTreeMap<String, serde_json::Value>,
    pub stamp: Stamp,
}

impl Ledger {
    /// Whether the month of something was closed knowing of it.
    pub fn is_closed_with(&self, stamp: Stamp) -> bool {
        self.closing(Month::of(stamp.on)).is_some_and(|closing| stamp.recorded <= closing.known_until)
    }

    /// The notices of a site, in the order they were issued.
    pub fn notices_of<'a>(&'a self, site: &SiteId) -> impl Iterator<Item = &'a Notice> + use<'a> {
        let work = self.at_sites.get(site).filter(|_| self.sites.contains_key(site));
        let notices = work.into_iter().flat_map(|work| work.notices.iter());
        notices.filter_map(|(_, notice)| self.notices.get(notice))
    }

    /// Whether the same jobs were begun at a site as in another ledger.
    pub fn has_same_work_at(&self, other: &Ledger, site: &SiteId) -> bool {
        self.at_sites.get(site) == other.at_sites.get(site)
    }

    /// The repairs of a site, in the order they were done.
    pub fn repairs_of<'a>(&'a self, site: &SiteId) -> impl Iterator<Item = &'a Repair> + use<'a> {
        let work = self.at_sites.get(site).filter(|_| self.sites.contains_key(site));
        let repairs = work.into_iter().flat_map(|work| work.repairs.iter());
        repairs.filter_map(|(_, repair)| self.repairs.get(repair))
    }

    /// The repairs of a site before one of them, without the earliest, which are `over`.
    pub fn repairs_between<'a>(
        &'a self,
        site: &SiteId,
        over: &dyn Fn(NaiveDate) -> bool,
        before: Order,
    ) -> impl Iterator<Item = &'a Repair> + use<'a> {
        let work = self.at_sites.get(site).filter(|_| self.sites.contains_key(site));
        let repairs = work.map_or(&[][..], |work| &work.repairs);
        let from = repairs.partition_point(|(order, _)| over(order.on));
        let to = repairs.partition_point(|(order, _)| *order < before).max(from);
        repairs[from..to].iter().filter_map(|(_, repair)| self.repairs.get(repair))
    }
}
