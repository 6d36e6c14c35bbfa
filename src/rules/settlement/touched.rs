//! What a change of the ledger can change in a settlement. It may name more than changes, and never less.

use super::pieces::Of;
use crate::{
    domain::{JobId, Month, PenaltyClause, SiteId, Thing, WorkId},
    ledger::{Asked, Contract, Ledger, Notice, PenaltyRecord, Site, Visit},
};
use chrono::{Datelike, NaiveDate};
use std::collections::BTreeSet;

/// What has to be settled again.
#[derive(Debug, Default)]
pub(in crate::rules) struct Touched {
    pub pieces: BTreeSet<Of>,
    /// Notices whose points may count in other ladders, or otherwise in the same.
    pub notices: BTreeSet<JobId>,
    /// Months whose mornings are others.
    pub mornings: BTreeSet<Month>,
}

/// None: everything, since the people or the calendar are others.
pub(in crate::rules) fn touched(before: &Ledger, now: &Ledger) -> Option<Touched> {
    if now.people != before.people || now.calendar != before.calendar {
        return None;
    }
    let mut touched = Touched::default();
    for (id, was, is) in now.notices.changes(&before.notices) {
        touched.notices.insert(id.clone());
        touched.pieces.insert(Of::Notice(id.clone()));
        was.into_iter().chain(is).for_each(|notice| touched.notice(before, now, notice));
    }
    for (id, was, is) in now.repairs.changes(&before.repairs) {
        touched.pieces.insert(Of::Repair(id.clone()));
        // The same fault again pays nothing (5.2.3).
        was.into_iter().chain(is).for_each(|repair| touched.repairs(before, now, &repair.site));
    }
    for (id, was, is) in now.sites.changes(&before.sites) {
        touched.site(before, now, id, was.map(|site| &**site), is.map(|site| &**site));
    }
    for (id, was, is) in now.contracts.changes(&before.contracts) {
        touched.pieces.insert(Of::Contract(id.clone()));
        was.into_iter().chain(is).for_each(|contract| touched.signed(contract));
    }
    for ((_, job), _, _) in now.decisions.changes(&before.decisions) {
        touched.pieces.insert(Of::Notice(job.clone()));
    }
    for (_, was, is) in now.penalties.changes(&before.penalties) {
        was.into_iter().chain(is).for_each(|penalty| touched.penalty(now, penalty));
    }
    for (_, was, is) in now.conflicts.changes(&before.conflicts) {
        let conflicts = was.into_iter().chain(is).flat_map(|conflicts| conflicts.iter());
        conflicts.for_each(|conflict| touched.conflict(before, now, &conflict.of));
    }
    if now.closings != before.closings {
        // What a closing has paid does not wait for an answer.
        let conflicts = [before, now].into_iter().flat_map(|ledger| ledger.conflicts.values().flatten());
        conflicts.for_each(|conflict| touched.conflict(before, now, &conflict.of));
    }
    for (_, was, is) in now.visits.changes(&before.visits) {
        was.into_iter().chain(is).for_each(|visit| touched.visit(before, now, visit));
    }
    touched.others(before, now);
    Some(touched)
}

impl Touched {
    /// The bonuses of the year of a day.
    fn year(&mut self, day: NaiveDate) {
        self.pieces.extend(Month::new(day.year(), 12).ok().map(Of::Year));
    }

    /// Its site's other notices count its points, and the warranty of the site's repairs asks who commissioned it.
    fn notice(&mut self, before: &Ledger, now: &Ledger, notice: &Notice) {
        notice.finished.iter().for_each(|finished| self.year(finished.on));
        for ledger in [before, now] {
            self.pieces.extend(ledger.notices_of(&notice.site).map(|other| Of::Notice(other.id.clone())));
        }
        self.repairs(before, now, &notice.site);
    }

    /// Something is answered in two ways, or no longer: the work's own money waits, or goes on. Whatever else depends on it is
    /// found by comparing ([`super::disputed`]).
    fn conflict(&mut self, before: &Ledger, now: &Ledger, of: &Asked) {
        match of {
            Asked::Thing(Thing::Work(WorkId::Notice(id))) => _ = self.pieces.insert(Of::Notice(id.clone())),
            Asked::Thing(Thing::Work(WorkId::Repair(id))) => _ = self.pieces.insert(Of::Repair(id.clone())),
            Asked::Thing(Thing::Work(WorkId::Contract(id))) => {
                self.pieces.insert(Of::Contract(id.clone()));
            }
            Asked::Thing(Thing::Journey(_) | Thing::Day(..)) => {}
            Asked::Penalty(_, id) => {
                self.pieces.extend([Of::Notice(id.clone()), Of::Repair(id.clone()), Of::Penalties]);
            }
            Asked::Site(id) => {
                self.repairs(before, now, id);
                for ledger in [before, now] {
                    self.pieces.extend(ledger.notices_of(id).map(|notice| Of::Notice(notice.id.clone())));
                }
                // An acceptance may be told of a site that nobody has described.
                if !now.sites.contains_key(id) {
                    self.at_unknown(now, id);
                }
            }
            Asked::Branch | Asked::Person(_) => {}
        }
    }

    fn at_unknown(&mut self, ledger: &Ledger, id: &SiteId) {
        let notices = ledger.notices.values().filter(|notice| notice.site == *id);
        self.pieces.extend(notices.map(|notice| Of::Notice(notice.id.clone())));
        let repairs = ledger.repairs.values().filter(|repair| repair.site == *id);
        self.pieces.extend(repairs.map(|repair| Of::Repair(repair.id.clone())));
    }

    fn repairs(&mut self, before: &Ledger, now: &Ledger, site: &SiteId) {
        for ledger in [before, now] {
            self.pieces.extend(ledger.repairs_of(site).map(|repair| Of::Repair(repair.id.clone())));
        }
    }

    fn site(&mut self, before: &Ledger, now: &Ledger, id: &SiteId, was: Option<&Site>, is: Option<&Site>) {
        self.repairs(before, now, id);
        let counts = |site: &Site| (site.area, site.customer.clone());
        let counts_otherwise = was.map(counts) != is.map(counts);
        for ledger in [before, now] {
            for notice in ledger.notices_of(id) {
                self.pieces.insert(Of::Notice(notice.id.clone()));
                if counts_otherwise {
                    self.notices.insert(notice.id.clone());
                    notice.finished.iter().for_each(|finished| self.year(finished.on));
                }
            }
        }
        if counts_otherwise {
            now.contracts.values().filter(|contract| contract.site == *id).for_each(|one| self.signed(one));
        }
    }

    /// Its sheet and calls are those of the repair that it is made for.
    fn visit(&mut self, before: &Ledger, now: &Ledger, visit: &Visit) {
        for ledger in [before, now] {
            let repairs = ledger.repairs_of_visit(visit).into_iter();
            self.pieces.extend(repairs.map(|repair| Of::Repair(repair.id.clone())));
        }
    }

    fn signed(&mut self, contract: &Contract) {
        self.year(contract.signed.on);
    }

    /// Serious consequences end somebody's maintenance shares (7.13).
    fn penalty(&mut self, now: &Ledger, penalty: &PenaltyRecord) {
        self.pieces.insert(Of::Penalties);
        if penalty.clause == PenaltyClause::SeriousConsequences {
            self.pieces.extend(now.contracts.keys().cloned().map(Of::Contract));
        }
    }

    fn others(&mut self, before: &Ledger, now: &Ledger) {
        for (order, _, _) in now.follow_ups.changes(&before.follow_ups) {
            self.year(order.on);
        }
        for (order, _, _) in now.rewards.changes(&before.rewards) {
            self.pieces.insert(Of::Reward(*order));
        }
        for (id, _, _) in now.travel.changes(&before.travel) {
            self.pieces.insert(Of::Travel(id.clone()));
        }
        for ((_, month), _, _) in now.own_unfinished_work.changes(&before.own_unfinished_work) {
            self.pieces.insert(Of::Base(*month));
        }
        for ((person, month), _, _) in now.punches.changes(&before.punches) {
            self.pieces.insert(Of::Mornings(person.clone()));
            self.mornings.insert(*month);
        }
        let excused = now.excused.changes(&before.excused).map(|(morning, ..)| morning);
        let straight = now.straight.changes(&before.straight).map(|(morning, ..)| morning);
        for (person, day) in excused.chain(straight) {
            self.pieces.insert(Of::Mornings(person.clone()));
            self.mornings.insert(Month::of(*day));
        }
    }
}
