//! Every worked case comes to its figures, to the fen. The folders are `tests/cases` and, for the working day,
//! `tests/cases-day`, or the one that the environment variable `CASES_DIR` names.

#[path = "common/case/mod.rs"]
mod case;

use case::{Case, compare::compare, record};
use std::{
    env, fs,
    path::{Path, PathBuf},
};

fn own_folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases")
}

fn own_folders() -> Vec<PathBuf> {
    vec![own_folder(), own_folder().with_file_name("cases-day")]
}

/// How many cases and statements a folder has.
#[derive(Debug, Default)]
struct Run {
    cases: usize,
    statements: usize,
    problems: Vec<String>,
}

/// Runs every `*.json` of a folder and collects all that differs.
fn run(folder: &Path) -> Run {
    let mut run = Run::default();
    let mut files: Vec<PathBuf> = match fs::read_dir(folder) {
        Ok(entries) => entries.filter_map(|entry| Some(entry.ok()?.path())).collect(),
        Err(error) => {
            run.problems.push(format!("{}: {error}", folder.display()));
            return run;
        }
    };
    files.retain(|path| path.extension().is_some_and(|extension| extension == "json"));
    files.sort();
    if files.is_empty() {
        run.problems.push(format!("{}: no case in this folder", folder.display()));
    }
    for file in files {
        run.cases += 1;
        match fs::read_to_string(&file).map_err(|error| error.to_string()).and_then(|text| check(&text)) {
            Ok((statements, problems)) => {
                run.statements += statements;
                run.problems.extend(problems);
            }
            Err(error) => run.problems.push(format!("{}: {error}", file.display())),
        }
    }
    run
}

/// How many statements a case names, and its differences.
fn check(text: &str) -> Result<(usize, Vec<String>), String> {
    let case = Case::read(text)?;
    let differences = compare(&case, &record(&case)?);
    let statements = case.expect.pay.values().map(|people| people.len()).sum();
    Ok((statements, differences.iter().map(ToString::to_string).collect()))
}

#[test]
fn every_case_comes_to_its_figures() {
    let folders = env::var_os("CASES_DIR").map_or_else(own_folders, |folder| vec![PathBuf::from(folder)]);
    let mut all = 0;
    for folder in folders {
        let run = run(&folder);
        for problem in &run.problems {
            println!("{problem}");
        }
        let (cases, statements, problems) = (run.cases, run.statements, run.problems.len());
        println!("{}: {cases} cases, {statements} statements, {problems} differences", folder.display());
        all += problems;
    }
    assert_eq!(all, 0, "differences in the cases");
}

#[test]
fn a_missing_and_an_empty_folder_fail() {
    assert_eq!(run(Path::new("no/such/folder")).problems.len(), 1);
    assert_eq!(run(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src/domain")).problems.len(), 1);
}

/// The simplest case of the folder with a piece of its text replaced.
fn changed(from: &str, to: &str) -> Result<(usize, Vec<String>), String> {
    let text = fs::read_to_string(own_folder().join("product-issue.json")).unwrap();
    assert!(text.contains(from), "{from}");
    check(&text.replacen(from, to, 1))
}

#[test]
fn what_is_unknown_is_an_error_that_names_the_place() {
    let unknown = [
        ("\"why\"", "\"wy\"", "wy"),
        ("\"role\"", "\"rank\"", "rank"),
        ("\"what\": \"product_issue\"", "\"what\": \"product_isue\"", "log[0]"),
        ("\"by\"", "\"buy\"", "log[0]"),
        ("\"technician\"", "\"engineer\"", "engineer"),
        ("\"product_issue\",\n", "\"product_isue\",\n", "product_isue"),
        ("\"5.5.1\"", "\"5.9.1\"", "5.9.1"),
        ("\"sites\"", "\"rules\": {\"reading.no_such\": \"1\"}, \"sites\"", "reading.no_such"),
    ];
    for (from, to, place) in unknown {
        // The item's code stands in the expectations, after the log.
        let error = changed(from, to).expect_err(to);
        assert!(error.contains(place), "{to}: {error}");
    }
}

#[test]
fn a_wrong_figure_and_a_wrong_refusal_are_found() {
    let (_, problems) = changed("\"50.00\"", "\"50.01\"").unwrap();
    assert!(problems[0].contains("[5.5.1]") && problems[0].contains("50.01"), "{problems:?}");
    let (_, problems) = changed("\"expect\": {", "\"expect\": {\"refused\": [0],").unwrap();
    assert!(problems[0].contains("log[0]"), "{problems:?}");
}
