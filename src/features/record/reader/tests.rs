use super::*;
use crate::{domain::typed::NumberError, features::record::samples::Told, rules::RuleSet};

fn regulation() -> RuleBook {
    RuleBook::only(RuleSet::regulation().clone())
}

#[test]
fn a_count_is_whole_and_above_zero() {
    let book = regulation();
    let count = |text: &str| {
        let values = Values::default().with("n", text);
        let mut reader = Reader::new(&values, &book, "2026-11-23".parse().unwrap());
        let read = reader.count("n");
        reader.finish(read).map_err(|wrong| wrong[0].why)
    };
    assert_eq!((count("12"), count(" \u{FF11}\u{FF12} ")), (Ok(12), Ok(12)));
    let wrong = |typed: &str, why: NumberError| assert_eq!(count(typed), Err(why.into()), "{typed}");
    wrong("0", NumberError::Zero);
    wrong("-3", NumberError::Negative);
    wrong("1.5", NumberError::NotWhole);
    wrong("", NumberError::Empty);
    wrong("1,2", NumberError::Grouping);
    wrong("99999999999", NumberError::TooLarge { most: 100_000 });
}

#[test]
fn a_sum_is_asked_for_by_the_clauses_that_go_by_one_on_the_day() {
    let mut told = Told::branch();
    told.adopt("2026-11", &[("penalties.7.14.times_amount", "1".into())]);
    let book = RuleBook::of(&told.ledger());
    let sum = |on: &str, clause: &str, amount: &str| {
        let values = Values::default().with("on", on).with("clause", clause).with("amount", amount);
        let mut reader = Reader::new(&values, &book, "2026-11-23".parse().unwrap());
        let read = reader.base_sum("clause", "amount");
        reader.finish(read).map_err(|wrong| wrong[0].why)
    };
    let asked = |on: &str| {
        let by_a_sum = PenaltyClause::ALL.iter().map(|clause| clause.code());
        by_a_sum.filter(|code| sum(on, code, "").is_err()).collect::<Vec<_>>()
    };
    assert_eq!(asked("2026-10-31"), ["7.15", "7.20", "7.21", "7.22"]);
    assert_eq!(asked("2026-11-01"), ["7.14", "7.15", "7.20", "7.21", "7.22"]);
    assert_eq!(asked(""), asked("2026-11-23"));
    assert_eq!(sum("2026-11-01", "7.14", ""), Err("forms.wrong.base_sum".into()));
    assert_eq!(sum("2026-11-01", "7.14", "50"), Ok(Some(Money::yuan(50))));
    let idle = [sum("2026-10-31", "7.14", ""), sum("2026-10-31", "7.14", "50"), sum("", "", "50")];
    assert_eq!(idle, [Ok(None), Ok(None), Ok(None)]);
}

#[test]
fn everything_wrong_is_collected() {
    let book = regulation();
    let values = Values::default().with("on", "2026-12-01").with("amount", "x");
    let mut reader = Reader::new(&values, &book, "2026-11-23".parse().unwrap());
    let (on, amount, month) = (reader.day("on"), reader.money("amount"), reader.month("month"));
    assert!(on.is_none() && amount.is_none() && month.is_none());
    let wrong = reader.finish(None::<()>).unwrap_err();
    let fields: Vec<_> = wrong.iter().map(|wrong| wrong.field).collect();
    assert_eq!(fields, ["on", "amount", "month"]);
}

#[test]
fn what_could_not_be_read_is_never_refused_without_a_word() {
    let (values, book) = (Values::default(), regulation());
    let reader = Reader::new(&values, &book, "2026-11-23".parse().unwrap());
    assert_eq!(reader.finish(None::<()>), Err(vec![Wrong::unfilled("form")]));
}
