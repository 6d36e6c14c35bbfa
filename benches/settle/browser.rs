//! The same work in the browser, built like the app: medians of `performance.now()`.

use crate::{branch::Branch, work};
use fieldbook::platform::clock;
use std::rc::Rc;
use wasm_bindgen_test::{console_log, wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

/// The browser's clock is coarse on purpose: a sample repeats the work for at least so long, in milliseconds.
const SAMPLE_MS: f64 = 20.0;
const SAMPLES: usize = 15;

fn times(run: &dyn Fn(), count: u32) -> f64 {
    let start = clock::elapsed_ms();
    (0..count).for_each(|_| run());
    clock::elapsed_ms() - start
}

/// The median of some samples, in milliseconds for one run.
fn median(run: &dyn Fn()) -> f64 {
    let mut count = 1;
    while times(run, count) < SAMPLE_MS {
        count *= 2;
    }
    let mut samples: Vec<f64> = (0..SAMPLES).map(|_| times(run, count) / f64::from(count)).collect();
    samples.sort_by(f64::total_cmp);
    samples[SAMPLES / 2]
}

#[wasm_bindgen_test]
fn engine_in_the_browser() {
    let year = Rc::new(Branch::year());
    let mut works = work::yardsticks(&year);
    works.extend(work::around(&year));
    works.extend(work::strays());
    works.extend(work::engine("year", &year));
    for (name, count) in [("one year", 1), ("ten years", 10)] {
        let branch = Rc::new(Branch::years(count));
        works.extend(work::engine(name, &branch));
        works.extend(work::changes(name, &branch));
    }
    for work in works {
        console_log!("bench {:9.3} ms  {}", median(&work.run), work.name);
    }
}
