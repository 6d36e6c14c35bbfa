//! The dialog of a move: from whom and when, to whom and when, and whether the customer knows.

use super::{
    grid::link_id,
    moves::{Moving, command},
    page::Shared,
};
use crate::ui::prelude::*;
use crate::{
    app::{
        act::{Busy, failure_text, submit},
        desk::Desk,
        form_dialog::FormDialog,
        format::day as day_words,
        i18n::{Words, use_i18n},
        words::{Misread, actor_name, misread_words, refusal_words, site_name, visit_kind_key},
    },
    domain::{
        Minute, PersonId, SiteId, ThingId,
        typed::{read_day, read_time},
    },
    features::{jobs::contact::dialled, record::effect::moved_words},
    ledger::Place,
    t, tr,
    ui::{
        Bind, Button, ButtonKind, Callout, Checkbox, Choice, DateInput, Field, Form, FormActions, Select,
        TimeInput, Tone, WholeText, focus_field, references::ReferringText,
    },
    workflow::not_looked_after,
};
use chrono::NaiveDate;
use std::time::Duration;

#[component]
pub(super) fn MoveDialog(shared: Shared) -> impl IntoView {
    let desk = Desk::get();
    let i18n = use_i18n();
    let moving = shared.moving;
    let open = Bind::new(
        move || moving.with(Option::is_some),
        move |open: bool| {
            if !open {
                moving.set(None);
            }
        },
    );
    let title = derived(move || {
        let (words, ledger) = (i18n.words(), desk.ledger());
        let visit = moving.with(|moving| ledger.visits.get(&moving.as_ref()?.visit).cloned());
        let Some(visit) = visit else {
            return String::new();
        };
        let (site, kind) = (site_name(&ledger, &visit.site), words.t(visit_kind_key(visit.kind)));
        words.tv("register.title", &[("site", &site), ("kind", &kind)])
    });
    let body = move || moving.get_untracked().map(|moving| view! { <Body shared=shared moving=moving /> });
    view! { <FormDialog open=open title=title>{body()}</FormDialog> }
}

/// What is typed. `Copy`.
#[derive(Clone, Copy)]
struct Typed {
    to: RwSignal<String>,
    day: RwSignal<String>,
    time: RwSignal<String>,
    told: RwSignal<bool>,
}

impl Typed {
    fn of(moving: &Moving) -> Typed {
        let time = moving.to.time.map(|time| time.to_string()).unwrap_or_default();
        Typed {
            to: RwSignal::new(moving.to.to.to_string()),
            day: RwSignal::new(moving.to.day.to_string()),
            time: RwSignal::new(time),
            told: RwSignal::new(false),
        }
    }

    fn day(self) -> Result<NaiveDate, Misread> {
        self.day.with(|day| read_day(day)).map_err(Misread::Day)
    }

    fn time(self) -> Result<Option<Minute>, Misread> {
        self.time.with(|time| match time.trim() {
            "" => Ok(None),
            time => read_time(time).map(|time| Some(Minute::of(time))).map_err(Misread::Time),
        })
    }

    fn place(self) -> Option<Place> {
        let to = self.to.with(|to| PersonId::parse(to)).ok()?;
        Some(Place { to, day: self.day().ok()?, time: self.time().ok()? })
    }
}

/// A place as one says it: who, and when.
fn place_words(words: Words, place: &Place, today: NaiveDate) -> String {
    let who = actor_name(words, &Desk::get().ledger(), &place.to);
    let time = place.time.map(|time| time.to_string());
    let day = day_words(words, place.day, today);
    [who, day].into_iter().chain(time).collect::<Vec<_>>().join(" ")
}

#[component]
fn Body(shared: Shared, moving: Moving) -> impl IntoView {
    let desk = Desk::get();
    let i18n = use_i18n();
    let typed = Typed::of(&moving);
    let failure = RwSignal::new(None::<String>);
    let visit = StoredValue::new(moving.visit.clone());
    let site = untrack(|| desk.ledger().visits.get(&moving.visit).map(|visit| visit.site.clone()));
    let site = StoredValue::new(site);
    let is_here = moving.clone();
    let from = derived(move || {
        let words = i18n.words();
        words.tv("register.move.from", &[("place", &place_words(words, &is_here.from, desk.today()))])
    });
    let shut = Memo::new(move |_| site.with_value(|site| refused(site.as_ref()?)));
    let is_shut = derived(move || shut.with(Option::is_some));
    let people = people(shared, &moving);
    let busy = Busy::idle();
    let send = send(shared, moving, typed, failure, busy);
    let day_wrong = derived(move || typed.day().err().map(|why| misread_words(i18n.words(), why)));
    let time_wrong = derived(move || typed.time().err().map(|why| misread_words(i18n.words(), why)));
    let why = move || {
        let why = shut.get().or_else(|| failure.get())?;
        Some(
            view! { <Callout tone=Tone::Late title=t!("register.move.refused")><ReferringText text=why /></Callout> },
        )
    };
    let known = known(visit, typed);
    let known =
        move || known.get().into_iter().map(|text| view! { <li><WholeText text=text /></li> }).collect_view();
    let call = move || {
        let contact = site.with_value(|site| desk.ledger().sites.get(site.as_ref()?)?.contact.clone());
        contact
            .filter(|contact| !contact.is_empty())
            .map(|contact| view! { <p class="small">{dialled(&contact)}</p> })
    };
    view! {
        <Form on_submit=send label=t!("facts.kind.moved") shut=is_shut>
            <p><WholeText text=from /></p>
            {why}
            <Field label=t!("facts.field.goes")><Select value=typed.to options=people /></Field>
            <Field label=t!("facts.field.day") error=day_wrong><DateInput value=typed.day /></Field>
            <Field label=t!("facts.field.time") error=time_wrong><TimeInput value=typed.time /></Field>
            <Checkbox checked=typed.told label=t!("facts.field.told") hint=derived(t!("register.move.told")) />
            {call}
            <ul class="bullets small" aria-live="polite">{known}</ul>
            <FormActions>
                <Button kind=ButtonKind::Primary submit=true>{t!("register.move.do")}</Button>
                <Button on_click=move || shared.moving.set(None)>{t!("register.move.leave")}</Button>
            </FormActions>
        </Form>
    }
}

/// What there is to know of where it goes, as the form of a move says it.
fn known(visit: StoredValue<ThingId>, typed: Typed) -> Memo<Vec<String>> {
    let (desk, i18n) = (Desk::get(), use_i18n());
    Memo::new(move |_| {
        let (ledger, settled) = (desk.ledger(), desk.standing());
        let visit = visit.with_value(|id| ledger.visits.get(id));
        let Some((visit, to)) = visit.zip(typed.place()) else { return Vec::new() };
        moved_words(i18n.words(), (&ledger, &settled), (visit, &to, typed.told.get()), desk.today())
    })
}

/// Why it is not for the leader who sits here.
fn refused(site: &SiteId) -> Option<String> {
    let desk = Desk::get();
    let (ledger, sitter) = (desk.ledger(), desk.sitter());
    let refusal = not_looked_after(&ledger, sitter.as_ref().zip(desk.role()), site)?;
    Some(refusal_words(use_i18n().words(), &refusal, &ledger))
}

/// Everybody on the board, and whoever it is with.
fn people(shared: Shared, moving: &Moving) -> Signal<Vec<Choice>> {
    let desk = Desk::get();
    let asked = [moving.from.to.clone(), moving.to.to.clone()];
    derived(move || {
        let mut people: Vec<(PersonId, String)> = shared
            .board
            .with(|board| board.rows.iter().map(|row| (row.person.clone(), row.name.clone())).collect());
        for one in &asked {
            if !people.iter().any(|(person, _)| person == one) {
                people.push((one.clone(), actor_name(use_i18n().words(), &desk.ledger(), one)));
            }
        }
        people.into_iter().map(|(person, name)| Choice::new(person.to_string(), name)).collect()
    })
}

fn send(
    shared: Shared,
    moving: Moving,
    typed: Typed,
    failure: RwSignal<Option<String>>,
    busy: Busy,
) -> impl Fn() + Send + Sync + 'static {
    move || {
        let Some(place) = untrack(|| typed.place()) else {
            return;
        };
        let Some(work) = busy.begin() else { return };
        let desk = Desk::get();
        let (words, today) = (use_i18n().words_untracked(), untrack(|| desk.today()));
        let success = tr!("register.move.done", place = untrack(|| place_words(words, &place, today)));
        let command = command(&moving, place, typed.told.get_untracked(), today);
        let link = link_id(&moving.visit);
        work.run(async move {
            match submit(desk, command, success).await {
                Ok(_) => {
                    shared.moving.set(None);
                    // After the dialog has given the focus back to a card that is gone by now.
                    set_timeout(move || focus_field(&link), Duration::from_millis(50));
                }
                // The dialog may have been left meanwhile.
                Err(why) => _ = failure.try_set(Some(failure_text(&why))),
            }
        });
    }
}
