//! Short texts: names, numbers of papers, what a dealer is called.

use crate::letters::{first_unseen, is_blank};

/// Why a text cannot be a name or a number of something.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, thiserror::Error)]
pub enum TextError {
    #[error("nothing was typed")]
    Empty,
    #[error("longer than {most} characters")]
    TooLong { most: usize },
    /// A letter that shows nothing: see [`unseen`](crate::letters::unseen).
    #[error("U+{:04X}, which shows nothing", *letter as u32)]
    Unseen { letter: char },
}

/// What was typed, without the blanks around it: one line of at most `most` characters in which every letter shows.
///
/// # Errors
/// Why it cannot be used.
pub fn read_text(typed: &str, most: usize) -> Result<String, TextError> {
    let text = typed.trim();
    if is_blank(text) {
        return Err(TextError::Empty);
    }
    if text.chars().count() > most {
        return Err(TextError::TooLong { most });
    }
    match first_unseen(text) {
        Some(letter) => Err(TextError::Unseen { letter }),
        None => Ok(text.to_owned()),
    }
}
