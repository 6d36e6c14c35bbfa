//! What the register has of the year: follow-ups by weekly lists, maintenance, trainings, complaints, and whose customers they are.

use super::{Planner, SAID, Sheet};
use crate::{
    domain::{Area, ListedVisit, Month, SiteId, VisitKind, VisitOutcome, month::add_days},
    journal::{DealerConsents, DealerRefuses, FactBody, FollowUpsDropped, LooksAfter, WeekListed},
    workflow::sample::plan::{CLERK, LEADER, LEAVER, MANAGER, at, before, who},
};
use chrono::{Datelike, Days, NaiveDate, TimeDelta};

/// Who goes to follow up, in turn.
const FOLLOWERS: [&str; 5] = ["lw", "wht", LEADER, "zl", "wh"];
/// So many customers stand on a week's list.
const A_WEEK: usize = 4;

impl Planner {
    /// From this month on follow-ups are visits in the register; before, the manager counted the sheets.
    pub(in crate::workflow::sample) fn visits_from(&self) -> Month {
        self.current.previous().previous()
    }

    /// Whose customers they are, and where nobody follows up.
    pub(in crate::workflow::sample) fn customers(&mut self) {
        let days = self.workdays(self.first);
        let moment = at(days[1], 9, 2);
        for (nth, site) in self.old.clone().iter().take(3).enumerate() {
            let body = FactBody::from(LooksAfter { person: who(LEADER), site: site.clone() });
            self.report(moment + TimeDelta::minutes(nth as i64), MANAGER, Some(site), body);
        }
        if let Some(site) = self.in_warranty.last().cloned() {
            let day = self.workdays(self.month(2))[4];
            let body = FactBody::from(FollowUpsDropped { site: site.clone(), reason: SAID.closed.clone() });
            self.report(at(day, 15, 20), MANAGER, Some(&site), body);
        }
        let partner = self.commissioned.iter().filter(|known| known.area == Area::Partner);
        let dealers: Vec<_> = partner.map(|known| (known.site.clone(), known.finished)).collect();
        for (nth, (site, finished)) in dealers.into_iter().enumerate() {
            let moment = at(self.after(finished, 3), 10, 45);
            let body = match nth {
                0 => FactBody::from(DealerConsents { site: site.clone() }),
                _ => FactBody::from(DealerRefuses { site: site.clone() }),
            };
            self.report(moment, CLERK, Some(&site), body);
        }
    }

    /// A training a month at a customer's whose system has just been commissioned.
    pub(in crate::workflow::sample) fn training(&mut self, index: usize, month: Month) {
        let day = self.workdays(month)[9];
        let known = self.commissioned.iter().rev().find(|known| known.finished < day);
        let Some(site) = known.map(|known| known.site.clone()) else { return };
        let to = [LEADER, "wht", "lw"][index % 3];
        let mut trip = self.trip(VisitKind::Training, &site, to, (day, 14), &SAID.training);
        if index.is_multiple_of(2) {
            let asked = (at(self.eve(day), 11, 20), day);
            trip.request = Some(self.ask(&site, VisitKind::Training, asked, &SAID.asked_training, false));
        }
        self.make(&trip);
    }

    /// A contract's customer is visited every other month.
    pub(in crate::workflow::sample) fn served(
        &mut self,
        nth: usize,
        site: &SiteId,
        server: &'static str,
        (from, to): (NaiveDate, NaiveDate),
    ) {
        let last = Month::of(to).min(self.current);
        let months: Vec<Month> = Month::of(from).through(last).collect();
        for month in months.into_iter().step_by(2) {
            let days = self.workdays(month);
            let day = self.with_next(days[(3 + nth) % days.len()]);
            let to = if server == LEAVER && day >= self.last_day_of_leaver() { "wht" } else { server };
            let hour = 9 + nth as u32 % 3;
            let trip = self.trip(VisitKind::Maintenance, site, to, (day, hour), &SAID.maintenance);
            self.make(&trip);
        }
    }

    /// The follow-ups of the last months, week by week.
    pub(in crate::workflow::sample) fn followed_up(&mut self) {
        let first = self.visits_from().first().max(add_days(self.first.first(), 10));
        let mut monday = add_days(first, (7 - first.weekday().num_days_from_monday()) % 7);
        let mut nth = 0;
        while monday <= self.today {
            let days: Vec<NaiveDate> =
                (0..7).map(|day| add_days(monday, day)).filter(|day| self.is_workday(*day)).collect();
            if !days.is_empty() {
                self.week(nth, monday, &days);
                nth += 1;
            }
            monday = monday.checked_add_days(Days::new(7)).unwrap_or(NaiveDate::MAX);
        }
    }

    fn week(&mut self, nth: usize, monday: NaiveDate, days: &[NaiveDate]) {
        let pool = self.followed(before(monday, 7));
        let mut listed: Vec<(&'static str, SiteId)> = Vec::new();
        for place in 0..A_WEEK.min(pool.len()) {
            let count = nth * A_WEEK + place;
            listed.push((FOLLOWERS[count % FOLLOWERS.len()], pool[count % pool.len()].clone()));
        }
        let items =
            listed.iter().map(|(to, site)| ListedVisit { site: site.clone(), person: who(to) }).collect();
        let moment = at(days[0], 8, 20);
        self.report(moment, MANAGER, None, FactBody::from(WeekListed { week: monday, items }));
        for (place, (to, site)) in listed.iter().enumerate() {
            let count = nth * A_WEEK + place;
            let day = days[(place + nth) % days.len()];
            let mut trip = self.trip(
                VisitKind::FollowUp,
                site,
                to,
                (day, if place % 2 == 0 { 9 } else { 14 }),
                &SAID.follow_up,
            );
            trip.planned = moment + TimeDelta::minutes(2 + place as i64);
            trip.lasts = 50;
            // Enough has been seen of a customer who was visited twice: the office phone will do (6.3.6).
            trip.phone = count / pool.len() == 2 && place == 1;
            if trip.phone {
                (trip.what, trip.lasts) = (&SAID.by_phone, 15);
            }
            trip.review = Some(count % 9 != 4);
            match count % 13 {
                5 => trip.sheet = Sheet::Away,
                8 => trip.outcome = VisitOutcome::Refused,
                _ => {}
            }
            self.make(&trip);
        }
    }

    /// The customers to follow up: those in warranty, and those who have been with the branch for long.
    fn followed(&self, by: NaiveDate) -> Vec<SiteId> {
        let near = |area| matches!(area, Area::Local | Area::County);
        let new = self.commissioned.iter().filter(|known| known.finished < by && near(known.area));
        let dropped = self.in_warranty.last();
        let old = self.old.iter().chain(self.in_warranty.iter().filter(|site| Some(*site) != dropped));
        let new = new.map(|known| &known.site).take(10);
        old.chain(new).cloned().collect()
    }

    /// The months' complaints.
    pub(in crate::workflow::sample) fn complaints(&mut self, index: usize, days: &[NaiveDate]) {
        let day = |nth: usize| days[nth.min(days.len() - 1)];
        match index {
            3 => self.complaint(0, day(6), Some("wh")),
            6 => self.complaint(1, day(8), None),
            15 => self.complaint(2, day(3), Some("zl")),
            _ => {}
        }
    }
}
