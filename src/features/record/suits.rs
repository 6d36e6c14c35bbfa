//! Who suits best for a visit that is planned, as the board says it; who goes is chosen.

use super::state::FormState;
use crate::ui::prelude::*;
use crate::{
    app::{desk::Desk, format::short_day, i18n::use_i18n},
    domain::{PersonId, SiteId, typed::read_day},
    features::register::{
        board::fits::{fits, said},
        view::Looked,
    },
    rules::commissioning::ladder::LadderPoints,
    t,
    ui::{Disclosure, NameText, Show, WholeText},
};
use chrono::NaiveDate;

/// Where and when somebody is to go, once both are typed.
type Place = Memo<Option<(SiteId, NaiveDate)>>;

#[component]
pub fn Suits(form: FormState) -> impl IntoView {
    let (site, day) = (form.bind("site"), form.bind("day"));
    let place: Place =
        Memo::new(move |_| Some((SiteId::parse(&site.get()).ok()?, read_day(&day.get()).ok()?)));
    view! {
        <Show when=move || place.with(Option::is_some)>
            <Disclosure summary=move || t!("register.fit.title")>
                <People form=form place=place />
            </Disclosure>
        </Show>
    }
}

/// Whoever could go, the one with the fewest visits first. A press chooses him.
#[component]
fn People(form: FormState, place: Place) -> impl IntoView {
    let desk = Desk::get();
    let i18n = use_i18n();
    let to = form.bind("to");
    let found = Memo::new(move |_| {
        let Some((site, day)) = place.get() else { return Vec::new() };
        let (ledger, book, moment) = (desk.ledger(), desk.book(), desk.moment());
        let words = i18n.words();
        let looked = Looked { words, ledger: &ledger, book: &book, dues: &moment.dues, now: moment.now };
        let all = fits(&looked, &LadderPoints::of(&ledger, &book), &site, day);
        all.into_iter().map(|fit| (fit.person.clone(), fit.name.clone(), said(&looked, &fit))).collect()
    });
    let title = move || {
        let (_, day) = place.get()?;
        Some(i18n.tv("register.fit.of", &[("day", &short_day(i18n.words(), day, desk.today()))]))
    };
    let one = move |(person, name, said): (PersonId, String, String)| {
        let choose = move |_| to.set(person.to_string());
        view! {
            <li>
                <button type="button" class="link" on:click=choose>
                    <NameText text=name />
                </button>
                <span class="small muted"><WholeText text=said /></span>
            </li>
        }
    };
    view! {
        <p class="small muted">{title}</p>
        <ul class="board-fits">{move || found.get().into_iter().map(one).collect_view()}</ul>
    }
}
