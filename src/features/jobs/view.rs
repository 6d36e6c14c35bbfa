//! The list of all work as the screen shows it: rows, what narrows them, and their order.

use crate::{
    app::words::{person_name, site_name},
    domain::{Arrange, Collected, Month, NoticeKind, PersonId, SiteId, Thing, WorkId, WorkKind},
    ledger::{Contract, Ledger, Notice, Repair},
    rules::{DueState, RuleBook, commissioning::price},
    shared::Shared,
    ui::find,
    workflow::steps::{
        Outlook, Stand, StepKind, StepState, Work, WorkStep, line, next, next_of, stand,
        stand_of as stand_of_work,
    },
};
use chrono::{NaiveDate, NaiveDateTime};
use std::collections::BTreeMap;

mod under_way;

/// One piece of work in the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct JobRow {
    pub id: WorkId,
    /// What people call it by.
    pub number: String,
    /// Something else of its kind carries the same number.
    pub alike: bool,
    pub site_id: SiteId,
    pub site: String,
    pub customer: String,
    /// What a notice is for; none for other work.
    pub kind: Option<NoticeKind>,
    /// What was repaired; empty for other work.
    pub fault: String,
    /// Whose it is; none while nobody holds it.
    pub holder_id: Option<PersonId>,
    pub holder: String,
    /// What a notice counts in its ladder; none for other work.
    pub points: Option<u64>,
    /// The day of the notice, of the repair or of the signing.
    pub issued: NaiveDate,
    pub stand: Stand,
    pub next: Option<StepKind>,
    /// The key of what comes next of what is only under way.
    pub waits: Option<&'static str>,
    /// The nearest open deadline, and whether it has passed.
    pub due: Option<(NaiveDateTime, bool)>,
    /// The first day of a contract's period that has not begun.
    pub from: Option<NaiveDate>,
    /// The last day of a contract that runs, with nothing to be done before.
    pub until: Option<NaiveDate>,
}

/// The points a notice counts in its ladder.
pub fn points(ledger: &Ledger, book: &RuleBook, notice: &Notice) -> u64 {
    let rules = book.rules_on(notice.holder().on());
    ledger.sites.get(&notice.site).map_or(0, |site| price::notice_points(rules, site.area, notice))
}

pub type Rows = Shared<WorkId, JobRow>;

pub fn rows(outlook: &Outlook<'_>) -> Rows {
    let Outlook { ledger, .. } = *outlook;
    let contracts = ledger.contracts.values().map(|contract| of_contract(outlook, contract));
    let repairs = ledger.repairs.values().map(|repair| of_repair(outlook, repair));
    let notices = ledger.notices.values().map(|notice| row(outlook, notice));
    let works = contracts.chain(repairs).chain(notices).chain(under_way::rows(ledger));
    works.map(|row| (row.id.clone(), row)).collect()
}

fn of_repair(outlook: &Outlook<'_>, repair: &Repair) -> JobRow {
    let steps = Work::Repair(repair).steps(outlook);
    let fault = repair.fault.clone();
    let id = (WorkId::Repair(repair.id.clone()), repair.number.as_str());
    JobRow { fault, ..other(outlook, id, (&repair.site, &repair.by), repair.done.on, &steps) }
}

fn of_contract(outlook: &Outlook<'_>, contract: &Contract) -> JobRow {
    let steps = Work::Contract(contract).steps(outlook);
    let id = (WorkId::Contract(contract.id.clone()), contract.number.as_str());
    let server = &contract.server_on(outlook.now.date().max(contract.from)).value;
    other(outlook, id, (&contract.site, server), contract.signed.on, &steps)
}

/// A contract, or what a repair has in common with it.
fn other(
    outlook: &Outlook<'_>,
    (id, number): (WorkId, &str),
    (site, holder): (&SiteId, &PersonId),
    on: NaiveDate,
    steps: &[WorkStep],
) -> JobRow {
    let Outlook { ledger, now, .. } = *outlook;
    let next = next_of(steps);
    let by = next.and_then(|step| step.lack.as_ref()?.by);
    JobRow {
        alike: is_alike(ledger, &id),
        id,
        number: number.to_owned(),
        site_id: site.clone(),
        site: site_name(ledger, site),
        customer: ledger.sites.get(site).map_or_else(String::new, |site| site.customer.clone()),
        kind: None,
        fault: String::new(),
        holder_id: Some(holder.clone()),
        holder: person_name(ledger, holder),
        points: None,
        issued: on,
        stand: stand_of_work(steps, now),
        next: next.map(|step| step.kind),
        waits: None,
        due: by.map(|by| (by, now > by)),
        from: steps.iter().find_map(|step| match step.state {
            StepState::From(day) => Some(day),
            _ => None,
        }),
        until: steps.iter().find_map(|step| match step.state {
            StepState::Until(day) => Some(day),
            _ => None,
        }),
    }
}

/// The rows of a later look: those of jobs for which nothing has changed stay.
pub fn follow(rows: &Rows, before: &Outlook<'_>, now: &Outlook<'_>) -> Rows {
    if !now.goes_on_from(before) {
        return self::rows(now);
    }
    let mut rows = rows.clone();
    let (is, was) = (now.ledger, before.ledger);
    let notices = is.notices.changes(&was.notices).filter(|(_, _, is)| is.is_none());
    notices.for_each(|(id, _, _)| rows.remove(&WorkId::Notice(id.clone())));
    let repairs = is.repairs.changes(&was.repairs).filter(|(_, _, is)| is.is_none());
    repairs.for_each(|(id, _, _)| rows.remove(&WorkId::Repair(id.clone())));
    let contracts = is.contracts.changes(&was.contracts).filter(|(_, _, is)| is.is_none());
    contracts.for_each(|(id, _, _)| rows.remove(&WorkId::Contract(id.clone())));
    // Whoever is not here is called as he was last told of, which changes without him.
    let called = |site: &SiteId, holder: &PersonId| {
        let site = is.sites.contains_key(site) || is.site_told(site) == was.site_told(site);
        site && (is.people.contains_key(holder) || is.person_told(holder) == was.person_told(holder))
    };
    let same_contract = |contract: &Contract| {
        let server = &contract.server_on(now.now.date().max(contract.from)).value;
        now.is_same_for_contract(before, contract) && called(&contract.site, server)
    };
    let same_repair =
        |repair: &Repair| now.is_same_for_repair(before, repair) && called(&repair.site, &repair.by);
    let same_notice =
        |notice: &Notice| now.is_same_for(before, notice) && called(&notice.site, &notice.holder().value);
    for contract in is.contracts.values().filter(|contract| !same_contract(contract)) {
        rows.put(WorkId::Contract(contract.id.clone()), Some(of_contract(now, contract)));
    }
    for repair in is.repairs.values().filter(|repair| !same_repair(repair)) {
        rows.put(WorkId::Repair(repair.id.clone()), Some(of_repair(now, repair)));
    }
    for notice in now.ledger.notices.values().filter(|notice| !same_notice(notice)) {
        rows.put(WorkId::Notice(notice.id.clone()), Some(row(now, notice)));
    }
    under_way::follow(&mut rows, was, is);
    rows
}

/// Whether something else of its kind carries its number.
fn is_alike(ledger: &Ledger, id: &WorkId) -> bool {
    !ledger.others_called_as(&Thing::Work(id.clone())).is_empty()
}

fn row(outlook: &Outlook<'_>, notice: &Notice) -> JobRow {
    let ledger = outlook.ledger;
    let steps = line(outlook, notice);
    let site = ledger.sites.get(&notice.site);
    let dues = steps.iter().filter_map(|step| step.due.as_ref());
    let id = WorkId::Notice(notice.id.clone());
    JobRow {
        alike: is_alike(ledger, &id),
        id,
        number: notice.number.clone(),
        site_id: notice.site.clone(),
        site: site_name(ledger, &notice.site),
        customer: site.map_or_else(String::new, |site| site.customer.clone()),
        kind: Some(notice.kind),
        fault: String::new(),
        holder_id: Some(notice.holder().value.clone()),
        holder: person_name(ledger, &notice.holder().value),
        points: Some(points(ledger, outlook.book, notice)),
        issued: notice.issued.on,
        stand: stand(outlook, notice, &steps),
        next: next(&steps).map(|step| step.kind),
        waits: None,
        due: dues.min_by_key(|due| due.by).map(|due| (due.by, due.state == DueState::Late)),
        from: None,
        until: None,
    }
}

/// What narrows the list, as the address keeps it: `open;2026-03;li`, each part empty where it narrows nothing. The kind
/// of work stands before the stand: `repair~open;;`.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct JobFilter {
    pub work: Option<WorkKind>,
    pub stand: Option<Stand>,
    /// The month of issue, of the repair or of the signing.
    pub month: Option<Month>,
    pub person: Option<PersonId>,
}

/// The parts of a filter as the address writes them, each none where it narrows nothing.
fn parts(text: &str) -> [Option<&str>; 3] {
    let mut parts = text.splitn(3, ';');
    [(); 3].map(|()| parts.next().filter(|part| !part.is_empty()))
}

/// The month of a filter that cannot be read, as it is written.
pub fn misread_month(text: &str) -> Option<&str> {
    let [_, month, _] = parts(text);
    month.filter(|month| month.parse::<Month>().is_err())
}

/// The code of a stand in the address and in selects.
pub fn stand_code(stand: Stand) -> &'static str {
    match stand {
        Stand::Late => "late",
        Stand::Held => "held",
        Stand::Open => "open",
        Stand::AwaitsAcceptance => "acceptance",
        Stand::Running => "running",
        Stand::NotBegun => "not_begun",
        Stand::Done => "done",
    }
}

/// Reads [`stand_code`].
pub fn stand_of(code: &str) -> Option<Stand> {
    Stand::ALL.into_iter().find(|stand| stand_code(*stand) == code)
}

impl JobFilter {
    /// A month that cannot be read narrows to the `present` one: the list never looks whole when it was meant narrow.
    pub fn parse(text: &str, present: Month) -> JobFilter {
        let [first, month, person] = parts(text);
        let (work, stand) =
            first.map(|first| first.split_once('~').unwrap_or(("", first))).unwrap_or_default();
        JobFilter {
            work: WorkKind::of(work),
            stand: stand_of(stand),
            month: month.map(|month| month.parse().unwrap_or(present)),
            person: person.and_then(|person| PersonId::parse(person).ok()),
        }
    }

    /// None when nothing is narrowed.
    pub fn print(&self) -> Option<String> {
        if *self == JobFilter::default() {
            return None;
        }
        let stand = self.stand.map_or("", stand_code);
        let month = self.month.map_or_else(String::new, |month| month.to_string());
        let work = self.work.map_or_else(String::new, |work| format!("{}~", work.code()));
        Some(format!("{work}{stand};{month};{}", self.person.as_ref().map_or("", PersonId::as_str)))
    }

    fn lets_through(&self, row: &JobRow) -> bool {
        self.work.is_none_or(|work| work == row.id.kind())
            && self.stand.is_none_or(|stand| stand == row.stand)
            && self.month.is_none_or(|month| month.contains(row.issued))
            && (self.person.is_none() || self.person == row.holder_id)
    }
}

/// How many there are of all kinds, then of each, as the rest of the filter and the typed words let them through.
pub fn counts(rows: &Rows, filter: &JobFilter, find: &str) -> Vec<usize> {
    let rest = JobFilter { work: None, ..filter.clone() };
    let kinds: Vec<WorkKind> = rows
        .values()
        .filter(|row| rest.lets_through(row) && answers(row, find))
        .map(|row| row.id.kind())
        .collect();
    let of = |kind| kinds.iter().filter(|of| **of == kind).count();
    std::iter::once(kinds.len()).chain(WorkKind::ALL.map(of)).collect()
}

/// Every word typed stands somewhere in the row.
fn answers(row: &JobRow, find: &str) -> bool {
    find::answers(find, [row.number.as_str(), &row.site, &row.customer, &row.holder, &row.fault])
}

/// What the list can be sorted by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum JobOrder {
    Number,
    Holder,
    Points,
    /// What is late first, then what is to be done, what is done last.
    Urgency,
}

/// The jobs that the filter and the typed words let through, in order.
pub fn shown(rows: &Rows, filter: &JobFilter, find: &str, order: JobOrder, descending: bool) -> Vec<WorkId> {
    let mut found: Vec<&JobRow> =
        rows.values().filter(|row| filter.lets_through(row) && answers(row, find)).collect();
    let place = |row: &JobRow| (row.id.kind(), row.number.clone(), row.id.clone());
    let due = |row: &JobRow| row.due.map_or(NaiveDateTime::MAX, |(by, _)| by);
    found.arrange_by(|a, b| {
        let newest_first = b.issued.cmp(&a.issued).then_with(|| place(b).cmp(&place(a)));
        let by = match order {
            JobOrder::Number => a.number.cmp(&b.number),
            JobOrder::Holder => a.holder.cmp(&b.holder),
            JobOrder::Points => a.points.cmp(&b.points),
            JobOrder::Urgency => (a.stand, due(a)).cmp(&(b.stand, due(b))),
        };
        let by = if descending { by.reverse() } else { by };
        by.then(newest_first)
    });
    found.into_iter().map(|row| row.id.clone()).collect()
}

/// The months of issue, newest first, and the one that is `chosen` even where none was issued in it.
pub fn months(rows: &Rows, chosen: Option<Month>) -> Vec<Month> {
    let issued = rows.values().map(|row| Month::of(row.issued));
    let months: std::collections::BTreeSet<Month> = issued.chain(chosen).distinct();
    months.into_iter().rev().collect()
}

/// Everybody who holds a job, by name.
pub fn holders(rows: &Rows) -> Vec<(PersonId, String)> {
    let held = rows.values().filter_map(|row| Some((row.holder_id.clone()?, row.holder.clone())));
    let by_id: BTreeMap<_, _> = held.keyed();
    let mut holders: Vec<_> = by_id.into_iter().collect();
    holders.arrange_by(|a, b| a.1.cmp(&b.1));
    holders
}

#[cfg(test)]
mod tests;
