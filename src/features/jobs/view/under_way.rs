//! Quotes that are no repairs yet, and notices that nobody holds yet, as rows of the list.

use super::{JobRow, Rows, is_alike};
use crate::{
    app::words::site_name,
    domain::{NoticeKind, SiteId, WorkId},
    features::register::steps::{Next, of_quote, of_written},
    ledger::{Ledger, Quoted, Written},
    workflow::steps::Stand,
};
use chrono::NaiveDate;

/// The rows of what is under way.
pub(super) fn rows(ledger: &Ledger) -> impl Iterator<Item = JobRow> + '_ {
    let quotes = ledger.quoted.values().map(|quoted| of_quoted(ledger, quoted));
    let notices = ledger.written.values().filter(|written| written.assigned.is_none());
    quotes.chain(notices.map(|written| of_notice(ledger, written)))
}

/// Takes from the rows what is no longer under way, and puts what is.
pub(super) fn follow(rows: &mut Rows, was: &Ledger, is: &Ledger) {
    let gone = self::rows(was).map(|row| row.id).filter(|id| !is.has_work(id));
    gone.for_each(|id| rows.remove(&id));
    self::rows(is).for_each(|row| rows.put(row.id.clone(), Some(row)));
}

fn of_quoted(ledger: &Ledger, quoted: &Quoted) -> JobRow {
    let fault = quoted.quote.fault.clone().unwrap_or_default();
    let id = WorkId::Repair(quoted.id.clone());
    let waits = of_quote(quoted);
    JobRow { fault, ..row(ledger, (id, &quoted.number), &quoted.site, quoted.quote.stamp.on, &waits) }
}

fn of_notice(ledger: &Ledger, written: &Written) -> JobRow {
    let kind: Option<NoticeKind> = Some(written.kind);
    let id = WorkId::Notice(written.id.clone());
    let waits = of_written(written);
    JobRow { kind, ..row(ledger, (id, &written.number), &written.site, written.stamp.on, &waits) }
}

fn row(
    ledger: &Ledger,
    (id, number): (WorkId, &str),
    site: &SiteId,
    on: NaiveDate,
    waits: &[Next],
) -> JobRow {
    JobRow {
        alike: is_alike(ledger, &id),
        id,
        number: number.to_owned(),
        site_id: site.clone(),
        site: site_name(ledger, site),
        customer: ledger.sites.get(site).map_or_else(String::new, |site| site.customer.clone()),
        kind: None,
        fault: String::new(),
        holder_id: None,
        holder: String::new(),
        points: None,
        issued: on,
        stand: Stand::Open,
        next: None,
        waits: waits.first().map(|next| next.key),
        due: None,
        from: None,
        until: None,
    }
}
