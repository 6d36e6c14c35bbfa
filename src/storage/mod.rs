//! Everything that is kept in this browser: IndexedDB, behind an API of plain strings.
//!
//! One database with four stores. `facts` holds the facts as they were stored, a record per command, a *batch*. Opening
//! ten years of a branch costs by the number of records, not by their size: an import is stored in a few large ones, and what
//! commands have left is joined in the background (`segment`). `drafts` holds what is not a fact yet, `meta` a few small
//! values and what came from elsewhere (`arrivals`), and `attachments` pictures and papers by what they come to. A write resolves
//! only after its transaction is complete on the disc.
//!
//! Two tabs: a write holds a lock across tabs, first reads what other tabs have stored since, lets the caller
//! decide on that, and stores in the same transaction. No tab can overwrite what it has not seen.

#[cfg(target_arch = "wasm32")]
mod arrivals;
#[cfg(target_arch = "wasm32")]
mod attachments;
#[cfg(target_arch = "wasm32")]
mod batch;
#[cfg(target_arch = "wasm32")]
mod compact;
#[cfg(target_arch = "wasm32")]
mod connection;
mod error;
#[cfg(target_arch = "wasm32")]
mod exception;
mod found;
#[cfg(target_arch = "wasm32")]
mod handle;
#[cfg(target_arch = "wasm32")]
mod layout;
pub mod segment;
#[cfg(target_arch = "wasm32")]
mod singly;
#[cfg(target_arch = "wasm32")]
mod store;

#[cfg(target_arch = "wasm32")]
pub use arrivals::Arrived;
#[cfg(target_arch = "wasm32")]
pub use batch::{Batch, Contents, Mark};
pub use error::{StoreError, WriteError};
pub use found::Found;
#[cfg(target_arch = "wasm32")]
pub use handle::{keep_handle, kept_handle};
#[cfg(target_arch = "wasm32")]
pub use store::{Change, Store, Writing};
