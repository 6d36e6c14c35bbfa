//! The working day of the sample: what finance gets each month. Visits and calls come with it.

use super::plan::{CLERK, Planner, at};
use crate::{
    domain::month::add_days,
    journal::{FactBody, ListSent},
};

impl Planner {
    /// The clerk sends finance each month's list of assignments by the 5th of the next (6.1.10).
    pub(super) fn lists(&mut self) {
        let months: Vec<_> = self.first.through(self.current).collect();
        for month in months {
            let day = self.workday_from(add_days(month.next().first(), 1));
            self.record(at(day, 9, 40), CLERK, None, FactBody::from(ListSent { month }));
        }
    }
}
