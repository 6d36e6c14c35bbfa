//! Sites and customers: what is known and owed at each.

pub mod described;
pub mod service;
pub mod tables;
pub mod view;

#[cfg(target_arch = "wasm32")]
mod detail;
#[cfg(target_arch = "wasm32")]
mod form;
#[cfg(target_arch = "wasm32")]
mod list;
#[cfg(target_arch = "wasm32")]
mod page;
#[cfg(target_arch = "wasm32")]
mod service_list;
#[cfg(target_arch = "wasm32")]
mod work;

#[cfg(target_arch = "wasm32")]
pub use form::begin_named;
#[cfg(target_arch = "wasm32")]
pub use page::SitesPage;
