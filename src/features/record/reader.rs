//! What a form holds as typed, and reading it: every field that cannot be understood is named.

use super::kinds::{Input, Kind, Need, Spec};
use crate::{
    app::words::Misread,
    domain::{
        ContractId, JobId, Money, Month, PenaltyClause, PersonId, SiteId,
        ids::MAX_ID_CHARS,
        typed::{NumberRule, read_day, read_text, read_time},
    },
    journal::{
        FactBody,
        kind::{Declared, Shape},
        limits::{self, NAME_CHARS, QUALIFIED},
    },
    rules::RuleBook,
    workflow::Command,
};
use chrono::{NaiveDate, NaiveDateTime};
use serde::{Deserialize, Serialize, de::DeserializeOwned};
use serde_json::{Map, Value};
use std::collections::{BTreeMap, BTreeSet};

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

/// A field that cannot be understood, and why.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Wrong {
    pub field: &'static str,
    pub why: Misread,
}

/// Which of the fields that were found wrong, by their ids, are right by now: neither wrong as they stand, nor refused.
pub fn mended(found: Vec<String>, wrong: &[String], refused: Option<&str>) -> BTreeSet<String> {
    found.into_iter().filter(|id| !wrong.contains(id) && refused != Some(id.as_str())).collect()
}

/// The numbers that the forms here take; nobody reviews more sheets on a day than a fact may say.
pub const COUNT: NumberRule = NumberRule::count(QUALIFIED as u64);

/// The rate of a ruling.
pub const RATE: NumberRule = NumberRule::rate(limits::RATE as u64);

/// Whether something is among what was ticked: the keys of it, with blanks between them.
pub fn is_ticked(ticked: &str, key: &str) -> bool {
    ticked.split_whitespace().any(|one| one == key)
}

/// What is ticked once `key` is, or is no more.
pub fn with_tick(ticked: &str, key: &str, on: bool) -> String {
    let others = ticked.split_whitespace().filter(|one| *one != key);
    others.chain(on.then_some(key)).collect::<Vec<_>>().join(" ")
}

/// A day that has come, as typed.
///
/// # Errors
/// It cannot be understood, or lies ahead.
pub fn day_that_came(typed: &str, today: NaiveDate) -> Result<NaiveDate, Misread> {
    match read_day(typed)? {
        day if day > today => Err("forms.wrong.future".into()),
        day => Ok(day),
    }
}

/// What one field of a form says: as a file would write it, and the day that it means.
struct Answer {
    day: Option<NaiveDate>,
    value: Value,
}

impl Answer {
    fn of(value: impl Serialize) -> Answer {
        Answer { day: None, value: serde_json::to_value(value).expect("what is read is plain JSON") }
    }

    fn on(day: NaiveDate) -> Answer {
        Answer { day: Some(day), ..Answer::of(day) }
    }
}

/// What a form says, all of it understood: by the fields of the fact, as a file would write them.
pub struct Answers {
    pub on: NaiveDate,
    fields: Map<String, Value>,
}

impl Answers {
    pub fn value<T: DeserializeOwned>(&self, field: &str) -> Option<T> {
        serde_json::from_value(self.fields.get(field)?.clone()).ok()
    }

    /// What was ticked of all that there is. `key`: what each is called.
    pub fn ticked<T: Copy>(&self, field: &str, all: &[T], key: fn(T) -> &'static str) -> Vec<T> {
        let ticked = self.fields.get(field).and_then(Value::as_str).unwrap_or_default();
        all.iter().copied().filter(|one| is_ticked(ticked, key(*one))).collect()
    }

    /// The command that records it as a fact of a kind, which need not have a field for everything.
    pub fn record(self, kind: &'static Declared) -> Option<Command> {
        let known = self.fields.into_iter().filter(|(name, _)| kind.field(name).is_some());
        FactBody::made(kind, known.collect()).ok().map(|body| Command::Record { on: self.on, body })
    }
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

    pub fn finish<T>(self, read: Option<T>) -> Result<T, Vec<Wrong>> {
        match read {
            Some(read) if self.wrong.is_empty() => Ok(read),
            _ => Err(self.wrong),
        }
    }

    fn wrong<T>(&mut self, field: &'static str, why: impl Into<Misread>) -> Option<T> {
        self.wrong.push(Wrong { field, why: why.into() });
        None
    }

    /// What was read, or why it could not be.
    fn read<T>(&mut self, field: &'static str, read: Result<T, impl Into<Misread>>) -> Option<T> {
        match read {
            Ok(read) => Some(read),
            Err(why) => self.wrong(field, why),
        }
    }

    /// A text that must be there.
    pub fn text(&mut self, field: &'static str) -> Option<String> {
        self.read(field, read_text(self.values.get(field), NAME_CHARS))
    }

    /// A text that may be missing.
    pub fn remark(&self, field: &str) -> String {
        self.values.get(field).to_owned()
    }

    /// A day that has come.
    pub fn day(&mut self, field: &'static str) -> Option<NaiveDate> {
        self.read(field, day_that_came(self.values.get(field), self.today))
    }

    /// A day, past or to come.
    pub fn any_day(&mut self, field: &'static str) -> Option<NaiveDate> {
        self.read(field, read_day(self.values.get(field)))
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
        let at = self.read(time, read_time(self.values.get(time)))?;
        on.map(|on| on.and_time(at))
    }

    /// An amount of zero or more.
    pub fn money(&mut self, field: &'static str) -> Option<Money> {
        match self.values.get(field) {
            "" => self.wrong(field, "forms.wrong.no_amount"),
            text => self.read(field, NumberRule::AMOUNT.read_money(text)),
        }
    }

    /// Money that came in; with a minus, money that was given back.
    pub fn received(&mut self, field: &'static str) -> Option<Money> {
        match self.values.get(field) {
            "" => self.wrong(field, "forms.wrong.no_receipt"),
            text => self.read(field, NumberRule::RECEIPT.read_money(text)),
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

    /// A number of things, at least one.
    pub fn count(&mut self, field: &'static str) -> Option<u32> {
        self.read(field, COUNT.read_whole(self.values.get(field)))
    }

    pub fn yes(&self, field: &str) -> bool {
        self.values.get(field) == "yes"
    }

    /// Yes or no, one of which must have been chosen.
    pub fn yes_or_no(&mut self, field: &'static str) -> Option<bool> {
        match self.values.get(field) {
            "yes" => Some(true),
            "no" => Some(false),
            _ => self.wrong(field, "forms.wrong.answer"),
        }
    }

    pub fn clause(&mut self, field: &'static str) -> Option<PenaltyClause> {
        match clause_of(self.values.get(field)) {
            Some(clause) => Some(clause),
            None => self.wrong(field, "forms.wrong.choose"),
        }
    }

    /// What a form says, and its day: that of what happened; without one the end of the month it is about, or today
    /// before that. What is not asked for says nothing.
    pub fn answers(&mut self, kind: &Kind) -> Option<Answers> {
        let timed = kind.fields.iter().any(|spec| spec.input == Input::Time);
        let (mut on, mut fields, mut whole) = (None, Map::new(), true);
        let (values, book, today) = (self.values, self.book, self.today);
        let asked = kind.fields.iter().filter(|spec| spec.is_shown(values, book, today));
        for spec in asked.filter(|spec| !(timed && spec.input == Input::Day)) {
            match self.answer_to(kind, spec) {
                None => whole = false,
                Some(Answer { day, value }) => {
                    if spec.name == "on" || on.is_none() {
                        on = day.or(on);
                    }
                    if !value.is_null() {
                        fields.insert(spec.fills.to_owned(), value);
                    }
                }
            }
        }
        whole.then_some(())?;
        Some(Answers { on: on?, fields })
    }

    fn answer_to(&mut self, kind: &Kind, spec: &Spec) -> Option<Answer> {
        let name = spec.name;
        if let Some(key) = spec.empty.filter(|_| self.values.get(name).is_empty()) {
            return self.wrong(name, key);
        }
        let optional = spec.need == Need::Never;
        let begins = matches!(kind.declared.field(spec.fills).map(|field| field.shape), Some(Shape::New(_)));
        match spec.input {
            Input::Text if begins => self.number(name).map(Answer::of),
            Input::Text if optional => Some(Answer::of(self.remark(name))),
            Input::Text | Input::Fault => self.text(name).map(Answer::of),
            Input::Day if spec.of_period || kind.declared.ahead => self.any_day(name).map(Answer::on),
            Input::Day => self.day(name).map(Answer::on),
            Input::Time => {
                self.moment("day", name).map(|at| Answer { day: Some(at.date()), ..Answer::of(at) })
            }
            Input::Month => {
                let today = self.today;
                self.month(name)
                    .map(|month| Answer { day: Some(month.last().min(today)), ..Answer::of(month) })
            }
            Input::Money if spec.need == Need::BySum => self.base_sum("clause", name).map(Answer::of),
            Input::Money if optional => self.money_or_zero(name).map(Answer::of),
            Input::Money => self.money(name).map(Answer::of),
            Input::Received => self.received(name).map(Answer::of),
            Input::Rate => self.read(name, RATE.read(self.values.get(name))).map(Answer::of),
            Input::Ticks(_) => Some(Answer::of(self.values.get(name))),
            Input::Count => self.count(name).map(Answer::of),
            Input::Clause => self.clause(name).map(Answer::of),
            Input::Tick | Input::Consent => Some(Answer::of(self.yes(name))),
            Input::Answer { .. } => self.yes_or_no(name).map(Answer::of),
            _ if optional && self.values.get(name).is_empty() => Some(Answer::of(None::<()>)),
            Input::Person(_) | Input::Assignee => self.chosen(name, PersonId::parse).map(Answer::of),
            Input::Site => self.chosen(name, SiteId::parse).map(Answer::of),
            Input::Repair(_) | Input::Job => self.chosen(name, JobId::parse).map(Answer::of),
            Input::Contract => self.chosen(name, ContractId::parse).map(Answer::of),
        }
    }

    fn chosen<T, E>(&mut self, field: &'static str, parse: fn(&str) -> Result<T, E>) -> Option<T> {
        match parse(self.values.get(field)) {
            Ok(id) => Some(id),
            Err(_) => self.wrong(field, "forms.wrong.choose"),
        }
    }

    /// The number of something new. All of them are written alike.
    fn number(&mut self, field: &'static str) -> Option<JobId> {
        let text = self.read(field, read_text(self.values.get(field), MAX_ID_CHARS))?;
        self.read(field, JobId::parse(&text).map_err(|_| "forms.wrong.number"))
    }
}

pub fn clause_of(code: &str) -> Option<PenaltyClause> {
    PenaltyClause::ALL.iter().copied().find(|clause| clause.code() == code)
}

/// Whether a penalty under a clause goes by a sum on the day typed: today while that cannot be understood.
pub fn goes_by_a_sum(values: &Values, book: &RuleBook, clause: PenaltyClause, today: NaiveDate) -> bool {
    book.goes_by_a_sum(clause, read_day(values.get("on")).unwrap_or(today))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{domain::typed::NumberError, features::record::samples::Told, rules::RuleSet};

    fn regulation() -> RuleBook {
        RuleBook::only(RuleSet::regulation().clone())
    }

    #[test]
    fn what_was_found_is_mended_once_it_is_neither_wrong_nor_refused() {
        let ids = |ids: &[&str]| ids.iter().map(|id| (*id).to_owned()).collect::<Vec<_>>();
        let still = |wrong: &[&str], refused| {
            mended(ids(&["clause", "person"]), &ids(wrong), refused).into_iter().collect::<Vec<_>>()
        };
        assert_eq!(still(&["clause", "person"], None), ids(&[]));
        assert_eq!(still(&["person"], None), ids(&["clause"]));
        assert_eq!(still(&[], Some("person")), ids(&["clause"]));
        assert_eq!(still(&[], None), ids(&["clause", "person"]));
    }

    #[test]
    fn a_count_is_whole_and_above_zero() {
        let book = regulation();
        let count = |text: &str| {
            let values = Values::default().with("n", text);
            let mut reader = Reader::new(&values, &book, "2026-11-23".parse().unwrap());
            let read = reader.count("n");
            reader.finish(read).map_err(|wrong| wrong[0].why)
        };
        assert_eq!((count("12"), count(" \u{FF11}\u{FF12} ")), (Ok(12), Ok(12)));
        let wrong = |typed: &str, why: NumberError| assert_eq!(count(typed), Err(why.into()), "{typed}");
        wrong("0", NumberError::Zero);
        wrong("-3", NumberError::Negative);
        wrong("1.5", NumberError::NotWhole);
        wrong("", NumberError::Empty);
        wrong("1,2", NumberError::Grouping);
        wrong("99999999999", NumberError::TooLarge { most: 100_000 });
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
            reader.finish(read).map_err(|wrong| wrong[0].why)
        };
        let asked = |on: &str| {
            let by_a_sum = PenaltyClause::ALL.iter().map(|clause| clause.code());
            by_a_sum.filter(|code| sum(on, code, "").is_err()).collect::<Vec<_>>()
        };
        assert_eq!(asked("2026-10-31"), ["7.15", "7.20", "7.21", "7.22"]);
        assert_eq!(asked("2026-11-01"), ["7.14", "7.15", "7.20", "7.21", "7.22"]);
        assert_eq!(asked(""), asked("2026-11-23"));
        assert_eq!(sum("2026-11-01", "7.14", ""), Err("forms.wrong.base_sum".into()));
        assert_eq!(sum("2026-11-01", "7.14", "50"), Ok(Some(Money::yuan(50))));
        let idle = [sum("2026-10-31", "7.14", ""), sum("2026-10-31", "7.14", "50"), sum("", "", "50")];
        assert_eq!(idle, [Ok(None), Ok(None), Ok(None)]);
    }

    #[test]
    fn everything_wrong_is_collected() {
        let book = regulation();
        let values = Values::default().with("on", "2026-12-01").with("amount", "x");
        let mut reader = Reader::new(&values, &book, "2026-11-23".parse().unwrap());
        let (on, amount, month) = (reader.day("on"), reader.money("amount"), reader.month("month"));
        assert!(on.is_none() && amount.is_none() && month.is_none());
        let wrong = reader.finish(None::<()>).unwrap_err();
        let fields: Vec<_> = wrong.iter().map(|wrong| wrong.field).collect();
        assert_eq!(fields, ["on", "amount", "month"]);
    }
}
