//! Adopting a dated rule set, from wherever one is adopted.

use super::{page::HISTORY, view::held_up_by};
use crate::ui::prelude::*;
use crate::{
    app::{
        desk::Desk,
        i18n::use_i18n,
        route::Route,
        words::{month_words, refusal_words},
    },
    domain::Month,
    journal::{FactBody, RulesAdopted},
    t,
    ui::{Callout, Keyed, Tone},
    workflow::{Command, Reason},
};
use chrono::NaiveDate;
use serde_json::Value;
use std::collections::BTreeMap;

/// The command that adopts values from a month on.
pub fn command(on: NaiveDate, from: Month, name: String, values: BTreeMap<String, Value>) -> Command {
    Command::Record { on, at: None, body: FactBody::from(RulesAdopted { from, name, values }) }
}

/// Why whoever sits here may not adopt anything; none: he may.
pub fn barred() -> Signal<Option<String>> {
    let desk = Desk::get();
    let i18n = use_i18n();
    derived(move || {
        let today = desk.today();
        // A name of any kind: only the role is asked for.
        let name = i18n.t("rules.tax.title");
        match desk.check(&command(today, Month::of(today), name, BTreeMap::new())) {
            Err(refusal) if matches!(refusal.reason, Reason::WrongRole { .. }) => {
                Some(refusal_words(i18n.words(), &refusal, &desk.ledger()))
            }
            _ => None,
        }
    })
}

/// Which set keeps the coming months from being chosen, and where it is withdrawn.
#[component]
pub fn HeldUp() -> impl IntoView {
    let desk = Desk::get();
    let i18n = use_i18n();
    let set =
        Memo::new(move |_| held_up_by(&desk.ledger(), desk.today()).map(|set| (set.from, set.name.clone())));
    let notice = move |(from, name): (Month, String)| {
        let title = derived(move || {
            let words = i18n.words();
            words.tv("rules.held_up", &[("name", &name), ("month", &month_words(words, from))])
        });
        view! {
            <Callout tone=Tone::Waiting title=title>
                <a href=Route::RulesAt(HISTORY.to_owned()).href()>{t!("rules.held_up.way")}</a>
            </Callout>
        }
    };
    view! { <Keyed of=set let:set>{set.map(notice)}</Keyed> }
}
