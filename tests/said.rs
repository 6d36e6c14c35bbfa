//! What is wrong with a file or with what is stored is said in the words of the person's language: no library's and no
//! browser's sentence comes through.
#![cfg(not(target_arch = "wasm32"))]

use fieldbook::{
    app::{
        failure::Failure,
        i18n::{Lang, Words},
        words::{failure_words, fault_words},
    },
    domain::FactId,
    features::data::said::{bundle_words, encoding_words, refused_words, unopened_words},
    journal::{
        Bundle, Journal,
        bundle::text_of,
        limits::Breach,
        stored::{Damage, Fault, take_stored},
    },
    ledger::Ledger,
    storage::StoreError,
    workflow::judge,
};
use regex::Regex;

/// What may stand in a Chinese sentence: names of encodings, sizes, and whatever is quoted from the file.
const KNOWN: [&str; 7] = ["UTF-8", "UTF-16", "UTF-32", "GBK", "ANSI", "KB", "MB"];

/// Latin words of a Chinese sentence that are not quoted. What is quoted is a value of the file, and no name of a field.
fn foreign(said: &str) -> Vec<String> {
    let quoted = Regex::new("“[^”]*”|（[A-Za-z]+Error）|（ledger-pro）|（U\\+[0-9A-F]+）").unwrap();
    let field = Regex::new("“[a-z_]+”").unwrap();
    let unknown = ["“when”", "“signed”", "“lottery”", "“luck”", "“true”", "“false”"];
    let fields = field.find_iter(said).map(|name| name.as_str().to_owned());
    let fields: Vec<String> = fields.filter(|name| !unknown.contains(&name.as_str())).collect();
    if !fields.is_empty() {
        return fields;
    }
    let plain = quoted.replace_all(said, "");
    let words = Regex::new("[A-Za-z][A-Za-z0-9-]*").unwrap();
    words
        .find_iter(&plain)
        .map(|word| word.as_str().to_owned())
        .filter(|word| !KNOWN.contains(&word.as_str()))
        .collect()
}

/// Both languages have a sentence, and the Chinese one holds no English.
fn check(what: &str, say: impl Fn(Words) -> String) {
    let [zh, en] = [Lang::ZhCn, Lang::En].map(|lang| say(Words(lang)));
    assert!(zh.chars().any(|c| ('\u{4e00}'..='\u{9fff}').contains(&c)), "{what}: {zh}");
    assert_eq!(foreign(&zh), Vec::<String>::new(), "{what}: {zh}");
    assert!(!en.chars().any(|c| c > '\u{2e7f}' && !what.contains(c)), "{what}: {en}");
    for said in [zh, en] {
        assert!(!said.contains('{') && !said.contains("()") && !said.contains("（）"), "{what}: {said}");
    }
}

const FACT: &str = r#"{"id":"01900000-0000-7000-8000-0000000000a1","on":"2026-03-05","recorded":"2026-03-05T10:00:00","actor":"ma","device":"d","fact":{"notice":{"notice":"T1","site":"s1","to":"li","kind":"new","controllers":[{"points":3}]}}}"#;

/// A fact with something wrong in it, one of each kind of wrong.
fn wrong_facts() -> Vec<String> {
    let changes = [
        (r#""on":"2026-03-05","#, ""),
        (r#""on""#, r#""when":1,"on""#),
        (r#""on":"2026-03-05""#, r#""on":5"#),
        (r#""on":"2026-03-05""#, r#""on":"2026-02-30""#),
        (r#""on":"2026-03-05""#, r#""on":"5.3.2026""#),
        (r#""on":"2026-03-05""#, r#""on":"1066-10-14""#),
        (r#""on":"2026-03-05""#, r#""on":"2026-03-05","on":"2026-03-05""#),
        ("T10:00:00", "T23:59:60"),
        ("0000000000a1", "0000000000A1"),
        (r#""actor":"ma""#, r#""actor":"""#),
        (r#""actor":"ma""#, r#""actor":"m\u0007a""#),
        (r#""points":3"#, r#""points":-1"#),
        (r#""points":3"#, r#""points":1e12"#),
        (r#""points":3"#, r#""points":"3""#),
        (r#""points":3"#, r#""points":3,"alarm_only":"no""#),
        (r#""kind":"new""#, r#""kind":"brand new""#),
        (r#"[{"points":3}]"#, "7"),
        (r#"{"points":3}"#, "7"),
        (r#""fact":{"notice""#, r#""fact":{"lottery""#),
        (r#""fact":{"notice""#, r#""fact":{"leave":{"person":"li"},"notice""#),
    ];
    let bodies = [
        r#"{"receipt":{"contract":"c","amount":"1,234.50"}}"#,
        r#"{"receipt":{"contract":"c","amount":"99999999999"}}"#,
        r#"{"ruling":{"notice":"T1","rate":"1e2"}}"#,
        r#"{"ruling":{"notice":"T1","rate":"0.1234567"}}"#,
        r#"{"own_unfinished_work":{"person":"li","month":"2026-3"}}"#,
        r#"{"rule_set":{"from":"2026-03","name":"x","values":{"commissioning.luck":1}}}"#,
        r#"{"close_month":{"month":"2026-03","known_until":"2026-04-01T00:00:00","lines":[{"person":"li","item":"luck","subject":"","amount":"1"}]}}"#,
        r#"{"calendar":{"year":2026,"source":"x","holidays":["2027-01-01"],"workdays":[]}}"#,
        "7",
        "{}",
    ];
    let replaced = changes.iter().map(|(from, to)| {
        assert!(FACT.contains(from), "{from}");
        FACT.replace(from, to)
    });
    let at = FACT.find(r#"{"notice":{"#).unwrap();
    replaced.chain(bodies.iter().map(|body| format!("{}{body}}}", &FACT[..at]))).collect()
}

fn file(facts: &str) -> String {
    format!(
        r#"{{"format":"fieldbook-bundle","version":1,"exported":"2026-03-05T10:00:00","device":"d","branch":"甲部","facts":[{facts}]}}"#
    )
}

#[test]
fn what_is_wrong_with_a_fact_is_said_without_foreign_words() {
    for fact in wrong_facts() {
        let preview = Bundle::read(&file(&fact), &Journal::default(), judge).unwrap();
        let refused = preview.refused.first().unwrap_or_else(|| panic!("taken: {fact}"));
        check(&fact, |words| refused_words(words, refused, &Ledger::default()));
    }
}

#[test]
fn what_is_wrong_with_what_is_stored_is_said_without_foreign_words() {
    let texts = ["", "[", "{}", "[{\"id\":\"damaged\"}]"].map(str::to_owned);
    for text in texts.into_iter().chain(wrong_facts().into_iter().map(|fact| format!("[{fact}]"))) {
        for fault in take_stored(&mut Journal::default(), 3, &text) {
            check(&text, |words| fault_words(words, &fault));
        }
    }
    let code = Some("UnknownError".to_owned());
    let others = [
        Damage::Newer { format: 2 },
        Damage::OtherRecord,
        Damage::Unread { code: None },
        Damage::Unread { code },
        Damage::Contradicts(FactId(uuid::Uuid::nil())),
    ];
    for damage in others {
        for record in [None, Some(3)] {
            let fault = Fault::of_record(record, damage.clone(), "");
            check(&format!("{fault:?}"), |words| fault_words(words, &fault));
        }
    }
}

#[test]
fn what_is_wrong_with_a_file_is_said_without_foreign_words() {
    let whole = file(FACT);
    let long = format!(r#""branch":"{}"#, "a".repeat(201));
    let files = [
        String::new(),
        whole[..whole.len() - 9].to_owned(),
        "hello".to_owned(),
        "[]".to_owned(),
        r#"{"format":"ledger-pro"}"#.to_owned(),
        whole.replace(r#""version":1"#, r#""version":9"#),
        whole.replace(r#""version":1"#, r#""version":"1""#),
        whole.replace(r#""version":1,"#, ""),
        whole.replace(r#""device":"d","branch""#, r#""branch""#),
        whole.replace(r#""exported":"2026-03-05T10:00:00""#, r#""exported":"yesterday""#),
        whole.replace(r#""exported""#, r#""signed":1,"exported""#),
        whole.replace(r#""branch":""#, &long),
    ];
    for text in files {
        let error = Bundle::read(&text, &Journal::default(), judge).expect_err(&text);
        check(&text, |words| bundle_words(words, &error));
    }
    for bytes in [&b"\xff\xfe{\0"[..], b"\xff\xfe\0\0", b"{\"a\": \"\xb6\xab\xba\xd3\"}", b"PK\x03\x04\xff"] {
        let encoding = text_of(bytes.to_vec()).unwrap_err();
        check("bytes", |words| encoding_words(words, encoding));
    }
    check("unopened", |words| unopened_words(words, None));
    check("unopened", |words| unopened_words(words, Some("NotFoundError")));
}

#[test]
fn what_the_browser_refuses_is_said_without_its_own_words() {
    let code = || Some("AbortError".to_owned());
    let errors = [
        StoreError::Quota,
        StoreError::Unavailable { code: None },
        StoreError::Unavailable { code: code() },
        StoreError::Closed,
        StoreError::VersionChanged,
        StoreError::Blocked,
        StoreError::NewerVersion,
        StoreError::Busy,
        StoreError::Replaced,
        StoreError::News,
        StoreError::NoNumber,
        StoreError::Vanished,
        StoreError::Taken,
        StoreError::Aborted { code: None },
        StoreError::Aborted { code: code() },
    ];
    let stored = errors.into_iter().map(Failure::Store);
    let others = [
        Failure::Contradiction(FactId(uuid::Uuid::nil())),
        Failure::Faults { n: 2 },
        Failure::Draft(Breach::TooMany { most: 500 }),
        Failure::Draft(Breach::TooLong { most: 200_000 }),
    ];
    for failure in stored.chain(others) {
        check(&format!("{failure:?}"), |words| failure_words(words, &failure, &Ledger::default()));
    }
}
