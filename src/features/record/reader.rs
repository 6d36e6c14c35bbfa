//! What a form holds as typed, and reading it: every field that cannot be understood is named.

use crate::{
    app::format::plain_digits,
    domain::{ContractId, JobId, Money, Month, PenaltyClause, PersonId, SiteId, TravelId},
    rules::RuleBook,
};
use chrono::{NaiveDate, NaiveDateTime, NaiveTime};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// The fields of a form by their names, each as typed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Values(BTreeMap<String, String>);

impl Values {
    /// What was typed, without blanks around it. Empty where nothing was.
    pub fn get(&self, name: &str) -> &str {
        self.0.get(name).map_or("", |value| value.trim())
    }

    /// What stands in the input now.
    pub fn raw(&self, name: &str) -> String {
        self.0.get(name).cloned().unwrap_or_default()
    }

    pub fn set(&mut self, name: &str, value: impl Into<String>) {
        self.0.insert(name.to_owned(), value.into());
    }

    pub fn with(mut self, name: &str, value: impl Into<String>) -> Values {
        self.set(name, value);
        self
    }
}

/// A field that cannot be understood and the sentence that says so.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Wrong {
    pub field: &'static str,
    pub key: &'static str,
}

/// Reads the fields of a form; collects what is wrong instead of stopping at the first.
pub struct Reader<'a> {
    values: &'a Values,
    book: &'a RuleBook,
    today: NaiveDate,
    wrong: Vec<Wrong>,
}

impl<'a> Reader<'a> {
    pub fn new(values: &'a Values, book: &'a RuleBook, today: NaiveDate) -> Reader<'a> {
        Reader { values, book, today, wrong: Vec::new() }
    }

    pub fn today(&self) -> NaiveDate {
        self.today
    }

    pub fn finish<T>(self, read: Option<T>) -> Result<T, Vec<Wrong>> {
        match read {
            Some(read) if self.wrong.is_empty() => Ok(read),
            _ => Err(self.wrong),
        }
    }

    fn wrong<T>(&mut self, field: &'static str, key: &'static str) -> Option<T> {
        self.wrong.push(Wrong { field, key });
        None
    }

    /// A text that must be there.
    pub fn text(&mut self, field: &'static str) -> Option<String> {
        match self.values.get(field) {
            "" => self.wrong(field, "forms.wrong.text"),
            text => Some(text.to_owned()),
        }
    }

    /// A text that may be missing.
    pub fn remark(&self, field: &str) -> String {
        self.values.get(field).to_owned()
    }

    /// A day that has come.
    pub fn day(&mut self, field: &'static str) -> Option<NaiveDate> {
        let today = self.today;
        match self.any_day(field)? {
            day if day > today => self.wrong(field, "forms.wrong.future"),
            day => Some(day),
        }
    }

    /// A day, past or to come.
    pub fn any_day(&mut self, field: &'static str) -> Option<NaiveDate> {
        match self.values.get(field).parse() {
            Ok(day) => Some(day),
            Err(_) => self.wrong(field, "forms.wrong.day"),
        }
    }

    pub fn month(&mut self, field: &'static str) -> Option<Month> {
        match self.values.get(field).parse() {
            Ok(month) => Some(month),
            Err(_) => self.wrong(field, "forms.wrong.month"),
        }
    }

    /// A time of a day that has come.
    pub fn moment(&mut self, day: &'static str, time: &'static str) -> Option<NaiveDateTime> {
        let on = self.day(day);
        match time_of(self.values.get(time)) {
            Some(time) => on.map(|on| on.and_time(time)),
            None => self.wrong(time, "forms.wrong.time"),
        }
    }

    /// An amount of zero or more.
    pub fn money(&mut self, field: &'static str) -> Option<Money> {
        match self.values.get(field) {
            "" => self.wrong(field, "forms.wrong.no_amount"),
            text => match money_of(text) {
                Ok(amount) => Some(amount),
                Err(key) => self.wrong(field, key),
            },
        }
    }

    /// An amount that is zero when nothing was typed.
    pub fn money_or_zero(&mut self, field: &'static str) -> Option<Money> {
        if self.values.get(field).is_empty() { Some(Money::ZERO) } else { self.money(field) }
    }

    /// The sum that the chosen clause goes by. What was typed for another clause is left out: it would say nothing.
    pub fn base_sum(&mut self, clause: &str, field: &'static str) -> Option<Option<Money>> {
        let by_a_sum = clause_of(self.values.get(clause))
            .is_some_and(|clause| goes_by_a_sum(self.values, self.book, clause, self.today));
        match (by_a_sum, self.values.get(field)) {
            (false, _) => Some(None),
            (true, "") => self.wrong(field, "forms.wrong.base_sum"),
            (true, _) => self.money(field).map(Some),
        }
    }

    /// A number of things, at least one. One that is too large is left to the rules to refuse.
    pub fn count(&mut self, field: &'static str) -> Option<u32> {
        match plain_digits(self.values.get(field)).parse::<i64>() {
            Ok(number) if number <= 0 => self.wrong(field, "forms.wrong.not_positive"),
            Ok(number) => Some(number.try_into().unwrap_or(u32::MAX)),
            Err(_) => self.wrong(field, "forms.wrong.whole"),
        }
    }

    pub fn yes(&self, field: &str) -> bool {
        self.values.get(field) == "yes"
    }

    /// Yes or no, one of which must have been chosen.
    pub fn answer(&mut self, field: &'static str) -> Option<bool> {
        match self.values.get(field) {
            "yes" => Some(true),
            "no" => Some(false),
            _ => self.wrong(field, "forms.wrong.answer"),
        }
    }

    pub fn person(&mut self, field: &'static str) -> Option<PersonId> {
        self.chosen(field, PersonId::parse)
    }

    /// Somebody, or nobody: nothing chosen is `Some(None)`.
    pub fn maybe_person(&mut self, field: &'static str) -> Option<Option<PersonId>> {
        if self.values.get(field).is_empty() { Some(None) } else { self.person(field).map(Some) }
    }

    pub fn site(&mut self, field: &'static str) -> Option<SiteId> {
        self.chosen(field, SiteId::parse)
    }

    pub fn job(&mut self, field: &'static str) -> Option<JobId> {
        self.chosen(field, JobId::parse)
    }

    pub fn maybe_job(&mut self, field: &'static str) -> Option<Option<JobId>> {
        if self.values.get(field).is_empty() { Some(None) } else { self.job(field).map(Some) }
    }

    pub fn contract(&mut self, field: &'static str) -> Option<ContractId> {
        self.chosen(field, ContractId::parse)
    }

    pub fn clause(&mut self, field: &'static str) -> Option<PenaltyClause> {
        match clause_of(self.values.get(field)) {
            Some(clause) => Some(clause),
            None => self.wrong(field, "forms.wrong.choose"),
        }
    }

    /// The number of a new job.
    pub fn new_job(&mut self, field: &'static str) -> Option<JobId> {
        self.number(field, JobId::parse)
    }

    pub fn new_contract(&mut self, field: &'static str) -> Option<ContractId> {
        self.number(field, ContractId::parse)
    }

    pub fn new_travel(&mut self, field: &'static str) -> Option<TravelId> {
        self.number(field, TravelId::parse)
    }

    fn chosen<T, E>(&mut self, field: &'static str, parse: fn(&str) -> Result<T, E>) -> Option<T> {
        match parse(self.values.get(field)) {
            Ok(id) => Some(id),
            Err(_) => self.wrong(field, "forms.wrong.choose"),
        }
    }

    fn number<T, E>(&mut self, field: &'static str, parse: fn(&str) -> Result<T, E>) -> Option<T> {
        match parse(self.values.get(field)) {
            Ok(id) => Some(id),
            Err(_) => self.wrong(field, "forms.wrong.number"),
        }
    }
}

/// An amount as typed, not below zero.
pub fn money_of(text: &str) -> Result<Money, &'static str> {
    match Money::parse(&plain_digits(text)) {
        Ok(amount) if amount.is_negative() => Err("forms.wrong.negative"),
        Ok(amount) => Ok(amount),
        Err(_) => Err("forms.wrong.amount"),
    }
}

/// `8:05`, `08:05` or `805`.
pub fn time_of(text: &str) -> Option<NaiveTime> {
    let plain = plain_digits(text).replace('\u{FF1A}', ":");
    let plain = plain.trim();
    let digits_only = plain.chars().all(|c| c.is_ascii_digit());
    let (hours, minutes) = match plain.split_once(':') {
        Some(parts) => parts,
        None if digits_only && matches!(plain.len(), 3 | 4) => plain.split_at(plain.len() - 2),
        None => return None,
    };
    NaiveTime::from_hms_opt(hours.parse().ok()?, minutes.get(..2)?.parse().ok()?, 0)
}

pub fn clause_of(code: &str) -> Option<PenaltyClause> {
    PenaltyClause::ALL.iter().copied().find(|clause| clause.code() == code)
}

/// Whether a penalty under a clause goes by a sum on the day typed: today while that cannot be understood.
pub fn goes_by_a_sum(values: &Values, book: &RuleBook, clause: PenaltyClause, today: NaiveDate) -> bool {
    book.goes_by_a_sum(clause, values.get("on").parse().unwrap_or(today))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{features::record::samples::Told, rules::RuleSet};

    #[test]
    fn times_as_people_type_them() {
        let time = |text: &str| time_of(text).map(|time| time.format("%H:%M").to_string());
        assert_eq!(time("8:05").as_deref(), Some("08:05"));
        assert_eq!(time("0805").as_deref(), Some("08:05"));
        assert_eq!(time("\u{FF18}\u{FF1A}05").as_deref(), Some("08:05"));
        assert_eq!(time("08:05:30").as_deref(), Some("08:05"));
        for bad in ["", "8", "25:00", "8:5", "abc", "8-05"] {
            assert_eq!(time(bad), None, "{bad}");
        }
    }

    fn regulation() -> RuleBook {
        RuleBook::only(RuleSet::regulation().clone())
    }

    #[test]
    fn a_count_is_whole_and_above_zero() {
        let book = regulation();
        let count = |text: &str| {
            let values = Values::default().with("n", text);
            let mut reader = Reader::new(&values, &book, "2026-11-23".parse().unwrap());
            let read = reader.count("n");
            reader.finish(read).map_err(|wrong| wrong[0].key)
        };
        assert_eq!((count("12"), count(" \u{FF11}\u{FF12} ")), (Ok(12), Ok(12)));
        assert_eq!(
            (count("0"), count("-3")),
            (Err("forms.wrong.not_positive"), Err("forms.wrong.not_positive"))
        );
        assert_eq!((count("1.5"), count("")), (Err("forms.wrong.whole"), Err("forms.wrong.whole")));
        assert_eq!(count("99999999999"), Ok(u32::MAX));
    }

    #[test]
    fn a_sum_is_asked_for_by_the_clauses_that_go_by_one_on_the_day() {
        let mut told = Told::branch();
        told.adopt("2026-11", &[("penalties.7.14.times_amount", "1".into())]);
        let book = RuleBook::of(&told.ledger());
        let sum = |on: &str, clause: &str, amount: &str| {
            let values = Values::default().with("on", on).with("clause", clause).with("amount", amount);
            let mut reader = Reader::new(&values, &book, "2026-11-23".parse().unwrap());
            let read = reader.base_sum("clause", "amount");
            reader.finish(read).map_err(|wrong| wrong[0].key)
        };
        let asked = |on: &str| {
            let by_a_sum = PenaltyClause::ALL.iter().map(|clause| clause.code());
            by_a_sum.filter(|code| sum(on, code, "").is_err()).collect::<Vec<_>>()
        };
        assert_eq!(asked("2026-10-31"), ["7.15", "7.20", "7.21", "7.22"]);
        assert_eq!(asked("2026-11-01"), ["7.14", "7.15", "7.20", "7.21", "7.22"]);
        assert_eq!(asked(""), asked("2026-11-23"));
        assert_eq!(sum("2026-11-01", "7.14", ""), Err("forms.wrong.base_sum"));
        assert_eq!(sum("2026-11-01", "7.14", "50"), Ok(Some(Money::yuan(50))));
        let idle = [sum("2026-10-31", "7.14", ""), sum("2026-10-31", "7.14", "50"), sum("", "", "50")];
        assert_eq!(idle, [Ok(None), Ok(None), Ok(None)]);
    }

    #[test]
    fn everything_wrong_is_collected() {
        let book = regulation();
        let values = Values::default().with("on", "2026-12-01").with("amount", "x");
        let mut reader = Reader::new(&values, &book, "2026-11-23".parse().unwrap());
        let (on, amount, person) = (reader.day("on"), reader.money("amount"), reader.person("person"));
        assert!(on.is_none() && amount.is_none() && person.is_none());
        let wrong = reader.finish(None::<()>).unwrap_err();
        let fields: Vec<_> = wrong.iter().map(|wrong| wrong.field).collect();
        assert_eq!(fields, ["on", "amount", "person"]);
    }
}
