//! People and sites as the facts describe them.

use super::{At, Stamp};
use crate::domain::{Area, Money, PersonId, Role, SiteId};
use chrono::NaiveDate;

/// What somebody is from a day on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PersonSpan {
    pub from: NaiveDate,
    pub name: String,
    pub role: Role,
    pub base_wage: Money,
    pub stamp: Stamp,
}

/// Somebody in or above the branch.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Person {
    pub id: PersonId,
    pub joined: NaiveDate,
    /// Last day in the company or the post.
    pub left: Option<At<NaiveDate>>,
    /// In the order of their days; never empty.
    pub spans: Vec<PersonSpan>,
}

impl Person {
    /// The description in force on a day; before the first one, the first.
    pub fn span_on(&self, day: NaiveDate) -> &PersonSpan {
        self.spans.iter().rev().find(|span| span.from <= day).unwrap_or(&self.spans[0])
    }

    /// The newest name.
    pub fn name(&self) -> &str {
        &self.spans[self.spans.len() - 1].name
    }

    pub fn role_on(&self, day: NaiveDate) -> Role {
        self.span_on(day).role
    }

    /// The role by the newest description.
    pub fn role(&self) -> Role {
        self.spans[self.spans.len() - 1].role
    }

    pub fn last_day(&self) -> NaiveDate {
        self.left.as_ref().map_or(NaiveDate::MAX, |left| left.value)
    }

    /// The day is not after his last one (5.1.9).
    pub fn has_not_left_by(&self, day: NaiveDate) -> bool {
        day <= self.last_day()
    }

    pub fn employed_on(&self, day: NaiveDate) -> bool {
        self.joined <= day && self.has_not_left_by(day)
    }
}

/// A place with a fire-alarm system.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Site {
    pub id: SiteId,
    pub name: String,
    pub customer: String,
    pub area: Area,
    pub warranty_until: Option<NaiveDate>,
    pub dealer: Option<String>,
    pub contact: Option<String>,
    pub stamp: Stamp,
    /// The earliest comes first.
    pub acceptances: Vec<At<()>>,
    /// What the dealer said about follow-ups (6.3.1).
    pub dealer_words: Vec<At<bool>>,
    /// Whether follow-ups were dropped, or taken up again (6.3.5).
    pub dropped: Vec<At<bool>>,
    /// When its customer was reminded of what he owes, and by which day he means to pay (2.2.5).
    pub reminders: Vec<At<Option<NaiveDate>>>,
    /// The leader who looks after it (2.3).
    pub looked_after_by: Option<At<PersonId>>,
}

impl Site {
    /// The earliest acceptance.
    pub fn accepted(&self) -> Option<&At<()>> {
        self.acceptances.first()
    }

    /// Why nobody is sent there to follow up; none where somebody may be.
    pub fn no_follow_ups(&self) -> Option<NoFollowUps> {
        match self.dealer.as_ref().filter(|dealer| !dealer.trim().is_empty()) {
            _ if self.is_dropped() => Some(NoFollowUps::Dropped),
            Some(dealer) if !self.dealer_words.last().is_some_and(|word| word.value) => {
                Some(NoFollowUps::NoConsent(dealer.clone()))
            }
            _ => None,
        }
    }

    /// Follow-ups there were dropped, and not taken up again (6.3.5).
    pub fn is_dropped(&self) -> bool {
        self.dropped.last().is_some_and(|dropped| dropped.value)
    }

    pub fn in_warranty(&self, day: NaiveDate) -> bool {
        self.warranty_until.is_some_and(|until| day <= until)
    }
}

/// Why nobody is sent to a site to follow up.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NoFollowUps {
    /// The dealer has not agreed, or not any more (6.3.1).
    NoConsent(String),
    /// They were dropped (6.3.5).
    Dropped,
}
