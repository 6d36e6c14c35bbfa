//! The deadlines, late ones first.

use super::view::due_key;
use crate::{
    app::{
        derived::derived,
        desk::Desk,
        format,
        i18n::use_i18n,
        route::Route,
        words::{clause_title, person_name},
    },
    domain::JobId,
    features::jobs::seen::Seen,
    ledger::Ledger,
    rules::{Due, DueCode, DueState},
    t,
    ui::{Badge, Tone},
};
use chrono::TimeDelta;
use leptos::prelude::*;

/// The name of the site that a job is at.
pub fn site_of(ledger: &Ledger, job: &JobId) -> Option<String> {
    let notice = ledger.notices.get(job).map(|notice| &notice.site);
    let site = notice.or_else(|| ledger.repairs.get(job).map(|repair| &repair.site))?;
    ledger.sites.get(site).map(|site| site.name.clone())
}

/// What has to be done, where, by whom, by when.
#[component]
pub fn Dues(dues: Memo<Vec<Due>>, seen: Memo<Seen>) -> impl IntoView {
    let keys =
        move || dues.with(|dues| dues.iter().map(|due| (due.job.clone(), due.code)).collect::<Vec<_>>());
    view! {
        <ul class="lines">
            <For
                each=keys
                key=|key| key.clone()
                children=move |(job, code)| {
                    let due = Memo::new(move |_| {
                        dues.with(|dues| dues.iter().find(|due| due.job == job && due.code == code).cloned())
                    });
                    view! { <li>{move || due.get().map(|due| view! { <OneDue due=due seen=seen /> })}</li> }
                }
            />
        </ul>
    }
}

#[component]
fn OneDue(due: Due, seen: Memo<Seen>) -> impl IntoView {
    let desk = Desk::get();
    let i18n = use_i18n();
    let Due { code, job, person, by, state, clause, fine } = due;
    let tone = Memo::new(move |_| match state {
        DueState::Late => Tone::Late,
        // What ends within a day is not like what has days left.
        DueState::Open if by - desk.now() < TimeDelta::days(1) => Tone::Waiting,
        DueState::Open => Tone::Neutral,
    });
    let is_notice = seen.with_untracked(|seen| seen.ledger.notices.contains_key(&job));
    let href = match is_notice {
        true => Route::Job(job.to_string()),
        false => {
            let kind = if code == DueCode::Sheet { "sheet" } else { "callback" };
            Route::RecordKind { kind: kind.into(), about: Some(job.to_string()) }
        }
    };
    let number = job.to_string();
    let site = move || seen.with(|seen| site_of(&seen.ledger, &job));
    let distance = move || format::distance(i18n.words(), by, desk.now()).text;
    let who = move || {
        seen.with(|seen| person.as_ref().map(|person| person_name(&seen.ledger, person)))
            .unwrap_or_else(|| i18n.t("jobs.nobody"))
    };
    let more = move || {
        let words = i18n.words();
        let (by, title) = (format::moment(words, by, desk.today()), clause_title(words, clause.0));
        let line = words
            .tv("today.due.by", &[("who", &who()), ("by", &by), ("clause", &clause.0), ("title", &title)]);
        match fine {
            Some(fine) => {
                words.tv("today.due.fine", &[("line", &line), ("fine", &format::yuan(fine.exact()))])
            }
            None => line,
        }
    };
    view! {
        <div class="due">
            <div class="spread">
                <a class="strong" href=href.href()>
                    {t!(due_key(code))} " " {number}
                </a>
                <Badge tone=tone text=derived(distance) />
            </div>
            <p>{site}</p>
            <p class="small muted">{more}</p>
        </div>
    }
}
