//! What changes for one person, line by line, each with how it comes about on either side.

use super::bench::Bench;
use crate::ui::prelude::*;
use crate::{
    app::{
        desk::Desk,
        format,
        i18n::use_i18n,
        words::{line_key, month_words, subject_words},
    },
    domain::{Money, Month, PersonId},
    features::explain::Derivation,
    rules::{Line, whatif::LineChange},
    t,
    ui::{Disclosure, Keyed},
};

#[component]
pub fn ChangedLines(bench: Bench, person: PersonId) -> impl IntoView {
    let person = StoredValue::new(person);
    let lines = Memo::new(move |_| {
        bench.comparison.with(|all| {
            let found = all.people.iter().find(|change| person.with_value(|person| change.person == *person));
            found.map(|change| change.lines.clone()).unwrap_or_default()
        })
    });
    let list = move |lines: Vec<LineChange>| {
        if lines.is_empty() {
            return view! { <p class="muted">{t!("whatif.lines.none")}</p> }.into_any();
        }
        let row =
            |change: LineChange| view! { <li><ChangedLine change=change person=person.get_value() /></li> };
        view! { <ul class="whatif-lines">{lines.into_iter().map(row).collect_view()}</ul> }.into_any()
    };
    view! { <Keyed of=lines children=list /> }
}

#[component]
fn ChangedLine(change: LineChange, person: PersonId) -> impl IntoView {
    let desk = Desk::get();
    let i18n = use_i18n();
    let LineChange { month, item, subject, .. } = change.clone();
    let amount = change.draft.as_ref().or(change.today.as_ref()).map_or(Money::ZERO, |line| line.amount);
    let title = move || {
        let words = i18n.words();
        let subject = subject_words(words, &desk.ledger(), &subject);
        let (month, item) = (month_words(words, month), words.t(line_key(item, amount)));
        words.tv("whatif.line", &[("month", &month), ("item", &item), ("subject", &subject)])
    };
    let figure = |line: &Option<Line>| {
        let amount = line.as_ref().map(|line| format::yuan(line.amount.exact()));
        move || amount.clone().unwrap_or_else(|| i18n.t("whatif.line.none"))
    };
    let (today, draft) = (figure(&change.today), figure(&change.draft));
    let difference = format::yuan_difference(change.difference().exact());
    let sums = move || {
        let words = i18n.words();
        let (today, draft) = (today(), draft());
        words.tv("whatif.line.sums", &[("today", &today), ("draft", &draft), ("difference", &difference)])
    };
    let change = StoredValue::new((change, person));
    let summary = move || {
        let (title, sums) = (title.clone(), sums.clone());
        view! {
            <span class="whatif-line-title">{title}</span>
            " "
            <span class="whatif-line-sums">{sums}</span>
        }
    };
    let side = move |key: &'static str, line: Option<Line>, month: Month, person: PersonId| {
        view! {
            <div class="whatif-side">
                <p class="whatif-side-title">{t!(key)}</p>
                {match line {
                    Some(line) => view! { <Derivation line=line person=person month=month /> }.into_any(),
                    None => view! { <p class="muted">{t!("whatif.line.absent")}</p> }.into_any(),
                }}
            </div>
        }
    };
    view! {
        <Disclosure summary=summary>
            <div class="whatif-sides">
                {change
                    .with_value(|(change, person)| {
                        (
                            side("whatif.today", change.today.clone(), month, person.clone()),
                            side("whatif.draft.values", change.draft.clone(), month, person.clone()),
                        )
                    })}
            </div>
        </Disclosure>
    }
}
