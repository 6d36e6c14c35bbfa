//! What the palette reaches beside the places: what can be begun, every form, job and site, the months and people's pay.

use super::record::kinds;
use crate::{
    app::{
        desk::Desk,
        help::{Asked, Help, Topic},
        i18n::{Lang, Words, use_i18n},
        palette::{PaletteEntry, use_palette},
        route::{PayQuery, Route, SettlementQuery, navigate, use_route},
        words::{day_thing_key, day_words, job_words, month_words, person_name, shortened, site_name},
    },
    domain::{Arrange, DayThing, Month, SiteId, ThingId, WorkId},
    ledger::Ledger,
};
use chrono::NaiveDate;
use leptos::prelude::*;

/// How many months back a settlement is offered.
const MONTHS: usize = 24;

/// How many of the newest things of the day are offered.
const OF_DAY: usize = 200;

/// Offers everything while the app is open. Called once, by what is around a page.
pub fn offer_everything() {
    let desk = Desk::get();
    let i18n = use_i18n();
    use_palette().source(move || {
        let (words, ledger, today) = untrack(|| (i18n.words(), desk.ledger(), desk.today()));
        if ledger.people.is_empty() {
            return Vec::new();
        }
        let mut entries = beginnings(words);
        entries.extend(forms(words));
        entries.extend(months(words, Month::of(today)));
        entries.extend(pay(words, &ledger));
        entries.extend(jobs(words, &ledger));
        entries.extend(repairs(words, &ledger));
        entries.extend(contracts(words, &ledger));
        entries.extend(quotes(words, &ledger));
        entries.extend(problems(words, &ledger));
        entries.extend(sites(words, &ledger));
        entries.extend(of_day(words, &ledger));
        entries
    });
}

/// Offers the questions of all screens, once the part that has them is here. Of the first run only its own, and those not
/// after it.
pub fn offer_answers() {
    let desk = Desk::get();
    let i18n = use_i18n();
    let (palette, help) = (use_palette(), Help::get());
    Effect::new(move |_| {
        if palette.is_open().get() {
            help.guide();
        }
    });
    palette.source(move || {
        let Some(guide) = help.here() else { return Vec::new() };
        let words = i18n.words_untracked();
        let first_run = untrack(|| desk.is_empty());
        let asked = (guide.questions)(words).into_iter();
        let asked = asked.filter(|asked| (asked.topic == Topic::Setup) == first_run);
        asked.map(|asked| question(words, asked)).collect()
    });
}

/// Goes to the screen unless one is there, and opens the answer.
fn question(words: Words, asked: Asked) -> PaletteEntry {
    let Asked { topic, question, label, keywords } = asked;
    let label = words.tv("shell.palette.question", &[("question", &label)]);
    PaletteEntry::new(label, keywords, move || {
        let here = Topic::of(&use_route().get_untracked());
        Help::get().open(topic, Some(question));
        if here != Some(topic) {
            navigate(&topic.start_among(&untrack(|| Desk::get().ledger())));
        }
    })
}

fn to(label: String, keywords: String, route: Route) -> PaletteEntry {
    PaletteEntry::new(label, keywords, move || navigate(&route))
}

/// The words of a key in every language: whoever types the other one's word finds it as well.
fn in_all(key: &str) -> String {
    Lang::ALL.map(|lang| Words(lang).t(key)).join(" ")
}

fn beginnings(words: Words) -> Vec<PaletteEntry> {
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

fn forms(words: Words) -> Vec<PaletteEntry> {
    let form = |name: &str, code: &str| {
        let label = words.tv("shell.palette.record", &[("kind", &words.t(name))]);
        to(label, in_all(name), Route::record(code))
    };
    let kinds = kinds::all().map(|kind| form(kind.declared.key, kind.code()));
    std::iter::once(form("forms.morning", "morning")).chain(kinds).collect()
}

fn months(words: Words, this: Month) -> Vec<PaletteEntry> {
    let back = std::iter::successors(Some(this), |month| Some(month.previous())).take(MONTHS);
    back.map(|month| {
        let label = words.tv("shell.palette.month", &[("month", &month_words(words, month))]);
        let query = SettlementQuery { month: Some(month.to_string()), ..SettlementQuery::default() };
        to(label, month.to_string(), Route::Settlement(query))
    })
    .collect()
}

fn pay(words: Words, ledger: &Ledger) -> Vec<PaletteEntry> {
    let of = |person: &crate::ledger::Person| {
        let label = words.tv("shell.palette.pay", &[("who", &person_name(ledger, &person.id))]);
        let query = PayQuery { person: Some(person.id.to_string()), month: None };
        to(label, in_all("shell.place.my_pay"), Route::MyPay(query))
    };
    ledger.people.values().map(of).collect()
}

/// The newest first: of two that fit, it is the one that is meant.
fn jobs(words: Words, ledger: &Ledger) -> Vec<PaletteEntry> {
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

/// By number, site and fault, the newest first.
fn repairs(words: Words, ledger: &Ledger) -> Vec<PaletteEntry> {
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

fn contracts(words: Words, ledger: &Ledger) -> Vec<PaletteEntry> {
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
fn quotes(words: Words, ledger: &Ledger) -> Vec<PaletteEntry> {
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
fn problems(words: Words, ledger: &Ledger) -> Vec<PaletteEntry> {
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
fn sites(words: Words, ledger: &Ledger) -> Vec<PaletteEntry> {
    let mut sites: Vec<_> = ledger.sites.values().collect();
    sites.arrange_by_cached_key(|site| std::cmp::Reverse(ledger.last_begun(&site.id)));
    let of = |site: &crate::ledger::Site| {
        let label = words.tv("shell.palette.site", &[("site", &site_name(ledger, &site.id))]);
        to(label, customer(ledger, &site.id), Route::Site(site.id.to_string()))
    };
    sites.into_iter().map(of).collect()
}

/// Visits, requests, complaints and reports by where they are and what was said, the newest first.
fn of_day(words: Words, ledger: &Ledger) -> Vec<PaletteEntry> {
    let visits = ledger
        .visits
        .values()
        .map(|one| (one.planned.on, DayThing::Visit, &one.id, &one.what, Some(&one.site)));
    let requests = ledger.requests.values();
    let requests = requests.map(|one| (one.stamp.on, DayThing::Request, &one.id, &one.what, Some(&one.site)));
    let complaints = ledger.complaints.values();
    let complaints =
        complaints.map(|one| (one.stamp.on, DayThing::Complaint, &one.id, &one.what, Some(&one.site)));
    let matters = ledger.matters.values();
    let matters = matters.map(|one| (one.stamp.on, DayThing::Matter, &one.id, &one.what, one.site.as_ref()));
    let mut all: Vec<_> = visits.chain(requests).chain(complaints).chain(matters).collect();
    all.arrange_by(|one, other| (other.0, other.2).cmp(&(one.0, one.2)));
    all.truncate(OF_DAY);
    let of = |(_, what, id, said, site): (NaiveDate, DayThing, &ThingId, &String, Option<&SiteId>)| {
        let name = day_words(words, ledger, what, id);
        let label = match said.is_empty() {
            true => name,
            false => words.tv("shell.palette.of_day", &[("name", &name), ("what", &shortened(said))]),
        };
        let also = site.map(|site| customer(ledger, site)).unwrap_or_default();
        to(label, format!("{also} {}", in_all(day_thing_key(what))), Route::day(what, id))
    };
    all.into_iter().map(of).collect()
}
