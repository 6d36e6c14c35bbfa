//! What there is to know about what a form is about, while it is typed.

use super::{
    kinds::Kind,
    reader::{Values, clause_of, money_of, time_of},
};
use crate::{
    app::{
        format::{full_day, number, time, yuan},
        i18n::Words,
        words::{list_words, month_words, person_name},
    },
    domain::{FactId, JobId, Money, Month, PenaltyClause, PersonId, Role, SiteId, month::add_days},
    ledger::{Ledger, Repair, Stamp},
    rules::{
        RuleBook,
        attendance::late_mornings,
        bonus::year_counts,
        commissioning::ladder::LadderPoints,
        repair::{Unpaid, difference, unpaid},
        values::CountedPer,
    },
};
use chrono::{Datelike, NaiveDate};

/// What there is to know about the thing a form is about, in sentences.
pub fn hints(
    words: Words,
    kind: &Kind,
    values: &Values,
    ledger: &Ledger,
    book: &RuleBook,
    today: NaiveDate,
) -> Vec<String> {
    let form = Typed { words, values, ledger, book, today };
    let found = match kind.code {
        "repair" => form.repair(),
        "sheet" | "callback" | "paid_in" | "approved" => form.about_repair(kind.code),
        "contract" => form.contract(),
        "receipt" => form.receipt(),
        "server" => form.server(),
        "punch" => form.punch(),
        "excused" => form.excused(),
        "follow_ups" => form.follow_ups(),
        "travel" => form.travel(),
        "penalty" => form.penalty(),
        "leave" => form.leave(),
        "own_unfinished_work" => form.own_work(),
        _ => Some(Vec::new()),
    };
    found.unwrap_or_default()
}

struct Typed<'a> {
    words: Words,
    values: &'a Values,
    ledger: &'a Ledger,
    book: &'a RuleBook,
    today: NaiveDate,
}

/// `None`: too little is typed to say anything.
type Said = Option<Vec<String>>;

impl Typed<'_> {
    fn day(&self, field: &str) -> Option<NaiveDate> {
        self.values.get(field).parse().ok()
    }

    fn money(&self, field: &str) -> Option<Money> {
        money_of(self.values.get(field)).ok()
    }

    fn person(&self, field: &str) -> Option<PersonId> {
        PersonId::parse(self.values.get(field)).ok().filter(|id| self.ledger.people.contains_key(id))
    }

    fn money_or_zero(&self, field: &str) -> Money {
        self.money(field).unwrap_or_default()
    }

    fn repair(&self) -> Said {
        let on = self.day("on")?;
        let mut said = Vec::new();
        if let Some(line) = self.why_unpaid(on) {
            said.push(line);
        }
        let (Some(charged), Some(floor)) = (self.money("charged"), self.money("floor")) else {
            return Some(said);
        };
        let (gap, rebate) = (charged - floor, self.money_or_zero("rebate"));
        let Some(tax) = self.book.rules_on(on).repair.difference_tax_percent else {
            said.push(self.words.tv("forms.effect.no_tax", &[("gap", &yuan(gap.exact()))]));
            return Some(said);
        };
        let amount = difference(charged, floor, tax, rebate);
        let after_tax = amount + rebate;
        said.push(self.words.tv(
            "forms.effect.repair",
            &[
                ("gap", &yuan(gap.exact())),
                ("tax", &number(tax)),
                ("after", &yuan(after_tax.exact())),
                ("rebate", &yuan(rebate.exact())),
                ("amount", &yuan(amount.exact())),
            ],
        ));
        if amount.is_negative() {
            said.push(self.words.t("forms.effect.below_zero"));
        }
        Some(said)
    }

    /// In warranty or repeated: tried as if the repair were the last one of its day.
    fn why_unpaid(&self, on: NaiveDate) -> Option<String> {
        let done =
            Stamp { on, recorded: on.and_time(chrono::NaiveTime::MIN), fact: FactId(uuid::Uuid::max()) };
        let repair = Repair {
            id: JobId::parse("-").ok()?,
            site: SiteId::parse(self.values.get("site")).ok()?,
            by: self.person("by")?,
            done,
            charged: Money::ZERO,
            floor: Money::ZERO,
            rebate: Money::ZERO,
            fault: self.values.get("fault").to_owned(),
            product_fault: self.values.get("product_fault") == "yes",
            paid_in: None,
            sheet: None,
            callbacks: Vec::new(),
            approvals: Vec::new(),
        };
        Some(match unpaid(self.ledger, self.book.rules_on(on), &repair)? {
            Unpaid::Warranty => self.words.t("forms.effect.warranty"),
            Unpaid::Repeat { earlier } => self.words.tv("forms.effect.repeat", &[("earlier", &earlier)]),
        })
    }

    fn about_repair(&self, step: &str) -> Said {
        let id = JobId::parse(self.values.get("repair")).ok()?;
        let repair = self.ledger.repairs.get(&id)?;
        let words = self.words;
        let mut said = vec![words.tv(
            "forms.effect.about_repair",
            &[
                ("day", &full_day(words, repair.done.on)),
                ("who", &person_name(self.ledger, &repair.by)),
                ("fault", &repair.fault),
                ("charged", &yuan(repair.charged.exact())),
            ],
        )];
        if let (Some(on), "sheet") = (self.day("on"), step) {
            let limit = add_days(repair.done.on, self.book.rules_on(repair.done.on).deadlines.sheet_days);
            if on > limit {
                said.push(words.tv("forms.effect.late_sheet", &[("limit", &full_day(words, limit))]));
            }
        }
        let missing = missing(self.ledger, repair, step, self.person("by").as_ref());
        said.push(match missing.is_empty() {
            true => words.t("forms.effect.repair_complete"),
            false => {
                let list = list_words(words, missing.into_iter().map(|key| words.t(key)));
                words.tv("forms.effect.still_missing", &[("missing", &list)])
            }
        });
        Some(said)
    }

    fn contract(&self) -> Said {
        let on = self.day("on")?;
        let fee = self.money("fee")?;
        let rules = &self.book.rules_on(on).maintenance;
        let share = |percent: rust_decimal::Decimal| {
            yuan(Money::round(fee.exact() * percent / rust_decimal::Decimal::ONE_HUNDRED).exact())
        };
        Some(vec![self.words.tv(
            "forms.effect.contract",
            &[
                ("signing_percent", &number(rules.signing_percent)),
                ("signing", &share(rules.signing_percent)),
                ("service_percent", &number(rules.service_percent)),
                ("service", &share(rules.service_percent)),
            ],
        )])
    }

    fn receipt(&self) -> Said {
        let contract = self.ledger.contracts.get(self.values.get("contract"))?;
        let before: Money = contract.receipts.iter().map(|receipt| receipt.value).sum();
        let sum = before + self.money_or_zero("amount");
        let rest = contract.fee - sum;
        let (fee, sum) = (yuan(contract.fee.exact()), yuan(sum.exact()));
        let key = match rest <= Money::ZERO {
            true => "forms.effect.receipt_all",
            false => "forms.effect.receipt_rest",
        };
        let rest = yuan(rest.exact());
        let mut said = vec![self.words.tv("forms.effect.receipt", &[("sum", &sum), ("fee", &fee)])];
        said.push(match key {
            "forms.effect.receipt_all" => self.words.t(key),
            _ => self.words.tv(key, &[("rest", &rest)]),
        });
        Some(said)
    }

    fn server(&self) -> Said {
        let contract = self.ledger.contracts.get(self.values.get("contract"))?;
        let now = contract.server_on(self.day("on")?);
        let name = person_name(self.ledger, &now.value);
        Some(vec![self.words.tv("forms.effect.server", &[("who", &name)])])
    }

    fn punch(&self) -> Said {
        let (day, at) = (self.day("day")?, time_of(self.values.get("time"))?);
        let rules = &self.book.rules_on(day).attendance;
        let key = match at {
            _ if !self.ledger.calendar.is_workday(day) => "forms.effect.no_workday",
            at if at < rules.late_from => "forms.effect.in_time",
            at if at <= rules.late_until => "forms.effect.late",
            at if at <= rules.half_day_until => "forms.effect.half_day",
            _ => "forms.effect.outside",
        };
        let mut said = vec![self.words.t(key)];
        if let Some(person) = self.person("person").and_then(|id| self.ledger.people.get(&id)) {
            let mornings = late_mornings(self.ledger, self.book, person, Month::of(day)).len();
            said.push(self.words.tv(
                "forms.effect.late_so_far",
                &[("month", &month_words(self.words, Month::of(day))), ("n", &mornings)],
            ));
        }
        Some(said)
    }

    fn excused(&self) -> Said {
        let day = self.day("day")?;
        let person = self.ledger.people.get(&self.person("person")?)?;
        let mornings = late_mornings(self.ledger, self.book, person, Month::of(day));
        Some(vec![match mornings.iter().find(|morning| morning.at.date() == day) {
            Some(morning) => self.words.tv("forms.effect.excuses", &[("time", &time(morning.at.time()))]),
            None => self.words.t("forms.effect.excuses_nothing"),
        }])
    }

    fn follow_ups(&self) -> Said {
        let on = self.day("on")?;
        let so_far = year_counts(self.ledger, self.book, &self.person("by")?, on).follow_ups;
        let more: u64 = self.values.get("qualified").parse().unwrap_or_default();
        let step = &self.book.rules_on(on).bonus.follow_ups;
        Some(vec![self.words.tv(
            "forms.effect.follow_ups",
            &[("n", &(so_far + more)), ("from", &step.from), ("amount", &yuan(step.amount))],
        )])
    }

    fn travel(&self) -> Said {
        let (approved, customer) = (self.values.get("approved"), self.values.get("customer_pays"));
        Some(vec![self.words.t(match (approved == "yes", customer == "yes") {
            (_, true) => "forms.effect.customer_pays",
            (false, false) => "forms.effect.not_approved",
            (true, false) => "forms.effect.travel_paid",
        })])
    }

    fn penalty(&self) -> Said {
        let (on, clause) = (self.day("on")?, clause_of(self.values.get("clause"))?);
        let rule = self.book.rules_on(on).penalties.get(&clause)?;
        let words = self.words;
        let mut said = Vec::new();
        if let Some(person) = self.person("person") {
            let count = self.times_before(clause, &person, on, rule.counted_per) + 1;
            said.push(words.tv("forms.effect.nth_time", &[("n", &count)]));
            let instead = rule.dismissal_instead_from.is_some_and(|from| from <= count);
            if count <= rule.warnings {
                said.push(words.t("forms.effect.warning"));
            } else if instead || rule.dismissal_at.is_some_and(|at| at == 0 || at == count) {
                said.push(words.t("forms.effect.dismissal"));
            }
        }
        if !rule.times_amount.is_zero() {
            let times = number(rule.times_amount);
            let fine = yuan(rule.fine);
            said.push(words.tv("forms.effect.times", &[("times", &times), ("fine", &fine)]));
        }
        Some(said)
    }

    /// How often the clause was confirmed against somebody before, as the rule counts.
    fn times_before(&self, clause: PenaltyClause, person: &PersonId, on: NaiveDate, per: CountedPer) -> u32 {
        let same = self.ledger.penalties.iter().filter(|one| one.clause == clause && one.person == *person);
        let counts = same.filter(|one| match per {
            CountedPer::Year => one.stamp.on.year() == on.year(),
            CountedPer::Ever => true,
        });
        counts.filter(|one| one.stamp.on <= on).count() as u32
    }

    fn leave(&self) -> Said {
        let (on, person) = (self.day("on")?, self.person("person")?);
        let held = || self.ledger.notices.values().filter(|notice| notice.holder().value == person);
        let unfinished =
            held().filter(|notice| notice.finished.is_none_or(|finished| finished.on > on)).count();
        let rests = held()
            .filter(|notice| notice.finished.is_some_and(|finished| finished.on <= on))
            .filter(|notice| notice.successors.is_empty())
            .filter(|notice| {
                self.ledger.sites.get(&notice.site).is_some_and(|site| site.accepted().is_none())
            })
            .count();
        let serves = self.ledger.contracts.values();
        let serves =
            serves.filter(|contract| contract.to > on && contract.server_on(on).value == person).count();
        let counts = [
            (unfinished, "forms.effect.leave_unfinished"),
            (rests, "forms.effect.leave_rests"),
            (serves, "forms.effect.leave_contracts"),
        ];
        let found = counts.into_iter().filter(|(count, _)| *count > 0);
        Some(found.map(|(count, key)| self.words.tv(key, &[("n", &count)])).collect())
    }

    fn own_work(&self) -> Said {
        let (person, month) = (self.person("person")?, self.values.get("month").parse::<Month>().ok()?);
        let points = LadderPoints::of(self.ledger, self.book).get(&person, month);
        let low = &self.book.rules_on(month.last().min(self.today)).commissioning.low_points;
        let key = match points < low.below {
            true => "forms.effect.low_points",
            false => "forms.effect.enough_points",
        };
        Some(vec![
            self.words.tv(key, &[("points", &points), ("below", &low.below), ("amount", &yuan(low.amount))]),
        ])
    }
}

/// What a repair would still lack after a step, as keys.
fn missing(ledger: &Ledger, repair: &Repair, step: &str, by: Option<&PersonId>) -> Vec<&'static str> {
    let approved = |role: Role| {
        let holds = |who: &PersonId, on| ledger.people.get(who).is_some_and(|one| one.role_on(on) == role);
        repair.approvals.iter().any(|approval| holds(&approval.value, approval.on()))
            || (step == "approved"
                && by.is_some_and(|by| ledger.people.get(by).is_some_and(|one| one.role() == role)))
    };
    let parts = [
        (repair.sheet.is_some() || step == "sheet", "forms.missing.sheet"),
        (repair.confirmed_callback().is_some() || step == "callback", "forms.missing.callback"),
        (repair.paid_in.is_some() || step == "paid_in", "forms.missing.money"),
        (approved(Role::Manager), "forms.missing.manager"),
        (approved(Role::SalesVp), "forms.missing.sales_vp"),
    ];
    parts.into_iter().filter(|(there, _)| !there).map(|(_, key)| key).collect()
}

/// What a repair lacks now, as keys.
pub fn missing_now(ledger: &Ledger, repair: &Repair) -> Vec<&'static str> {
    missing(ledger, repair, "", None)
}
