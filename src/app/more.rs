//! Lists that grow with the years, drawn page by page.

use super::paging::Paging;
use crate::ui::prelude::*;
use crate::{
    t,
    ui::{Button, Show, WholeText},
};

/// The button under a list of which not all is drawn. On paper more of it is, and what is not is said.
#[component]
pub fn More(
    paging: RwSignal<Paging>,
    /// How many there are.
    #[prop(into)]
    all: Signal<usize>,
) -> impl IntoView {
    let left = Memo::new(move |_| paging.get().left(all.get()));
    let printed = window_event_listener_untyped("beforeprint", move |_| {
        paging.update(|paging| *paging = paging.on_paper())
    });
    on_cleanup(move || printed.remove());
    view! {
        <Show when=move || { left.get() > 0 }>
            <p class="print-only"><WholeText text=t!("ui.more.paper", n = left.get()) /></p>
            <div class="row no-print">
                <Button on_click=move || paging.update(|paging| *paging = paging.more())>
                    <WholeText text=t!("ui.more", n = left.get()) />
                </Button>
            </div>
        </Show>
    }
}

/// What is drawn of a list.
pub fn drawn<T: Clone + PartialEq + Send + Sync + 'static>(
    all: Memo<Vec<T>>,
    paging: RwSignal<Paging>,
) -> Memo<Vec<T>> {
    Memo::new(move |_| all.with(|all| paging.get().drawn(all).to_vec()))
}

/// A list that stays as it is: each page stands below those before it. `row` makes the item of one.
pub fn pages<T: Clone + Send + Sync + 'static>(
    class: &'static str,
    all: Vec<T>,
    row: impl Fn(T) -> AnyView + Clone + Send + Sync + 'static,
) -> impl IntoView {
    let (paging, count) = (RwSignal::new(Paging::SECTION), all.len());
    let all = StoredValue::new(all);
    let places = move || 0..all.with_value(|all| paging.get().drawn(all).len());
    view! {
        <ul class=class>
            <For each=places key=|at| *at children=move |at| row(all.with_value(|all| all[at].clone())) />
        </ul>
        <More paging=paging all=derived(move || count) />
    }
}
