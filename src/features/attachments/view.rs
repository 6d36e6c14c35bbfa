//! What is attached to a piece of work, as it is shown, and what adding something becomes.

use crate::{
    app::i18n::Words,
    domain::{Attachment, Digest, FactId, Media, Thing, ThingId, Unattachable},
    features::data::view::size,
    journal::{Attached, FactBody, kind::Kind as _, limits::NAME_CHARS},
    ledger::Ledger,
    letters,
    workflow::Command,
};
use chrono::NaiveDate;

/// Something attached.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// The fact that says so.
    pub fact: FactId,
    pub digest: Digest,
    pub media: Media,
    pub title: String,
    pub bytes: u32,
}

/// What is attached to a thing, in the order in which it happened. What was withdrawn or is kept aside stands in the history
/// only.
pub fn rows(ledger: &Ledger, thing: &Thing) -> Vec<Row> {
    let counts = |fact: FactId| !ledger.withdrawn.contains_key(&fact) && !ledger.aside.contains_key(&fact);
    let row = |fact: FactId, attached: &Attached| Row {
        fact,
        digest: attached.content,
        media: attached.media,
        title: attached.title.clone(),
        bytes: attached.size,
    };
    let told = ledger.told_about(thing).filter(|fact| counts(fact.id));
    told.filter_map(|fact| Some(row(fact.id, fact.body.of()?))).collect()
}

/// The kind of file and its size: `JPG · 212 KB`.
pub fn kind_and_size(words: Words, media: Media, bytes: u32) -> String {
    format!("{} · {}", media.ending().to_uppercase(), size(words, bytes.into()))
}

/// A command that attaches something to a thing; without one, to be asked whose that is.
pub fn attaching(
    ledger: &Ledger,
    thing: &Thing,
    on: NaiveDate,
    attachment: Option<(&Attachment, &str)>,
) -> Option<Command> {
    let body = match attachment {
        None => FactBody::blank(Attached::DECLARED),
        Some((attachment, title)) => FactBody::from(Attached {
            thing: ThingId::parse(&ledger.exact_id(thing)).ok()?,
            content: attachment.digest(),
            media: attachment.media(),
            size: attachment.size(),
            title: title.trim().to_owned(),
        }),
    };
    Some(Command::Record { on, at: None, body })
}

/// A title to begin with: what the file is called, without its ending; nothing where that says nothing.
pub fn title_of(file: &str) -> String {
    let stem = file.rsplit_once('.').map_or(file, |(stem, _)| stem);
    let shown: String = stem.chars().filter(|letter| letters::unseen(*letter).is_none()).collect();
    // What browsers call something pasted.
    if shown == "image" { String::new() } else { shown.trim().chars().take(NAME_CHARS).collect() }
}

/// Why a file was not taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Untaken {
    /// The browser gives it no bytes, or cannot show it as a picture.
    Unreadable,
    /// Not even as small as a picture may be made.
    Unattachable(Unattachable),
}

/// Why a file was not taken, by its name.
pub fn untaken_words(words: Words, file: &str, why: &Untaken) -> String {
    let most = size(words, Attachment::MOST_BYTES as f64);
    match why {
        Untaken::Unattachable(Unattachable::TooLarge { bytes }) => {
            let bytes = size(words, *bytes as f64);
            words.tv("attachments.wrong.large", &[("file", &file), ("size", &bytes), ("most", &most)])
        }
        Untaken::Unattachable(Unattachable::Empty) => words.tv("attachments.wrong.empty", &[("file", &file)]),
        Untaken::Unreadable | Untaken::Unattachable(Unattachable::OtherMedia) => {
            words.tv("attachments.wrong.kind", &[("file", &file)])
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        app::i18n::Lang,
        domain::WorkId,
        features::record::samples::{Told, id},
    };

    fn paper(title: &str, content: &[u8]) -> (Attachment, FactBody) {
        let attachment = Attachment::of([b"%PDF-".as_slice(), content].concat()).unwrap();
        let body = FactBody::from(Attached {
            thing: id("W1"),
            content: attachment.digest(),
            media: Media::Pdf,
            size: attachment.size(),
            title: title.into(),
        });
        (attachment, body)
    }

    #[test]
    fn what_is_attached_to_a_job_is_its_own() {
        let mut told = Told::branch();
        told.repair("2026-11-09", "W1", "x").repair("2026-11-09", "W2", "y");
        let (first, second) = (paper("one", b"1"), paper("two", b"2"));
        told.tell("2026-11-10", first.1).tell("2026-11-10", second.1);
        let ledger = told.ledger();
        let of = |job: &str| rows(&ledger, &Thing::Work(WorkId::Repair(id(job))));
        let titles: Vec<_> = of("W1").iter().map(|row| (row.title.clone(), row.digest)).collect();
        assert_eq!(titles, [("one".into(), first.0.digest()), ("two".into(), second.0.digest())]);
        assert_eq!(of("W2"), []);
    }

    #[test]
    fn adding_says_of_the_bytes_what_they_are() {
        let mut told = Told::branch();
        told.repair("2026-11-09", "W1", "x");
        let (attachment, body) = paper("Sheet", b"1");
        let (thing, on) = (Thing::Work(WorkId::Repair(id("W1"))), "2026-11-10".parse().unwrap());
        let command = attaching(&told.ledger(), &thing, on, Some((&attachment, " Sheet "))).unwrap();
        // The sample began it on another device, under no more than a number.
        let Command::Record { body: FactBody::Service(made), .. } = command else { panic!() };
        let made = FactBody::Service(made);
        let (made, expected) = (made.of::<Attached>().unwrap(), body.of::<Attached>().unwrap());
        assert_eq!(
            (made.content, made.media, made.size, &made.title),
            (expected.content, expected.media, expected.size, &expected.title)
        );
    }

    #[test]
    fn a_file_gives_its_title_where_it_has_one() {
        let check = |file: &str, expected: &str| assert_eq!(title_of(file), expected);
        check("反馈单 签字.jpg", "反馈单 签字");
        check("IMG.2026.png", "IMG.2026");
        check("image.png", "");
        check("a\u{202E}gpj.exe", "agpj");
        check("", "");
        assert_eq!(title_of(&"长".repeat(500)).chars().count(), NAME_CHARS);
    }

    #[test]
    fn what_is_not_taken_is_named() {
        let words = Words(Lang::En);
        let said = |why| untaken_words(words, "scan.pdf", &why);
        let large = said(Untaken::Unattachable(Unattachable::TooLarge { bytes: 900 * 1024 }));
        assert!(
            large.contains("scan.pdf") && large.contains("900 KB") && large.contains("400 KB"),
            "{large}"
        );
        assert!(said(Untaken::Unreadable).contains("scan.pdf"));
        assert_eq!(kind_and_size(words, Media::Jpeg, 217_088), "JPG · 212 KB");
    }
}
