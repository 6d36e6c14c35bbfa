//! The screen of `#/record/all`: everything that was ever recorded.

use super::{
    fact_row::FactRow,
    journal_view::{Search, found, kinds},
    kind_page::ToTheList,
    tables,
};
use crate::{
    app::{
        derived::derived,
        desk::Desk,
        i18n::use_i18n,
        page::Page,
        tables::{Tables, TakeTable},
    },
    domain::Arrange,
    t,
    ui::{Button, Choice, SearchBox, Select, Show, WholeText, one_stop},
};
use leptos::prelude::*;

/// How many rows are added at a time.
const PAGE: usize = 50;

#[component]
pub fn JournalPage() -> impl IntoView {
    let desk = Desk::get();
    let i18n = use_i18n();
    let typed = RwSignal::new(String::new());
    let kind = RwSignal::new(String::new());
    let shown = RwSignal::new(PAGE);
    let hits = Memo::new(move |_| {
        let search = Search { typed: typed.get(), kind: kind.get() };
        found(i18n.words(), &desk.ledger(), &search).iter().map(|fact| fact.id).collect::<Vec<_>>()
    });
    let choices = derived(move || {
        let words = i18n.words();
        let mut choices: Vec<Choice> =
            kinds(&desk.ledger()).into_iter().map(|key| Choice::new(key, words.t(key))).collect();
        choices.arrange_by(|a, b| a.label.cmp(&b.label));
        choices
    });
    let taken = move |words| {
        let search = Search { typed: typed.get(), kind: kind.get() };
        let (ledger, today) = (desk.ledger(), desk.today());
        let page = tables::facts(words, &ledger, "forms.all", &found(words, &ledger, &search));
        Some(Tables::list(page, today))
    };
    let rows = move || hits.with(|hits| hits.iter().take(shown.get()).copied().collect::<Vec<_>>());
    let more = move || hits.with(Vec::len).saturating_sub(shown.get());
    view! {
        <Page title=t!("forms.all") lead=t!("forms.all.lead") actions=move || view! { <ToTheList /> }>
            <div class="list-tools">
                <SearchBox value=typed label=t!("forms.all.find") />
                <Select value=kind options=choices empty=t!("forms.all.every_kind") label=t!("forms.all.kind") />
                <span class="muted" role="status">
                    <WholeText text=t!("forms.all.count", n = hits.with(Vec::len)) />
                </span>
                <TakeTable tables=taken />
            </div>
            <ul class="lines facts" use:one_stop>
                <For each=rows key=|id| *id children=|id| view! { <FactRow id=id /> } />
            </ul>
            <Show when=move || { more() > 0 }>
                <div class="row">
                    <Button on_click=move || shown.update(|shown| *shown += PAGE)>
                        <WholeText text=t!("forms.all.more", n = more()) />
                    </Button>
                </div>
            </Show>
        </Page>
    }
}
