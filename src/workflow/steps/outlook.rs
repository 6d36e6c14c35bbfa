//! What is looked at to see where jobs stand, found by job: there may be ten years of them.

use super::Mark;
use crate::{
    domain::{Collected, JobId, Month, PenaltyClause, PersonId, SiteId},
    ledger::{Contract, Ledger, Notice, Repair, Stamp},
    rules::{
        Due, DueCode, Item, Line, MonthSheet, Proposal, RuleBook, Settlement, Subject, Waiting, WaitingFor,
        open::Looked,
    },
    shared::Shared,
};
use chrono::NaiveDateTime;
use std::{collections::BTreeMap, sync::Arc};

/// What there is of each job.
pub type ByJob<T> = Shared<JobId, Vec<T>>;

/// What is due, or what the facts propose, by job.
pub fn by_job<T>(all: impl IntoIterator<Item = T>, job: impl Fn(&T) -> Option<&JobId>) -> ByJob<T> {
    let mut found: BTreeMap<JobId, Vec<T>> = BTreeMap::new();
    for one in all {
        if let Some(job) = job(&one).cloned() {
            found.entry(job).or_default().push(one);
        }
    }
    found.into_iter().collect()
}

/// A line that a job brings: in which month, whose, and what for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    pub month: Month,
    pub person: PersonId,
    pub item: Item,
}

/// The lines of each job and contract, in the order of the months.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct JobLines(Shared<Subject, Vec<Place>>);

impl JobLines {
    pub fn of(settled: &Settlement) -> JobLines {
        let mut places: BTreeMap<Subject, Vec<Place>> = BTreeMap::new();
        for (job, place) in settled.months.iter().flat_map(|sheet| in_sheet(sheet.figures())) {
            places.entry(job).or_default().push(place);
        }
        JobLines(places.into_iter().collect())
    }

    /// The lines of another settlement: sheets that it shares with `before` are not looked at.
    pub fn follow(&self, before: &Settlement, now: &Settlement) -> JobLines {
        if !before.months.iter().map(|sheet| sheet.month).eq(now.months.iter().map(|sheet| sheet.month)) {
            return JobLines::of(now);
        }
        let mut lines = self.clone();
        let sheets = before.months.iter().zip(&now.months);
        for (was, is) in sheets.filter(|(was, is)| !was.is_same(is)) {
            lines.replace(was.figures(), is.figures());
        }
        lines
    }

    fn replace(&mut self, was: &MonthSheet, is: &MonthSheet) {
        let month = is.month;
        let mut places: BTreeMap<Subject, Vec<Place>> =
            in_sheet(was).map(|(job, _)| (job, Vec::new())).keyed();
        for (job, place) in in_sheet(is) {
            places.entry(job).or_default().push(place);
        }
        for (job, new) in places {
            let mut all = self.0.get(&job).cloned().unwrap_or_default();
            all.retain(|place| place.month != month);
            let at = all.partition_point(|place| place.month < month);
            all.splice(at..at, new);
            self.0.put(job, (!all.is_empty()).then_some(all));
        }
    }

    /// Where the lines of a job or a contract are.
    pub fn of_work(&self, work: &Subject) -> &[Place] {
        self.0.get(work).map_or(&[], Vec::as_slice)
    }
}

fn in_sheet(sheet: &MonthSheet) -> impl Iterator<Item = (Subject, Place)> {
    let is_of_work = |line: &&Line| matches!(line.subject, Subject::Job(_) | Subject::Contract(_));
    sheet.statements.values().flat_map(move |statement| {
        statement.lines.iter().filter(is_of_work).map(move |line| {
            let place = Place { month: sheet.month, person: statement.person.clone(), item: line.item };
            (line.subject.clone(), place)
        })
    })
}

/// What the facts come to, as seen at one moment.
pub struct Outlook<'a> {
    pub ledger: &'a Ledger,
    pub book: &'a RuleBook,
    pub settled: &'a Settlement,
    pub lines: &'a JobLines,
    pub dues: &'a ByJob<Due>,
    pub proposals: &'a ByJob<Proposal>,
    pub now: NaiveDateTime,
}

impl Outlook<'_> {
    /// Looks at a ledger alone, settled for the months `from` to `to`. For tests: the app has all of it already.
    ///
    /// # Panics
    /// When `from` or `to` is no month.
    pub fn alone<T>(
        ledger: &Ledger,
        (from, to): (&str, &str),
        now: NaiveDateTime,
        look: impl FnOnce(&Outlook<'_>) -> T,
    ) -> T {
        use crate::rules::{Closings, deadlines, proposals, settle};

        let book = RuleBook::of(ledger);
        let [from, to] = [from, to].map(|month| month.parse().expect("a month"));
        let settled = settle(ledger, &book, from, to, Closings::Respected);
        look(&Outlook {
            ledger,
            book: &book,
            settled: &settled,
            lines: &JobLines::of(&settled),
            dues: &by_job(deadlines(ledger, &book, now), Due::job),
            proposals: &by_job(proposals(ledger, &book, now), |proposal| Some(&proposal.job)),
            now,
        })
    }

    pub(super) fn mark(&self, stamp: &Stamp) -> Option<Mark> {
        let fact = self.ledger.fact(stamp.fact)?;
        Some(Mark {
            fact: fact.id,
            on: fact.on,
            recorded: fact.recorded,
            actor: fact.actor.clone(),
            device: fact.device.clone(),
        })
    }

    pub(super) fn due(&self, job: &JobId, code: DueCode) -> Option<Due> {
        self.dues.get(job)?.iter().find(|due| due.code == code).cloned()
    }

    pub(super) fn is_proposed(&self, job: &JobId, clause: PenaltyClause) -> bool {
        self.proposals.get(job).is_some_and(|of_job| of_job.iter().any(|proposal| proposal.clause == clause))
    }

    /// What holds the money of a job: a missing ruling, decision or successor.
    pub fn held(&self, notice: &Notice) -> Vec<Waiting> {
        self.looked().held(notice)
    }

    /// Whether money of a work waits for one of several answers to a question.
    pub(super) fn is_unsettled(&self, work: &Subject) -> bool {
        let of_work = Waiting::of(&self.settled.waiting, work);
        of_work.iter().any(|waiting| waiting.what == WaitingFor::Conflict)
    }

    pub(super) fn looked(&self) -> Looked<'_> {
        let Outlook { ledger, book, settled, now, .. } = *self;
        Looked { ledger, book, waiting: &settled.waiting, today: now.date() }
    }

    /// Whether jobs can be compared one by one with what they were: nothing that concerns all of them has changed.
    pub fn goes_on_from(&self, before: &Outlook<'_>) -> bool {
        self.now.date() == before.now.date()
            && self.ledger.people == before.ledger.people
            && self.ledger.marks == before.ledger.marks
            && self.ledger.has_same_namesakes(before.ledger)
            && self.book == before.book
    }

    /// Whether everything that [`line`](super::line) looks at for a notice is what it was, once [`Outlook::goes_on_from`]
    /// holds.
    pub fn is_same_for(&self, before: &Outlook<'_>, notice: &Notice) -> bool {
        let (now, then) = (self.ledger, before.ledger);
        let clauses = [PenaltyClause::LatePapers, PenaltyClause::WrongFormat];
        same(now.notices.get_shared(&notice.id), then.notices.get_shared(&notice.id))
            && self.is_same_around(before, &notice.id, &notice.site, clauses)
    }

    /// The same for the steps of a repair.
    pub fn is_same_for_repair(&self, before: &Outlook<'_>, repair: &Repair) -> bool {
        let (now, then) = (self.ledger, before.ledger);
        let clauses = [PenaltyClause::LateSheet, PenaltyClause::NoCallback];
        same(now.repairs.get_shared(&repair.id), then.repairs.get_shared(&repair.id))
            && self.is_same_around(before, &repair.id, &repair.site, clauses)
    }

    /// The same for the steps of a contract.
    pub fn is_same_for_contract(&self, before: &Outlook<'_>, contract: &Contract) -> bool {
        let (now, then) = (self.ledger, before.ledger);
        let (id, site, lines) = (&contract.id, &contract.site, Subject::Contract(contract.id.clone()));
        same(now.contracts.get_shared(id), then.contracts.get_shared(id))
            && same(now.sites.get_shared(site), then.sites.get_shared(site))
            && same(self.lines.0.get_shared(&lines), before.lines.0.get_shared(&lines))
            && Waiting::of(&self.settled.waiting, &lines) == Waiting::of(&before.settled.waiting, &lines)
    }

    /// What else the steps of a job look at: its site, what is due, proposed and decided, and its pay.
    fn is_same_around(
        &self,
        before: &Outlook<'_>,
        job: &JobId,
        site: &SiteId,
        clauses: [PenaltyClause; 2],
    ) -> bool {
        let (now, then) = (self.ledger, before.ledger);
        let lines = Subject::Job(job.clone());
        let decisions =
            |ledger: &Ledger| clauses.map(|clause| ledger.decisions.get(&(clause, job.clone())).copied());
        same(now.sites.get_shared(site), then.sites.get_shared(site))
            && now.has_same_work_at(then, site)
            && same(self.dues.get_shared(job), before.dues.get_shared(job))
            && same(self.proposals.get_shared(job), before.proposals.get_shared(job))
            && same(self.lines.0.get_shared(&lines), before.lines.0.get_shared(&lines))
            && Waiting::of(&self.settled.waiting, &lines) == Waiting::of(&before.settled.waiting, &lines)
            && decisions(now) == decisions(then)
    }
}

fn same<T: PartialEq>(one: Option<&Arc<T>>, other: Option<&Arc<T>>) -> bool {
    match (one, other) {
        (Some(one), Some(other)) => Arc::ptr_eq(one, other) || one == other,
        (None, None) => true,
        _ => false,
    }
}
