//! Where the regulation can be read in more than one way: what the doubt is, and what each way means.

/// A way to read a sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ReadingOption {
    pub code: &'static str,
    pub title: &'static str,
}

/// A doubtful sentence with its ways to be read; the first is the default.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Reading {
    /// Its place in the rule set.
    pub name: &'static str,
    pub clause: &'static str,
    pub title: &'static str,
    /// What is doubtful.
    pub why: &'static str,
    pub options: &'static [ReadingOption],
}

impl Reading {
    pub fn option(&self, code: &str) -> Option<&'static ReadingOption> {
        self.options.iter().find(|option| option.code == code)
    }
}

pub fn reading(name: &str) -> Option<&'static Reading> {
    READINGS.iter().find(|reading| reading.name == name)
}

macro_rules! readings {
    ($($name:literal $clause:literal $title:literal $why:literal { $($code:literal $option:literal),* })*) => {
        /// Every reading, in the order of their clauses.
        pub const READINGS: &[Reading] = &[$(Reading {
            name: $name,
            clause: $clause,
            title: $title,
            why: $why,
            options: &[$(ReadingOption { code: $code, title: $option }),*],
        }),*];
    };
}

readings! {
    "reading.wage_change" "4.1" "rules.reading.wage_change" "rules.reading.wage_change.why" {
        "by_working_days" "rules.reading.wage_change.by_working_days",
        "last_of_month" "rules.reading.wage_change.last_of_month"
    }
    "reading.rate_basis" "5.1.1" "rules.reading.rate_basis" "rules.reading.rate_basis.why" {
        "project_total" "rules.reading.rate_basis.project_total",
        "per_controller" "rules.reading.rate_basis.per_controller"
    }
    "reading.band_gap" "5.1.1" "rules.reading.band_gap" "rules.reading.band_gap.why" {
        "needs_ruling" "rules.reading.band_gap.needs_ruling",
        "lower_band" "rules.reading.band_gap.lower_band",
        "upper_band" "rules.reading.band_gap.upper_band"
    }
    "reading.alarm_only_points" "5.1.1" "rules.reading.alarm_only_points" "rules.reading.alarm_only_points.why" {
        "everywhere" "rules.reading.alarm_only_points.everywhere",
        "local_only" "rules.reading.alarm_only_points.local_only"
    }
    "reading.warranty_repair" "5.1.4" "rules.reading.warranty_repair" "rules.reading.warranty_repair.why" {
        "commissioner_unpaid" "rules.reading.warranty_repair.commissioner_unpaid",
        "nobody_paid" "rules.reading.warranty_repair.nobody_paid"
    }
    "reading.extension_fee" "5.1.5" "rules.reading.extension_fee" "rules.reading.extension_fee.why" {
        "added_points_at_total_band" "rules.reading.extension_fee.added_points_at_total_band",
        "added_points_at_own_band" "rules.reading.extension_fee.added_points_at_own_band",
        "total_less_paid" "rules.reading.extension_fee.total_less_paid"
    }
    "reading.partner_ladder" "5.1.6" "rules.reading.partner_ladder" "rules.reading.partner_ladder.why" {
        "applies" "rules.reading.partner_ladder.applies",
        "flat" "rules.reading.partner_ladder.flat"
    }
    "reading.ladder_mode" "5.1.10" "rules.reading.ladder_mode" "rules.reading.ladder_mode.why" {
        "slab" "rules.reading.ladder_mode.slab",
        "marginal" "rules.reading.ladder_mode.marginal"
    }
    "reading.on_the_roll" "5.1.12" "rules.reading.on_the_roll" "rules.reading.on_the_roll.why" {
        "technicians_and_leaders" "rules.reading.on_the_roll.technicians_and_leaders",
        "technicians_only" "rules.reading.on_the_roll.technicians_only"
    }
    "reading.maintenance_base" "5.3.2" "rules.reading.maintenance_base" "rules.reading.maintenance_base.why" {
        "contract_fee" "rules.reading.maintenance_base.contract_fee",
        "receipts" "rules.reading.maintenance_base.receipts",
        "receipts_less_rebate" "rules.reading.maintenance_base.receipts_less_rebate"
    }
    "reading.successor_pay" "5.3.3" "rules.reading.successor_pay" "rules.reading.successor_pay.why" {
        "at_end_by_months" "rules.reading.successor_pay.at_end_by_months",
        "monthly" "rules.reading.successor_pay.monthly",
        "at_end_all" "rules.reading.successor_pay.at_end_all"
    }
    "reading.late_papers" "7.4" "rules.reading.late_papers" "rules.reading.late_papers.why" {
        "withhold_then_forfeit" "rules.reading.late_papers.withhold_then_forfeit",
        "withhold" "rules.reading.late_papers.withhold",
        "forfeit" "rules.reading.late_papers.forfeit"
    }
    "reading.late_mode" "7.16" "rules.reading.late_mode" "rules.reading.late_mode.why" {
        "slab" "rules.reading.late_mode.slab",
        "marginal" "rules.reading.late_mode.marginal"
    }
    "reading.late_half_of" "7.16.3" "rules.reading.late_half_of" "rules.reading.late_half_of.why" {
        "gross_pay" "rules.reading.late_half_of.gross_pay",
        "base_wage" "rules.reading.late_half_of.base_wage"
    }
    "reading.sheet_day" "6.5.5" "rules.reading.sheet_day" "rules.reading.sheet_day.why" {
        "calendar" "rules.reading.sheet_day.calendar",
        "working" "rules.reading.sheet_day.working"
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::RuleSet;
    use serde_json::Value;

    #[test]
    fn every_reading_of_the_rule_set_is_here_with_its_default_first() {
        let whole = serde_json::to_value(RuleSet::regulation()).unwrap();
        let Some(Value::Object(readings)) = whole.get("reading") else { panic!() };
        assert_eq!(readings.len(), READINGS.len());
        for (name, default) in readings {
            let reading = reading(&format!("reading.{name}")).unwrap();
            assert_eq!(reading.options[0].code, default.as_str().unwrap());
        }
    }

    #[test]
    fn every_option_is_one_that_the_rule_set_takes() {
        for reading in READINGS {
            for option in reading.options {
                let value = Value::String(option.code.to_owned());
                assert!(RuleSet::regulation().with([(&reading.name.to_owned(), &value)]).is_ok());
            }
        }
    }
}
