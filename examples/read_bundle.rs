//! Reads bundles as an import does until they are shown, each several times in turn, and says how long that took:
//! `cargo run --release --example read_bundle -- FILE.json OTHER.json`.

use fieldbook::{
    journal::{Bundle, Journal},
    workflow::judge,
};
use std::{env, fs, hint::black_box, process::ExitCode, time::Instant};

/// How often each file is read.
const TIMES: usize = 7;

fn main() -> ExitCode {
    let files: Vec<String> = env::args().skip(1).collect();
    if files.is_empty() {
        eprintln!("usage: read_bundle FILE.json ...");
        return ExitCode::from(2);
    }
    let mut took = vec![Vec::new(); files.len()];
    // In turn, so that what else the machine does falls on all of them.
    for _ in 0..TIMES {
        for (file, took) in files.iter().zip(&mut took) {
            match read(file) {
                Ok(ms) => took.push(ms),
                Err(error) => {
                    eprintln!("{file}: {error}");
                    return ExitCode::FAILURE;
                }
            }
        }
    }
    for (file, mut took) in files.iter().zip(took) {
        took.sort_unstable();
        println!("{file}: {} ms (from {} to {})", took[TIMES / 2], took[0], took[TIMES - 1]);
    }
    ExitCode::SUCCESS
}

/// How many milliseconds a file takes.
fn read(file: &str) -> Result<u128, String> {
    let text = fs::read_to_string(file).map_err(|error| error.to_string())?;
    let start = Instant::now();
    let preview = Bundle::read(&text, &Journal::default(), judge).map_err(|error| error.to_string())?;
    let took = start.elapsed().as_millis();
    if !black_box(preview).refused.is_empty() {
        return Err("something in it is refused".into());
    }
    Ok(took)
}
