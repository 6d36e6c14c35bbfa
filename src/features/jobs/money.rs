//! What a job pays, whom and in which month; and what holds it.

use super::{say, seen::Seen};
use crate::ui::prelude::*;
use crate::{
    app::{
        desk::Desk,
        format,
        i18n::{I18n, use_i18n},
        words::{self, clause_title, list_words, person_name, role_key},
    },
    domain::{Arrange, Collected, JobId, Month, PersonId, WorkId, WorkKind},
    features::{
        explain::Derivation,
        record::conflicts_page::Unsettled,
        settlement::{route, view::line_key},
    },
    rules::{Item, Subject, Waiting, WaitingFor, prospects::Prospect},
    t,
    ui::{Amount, Callout, Disclosure, Keyed, Section, Show, Tone, WholeText},
    workflow::steps::{PaidLine, StepKind, StepState, line, paid_lines},
};

/// The lines of everybody's months that come from this job.
#[component]
pub fn Money(id: WorkId, seen: Memo<Seen>) -> impl IntoView {
    let i18n = use_i18n();
    let id = StoredValue::new(id);
    let subject = id.with_value(Subject::of);
    let paid = Memo::new(move |_| seen.with(|seen| in_order(paid_lines(&seen.settled, &subject))));
    let waits = Memo::new(move |_| seen.with(|seen| id.with_value(|id| held(seen, id))));
    // What the next part waits for, as the line of steps has it.
    let after = Memo::new(move |_| {
        id.with_value(|id| match id {
            WorkId::Notice(job) => seen.with(|seen| waits_for(seen, job)),
            // What a repair and a contract may still bring stands there with its amount.
            WorkId::Repair(_) | WorkId::Contract(_) => None,
        })
    });
    let payments = payments_of(id.get_value());
    let nothing = move || {
        paid.with(Vec::is_empty)
            && payments.with(Vec::is_empty)
            && waits.with(Vec::is_empty)
            && after.get().is_none()
    };
    let keys = move || paid.with(|paid| paid.iter().map(key_of).collect::<Vec<_>>());
    let lead = move || {
        let kind = after.get()?;
        let step = i18n.t(say::step_key(kind));
        let key = if paid.with(Vec::is_empty) { "jobs.money.first_after" } else { "jobs.money.rest_after" };
        Some(view! { <p class="muted"><WholeText text=i18n.tv(key, &[("step", &step)]) /></p> })
    };
    view! {
        <div class="job-money">
        <Section title=t!("jobs.money")>
            {lead}
            <Show when=nothing>
                <p class="muted">{t!("jobs.money.none")}</p>
            </Show>
            {move || {
                let waits = waits.get().into_iter();
                let (unsettled, others): (Vec<Waiting>, Vec<Waiting>) =
                    waits.partition(|waiting| waiting.what == WaitingFor::Conflict);
                view! {
                    {unsettled_by(i18n, seen, unsettled)}
                    {others.into_iter().map(|waiting| held_by(i18n, seen, waiting)).collect_view()}
                }
            }}
            <ul class="lines">
                <For
                    each=keys
                    key=|key| key.clone()
                    children=move |key| {
                        let part = Memo::new(move |_| {
                            paid.with(|paid| paid.iter().find(|part| key_of(part) == key).cloned())
                        });
                        view! {
                            <li>
                                <Keyed of=part let:part>
                                    {part.map(|part| view! { <OnePaidLine part=part seen=seen /> })}
                                </Keyed>
                            </li>
                        }
                    }
                />
                {move || payments.get().into_iter().map(one_payment).collect_view()}
            </ul>
        </Section>
        </div>
    }
}

/// What holds the money of a work.
fn held(seen: &Seen, work: &WorkId) -> Vec<Waiting> {
    match work {
        WorkId::Notice(id) => {
            seen.ledger.notices.get(id).map(|notice| seen.outlook().held(notice)).unwrap_or_default()
        }
        WorkId::Repair(_) | WorkId::Contract(_) => {
            Waiting::of(&seen.settled.waiting, &Subject::of(work)).to_vec()
        }
    }
}

/// The step that the next part of a notice's fee waits for.
fn waits_for(seen: &Seen, job: &JobId) -> Option<StepKind> {
    let steps = line(&seen.outlook(), seen.ledger.notices.get(job)?);
    let paid = steps.iter().find(|step| step.kind == StepKind::Paid)?;
    if let StepState::After(kind) = paid.state { Some(kind) } else { None }
}

/// What a repair or a contract will bring once nothing is missing, and how it would come about.
fn payments_of(id: WorkId) -> Memo<Vec<Prospect>> {
    let (desk, subject) = (Desk::get(), Subject::of(&id));
    Memo::new(move |_| {
        let is_its = |one: &&Prospect| one.subject == subject;
        match id.kind() {
            // What its next part waits for stands above.
            WorkKind::Commissioning => Vec::new(),
            WorkKind::Repair | WorkKind::Maintenance => {
                desk.expected().iter().filter(is_its).cloned().collect()
            }
        }
    })
}

/// A payment that has not come yet.
fn one_payment(payment: Prospect) -> AnyView {
    let i18n = use_i18n();
    let Prospect { person, item, amount, month, line, .. } = payment;
    let name = person_name(&untrack(|| Desk::get().ledger()), &person);
    let said = StoredValue::new(move || {
        let item = i18n.t(words::item_key(item));
        let Some(amount) = amount.map(|amount| format::yuan(amount.exact())) else {
            return i18n.tv("jobs.money.expected.open", &[("person", &name), ("item", &item)]);
        };
        i18n.tv("jobs.money.expected", &[("person", &name), ("item", &item), ("amount", &amount)])
    });
    let said = move || said.with_value(|said| said());
    let Some((line, month)) = line.zip(month) else {
        return view! { <li><p class="muted"><WholeText text=derived(said) /></p></li> }.into_any();
    };
    let opened = StoredValue::new((line, person));
    view! {
        <li>
            <Disclosure summary=move || view! { <span class="line-words">{said}</span> }>
                {move || {
                    let (line, person) = opened.get_value();
                    view! { <Derivation line=line person=person month=month /> }
                }}
            </Disclosure>
        </li>
    }
    .into_any()
}

/// By month; the fee before what is given up of it.
fn in_order(mut parts: Vec<PaidLine>) -> Vec<PaidLine> {
    parts.arrange_by(|a, b| {
        let given = |part: &PaidLine| part.line.amount.is_negative();
        (a.month, a.line.item, !given(a)).cmp(&(b.month, b.line.item, !given(b)))
    });
    parts
}

/// A job has at most one line of an item in somebody's month.
fn key_of(part: &PaidLine) -> (Month, PersonId, Item) {
    (part.month, part.person.clone(), part.line.item)
}

/// One line: when, who, what, how much; open, how it came about.
#[component]
fn OnePaidLine(part: PaidLine, seen: Memo<Seen>) -> impl IntoView {
    let i18n = use_i18n();
    let PaidLine { month, person, line } = part;
    let name = seen.with_untracked(|seen| person_name(&seen.ledger, &person));
    let (named, amount) = (words::line_key(line.item, line.amount), line.amount.exact());
    let key = seen.with_untracked(|seen| {
        let statement = seen.settled.statement(month, &person)?;
        let index = statement.lines.iter().position(|other| *other == line)?;
        Some(line_key(statement, index))
    });
    let href = route::statement(month, &person, key).href();
    let words = move || {
        let words = i18n.words();
        let (month, item) = (format::month(words, month.year(), month.number()), words.t(named));
        words.tv("jobs.money.line", &[("month", &month), ("person", &name), ("item", &item)])
    };
    let words = StoredValue::new(words);
    let summary = move || {
        view! {
            <span class="line-words">{move || words.with_value(|words| words())}</span>
            <Amount value=amount />
        }
    };
    let opened = StoredValue::new((line, person, href));
    view! {
        <Disclosure summary=summary>
            {move || {
                let (line, person, href) = opened.get_value();
                view! {
                    <Derivation line=line person=person month=month />
                    <p>
                        <a href=href>{t!("jobs.money.statement")}</a>
                    </p>
                }
            }}
        </Disclosure>
    }
}

/// Who waits for one of two answers, with the way to settle it.
fn unsettled_by(i18n: I18n, seen: Memo<Seen>, waits: Vec<Waiting>) -> Option<impl IntoView> {
    let by = waits.first()?.by;
    let people: Vec<PersonId> =
        waits.iter().map(|waiting| waiting.person.clone()).distinct().into_iter().collect();
    let answers = waits.into_iter().flat_map(|waiting| waiting.facts).distinct().into_iter().collect();
    let title = move || {
        let names = seen.with(|seen| {
            list_words(i18n.words(), people.iter().map(|person| person_name(&seen.ledger, person)))
        });
        i18n.tv("jobs.money.unsettled", &[("person", &names), ("role", &i18n.t(role_key(by)))])
    };
    Some(view! { <Callout tone=Tone::Waiting title=derived(title)><Unsettled answers=answers /></Callout> })
}

/// Who waits for what a clause asks for.
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
    view! { <Callout tone=Tone::Waiting title=derived(title) /> }
}
