use super::*;
use crate::{
    domain::{DeviceId, Money, PersonId, TravelId},
    journal::{ClosedLine, MonthClosed, TravelClaimed},
    rules::{Closings, RuleBook, Settlement, Subject, settle},
};

/// A manager's desk, and what becomes known there, in turn.
struct Desk(Vec<Arc<Fact>>);

impl Desk {
    fn new() -> Desk {
        let mut desk = Desk(Vec::new());
        let manager = r#"{"person":{"person":"ma","name":"ma","role":"manager","base_wage":"3000","joined":"2026-01-01"}}"#;
        desk.tell("2026-01-01", "2026-01-01T09:00:00", serde_json::from_str(manager).unwrap());
        desk
    }

    fn tell(&mut self, on: &str, recorded: &str, body: FactBody) {
        let fact = Fact {
            id: FactId(uuid::Uuid::from_u128(self.0.len() as u128 + 1)),
            on: on.parse().unwrap(),
            at: None,
            recorded: recorded.parse().unwrap(),
            actor: ma(),
            device: DeviceId::parse("desk").unwrap(),
            link: None,
            body,
        };
        self.0.push(Arc::new(Ledger::of(&self.0).placed(fact)));
    }

    fn travel(&mut self, on: &str, recorded: &str, fen: i64) {
        let amount = Money::parse(&format!("0.{fen:02}")).unwrap();
        let travel = TravelId::parse(&format!("t{}", self.0.len())).unwrap();
        let (number, person, approved, customer_pays) = (None, ma(), true, false);
        let claim = TravelClaimed { travel, number, person, amount, approved, customer_pays };
        self.tell(on, recorded, FactBody::from(claim));
    }

    /// Closes a month as it stands.
    fn close(&mut self, month: &str, recorded: &str) {
        let month: Month = month.parse().unwrap();
        let settled = self.settled(Closings::Respected);
        let lines = settled.statement(month, &ma()).unwrap().lines.iter().map(|line| ClosedLine {
            person: ma(),
            item: line.item.code().into(),
            subject: line.subject.to_string().into(),
            amount: line.amount,
        });
        let lines: Vec<ClosedLine> = lines.collect();
        let known_until = recorded.parse().unwrap();
        let closed = MonthClosed { month, known_until, lines: lines.into() };
        self.tell(&recorded[..10], recorded, FactBody::from(closed));
    }

    fn settled(&self, closings: Closings) -> Settlement {
        let ledger = Ledger::of(&self.0);
        let (from, to) = ("2026-01".parse().unwrap(), "2026-06".parse().unwrap());
        settle(&ledger, &RuleBook::of(&ledger), from, to, closings)
    }

    fn paid(&self, closings: Closings) -> Money {
        self.settled(closings).months.iter().map(|sheet| sheet.statements[&ma()].net).sum()
    }

    /// What the months pay of others.
    fn adjustments(&self) -> Vec<(Month, Month, Money)> {
        let settled = self.settled(Closings::Respected);
        let lines = settled.months.iter().flat_map(|sheet| {
            let lines = sheet.statements[&ma()].lines.iter();
            lines.filter_map(|line| match line.subject {
                Subject::Month(of) => Some((sheet.month, of, line.amount)),
                _ => None,
            })
        });
        lines.collect()
    }
}

fn ma() -> PersonId {
    PersonId::parse("ma").unwrap()
}

#[test]
fn an_adjustment_that_no_late_fact_explains_is_paid_once_though_others_are_later() {
    let mut desk = Desk::new();
    desk.close("2026-01", "2026-02-01T23:00:00");
    // The clock was set back: by it this was known when January was closed.
    desk.travel("2026-01-20", "2026-01-20T09:00:00", 1);
    desk.close("2026-02", "2026-03-01T23:00:00");
    // Late for January, and known before February was closed.
    desk.travel("2026-01-21", "2026-03-01T09:00:00", 2);
    let adjusted = |month: &str, fen| {
        (month.parse().unwrap(), "2026-01".parse().unwrap(), Money::parse(&format!("0.0{fen}")).unwrap())
    };
    assert_eq!(desk.adjustments(), [adjusted("2026-02", 1), adjusted("2026-03", 2)]);
    assert_eq!(desk.paid(Closings::Respected), desk.paid(Closings::Ignored));
    // March is closed as well: what it paid counts.
    desk.close("2026-03", "2026-04-01T23:00:00");
    desk.travel("2026-01-22", "2026-05-02T09:00:00", 4);
    assert_eq!(desk.adjustments(), [adjusted("2026-02", 1), adjusted("2026-03", 2), adjusted("2026-05", 4)]);
    assert_eq!(desk.paid(Closings::Respected), desk.paid(Closings::Ignored));
}
