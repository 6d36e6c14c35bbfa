//! What must hold for every branch, not only for the worked cases.
//!
//! The branches are the same in every run. `PROPTEST_CASES=5000 PROPTEST_RNG_SEED=7 cargo test --test properties`
//! tries others.
#![cfg(not(target_arch = "wasm32"))]

#[path = "common/branch.rs"]
mod branch;
#[path = "common/samples.rs"]
mod samples;
#[path = "common/wild.rs"]
mod wild;

use branch::{Branch, events, months};
use fieldbook::{
    domain::{
        Controller, DeviceId, Money, Month,
        money::{MAX_SUM_YUAN, MAX_YUAN},
    },
    journal::{Bundle, CommissioningFact, Fact, FactBody, Journal, NoticeIssued},
    ledger::Ledger,
    rules::{Closings, Item, RuleBook, Settlement, Statement, Step, Subject, deadlines, proposals, settle},
    workflow::{Command, judge},
};
use proptest::{prelude::*, sample::Index, strategy::ValueTree, test_runner::RngSeed};
use rust_decimal::{Decimal, prelude::ToPrimitive};
use serde_json::json;
use std::{collections::BTreeMap, env, sync::Arc};

fn config(cases: u32) -> ProptestConfig {
    let mut config = ProptestConfig { failure_persistence: None, ..ProptestConfig::default() };
    if env::var_os("PROPTEST_CASES").is_none() {
        config.cases = cases;
    }
    if env::var_os("PROPTEST_RNG_SEED").is_none() {
        config.rng_seed = RngSeed::Fixed(2026);
    }
    // Not every branch that is made closes a month.
    config.max_global_rejects = config.max_global_rejects.max(config.cases.saturating_mul(4));
    config
}

fn settled<'a>(facts: impl IntoIterator<Item = &'a Arc<Fact>>, closings: Closings) -> Settlement {
    let ledger = Ledger::of(facts);
    let book = RuleBook::of(&ledger);
    let (from, to) = months();
    settle(&ledger, &book, from, to, closings)
}

fn statements(settlement: &Settlement) -> impl Iterator<Item = (Month, &Statement)> {
    settlement
        .months
        .iter()
        .flat_map(|sheet| sheet.statements.values().map(|statement| (sheet.month, statement)))
}

/// The figures of a month alone: its lines by person, in order, and its nets; people with nothing left out.
type Figures = Vec<(String, Vec<(Item, String, Money)>, Money)>;

fn figures(settlement: &Settlement, month: Month) -> Figures {
    let sheet = settlement.sheet(month).unwrap();
    let lines = |statement: &Statement| {
        let mut lines: Vec<_> =
            statement.lines.iter().map(|line| (line.item, line.subject.to_string(), line.amount)).collect();
        lines.sort();
        lines
    };
    sheet
        .statements
        .values()
        .filter(|statement| !statement.lines.is_empty())
        .map(|statement| (statement.person.to_string(), lines(statement), statement.net))
        .collect()
}

fn bundle(facts: Vec<Arc<Fact>>) -> Bundle {
    let device = DeviceId::parse("desk").unwrap();
    let exported = "2026-01-01T00:00:00".parse().unwrap();
    Bundle {
        exported,
        device,
        branch: "b".into(),
        facts,
        drafts: BTreeMap::new(),
        damaged: Vec::new(),
        attachments: Vec::new(),
    }
}

proptest! {
    #![proptest_config(config(16))]

    #[test]
    fn parts_add_up_to_wholes(events in events(40)) {
        let settlement = settled(&Branch::with(&events).facts, Closings::Respected);
        for (_, statement) in statements(&settlement) {
            prop_assert_eq!(statement.net, statement.lines.iter().map(|line| line.amount).sum::<Money>());
        }
        for sheet in &settlement.months {
            let items = Item::ALL.iter().map(|item| sheet.total(*item)).sum::<Money>();
            prop_assert_eq!(sheet.payable() - sheet.owed(), items);
            prop_assert_eq!(sheet.payable(), sheet.statements.values().map(|one| one.net.max(Money::ZERO)).sum());
        }
        let settlement = settled(&Branch::with(&events).facts, Closings::Ignored);
        let mut firsts: BTreeMap<Subject, Money> = BTreeMap::new();
        let mut rests: BTreeMap<Subject, (Money, Money, Money)> = BTreeMap::new();
        for line in statements(&settlement).flat_map(|(_, statement)| &statement.lines) {
            for step in &line.steps {
                match (line.item, step) {
                    (Item::CommissioningFirst, Step::FirstPart { amount, .. }) => {
                        prop_assert_eq!(*amount, line.amount);
                        prop_assert!(firsts.insert(line.subject.clone(), line.amount).is_none());
                    }
                    (Item::CommissioningRest, Step::Rest { fee, first, amount }) => {
                        prop_assert_eq!(*amount, line.amount);
                        prop_assert!(rests.insert(line.subject.clone(), (*fee, *first, *amount)).is_none());
                    }
                    _ => {}
                }
            }
        }
        for (notice, (fee, first, rest)) in rests {
            prop_assert_eq!(first + rest, fee);
            prop_assert!(firsts.get(&notice).is_none_or(|paid| *paid == first));
        }
    }

    #[test]
    fn the_clerk_gets_what_the_technicians_give_up(events in events(40)) {
        let settlement = settled(&Branch::with(&events).facts, Closings::Ignored);
        for sheet in &settlement.months {
            prop_assert_eq!(sheet.total(Item::ClerkShare), Money::ZERO);
        }
    }

    #[test]
    fn the_order_in_which_facts_arrive_changes_nothing(
        (events, swaps, split) in (events(30), prop::collection::vec(any::<(Index, Index)>(), 60), any::<u64>())
    ) {
        let facts = Branch::with(&events).facts;
        let whole = settled(&facts, Closings::Respected);
        let mut shuffled = facts.clone();
        for (one, other) in swaps {
            shuffled.swap(one.index(facts.len()), other.index(facts.len()));
        }
        prop_assert_eq!(&settled(&shuffled, Closings::Respected), &whole);

        let (mine, yours): (Vec<_>, Vec<_>) =
            (0..).zip(shuffled).partition(|(index, _)| (split >> (index % 64)) & 1 == 0);
        let half = |facts: &[(i32, Arc<Fact>)]| {
            let mut journal = Journal::default();
            journal.merge(facts.iter().map(|(_, fact)| fact.clone())).unwrap();
            journal
        };
        let (mut one, mut other) = (half(&mine), half(&yours));
        let (first, second) = (one.clone(), other.clone());
        one.merge(second.facts().cloned()).unwrap();
        other.merge(first.facts().cloned()).unwrap();
        prop_assert_eq!(&one, &other);
        prop_assert_eq!(one.merge(first.facts().cloned()).unwrap(), 0);
        prop_assert_eq!(&settled(one.facts(), Closings::Respected), &whole);
    }

    #[test]
    fn a_closed_month_never_changes(
        (before, after, elsewhere, month, later) in
            (events(25), events(15), events(15), 0_usize..9, any::<u8>())
    ) {
        let mut branch = Branch::with(&before);
        let (from, to) = months();
        let month = from.through(to).nth(month).unwrap();
        branch.close(month, u64::from(later % 50));
        prop_assume!(branch.ledger.closing(month).is_some());
        let closed = figures(&settled(&branch.facts, Closings::Respected), month);
        // Another desk goes on without knowing of it, and comes back with what it has.
        let mut other = branch.elsewhere(1);
        elsewhere.iter().for_each(|event| other.happen(event));
        other.close(month, u64::from(later % 50) + 1);
        after.iter().for_each(|event| branch.happen(event));
        let mistake = branch.facts[usize::from(later) % branch.facts.len()].id;
        let on = to.last();
        branch.give(Command::Withdraw { on, fact: mistake, reason: "slip".into() }, on);
        if later % 4 == 0 {
            branch.hand_over();
        }
        let mut journal = Journal::default();
        journal.merge(branch.facts).unwrap();
        journal.merge(other.facts).unwrap();
        prop_assert_eq!(figures(&settled(journal.facts(), Closings::Respected), month), closed);
    }

    #[test]
    fn what_a_closed_month_owes_is_adjusted_to_the_fen(events in events(40)) {
        let facts = Branch::with(&events).facts;
        let ledger = Ledger::of(&facts);
        prop_assume!(!ledger.closings.is_empty());
        let total = |closings| {
            let settlement = settled(&facts, closings);
            let mut nets: BTreeMap<String, Money> = BTreeMap::new();
            for (_, statement) in statements(&settlement) {
                *nets.entry(statement.person.to_string()).or_default() += statement.net;
            }
            nets.retain(|_, net| !net.is_zero());
            nets
        };
        // Adjustments go to open months; without one in sight they lie beyond what is settled here.
        prop_assume!(ledger.closing(months().1).is_none());
        prop_assert_eq!(total(Closings::Respected), total(Closings::Ignored));
    }

    #[test]
    fn more_points_of_one_project_never_lower_the_ladder(
        (events, which, more) in (events(25), any::<Index>(), 1_u32..9000)
    ) {
        let facts = Branch::with(&events).facts;
        let notices: Vec<usize> = (0..facts.len())
            .filter(|index| matches!(facts[*index].body, FactBody::Commissioning(CommissioningFact::NoticeIssued(_))))
            .collect();
        prop_assume!(!notices.is_empty());
        let raised = notices[which.index(notices.len())];
        let mut larger = facts.clone();
        let mut fact = (*facts[raised]).clone();
        if let FactBody::Commissioning(CommissioningFact::NoticeIssued(NoticeIssued { controllers, .. })) = &mut fact.body {
            controllers.push(Controller { points: more, alarm_only: false });
        }
        larger[raised] = Arc::new(fact);
        let (before, after) = (ladders(&facts), ladders(&larger));
        for (place, percent) in before {
            prop_assert!(after.get(&place).is_none_or(|raised| *raised >= percent), "{:?}", place);
        }
    }

    #[test]
    fn settling_is_idempotent_and_a_month_alone_is_the_month_of_the_year(events in events(30)) {
        let facts = Branch::with(&events).facts;
        let ledger = Ledger::of(&facts);
        let book = RuleBook::of(&ledger);
        let (from, to) = months();
        for closings in [Closings::Respected, Closings::Ignored] {
            let whole = settle(&ledger, &book, from, to, closings);
            prop_assert_eq!(&settle(&ledger, &book, from, to, closings), &whole);
            for month in from.through(to) {
                let alone = settle(&ledger, &book, month, month, closings);
                prop_assert_eq!(figures(&alone, month), figures(&whole, month));
                prop_assert_eq!(&alone.waiting, &whole.waiting);
                prop_assert_eq!(&alone.outcomes, &whole.outcomes);
            }
        }
    }

    #[test]
    fn what_was_recorded_can_be_written_and_read_again(events in events(30)) {
        let facts = Branch::with(&events).facts;
        let preview = Bundle::read(&bundle(facts.clone()).write().unwrap(), &Journal::default(), judge).unwrap();
        prop_assert_eq!(preview.refused, vec![]);
        prop_assert_eq!(preview.new, facts);
    }
}

/// The percentage of the ladder for each notice and month of a person.
fn ladders(facts: &[Arc<Fact>]) -> BTreeMap<(String, Month), Decimal> {
    let settlement = settled(facts, Closings::Ignored);
    let lines = statements(&settlement).flat_map(|(_, statement)| &statement.lines);
    lines
        .filter(|line| matches!(line.subject, Subject::Job(_)))
        .flat_map(|line| {
            line.steps.iter().filter_map(|step| match step {
                Step::Ladder { month, percent, .. } => Some(((line.subject.to_string(), *month), *percent)),
                _ => None,
            })
        })
        .collect()
}

proptest! {
    #![proptest_config(config(64))]

    /// Whatever lies in the journal, everything that looks at it goes through.
    #[test]
    fn no_facts_panic((events, mut facts, at) in (events(12), wild::facts(), 0_u32..40)) {
        facts.extend(Branch::with(&events).facts);
        facts.sort_by_key(|fact| fact.id);
        facts.dedup_by_key(|fact| fact.id);
        let ledger = Ledger::of(&facts);
        let book = RuleBook::of(&ledger);
        let from = Month::new(2023, 11).unwrap();
        let to = from.through(Month::new(2027, 12).unwrap()).nth(at as usize).unwrap();
        for closings in [Closings::Respected, Closings::Ignored] {
            settle(&ledger, &book, from, to, closings);
        }
        let moment = to.last().and_hms_opt(12, 0, 0).unwrap();
        deadlines(&ledger, &book, moment);
        proposals(&ledger, &book, moment);
        deadlines(&ledger, &book, chrono::NaiveDate::from_ymd_opt(2100, 12, 31).unwrap().into());
        let written = bundle(facts.clone()).write().unwrap();
        // What cannot be gone by is refused; all else comes through the file as it was.
        facts.retain(|fact| judge(&fact.body).is_ok());
        prop_assert!(Bundle::read(&written, &Journal::default(), judge).unwrap().new == facts);
    }

    /// Whatever a file holds, it is read or refused.
    #[test]
    fn no_text_panics(
        changes in prop::collection::vec((any::<Index>(), "\\PC{0,3}|[0-9\\-]{1,12}|\"|\\{|\\]|null", any::<bool>()), 1..6)
    ) {
        let mut text: Vec<char> = bundle(samples::facts()).write().unwrap().chars().collect();
        for (place, piece, replace) in changes {
            let at = place.index(text.len());
            let end = if replace { (at + piece.chars().count()).min(text.len()) } else { at };
            text.splice(at..end, piece.chars());
        }
        let text: String = text.into_iter().collect();
        if let Ok(preview) = Bundle::read(&text, &Journal::default(), judge) {
            let ledger = Ledger::of(&preview.new);
            let book = RuleBook::of(&ledger);
            let month = Month::new(2026, 3).unwrap();
            settle(&ledger, &book, month, month, Closings::Respected);
        }
    }
}

#[test]
fn random_branches_reach_what_they_are_to_try() {
    // A generator that only makes refused commands would prove nothing.
    let mut runner = proptest::test_runner::TestRunner::new(config(1));
    let mut seen: BTreeMap<Item, usize> = BTreeMap::new();
    for _ in 0..20 {
        let events = events(40).new_tree(&mut runner).unwrap().current();
        let settlement = settled(&Branch::with(&events).facts, Closings::Respected);
        for line in statements(&settlement).flat_map(|(_, statement)| &statement.lines) {
            *seen.entry(line.item).or_default() += 1;
        }
    }
    let rare = [Item::BonusPoints, Item::BonusFollowUps];
    let missing: Vec<_> =
        Item::ALL.iter().filter(|item| !seen.contains_key(item) && !rare.contains(item)).collect();
    assert!(missing.is_empty(), "{missing:?} of {seen:?}");
}

/// The largest numbers that a file may carry, all at once.
#[test]
fn the_largest_numbers_do_not_overflow() {
    let largest = wild::largest();
    assert!(
        Bundle::read(&bundle(largest.clone()).write().unwrap(), &Journal::default(), judge)
            .unwrap()
            .is_acceptable()
    );
    let ledger = Ledger::of(&largest);
    let book = RuleBook::of(&ledger);
    assert_eq!(book.left_out(), []);
    let (from, to) = (Month::new(2026, 1).unwrap(), Month::new(2027, 1).unwrap());
    let settlement = settle(&ledger, &book, from, to, Closings::Ignored);
    let items: BTreeMap<&str, Money> = Item::ALL
        .iter()
        .map(|item| (item.code(), settlement.months.iter().map(|sheet| sheet.total(*item)).sum()))
        .collect();
    assert!(items["commissioning_first"] > Money::yuan(1_000_000_000), "{items:?}");
    let most = Money::yuan(MAX_SUM_YUAN);
    assert!(settlement.months.iter().all(|sheet| sheet.payable() < most), "{items:?}");
}

/// As many of the largest amounts as a file holds, each charged twice, can still be shown to the fen.
#[test]
fn a_file_full_of_the_largest_amounts_stays_within_what_can_be_shown() {
    let smallest = bundle(vec![shortest_penalty()]).write().unwrap();
    let head = bundle(Vec::new()).write().unwrap().len();
    let facts = fieldbook::journal::bundle::MAX_BYTES / (smallest.len() - head);
    assert!(Decimal::from(facts) * Decimal::from(MAX_YUAN) * Decimal::TWO < Decimal::from(MAX_SUM_YUAN));
    // The number cell that a spreadsheet makes of it still has its fen.
    let largest = Money::round(Decimal::from(MAX_SUM_YUAN) - Decimal::new(1, 2));
    let cell = largest.exact().to_f64().unwrap();
    assert_eq!(format!("{cell:.2}"), largest.to_string());
    let text = serde_json::to_string(&largest).unwrap();
    assert_eq!(serde_json::from_str::<Money>(&text).unwrap(), largest);
}

/// The fact that says the largest amount in the fewest characters.
fn shortest_penalty() -> Arc<Fact> {
    let id = uuid::Uuid::nil();
    let penalty = json!({"penalty": {"clause": "7.20", "person": "l", "amount": Money::yuan(MAX_YUAN)}});
    let fact = json!({
        "id": id, "on": "2026-03-02", "recorded": "2026-03-02T00:00:00", "actor": "m", "device": "d", "fact": penalty,
    });
    Arc::new(serde_json::from_value(fact).unwrap())
}
