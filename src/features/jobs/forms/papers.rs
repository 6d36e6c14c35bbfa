//! The three papers and the five checks of them.

use super::{
    fields::{Answer, Day, Form, Tick, Ticks},
    typed::{failed_code, paper_code},
};
use crate::{
    app::{
        derived::derived,
        desk::Desk,
        format,
        i18n::use_i18n,
        words::{check_key, list_words, paper_key},
    },
    domain::{JobId, PaperCheck, month::add_days, typed::read_day},
    t,
    ui::{Notice, Show, Tone, WholeText},
    workflow::Paper,
};
use leptos::prelude::*;

/// What is handed in, what was looked at, and what it means when a check failed.
#[component]
pub fn PaperFields(form: Form, job: JobId) -> impl IntoView {
    let all_here = move || form.typed.with(|typed| typed.missing().is_empty());
    let found_bad = Memo::new(move |_| form.typed.with(|typed| typed.answer == "no"));
    let failed = Memo::new(move |_| form.typed.with(|typed| typed.failed().unwrap_or_default()));
    let i18n = use_i18n();
    let checks = move || list_words(i18n.words(), PaperCheck::ALL.map(|check| i18n.t(check_key(check))));
    view! {
        <Day form=form label=t!("jobs.form.papers_on") />
        <Ticks form=form name="papers" legend=t!("jobs.form.papers")>
            {Paper::ALL
                .map(|paper| view! { <Tick form=form code=paper_code(paper) label=t!(paper_key(paper)) /> })
                .collect_view()}
        </Ticks>
        <Answer
            form=form
            legend=t!("jobs.form.checks")
            hint=derived(checks)
            yes="jobs.form.checks.good"
            no="jobs.form.checks.bad"
        />
        <Show when=move || found_bad.get()>
            <Ticks form=form name="checks" legend=t!("jobs.form.failed")>
                {PaperCheck::ALL
                    .map(|check| {
                        view! { <Tick form=form code=failed_code(check) label=t!(check_key(check)) /> }
                    })
                    .collect_view()}
            </Ticks>
        </Show>
        <Show when=move || all_here() && failed.with(|failed| !failed.is_empty())>
            <BadPapers form=form failed=failed job=job.clone() />
        </Show>
    }
}

/// Says plainly that papers with a failed check do not count (7.5).
#[component]
fn BadPapers(form: Form, failed: Memo<Vec<PaperCheck>>, job: JobId) -> impl IntoView {
    let desk = Desk::get();
    let i18n = use_i18n();
    let redo = Memo::new(move |_| {
        let book = desk.book();
        let finished = desk.ledger().notices.get(&job).and_then(|notice| notice.finished);
        let days = book.rules_on(finished.map_or(desk.today(), |finished| finished.on)).papers.redo_days;
        let on = form.typed.with(|typed| read_day(&typed.on)).unwrap_or_else(|_| desk.today());
        (days, add_days(on, days))
    });
    let names = move || {
        let words = i18n.words();
        list_words(words, failed.get().into_iter().map(|check| words.t(check_key(check))))
    };
    let by = move || format::day(i18n.words(), redo.get().1, desk.today());
    view! {
        <Notice tone=Tone::Waiting title=t!("jobs.papers.bad")>
            <p><WholeText text=t!("jobs.papers.bad.why", checks = names()) /></p>
            <p><WholeText text=t!("jobs.papers.bad.redo", days = redo.get().0, day = by()) /></p>
        </Notice>
    }
}
