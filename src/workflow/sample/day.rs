//! The working day of the sample: requests, visits with their sheets, calls and reviews, complaints, money in hand, and what
//! finance gets each month.
//!
//! Nothing here is by chance: the year's work, which is, stays as it would be without a register.

mod now;
mod trip;
mod year;

use super::plan::{CLERK, MANAGER, Planner, at, before, who};
use crate::{
    domain::{ComplaintKind, JobId, Minute, PenaltyClause, SiteId, ThingId, month::add_days},
    journal::{Answered, Complained, FactBody, ListSent, PenaltyConfirmed, Requested, Verified},
    workflow::Command,
};
use chrono::{NaiveDate, NaiveDateTime};
use serde::Deserialize;
use std::sync::LazyLock;

pub(super) use trip::Sheet;

/// What is said and written in the office's day.
pub(super) static SAID: LazyLock<Said> = LazyLock::new(|| {
    serde_json::from_str(include_str!("day/said.json")).expect("said.json is read by tests")
});

#[derive(Deserialize)]
pub(super) struct Said {
    /// What a caller says of each of the faults.
    pub reported: Vec<String>,
    pub commissioning: String,
    pub acceptance: String,
    pub training: String,
    pub maintenance: String,
    pub follow_up: String,
    pub by_phone: String,
    pub survey: String,
    pub support: String,
    pub tested: String,
    pub unqualified: String,
    pub unsolved: String,
    pub passed_up: String,
    pub objects: String,
    pub urgent: String,
    pub asked_training: String,
    pub asked_support: String,
    pub closed: String,
    pub complaints: Vec<String>,
    pub findings: Vec<String>,
    pub answers: Vec<String>,
    pub unusual: Vec<String>,
    pub unusual_answer: String,
    /// Products, with what is wrong with each.
    pub problems: Vec<[String; 2]>,
    pub problem_known: String,
    pub quoted: String,
    pub cash: String,
}

impl Planner {
    /// The clerk sends finance each month's list of assignments by the 5th of the next (6.1.10).
    pub(super) fn lists(&mut self) {
        let months: Vec<_> = self.first.through(self.current).collect();
        for month in months {
            let day = self.workday_from(add_days(month.next().first(), 1));
            self.record(at(day, 9, 40), CLERK, None, FactBody::from(ListSent { month }));
        }
    }

    /// Something that is reported as it happens, by its minute.
    pub(super) fn report(
        &mut self,
        moment: NaiveDateTime,
        by: &'static str,
        site: Option<&SiteId>,
        body: FactBody,
    ) {
        let (on, minute) = (moment.date(), Some(Minute::of(moment.time())));
        self.command(moment, by, site, Command::Record { on, at: minute, body });
    }

    /// Some minutes within the half hour, so that not everything happens on the hour.
    pub(super) fn minutes(&mut self) -> u32 {
        self.trips += 1;
        self.trips * 7 % 24
    }

    pub(super) fn next_thing(&mut self, letter: char, day: NaiveDate) -> ThingId {
        let (id, _) = self.next_id(letter, day);
        ThingId::parse(&id).expect("ids of the sample are short and plain")
    }

    /// The working day before a day.
    pub(super) fn eve(&self, day: NaiveDate) -> NaiveDate {
        self.workday_until(before(day, 1))
    }

    /// A customer asks for somebody; the clerk writes it down.
    pub(super) fn ask(
        &mut self,
        site: &SiteId,
        kind: crate::domain::VisitKind,
        (moment, wanted): (NaiveDateTime, NaiveDate),
        what: &str,
        urgent: bool,
    ) -> ThingId {
        let request = self.next_thing('Q', moment.date());
        let caller = self.callers.get(site).cloned();
        let (site, what) = (site.clone(), what.to_owned());
        let body =
            Requested { request: request.clone(), site: site.clone(), kind, wanted, what, caller, urgent };
        self.report(moment, CLERK, Some(&site), FactBody::from(body));
        request
    }

    /// A complaint, looked into the next day and answered; of somebody's own fault it is a penalty (7.1).
    pub(super) fn complaint(&mut self, nth: usize, came: NaiveDate, fault: Option<&'static str>) {
        let site = self.old[nth % self.old.len()].clone();
        let complaint = self.complained(nth, at(came, 10, 25), &site);
        let day = self.after(came, 1);
        let body = Verified {
            complaint: complaint.clone(),
            own_fault: fault.is_some(),
            person: fault.map(who),
            remark: SAID.findings[nth].clone(),
        };
        self.report(at(day, 15, 40), MANAGER, Some(&site), FactBody::from(body));
        if let Some(person) = fault {
            let job = JobId::parse(complaint.as_str()).ok();
            let body = FactBody::from(PenaltyConfirmed {
                clause: PenaltyClause::Complaint,
                person: who(person),
                job,
                amount: None,
                manager: None,
                remark: String::new(),
            });
            self.record(at(day, 16, 35), MANAGER, Some(&site), body);
        }
        let body = FactBody::from(Answered { complaint, remark: SAID.answers[nth].clone() });
        self.report(at(day, 16, 50), CLERK, Some(&site), body);
    }

    pub(super) fn complained(&mut self, nth: usize, moment: NaiveDateTime, site: &SiteId) -> ThingId {
        let complaint = self.next_thing('K', moment.date());
        let body = FactBody::from(Complained {
            complaint: complaint.clone(),
            site: site.clone(),
            kind: Some([ComplaintKind::Timing, ComplaintKind::Charge, ComplaintKind::Work][nth]),
            what: SAID.complaints[nth].clone(),
            caller: self.callers.get(site).cloned(),
        });
        self.report(moment, CLERK, Some(site), body);
        complaint
    }
}
