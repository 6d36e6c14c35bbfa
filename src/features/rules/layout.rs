//! Which values belong to which clause, and the chapters of the page.

use crate::rules::catalogue::{CATALOGUE, CatalogueClause, entry};

/// The values of a clause by their places, in the order in which they are read.
const PLACES: &[(&str, &[&str])] = &[
    ("4.1", &["reading.wage_change"]),
    (
        "5.1.1",
        &[
            "commissioning.rates.local",
            "commissioning.alarm_only_points",
            "reading.rate_basis",
            "reading.band_gap",
            "reading.alarm_only_points",
        ],
    ),
    ("5.1.2", &["commissioning.rates.elsewhere"]),
    ("5.1.3", &["commissioning.rates.county"]),
    ("5.1.4", &["reading.warranty_repair"]),
    ("5.1.5", &["reading.extension_fee"]),
    ("5.1.6", &["commissioning.rates.partner", "reading.partner_ladder"]),
    ("5.1.7", &["papers.within_days", "commissioning.first_percent"]),
    (
        "5.1.10",
        &[
            "commissioning.ladder",
            "commissioning.low_points.below",
            "commissioning.low_points.amount",
            "reading.ladder_mode",
        ],
    ),
    ("5.1.12", &["reading.on_the_roll"]),
    ("5.2.3", &["repair.repeat_months"]),
    ("5.2.5", &["repair.difference_tax_percent"]),
    ("5.3.2", &["maintenance.signing_percent", "maintenance.service_percent", "reading.maintenance_base"]),
    ("5.3.3", &["reading.successor_pay"]),
    ("5.4.1", &["bonus.points"]),
    ("5.4.2", &["bonus.follow_ups.from", "bonus.follow_ups.amount"]),
    ("5.4.3", &["bonus.contracts"]),
    ("5.5.1", &["product_issue.amount"]),
    ("5.5.2", &["commissioning.clerk_percent"]),
    ("6.1.9", &["deadlines.callback_days", "commissioning.recheck_from", "deadlines.recheck_days"]),
    ("6.1.10", &["deadlines.list_day"]),
    ("6.2.9", &["deadlines.sheet_days"]),
    ("6.3.6", &["follow_up.phone_after"]),
    ("6.5.2", &["deadlines.register_time"]),
    ("6.5.5", &["deadlines.sheet_time", "reading.sheet_day"]),
    (
        "6.7.1",
        &[
            "attendance.day_from",
            "attendance.late_from",
            "attendance.late_until",
            "attendance.half_day_until",
        ],
    ),
    ("7.4", &["papers.further_days", "reading.late_papers"]),
    ("7.5", &["papers.redo_days"]),
    ("7.16", &["attendance.late_steps", "reading.late_mode"]),
    ("7.16.3", &["reading.late_half_of"]),
    ("7.16.5", &["attendance.paid_days_per_month"]),
];

/// The values of a clause.
pub fn places_of(clause: &str) -> &'static [&'static str] {
    PLACES.iter().find(|(id, _)| *id == clause).map_or(&[], |(_, places)| places)
}

/// The chapter that a clause stands in.
pub fn chapter_of(clause: &str) -> Option<Chapter> {
    entry(clause).and_then(|entry| CHAPTERS.iter().find(|chapter| chapter.holds(entry.clause.0)).copied())
}

/// The clause a value belongs to; penalties carry theirs in their place.
pub fn clause_of(name: &str) -> Option<&'static str> {
    PLACES.iter().find(|(_, places)| places.contains(&name)).map(|(id, _)| *id)
}

/// A chapter of the page: its title and which clauses stand in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Chapter {
    /// What the program calls it.
    pub code: &'static str,
    pub title: &'static str,
    prefixes: &'static [&'static str],
}

impl Chapter {
    pub fn clauses(self) -> impl Iterator<Item = &'static CatalogueClause> {
        CATALOGUE.iter().filter(move |entry| self.holds(entry.clause.0))
    }

    fn holds(self, id: &str) -> bool {
        self.prefixes.iter().any(|prefix| {
            id.strip_prefix(prefix).is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
        })
    }
}

/// The chapters: the money first, because that is what people look for.
pub const CHAPTERS: &[Chapter] = &[
    Chapter { code: "commissioning", title: "rules.chapter.commissioning", prefixes: &["5.1"] },
    Chapter { code: "repair", title: "rules.chapter.repair", prefixes: &["5.2"] },
    Chapter { code: "maintenance", title: "rules.chapter.maintenance", prefixes: &["5.3"] },
    Chapter { code: "bonus", title: "rules.chapter.bonus", prefixes: &["5.4", "5.5"] },
    Chapter { code: "penalties", title: "rules.chapter.penalties", prefixes: &["7"] },
    Chapter { code: "work", title: "rules.chapter.work", prefixes: &["6"] },
    Chapter { code: "people", title: "rules.chapter.people", prefixes: &["1", "2", "3", "4", "8"] },
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        features::rules::{names, readings::READINGS},
        rules::catalogue,
    };

    #[test]
    fn every_clause_stands_in_one_chapter() {
        for entry in CATALOGUE {
            let chapters = CHAPTERS.iter().filter(|chapter| chapter.holds(entry.clause.0)).count();
            assert_eq!(chapters, 1, "{}", entry.clause);
        }
    }

    #[test]
    fn every_value_belongs_to_one_clause() {
        let singles = names::SINGLES.iter().map(|single| single.name);
        let lists = names::LISTS.iter().map(|list| list.name);
        let readings = READINGS.iter().map(|reading| reading.name);
        let mut count = 0;
        for name in singles.chain(lists).chain(readings) {
            let clause = clause_of(name).unwrap_or_else(|| panic!("{name}"));
            assert!(catalogue::entry(clause).is_some());
            count += 1;
        }
        assert_eq!(count, PLACES.iter().map(|(_, places)| places.len()).sum::<usize>());
        for reading in READINGS {
            assert_eq!(clause_of(reading.name), Some(reading.clause), "{}", reading.name);
        }
    }
}
