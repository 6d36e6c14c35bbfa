//! What a new branch will be, before it is founded: who, in which post, for which wage, since when.

use super::{typed::ReadBranch, vacant::VacantPosts};
use crate::ui::prelude::*;
use crate::{
    app::{
        format::{full_day, percent, yuan},
        i18n::{Words, use_i18n},
        words::role_key,
    },
    features::people::{table::PersonHeads, typed::ReadPerson},
    ledger::namesakes::labels,
    t,
    ui::{Cell, NameText, Table, WholeText},
};
use rust_decimal::Decimal;

#[component]
pub fn Review(branch: ReadBranch) -> impl IntoView {
    let i18n = use_i18n();
    let vacant = branch.vacant();
    let branch = StoredValue::new(branch);
    let rows = move || {
        let words = i18n.words();
        branch.with_value(|branch| {
            let names = labels(branch.people.iter().map(|person| (person.name.as_str(), person.day)));
            branch.people.iter().zip(names).map(|(person, name)| row(words, person, name)).collect_view()
        })
    };
    let tax = move || match branch.with_value(|branch| branch.tax) {
        Some(tax) => i18n.tv("data.setup.review.tax", &[("rate", &percent(tax / Decimal::ONE_HUNDRED))]),
        None => i18n.t("data.setup.review.no_tax"),
    };
    view! {
        <div class="stack">
            <p class="setup-review-name">{branch.with_value(|branch| branch.name.clone())}</p>
            <Table caption=t!("shell.place.people")>
                <thead>
                    <tr>
                        <PersonHeads />
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </Table>
            <p><WholeText text=derived(tax) /></p>
            <VacantPosts vacant=Signal::stored(vacant) />
            <p class="muted">{t!("data.setup.sits")}</p>
        </div>
    }
}

fn row(words: Words, person: &ReadPerson, name: String) -> impl IntoView + use<> {
    let wage = match person.base_wage.exact().is_zero() && person.role.is_of_head_office() {
        true => words.t("data.setup.review.no_wage"),
        false => yuan(person.base_wage.exact()),
    };
    let (role, joined) = (words.t(role_key(person.role)), full_day(words, person.day));
    view! {
        <tr>
            <Cell head=true><NameText text=name /></Cell>
            <Cell>{role}</Cell>
            <Cell numeric=true><WholeText text=wage /></Cell>
            <Cell><WholeText text=joined /></Cell>
        </tr>
    }
}
