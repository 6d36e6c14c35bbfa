//! What the day brings, as the facts tell it: requests, visits, complaints, money on its way, notices that nobody holds yet,
//! quotes.

use super::{At, Ledger, Repair, Stamp};
use crate::domain::{
    Arrange, ComplaintKind, Controller, DayThing, JobId, Minute, Money, NoticeKind, PersonId, QuoteLine,
    SiteId, Thing, ThingId, VisitKind, VisitOutcome, WorkId, exact::home,
};
use chrono::{NaiveDate, NaiveDateTime};

/// A visit that was asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Request {
    pub id: ThingId,
    pub site: SiteId,
    pub kind: VisitKind,
    pub wanted: NaiveDate,
    pub what: String,
    pub caller: Option<String>,
    pub urgent: bool,
    pub stamp: Stamp,
}

/// Where a visit is in the register.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    pub to: PersonId,
    pub day: NaiveDate,
    pub time: Option<Minute>,
}

/// What of a visit's place changes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Move {
    pub to: Option<PersonId>,
    pub day: Option<NaiveDate>,
    pub time: Option<Minute>,
    /// The customer was told beforehand.
    pub told: bool,
}

/// What was arranged with the customer's people; empty where nobody said (6.1.2, 6.1.3).
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Arranged {
    /// Before anybody came: with whom and how, as it was planned and as whoever came says.
    pub agreed: Vec<String>,
    /// How the work goes on, as it was agreed on arrival.
    pub plan: String,
    /// What the customer makes ready.
    pub prepare: String,
}

/// A visit with all that happened to it. The events of each kind are in the order they count.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Visit {
    pub id: ThingId,
    pub site: SiteId,
    pub kind: VisitKind,
    pub planned: Stamp,
    /// As it was planned first.
    pub first: Place,
    pub request: Option<ThingId>,
    pub job: Option<JobId>,
    /// A follow-up by phone.
    pub phone: bool,
    pub what: String,
    pub moves: Vec<At<Move>>,
    pub straight: Option<Stamp>,
    pub arrived: Option<Stamp>,
    pub arranged: Arranged,
    pub ended: Option<At<VisitOutcome>>,
    pub passed_up: Option<Stamp>,
    pub sheet: Option<Stamp>,
    /// Whether the sheet was found qualified.
    pub reviews: Vec<At<bool>>,
    pub calls: Vec<At<bool>>,
    /// Calls that nobody answered.
    pub unreached: Vec<Stamp>,
    pub settled: Vec<Stamp>,
}

impl Visit {
    /// Where it is in the register at a moment: a move counts until he has arrived.
    pub fn place_by(&self, moment: NaiveDateTime) -> Place {
        let before = |one: &&At<Move>| {
            let still = self.arrived.is_none_or(|arrived| one.stamp.order() < arrived.order());
            still && one.stamp.by(moment)
        };
        self.moves.iter().filter(before).fold(self.first.clone(), |place, one| Place {
            to: one.value.to.clone().unwrap_or(place.to),
            day: one.value.day.unwrap_or(place.day),
            // Another day has another hour.
            time: one.value.time.or(place.time.filter(|_| one.value.day.is_none())),
        })
    }

    /// Where it is in the register as far as is known: who goes, or went.
    pub fn place(&self) -> Place {
        self.place_by(NaiveDateTime::MAX)
    }

    /// The first review that found its sheet qualified.
    pub fn qualified(&self) -> Option<&At<bool>> {
        self.reviews.iter().find(|review| review.value)
    }
}

/// A complaint, from its receipt to the answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Complaint {
    pub id: ThingId,
    pub site: SiteId,
    /// What it is about, where that is said.
    pub kind: Option<ComplaintKind>,
    pub what: String,
    pub caller: Option<String>,
    pub stamp: Stamp,
    pub verified: Option<At<Finding>>,
    pub answered: Option<Stamp>,
}

/// A problem of a product, from the report to what development finds (5.5.1).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    pub id: ThingId,
    pub by: PersonId,
    pub product: String,
    pub what: String,
    pub site: Option<SiteId>,
    pub stamp: Stamp,
    /// Development has it.
    pub taken: Option<Stamp>,
    /// Whether it is a new one, and why.
    pub judged: Option<At<Judgement>>,
}

/// What development says of a problem.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Judgement {
    pub is_new: bool,
    pub why: String,
}

/// What looking into a complaint found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    pub own_fault: bool,
    pub person: Option<PersonId>,
}

/// Something unusual, until the manager has answered (6.10.1).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Matter {
    pub id: ThingId,
    /// Who reported it.
    pub by: PersonId,
    pub what: String,
    pub site: Option<SiteId>,
    /// The work or the visit that it came up with.
    pub about: Option<ThingId>,
    pub stamp: Stamp,
    pub answered: Option<At<String>>,
}

/// Money that somebody took for the company.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cash {
    pub id: ThingId,
    pub by: PersonId,
    pub amount: Money,
    pub site: Option<SiteId>,
    pub job: Option<JobId>,
    pub stamp: Stamp,
    pub handed_in: Option<Stamp>,
}

/// A notice as marketing's clerk wrote it, on its way to whoever is to hold it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Written {
    pub id: JobId,
    pub number: String,
    pub site: SiteId,
    pub kind: NoticeKind,
    pub controllers: Vec<Controller>,
    pub stamp: Stamp,
    /// By whom.
    pub approved: Option<At<PersonId>>,
    /// To whom.
    pub assigned: Option<At<PersonId>>,
}

/// What a repair is to cost.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Quote {
    pub stamp: Stamp,
    pub charged: Money,
    pub floor: Money,
    pub fault: Option<String>,
    pub plan: String,
    /// What it is made of, where that was said.
    pub lines: Vec<QuoteLine>,
    /// The manager agreed to it: by whom.
    pub approved: Option<At<PersonId>>,
    /// The customer agreed to it.
    pub consented: Option<Stamp>,
}

/// A repair that was quoted for and is not done yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Quoted {
    pub id: JobId,
    pub number: String,
    pub site: SiteId,
    /// The last one.
    pub quote: Quote,
    pub paid_in: Option<Stamp>,
    pub factory: Option<Stamp>,
}

/// Whether the last of some answers is a no that nothing has settled: on which day it was given. `moment`: what counts.
pub fn objection<'a>(
    answers: impl IntoIterator<Item = &'a At<bool>>,
    settled: &[Stamp],
    moment: NaiveDateTime,
) -> Option<Stamp> {
    let last = answers.into_iter().filter(|answer| answer.stamp.by(moment)).last()?;
    let over = settled.iter().any(|stamp| stamp.by(moment) && stamp.order() > last.stamp.order());
    (!last.value && !over).then_some(last.stamp)
}

impl Ledger {
    /// The visits of a site, in the order in which they were planned.
    pub fn visits_of<'a>(&'a self, site: &SiteId) -> impl DoubleEndedIterator<Item = &'a Visit> + use<'a> {
        let visits = self.visits_at.get(site).map_or(&[][..], Vec::as_slice).iter();
        visits.filter_map(|(_, visit)| self.visits.get(visit))
    }

    /// The visits of somebody on a day that are not over.
    pub fn visits_to_come<'a>(&'a self, who: &PersonId, day: NaiveDate) -> impl Iterator<Item = &'a Visit> {
        let visits = self.to_come.get(&(who.clone(), day)).map_or(&[][..], Vec::as_slice).iter();
        visits.filter_map(|visit| self.visits.get(visit))
    }

    /// The visits that are made for a job or a request, in the order in which they were planned. A repair that two devices have
    /// begun under the id that a visit names has another id in the ledger: the visit is made for either.
    pub fn visits_for<'a>(&'a self, what: &str) -> impl DoubleEndedIterator<Item = &'a Visit> + use<'a> {
        let visits =
            self.visits_for.get(&home(&ThingId::known(what.into()))).map_or(&[][..], Vec::as_slice).iter();
        visits.filter_map(|(_, visit)| self.visits.get(visit))
    }

    /// The repairs that are recorded under the id that a visit names: one, but where two devices have begun it.
    pub fn repairs_of_visit(&self, visit: &Visit) -> Vec<&Repair> {
        visit.job.iter().flat_map(|job| self.repairs_under(&ThingId::from(job))).collect()
    }

    /// The feedback sheet of a repair: where visits are made for it, theirs, and its own counts no more.
    pub fn sheet_of(&self, repair: &Repair) -> Option<Stamp> {
        let mut visits = self.visits_for(repair.id.as_str()).peekable();
        match visits.peek() {
            Some(_) => visits.filter_map(|visit| visit.sheet).min_by_key(Stamp::order),
            None => repair.sheet,
        }
    }

    /// The clerk's calls about a repair, in the order in which they count: where visits are made for it, those about them.
    pub fn calls_of<'a>(&'a self, repair: &'a Repair) -> Vec<&'a At<bool>> {
        let mut visits = self.visits_for(repair.id.as_str()).peekable();
        let mut calls: Vec<&At<bool>> = match visits.peek() {
            Some(_) => visits.flat_map(|visit| &visit.calls).collect(),
            None => repair.callbacks.iter().collect(),
        };
        calls.arrange_by_key(|call| call.stamp.order());
        calls
    }

    /// The first call that confirms a repair.
    pub fn confirmed_call_of<'a>(&'a self, repair: &'a Repair) -> Option<&'a At<bool>> {
        self.calls_of(repair).into_iter().find(|call| call.value)
    }

    /// Whether being late on a morning is excused: somebody said so, or he was sent straight to a customer (6.5.6, 6.7.3).
    pub fn is_excused(&self, person: &PersonId, day: NaiveDate) -> bool {
        let morning = (person.clone(), day);
        self.excused.contains_key(&morning) || self.straight.contains_key(&morning)
    }

    /// Whether the day brought something under an id.
    pub fn has(&self, what: DayThing, id: &str) -> bool {
        match what {
            DayThing::Request => self.requests.contains_key(id),
            DayThing::Visit => self.visits.contains_key(id),
            DayThing::Complaint => self.complaints.contains_key(id),
            DayThing::Cash => self.cash.contains_key(id),
            DayThing::Matter => self.matters.contains_key(id),
            DayThing::Problem => self.problems.contains_key(id),
        }
    }

    /// Where something of the day is.
    pub fn site_of_day(&self, what: DayThing, id: &ThingId) -> Option<&SiteId> {
        match what {
            DayThing::Request => self.requests.get(id).map(|one| &one.site),
            DayThing::Visit => self.visits.get(id).map(|one| &one.site),
            DayThing::Complaint => self.complaints.get(id).map(|one| &one.site),
            DayThing::Cash => self.cash.get(id).and_then(|one| one.site.as_ref()),
            DayThing::Matter => self.matters.get(id).and_then(|one| one.site.as_ref()),
            DayThing::Problem => self.problems.get(id).and_then(|one| one.site.as_ref()),
        }
    }

    /// The day on which the last notice, repair or visit of a site was begun.
    pub fn last_begun(&self, site: &SiteId) -> Option<NaiveDate> {
        let notice = self.notices_of(site).map(|notice| notice.issued.on).max();
        let repair = self.repairs_of(site).map(|repair| repair.done.on).max();
        let visit = self.visits_of(site).map(|visit| visit.planned.on).max();
        notice.max(repair).max(visit)
    }

    /// Where something is.
    pub fn place_of(&self, thing: &Thing) -> Option<&SiteId> {
        match thing {
            Thing::Work(WorkId::Notice(id)) => {
                let issued = self.notices.get(id).map(|notice| &notice.site);
                issued.or_else(|| self.written.get(id).map(|written| &written.site))
            }
            Thing::Work(WorkId::Repair(id)) => {
                let done = self.repairs.get(id).map(|repair| &repair.site);
                done.or_else(|| self.quoted.get(id).map(|quoted| &quoted.site))
            }
            Thing::Work(WorkId::Contract(id)) => self.contracts.get(id).map(|contract| &contract.site),
            Thing::Day(what, id) => self.site_of_day(*what, id),
            Thing::Journey(_) => None,
        }
    }

    /// What a repair is to cost, done or not.
    pub fn quote_of(&self, repair: &JobId) -> Option<&Quote> {
        let done = self.repairs.get(repair).and_then(|repair| repair.quote.as_ref());
        done.or_else(|| self.quoted.get(repair).map(|quoted| &quoted.quote))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::journal::Fact;
    use std::sync::Arc;

    fn told(nth: u128, body: &str) -> Arc<Fact> {
        let id = uuid::Uuid::from_u128(nth);
        let text = format!(
            r#"{{"id":"{id}","on":"2026-03-02","recorded":"2026-03-02T08:00:00","actor":"ma","device":"d","fact":{body}}}"#
        );
        Arc::new(Fact::read(&text).unwrap())
    }

    #[test]
    fn a_visit_is_to_come_where_it_was_moved_to_until_it_is_over() {
        let planned = |id: &str| {
            format!(
                r#"{{"visit_planned":{{"visit":"{id}","site":"s","kind":"repair","to":"li","day":"2026-03-05"}}}}"#
            )
        };
        let ended = told(4, r#"{"ended":{"visit":"v","outcome":"done"}}"#);
        let facts = [
            told(1, &planned("w")),
            told(2, &planned("v")),
            told(3, r#"{"moved":{"visit":"v","to":"zh","day":"2026-03-06"}}"#),
            ended.clone(),
            told(5, &format!(r#"{{"withdrawn":{{"fact":"{}"}}}}"#, ended.id)),
        ];
        let to_come = |ledger: &Ledger, who: &str, day: &str| {
            let (who, day) = (PersonId::parse(who).unwrap(), day.parse().unwrap());
            ledger.visits_to_come(&who, day).map(|visit| visit.id.to_string()).collect::<Vec<_>>()
        };
        let mut ledger = Ledger::default();
        let mut after = facts.iter().map(|fact| {
            ledger.take([fact]);
            [to_come(&ledger, "li", "2026-03-05").join(" "), to_come(&ledger, "zh", "2026-03-06").join(" ")]
        });
        assert_eq!(after.next().unwrap(), ["w", ""]);
        assert_eq!(after.next().unwrap(), ["v w", ""], "by their ids");
        assert_eq!(after.next().unwrap(), ["w", "v"], "where it was moved to");
        assert_eq!(after.next().unwrap(), ["w", ""], "it is over");
        assert_eq!(after.next().unwrap(), ["w", "v"], "it is not over after all");
    }
}
