//! The published schema and the reader are one thing: what the one takes the other takes, at every place of a file.
#![cfg(not(target_arch = "wasm32"))]

#[path = "common/samples.rs"]
mod samples;
#[path = "common/schema.rs"]
mod schema;

use fieldbook::{
    domain::money::{MAX_SUM_YUAN, MAX_YUAN},
    journal::{
        Bundle, Journal,
        bundle::{FactProblem, VERSION, published_text},
        limits::{Breach, NAME_CHARS, RATE, REMARK_CHARS},
    },
    workflow::judge,
};
use proptest::prelude::*;
use schema::Schema;
use serde_json::{Value, json};
use std::{collections::BTreeMap, fs, path::PathBuf};

fn published() -> Schema {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("public/fieldbook-bundle-2.schema.json");
    Schema::new(&fs::read_to_string(path).unwrap())
}

#[test]
fn the_published_file_is_what_the_kinds_declare() {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("public/fieldbook-bundle-2.schema.json");
    let published = fs::read_to_string(path).unwrap();
    assert!(
        published == published_text(),
        "cargo run --example bundle_schema > public/fieldbook-bundle-2.schema.json"
    );
}

/// Both stand beside the page, under the names by which the documents call them.
#[test]
fn every_version_of_the_schema_is_served() {
    let root = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
    let page = fs::read_to_string(root.join("index.html")).unwrap();
    for file in fs::read_dir(root.join("public")).unwrap().map(|file| file.unwrap().file_name()) {
        let name = file.into_string().unwrap();
        let is_schema = name.ends_with(".schema.json");
        assert!(!is_schema || page.contains(&format!("public/{name}\"")), "index.html copies no {name}");
    }
}

fn file(facts: &[Value]) -> Value {
    json!({
        "format": "fieldbook-bundle", "version": 2, "exported": "2026-04-01T08:30:00", "device": "desk-1",
        "branch": "样例办事处", "facts": facts, "drafts": {"whatif.1": "{}"},
    })
}

/// Texts that programs and people write for dates, months, moments, amounts, ids and names, rightly and wrongly.
fn texts() -> Vec<String> {
    let plain = [
        "",
        " ",
        "\u{3000}",
        "\t",
        "\u{a0}\u{2028}",
        "\u{feff}",
        "a",
        " a ",
        "a\u{7}",
        "a\nb",
        "a\n",
        "é",
        "null",
        "true",
        "2026-03-05",
        "2026-3-5",
        "2026-3-1",
        "+2026-03-05",
        "2026-03-05 ",
        " 2026-03-05",
        "2026-03-05\n",
        "20260305",
        "2026/03/05",
        "2026-02-29",
        "2028-02-29",
        "2100-02-29",
        "2026-04-31",
        "2026-02-30",
        "1990-01-01",
        "1989-12-31",
        "2100-12-31",
        "2101-01-01",
        "0000-00-00",
        "２０２６-03-05",
        "2026-03",
        "2026-3",
        "2026-13",
        "2026-00",
        "1989-12",
        "+2026-03",
        "2026-03-05T08:30:00",
        "2026-03-05 08:30:00",
        "2026-03-05T08:30",
        "2026-03-05T8:30:00",
        "2026-03-05T08:30:00Z",
        "2026-03-05T08:30:00+08:00",
        "2026-03-05T08:30:00.5",
        "2026-03-05T08:30:00.",
        "2026-03-05T08:30:00.1234567890",
        "2026-03-05T08:30:00.123456789",
        "2026-03-05T23:59:60",
        "2026-03-05T24:00:00",
        "2026-03-05T23:59:60.5",
        "2026-02-30T08:30:00",
        "1066-10-14T08:30:00",
        "2026-03-05t08:30:00",
        "+12026-03-10T00:00:00",
        "0",
        "-0",
        "+0",
        "00",
        "0.0",
        "-0.00",
        "0.",
        ".5",
        "1",
        "1.5",
        "1.50",
        "1.500",
        "1.005",
        "-1",
        "-1.50",
        "+1",
        "1e2",
        "1E2",
        "1_000",
        "1,234.50",
        "1，234",
        "１２",
        "12，5",
        "12 ",
        "0x10",
        "NaN",
        "Infinity",
        "007.50",
        "0.123456",
        "0.1234567",
        "0.1000000",
        "0.00000000000000000000000001",
        "99.999999",
        "100.000000",
        "100.01",
        "--1",
        "1.2.3",
        "0.1\n",
        "01900000-0000-7000-8000-0000000000a1",
        "01900000-0000-7000-8000-0000000000A1",
        "{01900000-0000-7000-8000-0000000000a1}",
        "urn:uuid:01900000-0000-7000-8000-0000000000a1",
        "019000000000700080000000000000a1",
        "01900000-0000-7000-8000-0000000000a",
        "01900000-0000-7000-8000-0000000000ag",
        "technician",
        "Technician",
        "boss",
        "county",
        "moon",
        "new",
        "7.4",
        "7.40",
        "7.99",
        "forms",
    ];
    let long = [64, 65, NAME_CHARS, NAME_CHARS + 1, REMARK_CHARS, REMARK_CHARS + 1].map(|n| "长".repeat(n));
    let large = [
        MAX_YUAN - 1,
        MAX_YUAN,
        MAX_YUAN + 1,
        MAX_SUM_YUAN - 1,
        MAX_SUM_YUAN,
        i64::from(RATE),
        i64::from(RATE) + 1,
    ];
    let large = large.iter().flat_map(|n| {
        [format!("{n}"), format!("{n}.00"), format!("{n}.01"), format!("-{n}"), format!("-{n}.01")]
    });
    plain.map(str::to_owned).into_iter().chain(long).chain(large).collect()
}

/// Lists as long as they may be, and longer.
fn lists() -> Vec<Value> {
    let many = |count: usize, item: Value| Value::Array(vec![item; count]);
    vec![
        many(200, json!({"points": 1})),
        many(201, json!({"points": 1})),
        many(366, json!("2026-01-01")),
        many(367, json!("2026-01-01")),
        many(201, json!("forms")),
    ]
}

/// Values that are no texts.
fn others() -> Vec<Value> {
    vec![
        Value::Null,
        json!(true),
        json!(false),
        json!(0),
        json!(-1),
        json!(1),
        json!(1.0),
        json!(-1.0),
        json!(1.5),
        json!(1e2),
        json!(1989),
        json!(1990),
        json!(2100),
        json!(2101),
        json!(100_000),
        json!(100_001),
        json!(1_000_000),
        json!(1_000_001),
        json!(5_000_000_000_u64),
        json!(u64::MAX),
        json!(1e300),
        json!([]),
        json!([1]),
        json!(["2026-01-01"]),
        json!(["forms"]),
        json!({}),
        json!({"a": 1}),
        json!([[]]),
    ]
}

/// The value with each of its places changed in every way: replaced, left out, and given one field more.
fn changed(value: &Value) -> Vec<Value> {
    let mut all: Vec<Value> = texts().into_iter().map(Value::from).chain(others()).collect();
    match value {
        Value::Object(fields) => {
            for (name, field) in fields {
                let mut without = fields.clone();
                without.shift_remove(name);
                all.push(Value::Object(without));
                all.extend(changed(field).into_iter().map(|field| {
                    let mut fields = fields.clone();
                    fields.insert(name.clone(), field);
                    Value::Object(fields)
                }));
            }
            let mut more = fields.clone();
            more.insert("more".to_owned(), json!("2026-03-05"));
            all.push(Value::Object(more));
        }
        Value::Array(items) => {
            all.extend(lists());
            for (at, item) in items.iter().enumerate() {
                all.extend(changed(item).into_iter().map(|item| {
                    let mut items = items.clone();
                    items[at] = item;
                    Value::Array(items)
                }));
            }
        }
        _ => {}
    }
    all
}

/// What no schema can say of a fact: what its values have to do with each other, with rules, and with other facts.
fn beyond_schemas(problem: &FactProblem) -> bool {
    matches!(
        problem,
        FactProblem::RuleValue { .. }
            | FactProblem::UnknownItem { .. }
            | FactProblem::EndBeforeBegin
            | FactProblem::NotWholeMonths
            | FactProblem::ContradictsFile { .. }
            | FactProblem::Beyond(Breach::OtherYear)
    )
}

/// Facts that the schema and the reader do not judge alike, with what each says.
fn disagreements(schema: &Schema, facts: &[Value]) -> Vec<String> {
    let preview = Bundle::read(&file(facts).to_string(), &Journal::default(), judge).unwrap();
    let refused: BTreeMap<usize, _> = preview
        .refused
        .iter()
        .filter(|refused| !beyond_schemas(&refused.problem))
        .map(|refused| (refused.number, refused))
        .collect();
    (1..)
        .zip(facts)
        .filter_map(|(number, fact)| {
            let (said, refused) = (schema.problems_of("fact", fact), refused.get(&number));
            (said.is_empty() != refused.is_none())
                .then(|| format!("{fact}\n  schema: {said:?}\n  reader: {refused:?}"))
        })
        .collect()
}

fn check(disagreements: &[String]) {
    let some = disagreements.iter().take(20).cloned().collect::<Vec<_>>().join("\n");
    assert!(disagreements.is_empty(), "{} disagreements:\n{some}", disagreements.len());
}

#[test]
fn at_every_place_of_every_kind_the_reader_takes_what_the_schema_allows() {
    let schema = published();
    let facts = samples::facts().into_iter().map(|fact| serde_json::to_value(&*fact).unwrap());
    let mut found = Vec::new();
    for (place, fact) in facts.enumerate() {
        // What stands around the kind is the same for all of them.
        let around = if place == 0 { changed(&fact) } else { Vec::new() };
        let bodies = changed(&fact["fact"]).into_iter().map(|body| {
            let mut fact = fact.clone();
            fact["fact"] = body;
            fact
        });
        found.extend(disagreements(&schema, &bodies.chain(around).collect::<Vec<_>>()));
    }
    check(&found);
}

#[test]
fn beside_the_facts_the_reader_takes_what_the_schema_allows() {
    let schema = published();
    let mut found = Vec::new();
    for file in changed(&file(&[])) {
        let read = Bundle::read(&file.to_string(), &Journal::default(), judge);
        let taken =
            read.is_ok_and(|preview| preview.refused.iter().all(|refused| beyond_schemas(&refused.problem)));
        let said = schema.problems(&file);
        if said.is_empty() != taken {
            found.push(format!("{file}\n  schema: {said:?}"));
        }
    }
    check(&found);
}

#[test]
fn what_was_taken_though_the_schema_forbids_it_is_refused() {
    let mut taken: Value = serde_json::from_str(include_str!("fixtures/spellings.json")).unwrap();
    taken["version"] = VERSION.into();
    let refused = Bundle::read(&taken.to_string(), &Journal::default(), judge).unwrap().refused;
    let places: Vec<_> = refused.iter().filter_map(|refused| refused.field.clone()).collect();
    let expected = [
        "id",
        "on",
        "fact.person.base_wage",
        "recorded",
        "fact.punch.at",
        "fact.receipt.amount",
        "fact.receipt.amount",
        "fact.receipt.amount",
        "id",
        "id",
        "id",
        "fact.site.name",
        "fact.leave.person",
    ];
    assert_eq!(places, expected);
    assert_eq!(published().problems(&taken).len(), expected.len());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(16))]

    /// Made of the characters that numbers, times and ids are made of, so that many are nearly right.
    #[test]
    fn random_texts_are_judged_alike(
        texts in prop::collection::vec("[-+0-9.,:TZe \u{3000}\n]{0,24}|[0-9]{1,12}(\\.[0-9]{1,8})?|20[0-9]{2}-[01][0-9]-[0-3][0-9](T[0-2][0-9]:[0-6][0-9]:[0-6][0-9](\\.[0-9]{0,10})?)?", 1..40),
    ) {
        let schema = published();
        let mut facts = Vec::new();
        for text in &texts {
            for (kind, pointer) in [
                ("ruling", "/fact/ruling/rate"),
                ("receipt", "/fact/receipt/amount"),
                ("close_month", "/fact/close_month/lines/0/amount"),
                ("close_month", "/fact/close_month/month"),
                ("punch", "/fact/punch/at"),
                ("leave", "/on"),
                ("leave", "/actor"),
            ] {
                let all = samples::facts();
                let sample = all.iter().find(|fact| samples::kind(&fact.body) == kind).unwrap();
                let mut fact = serde_json::to_value(&**sample).unwrap();
                *fact.pointer_mut(pointer).unwrap() = json!(text);
                facts.push(fact);
            }
        }
        let found = disagreements(&schema, &facts);
        prop_assert!(found.is_empty(), "{}", found.join("\n"));
    }
}
