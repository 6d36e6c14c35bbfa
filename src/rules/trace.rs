//! How a figure came about. A step keeps the numbers it was computed with; the screens turn it into words and
//! arithmetic, nothing is computed again for showing.

use super::{
    Since,
    values::{ExtensionFee, LadderMode, LateHalfOf, LatePapers, MaintenanceBase},
};
use crate::domain::{Area, FactId, Money, Month, PenaltyClause, PersonId};
use chrono::{NaiveDate, NaiveDateTime};
use rust_decimal::Decimal;

/// Where a rule value comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RuleRef {
    /// Its dotted name in the rule set.
    pub name: &'static str,
    /// Since when its set is in force.
    pub from: Since,
}

/// What a date in a derivation stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DateKind {
    Issued,
    Finished,
    Papers,
    Callback,
    Recheck,
    Ruling,
    LateDecision,
    Acceptance,
    YearEnd,
    SuccessorNamed,
    PaidIn,
    Sheet,
    ManagerApproval,
    SalesVpApproval,
    Signed,
    LastOfTheMoney,
    PeriodEnd,
    WorkDone,
    Confirmed,
    Travelled,
    Done,
}

/// One step of a derivation.
#[derive(Debug, Clone, PartialEq)]
pub enum Step {
    /// A day that had to come, with its fact (none: a day of the calendar).
    Day { kind: DateKind, on: NaiveDate, fact: Option<FactId> },
    /// The line belongs to the month of the last of the days above.
    MonthOfLast { on: NaiveDate },

    /// Base wage × days ÷ days; whole where both are equal (4.1).
    BaseWage { base: Money, worked: u32, of: u32, amount: Money, fact: FactId },
    /// One of several base wages of a month: when it held, and on how many working days (4.1).
    WageDays { base: Money, from: NaiveDate, to: NaiveDate, days: u32, fact: FactId },
    /// The sum of each wage × its days, ÷ the month's working days, rounded once (4.1).
    WagesByDays { wages: Vec<(Money, u32)>, of: u32, amount: Money, rule: RuleRef },
    /// Of several base wages of a month, that of its last day counts for all of it (reading).
    LastWage { base: Money, on: NaiveDate, fact: FactId, rule: RuleRef },

    /// The notice's points: the sum over its controllers (5.1.1).
    Points {
        controllers: u32,
        alarm_only: u32,
        alarm_only_points: u64,
        points: u64,
        fact: FactId,
        rule: RuleRef,
    },
    /// An extension's place: what the site had before and has now (5.1.5).
    Extension { before: u64, total: u64, reading: ExtensionFee, rule: RuleRef },
    /// The rate of the band that a size falls in; `to` none: open upwards.
    Band { area: Area, size: u64, from: u64, to: Option<u64>, rate: Decimal, rule: RuleRef },
    /// A size in no band, paid by a neighbouring band (reading).
    GapBand { area: Area, size: u64, lower: bool, rate: Decimal, rule: RuleRef },
    /// A size in no band, priced by the manager's ruling.
    Ruled { rate: Decimal, fact: FactId },
    /// points × rate.
    Gross { points: u64, rate: Decimal, gross: Decimal },
    /// The sum of several products above, less what the total before was worth.
    GrossSum { added: Decimal, less: Decimal, gross: Decimal },
    /// The ladder of a month (5.1.10, 5.1.11). In `Slab`, `percent` is the step reached; in `Marginal` the slices
    /// follow and `percent` is the blended one, for showing only.
    Ladder {
        month: Month,
        points: u64,
        from: u64,
        percent: Decimal,
        mode: LadderMode,
        facts: Vec<FactId>,
        rule: RuleRef,
    },
    /// A slice of the marginal ladder.
    Slice { points: u64, percent: Decimal },
    /// The ladder does not apply to a partner's project (5.1.6).
    NoLadder { rule: RuleRef },
    /// gross × percent, rounded: the fee.
    Fee { gross: Decimal, percent: Decimal, fee: Money },
    /// fee × percent, rounded: the first part (5.1.7).
    FirstPart { fee: Money, percent: Decimal, amount: Money, rule: RuleRef },
    /// fee − first part.
    Rest { fee: Money, first: Money, amount: Money },
    /// The clerk's share of a payment (5.5.2), from or to whom.
    ClerkShare { payment: Money, percent: Decimal, amount: Money, clerk: PersonId, rule: RuleRef },
    /// What is left of a payment after the clerk's share (5.5.2): what somebody may expect of it.
    AfterShare { payment: Money, share: Money, amount: Money },
    /// The rest goes to the successor of one who left (5.1.8).
    Successor { left: PersonId, to: PersonId, fact: FactId },
    /// Papers were late: limit, arrival, and what was decided (7.4).
    LatePapers { limit: NaiveDate, papers: NaiveDate, confirmed: bool, reading: LatePapers, fact: FactId },

    /// Too few points for the month (5.1.10, 5.1.12).
    LowPoints {
        points: u64,
        below: u64,
        department: u64,
        people: u32,
        own_work: Option<FactId>,
        amount: Money,
        rule: RuleRef,
    },

    /// (charged − floor) × (100 − tax) ÷ 100, rounded, − rebate (5.2.5).
    RepairDifference {
        charged: Money,
        floor: Money,
        tax: Decimal,
        rebate: Money,
        amount: Money,
        fact: FactId,
        rule: RuleRef,
    },

    /// agreed − refunded: the fee of a contract of which money went back (5.3.2).
    Refunds { agreed: Money, refunded: Money, fee: Money, facts: Vec<FactId> },
    /// What the share is a share of (5.3.2).
    ContractBase {
        reading: MaintenanceBase,
        fee: Money,
        received: Money,
        rebate: Money,
        base: Money,
        facts: Vec<FactId>,
        rule: RuleRef,
    },
    /// base × percent, rounded.
    Share { base: Money, percent: Decimal, amount: Money, rule: RuleRef },
    /// base × percent × served ÷ months, rounded (5.3.3).
    ServiceShare { base: Money, percent: Decimal, served: u32, months: u32, amount: Money, rule: RuleRef },

    /// A year's count towards a bonus (5.4).
    YearCount { year: i32, count: u64, from: u64, facts: Vec<FactId>, rule: RuleRef },
    /// A year's new contracts (5.4.3).
    YearContracts { year: i32, receipts: Money, rebates: Money, customers: u64, facts: Vec<FactId> },
    /// base × percent of the step reached.
    ContractBonus { base: Money, percent: Decimal, amount: Money, rule: RuleRef },
    /// A fixed amount of the rule set.
    Fixed { amount: Money, rule: RuleRef },
    /// An amount as recorded in a fact.
    Recorded { amount: Money, fact: FactId },

    /// A late morning (6.7, 7.16).
    LateMorning { at: NaiveDateTime, half_day: bool, fact: FactId },
    /// count × each (7.16.1-2).
    LateCharge { count: u64, each: Decimal, amount: Money, rule: RuleRef },
    /// Half of the month's wage (7.16.3).
    LateHalf { count: u64, of: LateHalfOf, wage: Money, amount: Money, rule: RuleRef },
    /// base ÷ paid days ÷ 2, rounded (7.16.5).
    HalfDay { base: Money, days: Decimal, amount: Money, rule: RuleRef },

    /// A confirmed penalty: fixed fine and base sum × times.
    Penalty {
        clause: PenaltyClause,
        count: u32,
        fine: Money,
        base: Option<Money>,
        times: Decimal,
        amount: Money,
        fact: FactId,
        rule: RuleRef,
    },
    /// The manager's part of somebody's penalty.
    ManagersPart { clause: PenaltyClause, person: PersonId, amount: Money, fact: FactId, rule: RuleRef },

    /// A closed month comes to something else by what became known later.
    Adjustment {
        month: Month,
        was: Money,
        now: Money,
        adjusted_before: Money,
        amount: Money,
        facts: Vec<FactId>,
    },
    /// The line stands as it was closed, and would be computed differently from what is known today.
    AsClosed { fact: FactId },
}

impl Step {
    /// The facts this step rests on.
    pub fn facts(&self) -> Vec<FactId> {
        match self {
            Step::Day { fact, .. } => fact.iter().copied().collect(),
            Step::BaseWage { fact, .. }
            | Step::WageDays { fact, .. }
            | Step::LastWage { fact, .. }
            | Step::Points { fact, .. }
            | Step::Ruled { fact, .. }
            | Step::Successor { fact, .. }
            | Step::LatePapers { fact, .. }
            | Step::RepairDifference { fact, .. }
            | Step::Recorded { fact, .. }
            | Step::LateMorning { fact, .. }
            | Step::Penalty { fact, .. }
            | Step::ManagersPart { fact, .. }
            | Step::AsClosed { fact } => vec![*fact],
            Step::Ladder { facts, .. }
            | Step::Refunds { facts, .. }
            | Step::ContractBase { facts, .. }
            | Step::YearCount { facts, .. }
            | Step::YearContracts { facts, .. }
            | Step::Adjustment { facts, .. } => facts.clone(),
            Step::LowPoints { own_work, .. } => own_work.iter().copied().collect(),
            Step::MonthOfLast { .. }
            | Step::WagesByDays { .. }
            | Step::Extension { .. }
            | Step::Band { .. }
            | Step::GapBand { .. }
            | Step::Gross { .. }
            | Step::GrossSum { .. }
            | Step::Slice { .. }
            | Step::NoLadder { .. }
            | Step::Fee { .. }
            | Step::FirstPart { .. }
            | Step::Rest { .. }
            | Step::ClerkShare { .. }
            | Step::AfterShare { .. }
            | Step::Share { .. }
            | Step::ServiceShare { .. }
            | Step::ContractBonus { .. }
            | Step::Fixed { .. }
            | Step::LateCharge { .. }
            | Step::LateHalf { .. }
            | Step::HalfDay { .. } => Vec::new(),
        }
    }

    /// The rule value this step used, where it used one.
    pub fn rule(&self) -> Option<RuleRef> {
        match self {
            Step::WagesByDays { rule, .. }
            | Step::LastWage { rule, .. }
            | Step::Points { rule, .. }
            | Step::Extension { rule, .. }
            | Step::Band { rule, .. }
            | Step::GapBand { rule, .. }
            | Step::Ladder { rule, .. }
            | Step::NoLadder { rule }
            | Step::FirstPart { rule, .. }
            | Step::ClerkShare { rule, .. }
            | Step::LowPoints { rule, .. }
            | Step::RepairDifference { rule, .. }
            | Step::ContractBase { rule, .. }
            | Step::Share { rule, .. }
            | Step::ServiceShare { rule, .. }
            | Step::YearCount { rule, .. }
            | Step::ContractBonus { rule, .. }
            | Step::Fixed { rule, .. }
            | Step::LateCharge { rule, .. }
            | Step::LateHalf { rule, .. }
            | Step::HalfDay { rule, .. }
            | Step::Penalty { rule, .. }
            | Step::ManagersPart { rule, .. } => Some(*rule),
            Step::Day { .. }
            | Step::MonthOfLast { .. }
            | Step::BaseWage { .. }
            | Step::WageDays { .. }
            | Step::Ruled { .. }
            | Step::Gross { .. }
            | Step::GrossSum { .. }
            | Step::Slice { .. }
            | Step::Fee { .. }
            | Step::Rest { .. }
            | Step::AfterShare { .. }
            | Step::Successor { .. }
            | Step::LatePapers { .. }
            | Step::Refunds { .. }
            | Step::YearContracts { .. }
            | Step::Recorded { .. }
            | Step::LateMorning { .. }
            | Step::Adjustment { .. }
            | Step::AsClosed { .. } => None,
        }
    }
}
