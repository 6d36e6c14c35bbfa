//! The answers and the tour: a part that is fetched when they are first wanted. What the frame and the pages need of it
//! stands in [`crate::app::help`].

pub mod questions;
pub mod stops;
pub mod texts;

#[cfg(target_arch = "wasm32")]
mod answers;
#[cfg(target_arch = "wasm32")]
mod pointing;
#[cfg(target_arch = "wasm32")]
mod tour;

/// What the part gives.
#[cfg(target_arch = "wasm32")]
pub fn guide() -> crate::app::help::Guide {
    crate::app::help::Guide { answers: answers::answers, questions: answers::all, tour: tour::tour }
}
