//! What the day brings and somebody has to see to: the same deadlines as everywhere.

use super::{Known, Lack, Open, Stake, Task};
use crate::{
    domain::{DayThing, Month, PersonId},
    ledger::Repair,
    rules::{
        Subject,
        deadlines::{self, Deadline, DueCode},
        open::Actor,
    },
};

impl Known<'_> {
    /// Requests, visits with their sheets and calls, complaints, money in hand, notices on their way, the month's list. A
    /// report of a visit to come can be made on its day.
    pub(super) fn of_the_day(&self) -> Vec<Open> {
        let today = self.now.date();
        let running = deadlines::of_the_day(self.ledger, self.book, self.now);
        let open = |deadline: Deadline| {
            let fine = deadline.fine(self.book);
            let Deadline { code, subject, actor, by, clause, .. } = deadline;
            let since = match code {
                DueCode::Report => (by.date() <= today).then_some(by.date()),
                _ => Some(by.date().min(today)),
            };
            let about = self.whose(&subject, &actor);
            let by_limit = code.has_limit().then_some(by);
            let lack = Lack { task: Task::Day(code), actor, since, by: by_limit, clause, fine };
            Open {
                lack,
                subject,
                about,
                stake: Stake::default(),
                payees: Vec::new(),
                month: Month::of(by.date()),
            }
        };
        running.into_iter().map(open).collect()
    }

    /// Whose work it is.
    fn whose(&self, subject: &Subject, actor: &Actor) -> Option<PersonId> {
        match (subject, actor) {
            (_, Actor::Person(person)) => Some(person.clone()),
            (Subject::Day(DayThing::Visit, id), _) => {
                self.ledger.visits.get(id).map(|visit| visit.place().to)
            }
            _ => None,
        }
    }

    /// Where visits are made for a repair, its sheet and first call are theirs. That the clerk calls again is the repair's own: it is
    /// not paid before.
    pub(super) fn is_of_visit(&self, repair: &Repair, lack: &Lack) -> bool {
        matches!(lack.task, Task::Sheet | Task::Callback)
            && self.ledger.visits_for(repair.id.as_str()).next().is_some()
    }
}
