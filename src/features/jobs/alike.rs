//! Where another of its kind carries the same number: which it is, and the way to give one of them another.

use super::{
    address::candidates,
    ask::{Ask, whose},
    seen::Seen,
};
use crate::ui::prelude::*;
use crate::{
    app::{
        desk::Desk,
        i18n::use_i18n,
        route::Route,
        words::{alike_words, list_words},
    },
    domain::{Thing, ThingId, WorkId},
    features::record::{FormOn, Occasion, kinds::Kind},
    journal::{FactBody, Renumbered},
    t,
    ui::{Callout, Disclosure, Show, Tone, WholeText},
    workflow::Command,
};

const ACT: &str = "jobs.alike.renumber";

/// The mark of a piece of work whose number is also another's.
#[component]
pub fn SameNumber(id: WorkId, seen: Memo<Seen>) -> impl IntoView {
    let (i18n, desk) = (use_i18n(), Desk::get());
    let thing = StoredValue::new(Thing::Work(id));
    let others = Memo::new(move |_| {
        seen.with(|seen| {
            thing.with_value(|thing| {
                seen.ledger.others_called_as(thing).into_iter().cloned().collect::<Vec<_>>()
            })
        })
    });
    let title = move || {
        let (words, ledger, today) = (i18n.words(), desk.ledger(), desk.today());
        let others = others.with(|others| {
            list_words(words, others.iter().map(|other| alike_words(words, &ledger, other, today)))
        });
        let number = thing.with_value(|thing| ledger.number_of(thing).to_owned());
        words.tv("jobs.alike.why", &[("number", &number), ("others", &others)])
    };
    let links = move || {
        let works = others.get().into_iter().filter_map(|other| match other {
            Thing::Work(work) => Some(work),
            Thing::Journey(_) | Thing::Day(..) => None,
        });
        works.map(|work| view! { <WorkLink work=work /> }).collect_view()
    };
    view! {
        <Show when=move || others.with(|others| !others.is_empty())>
            <Callout tone=Tone::Waiting title=derived(title)>
                <p class="row small">{links}</p>
                <Disclosure summary=move || view! { {t!(ACT)} }>
                    {move || thing.with_value(|thing| view! { <Renumber thing=thing.clone() /> })}
                </Disclosure>
            </Callout>
        </Show>
    }
}

/// The way to one of several.
#[component]
fn WorkLink(work: WorkId) -> impl IntoView {
    let (i18n, desk) = (use_i18n(), Desk::get());
    let href = Route::Job(work.clone()).href();
    let thing = Thing::Work(work);
    let text = move || alike_words(i18n.words(), &desk.ledger(), &thing, desk.today());
    view! { <a href=href><WholeText text=derived(text) /></a> }
}

/// The form, or whose it is to give another number.
#[component]
fn Renumber(thing: Thing) -> impl IntoView {
    let (ledger, today) = untrack(|| (Desk::get().ledger(), Desk::get().today()));
    let exact = ledger.exact_id(&thing);
    let offer = ThingId::parse(&exact).ok().map(|thing| Command::Record {
        on: today,
        at: None,
        body: FactBody::from(Renumbered { thing, number: String::new() }),
    });
    let form = offer.zip(Kind::of("number")).map(|(offer, kind)| {
        let asked = whose(offer.clone());
        let occasion = Occasion::new(format!("record.number.{exact}"), offer, ACT);
        move || match asked.get() {
            Some(asked) => view! { <Ask asked=asked act=ACT /> }.into_any(),
            None => view! { <FormOn kind=kind occasion=occasion.clone() /> }.into_any(),
        }
    });
    view! { <div class="step-form">{form}</div> }
}

/// Several that an address may mean, to choose from.
#[component]
pub fn Chooser(address: WorkId, seen: Memo<Seen>) -> impl IntoView {
    let number = address.as_str().to_owned();
    let links = move || {
        let found = seen.with(|seen| candidates(&seen.ledger, &address));
        found.into_iter().map(|work| view! { <li><WorkLink work=work /></li> }).collect_view()
    };
    view! {
        <p class="lead">{t!("jobs.alike.choose", number = number)}</p>
        <ul class="lines">{links}</ul>
    }
}
