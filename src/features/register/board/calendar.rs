//! One's own visits as a calendar file.

use crate::{
    app::{
        i18n::Words,
        words::{list_words, site_name, visit_kind_key},
    },
    domain::{Arrange, PersonId},
    features::today::ics::{Event, written},
    ledger::{Ledger, Visit},
    rules::deadlines::end_of,
};
use chrono::NaiveDateTime;

/// The visits that somebody has still to make; none where there are none. `stamp` is now, as UTC.
pub fn visits_of(
    words: Words,
    ledger: &Ledger,
    person: &PersonId,
    now: NaiveDateTime,
    stamp: NaiveDateTime,
) -> Option<String> {
    let is_his = |visit: &&Visit| {
        let place = visit.place();
        visit.ended.is_none() && place.to == *person && place.day >= now.date()
    };
    let mut his: Vec<&Visit> = ledger.visits.values().filter(is_his).collect();
    his.arrange_by_cached_key(|visit| {
        let place = visit.place();
        (place.day, place.time, visit.planned.order())
    });
    let event = |visit: &Visit| {
        let place = visit.place();
        // Without an hour it is of the whole day.
        let by = place.time.map_or_else(|| end_of(place.day), |time| place.day.and_time(time.time()));
        let site = ledger.sites.get(&visit.site);
        let contact = site.and_then(|site| site.contact.clone());
        Event {
            uid: format!("visit/{}/{}", visit.id, ledger.branch),
            summary: list_words(words, [site_name(ledger, &visit.site), words.t(visit_kind_key(visit.kind))]),
            description: [contact.unwrap_or_default(), visit.what.clone()].join("\n").trim().to_owned(),
            by,
            reminds: by > now,
        }
    };
    let events: Vec<Event> = his.into_iter().map(event).collect();
    (!events.is_empty()).then(|| written(&ledger.branch, &events, stamp))
}
