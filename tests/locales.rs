//! The words: the same in both languages, all of them used, none of them missing, and none outside `locales/`.
//! The checkers are pure functions over source text and are themselves tested on made-up sources.

#[path = "support/source.rs"]
mod source;

use fieldbook::{journal::FactBody, rules::Item};
use source::{Source, Text, is_word};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

const LANGUAGES: [&str; 2] = ["zh-CN", "en"];
/// Where people read what is written.
const SHOWN: [&str; 3] = ["app", "features", "ui"];
/// Attributes and props whose value is read to or by a person.
const SPOKEN: [&str; 18] = [
    "action",
    "alt",
    "aria-description",
    "aria-label",
    "aria-roledescription",
    "aria-valuetext",
    "back",
    "caption",
    "close",
    "hint",
    "label",
    "lead",
    "legend",
    "note",
    "placeholder",
    "text",
    "title",
    "word",
];

#[test]
fn both_languages_have_the_same_keys_and_places() {
    let [zh, en] = LANGUAGES.map(messages);
    let mut problems = Vec::new();
    for (key, text) in &zh {
        match en.get(key) {
            None => problems.push(format!("{key}: not in English")),
            Some(other) if places(text) != places(other) => {
                problems.push(format!("{key}: {:?} and {:?}", places(text), places(other)));
            }
            Some(_) => {}
        }
    }
    problems
        .extend(en.keys().filter(|key| !zh.contains_key(*key)).map(|key| format!("{key}: not in Chinese")));
    report(problems);
}

#[test]
fn every_key_is_in_the_file_of_its_area() {
    let mut problems = Vec::new();
    for language in LANGUAGES {
        for (area, messages) in areas(language) {
            let strays = messages.keys().filter(|key| !key.starts_with(&format!("{area}.")));
            problems.extend(strays.map(|key| format!("{language}/{area}.json: {key}")));
        }
    }
    report(problems);
}

#[test]
fn every_key_in_the_code_exists_and_every_key_is_used() {
    let known = messages(LANGUAGES[0]);
    let areas: BTreeSet<String> = areas(LANGUAGES[0]).into_keys().collect();
    let mut used = BTreeSet::new();
    let mut problems = Vec::new();
    for (path, source) in sources(&[]) {
        for text in source.texts.iter().filter(|text| looks_like_a_key(&text.content, &areas)) {
            match known.get(&text.content) {
                Some(message) => {
                    problems.extend(uneven_values(&source, text, message).map(|p| format!("{path}: {p}")))
                }
                // Kinds are declared with the beginning of their keys; what comes of it is looked at below.
                None if ["facts.kind.", "facts.item."].contains(&text.content.as_str()) => {}
                None => problems.push(format!("{path}: {} is in no file", text.content)),
            }
            used.insert(text.content.clone());
        }
    }
    // The names of kinds and of lines go by what is declared of them; a test beside their words finds one that is missing.
    used.extend(Item::ALL.iter().map(|item| item.key().to_owned()));
    used.extend(FactBody::kinds().flat_map(|kind| [kind.key.to_owned(), kind.line.to_owned()]));
    problems
        .extend(known.keys().filter(|key| !used.contains(*key)).map(|key| format!("{key} is used nowhere")));
    report(problems);
}

#[test]
fn no_words_stand_in_the_code() {
    let found = sources(&SHOWN)
        .iter()
        .flat_map(|(path, source)| {
            words_in_code(source).into_iter().map(move |word| format!("{path}: {word}"))
        })
        .collect();
    report(found);
}

/// A dotted lower-case name in one of the areas, and no file name.
fn looks_like_a_key(text: &str, areas: &BTreeSet<String>) -> bool {
    let Some((area, rest)) = text.split_once('.') else { return false };
    let file = ["json", "xlsx", "csv", "html", "css"].contains(&rest);
    let shape = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || "._-".contains(c);
    areas.contains(area) && !file && !rest.is_empty() && rest.chars().all(shape)
}

/// A complaint when the values given along with a literal key are not those its message has places for.
fn uneven_values(source: &Source, text: &Text, message: &str) -> Option<String> {
    let given = source.values_given(text)?;
    let wanted = places(message);
    (given != wanted).then(|| format!("{} has places {wanted:?} and is given {given:?}", text.content))
}

/// Literals that a person would read: Chinese anywhere, letters as text nodes or in spoken attributes of views.
fn words_in_code(source: &Source) -> Vec<String> {
    let mut found: Vec<String> = source
        .texts
        .iter()
        .filter(|text| text.content.chars().any(is_chinese))
        .map(|t| t.content.clone())
        .collect();
    for view in source.views() {
        for text in source.texts.iter().filter(|text| view.contains(&text.start)) {
            let letters = letters(&text.content);
            let spoken = source.attribute(text).is_some_and(|name| SPOKEN.contains(&name.as_str()));
            if letters && (spoken || source.is_text_node(text)) {
                found.push(text.content.clone());
            }
        }
        found.extend(source.unquoted_text(&view));
    }
    found
}

/// Letters beyond escapes such as `\u{00D7}`.
fn letters(content: &str) -> bool {
    let mut rest = content.to_owned();
    while let Some(at) = rest.find("\\u{") {
        let end = rest[at..].find('}').map_or(rest.len(), |close| at + close + 1);
        rest.replace_range(at..end, "");
    }
    rest.chars().any(char::is_alphabetic)
}

fn is_chinese(c: char) -> bool {
    matches!(c, '\u{3000}'..='\u{303F}' | '\u{3400}'..='\u{9FFF}' | '\u{FF00}'..='\u{FFEF}')
}

fn places(message: &str) -> BTreeSet<String> {
    message
        .split('{')
        .skip(1)
        .filter_map(|part| part.split_once('}'))
        .map(|(name, _)| name.to_owned())
        .filter(|name| name.chars().all(is_word))
        .collect()
}

fn messages(language: &str) -> BTreeMap<String, String> {
    areas(language).into_values().flatten().collect()
}

fn areas(language: &str) -> BTreeMap<String, BTreeMap<String, String>> {
    files(&root().join("locales").join(language), "json")
        .into_iter()
        .map(|path| {
            let text = fs::read_to_string(&path).unwrap();
            let area = path.file_stem().unwrap().to_str().unwrap().to_owned();
            let messages = serde_json::from_str(&text).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
            (area, messages)
        })
        .collect()
}

/// The sources below `src/`, those of some folders or all, by their path; test modules in files of their own apart.
fn sources(folders: &[&str]) -> Vec<(String, Source)> {
    let src = root().join("src");
    let starts: Vec<PathBuf> = if folders.is_empty() {
        vec![src.clone()]
    } else {
        folders.iter().map(|folder| src.join(folder)).collect()
    };
    starts
        .iter()
        .flat_map(|start| files(start, "rs"))
        .filter(|path| {
            !path.ends_with("tests.rs") && !path.components().any(|part| part.as_os_str() == "tests")
        })
        .map(|path| {
            let name = path.strip_prefix(&src).unwrap().display().to_string();
            (name, Source::read(&fs::read_to_string(&path).unwrap()))
        })
        .collect()
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn files(folder: &Path, ending: &str) -> Vec<PathBuf> {
    let Ok(entries) = fs::read_dir(folder) else { return Vec::new() };
    let mut found = Vec::new();
    for path in entries.map(|entry| entry.unwrap().path()) {
        if path.is_dir() {
            found.extend(files(&path, ending));
        } else if path.extension().is_some_and(|end| end == ending) {
            found.push(path);
        }
    }
    found.sort();
    found
}

fn report(problems: Vec<String>) {
    assert!(problems.is_empty(), "\n{}\n", problems.join("\n"));
}

fn check(code: &str, expected: &[&str]) {
    assert_eq!(words_in_code(&Source::read(code)), expected, "{code}");
}

#[test]
fn text_nodes_are_found() {
    check(r#"view! { <h1>"Jobs"</h1> }"#, &["Jobs"]);
    check(r#"view! { <h1>Jobs done</h1> }"#, &["Jobs done"]);
    check(r#"view! { <p>{count} " of " {all}</p> }"#, &[" of "]);
    check(r#"view! { <p>{"none"}</p> }"#, &["none"]);
    check(r#"view! { <p>{move || "none"}</p> }"#, &["none"]);
    check(r#"view! { <p>{t!("jobs.none")} " · " "\u{00D7}"</p> }"#, &[]);
    check(r#"view! { <p class="lead">{match a { A => "x", B => "y" }}</p> }"#, &[]);
    check(r#"view! { <li on:click=move |_| { let v: Vec<String> = read("a"); }></li> }"#, &[]);
}

#[test]
fn spoken_attributes_are_found() {
    check(r#"view! { <input aria-label="Name" class="input"/> }"#, &["Name"]);
    check(r#"view! { <Field label="Name" hint=t!("jobs.hint")>{x}</Field> }"#, &["Name"]);
    check(r#"view! { <input title="\u{2039}"/> }"#, &[]);
}

#[test]
fn chinese_is_found_outside_of_comments_and_tests() {
    check("let a = \"工单\"; // 工单", &["工单"]);
    check("const A: &str = r#\"、\"#;", &["、"]);
    check("fn f() {}\n#[cfg(test)]\nmod tests { const A: &str = \"工单\"; }", &[]);
    check("let quote = '\"'; let a = \"é\"; let b: &'static str = \"x\";", &[]);
}

#[test]
fn values_are_compared_with_places() {
    let given = |code: &str| {
        let source = Source::read(code);
        source.values_given(&source.texts[0]).map(|names| names.into_iter().collect::<Vec<_>>().join(" "))
    };
    assert_eq!(given(r#"t!("a.b", n = list.get("x").len(), who = name)"#).as_deref(), Some("n who"));
    assert_eq!(given(r#"tr!("a.b")"#).as_deref(), Some(""));
    assert_eq!(given(r#"words.tv("a.b", &[("n", &3), ("who", &f("x"))])"#).as_deref(), Some("n who"));
    assert_eq!(given(r#"words.t("a.b")"#).as_deref(), Some(""));
    assert_eq!(given(r#"match x { A => "a.b" }"#), None);
}
