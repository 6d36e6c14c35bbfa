//! The tour of the sample: a small panel that goes from screen to screen. It stores nothing and can be left at any time.

use super::{
    pointing::{point_at, point_at_nothing},
    stops::{STOPS, Stop},
    texts::text,
};
use crate::ui::prelude::*;
use crate::{
    app::{
        desk::Desk,
        help::leave_tour,
        i18n::use_i18n,
        route::{navigate, use_route},
    },
    t,
    ui::{Button, ButtonKind, Show, focus_field, references::ReferringText},
};

const NEXT: &str = "tour-next";
const TITLE: &str = "tour-title";
const TEXT: &str = "tour-text";

/// The panel, at its first stop.
pub fn tour() -> AnyView {
    view! { <Tour /> }.into_any()
}

/// Opens the screen of a stop and points. The focus comes back to the panel after the page has taken it.
fn go(stop: Stop) {
    let desk = Desk::get();
    let route = untrack(|| stop.route(&desk.ledger(), &desk.book(), desk.today()));
    navigate(&route);
    let there = move || use_route().with_untracked(|here| *here == route);
    point_at(stop.at, there, || focus_field(NEXT));
}

#[component]
fn Tour() -> impl IntoView {
    let i18n = use_i18n();
    let at = RwSignal::new(0_usize);
    let stop = move || STOPS[at.get().min(STOPS.len() - 1)];
    let last = move || at.get() + 1 == STOPS.len();
    Effect::new(move |_| go(stop()));
    on_cleanup(point_at_nothing);
    let said = move || text(i18n.lang(), stop().key);
    let next = move |_| match untrack(last) {
        true => leave_tour(),
        false => at.update(|at| *at += 1),
    };
    let body = derived(move || said().1.to_owned());
    view! {
        <div role="dialog" aria-labelledby=TITLE aria-describedby=TEXT class="tour-panel">
            <p class="small muted">
                {t!("shell.tour.at", n = at.get() + 1, all = STOPS.len())}
            </p>
            <h2 class="tour-title" id=TITLE prop:textContent=move || said().0></h2>
            <p id=TEXT><ReferringText text=body /></p>
            <div class="tour-ways">
                <button type="button" class="button button-primary" id=NEXT on:click=next>
                    {move || i18n.t(if last() { "shell.tour.end" } else { "shell.tour.next" })}
                </button>
                <Show when=move || { at.get() > 0 }>
                    <Button on_click=move || at.update(|at| *at -= 1)>{t!("shell.tour.back")}</Button>
                </Show>
                <Show when=move || !last()>
                    <Button kind=ButtonKind::Quiet on_click=leave_tour>{t!("shell.tour.leave")}</Button>
                </Show>
            </div>
        </div>
    }
}
