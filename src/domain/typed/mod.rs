//! What people type, read: one reader each for numbers, times, days and short texts.
//!
//! A reader takes what cannot be meant in another way, and refuses the rest with the reason as data: `12,5` is not 125.
//! Half and full width are the same everywhere. What was understood is shown at the field before it is saved; files
//! have stricter readers of their own (`serde`).

mod day;
mod number;
mod text;
mod time;

pub use day::{DayError, read_day};
pub use number::{Mark, NumberError, NumberRule};
pub use text::{TextError, read_text};
pub use time::{TimeError, read_time};

#[cfg(test)]
mod tests;
