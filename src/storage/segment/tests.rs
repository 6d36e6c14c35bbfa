use super::*;
use crate::{
    domain::{ContractId, DeviceId, FactId, Money, PersonId},
    journal::{
        Fact, FactBody, Journal, MoneyReceived,
        stored::{Fault, is_in_force, parts_of, take_stored},
    },
};
use proptest::{collection::vec, prelude::*};

/// Facts of one id differ by their amount.
fn fact(id: u8, amount: u8) -> String {
    let fact = Fact {
        id: FactId(uuid::Uuid::from_u128(id.into())),
        on: "2026-03-05".parse().unwrap(),
        at: None,
        recorded: "2026-03-05T10:00:00".parse().unwrap(),
        actor: PersonId::parse("马").unwrap(),
        device: DeviceId::parse("d").unwrap(),
        link: None,
        body: FactBody::from(MoneyReceived {
            contract: ContractId::parse("c").unwrap(),
            amount: Money::yuan(amount.into()),
        }),
    };
    serde_json::to_string(&fact).unwrap()
}

/// A record: its number and text, or one that is none of ours.
type Record = (u32, Option<String>);

/// What a tab has of a store: what is in force, all facts in the order of storing, and what cannot be used with its place.
fn read(records: &[Record]) -> (Journal, Vec<String>, Vec<Fault>) {
    let (mut journal, mut order, mut faults) = (Journal::default(), Vec::new(), Vec::new());
    for (seq, text) in records {
        let Some(text) = text else { continue };
        faults.extend(take_stored(&mut journal, *seq, text));
        let known = |part: &&str| serde_json::from_str::<Fact>(part).is_ok();
        order.extend(parts_of(text).0.into_iter().filter(known).map(str::to_owned));
    }
    (journal, order, faults)
}

/// Joins as the store does until there is nothing more to join.
fn compact(records: &mut Vec<Record>) {
    let (journal, ..) = read(records);
    let mut settled = 0;
    loop {
        let mut joining = Joining::default();
        for (seq, text) in records.iter().filter(|(seq, _)| *seq > settled) {
            let list = text.clone().filter(|text| is_in_force(&journal, text));
            if !joining.take(Some(*seq), list) {
                break;
            }
        }
        let Joined { segment, settled: now } = joining.finish();
        if segment.is_none() && now.is_none() {
            return;
        }
        if let Some(Segment { first, last, json }) = segment {
            records.retain(|(seq, _)| !(first..=last).contains(seq));
            let at = records.partition_point(|(seq, _)| *seq < first);
            records.insert(at, (last, Some(json)));
        }
        settled = now.unwrap_or(settled);
        if now.is_none() {
            return;
        }
    }
}

/// Records of whole lists, of lists with something in them that is no fact, of cut ones, and of none at all.
fn record() -> impl Strategy<Value = Option<String>> {
    let facts = vec((0..12u8, 0..2u8), 0..4).prop_map(|facts| {
        let facts: Vec<String> = facts.into_iter().map(|(id, amount)| fact(id, amount)).collect();
        facts.join(" , ")
    });
    prop_oneof![
        8 => facts.clone().prop_map(|facts| Some(format!(" [ {facts} ]\n"))),
        1 => facts.clone().prop_map(|facts| Some(format!("[{facts}{}null]", if facts.is_empty() { "" } else { "," }))),
        1 => (facts, 0..200usize).prop_map(|(facts, most)| {
            let kept = facts.chars().take(most).collect::<String>();
            Some(format!("[{kept}"))
        }),
        1 => Just(None),
    ]
}

proptest! {
    #[test]
    fn any_records_joined_and_read_again_are_the_same_facts_faults_and_order(texts in vec(record(), 0..30)) {
        let mut records: Vec<Record> = (1..).step_by(3).zip(texts).collect();
        let before = (read(&records), records.clone());
        compact(&mut records);
        prop_assert_eq!(read(&records), before.0);
        let others = |records: &[Record]| records.iter().filter(|(_, text)| text.is_none()).count();
        prop_assert_eq!(others(&records), others(&before.1));
        // Two that may be joined never stay side by side.
        let (journal, ..) = read(&records);
        let whole = |(_, text): &Record| text.as_ref().is_some_and(|text| is_in_force(&journal, text));
        prop_assert!(!records.windows(2).any(|two| two.iter().all(whole)), "{:?}", records);
    }
}

fn take_all(joining: &mut Joining, records: &[(u32, Option<usize>)]) -> Vec<bool> {
    let list = |size: usize| format!("[{}]", "1".repeat(size - 2));
    records.iter().map(|(seq, size)| joining.take(Some(*seq), size.map(list))).collect()
}

/// What becomes of records of some sizes; none of a size may not be joined.
fn check(records: &[(u32, Option<usize>)], segment: Option<(u32, u32)>, settled: Option<u32>) {
    let mut joining = Joining::default();
    take_all(&mut joining, records);
    let joined = joining.finish();
    let between = joined.segment.map(|segment| (segment.first, segment.last));
    assert_eq!((between, joined.settled), (segment, settled), "{records:?}");
}

#[test]
fn a_segment_grows_until_it_is_full_or_something_lies_behind_it() {
    let small = Some(40);
    check(&[], None, None);
    check(&[(5, small)], None, None);
    check(&[(5, small), (6, small), (9, small)], Some((5, 9)), None);
    check(&[(5, Some(FULL - 10)), (6, small)], Some((5, 6)), Some(6));
    check(&[(5, small), (6, small), (7, None)], Some((5, 6)), Some(6));
    // Alone before what cannot be joined it stays alone, and so does what is large by itself.
    check(&[(5, small), (7, None), (8, small), (9, small)], Some((8, 9)), Some(7));
    check(&[(5, Some(FULL)), (6, small)], None, Some(5));
}

#[test]
fn no_more_is_read_than_is_needed() {
    let mut joining = Joining::default();
    let small = Some(FULL / 2);
    assert_eq!(take_all(&mut joining, &[(1, small), (2, small)]), [true, false]);
    // Large records that lie side by side are not read all at once either.
    let mut joining = Joining::default();
    assert_eq!(take_all(&mut joining, &[(1, Some(FULL))]), [false]);
    assert_eq!(joining.finish(), Joined { segment: None, settled: Some(1) });
}

#[test]
fn what_stands_in_the_lists_is_joined_byte_for_byte() {
    let lists = [" [ 1,  \"[二]\" ]\n", "[]", "[ ]", r#"[{"a": [3]}]"#];
    assert_eq!(joined(lists.into_iter()), r#"[1,  "[二]",{"a": [3]}]"#);
    assert_eq!(joined(["[]", " [\t] "].into_iter()), "[]");
}

#[test]
fn the_facts_of_an_import_are_lists_of_a_bounded_size() {
    assert_eq!(lists([]), Vec::<String>::new());
    assert_eq!(lists(["1".to_owned(), "2".to_owned()]), ["[1,2]"]);
    let half = "x".repeat(FULL / 2);
    let made = lists((0..5).map(|_| half.clone()));
    let two = format!("[{half},{half}]");
    assert_eq!(made, [two.clone(), two, format!("[{half}]")]);
}
