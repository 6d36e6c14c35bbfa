//! My pay: one number first, then where it comes from, what waits, what is possible, the ladder, and the year.

use super::{
    expected::Expected,
    ladder::LadderSection,
    lines::{LastMonths, LinesSection},
    view::{months, people, sum},
    year::YearSection,
};
use crate::ui::prelude::*;
use crate::{
    app::{
        desk::Desk,
        format,
        i18n::use_i18n,
        page::Page,
        route::{PayQuery, Route, replace, use_route},
        tables::Tables,
        words::{month_words, person_name, role_key, stake_words},
    },
    domain::{Month, PersonId},
    features::settlement::view::paper_state_key,
    platform::remember,
    rules::{
        Statement,
        prospects::{Prospect, Stage, prospects_of},
    },
    spreadsheet, t,
    ui::{Badge, Bind, Choice, EmptyState, ExactText, Field, Keyed, MonthPicker, Select, Show, Tone},
};

/// Where this browser remembers who looked last.
const PERSON: &str = "fieldbook.form.my-pay";

/// Whose pay, and which month. `Copy`.
#[derive(Clone, Copy)]
pub struct Mine {
    pub person: Memo<Option<PersonId>>,
    pub month: Memo<Month>,
    pub statement: Memo<Option<Statement>>,
    pub prospects: Memo<Vec<Prospect>>,
}

impl Mine {
    /// The address decides, then whoever was chosen here last in this browser, then who sits here.
    fn new() -> Mine {
        let desk = Desk::get();
        let route = use_route();
        let query = Memo::new(move |_| match route.get() {
            Route::MyPay(query) => query,
            _ => PayQuery::default(),
        });
        let person = Memo::new(move |_| {
            let ledger = desk.ledger();
            let known = |id: &PersonId| ledger.people.contains_key(id);
            let asked = query.with(|query| query.person.as_deref().and_then(|id| PersonId::parse(id).ok()));
            let last = || remember::read::<String>(PERSON).and_then(|id| PersonId::parse(&id).ok());
            asked.filter(known).or_else(|| last().filter(known)).or_else(|| desk.sitter().filter(known))
        });
        let month = Memo::new(move |_| {
            let asked = query.with(|query| query.month.as_deref().and_then(|month| month.parse().ok()));
            asked.unwrap_or_else(|| Month::of(desk.today()))
        });
        let statement = Memo::new(move |_| desk.settled().statement(month.get(), &person.get()?).cloned());
        let prospects = Memo::new(move |_| {
            let of = |person| prospects_of(&desk.standing(), &desk.unfinished(), Some(&person), desk.today());
            person.get().map(of).unwrap_or_default()
        });
        Mine { person, month, statement, prospects }
    }

    /// A table of whose pay it is; `month` where it is one month's.
    pub fn tables(self, page: spreadsheet::Page, month: Option<Month>) -> Tables {
        let desk = Desk::get();
        let name = self.person.get().map(|person| person_name(&desk.ledger(), &person));
        let of = name.into_iter().chain(month.map(|month| month.to_string())).collect::<Vec<_>>().join(" ");
        let tables = Tables::list_of(page, of, desk.today());
        let settled = desk.settled();
        match month.and_then(|month| settled.sheet(month)) {
            Some(sheet) => tables.holding(use_i18n().t(paper_state_key(sheet, desk.today()))),
            None => tables,
        }
    }

    /// The month shown is the present one.
    pub fn is_now(self) -> bool {
        self.month.get() == Month::of(Desk::get().today())
    }
}

fn go(person: Option<String>, month: Option<String>) {
    replace(&Route::MyPay(PayQuery { person, month }));
}

#[component]
pub fn MyPayPage() -> impl IntoView {
    let mine = Mine::new();
    // What pays is built anew for another person, month or figure, so that nothing of the last one can stay.
    let shown = Memo::new(move |_| {
        let (statement, prospects) = (mine.statement.get(), mine.prospects.get());
        mine.person.get().map(|person| (person, mine.month.get(), statement, prospects))
    });
    view! {
        <Page title=t!("shell.place.my_pay") lead=t!("mypay.lead")>
            <div class="mypay">
                <Choose mine=mine />
                <Keyed of=shown let:shown>
                    {match shown {
                        Some(_) => view! { <Pay mine=mine /> }.into_any(),
                        None => view! { <EmptyState text=t!("mypay.nobody") /> }.into_any(),
                    }}
                </Keyed>
            </div>
        </Page>
    }
}

/// Who one is, and which month.
#[component]
fn Choose(mine: Mine) -> impl IntoView {
    let desk = Desk::get();
    let i18n = use_i18n();
    let route = use_route();
    let asked_month = move || {
        route.with_untracked(|route| match route {
            Route::MyPay(query) => query.month.clone(),
            _ => None,
        })
    };
    let person = Bind::new(
        move || mine.person.get().map(|person| person.to_string()).unwrap_or_default(),
        move |id: String| {
            remember::write(PERSON, &id);
            go(Some(id), asked_month());
        },
    );
    let choices = derived(move || {
        let (words, ledger, today) = (i18n.words(), desk.ledger(), desk.today());
        let choice = |id: PersonId| {
            let role = ledger.people.get(&id).map(|person| words.t(role_key(person.role_on(today))));
            let name = person_name(&ledger, &id);
            let label = words.tv("mypay.choice", &[("name", &name), ("role", &role.unwrap_or_default())]);
            Choice::new(id.to_string(), label)
        };
        people(&ledger, today).into_iter().map(choice).collect::<Vec<_>>()
    });
    let month = Bind::new(
        move || mine.month.get().to_string(),
        move |month: String| go(mine.person.get_untracked().map(|person| person.to_string()), Some(month)),
    );
    let month_choices = derived(move || {
        let words = i18n.words();
        let months = months(desk.settled().months.iter().map(|sheet| sheet.month), desk.today());
        let choice = |month: Month| Choice::new(month.to_string(), month_words(words, month));
        months.into_iter().map(choice).collect::<Vec<_>>()
    });
    view! {
        <div class="mypay-choose">
            <Field label=t!("mypay.who")>
                <Select value=person options=choices empty=t!("mypay.who.empty") />
            </Field>
            <MonthPicker
                value=month
                options=month_choices
                label=t!("mypay.month")
                previous=t!("mypay.month.previous")
                next=t!("mypay.month.next")
            />
        </div>
    }
}

#[component]
fn Pay(mine: Mine) -> impl IntoView {
    let desk = Desk::get();
    let field = Memo::new(move |_| {
        let (ledger, day) = (desk.ledger(), mine.month.get().last());
        mine.person.with(|id| {
            id.as_ref().and_then(|id| ledger.people.get(id)).is_some_and(|p| p.role_on(day).is_field())
        })
    });
    let now = Memo::new(move |_| mine.is_now());
    view! {
        <Total mine=mine now=now />
        <Show when=move || field.get()>
            <LadderSection mine=mine />
        </Show>
        <LinesSection mine=mine />
        <Show when=move || now.get()>
            <Expected mine=mine stage=Stage::Waiting />
            <Expected mine=mine stage=Stage::Possible />
            <Expected mine=mine stage=Stage::Owed />
        </Show>
        <Show when=move || field.get()>
            <YearSection mine=mine />
        </Show>
        <LastMonths mine=mine />
    }
}

/// The one number, and the sums beside it.
#[component]
fn Total(mine: Mine, now: Memo<bool>) -> impl IntoView {
    let desk = Desk::get();
    let i18n = use_i18n();
    let closed = Memo::new(move |_| {
        desk.settled().sheet(mine.month.get()).is_some_and(|sheet| sheet.closed.is_some())
    });
    let title = move || {
        let words = i18n.words();
        let month = month_words(words, mine.month.get());
        words.tv(if now.get() { "mypay.total.now" } else { "mypay.total.month" }, &[("month", &month)])
    };
    let net = move || {
        let (month, today) = (mine.month.get(), desk.today());
        let net = |statement: &Statement| statement.net_so_far(month, today).exact();
        format::yuan(mine.statement.with(|statement| statement.as_ref().map(net)).unwrap_or_default())
    };
    let stage = move |stage: Stage, key: &'static str| {
        let amount = move || mine.prospects.with(|all| stake_words(i18n.words(), sum(all, stage)));
        view! {
            <div class="mypay-sum">
                <dt>{t!(key)}</dt>
                <dd class="mypay-figure"><ExactText text=derived(amount) /></dd>
            </div>
        }
    };
    view! {
        <section class="mypay-total" aria-label=title>
            <p class="mypay-total-title">
                <ExactText text=derived(title) /> " "
                {move || {
                    closed.get().then(|| view! { <Badge tone=Tone::Done text=t!("mypay.closed") /> })
                }}
            </p>
            <p class="mypay-total-figure">
                <ExactText class="mypay-figure" text=derived(net) />
                " "
                <span class="mypay-unit">{t!("mypay.yuan")}</span>
            </p>
            <Show when=move || now.get()>
                <dl class="mypay-sums">
                    {stage(Stage::Waiting, "mypay.stage.waiting")}
                    {stage(Stage::Possible, "mypay.stage.possible")} {stage(Stage::Owed, "mypay.stage.owed")}
                </dl>
            </Show>
        </section>
    }
}
