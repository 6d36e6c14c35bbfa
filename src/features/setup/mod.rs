//! The first run: look at a sample, begin one's own branch, or bring a file along.

pub mod typed;

#[cfg(target_arch = "wasm32")]
mod branch_form;
#[cfg(target_arch = "wasm32")]
mod elsewhere;
#[cfg(target_arch = "wasm32")]
mod entry;
#[cfg(target_arch = "wasm32")]
mod page;
#[cfg(target_arch = "wasm32")]
mod review;
#[cfg(target_arch = "wasm32")]
mod rows;
#[cfg(target_arch = "wasm32")]
mod sample;
#[cfg(target_arch = "wasm32")]
mod vacant;

#[cfg(target_arch = "wasm32")]
pub use page::SetupPage;
