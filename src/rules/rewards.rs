//! What pays by itself: one line of whoever it is for, in the month of its day.

use super::{
    Clause, Item, RuleRef, Step, Subject,
    pay::{Pay, Payment},
    trace::DateKind,
};
use crate::{
    domain::{Money, PersonId},
    journal::{ProductIssueConfirmed, RewardFact},
    ledger::{At, Stamp},
};

pub(super) fn settle_reward(pay: &mut Pay<'_>, reward: &At<RewardFact>) {
    match &reward.value {
        RewardFact::ProductIssueConfirmed(ProductIssueConfirmed { by }) => {
            product_issue(pay, &reward.stamp, by)
        }
    }
}

/// A product problem (5.5.1): an amount that stands as the rules have it.
fn product_issue(pay: &mut Pay<'_>, stamp: &Stamp, by: &PersonId) {
    let set = pay.book.on(stamp.on);
    let amount = Money::round(set.rules.product_issue.amount);
    let rule = RuleRef { name: "product_issue.amount", from: set.from };
    let day = Step::Day { kind: DateKind::Confirmed, on: stamp.on, fact: Some(stamp.fact) };
    let steps = || vec![day, Step::Fixed { amount, rule }];
    let payment = Payment::new(Item::ProductIssue, Subject::Nothing, amount, Clause("5.5.1"));
    pay.push_earned(stamp.on, by, payment, steps);
}
