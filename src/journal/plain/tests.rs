use super::*;
use crate::journal::{Journal, MonthClosed, kind::Kind, stored::take_stored};
use proptest::{prelude::*, sample::Index};

/// A fact of every kind, as this program writes it: once with what need not be written, once without.
fn written() -> Vec<String> {
    let fact = |body: FactBody| Fact {
        id: FactId(uuid::Uuid::from_u128(0x0190_0000_0000_7000_8000_0000_0000_00a1)),
        on: "2026-03-05".parse().unwrap(),
        at: None,
        recorded: "2026-03-05T10:00:00".parse().unwrap(),
        actor: PersonId::parse("马").unwrap(),
        device: DeviceId::parse("d").unwrap(),
        link: None,
        body,
    };
    let full = |kind: &'static crate::journal::kind::Declared| {
        let fields = kind.fields.iter().map(|field| (field.name.to_owned(), field.shape.blank()));
        FactBody::made(kind, fields.collect()).unwrap()
    };
    let lines = |subject: &str| ClosedLine {
        person: PersonId::parse("li").unwrap(),
        item: "late".into(),
        subject: subject.into(),
        amount: Money::yuan(-20),
    };
    let closed = MonthClosed {
        month: "2026-03".parse().unwrap(),
        lines: [lines("2026-02"), lines("")].into(),
        ..MonthClosed::of(&FactBody::blank(FactBody::kind("close_month").unwrap())).unwrap().clone()
    };
    let bodies = FactBody::kinds().flat_map(|kind| [FactBody::blank(kind), full(kind)]);
    let bodies = bodies.chain([FactBody::from(closed)]);
    let mut all: Vec<String> = bodies.map(|body| serde_json::to_string(&fact(body)).unwrap()).collect();
    let controllers = r#""controllers":[{"points":500},{"points":32,"alarm_only":true}]"#;
    let notices = all.iter().filter(|text| text.contains(r#""notice":{"#)).cloned().collect::<Vec<_>>();
    all.extend(notices.iter().map(|notice| notice.replace(r#""controllers":[]"#, controllers)));
    let after = Digest::of(b"");
    let links = [
        r#"{"n":1}"#.to_owned(),
        format!(r#"{{"n":27,"after":"{after}"}}"#),
        format!(
            r#"{{"n":2,"after":"{after}","seen":{{"e":"5","f":"01900000-0000-7000-8000-0000000000a1"}}}}"#
        ),
    ];
    let linked = (all[0].clone(), links);
    all.extend(
        linked.1.iter().map(|link| linked.0.replace(r#","fact""#, &format!(r#","link":{link},"fact""#))),
    );
    all
}

fn read(text: &str) -> Option<Vec<Arc<Fact>>> {
    facts(text, &mut IdTexts::default())
}

/// One by one.
fn by_serde(text: &str) -> Option<Vec<Arc<Fact>>> {
    let facts: Vec<Box<RawValue>> = serde_json::from_str(text).ok()?;
    let read = |fact: &RawValue| match serde_json::from_str::<String>(fact.get()) {
        Ok(text) => Fact::read(&text),
        Err(_) => Fact::read(fact.get()),
    };
    facts.iter().map(|fact| read(fact).ok().map(Arc::new)).collect()
}

/// What is read, whatever its text.
fn said(facts: Option<Vec<Arc<Fact>>>) -> Option<Vec<Fact>> {
    let without = |fact: Arc<Fact>| {
        let mut fact = Arc::unwrap_or_clone(fact);
        fact.link.iter_mut().for_each(|link| link.text = None);
        fact
    };
    facts.map(|facts| facts.into_iter().map(without).collect())
}

#[test]
fn what_this_program_writes_is_read_in_one_pass() {
    for text in written() {
        let mut scan = Scan::of(&text);
        let fact = scan.fact(&mut IdTexts::default());
        assert_eq!((fact, scan.at), (serde_json::from_str(&text).ok(), text.len()), "{text}");
    }
}

#[test]
fn what_is_written_otherwise_is_read_all_the_same() {
    let [first, second, ..] = written().try_into().unwrap_or_else(|all: Vec<String>| {
        let mut all = all.into_iter();
        [all.next().unwrap(), all.next().unwrap()]
    });
    let spread = second.replace(':', " : ").replace(',', ",\n").replace("10 : 00 : 00", "10:00:00");
    let escaped = first.replace('马', "\\u9a6c");
    for list in [
        format!("[{first},{second}]"),
        format!(" [ {first} ,\r\n\t{spread} ] "),
        format!("[{escaped}]"),
        "[]".to_owned(),
        " [ ] ".to_owned(),
    ] {
        let read = read(&list);
        assert!(read.is_some() && read == by_serde(&list), "{list}");
    }
    for list in
        ["", "[", "[,]", "[]]", "[] x", "{}", &format!("[{first},]"), &format!("[{first}{first}]"), &first]
    {
        assert_eq!(read(list), None, "{list}");
    }
}

#[test]
fn a_linked_fact_keeps_its_text_byte_for_byte() {
    let linked = written().pop().unwrap();
    let odd = linked.replace(r#"{"n":2"#, r#"{ "n" : 2"#);
    for (text, is_odd) in [(&linked, false), (&odd, true)] {
        let fact = Fact::read(text).unwrap();
        assert_eq!(fact.text(), text.as_str());
        let list = format!("[{},{}]", fact.stored(), fact.stored());
        assert_eq!(fact.stored().starts_with('"'), is_odd);
        // Stored and read once more, it is the same fact.
        assert_eq!(read(&list).unwrap(), [Arc::new(fact.clone()), Arc::new(fact)]);
        assert_eq!(take_stored(&mut Journal::default(), 1, &list), []);
    }
}

/// Read alone it is what serde reads, text kept or not.
fn check_alone(text: &str) {
    if let Some(Plain { fact, link }) = fact(text, &mut IdTexts::default()) {
        let without = Fact { link: None, ..fact.clone() };
        let rest = [&text[..link.start], &text[link.end..]].concat();
        assert_eq!(Fact::read(&rest).ok(), Some(without), "{text}");
        assert_eq!(Some(fact), Fact::read(text).ok(), "{text}");
    }
}

/// Every fact, linked, so that it matters how it is written.
fn linked() -> Vec<String> {
    let link = format!(r#","link":{{"n":27,"after":"{}"}},"fact""#, Digest::of(b""));
    let unlinked = |text: &String| !text.contains(r#""link""#);
    let link = |text: String| if unlinked(&text) { text.replace(r#","fact""#, &link) } else { text };
    written().into_iter().map(link).collect()
}

#[test]
fn what_is_found_to_be_as_this_program_writes_it_is_so() {
    for text in linked() {
        let mut scan = Scan { exact: Some(true), ..Scan::of(&text) };
        let read = scan.fact(&mut IdTexts::default()).unwrap();
        assert_eq!(
            scan.exact == Some(true),
            read.text() == Fact::read(&text).unwrap().plain_text(),
            "{text}"
        );
        check_alone(&text);
        // In other words, each of which says the same.
        for (exactly, otherwise) in [
            ("00a1", "00A1"),
            (r#""amount":"0""#, r#""amount":" 0""#),
            (r#""amount":"-20.00""#, r#""amount":"-20""#),
            (r#""2000-01""#, r#""2000-1""#),
            (r#"false"#, r#"false "#),
            (r#"[]"#, r#"[ ]"#),
            (r#""n":27"#, r#""n":27 "#),
            (r#""seen":{"e":"5""#, r#""seen":{"e" :"5""#),
            ("}}", r#","remark":""}}"#),
            ("}}", r#","number":null}}"#),
        ] {
            check_alone(&text.replace(exactly, otherwise));
        }
    }
}

#[test]
fn what_a_newer_program_says_is_kept_as_it_came() {
    let linked = written().pop().unwrap();
    let (around, _) = linked.split_once(r#","fact":"#).unwrap();
    let with = |body: &str| format!(r#"{around},"fact":{body}}}"#);
    let newer = with(r#"{"visit":{"to":"li","at":[{"x":"s1"}]}}"#);
    let extended = with(r#"{"leave":{"person":"li","handed_to":"zh"}}"#);
    for text in [&newer, &extended] {
        let [fact] = <[Arc<Fact>; 1]>::try_from(read(&format!("[{text}]")).unwrap()).unwrap();
        let FactBody::Newer(body) = &fact.body else { panic!("{text}") };
        assert!(body.texts().contains("li"));
        assert_eq!((fact.text().as_ref(), fact.stored().as_str()), (text.as_str(), text.as_str()));
    }
    // What this program would write is wrong in it, or there is nothing that says of which version it is.
    let wrong = with(r#"{"leave":{"person":5}}"#);
    let old = newer.replace(r#","link":"#, r#","links":"#);
    let none = written()[0].replace("branch_named", "visit");
    for text in [&wrong, &old, &none, &with(r#"{"visit":5}"#), &with("{}")] {
        assert!(Fact::read(text).is_err(), "{text}");
    }
}

#[test]
fn an_id_that_many_facts_name_is_kept_once() {
    let list = format!("[{}]", written().join(","));
    let facts = read(&list).unwrap();
    let actors: Vec<*const u8> = facts.iter().map(|fact| fact.actor.as_str().as_ptr()).collect();
    assert!(actors.windows(2).all(|two| two[0] == two[1]));
    // Also from one record to the next, and an id is no less looked at for that.
    let mut texts = IdTexts::default();
    assert_eq!(PersonId::stored(" ", &mut texts), None);
    let one = PersonId::stored("li", &mut texts).unwrap();
    assert_eq!(one.as_str().as_ptr(), PersonId::stored("li", &mut texts).unwrap().as_str().as_ptr());
}

proptest! {
    /// Some bytes of what is written are others, are missing, or stand there twice.
    #[test]
    fn whatever_a_text_is_it_is_read_as_serde_reads_it(
        at in any::<Index>(),
        changes in prop::collection::vec((any::<Index>(), 0..3usize, prop::sample::select(b"\"\\:,{}[]0159-.eTtn Z\x01".to_vec())), 1..3),
    ) {
        let mut all = written();
        all.extend(linked());
        let mut bytes = format!("[{}]", all[at.index(all.len())]).into_bytes();
        for (place, how, byte) in changes {
            let place = place.index(bytes.len());
            match how {
                0 => bytes[place] = byte,
                1 => bytes.insert(place, byte),
                _ => _ = bytes.remove(place),
            }
        }
        let text = String::from_utf8_lossy(&bytes).into_owned();
        prop_assert_eq!(said(read(&text)), said(by_serde(&text)), "{}", text);
        check_alone(&text[1..text.len() - usize::from(text.ends_with(']'))]);
        let taken = |text: &str| take_stored(&mut Journal::default(), 1, text).len();
        prop_assert_eq!(taken(&text) == 0, by_serde(&text).is_some());
    }
}
