use super::*;
use serde_json::{Value, json};
use std::collections::BTreeSet;

fn with(values: &[(&str, Value)]) -> Result<RuleSet, ValueError> {
    let values: BTreeMap<String, Value> =
        values.iter().map(|(name, value)| ((*name).to_owned(), value.clone())).collect();
    RuleSet::regulation().with(&values)
}

#[test]
fn what_was_replaced_differs_and_nothing_else() {
    let values = [
        ("commissioning.low_points.below", json!(900)),
        ("penalties.7.1.fine", json!("7")),
        ("reading.ladder_mode", json!("marginal")),
    ];
    let differences = with(&values).unwrap().differences_from(RuleSet::regulation());
    let names: BTreeSet<&str> = differences.keys().map(String::as_str).collect();
    assert_eq!(names, values.iter().map(|(name, _)| *name).collect());
    assert_eq!(RuleSet::regulation().with(&differences).unwrap(), with(&values).unwrap());
}

#[test]
fn a_value_that_does_not_fit_is_named_as_it_was_given() {
    let sound = ("commissioning.first_percent", json!(70));
    for (name, value) in [
        ("commissioning.low_points.below", json!("many")),
        ("commissioning.low_points", json!({"below": 1})),
        ("commissioning.low_points", json!({"below": 1, "amount": 1, "above": 1})),
        ("commissioning.ladder", json!([{"from": 0, "percent": "x"}])),
        ("commissioning.ladder", json!([{"from": 0}])),
        ("attendance.late_from", json!("8 h")),
        ("reading.ladder_mode", json!("none")),
        ("penalties.7.1.fine", json!("x")),
        ("penalties.7.17a", json!({})),
        ("penalties", json!({"9.9": {}})),
        ("repair", json!(null)),
    ] {
        match with(&[sound.clone(), (name, value.clone())]) {
            Err(ValueError::Unfit { name: found, .. }) => assert_eq!(found, name, "{value}"),
            other => panic!("{name} = {value}: {other:?}"),
        }
    }
}

#[test]
fn a_name_that_is_none_is_told() {
    for name in ["commissioning.nothing", "nothing", "", "penalties.7.1.nothing", "penalties.9.9"] {
        assert_eq!(with(&[(name, json!(1))]), Err(ValueError::UnknownName(name.to_owned())));
    }
}

#[test]
fn the_longest_name_given_is_the_one_at_fault() {
    let values = [
        ("commissioning.low_points", json!({"below": 1, "amount": 1})),
        ("commissioning.low_points.amount", json!("x")),
    ];
    let found = with(&values);
    assert!(
        matches!(&found, Err(ValueError::Unfit { name, .. }) if name == "commissioning.low_points.amount"),
        "{found:?}"
    );
}
