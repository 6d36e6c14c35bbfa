use crate::{
    domain::{DeviceId, FactId, PersonId},
    journal::Fact,
    ledger::{Aside, Ledger},
};
use chrono::NaiveDateTime;
use std::sync::Arc;

/// A device with what it knows. Its clock says what it likes.
#[derive(Clone)]
struct Desk {
    device: &'static str,
    known: Vec<Arc<Fact>>,
}

impl Desk {
    /// Where the branch is set up, by its manager.
    fn first() -> Desk {
        let mut desk = Desk { device: "first", known: Vec::new() };
        for (person, role) in [("ma", "manager"), ("gm", "general_manager"), ("li", "technician")] {
            desk.tell("ma", "2026-01-02T09:00:00", &joined(person, role));
        }
        desk
    }

    /// Another device that goes on from here.
    fn hand(&self, device: &'static str) -> Desk {
        Desk { device, known: self.known.clone() }
    }

    fn tell(&mut self, actor: &str, recorded: &str, body: &str) -> FactId {
        let recorded: NaiveDateTime = recorded.parse().unwrap();
        let number = u128::from(self.device.as_bytes()[0]) * 1000 + self.known.len() as u128;
        let fact = Ledger::of(&self.known).placed(Fact {
            id: FactId(uuid::Uuid::from_u128(number)),
            on: recorded.date(),
            at: None,
            recorded,
            actor: PersonId::parse(actor).unwrap(),
            device: DeviceId::parse(self.device).unwrap(),
            link: None,
            body: serde_json::from_str(body).unwrap(),
        });
        self.known.push(Arc::new(fact));
        FactId(uuid::Uuid::from_u128(number))
    }

    fn close_january(&mut self) -> FactId {
        let closing = r#"{"close_month":{"month":"2026-01","known_until":"2026-02-02T09:00:00","lines":[]}}"#;
        self.tell("ma", "2026-02-02T09:00:00", closing)
    }

    /// What this device and others know together, in whatever order it comes and whatever is forgotten in between.
    fn with(&self, others: &[&Desk]) -> Ledger {
        let all: Vec<&Arc<Fact>> = [self].iter().chain(others).flat_map(|desk| desk.known.iter()).collect();
        let whole = Ledger::of(all.iter().copied());
        let grown = |ledger: Ledger, fact: &&Arc<Fact>| ledger.with([*fact]);
        assert!(all.iter().fold(Ledger::default(), grown) == whole);
        assert!(all.iter().rev().fold(Ledger::default(), grown) == whole);
        for until in all.iter().map(|fact| fact.recorded) {
            let known = Ledger::of(all.iter().copied().filter(|fact| fact.recorded <= until));
            assert!(whole.known_by(until) == known, "{until}");
        }
        whole
    }
}

fn joined(person: &str, role: &str) -> String {
    format!(
        r#"{{"person":{{"person":"{person}","name":"{person}","role":"{role}","base_wage":"3000.00","joined":"2020-01-02"}}}}"#
    )
}

fn leaves(person: &str) -> String {
    format!(r#"{{"leave":{{"person":"{person}"}}}}"#)
}

fn punch(at: &str) -> String {
    format!(r#"{{"punch":{{"person":"li","at":"{at}"}}}}"#)
}

const BEFORE: &str = "2026-01-05T09:00:00";

#[test]
fn a_clock_that_is_set_back_takes_nobodys_right_to_what_he_has_recorded() {
    let mut desk = Desk::first();
    let closing = desk.close_january();
    let left = desk.tell("ma", BEFORE, &leaves("ma"));
    let after = desk.tell("ma", "2026-02-03T09:00:00", &punch("2026-02-03T08:00:00"));
    let ledger = desk.with(&[]);
    assert_eq!(ledger.closing("2026-01".parse().unwrap()).unwrap().stamp.fact, closing);
    assert_eq!(ledger.people.get("ma").unwrap().left.as_ref().unwrap().stamp.fact, left);
    assert_eq!(ledger.aside.iter().collect::<Vec<_>>(), [(&after, &Aside::ActorLeft)]);
}

#[test]
fn what_is_recorded_elsewhere_knowing_of_it_takes_nothing_either() {
    let mut desk = Desk::first();
    let base = desk.clone();
    desk.close_january();
    let mut knowing = desk.hand("knowing");
    knowing.tell("gm", BEFORE, &leaves("ma"));
    assert!(desk.with(&[&knowing]).aside.is_empty());
    // That it knew of it is said by a fact before, whose clock went ahead.
    let mut later = desk.hand("later");
    later.tell("gm", "2026-03-01T09:00:00", &joined("n", "technician"));
    later.tell("gm", BEFORE, &leaves("ma"));
    assert!(desk.with(&[&later]).aside.is_empty());
    // Whoever had left by what was recorded without knowing of it had no right to it.
    let mut apart = base.hand("apart");
    apart.tell("gm", BEFORE, &leaves("ma"));
    let ledger = desk.with(&[&apart]);
    assert_eq!(ledger.aside.values().collect::<Vec<_>>(), [&Aside::ActorLeft]);
}

#[test]
fn what_is_taken_back_with_a_clock_set_back_held_until_then() {
    let mut desk = Desk::first();
    let came = desk.tell("ma", "2026-01-03T09:00:00", &joined("zh", "clerk"));
    let own = desk.tell("zh", "2026-02-02T09:00:00", &punch("2026-02-02T08:00:00"));
    let back = format!(r#"{{"withdrawn":{{"fact":"{came}"}}}}"#);
    desk.tell("ma", BEFORE, &back);
    let after = desk.tell("zh", "2026-02-03T09:00:00", &punch("2026-02-03T08:00:00"));
    let ledger = desk.with(&[]);
    assert_eq!(ledger.aside.iter().collect::<Vec<_>>(), [(&after, &Aside::UnknownActor)]);
    assert!(ledger.withdrawn.contains_key(&came) && !ledger.aside.contains_key(&own));
}
