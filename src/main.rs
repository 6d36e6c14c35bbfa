//! Mounts the app, and says where it is cut into parts that are fetched when they are first opened.
//!
//! With the feature `split`, which the release build has, `scripts/finish.mjs` cuts the linker's output at the
//! functions below; without it the app is one module and every part is there from the start.

#[cfg(target_arch = "wasm32")]
fn main() {
    use fieldbook::features::pages;
    fieldbook::platform::panic::install_hook();
    pages::fetch_ahead(parts::fetch);
    fieldbook::app::start(|route| pages::page(route, parts::fetch), pages::who, parts::guide, parts::engine);
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {
    eprintln!("Fieldbook runs in a browser: `make serve` builds it and prints the address.");
}

/// In the program and not in the library: the library's other program must not carry the app along.
#[cfg(target_arch = "wasm32")]
mod parts {
    use fieldbook::{
        app::{desk::Engine, failure::NotFetched, help::Guide},
        features::{
            around::{Around, BEHIND, Behind},
            help,
            parts::{self, Pages, Part},
        },
    };
    use std::pin::Pin;

    /// Brings a part: fetched, or as it is in this module.
    pub fn fetch(part: Part) -> Pin<Box<dyn Future<Output = Result<Pages, NotFetched>>>> {
        match part {
            Part::Setup => Box::pin(setup()),
            Part::Today => Box::pin(without_behind(today())),
            Part::MyPay => Box::pin(without_behind(my_pay())),
            Part::Work => Box::pin(without_behind(work())),
            Part::Office => Box::pin(without_behind(office())),
        }
    }

    /// The pages alone: who is to have what comes along asks [`engine`].
    async fn without_behind<T>(
        part: impl Future<Output = Result<(T, Behind), NotFetched>>,
    ) -> Result<T, NotFetched> {
        Ok(part.await?.0)
    }

    /// Brings the answers and the tour, likewise.
    pub fn guide() -> Pin<Box<dyn Future<Output = Option<Guide>>>> {
        Box::pin(async { without_behind(answers()).await.ok() })
    }

    /// Brings what the desk works with, and what stands around the pages of one that has something on it.
    pub fn engine() -> Pin<Box<dyn Future<Output = Result<Engine, NotFetched>>>> {
        Box::pin(async {
            let Behind { engine, around } = behind().await?;
            Around::put(around);
            Ok(engine)
        })
    }

    macro_rules! cut {
        ($($part:ident: $gives:ty = $value:expr;)*) => {$(
            #[cfg(feature = "split")]
            #[leptos::wasm_split::wasm_split($part, wasm_split_path = leptos::wasm_split, fallible)]
            fn $part() -> Result<$gives, NotFetched> {
                Ok($value)
            }

            #[cfg(not(feature = "split"))]
            async fn $part() -> Result<$gives, NotFetched> {
                Ok($value)
            }
        )*};
    }

    // Whoever opens a page but that of the first run has the engine already or fetches it at the same time, and behind the first
    // run, where somebody may ask for help, it is on its way. As all of these parts bring it, everything that it shares with any of
    // them is one piece; else each combination of parts that share something has a piece of its own, and what calls from one to
    // another finds its way through a table.
    cut! {
        setup: Pages = parts::setup;
        behind: Behind = BEHIND;
        today: (Pages, Behind) = (parts::today, BEHIND);
        my_pay: (Pages, Behind) = (parts::my_pay, BEHIND);
        work: (Pages, Behind) = (parts::work, BEHIND);
        office: (Pages, Behind) = (parts::office, BEHIND);
        answers: (Guide, Behind) = (help::guide(), BEHIND);
    }
}
