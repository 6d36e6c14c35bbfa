//! The file as a calendar reads it.

use super::*;
use proptest::prelude::*;

fn at(text: &str) -> NaiveDateTime {
    text.parse().unwrap()
}

fn event(by: &str, reminds: bool) -> Event {
    Event {
        uid: "papers/5.1.7/T-1/东河".into(),
        summary: "交三份资料 T-1 城关中学".into(),
        description: "李\n5.1.7 首付, 余款".into(),
        by: at(by),
        reminds,
    }
}

/// The lines as they were before they were folded.
fn unfolded(text: &str) -> Vec<String> {
    text.replace("\r\n ", "").split_terminator("\r\n").map(str::to_owned).collect()
}

#[test]
fn a_last_day_is_a_whole_day_and_a_last_hour_an_hour() {
    let events = [event("2026-03-04T23:59:00", true), event("2026-03-05T18:00:00", false)];
    let lines = unfolded(&written("东河", &events, at("2026-03-01T02:03:04")));
    let expected = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Fieldbook//Deadlines//EN",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        "X-WR-CALNAME:东河",
        "BEGIN:VEVENT",
        "UID:papers/5.1.7/T-1/东河",
        "DTSTAMP:20260301T020304Z",
        "DTSTART;VALUE=DATE:20260304",
        "SUMMARY:交三份资料 T-1 城关中学",
        "DESCRIPTION:李\\n5.1.7 首付\\, 余款",
        "TRANSP:TRANSPARENT",
        "BEGIN:VALARM",
        "ACTION:DISPLAY",
        "TRIGGER:-PT15H",
        "DESCRIPTION:交三份资料 T-1 城关中学",
        "END:VALARM",
        "END:VEVENT",
    ];
    assert_eq!(lines[..expected.len()], expected);
    assert_eq!(lines[expected.len() + 3], "DTSTART:20260305T180000");
    assert!(
        !lines[expected.len()..].iter().any(|line| line == "BEGIN:VALARM"),
        "what is over reminds of nothing"
    );
    assert_eq!(lines.last().unwrap(), "END:VCALENDAR");
}

#[test]
fn what_has_a_meaning_of_its_own_is_escaped() {
    assert_eq!(escaped("a;b,c\\d\ne\r"), "a\\;b\\,c\\\\d\\ne");
}

proptest! {
    #[test]
    fn folding_cuts_no_letter_and_keeps_every_line_short(line in "[a-z ,城关é😀]{0,200}") {
        let folded = folded(&line);
        prop_assert!(folded.split("\r\n").all(|piece| piece.len() <= LINE));
        prop_assert_eq!(folded.replace("\r\n ", ""), line);
    }
}
