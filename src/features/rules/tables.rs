//! The rules that are used, to be taken along: clauses, values, readings, what was adopted, and the calendar.

use super::{
    layout::places_of,
    names::{self, number, place_words, unit_of, value_words},
    readings::{READINGS, Reading, reading},
    typed::Change,
    view::{InForce, Listed, standing_keys},
};
use crate::{
    app::{
        i18n::Words,
        tables::{Columns, Tables},
        words::month_words,
    },
    domain::{Arrange, Calendar, FeeRow, Month, PenaltyClause},
    rules::catalogue::{CatalogueClause, Standing, entry},
    spreadsheet::{Cell, Page},
};
use chrono::NaiveDate;

/// What the page shows of these clauses: themselves, their values in force, and how their doubtful sentences are read.
pub fn tables(words: Words, ids: &[&'static str], in_force: &InForce, today: NaiveDate) -> Tables {
    let entries: Vec<&CatalogueClause> = ids.iter().filter_map(|id| entry(id)).collect();
    let pages = vec![clauses(words, &entries), values(words, ids, in_force), doubtful(words, ids, in_force)];
    Tables {
        name: words.t("shell.place.rules"),
        of: today.to_string(),
        created: today,
        state: String::new(),
        pages,
    }
}

fn clauses(words: Words, entries: &[&CatalogueClause]) -> Page {
    Columns::of(words)
        .text("settlement.clause", |entry: &&CatalogueClause| entry.clause.0.to_owned())
        .text("facts.field.name", move |entry| words.t(entry.title))
        .text("tables.said", move |entry| words.t(entry.text))
        .text("tables.state", move |entry| {
            words.t(standing_keys(entry.standing).map_or("rules.tables.computed", |(standing, _)| standing))
        })
        .text("tables.missing", move |entry| {
            let lacks = standing_keys(entry.standing).filter(|_| entry.standing != Standing::Recorded);
            lacks.map(|(_, why)| words.t(why)).unwrap_or_default()
        })
        .page("rules.tables.clauses", entries)
}

/// A value by its place, and the clause it belongs to.
type Place = (&'static str, String);

/// Every single value of these clauses, and every cell of their lists.
fn places(ids: &[&'static str], in_force: &InForce) -> Vec<Place> {
    let of_clause = |id: &&'static str| {
        let id = *id;
        let of_place = move |name: &&'static str| match names::list(name) {
            Some(list) => (0..in_force.values().rows(list.name))
                .flat_map(|row| {
                    list.columns.iter().map(move |column| format!("{}.{row}.{}", list.name, column.field))
                })
                .collect(),
            None => vec![(*name).to_owned()],
        };
        let places = places_of(id).iter().filter(|name| reading(name).is_none()).flat_map(of_place);
        places.map(move |place| (id, place)).collect::<Vec<_>>()
    };
    let mut places: Vec<Place> = ids.iter().flat_map(of_clause).collect();
    // The page shows them all at chapter 7; a clause of it taken by itself takes its own along.
    places.extend(penalties(in_force).filter(|(code, _)| ids.contains(&"7") || ids.contains(code)));
    places
}

/// The figures of chapter 7 that are set: each belongs to a clause of its own.
fn penalties(in_force: &InForce) -> impl Iterator<Item = Place> {
    let of_clause = |clause: &PenaltyClause| {
        let code = clause.code();
        names::PENALTY_COLUMNS.iter().map(move |column| (code, format!("penalties.{code}.{}", column.field)))
    };
    let all = PenaltyClause::ALL.iter().flat_map(of_clause);
    all.filter(|(_, place)| !matches!(in_force.values().text(place), "" | "0"))
}

fn values(words: Words, ids: &[&'static str], in_force: &InForce) -> Page {
    let text = |place: &Place| in_force.values().text(&place.1);
    Columns::of(words)
        .text("settlement.clause", |place: &Place| place.0.to_owned())
        .text("rules.change.name", move |place| place_words(words, &place.1))
        .mixed("tables.value", move |place| value_cell(words, &place.1, text(place)))
        .text("tables.unit", move |place| unit(words, &place.1, [text(place)]))
        .text("tables.since", move |place| since_words(words, in_force.since(listed_name(&place.1))))
        .page("rules.tables.values", &places(ids, in_force))
}

/// A value as a number where it is one, else what it says.
fn value_cell(words: Words, name: &str, text: &str) -> Cell {
    number(name, text).map_or_else(|| Cell::text(value_words(words, name, text)), Cell::Number)
}

/// What the numbers among these values of a place count.
fn unit<'a>(words: Words, name: &str, texts: impl IntoIterator<Item = &'a str>) -> String {
    let key = texts.into_iter().find_map(|text| number(name, text)).and_then(|_| unit_of(name).key());
    key.map(|key| words.t(key)).unwrap_or_default()
}

/// The list that a cell stands in: its rows hold since the same month.
fn listed_name(place: &str) -> &str {
    names::cell(place).map_or(place, |(list, _, _)| list.name)
}

fn since_words(words: Words, since: Option<Month>) -> String {
    since.map_or_else(|| words.t("rules.history.regulation"), |month| month_words(words, month))
}

fn doubtful(words: Words, ids: &[&'static str], in_force: &InForce) -> Page {
    let rows: Vec<&Reading> = READINGS.iter().filter(|reading| ids.contains(&reading.clause)).collect();
    let now = |reading: &&Reading| in_force.values().text(reading.name).to_owned();
    let others = move |reading: &&Reading| {
        let others = reading.options.iter().filter(|option| option.code != now(reading));
        others.map(|option| words.t(option.title)).collect::<Vec<_>>().join("\n")
    };
    Columns::of(words)
        .text("settlement.clause", |reading: &&Reading| reading.clause.to_owned())
        .text("tables.question", move |reading| words.t(reading.title))
        .text("rules.reading.now", move |reading| value_words(words, reading.name, &now(reading)))
        .text("rules.reading.other", others)
        .text("tables.since", move |reading| since_words(words, in_force.since(reading.name)))
        .page("rules.tables.readings", &rows)
}

/// The sets of rules adopted so far, a row for each value that one changed.
pub fn adopted(words: Words, sets: &[Listed]) -> Page {
    let value = move |name: &str, text: &Option<String>| match text {
        Some(text) => value_cell(words, name, text),
        None => Cell::text(words.t("rules.change.gone")),
    };

    let rows: Vec<_> =
        sets.iter().flat_map(|set| set.changes.iter().map(move |change| (set, change))).collect();
    Columns::of(words)
        .text("tables.since", move |(set, _): &(&Listed, &Change)| since_words(words, set.from))
        .text("facts.field.name", |(set, _)| set.name.clone())
        .text("rules.change.name", move |(_, change)| place_words(words, &change.name))
        .mixed("rules.change.before", move |(_, change)| value(&change.name, &change.before))
        .mixed("rules.change.after", move |(_, change)| value(&change.name, &change.after))
        .text("tables.unit", move |(_, change)| {
            unit(
                words,
                &change.name,
                [&change.before, &change.after].into_iter().flatten().map(String::as_str),
            )
        })
        .page("rules.history.title", &rows)
}

/// What service costs.
pub fn fees(words: Words, rows: &[FeeRow]) -> Page {
    Columns::of(words)
        .text("rules.fees.column.name", |row: &FeeRow| row.name.clone())
        .text("rules.fees.column.model", |row| row.model.clone())
        .text("rules.fees.column.unit", |row| row.unit.clone())
        .amount("rules.fees.column.charge", |row| row.charge)
        .amount("rules.fees.column.floor", |row| row.floor)
        .text("rules.fees.column.remark", |row| row.remark.clone())
        .page("rules.fees.title", rows)
}

/// Every day off and every day made up, in their order.
pub fn calendar(words: Words, calendar: &Calendar) -> Page {
    let mut rows: Vec<(NaiveDate, &'static str, &str)> = Vec::new();
    for year in calendar.years() {
        let source = year.source.as_str();
        rows.extend(year.holidays.iter().map(|day| (*day, "rules.calendar.days_off", source)));
        rows.extend(year.workdays.iter().map(|day| (*day, "rules.calendar.made_up", source)));
    }
    rows.arrange();
    Columns::of(words)
        .day("tables.date", |row: &(NaiveDate, &str, &str)| row.0)
        .text("tables.day_kind", move |row| words.t(row.1))
        .text("rules.calendar.source", |row| row.2.to_owned())
        .page("rules.calendar.title", &rows)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        app::i18n::Lang,
        features::{record::samples::Told, rules::view::history},
        rules::{RuleBook, catalogue::CATALOGUE},
        spreadsheet::csv::csv,
    };

    const ZH: Words = Words(Lang::ZhCn);

    fn today() -> NaiveDate {
        "2026-11-10".parse().unwrap()
    }

    fn told() -> (RuleBook, crate::ledger::Ledger) {
        let mut told = Told::branch();
        told.adopt("2026-11", &[("repair.difference_tax_percent", "6".into())]);
        let ledger = told.ledger();
        (RuleBook::of(&ledger), ledger)
    }

    #[test]
    fn the_clauses_chosen_come_with_their_values_and_readings() {
        let (book, _) = told();
        let in_force = InForce::on(&book, today());
        let all: Vec<&'static str> = CATALOGUE.iter().map(|entry| entry.clause.0).collect();
        let whole = tables(ZH, &all, &in_force, today());
        let listed: Vec<usize> = whole.pages.iter().map(Page::listed).collect();
        assert_eq!((listed[0], listed[2]), (CATALOGUE.len(), READINGS.len()));
        for page in &whole.pages {
            let text = csv(page);
            assert!(!text.contains("rules.") && !text.contains("clauses."), "{text}");
        }
        let one = tables(ZH, &["5.2.5"], &in_force, today());
        let values = csv(&one.pages[1]);
        assert!(values.contains("5.2.5,") && values.contains("2026年11月"), "{values}");
        assert_eq!((one.pages[1].listed(), one.pages[2].listed()), (1, 0));
        let fines = csv(&tables(ZH, &["7"], &in_force, today()).pages[1]);
        assert!(fines.lines().any(|line| line.starts_with("7.4,")), "{fines}");
        let one = csv(&tables(ZH, &["7.4"], &in_force, today()).pages[1]);
        let own: Vec<&str> = fines.lines().filter(|line| line.starts_with("7.4,")).collect();
        assert!(own.iter().all(|line| one.contains(line)) && !one.contains("7.5"), "{one}");
    }

    #[test]
    fn a_value_is_a_number_beside_its_unit_where_it_is_one() {
        let (book, ledger) = told();
        let in_force = InForce::on(&book, today());
        let values = |id| csv(&tables(ZH, &[id], &in_force, today()).pages[1]);
        let ladder = values("5.1.10");
        assert!(ladder.contains(",2000,点,") && !ladder.contains("2,000"), "{ladder}");
        let times = values("6.7.1");
        assert!(times.contains(",08:30,,"), "{times}");
        let changed = csv(&adopted(ZH, &history(&ledger, &book, today())));
        assert!(changed.contains(",未定,6,%"), "{changed}");
    }

    #[test]
    fn what_was_adopted_is_a_row_for_each_change() {
        let (book, ledger) = told();
        let page = adopted(ZH, &history(&ledger, &book, today()));
        assert_eq!(page.listed(), 1);
        assert!(csv(&page).lines().nth(1).unwrap().starts_with("2026年11月,"));
    }

    #[test]
    fn the_calendar_is_a_row_for_each_day() {
        let page = calendar(ZH, &Calendar::official());
        let text = csv(&page);
        assert!(text.contains("2026-01-01,放假,国办发明电〔2025〕7号"), "{text}");
        assert!(text.contains("2026-01-04,调休上班,"), "{text}");
    }
}
