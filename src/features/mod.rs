//! A folder per screen: its page, its parts, and a pure view model that the page only binds.

pub mod attachments;
pub mod calls;
pub mod complaints;
pub mod data;
pub mod explain;
pub mod follow_ups;
pub mod found;
pub mod help;
pub mod jobs;
pub mod mypay;
pub mod open;
pub mod owing;
pub mod people;
pub mod record;
pub mod register;
pub mod rules;
pub mod settlement;
pub mod setup;
pub mod sites;
pub mod today;
pub mod whatif;

#[cfg(target_arch = "wasm32")]
pub mod around;
#[cfg(target_arch = "wasm32")]
mod clock;
#[cfg(target_arch = "wasm32")]
mod gate;
#[cfg(target_arch = "wasm32")]
mod notices;
#[cfg(target_arch = "wasm32")]
pub mod pages;
#[cfg(target_arch = "wasm32")]
pub mod parts;
#[cfg(target_arch = "wasm32")]
mod reach;
#[cfg(target_arch = "wasm32")]
mod store_notices;
#[cfg(target_arch = "wasm32")]
mod who;
