//! What nobody has yet, and who fits for it.

use super::{
    fits::{Fit, fits, said},
    moves::Spot,
    page::{Shared, planned},
    week::Open,
};
use crate::ui::prelude::*;
use crate::{
    app::{
        desk::Desk,
        format::short_day,
        i18n::use_i18n,
        route::Route,
        words::{area_key, list_words},
    },
    domain::{DayThing, SiteId},
    features::{
        follow_ups::view::{Listed, not_given},
        register::view::Looked,
    },
    rules::commissioning::ladder::LadderPoints,
    t,
    ui::{Badge, Disclosure, NameText, Section, Show, Tone, WholeText},
};
use chrono::NaiveDate;

/// The id of what nobody has.
pub(super) const ASIDE: &str = "board-aside";

#[component]
pub(super) fn Aside(shared: Shared) -> impl IntoView {
    let open = Memo::new(move |_| shared.board.with(|board| board.open.clone()));
    let title = derived(move || use_i18n().tv("register.requests", &[("n", &open.with(Vec::len))]));
    view! {
        <div class="board-aside" id=ASIDE tabindex="-1">
            <Section title=title>
                <Show
                    when=move || !open.with(Vec::is_empty)
                    fallback=|| view! { <p class="muted">{t!("register.board.all_given")}</p> }
                >
                    <ul class="board-open">
                        <For each=move || open.get() key=|one| format!("{one:?}") children=move |one| view! { <OneOpen shared=shared open=one /> } />
                    </ul>
                </Show>
            </Section>
            <OfTheList shared=shared />
        </div>
    }
}

/// What this week's list has and nobody has a visit for.
#[component]
fn OfTheList(shared: Shared) -> impl IntoView {
    let desk = Desk::get();
    let lines = Memo::new(move |_| not_given(&desk.ledger(), desk.today()));
    let title = derived(move || use_i18n().tv("register.listed", &[("n", &lines.with(Vec::len))]));
    let card = move |line: Listed| {
        let (site, to) = (line.site.to_string(), line.person.to_string());
        let give = Route::PlanFollowUp { site, to, day: desk.today().to_string() }.href();
        view! {
            <li class="board-card board-request">
                <a class="strong" href=Route::Site(line.site.to_string()).href()><NameText text=line.name /></a>
                <p class="small"><WholeText text=line.who /></p>
                <Show when=move || shared.plans.get()>
                    <a class="small board-free" href=give.clone()>{t!("register.new.visit")}</a>
                </Show>
            </li>
        }
    };
    view! {
        <Show when=move || lines.with(|lines| !lines.is_empty())>
            <Section title=title>
                <ul class="board-open">{move || lines.get().into_iter().map(card).collect_view()}</ul>
            </Section>
        </Show>
    }
}

#[component]
fn OneOpen(shared: Shared, open: Open) -> impl IntoView {
    let desk = Desk::get();
    let i18n = use_i18n();
    let Open { id, site, name, kind, what, area, wanted, urgent, due } = open;
    let href = Route::day(DayThing::Request, &id).href();
    let about = derived(move || {
        let words = i18n.words();
        let wanted = words.tv("register.wanted", &[("day", &short_day(words, wanted, desk.today()))]);
        let area = area.map(|area| words.t(area_key(area)));
        let parts = [kind.clone(), what.clone(), wanted].into_iter().chain(area);
        list_words(words, parts.filter(|part| !part.is_empty()))
    });
    let due = due.map(|(by, late)| match late {
        true => view! { <Badge tone=Tone::Late text=t!("register.board.late_by", by = by) /> }.into_any(),
        false => view! { <Badge tone=Tone::Waiting text=by /> }.into_any(),
    });
    let plan = Route::RecordKind { kind: "visit_planned".to_owned(), about: Some(id.to_string()) }.href();
    let request = StoredValue::new(id.clone());
    let site = StoredValue::new(site);
    // What was wanted for a day that is over is given out for today.
    let day = Memo::new(move |_| wanted.max(desk.today()));
    let best = move || view! { <Best shared=shared site=site day=day request=request /> };
    view! {
        <li class="board-card board-request" data-card="request" data-id=id.to_string()>
            <a class="strong" href=href><NameText text=name /></a>
            <p class="small"><WholeText text=about /></p>
            <span class="board-marks">
                {urgent.then(|| view! { <Badge tone=Tone::Late text=t!("facts.field.urgent") /> })}
                {due}
            </span>
            <Show when=move || shared.plans.get()>
                <a class="small board-free" href=plan.clone()>{t!("register.new.visit")}</a>
            </Show>
            <div class="board-free">
                <Disclosure summary=move || t!("register.fit.title")>{best()}</Disclosure>
            </div>
        </li>
    }
}

/// Whoever could go, the one with the fewest visits first. Who is chosen is not decided here.
#[component]
fn Best(
    shared: Shared,
    site: StoredValue<SiteId>,
    day: Memo<NaiveDate>,
    request: StoredValue<crate::domain::ThingId>,
) -> impl IntoView {
    let desk = Desk::get();
    let i18n = use_i18n();
    let found = Memo::new(move |_| {
        let (ledger, book, moment) = (desk.ledger(), desk.book(), desk.moment());
        let words = i18n.words();
        let looked = Looked { words, ledger: &ledger, book: &book, dues: &moment.dues, now: moment.now };
        let points = LadderPoints::of(&ledger, &book);
        let all = site.with_value(|site| fits(&looked, &points, site, day.get()));
        all.into_iter().map(|fit| (said(&looked, &fit), fit)).collect::<Vec<(String, Fit)>>()
    });
    let title = derived(move || {
        let words = i18n.words();
        words.tv("register.fit.of", &[("day", &short_day(words, day.get(), desk.today()))])
    });
    let one = move |(said, fit): (String, Fit)| {
        let spot = Spot { to: fit.person, day: day.get(), time: None };
        let href = request.with_value(|request| planned(request, &spot).href());
        let name = fit.name;
        let head = match shared.plans.get() {
            true => view! { <a class="strong" href=href><NameText text=name /></a> }.into_any(),
            false => view! { <span class="strong"><NameText text=name /></span> }.into_any(),
        };
        view! { <li>{head}<span class="small muted"><WholeText text=said /></span></li> }
    };
    view! {
        <p class="small muted">{move || title.get()}</p>
        <ul class="board-fits">{move || found.get().into_iter().map(one).collect_view()}</ul>
    }
}
