use super::*;
use crate::{
    domain::CalendarYear,
    features::record::samples::{Told, id},
    journal::{
        CalendarEntered, ClockedIn, ClosedLine, FactBody, MonthClosed, OwnWorkUnfinished, PersonChanged,
        RulesAdopted,
    },
    rules::RuleBook,
};
use chrono::NaiveDate;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn consequences_of(told: &Told, commands: &[Command]) -> Vec<Consequence> {
    let ledger = told.ledger();
    let book = RuleBook::of(&ledger);
    let (from, to) = ("2026-09".parse().unwrap(), "2026-12".parse().unwrap());
    let settled = Settled::of(&ledger, &book, from, to);
    let now = day("2026-11-23").and_hms_opt(10, 0, 0).unwrap();
    consequences(&settled, commands, now)
}

fn would_change(told: &Told, commands: &[Command]) -> Vec<String> {
    let words = |change: Consequence| {
        format!("{} {} {:?} {} -> {}", change.month, change.person, change.item, change.before, change.after)
    };
    consequences_of(told, commands).into_iter().map(words).collect()
}

#[test]
fn a_day_off_takes_a_late_morning_away() {
    let mut told = Told::branch();
    // Half an hour late on a Monday.
    told.tell(
        "2026-11-23",
        FactBody::from(ClockedIn { person: id("li"), at: "2026-11-23T08:45:00".parse().unwrap() }),
    );
    let off = CalendarYear::unknown(2026, "x".into())
        .with([(&day("2026-11-23"), &crate::domain::holidays::Sense::Off)]);
    let command =
        Command::Record { on: day("2026-11-23"), at: None, body: FactBody::from(CalendarEntered::from(off)) };
    let changed = would_change(&told, &[command]);
    assert!(changed.iter().any(|line| line.starts_with("2026-11 li HalfDay -")), "{changed:?}");
    assert!(changed.iter().all(|line| line.ends_with("-> 0.00")), "{changed:?}");
}

#[test]
fn two_commands_are_tried_together_and_a_wage_is_said_from_what_to_what() {
    let told = Told::branch();
    let wage = |person: &str, yuan| Command::Record {
        on: day("2026-12-01"),
        at: None,
        body: FactBody::from(PersonChanged {
            person: id(person),
            name: person.to_owned(),
            role: told.ledger().people[&id::<PersonId>(person)].role(),
            base_wage: Money::yuan(yuan),
        }),
    };
    assert_eq!(
        would_change(&told, &[wage("li", 3300), wage("wu", 2900)]),
        ["2026-12 li BaseWage 3000.00 -> 3300.00", "2026-12 wu BaseWage 3000.00 -> 2900.00"]
    );
    assert_eq!(would_change(&told, &[]), [""; 0]);
}

#[test]
fn what_only_stands_so_far_in_a_running_month_is_no_pay_that_changes() {
    let told = Told::branch();
    let finding = |month: &str| Command::Record {
        on: day("2026-11-23"),
        at: None,
        body: FactBody::from(OwnWorkUnfinished { person: id("li"), month: month.parse().unwrap() }),
    };
    assert_eq!(would_change(&told, &[finding("2026-10")]), ["2026-10 li LowPoints 0.00 -> -300.00"]);
    assert_eq!(would_change(&told, &[finding("2026-11")]), [""; 0]);
}

#[test]
fn a_rate_that_repairs_waited_for_says_whose_pay_it_brings_before_it_is_set() {
    let mut told = Told::branch();
    told.repair("2026-11-02", "W1", "x").complete("2026-11-03", "W1", "ma").complete(
        "2026-11-03",
        "W1",
        "vp",
    );
    let rate = |from: &str| Command::Record {
        on: day("2026-11-23"),
        at: None,
        body: FactBody::from(RulesAdopted {
            from: from.parse().unwrap(),
            name: "x".to_owned(),
            values: [("repair.difference_tax_percent".to_owned(), "10".into())].into(),
        }),
    };
    // Nine tenths of the difference of 400.
    assert_eq!(would_change(&told, &[rate("2026-11")]), ["2026-11 li Repair 0.00 -> 360.00"]);
    assert_eq!(would_change(&told, &[rate("2026-12")]), [""; 0]);
}

#[test]
fn what_two_closed_months_are_adjusted_by_is_told_apart() {
    let mut told = Told::branch();
    for month in ["2026-09", "2026-10"] {
        let month = month.parse().unwrap();
        let known_until = day("2026-11-02").and_hms_opt(9, 0, 0).unwrap();
        let wage = ClosedLine {
            person: id("li"),
            item: Item::BaseWage.code().into(),
            subject: "".into(),
            amount: Money::yuan(3000),
        };
        told.tell("2026-11-02", FactBody::from(MonthClosed { month, known_until, lines: [wage].into() }));
    }
    let command = Command::Record {
        on: day("2026-09-01"),
        at: None,
        body: FactBody::from(PersonChanged {
            person: id("li"),
            name: "li".to_owned(),
            role: told.ledger().people[&id::<PersonId>("li")].role(),
            base_wage: Money::yuan(3100),
        }),
    };
    let changes = consequences_of(&told, &[command]);
    let adjusted: Vec<&Consequence> =
        changes.iter().filter(|change| change.item == Item::Adjustment).collect();
    assert!(adjusted.iter().all(|change| change.is_known_by_subject(&changes)));
    let subjects: Vec<String> = adjusted.iter().map(|change| change.subject.to_string()).collect();
    assert_eq!(subjects, ["2026-09", "2026-10"]);
    let wage = changes.iter().find(|change| change.item == Item::BaseWage).unwrap();
    assert!(!wage.is_known_by_subject(&changes));
}

#[test]
fn what_a_file_changes_is_told_by_person_the_greatest_change_first() {
    let mut told = Told::branch();
    let known_until = day("2026-11-02").and_hms_opt(9, 0, 0).unwrap();
    let month = "2026-10".parse().unwrap();
    let wage = |person: &str| ClosedLine {
        person: id(person),
        item: Item::BaseWage.code().into(),
        subject: "".into(),
        amount: Money::yuan(3000),
    };
    let lines = [wage("li"), wage("wu")].into();
    told.tell("2026-11-02", FactBody::from(MonthClosed { month, known_until, lines }));
    let ledger = told.ledger();
    let book = RuleBook::of(&ledger);
    let settled = Settled::of(&ledger, &book, month, "2026-12".parse().unwrap());
    let raise = |number: u128, on: &str, person: &str, yuan| {
        let (role, on) = (ledger.people[&id::<PersonId>(person)].role(), day(on));
        let (person, name, base_wage) = (id(person), person.to_owned(), Money::yuan(yuan));
        Arc::new(Fact {
            id: FactId(uuid::Uuid::from_u128(number)),
            on,
            at: None,
            recorded: day("2026-11-20").and_hms_opt(9, 0, 0).unwrap(),
            actor: id("ma"),
            device: DeviceId::parse("other").unwrap(),
            link: None,
            body: FactBody::from(PersonChanged { person, name, role, base_wage }),
        })
    };
    let facts = [raise(901, "2026-12-01", "li", 3050), raise(902, "2026-10-01", "wu", 2900)];
    let now = day("2026-11-23").and_hms_opt(10, 0, 0).unwrap();
    let shares = by_person(&settled, &facts, now);
    let told: Vec<_> = shares
        .iter()
        .map(|share| {
            let months = share.months.iter().map(|month| {
                let closed: Vec<String> = month.closed().map(|month| month.to_string()).collect();
                format!("{} {} {} {closed:?}", month.month, month.before, month.after)
            });
            (share.person.to_string(), share.difference(), months.collect::<Vec<_>>())
        })
        .collect();
    // The closed month is put right in the one that runs, whose own wage is lower as well.
    let wu =
        vec!["2026-11 3000.00 2800.00 [\"2026-10\"]".to_owned(), "2026-12 3000.00 2900.00 []".to_owned()];
    let li = vec!["2026-12 3000.00 3050.00 []".to_owned()];
    assert_eq!(told, [("wu".to_owned(), Money::yuan(-300), wu), ("li".to_owned(), Money::yuan(50), li)]);
    assert_eq!(by_person(&settled, &[], now), []);
}

#[test]
fn what_is_tried_asks_for_no_derivation_of_a_month_it_does_not_touch() {
    let mut told = Told::branch();
    let known_until = day("2026-11-02").and_hms_opt(9, 0, 0).unwrap();
    let closed = MonthClosed { month: "2026-10".parse().unwrap(), known_until, lines: [].into() };
    told.tell("2026-11-02", FactBody::from(closed));
    let ledger = told.ledger();
    let book = RuleBook::of(&ledger);
    let settled = Settled::of(&ledger, &book, "2026-10".parse().unwrap(), "2026-12".parse().unwrap());
    let clocked = FactBody::from(ClockedIn { person: id("li"), at: "2026-11-23T08:45:00".parse().unwrap() });
    let command = Command::Record { on: day("2026-11-23"), at: None, body: clocked };
    let now = day("2026-11-23").and_hms_opt(10, 0, 0).unwrap();
    assert_ne!(consequences(&settled, &[command], now), []);
    let october = &settled.settlement().months[0];
    assert!(!october.is_derived());
    assert_eq!(october.statements.len(), october.figures().statements.len());
    assert!(october.is_derived());
}
