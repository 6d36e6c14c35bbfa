//! Readings: where the text leaves a choice. The default stands in `regulation.json`.

use serde::{Deserialize, Serialize};

macro_rules! reading {
    ($(#[$doc:meta])* $name:ident { $($variant:ident),* $(,)? }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
        #[serde(rename_all = "snake_case")]
        pub enum $name { $($variant),* }
    };
}

reading! {
    /// What a month pays in which the base wage changes (4.1).
    WageChange { ByWorkingDays, LastOfMonth }
}
reading! {
    /// What the rate bands look at (5.1.1).
    RateBasis { ProjectTotal, PerController }
}
reading! {
    /// What a size in no band is paid by (5.1.1, 5.1.2).
    BandGap { NeedsRuling, LowerBand, UpperBand }
}
reading! {
    /// Where a pure alarm controller counts as a fixed number of points (5.1.1).
    AlarmOnlyPoints { Everywhere, LocalOnly }
}
reading! {
    /// What an extension pays for (5.1.5).
    ExtensionFee { AddedPointsAtTotalBand, AddedPointsAtOwnBand, TotalLessPaid }
}
reading! {
    /// Whether the ladder applies to a partner's project (5.1.6).
    PartnerLadder { Applies, Flat }
}
reading! {
    /// How the ladder's percentages apply to a month's fees (5.1.10).
    LadderMode { Slab, Marginal }
}
reading! {
    /// Who counts for the department's points (5.1.12).
    OnTheRoll { TechniciansAndLeaders, TechniciansOnly }
}
reading! {
    /// What the maintenance share is a share of (5.3.2).
    MaintenanceBase { ContractFee, Receipts, ReceiptsLessRebate }
}
reading! {
    /// How the service share goes on when a server leaves (5.3.3).
    SuccessorPay { AtEndByMonths, Monthly, AtEndAll }
}
reading! {
    /// What late papers do to the fee (7.4).
    LatePapers { WithholdThenForfeit, Withhold, Forfeit }
}
reading! {
    /// How a month's late mornings are charged (7.16).
    LateMode { Slab, Marginal }
}
reading! {
    /// Half of what, from the eighth late morning on (7.16.3).
    LateHalfOf { GrossPay, BaseWage }
}
reading! {
    /// Who is not paid for a repair in warranty (5.1.4).
    WarrantyRepair { CommissionerUnpaid, NobodyPaid }
}
reading! {
    /// On which day the sheet of a visit is due (6.5.5).
    SheetDay { Calendar, Working }
}

/// Where the text can be read in more than one way.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Readings {
    pub wage_change: WageChange,
    pub rate_basis: RateBasis,
    pub band_gap: BandGap,
    pub alarm_only_points: AlarmOnlyPoints,
    pub extension_fee: ExtensionFee,
    pub partner_ladder: PartnerLadder,
    pub ladder_mode: LadderMode,
    pub on_the_roll: OnTheRoll,
    pub maintenance_base: MaintenanceBase,
    pub successor_pay: SuccessorPay,
    pub late_papers: LatePapers,
    pub late_mode: LateMode,
    pub late_half_of: LateHalfOf,
    pub warranty_repair: WarrantyRepair,
    pub sheet_day: SheetDay,
}
