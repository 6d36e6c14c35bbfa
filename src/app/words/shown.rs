//! What a field of a fact says to people, by the shape that its kind declares.

use super::{
    area_key, check_key, clause_words, complaint_kind_key, completion_key, fact_title, kind_key, list_words,
    month_words, penalty_words, person_name, role_key, site_name, thing_words, visit_kind_key,
    visit_outcome_key,
};
use crate::{
    app::{
        format::{full_day, number, time, yuan},
        i18n::Words,
    },
    domain::{
        Area, ComplaintKind, CompletionCheck, Controller, FactId, ListedVisit, Media, Money, NoticeKind,
        PaperCheck, PenaltyClause, PersonId, QuoteLine, Role, SiteId, VisitKind, VisitOutcome,
        exact::number_in,
    },
    journal::{
        ClockedIn, ClosedLine, Fact, PersonChanged, PersonJoined, SiteDescribed, Withdrawn,
        kind::{Noun, Shape},
        number::NUMBER,
    },
    ledger::Ledger,
    rules::{adoptions::places_changed_by, attendance::is_of_day_before},
};
use chrono::{NaiveDate, NaiveDateTime};
use rust_decimal::Decimal;
use serde::de::DeserializeOwned;
use serde_json::Value;

/// Where a field is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Told {
    /// In the line of a history.
    Line,
    /// In a row of its own.
    Row,
}

/// What a fact's fields say.
#[derive(Clone, Copy)]
pub(super) struct Shown<'a> {
    pub words: Words,
    pub ledger: &'a Ledger,
    pub fact: &'a Fact,
}

impl Shown<'_> {
    /// A field's text; none where it says nothing.
    pub fn text(self, shape: Shape, value: Value, told: Told) -> Option<String> {
        let words = self.words;
        match shape {
            _ if value.is_null() => None,
            Shape::New(Noun::Person(_) | Noun::Site) => None,
            Shape::New(_) => plain(value).map(|id| self.begun(&id)),
            Shape::Known(noun) | Shape::Coming(noun) => self.name(noun, value),
            Shape::Visit => typed(value).map(|kind: VisitKind| words.t(visit_kind_key(kind))),
            Shape::Complaint => typed(value).map(|kind: ComplaintKind| words.t(complaint_kind_key(kind))),
            Shape::Outcome => typed(value).map(|outcome: VisitOutcome| words.t(visit_outcome_key(outcome))),
            Shape::Hour => plain(value),
            Shape::Listed => typed(value).map(|listed: Vec<ListedVisit>| {
                let one = |ListedVisit { site, person }: &ListedVisit| {
                    let (site, person) = (site_name(self.ledger, site), person_name(self.ledger, person));
                    words.tv("facts.listed", &[("site", &site), ("person", &person)])
                };
                list_words(words, listed.iter().map(one))
            }),
            Shape::Fees => Some(value.as_array().map_or(0, Vec::len).to_string()),
            Shape::QuoteLines => {
                typed(value).map(|lines: Vec<QuoteLine>| self.lines(&lines)).filter(|said| !said.is_empty())
            }
            Shape::Name => plain(value).map(|name| self.marked(name)),
            Shape::Line | Shape::Remark => plain(value).filter(|text| !text.is_empty()),
            Shape::Yuan => typed(value).map(|amount: Money| yuan(amount.exact())),
            Shape::Received => typed(value).map(|amount: Money| match told {
                // Whether it came in or went back, the line says itself.
                Told::Line => yuan(amount.exact().abs()),
                Told::Row => yuan(amount.exact()),
            }),
            Shape::Rate => typed(value).map(|rate: Decimal| number(rate)),
            Shape::Count { .. } | Shape::Year => Some(value.to_string()),
            Shape::Day => typed(value).map(|day: NaiveDate| full_day(words, day)),
            Shape::Moment => typed(value).map(|moment: NaiveDateTime| self.moment(moment, told)),
            Shape::Month => typed(value).map(|month| month_words(words, month)),
            Shape::Days => Some(value.as_array().map_or(0, Vec::len).to_string()),
            Shape::Tick => value.as_bool().map(|yes| words.t(if yes { "facts.yes" } else { "facts.no" })),
            Shape::Role => typed(value).map(|role: Role| words.t(role_key(role))),
            Shape::Place => typed(value).map(|area: Area| words.t(area_key(area))),
            Shape::Reason => typed(value).map(|kind: NoticeKind| words.t(kind_key(kind))),
            Shape::Clause => typed(value).map(|clause: PenaltyClause| match told {
                Told::Line => penalty_words(words, clause),
                Told::Row => clause_words(words, clause.code()),
            }),
            Shape::Checks => {
                let failed: Vec<PaperCheck> = typed(value)?;
                let failed = list_words(words, failed.iter().map(|check| words.t(check_key(*check))));
                Some(failed).filter(|failed| !failed.is_empty())
            }
            Shape::Completion => {
                let held: Vec<CompletionCheck> = typed(value)?;
                let held = list_words(words, held.iter().map(|check| words.t(completion_key(*check))));
                Some(held).filter(|held| !held.is_empty())
            }
            Shape::Controllers => typed(value).map(|all: Vec<Controller>| points_of(words, &all)),
            Shape::Values => places_changed_by(self.ledger, self.fact.id).map(|places| places.to_string()),
            Shape::Lines => typed(value).map(|lines: Vec<ClosedLine>| lines.len().to_string()),
            Shape::Fact => typed(value).and_then(|mistake| self.mistake(mistake)),
            Shape::Content => plain(value),
            Shape::Media => typed(value).map(|media: Media| media.ending().to_uppercase()),
        }
    }

    /// What a quote is made of; nothing where it says nothing of that.
    fn lines(self, lines: &[QuoteLine]) -> String {
        list_words(self.words, lines.iter().map(|line| quote_line_words(self.words, line)))
    }

    /// What an id is the id of.
    fn name(self, noun: Noun, id: Value) -> Option<String> {
        let ledger = self.ledger;
        Some(match noun {
            Noun::Person(_) => person_name(ledger, &typed::<PersonId>(id)?),
            Noun::Site => site_name(ledger, &typed::<SiteId>(id)?),
            Noun::Notice
            | Noun::Repair
            | Noun::Job
            | Noun::Contract
            | Noun::Work
            | Noun::Judged
            | Noun::Journey
            | Noun::Day(_)
            | Noun::Numbered => self.thing(noun, &plain(id)?),
        })
    }

    /// What a fact means by what it calls something; where that is not here, its number, as far as one can be told.
    fn thing(self, noun: Noun, said: &str) -> String {
        match self.ledger.meant(noun, said, self.fact) {
            Some(thing) => thing_words(self.words, self.ledger, &thing),
            None => match self.ledger.number_said(said) {
                id if uuid::Uuid::parse_str(id).is_ok() => self.words.t("facts.no_number"),
                number => number.to_owned(),
            },
        }
    }

    /// The number that something is begun with.
    fn begun(self, id: &str) -> String {
        let fact = self.fact.body.any();
        let mut fields = fact.declared().fields.iter().zip(fact.fields());
        let number = fields.find(|(declared, _)| declared.name == NUMBER).map(|(_, field)| field.value());
        number.and_then(plain).unwrap_or_else(|| number_in(id).to_owned())
    }

    /// A name with what tells it apart from others like it.
    fn marked(self, name: String) -> String {
        let (body, marks) = (&self.fact.body, &self.ledger.marks);
        let person = body.of::<PersonJoined>().map(|joined| &joined.person);
        match (
            person.or(body.of::<PersonChanged>().map(|changed| &changed.person)),
            body.of::<SiteDescribed>(),
        ) {
            (Some(person), _) => marks.person(person, &name),
            // A site's customer is a name, too.
            (_, Some(described)) if described.name == name => marks.site(&described.site, &name),
            _ => name,
        }
    }

    fn moment(self, moment: NaiveDateTime, told: Told) -> String {
        if told == Told::Line {
            return time(moment.time());
        }
        let said = format!("{} {}", full_day(self.words, moment.date()), time(moment.time()));
        let clocked = self.fact.body.of::<ClockedIn>().is_some();
        match clocked && is_of_day_before(self.ledger, moment) {
            true => self.words.tv("facts.row.at.day_before", &[("moment", &said)]),
            false => said,
        }
    }

    /// Facts from outside may withdraw each other in a circle: only one step is told.
    fn mistake(self, mistake: FactId) -> Option<String> {
        let mistake = self.ledger.fact(mistake).filter(|mistake| mistake.body.of::<Withdrawn>().is_none())?;
        Some(fact_title(self.words, mistake, self.ledger))
    }
}

fn plain(value: Value) -> Option<String> {
    value.as_str().map(str::to_owned)
}

fn typed<T: DeserializeOwned>(value: Value) -> Option<T> {
    serde_json::from_value(value).ok()
}

/// So many of something in a quote, and what it is charged together.
pub fn quote_line_words(words: Words, line: &QuoteLine) -> String {
    words.tv(
        "facts.quote_line",
        &[("name", &line.called()), ("quantity", &line.quantity), ("amount", &yuan(line.charged().exact()))],
    )
}

/// The controllers of a notice: `320 + 纯报警 64 点`.
/// The points of a notice's controllers: `1200 + 64`.
pub fn points_of(words: Words, controllers: &[Controller]) -> String {
    let one = |controller: &Controller| match controller.alarm_only {
        true => words.tv("facts.alarm_only", &[("points", &controller.points)]),
        false => controller.points.to_string(),
    };
    controllers.iter().map(one).collect::<Vec<_>>().join(" + ")
}
