//! The rest of the fee (5.1.7), and who gets it when its owner has left (5.1.8).

use super::{Confirmed, Fee, later, pay_part};
use crate::{
    domain::{FactId, PersonId, Role},
    ledger::Stamp,
    rules::{Clause, Item, Step, Subject, Waiting, WaitingFor, pay::Pay, trace::DateKind},
};
use chrono::{Datelike, NaiveDate};

/// Pays the rest, or says what it waits for. `fee` is none while the price itself waits.
pub(super) fn settle_rest(pay: &mut Pay<'_>, confirmed: &Confirmed<'_>, fee: Option<&Fee>) {
    let trigger = trigger(confirmed);
    let last_day = pay.last_day(confirmed.holder);
    if trigger.as_ref().is_some_and(|(day, _)| *day <= last_day) || last_day == NaiveDate::MAX {
        if let (Some((day, steps)), Some(fee)) = (trigger, fee) {
            pay_rest(pay, confirmed, fee, confirmed.holder, day, steps);
        }
        return;
    }
    match successor(pay, confirmed, trigger.as_ref().map(|(day, _)| *day)) {
        Some((to, named, day)) => {
            if let (Some((_, mut steps)), Some(fee), Some(day)) = (trigger, fee, day) {
                let fact = Some(named.fact);
                steps.push(Step::Day { kind: DateKind::SuccessorNamed, on: named.on, fact });
                let left = confirmed.holder.clone();
                steps.push(Step::Successor { left, to: to.clone(), fact: named.fact });
                pay_rest(pay, confirmed, fee, &to, day, steps);
            }
        }
        None => pay.waiting.push(Waiting {
            subject: Subject::Job(confirmed.notice.id.clone()),
            clause: Clause("5.1.8"),
            what: WaitingFor::Successor,
            person: confirmed.holder.clone(),
            by: Role::Manager,
            facts: leaving_facts(pay, confirmed.holder),
        }),
    }
}

fn leaving_facts(pay: &Pay<'_>, person: &PersonId) -> Vec<FactId> {
    let left = pay.ledger.people.get(person).and_then(|person| person.left.as_ref());
    left.map(|left| left.stamp.fact).into_iter().collect()
}

/// The day from which the rest is due: 31 December, the acceptance, or the day of the first part, the last of them.
fn trigger(confirmed: &Confirmed<'_>) -> Option<(NaiveDate, Vec<Step>)> {
    let accepted = confirmed.site.accepted()?;
    let fact = Some(accepted.stamp.fact);
    let mut steps = vec![Step::Day { kind: DateKind::Acceptance, on: accepted.on(), fact }];
    let year = confirmed.finished.year();
    let day = if accepted.on().year() <= year {
        let year_end = NaiveDate::from_ymd_opt(year, 12, 31)?;
        steps.push(Step::Day { kind: DateKind::YearEnd, on: year_end, fact: None });
        year_end
    } else {
        accepted.on()
    };
    Some((day.max(confirmed.earned), steps))
}

/// Whoever was named before the rest fell due holds it then; otherwise whoever is named first after that.
fn successor(
    pay: &Pay<'_>,
    confirmed: &Confirmed<'_>,
    due: Option<NaiveDate>,
) -> Option<(PersonId, Stamp, Option<NaiveDate>)> {
    let named = &confirmed.notice.successors;
    let Some(due) = due else {
        // Nothing is due yet: the last one named keeps it unless he has left as well.
        let last = named.last()?;
        let stays = pay.last_day(&last.value) == NaiveDate::MAX;
        return stays.then(|| (last.value.clone(), last.stamp, None));
    };
    let before = named.iter().rev().find(|named| named.on() <= due);
    let after = named.iter().filter(|named| named.on() > due);
    before.into_iter().chain(after).find_map(|named| {
        let day = due.max(named.on());
        (day <= pay.last_day(&named.value)).then(|| (named.value.clone(), named.stamp, Some(day)))
    })
}

fn pay_rest(
    pay: &mut Pay<'_>,
    confirmed: &Confirmed<'_>,
    fee: &Fee,
    person: &PersonId,
    day: NaiveDate,
    trigger: Vec<Step>,
) {
    let month = confirmed.month_of(day);
    let points = pay.ladder;
    let derivation = || {
        let mut steps = confirmed.days.clone();
        steps.extend(trigger);
        steps.push(Step::MonthOfLast { on: later(day, confirmed.not_before) });
        fee.derive(confirmed, points, &mut steps);
        steps.push(Step::Rest { fee: fee.fee, first: fee.first, amount: fee.rest });
        steps
    };
    pay_part(pay, confirmed, Item::CommissioningRest, person, month, fee.rest, derivation);
}
