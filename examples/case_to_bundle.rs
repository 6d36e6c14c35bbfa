//! Turns a worked case into a bundle that the app imports:
//! `cargo run --release --example case_to_bundle -- CASE.json OUT.json`

#[path = "../tests/common/case/mod.rs"]
mod case;

use fieldbook::{domain::DeviceId, journal::Bundle};
use std::{collections::BTreeMap, env, fs, process::ExitCode};

fn main() -> ExitCode {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let [input, output] = arguments.as_slice() else {
        eprintln!("usage: case_to_bundle CASE.json OUT.json");
        return ExitCode::from(2);
    };
    match convert(input, output) {
        Ok(done) => {
            println!("{done}");
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("{input}: {error}");
            ExitCode::FAILURE
        }
    }
}

/// Refused entries are no facts: the bundle is what the app would have kept.
fn convert(input: &str, output: &str) -> Result<String, String> {
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
    fs::write(output, text).map_err(|error| format!("{output}: {error}"))?;
    Ok(format!("{output}: {} facts, {} entries refused", bundle.facts.len(), recorded.refused.len()))
}
