//! Today: what must be done now, and what will be late.

pub mod view;

#[cfg(target_arch = "wasm32")]
mod dues;
#[cfg(target_arch = "wasm32")]
mod page;
#[cfg(target_arch = "wasm32")]
mod undecided;

#[cfg(target_arch = "wasm32")]
pub use page::TodayPage;
