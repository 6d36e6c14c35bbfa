//! The dispatch board: who goes where in a week, and what nobody has yet (2.3, 6.2.1).

pub mod calendar;
pub mod fits;
pub mod hours;
pub mod moves;
pub mod paper_view;
pub mod waits;
pub mod week;

#[cfg(target_arch = "wasm32")]
mod aside;
#[cfg(target_arch = "wasm32")]
mod drag;
#[cfg(target_arch = "wasm32")]
mod grid;
#[cfg(target_arch = "wasm32")]
mod move_dialog;
#[cfg(target_arch = "wasm32")]
mod page;
#[cfg(target_arch = "wasm32")]
mod paper;

#[cfg(target_arch = "wasm32")]
pub use page::{BoardPage, Chooser, Switch, Window, day_shown};

#[cfg(test)]
mod tests;
