//! A folder per screen: its page, its parts, and a pure view model that the page only binds.

pub mod explain;
pub mod jobs;
pub mod settlement;
pub mod sites;
pub mod today;

#[cfg(target_arch = "wasm32")]
pub mod pages;
