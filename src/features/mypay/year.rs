//! The year towards its bonuses: what is gathered, and what is missing.

use super::{
    page::Mine,
    view::{Goal, goals},
};
use crate::ui::prelude::*;
use crate::{
    app::{desk::Desk, i18n::use_i18n},
    domain::Month,
    rules::bonus::year_counts,
    t,
    ui::{ExactText, Section},
};

#[component]
pub fn YearSection(mine: Mine) -> impl IntoView {
    let desk = Desk::get();
    let i18n = use_i18n();
    let year = Memo::new(move |_| mine.month.get().year());
    let goals = move || {
        let (ledger, book) = (desk.ledger(), desk.book());
        let person = mine.person.get()?;
        let last = Month::new(year.get(), 12).ok()?.last();
        let counts = year_counts(&ledger, &book, &person, last);
        Some(goals(i18n.words(), book.rules_on(last), &counts))
    };
    let rows = move || goals().unwrap_or_default().into_iter().map(goal_view).collect_view();
    let title = derived(move || i18n.tv("mypay.year", &[("year", &year.get())]));
    view! {
        <Section title=title lead=t!("mypay.year.lead")>
            <ul class="mypay-goals">{rows}</ul>
        </Section>
    }
}

fn goal_view(goal: Goal) -> impl IntoView {
    view! {
        <li class="mypay-goal">
            <p class="spread">
                <span class="strong">{t!(goal.title)}</span>
                <ExactText class="mypay-figure" text=goal.have />
            </p>
            <meter class="mypay-meter" min="0" max="1" value=goal.share.to_string() aria-hidden="true"></meter>
            <p class="small"><ExactText text=goal.said /></p>
        </li>
    }
}
