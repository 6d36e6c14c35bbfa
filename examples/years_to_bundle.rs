//! Writes a branch of some years as a bundle that the app imports:
//! `cargo run --release --example years_to_bundle -- 10 OUT.json [linked] [visits]`, with `linked` each fact in its place after
//! the last one of its device, as the app records them; with `visits` the register is kept, too.

#[path = "../benches/settle/years/mod.rs"]
mod years;

use fieldbook::{
    domain::{DeviceId, Digest},
    journal::{Bundle, Fact, Link},
};
use std::{collections::BTreeMap, env, fs, process::ExitCode, sync::Arc};

fn main() -> ExitCode {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let Some((count, output, is_linked, has_visits)) = asked(&arguments) else {
        eprintln!("usage: years_to_bundle YEARS OUT.json [linked] [visits]");
        return ExitCode::from(2);
    };
    match write(count, output, is_linked, has_visits) {
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

fn asked(arguments: &[String]) -> Option<(&str, &str, bool, bool)> {
    let [count, output, more @ ..] = arguments else { return None };
    let is_known = more.iter().all(|word| matches!(word.as_str(), "linked" | "visits"));
    let has = |wanted: &str| more.iter().any(|word| word == wanted);
    is_known.then(|| (count.as_str(), output.as_str(), has("linked"), has("visits")))
}

fn write(count: &str, output: &str, is_linked: bool, has_visits: bool) -> Result<String, String> {
    let count = count.parse().map_err(|_| format!("{count} is no number of years"))?;
    let years::Years { facts, from, to } =
        if has_visits { years::with_visits(count) } else { years::years(count) };
    let last = facts.iter().map(|fact| fact.recorded).max().ok_or("nothing was recorded")?;
    let device = DeviceId::parse("desk").map_err(|error| error.to_string())?;
    let (branch, drafts, damaged) = ("bench".to_owned(), BTreeMap::new(), Vec::new());
    let attachments = Vec::new();
    let facts = if is_linked { linked(facts) } else { facts };
    let bundle = Bundle { exported: last, device, branch, facts, drafts, damaged, attachments };
    let text = bundle.write().map_err(|error| error.to_string())?;
    fs::write(output, &text).map_err(|error| error.to_string())?;
    Ok(format!("{output}: {from} to {to}, {} facts, {} bytes", bundle.facts.len(), text.len()))
}

/// Facts in the places in which their devices recorded them.
fn linked(mut facts: Vec<Arc<Fact>>) -> Vec<Arc<Fact>> {
    // As the ids of a device follow one another.
    facts.sort_by_key(|fact| fact.id);
    let mut last: BTreeMap<DeviceId, (u32, Digest)> = BTreeMap::new();
    let place = |fact: Arc<Fact>| {
        let before = last.get(&fact.device).copied();
        let link = Link {
            n: before.map_or(1, |(n, _)| n + 1),
            after: before.map(|(_, digest)| digest),
            ..Link::default()
        };
        let n = link.n;
        let fact = Arc::new(Fact { link: Some(Box::new(link)), ..(*fact).clone() });
        last.insert(fact.device.clone(), (n, fact.digest()));
        fact
    };
    facts.into_iter().map(place).collect()
}
