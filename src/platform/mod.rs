//! The rest of the browser behind plain functions: clock, ids, files and folders, the clipboard, printing, the lock and the channel
//! between tabs, the words, the memory, what this browser remembers, and how safely it keeps what is stored.

pub mod address;
pub mod blob;
pub mod builds;
pub mod clipboard;
pub mod clock;
pub mod device;
pub mod errors;
pub mod files;
pub mod folder;
pub mod frame;
pub mod history;
pub mod ids;
pub mod install;
pub mod keep;
pub mod memory;
pub mod opened;
pub mod panic;
pub mod picture;
pub mod print;
pub mod remember;
pub mod returns;
pub mod spreadsheet;
pub mod stay;
pub mod tab;
pub mod tabs;
mod window;
pub mod words;
