//! What is owed by whom, and since when.

use crate::{
    app::words::site_name,
    domain::{Arrange, Money, SiteId},
    journal::Reminded,
    ledger::Ledger,
    rules::owing::{debts, last_word},
    ui::find,
};
use chrono::NaiveDate;

/// How old a debt is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Age {
    UpTo30,
    UpTo60,
    UpTo90,
    Older,
}

impl Age {
    pub const ALL: [Age; 4] = [Age::UpTo30, Age::UpTo60, Age::UpTo90, Age::Older];

    /// By whole days since.
    pub fn of(days: i64) -> Age {
        match days {
            ..=30 => Age::UpTo30,
            31..=60 => Age::UpTo60,
            61..=90 => Age::UpTo90,
            _ => Age::Older,
        }
    }

    pub fn key(self) -> &'static str {
        match self {
            Age::UpTo30 => "owing.age.30",
            Age::UpTo60 => "owing.age.60",
            Age::UpTo90 => "owing.age.90",
            Age::Older => "owing.age.older",
        }
    }
}

pub use crate::rules::owing::Debt;

/// The last time that a customer was reminded of what he owes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reminder {
    pub on: NaiveDate,
    /// The day by which he means to pay.
    pub promised: Option<NaiveDate>,
    pub remark: String,
}

/// What a customer owes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Owed {
    pub site: SiteId,
    pub name: String,
    pub customer: String,
    pub contact: String,
    /// The oldest first.
    pub debts: Vec<Debt>,
    pub reminder: Option<Reminder>,
}

impl Owed {
    /// The sum of one age; none where there is none of it.
    pub fn of_age(&self, age: Age, today: NaiveDate) -> Option<Money> {
        let is_of = |debt: &&Debt| Age::of((today - debt.since).num_days()) == age;
        let debts: Vec<Money> = self.debts.iter().filter(is_of).map(|debt| debt.amount).collect();
        (!debts.is_empty()).then(|| debts.into_iter().sum())
    }

    pub fn total(&self) -> Money {
        self.debts.iter().map(|debt| debt.amount).sum()
    }

    /// Since when the oldest of it is owed.
    pub fn since(&self) -> Option<NaiveDate> {
        self.debts.first().map(|debt| debt.since)
    }

    /// The day by which he meant to pay is over.
    pub fn broke_his_word(&self, today: NaiveDate) -> bool {
        let promised = self.reminder.as_ref().and_then(|reminder| reminder.promised);
        promised.is_some_and(|promised| promised < today)
    }
}

/// Who owes anything on a day, whoever owes longest first.
pub fn owed(ledger: &Ledger, today: NaiveDate, typed: &str) -> Vec<Owed> {
    let debts = debts(ledger, today);
    let mut all: Vec<Owed> = debts.into_iter().map(|(site, debts)| of_site(ledger, site, debts)).collect();
    all.retain(|owed| find::answers(typed, [owed.site.as_str(), &owed.name, &owed.customer]));
    all.arrange_by(|one, other| {
        (one.since(), &one.name, &one.site).cmp(&(other.since(), &other.name, &other.site))
    });
    all
}

fn of_site(ledger: &Ledger, site: SiteId, mut debts: Vec<Debt>) -> Owed {
    debts.arrange_by(|one, other| (one.since, &one.number).cmp(&(other.since, &other.number)));
    let described = ledger.sites.get(&site);
    let since = debts.first().map(|debt| debt.since);
    let reminder = last_word(ledger, &site, since).map(|last| {
        let fact = ledger.fact(last.stamp.fact).and_then(|fact| fact.body.of::<Reminded>());
        let remark = fact.map(|told| told.remark.clone()).unwrap_or_default();
        Reminder { on: last.on(), promised: last.value, remark }
    });
    Owed {
        name: site_name(ledger, &site),
        customer: described.map(|site| site.customer.clone()).unwrap_or_default(),
        contact: described.and_then(|site| site.contact.clone()).unwrap_or_default(),
        site,
        debts,
        reminder,
    }
}

/// What all of it comes to.
pub fn total(all: &[Owed]) -> Money {
    all.iter().map(Owed::total).sum()
}
