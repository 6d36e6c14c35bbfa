//! The file that carries facts: what is written is read again, what is wrong is named, and the published schema,
//! the code and the files of older versions keep in step.
#![cfg(not(target_arch = "wasm32"))]

#[path = "common/case/mod.rs"]
mod case;
#[path = "common/samples.rs"]
mod samples;
#[path = "common/schema.rs"]
mod schema;

use fieldbook::{
    domain::DeviceId,
    journal::{
        Bundle, BundleError, CommissioningFact, ConductFact, ContractSigned, Fact, FactBody, Journal,
        MaintenanceFact, MoneyFact, NoticeIssued, PenaltyConfirmed, Preview, RepairDone, RepairFact,
        TravelClaimed,
        bundle::{FactProblem, MAX_BYTES, MAX_DRAFT_CHARS, MAX_DRAFTS, check_draft},
        limits::Breach,
    },
    ledger::Ledger,
    rules::{Closings, RuleBook, settle},
    workflow::judge,
};
use schema::Schema;
use serde_json::{Value, json};
use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::PathBuf,
    sync::Arc,
};

fn file(path: &str) -> String {
    fs::read_to_string(PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(path)).unwrap()
}

fn published() -> Schema {
    Schema::new(&file("public/fieldbook-bundle-2.schema.json"))
}

fn bundle(facts: Vec<Arc<Fact>>) -> Bundle {
    Bundle {
        exported: "2026-04-01T08:30:00".parse().unwrap(),
        device: DeviceId::parse("desk-1").unwrap(),
        branch: "样例办事处 <script>".into(),
        facts,
        drafts: [("试算一".to_owned(), "{\"values\":{}}".to_owned())].into(),
        damaged: Vec::new(),
        attachments: Vec::new(),
    }
}

fn read(text: &str) -> Result<Preview, BundleError> {
    Bundle::read(text, &Journal::default(), judge)
}

/// A bundle of one fact, which a change has gone through.
fn with_fact(sample: usize, change: impl FnOnce(&mut Value)) -> Preview {
    let mut json: Value = serde_json::from_str(&bundle(samples::facts()).write().unwrap()).unwrap();
    let mut fact = json["facts"][sample].clone();
    change(&mut fact);
    json["facts"] = json!([fact]);
    read(&json.to_string()).unwrap()
}

fn sample(kind: &str) -> usize {
    samples::facts().iter().position(|fact| samples::kind(&fact.body) == kind).unwrap()
}

#[test]
fn there_is_a_sample_of_every_kind_and_the_schema_names_all_their_fields() {
    let kinds: BTreeSet<&str> = samples::facts().iter().map(|fact| samples::kind(&fact.body)).collect();
    assert_eq!(kinds, FactBody::kinds().map(|kind| kind.name).collect());
    let schema = published();
    let described = schema.at("/$defs/what/properties").as_object().unwrap();
    assert_eq!(described.keys().map(String::as_str).collect::<BTreeSet<_>>(), kinds);
    let mut said: BTreeMap<&str, BTreeSet<String>> = BTreeMap::new();
    for fact in samples::facts() {
        let kind = samples::kind(&fact.body);
        let body = serde_json::to_value(&fact.body).unwrap();
        said.entry(kind).or_default().extend(body[kind].as_object().unwrap().keys().cloned());
    }
    for (kind, fields) in said {
        let named = described[kind]["properties"].as_object().unwrap().keys().cloned();
        assert_eq!(named.collect::<BTreeSet<_>>(), fields, "{kind}");
    }
}

#[test]
fn what_is_written_is_read_and_agrees_with_the_schema() {
    let written = bundle(samples::facts());
    let preview = read(&written.write().unwrap()).unwrap();
    assert_eq!(preview.refused, []);
    assert_eq!((preview.new, preview.known), (written.facts.clone(), 0));
    assert_eq!((preview.branch, preview.drafts), (written.branch.clone(), written.drafts.clone()));
    let json = serde_json::from_str(&written.write().unwrap()).unwrap();
    assert_eq!(published().problems(&json), Vec::<String>::new());
}

#[test]
fn a_whole_branch_goes_through_the_file() {
    let case = case::Case::read(&file("tests/cases/branch-2025.json")).unwrap();
    let facts = case::record(&case).unwrap().facts;
    let written = bundle(facts.clone()).write().unwrap();
    let preview = read(&written).unwrap();
    assert_eq!((preview.new, preview.refused), (facts.clone(), Vec::new()));
    assert_eq!(published().problems(&serde_json::from_str(&written).unwrap()), Vec::<String>::new());
    let mut journal = Journal::default();
    journal.merge(facts.clone()).unwrap();
    let again = Bundle::read(&written, &journal, judge).unwrap();
    assert_eq!((again.new.len(), again.known), (0, facts.len()));
}

/// A fact without what version 1 did not have from the beginning.
fn as_first_released(fact: Arc<Fact>) -> Arc<Fact> {
    let mut fact = Arc::unwrap_or_clone(fact);
    match &mut fact.body {
        FactBody::Conduct(ConductFact::PenaltyConfirmed(PenaltyConfirmed { remark, .. })) => remark.clear(),
        FactBody::Commissioning(CommissioningFact::NoticeIssued(NoticeIssued { number, .. }))
        | FactBody::Repair(RepairFact::RepairDone(RepairDone { number, .. }))
        | FactBody::Maintenance(MaintenanceFact::ContractSigned(ContractSigned { number, .. }))
        | FactBody::Money(MoneyFact::TravelClaimed(TravelClaimed { number, .. })) => *number = None,
        FactBody::Commissioning(CommissioningFact::Finished(told)) => told.completion.clear(),
        _ => {}
    }
    Arc::new(fact)
}

#[test]
fn files_of_version_1_stay_importable() {
    let released = file("tests/fixtures/bundle-v1.json");
    let preview = read(&released).unwrap();
    assert_eq!(preview.refused, []);
    // Kinds that came later are not in it.
    let written: Value = serde_json::from_str(&released).unwrap();
    let facts = written["facts"].as_array().unwrap();
    let has = |kind: &str| facts.iter().any(|fact| fact["fact"].get(kind).is_some());
    let then = samples::facts().into_iter().filter(|fact| has(fact.body.declared().name));
    let then = then.filter(|fact| fact.body.of::<RepairDone>().is_none_or(|done| done.same_as.is_none()));
    assert_eq!(preview.new, then.map(as_first_released).collect::<Vec<_>>());
    assert_eq!(preview.new.len(), facts.len());
    let ledger = Ledger::of(&preview.new);
    let book = RuleBook::of(&ledger);
    assert_eq!(book.left_out(), []);
    let month = "2026-03".parse().unwrap();
    assert_eq!(settle(&ledger, &book, month, month, Closings::Respected).months.len(), 1);
}

#[test]
fn a_file_that_is_not_ours_says_what_it_is() {
    let whole = bundle(samples::facts()).write().unwrap();
    let half: String = whole.chars().take(whole.chars().count() / 2).collect();
    assert!(matches!(read(&half), Err(BundleError::Truncated { line: 10.., .. })));
    assert_eq!(read(" \n"), Err(BundleError::Empty));
    assert!(matches!(read("PK\u{3}\u{4}"), Err(BundleError::NotJson { line: 1, column: 1, .. })));
    assert!(matches!(read("[1, 2]"), Err(BundleError::OtherProgram { format: None })));
    let other = read(r#"{"format": "excalidraw", "version": 2}"#);
    assert_eq!(other, Err(BundleError::OtherProgram { format: Some("excalidraw".into()) }));
    let newer = whole.replacen("\"version\": 2", "\"version\": 3, \"signatures\": []", 1);
    assert_eq!(read(&newer), Err(BundleError::Newer { version: 3, known: 2 }));
    let marked = format!("\u{feff}{whole}");
    assert!(read(&marked).unwrap().is_acceptable());
    let huge = format!("{whole}{}", " ".repeat(MAX_BYTES));
    assert!(matches!(read(&huge), Err(BundleError::TooLarge { most: MAX_BYTES, .. })));
    let deep = |close: usize| format!("{{\"format\": {}{}}}", "[".repeat(100_000), "]".repeat(close));
    assert!(matches!(read(&deep(0)), Err(BundleError::NotJson { .. })));
    assert_eq!(read(&deep(100_000)), Err(BundleError::OtherProgram { format: None }));
}

#[test]
fn what_is_wrong_around_the_facts_is_named() {
    let changed = |from: &str, to: &str| {
        let whole = bundle(samples::facts()).write().unwrap();
        assert!(whole.contains(from), "{from}");
        read(&whole.replacen(from, to, 1)).unwrap_err()
    };
    let field = |error: BundleError| match error {
        BundleError::Unreadable { field, line, column, .. } => format!("{field} {line}:{column}"),
        other => panic!("{other:?}"),
    };
    assert_eq!(field(changed("\"desk-1\"", "7")), "device 5:11");
    assert_eq!(field(changed("\"2026-04-01T08:30:00\"", "\"yesterday\"")), "exported 4:13");
    assert_eq!(field(changed("\"version\": 2", "\"version\": \"one\"")), "version 3:12");
    let whole = bundle(samples::facts()).write().unwrap();
    let drafts = 1 + whole.lines().position(|line| line.contains("\"drafts\": {")).unwrap();
    let signed = field(changed("\"drafts\": {", "\"signed\": 1, \"drafts\": {"));
    assert_eq!(signed, format!("signed {drafts}:11"));
    assert_eq!(field(changed("\"facts\": [", "\"facts\": {}, \"other\": [")), "facts 7:10");
    assert_eq!(field(changed("\"branch\"", "\"brunch\"")), "brunch 6:11");
    assert_eq!(changed("\"device\": \"desk-1\",", ""), BundleError::Missing { field: "device".into() });
    let long = format!("\"branch\": \"{}", "长".repeat(201));
    let beyond = BundleError::Beyond { field: "branch".into(), breach: Breach::TooLong { most: 200 } };
    assert_eq!(changed("\"branch\": \"", &long), beyond);
}

#[test]
fn a_fact_of_the_wrong_shape_is_refused_by_its_field() {
    type Change = fn(&mut Value);
    let changes: [(&str, &str, Change); 10] = [
        ("notice", "fact.notice.controllers[1].points", |f| {
            f["fact"]["notice"]["controllers"][1]["points"] = json!("x")
        }),
        ("notice", "fact.notice.controllers[0].points", |f| {
            f["fact"]["notice"]["controllers"][0]["points"] = json!(-1)
        }),
        ("receipt", "fact.receipt.amount", |f| f["fact"]["receipt"]["amount"] = json!("12.345")),
        ("receipt", "fact.receipt.amount", |f| f["fact"]["receipt"]["amount"] = json!("99999999999999")),
        ("receipt", "fact.receipt.extra", |f| f["fact"]["receipt"]["extra"] = json!(1)),
        ("receipt", "fact.receipt", |f| _ = f["fact"]["receipt"].as_object_mut().unwrap().remove("amount")),
        ("leave", "fact.leave.person", |f| f["fact"]["leave"]["person"] = json!("x".repeat(65))),
        ("leave", "on", |f| f["on"] = json!("2026-02-30")),
        ("leave", "id", |f| f["id"] = json!("no-uuid")),
        ("penalty", "fact.penalty.clause", |f| f["fact"]["penalty"]["clause"] = json!("7.99")),
    ];
    for (kind, field, change) in changes {
        let preview = with_fact(sample(kind), change);
        assert_eq!(preview.new.len(), 0, "{field}");
        let refused = &preview.refused[0];
        assert_eq!((refused.number, refused.field.as_deref()), (1, Some(field)), "{refused}");
        assert!(matches!(refused.problem, FactProblem::Misfit(_) | FactProblem::Beyond(_)), "{refused}");
    }
    let unknown = with_fact(0, |fact| fact["fact"] = json!({"lottery": {"won": true}}));
    assert_eq!(unknown.refused[0].problem, FactProblem::UnknownKind { kind: "lottery".into() });
}

#[test]
fn a_fact_beyond_its_limits_is_refused_by_its_field() {
    type Change = fn(&mut Value);
    let changes: [(&str, &str, Breach, Change); 11] = [
        ("leave", "on", Breach::DateOutOfRange, |f| f["on"] = json!("1889-03-10")),
        ("leave", "recorded", Breach::DateOutOfRange, |f| f["recorded"] = json!("1206-03-10T00:00:00")),
        ("contract", "fact.contract.to", Breach::DateOutOfRange, |f| {
            f["fact"]["contract"]["to"] = json!("2101-01-01")
        }),
        ("person", "fact.person.name", Breach::TooLong { most: 200 }, |f| {
            f["fact"]["person"]["name"] = json!("长".repeat(201))
        }),
        ("person", "fact.person.name", Breach::Empty, |f| f["fact"]["person"]["name"] = json!(" ")),
        ("repair", "fact.repair.rebate", Breach::Negative, |f| {
            f["fact"]["repair"]["rebate"] = json!("-0.01")
        }),
        ("receipt", "fact.receipt.amount", Breach::Zero, |f| f["fact"]["receipt"]["amount"] = json!("0.00")),
        ("receipt", "fact.receipt.amount", Breach::AmountTooLarge, |f| {
            f["fact"]["receipt"]["amount"] = json!("-10000000.01")
        }),
        ("penalty", "fact.penalty.amount", Breach::AmountTooLarge, |f| {
            f["fact"]["penalty"]["amount"] = json!("5000000000")
        }),
        ("ruling", "fact.ruling.rate", Breach::TooLarge { most: 100 }, |f| {
            f["fact"]["ruling"]["rate"] = json!("100.01")
        }),
        ("calendar", "fact.calendar.holidays", Breach::OtherYear, |f| {
            f["fact"]["calendar"]["holidays"][0] = json!("2027-01-01")
        }),
    ];
    for (kind, field, breach, change) in changes {
        let preview = with_fact(sample(kind), change);
        let refused = &preview.refused[0];
        assert_eq!(refused.field.as_deref(), Some(field));
        assert_eq!(refused.problem, FactProblem::Beyond(breach));
    }
}

#[test]
fn letters_that_show_nothing_are_refused_by_reader_and_schema_alike() {
    let whole: Value = serde_json::from_str(&bundle(samples::facts()).write().unwrap()).unwrap();
    let edges = "\0\t\n\u{B}\r\u{1F} ~\u{7F}\u{84}\u{85}\u{86}\u{9F}\u{A0}\u{AC}\u{AD}\u{AE}\u{61B}\u{61C}\u{180E}\u{1FFF}";
    let letters = edges.chars().chain('\u{200A}'..='\u{2010}').chain('\u{2027}'..='\u{202F}');
    let letters = letters.chain('\u{205F}'..='\u{206A}').chain(['\u{3000}', '\u{FEFE}', '\u{FEFF}']);
    let texts: Vec<String> =
        letters.flat_map(|letter| [format!("李{letter}四"), letter.to_string()]).collect();
    let places = [("sheet", "job"), ("branch_named", "name"), ("callback", "remark")];
    let refused = places.map(|(kind, field)| {
        let fact = |(number, text): (usize, &String)| {
            let mut fact = whole["facts"][sample(kind)].clone();
            fact["fact"][kind][field] = json!(text);
            fact["id"] = json!(format!("01980000-0000-7000-8000-{number:012}"));
            fact
        };
        let mut json = whole.clone();
        json["facts"] = texts.iter().enumerate().map(fact).collect();
        let refused = read(&json.to_string()).unwrap().refused;
        let refused: BTreeSet<usize> = refused.iter().map(|refused| refused.number - 1).collect();
        let problems = published().problems(&json);
        let number = |problem: &String| problem.split('/').nth(2)?.split(':').next()?.parse().ok();
        let against: BTreeSet<usize> = problems.iter().filter_map(number).collect();
        let named = |numbers: &BTreeSet<usize>| numbers.iter().map(|n| &texts[*n]).collect::<Vec<_>>();
        assert_eq!(named(&refused), named(&against), "{kind}");
        refused.len()
    });
    assert!(refused[0] == refused[1] && refused[1] > refused[2] && refused[2] > 20, "{refused:?}");
}

#[test]
fn what_cannot_be_gone_by_is_refused_by_its_value() {
    let check = |kind: &str, change: fn(&mut Value), field: &str, problem: FactProblem| {
        let refused = with_fact(sample(kind), |fact| change(&mut fact["fact"][kind])).refused;
        let found: Vec<_> =
            refused.iter().map(|refused| (refused.field.as_deref(), &refused.problem)).collect();
        assert_eq!(found, [(Some(field), &problem)]);
    };
    let days = |set: &mut Value| set["values"] = json!({ "attendance.paid_days_per_month": "0" });
    let value = |name: &str| FactProblem::RuleValue { name: name.to_owned() };
    let name = "attendance.paid_days_per_month";
    check("rule_set", days, "fact.rule_set.values.attendance.paid_days_per_month", value(name));
    let unknown = |set: &mut Value| set["values"] = json!({ "commissioning.luck": "1" });
    check("rule_set", unknown, "fact.rule_set.values.commissioning.luck", value("commissioning.luck"));
    let line = |closing: &mut Value| closing["lines"][0]["item"] = json!("luck");
    let item = FactProblem::UnknownItem { item: "luck".to_owned() };
    check("close_month", line, "fact.close_month.lines[0].item", item);
    let end = |contract: &mut Value| contract["to"] = json!("2027-01-01");
    check("contract", end, "fact.contract.to", FactProblem::NotWholeMonths);
}

#[test]
fn contradictions_are_found_in_the_file_and_with_what_is_known() {
    let mut facts = samples::facts();
    let mut other = (*facts[3]).clone();
    other.on = "2026-03-11".parse().unwrap();
    facts.push(facts[5].clone());
    facts.push(Arc::new(other.clone()));
    let preview = read(&bundle(facts.clone()).write().unwrap()).unwrap();
    assert_eq!((preview.new.len(), preview.known), (facts.len() - 2, 1));
    assert_eq!(preview.refused[0].problem, FactProblem::ContradictsFile { number: 4 });
    let mut journal = Journal::default();
    journal.merge([Arc::new(other)]).unwrap();
    let preview = Bundle::read(&bundle(samples::facts()).write().unwrap(), &journal, judge).unwrap();
    assert_eq!(preview.refused[0].problem, FactProblem::ContradictsKnown);
    assert_eq!(preview.refused[0].number, 4);
}

#[test]
fn a_draft_is_measured_in_characters_and_alike_both_ways() {
    let with = |draft: String| Bundle {
        drafts: BTreeMap::from([("whatif.1".to_owned(), draft)]),
        ..bundle(Vec::new())
    };
    let fits = with("阶".repeat(MAX_DRAFT_CHARS));
    let preview = read(&fits.write().unwrap()).unwrap();
    assert_eq!(preview.drafts, fits.drafts);
    let beyond =
        BundleError::Beyond { field: "drafts".into(), breach: Breach::TooLong { most: MAX_DRAFT_CHARS } };
    let long = "阶".repeat(MAX_DRAFT_CHARS + 1);
    let whole = with(String::new()).write().unwrap();
    let read = read(&whole.replace("\"whatif.1\":\"\"", &format!("\"whatif.1\":\"{long}\"")));
    let breach = Breach::TooLong { most: MAX_DRAFT_CHARS };
    assert_eq!(read, Err(BundleError::Beyond { field: "drafts.whatif.1".into(), breach }));
    assert_eq!(with(long).write(), Err(beyond));
}

#[test]
fn a_file_of_damaged_data_names_what_it_cannot_give_and_gives_the_rest() {
    let facts = samples::facts();
    let torn = "[{\"id\":\"0190…\n";
    let rescued = Bundle { damaged: vec![torn.into(), "{}".into()], ..bundle(facts.clone()) };
    let text = rescued.write().unwrap();
    assert_eq!(published().problems(&serde_json::from_str(&text).unwrap()), Vec::<String>::new());
    // One that is no fact of this version, as the page's own script writes it without understanding it.
    let text = text.replace("\"facts\": [\n", "\"facts\": [\n{\"id\": 1},\n");
    let preview = read(&text).unwrap();
    assert_eq!(preview.new, facts);
    assert!(preview.is_acceptable());
    let n = facts.len() + 1;
    let numbers: Vec<usize> = preview.refused.iter().map(|refused| refused.number).collect();
    assert_eq!(numbers, [1, n + 1, n + 2]);
    let begins = "[{\"id\":\"0190…".to_owned();
    assert_eq!(preview.refused[1].problem, FactProblem::Damaged { begins });
    // Without the field one such fact keeps everything out.
    let sound = bundle(facts).write().unwrap().replace("\"facts\": [\n", "\"facts\": [\n{\"id\": 1},\n");
    assert!(!read(&sound).unwrap().is_acceptable());
}

#[test]
fn what_could_not_be_read_again_is_not_written() {
    let drafts = |count: usize, chars: usize| {
        let draft = "阶".repeat(chars);
        Bundle {
            drafts: (0..count).map(|number| (number.to_string(), draft.clone())).collect(),
            ..bundle(Vec::new())
        }
    };
    assert!(read(&drafts(MAX_DRAFTS, 1).write().unwrap()).is_ok());
    let many = BundleError::Beyond { field: "drafts".into(), breach: Breach::TooMany { most: MAX_DRAFTS } };
    assert_eq!(drafts(MAX_DRAFTS + 1, 1).write(), Err(many));
    // 150 drafts that fit each, of three bytes a character.
    let large = drafts(150, MAX_DRAFT_CHARS);
    assert!(matches!(large.write(), Err(BundleError::TooLarge { most: MAX_BYTES, .. })));
}

#[test]
fn a_device_keeps_no_draft_that_could_not_be_exported() {
    let kept: BTreeMap<String, String> =
        (0..MAX_DRAFTS).map(|number| (number.to_string(), String::new())).collect();
    assert_eq!(check_draft(&kept, "7", "changed"), Ok(()));
    assert_eq!(check_draft(&kept, "new", ""), Err(Breach::TooMany { most: MAX_DRAFTS }));
    let long = "阶".repeat(MAX_DRAFT_CHARS + 1);
    assert_eq!(check_draft(&BTreeMap::new(), "a", &long), Err(Breach::TooLong { most: MAX_DRAFT_CHARS }));
    assert_eq!(check_draft(&BTreeMap::new(), &"a".repeat(201), ""), Err(Breach::TooLong { most: 200 }));
}
