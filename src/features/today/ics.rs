//! Deadlines as a calendar file (RFC 5545), which phones and office programs add to their own. Pure.

use super::{
    row::Wording,
    view::{Lists, Row},
};
use crate::{
    app::words::{clause_words, task_code, task_words},
    rules::deadlines::whole_day,
};
use chrono::NaiveDateTime;

/// The longest line, in octets, its end not counted.
const LINE: usize = 75;

/// One deadline, or what somebody has to do at an hour.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Event {
    /// What it is about: a later file moves the entry instead of adding one.
    pub uid: String,
    pub summary: String,
    pub description: String,
    pub by: NaiveDateTime,
    /// A reminder of what is over helps nobody.
    pub reminds: bool,
}

/// The file of what has a last minute on these lists; none where nothing has one. `stamp` is now, as UTC.
pub fn calendar(wording: Wording<'_>, lists: &Lists, stamp: NaiveDateTime) -> Option<String> {
    let events: Vec<Event> = lists.dated.iter().filter_map(|row| event(wording, row)).collect();
    let name = &wording.ledger.branch;
    (!events.is_empty()).then(|| written(name, &events, stamp))
}

fn event(wording: Wording<'_>, row: &Row) -> Option<Event> {
    let (words, now, lack) = (wording.words, wording.now, &row.open.lack);
    let by = lack.by?;
    let text = wording.row(row);
    let join = |parts: &[&str], between: &str| {
        let parts: Vec<&str> = parts.iter().copied().filter(|part| !part.is_empty()).collect();
        parts.join(between)
    };
    let clause = clause_words(words, text.clause.0);
    let about = [task_code(lack.task), lack.clause.0, &row.open.subject.to_string(), &wording.ledger.branch];
    Some(Event {
        uid: join(&about, "/"),
        summary: join(&[&task_words(words, lack.task, now.date()), &text.number, &text.place], " "),
        description: join(&[&text.who, &clause, &text.fine], "\n"),
        by,
        reminds: by > now,
    })
}

/// The file of some events. `name`: the calendar's.
pub fn written(name: &str, events: &[Event], stamp: NaiveDateTime) -> String {
    let mut lines = vec![
        "BEGIN:VCALENDAR".to_owned(),
        "VERSION:2.0".to_owned(),
        "PRODID:-//Fieldbook//Deadlines//EN".to_owned(),
        "CALSCALE:GREGORIAN".to_owned(),
        "METHOD:PUBLISH".to_owned(),
        format!("X-WR-CALNAME:{}", escaped(name)),
    ];
    let stamp = stamp.format("%Y%m%dT%H%M%SZ").to_string();
    events.iter().for_each(|event| push_event(&mut lines, event, &stamp));
    lines.push("END:VCALENDAR".to_owned());
    lines.iter().flat_map(|line| [folded(line), "\r\n".to_owned()]).collect()
}

fn push_event(lines: &mut Vec<String>, event: &Event, stamp: &str) {
    lines.extend([
        "BEGIN:VEVENT".to_owned(),
        format!("UID:{}", escaped(&event.uid)),
        format!("DTSTAMP:{stamp}"),
        match whole_day(event.by) {
            Some(day) => format!("DTSTART;VALUE=DATE:{}", day.format("%Y%m%d")),
            // Without a zone: the branch's own clock.
            None => format!("DTSTART:{}", event.by.format("%Y%m%dT%H%M%S")),
        },
        format!("SUMMARY:{}", escaped(&event.summary)),
        format!("DESCRIPTION:{}", escaped(&event.description)),
        "TRANSP:TRANSPARENT".to_owned(),
    ]);
    if event.reminds {
        // Of a whole day from its midnight on: at nine of the morning before.
        let before = if whole_day(event.by).is_some() { "-PT15H" } else { "-P1D" };
        lines.extend([
            "BEGIN:VALARM".to_owned(),
            "ACTION:DISPLAY".to_owned(),
            format!("TRIGGER:{before}"),
            format!("DESCRIPTION:{}", escaped(&event.summary)),
            "END:VALARM".to_owned(),
        ]);
    }
    lines.push("END:VEVENT".to_owned());
}

fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\\' | ';' | ',' => escaped.extend(['\\', c]),
            '\n' => escaped.push_str("\\n"),
            c if c.is_control() => {}
            c => escaped.push(c),
        }
    }
    escaped
}

/// A line in pieces of at most [`LINE`] octets, each but the first after a space; no letter is cut.
fn folded(line: &str) -> String {
    let (mut folded, mut length) = (String::with_capacity(line.len()), 0);
    for c in line.chars() {
        if length + c.len_utf8() > LINE {
            folded.push_str("\r\n ");
            length = 1;
        }
        folded.push(c);
        length += c.len_utf8();
    }
    folded
}

#[cfg(test)]
mod tests;
