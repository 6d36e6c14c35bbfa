//! What would change: drafts of the rule set, tried on real months beside today's.

pub mod draft;
pub mod groups;
pub mod problem;
pub mod tables;

#[cfg(target_arch = "wasm32")]
mod adopt;
#[cfg(target_arch = "wasm32")]
mod bench;
#[cfg(target_arch = "wasm32")]
mod compared;
#[cfg(target_arch = "wasm32")]
mod editor;
#[cfg(target_arch = "wasm32")]
mod fields;
#[cfg(target_arch = "wasm32")]
mod lines;
#[cfg(target_arch = "wasm32")]
mod list;
#[cfg(target_arch = "wasm32")]
pub mod page;
#[cfg(target_arch = "wasm32")]
mod penalties;
#[cfg(target_arch = "wasm32")]
pub mod start;
