//! The page of a request, a visit, a complaint or money in hand: what there is to know, what comes next, what was recorded.

use super::{page::steps_of, steps, view::job_of};
use crate::{
    app::{
        derived::derived,
        desk::Desk,
        format::{full_day, yuan},
        i18n::{Words, use_i18n},
        page::Page,
        route::Route,
        words::{
            actor_name, day_words, job_words, site_name, thing_words, visit_kind_key, visit_outcome_key,
        },
    },
    domain::{DayThing, FactId, SiteId, Thing, ThingId, WorkId},
    features::{
        jobs::{UnusualLink, contact::dialled},
        record::{conflicts::Place, conflicts_page::InConflict, fact_row::FactRow},
    },
    journal::kind::Noun,
    ledger::Ledger,
    rules::RuleBook,
    t,
    ui::{EmptyState, LinkButton, Section, Show, WholeText, one_stop},
};
use leptos::prelude::*;

/// What is known of it, line by line: the key of what it is, and the text.
type Known = Vec<(&'static str, String)>;

fn known_of(words: Words, ledger: &Ledger, book: &RuleBook, what: DayThing, id: &ThingId) -> Known {
    let site = |site: &SiteId| ("facts.field.site", site_name(ledger, site));
    let day = |day| full_day(words, day);
    let mut known: Known = match what {
        DayThing::Request => match ledger.requests.get(id) {
            Some(one) => vec![
                site(&one.site),
                ("facts.field.visit_kind", words.t(visit_kind_key(one.kind))),
                ("facts.field.wanted", day(one.wanted)),
                ("facts.field.what", one.what.clone()),
                ("facts.field.caller", one.caller.clone().unwrap_or_default()),
            ],
            None => Vec::new(),
        },
        DayThing::Visit => match ledger.visits.get(id) {
            Some(one) => {
                let place = one.place();
                let ended = one.ended.as_ref().map(|ended| words.t(visit_outcome_key(ended.value)));
                vec![
                    site(&one.site),
                    ("facts.field.visit_kind", words.t(visit_kind_key(one.kind))),
                    ("facts.field.goes", actor_name(words, ledger, &place.to)),
                    ("facts.field.day", day(place.day)),
                    ("facts.field.time", place.time.map(|time| time.to_string()).unwrap_or_default()),
                    ("facts.field.what", one.what.clone()),
                    ("facts.field.outcome", ended.unwrap_or_default()),
                    ("register.column.stand", words.t(steps::stand(ledger, book, one).key())),
                ]
            }
            None => Vec::new(),
        },
        DayThing::Complaint => match ledger.complaints.get(id) {
            Some(one) => {
                let verified = one.verified.as_ref();
                let whose = verified.and_then(|found| found.value.person.clone());
                vec![
                    site(&one.site),
                    ("facts.field.what", one.what.clone()),
                    ("facts.field.caller", one.caller.clone().unwrap_or_default()),
                    (
                        "facts.field.whose_fault",
                        whose.map(|who| actor_name(words, ledger, &who)).unwrap_or_default(),
                    ),
                ]
            }
            None => Vec::new(),
        },
        DayThing::Problem => match ledger.problems.get(id) {
            Some(one) => {
                let found = one.judged.as_ref().map(|judged| {
                    let key = if judged.value.is_new { "facts.problem_new" } else { "facts.problem_known" };
                    match judged.value.why.as_str() {
                        "" => words.t(key),
                        why => words.tv("facts.problem_found", &[("found", &words.t(key)), ("why", &why)]),
                    }
                });
                vec![
                    ("facts.field.product", one.product.clone()),
                    ("facts.field.what", one.what.clone()),
                    ("forms.f.reported_by", actor_name(words, ledger, &one.by)),
                    (
                        "facts.field.site",
                        one.site.as_ref().map(|site| site_name(ledger, site)).unwrap_or_default(),
                    ),
                    ("facts.kind.problem_taken", one.taken.map(|taken| day(taken.on)).unwrap_or_default()),
                    ("facts.kind.problem_judged", found.unwrap_or_default()),
                ]
            }
            None => Vec::new(),
        },
        DayThing::Cash => match ledger.cash.get(id) {
            Some(one) => {
                let job = one.job.as_ref().map(|job| job_words(words, ledger, job));
                vec![
                    ("facts.field.taken_by", actor_name(words, ledger, &one.by)),
                    ("facts.field.amount", yuan(one.amount.exact())),
                    (
                        "facts.field.site",
                        one.site.as_ref().map(|site| site_name(ledger, site)).unwrap_or_default(),
                    ),
                    ("facts.field.job", job.unwrap_or_default()),
                ]
            }
            None => Vec::new(),
        },
        DayThing::Matter => match ledger.matters.get(id) {
            Some(one) => {
                let about =
                    one.about.as_ref().and_then(|id| ledger.thing_called(Noun::Numbered, id.as_str()));
                let answer = one.answered.as_ref().map(|answered| answered.value.clone());
                vec![
                    ("facts.field.reported_by", actor_name(words, ledger, &one.by)),
                    (
                        "facts.field.site",
                        one.site.as_ref().map(|site| site_name(ledger, site)).unwrap_or_default(),
                    ),
                    (
                        "facts.field.matter_about",
                        about.map(|about| thing_words(words, ledger, &about)).unwrap_or_default(),
                    ),
                    ("facts.field.unusual", one.what.clone()),
                    ("facts.field.managers_answer", answer.unwrap_or_default()),
                ]
            }
            None => Vec::new(),
        },
    };
    known.retain(|(_, text)| !text.is_empty());
    known
}

/// Where it is, and the job that it belongs to.
fn around(ledger: &Ledger, what: DayThing, id: &ThingId) -> (Option<SiteId>, Option<WorkId>) {
    match what {
        DayThing::Request => (ledger.requests.get(id).map(|one| one.site.clone()), None),
        DayThing::Visit => {
            let visit = ledger.visits.get(id);
            (visit.map(|one| one.site.clone()), visit.and_then(|one| job_of(ledger, one)))
        }
        DayThing::Complaint => (ledger.complaints.get(id).map(|one| one.site.clone()), None),
        DayThing::Cash => (ledger.cash.get(id).and_then(|one| one.site.clone()), None),
        DayThing::Matter => {
            let matter = ledger.matters.get(id);
            let about = matter.and_then(|one| one.about.as_ref());
            let job = about.and_then(|about| ledger.work_called(Noun::Job, about.as_str()));
            (matter.and_then(|one| one.site.clone()), job)
        }
        DayThing::Problem => (ledger.problems.get(id).and_then(|one| one.site.clone()), None),
    }
}

#[component]
pub(super) fn Detail(what: DayThing, id: String) -> impl IntoView {
    let desk = Desk::get();
    let i18n = use_i18n();
    let Ok(id) = ThingId::parse(&id) else { return view! { <Unknown /> }.into_any() };
    let id = StoredValue::new(id);
    let known = Memo::new(move |_| {
        let (ledger, book) = (desk.ledger(), desk.book());
        id.with_value(|id| known_of(i18n.words(), &ledger, &book, what, id))
    });
    let next = Memo::new(move |_| {
        let (ledger, book) = (desk.ledger(), desk.book());
        id.with_value(|id| steps::of(&ledger, &book, what, id.as_str()))
    });
    let title = derived(move || id.with_value(|id| day_words(i18n.words(), &desk.ledger(), what, id)));
    let rows = move || {
        let row = |(key, text): (&'static str, String)| view! { <dt>{t!(key)}</dt><dd><WholeText text=text /></dd> };
        known.get().into_iter().map(row).collect_view()
    };
    view! {
        <Page title=title actions=|| view! { <LinkButton href=Route::register().href()>{t!("register.to_day")}</LinkButton> }>
            <Show when=move || !known.with(Vec::is_empty) fallback=|| view! { <Gone /> }>
                <dl class="facts-list">{rows}</dl>
                <InConflict place=Place::Day(Thing::Day(what, id.get_value())) />
                <Around what=what id=id />
                <Show when=move || !next.with(Vec::is_empty)>
                    <p class="register-next row">
                        <span class="muted">{t!("register.next")}</span>
                        {move || steps_of(next.get())}
                    </p>
                </Show>
                <Unusual what=what id=id />
                <Recorded what=what id=id />
            </Show>
        </Page>
    }
    .into_any()
}

/// A report is about something else.
#[component]
fn Unusual(what: DayThing, id: StoredValue<ThingId>) -> impl IntoView {
    let about = (what != DayThing::Matter).then(|| id.with_value(ThingId::to_string));
    about.map(|about| view! { <UnusualLink about=about /> })
}

/// Whom to call there, and the pages of its customer and job.
#[component]
fn Around(what: DayThing, id: StoredValue<ThingId>) -> impl IntoView {
    let desk = Desk::get();
    let i18n = use_i18n();
    let found = Memo::new(move |_| id.with_value(|id| around(&desk.ledger(), what, id)));
    let call = move || {
        let ledger = desk.ledger();
        let site = found.get().0?;
        let contact = ledger.sites.get(&site)?.contact.clone().filter(|contact| !contact.is_empty())?;
        let name = site_name(&ledger, &site);
        let href = Route::Site(site.to_string()).href();
        Some(view! {
            <p class="row small">
                <a href=href><WholeText text=name /></a>
                <span>{dialled(&contact)}</span>
            </p>
        })
    };
    let job = move || {
        let job = found.get().1?;
        let (WorkId::Notice(id) | WorkId::Repair(id)) = &job else { return None };
        let name = job_words(i18n.words(), &desk.ledger(), id);
        Some(view! { <p class="small"><a href=Route::Job(job).href()><WholeText text=name /></a></p> })
    };
    view! { {call} {job} }
}

/// Everything that was recorded of it, each to be taken back where nothing rests on it.
#[component]
fn Recorded(what: DayThing, id: StoredValue<ThingId>) -> impl IntoView {
    let desk = Desk::get();
    let facts = Memo::new(move |_| {
        let ledger = desk.ledger();
        let thing = Thing::Day(what, id.get_value());
        ledger.told_about(&thing).map(|fact| fact.id).collect::<Vec<FactId>>()
    });
    view! {
        <Section title=t!("register.recorded")>
            <ul class="lines facts" use:one_stop>
                <For each=move || facts.get() key=|id| *id children=|id| view! { <FactRow id=id /> } />
            </ul>
        </Section>
    }
}

#[component]
fn Gone() -> impl IntoView {
    view! {
        <EmptyState text=t!("register.unknown")>
            <LinkButton href=Route::register().href()>{t!("register.to_day")}</LinkButton>
        </EmptyState>
    }
}

#[component]
fn Unknown() -> impl IntoView {
    view! { <Page title=t!("register.title_page")><Gone /></Page> }
}
