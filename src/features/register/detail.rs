//! The page of a request, a visit, a complaint or money in hand: what there is to know, what comes next, what was recorded.

use super::{
    before::{arranged, before},
    planned::visits_for,
    step_links::StepLinks,
    steps,
    view::job_of,
    visits::Visits,
};
use crate::ui::prelude::*;
use crate::{
    app::{
        desk::Desk,
        format::{full_day, yuan},
        i18n::{Words, use_i18n},
        page::Page,
        route::Route,
        words::{
            actor_name, complaint_kind_key, day_words, job_words, site_name, thing_words, visit_kind_key,
            visit_outcome_key,
        },
    },
    domain::{DayThing, FactId, PersonId, SiteId, Thing, ThingId, WorkId},
    features::{
        jobs::{UnusualLink, contact::dialled},
        record::{conflicts::Place, conflicts_page::InConflict, fact_row::FactRow},
    },
    journal::kind::Noun,
    ledger::{Cash, Complaint, Ledger, Matter, Problem, Request, Visit},
    rules::RuleBook,
    t,
    ui::{EmptyState, LinkButton, Section, Show, WholeText, one_stop, references::ReferringText},
};

/// What is known of it, line by line: the key of what it is, and the text.
type Known = Vec<(&'static str, String)>;

fn known_of(words: Words, ledger: &Ledger, book: &RuleBook, what: DayThing, id: &ThingId) -> Known {
    let said = Said { words, ledger };
    let known: Option<Known> = match what {
        DayThing::Request => ledger.requests.get(id).map(|one| said.request(one)),
        DayThing::Visit => ledger.visits.get(id).map(|one| said.visit(book, one)),
        DayThing::Complaint => ledger.complaints.get(id).map(|one| said.complaint(one)),
        DayThing::Problem => ledger.problems.get(id).map(|one| said.problem(one)),
        DayThing::Cash => ledger.cash.get(id).map(|one| said.cash(one)),
        DayThing::Matter => ledger.matters.get(id).map(|one| said.matter(one)),
    };
    let mut known = known.unwrap_or_default();
    known.retain(|(_, text)| !text.is_empty());
    known
}

/// Says what is known of each kind of thing; what is not known says nothing.
struct Said<'a> {
    words: Words,
    ledger: &'a Ledger,
}

impl Said<'_> {
    fn site(&self, site: Option<&SiteId>) -> (&'static str, String) {
        ("facts.field.site", site.map(|site| site_name(self.ledger, site)).unwrap_or_default())
    }

    fn who(&self, person: &PersonId) -> String {
        actor_name(self.words, self.ledger, person)
    }

    fn request(&self, one: &Request) -> Known {
        vec![
            self.site(Some(&one.site)),
            ("facts.field.visit_kind", self.words.t(visit_kind_key(one.kind))),
            ("facts.field.wanted", full_day(self.words, one.wanted)),
            ("facts.field.what", one.what.clone()),
            ("facts.field.caller", one.caller.clone().unwrap_or_default()),
        ]
    }

    fn visit(&self, book: &RuleBook, one: &Visit) -> Known {
        let (words, place) = (self.words, one.place());
        let ended = one.ended.as_ref().map(|ended| words.t(visit_outcome_key(ended.value)));
        let mut known = vec![
            self.site(Some(&one.site)),
            ("facts.field.visit_kind", words.t(visit_kind_key(one.kind))),
            ("facts.field.goes", self.who(&place.to)),
            ("facts.field.day", full_day(words, place.day)),
            ("facts.field.time", place.time.map(|time| time.to_string()).unwrap_or_default()),
            ("facts.field.what", one.what.clone()),
            ("facts.field.outcome", ended.unwrap_or_default()),
            ("register.column.stand", words.t(steps::stand(self.ledger, book, one).key())),
        ];
        known.extend(arranged(words, one));
        known
    }

    fn complaint(&self, one: &Complaint) -> Known {
        let whose = one.verified.as_ref().and_then(|found| found.value.person.as_ref());
        let kind = one.kind.map(|kind| self.words.t(complaint_kind_key(kind)));
        vec![
            self.site(Some(&one.site)),
            ("facts.field.complaint_kind", kind.unwrap_or_default()),
            ("facts.field.what", one.what.clone()),
            ("facts.field.caller", one.caller.clone().unwrap_or_default()),
            ("facts.field.whose_fault", whose.map(|who| self.who(who)).unwrap_or_default()),
        ]
    }

    fn problem(&self, one: &Problem) -> Known {
        let words = self.words;
        let found = one.judged.as_ref().map(|judged| {
            let key = if judged.value.is_new { "facts.problem_new" } else { "facts.problem_known" };
            match judged.value.why.as_str() {
                "" => words.t(key),
                why => words.tv("facts.problem_found", &[("found", &words.t(key)), ("why", &why)]),
            }
        });
        let taken = one.taken.map(|taken| full_day(words, taken.on));
        vec![
            ("facts.field.product", one.product.clone()),
            ("facts.field.what", one.what.clone()),
            ("forms.f.reported_by", self.who(&one.by)),
            self.site(one.site.as_ref()),
            ("facts.kind.problem_taken", taken.unwrap_or_default()),
            ("facts.kind.problem_judged", found.unwrap_or_default()),
        ]
    }

    fn cash(&self, one: &Cash) -> Known {
        let job = one.job.as_ref().map(|job| job_words(self.words, self.ledger, job));
        vec![
            ("facts.field.taken_by", self.who(&one.by)),
            ("facts.field.amount", yuan(one.amount.exact())),
            self.site(one.site.as_ref()),
            ("facts.field.job", job.unwrap_or_default()),
        ]
    }

    fn matter(&self, one: &Matter) -> Known {
        let about = one.about.as_ref().and_then(|id| self.ledger.thing_called(Noun::Numbered, id.as_str()));
        let about = about.map(|about| thing_words(self.words, self.ledger, &about));
        let answer = one.answered.as_ref().map(|answered| answered.value.clone());
        vec![
            ("facts.field.reported_by", self.who(&one.by)),
            self.site(one.site.as_ref()),
            ("facts.field.matter_about", about.unwrap_or_default()),
            ("facts.field.unusual", one.what.clone()),
            ("facts.field.managers_answer", answer.unwrap_or_default()),
        ]
    }
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
                <PlannedFor what=what id=id />
                <Before what=what id=id />
                <Show when=move || !next.with(Vec::is_empty)>
                    <p class="register-next row">
                        <span class="muted">{t!("register.next")}</span>
                        {move || view! { <StepLinks next=next.get() /> }}
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

/// The visits of a request, each with its page, or that nobody has it yet.
#[component]
fn PlannedFor(what: DayThing, id: StoredValue<ThingId>) -> impl IntoView {
    let desk = Desk::get();
    let i18n = use_i18n();
    let found = Memo::new(move |_| {
        let (words, ledger, book, today) = (i18n.words(), desk.ledger(), desk.book(), desk.today());
        let known = id.with_value(|id| ledger.requests.contains_key(id));
        let of = |id: &ThingId| visits_for(words, &ledger, &book, id.as_str(), today);
        (what == DayThing::Request && known).then(|| id.with_value(of))
    });
    move || {
        found.get().map(|visits| match visits.is_empty() {
            true => view! { <p class="muted">{t!("register.request.nobody")}</p> }.into_any(),
            false => view! {
                <p class="strong">{t!("register.request.visits")}</p>
                <Visits of=visits />
            }
            .into_any(),
        })
    }
}

/// What to know of the place before anybody drives out.
#[component]
fn Before(what: DayThing, id: StoredValue<ThingId>) -> impl IntoView {
    let desk = Desk::get();
    let i18n = use_i18n();
    let known = Memo::new(move |_| {
        let (ledger, book, today) = (desk.ledger(), desk.book(), desk.today());
        let visit = id.with_value(|id| ledger.visits.get(id).filter(|_| what == DayThing::Visit).cloned());
        visit.map(|visit| before(i18n.words(), &ledger, &book, &visit, today)).unwrap_or_default()
    });
    let lines = move || {
        let line = |text| view! { <p class="small"><ReferringText text=text /></p> };
        known.get().into_iter().map(line).collect_view()
    };
    view! { <div class="stack-tight">{lines}</div> }
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
