//! Writes a branch of some years as a bundle that the app imports:
//! `cargo run --release --example years_to_bundle -- 10 OUT.json`

#[path = "../benches/settle/years/mod.rs"]
mod years;

use fieldbook::{domain::DeviceId, journal::Bundle};
use std::{collections::BTreeMap, env, fs, process::ExitCode};

fn main() -> ExitCode {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let [count, output] = arguments.as_slice() else {
        eprintln!("usage: years_to_bundle YEARS OUT.json");
        return ExitCode::from(2);
    };
    match write(count, output) {
        Ok(done) => {
            println!("{done}");
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("{output}: {error}");
            ExitCode::FAILURE
        }
    }
}

fn write(count: &str, output: &str) -> Result<String, String> {
    let count = count.parse().map_err(|_| format!("{count} is no number of years"))?;
    let years::Years { facts, from, to } = years::years(count);
    let last = facts.iter().map(|fact| fact.recorded).max().ok_or("nothing was recorded")?;
    let device = DeviceId::parse("desk").map_err(|error| error.to_string())?;
    let (branch, drafts, damaged) = ("bench".to_owned(), BTreeMap::new(), Vec::new());
    let attachments = Vec::new();
    let bundle = Bundle { exported: last, device, branch, facts, drafts, damaged, attachments };
    let text = bundle.write().map_err(|error| error.to_string())?;
    fs::write(output, &text).map_err(|error| error.to_string())?;
    Ok(format!("{output}: {from} to {to}, {} facts, {} bytes", bundle.facts.len(), text.len()))
}
