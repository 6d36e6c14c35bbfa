//! What waits, what is possible, and what comes later: each with what is missing, who owes it, and how its figure
//! would come about.

use super::{page::Mine, view::missing_words};
use crate::{
    app::{
        desk::Desk,
        format,
        i18n::use_i18n,
        words::{item_key, month_words, subject_words},
    },
    features::explain::Derivation,
    rules::prospects::{Prospect, Stage},
    t,
    ui::{Disclosure, Section},
};
use leptos::prelude::*;

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

#[component]
pub fn Expected(mine: Mine, stage: Stage) -> impl IntoView {
    let shown = Memo::new(move |_| {
        let here = |all: &Vec<Prospect>| all.iter().filter(|p| p.stage == stage).cloned().collect::<Vec<_>>();
        mine.prospects.with(here)
    });
    let list = move || {
        let shown = shown.get();
        if shown.is_empty() {
            return view! { <p class="muted">{t!(none_key(stage))}</p> }.into_any();
        }
        let row = |prospect: Prospect| view! { <li><ProspectView mine=mine prospect=prospect /></li> };
        view! { <ul class="mypay-lines">{shown.into_iter().map(row).collect_view()}</ul> }.into_any()
    };
    view! {
        <Section title=t!(title_key(stage)) lead=t!(lead_key(stage))>
            {list}
        </Section>
    }
}

#[component]
fn ProspectView(mine: Mine, prospect: Prospect) -> impl IntoView {
    let desk = Desk::get();
    let i18n = use_i18n();
    let Prospect { item, subject, amount, month, missing, line, .. } = prospect;
    let about = move || subject_words(i18n.words(), &desk.ledger(), &subject);
    let figure = move || match amount {
        Some(amount) => format::yuan(amount.exact()),
        None => i18n.t("mypay.unknown"),
    };
    let steps = move || {
        let (words, ledger, today) = (i18n.words(), desk.ledger(), desk.today());
        let mut steps: Vec<String> =
            missing.iter().map(|missing| missing_words(words, &ledger, missing, today)).collect();
        steps.extend(month.map(|month| words.tv("mypay.comes", &[("month", &month_words(words, month))])));
        steps.into_iter().map(|step| view! { <li>{step}</li> }).collect_view()
    };
    let head = view! {
        <p class="mypay-line">
            <span class="mypay-line-item">{t!(item_key(item))}</span>
            <span class="figure">{figure}</span>
            <span class="mypay-line-about">{about}</span>
        </p>
        <ul class="mypay-missing">{steps}</ul>
    };
    let how = line.map(|line| {
        let line = StoredValue::new(line);
        view! {
            <Disclosure summary=move || {
                view! { <span class="small">{t!("mypay.how")}</span> }
            }>
                <p class="muted small">{t!("mypay.how.note")}</p>
                {move || {
                    mine.person
                        .get()
                        .map(|person| {
                            let month = month.unwrap_or_else(|| mine.month.get());
                            view! { <Derivation line=line.get_value() person=person month=month /> }
                        })
                }}
            </Disclosure>
        }
    });
    view! {
        {head}
        {how}
    }
}
