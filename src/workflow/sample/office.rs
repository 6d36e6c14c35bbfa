//! The office: who comes and goes, follow-ups, problems, penalties, and closing the months.

use super::{
    names::{NAMES, Staff},
    plan::{JOINER, LEADER, LEAVER, MANAGER, Planner, at, who},
};
use crate::{
    domain::{JobId, Money, Month, PenaltyClause, SiteId, TravelId, month::add_days},
    journal::{
        FactBody, FollowUpsReviewed, PenaltyConfirmed, PersonChanged, PersonJoined, PersonLeft,
        ProductIssueConfirmed, SuccessorNamed, TravelClaimed,
    },
    workflow::Command,
};
use chrono::{NaiveDate, TimeDelta};

/// What the first line about somebody says.
pub(super) fn joining(staff: &Staff, joined: NaiveDate) -> FactBody {
    FactBody::from(PersonJoined {
        person: who(&staff.id),
        name: staff.name.clone(),
        role: staff.role,
        base_wage: Money::yuan(staff.wage),
        joined,
    })
}

impl Planner {
    pub(super) fn last_day_of_leaver(&self) -> NaiveDate {
        self.workday_until(add_days(self.month(3).first(), 24))
    }

    /// Somebody joins and somebody's wage rises.
    pub(super) fn staff(&mut self) {
        let joins = self.workday_from(self.month(4).first());
        if let Some(staff) = NAMES.people.iter().find(|staff| staff.id == JOINER) {
            self.record(at(joins, 8, 35), MANAGER, None, joining(staff, joins));
        }
        if let Some(staff) = NAMES.people.iter().find(|staff| staff.id == "wh") {
            let body = FactBody::from(PersonChanged {
                person: who(&staff.id),
                name: staff.name.clone(),
                role: staff.role,
                base_wage: Money::yuan(staff.wage + 200),
            });
            let day = self.workday_from(self.month(5).first());
            self.record_late(at(day, 8, 50), self.month(5).first(), MANAGER, None, body);
        }
    }

    /// The one who leaves, and who takes over what he is still owed work for.
    pub(super) fn leaving(&mut self) {
        let leaves = self.last_day_of_leaver();
        self.record(at(leaves, 17, 58), MANAGER, None, FactBody::from(PersonLeft { person: who(LEAVER) }));
        let mine = self.commissioned.iter().filter(|known| known.by == LEAVER);
        let jobs: Vec<(SiteId, JobId)> = mine.map(|known| (known.site.clone(), known.job.clone())).collect();
        let mut moment = at(self.after(leaves, 2), 9, 30);
        for (nth, (site, notice)) in jobs.into_iter().enumerate() {
            moment += TimeDelta::minutes(3);
            let to = who(if nth % 2 == 0 { "wht" } else { "lw" });
            self.record(moment, MANAGER, Some(&site), FactBody::from(SuccessorNamed { notice, to }));
        }
    }

    pub(super) fn month_of_the_office(&mut self, index: usize, month: Month) {
        self.follow_ups(index, month);
        let days = self.workdays(month);
        self.complaints(index, &days);
        let day = |nth: usize| days[nth.min(days.len() - 1)];
        let reported = match index {
            2 => Some("zl"),
            8 => Some("lw"),
            14 => Some("wht"),
            _ => None,
        };
        if let Some(by) = reported {
            self.record(
                at(day(11), 14, 50),
                MANAGER,
                None,
                FactBody::from(ProductIssueConfirmed { by: who(by) }),
            );
        }
        let penalties: &[(usize, PenaltyClause, &str, Option<i64>)] = match index {
            1 => &[(9, PenaltyClause::UntidyComputer, "wht", None)],
            3 => &[(12, PenaltyClause::PrivateUse, "zl", None)],
            5 => &[(6, PenaltyClause::PartLost, "zk", Some(186)), (13, PenaltyClause::PartsLeft, "lw", None)],
            7 => &[(8, PenaltyClause::UntidyDesk, "wh", None)],
            9 => &[(5, PenaltyClause::PrivateUse, "zl", None)],
            11 => &[(10, PenaltyClause::DutyNotDone, "zk", None)],
            _ => &[],
        };
        for (nth, clause, person, amount) in penalties {
            let body = FactBody::from(PenaltyConfirmed {
                clause: *clause,
                person: who(person),
                job: None,
                amount: amount.map(Money::yuan),
                manager: None,
                remark: String::new(),
            });
            self.record(at(day(*nth), 16, 35), MANAGER, None, body);
        }
        if index == 3 {
            self.ticket_found_late(month);
        }
    }

    /// A ticket of last month that is handed in when that month has been closed.
    fn ticket_found_late(&mut self, month: Month) {
        let on = self.workday_until(add_days(month.previous().first(), 23));
        let (id, _) = self.next_id('C', on);
        let Ok(travel) = TravelId::parse(&id) else { return };
        let body = FactBody::from(TravelClaimed {
            travel,
            number: None,
            person: who("lw"),
            amount: Money::yuan(168),
            approved: true,
            customer_pays: false,
        });
        let known = self.after(add_days(month.first(), 11), 1);
        self.record_late(at(known, 9, 15), on, MANAGER, None, body);
    }

    /// The sheets of a month, counted by the manager: later ones are those of visits in the register.
    fn follow_ups(&mut self, index: usize, month: Month) {
        let day = self.workday_until(add_days(month.first(), 25));
        let mut moment = at(day, 16, 5);
        for (by, least, most) in
            [("lw", 17, 26), ("wht", 10, 18), ("zl", 8, 16), (LEADER, 6, 12), ("wh", 5, 14)]
        {
            let qualified = self.chance.between(least, most);
            let is_visited = month >= self.visits_from();
            if is_visited || by != "lw" && (index + qualified as usize).is_multiple_of(3) {
                continue;
            }
            moment += TimeDelta::minutes(2);
            self.record(moment, MANAGER, None, FactBody::from(FollowUpsReviewed { by: who(by), qualified }));
        }
    }

    /// Every month is closed on the fourth day of the next one or soon after; the last full month waits for whoever
    /// looks at the sample.
    pub(super) fn closings(&mut self) {
        let months: Vec<Month> = self.first.through(self.current.previous().previous()).collect();
        for month in months {
            let on = self.workday_from(add_days(month.next().first(), 3));
            // The figures are looked at when the month is closed, not when the plan is made.
            let command = Command::CloseMonth { on, month, known_until: None, confirmed: Vec::new() };
            self.command(at(on, 18, 20), MANAGER, None, command);
        }
    }
}
