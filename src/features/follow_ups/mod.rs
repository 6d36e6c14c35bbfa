//! The follow-ups of a week: the manager's list, what came of it, and what is to be given out (5.4.2, 6.3.1).

pub mod tables;
pub mod typed;
pub mod view;

#[cfg(target_arch = "wasm32")]
mod form;
#[cfg(target_arch = "wasm32")]
mod page;
#[cfg(target_arch = "wasm32")]
mod paper;

#[cfg(target_arch = "wasm32")]
pub use page::FollowUpsPage;

#[cfg(test)]
mod tests;
