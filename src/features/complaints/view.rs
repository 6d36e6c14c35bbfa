//! How many complaints there were, by month, person and site, and what each came to.

use crate::{
    app::{
        i18n::Words,
        words::{complaint_kind_key, month_words, person_name, site_name},
    },
    domain::{Arrange, ComplaintKind, Month, PersonId},
    ledger::{Complaint, Ledger},
};
use chrono::{Datelike, NaiveDate};
use std::collections::BTreeMap;

/// What complaints are counted by. What each came to are the columns.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum By {
    Month,
    /// What it was about.
    Kind,
    /// Whose fault it was.
    Person,
    Site,
}

impl By {
    pub const ALL: [By; 4] = [By::Month, By::Kind, By::Person, By::Site];

    pub fn key(self) -> &'static str {
        match self {
            By::Month => "complaints.by.month",
            By::Kind => "complaints.by.kind",
            By::Person => "complaints.by.person",
            By::Site => "complaints.by.site",
        }
    }

    /// What its first column is called.
    pub fn head(self) -> &'static str {
        match self {
            By::Month => "facts.field.month",
            By::Kind => "facts.field.complaint_kind",
            By::Person => "facts.field.whose_fault",
            By::Site => "facts.field.site",
        }
    }
}

/// So many, by what they came to.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Counts {
    pub received: usize,
    /// Through own fault: each costs a penalty (7.1).
    pub own_fault: usize,
    pub no_fault: usize,
    /// Not looked into yet.
    pub unverified: usize,
    pub unanswered: usize,
}

impl Counts {
    fn add(&mut self, complaint: &Complaint) {
        self.received += 1;
        match complaint.verified.as_ref().map(|found| found.value.own_fault) {
            Some(true) => self.own_fault += 1,
            Some(false) => self.no_fault += 1,
            None => self.unverified += 1,
        }
        self.unanswered += usize::from(complaint.answered.is_none());
    }

    /// In the order of [`KINDS`].
    pub fn all(self) -> [usize; 5] {
        [self.received, self.own_fault, self.no_fault, self.unverified, self.unanswered]
    }
}

/// What the columns are called.
pub const KINDS: [&str; 5] = [
    "complaints.received",
    "complaints.own_fault",
    "complaints.no_fault",
    "complaints.unverified",
    "complaints.unanswered",
];

/// A row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    pub name: String,
    pub counts: Counts,
}

/// The years that have complaints, and that of today, the newest first.
pub fn years(ledger: &Ledger, today: NaiveDate) -> Vec<i32> {
    let mut all: Vec<i32> = ledger.complaints.values().map(|one| one.stamp.on.year()).collect();
    all.push(today.year());
    all.arrange_by(|one, other| other.cmp(one));
    all.dedup();
    all
}

fn of_year(ledger: &Ledger, year: i32) -> impl Iterator<Item = &Complaint> {
    ledger.complaints.values().filter(move |one| one.stamp.on.year() == year)
}

pub fn total(ledger: &Ledger, year: i32) -> Counts {
    let mut counts = Counts::default();
    of_year(ledger, year).for_each(|one| counts.add(one));
    counts
}

/// Its rows: months in their order, everything else by how many there are. Every complaint stands in one of them, so that the
/// columns add up to the same however they are counted.
pub fn rows(words: Words, ledger: &Ledger, year: i32, by: By) -> Vec<Row> {
    match by {
        By::Month => {
            let counts = counted(ledger, year, |one| Month::of(one.stamp.on)).into_iter();
            counts.map(|(month, counts)| Row { name: month_words(words, month), counts }).collect()
        }
        By::Kind => {
            let counts = counted(ledger, year, |one| one.kind);
            let row = |(kind, counts): (Option<ComplaintKind>, Counts)| Row {
                name: words.t(kind.map_or("complaints.unsaid", complaint_kind_key)),
                counts,
            };
            let (said, unsaid): (Vec<_>, Vec<_>) = counts.into_iter().partition(|(kind, _)| kind.is_some());
            most(said.into_iter().map(row)).into_iter().chain(unsaid.into_iter().map(row)).collect()
        }
        By::Person => {
            let whose = |one: &Complaint| one.verified.as_ref().and_then(|found| found.value.person.clone());
            let counts = counted(ledger, year, whose);
            let row = |(who, counts): (Option<PersonId>, Counts)| {
                let name = who.map_or_else(|| words.t("complaints.nobody"), |who| person_name(ledger, &who));
                Row { name, counts }
            };
            let (known, nobody): (Vec<_>, Vec<_>) = counts.into_iter().partition(|(who, _)| who.is_some());
            most(known.into_iter().map(row)).into_iter().chain(nobody.into_iter().map(row)).collect()
        }
        By::Site => {
            let counts = counted(ledger, year, |one| one.site.clone()).into_iter();
            most(counts.map(|(site, counts)| Row { name: site_name(ledger, &site), counts }))
        }
    }
}

/// How many there are of each.
fn counted<K: Ord>(ledger: &Ledger, year: i32, of: impl Fn(&Complaint) -> K) -> BTreeMap<K, Counts> {
    let mut all: BTreeMap<K, Counts> = BTreeMap::new();
    of_year(ledger, year).for_each(|one| all.entry(of(one)).or_default().add(one));
    all
}

fn most(rows: impl Iterator<Item = Row>) -> Vec<Row> {
    let mut all: Vec<Row> = rows.collect();
    all.arrange_by(|one, other| (other.counts.received, &one.name).cmp(&(one.counts.received, &other.name)));
    all
}
