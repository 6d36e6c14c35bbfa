//! Turns a worked case into a bundle that the app imports, or any number of them into bundles of a folder:
//! `cargo run --release --example case_to_bundle -- CASE.json OUT.json`
//! `cargo run --release --example case_to_bundle -- CASE.json CASE.json … FOLDER`

#[path = "../tests/common/case/mod.rs"]
mod case;

use fieldbook::{domain::DeviceId, journal::Bundle};
use std::{collections::BTreeMap, env, fs, path::Path, process::ExitCode};

fn main() -> ExitCode {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let Some((output, inputs)) = arguments.split_last().filter(|(_, inputs)| !inputs.is_empty()) else {
        return usage();
    };
    let folder = Path::new(output);
    if inputs.len() > 1 && !folder.is_dir() {
        return usage();
    }
    for input in inputs {
        let named = Path::new(input).with_extension("bundle.json");
        let output = match (folder.is_dir(), named.file_name()) {
            (true, Some(name)) => folder.join(name),
            _ => folder.to_path_buf(),
        };
        match convert(input, &output) {
            Ok(done) => println!("{done}"),
            Err(error) => {
                eprintln!("{input}: {error}");
                return ExitCode::FAILURE;
            }
        }
    }
    ExitCode::SUCCESS
}

fn usage() -> ExitCode {
    eprintln!("usage: case_to_bundle CASE.json OUT.json, or CASE.json CASE.json … FOLDER");
    ExitCode::from(2)
}

/// Refused entries are no facts: the bundle is what the app would have kept.
fn convert(input: &str, output: &Path) -> Result<String, String> {
    let text = fs::read_to_string(input).map_err(|error| error.to_string())?;
    let case = case::Case::read(&text)?;
    let recorded = case::record(&case)?;
    let last = recorded.facts.iter().map(|fact| fact.recorded).max().ok_or("nothing to record")?;
    let bundle = Bundle {
        exported: last,
        device: DeviceId::parse("case").map_err(|error| error.to_string())?,
        branch: case.id.clone(),
        facts: recorded.facts,
        drafts: BTreeMap::new(),
        damaged: Vec::new(),
        attachments: Vec::new(),
    };
    let text = bundle.write().map_err(|error| error.to_string())?;
    let named = output.display();
    fs::write(output, text).map_err(|error| format!("{named}: {error}"))?;
    Ok(format!("{named}: {} facts, {} entries refused", bundle.facts.len(), recorded.refused.len()))
}
