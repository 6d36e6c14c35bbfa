//! What customers owe, by its age, and whom to remind (2.2.5).

pub mod tables;
pub mod view;

#[cfg(target_arch = "wasm32")]
mod page;

#[cfg(target_arch = "wasm32")]
pub use page::OwingPage;

#[cfg(test)]
mod tests;
