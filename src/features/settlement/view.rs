//! A month as a grid of people and items, and how its parts are named in the address. Pure.

use crate::{
    domain::{Arrange, Collected, Money, Month, PersonId, Role},
    ledger::Ledger,
    rules::{Item, Line, MonthSheet, Settlement, Sheet, Statement, Subject, prospects::Prospect},
};
use chrono::NaiveDate;
use std::collections::BTreeSet;

/// A person's row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GridRow {
    pub person: PersonId,
    /// One for each column; none where the person has no line of that item.
    pub amounts: Vec<Option<Money>>,
    /// Of each column, whether a line of it waits until a question is settled: what there is is not all, and nothing is not zero.
    pub unsettled: Vec<bool>,
    pub paid: Money,
    pub owed: Money,
}

/// A month at a glance.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Grid {
    /// The items somebody has a line of, in the order of a statement.
    pub columns: Vec<Item>,
    pub rows: Vec<GridRow>,
    pub totals: Vec<Money>,
    /// What finance pays out.
    pub payable: Money,
    /// What those owe from whom more is taken off than they earned: the columns come to what is paid less this.
    pub owed: Money,
}

/// Whose lines of a month wait for one of several answers to a question.
pub fn unsettled(expected: &[Prospect], month: Month) -> BTreeSet<(PersonId, Item)> {
    let of_month = |one: &&Prospect| one.month == Some(month) || one.subject == Subject::Month(month);
    let waiting = expected.iter().filter(|one| !one.answers.is_empty());
    waiting.filter(of_month).map(|one| (one.person.clone(), one.item)).distinct()
}

/// The grid of a month: everybody employed in it or with a line in it.
pub fn grid(ledger: &Ledger, sheet: &MonthSheet, unsettled: &BTreeSet<(PersonId, Item)>) -> Grid {
    let has = |item: &Item| {
        let waits = || unsettled.iter().any(|(_, waiting)| waiting == item);
        sheet.statements.values().any(|statement| statement.lines.iter().any(|line| line.item == *item))
            || waits()
    };
    let columns: Vec<Item> = Item::ALL.iter().copied().filter(has).collect();
    let rows = people(ledger, sheet)
        .into_iter()
        .map(|statement| GridRow {
            person: statement.person.clone(),
            amounts: columns.iter().map(|item| amount(statement, *item)).collect(),
            unsettled: columns
                .iter()
                .map(|item| unsettled.contains(&(statement.person.clone(), *item)))
                .collect(),
            paid: statement.paid(),
            owed: statement.owed(),
        })
        .collect();
    let totals = columns.iter().map(|item| sheet.total(*item)).collect();
    Grid { columns, rows, totals, payable: sheet.payable(), owed: sheet.owed() }
}

/// The name of a month's sum: in a running month it says that it is one so far.
pub fn net_key(running: bool) -> &'static str {
    if running { "settlement.net.so_far" } else { "settlement.net" }
}

/// The key of what a paper says of how far its figures hold.
pub fn paper_state_key(sheet: &MonthSheet, today: NaiveDate) -> &'static str {
    match sheet.closed {
        Some(_) => "settlement.paper.closed",
        None if sheet.is_running(today) => "settlement.paper.running",
        None => "settlement.paper.open",
    }
}

fn amount(statement: &Statement, item: Item) -> Option<Money> {
    statement.lines.iter().any(|line| line.item == item).then(|| statement.total(item))
}

/// The statements of a month that are shown, in the order of the branch: by role, then by who joined first.
pub fn people<'a>(ledger: &Ledger, sheet: &'a MonthSheet) -> Vec<&'a Statement> {
    let last = sheet.month.last();
    let mut shown: Vec<&Statement> = sheet
        .statements
        .values()
        .filter(|statement| {
            !statement.lines.is_empty() || employed_in(ledger, &statement.person, sheet.month)
        })
        .collect();
    shown.arrange_by_key(|statement| {
        let person = ledger.people.get(&statement.person);
        let rank = person.map_or(Role::ALL.len(), |person| rank(person.role_on(last)));
        (rank, person.map(|person| person.joined), statement.person.clone())
    });
    shown
}

fn rank(role: Role) -> usize {
    Role::ALL.iter().position(|other| *other == role).unwrap_or_default()
}

fn employed_in(ledger: &Ledger, person: &PersonId, month: Month) -> bool {
    let person = ledger.people.get(person);
    person.is_some_and(|person| person.joined <= month.last() && person.has_not_left_by(month.first()))
}

/// What a statement adds up to before its deductions, and what is taken off.
pub fn gross_and_deductions(statement: &Statement) -> (Money, Money) {
    let amounts = || statement.lines.iter().map(|line| line.amount);
    (
        amounts().filter(|amount| !amount.is_negative()).sum(),
        -amounts().filter(|amount| amount.is_negative()).sum::<Money>(),
    )
}

/// The month a page opens with: the first open one that has begun and has figures, because months are closed in
/// their order; else the present one.
pub fn first_choice(settlement: &Settlement, present: Month) -> Month {
    let open = |sheet: &&Sheet| sheet.closed.is_none() && sheet.month <= present && has_lines(sheet);
    settlement.months.iter().find(open).map_or(present, |sheet| sheet.month)
}

/// Somebody has a line in it.
pub fn has_lines(sheet: &MonthSheet) -> bool {
    sheet.statements.values().any(|statement| !statement.lines.is_empty())
}

/// The name of a line within its statement, for the address: its item, its subject, and which of several alike.
pub fn line_key(statement: &Statement, index: usize) -> String {
    let Some(line) = statement.lines.get(index) else { return String::new() };
    let alike = |other: &&Line| other.item == line.item && other.subject == line.subject;
    let before = statement.lines[..index].iter().filter(alike).count();
    let (item, subject) = (line.item.code(), &line.subject);
    if before == 0 { format!("{item}/{subject}") } else { format!("{item}/{subject}~{}", before + 1) }
}

/// A cell of the grid as the address names it: `late@li`.
pub fn cell_key(item: Item, person: &PersonId) -> String {
    format!("{}@{person}", item.code())
}

/// Reads [`cell_key`].
pub fn parse_cell(key: &str) -> Option<(Item, PersonId)> {
    let (item, person) = key.split_once('@')?;
    Some((Item::from_code(item)?, PersonId::parse(person).ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::{Clause, Subject};
    use std::collections::BTreeMap;

    fn person(id: &str) -> PersonId {
        PersonId::parse(id).unwrap()
    }

    fn line(item: Item, subject: &str, yuan: i64) -> Line {
        let subject = if subject.is_empty() { Subject::Nothing } else { Subject::Text(subject.into()) };
        Line { item, subject, amount: Money::yuan(yuan), clause: Clause("4.1"), steps: Vec::new() }
    }

    fn statement(id: &str, lines: Vec<Line>) -> (PersonId, Statement) {
        let net = lines.iter().map(|line| line.amount).sum();
        (person(id), Statement { person: person(id), lines, net })
    }

    fn sheet() -> MonthSheet {
        let li = vec![
            line(Item::BaseWage, "", 3000),
            line(Item::HalfDay, "", -50),
            line(Item::HalfDay, "", -50),
            line(Item::Penalty, "7.8", -20),
        ];
        let statements = BTreeMap::from([
            statement("li", li),
            statement("wang", vec![line(Item::BaseWage, "", 2000)]),
            statement("gone", Vec::new()),
        ]);
        MonthSheet { month: "2026-03".parse().unwrap(), closed: None, statements }
    }

    #[test]
    fn a_grid_has_the_items_there_are_and_adds_up() {
        let grid = grid(&Ledger::default(), &sheet(), &BTreeSet::new());
        assert_eq!(grid.columns, [Item::BaseWage, Item::HalfDay, Item::Penalty]);
        assert_eq!(grid.rows.len(), 2, "nobody without lines who is not employed");
        assert_eq!(grid.rows[1].amounts, [Some(Money::yuan(2000)), None, None]);
        assert_eq!(grid.totals, [Money::yuan(5000), Money::yuan(-100), Money::yuan(-20)]);
        assert_eq!(grid.payable, grid.rows.iter().map(|row| row.paid).sum());
        assert_eq!(grid.payable, grid.totals.iter().copied().sum());
    }

    #[test]
    fn what_waits_for_an_answer_is_no_zero() {
        let waiting = [(person("wang"), Item::BaseWage), (person("li"), Item::Travel)].into();
        let mut sheet = sheet();
        sheet.statements.get_mut(&person("wang")).unwrap().lines.clear();
        let ledger = Ledger::default();
        let grid = grid(&ledger, &sheet, &waiting);
        assert_eq!(grid.columns, [Item::BaseWage, Item::Travel, Item::HalfDay, Item::Penalty]);
        assert_eq!(grid.rows[0].unsettled, [false, true, false, false]);
        assert_eq!(grid.rows[0].amounts[1], None);
    }

    #[test]
    fn what_somebody_owes_stands_beside_what_is_paid() {
        let mut sheet = sheet();
        let (id, owing) = statement("zhao", vec![line(Item::Penalty, "7.15", -6500)]);
        sheet.statements.insert(id, owing);
        let grid = grid(&Ledger::default(), &sheet, &BTreeSet::new());
        assert_eq!((grid.payable, grid.owed), (Money::yuan(4880), Money::yuan(6500)));
        assert_eq!((grid.rows[2].paid, grid.rows[2].owed), (Money::ZERO, Money::yuan(6500)));
        assert_eq!(grid.payable - grid.owed, grid.totals.iter().copied().sum());
    }

    #[test]
    fn lines_have_names_of_their_own() {
        let sheet = sheet();
        let li = &sheet.statements[&person("li")];
        let keys: Vec<String> = (0..4).map(|index| line_key(li, index)).collect();
        assert_eq!(keys, ["base_wage/", "half_day/", "half_day/~2", "penalty/7.8"]);
        assert_eq!(line_key(li, 9), "");
    }

    #[test]
    fn cells_survive_their_name() {
        let key = cell_key(Item::Late, &person("a@b"));
        assert_eq!(parse_cell(&key), Some((Item::Late, person("a@b"))));
        assert_eq!(parse_cell("late"), None);
        assert_eq!(parse_cell("nothing@li"), None);
    }

    #[test]
    fn what_is_taken_off_stands_apart() {
        let sheet = sheet();
        let (gross, off) = gross_and_deductions(&sheet.statements[&person("li")]);
        assert_eq!((gross, off), (Money::yuan(3000), Money::yuan(120)));
    }
}
