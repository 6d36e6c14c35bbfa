//! Mornings, travel, penalties and closings of the sample branch.

use super::plan::Plan;
use crate::{
    domain::{Money, Month, PenaltyClause, PersonId, Role, TravelId, month::add_days},
    journal::FactBody,
    workflow::Command,
};
use chrono::{NaiveDate, TimeDelta};

const MORNING: u32 = 9 * 60;
const NOON: u32 = 12 * 60;
const EVENING: u32 = 17 * 60 + 20;
/// On the last day of a month, after everything else.
const LAST: u32 = 17 * 60 + 40;

pub(super) fn plan(plan: &mut Plan) {
    let months: Vec<Month> = plan.months().collect();
    let over = &months[..months.len() - 1];
    for month in &months {
        mornings(plan, *month);
    }
    last_mornings(plan);
    travel(plan, &months);
    penalties(plan);
    for month in over {
        plan.decide_proposals(month.last(), LAST);
    }
    // The last month that is over is left for whoever tries the program.
    for month in &over[..over.len() - 1] {
        close(plan, *month);
    }
}

fn clock_in(plan: &mut Plan, person: PersonId, day: NaiveDate, minute: u32) {
    let at = day.and_time(chrono::NaiveTime::MIN) + TimeDelta::minutes(i64::from(minute));
    plan.by_clerk(day, MORNING.max(minute), FactBody::Punch { person, at });
}

/// Only who comes late is written down; sometimes he was sent out, or the road was closed.
fn mornings(plan: &mut Plan, month: Month) {
    let late = plan.random.between(1, 4);
    for _ in 0..late {
        let day = plan.some_workday(month);
        let here = plan.cast.office_on(day);
        let who = plan.random.pick(&here).clone();
        let minute = match plan.random.percent(12) {
            true => 8 * 60 + plan.random.between(34, 55),
            false => 8 * 60 + plan.random.between(2, 24),
        };
        clock_in(plan, who.clone(), day, minute);
        if plan.random.percent(18) {
            plan.by_manager(plan.workday(add_days(day, 1)), MORNING, FactBody::Excused { person: who, day });
        }
    }
}

/// The mornings of the last working days in full.
fn last_mornings(plan: &mut Plan) {
    let week = plan.today.checked_sub_days(chrono::Days::new(10)).unwrap_or(plan.today);
    let days: Vec<NaiveDate> =
        week.iter_days().take_while(|day| *day < plan.today).filter(|day| plan.is_workday(*day)).collect();
    for day in days.into_iter().rev().take(2) {
        for who in plan.cast.office_on(day) {
            let minute = 7 * 60 + plan.random.between(31, 58);
            clock_in(plan, who, day, minute);
        }
    }
}

fn travel(plan: &mut Plan, months: &[Month]) {
    for (number, month) in months.iter().enumerate() {
        let on = plan.some_workday(*month);
        let here = plan.cast.field_on(on);
        let person = plan.random.pick(&here).id.clone();
        let cents = i64::from(plan.random.between(240, 1720)) * 50;
        let amount = Money::round(rust_decimal::Decimal::new(cents, 2));
        let travel = TravelId::parse(&format!("CL{}-1", on.format("%y%m"))).expect("a plain word is an id");
        let customer_pays = number % 5 == 2;
        let body = FactBody::Travel { travel, person, amount, approved: number != 6, customer_pays };
        match number {
            // Found in a drawer two months later, when its month was closed.
            4 => plan.by_clerk_later(on, plan.last_workday(month.next().next()), NOON, body),
            _ => plan.by_clerk(on, NOON, body),
        }
    }
}

/// What the manager charges by himself: month, clause, which of those who are there, yuan.
const PENALTIES: [(u32, PenaltyClause, usize, Option<i64>); 7] = [
    (1, PenaltyClause::UntidyDesk, 4, None),
    (2, PenaltyClause::UntidyComputer, 3, None),
    (4, PenaltyClause::PartLost, 2, Some(260)),
    (6, PenaltyClause::Complaint, 1, None),
    (8, PenaltyClause::DutyNotDone, 3, None),
    (9, PenaltyClause::UntidyComputer, 3, None),
    (11, PenaltyClause::PartsLeft, 5, None),
];

fn penalties(plan: &mut Plan) {
    for (month, clause, which, amount) in PENALTIES {
        let on = plan.some_workday(plan.month(month));
        let here = plan.cast.field_on(on);
        let person = here[which % here.len()].id.clone();
        let amount = amount.map(Money::yuan);
        plan.by_manager(on, EVENING, FactBody::Penalty { clause, person, job: None, amount, manager: None });
    }
    for month in [3, 6, 10] {
        let on = plan.some_workday(plan.month(month));
        let here = plan.cast.field_on(on);
        let by = plan.random.pick(&here).id.clone();
        plan.by_manager(on, EVENING, FactBody::ProductIssue { by });
    }
    let month = plan.month(9);
    let person = plan.cast.field_on(month.last())[2].id.clone();
    plan.by_manager(month.last(), EVENING, FactBody::OwnUnfinishedWork { person, month });
}

fn close(plan: &mut Plan, month: Month) {
    let on = plan.workdays_after(month.last(), 5);
    let manager = plan.cast.manager.clone();
    plan.command(EVENING, &manager, Role::Manager, Command::CloseMonth { on, month, known_until: None });
}
