//! What a running month's sheet says that only its last day decides.
//!
//! Points still come in until the month is over. The deduction for too few of them (5.1.10) is until then how things
//! stand, and no pay: screens show it apart, and their sums leave it out.

use super::{Item, Line, MonthSheet, Statement};
use crate::domain::{Money, Month, PersonId};
use chrono::NaiveDate;

/// The month's last day is not over yet.
pub fn is_running(month: Month, today: NaiveDate) -> bool {
    today <= month.last()
}

impl Line {
    /// It is how things stand in a month that is still running, and no pay yet.
    pub fn is_only_so_far(&self, month: Month, today: NaiveDate) -> bool {
        self.item == Item::LowPoints && is_running(month, today)
    }
}

impl Statement {
    /// The net without what is only how things stand.
    pub fn net_so_far(&self, month: Month, today: NaiveDate) -> Money {
        self.net - self.only_so_far(month, today).map(|line| line.amount).sum()
    }

    /// The lines that are only how things stand.
    pub fn only_so_far(&self, month: Month, today: NaiveDate) -> impl Iterator<Item = &Line> {
        self.lines.iter().filter(move |line| line.is_only_so_far(month, today))
    }
}

impl MonthSheet {
    /// The month can still bring points: its sheet is how things stand.
    pub fn is_running(&self, today: NaiveDate) -> bool {
        self.closed.is_none() && is_running(self.month, today)
    }

    /// The sheet without what is only how things stand: what is shown as pay.
    pub fn pay_so_far(&self, today: NaiveDate) -> MonthSheet {
        let mut sheet = self.clone();
        for statement in sheet.statements.values_mut().filter(|_| self.is_running(today)) {
            statement.net = statement.net_so_far(self.month, today);
            statement.lines.retain(|line| !line.is_only_so_far(self.month, today));
        }
        sheet
    }

    /// What is only how things stand, by person.
    pub fn only_so_far(&self, today: NaiveDate) -> impl Iterator<Item = (&PersonId, &Line)> {
        let statements = self.statements.values().filter(move |_| self.is_running(today));
        statements.flat_map(move |statement| {
            statement.only_so_far(self.month, today).map(|line| (&statement.person, line))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::{Clause, Subject};
    use std::collections::BTreeMap;

    fn statement() -> Statement {
        let line = |item, yuan| Line {
            item,
            subject: Subject::Nothing,
            amount: Money::yuan(yuan),
            clause: Clause("4.1"),
            steps: Vec::new(),
        };
        let lines = vec![line(Item::BaseWage, 3000), line(Item::LowPoints, -300), line(Item::Late, -5)];
        let net = lines.iter().map(|line| line.amount).sum();
        Statement { person: PersonId::parse("li").unwrap(), lines, net }
    }

    #[test]
    fn too_few_points_are_no_pay_before_the_last_day_is_over() {
        let (statement, month) = (statement(), Month::new(2026, 3).unwrap());
        let net = |today: &str| statement.net_so_far(month, today.parse().unwrap());
        assert_eq!(net("2026-03-10"), Money::yuan(2995));
        assert_eq!(net("2026-03-31"), Money::yuan(2995));
        assert_eq!(net("2026-04-01"), Money::yuan(2695));
        assert_eq!(statement.only_so_far(month, "2026-03-31".parse().unwrap()).count(), 1);
    }

    #[test]
    fn a_running_sheet_shows_as_pay_what_is_pay() {
        let statement = statement();
        let statements = BTreeMap::from([(statement.person.clone(), statement)]);
        let sheet = MonthSheet { month: Month::new(2026, 3).unwrap(), closed: None, statements };
        let (running, over) = ("2026-03-31".parse().unwrap(), "2026-04-01".parse().unwrap());
        assert_eq!(sheet.pay_so_far(running).payable(), Money::yuan(2995));
        assert_eq!(sheet.pay_so_far(running).total(Item::LowPoints), Money::ZERO);
        assert_eq!(
            sheet.only_so_far(running).map(|(_, line)| line.amount).collect::<Vec<_>>(),
            [Money::yuan(-300)]
        );
        assert_eq!(sheet.pay_so_far(over), sheet);
        assert_eq!(sheet.only_so_far(over).count(), 0);
    }
}
