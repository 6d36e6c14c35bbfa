//! Texts that name things which lead somewhere. What they are, the app says; widgets only make links of them.

/// A piece of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece {
    Said(String),
    Leads { text: String, href: String },
}

/// Finds what leads somewhere in a text. The pieces make up the whole text.
pub type Find = fn(&str) -> Vec<Piece>;

#[cfg(target_arch = "wasm32")]
pub use live::{ReferringText, provide_references};

#[cfg(target_arch = "wasm32")]
mod live {
    use super::{Find, Piece};
    use crate::ui::number::untranslated;
    use crate::ui::prelude::*;
    use std::cell::Cell;

    thread_local! {
        static FIND: Cell<Option<Find>> = const { Cell::new(None) };
    }

    /// Says how references are found. Called once, before anything is shown.
    pub fn provide_references(find: Find) {
        FIND.set(Some(find));
    }

    /// A text whose references are links, each piece written whole as in a `WholeText`. Not for what stands in a button
    /// or a link already.
    #[component]
    pub fn ReferringText(#[prop(into)] text: Signal<String>) -> impl IntoView {
        let mark = move || text.with(|text| untranslated(text));
        let pieces = move || {
            let found = text.with(|text| match FIND.get() {
                Some(find) => find(text),
                None => vec![Piece::Said(text.clone())],
            });
            found.into_iter().map(piece).collect_view()
        };
        view! { <span translate=mark>{pieces}</span> }
    }

    fn piece(piece: Piece) -> AnyView {
        match piece {
            Piece::Said(text) => view! { <span prop:textContent=text></span> }.into_any(),
            Piece::Leads { text, href } => {
                view! { <a class="reference" href=href prop:textContent=text></a> }.into_any()
            }
        }
    }
}
