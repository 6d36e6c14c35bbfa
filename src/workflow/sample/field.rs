//! Repairs, maintenance contracts, and clock-ins.

use super::{
    commissioning::{penalty, waived},
    day::{SAID, Sheet},
    names::NAMES,
    plan::{
        CLERK, Commissioned, JOINER, LEADER, LEAVER, MANAGER, Planner, SALES_VP, TECHNICIANS, at, before, who,
    },
};
use crate::{
    domain::{
        ContractId, JobId, Money, Month, PenaltyClause, SiteId, ThingId, VisitKind, month::add_days,
        month::add_months,
    },
    journal::{
        Approved, CalledBack, ClockedIn, Collected, Consented, ContractDone, ContractSigned, FactBody,
        HandedIn, MoneyReceived, MorningExcused, PaidIn, QuoteApproved, Quoted, RepairDone, ServerChanged,
        SheetIn, SheetReviewed, VisitCalled, VisitSheetIn,
    },
};
use chrono::{NaiveDate, NaiveDateTime, TimeDelta};

/// How far a repair has come, and what went wrong with it.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Stage {
    /// Everything in. The sheet was late: the penalty confirmed or waived.
    LateSheet(bool),
    LateCall,
    Settled,
    /// The sales vice-president's approval became known only on this day.
    ApprovedLate(NaiveDate),
    /// The sales vice-president has not approved.
    OneApproval,
    /// The money has not come.
    Unpaid,
    /// The sheet is with the clerk; she has not called.
    SheetIn,
}

/// What costs so many yuan is quoted for, and paid on the spot.
const QUOTED_FROM: i64 = 1500;

impl Planner {
    pub(super) fn repairs(&mut self, index: usize, month: Month) {
        let days = self.workdays(month);
        let day = |planner: &Planner, nth: usize| planner.with_next(days[nth.min(days.len() - 1)]);
        for nth in 0..1 + index % 2 {
            let after = 3 + nth * 7 + self.chance.between(0, 4) as usize;
            let done = day(self, after);
            let by = *self.chance.pick(&["lw", "wht", "zl", "wh", LEADER]);
            let site = self.chance.pick(&self.old.clone()).clone();
            // The first few are for what is told about them below.
            let fault = self.chance.pick(&NAMES.faults[4..]).as_str();
            let stage = match (index, nth) {
                (1, 0) => Stage::LateSheet(true),
                (3, 1) => Stage::LateCall,
                (7, 1) => Stage::LateSheet(false),
                _ => Stage::Settled,
            };
            self.repair(&site, by, fault, done, stage);
        }
        if index == 3 || index == 4 {
            // The same fault again within three months: redone for nothing.
            let site = self.old[0].clone();
            let done = day(self, 10);
            self.repair(&site, "zl", &NAMES.faults[1], done, Stage::Settled);
        }
        if index == 4 {
            let in_warranty = |known: &&Commissioned| known.by == "lw" && known.finished < days[0];
            let site = self.commissioned.iter().find(in_warranty).map(|known| known.site.clone());
            if let Some(site) = site {
                let done = day(self, 6);
                self.repair(&site, "lw", &NAMES.faults[2], done, Stage::Settled);
            }
        }
        if month.next().next() == self.current {
            // Approved on time, but the slip turns up when the month has been closed.
            let site = self.old[3].clone();
            let done = day(self, 8);
            let found = self.after(add_days(month.next().first(), 10), 1);
            self.repair(&site, "wht", &NAMES.faults[0], done, Stage::ApprovedLate(found));
        }
    }

    pub(super) fn repair(
        &mut self,
        site: &SiteId,
        by: &'static str,
        fault: &str,
        done: NaiveDate,
        stage: Stage,
    ) {
        let (repair, _) = self.next_job('W', done);
        let charged = i64::from(self.chance.between(8, 52)) * 50;
        let floor = charged * i64::from(self.chance.between(52, 68)) / 100;
        let rebate = if charged > 1200 && self.chance.percent(40) { 50 } else { 0 };
        let body = FactBody::from(RepairDone {
            repair: repair.clone(),
            number: None,
            site: site.clone(),
            by: who(by),
            charged: Money::yuan(charged),
            floor: Money::yuan(floor),
            rebate: Money::yuan(rebate),
            fault: fault.to_owned(),
            product_fault: false,
            same_as: None,
            another_fault: false,
            tested: String::new(),
        });
        let visit = self.visit_for(site, by, fault, done, &repair, stage);
        let is_quoted = visit.is_some() && charged >= QUOTED_FROM;
        if is_quoted {
            self.quote(site, by, fault, done, &repair, (charged, floor));
        }
        let moment = self.around(done, 16, 20);
        self.record(moment, by, Some(site), body);
        if stage != Stage::Unpaid {
            let wait = self.chance.between(0, 2);
            let moment = self.around(self.after(done, wait), 17, 0);
            if is_quoted {
                self.collect(site, by, charged, moment, &repair);
            }
            self.record(moment, CLERK, Some(site), FactBody::from(PaidIn { repair: repair.clone() }));
        }
        self.back_in_the_office(site, by, done, &repair, visit, stage);
    }

    /// The visit on which it is done; those whose sheet or call was late are told without one.
    fn visit_for(
        &mut self,
        site: &SiteId,
        by: &'static str,
        fault: &str,
        done: NaiveDate,
        repair: &JobId,
        stage: Stage,
    ) -> Option<ThingId> {
        if matches!(stage, Stage::LateSheet(_) | Stage::LateCall | Stage::SheetIn) {
            return None;
        }
        let nth = NAMES.faults.iter().position(|known| known == fault).unwrap_or_default();
        let mut trip = self.trip(VisitKind::Repair, site, by, (done, 13), &SAID.reported[nth]);
        let asked = (at(self.eve(done), 13, 40), done);
        trip.request = Some(self.ask(site, VisitKind::Repair, asked, &SAID.reported[nth], false));
        (trip.job, trip.lasts, trip.sheet) = (Some(repair.clone()), 125, Sheet::None);
        Some(self.make(&trip))
    }

    /// What costs more is quoted for the day before: the manager agrees, then the customer (6.2.5, 6.2.6).
    fn quote(
        &mut self,
        site: &SiteId,
        by: &'static str,
        fault: &str,
        done: NaiveDate,
        repair: &JobId,
        (charged, floor): (i64, i64),
    ) {
        let eve = self.eve(done);
        let body = FactBody::from(Quoted {
            repair: repair.clone(),
            number: None,
            site: site.clone(),
            charged: Money::yuan(charged),
            floor: Money::yuan(floor),
            fault: Some(fault.to_owned()),
            plan: SAID.quoted.clone(),
            lines: Vec::new(),
        });
        self.record(at(eve, 15, 20), CLERK, Some(site), body);
        let body = FactBody::from(QuoteApproved { repair: repair.clone(), by: who(MANAGER) });
        self.record(at(eve, 16, 2), MANAGER, Some(site), body);
        let body = FactBody::from(Consented { repair: repair.clone() });
        self.record(at(done, 13, 28), by, Some(site), body);
    }

    /// Whoever did it takes the money, and the clerk has it the same day (6.10.2).
    fn collect(
        &mut self,
        site: &SiteId,
        by: &'static str,
        charged: i64,
        paid: NaiveDateTime,
        repair: &JobId,
    ) {
        let money = self.next_thing('X', paid.date());
        let body = FactBody::from(Collected {
            money: money.clone(),
            by: who(by),
            amount: Money::yuan(charged),
            site: Some(site.clone()),
            job: Some(repair.clone()),
            remark: SAID.cash.clone(),
        });
        self.report(paid - TimeDelta::minutes(9), by, Some(site), body);
        let body = FactBody::from(HandedIn { money });
        self.report(paid - TimeDelta::minutes(2), CLERK, Some(site), body);
    }

    /// The sheet, the call and the two approvals.
    fn back_in_the_office(
        &mut self,
        site: &SiteId,
        by: &'static str,
        done: NaiveDate,
        job: &JobId,
        visit: Option<ThingId>,
        stage: Stage,
    ) {
        let late = matches!(stage, Stage::LateSheet(_));
        let sheet = self.after(done, if late { 3 } else { 1 });
        let moment = at(sheet, 8, 12);
        match visit.clone() {
            Some(visit) => self.report(moment, CLERK, Some(site), FactBody::from(VisitSheetIn { visit })),
            None => self.record(moment, CLERK, Some(site), FactBody::from(SheetIn { job: job.clone() })),
        }
        if let Stage::LateSheet(confirmed) = stage {
            let body = if confirmed {
                penalty(PenaltyClause::LateSheet, by, job)
            } else {
                waived(PenaltyClause::LateSheet, by, job, &NAMES.waive_sheet)
            };
            self.record(at(sheet, 15, 30), MANAGER, Some(site), body);
        }
        if stage == Stage::SheetIn {
            return;
        }
        let call = self.after(sheet, u32::from(stage == Stage::LateCall));
        let moment = self.around(call, 10, 5);
        match visit {
            Some(visit) => self.called_and_reviewed(site, moment, visit),
            None => {
                let remark = String::new();
                let body = FactBody::from(CalledBack { job: job.clone(), confirmed: true, remark });
                self.record(moment, CLERK, Some(site), body);
            }
        }
        if stage == Stage::LateCall {
            let body = waived(PenaltyClause::NoCallback, CLERK, job, &NAMES.waive_callback);
            self.record(at(call, 16, 10), MANAGER, Some(site), body);
        }
        let manager = self.after(call, 1);
        let moment = self.around(manager, 15, 0);
        self.record(
            moment,
            MANAGER,
            Some(site),
            FactBody::from(Approved { job: job.clone(), by: who(MANAGER) }),
        );
        let wait = self.chance.between(1, 3);
        let approved = self.after(manager, wait);
        let body = FactBody::from(Approved { job: job.clone(), by: who(SALES_VP) });
        match stage {
            Stage::OneApproval => {}
            Stage::ApprovedLate(found) => {
                self.record_late(at(found, 10, 40), approved, SALES_VP, Some(site), body);
            }
            _ => {
                let moment = self.around(approved, 16, 0);
                self.record(moment, SALES_VP, Some(site), body);
            }
        }
    }

    fn called_and_reviewed(&mut self, site: &SiteId, moment: NaiveDateTime, visit: ThingId) {
        let (confirmed, remark) = (true, String::new());
        let body = FactBody::from(VisitCalled { visit: visit.clone(), confirmed, remark: remark.clone() });
        self.report(moment, CLERK, Some(site), body);
        let body = FactBody::from(SheetReviewed { visit, qualified: true, remark });
        self.report(at(moment.date(), 14, 20), MANAGER, Some(site), body);
    }

    /// Contracts signed on the way: month, months, fee, rebate, signer, and whether the work was done.
    pub(super) fn contracts(&mut self) {
        const SIGNED: [(usize, u32, i64, i64, &str, bool); 12] = [
            (0, 3, 3600, 0, "lw", true),
            (0, 12, 12_000, 300, LEAVER, true),
            (2, 6, 5400, 0, "lw", true),
            (3, 12, 9600, 200, "wht", true),
            (4, 3, 2800, 0, "zl", false),
            (5, 12, 8800, 0, "lw", true),
            (7, 12, 15_600, 500, "lw", true),
            (9, 6, 6200, 0, "lw", true),
            (10, 12, 7800, 0, LEADER, true),
            (12, 12, 12_600, 300, "wht", true),
            (13, 3, 3600, 0, "lw", true),
            (15, 12, 9900, 0, "zl", true),
        ];
        for (nth, (index, months, fee, rebate, signer, complete)) in SIGNED.into_iter().enumerate() {
            let month = self.month(index);
            if month > self.current {
                break;
            }
            let days = self.workdays(month);
            let site = self.old[nth % self.old.len()].clone();
            let signed = days[(7 + nth).min(days.len() - 1)];
            let (id, _) = self.next_id('B', signed);
            let Ok(contract) = ContractId::parse(&id) else { continue };
            let from = month.next().first();
            let to = before(add_months(from, months), 1);
            let body = FactBody::from(ContractSigned {
                contract: contract.clone(),
                number: None,
                site: site.clone(),
                signer: who(signer),
                server: who(signer),
                fee: Money::yuan(fee),
                rebate: Money::yuan(rebate),
                from,
                to,
            });
            self.record(at(signed, 14, 20), CLERK, Some(&site), body);
            let halves = if fee > 6000 { vec![fee / 2, fee - fee / 2] } else { vec![fee] };
            for (part, amount) in halves.into_iter().enumerate() {
                let day = self.workday_from(add_days(signed, 6 + part as u32 * 70));
                let moment = self.around(day, 15, 20);
                let body =
                    FactBody::from(MoneyReceived { contract: contract.clone(), amount: Money::yuan(amount) });
                self.record(moment, CLERK, Some(&site), body);
            }
            if signer == LEAVER {
                let day = self.workday_from(add_days(self.last_day_of_leaver(), 1));
                let body = FactBody::from(ServerChanged { contract: contract.clone(), to: who("wht") });
                self.record(at(day, 9, 50), MANAGER, Some(&site), body);
            }
            if complete {
                self.served(nth, &site, signer, (from, to));
            }
            let done = self.after(to, 2);
            let body = FactBody::from(ContractDone { contract, complete });
            self.record(at(done, 16, 45), MANAGER, Some(&site), body);
        }
    }

    /// Late mornings, some excused, and a few ordinary ones: the clock itself keeps the rest.
    pub(super) fn mornings(&mut self, index: usize, month: Month) {
        let mut days = self.workdays(month);
        // The first day is for setting up, and nobody is late on the first day of a month.
        days.remove(0);
        let leaves = self.last_day_of_leaver();
        for person in TECHNICIANS {
            if (person == LEAVER && month.last() >= leaves) || (person == JOINER && index < 5) {
                continue;
            }
            let late = match (index, person) {
                (3 | 8, "lw") => 2,
                (4, "wht") => 5,
                (6, "wh") => 4,
                _ if self.chance.percent(35) => self.chance.between(1, 2),
                _ => 0,
            };
            let begin = self.chance.between(0, 3) as usize;
            for nth in 0..late as usize {
                let day = days[(begin + nth * 3).min(days.len() - 1)];
                let minute = self.chance.between(1, 24);
                let (hour, minute) = if (index, nth) == (6, 1) { (8, 30 + minute) } else { (8, minute) };
                self.clock_in(person, day, hour, minute);
                if nth == 1 && person == "lw" {
                    let body = FactBody::from(MorningExcused { person: who(person), day });
                    let moment = at(self.after(day, 1), 9, 5);
                    self.record(moment, MANAGER, None, body);
                }
            }
        }
        let minute = self.chance.between(38, 58);
        let person = *self.chance.pick(&["lw", "wht", "zl", "wh"]);
        let day = days[days.len() * 3 / 4];
        self.clock_in(person, day, 7, minute);
    }

    fn clock_in(&mut self, person: &'static str, day: NaiveDate, hour: u32, minute: u32) {
        let moment = at(day, hour, minute);
        let known = self.around(day, 9, 0);
        self.record(known, CLERK, None, FactBody::from(ClockedIn { person: who(person), at: moment }));
    }
}
