//! What is not finished, and whose it is: the one place that says what a piece of work, a month or the branch still lacks.
//!
//! Today, the settlement's lists and my pay show from here and say the same. Deadlines and what the settlement holds have
//! exact meanings of their own; here they are joined by everything else that somebody owes.

mod beside;
mod day;
mod lacks;
mod task;
#[cfg(test)]
mod tests;
mod unfinished;

pub use lacks::Looked;
pub use task::{Actor, Lack, Open, Stake, Task};
pub use unfinished::Unfinished;

use super::{Proposal, RuleBook, Settlement, Subject, posts, proposals, prospects::Prospect};
use crate::{
    domain::{
        Arrange, Collected, FactId, JobId, Month, PenaltyClause, PersonId, Role, Series, Thing, WorkId,
    },
    ledger::{Conflict, Ledger, Stamp},
};
use chrono::{NaiveDate, NaiveDateTime};
use std::collections::{BTreeMap, BTreeSet};

/// What one looks at to see what is open.
#[derive(Clone, Copy)]
pub struct Known<'a> {
    pub ledger: &'a Ledger,
    pub book: &'a RuleBook,
    /// All months.
    pub settled: &'a Settlement,
    /// What everybody may still expect.
    pub expected: &'a [Prospect],
    pub now: NaiveDateTime,
}

/// Everything that is not finished at a moment: what runs late or has a last minute first, then by age.
pub fn open(known: &Known<'_>) -> Vec<Open> {
    let Known { ledger, book, settled, now, .. } = *known;
    open_of(known, &Unfinished::of(ledger, book, &settled.waiting, now.date()))
}

/// The same, where it is known what all work lacks on the day.
pub fn open_of(known: &Known<'_>, unfinished: &Unfinished) -> Vec<Open> {
    let work = known.work(unfinished).into_iter();
    let rest = known.penalties().into_iter().chain(known.of_the_day()).chain(known.beside());
    let mut open: Vec<Open> = work.chain(rest).collect();
    let branch = known.branch(&open);
    open.extend(branch);
    open.arrange_by(|a, b| order(a).cmp(&order(b)));
    open
}

type Order<'a> = (NaiveDateTime, NaiveDate, &'a Subject, Task);

fn order(open: &Open) -> Order<'_> {
    let by = open.lack.by.unwrap_or(NaiveDateTime::MAX);
    (by, open.lack.since.unwrap_or(NaiveDate::MAX), &open.subject, open.lack.task)
}

impl Known<'_> {
    fn looked(&self) -> Looked<'_> {
        let Known { ledger, book, settled, now, .. } = *self;
        Looked { ledger, book, waiting: &settled.waiting, today: now.date() }
    }

    /// What commissionings, repairs, contracts and journeys lack.
    fn work(&self, unfinished: &Unfinished) -> Vec<Open> {
        let Known { ledger, .. } = *self;
        let payments = self.payments();
        let of = |subject: &Subject| payments.get(subject).map_or(&[][..], Vec::as_slice);
        let entry = |lack, subject: &Subject, about: &PersonId, month| {
            let (stake, payees) = stake(of(subject), &lack);
            Open { lack, subject: subject.clone(), about: Some(about.clone()), stake, payees, month }
        };
        let mut open = Vec::new();
        for (notice, lacks) in unfinished.notices.iter() {
            let Some(notice) = ledger.notices.get(notice) else { continue };
            let subject = Subject::Job(notice.id.clone());
            let month = Month::of(notice.finished.map_or(notice.issued.on, |finished| finished.on));
            let about = &notice.holder().value;
            open.extend(lacks.iter().cloned().map(|lack| entry(lack, &subject, about, month)));
        }
        for (repair, lacks) in unfinished.repairs.iter() {
            let Some(repair) = ledger.repairs.get(repair) else { continue };
            let lacks = lacks.iter().filter(|lack| !self.is_of_visit(repair, lack));
            open.extend(lacks.cloned().map(|lack| {
                let one = Open::of_repair(repair, lack);
                let (stake, payees) = stake(of(&one.subject), &one.lack);
                Open { stake, payees, ..one }
            }));
        }
        for (contract, lacks) in unfinished.contracts.iter() {
            let Some(contract) = ledger.contracts.get(contract) else { continue };
            let subject = Subject::Contract(contract.id.clone());
            let month = |task| match task {
                Task::Receipt { .. } => Month::of(contract.signed.on),
                _ => Month::of(contract.to),
            };
            let about = &contract.server_on(self.now.date().max(contract.from)).value;
            open.extend(lacks.iter().cloned().map(|lack| {
                let month = month(lack.task);
                entry(lack, &subject, about, month)
            }));
        }
        for (travel, lack) in unfinished.journeys.iter() {
            let Some(travel) = ledger.travel.get(travel) else { continue };
            let (subject, month) = (Subject::Travel(travel.id.clone()), Month::of(travel.stamp.on));
            open.push(entry(lack.clone(), &subject, &travel.person, month));
        }
        open
    }

    /// The payments that are expected, by their work: there may be thousands of both.
    fn payments(&self) -> BTreeMap<&Subject, Vec<&Prospect>> {
        let mut payments: BTreeMap<&Subject, Vec<&Prospect>> = BTreeMap::new();
        for prospect in self.expected {
            payments.entry(&prospect.subject).or_default().push(prospect);
        }
        payments
    }

    /// Penalties that the facts propose; the decision on late papers is among what the work lacks.
    fn penalties(&self) -> Vec<Open> {
        let Known { ledger, book, now, .. } = *self;
        let others = proposals(ledger, book, now);
        let others = others.into_iter().filter(|one| one.clause != PenaltyClause::LatePapers);
        others
            .map(|Proposal { clause, person, job, facts }| {
                let told = facts.iter().filter_map(|fact| ledger.fact(*fact)).map(|fact| fact.on).max();
                let lack = self.looked().decision(clause, told.unwrap_or(now.date()));
                let month = self.month_of(&job);
                Open {
                    lack,
                    subject: Subject::Job(job),
                    about: Some(person),
                    stake: Stake::default(),
                    payees: Vec::new(),
                    month,
                }
            })
            .collect()
    }

    fn month_of(&self, job: &JobId) -> Month {
        let finished = self.ledger.notices.get(job).and_then(|notice| notice.finished);
        let done = finished.or_else(|| self.ledger.repairs.get(job).map(|repair| repair.done));
        Month::of(done.map_or(self.now.date(), |done| done.on))
    }

    /// Months to be closed or looked at, and posts to be filled.
    fn branch(&self, work: &[Open]) -> Vec<Open> {
        let today = self.now.date();
        let entry = |lack, month| of_month(lack, Subject::Month(month), month);
        let manager = |task, clause| Lack::new(task, Actor::Role(Role::Manager), clause);
        let unclosed = unclosed(self.settled, today).into_iter().map(|month| {
            let lack = manager(Task::CloseMonth(month), "4.1").since(month.next().first());
            entry(lack, month)
        });
        let twice = self.ledger.closed_again.iter().map(|(month, stamps)| {
            let known = stamps.iter().map(|stamp| stamp.recorded.date()).min().unwrap_or(today);
            entry(manager(Task::LookAtMonth(*month), "4.1").since(known), *month)
        });
        let posts = self.empty_posts(work).into_iter().map(|role| {
            // Whoever is in charge enters people (2.1).
            let actor = if role == Role::Manager { Role::GeneralManager } else { Role::Manager };
            let lack = Lack::new(Task::FillPost(role), Actor::Role(actor), "1").since(today);
            of_month(lack, Subject::Nothing, Month::of(today))
        });
        unclosed
            .chain(twice)
            .chain(posts)
            .chain(self.others_to_settle())
            .chain(self.kept_aside())
            .chain(self.strays())
            .chain(self.same_numbers())
            .collect()
    }

    /// What is kept aside, from the day on which the first of it was recorded.
    fn kept_aside(&self) -> Option<Open> {
        let ledger = self.ledger;
        let pending = ledger.kept_aside();
        let since = pending.iter().map(|fact| fact.recorded.date()).min()?;
        let lack = Lack::new(Task::LookAside, Actor::Role(Role::Manager), "2.1").since(since);
        Some(of_month(lack, Subject::Nothing, Month::of(self.now.date())))
    }

    /// What belongs to nothing that is here, from the day on which the first of it was recorded.
    fn strays(&self) -> Option<Open> {
        let ledger = self.ledger;
        let strays = ledger.strays().into_iter().filter_map(|fact| ledger.fact(fact));
        let since = strays.map(|fact| fact.recorded.date()).min()?;
        let lack = Lack::new(Task::LookAtStrays, Actor::Role(Role::Manager), "2.1").since(since);
        Some(of_month(lack, Subject::Nothing, Month::of(self.now.date())))
    }

    /// What is answered in two ways and is about no piece of work.
    fn others_to_settle(&self) -> Option<Open> {
        let conflicts = self.ledger.conflicts.values().flatten();
        let others = conflicts.filter(|conflict| !conflict.is_of_work(self.ledger));
        let others: Vec<&Conflict> = others.collect();
        let lack = self.looked().settling(others.clone())?;
        let depends = |answer: &FactId| others.iter().any(|conflict| conflict.answers.contains(answer));
        let waits = |prospect: &&Prospect| prospect.answers.iter().any(depends);
        let waiting = self.expected.iter().filter(waits);
        let stake = waiting.clone().map(|prospect| prospect.amount).sum();
        let payees = payees(waiting.clone());
        // It concerns the first month of which something waits.
        let months = waiting.filter_map(|prospect| match prospect.subject {
            Subject::Month(month) => Some(month),
            _ => None,
        });
        let month = months.min().unwrap_or(Month::of(self.now.date()));
        Some(Open { lack, subject: Subject::Nothing, about: None, stake, payees, month })
    }

    /// Numbers that desks gave twice without knowing of each other, each at what was begun last under it, from the day on which
    /// the second of them was recorded.
    fn same_numbers(&self) -> Vec<Open> {
        let Known { ledger, now, .. } = *self;
        let mut found = Vec::new();
        for (_, all) in ledger.alike() {
            for series in [Series::Jobs, Series::Contracts, Series::Journeys] {
                let alike: Vec<&Thing> =
                    all.iter().copied().filter(|thing| thing.series() == series).collect();
                let mut begun: Vec<NaiveDate> = alike
                    .iter()
                    .filter_map(|thing| begun(ledger, thing))
                    .map(|stamp| stamp.recorded.date())
                    .collect();
                begun.arrange();
                found.extend(alike.last().map(|thing| (Subject::numbered(thing), begun.get(1).copied())));
            }
        }
        let lack = Lack::new(Task::Renumber, Actor::Role(Role::Clerk), "6.2.1");
        let month = Month::of(now.date());
        let open = |(subject, since): (Subject, Option<NaiveDate>)| {
            let lack = lack.clone().since(since.unwrap_or(now.date()));
            Open { lack, subject, about: None, stake: Stake::default(), payees: Vec::new(), month }
        };
        found.into_iter().map(open).collect()
    }

    /// The needed posts that nobody holds, once there is anybody at all. One that the manager stands in for is missed only
    /// while there is work for it: a small branch may do without.
    fn empty_posts(&self, work: &[Open]) -> Vec<Role> {
        if self.ledger.people.is_empty() {
            return Vec::new();
        }
        let mut vacant = posts::vacant(self.ledger, self.now.date());
        let has_work =
            |role: &Role| work.iter().any(|open| open.is_due() && open.lack.actor == Actor::Role(*role));
        vacant.retain(|role| !role.manager_stands_in() || has_work(role));
        vacant
    }
}

/// What a month waits for, and nobody's pay.
fn of_month(lack: Lack, subject: Subject, month: Month) -> Open {
    Open { lack, subject, about: None, stake: Stake::default(), payees: Vec::new(), month }
}

/// What began a thing.
fn begun(ledger: &Ledger, thing: &Thing) -> Option<Stamp> {
    match thing {
        Thing::Work(WorkId::Notice(id)) => ledger.notices.get(id).map(|notice| notice.issued),
        Thing::Work(WorkId::Repair(id)) => ledger.repairs.get(id).map(|repair| repair.done),
        Thing::Work(WorkId::Contract(id)) => ledger.contracts.get(id).map(|contract| contract.signed),
        Thing::Journey(id) => ledger.travel.get(id).map(|travel| travel.stamp),
        // What the day brings has no number that another could have.
        Thing::Day(..) => None,
    }
}

/// What of a work's payments waits for one of the things that it lacks, and whom it would go to.
fn stake(payments: &[&Prospect], lack: &Lack) -> (Stake, Vec<PersonId>) {
    let waits = |prospect: &&&Prospect| {
        lack.task.holds(prospect.item) && prospect.missing.iter().any(|missing| missing.task == lack.task)
    };
    let waiting = payments.iter().filter(waits);
    (waiting.clone().map(|prospect| prospect.amount).sum(), payees(waiting.copied()))
}

/// Whom payments would go to, each once.
fn payees<'a>(payments: impl Iterator<Item = &'a Prospect>) -> Vec<PersonId> {
    let payees: BTreeSet<PersonId> = payments.map(|prospect| prospect.person.clone()).distinct();
    payees.into_iter().collect()
}

/// The months that are over, pay somebody something and are not closed, oldest first. A month that still runs is never
/// among them.
pub fn unclosed(settled: &Settlement, today: NaiveDate) -> Vec<Month> {
    let open = settled.months.iter().filter(|sheet| sheet.closed.is_none() && sheet.month < Month::of(today));
    let pays = open.filter(|sheet| sheet.statements.values().any(|statement| !statement.lines.is_empty()));
    pays.map(|sheet| sheet.month).collect()
}
