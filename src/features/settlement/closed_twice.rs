//! A month that two desks closed without knowing of each other: which closing holds, and whose figures differ.

use super::{
    changes::Changes,
    twice::{OtherClosing, other_closings},
};
use crate::ui::prelude::*;
use crate::{
    app::{desk::Desk, format::moment, i18n::use_i18n, words::actor_name},
    domain::Month,
    t,
    ui::{Callout, ExactText, Keyed, Tone},
};

/// Nothing for a month that was closed once or not at all.
#[component]
pub fn ClosedTwice(month: Memo<Month>) -> impl IntoView {
    let desk = Desk::get();
    let others = Memo::new(move |_| other_closings(&desk.ledger(), month.get()));
    view! {
        <Keyed of=others let:others>
            {(!others.is_empty())
                .then(|| {
                    view! {
                        <Callout tone=Tone::Waiting title=t!("settlement.closed_twice.title")>
                            <p>{t!("settlement.closed_twice.holds")}</p>
                            {others.into_iter().map(|other| view! { <Other other=other /> }).collect_view()}
                        </Callout>
                    }
                })}
        </Keyed>
    }
}

/// One of the closings that do not hold, with what it said of those whose figures are others now.
#[component]
fn Other(other: OtherClosing) -> impl IntoView {
    let desk = Desk::get();
    let i18n = use_i18n();
    let stamp = other.stamp;
    let said = move || {
        let (ledger, words) = (desk.ledger(), i18n.words());
        let who =
            ledger.fact(stamp.fact).map(|fact| actor_name(words, &ledger, &fact.actor)).unwrap_or_default();
        let moment = moment(words, stamp.recorded, desk.today());
        words.tv("settlement.closed_twice.other", &[("moment", &moment), ("who", &who)])
    };
    let changes = other.changes;
    view! {
        <p>
            <ExactText text=derived(said) />
        </p>
        {if changes.is_empty() {
            view! { <p>{t!("settlement.closed_twice.same")}</p> }.into_any()
        } else {
            view! { <Changes changes=changes was="settlement.change.other" /> }.into_any()
        }}
    }
}
