//! How the draft's values are grouped for editing: by what people talk about, not by chapter.

/// A group of values under one heading.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Group {
    pub title: &'static str,
    /// Places of singles, lists and readings, in the order of editing.
    pub places: &'static [&'static str],
}

/// Every group; the penalties' table stands in the last one.
pub const GROUPS: &[Group] = &[
    Group {
        title: "whatif.group.ladder",
        places: &[
            "commissioning.ladder",
            "reading.ladder_mode",
            "commissioning.low_points.below",
            "commissioning.low_points.amount",
            "reading.on_the_roll",
        ],
    },
    Group {
        title: "whatif.group.rates",
        places: &[
            "commissioning.rates.local",
            "commissioning.rates.county",
            "commissioning.rates.elsewhere",
            "commissioning.rates.partner",
            "commissioning.alarm_only_points",
            "reading.rate_basis",
            "reading.band_gap",
            "reading.alarm_only_points",
            "reading.extension_fee",
            "reading.partner_ladder",
        ],
    },
    Group {
        title: "whatif.group.parts",
        places: &["commissioning.first_percent", "commissioning.clerk_percent", "commissioning.recheck_from"],
    },
    Group {
        title: "whatif.group.repair",
        places: &["repair.difference_tax_percent", "repair.repeat_months", "reading.warranty_repair"],
    },
    Group {
        title: "whatif.group.maintenance",
        places: &[
            "maintenance.signing_percent",
            "maintenance.service_percent",
            "reading.maintenance_base",
            "reading.successor_pay",
        ],
    },
    Group {
        title: "whatif.group.bonus",
        places: &[
            "bonus.points",
            "bonus.follow_ups.from",
            "bonus.follow_ups.amount",
            "bonus.contracts",
            "product_issue.amount",
        ],
    },
    Group {
        title: "whatif.group.attendance",
        places: &[
            "reading.wage_change",
            "attendance.day_from",
            "attendance.late_from",
            "attendance.late_until",
            "attendance.half_day_until",
            "attendance.late_steps",
            "reading.late_mode",
            "reading.late_half_of",
            "attendance.paid_days_per_month",
        ],
    },
    Group {
        title: "whatif.group.deadlines",
        places: &[
            "papers.within_days",
            "papers.further_days",
            "papers.redo_days",
            "reading.late_papers",
            "deadlines.callback_days",
            "deadlines.recheck_days",
            "deadlines.sheet_days",
            "deadlines.sheet_time",
            "reading.sheet_day",
            "deadlines.register_time",
            "deadlines.list_day",
            "follow_up.phone_after",
        ],
    },
    Group { title: "whatif.group.penalties", places: &[] },
];

impl Group {
    /// The group holds the penalties' table.
    pub fn is_penalties(&self) -> bool {
        self.places.is_empty()
    }

    /// A place, or a cell of one of its lists, stands in this group.
    pub fn holds(&self, name: &str) -> bool {
        if self.is_penalties() {
            return name.starts_with("penalties.");
        }
        self.places.iter().any(|place| {
            name.strip_prefix(place).is_some_and(|rest| {
                rest.is_empty()
                    || rest
                        .strip_prefix('.')
                        .is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()))
            })
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        features::rules::{names, readings::READINGS, typed::Typed},
        rules::RuleSet,
    };

    #[test]
    fn every_value_stands_in_one_group() {
        let singles = names::SINGLES.iter().map(|single| single.name);
        let lists = names::LISTS.iter().map(|list| list.name);
        let readings = READINGS.iter().map(|reading| reading.name);
        for name in singles.chain(lists).chain(readings) {
            assert_eq!(GROUPS.iter().filter(|group| group.holds(name)).count(), 1, "{name}");
        }
        let mut blank = Typed::of(RuleSet::regulation());
        for list in names::LISTS {
            (0..blank.rows(list.name)).rev().for_each(|row| blank.remove_row(list.name, row));
        }
        for change in Typed::of(RuleSet::regulation()).changes(&blank) {
            assert_eq!(GROUPS.iter().filter(|group| group.holds(&change.name)).count(), 1, "{}", change.name);
        }
    }
}
