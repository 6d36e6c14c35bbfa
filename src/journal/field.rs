//! What a field of a fact holds: how a file writes it, whether it keeps its limits, whom or what it names.

use super::{
    ClosedLine,
    kind::{Noun, Shape},
    limits::{self, Checked},
    names::Named,
    plain::{closed_lines, day, fact_id, is_small, moment, unquoted, whole_number, yes_or_no},
};
use crate::domain::{
    Area, ComplaintKind, CompletionCheck, ContractId, Controller, Digest, FactId, FeeRow, IdTexts, JobId,
    ListedVisit, Media, Minute, Money, Month, NoticeKind, PaperCheck, PenaltyClause, PersonId, QuoteLine,
    Role, SiteId, ThingId, TravelId, VisitKind, VisitOutcome,
};
use chrono::{NaiveDate, NaiveDateTime};
use rust_decimal::Decimal;
use serde_json::Value;
use std::{collections::BTreeMap, sync::Arc};

/// The value of a field.
pub trait Field {
    /// As a file writes it.
    fn value(&self) -> Value;

    /// The value of a text, where it is written as this program does and that is read in an instant; none leaves it to the way
    /// that reads everything.
    fn plain(_text: &str, _texts: &mut IdTexts) -> Option<Self>
    where
        Self: Sized,
    {
        None
    }

    /// Whether a text in which no letter is written by its number is what a file has for it, byte for byte. It may say no where
    /// it is unsure.
    fn is_written(&self, text: &str) -> bool {
        let written = self.value().to_string();
        written == text
    }

    /// It says nothing, so that it need not be written.
    fn is_absent(&self) -> bool {
        false
    }

    /// Whether it keeps its limits.
    ///
    /// # Errors
    /// How it goes beyond them.
    fn check(&self, _name: &'static str, _shape: Shape) -> Checked {
        Ok(())
    }

    /// Whom or what it names, where it is the id of a noun.
    fn named(&self, _noun: Noun) -> Option<Named<'_>> {
        None
    }

    /// The attachment that it names.
    fn content(&self) -> Option<Digest> {
        None
    }
}

/// Ids and names, numbers and lists of them: these have no way to fail.
fn written<T: serde::Serialize + ?Sized>(value: &T) -> Value {
    serde_json::to_value(value).expect("fields are plain JSON")
}

/// Fields that are written as serde does: with what they name, and what is checked of them.
macro_rules! fields {
    ($(
        $type:ty
        $(, plain $plain:expr)? $(, exact $exact:expr)? $(, named $named:expr)? $(, absent $absent:expr)? $(, check $check:expr)?;
    )*) => {$(
        impl Field for $type {
            fn value(&self) -> Value {
                written(self)
            }
            $(fn plain(text: &str, texts: &mut IdTexts) -> Option<Self> {
                let plain: fn(&str, &mut IdTexts) -> Option<$type> = $plain;
                plain(text, texts)
            })?
            $(fn is_written(&self, text: &str) -> bool {
                let exact: fn(&$type, &str) -> bool = $exact;
                exact(self, text)
            })?
            $(fn named(&self, noun: Noun) -> Option<Named<'_>> {
                let named: fn(&$type, Noun) -> Named<'_> = $named;
                Some(named(self, noun))
            })?
            $(fn is_absent(&self) -> bool {
                let absent: fn(&$type) -> bool = $absent;
                absent(self)
            })?
            $(fn check(&self, name: &'static str, shape: Shape) -> Checked {
                let check: fn(&$type, &'static str, Shape) -> Checked = $check;
                check(self, name, shape)
            })?
        }
    )*};
}

fields! {
    PersonId,
        plain |text, texts| PersonId::stored(unquoted(text)?, texts),
        exact |id, text| unquoted(text) == Some(id.as_str()),
        named |id, _| Named::Person(id);
    SiteId,
        plain |text, texts| SiteId::stored(unquoted(text)?, texts),
        exact |id, text| unquoted(text) == Some(id.as_str()),
        named |id, _| Named::Site(id);
    JobId,
        plain |text, texts| JobId::stored(unquoted(text)?, texts),
        exact |id, text| unquoted(text) == Some(id.as_str()),
        named |id, noun| Named::Work(noun, id.as_str());
    ContractId,
        plain |text, texts| ContractId::stored(unquoted(text)?, texts),
        exact |id, text| unquoted(text) == Some(id.as_str()),
        named |id, noun| Named::Work(noun, id.as_str());
    ThingId,
        plain |text, texts| ThingId::stored(unquoted(text)?, texts),
        exact |id, text| unquoted(text) == Some(id.as_str()),
        named |id, noun| Named::Work(noun, id.as_str());
    TravelId,
        plain |text, texts| TravelId::stored(unquoted(text)?, texts),
        exact |id, text| unquoted(text) == Some(id.as_str()),
        check |id, name, _| limits::short(name, id.as_str());
    FactId,
        plain |text, _| unquoted(text).and_then(fact_id),
        exact |id, text| unquoted(text).is_some_and(|text| is_small(text) && fact_id(text) == Some(*id));
    Role;
    Area;
    Media;
    NoticeKind;
    VisitKind;
    VisitOutcome;
    ComplaintKind;
    Minute;
    PenaltyClause;
    bool, plain |text, _| yes_or_no(text), exact |yes, text| yes_or_no(text) == Some(*yes), absent |yes| !yes;
    u32,
        plain |text, _| whole_number(text),
        exact |number, text| whole_number(text) == Some(*number),
        check |number, name, shape| limits::number(name, *number, shape);
    i32, check |year, name, _| limits::year(name, *year);
    Decimal, check |rate, _, _| limits::rate(*rate);
    Month;
    NaiveDate,
        plain |text, _| unquoted(text).and_then(day),
        exact |at, text| unquoted(text).and_then(day) == Some(*at),
        check |day, name, _| limits::day(name, *day);
    NaiveDateTime,
        plain |text, _| unquoted(text).and_then(moment),
        exact |at, text| unquoted(text).and_then(moment) == Some(*at),
        check |moment, name, _| limits::moment(name, *moment);
    Money,
        plain |text, _| Money::parse_stored(unquoted(text)?).ok(),
        check |amount, name, shape| limits::money(name, *amount, shape);
    String,
        plain |text, _| unquoted(text).map(str::to_owned),
        exact |said, text| unquoted(text) == Some(said.as_str()),
        absent |text| text.is_empty(),
        check |text, name, shape| limits::text(name, text, shape);
    Vec<PaperCheck>, absent |failed| failed.is_empty(), check |failed, name, _| limits::count(name, failed.len(), limits::CONTROLLERS);
    Vec<CompletionCheck>, absent |held| held.is_empty(), check |held, name, _| limits::count(name, held.len(), limits::CONTROLLERS);
    Vec<ListedVisit>, check |listed, name, _| limits::count(name, listed.len(), limits::LISTED);
    Vec<FeeRow>, check |rows, name, _| limits::fee_rows(name, rows);
    Vec<QuoteLine>, absent |lines| lines.is_empty(), check |lines, name, _| limits::quote_lines(name, lines);
    Vec<NaiveDate>, check |days, name, _| limits::count(name, days.len(), limits::DAYS);
    Vec<Controller>,
        plain |text, _| serde_json::from_str(text).ok(),
        check |all, _, _| limits::controllers(all);
    Arc<[ClosedLine]>,
        plain |text, texts| closed_lines(text, texts).map(Arc::from),
        check |lines, name, _| limits::closed_lines(name, lines);
    BTreeMap<String, Value>, check |values, name, _| limits::rule_values(name, values);
}

impl Field for Digest {
    fn value(&self) -> Value {
        written(self)
    }

    fn plain(text: &str, _texts: &mut IdTexts) -> Option<Self> {
        Digest::parse(unquoted(text)?)
    }

    fn is_written(&self, text: &str) -> bool {
        unquoted(text).and_then(Digest::parse) == Some(*self)
    }

    fn content(&self) -> Option<Digest> {
        Some(*self)
    }
}

impl<T: Field> Field for Option<T> {
    fn value(&self) -> Value {
        self.as_ref().map_or(Value::Null, Field::value)
    }

    fn plain(text: &str, texts: &mut IdTexts) -> Option<Self> {
        if text == "null" { Some(None) } else { T::plain(text, texts).map(Some) }
    }

    fn is_written(&self, text: &str) -> bool {
        self.as_ref().map_or(text == "null", |value| value.is_written(text))
    }

    fn is_absent(&self) -> bool {
        self.is_none()
    }

    fn check(&self, name: &'static str, shape: Shape) -> Checked {
        self.as_ref().map_or(Ok(()), |value| value.check(name, shape))
    }

    fn named(&self, noun: Noun) -> Option<Named<'_>> {
        self.as_ref().and_then(|value| value.named(noun))
    }

    fn content(&self) -> Option<Digest> {
        self.as_ref().and_then(Field::content)
    }
}
