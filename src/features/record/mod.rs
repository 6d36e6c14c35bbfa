//! Everything that pays or costs and has no screen of its own, written down through one kind of form.

pub mod answers;
pub mod arrivals;
pub mod aside;
pub mod conflicts;
pub mod consequence;
pub mod defaults;
pub mod effect;
pub mod journal_view;
pub mod journeys_view;
pub mod kinds;
pub mod lines;
pub mod missing;
pub mod morning_view;
pub mod next_number;
pub mod options;
pub mod place;
pub mod reader;
pub mod same_fault;
pub mod strays;
pub mod tables;
pub mod values;

#[cfg(test)]
pub(super) mod samples;

#[cfg(target_arch = "wasm32")]
mod arrivals_page;
#[cfg(target_arch = "wasm32")]
mod aside_page;
#[cfg(target_arch = "wasm32")]
pub mod conflicts_page;
#[cfg(target_arch = "wasm32")]
pub mod fact_row;
#[cfg(target_arch = "wasm32")]
mod field;
#[cfg(target_arch = "wasm32")]
mod form;
#[cfg(target_arch = "wasm32")]
mod journal;
#[cfg(target_arch = "wasm32")]
mod journeys;
#[cfg(target_arch = "wasm32")]
mod kind_page;
#[cfg(target_arch = "wasm32")]
mod lines_field;
#[cfg(target_arch = "wasm32")]
mod morning;
#[cfg(target_arch = "wasm32")]
mod occasion;
#[cfg(target_arch = "wasm32")]
mod open_list;
#[cfg(target_arch = "wasm32")]
mod page;
#[cfg(target_arch = "wasm32")]
pub mod pay_changes;
#[cfg(target_arch = "wasm32")]
mod rates;
#[cfg(target_arch = "wasm32")]
mod recorded;
#[cfg(target_arch = "wasm32")]
mod same_fault_field;
#[cfg(target_arch = "wasm32")]
mod state;
#[cfg(target_arch = "wasm32")]
mod strays_page;
#[cfg(target_arch = "wasm32")]
mod suits;
#[cfg(target_arch = "wasm32")]
mod ticks;
#[cfg(target_arch = "wasm32")]
mod withdrawal;

#[cfg(target_arch = "wasm32")]
pub use fact_row::{Withdraw, withdrawing};
#[cfg(target_arch = "wasm32")]
pub use form::{FormOn, RecordForm, decision_form, step_form};
#[cfg(target_arch = "wasm32")]
pub use kind_page::KindPage;
#[cfg(target_arch = "wasm32")]
pub use occasion::{Occasion, page_draft};
#[cfg(target_arch = "wasm32")]
pub use page::RecordPage;
#[cfg(target_arch = "wasm32")]
pub use withdrawal::WithdrawalForm;
