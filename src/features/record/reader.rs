//! Reading what is typed in a form: every field that cannot be understood is named.

use super::{
    answers::{Answer, Answers},
    kinds::{Input, Kind, Need, Spec},
    lines,
    same_fault::ANOTHER,
    values::Values,
};
use crate::{
    app::{mended::WHOLE, words::Misread},
    domain::{
        Area, ComplaintKind, ContractId, JobId, Minute, Money, Month, PenaltyClause, PersonId, SiteId,
        ThingId, VisitKind, VisitOutcome,
        ids::MAX_ID_CHARS,
        typed::{NumberRule, TextError, read_day, read_text, read_time},
    },
    journal::{
        kind::Shape,
        limits::{self, NAME_CHARS, QUALIFIED, REMARK_CHARS},
        number::NUMBER,
    },
    rules::RuleBook,
};
use chrono::{NaiveDate, NaiveDateTime, NaiveTime};
use serde::{Serialize, de::DeserializeOwned};
use serde_json::Map;

/// A field that cannot be understood, and why.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Wrong {
    pub field: &'static str,
    pub why: Misread,
}

impl Wrong {
    /// What is filled in makes nothing that can be recorded: the form does not ask for all that the fact says.
    pub fn unfilled(field: &'static str) -> Wrong {
        Wrong { field, why: "forms.wrong.unfilled".into() }
    }
}

/// The numbers that the forms here take; nobody reviews more sheets on a day than a fact may say.
pub const COUNT: NumberRule = NumberRule::count(QUALIFIED as u64);

/// The rate of a ruling.
pub const RATE: NumberRule = NumberRule::rate(limits::RATE as u64);

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

    /// What was read.
    ///
    /// # Errors
    /// All that is wrong with it. That is never nothing: a form that is not sent says why.
    pub fn finish<T>(self, read: Option<T>) -> Result<T, Vec<Wrong>> {
        match read {
            Some(read) if self.wrong.is_empty() => Ok(read),
            None if self.wrong.is_empty() => Err(vec![Wrong::unfilled(WHOLE)]),
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
        self.text_of(field, NAME_CHARS)
    }

    fn text_of(&mut self, field: &'static str, most: usize) -> Option<String> {
        self.read(field, read_text(self.values.get(field), most))
    }

    /// A line that may be missing.
    fn maybe(&mut self, field: &'static str) -> Option<Option<String>> {
        match read_text(self.values.get(field), NAME_CHARS) {
            Err(TextError::Empty) => Some(None),
            read => self.read(field, read).map(Some),
        }
    }

    /// Some lines that may be missing.
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
        Some(Answers { on: on.unwrap_or(today), fields })
    }

    fn answer_to(&mut self, kind: &Kind, spec: &Spec) -> Option<Answer> {
        let name = spec.name;
        if let Some(key) = spec.empty.filter(|_| self.values.get(name).is_empty()) {
            return self.wrong(name, key);
        }
        let optional = spec.need == Need::Never;
        let shape = kind.declared.field(spec.fills).map(|field| field.shape);
        let is_numbered = matches!(shape, Some(Shape::New(_))) || name == NUMBER;
        let (begins, is_line) = (is_numbered, matches!(shape, Some(Shape::Name | Shape::Line)));
        match spec.input {
            Input::Text if begins => self.number(name).map(Answer::of),
            Input::Text if optional && is_line => self.maybe(name).map(Answer::of),
            Input::Text if optional => Some(Answer::of(self.remark(name))),
            Input::Text if shape == Some(Shape::Remark) => self.text_of(name, REMARK_CHARS).map(Answer::of),
            Input::Text | Input::Fault => self.text(name).map(Answer::of),
            Input::Day | Input::Hour if optional && self.values.get(name).is_empty() => {
                Some(Answer::of(None::<()>))
            }
            Input::Day if spec.of_period => self.any_day(name).map(Answer::of),
            Input::Day if kind.declared.ahead => self.any_day(name).map(Answer::on),
            Input::Day => self.day(name).map(Answer::on),
            Input::Hour => self.hour(name).map(|at| Answer::of(Minute::of(at))),
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
            Input::SameFault => match self.values.raw(name).as_str() {
                "" if spec.is_required(self.values, self.book, self.today) => {
                    self.wrong(name, "forms.wrong.same")
                }
                "" => Some(Answer::of(None::<()>)),
                ANOTHER => Some(Answer::of(ANOTHER)),
                _ => self.chosen(name, JobId::parse).map(Answer::of),
            },
            Input::Lines => self.read(name, lines::read(self.values.get(name))).map(Answer::of),
            Input::Ticks(_) => Some(Answer::of(self.values.get(name))),
            Input::Count => self.count(name).map(Answer::of),
            Input::Clause => self.clause(name).map(Answer::of),
            Input::Tick | Input::Consent => Some(Answer::of(self.yes(name))),
            Input::Answer { .. } => self.yes_or_no(name).map(Answer::of),
            _ if optional && self.values.get(name).is_empty() => Some(Answer::of(None::<()>)),
            Input::Person(_) | Input::Assignee | Input::Leader | Input::Goes => {
                self.chosen(name, PersonId::parse).map(Answer::of)
            }
            Input::Area => {
                self.read(name, area_of(self.values.get(name)).ok_or("forms.wrong.choose")).map(Answer::of)
            }
            Input::Site => self.chosen(name, SiteId::parse).map(Answer::of),
            Input::Repair(_) | Input::Job | Input::Written => self.chosen(name, JobId::parse).map(Answer::of),
            Input::Contract => self.chosen(name, ContractId::parse).map(Answer::of),
            Input::Numbered | Input::Brought(_) | Input::Objected => {
                self.chosen(name, ThingId::parse).map(Answer::of)
            }
            Input::Kept => Some(Answer::of(Some(self.remark(name)).filter(|kept| !kept.is_empty()))),
            Input::VisitKind => self.coded::<VisitKind>(name),
            Input::ComplaintKind => self.coded::<ComplaintKind>(name),
            Input::Outcome => self.coded::<VisitOutcome>(name),
        }
    }

    /// A minute of the day.
    fn hour(&mut self, field: &'static str) -> Option<NaiveTime> {
        self.read(field, read_time(self.values.get(field)))
    }

    /// One of several, by what files call it.
    fn coded<T: DeserializeOwned + Serialize>(&mut self, field: &'static str) -> Option<Answer> {
        match serde_json::from_value::<T>(self.values.get(field).into()) {
            Ok(one) => Some(Answer::of(one)),
            Err(_) => self.wrong(field, "forms.wrong.choose"),
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

/// The area that files call so.
pub fn area_of(code: &str) -> Option<Area> {
    serde_json::from_value(code.into()).ok()
}

/// What files call an area.
pub fn area_code(area: Area) -> String {
    serde_json::to_value(area).ok().and_then(|code| Some(code.as_str()?.to_owned())).unwrap_or_default()
}

pub fn clause_of(code: &str) -> Option<PenaltyClause> {
    PenaltyClause::ALL.iter().copied().find(|clause| clause.code() == code)
}

/// Whether a penalty under a clause goes by a sum on the day typed: today while that cannot be understood.
pub fn goes_by_a_sum(values: &Values, book: &RuleBook, clause: PenaltyClause, today: NaiveDate) -> bool {
    book.goes_by_a_sum(clause, read_day(values.get("on")).unwrap_or(today))
}

#[cfg(test)]
mod tests;
