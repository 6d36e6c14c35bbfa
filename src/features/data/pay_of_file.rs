//! Whose pay a file would change, as the preview shows it: by person, then by month, then by line.

use crate::ui::prelude::*;
use crate::{
    app::{
        desk::Desk,
        format::yuan_signed,
        i18n::{Words, use_i18n},
        words::{list_words, month_words, person_name},
    },
    domain::{Collected, Money},
    features::record::{
        consequence::{PayMonth, PayShare, by_person},
        pay_changes::{from_to, what},
    },
    journal::Fact,
    ledger::Ledger,
    t,
    ui::{Bind, Disclosure, Show, WholeText},
};
use std::sync::Arc;

/// With more people than this each is closed at first: their sums are to be seen together.
const MOST_OPEN: usize = 2;

/// What would change, and the ledger as it would be, by which things and people are called.
type Changes = (Arc<Ledger>, Vec<PayShare>);

/// Whose pay changes, from what to what; of closed months as adjustments. `rejecting` rejects closings of the file.
#[component]
pub fn PayOfFile(facts: Vec<Arc<Fact>>, rejecting: Memo<Vec<Fact>>) -> impl IntoView {
    let desk = Desk::get();
    let i18n = use_i18n();
    let changes: Memo<Changes> = Memo::new(move |_| {
        let rejecting = rejecting.get().into_iter().map(Arc::new);
        let facts: Vec<Arc<Fact>> = facts.iter().cloned().chain(rejecting).collect();
        let shares = by_person(&desk.standing(), &facts, untrack(|| desk.now()));
        (Arc::new(desk.ledger().with(&facts)), shares)
    });
    let any = move || changes.with(|(_, shares)| !shares.is_empty());
    let total = move || {
        let (n, sum) = changes
            .with(|(_, shares)| (shares.len(), shares.iter().map(PayShare::difference).sum::<Money>()));
        i18n.tv("forms.changes.total", &[("n", &n), ("sum", &yuan_signed(sum.exact()))])
    };
    let closed = move || {
        let months = changes.with(|(_, shares)| {
            let months = shares.iter().flat_map(|share| &share.months).flat_map(PayMonth::closed);
            months.distinct()
        });
        let words = i18n.words();
        let named = list_words(words, months.iter().map(|month| month_words(words, *month)));
        (!months.is_empty()).then(|| words.tv("data.preview.pay.closed", &[("months", &named)]))
    };
    let each = move || {
        let (ledger, shares) = changes.get();
        let open = shares.len() <= MOST_OPEN;
        shares.into_iter().map(|share| person(share, ledger.clone(), open)).collect_view()
    };
    view! {
        <section class="stack-tight" aria-label=t!("forms.changes")>
            <Show
                when=any
                fallback=|| view! { <p class="muted">{t!("forms.changes.none")}</p> }
            >
                <h4>{t!("forms.changes")}</h4>
                <p class="strong"><WholeText text=derived(total) /></p>
                {move || closed().map(|closed| view! { <p><WholeText text=closed /></p> })}
                <div class="whose">{each}</div>
            </Show>
        </section>
    }
}

fn person(share: PayShare, ledger: Arc<Ledger>, open: bool) -> impl IntoView {
    let i18n = use_i18n();
    let open = RwSignal::new(open);
    let who = person_name(&ledger, &share.person);
    let (months, sum) = (share.months.len(), yuan_signed(share.difference().exact()));
    let summary = move || i18n.tv("data.preview.pay.person", &[("who", &who), ("n", &months), ("sum", &sum)]);
    let share = StoredValue::new(share);
    let rows = move || {
        let words = i18n.words();
        let months = share.with_value(|share| {
            share.months.iter().map(|month| rows_of(month, &ledger, words)).collect_view()
        });
        view! {
            <table class="effect-lines">
                <tbody translate="no">{months}</tbody>
            </table>
        }
    };
    view! {
        <Disclosure summary=move || view! { <WholeText text=derived(summary.clone()) /> } open=Bind::from(open)>
            {rows.clone()}
        </Disclosure>
    }
}

/// What the month comes to, then the lines that change it.
fn rows_of(month: &PayMonth, ledger: &Ledger, words: Words) -> impl IntoView + use<> {
    let PayMonth { before, after, lines, .. } = month;
    let each = lines.iter().map(|line| {
        view! { <tr>{what(line, lines, ledger, words)}</tr> }
    });
    view! {
        <tr class="effect-month">
            <th scope="rowgroup">{month_words(words, month.month)}</th>
            {from_to(*before, *after, words)}
        </tr>
        {each.collect_view()}
    }
}
