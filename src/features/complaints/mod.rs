//! The complaints of a year, counted (7.1).

pub mod tables;
pub mod view;

#[cfg(target_arch = "wasm32")]
mod page;

#[cfg(target_arch = "wasm32")]
pub use page::ComplaintsPage;

#[cfg(test)]
mod tests;
