//! What we go by, since when, and where it is doubtful.

pub mod calendar_preview;
pub mod calendar_text;
pub mod calendar_words;
pub mod fees_text;
pub mod fees_words;
pub mod layout;
pub mod names;
pub mod readings;
pub mod tables;
pub mod typed;
pub mod view;

#[cfg(target_arch = "wasm32")]
pub mod adopt;
#[cfg(target_arch = "wasm32")]
mod calendar;
#[cfg(target_arch = "wasm32")]
mod calendar_form;
#[cfg(target_arch = "wasm32")]
mod calendar_shown;
#[cfg(target_arch = "wasm32")]
pub mod changes;
#[cfg(target_arch = "wasm32")]
mod clause_row;
#[cfg(target_arch = "wasm32")]
mod fees;
#[cfg(target_arch = "wasm32")]
mod fees_form;
#[cfg(target_arch = "wasm32")]
mod history;
#[cfg(target_arch = "wasm32")]
pub mod page;
#[cfg(target_arch = "wasm32")]
mod tax;
