//! The dependency rule of `src/lib.rs`, and the size of files. The checkers are pure functions over source
//! text, and are themselves tested on made-up sources, so that they are known to fail.

use std::fs;
use std::path::{Path, PathBuf};

/// A module may use those before it.
const ORDER: [&str; 12] = [
    "shared",
    "letters",
    "domain",
    "spreadsheet",
    "journal",
    "ledger",
    "rules",
    "workflow",
    "platform",
    "storage",
    "app",
    "features",
];
const PURE: [&str; 8] =
    ["shared", "letters", "domain", "spreadsheet", "journal", "ledger", "rules", "workflow"];
/// Stands alone and is used by `app` and `features` only.
const UI: &str = "ui";
/// Knows nothing of the branch, and is for everybody, widgets too.
const EVERYBODYS: &str = "letters";
const BROWSER: [&str; 9] = [
    "leptos",
    "leptos_meta",
    "web_sys",
    "js_sys",
    "wasm_bindgen",
    "wasm_bindgen_futures",
    "gloo",
    "serde_wasm_bindgen",
    "fieldbook",
];
/// What the browser stores by, and the one module that knows it.
const STORED_BY: [(&str, &str); 2] = [("gloo_storage", "platform"), ("idb", "storage")];
const IMPURE_STD: [&str; 6] = ["time", "fs", "env", "net", "thread", "process"];
const IMPURE_CALLS: [&str; 8] = [
    "Uuid::now_v7",
    "Uuid::new_v4",
    "Local::now",
    "Utc::now",
    "SystemTime::now",
    "Instant::now",
    "thread_local!",
    "static mut",
];
/// The package of the pure modules: the crate root alone names it, so that every import shows which module it goes to.
const ENGINE: (&str, &str) = ("fieldbook_engine", "lib");
const LONGEST_FILE: usize = 400;
/// What values that follow others are made of; everybody else has them from there.
const FOLLOWS: [&str; 2] = ["follows.rs", "bind.rs"];

#[test]
fn imports_follow_the_arrows() {
    let problems: Vec<String> = files(&root().join("src"), &["rs"])
        .iter()
        .flat_map(|path| {
            let inside = path.strip_prefix(root().join("src")).unwrap();
            crossings(inside, &fs::read_to_string(path).unwrap())
        })
        .collect();
    assert!(problems.is_empty(), "\n{}\n", problems.join("\n"));
}

#[test]
fn files_stay_readable() {
    let written = ["src", "tests", "style", "scripts", "public", "web", "benches", "examples"];
    let problems: Vec<String> = written
        .iter()
        .flat_map(|folder| files(&root().join(folder), &["rs", "ts", "mjs", "js", "css", "sh"]))
        .filter_map(|path| {
            let lines = fs::read_to_string(&path).unwrap().lines().count();
            (lines > LONGEST_FILE).then(|| format!("{}: {lines} lines", path.display()))
        })
        .collect();
    assert!(problems.is_empty(), "longer than {LONGEST_FILE} lines:\n{}\n", problems.join("\n"));
}

/// What in the source of `path` (below `src/`) breaks the rule.
fn crossings(path: &Path, source: &str) -> Vec<String> {
    let parts: Vec<&str> = path.iter().map(|part| part.to_str().unwrap()).collect();
    let module = parts[0].trim_end_matches(".rs");
    let code = bare_code(source);
    let mut found = Vec::new();
    let mut report = |what: &str, why: &str| found.push(format!("{}: {what}: {why}", path.display()));

    for other in uses(&code, "crate::").into_iter().chain(climbed(&code, depth(&parts))) {
        if !may_use(module, &other) {
            report(&other, "the arrows point the other way");
        }
    }
    if module != ENGINE.1 && has_path(&code, ENGINE.0) {
        report(ENGINE.0, "goes by the crate root");
    }
    for (name, owner) in STORED_BY.iter().filter(|(name, owner)| module != *owner && has_path(&code, name)) {
        report(name, &format!("only {owner} stores by it"));
    }
    let is_theirs = ["leptos::prelude::*", "leptos::{prelude::*", "prelude::*}"]
        .iter()
        .any(|import| code.contains(import));
    if is_theirs && !FOLLOWS.contains(&parts[parts.len() - 1]) {
        for name in ["Memo", "Signal"].iter().filter(|name| named(&code, name)) {
            report(name, "ui::prelude has its own");
        }
    }
    if PURE.contains(&module) {
        for name in BROWSER.iter().filter(|name| has_path(&code, name)) {
            report(name, "a pure module knows no browser");
        }
        for name in uses(&code, "std::").iter().filter(|name| IMPURE_STD.contains(&name.as_str())) {
            report(&format!("std::{name}"), "comes into a pure module as a value");
        }
        for call in IMPURE_CALLS.iter().filter(|call| code.contains(*call)) {
            report(call, "comes into a pure module as a value");
        }
    }
    found
}

/// Whether a word stands in the code by itself.
fn named(code: &str, word: &str) -> bool {
    code.match_indices(word)
        .any(|(at, _)| !code[..at].ends_with(is_word) && !code[at + word.len()..].starts_with(is_word))
}

fn may_use(module: &str, other: &str) -> bool {
    let place = |name: &str| ORDER.iter().position(|known| *known == name);
    match (place(module), place(other)) {
        _ if module == other => true,
        (Some(mine), Some(theirs)) => theirs < mine,
        (Some(_), None) => other != UI || module == "app" || module == "features",
        (None, Some(_)) => module != UI || other == EVERYBODYS,
        (None, None) => true,
    }
}

/// How many `super::` lead from a file to the crate root.
fn depth(parts: &[&str]) -> usize {
    let is_folder_module = parts.last() == Some(&"mod.rs");
    parts.len() - usize::from(is_folder_module)
}

/// The modules named after enough `super::` to be at the crate root or (from a nested `mod`) above it.
fn climbed(code: &str, depth: usize) -> Vec<String> {
    let known: Vec<String> = uses(code, &"super::".repeat(depth)).into_iter().collect();
    known.into_iter().filter(|name| name == UI || ORDER.contains(&name.as_str())).collect()
}

/// The first names after `prefix`, one or a braced group of them.
fn uses(code: &str, prefix: &str) -> Vec<String> {
    let starts = code.match_indices(prefix).filter(|(at, _)| !code[..*at].ends_with(is_word));
    starts.flat_map(|(at, _)| first_names(&code[at + prefix.len()..])).collect()
}

fn first_names(text: &str) -> Vec<String> {
    let word = |text: &str| text.chars().take_while(|c| is_word(*c)).collect::<String>();
    let Some(group) = text.strip_prefix('{') else { return vec![word(text)] };
    let (mut names, mut nesting, mut fresh) = (Vec::new(), 0, true);
    for (at, c) in group.char_indices() {
        match c {
            '{' => nesting += 1,
            '}' if nesting == 0 => break,
            '}' => nesting -= 1,
            ',' if nesting == 0 => fresh = true,
            c if fresh && is_word(c) => {
                names.push(word(&group[at..]));
                fresh = false;
            }
            _ => {}
        }
    }
    names
}

fn has_path(code: &str, name: &str) -> bool {
    let starts = code.match_indices(name).filter(|(at, _)| !code[..*at].ends_with(is_word));
    starts.into_iter().any(|(at, _)| code[at + name.len()..].starts_with("::"))
}

fn is_word(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

/// The code without comments, text literals and the white space around `::`, `{` and `,`.
fn bare_code(source: &str) -> String {
    let mut code = String::new();
    let mut rest = source;
    while let Some(c) = rest.chars().next() {
        let skipped = if rest.starts_with("//") {
            rest.find('\n').unwrap_or(rest.len())
        } else if rest.starts_with("/*") {
            rest.find("*/").map_or(rest.len(), |end| end + 2)
        } else if rest.starts_with("'\"'") {
            3
        } else if let Some(hashes) = raw_string(rest) {
            let end = format!("\"{}", "#".repeat(hashes));
            let open = hashes + 2;
            rest[open..].find(&end).map_or(rest.len(), |at| open + at + end.len())
        } else if c == '"' {
            string_end(rest)
        } else {
            code.push(c);
            c.len_utf8()
        };
        rest = &rest[skipped..];
    }
    let tight = code.split_whitespace().collect::<Vec<_>>().join(" ");
    ["::", "{", "}", ","]
        .iter()
        .fold(tight, |code, mark| code.replace(&format!("{mark} "), mark).replace(&format!(" {mark}"), mark))
}

/// The number of `#` if a raw string starts here.
fn raw_string(text: &str) -> Option<usize> {
    let after = text.strip_prefix('r')?;
    let hashes = after.chars().take_while(|c| *c == '#').count();
    after[hashes..].starts_with('"').then_some(hashes)
}

fn string_end(text: &str) -> usize {
    let mut escaped = false;
    for (at, c) in text.char_indices().skip(1) {
        match c {
            '"' if !escaped => return at + 1,
            '\\' => escaped = !escaped,
            _ => escaped = false,
        }
    }
    text.len()
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn files(folder: &Path, endings: &[&str]) -> Vec<PathBuf> {
    let Ok(entries) = fs::read_dir(folder) else { return Vec::new() };
    let mut found = Vec::new();
    for path in entries.map(|entry| entry.unwrap().path()) {
        if path.is_dir() {
            found.extend(files(&path, endings));
        } else if path.extension().is_some_and(|end| endings.iter().any(|known| end == *known)) {
            found.push(path);
        }
    }
    found.sort();
    found
}

fn check(path: &str, source: &str, expected: &[&str]) {
    let found = crossings(Path::new(path), source);
    let named: Vec<&str> = found.iter().filter_map(|line| line.split(": ").nth(1)).collect();
    assert_eq!(named, expected, "in {path}: {source}");
}

#[test]
fn the_engine_is_named_by_the_crate_root_alone() {
    check("lib.rs", "pub use fieldbook_engine::{domain, journal};", &[]);
    check("storage/store.rs", "use fieldbook_engine::rules::Clause;", &["fieldbook_engine"]);
}

/// Nothing of the browser's can be named where it is not depended on.
#[test]
fn the_engine_depends_on_nothing_of_the_browser() {
    let declared = fs::read_to_string(root().join("engine/Cargo.toml")).unwrap();
    for name in BROWSER.iter().chain(STORED_BY.iter().map(|(name, _)| name)) {
        let dependency = |line: &str| line.replace('-', "_").split(['.', ' ']).next() == Some(name);
        assert!(!declared.lines().any(dependency), "{name}");
    }
    let modules = fs::read_to_string(root().join("src/engine.rs")).unwrap();
    for module in PURE {
        assert!(modules.contains(&format!("pub mod {module};")), "{module} is not in the engine");
    }
}

#[test]
fn an_import_against_the_arrows_is_found() {
    check("rules/mod.rs", "use crate::ledger::Ledger;", &[]);
    check("ledger/mod.rs", "use crate::rules::Clause;", &["rules"]);
    check("domain/money.rs", "use crate::{domain::Yuan, journal::{Fact, Id}};", &["journal"]);
    check("domain/money.rs", "use crate :: {\n    journal,\n    ui::Button,\n};", &["journal", "ui"]);
    check("app/mod.rs", "use crate::features::pay;", &["features"]);
    check("features/pay/view.rs", "use crate::{app, ui, storage, rules::x};", &[]);
    check("storage/mod.rs", "fn f() { crate::app::start() }", &["app"]);
    check("platform/mod.rs", "use crate::storage::Store;", &["storage"]);
}

#[test]
fn climbing_out_of_a_module_is_found() {
    check("ledger/mod.rs", "use super::rules::Clause;", &["rules"]);
    check("ledger/fold.rs", "use super::super::rules::Clause;", &["rules"]);
    check("ledger/fold.rs", "use super::rules_seen;", &[]);
    check("ledger/fold/one.rs", "use super::super::super::workflow;", &["workflow"]);
}

#[test]
fn widgets_know_nothing_of_the_branch() {
    check("ui/table.rs", "use leptos::prelude::*; use crate::ui::icon;", &[]);
    check("ui/table.rs", "use crate::domain::Yuan;", &["domain"]);
    check("ui/find.rs", "use crate::letters::folded;", &[]);
    check("letters.rs", "use crate::domain::Yuan;", &["domain"]);
}

#[test]
fn a_browser_in_a_pure_module_is_found() {
    check("domain/day.rs", "use leptos::prelude::*;", &["leptos"]);
    check("rules/mod.rs", "fn f() { web_sys::window(); }", &["web_sys"]);
    check("workflow/mod.rs", "let id = Uuid::now_v7();", &["Uuid::now_v7"]);
    check("journal/mod.rs", "use chrono::{Local, NaiveDate}; let now = Local::now();", &["Local::now"]);
    check("journal/mod.rs", "use std::{collections::BTreeMap, time::Instant};", &["std::time"]);
    check("ledger/mod.rs", "use std::time::SystemTime;", &["std::time"]);
    check("platform/clock.rs", "use web_sys::window; let now = Local::now();", &[]);
}

#[test]
fn storing_past_the_module_that_stores_is_found() {
    check("platform/remember.rs", "use gloo_storage::{LocalStorage, Storage};", &[]);
    check("app/theme.rs", "use gloo_storage::{LocalStorage, Storage};", &["gloo_storage"]);
    check("features/data/page.rs", "fn f() { gloo_storage::LocalStorage::clear() }", &["gloo_storage"]);
    check("storage/connection.rs", "use idb::Factory;", &[]);
    check("storage/connection.rs", "use gloo_storage::LocalStorage;", &["gloo_storage"]);
    check("app/desk.rs", "use idb::Factory;", &["idb"]);
    check("journal/mod.rs", "use idb::Factory;", &["idb"]);
}

#[test]
fn comments_and_texts_are_not_code() {
    check("domain/day.rs", "// use leptos::prelude::*;\n/* crate::app::x */ let a = 1;", &[]);
    check("domain/day.rs", r##"let a = "web_sys::x \" crate::app::y"; let b = r#"crate::app::z"#;"##, &[]);
    check("domain/day.rs", "let quote = '\"'; use crate::app::x;", &["app"]);
}

#[test]
fn values_that_follow_others_are_ours() {
    check("app/page.rs", "use leptos::prelude::*; fn f(a: Memo<u8>) {}", &["Memo"]);
    check("ui/menu.rs", "use leptos::{ev, prelude::*}; fn f(a: Signal<u8>) {}", &["Signal"]);
    check("ui/menu.rs", "use leptos::prelude::*; fn f(a: RwSignal<u8>) {}", &[]);
    check("ui/bind.rs", "use leptos::prelude::*; fn f(a: Signal<u8>) {}", &[]);
    check("app/page.rs", "use crate::ui::prelude::*; fn f(a: Memo<u8>) {}", &[]);
}
