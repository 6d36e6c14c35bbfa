//! Which months are listed and settled.

use crate::{domain::Month, ledger::Ledger};
use chrono::NaiveDate;

/// Longer spans are settled from their end backwards: a mistyped date must neither freeze the screen nor push this
/// month off it.
const MOST_YEARS: i32 = 12;

/// The months worth settling: from the branch's first to the December of this year, or of the next where anything is
/// dated in it. Every month between them is there, also one in which nothing was recorded: its base wages are due (4.1).
///
/// The first month is that of the earliest fact, whatever it says: the branch itself, its people, or work from before
/// it was set up here. What was withdrawn does not count, and what is dated later than the next year neither.
pub fn worth_settling(ledger: &Ledger, today: NaiveDate) -> (Month, Month) {
    let this = Month::of(today);
    let december = |year: i32| Month::new(year, 12).unwrap_or(this);
    let furthest = december(this.year() + 1);
    let counting = ledger.facts().iter().filter(|fact| !ledger.withdrawn.contains_key(&fact.id));
    // They come in the order of their days.
    let mut months = counting.map(|fact| Month::of(fact.on)).filter(|month| *month <= furthest);
    let (first, latest) = (months.next().unwrap_or(this), months.next_back().unwrap_or(this));
    let (from, last) = (first.min(this), latest.max(first).max(this));
    let to = december(last.year());
    let earliest = Month::new(to.year() - MOST_YEARS, 1).unwrap_or(from);
    (from.max(earliest), to)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        domain::{DeviceId, FactId, Money, PersonId, Role, TravelId},
        journal::{Fact, FactBody, PersonJoined, TravelClaimed, Withdrawn},
        rules::{Closings, Item, RuleBook, settle},
    };
    use std::sync::Arc;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn month(text: &str) -> Month {
        text.parse().unwrap()
    }

    fn li() -> PersonId {
        PersonId::parse("li").unwrap()
    }

    fn id(number: usize) -> FactId {
        FactId(uuid::Uuid::from_u128(number as u128))
    }

    fn ledger(facts: Vec<(&str, FactBody)>) -> Ledger {
        let fact = |(number, (on, body)): (usize, (&str, FactBody))| {
            let recorded = day(on).and_hms_opt(9, 0, 0).unwrap();
            let device = DeviceId::parse("d").unwrap();
            Arc::new(Fact {
                id: id(number),
                on: day(on),
                at: None,
                recorded,
                actor: li(),
                device,
                link: None,
                body,
            })
        };
        Ledger::of(&facts.into_iter().enumerate().map(fact).collect::<Vec<_>>())
    }

    fn joins() -> FactBody {
        FactBody::from(PersonJoined {
            person: li(),
            name: "li".into(),
            role: Role::Technician,
            base_wage: Money::yuan(3000),
            joined: day("2020-01-02"),
        })
    }

    fn travels() -> FactBody {
        FactBody::from(TravelClaimed {
            travel: TravelId::parse("T1").unwrap(),
            number: None,
            person: li(),
            amount: Money::yuan(9),
            approved: true,
            customer_pays: false,
        })
    }

    #[test]
    fn months_without_a_fact_are_there_and_pay_their_wage() {
        let ledger = ledger(vec![("2026-01-05", joins()), ("2026-04-10", travels())]);
        let (from, to) = worth_settling(&ledger, day("2026-09-01"));
        assert_eq!((from, to), (month("2026-01"), month("2026-12")));
        let settled = settle(&ledger, &RuleBook::of(&ledger), from, to, Closings::Respected);
        assert_eq!(settled.months.len(), 12);
        for sheet in &settled.months {
            assert_eq!(sheet.total(Item::BaseWage), Money::yuan(3000), "{}", sheet.month);
        }
    }

    #[test]
    fn work_from_before_the_branch_was_set_up_counts() {
        let ledger = ledger(vec![("2026-04-10", joins()), ("2026-01-05", travels())]);
        assert_eq!(worth_settling(&ledger, day("2026-09-01")).0, month("2026-01"));
        assert_eq!(
            worth_settling(&Ledger::default(), day("2026-09-01")),
            (month("2026-09"), month("2026-12"))
        );
    }

    #[test]
    fn what_is_withdrawn_or_far_ahead_stretches_nothing() {
        let far = ledger(vec![("2026-01-05", joins()), ("2099-03-05", travels())]);
        let today = day("2026-09-01");
        assert_eq!(worth_settling(&far, today), (month("2026-01"), month("2026-12")));
        let next = ledger(vec![("2026-01-05", joins()), ("2027-03-05", travels())]);
        assert_eq!(worth_settling(&next, today), (month("2026-01"), month("2027-12")));
        let taken_back = FactBody::from(Withdrawn { fact: id(1), reason: String::new() });
        let slip =
            ledger(vec![("2026-01-05", joins()), ("1990-03-05", travels()), ("2026-01-06", taken_back)]);
        assert_eq!(worth_settling(&slip, today), (month("2026-01"), month("2026-12")));
    }
}
