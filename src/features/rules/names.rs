//! The names, units and clauses of the rule values.

use super::typed::number_rule;
use crate::{
    app::{format, i18n::Words},
    domain::typed::read_time,
    rules::catalogue,
};
use rust_decimal::Decimal;

/// In what a value counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unit {
    Yuan,
    YuanAPoint,
    Percent,
    Points,
    Days,
    Months,
    Times,
    Sheets,
    Customers,
    Time,
    Word,
}

impl Unit {
    /// The key of the unit's word; none where the value carries it itself.
    pub fn key(self) -> Option<&'static str> {
        Some(match self {
            Unit::Yuan => "rules.unit.yuan",
            Unit::YuanAPoint => "rules.unit.yuan_a_point",
            Unit::Percent => "rules.unit.percent",
            Unit::Points => "rules.unit.points",
            Unit::Days => "rules.unit.days",
            Unit::Months => "rules.unit.months",
            Unit::Times => "rules.unit.times",
            Unit::Sheets => "rules.unit.sheets",
            Unit::Customers => "rules.unit.customers",
            Unit::Time | Unit::Word => return None,
        })
    }
}

/// A list of rows in the rule set: its place, the word for one row, and the columns.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct List {
    pub name: &'static str,
    pub title: &'static str,
    pub row: &'static str,
    pub columns: &'static [Column],
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Column {
    pub field: &'static str,
    pub title: &'static str,
    pub unit: Unit,
}

const fn column(field: &'static str, title: &'static str, unit: Unit) -> Column {
    Column { field, title, unit }
}

const BAND: &[Column] = &[
    column("from", "rules.column.from_points", Unit::Points),
    column("to", "rules.column.to_points", Unit::Points),
    column("rate", "rules.column.rate", Unit::YuanAPoint),
];

/// Every list of a rule set.
pub const LISTS: &[List] = &[
    List {
        name: "commissioning.ladder",
        title: "rules.list.ladder",
        row: "rules.row.step",
        columns: &[
            column("from", "rules.column.from_points", Unit::Points),
            column("percent", "rules.column.percent", Unit::Percent),
        ],
    },
    List {
        name: "commissioning.rates.local",
        title: "rules.list.local",
        row: "rules.row.band",
        columns: BAND,
    },
    List {
        name: "commissioning.rates.county",
        title: "rules.list.county",
        row: "rules.row.band",
        columns: BAND,
    },
    List {
        name: "commissioning.rates.elsewhere",
        title: "rules.list.elsewhere",
        row: "rules.row.band",
        columns: BAND,
    },
    List {
        name: "commissioning.rates.partner",
        title: "rules.list.partner",
        row: "rules.row.band",
        columns: BAND,
    },
    List {
        name: "bonus.points",
        title: "rules.list.bonus_points",
        row: "rules.row.step",
        columns: &[
            column("from", "rules.column.from_year_points", Unit::Points),
            column("amount", "rules.column.bonus", Unit::Yuan),
        ],
    },
    List {
        name: "bonus.contracts",
        title: "rules.list.bonus_contracts",
        row: "rules.row.step",
        columns: &[
            column("receipts_from", "rules.column.receipts", Unit::Yuan),
            column("customers_from", "rules.column.customers", Unit::Customers),
            column("percent", "rules.column.percent_of_receipts", Unit::Percent),
        ],
    },
    List {
        name: "attendance.late_steps",
        title: "rules.list.late_steps",
        row: "rules.row.step",
        columns: &[
            column("from", "rules.column.from_times", Unit::Times),
            column("each", "rules.column.each", Unit::Yuan),
        ],
    },
];

/// The columns of chapter 7's table; every clause has them all.
pub const PENALTY_COLUMNS: &[Column] = &[
    column("fine", "rules.column.fine", Unit::Yuan),
    column("times_amount", "rules.column.times_amount", Unit::Word),
    column("manager", "rules.column.manager", Unit::Yuan),
    column("warnings", "rules.column.warnings", Unit::Times),
    column("dismissal_at", "rules.column.dismissal_at", Unit::Times),
    column("dismissal_instead_from", "rules.column.dismissal_instead_from", Unit::Times),
    column("counted_per", "rules.column.counted_per", Unit::Word),
];

/// A single value: its place, its name in words, and its unit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Single {
    pub name: &'static str,
    pub title: &'static str,
    pub unit: Unit,
}

macro_rules! singles {
    ($($name:literal $title:literal $unit:ident;)*) => {
        /// Every single value of a rule set, apart from readings and penalties.
        pub const SINGLES: &[Single] = &[$(Single { name: $name, title: $title, unit: Unit::$unit }),*];
    };
}

singles! {
    "commissioning.alarm_only_points" "rules.value.alarm_only_points" Points;
    "commissioning.first_percent" "rules.value.first_percent" Percent;
    "commissioning.low_points.below" "rules.value.low_points_below" Points;
    "commissioning.low_points.amount" "rules.value.low_points_amount" Yuan;
    "commissioning.recheck_from" "rules.value.recheck_from" Points;
    "commissioning.clerk_percent" "rules.value.clerk_percent" Percent;
    "repair.difference_tax_percent" "rules.value.tax" Percent;
    "repair.repeat_months" "rules.value.repeat_months" Months;
    "maintenance.signing_percent" "rules.value.signing_percent" Percent;
    "maintenance.service_percent" "rules.value.service_percent" Percent;
    "bonus.follow_ups.from" "rules.value.follow_ups_from" Sheets;
    "bonus.follow_ups.amount" "rules.value.follow_ups_amount" Yuan;
    "product_issue.amount" "rules.value.product_issue" Yuan;
    "attendance.paid_days_per_month" "rules.value.paid_days" Days;
    "attendance.day_from" "rules.value.day_from" Time;
    "attendance.late_from" "rules.value.late_from" Time;
    "attendance.late_until" "rules.value.late_until" Time;
    "attendance.half_day_until" "rules.value.half_day_until" Time;
    "papers.within_days" "rules.value.papers_within" Days;
    "papers.further_days" "rules.value.papers_further" Days;
    "papers.redo_days" "rules.value.papers_redo" Days;
    "deadlines.callback_days" "rules.value.callback_days" Days;
    "deadlines.recheck_days" "rules.value.recheck_days" Days;
    "deadlines.sheet_days" "rules.value.sheet_days" Days;
    "deadlines.sheet_time" "rules.value.sheet_time" Time;
    "deadlines.register_time" "rules.value.register_time" Time;
    "deadlines.list_day" "rules.value.list_day" Days;
    "follow_up.phone_after" "rules.value.phone_after" Times;
}

pub fn list(name: &str) -> Option<&'static List> {
    LISTS.iter().find(|list| list.name == name)
}

pub fn single(name: &str) -> Option<&'static Single> {
    SINGLES.iter().find(|single| single.name == name)
}

/// The clause and field of a penalty's place.
pub fn penalty(name: &str) -> Option<(&str, &'static Column)> {
    let (clause, field) = name.strip_prefix("penalties.")?.rsplit_once('.')?;
    Some((clause, PENALTY_COLUMNS.iter().find(|column| column.field == field)?))
}

/// The list, row and column of a place in a list.
pub fn cell(name: &str) -> Option<(&'static List, usize, &'static Column)> {
    let (row, field) = name.rsplit_once('.')?;
    let (list_name, index) = row.rsplit_once('.')?;
    let list = list(list_name)?;
    Some((list, index.parse().ok()?, list.columns.iter().find(|column| column.field == field)?))
}

/// A place in words, such as `Ladder, step 2: percentage`.
pub fn place_words(words: Words, name: &str) -> String {
    if let Some(single) = single(name) {
        return words.t(single.title);
    }
    if let Some(reading) = super::readings::reading(name) {
        return words.t(reading.title);
    }
    if let Some((list, index, column)) = cell(name) {
        let row = words.tv(list.row, &[("n", &(index + 1))]);
        let (list, column) = (words.t(list.title), words.t(column.title));
        return words.tv("rules.place.cell", &[("list", &list), ("row", &row), ("column", &column)]);
    }
    if let Some((clause, column)) = penalty(name) {
        let title = catalogue::entry(clause).map_or_else(String::new, |entry| words.t(entry.title));
        let column = words.t(column.title);
        return words
            .tv("rules.place.penalty", &[("clause", &clause), ("title", &title), ("column", &column)]);
    }
    list(name).map_or_else(|| name.to_owned(), |list| words.t(list.title))
}

/// A value as text with its unit: `80 %`, `0.2 yuan a point`; what an empty one means in words.
pub fn value_words(words: Words, name: &str, text: &str) -> String {
    if let Some(reading) = super::readings::reading(name) {
        return reading.option(text).map_or_else(|| text.to_owned(), |option| words.t(option.title));
    }
    let unit = unit_of(name);
    let last = name.rsplit('.').next().unwrap_or_default();
    match (last, text) {
        ("to", "") => return words.t("rules.empty.open"),
        ("each", "") => return words.t("rules.empty.half_wage"),
        ("difference_tax_percent", "") => return words.t("rules.empty.not_set"),
        (_, "") => return words.t("rules.empty.none"),
        ("counted_per", "year") => return words.t("rules.counted.year"),
        ("counted_per", _) => return words.t("rules.counted.ever"),
        _ => {}
    }
    let figure = figure(name, unit, text);
    match unit.key() {
        Some(key) => words.tv("rules.value.with_unit", &[("value", &figure), ("unit", &words.t(key))]),
        None => figure,
    }
}

/// In what the value of a place counts.
pub fn unit_of(name: &str) -> Unit {
    let unit = single(name).map(|single| single.unit);
    let unit = unit.or_else(|| cell(name).map(|(_, _, column)| column.unit));
    unit.or_else(|| penalty(name).map(|(_, column)| column.unit)).unwrap_or(Unit::Word)
}

/// The number that a value is; none where it is a word, a time or nothing.
pub fn number(name: &str, text: &str) -> Option<Decimal> {
    number_rule(name)?.read(text).ok()
}

/// A figure as it was understood, however it was typed; as typed where it was not.
fn figure(name: &str, unit: Unit, text: &str) -> String {
    let shown = match unit {
        Unit::Time => read_time(text).ok().map(format::time),
        _ => number(name, text).map(format::number),
    };
    shown.unwrap_or_else(|| text.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{app::i18n::Lang, features::rules::typed::Typed, rules::RuleSet};

    #[test]
    fn a_figure_is_shown_as_it_was_understood() {
        let said = |name, text| value_words(Words(Lang::ZhCn), name, text);
        assert_eq!(
            said("commissioning.ladder.1.percent", "８０．５"),
            said("commissioning.ladder.1.percent", "80.5")
        );
        assert_eq!(said("commissioning.ladder.1.percent", "80.50"), "80.5 %");
        assert_eq!(said("commissioning.ladder.1.from", "2,000"), said("commissioning.ladder.1.from", "2000"));
        assert_eq!(said("commissioning.first_percent", "八十"), "八十 %");
    }

    #[test]
    fn every_place_has_a_name_and_its_value_words() {
        let mut blank = Typed::of(RuleSet::regulation());
        for list in LISTS {
            for row in (0..blank.rows(list.name)).rev() {
                blank.remove_row(list.name, row);
            }
        }
        let full = Typed::of(RuleSet::regulation());
        // Every leaf shows up as a change against a set of which nothing is the same.
        let mut places: Vec<String> = full.changes(&blank).into_iter().map(|change| change.name).collect();
        places.extend(SINGLES.iter().map(|single| single.name.to_owned()));
        for lang in Lang::ALL {
            let words = Words(lang);
            for name in &places {
                let said = place_words(words, name);
                assert!(!said.is_empty() && said != *name, "{name}");
                let value = value_words(words, name, full.text(name));
                assert!(!value.is_empty(), "{name}");
            }
        }
    }

    #[test]
    fn values_are_said_with_their_unit() {
        let words = Words(Lang::ZhCn);
        assert_eq!(value_words(words, "commissioning.first_percent", "80"), "80 %");
        assert_eq!(value_words(words, "commissioning.rates.local.1.to", ""), words.t("rules.empty.open"));
        assert_eq!(value_words(words, "attendance.late_from", "08:00"), "08:00");
    }
}
