//! Confirming or waiving a proposed penalty.

use super::{
    fields::{Answer, Day, Form as Entered, Text, named},
    typed::{self, Typed, place_of},
};
use crate::{
    app::{
        derived::derived,
        desk::Desk,
        i18n::use_i18n,
        words::{penalty_words, person_name, understood_amount},
    },
    domain::{
        PenaltyClause,
        typed::{NumberRule, read_day},
    },
    features::{
        jobs::{entry::Entry, summary::Summary},
        record::effect::penalty_said,
    },
    rules::{Proposal, values::LatePapers},
    t, tr,
    ui::{Button, ButtonKind, Field, Form, FormActions, NumberInput, Show, references::ReferringText},
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
    // By the rules of the day on which it is decided.
    let on = move || form.typed.with(|typed| read_day(&typed.on)).unwrap_or_else(|_| desk.today());
    let by_a_sum = Memo::new(move |_| desk.book().goes_by_a_sum(clause, on()));
    let what = move || {
        let words = i18n.words();
        let (ledger, book) = (desk.ledger(), desk.book());
        let costs = penalty_said(words, &ledger, &book, clause, Some(&person), on()).unwrap_or_default();
        let (clause, person) = (penalty_words(words, clause), person_name(&ledger, &person));
        words.tv("jobs.decision.what", &[("clause", &clause), ("person", &person), ("costs", &costs)])
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
            .map(|text| view! { <p class="muted" translate="no" prop:textContent=text></p> })
    };
    let answer = move || form.typed.with(|typed| typed.answer.clone());
    let submit = move || {
        let today = untrack(|| desk.today());
        let command = form
            .typed
            .with_untracked(|typed| typed::decision(typed, &proposal, by_a_sum.get_untracked(), today));
        let success = match answer_untracked(form).as_str() {
            "yes" => tr!("jobs.done.confirmed"),
            _ => tr!("jobs.done.waived"),
        };
        form.submit(command.map_err(|wrong| named(form, wrong)), success, |_| ());
    };
    view! {
        <Form on_submit=submit label=t!("jobs.act.decide")>
            <Summary form=form />
            <p><ReferringText text=what /></p>
            {fee}
            <Answer form=form legend=t!("jobs.decision") yes="jobs.decision.confirm" no="jobs.decision.waive" />
            <Show when=move || answer() == "yes" && by_a_sum.get()>
                <Sum form=form />
            </Show>
            <Show when=move || answer() == "yes">
                <Text form=form label=t!("facts.row.what_happened") note=t!("jobs.form.optional") />
            </Show>
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

/// The sum that the penalty is a multiple of.
#[component]
fn Sum(form: Entered) -> impl IntoView {
    let i18n = use_i18n();
    let value = form.bind(|typed| &typed.amount, |typed, amount| typed.amount = amount);
    let understood = derived(move || understood_amount(i18n.words(), NumberRule::AMOUNT, &value.get()));
    view! {
        <Field
            label=t!("forms.f.base_sum")
            hint=t!("forms.hint.base_sum")
            understood=understood
            id=form.id("amount")
            error=form.error("amount")
            required=true
        >
            <NumberInput value=value />
        </Field>
    }
}

fn answer_untracked(form: Entered) -> String {
    form.typed.with_untracked(|typed| typed.answer.clone())
}
