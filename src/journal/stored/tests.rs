use super::*;

const FACT: &str = r#"{"id":"019000000000700080000000000000A1","on":"2026-03-05","recorded":"2026-03-05T10:00:00","actor":"ma","device":"d","fact":{"receipt":{"contract":"c","amount":"1e2"}}}"#;

/// What is wrong in a record, and how many facts of it are taken.
fn read(text: &str) -> (Vec<Fault>, usize) {
    let mut journal = Journal::default();
    let faults = take_stored(&mut journal, 7, text);
    (faults, journal.len())
}

fn only(text: &str) -> Fault {
    let (faults, _) = read(text);
    assert_eq!(faults.len(), 1, "{text}: {faults:?}");
    faults.into_iter().next().unwrap()
}

fn plain() -> String {
    FACT.replace("019000000000700080000000000000A1", "01900000-0000-7000-8000-0000000000a1")
}

fn other() -> String {
    plain().replace("0000a1", "0000a2")
}

#[test]
fn what_was_stored_once_is_read_however_it_is_written() {
    // Of a file that an earlier program took in.
    assert_eq!(read(&format!("[{FACT}]")), (Vec::new(), 1));
    assert_eq!(read("[]"), (Vec::new(), 0));
    assert_eq!(read(&format!(" [ {} ,\n {} ] ", plain(), other())), (Vec::new(), 2));
}

#[test]
fn what_cannot_be_read_is_named_and_keeps_no_other_fact_out() {
    let unknown = plain().replace("receipt", "lottery");
    let fault = Fault {
        record: Some(7),
        number: Some(2),
        damage: Damage::Fact {
            field: Some("fact".into()),
            problem: FactProblem::UnknownKind { kind: "lottery".into() },
        },
        recorded: Some("2026-03-05T10:00:00".parse().unwrap()),
        text: unknown.as_str().into(),
    };
    assert_eq!(read(&format!("[{},{unknown},{}]", plain(), other())), (vec![fault], 2));

    let nameless = plain().replace(r#""contract":"c","#, "");
    let missing = FactProblem::Misfit(Misfit::Missing { name: "contract".into() });
    let damage = Damage::Fact { field: Some("fact.receipt".into()), problem: missing };
    assert_eq!(only(&format!("[{nameless}]")).damage, damage);
    // The way its id is written is not what is wrong with it.
    let dayless = FACT.replace(r#""on":"2026-03-05""#, r#""on":"5.3.2026""#);
    let unreadable = FactProblem::Misfit(Misfit::Unreadable);
    let damage = Damage::Fact { field: Some("on".into()), problem: unreadable };
    assert_eq!(only(&format!("[{dayless}]")).damage, damage);
}

#[test]
fn a_damaged_text_is_read_as_far_as_it_is_whole() {
    let whole = format!("[{},{}]", plain(), other());
    for (kept, facts) in [(whole.len() - 1, 1), (whole.len() - 20, 1), (FACT.len() / 2, 0)] {
        let cut = &whole[..kept];
        let (faults, taken) = read(cut);
        assert_eq!((faults.len(), taken), (1, facts), "{cut}");
        assert_eq!((&faults[0].number, &faults[0].damage), (&None, &Damage::NoList), "{cut}");
        assert!(cut.ends_with(&*faults[0].text), "{cut}");
    }
    for text in ["", "[{", "{}", "7", "[1 2]", "[1,]", "[]]", "\0", "[\u{fffd}"] {
        let fault = only(text);
        assert_eq!(fault.damage, Damage::NoList, "{text}");
        assert_eq!((fault.record, fault.recorded), (Some(7), None), "{text}");
    }
}

#[test]
fn a_fact_that_contradicts_an_earlier_one_is_named_and_the_first_stays() {
    let mut journal = Journal::default();
    assert_eq!(take_stored(&mut journal, 1, &format!("[{}]", plain())), Vec::new());
    let altered = plain().replace("1e2", "2e2");
    let faults = take_stored(&mut journal, 2, &format!("[{},{altered}]", other()));
    let known = journal.facts().next().unwrap().clone();
    assert_eq!(faults.len(), 1);
    assert_eq!(faults[0].damage, Damage::Contradicts(known.id));
    assert_eq!((faults[0].number, &*faults[0].text), (Some(2), altered.as_str()));
    assert_eq!(journal.len(), 2);
    assert_eq!(serde_json::to_value(&*known).unwrap()["fact"]["receipt"]["amount"], "100.00");
}

#[test]
fn every_part_of_a_text_is_either_taken_or_given_back() {
    let whole = format!("[{},{},null]", plain(), other());
    for end in (0..whole.len()).filter(|end| whole.is_char_boundary(*end)) {
        let (parts, rest) = parts_of(&whole[..end]);
        let found: usize = parts.iter().map(|part| part.len()).sum::<usize>() + rest.map_or(0, str::len);
        // All but the brackets and commas between.
        assert!(found + parts.len() + 1 >= end, "{end}");
    }
}

#[test]
fn what_cannot_be_read_lies_as_it_did_when_it_is_stored_anew() {
    let unknown = plain().replace("receipt", "lottery");
    let altered = plain().replace("1e2", "1e3");
    let cut = &plain()[..90];
    let mut journal = Journal::default();
    let mut faults = take_stored(&mut journal, 1, &format!("[{},{unknown},{altered},{cut}", plain()));
    faults.push(Fault::of_record(Some(2), Damage::Newer { format: 9 }, r#"{"seq":2,"format":9}"#));
    // The browser gave this one out to nobody.
    faults.push(Fault::of_record(Some(3), Damage::Unread { code: None }, ""));

    let records = records_of(&faults);
    // A record of another format is none of our lists: the program that wrote it finds it as it was.
    let (other, lists): (Vec<Kept>, Vec<Kept>) =
        records.into_iter().partition(|record| matches!(record, Kept::Record(_)));
    assert_eq!(other, [Kept::Record(r#"{"seq":2,"format":9}"#.into())]);
    let mut again = Vec::new();
    for (record, list) in (4..).zip(lists) {
        let Kept::List(text) = list else { unreachable!("only lists are left") };
        again.extend(take_stored(&mut journal, record, &text));
    }
    let said = |faults: &[Fault]| {
        faults.iter().map(|fault| (fault.text.to_string(), fault.damage.clone())).collect::<Vec<_>>()
    };
    assert_eq!(said(&again), said(&faults[..3]));
    assert_eq!(journal.len(), 1);
    assert_eq!(records_of(&[]), []);
}

#[test]
fn facts_may_stand_beside_others_when_all_of_them_are_in_force() {
    let mut journal = Journal::default();
    take_stored(&mut journal, 1, &format!("[{},{}]", plain(), other()));
    let check = |text: &str, whole: bool| assert_eq!(is_in_force(&journal, text), whole, "{text}");
    check(&format!(" [{}]", plain()), true);
    check("[]", true);
    // However it is written: nothing of the text is changed.
    check(&format!("[{}]", plain().replace("1e2", "100.00")), true);
    check(&format!("[{},{}]", plain(), plain().replace("1e2", "2e2")), false);
    check(&format!("[{}]", plain().replace("0000a1", "0000a3")), false);
    check(&format!("[{},{{}}]", plain()), false);
    check(&plain(), false);
    let unpaired = |letter: &str| plain().replace(r#""actor":"ma""#, &format!(r#""actor":"{letter}""#));
    for (letter, whole) in [("调", true), ("\u{FFFD}", false)] {
        let mut journal = Journal::default();
        take_stored(&mut journal, 1, &format!("[{}]", unpaired(letter)));
        assert_eq!((journal.len(), is_in_force(&journal, &format!("[{}]", unpaired(letter)))), (1, whole));
    }
}
