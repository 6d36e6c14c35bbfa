//! A part of the page that belongs to one value and is never mended into that of another.

use crate::ui::prelude::*;

/// Builds its content anew, elements and all, whenever the value changes: what stood there for the last job or person
/// goes as a whole, with whatever a translating browser has made of it.
#[component]
pub fn Rebuilt<T, V>(of: Memo<T>, children: impl Fn(T) -> V + Send + Sync + 'static) -> impl IntoView
where
    T: Clone + PartialEq + Send + Sync + 'static,
    V: IntoView + 'static,
{
    // Values need no hash to be told apart: each change gets the next number.
    let turn = Memo::new(move |before: Option<&(u64, T)>| (before.map_or(0, |(n, _)| n + 1), of.get()));
    let children = StoredValue::new(children);
    in_turn(Box::new(move || {
        let (n, value) = turn.get();
        let build = move || untrack(|| children.with_value(|children| children(value))).into_any();
        Turn { n, build: Box::new(build) }
    }))
}

/// A value's content, not built yet.
struct Turn {
    n: u64,
    build: Box<dyn FnOnce() -> AnyView + Send>,
}

/// Written once for all types of values.
fn in_turn(turn: Box<dyn Fn() -> Turn + Send>) -> AnyView {
    view! { <For each=move || [turn()] key=|turn| turn.n children=|turn| (turn.build)() /> }.into_any()
}

/// [`Rebuilt`] where it pays: not to be translated either.
#[component]
pub fn Keyed<T, V>(of: Memo<T>, children: impl Fn(T) -> V + Send + Sync + 'static) -> impl IntoView
where
    T: Clone + PartialEq + Send + Sync + 'static,
    V: IntoView + 'static,
{
    view! {
        <Rebuilt of=of let:value>
            <div class="keyed" translate="no">
                {children(value)}
            </div>
        </Rebuilt>
    }
}
