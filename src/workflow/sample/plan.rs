//! What happens when: a list of intents, each with who gives it.

use super::{cast::Cast, random::Random};
use crate::{
    domain::{Calendar, Month, PersonId, Role, month::add_days},
    journal::FactBody,
    workflow::Command,
};
use chrono::{NaiveDate, NaiveDateTime, TimeDelta};

/// Why the manager drops a proposal in the sample.
pub(super) const WAIVED_BECAUSE: &str = "客户那边耽误的，情况属实";

/// The months that are over.
const MONTHS: u32 = 12;

#[derive(Debug, Clone)]
pub(super) enum What {
    Command(Box<Command>),
    /// The manager goes through what the facts propose.
    DecideProposals,
}

/// Something somebody does.
#[derive(Debug, Clone)]
pub(super) struct Event {
    pub at: NaiveDateTime,
    pub by: PersonId,
    pub role: Role,
    pub what: What,
}

/// The plan of the year.
pub(super) struct Plan {
    pub today: NaiveDate,
    /// The first month.
    pub start: Month,
    pub calendar: Calendar,
    pub random: Random,
    pub cast: Cast,
    events: Vec<Event>,
}

impl Plan {
    pub(super) fn new(today: NaiveDate) -> Plan {
        let start = (0..MONTHS).fold(Month::of(today), |month, _| month.previous());
        Plan {
            today,
            start,
            calendar: Calendar::official(),
            random: Random::new(),
            cast: Cast::of(start),
            events: Vec::new(),
        }
    }

    /// The month so many after the first.
    pub(super) fn month(&self, number: u32) -> Month {
        (0..number).fold(self.start, |month, _| month.next())
    }

    /// All months that are over, the last of them not closed yet, and the one under way.
    pub(super) fn months(&self) -> impl Iterator<Item = Month> + use<> {
        self.start.through(Month::of(self.today))
    }

    pub(super) fn is_workday(&self, day: NaiveDate) -> bool {
        self.calendar.is_workday(day)
    }

    /// The day itself or the first working day after it.
    pub(super) fn workday(&self, day: NaiveDate) -> NaiveDate {
        day.iter_days().find(|day| self.is_workday(*day)).unwrap_or(day)
    }

    /// So many working days later.
    pub(super) fn workdays_after(&self, day: NaiveDate, count: u32) -> NaiveDate {
        (0..count).fold(day, |day, _| self.workday(add_days(day, 1)))
    }

    /// The last working day of a month.
    pub(super) fn last_workday(&self, month: Month) -> NaiveDate {
        month.days().filter(|day| self.is_workday(*day)).last().unwrap_or(month.last())
    }

    /// A working day of a month, by chance.
    pub(super) fn some_workday(&mut self, month: Month) -> NaiveDate {
        let days: Vec<NaiveDate> = month.days().filter(|day| self.is_workday(*day)).collect();
        if days.is_empty() { month.first() } else { *self.random.pick(&days) }
    }

    /// Minutes after midnight tell the order within a day.
    fn add(&mut self, recorded: NaiveDate, minute: u32, by: PersonId, role: Role, what: What) {
        let at = recorded.and_time(chrono::NaiveTime::MIN) + TimeDelta::minutes(i64::from(minute));
        self.events.push(Event { at, by, role, what });
    }

    pub(super) fn command(&mut self, minute: u32, by: &PersonId, role: Role, command: Command) {
        self.add(command.on(), minute, by.clone(), role, What::Command(Box::new(command)));
    }

    pub(super) fn by_manager(&mut self, on: NaiveDate, minute: u32, body: FactBody) {
        let manager = self.cast.manager.clone();
        self.command(minute, &manager, Role::Manager, Command::Record { on, body });
    }

    pub(super) fn by_clerk(&mut self, on: NaiveDate, minute: u32, body: FactBody) {
        let clerk = self.cast.clerk.clone();
        self.command(minute, &clerk, Role::Clerk, Command::Record { on, body });
    }

    /// Something the clerk hears of only later.
    pub(super) fn by_clerk_later(&mut self, on: NaiveDate, recorded: NaiveDate, minute: u32, body: FactBody) {
        let clerk = self.cast.clerk.clone();
        let command = Command::Record { on, body };
        self.add(recorded, minute, clerk, Role::Clerk, What::Command(Box::new(command)));
    }

    pub(super) fn decide_proposals(&mut self, on: NaiveDate, minute: u32) {
        let manager = self.cast.manager.clone();
        self.add(on, minute, manager, Role::Manager, What::DecideProposals);
    }

    /// The events up to the evening before, in the order they are recorded.
    pub(super) fn finish(mut self) -> (Vec<Event>, Cast) {
        self.events.retain(|event| event.at.date() < self.today);
        self.events.sort_by_key(|event| event.at);
        (self.events, self.cast)
    }
}
