//! Confirming or waiving a proposed penalty.

use super::{
    fields::{Answer, Day, Form as Entered, Text, named},
    typed::{self, Typed, place_of},
};
use crate::{
    app::{
        desk::Desk,
        format::yuan,
        i18n::use_i18n,
        words::{clause_title, person_name},
    },
    domain::PenaltyClause,
    features::jobs::{entry::Entry, summary::Summary},
    rules::{Proposal, values::LatePapers},
    t, tr,
    ui::{Button, ButtonKind, Form, FormActions},
};
use leptos::prelude::*;

/// The manager's decision: the fine and what else follows, or a reason why not.
#[component]
pub fn DecisionForm(proposal: Proposal) -> impl IntoView {
    let desk = Desk::get();
    let i18n = use_i18n();
    let fresh = Typed { on: untrack(|| desk.today()).to_string(), ..Typed::default() };
    let prefix = format!("decide-{}-{}", proposal.clause.code(), proposal.job);
    let form: Entered = Entry::new(&prefix.clone(), &prefix, fresh, place_of);
    let Proposal { clause, person, job, .. } = proposal.clone();
    let what = move || {
        let words = i18n.words();
        let (ledger, book) = (desk.ledger(), desk.book());
        // The rules of the day on which it is decided.
        let on = form.typed.with(|typed| typed.on.parse().ok()).unwrap_or(desk.today());
        let fine = book.rules_on(on).penalties.get(&clause).map_or_else(Default::default, |rule| rule.fine);
        let (title, person) = (clause_title(words, clause.code()), person_name(&ledger, &person));
        let (code, fine) = (clause.code(), yuan(fine));
        words.tv(
            "jobs.decision.what",
            &[("clause", &code), ("title", &title), ("person", &person), ("fine", &fine)],
        )
    };
    let fee = move || {
        let book = desk.book();
        let finished = desk.ledger().notices.get(&job).and_then(|notice| notice.finished);
        let rules = book.rules_on(finished.map_or(desk.today(), |finished| finished.on));
        let key = match rules.reading.late_papers {
            LatePapers::WithholdThenForfeit => "jobs.decision.fee.further",
            LatePapers::Withhold => "jobs.decision.fee.withhold",
            LatePapers::Forfeit => "jobs.decision.fee.forfeit",
        };
        (clause == PenaltyClause::LatePapers)
            .then(|| i18n.tv(key, &[("days", &rules.papers.further_days)]))
            .map(|text| view! { <p class="muted">{text}</p> })
    };
    let answer = move || form.typed.with(|typed| typed.answer.clone());
    let submit = move || {
        let today = untrack(|| desk.today());
        let command = form.typed.with_untracked(|typed| typed::decision(typed, &proposal, today));
        let success = match answer_untracked(form).as_str() {
            "yes" => tr!("jobs.done.confirmed"),
            _ => tr!("jobs.done.waived"),
        };
        form.submit(command.map_err(|wrong| named(form, wrong)), success, |_| ());
    };
    view! {
        <Form on_submit=submit label=t!("jobs.act.decide")>
            <Summary form=form />
            <p>{what}</p>
            {fee}
            <Answer form=form legend=t!("jobs.decision") yes="jobs.decision.confirm" no="jobs.decision.waive" />
            <Show when=move || answer() == "no">
                <Text form=form label=t!("jobs.decision.reason") />
            </Show>
            <Day form=form label=t!("jobs.form.decided_on") />
            <FormActions>
                <Button kind=ButtonKind::Primary submit=true>
                    {t!("jobs.act.decide")}
                </Button>
            </FormActions>
        </Form>
    }
}

fn answer_untracked(form: Entered) -> String {
    form.typed.with_untracked(|typed| typed.answer.clone())
}
