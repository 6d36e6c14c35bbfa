//! What the bands beside a size that is in none would pay, to be taken over.

use super::{effect::BandGap, state::FormState};
use crate::ui::prelude::*;
use crate::{
    app::{desk::Desk, format::yuan},
    features::jobs::say::unit_price,
    t,
    ui::{Bind, Button, WholeText},
};
use rust_decimal::Decimal;

#[component]
pub fn NeighbourRates(form: FormState, value: Bind<String>) -> impl IntoView {
    let desk = Desk::get();
    let gap = Memo::new(move |_| {
        let (ledger, book) = (desk.ledger(), desk.book());
        form.values.with(|values| BandGap::of(&ledger, &book, values.get("notice"))).unwrap_or_default()
    });
    let row = move |key: &'static str, rate: Decimal| {
        let amount = gap.get().amount(rate);
        view! {
            <li class="spread">
                <WholeText text=t!(key, rate = unit_price(rate), amount = yuan(amount)) />
                <Button on_click=move || value.set(rate.normalize().to_string())>{t!("jobs.ruling.take")}</Button>
            </li>
        }
    };
    move || {
        let BandGap { lower, upper, .. } = gap.get();
        let lower = lower.map(|rate| row("jobs.ruling.lower", rate));
        let upper = upper.map(|rate| row("jobs.ruling.upper", rate));
        view! { <ul class="lines">{lower}{upper}</ul> }
    }
}
