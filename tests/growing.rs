//! A ledger that grows is the ledger of all its facts: whatever the order and the portions in which they come, from however
//! many devices, with what is taken back and what is told of before it begins.
#![cfg(not(target_arch = "wasm32"))]

#[path = "common/branch.rs"]
#[allow(dead_code, reason = "not all of it is grown here")]
mod branch;
#[path = "common/samples.rs"]
mod samples;
#[path = "common/wild.rs"]
#[allow(dead_code, reason = "not all of it is grown here")]
mod wild;

use branch::{Branch, Event, events, months};
use chrono::{Days, NaiveDateTime};
use fieldbook::{
    domain::{FactId, PersonId},
    features::jobs::view::{Rows, follow},
    journal::{Fact, FactBody, Journal, Withdrawn, names::Named},
    ledger::Ledger,
    rules::{
        Closings, Due, Item, Line, MonthSheet, Proposal, RuleBook, Settled, deadlines,
        months::worth_settling,
        open::{Known, Unfinished, open, open_of},
        proposals,
        prospects::{Prospect, prospects, prospects_of},
        settle,
    },
    workflow::steps::{ByJob, JobLines, Outlook, by_job},
};
use proptest::{prelude::*, sample::Index, test_runner::RngSeed};
use std::{collections::BTreeSet, env, sync::Arc};

fn config(cases: u32) -> ProptestConfig {
    let mut config = ProptestConfig { failure_persistence: None, ..ProptestConfig::default() };
    if env::var_os("PROPTEST_CASES").is_none() {
        config.cases = cases;
    }
    if env::var_os("PROPTEST_RNG_SEED").is_none() {
        config.rng_seed = RngSeed::Fixed(2026);
    }
    config
}

/// What no desk records and a file may bring all the same: nouns taken back under what hangs on them, and withdrawals
/// that are taken back or come to nothing.
fn taken_back(facts: &[Arc<Fact>], which: &[Index]) -> Vec<Arc<Fact>> {
    let mut all = facts.to_vec();
    for (number, index) in (1_u128..).zip(which) {
        let mistake = all[index.index(all.len())].clone();
        let recorded = mistake.recorded + Days::new(number as u64 % 40);
        all.push(Arc::new(Fact {
            id: FactId(uuid::Uuid::from_u128(u128::MAX / 2 + number)),
            on: recorded.date(),
            at: None,
            recorded,
            actor: PersonId::parse("ma").unwrap(),
            device: mistake.device.clone(),
            link: None,
            body: FactBody::from(Withdrawn { fact: mistake.id, reason: String::new() }),
        }));
    }
    all
}

/// What desks tell that go on from the same branch without knowing of each other, and give the same numbers to what they begin;
/// and one that knows of the last of them and not of the others.
fn desks(base: &[Event], others: &[Vec<Event>]) -> Vec<Arc<Fact>> {
    let base = Branch::with(base);
    let mut all = base.facts.clone();
    let mut last = base.elsewhere(1);
    for (device, events) in (1..).zip(others) {
        last = base.elsewhere(device);
        events.iter().for_each(|event| last.happen(event));
        all.extend(last.facts.iter().skip(base.facts.len()).cloned());
    }
    let known = last.facts.len();
    let mut third = last.elsewhere(9);
    others.iter().flatten().for_each(|event| third.happen(event));
    all.extend(third.facts.iter().skip(known).cloned());
    all
}

/// Few events at each of some desks.
fn others() -> impl Strategy<Value = Vec<Vec<Event>>> {
    prop::collection::vec(events(7), 1..4)
}

fn shuffled(facts: &[Arc<Fact>], swaps: &[(Index, Index)]) -> Vec<Arc<Fact>> {
    let mut facts = facts.to_vec();
    for (one, other) in swaps {
        let (one, other) = (one.index(facts.len()), other.index(facts.len()));
        facts.swap(one, other);
    }
    facts
}

/// How much is begun by what counts.
fn begun(ledger: &Ledger) -> usize {
    let counting = ledger.facts().iter().filter(|fact| !ledger.withdrawn.contains_key(&fact.id));
    let begins =
        |fact: &&Arc<Fact>| matches!(fact.body.declared().name, "notice" | "repair" | "contract" | "travel");
    counting.filter(begins).filter(|fact| !ledger.aside.contains_key(&fact.id)).count()
}

/// What counts and names something that is not here, looked for one by one.
fn naming_nothing(ledger: &Ledger) -> BTreeSet<FactId> {
    let is_here = |fact: &Fact, named: Named<'_>| match named {
        Named::Person(person) => ledger.people.contains_key(person),
        Named::Site(site) => ledger.sites.contains_key(site),
        Named::Work(noun, said) => ledger.meant(noun, said, fact).is_some(),
    };
    let counts =
        |fact: &&Arc<Fact>| !ledger.withdrawn.contains_key(&fact.id) && !ledger.aside.contains_key(&fact.id);
    let names_nothing = |fact: &&Arc<Fact>| fact.body.names().into_iter().any(|named| !is_here(fact, named));
    ledger.facts().iter().filter(counts).filter(names_nothing).map(|fact| fact.id).collect()
}

/// How much is there, by what it is and by its number.
fn things(ledger: &Ledger) -> usize {
    // One that was written first is begun by that, whatever is assigned.
    let issued = ledger.notices.keys().filter(|notice| !ledger.written.contains_key(*notice)).count();
    let work = issued + ledger.repairs.len() + ledger.contracts.len() + ledger.travel.len();
    let numbers = ledger.notices.values().map(|notice| notice.number.as_str());
    let numbers: std::collections::BTreeSet<&str> = numbers.collect();
    assert!(numbers.iter().all(|number| ledger.carrying(number).count() > 0));
    work
}

/// Every fact by itself, or in portions.
fn grown(facts: &[Arc<Fact>], portion: usize) -> Ledger {
    facts.chunks(portion).fold(Ledger::default(), |ledger, portion| ledger.with(portion))
}

/// The same branch as three devices tell of it, none of which knew all.
fn merged(facts: &[Arc<Fact>]) -> Ledger {
    let mut journals = [(); 3].map(|()| Journal::default());
    for (number, fact) in facts.iter().enumerate() {
        journals[number % 3].add(fact.clone()).unwrap();
        // Something is known to two of them.
        journals[number % 7 % 3].add(fact.clone()).unwrap();
    }
    journals.iter().rev().fold(Ledger::default(), |ledger, journal| ledger.with(journal.facts()))
}

proptest! {
    #![proptest_config(config(24))]

    #[test]
    fn a_grown_ledger_is_the_ledger_of_all_its_facts(
        (events, others, wild, back, swaps, portion) in (
            events(24),
            others(),
            wild::facts(),
            prop::collection::vec(any::<Index>(), 0..30),
            prop::collection::vec(any::<(Index, Index)>(), 0..120),
            2_usize..40,
        )
    ) {
        let mut facts = taken_back(&desks(&events, &others), &back);
        facts.extend(wild);
        facts.sort_by_key(|fact| fact.id);
        facts.dedup_by_key(|fact| fact.id);
        let whole = Ledger::of(&facts);
        prop_assert_eq!(whole.facts().len(), facts.len());
        prop_assert_eq!(begun(&whole), things(&whole));
        prop_assert_eq!(whole.strays(), naming_nothing(&whole));
        let listed: BTreeSet<FactId> = whole.absent().into_iter().flat_map(|absent| absent.named_by).collect();
        prop_assert_eq!(&listed, &whole.strays());
        prop_assert!(listed.iter().all(|fact| whole.is_stray(whole.fact(*fact).unwrap())));
        let shuffled = shuffled(&facts, &swaps);
        for portion in [1, portion] {
            prop_assert!(grown(&facts, portion) == whole);
            prop_assert!(grown(&shuffled, portion) == whole);
        }
        prop_assert!(merged(&shuffled) == whole);
        prop_assert!(whole.with(&shuffled) == whole);
    }

    #[test]
    fn what_was_known_at_a_moment_is_the_ledger_of_what_was_recorded_by_then(
        (events, others, back, swaps, moment) in (
            events(24),
            others(),
            prop::collection::vec(any::<Index>(), 0..20),
            prop::collection::vec(any::<(Index, Index)>(), 0..60),
            any::<Index>(),
        )
    ) {
        let facts = taken_back(&desks(&events, &others), &back);
        let until = facts[moment.index(facts.len())].recorded;
        let known: Vec<_> = facts.iter().filter(|fact| fact.recorded <= until).cloned().collect();
        let ledger = grown(&shuffled(&facts, &swaps), 3);
        prop_assert!(ledger.known_by(until) == Ledger::of(&known));
        let late: Vec<_> = ledger.recorded_after(until).map(|fact| fact.id).collect();
        prop_assert_eq!(late.len(), facts.len() - known.len());
        prop_assert!(ledger == Ledger::of(&facts));
    }

    #[test]
    fn what_follows_is_what_all_facts_come_to(
        (events, others, wild, back, swaps, portion) in (
            events(24),
            others(),
            wild::facts(),
            prop::collection::vec(any::<Index>(), 0..10),
            prop::collection::vec(any::<(Index, Index)>(), 0..20),
            3_usize..20,
        )
    ) {
        let mut facts = taken_back(&desks(&events, &others), &back);
        facts.extend(wild);
        facts.dedup_by_key(|fact| fact.id);
        let mut looked = Look::at(&Ledger::default(), None);
        for portion in shuffled(&facts, &swaps).chunks(portion) {
            let ledger = looked.settled.ledger().with(portion);
            looked = Look::at(&ledger, Some(&looked));
            let whole = Look::at(&ledger, None);
            let (from, to) = worth_settling(&ledger, now().date());
            prop_assert_eq!(looked.settled.settlement(), whole.settled.settlement());
            prop_assert_eq!(
                looked.settled.settlement().as_ref(),
                &settle(&ledger, &RuleBook::of(&ledger), from, to, Closings::Respected)
            );
            prop_assert_eq!(&looked.lines, &whole.lines);
            prop_assert_eq!(&looked.rows, &whole.rows);
            let expected = prospects(&ledger, &looked.book, None, now().date());
            prop_assert_eq!(looked.expected(), expected.clone());
            let (book, settled) = (&looked.book, looked.settled.settlement());
            let known = Known { ledger: &ledger, book, settled, expected: &expected, now: now() };
            prop_assert_eq!(open_of(&known, &looked.unfinished), open(&known));
        }
    }

    #[test]
    fn a_closed_month_that_is_looked_at_late_is_as_it_would_have_been_at_once(
        (events, others, back, swaps, portion, seen) in (
            events(30),
            others(),
            prop::collection::vec(any::<Index>(), 0..10),
            prop::collection::vec(any::<(Index, Index)>(), 0..20),
            3_usize..20,
            prop::collection::vec(any::<Index>(), 1..6),
        )
    ) {
        let facts = taken_back(&desks(&events, &others), &back);
        let mut ledger = Ledger::default();
        let mut known: Option<Settled> = None;
        for (portion, seen) in shuffled(&facts, &swaps).chunks(portion).zip(seen.iter().cycle()) {
            ledger.take(portion);
            let (book, (from, to)) = (RuleBook::of(&ledger), worth_settling(&ledger, now().date()));
            let settled = match &known {
                Some(known) => known.follow(&ledger, &book, from, to),
                None => Settled::of(&ledger, &book, from, to),
            };
            // One month is looked at on the way, the others at the end.
            let months = &settled.settlement().months;
            std::hint::black_box(&months[seen.index(months.len())].statements);
            known = Some(settled);
        }
        let known = known.unwrap_or_else(|| Settled::of(&ledger, &RuleBook::of(&ledger), months().0, months().1));
        let (book, (from, to)) = (RuleBook::of(&ledger), worth_settling(&ledger, now().date()));
        let computed = settle(&ledger, &book, from, to, Closings::Ignored);
        let settled = settle(&ledger, &book, from, to, Closings::Respected);
        prop_assert_eq!(known.settlement().as_ref(), &settled);
        for sheet in &settled.months {
            prop_assert_eq!(bare(sheet.figures()), bare(sheet));
            for (person, statement) in &sheet.statements {
                let today = computed.statement(sheet.month, person).map_or(&[][..], |one| &one.lines);
                for line in statement.lines.iter().filter(|line| line.item != Item::Adjustment) {
                    let mut same = today.iter().filter(|one| bare_line(one) == bare_line(line)).peekable();
                    prop_assert!(same.peek().is_none() || same.any(|one| one.steps == line.steps), "{:?}", line);
                }
            }
        }
    }
}

fn bare_line(line: &Line) -> Line {
    Line { steps: Vec::new(), ..line.clone() }
}

/// A sheet without its derivations.
fn bare(sheet: &MonthSheet) -> MonthSheet {
    let mut sheet = sheet.clone();
    let lines = sheet.statements.values_mut().flat_map(|statement| &mut statement.lines);
    lines.for_each(|line| line.steps.clear());
    sheet
}

/// What a screen shows of a ledger, anew or out of what it showed before.
struct Look {
    settled: Settled,
    lines: JobLines,
    dues: ByJob<Due>,
    proposals: ByJob<Proposal>,
    book: RuleBook,
    rows: Rows,
    unfinished: Unfinished,
}

/// A day in the last of the months in which anything happens.
fn now() -> NaiveDateTime {
    months().1.first().and_hms_opt(12, 0, 0).unwrap()
}

impl Look {
    fn at(ledger: &Ledger, before: Option<&Look>) -> Look {
        let (book, now) = (RuleBook::of(ledger), now());
        let (from, to) = worth_settling(ledger, now.date());
        let settled = match before {
            Some(before) => before.settled.follow(ledger, &book, from, to),
            None => Settled::of(ledger, &book, from, to),
        };
        let lines = match before {
            Some(before) => before.lines.follow(before.settled.settlement(), settled.settlement()),
            None => JobLines::of(settled.settlement()),
        };
        let dues = by_job(deadlines(ledger, &book, now), Due::job);
        let proposals = by_job(proposals(ledger, &book, now), |proposal| Some(&proposal.job));
        let waiting = &settled.settlement().waiting;
        let unfinished = match before {
            Some(before) => before.unfinished.follow(ledger, &book, waiting, now.date()),
            None => Unfinished::of(ledger, &book, waiting, now.date()),
        };
        let rows = Rows::default();
        let mut look = Look { settled, lines, dues, proposals, book, rows, unfinished };
        look.rows = match before {
            Some(before) => follow(&before.rows, &before.outlook(now), &look.outlook(now)),
            None => fieldbook::features::jobs::view::rows(&look.outlook(now)),
        };
        look
    }

    fn expected(&self) -> Vec<Prospect> {
        prospects_of(&self.settled, &self.unfinished, None, now().date())
    }

    fn outlook(&self, now: NaiveDateTime) -> Outlook<'_> {
        Outlook {
            ledger: self.settled.ledger(),
            book: &self.book,
            settled: self.settled.settlement(),
            lines: &self.lines,
            dues: &self.dues,
            proposals: &self.proposals,
            now,
        }
    }
}
