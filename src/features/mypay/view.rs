//! What my pay shows: sums by how far they are, the ladder as a picture, and the year towards the bonuses.

use crate::{
    app::{format, i18n::Words},
    domain::{Arrange, Month, PersonId, Role},
    ledger::Ledger,
    rules::{
        RuleSet, Subject,
        bonus::{ContractBonus, YearCounts, contract_bonus, reached},
        open::{Lack, Stake},
        prospects::{LadderPlace, Prospect, Stage},
        values::{BonusRules, BonusStep, ContractBonusStep, LadderMode},
    },
};
use chrono::NaiveDate;
use rust_decimal::{Decimal, prelude::ToPrimitive};

/// Those who may look for their pay here: everybody of the branch, those in the field first, who left since last.
pub fn people(ledger: &Ledger, today: NaiveDate) -> Vec<PersonId> {
    let mut people: Vec<_> = ledger.people.values().collect();
    let rank = |role: Role| (!role.is_field(), role);
    people.arrange_by_key(|person| {
        (!person.has_not_left_by(today), rank(person.role_on(today)), person.joined, person.id.clone())
    });
    people.into_iter().map(|person| person.id.clone()).collect()
}

/// The sum of what is at a stage, and how many amounts nobody can name yet.
pub fn sum(prospects: &[Prospect], stage: Stage) -> Stake {
    prospects.iter().filter(|prospect| prospect.stage == stage).map(|prospect| prospect.amount).sum()
}

/// The payments of one piece of work that are at the same stage.
#[derive(Debug, Clone, PartialEq)]
pub struct Work {
    pub subject: Subject,
    /// The first one waits for what the others wait for as well.
    pub payments: Vec<Prospect>,
}

impl Work {
    /// What of a payment's steps the payments before it do not name already.
    pub fn missing(&self, payment: usize) -> Vec<Lack> {
        let before: Vec<&Lack> = self.payments[..payment].iter().flat_map(|p| &p.missing).collect();
        self.payments[payment].missing.iter().filter(|missing| !before.contains(missing)).cloned().collect()
    }
}

/// What is at a stage, work by work, in the order of the first payment of each.
pub fn works(prospects: &[Prospect], stage: Stage) -> Vec<Work> {
    let mut works: Vec<Work> = Vec::new();
    for prospect in prospects.iter().filter(|prospect| prospect.stage == stage) {
        match works.iter_mut().find(|work| work.subject == prospect.subject) {
            Some(work) => work.payments.push(prospect.clone()),
            None => works.push(Work { subject: prospect.subject.clone(), payments: vec![prospect.clone()] }),
        }
    }
    for work in &mut works {
        work.payments.arrange_by_key(|payment| payment.item);
    }
    works
}

/// A step of the ladder as it is drawn, in the units of [`LadderPicture::WIDTH`] and [`LadderPicture::HEIGHT`].
#[derive(Debug, Clone, PartialEq)]
pub struct Stair {
    pub x: f64,
    pub y: f64,
    pub width: f64,
    pub height: f64,
    pub percent: Decimal,
    /// Where the step starts; none where the number would not fit.
    pub from: Option<u64>,
    pub reached: bool,
}

/// The ladder drawn to scale: points to the right, percentages upwards.
#[derive(Debug, Clone, PartialEq)]
pub struct LadderPicture {
    pub stairs: Vec<Stair>,
    pub here: f64,
    pub here_y: f64,
}

impl LadderPicture {
    pub const WIDTH: f64 = 340.0;
    pub const HEIGHT: f64 = 120.0;
    /// Room that a number below the axis takes.
    const LABEL: f64 = 34.0;

    pub fn of(place: &LadderPlace) -> LadderPicture {
        let last = place.steps.last().map_or(0, |(from, _)| *from);
        let right = ((last as f64) * 1.2).max(place.points as f64 * 1.08).max(100.0);
        let x = |points: u64| (points as f64 / right) * Self::WIDTH;
        let number = |percent: &Decimal| percent.to_f64().unwrap_or_default().max(0.0);
        let highest = place.steps.iter().map(|(_, percent)| number(percent)).fold(1.0, f64::max);
        let height = |percent: &Decimal| number(percent) / highest * (Self::HEIGHT - 18.0);
        let reached = place.steps.iter().rposition(|(from, _)| *from <= place.points).unwrap_or_default();
        let mut labelled = f64::NEG_INFINITY;
        let ends = place.steps.iter().skip(1).map(|(from, _)| x(*from)).chain([Self::WIDTH]);
        let stairs = place.steps.iter().zip(ends).enumerate().map(|(index, ((from, percent), end))| {
            let begin = x(*from);
            let fits = begin - labelled >= Self::LABEL;
            if fits {
                labelled = begin;
            }
            let height = height(percent);
            Stair {
                x: begin,
                y: Self::HEIGHT - height,
                width: (end - begin).max(0.0),
                height,
                percent: *percent,
                from: fits.then_some(*from),
                reached: index == reached,
            }
        });
        let stairs: Vec<Stair> = stairs.collect();
        let here_y = stairs.get(reached).map_or(Self::HEIGHT, |stair| stair.y);
        LadderPicture { stairs, here: x(place.points), here_y }
    }
}

/// Where somebody stands on the ladder, in sentences. Only in the month that is running more can still be done.
pub fn ladder_words(words: Words, place: &LadderPlace, running: bool) -> Vec<String> {
    let whole = |points: u64| format::number(Decimal::from(points));
    let percent = format::number(place.percent.round_dp(2));
    let mut said =
        vec![words.tv("mypay.ladder.now", &[("points", &whole(place.points)), ("percent", &percent)])];
    if !running {
        return said;
    }
    match &place.next {
        Some(next) => {
            let (missing, percent) = (whole(next.points_missing), format::number(next.percent));
            said.push(match place.mode {
                LadderMode::Slab if place.points > 0 => {
                    let gain = format::yuan_difference(next.gain.exact());
                    words.tv(
                        "mypay.ladder.next",
                        &[("points", &missing), ("percent", &percent), ("gain", &gain)],
                    )
                }
                LadderMode::Slab => {
                    words.tv("mypay.ladder.first", &[("points", &missing), ("percent", &percent)])
                }
                LadderMode::Marginal => {
                    words.tv("mypay.ladder.marginal", &[("points", &missing), ("percent", &percent)])
                }
            });
        }
        None => said.push(words.t("mypay.ladder.top")),
    }
    if place.points < place.low_below {
        let missing = whole(place.low_below - place.points);
        said.push(words.tv("mypay.ladder.low", &[("points", &missing), ("below", &whole(place.low_below))]));
    }
    said
}

/// How far a year is towards a bonus.
#[derive(Debug, Clone, PartialEq)]
pub struct Goal {
    pub title: &'static str,
    pub have: String,
    /// From 0 to 1 towards the next step, or 1 when the last one is reached.
    pub share: f64,
    pub said: String,
}

fn share(have: Decimal, target: Decimal) -> f64 {
    if target.is_zero() {
        return 1.0;
    }
    (have.max(Decimal::ZERO) / target).min(Decimal::ONE).to_f64().unwrap_or_default()
}

/// What has been gathered, and what is missing to the next bonus.
pub fn goals(words: Words, rules: &RuleSet, counts: &YearCounts) -> Vec<Goal> {
    let rules = &rules.bonus;
    let stepped = |title, unit: &'static str, steps: &[BonusStep], have: u64| {
        let number = |value: u64| format::number(Decimal::from(value));
        let amount = |step: &BonusStep| format::yuan(step.amount);
        let missing = |step: &BonusStep| words.tv(unit, &[("n", &number(step.from - have))]);
        let reached = reached(steps, have);
        let next = steps.iter().find(|step| step.from > have);
        let said = match (reached, next) {
            (Some(reached), Some(next)) => words.tv(
                "mypay.goal.both",
                &[("now", &amount(reached)), ("missing", &missing(next)), ("amount", &amount(next))],
            ),
            (None, Some(next)) => {
                words.tv("mypay.goal.next", &[("missing", &missing(next)), ("amount", &amount(next))])
            }
            (Some(reached), None) => words.tv("mypay.goal.reached", &[("amount", &amount(reached))]),
            (None, None) => words.t("mypay.goal.none"),
        };
        let target = next.map_or(Decimal::ZERO, |next| Decimal::from(next.from));
        let have_words = words.tv(unit, &[("n", &number(have))]);
        Goal { title, have: have_words, share: share(Decimal::from(have), target), said }
    };
    let sheets = std::slice::from_ref(&rules.follow_ups);
    vec![
        stepped("mypay.goal.points", "mypay.unit.points", &rules.points, counts.points),
        stepped("mypay.goal.follow_ups", "mypay.unit.sheets", sheets, counts.follow_ups),
        contracts(words, rules, counts),
    ]
}

/// Either measure reaches a step, so both ways to the next one are said.
fn contracts(words: Words, rules: &BonusRules, counts: &YearCounts) -> Goal {
    let ContractBonus { base, reached, next, amount } = contract_bonus(&rules.contracts, counts);
    let net = base.exact();
    let percent = |step: &ContractBonusStep| format::number(step.percent);
    let yuan_or = |value: Decimal| format::yuan(value.max(Decimal::ZERO));
    let mut said = Vec::new();
    match (reached, amount) {
        (Some(reached), Some(amount)) => said.push(words.tv(
            "mypay.goal.contracts.reached",
            &[("percent", &percent(reached)), ("amount", &format::yuan(amount.exact()))],
        )),
        (Some(_), None) => said.push(words.t("mypay.goal.contracts.below_zero")),
        (None, _) => {}
    }
    if let Some(next) = next {
        let customers = next.customers_from.saturating_sub(counts.customers);
        said.push(words.tv(
            "mypay.goal.contracts.next",
            &[
                ("amount", &yuan_or(next.receipts_from - net)),
                ("customers", &customers),
                ("percent", &percent(next)),
            ],
        ));
    }
    if said.is_empty() {
        said.push(words.t("mypay.goal.none"));
    }
    let share = next.map_or(1.0, |next| {
        share(net, next.receipts_from)
            .max(share(Decimal::from(counts.customers), Decimal::from(next.customers_from)))
    });
    let have =
        words.tv("mypay.goal.contracts.have", &[("amount", &yuan_or(net)), ("customers", &counts.customers)]);
    Goal { title: "mypay.goal.contracts", have, share, said: said.join(" ") }
}

/// The months that can be looked at: those settled, up to this one.
pub fn months(settled: impl Iterator<Item = Month>, today: NaiveDate) -> Vec<Month> {
    let this = Month::of(today);
    settled.filter(|month| *month <= this).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        app::i18n::Lang,
        domain::Money,
        rules::{
            Clause, Item,
            open::{Actor, Task},
            prospects::NextStep,
        },
    };

    fn place(points: u64) -> LadderPlace {
        let rules = &RuleSet::regulation().commissioning;
        LadderPlace {
            points,
            percent: Decimal::from(80),
            mode: LadderMode::Slab,
            steps: rules.ladder.iter().map(|step| (step.from, step.percent)).collect(),
            low_below: 510,
            next: Some(NextStep {
                from: 3000,
                percent: Decimal::from(100),
                points_missing: 3000 - points.min(3000),
                gain: Money::yuan(120),
            }),
        }
    }

    #[test]
    fn the_picture_is_to_scale_and_marks_the_step_reached() {
        let picture = LadderPicture::of(&place(2000));
        assert_eq!(picture.stairs.len(), 6);
        assert_eq!(picture.stairs.iter().position(|stair| stair.reached), Some(1));
        assert!((picture.here - picture.stairs[1].x).abs() < 1e-9);
        assert_eq!(picture.here_y, picture.stairs[1].y);
        let right = picture.stairs.last().map(|stair| stair.x + stair.width).unwrap();
        assert!((right - LadderPicture::WIDTH).abs() < 1e-9);
        assert!(picture.stairs.iter().all(|stair| stair.y >= 0.0 && stair.height >= 0.0));
    }

    #[test]
    fn the_payments_of_one_job_stand_together() {
        let lack = |task| Lack {
            task,
            actor: Actor::Outside,
            since: None,
            by: None,
            clause: Clause("5.1.1"),
            fine: None,
        };
        let (ruling, acceptance) = (lack(Task::Ruling), lack(Task::Acceptance));
        let payment = |item, missing: &[Lack]| Prospect {
            person: PersonId::parse("li").unwrap(),
            item,
            subject: Subject::Job(crate::domain::JobId::parse("N1").unwrap()),
            stage: Stage::Waiting,
            amount: None,
            month: None,
            missing: missing.to_vec(),
            line: None,
            answers: Vec::new(),
        };
        let rest = payment(Item::CommissioningRest, &[ruling.clone(), acceptance.clone()]);
        let first = payment(Item::CommissioningFirst, &[ruling]);
        let all = [rest, first];
        assert_eq!(sum(&all, Stage::Waiting), Stake { known: Money::ZERO, unknown: 2 });
        let works = works(&all, Stage::Waiting);
        assert_eq!(works.len(), 1);
        assert_eq!(works[0].payments[0].item, Item::CommissioningFirst);
        assert_eq!(works[0].missing(1), [acceptance]);
    }

    #[test]
    fn points_beyond_the_last_step_stay_in_the_picture() {
        let picture = LadderPicture::of(&place(50_000));
        assert!(picture.here < LadderPicture::WIDTH);
    }

    #[test]
    fn the_ladder_is_said_in_sentences() {
        let words = Words(Lang::En);
        let said = ladder_words(words, &place(2000), true);
        assert_eq!(said.len(), 2);
        assert!(said[1].contains("1,000") && said[1].contains("+120.00"), "{}", said[1]);
        assert_eq!(ladder_words(words, &place(400), true).len(), 3);
    }

    #[test]
    fn goals_say_what_is_missing() {
        let words = Words(Lang::En);
        let counts = YearCounts {
            points: 31_000,
            customers: 3,
            receipts: Money::yuan(20_000),
            ..YearCounts::default()
        };
        let goals = goals(words, RuleSet::regulation(), &counts);
        assert!(goals[0].said.contains("500.00") && goals[0].said.contains("19,000"), "{}", goals[0].said);
        assert!(goals[1].said.contains("200"), "{}", goals[1].said);
        assert!(goals[2].said.contains("30,000.00") && goals[2].said.contains('2'), "{}", goals[2].said);
        assert!((goals[2].share - 0.6).abs() < 1e-9);
    }

    #[test]
    fn rebates_beyond_the_receipts_pay_nothing_whatever_step_the_customers_reach() {
        let words = Words(Lang::En);
        let rebates = Money::yuan(1_000);
        let counts = YearCounts { customers: 6, rebates, ..YearCounts::default() };
        let said = goals(words, RuleSet::regulation(), &counts)[2].said.clone();
        assert!(said.starts_with(&words.t("mypay.goal.contracts.below_zero")), "{said}");
        let counts = YearCounts { receipts: Money::yuan(1_000), ..counts };
        let said = goals(words, RuleSet::regulation(), &counts)[2].said.clone();
        assert!(said.starts_with("2 % reached: 0.00 yuan"), "{said}");
    }
}
