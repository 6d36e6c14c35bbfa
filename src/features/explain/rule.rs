//! The names of rule values in words, and since when they hold.

use super::{Explainer, RuleText};
use crate::rules::{
    RuleRef, Since,
    values::{ExtensionFee, LadderMode, LateHalfOf, LatePapers, MaintenanceBase},
};

impl Explainer<'_> {
    pub(super) fn rule(&self, rule: RuleRef) -> RuleText {
        let since = match rule.from {
            Since::Month(month) => self.words.tv("explain.rule.since", &[("month", &self.month(month))]),
            Since::Regulation => self.words.t("explain.rule.original"),
            Since::Draft => self.words.t("explain.rule.draft"),
        };
        RuleText { name: self.words.t(name_key(rule.name)), since }
    }
}

/// The name of a rule value; the value itself stands in the sentence of its step.
fn name_key(name: &str) -> &'static str {
    match name {
        "commissioning.rates.local" => "explain.rule.rates_local",
        "commissioning.rates.county" => "explain.rule.rates_county",
        "commissioning.rates.elsewhere" => "explain.rule.rates_elsewhere",
        "commissioning.rates.partner" => "explain.rule.rates_partner",
        "commissioning.alarm_only_points" => "explain.rule.alarm_only_points",
        "commissioning.ladder" => "explain.rule.ladder",
        "commissioning.first_percent" => "explain.rule.first_percent",
        "commissioning.clerk_percent" => "explain.rule.clerk_percent",
        "repair.difference_tax_percent" => "explain.rule.repair_tax",
        "maintenance.signing_percent" => "explain.rule.signing_percent",
        "maintenance.service_percent" => "explain.rule.service_percent",
        "bonus.points" => "explain.rule.bonus_points",
        "bonus.follow_ups" => "explain.rule.bonus_follow_ups",
        "bonus.contracts" => "explain.rule.bonus_contracts",
        "product_issue.amount" => "explain.rule.product_issue",
        "attendance.paid_days_per_month" => "explain.rule.paid_days",
        "attendance.late_steps" => "explain.rule.late_steps",
        _ if name.starts_with("commissioning.low_points") => "explain.rule.low_points",
        _ if name.starts_with("penalties") => "explain.rule.penalties",
        _ if name.starts_with("reading.") => "explain.rule.reading",
        _ => "explain.rule.value",
    }
}

pub(super) fn extension_key(reading: ExtensionFee) -> &'static str {
    match reading {
        ExtensionFee::AddedPointsAtTotalBand => "explain.extension.total_band",
        ExtensionFee::AddedPointsAtOwnBand => "explain.extension.own_band",
        ExtensionFee::TotalLessPaid => "explain.extension.total_less_paid",
    }
}

pub(super) fn ladder_key(mode: LadderMode) -> &'static str {
    match mode {
        LadderMode::Slab => "explain.ladder.slab",
        LadderMode::Marginal => "explain.ladder.marginal",
    }
}

pub(super) fn late_papers_key(reading: LatePapers) -> &'static str {
    match reading {
        LatePapers::WithholdThenForfeit => "explain.late_papers.withhold_then_forfeit",
        LatePapers::Withhold => "explain.late_papers.withhold",
        LatePapers::Forfeit => "explain.late_papers.forfeit",
    }
}

pub(super) fn base_key(reading: MaintenanceBase) -> &'static str {
    match reading {
        MaintenanceBase::ContractFee => "explain.base.contract_fee",
        MaintenanceBase::Receipts => "explain.base.receipts",
        MaintenanceBase::ReceiptsLessRebate => "explain.base.receipts_less_rebate",
    }
}

pub(super) fn late_half_key(of: LateHalfOf) -> &'static str {
    match of {
        LateHalfOf::GrossPay => "explain.late_half.gross_pay",
        LateHalfOf::BaseWage => "explain.late_half.base_wage",
    }
}
