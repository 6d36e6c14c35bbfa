//! The calls that wait: the clerk's, the manager's, what customers object to, and what the manager has not signed
//! (2.2.6, 6.1.9, 6.2.10).

mod known;
pub mod view;

#[cfg(target_arch = "wasm32")]
mod card;
#[cfg(target_arch = "wasm32")]
mod page;

#[cfg(target_arch = "wasm32")]
pub use page::CallsPage;

#[cfg(test)]
mod tests;
