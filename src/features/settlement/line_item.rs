//! A line of a statement that opens into its derivation.

use super::{subject::subject_text, work_link::WorkLink};
use crate::ui::prelude::*;
use crate::{
    app::{desk::Desk, format::yuan, i18n::use_i18n, words::line_key},
    domain::{Month, PersonId},
    features::explain::Derivation,
    rules::Line,
    ui::{Bind, Disclosure},
};

/// Item, subject and amount on one line; open, how it came about.
#[component]
pub fn LineItem(
    line: Line,
    person: PersonId,
    month: Month,
    #[prop(into)] open: Bind<bool>,
    /// The item stands above already: only the subject is shown, where there is one.
    #[prop(optional)]
    within_item: bool,
) -> impl IntoView {
    let desk = Desk::get();
    let i18n = use_i18n();
    let (named, amount) = (line_key(line.item, line.amount), line.amount);
    let line = StoredValue::new(line);
    let name = move || i18n.t(named);
    let subject =
        Memo::new(move |_| line.with_value(|line| subject_text(i18n.words(), &desk.ledger(), &line.subject)));
    let label = move || {
        let (item, amount) = (name(), yuan(amount.exact()));
        let subject = subject.get().text;
        i18n.tv("settlement.line", &[("item", &item), ("subject", &subject), ("amount", &amount)])
    };
    let summary = move || {
        view! {
            <span class="line-words">
                {move || {
                    let named = within_item && subject.with(|subject| !subject.text.is_empty());
                    (!named).then(|| view! { <span class="line-item">{name}</span> " " })
                }}
                <bdi class="line-subject" title=move || subject.get().text>
                    {move || subject.get().text}
                </bdi>
            </span>
            <bdi class="amount">{yuan(amount.exact())}</bdi>
        }
    };
    let person = StoredValue::new(person);
    view! {
        <Disclosure summary=summary open=open label=derived(label)>
            <WorkLink subject=line.with_value(|line| line.subject.clone()) />
            <Derivation line=line.get_value() person=person.get_value() month=month />
        </Disclosure>
    }
}
