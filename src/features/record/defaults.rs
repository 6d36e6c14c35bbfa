//! What a form begins with: today, the next number, whoever sits here where it fits.

use super::{
    kinds::{Input, Kind, Whom},
    reader::Values,
};
use crate::{
    domain::{Month, PersonId, Role, numbers, period},
    ledger::Ledger,
};
use chrono::NaiveDate;

/// The form of a kind before anything is typed.
pub fn fresh(kind: &Kind, ledger: &Ledger, sitter: Option<&PersonId>, today: NaiveDate) -> Values {
    let mut values = Values::default();
    for spec in kind.fields {
        let value = match (spec.input, spec.name) {
            (Input::Day, "from") => Some(Month::of(today).next().first().to_string()),
            (Input::Day, "to") => Some(period::end_after(Month::of(today).next().first(), 12).to_string()),
            (Input::Day, _) => Some(today.to_string()),
            (Input::Month, _) => Some(Month::of(today).previous().to_string()),
            (Input::Text, "number") => Some(next_number(kind.code, ledger, today)),
            (Input::Tick, "approved") => Some("yes".to_owned()),
            (Input::Person(whom), "by" | "signer") => {
                sitter.filter(|sitter| fits(ledger, sitter, whom, today)).map(ToString::to_string)
            }
            _ => None,
        };
        if let Some(value) = value {
            values.set(spec.name, value);
        }
    }
    values
}

/// What the next form of the same kind keeps of the last one: the day, and the person who is entered for one by one.
pub fn next(kind: &Kind, last: &Values, fresh: Values) -> Values {
    let kept = kind.fields.iter().filter(|spec| matches!(spec.input, Input::Day) && spec.name != "to");
    kept.filter(|spec| spec.name != "from")
        .fold(fresh, |values, spec| values.with(spec.name, last.get(spec.name)))
}

/// The form for whoever sits here now: an approval is his own, whoever it was begun by.
pub fn seated(
    kind: &Kind,
    values: Values,
    ledger: &Ledger,
    sitter: Option<&PersonId>,
    today: NaiveDate,
) -> Values {
    let own = kind.fields.iter().filter(|spec| spec.input == Input::Person(Whom::Approver));
    own.fold(values, |values, spec| {
        let sitter = sitter.filter(|sitter| fits(ledger, sitter, Whom::Approver, today));
        let own = sitter.map(ToString::to_string).unwrap_or_default();
        // A field that says so already stays as it is: nothing was typed.
        if values.get(spec.name) == own { values } else { values.with(spec.name, own) }
    })
}

/// Whether a field offers somebody on a day.
pub fn fits(ledger: &Ledger, person: &PersonId, whom: Whom, day: NaiveDate) -> bool {
    let Some(person) = ledger.people.get(person) else { return false };
    let role = person.role_on(day);
    match whom {
        Whom::Anybody => true,
        Whom::Field => role.is_field(),
        Whom::Approver => matches!(role, Role::Manager | Role::SalesVp),
        Whom::Manager => role == Role::Manager,
    }
}

/// The number that follows the newest of a kind.
pub fn next_number(kind: &str, ledger: &Ledger, today: NaiveDate) -> String {
    let (letter, newest) = match kind {
        "repair" => {
            let newest = ledger.repairs.values().max_by_key(|repair| (repair.done.on, repair.done.fact));
            ("W", newest.map(|repair| repair.id.to_string()))
        }
        "contract" => {
            let newest =
                ledger.contracts.values().max_by_key(|contract| (contract.signed.on, contract.signed.fact));
            ("M", newest.map(|contract| contract.id.to_string()))
        }
        _ => {
            let newest = ledger.travel.values().max_by_key(|travel| (travel.stamp.on, travel.stamp.fact));
            ("C", newest.map(|travel| travel.id.to_string()))
        }
    };
    numbers::next_number(newest.as_deref(), letter, today, |number| ledger.has_number(number))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::features::record::samples::{Told, id};

    #[test]
    fn a_form_begins_with_today_and_a_number() {
        let today = "2026-11-23".parse().unwrap();
        let repair = Kind::of("repair").unwrap();
        let values = fresh(repair, &Ledger::default(), None, today);
        assert_eq!((values.get("on"), values.get("number")), ("2026-11-23", "W2026-001"));
        let contract = fresh(Kind::of("contract").unwrap(), &Ledger::default(), None, today);
        assert_eq!((contract.get("from"), contract.get("to")), ("2026-12-01", "2027-11-30"));
    }

    #[test]
    fn an_approval_is_of_whoever_sits_here() {
        let (ledger, today) = (Told::branch().ledger(), "2026-11-23".parse().unwrap());
        let kind = Kind::of("approved").unwrap();
        let by = |sitter: Option<&str>| {
            let sitter = sitter.map(id::<PersonId>);
            let begun = Values::default().with("by", "ma").with("on", "2026-11-20");
            let seated = seated(kind, begun, &ledger, sitter.as_ref(), today);
            assert_eq!(seated.get("on"), "2026-11-20");
            seated.get("by").to_owned()
        };
        assert_eq!((by(Some("vp")), by(Some("ma"))), ("vp".into(), "ma".into()));
        assert_eq!((by(Some("li")), by(None)), (String::new(), String::new()));
        let untouched = fresh(kind, &ledger, None, today);
        assert_eq!(seated(kind, untouched.clone(), &ledger, None, today), untouched);
    }

    #[test]
    fn the_next_form_keeps_the_day() {
        let today = "2026-11-23".parse().unwrap();
        let kind = Kind::of("repair").unwrap();
        let first = fresh(kind, &Ledger::default(), None, today);
        let after = next(kind, &first.clone().with("on", "2026-11-20").with("fault", "x"), first);
        assert_eq!((after.get("on"), after.get("fault")), ("2026-11-20", ""));
    }
}
