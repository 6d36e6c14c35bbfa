//! The screen of `#/record/all`: everything that was ever recorded, and the list that it is, for other lists of facts.

use super::{
    arrivals_page::look_at_arrivals,
    fact_row::FactRow,
    journal_view::{Among, Looked, Search, found, kinds},
    kind_page::ToTheList,
    tables,
};
use crate::ui::prelude::*;
use crate::{
    app::{
        desk::Desk,
        i18n::{Words, use_i18n},
        more::More,
        page::Page,
        paging::Paging,
        route::Route,
        tables::{Tables, TakeTable},
    },
    domain::Arrange,
    ledger::Ledger,
    t,
    ui::{Button, Choice, EmptyState, LinkButton, SearchBox, Select, Show, WholeText, one_stop},
};
use std::{sync::Arc, time::Duration};

/// The order by when facts came here.
const CAME: &str = "came";

/// Whoever types comes between two pieces of a search.
const BETWEEN: Duration = Duration::from_millis(1);

#[component]
pub fn JournalPage() -> impl IntoView {
    look_at_arrivals();
    let desk = Desk::get();
    let i18n = use_i18n();
    let order = RwSignal::new(String::new());
    let has_arrivals = Memo::new(move |_| !desk.arrivals().is_empty());
    let came = Memo::new(move |_| order.get() == CAME && has_arrivals.get());
    // Only while it is asked for: of ten years that is 150 000 facts to be put in order.
    let among = derived(move || match came.get() {
        true => Among::These(Arc::new(desk.arrivals().in_order(desk.ledger().recorded()))),
        false => Among::Recorded,
    });
    let orders = derived(move || vec![Choice::new(CAME, i18n.t("forms.all.order.came"))]);
    let tools = move || {
        view! {
            <Show when=move || has_arrivals.get()>
                <Select
                    value=order
                    options=orders
                    empty=t!("forms.all.order.recorded")
                    label=t!("forms.all.order")
                />
            </Show>
        }
    };
    let actions = move || {
        view! {
            <LinkButton href=Route::record("arrivals").href()>{t!("forms.arrivals")}</LinkButton>
            <ToTheList />
        }
    };
    view! {
        <Page title=t!("forms.all") lead=t!("forms.all.lead") actions=actions>
            <JournalList among=among name="forms.all" tools=tools />
        </Page>
    }
}

/// Facts to be searched and narrowed, each to be opened. `name`: the key of the list's; `tools`: what orders it.
#[component]
pub fn JournalList(
    #[prop(into)] among: Signal<Among>,
    name: &'static str,
    #[prop(optional, into)] tools: ViewFn,
) -> impl IntoView {
    let desk = Desk::get();
    let i18n = use_i18n();
    let typed = RwSignal::new(String::new());
    let kind = RwSignal::new(String::new());
    let paging = RwSignal::new(Paging::SECTION);
    let search = Memo::new(move |_| Search { typed: typed.get(), kind: kind.get(), among: among.get() });
    let hits = looked_for(search);
    let whole = Memo::new(move |_| hits.with(|hits| hits.whole));
    let choices = derived(move || {
        let words = i18n.words();
        let kinds = among.with(|among| kinds(&desk.ledger(), among));
        let mut choices: Vec<Choice> = kinds.into_iter().map(|key| Choice::new(key, words.t(key))).collect();
        choices.arrange_by(|a, b| a.label.cmp(&b.label));
        choices
    });
    let taken = move |words| {
        let (ledger, today) = (desk.ledger(), desk.today());
        let found = search.with(|search| found(words, &ledger, search));
        let page = tables::facts(words, &ledger, &desk.arrivals(), name, &found);
        Some(Tables::list(page, today))
    };
    let count = move || hits.with(|hits| hits.hits.len());
    let rows = move || hits.with(|hits| paging.get().drawn(&hits.hits).to_vec());
    let everything = move || {
        typed.set(String::new());
        kind.set(String::new());
    };
    view! {
        <div class="list-tools">
            <SearchBox value=typed label=t!("forms.all.find") />
            <Select value=kind options=choices empty=t!("forms.all.every_kind") label=t!("forms.all.kind") />
            {tools.run()}
            // Said once: the number while one still looks is none.
            <span class="muted" role="status">
                <Show when=move || whole.get() fallback=|| t!("forms.all.looking")>
                    <WholeText text=t!("forms.all.count", n = count()) />
                </Show>
            </span>
            <TakeTable tables=taken />
        </div>
        <Show when=move || whole.get() && count() == 0>
            <EmptyState text=t!("forms.all.none")>
                <Button on_click=everything>{t!("forms.all.show")}</Button>
            </EmptyState>
        </Show>
        <ul class="lines facts" use:one_stop>
            <For each=rows key=|id| *id children=|id| view! { <FactRow id=id /> } />
        </ul>
        <More paging=paging all=derived(count) />
    }
}

/// What answers a search: the first piece at once, the others one after the other. What is looked for anew, or in other
/// facts, is looked for from the beginning.
fn looked_for(search: Memo<Search>) -> Memo<Looked> {
    let desk = Desk::get();
    let i18n = use_i18n();
    let again = RwSignal::new(0_u32);
    let asked =
        Memo::new(move |_| Asked { search: search.get(), words: i18n.words(), ledger: desk.ledger() });
    let looked = Memo::new(move |before: Option<&(Asked, Looked)>| {
        again.track();
        let asked = asked.get();
        let looked = before.filter(|(before, _)| *before == asked).map(|(_, looked)| looked.clone());
        let Asked { search, words, ledger } = &asked;
        let looked = match looked {
            Some(looked) if looked.whole => looked,
            looked => looked.unwrap_or_default().on(*words, ledger, search, search.at_once()),
        };
        (asked, looked)
    });
    // One piece at a time, however often something else is typed meanwhile.
    let waiting = StoredValue::new(None::<TimeoutHandle>);
    Effect::new(move |_| {
        if let Some(before) = waiting.get_value() {
            before.clear();
        }
        let whole = looked.with(|(_, looked)| looked.whole);
        let next =
            || set_timeout_with_handle(move || _ = again.try_update(|again| *again += 1), BETWEEN).ok();
        waiting.set_value(if whole { None } else { next() });
    });
    Memo::new(move |_| looked.with(|(_, looked)| looked.clone()))
}

/// What is looked for, and in what.
#[derive(Clone)]
struct Asked {
    search: Search,
    words: Words,
    ledger: Arc<Ledger>,
}

impl PartialEq for Asked {
    fn eq(&self, other: &Asked) -> bool {
        let same = (&self.search, self.words) == (&other.search, other.words);
        same && Arc::ptr_eq(&self.ledger, &other.ledger)
    }
}
