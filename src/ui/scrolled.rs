//! How far the page, and what scrolls within it, are scrolled.

use serde::{Deserialize, Serialize};

/// What scrolls within the page, besides the page itself.
#[cfg(target_arch = "wasm32")]
const WITHIN: &str = ".table-frame, .split-pane";

/// How far down the page is, and each of what scrolls within it, by its place among them: to the right and down.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Scrolled {
    pub page: f64,
    pub within: Vec<(usize, i32, i32)>,
}

#[cfg(target_arch = "wasm32")]
mod live {
    use super::{Scrolled, WITHIN};
    use leptos::prelude::*;
    use wasm_bindgen::JsCast;
    use web_sys::Element;

    impl Scrolled {
        /// As it is now.
        pub fn now() -> Scrolled {
            let places = frames().into_iter().enumerate();
            let places = places.map(|(at, frame)| (at, frame.scroll_left(), frame.scroll_top()));
            Scrolled { page: page(), within: places.filter(|place| (place.1, place.2) != (0, 0)).collect() }
        }

        /// Brings everything there as far as there is room for it; true when everything was there already.
        pub fn bring_back(&self) -> bool {
            let frames = frames();
            let mut there = true;
            for (at, left, top) in &self.within {
                let Some(frame) = frames.get(*at) else {
                    there = false;
                    continue;
                };
                there &= (frame.scroll_left(), frame.scroll_top()) == (*left, *top);
                frame.set_scroll_left(*left);
                frame.set_scroll_top(*top);
            }
            // A browser may round a place to the pixels of its screen.
            there &= (page() - self.page).abs() <= 1.0;
            window().scroll_to_with_x_and_y(0.0, self.page);
            there
        }
    }

    fn page() -> f64 {
        window().page_y_offset().unwrap_or_default()
    }

    fn frames() -> Vec<Element> {
        let Ok(found) = document().query_selector_all(WITHIN) else { return Vec::new() };
        (0..found.length()).filter_map(|at| found.item(at)?.dyn_into().ok()).collect()
    }
}
