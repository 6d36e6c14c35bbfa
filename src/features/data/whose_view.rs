//! Whose the new facts of a file are, as the preview shows it.

use super::whose::{Group, Share};
use crate::ui::prelude::*;
use crate::{
    app::{
        format::number,
        i18n::{Words, use_i18n},
        words::list_words,
    },
    t,
    ui::{Badge, Bind, Disclosure, Tone, WholeText},
};

/// With more subjects than this all groups are closed at first: their counts are to be seen together.
const MOST_OPEN: usize = 8;
/// The most rows of a group; what is left is counted.
const MOST_ROWS: usize = 60;

fn kinds_words(words: Words, share: &Share) -> String {
    let kind = |(key, count): &(&'static str, usize)| match count {
        1 => words.t(key),
        _ => words.tv("data.whose.times", &[("kind", &words.t(key)), ("n", count)]),
    };
    list_words(words, share.kinds.iter().map(kind))
}

fn row(share: Share) -> impl IntoView {
    let i18n = use_i18n();
    let (title, is_new) = (share.title.clone(), share.is_new);
    view! {
        <li class="whose-row">
            <span class="whose-title" title=title.clone()>
                <bdi translate="no">{title.clone()}</bdi>
            </span>
            {is_new.then(|| view! { <Badge tone=Tone::Neutral text=t!("data.whose.new") /> })}
            <span class="whose-kinds muted"><WholeText text=derived(move || kinds_words(i18n.words(), &share)) /></span>
        </li>
    }
}

fn group(group: Group, open: bool) -> impl IntoView {
    let i18n = use_i18n();
    let open = RwSignal::new(open);
    let (heading, facts, subjects) = (group.heading, group.facts(), group.shares.len());
    let new = group.shares.iter().filter(|share| share.is_new).count();
    let summary = move || {
        let words = i18n.words();
        let (n, facts, new) = (number(subjects.into()), number(facts.into()), number(new.into()));
        words.tv(
            "data.whose.summary",
            &[("what", &words.t(heading)), ("n", &n), ("new", &new), ("facts", &facts)],
        )
    };
    let more = subjects.saturating_sub(MOST_ROWS);
    let shares = StoredValue::new(group.shares);
    view! {
        <Disclosure summary=move || view! { <WholeText text=derived(summary) /> } open=Bind::from(open)>
            <ul class="whose-list">
                {shares.get_value().into_iter().take(MOST_ROWS).map(row).collect_view()}
                {(more > 0).then(|| view! { <li class="muted"><WholeText text=t!("data.whose.more", n = more) /></li> })}
            </ul>
        </Disclosure>
    }
}

/// All groups, each under its heading with counts.
#[component]
pub fn WhoseList(groups: Signal<Vec<Group>>) -> impl IntoView {
    let all = move || {
        let groups = groups.get();
        let open = groups.iter().map(|group| group.shares.len()).sum::<usize>() <= MOST_OPEN;
        groups.into_iter().map(|one| group(one, open)).collect_view()
    };
    view! { <div class="whose">{all}</div> }
}
