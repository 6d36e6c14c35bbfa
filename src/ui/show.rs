//! What is there only for as long as something holds.

use leptos::prelude::*;

/// Shows its children for as long as `when` says so, `fallback` otherwise. As leptos's own of this name, which is written out
/// anew for each condition and each content, a kilobyte and a half of the program each time: here both are called through
/// pointers.
#[component]
pub fn Show(
    children: ChildrenFn,
    when: impl Fn() -> bool + Send + Sync + 'static,
    #[prop(optional, into)] fallback: ViewFn,
) -> impl IntoView {
    shown(Box::new(when), children, fallback)
}

fn shown(when: Box<dyn Fn() -> bool + Send + Sync>, children: ChildrenFn, fallback: ViewFn) -> AnyView {
    let holds = ArcMemo::new(move |_| when());
    (move || if holds.get() { children() } else { fallback.run() }).into_any()
}
