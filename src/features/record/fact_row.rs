//! One recorded fact: its line, everything it says, and taking it back as a mistake.

use super::{
    arrivals::{brought as said_of, mark},
    arrivals_page::route_of,
    aside::why,
    withdrawal::WithdrawalForm,
};
use crate::ui::prelude::*;
use crate::{
    app::{
        desk::Desk,
        format::short_day,
        i18n::{Words, use_i18n},
        route::Route,
        words::{fact_details, fact_title, moment_and_actor, refusal_words},
    },
    domain::{FactId, Thing},
    features::{
        attachments::Attachments,
        jobs::ask::{Ask, whose},
    },
    journal::{Fact, TravelClaimed, arrival::Arrival},
    ledger::Ledger,
    t,
    ui::{Badge, Button, Disclosure, Show, Tone, WholeText, references::ReferringText},
    workflow::{Command, rests::withdrawal},
};
use chrono::NaiveDate;

/// What marks a fact in a list. `Copy`.
#[derive(Clone, Copy)]
struct Marks {
    withdrawn: Memo<bool>,
    aside: Memo<bool>,
    conflict: Memo<bool>,
    stray: Memo<bool>,
    brought: Bringing,
}

impl Marks {
    fn of(id: FactId) -> Marks {
        let desk = Desk::get();
        let bringing = move || desk.arrivals().bringing(id).map(|(number, one)| (number, one.clone()));
        let is = move |what: fn(&Ledger, &Fact) -> bool| {
            Memo::new(move |_| {
                let ledger = desk.ledger();
                ledger.fact(id).is_some_and(|fact| what(&ledger, fact))
            })
        };
        Marks {
            withdrawn: Memo::new(move |_| desk.ledger().withdrawn.contains_key(&id)),
            aside: Memo::new(move |_| desk.ledger().aside.contains_key(&id)),
            conflict: is(Ledger::is_in_conflict),
            stray: is(Ledger::is_stray),
            brought: Memo::new(move |_| bringing()),
        }
    }
}

/// The line of a fact: its day, what it says with its marks, and who recorded it.
#[component]
fn Line(id: FactId, marks: Marks) -> impl IntoView {
    let desk = Desk::get();
    let i18n = use_i18n();
    let read = move |say: fn(Words, &Fact, &Ledger, NaiveDate) -> String| {
        let ledger = desk.ledger();
        ledger.fact(id).map(|fact| say(i18n.words(), fact, &ledger, desk.today())).unwrap_or_default()
    };
    let title = move || read(|words, fact, ledger, _| fact_title(words, fact, ledger));
    let day = move || read(|words, fact, _, today| short_day(words, fact.on, today));
    let by = move || read(moment_and_actor);
    let Marks { withdrawn, aside, conflict, stray, brought } = marks;
    view! {
        <span class="fact-row" class:fact-withdrawn=move || withdrawn.get()>
            <span class="fact-day"><WholeText text=derived(day) /></span>
            <span class="fact-said">
                <span class="fact-title"><WholeText text=derived(title) /></span>
                <Show when=move || withdrawn.get()>
                    <Badge tone=Tone::Neutral text=t!("forms.withdrawn") />
                </Show>
                <Show when=move || aside.get()>
                    <Badge tone=Tone::Waiting text=t!("forms.aside.badge") />
                </Show>
                <Show when=move || conflict.get()>
                    <Badge tone=Tone::Waiting text=t!("forms.conflict.badge") />
                </Show>
                <Show when=move || stray.get()>
                    <Badge tone=Tone::Waiting text=t!("forms.strays.badge") />
                </Show>
                <Brought brought=brought />
            </span>
            <span class="fact-by"><WholeText text=derived(by) /></span>
        </span>
    }
}

#[component]
pub fn FactRow(id: FactId) -> impl IntoView {
    let desk = Desk::get();
    let i18n = use_i18n();
    desk.look_at_arrivals();
    let marks = Marks::of(id);
    let Marks { withdrawn, aside, stray, brought, .. } = marks;
    let summary = move || view! { <Line id=id marks=marks /> };
    // A journey has no page of its own.
    let journey = Memo::new(move |_| journey_of(&desk.ledger(), id));
    view! {
        <li>
            <Disclosure summary=summary in_list=true>
                <Details id=id />
                <BroughtBy id=id brought=brought />
                <Show when=move || aside.get()>
                    <p><WholeText text=derived(move || why(i18n.words(), &desk.ledger(), id)) /></p>
                </Show>
                {move || journey.get().map(|journey| view! { <Attachments thing=journey /> })}
                <Show when=move || stray.get()>
                    <p>
                        <a href=Route::record("strays").href()>{t!("forms.strays.look")}</a>
                    </p>
                </Show>
                <Show when=move || !withdrawn.get()>
                    <Withdraw id=id />
                </Show>
            </Disclosure>
        </li>
    }
}

/// What brought a fact here, where it came from elsewhere: the number of its arrival, and that.
type Bringing = Memo<Option<(u32, Arrival)>>;

/// The mark of what came from elsewhere.
#[component]
fn Brought(brought: Bringing) -> impl IntoView {
    let desk = Desk::get();
    let i18n = use_i18n();
    let said = move || {
        let (_, arrival) = brought.get()?;
        Some(mark(i18n.words(), &arrival, desk.today()))
    };
    view! {
        <Show when=move || brought.with(Option::is_some)>
            <span class="fact-came"><WholeText text=derived(move || said().unwrap_or_default()) /></span>
        </Show>
    }
}

/// By which file it came and when, with the way to what else that brought.
#[component]
fn BroughtBy(id: FactId, brought: Bringing) -> impl IntoView {
    let desk = Desk::get();
    let i18n = use_i18n();
    let said = move |arrival: &Arrival| {
        let ledger = desk.ledger();
        let fact = ledger.fact(id)?;
        Some(said_of(i18n.words(), fact, arrival, &desk.device(), desk.today()))
    };
    move || {
        brought.get().map(|(number, arrival)| {
            view! {
                <p class="small fact-brought">
                    <WholeText text=derived(move || said(&arrival).unwrap_or_default()) /> " "
                    <a href=route_of(number).href()>{t!("forms.arrivals.look")}</a>
                </p>
            }
        })
    }
}

#[component]
fn Details(id: FactId) -> impl IntoView {
    let desk = Desk::get();
    let i18n = use_i18n();
    let rows = move || {
        let ledger = desk.ledger();
        let rows = ledger
            .fact(id)
            .map(|fact| fact_details(i18n.words(), fact, &ledger, &desk.device()))
            .unwrap_or_default();
        rows.into_iter()
            .map(
                |row| view! { <dt>{row.label}</dt> <dd translate="no"><ReferringText text=row.value /></dd> },
            )
            .collect_view()
    };
    view! { <dl class="pairs small">{rows}</dl> }
}

/// The journey that a fact begins.
fn journey_of(ledger: &Ledger, id: FactId) -> Option<Thing> {
    let fact = ledger.fact(id).filter(|fact| !ledger.withdrawn.contains_key(&fact.id))?;
    fact.body.of::<TravelClaimed>()?;
    ledger.told_of(fact)
}

/// A withdrawal without its reason, for asking whose it is.
pub fn withdrawing(fact: FactId, on: NaiveDate) -> Command {
    Command::Withdraw { on, fact, reason: String::new() }
}

/// Withdrawing with a reason, or why it cannot be withdrawn.
#[component]
pub fn Withdraw(id: FactId) -> impl IntoView {
    let desk = Desk::get();
    let i18n = use_i18n();
    let open = RwSignal::new(false);
    let blocked = Memo::new(move |_| {
        let ledger = desk.ledger();
        withdrawal(&ledger, id).err().map(|refusal| refusal_words(i18n.words(), &refusal, &ledger))
    });
    let asked = whose(withdrawing(id, untrack(|| desk.today())));
    let leave = Callback::new(move |()| open.set(false));
    move || match (blocked.get(), asked.get(), open.get()) {
        (Some(why), ..) => view! { <p class="muted small"><WholeText text=why /></p> }.into_any(),
        (None, Some(asked), _) => view! { <Ask asked=asked act="forms.withdraw.do" /> }.into_any(),
        (None, None, false) => view! {
            <Button on_click=move || open.set(true)>{t!("forms.withdraw")}</Button>
        }
        .into_any(),
        (None, None, true) => view! { <WithdrawalForm fact=id leave=leave /> }.into_any(),
    }
}
