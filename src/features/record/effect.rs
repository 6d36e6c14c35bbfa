//! What there is to know about what a form is about, while it is typed.

mod contract;
mod day;
mod doubt;
mod load;
mod objection;
mod owed;
mod rewarded;
mod sheet;
mod steps;

pub use day::known_of_site;
pub use load::moved_words;
pub use steps::BandGap;

use super::{
    kinds::Kind,
    missing::{as_typed, missing_now, missing_words},
    morning_view::{Meaning, clocked_in, meaning},
    reader::{COUNT, clause_of},
    same_fault::{self, ANOTHER, SAME},
    values::Values,
};
use crate::{
    app::{
        format::{full_day, number, time, yuan},
        i18n::Words,
        route::Route,
        words::{
            area_key, list_words, month_words, nth_penalty_words, penalty_rule_words, person_name, site_name,
        },
    },
    domain::{
        Arrange, FactId, JobId, Money, Month, PenaltyClause, PersonId, SiteId,
        typed::{NumberRule, read_day, read_time},
    },
    features::{people::view::Lapses, sites::view::called_alike},
    ledger::{Ledger, Repair, Stamp},
    rules::{
        RuleBook, Settled,
        attendance::late_mornings,
        bonus::year_counts,
        deadlines::end_of,
        open::Looked,
        penalties::nth_time,
        proposals,
        repair::{Unpaid, difference, unpaid},
    },
};
use chrono::{NaiveDate, NaiveTime};
use std::sync::Arc;

/// A form as it is typed, to say what there is to know about what it is about.
pub struct TypedForm<'a> {
    pub words: Words,
    pub kind: &'a Kind,
    pub values: &'a Values,
    pub ledger: &'a Ledger,
    pub book: &'a RuleBook,
    pub today: NaiveDate,
    /// What is settled, for whoever asks: little does.
    pub settled: &'a dyn Fn() -> Arc<Settled>,
}

/// Sentences; `None`: too little is typed to say anything.
pub type Said = Option<Vec<String>>;

/// What a kind of form says.
pub type Says = fn(&TypedForm<'_>) -> Said;

/// What would not count, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Warning {
    pub title: String,
    /// Each with where it leads, if anywhere.
    pub lines: Vec<(String, Option<Route>)>,
}

/// What a kind of form warns of.
pub type Warns = fn(&TypedForm<'_>) -> Option<Warning>;

/// The faults repaired at a site, each once with its last day, the newest first.
pub fn earlier_faults(ledger: &Ledger, site: &str) -> Vec<(String, NaiveDate)> {
    let Ok(site) = SiteId::parse(site) else { return Vec::new() };
    let mut done: Vec<&Repair> = ledger.repairs_of(&site).collect();
    done.arrange_by_key(|repair| std::cmp::Reverse((repair.done.on, repair.done.fact)));
    let mut faults: Vec<(String, NaiveDate)> = Vec::new();
    for repair in done {
        if faults.iter().all(|(fault, _)| *fault != repair.fault) {
            faults.push((repair.fault.clone(), repair.done.on));
        }
    }
    faults
}

impl TypedForm<'_> {
    fn day(&self, field: &str) -> Option<NaiveDate> {
        read_day(self.values.get(field)).ok()
    }

    fn money(&self, field: &str) -> Option<Money> {
        NumberRule::AMOUNT.read_money(self.values.get(field)).ok()
    }

    fn person(&self, field: &str) -> Option<PersonId> {
        PersonId::parse(self.values.get(field)).ok().filter(|id| self.ledger.people.contains_key(id))
    }

    fn money_or_zero(&self, field: &str) -> Money {
        self.money(field).unwrap_or_default()
    }

    pub(super) fn repair(&self) -> Said {
        let on = self.day("on")?;
        let mut said: Vec<String> =
            self.dealer().into_iter().chain(self.earlier_faults()).chain(self.why_unpaid(on)).collect();
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

    /// Nobody visits a dealer's customer without the dealer's consent (6.3.1).
    fn dealer(&self) -> Option<String> {
        let site = SiteId::parse(self.values.get("site")).ok()?;
        let site = self.ledger.sites.get(&site)?;
        let dealer = site.dealer.as_ref().filter(|_| site.no_follow_ups().is_some())?;
        Some(self.words.tv("sites.dealer.ask", &[("dealer", dealer)]))
    }

    /// The repairs of the site within the months in which the same fault is put right for nothing, most alike first (5.2.3).
    pub(super) fn alike(&self, site: &SiteId, fault: &str, on: NaiveDate) -> Option<String> {
        let rules = self.book.rules_on(on);
        let said = same_fault::lines(self.words, self.ledger, rules, site, fault, on);
        let list = list_words(self.words, said);
        let months = rules.repair.repeat_months;
        (!list.is_empty()).then(|| self.words.tv("forms.day.repaired", &[("repairs", &list), ("n", &months)]))
    }

    /// What was repaired at the site before.
    fn earlier_faults(&self) -> Option<String> {
        let site = SiteId::parse(self.values.get("site")).ok()?;
        self.alike(&site, self.values.get("fault"), self.day("on").unwrap_or(self.today))
    }

    /// In warranty or repeated: tried as if the repair were the last one of its day.
    fn why_unpaid(&self, on: NaiveDate) -> Option<String> {
        let done = Stamp {
            on,
            at: None,
            recorded: on.and_time(chrono::NaiveTime::MIN),
            fact: FactId(uuid::Uuid::max()),
        };
        let repair = Repair {
            id: JobId::parse("-").ok()?,
            number: String::new(),
            site: SiteId::parse(self.values.get("site")).ok()?,
            by: self.person("by")?,
            done,
            charged: Money::ZERO,
            floor: Money::ZERO,
            rebate: Money::ZERO,
            fault: self.values.get("fault").to_owned(),
            product_fault: self.values.get("product_fault") == "yes",
            same_as: Some(self.values.raw(SAME))
                .filter(|said| said != ANOTHER)
                .and_then(|said| JobId::parse(&said).ok()),
            another_fault: self.values.raw(SAME) == ANOTHER,
            tested: String::new(),
            paid_in: None,
            sheet: None,
            callbacks: Vec::new(),
            unreached: Vec::new(),
            approvals: Vec::new(),
            quote: None,
            factory: None,
            settled: Vec::new(),
        };
        Some(match unpaid(self.ledger, self.book.rules_on(on), &repair)? {
            Unpaid::Warranty => self.words.t("forms.effect.warranty"),
            Unpaid::Repeat { earlier } => {
                let months = self.book.rules_on(on).repair.repeat_months;
                self.words.tv("forms.effect.repeat", &[("earlier", &earlier), ("n", &months)])
            }
        })
    }

    pub(super) fn about_repair(&self) -> Said {
        let step = self.kind.code();
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
        said.extend(self.late_repair_sheet(repair));
        let TypedForm { ledger, book, today, .. } = *self;
        let looked = Looked { ledger, book, waiting: &[], today };
        let missing = missing_now(looked, &as_typed(repair, step, self.values, today));
        said.push(match missing.is_empty() {
            true => words.t("forms.effect.repair_complete"),
            false => {
                let list = list_words(words, missing.iter().filter_map(|lack| missing_words(words, lack)));
                words.tv("forms.effect.still_missing", &[("missing", &list)])
            }
        });
        Some(said)
    }

    pub(super) fn punch(&self) -> Said {
        let (day, at) = (self.day("day")?, read_time(self.values.get("time")).ok()?);
        let person = self.person("person");
        let mut said = self.clock_in(person.as_ref(), day, at);
        if let Some(person) = person.and_then(|id| self.ledger.people.get(&id)) {
            let mornings = late_mornings(self.ledger, self.book, person, Month::of(day)).len();
            said.push(self.words.tv(
                "forms.effect.late_so_far",
                &[("month", &month_words(self.words, Month::of(day))), ("n", &mornings)],
            ));
        }
        Some(said)
    }

    /// What a clock-in says, and first whether there is one of that day already.
    fn clock_in(&self, person: Option<&PersonId>, day: NaiveDate, at: NaiveTime) -> Vec<String> {
        let means = |meaning: Meaning| {
            self.words.t(match meaning {
                Meaning::DayBefore => "forms.effect.day_before",
                _ if !self.ledger.calendar.is_workday(day) => "forms.effect.no_workday",
                Meaning::InTime => "forms.effect.in_time",
                _ if person.is_some_and(|who| self.ledger.excused.contains_key(&(who.clone(), day))) => {
                    "forms.effect.is_excused"
                }
                Meaning::Late => "forms.effect.late",
                Meaning::HalfDay => "forms.effect.half_day",
                Meaning::Nothing => "forms.effect.outside",
            })
        };
        let known = person.and_then(|person| clocked_in(self.ledger, self.book, person, day));
        let known_at = |key: &str, first| self.words.tv(key, &[("time", &time(first))]);
        match (known, meaning(self.ledger, self.book, day, at)) {
            (_, Meaning::DayBefore) => vec![means(Meaning::DayBefore)],
            (Some(first), _) if first <= at => vec![known_at("forms.effect.punched_already", first)],
            (Some(first), meant) => vec![known_at("forms.effect.punched_later", first), means(meant)],
            (None, meant) => vec![means(meant)],
        }
    }

    pub(super) fn excused(&self) -> Said {
        let day = self.day("day")?;
        let person = self.ledger.people.get(&self.person("person")?)?;
        let mornings = late_mornings(self.ledger, self.book, person, Month::of(day));
        Some(vec![match mornings.iter().find(|morning| morning.at.date() == day) {
            Some(morning) => self.words.tv("forms.effect.excuses", &[("time", &time(morning.at.time()))]),
            None => self.words.t("forms.effect.excuses_nothing"),
        }])
    }

    pub(super) fn follow_ups(&self) -> Said {
        let on = self.day("on")?;
        let so_far = year_counts(self.ledger, self.book, &self.person("by")?, on).follow_ups;
        let more = COUNT.read_whole(self.values.get("qualified")).map_or(0, u64::from);
        let step = &self.book.rules_on(on).bonus.follow_ups;
        Some(vec![self.words.tv(
            "forms.effect.follow_ups",
            &[("n", &(so_far + more)), ("from", &step.from), ("amount", &yuan(step.amount))],
        )])
    }

    pub(super) fn travel(&self) -> Said {
        let (approved, customer) = (self.values.get("approved"), self.values.get("customer_pays"));
        Some(vec![self.words.t(match (approved == "yes", customer == "yes") {
            (_, true) => "forms.effect.customer_pays",
            (false, false) => "forms.effect.not_approved",
            (true, false) => "forms.effect.travel_paid",
        })])
    }

    pub(super) fn penalty(&self) -> Said {
        let (on, clause) = (self.day("on")?, clause_of(self.values.get("clause"))?);
        let person = self.person("person");
        let said = penalty_said(self.words, self.ledger, self.book, clause, person.as_ref(), on)?;
        let ahead = person.and_then(|person| self.ahead_of_its_cause(clause, &person, on));
        Some([said].into_iter().chain(ahead).collect())
    }

    /// What is proposed now, and was not on the day that is typed: it would be paid for before it happened.
    fn ahead_of_its_cause(&self, clause: PenaltyClause, person: &PersonId, on: NaiveDate) -> Option<String> {
        let job = self.values.get("job");
        let proposed = |day| {
            let standing = proposals(self.ledger, self.book, end_of(day));
            standing
                .iter()
                .any(|one| one.clause == clause && one.person == *person && one.job.as_str() == job)
        };
        let ahead = on < self.today && !job.is_empty() && proposed(self.today) && !proposed(on);
        ahead.then(|| {
            let (day, month) = (full_day(self.words, on), month_words(self.words, Month::of(on)));
            self.words.tv("forms.effect.ahead_of_cause", &[("day", &day), ("month", &month)])
        })
    }

    /// What waits for somebody else when a person leaves, a sentence for each kind of work.
    pub(super) fn leave(&self) -> Said {
        let (on, person) = (self.day("on")?, self.person("person")?);
        let lapses = Lapses::of(self.ledger, self.book, (self.settled)().settlement(), &person, on);
        let counted = |n: usize, one: &'static str, many: &'static str| match n {
            0 => None,
            1 => Some(self.words.t(one)),
            n => Some(self.words.tv(many, &[("n", &n)])),
        };
        let unfinished =
            counted(lapses.unfinished.len(), "people.leave.unfinished.one", "people.leave.unfinished.many");
        let unconfirmed = counted(
            lapses.unconfirmed.len(),
            "people.leave.unconfirmed.one",
            "people.leave.unconfirmed.many",
        );
        let rests = counted(lapses.rests.len(), "people.leave.rests.one", "people.leave.rests.many");
        let contracts =
            counted(lapses.contracts.len(), "people.leave.contracts.one", "people.leave.contracts.many");
        let nothing = lapses.is_empty().then(|| self.words.t("people.leave.nothing"));
        let lines = [unfinished, unconfirmed, rests, contracts, nothing].into_iter().flatten();
        Some(lines.chain([self.words.t("people.leave.no_more")]).collect())
    }

    /// The sites of the typed name that are known already: the same one is not described twice.
    pub(super) fn sites_alike(&self) -> Option<Warning> {
        let site = SiteId::parse(self.values.get("site")).ok()?;
        let line = |id: SiteId| {
            let area = self.ledger.sites.get(&id).map(|site| self.words.t(area_key(site.area)));
            let said = list_words(self.words, [site_name(self.ledger, &id), area.unwrap_or_default()]);
            (said, Some(Route::Site(id.to_string())))
        };
        let found = called_alike(self.ledger, self.values.get("name"), &site);
        let lines: Vec<_> = found.into_iter().map(line).collect();
        (!lines.is_empty()).then(|| Warning { title: self.words.t("sites.alike"), lines })
    }

    pub(super) fn own_work(&self) -> Said {
        let (person, month) = (self.person("person")?, self.values.get("month").parse::<Month>().ok()?);
        let points = (self.settled)().points(&person, month);
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

/// What a penalty costs by the rules of a day: for whom it is, the how manieth time it is and what that brings.
pub fn penalty_said(
    words: Words,
    ledger: &Ledger,
    book: &RuleBook,
    clause: PenaltyClause,
    person: Option<&PersonId>,
    on: NaiveDate,
) -> Option<String> {
    let rule = book.rules_on(on).penalties.get(&clause)?;
    let nth = person.and_then(|person| nth_time(ledger, book, clause, person, on));
    Some(match nth {
        Some(nth) => nth_penalty_words(words, rule, nth),
        None => penalty_rule_words(words, rule),
    })
}

#[cfg(test)]
mod tests;
