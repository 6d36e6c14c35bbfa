//! What happened since one was last here, below the list of what is to be done.

use super::since::{Looked, news};
use crate::ui::prelude::*;
use crate::{
    app::{desk::Desk, format::moment, i18n::use_i18n, more::pages},
    features::record::fact_row::FactRow,
    platform::remember,
    ui::{Disclosure, Show, WholeText},
};

/// What this browser remembers of when somebody looked, by his id after it.
const LOOKED: &str = "fieldbook.looked.";

/// The records of others since whoever sits here was last here.
#[component]
pub fn News() -> impl IntoView {
    let (desk, i18n) = (Desk::get(), use_i18n());
    desk.look_at_arrivals();
    let looked = Memo::new(move |_| {
        let key = format!("{LOOKED}{}", desk.sitter()?);
        let looked = Looked::again(remember::read(&key), desk.now());
        remember::write(&key, &looked);
        Some(looked)
    });
    let since = Memo::new(move |_| looked.get()?.before);
    let found = Memo::new(move |_| {
        let who = desk.sitter().zip(desk.role());
        let Some(((person, role), since)) = who.zip(since.get()) else { return Vec::new() };
        news(&desk.ledger(), &desk.arrivals(), (&person, role), since)
    });
    let summary = derived(move || {
        let (words, n) = (i18n.words(), found.with(Vec::len));
        let since = since.get().map(|since| moment(words, since, desk.today())).unwrap_or_default();
        words.tv("today.news", &[("since", &since), ("n", &n)])
    });
    let rows = move || pages("lines", found.get(), |fact| view! { <FactRow id=fact /> }.into_any());
    view! {
        <Show when=move || found.with(|found| !found.is_empty())>
            <Disclosure summary=move || view! { <WholeText text=summary /> }>{rows}</Disclosure>
        </Show>
    }
}
