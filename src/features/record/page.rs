//! The screen of `#/record`: what can be written down, found by words, recently used first.

use super::{
    journal_view::latest,
    kinds::{Group, Kind, all, kind_of},
    open_list::open_now,
};
use crate::ui::prelude::*;
use crate::{
    app::{desk::Desk, i18n::use_i18n, page::Page, route::Route},
    t,
    ui::{LinkButton, SearchBox, Section, Show, find::rank},
};

/// How many recently used kinds are shown, and among how many of the latest facts they are looked for.
const RECENT: usize = 5;
const LOOKED_AT: usize = 60;

/// One thing to write down.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Recordable {
    group: Group,
    name: &'static str,
    lead: &'static str,
    to: To,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum To {
    Form(&'static str),
    NewJob,
    Jobs,
    Sites,
    People,
}

impl To {
    fn route(self) -> Route {
        match self {
            To::Form(code) => Route::record(code),
            To::NewJob => Route::NewJob,
            To::Jobs => Route::jobs(),
            To::Sites => Route::sites(),
            To::People => Route::People,
        }
    }
}

fn entry(kind: &'static Kind) -> Recordable {
    let name = kind.declared.key;
    Recordable { group: kind.group, name, lead: kind.lead, to: To::Form(kind.code()) }
}

/// Everything, in the order of the list: the forms here, and what has a screen of its own.
fn entries() -> Vec<Recordable> {
    let own = |group, name, lead, to| Recordable { group, name, lead, to };
    let commissioning = [
        own(Group::Commissioning, "facts.kind.notice", "facts.lead.notice", To::NewJob),
        own(Group::Commissioning, "forms.steps", "facts.lead.steps", To::Jobs),
        own(Group::Commissioning, "facts.kind.site", "facts.lead.site", To::Sites),
    ];
    let morning = own(Group::Attendance, "forms.morning", "forms.morning.lead", To::Form("morning"));
    let people = own(Group::People, "facts.kind.person", "facts.lead.people", To::People);
    commissioning
        .into_iter()
        .chain(std::iter::once(morning))
        .chain(all().filter(|kind| !kind.lead.is_empty()).map(entry))
        .chain([people])
        .collect()
}

#[component]
pub fn RecordPage() -> impl IntoView {
    let i18n = use_i18n();
    let typed = RwSignal::new(String::new());
    let found = Memo::new(move |_| {
        let words = i18n.words();
        let answers = |entry: &Recordable| {
            let also = format!("{} {}", words.t(entry.lead), words.t(entry.group.name_key()));
            rank(&typed.get(), &words.t(entry.name), &also).is_some()
        };
        entries().into_iter().filter(answers).collect::<Vec<_>>()
    });
    let groups = move || {
        let found = found.get();
        let group = |group: Group| {
            let entries: Vec<Recordable> =
                found.iter().copied().filter(|entry| entry.group == group).collect();
            (!entries.is_empty()).then(|| {
                view! {
                    <Section title=t!(group.name_key())>
                        {(group == Group::Repair).then(|| view! { <HowManyOpen /> })}
                        <Entries entries=entries />
                    </Section>
                }
            })
        };
        Group::ALL.into_iter().filter_map(group).collect_view()
    };
    view! {
        <Page
            title=t!("forms.title")
            lead=t!("forms.lead")
            actions=move || {
                view! {
                    <LinkButton href=Route::record("all").href()>{t!("forms.all")}</LinkButton>
                }
            }
        >
            <SearchBox value=typed label=t!("forms.find") />
            <Show when=move || typed.with(String::is_empty)>
                <Recent />
            </Show>
            <Show when=move || found.with(Vec::is_empty)>
                <p class="muted" role="status">
                    {t!("forms.find.nothing")}
                </p>
            </Show>
            <div class="record-groups">{groups}</div>
        </Page>
    }
}

/// How many repairs are not complete, with the way to them.
#[component]
fn HowManyOpen() -> impl IntoView {
    let open = open_now();
    view! {
        <Show when=move || !open.with(Vec::is_empty)>
            <p class="record-open">
                <a href=Route::record("open").href()>{t!("forms.open.count", n = open.with(Vec::len))}</a>
            </p>
        </Show>
    }
}

/// The kinds this device recorded last, without a search.
#[component]
fn Recent() -> impl IntoView {
    let desk = Desk::get();
    let recent = Memo::new(move |_| {
        let device = desk.device();
        let mine = latest(&desk.ledger(), |fact| fact.device == device, LOOKED_AT);
        let mut found: Vec<Recordable> = Vec::new();
        for kind in mine.iter().filter_map(|fact| kind_of(&fact.body)) {
            let entry = entry(kind);
            if !found.contains(&entry) && found.len() < RECENT {
                found.push(entry);
            }
        }
        found
    });
    move || {
        let recent = recent.get();
        (!recent.is_empty()).then(|| {
            view! {
                <div class="record-recent">
                    <Section title=t!("forms.recent")>
                        <Entries entries=recent />
                    </Section>
                </div>
            }
        })
    }
}

#[component]
fn Entries(entries: Vec<Recordable>) -> impl IntoView {
    let entry = |entry: Recordable| {
        view! {
            <li>
                <a class="record-entry" href=entry.to.route().href()>
                    <span class="record-name">{t!(entry.name)}</span>
                    <span class="record-lead">{t!(entry.lead)}</span>
                </a>
            </li>
        }
    };
    view! { <ul class="record-entries">{entries.into_iter().map(entry).collect_view()}</ul> }
}
