//! Today: what must be done now, and what will be late.

pub mod ahead;
pub mod ics;
pub mod own;
pub mod row;
pub mod since;
pub mod tables;
pub mod view;

#[cfg(target_arch = "wasm32")]
mod lines;
#[cfg(target_arch = "wasm32")]
mod mine;
#[cfg(target_arch = "wasm32")]
mod news;
#[cfg(target_arch = "wasm32")]
mod page;
#[cfg(target_arch = "wasm32")]
mod taken;
#[cfg(target_arch = "wasm32")]
mod undecided;

#[cfg(target_arch = "wasm32")]
pub use page::TodayPage;
