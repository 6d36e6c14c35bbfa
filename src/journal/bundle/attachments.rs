//! Attachments in a file: each under its digest, as base64. Each is read by itself: one that cannot be taken is named and keeps
//! nothing else out.

use super::error::short;
use crate::{
    domain::{Arrange, Attachment, Collected, Digest, Digests, FactId, Media, Unattachable},
    journal::{Attached, Fact, Journal, names::contents_of},
};
use data_encoding::BASE64;
use serde_json::{Value, value::RawValue};
use std::{collections::BTreeMap, sync::Arc};

/// The field of a file that holds them.
pub(super) const FIELD: &str = "attachments";

/// The most that attachments take of one file, in bytes: some 120 pictures of the usual size. The facts of ten years, 43 MB with
/// their links, fit beside it.
pub const ENCLOSED_BYTES: usize = 36 * 1024 * 1024;
/// At least what stands around one in the file, in bytes.
const AROUND: usize = 100;

/// An attachment of a file that cannot be taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Spoiled {
    /// What the file has it under, as much of it as a sentence can hold.
    pub name: String,
    pub why: Spoilt,
}

/// What is wrong with an attachment of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Spoilt {
    /// It stands under no digest, has not its two fields, or is no base64.
    #[error("not written as an attachment")]
    Form,
    #[error("not what its digest says")]
    OtherContent,
    #[error("not of the type that it says")]
    OtherMedia,
    #[error("{0}")]
    Unattachable(Unattachable),
    /// No fact of the file, or known here, names it.
    #[error("no fact names it")]
    Unnamed,
}

/// A fact that says of an attachment what is not so. Its bytes are those of their digest: both are taken, and it is said.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Misstated {
    pub fact: FactId,
    /// The type and the size that it says.
    pub said: (Media, u32),
    pub found: (Media, u32),
}

/// What a file has attached.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Enclosed {
    /// Each is what it says, and some fact names it.
    pub attachments: Vec<Attachment>,
    pub spoiled: Vec<Spoiled>,
    /// Named by a fact of the file, and not in it.
    pub absent: Digests,
    /// In the order of their ids.
    pub misstated: Vec<Misstated>,
}

impl Enclosed {
    /// Reads what a file has attached, beside its facts and those that are known here.
    pub(super) fn read<'a>(
        written: &BTreeMap<String, &RawValue>,
        in_file: impl Iterator<Item = &'a Arc<Fact>> + Clone,
        journal: &'a Journal,
    ) -> Enclosed {
        let named = contents_of(in_file.clone());
        // Ten years of facts are not gone through for nothing.
        let known_here = || journal.facts().filter(|_| !written.is_empty());
        let known = contents_of(known_here());
        let mut enclosed = Enclosed { absent: named.clone(), ..Enclosed::default() };
        for (name, text) in written {
            match one(name, text.get()) {
                Ok(one) if named.contains(one.digest()) || known.contains(one.digest()) => {
                    enclosed.absent.remove(one.digest());
                    enclosed.attachments.push(one);
                }
                Ok(_) => enclosed.spoil(name, Spoilt::Unnamed),
                Err(why) => enclosed.spoil(name, why),
            }
        }
        enclosed.misstated = misstated(&enclosed.attachments, in_file.chain(known_here()));
        enclosed
    }

    fn spoil(&mut self, name: &str, why: Spoilt) {
        self.spoiled.push(Spoiled { name: short(name), why });
    }
}

/// The facts that say of some attachment another type or size than it has.
fn misstated<'a>(attachments: &[Attachment], facts: impl Iterator<Item = &'a Arc<Fact>>) -> Vec<Misstated> {
    let found: BTreeMap<Digest, (Media, u32)> =
        attachments.iter().map(|one| (one.digest(), (one.media(), one.size()))).keyed();
    let of = |fact: &Arc<Fact>| {
        let attached = fact.body.of::<Attached>()?;
        let (said, found) = ((attached.media, attached.size), *found.get(&attached.content)?);
        (said != found).then_some(Misstated { fact: fact.id, said, found })
    };
    let mut all: Vec<Misstated> = facts.filter_map(of).collect();
    all.arrange_by_key(|one| one.fact);
    // One of the file may be known here as well.
    all.dedup();
    all
}

fn one(name: &str, text: &str) -> Result<Attachment, Spoilt> {
    let digest = Digest::parse(name).ok_or(Spoilt::Form)?;
    let written: Value = serde_json::from_str(text).map_err(|_| Spoilt::Form)?;
    let fields = written.as_object().filter(|fields| fields.len() == 2).ok_or(Spoilt::Form)?;
    let field = |name: &str| fields.get(name).and_then(Value::as_str).ok_or(Spoilt::Form);
    let (media, data) = (field("type")?, field("data")?);
    let media = Media::named(media).ok_or(Spoilt::OtherMedia)?;
    // A little more than the largest one needs is not unpacked to be refused.
    if data.len() > BASE64.encode_len(Attachment::MOST_BYTES) {
        let bytes = data.len() / 4 * 3;
        return Err(Spoilt::Unattachable(Unattachable::TooLarge { bytes }));
    }
    let content = BASE64.decode(data.as_bytes()).map_err(|_| Spoilt::Form)?;
    if Digest::of(&content) != digest {
        return Err(Spoilt::OtherContent);
    }
    match Attachment::of(content) {
        Ok(one) if one.media() == media => Ok(one),
        Ok(_) => Err(Spoilt::OtherMedia),
        Err(why) => Err(Spoilt::Unattachable(why)),
    }
}

/// Which attachments go into which file, where all do not fit into one: each file has all facts and is a bundle by itself.
/// `sizes`: how many bytes each has. Without any there is one file.
pub fn parted(sizes: &[(Digest, usize)]) -> Vec<Vec<Digest>> {
    let mut parts = vec![Vec::new()];
    let mut filled = 0;
    for &(digest, bytes) in sizes {
        let letters = BASE64.encode_len(bytes) + AROUND;
        if filled + letters > ENCLOSED_BYTES {
            parts.push(Vec::new());
            filled = 0;
        }
        filled += letters;
        parts.last_mut().into_iter().for_each(|part| part.push(digest));
    }
    parts
}

/// Attachments as a file has them, one in each line.
pub fn text(attachments: &[Attachment]) -> String {
    let mut text = String::with_capacity(size(attachments));
    text.push_str("{\n");
    for (at, one) in attachments.iter().enumerate() {
        text.push_str(if at == 0 { "\"" } else { ",\n\"" });
        text.push_str(&one.digest().to_string());
        text.push_str("\":{\"type\":\"");
        text.push_str(one.media().name());
        text.push_str("\",\"data\":\"");
        BASE64.encode_append(one.content(), &mut text);
        text.push_str("\"}");
    }
    text.push_str("\n}");
    text
}

fn size(attachments: &[Attachment]) -> usize {
    attachments.iter().map(|one| BASE64.encode_len(one.content().len()) + AROUND).sum::<usize>() + AROUND
}
