//! Help where one is: what a screen is asked about, and the tour of the sample. Here is what the frame and the pages need of
//! it; the answers and the tour themselves are a part that is fetched when they are first wanted.

#[cfg(target_arch = "wasm32")]
mod guide;
mod topic;
#[cfg(target_arch = "wasm32")]
mod view;

pub use topic::Topic;

#[cfg(target_arch = "wasm32")]
pub use guide::{Asked, Bring, Guide, Help, provide_help};
#[cfg(target_arch = "wasm32")]
pub use view::{Answers, HelpButton, TourPlace, leave_tour};
