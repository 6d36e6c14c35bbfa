//! The list of jobs as the screen shows it: rows, what narrows them, and their order.

use crate::{
    app::words::{person_name, site_name},
    domain::{Arrange, JobId, Month, NoticeKind, PersonId, SiteId},
    ledger::{Ledger, Notice},
    rules::{DueState, RuleBook, commissioning::price},
    shared::Shared,
    ui::find,
    workflow::steps::{Outlook, Stand, StepKind, line, next, stand},
};
use chrono::{NaiveDate, NaiveDateTime};
use std::collections::BTreeMap;

/// One job in the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct JobRow {
    pub id: JobId,
    pub site_id: SiteId,
    pub site: String,
    pub customer: String,
    pub kind: NoticeKind,
    pub holder_id: PersonId,
    pub holder: String,
    pub points: u64,
    pub issued: NaiveDate,
    pub stand: Stand,
    pub next: Option<StepKind>,
    /// The nearest open deadline, and whether it has passed.
    pub due: Option<(NaiveDateTime, bool)>,
}

/// The points a notice counts in its ladder.
pub fn points(ledger: &Ledger, book: &RuleBook, notice: &Notice) -> u64 {
    let rules = book.rules_on(notice.holder().on());
    ledger.sites.get(&notice.site).map_or(0, |site| price::notice_points(rules, site.area, notice))
}

/// All jobs by their numbers.
pub type Rows = Shared<JobId, JobRow>;

pub fn rows(outlook: &Outlook<'_>) -> Rows {
    outlook.ledger.notices.values().map(|notice| (notice.id.clone(), row(outlook, notice))).collect()
}

/// The rows of a later look: those of jobs for which nothing has changed stay.
pub fn follow(rows: &Rows, before: &Outlook<'_>, now: &Outlook<'_>) -> Rows {
    if !now.goes_on_from(before) {
        return self::rows(now);
    }
    let mut rows = rows.clone();
    let changes = now.ledger.notices.changes(&before.ledger.notices);
    changes.filter(|(_, _, is)| is.is_none()).for_each(|(id, _, _)| rows.remove(id));
    for notice in now.ledger.notices.values().filter(|notice| !now.is_same_for(before, notice)) {
        rows.put(notice.id.clone(), Some(row(now, notice)));
    }
    rows
}

fn row(outlook: &Outlook<'_>, notice: &Notice) -> JobRow {
    let ledger = outlook.ledger;
    let steps = line(outlook, notice);
    let site = ledger.sites.get(&notice.site);
    let dues = steps.iter().filter_map(|step| step.due.as_ref());
    JobRow {
        id: notice.id.clone(),
        site_id: notice.site.clone(),
        site: site_name(ledger, &notice.site),
        customer: site.map_or_else(String::new, |site| site.customer.clone()),
        kind: notice.kind,
        holder_id: notice.holder().value.clone(),
        holder: person_name(ledger, &notice.holder().value),
        points: points(ledger, outlook.book, notice),
        issued: notice.issued.on,
        stand: stand(outlook, notice, &steps),
        next: next(&steps).map(|step| step.kind),
        due: dues.min_by_key(|due| due.by).map(|due| (due.by, due.state == DueState::Late)),
    }
}

/// What narrows the list, as the address keeps it: `open;2026-03;li`, each part empty where it narrows nothing.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct JobFilter {
    pub stand: Option<Stand>,
    /// The month of issue.
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
        let [stand, month, person] = parts(text);
        JobFilter {
            stand: stand.and_then(stand_of),
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
        Some(format!("{stand};{month};{}", self.person.as_ref().map_or("", PersonId::as_str)))
    }

    fn lets_through(&self, row: &JobRow) -> bool {
        self.stand.is_none_or(|stand| stand == row.stand)
            && self.month.is_none_or(|month| month.contains(row.issued))
            && self.person.as_ref().is_none_or(|person| *person == row.holder_id)
    }
}

/// Every word typed stands somewhere in the row.
fn answers(row: &JobRow, find: &str) -> bool {
    find::answers(find, [row.id.as_str(), &row.site, &row.customer, &row.holder])
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
pub fn shown(rows: &Rows, filter: &JobFilter, find: &str, order: JobOrder, descending: bool) -> Vec<JobId> {
    let mut found: Vec<&JobRow> =
        rows.values().filter(|row| filter.lets_through(row) && answers(row, find)).collect();
    let due = |row: &JobRow| row.due.map_or(NaiveDateTime::MAX, |(by, _)| by);
    found.arrange_by(|a, b| {
        let newest_first = b.issued.cmp(&a.issued).then_with(|| b.id.cmp(&a.id));
        let by = match order {
            JobOrder::Number => a.id.cmp(&b.id),
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
    let months: std::collections::BTreeSet<Month> = issued.chain(chosen).collect();
    months.into_iter().rev().collect()
}

/// Everybody who holds a job, by name.
pub fn holders(rows: &Rows) -> Vec<(PersonId, String)> {
    let by_id: BTreeMap<_, _> =
        rows.values().map(|row| (row.holder_id.clone(), row.holder.clone())).collect();
    let mut holders: Vec<_> = by_id.into_iter().collect();
    holders.arrange_by(|a, b| a.1.cmp(&b.1));
    holders
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(id: &str, stand: Stand, issued: &str, holder: &str, points: u64) -> (JobId, JobRow) {
        let id = JobId::parse(id).unwrap();
        let row = JobRow {
            id: id.clone(),
            site_id: SiteId::parse("s").unwrap(),
            site: format!("site of {id}"),
            customer: "customer".into(),
            kind: NoticeKind::New,
            holder_id: PersonId::parse(holder).unwrap(),
            holder: holder.to_owned(),
            points,
            issued: issued.parse().unwrap(),
            stand,
            next: None,
            due: None,
        };
        (id, row)
    }

    fn some() -> Rows {
        let rows = [
            row("a", Stand::Done, "2025-03-01", "li", 30),
            row("b", Stand::Late, "2025-02-01", "wu", 20),
            row("c", Stand::Open, "2025-03-05", "li", 10),
            row("d", Stand::Done, "2025-03-09", "wu", 40),
        ];
        rows.into_iter().collect()
    }

    fn parse(text: &str) -> JobFilter {
        JobFilter::parse(text, "2025-03".parse().unwrap())
    }

    fn check(filter: &str, find: &str, order: JobOrder, descending: bool, expected: &str) {
        let found = shown(&some(), &parse(filter), find, order, descending);
        let found: Vec<&str> = found.iter().map(JobId::as_str).collect();
        assert_eq!(found.join(" "), expected);
    }

    #[test]
    fn what_is_urgent_comes_first_and_what_is_done_newest_first() {
        check("", "", JobOrder::Urgency, false, "b c d a");
        check("", "", JobOrder::Points, true, "d a b c");
        check("", "", JobOrder::Holder, false, "c a d b");
    }

    #[test]
    fn filters_and_words_narrow() {
        check("done;;", "", JobOrder::Number, false, "a d");
        check(";2025-03;wu", "", JobOrder::Number, false, "d");
        check("", "LI site", JobOrder::Number, false, "a c");
        check("", "nobody", JobOrder::Number, false, "");
    }

    #[test]
    fn a_filter_survives_the_address() {
        for text in ["late;;", ";2025-03;", ";;a;b", "done;2025-12;li"] {
            assert_eq!(parse(text).print().as_deref(), Some(text));
        }
        assert_eq!(parse("nonsense").print(), None);
    }

    #[test]
    fn a_month_that_cannot_be_read_is_told_and_the_present_one_shown() {
        for (text, misread) in
            [(";2025-13;", Some("2025-13")), ("done;3;wu", Some("3")), (";2025-02;", None), (";;", None)]
        {
            assert_eq!(misread_month(text), misread, "{text}");
        }
        check(";2025-13;", "", JobOrder::Number, false, "a c d");
        check(";2025-02;", "", JobOrder::Number, false, "b");
    }

    #[test]
    fn the_chosen_month_can_be_chosen() {
        let months = |chosen: &str| {
            months(&some(), chosen.parse().ok()).iter().map(Month::to_string).collect::<Vec<_>>()
        };
        assert_eq!(months(""), ["2025-03", "2025-02"]);
        assert_eq!(months("2025-02"), ["2025-03", "2025-02"]);
        assert_eq!(months("2026-01"), ["2026-01", "2025-03", "2025-02"]);
    }
}
