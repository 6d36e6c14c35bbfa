//! The rest of the browser behind plain functions: clock, ids, files, printing, the lock and the channel
//! between tabs, and how safely this browser keeps what is stored.

pub mod clock;
pub mod files;
pub mod frame;
pub mod ids;
pub mod keep;
pub mod panic;
pub mod print;
pub mod spreadsheet;
pub mod tabs;
