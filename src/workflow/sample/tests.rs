//! The sample branch is one that people could have recorded, and has something to show on any day.

use super::*;
use crate::journal::{
    BranchFact, BranchNamed, CommissioningFact, Finished, MonthClosed, PapersIn, PersonJoined,
};
use crate::{
    domain::{Money, Month, Role, VisitKind, phone::has_number},
    journal::limits,
    rules::{Closings, DueCode, DueState, Item, Settlement, deadlines, proposals, settle},
};
use std::collections::BTreeSet;
use uuid::Uuid;

/// Ordinary days, first and last days of months and years, a Saturday, a night, and a year without an announced
/// calendar.
const MOMENTS: [&str; 14] = [
    "2026-11-23T10:20:00",
    "2026-07-01T08:00:00",
    "2026-01-01T00:00:00",
    "2025-12-31T23:59:00",
    "2026-06-30T17:00:00",
    "2025-10-05T12:00:00",
    "2026-02-18T09:00:00",
    "2026-03-14T06:30:00",
    "2025-09-16T15:45:00",
    "2028-02-29T11:00:00",
    "2031-04-10T16:00:00",
    "2025-08-01T09:00:00",
    "2026-02-28T18:00:00",
    "2026-05-31T12:00:00",
];

fn ids() -> impl FnMut() -> FactId {
    let mut count = 0;
    move || {
        count += 1;
        FactId(Uuid::from_u128(count))
    }
}

fn device() -> DeviceId {
    DeviceId::parse("sample").unwrap()
}

struct Look {
    now: NaiveDateTime,
    facts: Vec<Arc<Fact>>,
    refused: Vec<(Command, Refusal)>,
    ledger: Ledger,
    book: RuleBook,
    settlement: Settlement,
}

fn look(text: &str) -> Look {
    let now: NaiveDateTime = text.parse().unwrap();
    let enacted = enact(plan::plan(now.date()), now, &device(), ids());
    let facts: Vec<Arc<Fact>> = enacted.facts.into_iter().map(Arc::new).collect();
    let ledger = Ledger::of(&facts);
    let book = RuleBook::of(&ledger);
    assert_eq!(book.left_out(), [], "{now}");
    let first = Month::of(facts[0].on);
    let settlement = settle(&ledger, &book, first, Month::of(now.date()), Closings::Respected);
    Look { now, facts, refused: enacted.refused, ledger, book, settlement }
}

/// A branch of the sample's name whose manager happens to have the sample's id.
fn own_branch_of_that_name() -> Vec<Arc<Fact>> {
    let bodies = [
        FactBody::from(BranchNamed { name: names::NAMES.branch.clone() }),
        FactBody::from(PersonJoined {
            person: names::person(plan::MANAGER),
            name: "own".into(),
            role: Role::Manager,
            base_wage: Money::yuan(5000),
            joined: "2020-01-02".parse().unwrap(),
        }),
    ];
    let mut ids = ids();
    let fact = |body| {
        Arc::new(Fact {
            id: ids(),
            on: "2026-03-01".parse().unwrap(),
            at: None,
            recorded: "2026-03-01T09:00:00".parse().unwrap(),
            actor: names::person(plan::MANAGER),
            device: device(),
            link: None,
            body,
        })
    };
    bodies.into_iter().map(fact).collect()
}

#[test]
fn the_same_moment_gives_the_same_branch() {
    let now = MOMENTS[0].parse().unwrap();
    let facts = sample(now, &device(), ids());
    assert_eq!(facts, sample(now, &device(), ids()));
    assert!(is_sample(&Ledger::of(&facts.into_iter().map(Arc::new).collect::<Vec<_>>())));
    assert!(!is_sample(&Ledger::default()));
    assert!(!is_sample(&Ledger::of(&own_branch_of_that_name())));
}

#[test]
fn nothing_is_refused_and_nothing_is_known_before_its_time() {
    for moment in MOMENTS {
        let look = look(moment);
        assert!(look.refused.is_empty(), "{moment}: {:#?}", look.refused);
        assert!((600..=2900).contains(&look.facts.len()), "{moment}: {} facts", look.facts.len());
        assert!(look.facts.is_sorted_by_key(|fact| (fact.recorded, fact.id)), "{moment}");
        for fact in &look.facts {
            assert_eq!(limits::check(fact), Ok(()), "{moment}: {fact:?}");
            assert!(fact.recorded <= look.now, "{moment}: {fact:?}");
            assert!(fact.on <= fact.recorded.date(), "{moment}: {fact:?}");
        }
        assert!(look.ledger.facts().len() == look.facts.len(), "{moment}: ids are used once");
    }
}

/// Deciding by a site's own facts is a short cut: everything known by then gives the same answer.
#[test]
fn every_command_stands_before_the_whole_ledger_too() {
    let look = look(MOMENTS[0]);
    let mut ledger = Ledger::default();
    for fact in &look.facts {
        let command = match fact.body.clone() {
            FactBody::Commissioning(CommissioningFact::Finished(Finished { notice, .. })) => {
                Command::Finish {
                    on: fact.on,
                    at: None,
                    notice,
                    done: crate::workflow::CompletionCheck::ALL.to_vec(),
                }
            }
            FactBody::Commissioning(CommissioningFact::PapersIn(PapersIn { notice, failed })) => {
                Command::HandInPapers {
                    on: fact.on,
                    at: None,
                    notice,
                    brought: crate::workflow::Paper::ALL.to_vec(),
                    failed,
                }
            }
            FactBody::Branch(BranchFact::MonthClosed(MonthClosed { month, lines, .. })) => {
                Command::CloseMonth { on: fact.on, month, known_until: None, confirmed: lines.to_vec() }
            }
            body => Command::Record { on: fact.on, at: fact.at, body },
        };
        let role = ledger.people.get(&fact.actor).map(|person| person.role_on(fact.on));
        let context = Context {
            now: fact.recorded,
            actor: fact.actor.clone(),
            role,
            device: device(),
            fact: fact.id,
            unread: 0,
        };
        let decided = decide(&ledger, &look.book, command, &context);
        assert_eq!(decided.as_deref(), Ok(std::slice::from_ref(&**fact)));
        ledger.take([fact]);
    }
}

#[test]
fn every_month_but_the_last_full_one_is_closed() {
    for moment in MOMENTS {
        let look = look(moment);
        let current = Month::of(look.now.date());
        let first = Month::of(look.facts[0].on);
        assert_eq!(first.number(), 1, "{moment}");
        let closed: Vec<Month> = look.ledger.closings.keys().copied().collect();
        let expected: Vec<Month> = first.through(current.previous().previous()).collect();
        assert_eq!(closed, expected, "{moment}");
    }
}

/// A clock that is set wrong gives little or nothing, and no panic.
#[test]
fn any_clock_will_do() {
    for moment in ["1970-01-01T00:00:00", "1990-03-02T10:00:00", "2100-12-31T23:00:00", "2101-06-01T12:00:00"]
    {
        let facts = sample(moment.parse().unwrap(), &device(), ids());
        assert!(facts.iter().all(|fact| limits::check(fact).is_ok()));
    }
}

#[test]
fn there_is_something_to_see_on_any_day() {
    for moment in MOMENTS {
        let look = look(moment);
        let dues = deadlines(&look.ledger, &look.book, look.now);
        assert!(dues.iter().any(|due| due.state == DueState::Late), "{moment}: nothing is late");
        let limited = dues.iter().filter(|due| due.code.has_limit()).count();
        assert!((2..=32).contains(&limited), "{moment}: {limited} deadlines");
        let proposed = proposals(&look.ledger, &look.book, look.now).len();
        assert!((1..=6).contains(&proposed), "{moment}: {proposed} proposals");
        let waiting: BTreeSet<&str> =
            look.settlement.waiting.iter().map(|waiting| waiting.clause.0).collect();
        assert!(waiting.contains("5.1.1") && waiting.contains("7.4"), "{moment}: {waiting:?}");
        let open = Month::of(look.now.date()).previous();
        let adjusted: Vec<Month> = look
            .settlement
            .months
            .iter()
            .filter(|sheet| {
                let mut lines = sheet.statements.values().flat_map(|statement| &statement.lines);
                lines.any(|line| line.item == Item::Adjustment)
            })
            .map(|sheet| sheet.month)
            .collect();
        assert!(adjusted.contains(&open), "{moment}: {adjusted:?}");
        assert!(adjusted.len() <= 3, "{moment}: {adjusted:?}");
    }
}

/// Every role has something of the office's day before it, and everything that the register can show is there to be seen.
#[test]
fn the_offices_day_is_lived() {
    for moment in MOMENTS.into_iter().filter(|moment| !moment.contains("T0")) {
        let look = look(moment);
        let (ledger, today) = (&look.ledger, look.now.date());
        let kinds: BTreeSet<VisitKind> = ledger.visits.values().map(|visit| visit.kind).collect();
        assert!(kinds.is_superset(&VisitKind::ALL[..6].iter().copied().collect()), "{moment}: {kinds:?}");
        let outcomes: BTreeSet<_> =
            ledger.visits.values().filter_map(|visit| Some(visit.ended.as_ref()?.value)).collect();
        assert_eq!(outcomes.len(), 3, "{moment}");
        let to_come = ledger.visits.values().filter(|visit| visit.place().day > today).count();
        assert!(to_come >= 4, "{moment}: {to_come} visits to come");
        assert!(ledger.visits.values().filter(|visit| visit.qualified().is_some()).count() > 20, "{moment}");
        let on_visits = ledger.repairs.values().filter(|one| ledger.visits_for(one.id.as_str()).count() > 0);
        assert!(on_visits.clone().count() > 4, "{moment}");
        assert!(on_visits.filter(|repair| repair.quote.is_some()).count() > 0, "{moment}");
        assert!(ledger.complaints.values().any(|complaint| complaint.answered.is_some()), "{moment}");
        assert!(ledger.cash.values().any(|cash| cash.handed_in.is_some()), "{moment}");
        let dues = deadlines(ledger, &look.book, look.now);
        use DueCode::*;
        assert!(ledger.matters.values().any(|matter| matter.answered.is_some()), "{moment}");
        // Every screen has something: a schedule that quotes are made of, problems on their way, numbers to call.
        assert!(ledger.fees.iter().any(|fees| fees.rows.len() > 10), "{moment}");
        assert!(ledger.quoted.values().any(|quoted| !quoted.quote.lines.is_empty()), "{moment}");
        assert!(ledger.problems.values().any(|problem| problem.judged.is_some()), "{moment}");
        let numbered = |site: &&crate::ledger::Site| site.contact.as_deref().is_some_and(has_number);
        let known = ledger.sites.values().filter(numbered).count();
        assert!(known > ledger.sites.len() * 3 / 4 && known < ledger.sites.len(), "{moment}: {known}");
        for code in
            [Register, Sheet, Objection, Complaint, Problem, HandIn, Matter, ApproveNotice, Assign, Report]
        {
            assert!(dues.iter().any(|due| due.code == code), "{moment}: {code:?}");
        }
    }
}

#[test]
fn pay_is_believable_and_months_differ_on_the_ladder() {
    for moment in MOMENTS {
        let look = look(moment);
        let last = Month::of(look.now.date()).previous();
        for sheet in look.settlement.months.iter().filter(|sheet| sheet.month <= last) {
            for (person, statement) in &sheet.statements {
                let known = &look.ledger.people[person];
                if !known.employed_on(sheet.month.first()) || !known.employed_on(sheet.month.last()) {
                    continue;
                }
                let net = statement.net.exact();
                let base = known.span_on(sheet.month.last()).base_wage.exact();
                let spread = net >= base - rust_decimal::Decimal::from(400)
                    && net <= base + rust_decimal::Decimal::from(9000);
                assert!(spread, "{moment}: {} {person} {net}", sheet.month);
            }
        }
        let mut steps = BTreeSet::new();
        let points = crate::rules::commissioning::ladder::LadderPoints::of(&look.ledger, &look.book);
        let ladder = &look.book.rules_on(look.now.date()).commissioning.ladder;
        for person in look.ledger.people.values().filter(|person| person.role() == Role::Technician) {
            for sheet in &look.settlement.months {
                let reached = points.get(&person.id, sheet.month);
                steps.extend(
                    crate::rules::commissioning::ladder::step_of(ladder, reached).map(|step| step.from),
                );
            }
        }
        assert!(steps.len() >= 5, "{moment}: {steps:?}");
    }
}

/// However early in the morning one looks.
#[test]
fn the_days_to_come_have_their_visits() {
    for moment in ["2026-11-30T00:05:00", "2026-11-30T10:00:00", "2026-11-23T07:00:00"] {
        let look = look(moment);
        let today = look.now.date();
        let days: BTreeSet<_> = look.ledger.visits.values().map(|visit| visit.place().day).collect();
        let to_come = days.into_iter().filter(|day| *day > today).count();
        assert!(to_come >= 4, "{moment}: {to_come}");
    }
}
