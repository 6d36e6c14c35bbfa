use super::*;
use crate::{
    domain::{DeviceId, Money, Month, PersonId, Role},
    journal::{ClosedLine, kind::roles::DESK},
    ledger::Aside,
    workflow::close::figures,
};
use chrono::NaiveDateTime;

const MARCH: &str = "2026-03";

fn month() -> Month {
    MARCH.parse().unwrap()
}

fn at(text: &str) -> NaiveDateTime {
    text.parse().unwrap()
}

/// What a desk has recorded, one fact after the other.
struct Desk {
    device: &'static str,
    facts: Vec<Arc<Fact>>,
    ledger: Ledger,
}

impl Desk {
    fn new(device: &'static str) -> Desk {
        Desk { device, facts: Vec::new(), ledger: Ledger::default() }
    }

    fn take(&mut self, facts: &[Arc<Fact>]) {
        self.facts.extend(facts.iter().filter(|fact| self.ledger.fact(fact.id).is_none()).cloned());
        self.ledger.take(facts);
    }

    /// Recorded by the manager; `linked` says what was known here.
    fn tell(&mut self, linked: bool, number: u128, recorded: &str, body: &str) -> Arc<Fact> {
        self.put(linked, number, recorded, serde_json::from_str(body).unwrap())
    }

    fn put(&mut self, linked: bool, number: u128, recorded: &str, body: FactBody) -> Arc<Fact> {
        let fact = Fact {
            id: FactId(uuid::Uuid::from_u128(number)),
            on: at(recorded).date(),
            at: None,
            recorded: at(recorded),
            actor: PersonId::parse("ma").unwrap(),
            device: DeviceId::parse(self.device).unwrap(),
            link: None,
            body,
        };
        let fact = Arc::new(if linked { self.ledger.placed(fact) } else { fact });
        self.take(std::slice::from_ref(&fact));
        fact
    }

    fn close(&mut self, linked: bool, number: u128, lines: Vec<ClosedLine>) -> Arc<Fact> {
        let known_until = at("2026-04-02T08:00:00");
        let lines = lines.into();
        self.put(
            linked,
            number,
            "2026-04-02T08:00:00",
            FactBody::from(MonthClosed { month: month(), known_until, lines }),
        )
    }

    fn figures(&self) -> Vec<ClosedLine> {
        figures(&self.ledger, month(), at("2026-04-02T08:00:00"))
    }

    /// What of another desk's file is doubted here.
    fn doubts(&self, other: &Desk) -> Vec<Doubted> {
        let new: Vec<Arc<Fact>> =
            other.facts.iter().filter(|fact| self.ledger.fact(fact.id).is_none()).cloned().collect();
        let in_file = |id| other.ledger.fact(id).is_some();
        doubted(&self.ledger, &new, &in_file)
    }
}

fn joined(person: &str, role: &str) -> String {
    format!(
        r#"{{"person":{{"person":"{person}","name":"{person}","role":"{role}","base_wage":"3000.00","joined":"2020-01-02"}}}}"#
    )
}

/// Two desks that know the same branch.
fn desks(linked: bool) -> (Desk, Desk) {
    let (mut one, mut other) = (Desk::new("desk-1"), Desk::new("desk-2"));
    one.tell(linked, 1, "2026-01-02T09:00:00", &joined("ma", "manager"));
    one.tell(linked, 2, "2026-01-02T09:01:00", &joined("li", "technician"));
    one.tell(linked, 3, "2026-01-02T09:02:00", &joined("wu", "clerk"));
    other.take(&one.facts);
    (one, other)
}

fn penalty(desk: &mut Desk, linked: bool, number: u128) -> Arc<Fact> {
    desk.tell(linked, number, "2026-03-20T09:00:00", r#"{"penalty":{"clause":"7.1","person":"li"}}"#)
}

#[test]
fn a_closing_that_comes_to_its_figures_is_not_doubted() {
    for linked in [true, false] {
        let (mut one, mut other) = desks(linked);
        penalty(&mut other, linked, 10);
        let lines = other.figures();
        other.close(linked, 11, lines);
        assert_eq!(one.doubts(&other), []);
        one.take(&other.facts);
        assert!(one.ledger.closing(month()).is_some());
    }
}

#[test]
fn what_the_closing_desk_could_not_know_is_no_reason_to_doubt() {
    for linked in [true, false] {
        let (mut one, mut other) = desks(linked);
        // Recorded before the month was closed, and not yet handed on.
        penalty(&mut one, linked, 10);
        let lines = other.figures();
        other.close(linked, 11, lines);
        assert_eq!(one.doubts(&other), []);
    }
}

#[test]
fn a_closing_with_figures_of_its_own_is_rejected_where_it_comes_in() {
    for linked in [true, false] {
        let (mut one, mut other) = desks(linked);
        let mut lines = other.figures();
        lines[0].amount += Money::yuan(1);
        let closing = other.close(linked, 11, lines);
        let doubted_here = one.doubts(&other);
        let [Doubted { closing: found, changes, .. }] = &doubted_here[..] else { panic!() };
        assert_eq!(*found, closing.id);
        let [NetChange { was, now, .. }] = changes[..] else { panic!() };
        assert_eq!(was - now, Money::yuan(1));
        // Put back where nothing is known it is not looked at.
        assert_eq!(Desk::new("desk-3").doubts(&other), []);

        one.take(&other.facts);
        let rejected = |role: Role| {
            let context = Context {
                now: at("2026-04-03T09:00:00"),
                actor: PersonId::parse(if role == Role::Clerk { "wu" } else { "li" }).unwrap(),
                role: Some(role),
                device: DeviceId::parse("desk-1").unwrap(),
                fact: FactId(uuid::Uuid::from_u128(90)),
                unread: 0,
            };
            rejections(&doubted_here, &context, || FactId(uuid::Uuid::from_u128(90)))
        };
        assert_eq!(rejected(Role::Technician), []);
        let [rejection] = &rejected(Role::Clerk)[..] else { panic!() };
        assert!(DESK.contains(&Role::Clerk));
        let rejection = Arc::new(rejection.clone());
        let before = one.ledger.clone();
        one.take(std::slice::from_ref(&rejection));
        assert!(before.closing(month()).is_some() && one.ledger.closing(month()).is_none());
        assert_eq!(one.ledger.aside.get(&closing.id), Some(&Aside::WrongFigures));
        // The month is closed again, by what it comes to.
        let lines = one.figures();
        let again = one.close(linked, 12, lines);
        assert_eq!(one.ledger.closing(month()).unwrap().stamp.fact, again.id);
        let backwards = one.facts.iter().rev().fold(Ledger::default(), |ledger, fact| ledger.with([fact]));
        assert!(one.ledger == backwards);
    }
}

#[test]
fn a_closing_of_which_something_is_missing_is_named_and_not_rejected() {
    let (one, mut other) = desks(true);
    let lost = penalty(&mut other, true, 10);
    let lines = other.figures();
    other.close(true, 11, lines);
    other.facts.retain(|fact| fact.id != lost.id);
    other.ledger = Ledger::of(&other.facts);
    let doubted = one.doubts(&other);
    let [Doubted { open: true, .. }] = &doubted[..] else { panic!("{doubted:?}") };
    let context = Context {
        now: at("2026-04-03T09:00:00"),
        actor: PersonId::parse("ma").unwrap(),
        role: Some(Role::Manager),
        device: DeviceId::parse("desk-1").unwrap(),
        fact: FactId(uuid::Uuid::from_u128(90)),
        unread: 0,
    };
    assert_eq!(rejections(&doubted, &context, || context.fact), []);
}
