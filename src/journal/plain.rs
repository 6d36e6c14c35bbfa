//! Facts written as this program writes them, read in one pass over the text: a branch of ten years is opened by reading
//! 150 000 of them. Whatever is written otherwise is left to serde, fact by fact, and what comes out is the same; a property
//! test says so.

use super::{
    ClosedLine, Fact, FactBody, Link,
    kind::{Given, Values},
    newer,
};
use crate::domain::{DeviceId, Digest, FactId, IdTexts, Minute, Money, PersonId};
use chrono::{NaiveDate, NaiveDateTime, NaiveTime};
use serde_json::{Deserializer, value::RawValue};
use std::{ops::Range, sync::Arc};

/// The facts of a list; none where it is no list of facts.
pub(super) fn facts(text: &str, texts: &mut IdTexts) -> Option<Vec<Arc<Fact>>> {
    let mut scan = Scan::of(text);
    let mut facts = Vec::new();
    scan.blank();
    scan.pass("[")?;
    scan.blank();
    let mut ended = scan.pass("]").is_some();
    while !ended {
        let start = scan.at;
        let fact = scan.fact(texts);
        let fact = match fact {
            Some(fact) => fact,
            None => {
                scan.at = start;
                scan.other()?
            }
        };
        facts.push(Arc::new(fact));
        scan.blank();
        ended = scan.pass("]").is_some();
        if !ended {
            scan.pass(",")?;
            scan.blank();
        }
    }
    scan.blank();
    (scan.at == text.len()).then_some(facts)
}

/// A fact that is written as this program writes facts, or nearly so.
pub(super) struct Plain {
    /// It keeps its text where this program would write it otherwise.
    pub fact: Fact,
    /// Where in the text its link stands, with the comma before it.
    pub link: Range<usize>,
}

/// The fact of a text; none is left to the way that reads everything. Where every part is found to be as this program writes it,
/// the whole need not be written anew to be compared.
pub(super) fn fact(text: &str, texts: &mut IdTexts) -> Option<Plain> {
    let mut scan = Scan { exact: Some(true), ..Scan::of(text) };
    let fact = scan.fact(texts).filter(|_| scan.at == text.len())?;
    let fact = if scan.exact == Some(true) { fact } else { fact.kept(text) };
    Some(Plain { fact, link: scan.link })
}

/// A place in a text.
struct Scan<'a> {
    text: &'a str,
    at: usize,
    /// Whether everything so far is as this program would write it; none where nobody asks.
    exact: Option<bool>,
    /// Where the link of a fact stands.
    link: Range<usize>,
}

impl<'a> Scan<'a> {
    fn of(text: &'a str) -> Scan<'a> {
        Scan { text, at: 0, exact: None, link: 0..0 }
    }

    /// What was read last is written so, or not. Unsure is as good as not: then the whole is compared.
    fn holds(&mut self, is_exact: impl FnOnce() -> bool) {
        if self.exact == Some(true) {
            self.exact = Some(is_exact());
        }
    }

    fn rest(&self) -> &'a [u8] {
        &self.text.as_bytes()[self.at..]
    }

    fn pass(&mut self, expected: &str) -> Option<()> {
        self.rest().starts_with(expected.as_bytes()).then(|| self.at += expected.len())
    }

    fn blank(&mut self) {
        self.at += self.rest().iter().take_while(|byte| matches!(byte, b' ' | b'\n' | b'\r' | b'\t')).count();
    }

    /// What stands before the next quotation mark, which is passed; none where a letter is written by its number.
    fn string(&mut self) -> Option<&'a str> {
        let len = self.rest().iter().position(|byte| matches!(byte, b'"' | b'\\' | 0..0x20))?;
        let string = &self.text[self.at..self.at + len];
        self.at += len;
        self.pass("\"").map(|()| string)
    }

    /// The text of a value, whatever it is.
    fn value(&mut self) -> Option<&'a str> {
        let start = self.at;
        match self.rest().first()? {
            b'"' => {
                self.at += 1;
                self.string()?;
            }
            b'{' | b'[' => _ = self.next::<&RawValue>()?,
            _ => self.at += self.rest().iter().position(|byte| matches!(byte, b',' | b'}'))?,
        }
        Some(&self.text[start..self.at])
    }

    /// The next value as serde reads it.
    fn next<T: serde::Deserialize<'a>>(&mut self) -> Option<T> {
        let mut values = Deserializer::from_str(&self.text[self.at..]).into_iter::<T>();
        let value = values.next()?.ok()?;
        self.at += values.byte_offset();
        Some(value)
    }

    /// A fact that is written otherwise: as its device wrote it, or as a text that holds it so.
    fn other(&mut self) -> Option<Fact> {
        if self.rest().first() == Some(&b'"') {
            return Fact::read(&self.next::<String>()?).ok();
        }
        // In a list of this program every fact that is no text is as this program would write it.
        let text = self.next::<&RawValue>()?.get();
        serde_json::from_str(text).ok().or_else(|| newer::read(text))
    }

    fn fact(&mut self, texts: &mut IdTexts) -> Option<Fact> {
        self.pass("{\"id\":\"")?;
        let written = self.string()?;
        let id = fact_id(written)?;
        self.holds(|| is_small(written));
        self.pass(",\"on\":\"")?;
        let on = day(self.string()?)?;
        let at = self.minute()?;
        self.pass(",\"recorded\":\"")?;
        let recorded = moment(self.string()?)?;
        self.pass(",\"actor\":\"")?;
        let actor = PersonId::stored(self.string()?, texts)?;
        self.pass(",\"device\":\"")?;
        let device = DeviceId::stored(self.string()?, texts)?;
        let link = self.link()?;
        self.pass(",\"fact\":")?;
        let body = self.body(texts)?;
        self.pass("}")?;
        Some(Fact { id, on, at, recorded, actor, device, link, body })
    }

    /// The minute, where the fact says one.
    fn minute(&mut self) -> Option<Option<Minute>> {
        match self.pass(",\"at\":\"") {
            Some(()) => Minute::parse(self.string()?).map(Some),
            None => Some(None),
        }
    }

    /// The place of the fact, where it says one. Most know nothing new of other devices.
    fn link(&mut self) -> Option<Option<Box<Link>>> {
        let comma = self.at;
        self.link = comma..comma;
        if self.pass(",\"link\":").is_none() {
            return Some(None);
        }
        let start = self.at;
        let short = self.short_link();
        if short.is_none() {
            self.at = start;
        }
        let link = short.or_else(|| {
            let link = self.next::<Link>()?;
            let written = &self.text[start..self.at];
            self.holds(|| serde_json::to_string(&link).is_ok_and(|exactly| exactly == written));
            Some(link)
        })?;
        self.link = comma..self.at;
        Some(Some(Box::new(link)))
    }

    fn short_link(&mut self) -> Option<Link> {
        self.pass("{\"n\":")?;
        let n = whole_number(self.value()?)?;
        let after = match self.pass(",\"after\":\"") {
            Some(()) => Some(Digest::parse(self.string()?)?),
            None => None,
        };
        self.pass("}")?;
        Some(Link { n, after, ..Link::default() })
    }

    /// The fields of a kind, in the order in which they are declared.
    fn body(&mut self, texts: &mut IdTexts) -> Option<FactBody> {
        self.pass("{\"")?;
        let (place, declared) = FactBody::place(self.string()?)?;
        self.pass(":{")?;
        let mut values = Values::with_ids(declared, texts);
        let mut written = Vec::new();
        let mut next = 0;
        let mut ended = self.pass("}").is_some();
        while !ended {
            self.pass("\"")?;
            let name = self.string()?;
            self.pass(":")?;
            next += declared.fields[next..].iter().position(|field| field.name == name)?;
            let value = self.value()?;
            values.put(next, Given::Text(value));
            if self.exact == Some(true) {
                written.push((next, value));
            }
            next += 1;
            ended = self.pass("}").is_some();
            if !ended {
                self.pass(",")?;
            }
        }
        self.pass("}")?;
        let body = FactBody::read(place, &mut values).ok()?;
        self.holds(|| are_written(&body, &written));
        Some(body)
    }

    fn closed_line(&mut self, texts: &mut IdTexts) -> Option<ClosedLine> {
        self.pass("{\"person\":\"")?;
        let person = PersonId::stored(self.string()?, texts)?;
        self.pass(",\"item\":\"")?;
        let item = texts.kept(self.string()?);
        self.pass(",\"subject\":\"")?;
        let subject = texts.kept(self.string()?);
        self.pass(",\"amount\":\"")?;
        let amount = Money::parse_stored(self.string()?).ok()?;
        self.pass("}")?;
        Some(ClosedLine { person, item, subject, amount })
    }
}

/// Whether the fields of a fact stand there as this program writes them, those that say nothing left out. `written`: in their
/// order, each by its place among those declared.
fn are_written(body: &FactBody, written: &[(usize, &str)]) -> bool {
    let fact = body.any();
    let mut written = written.iter();
    let mut next = written.next();
    let mut fields = (0..).zip(fact.declared().fields.iter().zip(fact.fields()));
    fields.all(|(at, (declared, field))| {
        let says_nothing = declared.optional && field.is_absent();
        match next.filter(|(place, _)| *place == at) {
            Some((_, text)) => {
                next = written.next();
                !says_nothing && field.is_written(text)
            }
            None => says_nothing,
        }
    })
}

/// The lines of a closed month: a branch of ten years has as many of them as it has other facts.
pub(super) fn closed_lines(text: &str, texts: &mut IdTexts) -> Option<Vec<ClosedLine>> {
    let mut scan = Scan::of(text);
    let mut lines = Vec::new();
    scan.pass("[")?;
    let mut ended = scan.pass("]").is_some();
    while !ended {
        lines.push(scan.closed_line(texts)?);
        ended = scan.pass("]").is_some();
        if !ended {
            scan.pass(",")?;
        }
    }
    (scan.at == text.len()).then_some(lines)
}

/// What stands between quotation marks, as it stands there.
pub(super) fn unquoted(text: &str) -> Option<&str> {
    text.strip_prefix('"')?.strip_suffix('"')
}

pub(super) fn fact_id(text: &str) -> Option<FactId> {
    // Of this length there is one way to write it.
    (text.len() == 36).then(|| uuid::Uuid::try_parse(text).ok().map(FactId))?
}

/// As this program writes an id: in small letters.
pub(super) fn is_small(text: &str) -> bool {
    !text.bytes().any(|byte| byte.is_ascii_uppercase())
}

/// `2026-03-05`.
pub(super) fn day(text: &str) -> Option<NaiveDate> {
    let [a, b, c, d, b'-', e, f, b'-', g, h] = text.as_bytes() else { return None };
    let year = digits(&[*a, *b, *c, *d])?;
    NaiveDate::from_ymd_opt(year.try_into().ok()?, digits(&[*e, *f])?, digits(&[*g, *h])?)
}

/// `2026-03-05T10:00:00`.
pub(super) fn moment(text: &str) -> Option<NaiveDateTime> {
    let (date, time) = (text.get(..10)?, text.get(10..)?);
    let [b'T', a, b, b':', c, d, b':', e, f] = time.as_bytes() else { return None };
    let time = NaiveTime::from_hms_opt(digits(&[*a, *b])?, digits(&[*c, *d])?, digits(&[*e, *f])?)?;
    Some(day(date)?.and_time(time))
}

pub(super) fn whole_number(text: &str) -> Option<u32> {
    let plain = text == "0" || !text.starts_with('0');
    digits(text.as_bytes()).filter(|_| plain)
}

pub(super) fn yes_or_no(text: &str) -> Option<bool> {
    match text {
        "true" => Some(true),
        "false" => Some(false),
        _ => None,
    }
}

/// A few digits as a number.
fn digits(digits: &[u8]) -> Option<u32> {
    let number =
        |number: u32, digit: &u8| digit.is_ascii_digit().then(|| number * 10 + u32::from(digit - b'0'));
    (1..=9).contains(&digits.len()).then(|| digits.iter().try_fold(0, number))?
}

#[cfg(test)]
mod tests;
