//! What is timed, natively and in the browser alike.

use crate::branch::{Branch, size};
use chrono::TimeDelta;
use fieldbook::{
    domain::{Area, DeviceId, FactId},
    journal::{ClockedIn, Fact, FactBody, Journal, SiteDescribed, bundle::Bundle},
    ledger::Ledger,
    rules::{Closings, RuleSet, Settled, whatif},
    workflow::judge,
};
use rust_decimal::Decimal;
use serde::de::DeserializeOwned;
use std::{collections::BTreeMap, hint::black_box, rc::Rc, sync::Arc};

/// A piece of work with its name, to be run many times.
pub struct Work {
    pub name: String,
    pub run: Box<dyn Fn()>,
}

fn work<T>(name: impl Into<String>, run: impl Fn() -> T + 'static) -> Work {
    Work { name: name.into(), run: Box::new(move || _ = black_box(run())) }
}

/// Machines differ and are busy with other things: a figure is worth reading as a multiple of these, taken in the
/// same process.
pub fn yardsticks(year: &Branch) -> Vec<Work> {
    let json = serde_json::to_string(&year.facts).expect("facts have a text");
    let numbers: Vec<Decimal> = (1..=1000).map(|n| Decimal::new(n * 137, 2)).collect();
    vec![
        work("yardstick: JSON of the year's facts, parsed untyped", move || {
            serde_json::from_str::<serde_json::Value>(black_box(&json)).expect("it is JSON")
        }),
        work("yardstick: 1000 decimals multiplied and summed", move || {
            black_box(&numbers).iter().map(|number| number * Decimal::TEN).sum::<Decimal>()
        }),
    ]
}

/// What opening, importing and trying rules costs.
pub fn around(year: &Rc<Branch>) -> Vec<Work> {
    let bundle = Bundle {
        exported: year.to.last().into(),
        device: DeviceId::parse("bench").expect("short text is an id"),
        branch: "bench".to_owned(),
        facts: year.facts.clone(),
        drafts: BTreeMap::new(),
        attachments: Vec::new(),
        damaged: Vec::new(),
    };
    let text = bundle.write().unwrap();
    let bytes = text.len();
    let span = whatif::Span { from: year.from, to: year.to };
    let today = whatif::under_today(&year.ledger, &year.book, span);
    let mut draft = RuleSet::regulation().clone();
    for band in &mut draft.commissioning.rates.local {
        band.rate += Decimal::ONE;
    }
    let branch = Rc::clone(year);
    vec![
        work(format!("year: bundle of {bytes} bytes read and checked"), move || {
            Bundle::read(black_box(&text), &Journal::default(), judge).expect("it is a bundle")
        }),
        // The draft's side anew, and both sides put beside each other.
        work("year: what-if edit, all months", move || {
            whatif::compare(&today, &whatif::under_draft(&branch.ledger, black_box(&draft), span))
        }),
    ]
}

/// Folding and settling a branch.
pub fn engine(name: &str, branch: &Rc<Branch>) -> Vec<Work> {
    let months = branch.from.through(branch.to).count();
    let folded = Rc::clone(branch);
    let mut works = vec![work(format!("{name}: fold of {} facts", branch.facts.len()), move || {
        Ledger::of(black_box(&folded.facts))
    })];
    for (words, closings) in [("closings kept", Closings::Respected), ("closings ignored", Closings::Ignored)]
    {
        let (lines, steps) = size(&branch.settle_all(closings));
        let (one, all) = (Rc::clone(branch), Rc::clone(branch));
        works.push(work(format!("{name}: {} settled, {words}", branch.month), move || {
            one.settle_month(closings)
        }));
        works.push(work(
            format!("{name}: all {months} months settled, {words} ({lines} lines, {steps} steps)"),
            move || all.settle_all(closings),
        ));
    }
    works
}

/// What many facts cost that name one thing which is not here: four times as many should take some four times as long.
pub fn strays() -> Vec<Work> {
    let receipt = |number: u128| {
        let text = format!(
            r#"{{"id":"{}","on":"2026-03-06","recorded":"2026-03-06T09:00:00","actor":"ma","device":"b","fact":{{"receipt":{{"contract":"W9","amount":"5.00"}}}}}}"#,
            uuid::Uuid::from_u128(number)
        );
        Arc::new(Fact::read(&text).expect("it is a fact"))
    };
    let of = |many: u128| {
        let facts: Vec<Arc<Fact>> = (1..=many).map(receipt).collect();
        let listed = Rc::new(Ledger::of(&facts));
        let (told, asked) = (facts.clone(), Rc::clone(&listed));
        [
            work(format!("strays: fold of {many} facts that name one thing"), move || {
                Ledger::of(black_box(&told))
            }),
            work(format!("strays: what {many} facts name, listed"), move || listed.absent()),
            work(format!("strays: each of {many} asked"), move || {
                facts.iter().filter(|fact| asked.is_stray(fact)).count()
            }),
        ]
    };
    [4_000, 16_000].into_iter().flat_map(of).collect()
}

/// What one more fact costs: a clock-in, and a new site, which may change every closed month.
pub fn changes(name: &str, branch: &Rc<Branch>) -> Vec<Work> {
    let settled = Rc::new(Settled::of(&branch.ledger, &branch.book, branch.from, branch.to));
    let on = branch.to.last();
    let punch = FactBody::from(ClockedIn { person: id("li"), at: on.and_hms_opt(8, 40, 0).expect("a time") });
    let site = FactBody::from(SiteDescribed {
        site: id("one-more"),
        name: "one more".to_owned(),
        customer: "one more".to_owned(),
        area: Area::Local,
        warranty_until: None,
        dealer: None,
        contact: None,
    });
    let mut works = Vec::new();
    for (what, body) in [("a clock-in", punch), ("a new site", site)] {
        let newest = branch.facts.iter().map(|fact| fact.recorded).max().expect("facts");
        let fact = Arc::new(Fact {
            id: FactId(uuid::Uuid::max()),
            on,
            at: None,
            recorded: newest + TimeDelta::days(1),
            actor: id("wu"),
            device: id("bench"),
            link: None,
            body,
        });
        let (folded, followed, one) = (Rc::clone(branch), Rc::clone(&settled), fact.clone());
        works.push(work(format!("{name}: {what} folded"), move || folded.ledger.with([&one])));
        works.push(work(format!("{name}: {what} folded and settled"), move || {
            followed.with(std::slice::from_ref(&fact))
        }));
    }
    works
}

/// An id of a known text.
fn id<T: DeserializeOwned>(text: &str) -> T {
    serde_json::from_value(text.into()).expect("short text is an id")
}
