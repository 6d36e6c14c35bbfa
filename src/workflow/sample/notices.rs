//! A month's notices: who gets how many points, and what is out of the ordinary about some of them.

use super::{
    commissioning::{Papers, Work},
    plan::{JOINER, LEADER, LEAVER, MANAGER, Planner, TECHNICIANS, at, before, who},
};
use crate::{
    domain::{Area, Controller, Month, NoticeKind},
    journal::{FactBody, OwnWorkUnfinished},
};
use chrono::NaiveDate;

/// Sizes next to a band's edge that are in no band are for those who want them.
fn in_a_band(points: u32) -> u32 {
    match points {
        391..=509 => 528,
        3826..=4079 => 3780,
        _ => points,
    }
}

impl Planner {
    pub(super) fn notices(&mut self, index: usize, month: Month) {
        if index == 1 {
            return self.slow_month(month);
        }
        let days = self.workdays(month);
        let leaves = before(self.last_day_of_leaver(), 14);
        let mut people: Vec<&'static str> = vec![LEADER];
        people.extend(TECHNICIANS);
        people.retain(|person| match *person {
            LEAVER => month.last() < leaves,
            JOINER => index >= 4,
            _ => true,
        });
        for (place, person) in people.into_iter().enumerate() {
            let target = self.target(index, person);
            let sizes = match target {
                3900.. => vec![target * 3 / 5, target - target * 3 / 5],
                _ => vec![target],
            };
            for (part, size) in sizes.into_iter().enumerate() {
                let nth = 1 + self.chance.between(0, 6) as usize + part * 6;
                let issue = days[nth.min(days.len() - 1)];
                let mut work = self.ordinary(person, size, issue);
                if part == 0 {
                    special(&mut work, index, place);
                }
                self.commission(work);
            }
        }
        self.small_and_odd(index, &days);
    }

    /// So many points that a person's month gets to different steps of the ladder.
    fn target(&mut self, index: usize, person: &str) -> u32 {
        let chance = &mut self.chance;
        match (index, person) {
            (5, "wh") => 380,
            (_, LEADER) => chance.between(720, 2400),
            (4..=6, JOINER) => chance.between(620, 1800),
            _ => match chance.between(1, 100) {
                1..=14 => chance.between(760, 1400),
                15..=36 => chance.between(1500, 1990),
                37..=62 => chance.between(2000, 2950),
                63..=84 => chance.between(3000, 3800),
                85..=95 => chance.between(4100, 4950),
                _ => chance.between(5100, 7300),
            },
        }
    }

    fn ordinary(&mut self, to: &'static str, size: u32, issue: NaiveDate) -> Work {
        let points = in_a_band(size);
        let area = match self.chance.between(1, 100) {
            1..=58 => Area::Local,
            59..=82 => Area::County,
            _ => Area::Elsewhere,
        };
        let days = 3 + points / 500 + self.chance.between(0, 7);
        let finish = self.after(issue, days);
        let mut work = Work::new(to, area, points, issue, finish);
        if to == LEAVER {
            work.finish = finish.min(before(self.last_day_of_leaver(), 12)).max(issue);
        }
        if points > 900 && self.chance.percent(55) {
            let first = points / 2 + self.chance.between(0, points / 4);
            let sizes = [first, points - first];
            work.controllers = sizes.map(|points| Controller { points, alarm_only: false }).to_vec();
        }
        work.accepted = self.chance.percent(62);
        work.papers = match self.chance.between(1, 100) {
            1..=6 => Papers::SecondCall,
            7..=9 => Papers::Granted,
            _ => Papers::InTime,
        };
        work
    }

    /// The month of the Spring Festival: so few notices that they could not have been enough for everybody.
    fn slow_month(&mut self, month: Month) {
        let days = self.workdays(month);
        for (nth, to, points) in [(2, "lw", 640), (3, "zl", 840), (5, LEADER, 320)] {
            let mut work = self.ordinary(to, points, days[nth.min(days.len() - 1)]);
            work.area = Area::Local;
            self.commission(work);
        }
        let issue = days[6.min(days.len() - 1)];
        let mut work = Work::new("wht", Area::Local, 0, issue, self.after(issue, 4));
        work.controllers = vec![Controller { points: 64, alarm_only: true }; 2];
        self.commission(work);
        let finding = FactBody::from(OwnWorkUnfinished { person: who("wh"), month });
        self.record(at(self.workday_from(month.next().first()), 10, 20), MANAGER, None, finding);
    }

    /// Small sites, sizes in no band, work for a partner, and a notice that changes hands.
    fn small_and_odd(&mut self, index: usize, days: &[NaiveDate]) {
        let day = |nth: usize| days[nth.min(days.len() - 1)];
        if index.is_multiple_of(2) {
            let to = *self.chance.pick(&["lw", "wht", "zl", "wh"]);
            let mut work = {
                let size = self.chance.between(120, 388);
                self.ordinary(to, size, day(9))
            };
            if index.is_multiple_of(4) {
                work.controllers = vec![Controller { points: 64, alarm_only: true }];
            }
            self.commission(work);
        }
        let odd = match index {
            2 => Some(("wht", Area::Local, 452, "0.15")),
            4 => Some(("lw", Area::Elsewhere, 3920, "0.4")),
            7 => Some(("zl", Area::Local, 430, "0.18")),
            13 => Some(("wh", Area::Local, 478, "0.12")),
            _ => None,
        };
        if let Some((to, area, points, rate)) = odd {
            let mut work = Work::new(to, area, points, day(4), self.after(day(4), 9));
            work.ruling = Some(rate);
            self.commission(work);
        }
        if index == 4 || index == 8 {
            let work = Work::new(LEADER, Area::Partner, 1240, day(5), self.after(day(5), 11));
            self.commission(work);
        }
        if index == 2 {
            let mut work = Work::new("lw", Area::County, 910, day(3), self.after(day(3), 13));
            work.passed_on = Some((day(8), "wh"));
            self.commission(work);
        }
        if index == 3 {
            let leaves = self.last_day_of_leaver();
            let mut work = Work::new(LEAVER, Area::Local, 1480, day(2), self.after(leaves, 9));
            work.passed_on = Some((self.workday_until(before(leaves, 1)), "wht"));
            self.commission(work);
        }
    }

    /// Added controllers, and a second programming that pays nothing.
    pub(super) fn more_work_at_known_sites(&mut self) {
        let fourth = self.workdays(self.month(3));
        let fifth = self.workdays(self.month(4));
        let done = |planner: &Planner, area: Area, by: &str| {
            let mut known = planner.commissioned.iter();
            let found =
                known.find(|known| known.area == area && known.by == by && known.finished < fourth[0]);
            found.map(|known| known.site.clone())
        };
        let extended = done(self, Area::Local, "lw").or_else(|| done(self, Area::Local, "zl"));
        let reprogrammed = done(self, Area::Local, "wht").or_else(|| done(self, Area::County, "wht"));
        let more = [
            (extended, "lw", NoticeKind::Extension, 324, fourth[5]),
            (reprogrammed, "wht", NoticeKind::Reprogramming, 0, fifth[7]),
        ];
        for (site, to, kind, points, issue) in more {
            let Some(site) = site else { continue };
            let mut work = Work::new(to, Area::Local, points, issue, self.after(issue, 6));
            if kind == NoticeKind::Reprogramming {
                work.controllers.clear();
            }
            let (job, _) = self.next_job('T', issue);
            self.carry_out(&work, kind, &site, job);
        }
    }
}

/// Papers that did not come as they should.
fn special(work: &mut Work, index: usize, place: usize) {
    match (index, place) {
        (0, 1) => work.papers = Papers::BadFormat,
        (2, 2) => work.papers = Papers::Granted,
        (2, 3) => work.papers = Papers::Late(Some(true)),
        (3, 1) => work.papers = Papers::SecondCall,
        (3, 3) => work.papers = Papers::Late(Some(false)),
        (9, 2) | (14, 4) => work.papers = Papers::Late(Some(true)),
        (11, 1) => work.papers = Papers::BadFormat,
        _ => {}
    }
}
