//! What do I get, why, and what would bring more? Made for a phone.

pub mod tables;
pub mod view;

#[cfg(target_arch = "wasm32")]
mod expected;
#[cfg(target_arch = "wasm32")]
mod ladder;
#[cfg(target_arch = "wasm32")]
mod lines;
#[cfg(target_arch = "wasm32")]
pub mod page;
#[cfg(target_arch = "wasm32")]
mod year;
