//! How long the engine takes, traces and all, on the branch of `tests/cases/branch-2025.json`.
//!
//! Machines differ and are busy with other things, so two yardsticks run in the same process: parsing the same facts
//! as JSON without looking at them, and adding up decimals. A figure is worth reading as a multiple of those.

mod support;

use criterion::{Criterion, criterion_group, criterion_main};
use fieldbook::{
    journal::Fact,
    ledger::Ledger,
    rules::{Closings, RuleSet, whatif},
};
use rust_decimal::Decimal;
use std::{hint::black_box, sync::Arc, time::Duration};
use support::{Branch, size};

fn yardsticks(c: &mut Criterion, branch: &Branch) {
    let json = serde_json::to_string(&branch.facts).expect("facts have a text");
    println!("{} facts, {} bytes of JSON", branch.facts.len(), json.len());
    let mut group = c.benchmark_group("yardstick");
    group.bench_function("JSON of the year's facts, parsed untyped", |b| {
        b.iter(|| serde_json::from_str::<serde_json::Value>(black_box(&json)).expect("it is JSON"))
    });
    group.bench_function("1000 decimals multiplied and summed", |b| {
        let numbers: Vec<Decimal> = (1..=1000).map(|n| Decimal::new(n * 137, 2)).collect();
        b.iter(|| black_box(&numbers).iter().map(|n| n * Decimal::TEN).sum::<Decimal>())
    });
    group.finish();
    c.bench_function("year/facts read from JSON", |b| {
        b.iter(|| serde_json::from_str::<Vec<Arc<Fact>>>(black_box(&json)).expect("they are facts"))
    });
}

fn engine(c: &mut Criterion, name: &str, branch: &Branch) {
    let (lines, steps) = size(&branch.settle_all(Closings::Respected));
    println!(
        "{name}: {} facts, {} to {}, alone {}; {lines} lines with {steps} steps",
        branch.facts.len(),
        branch.from,
        branch.to,
        branch.month
    );
    let mut group = c.benchmark_group(name);
    group.bench_function("fold", |b| b.iter(|| Ledger::of(black_box(&branch.facts))));
    for (words, closings) in [("closings kept", Closings::Respected), ("closings ignored", Closings::Ignored)]
    {
        group.bench_function(format!("one month, {words}"), |b| b.iter(|| branch.settle_month(closings)));
        group.bench_function(format!("all months, {words}"), |b| b.iter(|| branch.settle_all(closings)));
    }
    group.finish();
}

/// What an edit of a draft costs: the draft's side anew, and both sides put beside each other.
fn what_if(c: &mut Criterion, branch: &Branch) {
    let span = whatif::Span { from: branch.from, to: branch.to };
    let today = whatif::under_today(&branch.ledger, &branch.book, span);
    let mut draft = RuleSet::regulation().clone();
    for band in &mut draft.commissioning.rates.local {
        band.rate += Decimal::ONE;
    }
    c.bench_function("year/what-if edit, all months", |b| {
        b.iter(|| {
            let changed = whatif::under_draft(&branch.ledger, black_box(&draft), span);
            whatif::compare(&today, &changed)
        })
    });
}

fn all(c: &mut Criterion) {
    let year = Branch::year();
    yardsticks(c, &year);
    engine(c, "year", &year);
    what_if(c, &year);
    engine(c, "ten years", &year.ten_years(1));
    engine(c, "ten years, sixteen times as busy", &year.ten_years(16));
}

criterion_group! {
    name = benches;
    config = Criterion::default()
        .warm_up_time(Duration::from_millis(300))
        .measurement_time(Duration::from_secs(1))
        .sample_size(20)
        .without_plots();
    targets = all
}
criterion_main!(benches);
