//! One visit, from the plan to what the manager says of its sheet.

use super::{Planner, SAID};
use crate::{
    domain::{JobId, SiteId, ThingId, VisitKind, VisitOutcome, month::add_days},
    journal::{
        Arrived, Away, Ended, FactBody, PassedUp, SheetReviewed, VisitCalled, VisitPlanned, VisitSheetIn,
    },
    workflow::sample::plan::{CLERK, MANAGER, at, who},
};
use chrono::{NaiveDate, NaiveDateTime, TimeDelta};

/// When the feedback sheet comes.
#[derive(Clone, Copy, PartialEq)]
pub(in crate::workflow::sample) enum Sheet {
    /// In time: in the morning after, or the same evening where nobody is there the day after.
    InTime,
    /// Two days later, for he could not come in between.
    Away,
    /// It is not in.
    Missing,
    /// Visits of its kind owe none.
    None,
}

/// A visit and what becomes of it.
pub(in crate::workflow::sample) struct Trip<'a> {
    pub site: &'a SiteId,
    pub kind: VisitKind,
    pub to: &'static str,
    pub day: NaiveDate,
    pub hour: u32,
    /// How long he is there, in minutes.
    pub lasts: u32,
    pub planned: NaiveDateTime,
    pub request: Option<ThingId>,
    pub job: Option<JobId>,
    pub what: &'a str,
    pub phone: bool,
    pub outcome: VisitOutcome,
    pub sheet: Sheet,
    /// What the customer says when the clerk calls.
    pub call: Option<bool>,
    pub review: Option<bool>,
}

impl Planner {
    /// A visit as most are: planned the working day before, done, its sheet in time, the customer content.
    pub(in crate::workflow::sample) fn trip<'a>(
        &mut self,
        kind: VisitKind,
        site: &'a SiteId,
        to: &'static str,
        (day, hour): (NaiveDate, u32),
        what: &'a str,
    ) -> Trip<'a> {
        let owes = matches!(kind, VisitKind::Repair | VisitKind::FollowUp | VisitKind::Maintenance);
        let planned = at(self.eve(day), 16, 10) + TimeDelta::minutes(i64::from(self.minutes()));
        Trip {
            site,
            kind,
            to,
            day,
            hour,
            lasts: 90,
            planned,
            request: None,
            job: None,
            what,
            phone: false,
            outcome: VisitOutcome::Done,
            sheet: if owes { Sheet::InTime } else { Sheet::None },
            call: kind.is_called_back().then_some(true),
            review: owes.then_some(true),
        }
    }

    /// The visit in the register, without anything that is told of it later.
    pub(in crate::workflow::sample) fn plan_trip(&mut self, trip: &Trip<'_>) -> ThingId {
        let visit = self.next_thing('V', trip.day);
        let time = at(trip.day, trip.hour, 0).time();
        let body = FactBody::from(VisitPlanned {
            visit: visit.clone(),
            site: trip.site.clone(),
            kind: trip.kind,
            to: who(trip.to),
            day: trip.day,
            time: Some(crate::domain::Minute::of(time)),
            request: trip.request.clone(),
            job: trip.job.clone().or_else(|| repair_to_come(trip.kind, &visit)),
            phone: trip.phone,
            what: trip.what.to_owned(),
            agreed: String::new(),
        });
        self.report(trip.planned, MANAGER, Some(trip.site), body);
        visit
    }

    /// The visit with everything that follows.
    pub(in crate::workflow::sample) fn make(&mut self, trip: &Trip<'_>) -> ThingId {
        let visit = self.plan_trip(trip);
        let ended = self.went(trip, &visit);
        let Some(sheet) = self.sheet_day(trip, ended) else { return visit };
        let site = Some(trip.site);
        let of = || visit.clone();
        self.report(sheet, CLERK, site, FactBody::from(VisitSheetIn { visit: of() }));
        let evening = sheet.time() > at(sheet.date(), 12, 0).time();
        if let Some(confirmed) = trip.call {
            let remark = if confirmed { String::new() } else { SAID.objects.clone() };
            let moment = if evening { at(sheet.date(), 17, 35) } else { at(sheet.date(), 10, 5) };
            let moment = moment + TimeDelta::minutes(i64::from(self.minutes()));
            self.report(moment, CLERK, site, FactBody::from(VisitCalled { visit: of(), confirmed, remark }));
        }
        if let Some(qualified) = trip.review {
            let remark = if qualified { String::new() } else { SAID.unqualified.clone() };
            let moment = if evening { at(sheet.date(), 18, 2) } else { at(sheet.date(), 14, 30) };
            let moment = moment + TimeDelta::minutes(i64::from(self.minutes()));
            let body = FactBody::from(SheetReviewed { visit: of(), qualified, remark });
            self.report(moment, MANAGER, site, body);
        }
        visit
    }

    /// Arrival and end, and what could not be solved.
    pub(in crate::workflow::sample) fn went(&mut self, trip: &Trip<'_>, visit: &ThingId) -> NaiveDateTime {
        let site = Some(trip.site);
        let arrived = at(trip.day, trip.hour, 0) + TimeDelta::minutes(i64::from(self.minutes()));
        self.report(arrived, trip.to, site, FactBody::from(Arrived::only(visit.clone())));
        let ended = arrived + TimeDelta::minutes(i64::from(trip.lasts));
        let remark = match trip.outcome {
            VisitOutcome::Done if trip.kind == VisitKind::Maintenance => SAID.tested.clone(),
            VisitOutcome::Unsolved => SAID.unsolved.clone(),
            _ => String::new(),
        };
        let body = FactBody::from(Ended { visit: visit.clone(), outcome: trip.outcome, remark });
        self.report(ended, trip.to, site, body);
        if trip.outcome == VisitOutcome::Unsolved {
            let body = FactBody::from(PassedUp { visit: visit.clone(), remark: SAID.passed_up.clone() });
            self.report(ended + TimeDelta::minutes(20), trip.to, site, body);
        }
        ended
    }

    fn sheet_day(&mut self, trip: &Trip<'_>, ended: NaiveDateTime) -> Option<NaiveDateTime> {
        let next = add_days(trip.day, 1);
        let there = |day| self.is_workday(day);
        let morning = |day, minutes| at(day, 8, 2) + TimeDelta::minutes(i64::from(minutes));
        match trip.sheet {
            Sheet::None | Sheet::Missing => None,
            Sheet::Away if there(next) && there(add_days(next, 1)) => {
                let body = FactBody::from(Away { person: who(trip.to), day: next });
                self.report(at(next, 8, 5), MANAGER, None, body);
                Some(morning(add_days(next, 1), self.minutes()))
            }
            Sheet::InTime | Sheet::Away if there(next) => Some(morning(next, self.minutes())),
            Sheet::InTime | Sheet::Away => Some(at(trip.day, 17, 10).max(ended + TimeDelta::minutes(20))),
        }
    }
}

/// What a visit for a repair is made for, as the form has it: a repair that is still to be recorded.
fn repair_to_come(kind: VisitKind, visit: &ThingId) -> Option<JobId> {
    let is_repair = kind == VisitKind::Repair;
    is_repair.then(|| JobId::parse(&format!("{visit}-repair")).expect("short"))
}
