//! What is found by a word beside the places: what can be begun, every form, job and site, the months and people's pay. Pure.

use super::{
    record::kinds,
    register::steps::{self, Next},
};
use crate::{
    app::{
        i18n::{Lang, Words},
        route::{PayQuery, Route, SettlementQuery},
        words::{day_thing_key, day_words, job_words, month_words, person_name, shortened, site_name},
    },
    domain::{Arrange, DayThing, JobId, Month, SiteId, ThingId, WorkId, exact::number_in},
    ledger::Ledger,
};
use chrono::NaiveDate;

/// How many months back a settlement is offered.
const MONTHS: usize = 24;

/// How many of the newest things of the day are offered.
const OF_DAY: usize = 200;

/// Something one can go to.
#[derive(Debug, Clone, PartialEq)]
pub struct Found {
    pub label: String,
    /// Further words it is found by, not shown.
    pub keywords: String,
    pub route: Route,
}

/// All of it: of two that answer a word equally well, what comes first is offered first.
pub fn everything(words: Words, ledger: &Ledger, today: NaiveDate) -> Vec<Found> {
    let mut found = beginnings(words);
    found.extend(forms(words));
    found.extend(months(words, Month::of(today)));
    found.extend(pay(words, ledger));
    found.extend(sites(words, ledger));
    found.extend(jobs(words, ledger));
    found.extend(written(words, ledger));
    found.extend(repairs(words, ledger));
    found.extend(contracts(words, ledger));
    found.extend(quotes(words, ledger));
    found.extend(problems(words, ledger));
    found.extend(of_day(words, ledger));
    found
}

fn to(label: String, keywords: String, route: Route) -> Found {
    Found { label, keywords, route }
}

/// The words of a key in every language: whoever types the other one's word finds it as well.
fn in_all(key: &str) -> String {
    Lang::ALL.map(|lang| Words(lang).t(key)).join(" ")
}

fn beginnings(words: Words) -> Vec<Found> {
    let new = |key: &str, route| to(words.t(key), in_all(key), route);
    vec![
        new("jobs.new", Route::NewJob),
        new("sites.new", Route::new_site()),
        new("calls.title", Route::Calls),
        new("weeks.title", Route::FollowUps { day: None, print: false }),
        new("owing.title", Route::Owing),
        new("complaints.title", Route::Complaints { year: None }),
        new("rules.fees.title", Route::RulesAt("fees".to_owned())),
    ]
}

fn forms(words: Words) -> Vec<Found> {
    let form = |name: &str, code: &str| {
        let label = words.tv("shell.palette.record", &[("kind", &words.t(name))]);
        to(label, in_all(name), Route::record(code))
    };
    let kinds = kinds::all().map(|kind| form(kind.declared.key, kind.code()));
    std::iter::once(form("forms.morning", "morning")).chain(kinds).collect()
}

fn months(words: Words, this: Month) -> Vec<Found> {
    let back = std::iter::successors(Some(this), |month| Some(month.previous())).take(MONTHS);
    back.map(|month| {
        let label = words.tv("shell.palette.month", &[("month", &month_words(words, month))]);
        let query = SettlementQuery { month: Some(month.to_string()), ..SettlementQuery::default() };
        to(label, month.to_string(), Route::Settlement(query))
    })
    .collect()
}

fn pay(words: Words, ledger: &Ledger) -> Vec<Found> {
    let of = |person: &crate::ledger::Person| {
        let label = words.tv("shell.palette.pay", &[("who", &person_name(ledger, &person.id))]);
        let query = PayQuery { person: Some(person.id.to_string()), month: None };
        to(label, in_all("shell.place.my_pay"), Route::MyPay(query))
    };
    ledger.people.values().map(of).collect()
}

/// The newest first: of two that fit, it is the one that is meant.
fn jobs(words: Words, ledger: &Ledger) -> Vec<Found> {
    let mut notices: Vec<_> = ledger.notices.values().collect();
    notices.arrange_by_key(|notice| std::cmp::Reverse((notice.issued.on, &notice.number)));
    let of = |notice: &crate::ledger::Notice| {
        let site = site_name(ledger, &notice.site);
        let who = person_name(ledger, &notice.holder().value);
        let label = words.tv("shell.palette.job", &[("job", &notice.number), ("site", &site), ("who", &who)]);
        to(label, customer(ledger, &notice.site), Route::Job(WorkId::Notice(notice.id.clone())))
    };
    notices.into_iter().map(of).collect()
}

/// Notices that nobody holds yet, the newest first, with what each waits for.
fn written(words: Words, ledger: &Ledger) -> Vec<Found> {
    let mut open: Vec<_> = ledger.written.values().filter(|one| one.assigned.is_none()).collect();
    open.arrange_by_key(|written| std::cmp::Reverse(written.stamp.order()));
    let of = |written: &crate::ledger::Written| {
        let next = steps::of_written(written).first().map(|next: &Next| words.t(next.key));
        let job = job_words(words, ledger, &written.id);
        let label = words.tv("shell.palette.written", &[("job", &job), ("next", &next.unwrap_or_default())]);
        to(label, customer(ledger, &written.site), Route::Job(WorkId::Notice(written.id.clone())))
    };
    open.into_iter().map(of).collect()
}

/// By number, site and fault, the newest first.
fn repairs(words: Words, ledger: &Ledger) -> Vec<Found> {
    let mut repairs: Vec<_> = ledger.repairs.values().collect();
    repairs.arrange_by_key(|repair| std::cmp::Reverse((repair.done.on, &repair.number)));
    let of = |repair: &crate::ledger::Repair| {
        let site = site_name(ledger, &repair.site);
        let label = words.tv(
            "shell.palette.repair",
            &[("job", &repair.number), ("site", &site), ("fault", &repair.fault)],
        );
        let also = format!("{} {}", customer(ledger, &repair.site), person_name(ledger, &repair.by));
        to(label, also, Route::Job(WorkId::Repair(repair.id.clone())))
    };
    repairs.into_iter().map(of).collect()
}

fn contracts(words: Words, ledger: &Ledger) -> Vec<Found> {
    let mut contracts: Vec<_> = ledger.contracts.values().collect();
    contracts.arrange_by_key(|contract| std::cmp::Reverse((contract.signed.on, &contract.number)));
    let of = |contract: &crate::ledger::Contract| {
        let site = site_name(ledger, &contract.site);
        let label = words.tv("shell.palette.contract", &[("job", &contract.number), ("site", &site)]);
        let also = format!("{} {}", customer(ledger, &contract.site), person_name(ledger, &contract.signer));
        to(label, also, Route::Job(WorkId::Contract(contract.id.clone())))
    };
    contracts.into_iter().map(of).collect()
}

/// Quotes under way, the newest first, each on the page of the repair that it is for.
fn quotes(words: Words, ledger: &Ledger) -> Vec<Found> {
    let mut quotes: Vec<_> = ledger.quoted.values().collect();
    quotes.arrange_by_key(|quoted| std::cmp::Reverse(quoted.quote.stamp.order()));
    let of = |quoted: &crate::ledger::Quoted| {
        let label = words.tv("shell.palette.quote", &[("job", &job_words(words, ledger, &quoted.id))]);
        let found =
            format!("{} {}", quoted.quote.fault.as_deref().unwrap_or(""), customer(ledger, &quoted.site));
        to(label, found, Route::Job(WorkId::Repair(quoted.id.clone())))
    };
    quotes.into_iter().map(of).collect()
}

/// By product, what it is and who reported it, the newest first.
fn problems(words: Words, ledger: &Ledger) -> Vec<Found> {
    let mut problems: Vec<_> = ledger.problems.values().collect();
    problems.arrange_by_key(|problem| std::cmp::Reverse(problem.stamp.order()));
    let of = |problem: &crate::ledger::Problem| {
        let who = person_name(ledger, &problem.by);
        let label = words.tv("shell.palette.problem", &[("product", &problem.product), ("who", &who)]);
        to(label, problem.what.clone(), Route::day(DayThing::Problem, &problem.id))
    };
    problems.into_iter().map(of).collect()
}

/// Whose site it is, and whom to call there with his number.
fn customer(ledger: &Ledger, site: &SiteId) -> String {
    let known = ledger.sites.get(site);
    known
        .map(|site| format!("{} {}", site.customer, site.contact.as_deref().unwrap_or("")))
        .unwrap_or_default()
}

/// Where something was begun last comes first.
fn sites(words: Words, ledger: &Ledger) -> Vec<Found> {
    let mut sites: Vec<_> = ledger.sites.values().collect();
    sites.arrange_by_cached_key(|site| std::cmp::Reverse(ledger.last_begun(&site.id)));
    let of = |site: &crate::ledger::Site| {
        let label = words.tv("shell.palette.site", &[("site", &site_name(ledger, &site.id))]);
        to(label, customer(ledger, &site.id), Route::Site(site.id.to_string()))
    };
    sites.into_iter().map(of).collect()
}

/// Something of the day: of which day, what, what was said, where, and the job that it is for.
type OfDay<'a> = (NaiveDate, DayThing, &'a ThingId, &'a String, Option<&'a SiteId>, Option<&'a JobId>);

/// Visits, requests, complaints and reports by where they are, what was said and the number of their job, the newest first. A
/// request that has its visit is found as that.
fn of_day(words: Words, ledger: &Ledger) -> Vec<Found> {
    let visits = ledger
        .visits
        .values()
        .map(|one| (one.planned.on, DayThing::Visit, &one.id, &one.what, Some(&one.site), one.job.as_ref()));
    let is_open = |id: &ThingId| ledger.visits_for(id.as_str()).next().is_none();
    let requests = ledger.requests.values().filter(|one| is_open(&one.id));
    let requests =
        requests.map(|one| (one.stamp.on, DayThing::Request, &one.id, &one.what, Some(&one.site), None));
    let complaints = ledger.complaints.values();
    let complaints =
        complaints.map(|one| (one.stamp.on, DayThing::Complaint, &one.id, &one.what, Some(&one.site), None));
    let matters = ledger.matters.values();
    let matters =
        matters.map(|one| (one.stamp.on, DayThing::Matter, &one.id, &one.what, one.site.as_ref(), None));
    let mut all: Vec<OfDay<'_>> = visits.chain(requests).chain(complaints).chain(matters).collect();
    all.arrange_by(|one, other| (other.0, other.2).cmp(&(one.0, one.2)));
    all.truncate(OF_DAY);
    let of = |(_, what, id, said, site, job): OfDay<'_>| {
        let name = day_words(words, ledger, what, id);
        let name = match what {
            // Otherwise it reads like a visit.
            DayThing::Request => words.tv("shell.palette.request", &[("name", &name)]),
            _ => name,
        };
        let label = match said.is_empty() {
            true => name,
            false => words.tv("shell.palette.of_day", &[("name", &name), ("what", &shortened(said))]),
        };
        let also = site.map(|site| customer(ledger, site)).unwrap_or_default();
        let number = job.map(|job| ledger.job_number(job)).unwrap_or_else(|| said_number(id));
        to(label, format!("{also} {number} {}", in_all(day_thing_key(what))), Route::day(what, id))
    };
    all.into_iter().map(of).collect()
}

/// The number in an id that was once given by people; one that is random says nothing to anybody.
fn said_number(id: &ThingId) -> &str {
    let number = number_in(id.as_str());
    if uuid::Uuid::parse_str(number).is_ok() { "" } else { number }
}

#[cfg(test)]
mod tests;
