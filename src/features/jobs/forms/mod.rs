//! The form of a step.

pub mod typed;

#[cfg(target_arch = "wasm32")]
mod act_form;
#[cfg(target_arch = "wasm32")]
mod decision;
#[cfg(target_arch = "wasm32")]
mod fields;
#[cfg(target_arch = "wasm32")]
mod papers;
#[cfg(target_arch = "wasm32")]
mod ruling;

#[cfg(target_arch = "wasm32")]
pub use act_form::ActForm;
#[cfg(target_arch = "wasm32")]
pub use decision::DecisionForm;
