//! What there is to know of whoever is sent somewhere: what he has that day, whether he is there at all.

use crate::{
    app::{
        i18n::Words,
        words::{list_words, month_words, person_name, site_name},
    },
    domain::{Month, ThingId},
    ledger::{Ledger, Place, Visit},
    rules::Settled,
};
use chrono::NaiveDate;

/// What he has that day, whether one hour is meant twice, whether he is away or gone, how much he has in its month. `but`: the
/// visit that is asked about, where there is one already. It is asked with every key: whatever it looks up is kept somewhere.
pub(super) fn load(
    words: Words,
    (ledger, settled): (&Ledger, &Settled),
    place: &Place,
    but: Option<&ThingId>,
) -> Vec<String> {
    let Place { to: who, day, time } = place;
    let name = person_name(ledger, who);
    let his = ledger.visits_to_come(who, *day).filter(|visit| Some(&visit.id) != but);
    let his: Vec<&Visit> = his.collect();
    let clash = time.and_then(|at| his.iter().find(|visit| visit.place().time == Some(at)));
    let clash = clash.map(|visit| {
        let site = site_name(ledger, &visit.site);
        words.tv("forms.day.same_time", &[("who", &name), ("site", &site)])
    });
    let one = |visit: &Visit| match visit.place().time {
        Some(time) => {
            let site = site_name(ledger, &visit.site);
            words.tv("forms.day.at", &[("site", &site), ("time", &time)])
        }
        None => site_name(ledger, &visit.site),
    };
    let all: Vec<String> = his.into_iter().map(one).collect();
    let list = list_words(words, all.iter().cloned());
    let busy = (!all.is_empty())
        .then(|| words.tv("forms.day.busy", &[("who", &name), ("n", &all.len()), ("visits", &list)]));
    let is_there = ledger.people.get(who).is_none_or(|person| person.employed_on(*day));
    let gone = (!is_there).then(|| words.tv("forms.day.gone", &[("who", &name)]));
    let away = ledger.away.contains_key(&(who.clone(), *day));
    let away = away.then(|| words.tv("forms.day.away", &[("who", &name)]));
    let month = Month::of(*day);
    let (points, month) = (settled.points(who, month), month_words(words, month));
    let points = words.tv("forms.day.points", &[("who", &name), ("month", &month), ("n", &points)]);
    gone.into_iter().chain(busy).chain(clash).chain(away).chain([points]).collect()
}

/// What there is to know of where a visit is moved to: a day that is over, a customer who was not told (6.1.2, 6.2.3), and
/// what he has there. `told`: the customer knows.
pub fn moved_words(
    words: Words,
    (ledger, settled): (&Ledger, &Settled),
    (visit, to, told): (&Visit, &Place, bool),
    today: NaiveDate,
) -> Vec<String> {
    let was = visit.place();
    let is_past = to.day != was.day && to.day < today;
    let past = is_past.then(|| words.t("forms.day.past"));
    // Who comes may be new to the customer; when somebody comes is agreed with him.
    let is_other_time = (to.day, to.time) != (was.day, was.time);
    let untold = (is_other_time && !told).then(|| words.t("forms.day.untold"));
    let load = if *to == was { Vec::new() } else { load(words, (ledger, settled), to, Some(&visit.id)) };
    past.into_iter().chain(untold).chain(load).collect()
}
