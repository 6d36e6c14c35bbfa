//! What service costs, by the schedules that were recorded (5.2.1).

use super::{About, Conflict, Ledger, Question, Stamp};
use crate::domain::{FeeRow, QuoteLine, fees::FeeKey};
use chrono::NaiveDate;
use std::sync::Arc;

/// A fee schedule, which holds from a day on until another one does.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FeeSchedule {
    pub from: NaiveDate,
    /// Where it comes from.
    pub name: Option<String>,
    pub rows: Arc<[FeeRow]>,
    pub stamp: Stamp,
}

impl FeeSchedule {
    /// Its row of a name and a model.
    pub fn row(&self, key: &FeeKey) -> Option<&FeeRow> {
        self.rows.iter().find(|row| row.key() == *key)
    }

    /// Whether a line of a quote has both prices of its row.
    pub fn agrees_with(&self, line: &QuoteLine) -> bool {
        self.row(&line.key()).is_some_and(|row| (row.charge, row.floor) == (line.charge, line.floor))
    }
}

impl Ledger {
    /// The schedule that holds on a day.
    pub fn fees_on(&self, day: NaiveDate) -> Option<&FeeSchedule> {
        self.fees.iter().rev().find(|schedule| schedule.from <= day)
    }

    /// That several schedules of one first day were recorded apart from each other and nobody has said which holds, where a
    /// day's schedule is one of them. Until then the one that was recorded first is gone by.
    pub fn unsettled_fees_on(&self, day: NaiveDate) -> Option<&Conflict> {
        let from = self.fees_on(day)?.from;
        let conflicts = self.conflicts.get(&About::Fees)?;
        conflicts.iter().find(|conflict| conflict.question == Question::Fees(from))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::journal::{Fact, Order};
    use std::collections::BTreeMap;

    fn schedule(nth: u128, recorded: &str, from: &str, charge: &str) -> Arc<Fact> {
        let id = uuid::Uuid::from_u128(nth);
        let text = format!(
            r#"{{"id":"{id}","on":"2026-01-01","recorded":"{recorded}T08:00:00","actor":"ma","device":"d",
            "fact":{{"fee_schedule":{{"from":"{from}","rows":[{{"name":"主板","charge":"{charge}","floor":"80"}}]}}}}}}"#
        );
        Arc::new(Fact::read(&text).unwrap())
    }

    #[test]
    fn a_schedule_holds_until_the_next_one_does() {
        let told = [
            schedule(1, "2026-01-02", "2026-03-01", "100"),
            schedule(2, "2026-01-01", "2026-06-01", "120"),
            schedule(3, "2026-01-03", "2026-03-01", "110"),
        ];
        let charge = |facts: &[Arc<Fact>], day: &str| {
            let ledger = Ledger::of(facts);
            let schedule = ledger.fees_on(day.parse().unwrap());
            schedule.map(|schedule| schedule.rows[0].charge.to_string())
        };
        let by_order: BTreeMap<Order, Arc<Fact>> =
            told.iter().rev().map(|fact| (fact.order(), fact.clone())).collect();
        let reversed: Vec<Arc<Fact>> = by_order.into_values().rev().collect();
        for told in [&told[..], &reversed[..]] {
            assert_eq!(charge(told, "2026-02-28"), None);
            // Of two that hold from one day the one recorded later counts.
            assert_eq!(charge(told, "2026-05-31").as_deref(), Some("110.00"));
            assert_eq!(charge(told, "2026-06-01").as_deref(), Some("120.00"));
        }
    }

    #[test]
    fn of_two_that_were_recorded_apart_the_first_is_gone_by_and_it_is_known_to_be_in_doubt() {
        let apart = |fact: Arc<Fact>| {
            Arc::new(Fact { device: crate::domain::DeviceId::parse("e").unwrap(), ..(*fact).clone() })
        };
        let mut told = vec![
            schedule(1, "2026-01-02", "2026-03-01", "100"),
            apart(schedule(2, "2026-01-03", "2026-03-01", "110")),
            schedule(3, "2026-01-04", "2026-06-01", "120"),
        ];
        let day = |text: &str| text.parse().unwrap();
        let ledger = Ledger::of(&told);
        let doubt = |day_of: &str| ledger.unsettled_fees_on(day(day_of)).map(|one| one.answers.clone());
        assert_eq!(doubt("2026-05-31"), Some(vec![told[0].id, told[1].id]));
        assert_eq!(ledger.fees_on(day("2026-05-31")).map(|one| one.stamp.fact), Some(told[0].id));
        assert_eq!((doubt("2026-02-28"), doubt("2026-06-01")), (None, None));
        // At one device the later one takes the place of the earlier.
        told[1] = schedule(2, "2026-01-03", "2026-03-01", "110");
        assert_eq!(Ledger::of(&told).unsettled_fees_on(day("2026-05-31")), None);
    }

    #[test]
    fn a_line_agrees_with_both_prices_of_its_row() {
        let ledger = Ledger::of(&[schedule(1, "2026-01-02", "2026-03-01", "100")]);
        let schedule = ledger.fees_on("2026-03-01".parse().unwrap()).unwrap();
        let line = QuoteLine::of(&schedule.rows[0], 2);
        assert!(schedule.agrees_with(&line));
        let cheaper = QuoteLine {
            charge: "99".parse::<rust_decimal::Decimal>().map(crate::domain::Money::round).unwrap(),
            ..line
        };
        assert!(!schedule.agrees_with(&cheaper));
    }
}
