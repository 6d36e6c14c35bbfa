//! The running days: requests that nobody has, visits of today and the week to come, a sheet that is late, an open objection, a
//! complaint, money in hand, notices and quotes on their way.

use super::{Planner, SAID, Sheet};
use crate::{
    domain::{
        Area, Controller, Money, NoticeKind, SiteId, VisitKind, VisitOutcome, fees::sums, month::add_days,
    },
    journal::{
        Collected, FactBody, MatterAnswered, MatterReported, NoticeApproved, NoticeWritten, ProblemJudged,
        ProblemReported, ProblemTaken, QuoteApproved, Quoted, SentStraight, VisitMoved,
    },
    workflow::sample::{
        fees::quote_lines,
        names::NAMES,
        plan::{CLERK, LEADER, MANAGER, MARKETING, SALES_VP, at, who},
    },
};
use chrono::{NaiveDate, NaiveDateTime};

/// The days that count: the last working day, today if it is one, and those before it.
struct Days {
    last: NaiveDate,
    eve: NaiveDate,
    before: NaiveDate,
    is_today: bool,
}

impl Planner {
    pub(in crate::workflow::sample) fn running(&mut self) {
        let last = self.workday_until(self.today);
        let eve = self.eve(last);
        let days = Days { last, eve, before: self.eve(eve), is_today: last == self.today };
        self.left_open(&days);
        self.unusual(&days);
        self.asked_for(&days);
        self.today_and_on(&days);
        self.on_their_way(&days);
    }

    /// Of visits of the last days: a sheet, an objection, a call; besides, a complaint and money.
    fn left_open(&mut self, days: &Days) {
        let old = self.old.clone();
        let mut late = self.trip(VisitKind::FollowUp, &old[6], "lw", (days.before, 11), &SAID.follow_up);
        late.sheet = Sheet::Missing;
        self.make(&late);

        let third = self.until_with_next(self.eve(days.before));
        let asked = (at(self.eve(third), 15, 5), third);
        let mut objected = self.trip(VisitKind::Repair, &old[1], "zl", (third, 10), &SAID.reported[4]);
        objected.request = Some(self.ask(&old[1], VisitKind::Repair, asked, &SAID.reported[4], false));
        objected.call = Some(false);
        self.make(&objected);

        let done = self.until_with_next(days.eve);
        let asked = (at(self.eve(done), 14, 35), done);
        let mut unsolved = self.trip(VisitKind::Repair, &old[3], "wht", (done, 13), &SAID.reported[1]);
        unsolved.request = Some(self.ask(&old[3], VisitKind::Repair, asked, &SAID.reported[1], true));
        unsolved.outcome = VisitOutcome::Unsolved;
        if days.is_today && add_days(done, 1) == days.last {
            // Its sheet has come in this morning: the clerk calls today, and the manager looks at it.
            (unsolved.call, unsolved.review) = (None, None);
        }
        self.make(&unsolved);

        self.complained(1, at(days.eve, 11, 20), &old[5]);
        self.took("wht", &old[3], 380, at(days.eve, 16, 40));
        if days.is_today {
            self.took("zl", &old[2], 260, at(days.last, 11, 30));
        }
    }

    /// One report is answered, the other waits for the manager.
    fn unusual(&mut self, days: &Days) {
        let old = self.old.clone();
        let reports = [("zl", &old[5], at(days.before, 10, 40)), ("lw", &old[3], at(days.eve, 15, 35))];
        for (nth, (by, site, moment)) in reports.into_iter().enumerate() {
            let matter = self.next_thing('Y', moment.date());
            let body = MatterReported {
                matter: matter.clone(),
                what: SAID.unusual[nth].clone(),
                site: Some(site.clone()),
                about: None,
            };
            self.report(moment, by, Some(site), FactBody::from(body));
            if nth == 0 {
                let body = MatterAnswered { matter, answer: SAID.unusual_answer.clone() };
                self.report(at(days.before, 16, 55), MANAGER, Some(site), FactBody::from(body));
            }
        }
    }

    /// One problem is with development, one is new; of an earlier one it is known that it is none.
    pub(in crate::workflow::sample) fn problems(&mut self) {
        let last = self.workday_until(self.today);
        let (mut day, old) = (last, self.old.clone());
        for (nth, by) in ["lw", "zl", "wh"].into_iter().enumerate() {
            day = self.eve(day);
            let (problem, site) = (self.next_thing('P', day), &old[nth + 1]);
            let [product, what] = SAID.problems[nth].clone();
            let body = ProblemReported {
                problem: problem.clone(),
                by: who(by),
                product,
                what,
                site: Some(site.clone()),
            };
            self.report(at(day, 16, 10), by, Some(site), FactBody::from(body));
            if nth > 0 {
                let body = ProblemTaken { problem: problem.clone(), remark: String::new() };
                self.report(at(day, 16, 40), MANAGER, Some(site), FactBody::from(body));
            }
            if nth > 1 {
                let (is_new, remark) = (false, SAID.problem_known.clone());
                let body = FactBody::from(ProblemJudged { problem, is_new, remark });
                self.report(at(day, 17, 20), MANAGER, Some(site), body);
            }
        }
    }

    fn took(&mut self, by: &'static str, site: &SiteId, yuan: i64, moment: NaiveDateTime) {
        let body = FactBody::from(Collected {
            money: self.next_thing('X', moment.date()),
            by: who(by),
            amount: Money::yuan(yuan),
            site: Some(site.clone()),
            job: None,
            remark: SAID.cash.clone(),
        });
        self.report(moment, by, Some(site), body);
    }

    /// Nobody has been sent yet.
    fn asked_for(&mut self, days: &Days) {
        let (old, next) = (self.old.clone(), self.after(days.last, 1));
        let wanted = (at(days.eve, 15, 50), days.last);
        self.ask(&old[4], VisitKind::Repair, wanted, &SAID.reported[10], false);
        if days.is_today {
            self.ask(&old[7], VisitKind::Repair, (at(days.last, 8, 12), days.last), &SAID.urgent, true);
            let wanted = (at(days.last, 8, 26), next);
            self.ask(&old[0], VisitKind::Acceptance, wanted, &SAID.asked_support, false);
        }
    }

    /// The visits of today and of the week to come; follow-ups are those of the week's list.
    fn today_and_on(&mut self, days: &Days) {
        let old = self.old.clone();
        let site = |nth: usize| &old[nth % old.len()];
        if days.is_today {
            let asked = (at(days.eve, 10, 15), days.last);
            let mut repair = self.trip(VisitKind::Repair, site(2), "lw", (days.last, 8), &SAID.reported[2]);
            repair.request = Some(self.ask(site(2), VisitKind::Repair, asked, &SAID.reported[2], false));
            self.make(&repair);
            let trip = self.trip(VisitKind::Maintenance, site(5), "zl", (days.last, 10), &SAID.maintenance);
            self.make(&trip);
            let trip = self.trip(VisitKind::Acceptance, site(7), "wh", (days.last, 13), &SAID.acceptance);
            self.make(&trip);
            let trip = self.trip(VisitKind::Training, site(0), LEADER, (days.last, 15), &SAID.training);
            self.make(&trip);
            self.moved_to(days, site(4));
        }
        let to_come: [(u32, VisitKind, &'static str, u32, usize, &str); 6] = [
            (1, VisitKind::Repair, "lw", 9, 8, &SAID.reported[11]),
            (1, VisitKind::Training, "wht", 14, 3, &SAID.training),
            (2, VisitKind::Maintenance, "zl", 10, 6, &SAID.maintenance),
            (3, VisitKind::Survey, "wh", 9, 7, &SAID.survey),
            (3, VisitKind::Maintenance, LEADER, 8, 1, &SAID.maintenance),
            (4, VisitKind::Support, "zk", 14, 5, &SAID.support),
        ];
        for (later, kind, to, hour, nth, what) in to_come {
            let day = self.after(days.last, later);
            let mut trip = self.trip(kind, site(nth), to, (day, hour), what);
            // The evening before: the week is there however early one looks.
            trip.planned = at(days.eve, 16, 30 + later * 3);
            let visit = self.plan_trip(&trip);
            if (to, hour) == (LEADER, 8) {
                let body = FactBody::from(SentStraight { visit });
                self.report(at(days.eve, 16, 50), MANAGER, Some(site(nth)), body);
            }
        }
    }

    /// It was for yesterday; the customer was told.
    fn moved_to(&mut self, days: &Days, site: &SiteId) {
        let trip = self.trip(VisitKind::Repair, site, "wht", (days.eve, 15), &SAID.reported[6]);
        let visit = self.plan_trip(&trip);
        let body = FactBody::from(VisitMoved {
            visit: visit.clone(),
            to: None,
            day: Some(days.last),
            time: None,
            told: true,
        });
        self.report(at(days.eve, 11, 25), MANAGER, Some(site), body);
        let later = self.trip(VisitKind::Repair, site, "wht", (days.last, 15), &SAID.reported[6]);
        self.went(&later, &visit);
    }

    /// Notices until they are assigned, and quotes until the customer agrees.
    fn on_their_way(&mut self, days: &Days) {
        let long_ago = self.month(3).first();
        let known = self.commissioned.iter();
        let sites: Vec<SiteId> = known
            .filter(|known| known.area == Area::Local && known.finished < long_ago)
            .map(|known| known.site.clone())
            .collect();
        for (site, (points, approved)) in sites.iter().rev().zip([(240, false), (318, true)]) {
            let day = if approved { days.before } else { days.eve };
            let (notice, _) = self.next_job('T', day);
            let body = FactBody::from(NoticeWritten {
                notice: notice.clone(),
                number: None,
                site: site.clone(),
                kind: NoticeKind::Extension,
                controllers: vec![Controller { points, alarm_only: false }],
            });
            self.record(at(day, 14, 10), MARKETING, Some(site), body);
            if approved {
                let body = FactBody::from(NoticeApproved { notice, by: who(SALES_VP) });
                self.record(at(days.eve, 9, 25), SALES_VP, Some(site), body);
            }
        }
        let old = self.old.clone();
        // Made of rows of the schedule.
        let quotes = [
            (&old[2], 2, false, quote_lines(&[(1, 1), (0, 2)])),
            (&old[6], 8, true, quote_lines(&[(2, 1), (0, 2)])),
        ];
        for (site, fault, approved, lines) in quotes {
            let (charged, floor) = sums(&lines);
            let day = if approved { days.eve } else { days.last };
            let (repair, _) = self.next_job('W', day);
            let body = FactBody::from(Quoted {
                repair: repair.clone(),
                number: None,
                site: site.clone(),
                charged,
                floor,
                fault: Some(NAMES.faults[fault].clone()),
                plan: SAID.quoted.clone(),
                lines,
            });
            self.record(at(day, 9, 10), CLERK, Some(site), body);
            if approved {
                let body = FactBody::from(QuoteApproved { repair, by: who(MANAGER) });
                self.record(at(day, 11, 5), MANAGER, Some(site), body);
            }
        }
    }
}
