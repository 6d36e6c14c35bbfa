//! The year at a glance: nets by month, the counts towards December's bonuses, and the rests still owed. Pure.

use super::{
    view::{has_lines, people},
    waiting::Held,
};
use crate::{
    domain::{Arrange, JobId, Money, Month, PersonId},
    ledger::Ledger,
    rules::{Item, MonthSheet, RuleBook, Settlement, Subject, bonus, prospects::Prospect},
};
use chrono::NaiveDate;
use std::collections::{BTreeMap, BTreeSet};

/// A person's year.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct YearRow {
    pub person: PersonId,
    /// January first; none where the person has no statement that month. Below zero: what he owes for it.
    pub nets: Vec<Option<Money>>,
    /// What he is paid in all; what he owes lowers no other month's pay.
    pub total: Money,
}

/// People × months.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct YearGrid {
    pub months: Vec<Month>,
    pub rows: Vec<YearRow>,
    pub totals: Vec<Money>,
    pub total: Money,
    /// Who owes for which month, earliest first: no part of the totals.
    pub owing: Vec<(Month, PersonId, Money)>,
    /// The months among them that are not closed: their figures may still change.
    pub open: Vec<Month>,
}

fn months_of(year: i32) -> Vec<Month> {
    (1..=12).filter_map(|number| Month::new(year, number).ok()).collect()
}

/// The nets of a year, up to the month that is running: what is still to come is no money yet.
pub fn year_grid(ledger: &Ledger, settlement: &Settlement, year: i32, today: NaiveDate) -> YearGrid {
    let months = months_of(year);
    let begun = |month: &Month| settlement.sheet(*month).filter(|_| month.first() <= today);
    let pay = |month: &Month| begun(month).map(|sheet| sheet.pay_so_far(today));
    let sheets: Vec<Option<MonthSheet>> = months.iter().map(pay).collect();
    let mut seen = BTreeSet::new();
    let mut order = Vec::new();
    for sheet in sheets.iter().flatten() {
        for statement in people(ledger, sheet) {
            if seen.insert(statement.person.clone()) {
                order.push(statement.person.clone());
            }
        }
    }
    let net = |sheet: &Option<MonthSheet>, person: &PersonId| {
        let statement = sheet.as_ref()?.statements.get(person)?;
        (!statement.lines.is_empty()).then_some(statement.net)
    };
    let rows: Vec<YearRow> = order
        .into_iter()
        .map(|person| {
            let nets: Vec<Option<Money>> = sheets.iter().map(|sheet| net(sheet, &person)).collect();
            let total = nets.iter().flatten().map(|net| (*net).max(Money::ZERO)).sum();
            YearRow { person, nets, total }
        })
        .collect();
    let totals: Vec<Money> =
        sheets.iter().map(|sheet| sheet.as_ref().map_or(Money::ZERO, MonthSheet::payable)).collect();
    let total = totals.iter().copied().sum();
    let owing = |sheet: &MonthSheet| {
        let month = sheet.month;
        sheet.owing().map(|(person, owed)| (month, person.clone(), owed)).collect::<Vec<_>>()
    };
    let owing = sheets.iter().flatten().flat_map(owing).collect();
    let open = sheets.iter().flatten().filter(|sheet| sheet.closed.is_none() && has_lines(sheet));
    let open = open.map(|sheet| sheet.month).collect();
    YearGrid { months, rows, totals, total, owing, open }
}

/// How far somebody is towards a bonus that starts at a number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Towards {
    pub count: u64,
    /// The next step's start; none when the last one is reached.
    pub next: Option<u64>,
    /// What December's statement pays.
    pub paid: Money,
}

/// How far somebody is towards the contract bonus, which either measure reaches.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ContractsTowards {
    pub receipts_less_rebates: Money,
    pub customers: u64,
    pub paid: Money,
}

/// A person's way to December's bonuses.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BonusRow {
    pub person: PersonId,
    pub points: Towards,
    pub follow_ups: Towards,
    pub contracts: ContractsTowards,
}

/// The counts towards the bonuses of a year up to a day: everybody who has any, and all who go to customers.
pub fn bonuses(
    ledger: &Ledger,
    book: &RuleBook,
    settlement: &Settlement,
    year: i32,
    today: NaiveDate,
) -> Vec<BonusRow> {
    let Ok(december) = Month::new(year, 12) else { return Vec::new() };
    let until = today.min(december.last());
    let Some(sheet) = settlement.sheet(december).filter(|_| Month::of(until).year() == year) else {
        return Vec::new();
    };
    let rules = &book.rules_on(december.last()).bonus;
    people(ledger, sheet)
        .into_iter()
        .filter_map(|statement| {
            let person = ledger.people.get(&statement.person)?;
            let counts = bonus::year_counts(ledger, book, &person.id, until);
            let any = counts.points + counts.follow_ups + counts.customers > 0;
            if !any && !person.role_on(until).is_field() {
                return None;
            }
            let starts = rules.points.iter().map(|step| step.from);
            Some(BonusRow {
                person: person.id.clone(),
                points: towards(counts.points, starts, statement.total(Item::BonusPoints)),
                follow_ups: towards(
                    counts.follow_ups,
                    [rules.follow_ups.from],
                    statement.total(Item::BonusFollowUps),
                ),
                contracts: ContractsTowards {
                    receipts_less_rebates: counts.receipts - counts.rebates,
                    customers: counts.customers,
                    paid: statement.total(Item::BonusContracts),
                },
            })
        })
        .collect()
}

fn towards(count: u64, starts: impl IntoIterator<Item = u64>, paid: Money) -> Towards {
    Towards { count, next: starts.into_iter().find(|from| *from > count), paid }
}

/// A rest that is owed: its first part is paid, and it is not, for want of the acceptance or of who takes it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OwedRest {
    pub job: JobId,
    pub person: PersonId,
    /// The month of the first part; none where no month that is settled shows it.
    pub since: Option<Month>,
    /// What would be paid for it, less the clerk's share.
    pub amount: Option<Money>,
}

/// The rests of the work done up to the end of a month that are still owed, earliest first: those among what that month's
/// own list says.
pub fn owed_rests(
    ledger: &Ledger,
    settlement: &Settlement,
    expected: &[Prospect],
    until: Month,
) -> Vec<OwedRest> {
    let Held { by_steps, by_others } = Held::of(ledger, expected, until);
    let firsts = first_parts(settlement);
    let rest = |prospect: Prospect| {
        let Subject::Job(job) = prospect.subject else { return None };
        let first_is_paid = prospect.missing.iter().all(|lack| lack.task.holds(Item::CommissioningRest));
        let owed = prospect.item == Item::CommissioningRest && first_is_paid;
        let since = firsts.get(&job).copied();
        owed.then_some(OwedRest { job, person: prospect.person, since, amount: prospect.amount })
    };
    let mut owed: Vec<OwedRest> = by_steps.into_iter().chain(by_others).filter_map(rest).collect();
    owed.arrange_by_key(|rest| (rest.since, rest.job.clone()));
    owed
}

/// The month in which each job's first part is paid.
fn first_parts(settlement: &Settlement) -> BTreeMap<&JobId, Month> {
    let lines = settlement.months.iter().flat_map(|sheet| {
        let lines = sheet.figures().statements.values().flat_map(|statement| &statement.lines);
        lines.map(move |line| (sheet.month, line))
    });
    lines
        .filter_map(|(month, line)| match &line.subject {
            Subject::Job(job) if line.item == Item::CommissioningFirst => Some((job, month)),
            _ => None,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::{Clause, Line, Statement};

    fn sheet(month: &str, lines: Vec<Line>) -> MonthSheet {
        let person = PersonId::parse("li").unwrap();
        let net = lines.iter().map(|line| line.amount).sum();
        let statement = Statement { person: person.clone(), lines, net };
        MonthSheet {
            month: month.parse().unwrap(),
            closed: None,
            statements: BTreeMap::from([(person, statement)]),
        }
    }

    fn line(item: Item, job: &str, yuan: i64) -> Line {
        let amount = Money::yuan(yuan);
        let steps = Vec::new();
        Line {
            item,
            subject: Subject::Job(JobId::parse(job).unwrap()),
            amount,
            clause: Clause("5.1.7"),
            steps,
        }
    }

    fn settlement() -> Settlement {
        Settlement {
            months: vec![
                sheet("2026-01", vec![line(Item::CommissioningFirst, "J-1", 80)]).into(),
                sheet("2026-02", vec![line(Item::CommissioningFirst, "J-2", 80)]).into(),
                sheet("2026-03", vec![line(Item::CommissioningRest, "J-1", 20)]).into(),
            ],
            waiting: Vec::new(),
            outcomes: Vec::new(),
            warnings: Vec::new(),
        }
    }

    #[test]
    fn a_year_adds_up_both_ways() {
        let grid = year_grid(&Ledger::default(), &settlement(), 2026, "2026-12-31".parse().unwrap());
        assert_eq!(grid.months.len(), 12);
        assert_eq!(grid.rows.len(), 1);
        assert_eq!(grid.rows[0].total, Money::yuan(180));
        assert_eq!(grid.total, Money::yuan(180));
        assert_eq!(grid.rows[0].nets[3], None);
        assert_eq!(grid.open.len(), 3);
    }

    #[test]
    fn what_is_owed_for_one_month_lowers_no_other() {
        let mut settlement = settlement();
        settlement.months.push(sheet("2026-04", vec![line(Item::Penalty, "J-3", -500)]).into());
        let grid = year_grid(&Ledger::default(), &settlement, 2026, "2026-12-31".parse().unwrap());
        assert_eq!((grid.total, grid.rows[0].total), (Money::yuan(180), Money::yuan(180)));
        assert_eq!(grid.rows[0].nets[3], Some(Money::yuan(-500)));
        let owing = [("2026-04".parse().unwrap(), PersonId::parse("li").unwrap(), Money::yuan(500))];
        assert_eq!(grid.owing, owing);
    }

    #[test]
    fn the_next_step_starts_at_its_own_number() {
        let next = |count| towards(count, [30_000, 50_000], Money::ZERO).next;
        assert_eq!(next(29_999), Some(30_000));
        assert_eq!(next(30_000), Some(50_000));
        assert_eq!(next(50_000), None);
    }
}
