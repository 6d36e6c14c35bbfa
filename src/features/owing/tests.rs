use super::view::{Age, owed, total};
use crate::{
    app::i18n::{Lang, Words},
    domain::Money,
    features::{
        owing::tables,
        record::samples::{Told, id},
        sites::view::outstanding,
    },
    journal::{FactBody, MoneyReceived, PaidIn, Reminded},
    spreadsheet::csv::csv,
};
use chrono::NaiveDate;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

#[test]
fn a_debt_is_as_old_as_its_work_and_gone_with_its_money() {
    let mut told = Told::branch();
    told.repair("2026-01-10", "W1", "Dark").contract("2026-03-01", "M1", 1200);
    told.tell("2026-03-20", FactBody::from(MoneyReceived { contract: id("M1"), amount: Money::yuan(200) }));
    let today = day("2026-03-31");
    let ledger = told.ledger();
    let all = owed(&ledger, today, "");
    assert_eq!(all.len(), 1);
    assert_eq!(all[0].of_age(Age::UpTo30, today), Some(Money::yuan(1000)));
    assert_eq!(all[0].of_age(Age::UpTo60, today), None);
    assert_eq!(all[0].of_age(Age::UpTo90, today), Some(ledger.repairs["W1"].charged));
    assert_eq!(all[0].since(), Some(day("2026-01-10")));
    // One truth: what the customer's own page says.
    assert_eq!(total(&all), outstanding(&ledger, &id("s"), today));
    let text = csv(&tables::page(Words(Lang::En), &all, today));
    assert!(text.lines().nth(1).unwrap().contains("1000.00"), "{text}");

    told.tell("2026-04-01", FactBody::from(PaidIn { repair: id("W1") }));
    told.tell("2026-04-01", FactBody::from(MoneyReceived { contract: id("M1"), amount: Money::yuan(1000) }));
    assert_eq!(owed(&told.ledger(), day("2026-04-02"), ""), []);
}

#[test]
fn ages_include_their_last_day() {
    let ages: Vec<Age> = [0, 30, 31, 60, 61, 90, 91].into_iter().map(Age::of).collect();
    let expected = [Age::UpTo30, Age::UpTo30, Age::UpTo60, Age::UpTo60, Age::UpTo90, Age::UpTo90, Age::Older];
    assert_eq!(ages, expected);
}

#[test]
fn the_last_reminder_and_its_promise_are_seen() {
    let mut told = Told::branch();
    told.repair("2026-01-10", "W1", "Dark");
    let reminded = |promised: &str, remark: &str| {
        FactBody::from(Reminded { site: id("s"), promised: Some(day(promised)), remark: remark.into() })
    };
    told.tell("2026-02-01", reminded("2026-02-10", "first"))
        .tell("2026-02-12", reminded("2026-02-20", "second"));
    let ledger = told.ledger();
    let found = owed(&ledger, day("2026-02-15"), "").remove(0);
    assert_eq!(found.reminder.as_ref().unwrap().remark, "second");
    assert!(!found.broke_his_word(day("2026-02-20")) && found.broke_his_word(day("2026-02-21")));
    assert_eq!(owed(&ledger, day("2026-02-15"), "nobody is called so"), []);
}

#[test]
fn a_word_given_for_what_is_paid_says_nothing_of_what_is_owed_now() {
    let mut told = Told::branch();
    told.repair("2026-01-10", "W1", "Dark");
    let promised = Some(day("2026-02-10"));
    told.tell("2026-02-01", FactBody::from(Reminded { site: id("s"), promised, remark: String::new() }));
    told.tell("2026-02-05", FactBody::from(PaidIn { repair: id("W1") }));
    told.repair("2026-06-01", "W2", "Silent");
    let today = day("2026-06-20");
    let found = owed(&told.ledger(), today, "").remove(0);
    assert!(found.reminder.is_none() && !found.broke_his_word(today));
}
