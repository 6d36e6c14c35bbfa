use super::*;
use crate::{
    domain::{DeviceId, PersonId},
    ledger::Ledger,
};
use std::sync::Arc;

/// A desk that records facts knowing what it was handed.
struct Desk {
    device: &'static str,
    ledger: Ledger,
    made: u128,
}

impl Desk {
    fn new(device: &'static str, known: &Ledger) -> Desk {
        Desk { device, ledger: known.clone(), made: 0 }
    }

    fn record(&mut self, on: &str, body: &str) -> Arc<Fact> {
        self.record_at(on, 9, body)
    }

    fn record_at(&mut self, on: &str, hour: u32, body: &str) -> Arc<Fact> {
        self.made += 1;
        let on: NaiveDate = on.parse().unwrap();
        let id = u128::from(self.device.as_bytes()[0]) * 1000 + self.made;
        let fact = self.ledger.placed(Fact {
            id: FactId(uuid::Uuid::from_u128(id)),
            on,
            at: None,
            recorded: on.and_hms_opt(hour, 0, 0).unwrap(),
            actor: PersonId::parse("ma").unwrap(),
            device: DeviceId::parse(self.device).unwrap(),
            link: None,
            body: serde_json::from_str(body).unwrap(),
        });
        let fact = Arc::new(fact);
        self.ledger.take([&fact]);
        fact
    }

    fn hand(&self, other: &mut Desk) {
        other.ledger = other.ledger.with(self.ledger.facts().iter());
    }
}

const NOTICE: &str =
    r#"{"notice":{"notice":"T1","site":"s","to":"zh","kind":"new","controllers":[{"points":600}]}}"#;
const SITE: &str = r#"{"site":{"site":"s","name":"县医院","customer":"县医院","area":"county"}}"#;

fn finished() -> String {
    r#"{"finished":{"notice":"T1"}}"#.to_owned()
}

/// Two desks that know of one notice.
fn desks() -> (Desk, Desk) {
    let mut first = Desk::new("a", &Ledger::default());
    first.record("2026-03-01", SITE);
    first.record("2026-03-02", NOTICE);
    let second = Desk::new("b", &first.ledger);
    (first, second)
}

fn all(ledger: &Ledger) -> Vec<Conflict> {
    ledger.conflicts.values().flatten().cloned().collect()
}

#[test]
fn two_days_of_finishing_are_a_conflict_until_one_is_taken_back() {
    let (mut a, mut b) = desks();
    let late = a.record_at("2026-03-10", 18, &finished());
    let early = b.record_at("2026-03-09", 19, &finished());
    assert_eq!((all(&a.ledger).len(), all(&b.ledger).len()), (0, 0));
    b.hand(&mut a);
    a.hand(&mut b);
    assert!(a.ledger == b.ledger);
    let [conflict] = &all(&a.ledger)[..] else { panic!() };
    let (question, answers) = (conflict.question, conflict.answers.clone());
    assert_eq!((question, answers), (Question::Finished, vec![early.id, late.id]));
    // Until then the one that was recorded first is gone by.
    let day = |ledger: &Ledger| ledger.notices.get("T1").unwrap().finished.unwrap().fact;
    assert_eq!(day(&a.ledger), early.id);
    a.record("2026-03-11", &format!(r#"{{"withdrawn":{{"fact":"{}"}}}}"#, early.id));
    assert_eq!((all(&a.ledger), day(&a.ledger)), (Vec::new(), late.id));
}

#[test]
fn an_answer_that_knew_the_other_is_none_and_neither_is_the_same_answer() {
    let (mut a, mut b) = desks();
    a.record("2026-03-10", r#"{"ruling":{"notice":"T1","rate":"0.25"}}"#);
    a.record("2026-03-10", r#"{"ruling":{"notice":"T1","rate":"0.30"}}"#);
    a.hand(&mut b);
    b.record("2026-03-11", r#"{"ruling":{"notice":"T1","rate":"0.35"}}"#);
    a.record("2026-03-12", &finished());
    b.record("2026-03-12", &finished());
    b.hand(&mut a);
    assert_eq!(all(&a.ledger), []);
    // Said at the same time, and otherwise.
    a.record("2026-03-13", r#"{"ruling":{"notice":"T1","rate":"0.20"}}"#);
    b.record("2026-03-13", r#"{"ruling":{"notice":"T1","rate":"0.40"}}"#);
    b.hand(&mut a);
    assert_eq!(all(&a.ledger).iter().map(|one| one.question).collect::<Vec<_>>(), [Question::Ruling]);
    // Whoever answers knowing both has settled it.
    let last = a.record("2026-03-14", r#"{"ruling":{"notice":"T1","rate":"0.22"}}"#);
    assert_eq!(all(&a.ledger), []);
    assert_eq!(a.ledger.notices.get("T1").unwrap().rulings.last().unwrap().stamp.fact, last.id);
}

#[test]
fn a_fine_and_its_back_dated_waiver_wait_for_somebody_to_look() {
    let (mut a, mut b) = desks();
    let fine = a.record_at("2026-03-20", 9, r#"{"penalty":{"clause":"7.1","person":"zh","job":"T1"}}"#);
    b.record_at("2026-03-19", 10, r#"{"waived":{"clause":"7.1","person":"zh","job":"T1","reason":"x"}}"#);
    b.ledger = b.ledger.with([&fine]);
    assert_eq!(all(&b.ledger).len(), 1, "the waiver did not know of the fine");
    let ((), decision) = ((), b.ledger.decisions.values().next().unwrap());
    let earlier = b.ledger.fact(all(&b.ledger)[0].answers[0]).unwrap();
    assert_eq!(decision.stamp.fact, earlier.id);
}

/// A correction answers two questions: whether the proposed penalty holds, and whether the right one is charged.
#[test]
fn a_correction_and_the_right_clause_confirmed_elsewhere_are_a_conflict() {
    const CORRECTED: &str = r#"{"corrected":{"clause":"7.8","person":"zh","job":"T1","right_clause":"7.14","right_person":"zh","reason":"x"}}"#;
    const CONFIRMED: &str = r#"{"penalty":{"clause":"7.14","person":"zh","job":"T1"}}"#;
    let of = |code: &str| {
        let clause = PenaltyClause::ALL.iter().copied().find(|clause| clause.code() == code).unwrap();
        Asked::Penalty(clause, JobId::parse("T1").unwrap())
    };
    let charged = |ledger: &Ledger| ledger.penalties.values().map(|one| one.stamp.fact).collect::<Vec<_>>();
    let (mut a, mut b) = desks();
    let corrected = a.record_at("2026-03-20", 9, CORRECTED);
    let confirmed = b.record_at("2026-03-19", 10, CONFIRMED);
    a.hand(&mut b);
    b.hand(&mut a);
    assert!(a.ledger == b.ledger);
    let [conflict] = &all(&a.ledger)[..] else { panic!("{:?}", all(&a.ledger)) };
    assert_eq!((&conflict.of, conflict.question), (&of("7.14"), Question::Decision));
    assert_eq!(conflict.answers, [confirmed.id, corrected.id]);
    // Nobody pays twice: the one that was recorded first is gone by.
    assert_eq!(charged(&a.ledger), [confirmed.id]);
    assert_eq!(conflict.others(&a.ledger, corrected.id), [confirmed.id]);
    b.record("2026-03-21", &format!(r#"{{"withdrawn":{{"fact":"{}"}}}}"#, confirmed.id));
    assert_eq!((all(&b.ledger), charged(&b.ledger)), (Vec::new(), vec![corrected.id]));
    // What is taken back is taken back whole: the proposed one is asked again.
    a.record("2026-03-21", &format!(r#"{{"withdrawn":{{"fact":"{}"}}}}"#, corrected.id));
    assert_eq!((all(&a.ledger), charged(&a.ledger)), (Vec::new(), vec![confirmed.id]));
    assert_eq!(a.ledger.decisions.keys().map(|(clause, _)| clause.code()).collect::<Vec<_>>(), ["7.14"]);
    // It answers the other question as well.
    let (mut a, mut b) = desks();
    a.record_at("2026-03-20", 9, CORRECTED);
    b.record_at("2026-03-20", 10, r#"{"waived":{"clause":"7.8","person":"zh","job":"T1","reason":"x"}}"#);
    b.record_at("2026-03-20", 11, CONFIRMED);
    b.hand(&mut a);
    let asked: Vec<Asked> = all(&a.ledger).into_iter().map(|conflict| conflict.of).collect();
    assert_eq!(asked, [of("7.8"), of("7.14")]);
}

#[test]
fn what_a_site_is_is_a_conflict_only_between_changes() {
    let (mut a, mut b) = desks();
    let elsewhere = |area: &str| SITE.replace("county", area);
    a.record("2026-03-05", &elsewhere("local"));
    assert_eq!(all(&a.ledger), []);
    b.record("2026-03-06", &elsewhere("elsewhere"));
    a.hand(&mut b);
    assert_eq!(all(&b.ledger).iter().map(|one| one.question).collect::<Vec<_>>(), [Question::Site]);
    assert_eq!(b.ledger.sites.get("s").unwrap().area, crate::domain::Area::Local);
}

#[test]
fn a_repair_quoted_anew_at_two_desks_is_a_conflict_and_one_quoted_twice_at_one_is_none() {
    let (mut a, _) = desks();
    let quote = |charged: &str| {
        format!(r#"{{"quote":{{"repair":"R1","site":"s","charged":"{charged}","floor":"100"}}}}"#)
    };
    a.record("2026-03-03", &quote("300"));
    let mut b = Desk::new("b", &a.ledger);
    a.record("2026-03-04", &quote("400"));
    assert_eq!(all(&a.ledger), []);
    let last = a.record("2026-03-05", &quote("450"));
    let other = b.record("2026-03-06", &quote("500"));
    b.hand(&mut a);
    let [conflict] = &all(&a.ledger)[..] else { panic!() };
    assert_eq!((conflict.question, &conflict.answers[..]), (Question::Quote, &[last.id, other.id][..]));
    // Nothing is done yet: it is settled beside the work. Once there is a repair, its money waits.
    let charged = |ledger: &Ledger| ledger.quoted.get("R1").unwrap().quote.charged.exact().to_string();
    assert!(!conflict.is_of_work(&a.ledger));
    assert_eq!(charged(&a.ledger), "450");
    // What the other desk said before comes back with its last word: both are taken back.
    let others = conflict.others(&a.ledger, other.id);
    assert_eq!((others.len(), conflict.others(&a.ledger, last.id)), (2, vec![other.id]));
    for fact in others {
        a.record("2026-03-07", &format!(r#"{{"withdrawn":{{"fact":"{fact}"}}}}"#));
    }
    assert_eq!((all(&a.ledger), charged(&a.ledger)), (Vec::new(), "500".into()));
}

#[test]
fn what_a_dealer_said_and_who_looks_after_a_site_hold_no_money_of_its_jobs() {
    let (mut a, mut b) = desks();
    a.record("2026-03-05", r#"{"dealer_consents":{"site":"s"}}"#);
    b.record("2026-03-05", r#"{"dealer_refuses":{"site":"s"}}"#);
    a.record("2026-03-05", r#"{"dropped":{"site":"s"}}"#);
    a.record("2026-03-05", r#"{"resumed":{"site":"s"}}"#);
    b.record("2026-03-05", r#"{"dropped":{"site":"s","reason":"x"}}"#);
    a.record("2026-03-05", r#"{"looks_after":{"site":"s","person":"zh"}}"#);
    b.record("2026-03-05", r#"{"looks_after":{"site":"s","person":"li"}}"#);
    b.hand(&mut a);
    let asked: Vec<Question> = all(&a.ledger).iter().map(|one| one.question).collect();
    assert_eq!(asked, [Question::Dealer, Question::FollowedUp, Question::LookedAfter]);
    assert_eq!(a.ledger.conflicts_of_job(&JobId::parse("T1").unwrap(), true), Vec::<&Conflict>::new());
    assert!(all(&a.ledger).iter().all(|one| !one.is_of_work(&a.ledger)));
}

#[test]
fn a_sheet_reviewed_in_two_ways_is_a_conflict() {
    let (mut a, _) = desks();
    a.record(
        "2026-03-03",
        r#"{"visit_planned":{"visit":"v","site":"s","kind":"follow_up","to":"zh","day":"2026-03-03"}}"#,
    );
    a.record("2026-03-03", r#"{"sheet_in":{"visit":"v"}}"#);
    let mut b = Desk::new("b", &a.ledger);
    a.record("2026-03-04", r#"{"reviewed":{"visit":"v","qualified":true}}"#);
    b.record("2026-03-04", r#"{"reviewed":{"visit":"v","qualified":false}}"#);
    b.hand(&mut a);
    assert_eq!(all(&a.ledger).iter().map(|one| one.question).collect::<Vec<_>>(), [Question::Review]);
}

/// As version 1 records it, at an hour of one day.
fn old(device: &str, number: u128, hour: u32, body: &str) -> Arc<Fact> {
    let on: NaiveDate = "2026-03-10".parse().unwrap();
    Arc::new(Fact {
        id: FactId(uuid::Uuid::from_u128(number)),
        on,
        at: None,
        recorded: on.and_hms_opt(hour, 0, 0).unwrap(),
        actor: PersonId::parse("ma").unwrap(),
        device: DeviceId::parse(device).unwrap(),
        link: None,
        body: serde_json::from_str(body).unwrap(),
    })
}

#[test]
fn of_version_1_two_devices_that_differ_are_a_conflict_and_one_device_never_is() {
    let ruled = |device, number, hour, rate: &str| {
        old(device, number, hour, &format!(r#"{{"ruling":{{"notice":"T1","rate":"{rate}"}}}}"#))
    };
    let (known, _) = desks();
    let own = [ruled("x", 1, 9, "0.20"), ruled("x", 2, 10, "0.30")];
    assert_eq!(all(&known.ledger.with(&own)), []);
    let others = [ruled("x", 1, 9, "0.20"), ruled("y", 2, 10, "0.30")];
    assert_eq!(all(&known.ledger.with(&others)).len(), 1);
}

#[test]
fn what_goes_on_is_no_conflict_though_version_1_does_not_say_what_was_known() {
    let (known, _) = desks();
    let papers = [
        old("x", 1, 9, r#"{"papers":{"notice":"T1","failed":["forms"]}}"#),
        old("y", 2, 10, r#"{"papers":{"notice":"T1"}}"#),
    ];
    assert_eq!(all(&known.ledger.with(&papers)), []);
    let described = |device, number, area: &str, name: &str| {
        let site = SITE.replace("county", area).replace(r#""name":"县医院""#, &format!(r#""name":"{name}""#));
        old(device, number, 9, &site)
    };
    let details = [described("x", 1, "county", "县医院东区"), described("y", 2, "county", "县医院西区")];
    assert_eq!(all(&known.ledger.with(&details)), []);
    let areas = [described("x", 1, "local", "县医院"), described("y", 2, "elsewhere", "县医院")];
    assert_eq!(all(&known.ledger.with(&areas)).len(), 1);
}

#[test]
fn what_was_known_by_a_clock_that_went_ahead_is_the_ledger_of_what_was_recorded_by_then() {
    let (mut a, mut b) = desks();
    let one = a.record("2026-03-10", &finished());
    a.hand(&mut b);
    // Says that it knew of the other answer, and is recorded after what follows it.
    b.record("2026-06-01", r#"{"punch":{"person":"zh","at":"2026-06-01T08:00:00"}}"#);
    let other = b.record("2026-03-11", &finished());
    let whole = [one.recorded, other.recorded].map(|until| {
        let known: Vec<_> = b.ledger.recorded().filter(|fact| fact.recorded <= until).collect();
        let known = Ledger::of(known);
        assert!(b.ledger.known_by(until) == known);
        all(&known).len()
    });
    assert_eq!((whole, all(&b.ledger).len()), ([0, 1], 0));
    // What came in once more is known again.
    let back = b.ledger.known_by(other.recorded).with(b.ledger.facts().iter());
    assert!(back == b.ledger);
}
