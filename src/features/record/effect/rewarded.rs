//! A problem of a product may be recorded in one step or from its report to what development finds: whoever records it by both
//! ways pays it twice (5.5.1). Only a person can tell whether they are the same.

use super::{TypedForm, Warning};
use crate::{
    app::{
        format::{full_day, yuan},
        route::{Route, SettlementQuery},
        words::{month_words, person_name},
    },
    domain::{Arrange, DayThing, FactId, Money, Month, PersonId, month::add_days},
    journal::{ProductIssueConfirmed, RewardFact},
    ledger::{Problem, Stamp},
};
use chrono::NaiveDate;

/// So many days before and after a finding another one may be the same. No rule says it: it keeps what is over for good out of
/// sight.
const NEAR: u32 = 366;

impl TypedForm<'_> {
    /// The problems of whoever is to be paid in one step: those that are paid already, and those that will be once they are
    /// found to be new.
    pub(in crate::features::record) fn rewarded_already(&self) -> Option<Warning> {
        let (who, on) = (self.person("by")?, self.day("on").unwrap_or(self.today));
        let his = self.ledger.problems.values().filter(|one| one.by == who && one.stamp.on <= on);
        let mut his: Vec<&Problem> = his.collect();
        his.arrange_by_key(|problem| std::cmp::Reverse(problem.stamp.order()));
        let of_problem = |problem: &&Problem| {
            let said = self.problem_said(problem, on)?;
            Some((said, Some(Route::day(DayThing::Problem, &problem.id))))
        };
        let in_one_step = self.paid_in_one_step(&who).filter(|stamp| stamp.on == on);
        let mut lines: Vec<_> = his.iter().filter_map(of_problem).collect();
        lines.extend(in_one_step.map(|stamp| self.once_said(&who, stamp)));
        self.paid_twice(lines)
    }

    /// What was paid in one step since a problem was reported, where it is found to be a new one.
    pub(in crate::features::record) fn rewarded_in_one_step(&self) -> Option<Warning> {
        let problem = self.ledger.problems.get(&self.brought("problem")?)?;
        if self.values.get("is_new") != "yes" {
            return None;
        }
        let on = self.day("on").unwrap_or(self.today);
        let since = |stamp: &Stamp| stamp.on >= problem.stamp.on && is_near(stamp.on, on);
        let paid = self.paid_in_one_step(&problem.by).filter(since);
        self.paid_twice(paid.map(|stamp| self.once_said(&problem.by, stamp)).collect())
    }

    fn paid_twice(&self, lines: Vec<(String, Option<Route>)>) -> Option<Warning> {
        (!lines.is_empty()).then(|| Warning { title: self.words.t("forms.rewarded"), lines })
    }

    /// What of a problem is paid or may be, as far as it may be the same as what is found on a day.
    fn problem_said(&self, problem: &Problem, on: NaiveDate) -> Option<String> {
        let (words, reported) = (self.words, full_day(self.words, problem.stamp.on));
        let Some(judged) = &problem.judged else {
            return Some(
                words.tv("forms.rewarded.open", &[("product", &problem.product), ("reported", &reported)]),
            );
        };
        let found = judged.stamp.on;
        (judged.value.is_new && is_near(found, on)).then(|| {
            words.tv(
                "forms.rewarded.problem",
                &[
                    ("product", &problem.product),
                    ("reported", &reported),
                    ("found", &full_day(words, found)),
                    ("amount", &yuan(self.reward(found).exact())),
                    ("month", &month_words(words, Month::of(found))),
                ],
            )
        })
    }

    /// That something was paid in one step, and where it stands.
    fn once_said(&self, who: &PersonId, stamp: Stamp) -> (String, Option<Route>) {
        let (words, month) = (self.words, Month::of(stamp.on));
        let said = words.tv(
            "forms.rewarded.once",
            &[
                ("who", &person_name(self.ledger, who)),
                ("day", &full_day(words, stamp.on)),
                ("amount", &yuan(self.reward(stamp.on).exact())),
                ("month", &month_words(words, month)),
            ],
        );
        let (month, person) = (Some(month.to_string()), Some(who.to_string()));
        let statement = SettlementQuery { month, person, ..SettlementQuery::default() };
        (said, Some(Route::Settlement(statement)))
    }

    /// What somebody was paid by a fact of its own, and not by a problem that was reported.
    fn paid_in_one_step(&self, who: &PersonId) -> impl Iterator<Item = Stamp> {
        let is_own = |fact: FactId| {
            self.ledger.fact(fact).is_some_and(|fact| fact.body.of::<ProductIssueConfirmed>().is_some())
        };
        let his = self.ledger.rewards.values().filter(
            move |reward| matches!(&reward.value, RewardFact::ProductIssueConfirmed(paid) if paid.by == *who),
        );
        his.map(|reward| reward.stamp).filter(move |stamp| is_own(stamp.fact))
    }

    /// What a problem that is found to be new on a day pays.
    fn reward(&self, day: NaiveDate) -> Money {
        Money::round(self.book.rules_on(day).product_issue.amount)
    }
}

fn is_near(one: NaiveDate, other: NaiveDate) -> bool {
    one <= add_days(other, NEAR) && other <= add_days(one, NEAR)
}
