//! Names of things. An id is short text chosen once; a fact's id is a UUID that sorts by the time it was made.

use crate::letters;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::{borrow::Borrow, collections::HashSet, fmt, sync::Arc};

/// The longest id accepted from outside, in characters.
pub const MAX_ID_CHARS: usize = 64;

/// Why a text cannot be an id.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum IdError {
    #[error("an id is empty")]
    Empty,
    #[error("an id is longer than {MAX_ID_CHARS} characters")]
    TooLong,
    /// A letter that shows nothing: see [`letters::unseen`].
    #[error("an id contains U+{:04X}, which shows nothing", *letter as u32)]
    Unseen { letter: char },
}

/// What every id holds to, also one that was stored before the letters in it were looked at.
fn check(text: &str) -> Result<(), IdError> {
    if letters::is_blank(text) {
        return Err(IdError::Empty);
    }
    if text.chars().count() > MAX_ID_CHARS {
        return Err(IdError::TooLong);
    }
    match text.chars().find(|letter| letter.is_control()) {
        Some(letter) => Err(IdError::Unseen { letter }),
        None => Ok(()),
    }
}

/// What an id that is given now holds to: two of them that look alike are the same.
fn check_new(text: &str) -> Result<(), IdError> {
    check(text)?;
    letters::first_unseen(text).map_or(Ok(()), |letter| Err(IdError::Unseen { letter }))
}

/// The texts of ids that were read: one that many facts name is kept once.
#[derive(Debug, Default)]
pub struct IdTexts(HashSet<Arc<str>>);

impl IdTexts {
    /// The text, if it holds to what every id does.
    fn once(&mut self, text: &str) -> Option<Arc<str>> {
        if let Some(known) = self.0.get(text) {
            return Some(known.clone());
        }
        check(text).ok()?;
        let new: Arc<str> = text.into();
        self.0.insert(new.clone());
        Some(new)
    }
}

macro_rules! text_id {
    ($($(#[$doc:meta])* $name:ident),* $(,)?) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(Arc<str>);

        impl $name {
            /// Checks that the text is not blank, not over-long, and that every letter of it shows.
            pub fn parse(text: &str) -> Result<Self, IdError> {
                check_new(text)?;
                Ok(Self(text.into()))
            }

            /// An id that was stored, if it is one.
            pub fn stored(text: &str, texts: &mut IdTexts) -> Option<Self> {
                texts.once(text).map(Self)
            }

            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }

        impl Borrow<str> for $name {
            fn borrow(&self) -> &str {
                &self.0
            }
        }

        impl Serialize for $name {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(&self.0)
            }
        }

        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let text = std::borrow::Cow::<'de, str>::deserialize(deserializer)?;
                check(&text).map_err(serde::de::Error::custom)?;
                Ok(Self(text.as_ref().into()))
            }
        }
    )*};
}

text_id! {
    /// Somebody who works in or above the branch.
    PersonId,
    /// A place with a fire-alarm system.
    SiteId,
    /// A commissioning notice or a repair.
    JobId,
    /// A maintenance contract.
    ContractId,
    /// A travel expense claim.
    TravelId,
    /// The browser a fact was recorded on.
    DeviceId,
}

impl PersonId {
    /// Who writes facts down while a branch is set up and nobody sits there yet.
    pub const DESK: &str = "desk";
}

/// The id of a fact: a UUID, version 7, so that ids of one device sort by the time of recording.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct FactId(pub uuid::Uuid);

impl fmt::Display for FactId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_that_is_given_shows_every_letter_and_a_stored_one_still_opens() {
        for letter in ['\u{200B}', '\u{202E}', '\u{2028}'] {
            let text = format!("T2026{letter}001");
            assert_eq!(JobId::parse(&text), Err(IdError::Unseen { letter }));
            assert!(serde_json::from_value::<JobId>(text.into()).is_ok());
        }
        assert_eq!(JobId::parse("T\t1"), Err(IdError::Unseen { letter: '\t' }));
        assert!(serde_json::from_value::<JobId>("T\t1".into()).is_err());
        assert_eq!(JobId::parse(" \u{200B}"), Err(IdError::Empty));
        assert!(JobId::parse("T2026-001 甲").is_ok());
    }
}
