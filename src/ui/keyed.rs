//! A part of the page that belongs to one value and is never mended into that of another.

use leptos::prelude::*;

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
    let build = move |(_, value): (u64, T)| {
        untrack(|| children.with_value(|children| children(value))).into_any()
    };
    view! { <For each=move || [turn.get()] key=|(n, _)| *n children=build /> }
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
