//! The service register: the day's requests and visits, who goes where, and what is still owed of each (6.2.1, 6.5).

pub mod before;
pub mod board;
pub mod planned;
pub mod sheet;
pub mod steps;
pub mod tables;
pub mod view;

#[cfg(target_arch = "wasm32")]
mod detail;
#[cfg(target_arch = "wasm32")]
mod finance;
#[cfg(target_arch = "wasm32")]
mod page;
#[cfg(target_arch = "wasm32")]
mod print_page;
#[cfg(target_arch = "wasm32")]
mod step_links;
#[cfg(target_arch = "wasm32")]
mod visits;

#[cfg(target_arch = "wasm32")]
pub use finance::ListsToSend;
#[cfg(target_arch = "wasm32")]
pub use page::RegisterPage;
#[cfg(target_arch = "wasm32")]
pub use print_page::PrintRegisterPage;
#[cfg(target_arch = "wasm32")]
pub use step_links::StepLinks;
#[cfg(target_arch = "wasm32")]
pub use visits::Visits;
