//! Work: commissioning notices, repairs and maintenance contracts, from the first fact to the pay.

pub mod address;
pub mod fresh;
pub mod past;
pub mod quoted;
pub mod say;
pub mod tables;
pub mod typed_notice;
pub mod view;
pub mod work_say;
pub mod written;

#[cfg(target_arch = "wasm32")]
mod alike;
#[cfg(target_arch = "wasm32")]
pub mod ask;
#[cfg(target_arch = "wasm32")]
pub mod contact;
#[cfg(target_arch = "wasm32")]
mod controllers;
#[cfg(target_arch = "wasm32")]
mod detail;
#[cfg(target_arch = "wasm32")]
pub mod history;
#[cfg(target_arch = "wasm32")]
mod kind_links;
#[cfg(target_arch = "wasm32")]
pub mod list;
#[cfg(target_arch = "wasm32")]
mod money;
#[cfg(target_arch = "wasm32")]
mod new_notice;
#[cfg(target_arch = "wasm32")]
mod new_work;
#[cfg(target_arch = "wasm32")]
mod page;
#[cfg(target_arch = "wasm32")]
pub mod seen;
#[cfg(target_arch = "wasm32")]
mod steps_line;
#[cfg(target_arch = "wasm32")]
mod sum;
#[cfg(target_arch = "wasm32")]
mod under_way_page;
#[cfg(target_arch = "wasm32")]
mod visits;
#[cfg(target_arch = "wasm32")]
mod work;
#[cfg(target_arch = "wasm32")]
mod work_steps;

#[cfg(target_arch = "wasm32")]
pub use new_notice::{NewNoticeLink, NewNoticePage, begin_at, go_on_at, trial};
#[cfg(target_arch = "wasm32")]
pub use new_work::{NewWorkLinks, RecordLink, UnusualLink};
#[cfg(target_arch = "wasm32")]
pub use page::JobsPage;
