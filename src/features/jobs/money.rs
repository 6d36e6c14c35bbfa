//! What a job pays, whom and in which month; and what holds it.

use super::{say, seen::Seen};
use crate::{
    app::{
        format,
        i18n::{I18n, use_i18n},
        route::{Route, SettlementQuery},
        words::{clause_title, item_key, person_name, role_key},
    },
    domain::JobId,
    rules::Waiting,
    t,
    ui::{Amount, Cell, ColumnHead, Notice, Row, Section, Table, Tone},
    workflow::steps::{Part, StepKind, StepState, held, line, parts},
};
use leptos::prelude::*;

/// The lines of everybody's months that come from this job.
#[component]
pub fn Money(job: JobId, seen: Memo<Seen>) -> impl IntoView {
    let i18n = use_i18n();
    let id = StoredValue::new(job);
    let paid = Memo::new(move |_| seen.with(|seen| id.with_value(|id| parts(&seen.settled, id))));
    let waits = Memo::new(move |_| seen.with(|seen| id.with_value(|id| held(&seen.settled, id))));
    // What the next part waits for, as the line of steps has it.
    let after = Memo::new(move |_| {
        seen.with(|seen| {
            let notice = id.with_value(|id| seen.ledger.notices.get(id).cloned())?;
            let steps = line(&seen.outlook(), &notice);
            steps.iter().find(|step| step.kind == StepKind::Paid).and_then(|step| match step.state {
                StepState::After(kind) => Some(kind),
                _ => None,
            })
        })
    });
    let lead = move || {
        let kind = after.get()?;
        let step = i18n.t(say::step_key(kind));
        let key = if paid.with(Vec::is_empty) { "jobs.money.first_after" } else { "jobs.money.rest_after" };
        Some(view! { <p class="muted">{i18n.tv(key, &[("step", &step)])}</p> })
    };
    let row = move |part: Part| {
        let name = seen.with_untracked(|seen| person_name(&seen.ledger, &part.person));
        let Part { month, person, item, amount } = part;
        let query = SettlementQuery {
            month: Some(month.to_string()),
            person: Some(person.to_string()),
            ..SettlementQuery::default()
        };
        let href = Route::Settlement(query).href();
        view! {
            <Row>
                <Cell>{move || format::month(i18n.words(), month.year(), month.number())}</Cell>
                <Cell>{name}</Cell>
                <Cell>
                    <a href=href>{t!(item_key(item))}</a>
                </Cell>
                <Cell numeric=true>
                    <Amount value=amount.exact() />
                </Cell>
            </Row>
        }
    };
    view! {
        <Section title=t!("jobs.money")>
            {lead}
            {move || waits.get().into_iter().map(|waiting| held_by(i18n, seen, waiting)).collect_view()}
            <Show when=move || paid.with(|paid| !paid.is_empty())>
                <Table caption=t!("jobs.money")>
                    <thead>
                        <tr>
                            <ColumnHead label=t!("jobs.money.month") />
                            <ColumnHead label=t!("jobs.money.person") />
                            <ColumnHead label=t!("jobs.money.item") />
                            <ColumnHead label=t!("jobs.money.amount") numeric=true />
                        </tr>
                    </thead>
                    <tbody>{move || paid.get().into_iter().map(row).collect_view()}</tbody>
                </Table>
            </Show>
        </Section>
    }
}

fn held_by(i18n: I18n, seen: Memo<Seen>, waiting: Waiting) -> impl IntoView {
    let Waiting { clause, person, by, .. } = waiting;
    let name = seen.with_untracked(|seen| person_name(&seen.ledger, &person));
    let title = move || {
        let (words, role) = (i18n.words(), i18n.t(role_key(by)));
        let title = clause_title(words, clause.0);
        words.tv(
            "jobs.money.held",
            &[("clause", &clause.0), ("title", &title), ("person", &name), ("role", &role)],
        )
    };
    view! { <Notice tone=Tone::Waiting title=title /> }
}
