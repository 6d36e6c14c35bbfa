//! The number that a form proposes for what is begun. Pure.

use crate::{
    domain::{FactId, numbers},
    ledger::{Ledger, Stamp},
};
use chrono::NaiveDate;

/// The day of what has a number, and when it became known.
type Given = (NaiveDate, FactId);

fn given(stamp: Stamp) -> Given {
    (stamp.on, stamp.fact)
}

/// The number that follows those of a kind.
pub fn next_number(kind: &str, ledger: &Ledger, today: NaiveDate) -> String {
    let is_taken = |number: &str| ledger.has_number(number);
    match kind {
        // Assigned, or on its way.
        "notice" | "notice_written" => {
            let assigned = ledger.notices.values().map(|one| (given(one.issued), &one.number));
            let written = ledger.written.values().map(|one| (given(one.stamp), &one.number));
            let (newest, all) = row_of(assigned.chain(written));
            numbers::next_number(newest, all, "", today, is_taken)
        }
        // What is quoted for becomes a repair.
        "repair" | "quote" => {
            let done = ledger.repairs.values().map(|one| (given(one.done), &one.number));
            let quoted = ledger.quoted.values().map(|one| (given(one.quote.stamp), &one.number));
            let (newest, all) = row_of(done.chain(quoted));
            numbers::next_number(newest, all, "W", today, is_taken)
        }
        "contract" => {
            let signed = ledger.contracts.values().map(|one| (given(one.signed), &one.number));
            let (newest, all) = row_of(signed);
            numbers::next_number(newest, all, "M", today, is_taken)
        }
        _ => {
            let (newest, all) = row_of(ledger.travel.values().map(|one| (given(one.stamp), &one.number)));
            numbers::next_number(newest, all, "C", today, is_taken)
        }
    }
}

/// The number that was given last with its day, and all of them.
fn row_of<'a>(
    numbered: impl Iterator<Item = (Given, &'a String)> + Clone,
) -> (Option<(&'a str, NaiveDate)>, impl Iterator<Item = &'a str>) {
    let newest = numbered.clone().max_by_key(|(given, _)| *given);
    (newest.map(|(given, number)| (number.as_str(), given.0)), numbered.map(|(_, number)| number.as_str()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::features::record::samples::Told;

    #[test]
    fn a_repair_is_numbered_past_the_highest_of_its_row() {
        let mut told = Told::branch();
        told.repair("2026-11-23", "W261123-4", "x").repair("2026-11-23", "W261123-2", "y");
        let (ledger, today) = (told.ledger(), "2026-11-23".parse().unwrap());
        assert_eq!(next_number("repair", &ledger, today), "W261123-5");
        assert_eq!(next_number("quote", &ledger, "2026-11-24".parse().unwrap()), "W261124-1");
    }

    #[test]
    fn what_was_quoted_for_before_has_the_number_of_its_quote() {
        let mut told = Told::branch();
        told.repair("2026-11-23", "W261120-4", "x");
        assert_eq!(next_number("repair", &told.ledger(), "2026-11-23".parse().unwrap()), "W261123-1");
    }

    #[test]
    fn a_notice_follows_those_on_their_way_as_well() {
        let today = "2026-11-23".parse().unwrap();
        assert_eq!(next_number("notice", &Ledger::default(), today), "2026-001");
        let mut told = Told::branch();
        let written = r#"{"notice_written":{"notice":"T2026-001","site":"s","kind":"new","controllers":[{"points":40}]}}"#;
        told.tell("2026-11-20", serde_json::from_str(written).unwrap());
        assert_eq!(next_number("notice", &told.ledger(), today), "T2026-002");
    }
}
