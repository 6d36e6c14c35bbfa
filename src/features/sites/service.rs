//! What a customer asked for and complained of, and who went there: the newest first. Pure.

use crate::{
    app::{
        i18n::Words,
        tables::Columns,
        words::{actor_name, day_thing_key, list_words, visit_kind_key},
    },
    domain::{Arrange, DayThing, SiteId, ThingId},
    features::register::steps,
    ledger::{Complaint, Ledger, Request, Visit},
    rules::RuleBook,
    spreadsheet::Page,
};
use chrono::NaiveDate;

/// A visit, a request or a complaint.
#[derive(Debug, Clone, PartialEq)]
pub struct Service {
    pub what: DayThing,
    pub id: ThingId,
    pub on: NaiveDate,
    pub title: String,
    pub about: String,
    /// Where it has come to.
    pub stand: String,
}

/// All of it at a site.
pub fn of_site(words: Words, ledger: &Ledger, book: &RuleBook, site: &SiteId) -> Vec<Service> {
    let visits = ledger.visits_of(site).map(|visit| of_visit(words, ledger, book, visit));
    let requests = ledger.requests.values().filter(|one| one.site == *site);
    let requests = requests.map(|request| of_request(words, ledger, request));
    let complaints = ledger.complaints.values().filter(|one| one.site == *site);
    let complaints = complaints.map(|complaint| of_complaint(words, complaint));
    let mut all: Vec<Service> = visits.chain(requests).chain(complaints).collect();
    // What was asked for stands below the visit that it led to.
    all.arrange_by(|one, other| {
        (other.on, one.what == DayThing::Request, &other.id).cmp(&(
            one.on,
            other.what == DayThing::Request,
            &one.id,
        ))
    });
    all
}

/// The same to be taken along.
pub fn page(words: Words, rows: &[Service]) -> Page {
    Columns::of(words)
        .day("tables.date", |row: &Service| row.on)
        .text("register.column.what", |row| row.title.clone())
        .text("register.column.about", |row| row.about.clone())
        .text("register.column.stand", |row| row.stand.clone())
        .page("sites.service", rows)
}

fn of_visit(words: Words, ledger: &Ledger, book: &RuleBook, visit: &Visit) -> Service {
    let place = visit.place();
    let phone = visit.phone.then(|| words.t("register.by_phone"));
    let about = [actor_name(words, ledger, &place.to), visit.what.clone()].into_iter().chain(phone);
    Service {
        what: DayThing::Visit,
        id: visit.id.clone(),
        on: place.day,
        title: words.t(visit_kind_key(visit.kind)),
        about: list_words(words, about.filter(|one| !one.is_empty())),
        stand: words.t(steps::stand(ledger, book, visit).key()),
    }
}

fn of_request(words: Words, ledger: &Ledger, request: &Request) -> Service {
    let kind = words.t(visit_kind_key(request.kind));
    let is_served = ledger.visits_for(request.id.as_str()).next().is_some();
    let about = [request.what.clone()].into_iter().chain(request.caller.clone());
    Service {
        what: DayThing::Request,
        id: request.id.clone(),
        on: request.stamp.on,
        title: words.tv("shell.palette.request", &[("name", &kind)]),
        about: list_words(words, about.filter(|one| !one.is_empty())),
        stand: words.t(if is_served { "sites.service.given" } else { "sites.service.not_given" }),
    }
}

fn of_complaint(words: Words, complaint: &Complaint) -> Service {
    let is_answered = complaint.answered.is_some();
    let about = [complaint.what.clone()].into_iter().chain(complaint.caller.clone());
    Service {
        what: DayThing::Complaint,
        id: complaint.id.clone(),
        on: complaint.stamp.on,
        title: words.t(day_thing_key(DayThing::Complaint)),
        about: list_words(words, about.filter(|one| !one.is_empty())),
        stand: words.t(if is_answered { "sites.service.answered" } else { "sites.service.not_answered" }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        app::i18n::Lang,
        features::record::samples::{self, Told, id},
        journal::{Complained, FactBody, Requested, VisitPlanned},
    };

    #[test]
    fn what_happened_at_a_site_stands_there_the_newest_first() {
        let mut told = Told::branch();
        let requested = |request: &str| Requested {
            what: "dark".into(),
            caller: Some("Luo".into()),
            ..samples::request(request, "2026-11-27")
        };
        told.tell("2026-11-24", requested("q1").into()).tell("2026-11-25", requested("q2").into());
        let planned = VisitPlanned { request: Some(id("q1")), ..samples::visit("v", "2026-11-25") };
        told.tell("2026-11-24", FactBody::from(planned));
        let complained =
            Complained { complaint: id("k"), site: id("s"), what: "late".into(), kind: None, caller: None };
        told.tell("2026-11-26", FactBody::from(complained));
        let ledger = told.ledger();
        let all = of_site(Words(Lang::En), &ledger, &RuleBook::of(&ledger), &id("s"));
        let said: Vec<(&str, &str)> = all.iter().map(|one| (one.id.as_str(), one.stand.as_str())).collect();
        let expected =
            [("k", "Not answered"), ("v", "Not there yet"), ("q2", "No visit yet"), ("q1", "Has its visit")];
        assert_eq!(said, expected);
        assert_eq!((all[1].about.as_str(), all[3].about.as_str()), ("li", "dark, Luo"));
        assert!(of_site(Words(Lang::En), &ledger, &RuleBook::of(&ledger), &id("other")).is_empty());
    }
}
