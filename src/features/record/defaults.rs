//! What a form begins with: today, the next number, the only thing it can be about. Never what decides who is paid what:
//! that is chosen.

use super::{
    kinds::{Input, Kind, Spec, Whom},
    lines::{self, LINES, TypedLine},
    next_number::next_number,
    values::Values,
};
use crate::{
    domain::{Month, PersonId, Role, Thing, VisitKind, WorkId, typed::read_day},
    journal::{
        VisitPlanned,
        kind::{Kind as _, Noun},
        number::NUMBER,
    },
    ledger::{Contract, Ledger},
    workflow::can_be_planned,
};
use chrono::NaiveDate;

/// The form of a kind before anything is typed.
pub fn fresh(kind: &Kind, ledger: &Ledger, sitter: Option<&PersonId>, today: NaiveDate) -> Values {
    let mut values = Values::default();
    for spec in kind.fields {
        let value = match (spec.input, spec.name) {
            (Input::Day, _) => spec.is_day_of_event().then(|| today.to_string()),
            (Input::Person(whom), _) if is_own_word(spec) => {
                sitter.filter(|sitter| fits(ledger, sitter, whom, today)).map(ToString::to_string)
            }
            (Input::Contract, _) => {
                only_contract(kind.code(), ledger).map(|contract| contract.id.to_string())
            }
            _ => None,
        };
        if let Some(value) = value {
            values.set(spec.name, value);
        }
    }
    numbered(kind, values, ledger, today)
}

/// What is known from what a form is opened for: a visit from its request, a repair or its quote from the visit or quote that
/// comes before it.
pub fn opened_for(kind: &Kind, values: &mut Values, ledger: &Ledger, about: &str, today: NaiveDate) {
    let mut known: Vec<(&'static str, String)> = Vec::new();
    if about.parse::<Month>().is_ok() {
        known.push(("month", about.to_owned()));
    }
    if ledger.sites.contains_key(about) && kind.fields.iter().any(|spec| spec.name == "site") {
        known.push(("site", about.to_owned()));
        // A visit is not planned for a request that is called as the customer.
        if let Some(field) = kind.subject_field().filter(|field| *field != "site") {
            values.set(field, "");
        }
    }
    // What it is about is said with where that is.
    if let Some(thing) = ledger.thing_called(Noun::Numbered, about) {
        known.push(("about", thing.as_str().to_owned()));
        known.extend(ledger.place_of(&thing).map(|site| ("site", site.to_string())));
    }
    // A visit is planned for a job where that is, and for what it is.
    if kind.code() == VisitPlanned::DECLARED.name {
        let job = visit_for(ledger, about);
        if !job.is_empty() && values.get("request") == about {
            values.set("request", "");
        }
        known.extend(job);
    }
    if let Some(request) = ledger.requests.get(about) {
        known.extend([
            ("site", request.site.to_string()),
            ("kind", request.kind.code().to_owned()),
            ("day", request.wanted.to_string()),
            ("what", request.what.clone()),
        ]);
    }
    if let Some(visit) = ledger.visits.get(about) {
        let went = visit.ended.is_some().then(|| visit.place().to.to_string());
        let job = visit.job.iter().map(|job| ("kept", job.to_string()));
        known.extend([("site", visit.site.to_string()), ("fault", visit.what.clone())]);
        known.extend(went.map(|who| ("by", who)));
        known.extend(job);
    }
    if let Some(quoted) = ledger.quoted.get(about) {
        let quote = &quoted.quote;
        known.extend([
            ("kept", quoted.id.to_string()),
            (NUMBER, quoted.number.clone()),
            ("site", quoted.site.to_string()),
            ("charged", quote.charged.to_string()),
            ("floor", quote.floor.to_string()),
        ]);
        known.extend(quote.fault.clone().map(|fault| ("fault", fault)));
        known.push(("plan", quote.plan.clone()));
        // Who went there has done it, where a visit says so.
        let went = ledger.visits_for(about).rfind(|visit| visit.ended.is_some());
        known.extend(went.map(|visit| ("by", visit.place().to.to_string())));
    }
    for (field, text) in known {
        let asked = kind.fields.iter().any(|spec| spec.name == field);
        if asked && !text.is_empty() {
            values.set(field, text);
        }
    }
    let quoted = ledger.quoted.get(about).filter(|_| kind.fields.iter().any(|spec| spec.name == LINES));
    if let Some(quoted) = quoted.filter(|quoted| !quoted.quote.lines.is_empty()) {
        let schedule = ledger.fees_on(read_day(values.get("on")).unwrap_or(today));
        let lines = quoted.quote.lines.iter().map(|line| TypedLine::again(line, schedule));
        lines::put(values, &lines.collect::<Vec<_>>());
    }
}

/// What is known of a visit that is planned for a job.
fn visit_for(ledger: &Ledger, about: &str) -> Vec<(&'static str, String)> {
    let work = ledger.work_called(Noun::Job, about);
    let (site, kind, job) = match &work {
        Some(WorkId::Notice(id)) => {
            (ledger.notices.get(id).map(|notice| &notice.site), VisitKind::Commissioning, id.to_string())
        }
        Some(WorkId::Repair(id)) => {
            (ledger.repairs.get(id).map(|repair| &repair.site), VisitKind::Repair, id.to_string())
        }
        Some(WorkId::Contract(_)) | None => return Vec::new(),
    };
    let known = [("kind", kind.code().to_owned()), ("job", job)];
    known.into_iter().chain(site.map(|site| ("site", site.to_string()))).collect()
}

/// The contract that a form can only be about: the only one that still owes money, or whose work is not reviewed.
fn only_contract<'a>(kind: &str, ledger: &'a Ledger) -> Option<&'a Contract> {
    let fits = |contract: &&Contract| match kind {
        "receipt" => !contract.outstanding().is_zero(),
        "contract_done" => contract.done.is_empty(),
        _ => true,
    };
    let mut open = ledger.contracts.values().filter(fits);
    open.next().filter(|_| open.next().is_none())
}

/// What the next form of the same kind keeps of the last one: the day, and the person who is entered for one by one.
pub fn next(kind: &Kind, last: &Values, fresh: Values) -> Values {
    let kept = kind.fields.iter().filter(|spec| spec.is_day_of_event());
    kept.fold(fresh, |values, spec| values.with(spec.name, last.get(spec.name)))
}

/// A draft as it is taken up again: no day of what has happened lies ahead of today. One that does was filled in while the
/// clock was wrong.
pub fn not_ahead(kind: &Kind, draft: Values, today: NaiveDate) -> Values {
    if can_be_planned(&kind.trial_command(today)) {
        return draft;
    }
    let happened = kind.fields.iter().filter(|spec| spec.is_day_of_event());
    happened.fold(draft, |values, spec| match day_not_ahead(values.get(spec.name), today) {
        Some(day) => values.with(spec.name, &day),
        None => values,
    })
}

/// Today instead of a typed day that is still to come; none for any other.
pub fn day_not_ahead(typed: &str, today: NaiveDate) -> Option<String> {
    read_day(typed).is_ok_and(|day| day > today).then(|| today.to_string())
}

/// Whose approval it is, or who assigns, is not chosen: it is one's own (5.2.5, 6.1.1, 6.2.6).
fn is_own_word(spec: &Spec) -> bool {
    match spec.input {
        Input::Person(Whom::Approver) => true,
        Input::Person(Whom::Manager | Whom::SalesVp | Whom::Assigner) => spec.name == "by",
        _ => false,
    }
}

/// The form for whoever sits here now: an approval is his own, and so is the manager's consent, whoever it was begun by.
pub fn seated(
    kind: &Kind,
    values: Values,
    ledger: &Ledger,
    sitter: Option<&PersonId>,
    today: NaiveDate,
) -> Values {
    let manager = sitter.is_some_and(|sitter| fits(ledger, sitter, Whom::Manager, today));
    let consents = kind.fields.iter().filter(|spec| spec.input == Input::Consent && !manager);
    let values = consents.fold(values, |values, spec| match values.get(spec.name) {
        "" => values,
        _ => values.with(spec.name, ""),
    });
    let own = kind.fields.iter().filter(|spec| is_own_word(spec));
    own.fold(values, |values, spec| {
        let Input::Person(whom) = spec.input else { return values };
        let sitter = sitter.filter(|sitter| fits(ledger, sitter, whom, today));
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
        Whom::SalesVp => role == Role::SalesVp,
        Whom::Assigner => matches!(role, Role::Manager | Role::Leader),
    }
}

/// The number that a form proposes: for what is begun, or for what is given another.
pub fn proposed(kind: &Kind, values: &Values, ledger: &Ledger, today: NaiveDate) -> String {
    let Some(thing) = kind.fields.iter().find(|spec| spec.input == Input::Numbered) else {
        return next_number(kind.code(), ledger, today);
    };
    match ledger.thing_called(Noun::Numbered, values.get(thing.name)) {
        Some(Thing::Work(WorkId::Notice(_))) => next_number("notice", ledger, today),
        Some(Thing::Work(WorkId::Repair(_))) => next_number("repair", ledger, today),
        Some(Thing::Work(WorkId::Contract(_))) => next_number("contract", ledger, today),
        Some(Thing::Journey(_)) => next_number("travel", ledger, today),
        Some(Thing::Day(..)) | None => String::new(),
    }
}

/// The form with the number that it proposes, where it asks for one and nothing is there.
pub fn numbered(kind: &Kind, values: Values, ledger: &Ledger, today: NaiveDate) -> Values {
    let asks = kind.fields.iter().any(|spec| spec.name == NUMBER) && values.get(NUMBER).is_empty();
    let proposed = if asks { proposed(kind, &values, ledger, today) } else { String::new() };
    if proposed.is_empty() { values } else { values.with(NUMBER, proposed) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        domain::Money,
        features::record::{
            kinds,
            samples::{Told, id},
        },
        journal::{FactBody, MoneyReceived},
    };

    #[test]
    fn a_form_begins_with_today_and_a_number() {
        let today = "2026-11-23".parse().unwrap();
        let repair = Kind::of("repair").unwrap();
        let values = fresh(repair, &Ledger::default(), None, today);
        assert_eq!((values.get("on"), values.get("number")), ("2026-11-23", "W2026-001"));
        let quote = Kind::of("quote").unwrap();
        assert_eq!(fresh(quote, &Ledger::default(), None, today).get("number"), "W2026-001");
        // The period of a contract is nobody's today.
        let values = fresh(Kind::of("contract").unwrap(), &Ledger::default(), None, today);
        assert_eq!([values.get("on"), values.get("from"), values.get("to")], ["2026-11-23", "", ""]);
    }

    #[test]
    fn from_a_customers_page_forms_begin_with_him_and_nothing_else() {
        let (ledger, today) = (Told::branch().ledger(), "2026-11-23".parse().unwrap());
        for code in ["request", "visit_planned", "complaint", "unusual", "reminded"] {
            let kind = Kind::of(code).unwrap();
            let mut begun = fresh(kind, &ledger, None, today);
            if let Some(field) = kind.subject_field() {
                begun.set(field, "s");
            }
            opened_for(kind, &mut begun, &ledger, "s", today);
            assert_eq!((begun.get("site"), begun.get("request")), ("s", ""), "{code}");
        }
    }

    #[test]
    fn another_number_is_proposed_by_what_it_is_for() {
        let mut told = Told::branch();
        told.repair("2026-11-09", "W2026-004", "x").contract("2026-11-09", "M2026-001", 1200);
        let (ledger, today) = (told.ledger(), "2026-11-23".parse().unwrap());
        let proposed = |thing: &str| {
            let values = Values::default().with("thing", thing);
            numbered(Kind::of("number").unwrap(), values, &ledger, today).get(NUMBER).to_owned()
        };
        assert_eq!((proposed("W2026-004"), proposed("M2026-001")), ("W2026-005".into(), "M2026-002".into()));
        assert_eq!(proposed(""), "");
    }

    /// Who gets it, how much, whether somebody agreed, for which period or month: all of that decides what is paid.
    #[test]
    fn nothing_that_pays_is_filled_in_beforehand() {
        let (ledger, today) = (Told::branch().ledger(), "2026-11-23".parse().unwrap());
        for sitter in ["ma", "wu", "vp", "li"].map(id::<PersonId>) {
            for kind in kinds::all() {
                let values = fresh(kind, &ledger, Some(&sitter), today);
                for spec in kind.fields.iter().filter(|spec| !values.get(spec.name).is_empty()) {
                    let is_day = spec.is_day_of_event();
                    let is_own = is_own_word(spec);
                    assert!(is_day || is_own || spec.name == "number", "{} {}", kind.code(), spec.name);
                }
            }
        }
    }

    #[test]
    fn a_visit_is_planned_for_the_job_that_it_was_opened_for() {
        let mut told = Told::branch();
        let notice = r#"{"notice":{"notice":"T1","site":"s","to":"li","kind":"new","controllers":[]}}"#;
        told.tell("2026-11-02", serde_json::from_str(notice).unwrap());
        // What it was opened for is no request.
        let mut values = Values::default().with("request", "T1");
        let kind = Kind::of("visit_planned").unwrap();
        opened_for(kind, &mut values, &told.ledger(), "T1", "2026-11-23".parse().unwrap());
        let said = ["site", "kind", "job", "request"].map(|field| values.get(field).to_owned());
        assert_eq!(said, ["s", "commissioning", "T1", ""]);
    }

    #[test]
    fn money_is_received_for_the_only_contract_that_owes_some() {
        let (mut told, today) = (Told::branch(), "2026-11-23".parse().unwrap());
        let begun = |told: &Told| {
            let values = fresh(Kind::of("receipt").unwrap(), &told.ledger(), None, today);
            assert_eq!(values.get("amount"), "");
            values.get("contract").to_owned()
        };
        assert_eq!(begun(&told), "");
        told.contract("2026-11-02", "M1", 6000);
        assert_eq!(begun(&told), "M1");
        told.contract("2026-11-03", "M2", 3000);
        assert_eq!(begun(&told), "");
        told.tell(
            "2026-11-04",
            FactBody::from(MoneyReceived { contract: id("M1"), amount: Money::yuan(6000) }),
        );
        assert_eq!(begun(&told), "M2");
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
        // Whoever agrees to a quote, approves or assigns a notice says so himself as well.
        let begun = |kind: &str, sitter: &str| {
            let kind = Kind::of(kind).unwrap();
            let values = fresh(kind, &ledger, Some(&id(sitter)), today);
            let seated = seated(kind, values.clone(), &ledger, Some(&id("li")), today);
            (values.get("by").to_owned(), seated.get("by").to_owned())
        };
        for (kind, own) in [("quote_approved", "ma"), ("notice_approved", "vp"), ("assigned", "ma")] {
            assert_eq!(begun(kind, own), (own.into(), String::new()), "{kind}");
            assert_eq!(begun(kind, "wu"), (String::new(), String::new()), "{kind}");
        }
        let untouched = fresh(kind, &ledger, None, today);
        assert_eq!(seated(kind, untouched.clone(), &ledger, None, today), untouched);
    }

    #[test]
    fn the_managers_consent_is_given_by_nobody_else() {
        let (ledger, today) = (Told::branch().ledger(), "2026-11-23".parse().unwrap());
        let approved = |sitter: &str| {
            let begun = Values::default().with("approved", "yes");
            let kind = Kind::of("travel").unwrap();
            seated(kind, begun, &ledger, Some(&id(sitter)), today).get("approved").to_owned()
        };
        assert_eq!((approved("ma"), approved("wu")), ("yes".to_owned(), String::new()));
    }

    #[test]
    fn a_draft_of_a_clock_that_was_ahead_begins_with_today() {
        let today = "2026-11-23".parse().unwrap();
        let day = |typed: &str| {
            let draft = Values::default().with("day", typed).with("time", "08:00");
            not_ahead(Kind::of("punch").unwrap(), draft, today).get("day").to_owned()
        };
        assert_eq!((day("2099-03-01").as_str(), day("2026-11-20").as_str()), ("2026-11-23", "2026-11-20"));
        // The period of a contract lies ahead.
        let contract = Kind::of("contract").unwrap();
        let draft = Values::default().with("on", "2099-03-01").with("to", "2027-11-30");
        let taken = not_ahead(contract, draft, today);
        assert_eq!((taken.get("on"), taken.get("to")), ("2026-11-23", "2027-11-30"));
        // A last day is known before it comes.
        let leave = Values::default().with("on", "2026-12-31");
        assert_eq!(not_ahead(Kind::of("leave").unwrap(), leave.clone(), today), leave);
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
