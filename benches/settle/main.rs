//! How long the engine takes, traces and all. `make bench` runs it natively and, as it is shipped, in the browser.

mod branch;
#[cfg(target_arch = "wasm32")]
mod browser;
#[path = "../../tests/common/case/mod.rs"]
mod case;
mod work;
mod years;

#[cfg(not(target_arch = "wasm32"))]
fn main() {
    use branch::Branch;
    use criterion::Criterion;
    use std::{rc::Rc, time::Duration};

    let mut criterion = Criterion::default()
        .warm_up_time(Duration::from_millis(300))
        .measurement_time(Duration::from_secs(1))
        .sample_size(20)
        .configure_from_args();
    let year = Rc::new(Branch::year());
    let mut works = work::yardsticks(&year);
    works.extend(work::around(&year));
    works.extend(work::strays());
    works.extend(work::engine("year", &year));
    for (name, count) in [("one year", 1), ("three years", 3), ("ten years", 10)] {
        let branch = Rc::new(Branch::years(count));
        works.extend(work::engine(name, &branch));
        works.extend(work::changes(name, &branch));
    }
    for work in works {
        criterion.bench_function(&work.name, |bencher| bencher.iter(&work.run));
    }
    criterion.final_summary();
}

/// The test runner of the browser calls what it finds in `browser`.
#[cfg(target_arch = "wasm32")]
fn main() {}
