//! Names of things. An id is short text chosen once; a fact's id is a UUID that sorts by the time it was made.

use crate::letters;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::{borrow::Borrow, cmp::Ordering, collections::HashSet, fmt, sync::Arc};

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
#[derive(Debug)]
pub struct IdTexts {
    all: HashSet<Arc<str>>,
    /// Some that were read last, by what they end in: every fact names its device and somebody, and they are few.
    last: [Option<Arc<str>>; LAST],
}

/// A power of two.
const LAST: usize = 256;

impl Default for IdTexts {
    fn default() -> IdTexts {
        IdTexts { all: HashSet::new(), last: [const { None }; LAST] }
    }
}

impl IdTexts {
    /// A text that is none of an id, and may be that of one: a closed line names the work that it was paid for.
    pub fn kept(&mut self, text: &str) -> Arc<str> {
        self.all.get(text).cloned().unwrap_or_else(|| text.into())
    }

    /// The text, if it holds to what every id does.
    fn once(&mut self, text: &str) -> Option<Arc<str>> {
        let ending = text.bytes().rev().take(2).fold(text.len(), |sum, byte| sum * 31 + usize::from(byte));
        let last = &mut self.last[ending % LAST];
        if let Some(known) = last.as_ref().filter(|known| ***known == *text) {
            return Some(known.clone());
        }
        let known = match self.all.get(text) {
            Some(known) => known.clone(),
            None => {
                check(text).ok()?;
                let new: Arc<str> = text.into();
                self.all.insert(new.clone());
                new
            }
        };
        *last = Some(known.clone());
        Some(known)
    }
}

/// The order of two texts, eight bytes at a time: built for the browser the standard library looks at one byte after the
/// other, and everything about a branch is found by its id.
fn compare(one: &str, other: &str) -> Ordering {
    // Ids that were read share one text.
    if std::ptr::eq(one, other) {
        return Ordering::Equal;
    }
    let (ones, _) = one.as_bytes().as_chunks::<8>();
    let (others, _) = other.as_bytes().as_chunks::<8>();
    let number = |bytes: &[u8; 8]| u64::from_be_bytes(*bytes);
    let differ = ones.iter().zip(others).find(|(one, other)| number(one) != number(other));
    let looked = ones.len().min(others.len()) * 8;
    match differ {
        Some((one, other)) => number(one).cmp(&number(other)),
        None => one.as_bytes()[looked..].cmp(&other.as_bytes()[looked..]),
    }
}

macro_rules! text_id {
    ($($(#[$doc:meta])* $name:ident),* $(,)?) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Eq, Hash)]
        pub struct $name(Arc<str>);

        impl Ord for $name {
            fn cmp(&self, other: &Self) -> Ordering {
                compare(&self.0, &other.0)
            }
        }

        impl PartialOrd for $name {
            fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
                Some(self.cmp(other))
            }
        }

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
    /// Whatever has a number: one of the four before, by its id.
    ThingId,
    /// The browser a fact was recorded on.
    DeviceId,
}

impl DeviceId {
    /// Where what is only assumed to happen is recorded. No file and no store can name it: a letter of it shows nothing.
    pub fn imagined() -> DeviceId {
        DeviceId("\u{1}".into())
    }

    pub fn is_imagined(&self) -> bool {
        &*self.0 == "\u{1}"
    }
}

/// The ids of what has a number: a text that is one of them can be another's.
macro_rules! numbered {
    ($($name:ident),*) => {$(
        impl $name {
            /// An id of a text that is known to be one.
            pub(crate) fn known(text: Arc<str>) -> Self {
                Self(text)
            }
        }

        impl From<&$name> for ThingId {
            fn from(id: &$name) -> ThingId {
                ThingId(id.0.clone())
            }
        }
    )*};
}

numbered!(JobId, ContractId, TravelId);

impl ThingId {
    /// An id of a text that is known to be one.
    pub(crate) fn known(text: Arc<str>) -> ThingId {
        ThingId(text)
    }

    /// As a penalty names it.
    pub(crate) fn as_job(&self) -> JobId {
        JobId(self.0.clone())
    }
}

impl PersonId {
    /// Who writes facts down while a branch is set up and nobody sits there yet.
    pub const DESK: &str = "desk";
}

/// The id of a fact: a UUID, version 7, so that ids of one device sort by the time of recording.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct FactId(pub uuid::Uuid);

impl Ord for FactId {
    /// The order of the bytes, as of two numbers: [`compare`] says why.
    fn cmp(&self, other: &FactId) -> Ordering {
        self.0.as_u64_pair().cmp(&other.0.as_u64_pair())
    }
}

impl PartialOrd for FactId {
    fn partial_cmp(&self, other: &FactId) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl fmt::Display for FactId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    use proptest::prelude::*;

    proptest! {
        #[test]
        fn ids_are_in_the_order_of_their_texts(one in "[ab甲]{0,20}", other in "[ab甲]{0,20}", same in 0_usize..12) {
            let alike = |text: &str| format!("{}{text}", "a".repeat(same));
            let (one, other) = (alike(&one), alike(&other));
            prop_assert_eq!(compare(&one, &other), one.cmp(&other));
            prop_assert_eq!(compare(&one, &one), Ordering::Equal);
            let fact = |text: &str| {
                let mut bytes = [0; 16];
                bytes.iter_mut().zip(text.bytes()).for_each(|(byte, letter)| *byte = letter);
                FactId(uuid::Uuid::from_bytes(bytes))
            };
            let (one, other) = (fact(&one), fact(&other));
            prop_assert_eq!(one.cmp(&other), one.0.as_bytes().cmp(other.0.as_bytes()));
        }

        #[test]
        fn a_text_that_is_read_again_is_the_same_id(texts in prop::collection::vec("[ab]{1,3}", 1..40)) {
            let mut known = IdTexts::default();
            let ids: Vec<Arc<str>> = texts.iter().map(|text| known.once(text).unwrap()).collect();
            for (id, text) in ids.iter().zip(&texts) {
                prop_assert_eq!(&**id, text.as_str());
                prop_assert!(Arc::ptr_eq(id, &known.once(text).unwrap()));
            }
            prop_assert_eq!(known.once(" "), None);
        }
    }

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
