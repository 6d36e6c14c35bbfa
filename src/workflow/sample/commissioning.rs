//! Commissioning: the way of a notice from issue to acceptance.

use super::{
    day::SAID,
    names::NAMES,
    plan::{CLERK, Commissioned, LEAVER, MANAGER, Planner, SALES_VP, at, before, who},
};
use crate::{
    domain::{
        Area, Controller, JobId, Month, NoticeKind, PaperCheck, PenaltyClause, SiteId, TravelId, VisitKind,
        month::{add_days, add_months},
    },
    journal::{
        Accepted, CallbackSigned, CalledBack, FactBody, NoticeApproved, NoticeAssigned, NoticeIssued,
        NoticeWritten, PapersExtended, PenaltyConfirmed, PenaltyWaived, Reassigned, Rechecked, Ruled,
        TravelClaimed,
    },
    workflow::{Command, CompletionCheck, Paper},
};
use chrono::{NaiveDate, NaiveDateTime, TimeDelta};

/// So many points take a whole last day at the site, which is in the register.
const LONG_DAY: u32 = 1500;

/// How the papers came in.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Papers {
    InTime,
    /// The first call found something open.
    SecondCall,
    /// The manager granted a later date.
    Granted,
    BadFormat,
    /// Late; confirmed, waived or not decided yet.
    Late(Option<bool>),
    OnDay(NaiveDate),
    /// They are not in.
    Missing,
}

/// A notice and what becomes of it.
pub(super) struct Work {
    pub to: &'static str,
    pub area: Area,
    pub controllers: Vec<Controller>,
    pub issue: NaiveDate,
    pub finish: NaiveDate,
    pub papers: Papers,
    /// The rate that the manager sets, in yuan a point.
    pub ruling: Option<&'static str>,
    /// Handed on while unfinished.
    pub passed_on: Option<(NaiveDate, &'static str)>,
    pub accepted: bool,
}

impl Work {
    pub(super) fn new(
        to: &'static str,
        area: Area,
        points: u32,
        issue: NaiveDate,
        finish: NaiveDate,
    ) -> Work {
        Work {
            to,
            area,
            controllers: vec![Controller { points, alarm_only: false }],
            issue,
            finish,
            papers: Papers::InTime,
            ruling: None,
            passed_on: None,
            accepted: true,
        }
    }

    fn by(&self) -> &'static str {
        self.passed_on.map_or(self.to, |(_, to)| to)
    }

    fn points(&self) -> u32 {
        let sizes = self.controllers.iter();
        sizes.map(|controller| if controller.alarm_only { 127 } else { controller.points }).sum()
    }
}

impl Planner {
    /// A new site with its notice.
    pub(super) fn commission(&mut self, mut work: Work) {
        let place = self.next_place(work.area).or_else(|| {
            work.area = Area::Local;
            self.next_place(work.area)
        });
        let Some(place) = place else { return };
        let (job, count) = self.next_job('T', work.issue);
        let moment = at(work.issue, 9, 0) + TimeDelta::minutes(i64::from(count) * 11);
        let warranty = before(add_months(work.issue, 24), 1);
        let site = self.describe(&place, work.area, Some(warranty), moment - TimeDelta::minutes(6));
        self.carry_out(&work, NoticeKind::New, &site, job);
    }

    /// From the notice on.
    pub(super) fn carry_out(&mut self, work: &Work, kind: NoticeKind, site: &SiteId, job: JobId) {
        let count = job.as_str().rsplit('-').next().and_then(|count| count.parse().ok()).unwrap_or(1);
        let issued = at(work.issue, 9, 0) + TimeDelta::minutes(count * 11);
        self.issue(work, kind, issued, site, &job);
        if let Some((day, to)) = work.passed_on {
            let moment = self.around(day, 13, 10);
            let body = FactBody::from(Reassigned { notice: job.clone(), to: who(to) });
            self.record(moment, MANAGER, Some(site), body);
        }
        if work.points() >= LONG_DAY && self.is_workday(work.finish) {
            let (kind, day) = (VisitKind::Commissioning, work.finish);
            let mut trip = self.trip(kind, site, work.by(), (day, 8), &SAID.commissioning);
            (trip.job, trip.lasts) = (Some(job.clone()), 440);
            self.make(&trip);
        }
        let moment = self.around(work.finish, 16, 0);
        let (on, notice) = (work.finish, job.clone());
        let finish = Command::Finish { on, at: None, notice, done: CompletionCheck::ALL.to_vec() };
        self.command(moment, work.by(), Some(site), finish);
        if matches!(work.area, Area::Elsewhere | Area::Partner) {
            self.travel(work);
        }
        if let Some(papers) = self.papers(work, site, &job) {
            let confirmed = self.calls(work, kind, papers, site, &job);
            self.ruled(work, confirmed, site, &job);
        }
        if work.accepted && kind == NoticeKind::New {
            let wait = self.chance.between(15, 75);
            let day = self.workday_from(add_days(work.finish, wait));
            let moment = self.around(day, 14, 0);
            if work.by() != LEAVER && work.area == Area::Local {
                let (kind, what) = (VisitKind::Acceptance, &SAID.acceptance);
                let mut trip = self.trip(kind, site, work.by(), (day, 9), what);
                (trip.job, trip.lasts) = (Some(job.clone()), 150);
                self.make(&trip);
            }
            self.record(moment, CLERK, Some(site), FactBody::from(Accepted { site: site.clone() }));
        }
        let (area, by, finished) = (work.area, work.by(), work.finish);
        self.commissioned.push(Commissioned { site: site.clone(), job, area, by, finished });
    }

    /// Of late marketing's notices are in the register from the start; before, they were entered when they were assigned.
    fn issue(&mut self, work: &Work, kind: NoticeKind, issued: NaiveDateTime, site: &SiteId, job: &JobId) {
        let controllers = work.controllers.clone();
        let (notice, to) = (job.clone(), who(work.to));
        let (number, place) = (None, site.clone());
        if Month::of(work.issue) < self.visits_from() {
            let body = FactBody::from(NoticeIssued { notice, number, site: place, to, kind, controllers });
            return self.record(issued, MANAGER, Some(site), body);
        }
        let body = FactBody::from(NoticeWritten { notice, number, site: place, kind, controllers });
        self.record(issued - TimeDelta::minutes(4), CLERK, Some(site), body);
        let body = FactBody::from(NoticeApproved { notice: job.clone(), by: who(SALES_VP) });
        self.record(issued - TimeDelta::minutes(2), SALES_VP, Some(site), body);
        let body = FactBody::from(NoticeAssigned { notice: job.clone(), to, by: who(MANAGER) });
        self.record(issued, MANAGER, Some(site), body);
    }

    /// The day on which good papers came in.
    fn papers(&mut self, work: &Work, site: &SiteId, job: &JobId) -> Option<NaiveDate> {
        let finish = work.finish;
        let day = match work.papers {
            Papers::Missing => return None,
            Papers::OnDay(day) => day,
            Papers::InTime | Papers::SecondCall => {
                let days: Vec<NaiveDate> =
                    (0..=3).map(|days| add_days(finish, days)).filter(|day| self.is_workday(*day)).collect();
                if days.is_empty() { finish } else { *self.chance.pick(&days) }
            }
            Papers::Granted => {
                let moment = at(finish, 16, 45);
                let until = add_days(finish, 9);
                let body = FactBody::from(PapersExtended { notice: job.clone(), until });
                self.record(moment, MANAGER, Some(site), body);
                self.workday_until(add_days(finish, 8)).max(finish)
            }
            Papers::BadFormat => {
                let first = self.workday_until(add_days(finish, 2)).max(finish);
                self.hand_in(first, finish, site, job, vec![PaperCheck::Forms]);
                let moment = self.around(first, 17, 30);
                self.record(moment, MANAGER, Some(site), penalty(PenaltyClause::WrongFormat, work.by(), job));
                let again = self.workday_until(add_days(first, 3));
                if again > first { again } else { add_days(first, 1) }
            }
            Papers::Late(_) => {
                let days = [5, 6, 4].map(|days| add_days(finish, days));
                days.into_iter().find(|day| self.is_workday(*day)).unwrap_or(days[0])
            }
        };
        self.hand_in(day, finish, site, job, Vec::new());
        if let Papers::Late(Some(confirmed)) = work.papers {
            let moment = self.around(self.after(day, 2), 15, 40);
            let body = if confirmed {
                penalty(PenaltyClause::LatePapers, work.by(), job)
            } else {
                waived(PenaltyClause::LatePapers, work.by(), job, &NAMES.waive_papers)
            };
            self.record(moment, MANAGER, Some(site), body);
        }
        Some(day)
    }

    fn hand_in(
        &mut self,
        on: NaiveDate,
        finish: NaiveDate,
        site: &SiteId,
        job: &JobId,
        failed: Vec<PaperCheck>,
    ) {
        let (hour, minute) = if on == finish { (16, 50) } else { (8, 40) };
        let moment = self.around(on, hour, minute);
        let (notice, brought) = (job.clone(), Paper::ALL.to_vec());
        let command = Command::HandInPapers { on, at: None, notice, brought, failed };
        self.command(moment, CLERK, Some(site), command);
    }

    /// The clerk's call and, where the size asks for it, the manager's recheck: the day of the last one.
    fn calls(
        &mut self,
        work: &Work,
        kind: NoticeKind,
        papers: NaiveDate,
        site: &SiteId,
        job: &JobId,
    ) -> NaiveDate {
        let mut day = papers;
        let call = |planner: &mut Planner, day, confirmed: bool| {
            let remark = if confirmed { String::new() } else { NAMES.second_call.clone() };
            let moment = planner.around(day, 17, 25);
            let body = FactBody::from(CalledBack { job: job.clone(), confirmed, remark });
            planner.record(moment, CLERK, Some(site), body);
        };
        if work.papers == Papers::SecondCall {
            call(self, day, false);
            day = self.after(day, 2);
        }
        call(self, day, true);
        let signed = self.after(day, 1);
        if signed < self.today {
            let body = FactBody::from(CallbackSigned { notice: job.clone() });
            self.record(at(signed, 8, 45), MANAGER, Some(site), body);
        }
        // Today's rechecks are still to come.
        let made = self.after(day, 1) < self.today;
        if made && work.points() >= 1000 && kind != NoticeKind::Reprogramming {
            day = self.after(day, 1);
            let moment = self.around(day, 9, 20);
            let remark = NAMES.recheck_remark.clone();
            let body = FactBody::from(Rechecked { notice: job.clone(), passed: true, remark });
            self.record(moment, MANAGER, Some(site), body);
        }
        day
    }

    fn ruled(&mut self, work: &Work, confirmed: NaiveDate, site: &SiteId, job: &JobId) {
        let Some(rate) = work.ruling.and_then(|rate| rate.parse().ok()) else { return };
        let moment = self.around(self.after(confirmed, 2), 15, 10);
        self.record(moment, MANAGER, Some(site), FactBody::from(Ruled { notice: job.clone(), rate }));
    }

    fn travel(&mut self, work: &Work) {
        let day = self.after(work.finish, 1);
        let (id, _) = self.next_id('C', day);
        let Ok(travel) = TravelId::parse(&id) else { return };
        let amount = self.chance.between(96, 460);
        let approved = self.chance.percent(88);
        let body = FactBody::from(TravelClaimed {
            travel,
            number: None,
            person: who(work.by()),
            amount: crate::domain::Money::yuan(i64::from(amount)),
            approved,
            customer_pays: work.area == Area::Partner,
        });
        let moment = self.around(day, 11, 5);
        // A journey agreed to is the manager's own word.
        self.record(moment, if approved { MANAGER } else { CLERK }, None, body);
    }
}

pub(super) fn penalty(clause: PenaltyClause, person: &str, job: &JobId) -> FactBody {
    FactBody::from(PenaltyConfirmed {
        clause,
        person: who(person),
        job: Some(job.clone()),
        amount: None,
        manager: None,
        remark: String::new(),
    })
}

pub(super) fn waived(clause: PenaltyClause, person: &str, job: &JobId, reason: &str) -> FactBody {
    FactBody::from(PenaltyWaived {
        clause,
        person: who(person),
        job: Some(job.clone()),
        reason: reason.to_owned(),
    })
}
