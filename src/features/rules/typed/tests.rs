use super::*;
use crate::{
    domain::typed::{NumberError, TimeError},
    rules::lint::LintProblem,
};
use serde_json::json;

#[test]
fn the_regulation_as_text_reads_back_as_itself() {
    let typed = Typed::of(RuleSet::regulation());
    assert_eq!(
        typed.check(),
        Checked {
            rules: Some(RuleSet::regulation().clone()),
            problems: BTreeMap::new(),
            unusual: BTreeMap::new()
        }
    );
    assert_eq!(typed.text("attendance.late_from"), "08:00");
    assert_eq!(typed.text("penalties.7.17a.fine"), "100");
    assert_eq!(typed.values(), BTreeMap::new());
}

#[test]
fn every_penalty_clause_has_its_place() {
    let typed = Typed::of(RuleSet::regulation());
    for clause in RuleSet::regulation().penalties.keys() {
        let name = format!("penalties.{}.counted_per", clause.code());
        assert!(!typed.text(&name).is_empty(), "{name}");
    }
}

#[test]
fn wrong_text_is_named_at_its_place_and_kept() {
    let check = |name: &str, text: &str, problem: FieldProblem| {
        let mut typed = Typed::of(RuleSet::regulation());
        typed.set(name, text.to_owned());
        let checked = typed.check();
        assert_eq!(checked.rules, None);
        assert_eq!(checked.problems, BTreeMap::from([(name.to_owned(), problem)]));
        assert_eq!(Typed::with_values(&typed.values()), Ok(typed));
    };
    let number = FieldProblem::Number;
    check("commissioning.ladder.1.from", "", FieldProblem::Missing);
    check("commissioning.ladder.1.percent", "12,5", number(NumberError::Grouping));
    check("commissioning.ladder.1.from", "two", number(NumberError::Letter { letter: 't' }));
    check("commissioning.ladder.1.from", "2000.5", number(NumberError::NotWhole));
    check("commissioning.ladder.1.from", "-1", number(NumberError::Negative));
    check("commissioning.ladder.1.from", "0", FieldProblem::Lint(LintProblem::Overlapping));
    check("commissioning.ladder.2.from", "1000", FieldProblem::Lint(LintProblem::Unordered));
    check("commissioning.first_percent", "-2", FieldProblem::Lint(LintProblem::Negative));
    check("attendance.late_from", "8 h", FieldProblem::Time(TimeError::NotATime));
    check("papers.within_days", "99999", number(NumberError::TooLarge { most: 10_000 }));
    check("commissioning.rates.local.0.rate", "0.1234567", number(NumberError::TooPrecise { most: 6 }));
}

#[test]
fn full_width_digits_and_grouping_are_numbers_too() {
    assert!(number_rule("commissioning.ladder.1.from").is_some());
    assert!(number_rule("attendance.late_from").is_none() && number_rule("reading.late_mode").is_none());
    let mut typed = Typed::of(RuleSet::regulation());
    typed.set("commissioning.ladder.1.from", "\u{FF12}\u{FF0C}\u{FF15}\u{FF10}\u{FF10}".into());
    assert_eq!(typed.check().rules.unwrap().commissioning.ladder[1].from, 2500);
}

#[test]
fn rows_come_and_go() {
    let mut typed = Typed::of(RuleSet::regulation());
    let before = typed.clone();
    typed.add_row("commissioning.ladder");
    assert_eq!(typed.rows("commissioning.ladder"), 7);
    assert_eq!(typed.check().problems.len(), 2);
    typed.remove_row("commissioning.ladder", 6);
    assert_eq!(typed, before);
    for _ in 0..6 {
        typed.remove_row("commissioning.ladder", 0);
    }
    assert_eq!(
        typed.check().problems,
        BTreeMap::from([("commissioning.ladder".to_owned(), FieldProblem::Lint(LintProblem::Empty))])
    );
    assert_eq!(typed.changes(&before).len(), 12);
}

#[test]
fn changes_are_counted_by_value_and_not_by_spelling() {
    let before = Typed::of(RuleSet::regulation());
    let mut after = before.clone();
    after.set("commissioning.first_percent", "80.0".into());
    assert_eq!(after.changes(&before), []);
    after.set("commissioning.first_percent", "85".into());
    let change = Change {
        name: "commissioning.first_percent".into(),
        before: Some("80".into()),
        after: Some("85".into()),
    };
    assert_eq!(after.changes(&before), [change]);
}

#[test]
fn values_of_another_shape_are_refused_by_name() {
    for (name, value) in [
        ("commissioning.nothing", json!("1")),
        ("commissioning.ladder", json!("1")),
        ("commissioning.ladder", json!([{"from": 0}])),
        ("commissioning", json!({})),
        ("", json!({})),
    ] {
        let values = BTreeMap::from([(name.to_owned(), value)]);
        assert_eq!(Typed::with_values(&values), Err(name.to_owned()));
    }
}
