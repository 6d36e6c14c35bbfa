//! What a text comes to: the same for no two texts that anybody has ever found (SHA-256).

use super::Arrange;
use data_encoding::BASE64URL_NOPAD;
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};
use sha2::{Digest as _, Sha256};
use std::fmt;

/// The SHA-256 of a text or a file; written as 43 letters of base64url.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Digest([u8; Digest::BYTES]);

impl Digest {
    const BYTES: usize = 32;

    /// How many letters it is written with.
    pub const LETTERS: usize = 43;

    pub fn of(content: &[u8]) -> Digest {
        Digest(Sha256::digest(content).into())
    }

    /// As it is written; none where it is written otherwise.
    pub fn parse(text: &str) -> Option<Digest> {
        let mut bytes = [0; Digest::BYTES];
        let whole = text.len() == Digest::LETTERS;
        let decoded = whole.then(|| BASE64URL_NOPAD.decode_mut(text.as_bytes(), &mut bytes).is_ok());
        decoded.unwrap_or(false).then_some(Digest(bytes))
    }
}

impl fmt::Display for Digest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut letters = [0; Digest::LETTERS];
        BASE64URL_NOPAD.encode_mut(&self.0, &mut letters);
        f.write_str(str::from_utf8(&letters).expect("base64 is of plain letters"))
    }
}

impl fmt::Debug for Digest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl Serialize for Digest {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Digest {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Digest, D::Error> {
        let text = String::deserialize(deserializer)?;
        Digest::parse(&text).ok_or_else(|| de::Error::custom("no digest"))
    }
}

/// Some digests, each once, in their order: a list, for a set of the standard library's is written out anew for each type.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Digests(Vec<Digest>);

impl Digests {
    /// Whether it was not among them.
    pub fn insert(&mut self, digest: Digest) -> bool {
        let place = self.0.binary_search(&digest);
        if let Err(at) = place {
            self.0.insert(at, digest);
        }
        place.is_err()
    }

    /// Whether it was among them.
    pub fn remove(&mut self, digest: Digest) -> bool {
        let place = self.0.binary_search(&digest);
        if let Ok(at) = place {
            self.0.remove(at);
        }
        place.is_ok()
    }

    pub fn contains(&self, digest: Digest) -> bool {
        self.0.binary_search(&digest).is_ok()
    }

    pub fn as_slice(&self) -> &[Digest] {
        &self.0
    }

    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl FromIterator<Digest> for Digests {
    fn from_iter<I: IntoIterator<Item = Digest>>(all: I) -> Digests {
        let mut digests: Vec<Digest> = all.into_iter().collect();
        digests.arrange();
        digests.dedup();
        Digests(digests)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_digest_is_written_in_one_way() {
        let known = "47DEQpj8HBSa-_TImW-5JCeuQeRkm5NMpJWZG3hSuFU";
        assert_eq!(Digest::of(b"").to_string(), known);
        assert_eq!(Digest::parse(known), Some(Digest::of(b"")));
        // The last letter has two bits to spare: one way to write them is read.
        for wrong in
            ["", &known[1..], &format!("{known}="), &known.replace("SuFU", "SuFV"), &known.replace('-', "+")]
        {
            assert_eq!(Digest::parse(wrong), None, "{wrong}");
        }
        assert_ne!(Digest::of(b"a"), Digest::of(b"b"));
    }

    #[test]
    fn a_digest_is_among_others_once() {
        let [a, b, c] = [b"a", b"b", b"c"].map(|content| Digest::of(content));
        let mut some: Digests = [c, a, c, b, a].into_iter().collect();
        assert_eq!(some.as_slice().len(), 3);
        assert!(some.as_slice().is_sorted());
        assert!(some.remove(b) && !some.remove(b));
        assert!(some.contains(a) && !some.contains(b) && some.contains(c));
        assert!(some.insert(b) && !some.insert(b));
        assert_eq!(some, [a, b, c].into_iter().collect());
    }
}
