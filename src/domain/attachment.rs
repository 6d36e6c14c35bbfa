//! Attachments: pictures and papers, known by what their bytes come to. Whatever names one names its digest.

use super::Digest;
use serde::{Deserialize, Serialize};
use std::{fmt, sync::Arc};

/// What kind of file an attachment is. Browsers of every age show the pictures among them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Media {
    #[serde(rename = "image/jpeg")]
    Jpeg,
    #[serde(rename = "image/png")]
    Png,
    #[serde(rename = "image/webp")]
    Webp,
    #[serde(rename = "application/pdf")]
    Pdf,
}

impl Media {
    pub const ALL: [Media; 4] = [Media::Jpeg, Media::Png, Media::Webp, Media::Pdf];

    /// Its name among the types of the internet, as files write it.
    pub fn name(self) -> &'static str {
        match self {
            Media::Jpeg => "image/jpeg",
            Media::Png => "image/png",
            Media::Webp => "image/webp",
            Media::Pdf => "application/pdf",
        }
    }

    /// By that name.
    pub fn named(name: &str) -> Option<Media> {
        Media::ALL.into_iter().find(|media| media.name() == name)
    }

    /// By how the bytes begin: what a file calls itself may be wrong.
    pub fn of(content: &[u8]) -> Option<Media> {
        match content {
            [0xff, 0xd8, 0xff, ..] => Some(Media::Jpeg),
            [0x89, b'P', b'N', b'G', 0x0d, 0x0a, 0x1a, 0x0a, ..] => Some(Media::Png),
            [b'R', b'I', b'F', b'F', _, _, _, _, b'W', b'E', b'B', b'P', ..] => Some(Media::Webp),
            [b'%', b'P', b'D', b'F', b'-', ..] => Some(Media::Pdf),
            _ => None,
        }
    }

    /// Can be looked at on the page.
    pub fn is_picture(self) -> bool {
        self != Media::Pdf
    }

    /// How the name of such a file ends.
    pub fn ending(self) -> &'static str {
        match self {
            Media::Jpeg => "jpg",
            Media::Png => "png",
            Media::Webp => "webp",
            Media::Pdf => "pdf",
        }
    }
}

/// Why bytes are no attachment.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Unattachable {
    #[error("there is nothing in it")]
    Empty,
    #[error("{bytes} bytes; {most} are the most", most = Attachment::MOST_BYTES)]
    TooLarge { bytes: usize },
    /// Neither of the pictures that every browser shows, nor a PDF.
    #[error("another kind of file")]
    OtherMedia,
}

/// The bytes of an attachment, with what they come to.
#[derive(Clone, PartialEq, Eq)]
pub struct Attachment {
    digest: Digest,
    media: Media,
    content: Arc<[u8]>,
}

impl Attachment {
    /// The largest one. A picture of 1600 dots is smaller, and a branch of ten years has thousands.
    pub const MOST_BYTES: usize = 400 * 1024;

    /// What these bytes are.
    ///
    /// # Errors
    /// They are no attachment.
    pub fn of(content: impl Into<Arc<[u8]>>) -> Result<Attachment, Unattachable> {
        let content = content.into();
        match (content.len(), Media::of(&content)) {
            (0, _) => Err(Unattachable::Empty),
            (bytes, _) if bytes > Attachment::MOST_BYTES => Err(Unattachable::TooLarge { bytes }),
            (_, None) => Err(Unattachable::OtherMedia),
            (_, Some(media)) => Ok(Attachment { digest: Digest::of(&content), media, content }),
        }
    }

    pub fn digest(&self) -> Digest {
        self.digest
    }

    pub fn media(&self) -> Media {
        self.media
    }

    pub fn content(&self) -> &[u8] {
        &self.content
    }

    /// In bytes. It fits: the largest one does.
    pub fn size(&self) -> u32 {
        self.content.len() as u32
    }
}

/// Without its bytes.
impl fmt::Debug for Attachment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?} {} {}", self.media, self.content.len(), self.digest)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_are_known_by_how_they_begin() {
        let check = |begins: &[u8], expected: Option<Media>| {
            assert_eq!(Media::of(begins), expected, "{begins:x?}");
            assert_eq!(Attachment::of(begins).ok().map(|it| it.media()), expected);
        };
        check(b"\xff\xd8\xff\xe0", Some(Media::Jpeg));
        check(b"\x89PNG\r\n\x1a\n", Some(Media::Png));
        check(b"RIFF\x01\x02\x03\x04WEBPVP8 ", Some(Media::Webp));
        check(b"%PDF-1.7", Some(Media::Pdf));
        for other in [&b""[..], b"\xff\xd8", b"GIF89a", b"<svg>", b"RIFF\x01\x02\x03\x04WAVE", b"<script>"] {
            check(other, None);
        }
        for media in Media::ALL {
            assert_eq!(Media::named(media.name()), Some(media));
            assert_eq!(serde_json::to_value(media).unwrap(), media.name());
        }
    }

    #[test]
    fn an_attachment_has_a_size_and_what_it_comes_to() {
        let of = |bytes: usize| Attachment::of([b"%PDF-".as_slice(), &vec![7; bytes - 5]].concat());
        let largest = of(Attachment::MOST_BYTES).unwrap();
        assert_eq!(largest.size(), 409_600);
        assert_eq!(largest.digest(), Digest::of(largest.content()));
        let bytes = Attachment::MOST_BYTES + 1;
        assert_eq!(of(bytes), Err(Unattachable::TooLarge { bytes }));
        assert_eq!(Attachment::of([]), Err(Unattachable::Empty));
    }
}
