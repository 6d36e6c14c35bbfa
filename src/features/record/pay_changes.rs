//! The pay lines that recording something would change, before it is recorded.

use super::consequence::Consequence;
use crate::ui::prelude::*;
use crate::{
    app::{
        desk::Desk,
        format::{yuan, yuan_difference, yuan_signed},
        i18n::{Words, use_i18n},
        words::{line_key, month_words, person_name, subject_words},
    },
    domain::{Collected, Money},
    ledger::Ledger,
    t,
    ui::{Rebuilt, Show, WholeText},
};

/// How many changed pay lines are listed.
const MOST_LINES: usize = 8;

/// Whose pay changes, in which month, from what to what; nothing where none does. `newcomer`: what somebody is called
/// who is only about to be recorded.
#[component]
fn PayChanges(
    #[prop(into)] changes: Signal<Vec<Consequence>>,
    #[prop(optional, into)] newcomer: Signal<String>,
) -> impl IntoView {
    let i18n = use_i18n();
    let shown = Memo::new(move |_| (changes.get(), newcomer.get(), i18n.words()));
    let lines = move |(changes, newcomer, words): (Vec<Consequence>, String, Words)| {
        let line = |change: &Consequence| line(change, &changes, &newcomer, words);
        changes.iter().take(MOST_LINES).map(line).collect_view()
    };
    let more = move || changes.with(Vec::len).saturating_sub(MOST_LINES);
    let total = move || {
        let sum = changes.with(|changes| changes.iter().map(Consequence::difference).sum::<Money>());
        let people = changes.with(|changes| changes.iter().map(|change| &change.person).distinct().len());
        let several = changes.with(Vec::len) > 1;
        several.then(|| i18n.tv("forms.changes.total", &[("n", &people), ("sum", &yuan_signed(sum.exact()))]))
    };
    view! {
        <Show when=move || !changes.with(Vec::is_empty)>
            <table class="effect-lines">
                <caption>{t!("forms.changes")}</caption>
                <tbody translate="no"><Rebuilt of=shown children=lines /></tbody>
            </table>
            {move || (more() > 0).then(|| view! { <p class="muted"><WholeText text=t!("forms.changes.more", n = more()) /></p> })}
            {move || total().map(|total| view! { <p translate="no" prop:textContent=total></p> })}
        </Show>
    }
}

/// What recording something would change, said as it is typed: `children` first, then whose pay. Once something is
/// understood, it is also said that no pay changes.
#[component]
pub fn PayEffects(
    #[prop(into)] changes: Signal<Vec<Consequence>>,
    #[prop(into)] understood: Signal<bool>,
    #[prop(optional, into)] newcomer: Signal<String>,
    #[prop(optional)] children: Option<Children>,
) -> impl IntoView {
    let nothing = move || understood.get() && changes.with(Vec::is_empty);
    view! {
        <div class="effects" role="status">
            {children.map(|children| children())}
            <PayChanges changes=changes newcomer=newcomer />
            <Show when=nothing>
                <p class="muted">{t!("forms.changes.none")}</p>
            </Show>
        </div>
    }
}

fn line(change: &Consequence, among: &[Consequence], newcomer: &str, words: Words) -> impl IntoView + use<> {
    let ledger = Desk::get().ledger();
    let month = month_words(words, change.month);
    let who = match ledger.people.contains_key(&change.person) {
        true => person_name(&ledger, &change.person),
        false => newcomer.to_owned(),
    };
    view! {
        <tr>
            <td>{month}</td>
            <td>{who}</td>
            {what(change, among, &ledger, words)}
        </tr>
    }
}

/// What changes, and from what to what.
pub fn what(
    change: &Consequence,
    among: &[Consequence],
    ledger: &Ledger,
    words: Words,
) -> impl IntoView + use<> {
    let about = change.is_known_by_subject(among).then(|| subject_words(words, ledger, &change.subject));
    let sign = if change.after.is_zero() { change.before } else { change.after };
    view! {
        <td>
            {words.t(line_key(change.item, sign))}
            {about.map(|about| view! { <span class="effect-about">{about}</span> })}
        </td>
        {from_to(change.before, change.after, words)}
    }
}

/// The difference between two amounts in yuan, and what they are.
pub fn from_to(before: Money, after: Money, words: Words) -> impl IntoView + use<> {
    let difference = yuan_difference((after - before).exact());
    let (before, after) = (yuan(before.exact()), yuan(after.exact()));
    let between = words.tv("forms.changes.between", &[("before", &before), ("after", &after)]);
    view! { <td class="numeric">{difference} " " <span class="effect-between">{between}</span></td> }
}
