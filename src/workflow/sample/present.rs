//! What stands open at the moment of looking: something late, something waiting, something proposed, and work on
//! its way.

use super::{
    commissioning::{Papers, Work},
    field::Stage,
    names::NAMES,
    plan::{LEADER, Planner, before},
};
use crate::domain::{Area, month::add_days};

impl Planner {
    pub(super) fn present(&mut self) {
        let today = self.today;
        let ago = |planner: &Planner, days: u32| planner.workday_until(before(today, days));
        let open = |planner: &mut Planner, to, area, points, issued: u32, finished: u32, papers| {
            let (issue, mut finish) = (ago(planner, issued), ago(planner, finished));
            if let Papers::OnDay(day) = papers {
                let eve = planner.workday_until(before(day, 1));
                finish = if add_days(eve, 3) < day { day } else { eve };
            }
            if let Some(spare) = planner.spare.iter().position(|(of, _)| *of == area) {
                let (_, place) = planner.spare.remove(spare);
                planner.keep_for_next(area, place);
            }
            let mut work = Work::new(to, area, points, issue, finish);
            work.papers = papers;
            work.accepted = false;
            planner.commission(work);
        };
        // A size in no band; everything is in but the manager's ruling.
        open(self, "wh", Area::Local, 448, 41, 18, Papers::InTime);
        // Papers that came late: nothing is paid before the manager decides.
        open(self, "lw", Area::Local, 1860, 45, 22, Papers::Late(None));
        // Papers that are late today.
        open(self, "zl", Area::County, 720, 26, 6, Papers::Missing);
        // Papers that may still come in time, unless a long holiday is under way.
        let in_time = add_days(ago(self, 1), 3) >= today;
        let papers = if in_time { Papers::Missing } else { Papers::InTime };
        open(self, "wht", Area::Local, 1240, 17, 1, papers);
        // A recheck for today.
        let called = Papers::OnDay(ago(self, 1));
        open(self, LEADER, Area::Local, 1620, 21, 3, called);
        // Work that has begun.
        open(self, "zk", Area::County, 860, 9, 0, papers);
        let sites: Vec<_> = self.old.iter().take(8).cloned().collect();
        let repairs = [(4, "wht", 3, 12, Stage::OneApproval), (6, "zl", 7, 9, Stage::Unpaid)];
        for (site, by, fault, days, stage) in repairs {
            let done = self.until_with_next(before(today, days));
            self.repair(&sites[site], by, &NAMES.faults[fault], done, stage);
        }
        // Done yesterday; its sheet came in this morning, if there is anybody to take it.
        let stage = if self.is_workday(today) { Stage::SheetIn } else { Stage::OneApproval };
        let done = before(self.workday_until(today), 1);
        self.repair(&sites[7], "lw", &NAMES.faults[2], done, stage);
    }
}
