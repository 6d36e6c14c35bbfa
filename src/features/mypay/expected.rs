//! What waits, what is possible, and what comes later: each with what is missing, who owes it, and how its figure
//! would come about.

use super::{
    page::Mine,
    view::{Work, works},
};
use crate::ui::prelude::*;
use crate::{
    app::{
        desk::Desk,
        format,
        i18n::use_i18n,
        more::pages,
        words::{item_key, lack_words, month_words},
    },
    features::{
        explain::Derivation,
        record::conflicts_page::Unsettled,
        settlement::{
            linked,
            subject::{SubjectText, subject_text},
        },
    },
    rules::{
        open::Lack,
        prospects::{Prospect, Stage},
    },
    t,
    ui::{Disclosure, ExactText, Section, WholeText},
};

fn title_key(stage: Stage) -> &'static str {
    match stage {
        Stage::Waiting => "mypay.waiting",
        Stage::Possible => "mypay.possible",
        Stage::Owed => "mypay.owed",
    }
}

fn lead_key(stage: Stage) -> &'static str {
    match stage {
        Stage::Waiting => "mypay.waiting.lead",
        Stage::Possible => "mypay.possible.lead",
        Stage::Owed => "mypay.owed.lead",
    }
}

fn none_key(stage: Stage) -> &'static str {
    match stage {
        Stage::Waiting => "mypay.waiting.none",
        Stage::Possible => "mypay.possible.none",
        Stage::Owed => "mypay.owed.none",
    }
}

/// So many are shown; the others open.
const SHOWN: usize = 4;

#[component]
pub fn Expected(mine: Mine, stage: Stage) -> impl IntoView {
    let i18n = use_i18n();
    let all = Memo::new(move |_| mine.prospects.with(|all| works(all, stage)));
    let items = move |works: Vec<Work>| {
        pages("mypay-lines", works, move |work| {
            view! { <li><WorkView mine=mine work=work /></li> }.into_any()
        })
    };
    let list = move || {
        let mut first = all.get();
        if first.is_empty() {
            return view! { <p class="muted">{t!(none_key(stage))}</p> }.into_any();
        }
        let rest = first.split_off(SHOWN.min(first.len()));
        let count = rest.len();
        let rest = StoredValue::new(rest);
        let more = (count > 0).then(|| {
            let said = move || i18n.tv("mypay.more", &[("n", &count)]);
            view! {
                <Disclosure summary=move || view! { <span>{said}</span> }>{move || items(rest.get_value())}</Disclosure>
            }
        });
        view! {
            {items(first)}
            {more}
        }
        .into_any()
    };
    view! {
        <Section title=t!(title_key(stage)) lead=t!(lead_key(stage))>
            {list}
        </Section>
    }
}

/// One piece of work: what it is, its payments, and what each still needs.
#[component]
fn WorkView(mine: Mine, work: Work) -> impl IntoView {
    let desk = Desk::get();
    let i18n = use_i18n();
    let subject = work.subject.clone();
    let about = move || {
        let SubjectText { text, route } = subject_text(i18n.words(), &desk.ledger(), &subject);
        linked(text, route)
    };
    let payments = (0..work.payments.len())
        .map(|nth| {
            let (payment, missing) = (work.payments[nth].clone(), work.missing(nth));
            view! { <PaymentView mine=mine payment=payment missing=missing /> }
        })
        .collect_view();
    view! {
        <p class="mypay-work">{about}</p>
        {payments}
    }
}

#[component]
fn PaymentView(mine: Mine, payment: Prospect, missing: Vec<Lack>) -> impl IntoView {
    let desk = Desk::get();
    let i18n = use_i18n();
    let Prospect { item, amount, month, line, answers, .. } = payment;
    let figure = move || match amount {
        Some(amount) => format::yuan(amount.exact()),
        None => i18n.t("mypay.unknown"),
    };
    let steps = move || {
        let (words, ledger, now) = (i18n.words(), desk.ledger(), desk.now());
        let mut steps: Vec<String> =
            missing.iter().map(|lack| lack_words(words, &ledger, lack, now)).collect();
        steps.extend(month.map(|month| words.tv("mypay.comes", &[("month", &month_words(words, month))])));
        steps.into_iter().map(|step| view! { <li><WholeText text=step /></li> }).collect_view()
    };
    let head = move || {
        view! {
            <span class="mypay-line">
                <span>{t!(item_key(item))}</span>
                <ExactText class="mypay-figure" text=derived(figure) />
            </span>
        }
    };
    let line = StoredValue::new(line);
    let how = move || {
        let (person, line) = (mine.person.get()?, line.get_value()?);
        let month = month.unwrap_or_else(|| mine.month.get());
        Some(view! {
            <p class="muted small">{t!("mypay.how.note")}</p>
            <Derivation line=line person=person month=month />
        })
    };
    let top = if line.with_value(Option::is_some) {
        view! { <Disclosure summary=head>{how}</Disclosure> }.into_any()
    } else {
        view! { <div class="mypay-plain">{head()}</div> }.into_any()
    };
    view! {
        {top}
        <ul class="mypay-missing">{steps}</ul>
        {(!answers.is_empty()).then(|| view! { <Unsettled answers=answers /> })}
    }
}
