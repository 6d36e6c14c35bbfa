//! An amount of yuan in a line or a cell.

use super::{exact_text::ExactText, number};
use crate::ui::prelude::*;
use rust_decimal::Decimal;

/// Tabular figures with a true minus sign. Zero is a dash unless `zero` asks for `0.00`; `difference` adds a plus.
#[component]
pub fn Amount(
    #[prop(into)] value: Signal<Decimal>,
    #[prop(optional)] zero: bool,
    #[prop(optional)] difference: bool,
) -> impl IntoView {
    let text = Memo::new(move |_| {
        let value = value.get();
        match (zero, difference) {
            (true, _) if value.is_zero() => number::yuan(value),
            (_, true) => number::yuan_difference(value),
            (_, false) => number::yuan_or_dash(value),
        }
    });
    view! {
        <span class="amount" class:amount-zero=move || value.get().is_zero()>
            <ExactText text=text />
        </span>
    }
}
