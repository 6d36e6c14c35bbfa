//! Attachments in a file: what is written is read again, what is not what it says is named and keeps nothing else out.
#![cfg(not(target_arch = "wasm32"))]

#[path = "common/samples.rs"]
mod samples;
#[path = "common/schema.rs"]
mod schema;

use fieldbook::{
    domain::{Attachment, DeviceId, Digest, Digests, Media, ThingId, Unattachable},
    journal::{
        Attached, Bundle, BundleError, Fact, FactBody, Journal, Preview,
        bundle::{ENCLOSED_BYTES, Misstated, Spoiled, Spoilt, parted},
        names::contents_of,
    },
    workflow::judge,
};
use proptest::prelude::*;
use serde_json::{Value, json};
use std::{collections::BTreeMap, sync::Arc};

const PNG: &[u8] = b"\x89PNG\r\n\x1a\n";

fn picture(content: &[u8]) -> Attachment {
    Attachment::of([PNG, content].concat()).unwrap()
}

/// A fact that attaches something to a job.
fn attached(attachment: &Attachment) -> Arc<Fact> {
    let notice = samples::facts().into_iter().find(|fact| samples::kind(&fact.body) == "notice").unwrap();
    let mut id = notice.id;
    id.0 = uuid::Uuid::from_u128(id.0.as_u128() ^ u128::from(attachment.size()));
    let body = FactBody::from(Attached {
        thing: ThingId::parse("n1").unwrap(),
        content: attachment.digest(),
        media: attachment.media(),
        size: attachment.size(),
        title: "反馈单".into(),
    });
    Arc::new(Fact { id, body, ..Arc::unwrap_or_clone(notice) })
}

fn bundle(facts: Vec<Arc<Fact>>, attachments: &[&Attachment]) -> Bundle {
    Bundle {
        exported: "2026-04-01T08:30:00".parse().unwrap(),
        device: DeviceId::parse("desk-1").unwrap(),
        branch: "东河".into(),
        facts,
        drafts: BTreeMap::new(),
        damaged: Vec::new(),
        attachments: attachments.iter().map(|one| (*one).clone()).collect(),
    }
}

fn read(text: &str) -> Result<Preview, BundleError> {
    Bundle::read(text, &Journal::default(), judge)
}

/// What is read of a file whose attachments a change has gone through.
fn changed(attachment: &Attachment, change: impl FnOnce(&mut Value)) -> Preview {
    let text = bundle(vec![attached(attachment)], &[attachment]).write().unwrap();
    let mut json: Value = serde_json::from_str(&text).unwrap();
    change(&mut json["attachments"]);
    let preview = read(&json.to_string()).unwrap();
    assert_eq!((preview.new.len(), preview.refused.len()), (1, 0));
    assert!(preview.is_acceptable());
    preview
}

#[test]
fn what_is_attached_goes_through_the_file_and_agrees_with_the_schema() {
    let (one, two) = (picture(b"1"), Attachment::of(*b"%PDF-1.7 22").unwrap());
    let facts = vec![attached(&one), attached(&two)];
    let text = bundle(facts.clone(), &[&one, &two]).write().unwrap();
    let preview = read(&text).unwrap();
    assert_eq!((preview.new, preview.refused), (facts, Vec::new()));
    let read = preview.enclosed.attachments;
    assert!(read.contains(&one) && read.contains(&two) && read.len() == 2);
    assert!(preview.enclosed.spoiled.is_empty() && preview.enclosed.absent.is_empty());
    let published = std::fs::read_to_string("public/fieldbook-bundle-2.schema.json").unwrap();
    let problems = schema::Schema::new(&published).problems(&serde_json::from_str(&text).unwrap());
    assert_eq!(problems, Vec::<String>::new());
}

#[test]
fn a_fact_is_taken_without_what_it_names() {
    let one = picture(b"1");
    let preview = read(&bundle(vec![attached(&one)], &[]).write().unwrap()).unwrap();
    assert_eq!(preview.new.len(), 1);
    assert_eq!(preview.enclosed.absent, Digests::from_iter([one.digest()]));
    // Another file brings it, where nothing else is new.
    let mut journal = Journal::default();
    journal.merge(preview.new.clone()).unwrap();
    let text = bundle(preview.new, &[&one]).write().unwrap();
    let again = Bundle::read(&text, &journal, judge).unwrap();
    assert_eq!((again.new.len(), again.known), (0, 1));
    assert_eq!(again.enclosed.attachments, std::slice::from_ref(&one));
    // As it does where the fact is only known here.
    let text = bundle(Vec::new(), &[&one]).write().unwrap();
    let alone = Bundle::read(&text, &journal, judge).unwrap();
    assert_eq!(alone.enclosed.attachments.len(), 1);
}

#[test]
fn what_is_not_what_it_says_is_named_and_keeps_nothing_out() {
    let one = picture(b"1");
    let name = one.digest().to_string();
    let check = |change: &dyn Fn(&mut Value), expected: Spoilt| {
        let preview = changed(&one, |attachments| change(attachments));
        let why: Vec<_> = preview.enclosed.spoiled.iter().map(|spoiled| spoiled.why).collect();
        assert_eq!(why, [expected]);
        assert!(preview.enclosed.attachments.is_empty());
        assert_eq!(preview.enclosed.absent, Digests::from_iter([one.digest()]));
    };
    check(&|all| all[&name]["data"] = json!("iVBORw0KGgoy"), Spoilt::OtherContent);
    check(&|all| all[&name]["data"] = json!("iVBO Rw0KGgox"), Spoilt::Form);
    check(&|all| all[&name]["data"] = json!("no base64!"), Spoilt::Form);
    check(&|all| all[&name]["data"] = json!(7), Spoilt::Form);
    check(&|all| all[&name]["more"] = json!(1), Spoilt::Form);
    check(&|all| all[&name] = json!("x"), Spoilt::Form);
    check(&|all| all[&name]["type"] = json!("image/jpeg"), Spoilt::OtherMedia);
    check(&|all| all[&name]["type"] = json!("text/html"), Spoilt::OtherMedia);
    check(&|all| all[&name]["data"] = json!("A".repeat(600_000)), {
        Spoilt::Unattachable(Unattachable::TooLarge { bytes: 450_000 })
    });
    check(&|all| *all = json!({ "no digest": all[&name].clone() }), Spoilt::Form);
}

/// What its digest says, and yet no attachment.
#[test]
fn a_page_that_calls_itself_a_picture_is_none() {
    let one = picture(b"1");
    let page = b"<script>alert(1)</script>";
    let digest = Digest::of(page).to_string();
    let body = json!({ "type": "image/png", "data": data_encoding::BASE64.encode(page) });
    let preview = changed(&one, |all| all[&digest] = body);
    let why = Spoilt::Unattachable(Unattachable::OtherMedia);
    assert_eq!(preview.enclosed.spoiled, [Spoiled { name: digest, why }]);
    assert_eq!(preview.enclosed.attachments.len(), 1);
}

#[test]
fn what_no_fact_names_is_named() {
    let (one, stray) = (picture(b"1"), picture(b"22"));
    let text = bundle(vec![attached(&one)], &[&one, &stray]).write().unwrap();
    let enclosed = read(&text).unwrap().enclosed;
    assert_eq!(enclosed.spoiled, [Spoiled { name: stray.digest().to_string(), why: Spoilt::Unnamed }]);
    assert_eq!(enclosed.attachments.len(), 1);
}

#[test]
fn what_a_fact_says_wrongly_of_an_attachment_is_named_and_both_are_taken() {
    let (one, right) = (picture(b"1"), picture(b"22"));
    let lying = |change: fn(&mut Attached)| {
        let fact = attached(&one);
        let mut body = fact.body.of::<Attached>().unwrap().clone();
        change(&mut body);
        Arc::new(Fact { body: FactBody::from(body), ..Arc::unwrap_or_clone(fact) })
    };
    let changes: [fn(&mut Attached); 2] = [|body| body.size = 7, |body| body.media = Media::Pdf];
    for change in changes {
        let fact = lying(change);
        let body = fact.body.of::<Attached>().unwrap();
        let said = (body.media, body.size);
        let expected = [Misstated { fact: fact.id, said, found: (Media::Png, one.size()) }];
        let text = bundle(vec![fact.clone(), attached(&right)], &[&one, &right]).write().unwrap();
        let preview = read(&text).unwrap();
        assert_eq!(preview.enclosed.misstated, expected);
        assert!(preview.is_acceptable() && preview.new.len() == 2);
        assert_eq!((preview.enclosed.attachments.len(), preview.enclosed.spoiled.len()), (2, 0));
        // Also where the fact is known already: named once.
        let mut journal = Journal::default();
        journal.merge(preview.new).unwrap();
        let again = Bundle::read(&text, &journal, judge).unwrap();
        assert_eq!(again.enclosed.misstated, expected);
        let alone = bundle(Vec::new(), &[&one]).write().unwrap();
        assert_eq!(Bundle::read(&alone, &journal, judge).unwrap().enclosed.misstated, expected);
        // Without the bytes nobody can tell.
        assert_eq!(read(&bundle(vec![fact], &[]).write().unwrap()).unwrap().enclosed.misstated, []);
    }
}

#[test]
fn version_1_has_no_attachments() {
    let one = picture(b"1");
    let text = bundle(vec![attached(&one)], &[&one]).write().unwrap();
    let text = text.replace("\"version\": 2", "\"version\": 1");
    assert!(matches!(read(&text), Err(BundleError::Unreadable { field, .. }) if field == "attachments"));
}

#[test]
fn what_a_newer_program_names_stays_with_its_fact() {
    let one = picture(b"1");
    let link = r#""link":{"n":1}"#;
    let told = format!(r#"{{"signed":{{"thing":"n1","strokes":["{}"]}}}}"#, one.digest());
    let text = format!(
        r#"{{"id":"01900000-0000-7000-8000-0000000000a1","on":"2026-03-05","recorded":"2026-03-05T10:00:00","actor":"ma","device":"d",{link},"fact":{told}}}"#
    );
    let fact = Arc::new(Fact::read(&text).unwrap());
    assert_eq!(contents_of([&fact]), Digests::from_iter([one.digest()]));
    let preview = read(&bundle(vec![fact], &[&one]).write().unwrap()).unwrap();
    assert_eq!((preview.refused.len(), preview.enclosed.attachments.len()), (0, 1));
}

#[test]
fn many_attachments_go_into_files_that_can_each_be_read() {
    let digest = |n: usize| Digest::of(&n.to_le_bytes());
    let all: Vec<_> = (0..200).map(|n| (digest(n), Attachment::MOST_BYTES)).collect();
    let parts = parted(&all);
    assert_eq!(parts.concat(), all.iter().map(|(digest, _)| *digest).collect::<Vec<_>>());
    for part in &parts {
        assert!(part.len() * (Attachment::MOST_BYTES / 3 * 4) < ENCLOSED_BYTES, "{}", part.len());
    }
    assert!((2..5).contains(&parts.len()), "{}", parts.len());
    assert_eq!(parted(&[]), [Vec::new()]);
}

#[test]
fn the_kinds_of_files_are_those_of_the_schema() {
    let published: Value =
        serde_json::from_str(&std::fs::read_to_string("public/fieldbook-bundle-2.schema.json").unwrap())
            .unwrap();
    let one = &published["$defs"]["attachment"]["properties"];
    assert_eq!(one["type"]["enum"], json!(Media::ALL));
    let longest = data_encoding::BASE64.encode_len(Attachment::MOST_BYTES);
    assert_eq!(one["data"]["maxLength"], json!(longest));
}

proptest! {
    /// Whatever stands among the attachments: nothing panics, the facts are taken, and only what is whole is.
    #[test]
    fn garbage_among_attachments_is_named(
        name in "[A-Za-z0-9_-]{0,50}",
        media in "(image/(jpeg|png|webp)|application/pdf|.{0,20})",
        data in "([A-Za-z0-9+/=]{0,40}|.{0,40})",
        bytes in proptest::collection::vec(any::<u8>(), 0..60),
    ) {
        let one = picture(b"1");
        let right = Digest::of(&bytes).to_string();
        let encoded = data_encoding::BASE64.encode(&bytes);
        let preview = changed(&one, |all| {
            all[&name] = json!({ "type": media, "data": data });
            all[&right] = json!({ "type": media, "data": encoded });
        });
        prop_assert_eq!(preview.enclosed.attachments.len(), 1);
        prop_assert!(!preview.enclosed.spoiled.is_empty());
    }
}
