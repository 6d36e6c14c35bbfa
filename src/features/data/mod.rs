//! Is my data safe, and how do I pass it on: export, import with a preview, storage, starting again.

pub mod changes;
pub mod drafts;
pub mod due_view;
mod noted;
pub mod place;
pub mod rescue;
pub mod said;
pub mod summary;
pub mod view;
pub mod whose;

#[cfg(target_arch = "wasm32")]
mod about;
#[cfg(target_arch = "wasm32")]
mod asked;
#[cfg(target_arch = "wasm32")]
pub mod belongs;
#[cfg(target_arch = "wasm32")]
mod contents;
#[cfg(target_arch = "wasm32")]
mod delete;
#[cfg(target_arch = "wasm32")]
mod device;
#[cfg(target_arch = "wasm32")]
pub mod due;
#[cfg(target_arch = "wasm32")]
mod export;
#[cfg(target_arch = "wasm32")]
mod faults;
#[cfg(target_arch = "wasm32")]
pub mod folder;
#[cfg(target_arch = "wasm32")]
mod handed;
#[cfg(target_arch = "wasm32")]
pub mod import;
#[cfg(target_arch = "wasm32")]
pub mod keep;
#[cfg(target_arch = "wasm32")]
mod kept;
#[cfg(target_arch = "wasm32")]
pub mod leave;
#[cfg(target_arch = "wasm32")]
mod page;
#[cfg(target_arch = "wasm32")]
mod pay_of_file;
#[cfg(target_arch = "wasm32")]
pub mod preview;
#[cfg(target_arch = "wasm32")]
pub mod way_back;
#[cfg(target_arch = "wasm32")]
mod whose_view;
#[cfg(target_arch = "wasm32")]
mod wipe;

#[cfg(target_arch = "wasm32")]
pub use page::DataPage;
