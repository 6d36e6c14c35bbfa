//! What was recorded, on which day, and by whom: the head of a record that something is to be done with.

use super::conflicts::whose;
use crate::ui::prelude::*;
use crate::{
    app::{desk::Desk, format::full_day, i18n::use_i18n, words::fact_title},
    domain::FactId,
    ui::WholeText,
};

#[component]
pub fn Recorded(fact: FactId) -> impl IntoView {
    let desk = Desk::get();
    let i18n = use_i18n();
    let said = move || {
        let ledger = desk.ledger();
        let (words, fact) = (i18n.words(), ledger.fact(fact)?);
        let (day, title) = (full_day(words, fact.on), fact_title(words, fact, &ledger));
        Some(words.tv("forms.conflict.answer", &[("day", &day), ("title", &title)]))
    };
    let by = move || whose(i18n.words(), &desk.ledger(), fact, &desk.device(), desk.today());
    view! {
        <p class="strong"><WholeText text=derived(move || said().unwrap_or_default()) /></p>
        <p class="muted small"><WholeText text=derived(by) /></p>
    }
}
