//! The people of the branch: who works here, since when, in which role and for which base wage.

pub mod tables;
pub mod typed;
pub mod view;

#[cfg(target_arch = "wasm32")]
pub mod change;
#[cfg(target_arch = "wasm32")]
pub mod fields;
#[cfg(target_arch = "wasm32")]
mod leave;
#[cfg(target_arch = "wasm32")]
mod page;
#[cfg(target_arch = "wasm32")]
pub mod table;

#[cfg(target_arch = "wasm32")]
pub use page::PeoplePage;
