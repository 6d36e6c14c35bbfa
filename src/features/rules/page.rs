//! The rules as a page to read: clause by clause, with their figures, since when, and what is doubtful.

use super::{
    calendar::CalendarSection,
    clause_row::{ClauseRow, clause_place},
    fees::FeesSection,
    history::HistorySection,
    layout::{CHAPTERS, Chapter, chapter_of},
    tables,
    tax::TaxForm,
    view::{Filter, InForce},
};
use crate::ui::prelude::*;
use crate::{
    app::{
        desk::Desk,
        i18n::{Words, use_i18n},
        page::Page,
        route::{Route, replace, use_route},
        tables::TakeTable,
        words::month_words,
    },
    domain::Month,
    features::{
        record::{conflicts::Place, conflicts_page::InConflict},
        whatif::start::StartDraft,
    },
    rules::catalogue::{CATALOGUE, CatalogueClause, counts, entry},
    t,
    ui::{
        Bind, Choice, EmptyState, RadioGroup, SearchBox, Section, Show, Tabs, WholeText, find, focus_field,
    },
};

#[component]
pub fn RulesPage() -> impl IntoView {
    let desk = Desk::get();
    let i18n = use_i18n();
    let in_force = Memo::new(move |_| InForce::on(&desk.book(), desk.today()));
    let filter = RwSignal::new(Filter::Values.code().to_owned());
    let find = RwSignal::new(String::new());
    let filters = derived(move || {
        Filter::ALL.map(|filter| Choice::new(filter.code(), i18n.t(filter.title()))).to_vec()
    });
    let tax_open = Memo::new(move |_| in_force.with(|now| now.values().text(TAX).is_empty()));
    let finding = Memo::new(move |_| find.with(|find| !find.trim().is_empty()));
    let named = named_clause();
    let shown = Memo::new(move |_| {
        let filter = filter.with(|code| Filter::from_code(code));
        let (words, find) = (i18n.words(), find.get().trim().to_owned());
        // The clause of the address is shown whatever the filter leaves out.
        let named = named.get();
        let let_through = |entry: &CatalogueClause| filter.shows(entry) || named == Some(entry.clause.0);
        let chapters = CHAPTERS.iter().map(|chapter| {
            let entries = chapter.clauses().filter(|entry| let_through(entry) && found(words, entry, &find));
            (*chapter, entries.map(|entry| entry.clause.0).collect::<Vec<_>>())
        });
        chapters.filter(|(_, entries)| !entries.is_empty()).collect::<Vec<_>>()
    });
    let taken = move |words| {
        let ids: Vec<&'static str> = shown.get().into_iter().flat_map(|(_, ids)| ids).collect();
        Some(in_force.with(|now| tables::tables(words, &ids, now, desk.today())))
    };
    let here = chosen_tab(shown);
    reveal(named, find);
    let body = move || match finding.get() {
        true => view! { <Hits shown=shown in_force=in_force /> }.into_any(),
        false => view! { <Chapters shown=shown here=here in_force=in_force /> }.into_any(),
    };
    view! {
        <Page title=t!("shell.place.rules") lead=t!("rules.lead") actions=move || view! { <TakeTable tables=taken of="shell.place.rules" /> <StartDraft /> }>
            <p class="muted"><WholeText text=derived(move || extent_words(i18n.words())) /></p>
            <p class="rules-now"><WholeText text=derived(move || now_words(i18n.words(), in_force)) /> " " <WholeText text=derived(move || coming_words(i18n.words(), desk)) /></p>
            <InConflict place=Place::Rules />
            <Show when=move || tax_open.get()>
                <Section title=t!("rules.tax.title") lead=t!("rules.tax.why")>
                    <TaxForm />
                </Section>
            </Show>
            // What narrows the clauses stands where there are clauses.
            <Show when=move || finding.get() || here.with(|here| !BESIDE.contains(&here.as_str()))>
                <div class="rules-filter">
                    <RadioGroup legend=t!("rules.filter.label") value=filter options=filters inline=true />
                    <SearchBox value=find label=t!("rules.find") />
                </div>
            </Show>
            {body}
        </Page>
    }
}

/// Chapters with the ids of their clauses that are shown.
type Shown = Vec<(Chapter, Vec<&'static str>)>;

/// The tab of the address. A chapter that the filter leaves nothing of gives way to the first one that has something.
fn chosen_tab(shown: Memo<Shown>) -> Memo<String> {
    let route = use_route();
    let tab = Memo::new(move |_| match route.get() {
        Route::RulesAt(place) => chapter_of(&place).map_or(place, |chapter| chapter.code.to_owned()),
        _ => CHAPTERS[0].code.to_owned(),
    });
    Memo::new(move |_| {
        let tab = tab.get();
        let there = BESIDE.contains(&tab.as_str()) || shown.with(|s| s.iter().any(|(c, _)| c.code == tab));
        if there { tab } else { shown.with(|s| s.first().map_or(HISTORY, |(c, _)| c.code).to_owned()) }
    })
}

/// The clause that the address names.
fn named_clause() -> Memo<Option<&'static str>> {
    let route = use_route();
    Memo::new(move |_| match route.get() {
        Route::RulesAt(place) => entry(&place).map(|entry| entry.clause.0),
        _ => None,
    })
}

/// Goes to the clause of the address, once it is on the page. What was searched before would keep it off.
fn reveal(named: Memo<Option<&'static str>>, find: RwSignal<String>) {
    Effect::new(move |_| {
        if let Some(id) = named.get() {
            find.set(String::new());
            request_animation_frame(move || focus_field(&clause_place(id)));
        }
    });
}

/// A tab for each chapter, and those for what was adopted and for the calendar.
#[component]
fn Chapters(shown: Memo<Shown>, here: Memo<String>, in_force: Memo<InForce>) -> impl IntoView {
    let i18n = use_i18n();
    let tabs = move || {
        let words = i18n.words();
        let chapters =
            shown.get().into_iter().map(|(chapter, _)| Choice::new(chapter.code, words.t(chapter.title)));
        let rest = [
            (FEES, "rules.fees.title"),
            (HISTORY, "rules.history.title"),
            (CALENDAR, "rules.calendar.title"),
        ];
        chapters.chain(rest.map(|(code, key)| Choice::new(code, words.t(key)))).collect::<Vec<_>>()
    };
    let panel = move || match here.get().as_str() {
        FEES => view! { <FeesSection /> }.into_any(),
        HISTORY => view! { <HistorySection /> }.into_any(),
        CALENDAR => view! { <CalendarSection /> }.into_any(),
        code => {
            let found = shown.get().into_iter().find(|(chapter, _)| chapter.code == code);
            found.map(|(chapter, ids)| chapter_view(chapter, ids, in_force)).into_any()
        }
    };
    let value = Bind::new(move || here.get(), move |code| replace(&Route::RulesAt(code)));
    view! {
        <Tabs value=value options=derived(tabs) label=t!("rules.chapters")>
            {panel}
        </Tabs>
    }
}

/// All that is found, chapter by chapter.
#[component]
fn Hits(shown: Memo<Shown>, in_force: Memo<InForce>) -> impl IntoView {
    let all = move || {
        let shown = shown.get();
        if shown.is_empty() {
            return view! { <EmptyState text=t!("rules.find.none") /> }.into_any();
        }
        let chapters = shown.into_iter().map(|(chapter, ids)| chapter_view(chapter, ids, in_force));
        chapters.collect_view().into_any()
    };
    view! { <div>{all}</div> }
}

/// The tabs that are no chapters.
pub(super) const HISTORY: &str = "history";
const CALENDAR: &str = "calendar";
const FEES: &str = "fees";
const BESIDE: [&str; 3] = [HISTORY, CALENDAR, FEES];

/// The place of the tax rate.
const TAX: &str = "repair.difference_tax_percent";

fn found(words: Words, entry: &CatalogueClause, find: &str) -> bool {
    find.is_empty()
        || entry.clause.0.starts_with(find)
        || [entry.title, entry.text].iter().any(|key| find::answers(find, [words.t(key).as_str()]))
}

/// What is adopted and not yet in force: whoever reads a figure here is to know that it will be another.
fn coming_words(words: Words, desk: Desk) -> String {
    let (book, this) = (desk.book(), Month::of(desk.today()));
    let later = book.sets().iter().filter_map(|set| Some((set.from.month()?, &set.name)));
    let line = |(from, name): (Month, &String)| {
        words.tv("rules.now.coming", &[("month", &month_words(words, from)), ("name", name)])
    };
    later.filter(|(from, _)| *from > this).map(line).collect::<Vec<_>>().join(" ")
}

/// How far the program goes with the regulation, in numbers.
fn extent_words(words: Words) -> String {
    let (computed, in_part, recorded, left) = counts();
    words.tv(
        "rules.extent",
        &[
            ("all", &CATALOGUE.len()),
            ("computed", &computed),
            ("part", &in_part),
            ("recorded", &recorded),
            ("left", &left),
        ],
    )
}

fn now_words(words: Words, in_force: Memo<InForce>) -> String {
    in_force.with(|now| match now.from() {
        None => words.t("rules.now.regulation"),
        Some(month) => {
            words.tv("rules.now.adopted", &[("name", &now.name), ("month", &month_words(words, month))])
        }
    })
}

fn chapter_view(chapter: Chapter, ids: Vec<&'static str>, in_force: Memo<InForce>) -> impl IntoView {
    let rows = ids.into_iter().map(|id| view! { <ClauseRow id=id in_force=in_force /> }).collect_view();
    view! { <Section title=t!(chapter.title)>{rows}</Section> }
}
