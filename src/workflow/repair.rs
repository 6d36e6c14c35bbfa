//! The gates of a repair (5.2).

use super::{
    checks::{self, When, not_before},
    refusal::{Earlier, Field, Problem, Reason, Refusal, Thing},
};
use crate::{
    domain::{JobId, fees::sums},
    journal::{
        Approved, Consented, QuoteApproved, Quoted, RepairDone, RepairFact, SentToFactory, SheetIn,
        kind::roles::{APPROVERS, DESK, MANAGER},
    },
    ledger::{Ledger, Quote, Stamp},
};
use chrono::NaiveDate;

pub(super) fn check(ledger: &Ledger, when: When, fact: &RepairFact) -> Result<(), Refusal> {
    match fact {
        RepairFact::Approved(approved) => approval(ledger, when.0, approved),
        RepairFact::RepairDone(done) => {
            as_before(ledger, when.0, done)?;
            as_quoted(ledger, when.0, done)
        }
        RepairFact::QuoteApproved(approved) => quote_approval(ledger, when, approved),
        RepairFact::Consented(Consented { repair }) => match &quote(ledger, repair)?.approved {
            Some(approved) => not_before("6.2.6", Earlier::QuoteApproval, approved.stamp, when),
            None => Err(not_yet("6.2.6", Earlier::QuoteApproval).asking(MANAGER)),
        },
        RepairFact::SentToFactory(SentToFactory { repair }) => paid_in(ledger, when.0, repair),
        RepairFact::SheetIn(SheetIn { job }) => is_done(ledger, job),
        RepairFact::Quoted(quoted) => as_its_lines(quoted),
        RepairFact::PaidIn(_) => Ok(()),
    }
}

/// An approval counts when it is the manager's or the sales vice-president's (5.2.5).
fn approval(ledger: &Ledger, on: NaiveDate, Approved { job, by }: &Approved) -> Result<(), Refusal> {
    let person = checks::person(ledger, by)?;
    let counts = |on: NaiveDate| APPROVERS.contains(&person.role_on(on));
    let mut before = ledger.repairs.get(job).into_iter().flat_map(|repair| &repair.approvals);
    if let Some(first) = before.find(|approval| approval.value == *by && counts(approval.on())) {
        return Err(Refusal::by("5.2.5", Reason::AlreadyApproved { on: first.on() }));
    }
    if counts(on) {
        return Ok(());
    }
    let problem = Problem::RoleOf { needed: APPROVERS };
    Err(Refusal::by("5.2.5", Reason::Invalid { field: Field::By, problem }).asking(APPROVERS))
}

fn not_yet(clause: &'static str, what: Earlier) -> Refusal {
    Refusal::by(clause, Reason::NotYet { what })
}

fn quote<'a>(ledger: &'a Ledger, repair: &JobId) -> Result<&'a Quote, Refusal> {
    ledger.quote_of(repair).ok_or_else(|| not_yet("6.2.5", Earlier::Quote))
}

/// The manager agrees to a quote (6.2.6).
fn quote_approval(
    ledger: &Ledger,
    when: When,
    QuoteApproved { repair, by }: &QuoteApproved,
) -> Result<(), Refusal> {
    let quote = quote(ledger, repair)?;
    if let Some(before) = &quote.approved {
        let what = Earlier::QuoteApproval;
        return Err(Refusal::by("6.2.6", Reason::AlreadySo { what, on: before.on() }));
    }
    not_before("6.2.6", Earlier::Quote, quote.stamp, when)?;
    match MANAGER.contains(&checks::person(ledger, by)?.role_on(when.0)) {
        true => Ok(()),
        false => Err(Refusal::field(Field::By, Problem::RoleOf { needed: MANAGER })),
    }
}

/// A quote that says what it is made of comes to that (5.2.1). One below its floor is the manager's to agree to.
fn as_its_lines(Quoted { charged, floor, lines, .. }: &Quoted) -> Result<(), Refusal> {
    if lines.iter().any(|line| line.quantity == 0) {
        return Err(Refusal::field(Field::Lines, Problem::Zero));
    }
    let sums = sums(lines);
    if lines.is_empty() || sums == (*charged, *floor) {
        return Ok(());
    }
    let problem = Problem::OtherSums { charged: sums.0, floor: sums.1 };
    Err(Refusal::by("5.2.1", Reason::Invalid { field: Field::Lines, problem }))
}

/// The fault that it is again is of a repair of the same site before it, and not another one as well (5.2.3).
fn as_before(ledger: &Ledger, on: NaiveDate, done: &RepairDone) -> Result<(), Refusal> {
    let Some(same) = &done.same_as else { return Ok(()) };
    let known = ledger.repairs.get(same).ok_or_else(|| checks::unknown(Thing::Repair, same.as_str()))?;
    let fits = known.site == done.site && known.done.on <= on && known.id != done.repair;
    match fits && !done.another_fault {
        true => Ok(()),
        false => {
            let (field, problem) = (Field::SameAs, Problem::NotBeforeThere);
            Err(Refusal::by("5.2.3", Reason::Invalid { field, problem }))
        }
    }
}

/// What was quoted for is done once the customer agreed, for what he agreed to (6.2.5, 6.2.6).
fn as_quoted(ledger: &Ledger, on: NaiveDate, done: &RepairDone) -> Result<(), Refusal> {
    let Some(quote) = ledger.quoted.get(&done.repair).map(|quoted| &quoted.quote) else { return Ok(()) };
    let (charged, floor) = (quote.charged, quote.floor);
    let Some(consented) = quote.consented else { return Err(not_yet("6.2.5", Earlier::Consent)) };
    not_before("6.2.5", Earlier::Consent, Stamp { at: None, ..consented }, (on, None))?;
    if (done.charged, done.floor) != (charged, floor) {
        return Err(Refusal::by("6.2.6", Reason::OtherThanQuoted { charged, floor }));
    }
    Ok(())
}

/// The factory begins once the whole fee has come in (5.2.2).
fn paid_in(ledger: &Ledger, on: NaiveDate, repair: &JobId) -> Result<(), Refusal> {
    let done = ledger.repairs.get(repair).and_then(|repair| repair.paid_in);
    let paid = done.or_else(|| ledger.quoted.get(repair)?.paid_in);
    match paid {
        Some(paid) => not_before("5.2.2", Earlier::Payment, Stamp { at: None, ..paid }, (on, None)),
        None => Err(not_yet("5.2.2", Earlier::Payment).asking(DESK)),
    }
}

/// A repair that is quoted for has no sheet of its own yet.
fn is_done(ledger: &Ledger, repair: &JobId) -> Result<(), Refusal> {
    match ledger.repairs.contains_key(repair) {
        true => Ok(()),
        false => Err(checks::unknown(Thing::Repair, repair.as_str())),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{FeeRow, Money, QuoteLine};

    #[test]
    fn a_quote_comes_to_what_its_lines_do_and_may_be_below_its_floor() {
        let price = |charge, floor| FeeRow {
            name: "a".into(),
            charge: Money::yuan(charge),
            floor: Money::yuan(floor),
            ..FeeRow::default()
        };
        let quote = |charged, floor, lines: &[QuoteLine]| {
            as_its_lines(&Quoted {
                repair: JobId::parse("r").unwrap(),
                number: None,
                site: crate::domain::SiteId::parse("s").unwrap(),
                charged: Money::yuan(charged),
                floor: Money::yuan(floor),
                fault: None,
                plan: String::new(),
                lines: lines.to_vec(),
            })
        };
        let lines = [QuoteLine::of(&price(100, 120), 2), QuoteLine::of(&price(50, 10), 1)];
        assert_eq!(quote(250, 250, &lines), Ok(()));
        assert_eq!(quote(1, 2, &[]), Ok(()));
        let problem = Problem::OtherSums { charged: Money::yuan(250), floor: Money::yuan(250) };
        let other = Refusal::by("5.2.1", Reason::Invalid { field: Field::Lines, problem });
        assert_eq!(quote(240, 250, &lines), Err(other.clone()));
        assert_eq!(quote(250, 240, &lines), Err(other));
        let none = [QuoteLine::of(&price(1, 1), 0)];
        assert_eq!(quote(0, 0, &none), Err(Refusal::field(Field::Lines, Problem::Zero)));
    }

    #[test]
    fn a_repair_whose_fault_came_again_is_not_taken_back_from_under_it() {
        use crate::workflow::told::{Office, id};
        let mut office = Office::new();
        let done = |repair: &str, fault: &str, same: Option<&str>| RepairDone {
            repair: id(repair),
            number: None,
            site: id("s"),
            by: id("li"),
            charged: Money::yuan(9),
            floor: Money::yuan(1),
            rebate: Money::ZERO,
            fault: fault.into(),
            product_fault: false,
            same_as: same.map(id),
            another_fault: false,
            tested: String::new(),
        };
        let first = office.record("wu", "2026-03-02T10:00:00", done("W1", "black", None).into()).unwrap();
        let again =
            office.record("wu", "2026-03-09T10:00:00", done("W2", "dark", Some("W1")).into()).unwrap();
        let refused = office.withdraw("wu", "2026-03-10T10:00:00", first).unwrap_err();
        assert_eq!(refused.reason, Reason::RestedOn { by: again });
        office.withdraw("wu", "2026-03-10T10:00:00", again).unwrap();
        office.withdraw("wu", "2026-03-10T10:00:00", first).unwrap();
    }

    #[test]
    fn the_same_fault_is_one_of_the_site_before_it() {
        use crate::journal::Fact;
        let facts = [
            ("2025-01-02", r#"{"site":{"site":"s","name":"S","customer":"c","area":"local"}}"#),
            (
                "2025-04-01",
                r#"{"repair":{"repair":"W1","site":"s","by":"li","charged":"9","floor":"1","rebate":"0","fault":"f"}}"#,
            ),
        ];
        let facts = facts.iter().zip(1..).map(|((day, body), nth)| {
            let id = uuid::Uuid::from_u128(nth);
            let text = format!(
                r#"{{"id":"{id}","on":"{day}","recorded":"{day}T12:00:00","actor":"ma","device":"d","fact":{body}}}"#
            );
            std::sync::Arc::new(Fact::read(&text).unwrap())
        });
        let ledger = Ledger::of(&facts.collect::<Vec<_>>());
        let check = |on: &str, site: &str, same: &str, another: bool| {
            let done = RepairDone {
                repair: JobId::parse("W2").unwrap(),
                number: None,
                site: crate::domain::SiteId::parse(site).unwrap(),
                by: crate::domain::PersonId::parse("li").unwrap(),
                charged: Money::yuan(9),
                floor: Money::yuan(1),
                rebate: Money::ZERO,
                fault: "f".into(),
                product_fault: false,
                same_as: Some(JobId::parse(same).unwrap()),
                another_fault: another,
                tested: String::new(),
            };
            as_before(&ledger, on.parse().unwrap(), &done).is_ok()
        };
        assert!(check("2025-04-02", "s", "W1", false));
        assert!(!check("2025-03-31", "s", "W1", false), "it came later");
        assert!(!check("2025-04-02", "t", "W1", false), "it is of another site");
        assert!(!check("2025-04-02", "s", "W9", false), "nobody knows it");
        assert!(!check("2025-04-02", "s", "W1", true), "both cannot be");
    }
}
