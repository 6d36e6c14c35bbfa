//! What one rule set changes against another, as a table.

use super::{
    names::{place_words, value_words},
    typed::Change,
};
use crate::ui::prelude::*;
use crate::{
    app::i18n::{Words, use_i18n},
    t,
    ui::{Cell, ColumnHead, Table, WholeText},
};

/// How many values are changed, in words.
pub fn count_words(words: Words, count: usize) -> String {
    match count {
        1 => words.t("rules.change.count.one"),
        n => words.tv("rules.change.count.many", &[("n", &n)]),
    }
}

#[component]
pub fn ChangesTable(
    #[prop(into)] changes: Signal<Vec<Change>>,
    #[prop(into)] caption: Signal<String>,
) -> impl IntoView {
    let i18n = use_i18n();
    let rows = move || {
        let words = i18n.words();
        let row = |change: Change| {
            let value = |text: &Option<String>| match text {
                Some(text) => value_words(words, &change.name, text),
                None => words.t("rules.change.gone"),
            };
            let (before, after) = (value(&change.before), value(&change.after));
            let name = place_words(words, &change.name);
            view! {
                <tr>
                    <Cell head=true><WholeText text=name /></Cell>
                    <Cell><WholeText text=before /></Cell>
                    <Cell><WholeText text=after /></Cell>
                </tr>
            }
        };
        changes.get().into_iter().map(row).collect_view()
    };
    view! {
        <Table caption=caption>
            <thead>
                <tr>
                    <ColumnHead label=t!("rules.change.name") />
                    <ColumnHead label=t!("rules.change.before") />
                    <ColumnHead label=t!("rules.change.after") />
                </tr>
            </thead>
            <tbody>{rows}</tbody>
        </Table>
    }
}
